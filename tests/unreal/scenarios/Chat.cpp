// A chat both ways, a presence, and calls that are refused.
#include "Scenario.h"

namespace
{
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
}

SCENARIO(chat)
{
	FGame Game;
	UListener* Listener = NewObject<UListener>();
	Game.Bot->OnMessageCreate.AddDynamic(Listener, &UListener::HandleMessage);
	Game.Bot->OnRequestCompleted.AddDynamic(Listener, &UListener::HandleResult);
	FString BotName;
	Game.Bot->OnReadyNative.AddLambda([&](const FTickcordReady& Ready) { BotName = Ready.User.Username; });
	TickUntil("ready", [&] { return !BotName.IsEmpty(); });
	REQUIRE(Game.Bot->IsConnected() && Game.Bot->GetUnavailableReason().IsEmpty());

	sandbox_control("/speak", "{\"channel_id\":\"general\",\"member\":\"ada\",\"content\":\"torches \xF0\x9F\x94\xA6 \xE6\x9D\xBE\"}");
	TickUntil("a message", [&] { return !Listener->Heard.IsEmpty(); });
	REQUIRE(Listener->Heard.Text == u"torches \U0001F526 \u677E" && !Listener->Speaker.IsEmpty());

	const int64 Sent = Game.Bot->SendChannelMessage(Environment("TICKCORD_CHANNEL"), TEXT("caf\u00e9 \U0001F526"));
	REQUIRE(Sent != 0);
	TickUntil("a result", [&] { return Listener->Last.Request == Sent; });
	REQUIRE(Listener->Last.bSucceeded && !Listener->Last.CreatedId.IsEmpty());
	REQUIRE(Holds(Listener->Last.Body, "\U0001F526") || Holds(Listener->Last.Body, "\\ud83d\\udd26"));

	REQUIRE(ResultOf(Game, Game.Bot->UpdatePresence(TEXT("wave 3"), ETickcordActivity::Custom, ETickcordStatus::Idle)).bSucceeded);
	REQUIRE(ResultOf(Game, Game.Bot->UpdatePresence(TEXT("wave 3"), ETickcordActivity::Streaming, ETickcordStatus::Online, TEXT("https://twitch.tv/arena"))).bSucceeded);
	REQUIRE(AskSandbox("GET", "/journal?since=0").find("https://twitch.tv/arena") != std::string::npos);

	const FTickcordRequestResult Answer = ResultOf(Game, Game.Bot->SendRequest(ETickcordHttpMethod::Get, TEXT("/users/@me")));
	REQUIRE(Answer.bSucceeded && Answer.Status == 200);

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

SCENARIO(refused_calls)
{
	FGame Game;
	REQUIRE(Game.Bot->SendChannelMessage(TEXT("general"), TEXT("x")) == 0);
	REQUIRE(Holds(Game.Bot->GetLastError(), "SendChannelMessage: ChannelId is \"general\", which is no id"));
	REQUIRE(Game.Bot->SendChannelMessage(TEXT("18446744073709551616"), TEXT("x")) == 0);
	REQUIRE(Game.Bot->SendChannelMessage(Environment("TICKCORD_CHANNEL"), TEXT("")) == 0);
	REQUIRE(Holds(Game.Bot->GetLastError(), "TICKCORD_ERROR_EMPTY_CONTENT"));
	REQUIRE(Game.Bot->RequestGuildMembers(TEXT("1"), TEXT("a"), -1) == 0);
	REQUIRE(Holds(Game.Bot->GetLastError(), "Limit is -1: it cannot be negative"));

	// Who waits for such a call hears of it, and at once.
	FTickcordRequestResult Refused;
	Game.Bot->WhenCompleted(0, FTickcordRequestCompleted::CreateLambda([&](const FTickcordRequestResult& Result) { Refused = Result; }));
	REQUIRE(!Refused.bSucceeded && Holds(Refused.Text, "Limit is -1"));
}
