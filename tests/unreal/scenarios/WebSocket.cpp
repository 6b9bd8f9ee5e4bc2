// A WebSocket of the game's own, to the sandbox's echo.
#include "Scenario.h"

#include "TickcordWebSocket.h"

namespace
{
/** What a Blueprint would be: UFUNCTIONs that are bound to the delegates. */
class UWebSocketListener : public UObject
{
public:
	void Listen(UTickcordWebSocket* WebSocket)
	{
		WebSocket->OnConnected.AddDynamic(this, &UWebSocketListener::HandleConnected);
		WebSocket->OnMessage.AddDynamic(this, &UWebSocketListener::HandleMessage);
		WebSocket->OnBinaryMessage.AddDynamic(this, &UWebSocketListener::HandleBinaryMessage);
		WebSocket->OnClosed.AddDynamic(this, &UWebSocketListener::HandleClosed);
		WebSocket->OnError.AddDynamic(this, &UWebSocketListener::HandleError);
	}
	void HandleConnected(const FString& Subprotocol)
	{
		++Connections;
		Chosen = Subprotocol;
	}
	void HandleMessage(const FString& Text) { Heard = Text; }
	void HandleBinaryMessage(const TArray<uint8>& Data) { Bytes = Data; }
	void HandleClosed(int32 InCode, const FString& InReason, bool bInWasClean)
	{
		++Ends;
		Code = InCode;
		Reason = InReason;
		bWasClean = bInWasClean;
	}
	void HandleError(const FString& InError) { Error = InError; }

	int32 Connections = 0;
	int32 Ends = 0;
	FString Chosen;
	FString Heard;
	TArray<uint8> Bytes;
	int32 Code = 0;
	FString Reason;
	bool bWasClean = false;
	FString Error;
};

UTickcordWebSocket* CreateEcho(const FGame& Game, bool bReconnect = false)
{
	TMap<FString, FString> Headers;
	Headers.Add(TEXT("X-Player"), TEXT("Ada"));
	return UTickcordWebSocket::CreateWebSocket(Game.Instance, Environment("TICKCORD_ECHO_URL"), {TEXT("chat.v2"), TEXT("chat.v1")}, Headers, bReconnect);
}

bool IsKept(const FGame& Game, UTickcordWebSocket* WebSocket)
{
	return Game.Instance->Referenced.count(WebSocket) > 0;
}
}

SCENARIO(websocket_echoes_in_a_client_without_a_token)
{
	StandIn.bIsDedicatedServer = false;
	FGame Game;
	REQUIRE(Game.Bot->GetClient() == 0);
	UTickcordWebSocket* WebSocket = CreateEcho(Game);
	UWebSocketListener Listener;
	Listener.Listen(WebSocket);
	int32 NativeMessages = 0;
	WebSocket->OnMessageNative.AddLambda([&](const FString&) { ++NativeMessages; });
	REQUIRE(!WebSocket->SendText(TEXT("early")) && Holds(WebSocket->GetLastError(), "call Connect first"));

	REQUIRE(WebSocket->Connect() && IsKept(Game, WebSocket));
	REQUIRE(!WebSocket->Connect() && Holds(WebSocket->GetLastError(), "TICKCORD_ERROR_ALREADY_CONNECTED"));
	TickUntil("open", [&] { return Listener.Connections == 1; });
	REQUIRE(WebSocket->IsConnected() && Listener.Chosen == TEXT("chat.v2"));

	REQUIRE(WebSocket->SendText(TEXT("caf\u00e9 \U0001F526")));
	TickUntil("its text", [&] { return !Listener.Heard.IsEmpty(); });
	REQUIRE(Listener.Heard.Text == u"caf\u00e9 \U0001F526" && NativeMessages == 1);
	REQUIRE(WebSocket->SendBinary({0, 255, 10}));
	TickUntil("its bytes", [&] { return Listener.Bytes.Num() > 0; });
	REQUIRE(Listener.Bytes == TArray<uint8>({0, 255, 10}));
	Listener.Bytes = {1};
	REQUIRE(WebSocket->SendBinary({}));
	TickUntil("no bytes", [&] { return Listener.Bytes.Num() == 0; });

	REQUIRE(!WebSocket->Close(1006) && Holds(WebSocket->GetLastError(), "TICKCORD_ERROR_INVALID_ARGUMENT"));
	REQUIRE(WebSocket->Close(4000, TEXT("good night")));
	TickUntil("the end", [&] { return Listener.Ends == 1; });
	REQUIRE(Listener.Code == 4000 && Listener.bWasClean && WebSocket->GetState() == ETickcordWebSocketState::Closed);
	// What nobody holds any more may be collected.
	REQUIRE(!IsKept(Game, WebSocket));

	REQUIRE(WebSocket->Connect() && IsKept(Game, WebSocket));
	TickUntil("open again", [&] { return Listener.Connections == 2; });
	StandInCollect(WebSocket);
	REQUIRE(FTickcordModule::Get()->GetFunctions()->can_unload() == 1 && CountErrors() == 0);
}

