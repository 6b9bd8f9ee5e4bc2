// The chat bridge, as the owner of a server has it from Game.ini.
#include "Scenario.h"

#include "EngineUtils.h"
#include "GameFramework/GameModeBase.h"
#include "GameFramework/PlayerController.h"
#include "TickcordChatBridge.h"
#include "TickcordChatBridgeSubsystem.h"

#include <cstring>
#include <vector>

namespace
{
/** A server with players' seats, and what is said in Discord's channel. */
struct FServer : FGame
{
	FServer()
	{
		GetMutableDefault<AGameSession>()->MaxPlayers = 8;
		REQUIRE(Instance->StandInCreateSubsystem<UTickcordChatBridgeSubsystem>() != nullptr);
		Bot->OnMessageCreateNative.AddLambda([this](const FTickcordMessage& Message) { Said.push_back(Message); });
	}

	/** Loads a level, and gives the bridge in it. */
	ATickcordChatBridge* LoadLevel()
	{
		Instance->World.StandInBeginPlay();
		const TActorIterator<ATickcordChatBridge> Found(&Instance->World);
		return Found ? *Found : nullptr;
	}

	/** The message in Discord that has this text. */
	const FTickcordMessage& WaitFor(const char* Text)
	{
		const FTickcordMessage* Found = nullptr;
		TickUntil(Text, [&] {
			for (const FTickcordMessage& It : Said)
			{
				Found = Holds(It.Content, Text) ? &It : Found;
			}
			return Found != nullptr;
		});
		return *Found;
	}

	int32 Count(const char* Text) const
	{
		int32 Times = 0;
		for (const FTickcordMessage& It : Said)
		{
			Times += Holds(It.Content, Text) ? 1 : 0;
		}
		return Times;
	}

	std::vector<FTickcordMessage> Said;
};

ATickcordChatBridge* Settings()
{
	ATickcordChatBridge* Default = GetMutableDefault<ATickcordChatBridge>();
	Default->ChannelId = Environment("TICKCORD_CHANNEL");
	// Discord takes five messages in five seconds, so the last one may have to wait that long.
	GetMutableDefault<UTickcordSettings>()->ShutdownTimeoutMs = 10000;
	return Default;
}

void Speak(const char* Member, const char* Content)
{
	const std::string Json = std::string("{\"channel_id\":\"general\",\"member\":\"") + Member + "\",\"content\":\"" + Content + "\"}";
	sandbox_control("/speak", Json.c_str());
}

std::string Journal()
{
	return AskSandbox("GET", "/journal?since=0");
}

/** How often the bot said exactly this, as Discord saw it. */
int32 CountSent(const char* Content)
{
	const std::string Seen = Journal();
	const std::string Sent = std::string("\"content\":\"") + Content + "\",\"duplicate\":false";
	int32 Times = 0;
	for (size_t At = Seen.find(Sent); At != std::string::npos; At = Seen.find(Sent, At + 1))
	{
		++Times;
	}
	return Times;
}

/** Waits until the bot's presence is this one. */
void WaitForPresence(const char* Text)
{
	TickUntil(Text, [&] {
		const std::string Seen = Journal();
		const size_t Last = Seen.rfind("\"state\":\"");
		return Last != std::string::npos && Seen.find(Text, Last) == Last + strlen("\"state\":\"");
	});
}

/** What a Blueprint would be: UFUNCTIONs that are bound to the delegates. */
class UChat : public UObject
{
public:
	void HandleDiscordMessage(const FString& Player, const FString& Text, const FString& Line)
	{
		Lines.Add(Line);
		LastPlayer = Player;
		LastText = Text;
	}
	void HandleCommand(const FString& Player, const FString& Command, const FString& Arguments)
	{
		Commands.Add(Player);
		Commands.Add(Command);
		Commands.Add(Arguments);
	}
	TArray<FString> Lines;
	TArray<FString> Commands;
	FString LastPlayer;
	FString LastText;
};
}

