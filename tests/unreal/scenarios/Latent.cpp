// Latent nodes: one of the two pins runs, once, whatever happens to the bot and the game.
#include "Scenario.h"

#include "Actions/TickcordRequestAction.h"
#include "Calls/TickcordMemberLibrary.h"
#include "Containers/Ticker.h"

namespace
{
/** What a Blueprint's node does: binds its pins, and activates it. The pins count. */
class UNode : public UObject
{
public:
	explicit UNode(UTickcordRequestAction* InAction) : Action(InAction)
	{
		Action->Succeeded.AddDynamic(this, &UNode::HandleSuccess);
		Action->Failed.AddDynamic(this, &UNode::HandleFailure);
		Action->Activate();
	}
	/** As the garbage collector does with what no game instance holds. */
	~UNode() override { delete Action; }
	void HandleSuccess(const FTickcordRequestResult& InResult)
	{
		Result = InResult;
		++Successes;
	}
	void HandleFailure(const FTickcordRequestResult& InResult)
	{
		Result = InResult;
		++Failures;
	}
	FTickcordRequestResult Result;
	int32 Successes = 0;
	int32 Failures = 0;

private:
	UTickcordRequestAction* Action;
};

using FAction = UTickcordRequestAction;

/** The result of a node that succeeds, and that nothing holds afterwards. */
FTickcordRequestResult Succeed(FGame& Game, FAction* Action)
{
	UNode Node(Action);
	REQUIRE(Game.Instance->Referenced.count(Action) == 1 || Node.Successes == 1);
	TickUntil("the node", [&] { return Node.Successes + Node.Failures > 0; });
	FTSTicker::GetCoreTicker().Tick(1.0f / 60.0f);
	REQUIRE(Node.Successes == 1 && Node.Failures == 0 && Node.Result.bSucceeded);
	REQUIRE(Game.Instance->Referenced.count(Action) == 0);
	return Node.Result;
}
}

SCENARIO(latent_nodes)
{
	FGame Game;
	TickUntilReady(Game);
	UObject* World = Game.Instance;
	const FString General = IdOf("general");
	FTickcordMessageCreate Message;
	Message.Content = TEXT("From a node");
	REQUIRE(!Succeed(Game, FAction::CreateMessageAndWait(World, General, Message)).CreatedId.IsEmpty());

	FTickcordFile File;
	File.Name = TEXT("save.bin");
	File.Bytes = {1, 2, 3};
	REQUIRE(Holds(Succeed(Game, FAction::UploadFileAndWait(World, General, File, TEXT("A save"))).Body, "save.bin"));

	const FTickcordRequestResult Webhook = ResultOf(Game, UTickcordWebhookLibrary::CreateWebhook(Game.Bot, General, TEXT("Game")));
	FTickcordWebhookSender Sender;
	Sender.Username = TEXT("Rook");
	REQUIRE(Holds(Succeed(Game, FAction::ExecuteWebhookAndWait(World, Webhook.Webhook, Message, Sender)).Body, "\"Rook\""));

	REQUIRE(Succeed(Game, FAction::RequestGuildMembersAndWait(World, IdOf("guild_id"), TEXT("ro"), 5)).Members.Num() == 1);

	FTickcordCommand Command;
	Command.Name = TEXT("wave");
	Command.Description = TEXT("Which wave");
	REQUIRE(Holds(Succeed(Game, FAction::SetCommandsAndWait(World, TEXT(""), {Command})).Body, "\"wave\""));

	const FTickcordRequestResult Me = Succeed(Game, FAction::SendRequestAndWait(World, ETickcordHttpMethod::Get, TEXT("/users/@me")));
	REQUIRE(Me.Status == 200 && Holds(Me.Body, ToUtf8(IdOf("bot_id").Text).c_str()));

	const FTickcordRequestResult Diagnosis = Succeed(Game, FAction::DiagnoseAndWait(World, IdOf("guild_id"), General));
	REQUIRE(Diagnosis.Findings.ContainsByPredicate([](const FTickcordFinding& It) { return It.Check == TEXT("token") && It.Status == TEXT("ok") && !It.Text.IsEmpty(); }));
	REQUIRE(Diagnosis.Findings.ContainsByPredicate([](const FTickcordFinding& It) { return It.Check == TEXT("channel"); }));

	const int64 Role = UTickcordMemberLibrary::AddRole(Game.Bot, IdOf("guild_id"), IdOf("mina"), IdOf("moderator"));
	REQUIRE(Succeed(Game, FAction::WaitForRequest(World, Role)).Request == Role);
}

