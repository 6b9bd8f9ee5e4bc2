// The plugin in the stand-in, with the real library, against the sandbox: the scenario named by the first argument.
#include "CoreMinimal.h"
#include "Containers/Ticker.h"
#include "CoreGlobals.h"
#include "Engine/GameInstance.h"
#include "Modules/ModuleManager.h"
#include "StandIn.h"
#include "TickcordModule.h"
#include "TickcordSettings.h"
#include "TickcordSubsystem.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <poll.h>
#include <unistd.h>

extern "C" void sandbox_control(const char* path, const char* json);

namespace
{
#define REQUIRE(Condition) Require((Condition), #Condition, __LINE__)

void Require(bool bHolds, const char* Text, int Line)
{
	if (!bHolds)
	{
		fprintf(stderr, "scenarios.cpp:%d: %s\n", Line, Text);
		_exit(1);
	}
}

FString Environment(const char* Name)
{
	const char* Value = getenv(Name);
	REQUIRE(Value != nullptr);
	return FString(ToUtf16(Value).c_str());
}

bool WasLogged(const char* Text)
{
	for (const std::string& Line : StandInLog)
	{
		if (Line.find(Text) != std::string::npos)
		{
			return true;
		}
	}
	return false;
}

int32 CountErrors()
{
	int32 Errors = 0;
	for (const std::string& Line : StandInLog)
	{
		Errors += Line.rfind("Error: ", 0) == 0 ? 1 : 0;
	}
	return Errors;
}

/** A game: its instance, and the subsystem as the engine would make it. */
struct FGame
{
	FGame()
	{
		Instance->bIsDedicatedServer = StandIn.bIsDedicatedServer;
		Bot = NewObject<UTickcordSubsystem>(Instance);
		REQUIRE(Bot->ShouldCreateSubsystem(Instance));
		FSubsystemCollectionBase Collection;
		Bot->Initialize(Collection);
	}
	~FGame()
	{
		Bot->Deinitialize();
		delete Bot;
		delete Instance;
	}
	UGameInstance* Instance = NewObject<UGameInstance>();
	UTickcordSubsystem* Bot = nullptr;
};

/** Ticks as an engine does, sixty times a second, until something holds. */
void TickUntil(const char* What, const std::function<bool()>& Done)
{
	for (int32 Frame = 0; !Done(); ++Frame)
	{
		if (Frame == 60 * 20)
		{
			fprintf(stderr, "not in time: %s\n", What);
			_exit(1);
		}
		FTSTicker::GetCoreTicker().Tick(1.0f / 60.0f);
		poll(nullptr, 0, 16);
	}
}

/** What a Blueprint would be: UFUNCTIONs that are bound to the delegates. */
class UListener : public UObject
{
public:
	void HandleMessage(const FTickcordMessage& Message)
	{
		if (!Message.Author.bIsBot)
		{
			Heard = Message.Content;
			Speaker = Message.DisplayName;
		}
	}
	void HandleResult(const FTickcordRequestResult& Result) { Last = Result; }
	FString Heard;
	FString Speaker;
	FTickcordRequestResult Last;
};

void UseSandbox()
{
	UTickcordSettings* Settings = GetMutableDefault<UTickcordSettings>();
	Settings->ApiUrl = Environment("TICKCORD_API_URL");
	Settings->CaFile = Environment("TICKCORD_CA_FILE");
}

void TickUntilReady(FGame& Game)
{
	TickUntil("ready", [&] { return Game.Bot->IsConnected(); });
}

void Chat()
{
	FGame Game;
	UListener* Listener = NewObject<UListener>();
	Game.Bot->OnMessageCreate.AddDynamic(Listener, &UListener::HandleMessage);
	Game.Bot->OnRequestCompleted.AddDynamic(Listener, &UListener::HandleResult);
	FString BotName;
	FTickcordInteraction Command;
	Game.Bot->OnReadyNative.AddLambda([&](const FTickcordReady& Ready) { BotName = Ready.User.Username; });
	Game.Bot->OnInteractionNative.AddLambda([&](const FTickcordInteraction& Interaction) { Command = Interaction; });
	TickUntil("ready", [&] { return !BotName.IsEmpty(); });
	REQUIRE(Game.Bot->IsConnected() && Game.Bot->GetUnavailableReason().IsEmpty());

	sandbox_control("/speak", "{\"channel_id\":\"general\",\"member\":\"ada\",\"content\":\"torches \xF0\x9F\x94\xA6 \xE6\x9D\xBE\"}");
	TickUntil("a message", [&] { return !Listener->Heard.IsEmpty(); });
	REQUIRE(Listener->Heard.Text == u"torches \U0001F526 \u677E" && !Listener->Speaker.IsEmpty());

	const int64 Sent = Game.Bot->SendChannelMessage(Environment("TICKCORD_CHANNEL"), TEXT("caf\u00e9 \U0001F526"));
	REQUIRE(Sent != 0);
	TickUntil("a result", [&] { return Listener->Last.Request == Sent; });
	REQUIRE(Listener->Last.bSucceeded && !Listener->Last.CreatedId.IsEmpty());
	REQUIRE(ToUtf8(Listener->Last.Body.Text).find("\U0001F526") != std::string::npos || ToUtf8(Listener->Last.Body.Text).find("\\ud83d\\udd26") != std::string::npos);

	const int64 Presence = Game.Bot->UpdatePresence(TEXT("wave 3"), ETickcordActivity::Custom, ETickcordStatus::Idle);
	TickUntil("the presence", [&] { return Listener->Last.Request == Presence; });
	REQUIRE(Presence != 0 && Listener->Last.bSucceeded);

	const int64 Set = Game.Bot->SetCommands(TEXT(""), TEXT("[{\"name\":\"wave\",\"description\":\"Which wave\",\"options\":[{\"name\":\"n\",\"description\":\"n\",\"type\":4}]}]"));
	TickUntil("commands", [&] { return Listener->Last.Request == Set; });
	REQUIRE(Set != 0 && Listener->Last.bSucceeded);
	sandbox_control("/interact", "{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"command\",\"name\":\"wave\",\"options\":[{\"name\":\"n\",\"value\":-7}]}");
	TickUntil("a command", [&] { return !Command.Id.IsEmpty(); });
	REQUIRE(Command.Kind == ETickcordInteractionKind::Command && Command.CommandName == TEXT("wave"));
	REQUIRE(Command.Options.Num() == 1 && Command.Options[0].Text == TEXT("-7"));
	const int64 Answered = Game.Bot->RespondToInteraction(Command.Id, TEXT("This is wave 3"));
	TickUntil("the answer", [&] { return Listener->Last.Request == Answered; });
	REQUIRE(Answered != 0 && Listener->Last.bSucceeded);

	const int64 Asked = Game.Bot->SendRequest(ETickcordHttpMethod::Get, TEXT("/users/@me"));
	TickUntil("an answer", [&] { return Listener->Last.Request == Asked; });
	REQUIRE(Asked != 0 && Listener->Last.bSucceeded && Listener->Last.Status == 200);

	// What cannot be is refused in words, and at once.
	REQUIRE(Game.Bot->SendChannelMessage(TEXT("general"), TEXT("x")) == 0);
	REQUIRE(ToUtf8(Game.Bot->GetLastError().Text).find("no id") != std::string::npos);
	REQUIRE(Game.Bot->SendChannelMessage(TEXT("18446744073709551616"), TEXT("x")) == 0);
	REQUIRE(Game.Bot->SendChannelMessage(Environment("TICKCORD_CHANNEL"), TEXT("")) == 0);
	REQUIRE(ToUtf8(Game.Bot->GetLastError().Text).find("TICKCORD_ERROR_EMPTY_CONTENT") != std::string::npos);

	// A listener that is gone is not called.
	delete Listener;
	sandbox_control("/speak", "{\"channel_id\":\"general\",\"member\":\"ada\",\"content\":\"last\"}");
	bool bHeard = false;
	Game.Bot->OnAnyEventNative.AddLambda([&](const FTickcordEvent& Event) { bHeard = bHeard || Event.Name == TEXT("MESSAGE_CREATE"); });
	TickUntil("any event", [&] { return bHeard; });
	REQUIRE(Game.Bot->Disconnect());
	TickUntil("the end", [&] { return Game.Bot->GetState() == ETickcordState::Disconnected; });
	REQUIRE(CountErrors() == 0);
	const std::string Token = ToUtf8(Environment("DISCORD_TOKEN").Text);
	REQUIRE(!WasLogged(Token.c_str()));
}

void SettingsAndTokens()
{
	UTickcordSettings* Settings = GetMutableDefault<UTickcordSettings>();
	const std::string Token = getenv("DISCORD_TOKEN");
	const std::string File = std::string(getenv("TICKCORD_PLUGIN_DIR")) + "/token.txt";
	FILE* Written = fopen(File.c_str(), "wb");
	fprintf(Written, "%s\r\n", Token.c_str());
	fclose(Written);
	{
		// A file that is named but missing is no reason to connect another bot.
		Settings->TokenFile = TEXT("/nonexistent/token");
		FGame Game;
		REQUIRE(Game.Bot->GetClient() == 0 && WasLogged("/nonexistent/token cannot be read"));
	}
	{
		StandIn.CommandLine = FString((u"-server -TickcordTokenFile=" + ToUtf16(File) + u" -log").c_str());
		setenv("DISCORD_TOKEN", "another", 1);
		FGame Game;
		TickUntilReady(Game);
		REQUIRE(WasLogged("The bot token is from the file"));
	}
	StandIn.CommandLine = FString();
	Settings->TokenFile = FString();
	unsetenv("DISCORD_TOKEN");
	{
		FGame Game;
		REQUIRE(Game.Bot->GetClient() == 0 && WasLogged("Log: No bot token"));
		REQUIRE(!Game.Bot->Connect());
		// An explicit one.
		REQUIRE(Game.Bot->InitializeBot(FString(ToUtf16(Token).c_str())) && Game.Bot->Connect());
		TickUntilReady(Game);
	}
	Settings->BotToken = FString(ToUtf16(Token).c_str());
	{
		FGame Game;
		TickUntilReady(Game);
		REQUIRE(WasLogged("Warning: The bot token is in Game.ini"));
	}
	REQUIRE(!WasLogged(Token.c_str()));
}

void TwoInstances()
{
	{
		FGame First;
		FGame Second;
		REQUIRE(First.Bot->GetClient() != 0 && Second.Bot->GetClient() == 0);
		REQUIRE(WasLogged("Another game instance of this process uses this bot token"));
		TickUntilReady(First);
		REQUIRE(!Second.Bot->IsConnected());
	}
	// The token is free again.
	FGame Third;
	TickUntilReady(Third);
}

/** How many events one tick handled at the most, while five messages were said. */
int32 MostInOneTick()
{
	FGame Game;
	TickUntilReady(Game);
	int32 InTick = 0;
	int32 Most = 0;
	int32 Messages = 0;
	Game.Bot->OnAnyEventNative.AddLambda([&](const FTickcordEvent& Event) {
		++InTick;
		Messages += Event.Name == TEXT("MESSAGE_CREATE") ? 1 : 0;
	});
	for (int32 Line = 0; Line < 5; ++Line)
	{
		sandbox_control("/speak", "{\"channel_id\":\"general\",\"member\":\"ada\",\"content\":\"x\"}");
	}
	TickUntil("five messages", [&] {
		Most = InTick > Most ? InTick : Most;
		InTick = 0;
		return Messages >= 5;
	});
	return Most;
}

void Budget()
{
	UTickcordSettings* Settings = GetMutableDefault<UTickcordSettings>();
	Settings->MaxEventsPerTick = 1;
	Settings->MaxMicrosecondsPerTick = 1000000;
	REQUIRE(MostInOneTick() == 1);
	// However late a tick is, it handles one event.
	Settings->MaxEventsPerTick = 4096;
	Settings->MaxMicrosecondsPerTick = 0;
	REQUIRE(MostInOneTick() == 1);
}

void Events()
{
	FGame Game;
	TickUntilReady(Game);
	FTickcordReaction Reaction;
	FTickcordMemberLeave Leave;
	FTickcordMessageDelete Deleted;
	FTickcordVoiceState Voice;
	FTickcordPresence Presence;
	Game.Bot->OnReactionNative.AddLambda([&](const FTickcordReaction& It) { Reaction = It; });
	Game.Bot->OnMemberLeaveNative.AddLambda([&](const FTickcordMemberLeave& It) { Leave = It; });
	Game.Bot->OnMessageDeleteNative.AddLambda([&](const FTickcordMessageDelete& It) { Deleted = It; });
	Game.Bot->OnVoiceStateNative.AddLambda([&](const FTickcordVoiceState& It) { Voice = It; });
	Game.Bot->OnPresenceNative.AddLambda([&](const FTickcordPresence& It) { Presence = It; });
	sandbox_control("/dispatch", "{\"t\":\"MESSAGE_REACTION_ADD\",\"d\":{\"user_id\":\"18446744073709551615\",\"channel_id\":\"2\",\"message_id\":\"3\",\"emoji\":{\"id\":null,\"name\":\"x\"}}}");
	sandbox_control("/dispatch", "{\"t\":\"GUILD_MEMBER_REMOVE\",\"d\":{\"guild_id\":\"4\",\"user\":{\"id\":\"5\",\"username\":\"rook\"}}}");
	sandbox_control("/dispatch", "{\"t\":\"MESSAGE_DELETE\",\"d\":{\"id\":\"6\",\"channel_id\":\"7\"}}");
	sandbox_control("/dispatch", "{\"t\":\"VOICE_STATE_UPDATE\",\"d\":{\"user_id\":\"8\",\"channel_id\":null,\"self_mute\":true}}");
	sandbox_control("/dispatch", "{\"t\":\"PRESENCE_UPDATE\",\"d\":{\"user\":{\"id\":\"9\"},\"guild_id\":\"4\",\"status\":\"idle\",\"activities\":[]}}");
	TickUntil("a presence", [&] { return Presence.UserId == TEXT("9"); });
	REQUIRE(Presence.Status == TEXT("idle"));
	REQUIRE(Reaction.bIsAdded && Reaction.UserId == TEXT("18446744073709551615") && Reaction.EmojiId.IsEmpty() && Reaction.EmojiName == TEXT("x"));
	REQUIRE(Leave.User.Id == TEXT("5") && Leave.User.Username == TEXT("rook") && Leave.GuildId == TEXT("4"));
	REQUIRE(Deleted.Id == TEXT("6") && Deleted.ChannelId == TEXT("7") && Deleted.GuildId.IsEmpty());
	REQUIRE(Voice.UserId == TEXT("8") && Voice.ChannelId.IsEmpty() && Voice.bIsMuted && !Voice.bIsDeafened);
}

void HandlerEndsTheBot()
{
	FGame Game;
	int32 Ended = 0;
	Game.Bot->OnReadyNative.AddLambda([&](const FTickcordReady&) {
		++Ended;
		Game.Bot->Deinitialize();
	});
	TickUntil("the end", [&] { return Ended == 1; });
	REQUIRE(Game.Bot->GetClient() == 0 && FTickcordModule::Get()->GetFunctions()->can_unload() == 1);
}

bool IsMapped()
{
	FILE* Maps = fopen("/proc/self/maps", "r");
	char Line[4096];
	bool bFound = false;
	while (fgets(Line, sizeof Line, Maps) != nullptr)
	{
		bFound = bFound || strstr(Line, "libtickcord.so") != nullptr;
	}
	fclose(Maps);
	return bFound;
}

void Reload()
{
	for (int32 Round = 0; Round < 3; ++Round)
	{
		REQUIRE(IsMapped());
		{
			FGame Game;
			TickUntilReady(Game);
		}
		FModuleManager::Unload();
		REQUIRE(!IsMapped());
		FModuleManager::Load();
	}
}

void Idle()
{
	{
		StandIn.bIsDedicatedServer = false;
		FGame Client;
		REQUIRE(Client.Bot->GetClient() == 0 && !Client.Bot->InitializeBot(TEXT("a.b.c")));
		REQUIRE(ToUtf8(Client.Bot->GetUnavailableReason().Text).find("bDedicatedServerOnly") != std::string::npos);
		StandIn.bIsDedicatedServer = true;
	}
	{
		GIsEditor = true;
		FGame Editor;
		REQUIRE(ToUtf8(Editor.Bot->GetUnavailableReason().Text).find("bConnectInEditor") != std::string::npos);
		GIsEditor = false;
	}
	REQUIRE(CountErrors() == 0);
	StandIn.bIsCommandlet = true;
	UTickcordSubsystem* Bot = NewObject<UTickcordSubsystem>();
	REQUIRE(!Bot->ShouldCreateSubsystem(nullptr));
	delete Bot;
	FModuleManager::Unload();
	FModuleManager::Load();
	REQUIRE(FTickcordModule::Get()->GetFunctions() == nullptr && CountErrors() == 0 && !IsMapped());
}

/** The game goes on, with one error in its log and the same reason for Blueprints. */
void Unavailable(const char* Reason)
{
	FGame Game;
	REQUIRE(Game.Bot->GetClient() == 0 && !Game.Bot->InitializeBot() && !Game.Bot->Connect());
	REQUIRE(Game.Bot->SendChannelMessage(TEXT("1"), TEXT("x")) == 0 && !Game.Bot->IsConnected());
	REQUIRE(CountErrors() == 1 && WasLogged(Reason));
	REQUIRE(ToUtf8(Game.Bot->GetUnavailableReason().Text).find(Reason) != std::string::npos);
	FTSTicker::GetCoreTicker().Tick(1.0f);
}
}

int main(int Count, char** Arguments)
{
	REQUIRE(Count == 2);
	const std::string Name = Arguments[1];
	StandIn.PluginDir = Environment("TICKCORD_PLUGIN_DIR");
	UseSandbox();
	FModuleManager::Load();
	if (Name == "chat") { Chat(); }
	else if (Name == "settings_and_tokens") { SettingsAndTokens(); }
	else if (Name == "two_instances") { TwoInstances(); }
	else if (Name == "budget") { Budget(); }
	else if (Name == "events") { Events(); }
	else if (Name == "handler_ends_the_bot") { HandlerEndsTheBot(); }
	else if (Name == "reload") { Reload(); }
	else if (Name == "idle") { Idle(); }
	else if (Name == "missing_library") { Unavailable("Tickcord's library is missing: there is no "); }
	else if (Name == "wrong_abi") { Unavailable("it has ABI 2.0, and the plugin needs 1.0 or a newer minor"); }
	else if (Name == "foreign_library") { Unavailable("it is not Tickcord"); }
	else { REQUIRE(false); }
	FModuleManager::Unload();
	return 0;
}