SCENARIO(chat_bridge_joins_both_chats)
{
	Settings();
	{
		FServer Server;
		ATickcordChatBridge* Bridge = Server.LoadLevel();
		REQUIRE(Bridge != nullptr);
		Server.WaitFor("The server is up.");

		APlayerController* Grace = Server.Instance->World.StandInLogin(TEXT("Grace_H"));
		Server.WaitFor("**Grace\\_H** joined (1/8)");
		APlayerController* Linus = Server.Instance->World.StandInLogin(TEXT("Linus"));
		WaitForPresence("2/8 players");

		// From Discord to every player, in plain text.
		Speak("ada", "**torches** \xF0\x9F\x94\xA6");
		TickUntil("a line", [&] { return Linus->Shown.Num() == 1; });
		REQUIRE(Grace->Shown[0].Text == u"[Discord] Ada: torches \U0001F526" && Grace->Shown.Num() == 1);

		// From the game to Discord: shown as typed, and nobody is pinged.
		REQUIRE(Bridge->SendGameMessage(TEXT("{message}*"), TEXT("@everyone\n_no_ arrows")) != 0);
		const FTickcordMessage& Relayed = Server.WaitFor("arrows");
		REQUIRE(Holds(Relayed.Content, "**{message}\\***: ") && Holds(Relayed.Content, "\\_no\\_ arrows") && Relayed.Author.bIsBot);
		REQUIRE(Journal().find("\"mention_everyone\":true") == std::string::npos);
		REQUIRE(Bridge->SendGameMessage(TEXT("Linus"), TEXT(" \n ")) == 0);

		Server.Instance->World.StandInLogout(Grace);
		Server.WaitFor("**Grace\\_H** left (1/8)");
		WaitForPresence("1/8 players");
		// The bridge does not hear itself.
		REQUIRE(Linus->Shown.Num() == 1 && CountErrors() == 0);
	}
	// The end of the game waited for it.
	REQUIRE(CountSent("The server has stopped.") == 1 && !WasLogged("were not sent"));
}

SCENARIO(chat_bridge_spares_players_a_flood)
{
	Settings();
	FServer Server;
	ATickcordChatBridge* Bridge = Server.LoadLevel();
	UChat Chat;
	Bridge->OnDiscordMessage.AddDynamic(&Chat, &UChat::HandleDiscordMessage);
	TickUntilReady(Server);
	APlayerController* Grace = Server.Instance->World.StandInLogin(TEXT("Grace"));
	// As while a level loads for long, and nothing ticks.
	constexpr int32 Flood = 200;
	for (int32 Number = 1; Number <= Flood; ++Number)
	{
		Speak("ada", std::to_string(Number).c_str());
	}
	int32 Shown = 0;
	TickUntil("the last line", [&] {
		REQUIRE(Grace->Shown.Num() - Shown <= 5);
		Shown = Grace->Shown.Num();
		return Shown > 0 && Grace->Shown[Shown - 1] == TEXT("[Discord] Ada: 200");
	});
	// Each line is shown or counted, and the game's own chat gets all of them.
	int32 Counted = 0;
	for (const FString& Line : Grace->Shown)
	{
		int32 LeftOut = 0;
		Counted += std::sscanf(ToUtf8(Line.Text).c_str(), "(%d messages were left out)", &LeftOut) == 1 ? LeftOut : 1;
	}
	REQUIRE(Counted == Flood && Shown < Flood && Chat.Lines.Num() == Flood);
}