SCENARIO(latent_nodes_that_fail)
{
	FGame Game;
	TickUntilReady(Game);
	FTickcordMessageCreate Message;
	Message.Content = TEXT("Nobody hears it");
	// What is refused fails at once.
	UNode Refused(FAction::CreateMessageAndWait(Game.Instance, TEXT("general"), Message));
	REQUIRE(Refused.Failures == 1 && Refused.Successes == 0 && Holds(Refused.Result.Text, "which is no id"));
	UNode NoText(FAction::CreateMessageAndWait(Game.Instance, IdOf("general"), FTickcordMessageCreate()));
	REQUIRE(NoText.Failures == 1 && NoText.Result.CodeName == TEXT("TICKCORD_ERROR_EMPTY_CONTENT"));
	// What Discord refuses later.
	UNode Forbidden(FAction::CreateMessageAndWait(Game.Instance, IdOf("private"), Message));
	TickUntil("the refusal", [&] { return Forbidden.Failures > 0; });
	REQUIRE(Forbidden.Result.Status == 403);
	// What had its result, or never was.
	UNode Past(FAction::WaitForRequest(Game.Instance, Forbidden.Result.Request));
	REQUIRE(Past.Failures == 1 && Holds(Past.Result.Text, "No result is to come"));
	UNode Outside(FAction::WaitForRequest(nullptr, 1));
	REQUIRE(Outside.Failures == 1 && Holds(Outside.Result.Text, "no Tickcord Subsystem"));
	FTSTicker::GetCoreTicker().Tick(1.0f / 60.0f);
	REQUIRE(Refused.Failures + NoText.Failures + Forbidden.Failures + Past.Failures + Outside.Failures == 5);
	REQUIRE(Game.Instance->Referenced.empty());
}

SCENARIO(latent_nodes_end_with_their_bot)
{
	sandbox_control("/fault", "{\"fault\":\"rest\",\"count\":100,\"path\":\"/messages\",\"answer\":\"no_answer\"}");
	FTickcordMessageCreate Message;
	Message.Content = TEXT("Never answered");
	GetMutableDefault<UTickcordSettings>()->ShutdownTimeoutMs = 100;
	{
		FGame Game;
		TickUntilReady(Game);
		TickUntil("who the bot is", [&] { return !Game.Bot->GetBotUser().Id.IsEmpty(); });
		UNode Node(FAction::CreateMessageAndWait(Game.Instance, IdOf("general"), Message));
		REQUIRE(Node.Failures == 0);
		// Another bot, in its place.
		REQUIRE(Game.Bot->InitializeBot() && Game.Bot->GetBotUser().Id.IsEmpty());
		REQUIRE(Node.Failures == 1 && Node.Result.CodeName == TEXT("TICKCORD_ERROR_REQUEST_CANCELED"));
		REQUIRE(Game.Instance->Referenced.empty());
	}
	FGame* Game = new FGame;
	TickUntilReady(*Game);
	UNode Node(FAction::CreateMessageAndWait(Game->Instance, IdOf("general"), Message));
	// One whose game ends before the node begins.
	FAction* Never = FAction::CreateMessageAndWait(Game->Instance, IdOf("general"), Message);
	int32 Restarts = 0;
	UTickcordSubsystem* Bot = Game->Bot;
	Bot->WhenCompleted(Bot->SendChannelMessage(IdOf("general"), TEXT("x")), FTickcordRequestCompleted::CreateLambda([&](const FTickcordRequestResult&) {
		// What hears of the end cannot begin anew.
		Restarts += Bot->InitializeBot() || Bot->Connect() || Bot->SendChannelMessage(TEXT("1"), TEXT("x")) != 0 ? 1 : 0;
	}));
	delete Game;
	REQUIRE(Node.Failures == 1 && Node.Successes == 0 && Restarts == 0);
	UNode Late(Never);
	REQUIRE(Late.Failures == 1);
	REQUIRE(FTickcordModule::Get()->GetFunctions()->can_unload() == 1);
}

SCENARIO(results_while_the_bot_changes)
{
	FGame Game;
	TickUntilReady(Game);
	// A handler of a result ends the bot, in the middle of the tick.
	int32 Completions = 0;
	const auto End = [&](const FTickcordRequestResult&) {
		++Completions;
		Game.Bot->InitializeBot();
	};
	const int64 First = Game.Bot->SendChannelMessage(IdOf("general"), TEXT("1"));
	const int64 Second = Game.Bot->SendChannelMessage(IdOf("general"), TEXT("2"));
	Game.Bot->WhenCompleted(First, FTickcordRequestCompleted::CreateLambda(End));
	Game.Bot->WhenCompleted(First, FTickcordRequestCompleted::CreateLambda(End));
	Game.Bot->WhenCompleted(Second, FTickcordRequestCompleted::CreateLambda(End));
	TickUntil("the results", [&] { return Completions >= 3; });
	FTSTicker::GetCoreTicker().Tick(1.0f / 60.0f);
	REQUIRE(Completions == 3 && Game.Bot->GetClient() != 0);
}

SCENARIO(stats)
{
	FGame Game;
	REQUIRE(Game.Bot->GetStats().HttpRequests == 0 || Game.Bot->GetClient() != 0);
	TickUntilReady(Game);
	REQUIRE(ResultOf(Game, Game.Bot->SendChannelMessage(IdOf("general"), TEXT("x"))).bSucceeded);
	const FTickcordStats Stats = Game.Bot->GetStats();
	REQUIRE(Stats.EventsHandled > 0 && Stats.HttpRequests > 0 && Stats.BytesSent > 0 && Stats.BytesReceived > 0);
	REQUIRE(Stats.EventsDropped == 0 && Stats.RequestsWaiting == 0 && Stats.Reconnects == 0);
	REQUIRE(Game.Bot->Disconnect() && Game.Bot->GetStats().EventsHandled >= Stats.EventsHandled);
}
