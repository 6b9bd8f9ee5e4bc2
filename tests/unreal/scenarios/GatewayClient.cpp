// The actor for users of DiscordGatewayClientCustom: their documented sample, with another class.
#include "Scenario.h"

#include "GameFramework/Actor.h"
#include "TickcordGatewayClient.h"

namespace
{
/** A user's actor. */
class AMyClass : public AActor
{
public:
	void HandleReady(const FTickcordReady& Ready) { BotName = Ready.User.Username; }
	void HandleMessage(const FTickcordMessage& Message)
	{
		if (!Message.Author.bIsBot)
		{
			Heard = Message.Content;
		}
	}
	FString BotName;
	FString Heard;
};

void TickWorldUntil(FGame& Game, const char* What, const std::function<bool()>& Done)
{
	TickUntil(What, [&] {
		Game.Instance->World.StandInTick();
		return Done();
	});
}
}

SCENARIO(sample_of_the_gateway_client_runs)
{
	GetMutableDefault<UTickcordSettings>()->bAutoConnect = false;
	FGame Game;
	UWorld& World = Game.Instance->World;
	World.StandInBeginPlay();
	AMyClass* Mine = World.SpawnActor<AMyClass>();
	int64 Presence = 0;
	int64 Members = 0;
	int64 Sent = 0;
	FString MembersAnswer;
	int32 Succeeded = 0;
	Game.Bot->OnRequestCompletedNative.AddLambda([&](const FTickcordRequestResult& Result) {
		Succeeded += Result.bSucceeded ? 1 : 0;
		MembersAnswer = Result.Request == Members ? Result.Body : MembersAnswer;
	});

	ATickcordGatewayClient* Client = World.SpawnActor<ATickcordGatewayClient>();
	REQUIRE(!Client->IsConnected());
	Client->InitializeBot(Environment("DISCORD_TOKEN"));
	Client->Connect();
	Sent = Client->SendChannelMessage(Environment("TICKCORD_CHANNEL"), TEXT("Hello from Satisfactory!"));
	// 33027, which their documentation gives, lacks GUILD_MESSAGES.
	Client->SetIntents(TICKCORD_INTENT_GUILDS | TICKCORD_INTENT_GUILD_MEMBERS | TICKCORD_INTENT_GUILD_PRESENCES | TICKCORD_INTENT_MESSAGE_CONTENT);
	Client->OnReady.AddDynamic(Mine, &AMyClass::HandleReady);
	Client->OnMessageCreate.AddDynamic(Mine, &AMyClass::HandleMessage);
	Presence = Client->UpdatePresence(TEXT("Playing Satisfactory"), ETickcordStatus::Online);
	Members = Client->RequestGuildMembers(JsonText(AskSandbox("GET", "/"), "guild_id"));
	REQUIRE(Sent != 0 && Presence != 0 && Members != 0);

	TickWorldUntil(Game, "ready", [&] { return !Mine->BotName.IsEmpty(); });
	REQUIRE(Client->IsConnected());
	REQUIRE(WasLogged("the intents 33027 lack GuildMessages, which it needs: it was added"));
	TickWorldUntil(Game, "three results", [&] { return Succeeded == 3; });
	REQUIRE(Holds(MembersAnswer, "oskar"));
	REQUIRE(AskSandbox("GET", "/journal?since=0").find("Playing Satisfactory") != std::string::npos);

	sandbox_control("/speak", "{\"channel_id\":\"general\",\"member\":\"ada\",\"content\":\"hear me\"}");
	TickWorldUntil(Game, "a message", [&] { return Mine->Heard == TEXT("hear me"); });

	// The actor's end is the connection's.
	World.StandInEndPlay(EEndPlayReason::LevelTransition);
	TickUntil("the end", [&] { return Game.Bot->GetState() == ETickcordState::Disconnected; });
	REQUIRE(CountErrors() == 0);
}

SCENARIO(gateway_client_leaves_intents_alone_while_nobody_listens)
{
	GetMutableDefault<UTickcordSettings>()->bAutoConnect = false;
	FGame Game;
	UWorld& World = Game.Instance->World;
	World.StandInBeginPlay();
	ATickcordGatewayClient* Client = World.SpawnActor<ATickcordGatewayClient>();
	Client->SetIntents(TICKCORD_INTENT_GUILDS);
	Client->InitializeBot(Environment("DISCORD_TOKEN"));
	Client->Connect();
	TickWorldUntil(Game, "ready", [&] { return Client->IsConnected(); });
	REQUIRE(!WasLogged("lack GuildMessages"));
	REQUIRE(AskSandbox("GET", "/journal?since=0").find("\"intents\":1,") != std::string::npos);

	// Bound after the login: the session begins anew with what is needed.
	AMyClass* Mine = World.SpawnActor<AMyClass>();
	Client->OnMessageCreate.AddDynamic(Mine, &AMyClass::HandleMessage);
	TickWorldUntil(Game, "a new session", [&] { return AskSandbox("GET", "/journal?since=0").find("\"intents\":513,") != std::string::npos; });
}

SCENARIO(gateway_client_leaves_a_connection_that_was_there)
{
	FGame Game;
	TickUntilReady(Game);
	UWorld& World = Game.Instance->World;
	World.StandInBeginPlay();
	ATickcordGatewayClient* Client = World.SpawnActor<ATickcordGatewayClient>();
	REQUIRE(Client->Connect() && Client->IsConnected());
	World.StandInEndPlay(EEndPlayReason::LevelTransition);
	// What is heard after that came over the connection that the subsystem made.
	FString Heard;
	Game.Bot->OnMessageCreateNative.AddLambda([&](const FTickcordMessage& Message) { Heard = Message.Content; });
	REQUIRE(ResultOf(Game, Game.Bot->SendRequest(ETickcordHttpMethod::Get, TEXT("/users/@me"))).bSucceeded);
	sandbox_control("/speak", "{\"channel_id\":\"general\",\"member\":\"ada\",\"content\":\"still there?\"}");
	TickUntil("a message", [&] { return Heard == TEXT("still there?"); });
	REQUIRE(Game.Bot->IsConnected());
}