SCENARIO(chat_bridge_leaves_out_echoes)
{
	Settings();
	FServer Server;
	ATickcordChatBridge* Bridge = Server.LoadLevel();
	UChat Chat;
	Bridge->OnDiscordMessage.AddDynamic(&Chat, &UChat::HandleDiscordMessage);
	TickUntilReady(Server);
	const std::string Url = ToUtf8(JsonText(AskSandbox("POST", "/webhook", "{\"channel_id\":\"general\",\"name\":\"Other\"}"), "url").Text);
	const std::string Path = Url.substr(Url.find("/webhooks/"));
	REQUIRE(ResultOf(Server, Server.Bot->SendRequest(ETickcordHttpMethod::Post, ToUtf16(Path).c_str(), TEXT("{\"content\":\"by a webhook\"}"))).bSucceeded);
	const std::string Bot = "{\"t\":\"MESSAGE_CREATE\",\"d\":{\"id\":\"1\",\"channel_id\":\"" + ToUtf8(Bridge->ChannelId.Text) + "\",\"content\":\"by a bot\",\"author\":{\"id\":\"7\",\"username\":\"Other\",\"bot\":true}}}";
	sandbox_control("/dispatch", Bot.c_str());
	sandbox_control("/dispatch", "{\"t\":\"MESSAGE_CREATE\",\"d\":{\"id\":\"1\",\"channel_id\":\"2\",\"content\":\"elsewhere\",\"author\":{\"id\":\"8\",\"username\":\"Rook\"}}}");
	Bridge->SendNotice(TEXT("by this bot"));
	Server.WaitFor("by this bot");
	Speak("ada", "last");
	TickUntil("the last", [&] { return Chat.Lines.Num() > 0; });
	REQUIRE(Chat.Lines.Num() == 1 && Chat.LastText == TEXT("last") && Server.Count("by a webhook") == 1 && Server.Count("elsewhere") == 1);

	// What webhooks post is a bot's as well, and is left out even so.
	Bridge->bRelayBots = true;
	REQUIRE(ResultOf(Server, Server.Bot->SendRequest(ETickcordHttpMethod::Post, ToUtf16(Path).c_str(), TEXT("{\"content\":\"by a webhook again\"}"))).bSucceeded);
	sandbox_control("/dispatch", Bot.c_str());
	TickUntil("a bot", [&] { return Chat.Lines.Num() == 2; });
	REQUIRE(Chat.LastPlayer == TEXT("Other"));
	Bridge->SendNotice(TEXT("by this bot again"));
	Server.WaitFor("by this bot again");
	Speak("ada", "last");
	TickUntil("the last", [&] { return Chat.Lines.Num() > 2; });
	REQUIRE(Chat.Lines.Num() == 3 && Chat.LastText == TEXT("last") && Server.Count("by a webhook") == 2);
}

SCENARIO(chat_bridge_takes_commands_of_the_roles_alone)
{
	ATickcordChatBridge* Default = Settings();
	FServer Server;
	const std::string World = AskSandbox("GET", "/");
	Default->CommandRoleIds.Add(TEXT("moderators"));
	Default->CommandRoleIds.Add(JsonText(World, "moderator"));
	ATickcordChatBridge* Bridge = Server.LoadLevel();
	UChat Chat;
	Bridge->OnDiscordMessage.AddDynamic(&Chat, &UChat::HandleDiscordMessage);
	Bridge->OnCommand.AddDynamic(&Chat, &UChat::HandleCommand);
	TickUntilReady(Server);

	Speak("ada", " !kick  Rook for fun ");
	TickUntil("a command", [&] { return Chat.Commands.Num() == 3; });
	REQUIRE(Chat.Commands[0] == TEXT("Ada") && Chat.Commands[1] == TEXT("kick") && Chat.Commands[2] == TEXT("Rook for fun"));
	REQUIRE(Chat.Lines.Num() == 0 && WasLogged("CommandRoleIds has \"moderators\", which is no id"));
	// Without the role it is chat, as is what names no command.
	Speak("rook", "!stop");
	Speak("ada", "!!!");
	TickUntil("two lines", [&] { return Chat.Lines.Num() == 2; });
	REQUIRE(Chat.Commands.Num() == 3 && Chat.LastText == TEXT("!!!"));

	// The guild's id stands for everybody.
	Bridge->CommandRoleIds.Add(JsonText(World, "guild_id"));
	Speak("rook", "!players");
	TickUntil("a command", [&] { return Chat.Commands.Num() == 6; });
	REQUIRE(Chat.Commands[3] == TEXT("Sir Rook") && Chat.Commands[4] == TEXT("players") && Chat.Commands[5].IsEmpty());
}