SCENARIO(websocket_tells_why_it_cannot_connect)
{
	FGame Game;
	UWebSocketListener Listener;
	UTickcordWebSocket* Insecure = UTickcordWebSocket::CreateWebSocket(Game.Instance, TEXT("ws://example.com/live"), {}, {});
	REQUIRE(!Insecure->Connect() && Holds(Insecure->GetLastError(), "TICKCORD_ERROR_INSECURE_URL") && !IsKept(Game, Insecure));
	REQUIRE(UTickcordWebSocket::CreateWebSocket(nullptr, TEXT("wss://localhost/"), {}, {}) == nullptr);

	// The sandbox answers this path with HTTP 404.
	FString Url = Environment("TICKCORD_ECHO_URL");
	Url.Text += u"/nothing";
	UTickcordWebSocket* Refused = UTickcordWebSocket::CreateWebSocket(Game.Instance, Url, {}, {});
	Listener.Listen(Refused);
	REQUIRE(Refused->Connect());
	TickUntil("an error", [&] { return !Listener.Error.IsEmpty(); });
	REQUIRE(Holds(Listener.Error, "404") && Listener.Connections == 0 && Listener.Ends == 0 && !IsKept(Game, Refused));
	StandInCollect(Insecure);
	StandInCollect(Refused);
}

SCENARIO(websocket_tries_again_until_the_server_is_there)
{
	FGame Game;
	TickUntilReady(Game);
	sandbox_control("/fault", "{\"fault\":\"refuse\",\"count\":1,\"how\":\"tcp\"}");
	UWebSocketListener Listener;
	UTickcordWebSocket* WebSocket = CreateEcho(Game, true);
	Listener.Listen(WebSocket);
	REQUIRE(WebSocket->Connect());
	TickUntil("an error", [&] { return !Listener.Error.IsEmpty(); });
	REQUIRE(Listener.Connections == 0 && IsKept(Game, WebSocket));
	TickUntil("open", [&] { return Listener.Connections == 1; });
	REQUIRE(WebSocket->Close());
	TickUntil("the end", [&] { return Listener.Ends == 1; });
	REQUIRE(WebSocket->GetState() == ETickcordWebSocketState::Closed && !IsKept(Game, WebSocket));
	StandInCollect(WebSocket);
}

SCENARIO(websocket_ends_with_its_game_and_with_the_module)
{
	UTickcordWebSocket* WebSocket = nullptr;
	{
		FGame Game;
		WebSocket = CreateEcho(Game);
		REQUIRE(WebSocket->Connect());
		TickUntil("open", [&] { return WebSocket->IsConnected(); });
	}
	REQUIRE(WebSocket->GetWebSocket() == 0 && WebSocket->GetState() == ETickcordWebSocketState::Closed);
	REQUIRE(!WebSocket->Connect() && Holds(WebSocket->GetLastError(), "The game has ended"));
	StandInCollect(WebSocket);

	FGame Game;
	WebSocket = CreateEcho(Game);
	REQUIRE(WebSocket->Connect());
	TickUntil("open", [&] { return WebSocket->IsConnected(); });
	TickUntilReady(Game);
	FModuleManager::Unload();
	// Neither a thread nor a handle keeps the library.
	REQUIRE(!WasLogged("stays loaded") && WebSocket->GetWebSocket() == 0 && Game.Bot->GetClient() == 0);
	FModuleManager::Load();
	StandInCollect(WebSocket);
}