SCENARIO(chat_bridge_speaks_under_players_names_by_a_webhook)
{
	ATickcordChatBridge* Default = Settings();
	Default->WebhookUrl = JsonText(AskSandbox("POST", "/webhook", "{\"channel_id\":\"general\",\"name\":\"Game\"}"), "url");
	FServer Server;
	ATickcordChatBridge* Bridge = Server.LoadLevel();
	TickUntilReady(Server);
	REQUIRE(Bridge->SendGameMessage(TEXT("Grace_H"), TEXT("*hello*")) != 0);
	const FTickcordMessage& Hello = Server.WaitFor("hello");
	REQUIRE(!Hello.WebhookId.IsEmpty() && Hello.Author.Username == TEXT("Grace_H") && Hello.Content == TEXT("\\*hello\\*"));

	// A name that Discord does not let webhooks have does not lose the message.
	REQUIRE(Bridge->SendGameMessage(TEXT("Discordia"), TEXT("me too")) != 0);
	const FTickcordMessage& Other = Server.WaitFor("me too");
	REQUIRE(Other.WebhookId.IsEmpty() && Other.Content == TEXT("**Discordia**: me too"));
	// The address is a secret.
	REQUIRE(!WasLogged(ToUtf8(Default->WebhookUrl.Text).c_str()));
	Bridge->WebhookUrl = TEXT("https://example.com/secret");
	REQUIRE(Bridge->SendGameMessage(TEXT("Grace_H"), TEXT("still here")) != 0);
	Server.WaitFor("still here");
	REQUIRE(WasLogged("WebhookUrl: it is no webhook's address") && !WasLogged("secret"));
}

SCENARIO(chat_bridge_announces_the_server_and_not_its_levels)
{
	Settings();
	{
		FServer Server;
		REQUIRE(Server.LoadLevel() != nullptr);
		Server.WaitFor("The server is up.");
		Server.Instance->World.StandInEndPlay(EEndPlayReason::LevelTransition);
		ATickcordChatBridge* Bridge = Server.LoadLevel();
		REQUIRE(Bridge != nullptr);
		Bridge->SendNotice(TEXT("the next level"));
		Server.WaitFor("the next level");
		REQUIRE(Server.Count("The server is up.") == 1 && Server.Count("stopped") == 0);
	}
	REQUIRE(CountSent("The server has stopped.") == 1);
	{
		// Whether the level or the game instance ends first is the engine's business.
		FServer Server;
		Server.LoadLevel();
		Server.WaitFor("The server is up.");
		Server.Bot->Deinitialize();
	}
	REQUIRE(CountSent("The server has stopped.") == 2);
}

SCENARIO(chat_bridge_stays_idle_where_it_cannot_be)
{
	ATickcordChatBridge* Default = Settings();
	{
		// A level with a bridge of its own gets no second one.
		FServer Server;
		Server.Instance->World.SpawnActor<ATickcordChatBridge>();
		Server.LoadLevel();
		int32 Bridges = 0;
		for (const auto& Entry : Server.Instance->World.StandInActors)
		{
			Bridges += Entry.Type == StandInTypeId<ATickcordChatBridge>() ? 1 : 0;
		}
		REQUIRE(Bridges == 1);
	}
	{
		FServer Client;
		Client.Instance->World.NetMode = NM_Client;
		ATickcordChatBridge* Bridge = Client.Instance->World.SpawnActor<ATickcordChatBridge>();
		Client.LoadLevel();
		TickUntilReady(Client);
		REQUIRE(Bridge->SendGameMessage(TEXT("Ada"), TEXT("x")) == 0);
	}
	Default->ChannelId = TEXT("general");
	{
		FServer Server;
		ATickcordChatBridge* Bridge = Server.LoadLevel();
		REQUIRE(Bridge != nullptr && WasLogged("ChannelId is \"general\", which is no id") && CountErrors() == 1);
		REQUIRE(Bridge->SendGameMessage(TEXT("Ada"), TEXT("x")) == 0);
	}
	Default->ChannelId = FString();
	{
		FServer Server;
		REQUIRE(Server.LoadLevel() == nullptr);
	}
	Settings();
	GetMutableDefault<UTickcordSettings>()->bAutoConnect = false;
	const size_t Logged = StandInLog.size();
	{
		// Without a token it is silent, as the subsystem is.
		FServer Server;
		ATickcordChatBridge* Bridge = Server.LoadLevel();
		Server.Instance->World.StandInLogin(TEXT("Ada"));
		REQUIRE(Bridge != nullptr && Bridge->SendGameMessage(TEXT("Ada"), TEXT("x")) == 0);
	}
	REQUIRE(StandInLog.size() == Logged);
}
