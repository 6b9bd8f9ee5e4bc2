#pragma once

#include "CoreMinimal.h"
#include "Containers/Ticker.h"
#include "UObject/Object.h"
#include "UObject/WeakObjectPtrTemplates.h"
#include "TickcordFunctions.h"
#include "TickcordWebSocket.generated.h"

DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordWebSocketConnectedDelegate, const FString&, Subprotocol);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordWebSocketConnectedNative, const FString&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordWebSocketMessageDelegate, const FString&, Text);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordWebSocketMessageNative, const FString&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordWebSocketBinaryMessageDelegate, const TArray<uint8>&, Data);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordWebSocketBinaryMessageNative, const TArray<uint8>&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_ThreeParams(FTickcordWebSocketClosedDelegate, int32, Code, const FString&, Reason, bool, bWasClean);
DECLARE_MULTICAST_DELEGATE_ThreeParams(FTickcordWebSocketClosedNative, int32, const FString&, bool);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordWebSocketErrorDelegate, const FString&, Error);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordWebSocketErrorNative, const FString&);

class UGameInstance;

/** Where a WebSocket stands. */
UENUM(BlueprintType)
enum class ETickcordWebSocketState : uint8
{
	Closed,
	Connecting,
	Open,
	/** Close was called; messages may still arrive. */
	Closing,
	/** Waiting before it tries again. */
	Backoff,
	/** A bug of Tickcord's stopped it. */
	Poisoned,
};

/**
 * A WebSocket to a server of your own. It has nothing to do with Discord, needs no token, and works in clients as well as in
 * servers. Everything happens on the game thread, and nothing here waits for the server, but for the end of the game
 * (ShutdownTimeoutMs). It stays alive while it is connected or trying to, and ends with its game instance.
 */
UCLASS(BlueprintType)
class TICKCORD_API UTickcordWebSocket : public UObject
{
	GENERATED_BODY()

public:
	/**
	 * Prepares a WebSocket; bind its events, and Connect. The address begins with wss://, or with ws:// for a server on this
	 * machine. With bReconnect it connects again whenever the connection ends, until Close. Null without a game instance.
	 */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|WebSocket", meta = (WorldContext = "WorldContextObject", AutoCreateRefTerm = "Subprotocols,Headers"))
	static UTickcordWebSocket* CreateWebSocket(const UObject* WorldContextObject, const FString& Url, const TArray<FString>& Subprotocols, const TMap<FString, FString>& Headers, bool bReconnect = false);

	/** Begins to connect: OnConnected follows, or OnError. False if it cannot begin: GetLastError says why. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|WebSocket")
	bool Connect();

	/** Sends a text. There is no receipt; what was not sent when the connection ended is counted in the log. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|WebSocket")
	bool SendText(const FString& Text);

	/** Sends bytes. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|WebSocket")
	bool SendBinary(const TArray<uint8>& Data);

	/** Sends what was accepted, then closes: OnClosed follows. Code: 1000, one from 3000 to 4999, or 0 for none. Reason: up to 123 bytes. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|WebSocket")
	bool Close(int32 Code = 1000, const FString& Reason = TEXT(""));

	/** Where it stands. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|WebSocket")
	ETickcordWebSocketState GetState() const;

	/** Whether messages can be sent. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|WebSocket")
	bool IsConnected() const;

	/** Why the last call was refused. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|WebSocket")
	FString GetLastError() const;

	/** For all of the C API, with FTickcordModule::GetFunctions; 0 before Connect. It stays this object's. */
	tickcord_websocket GetWebSocket() const { return Handle; }

	virtual void BeginDestroy() override;

	/** The connection is open. Subprotocol is the one that the server chose, or empty. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord|WebSocket")
	FTickcordWebSocketConnectedDelegate OnConnected;

	/** A text came. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord|WebSocket")
	FTickcordWebSocketMessageDelegate OnMessage;

	/** Bytes came. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord|WebSocket")
	FTickcordWebSocketBinaryMessageDelegate OnBinaryMessage;

	/**
	 * The connection has ended, once for each OnConnected. Code is RFC 6455's: 1005 if the server gave none, 1006 if the connection was
	 * lost. Reason is the server's or, if bWasClean is false, what happened in words.
	 */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord|WebSocket")
	FTickcordWebSocketClosedDelegate OnClosed;

	/** An attempt to connect failed: why, and what to do about it. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord|WebSocket")
	FTickcordWebSocketErrorDelegate OnError;

	// The same for C++, each in front of its twin.
	FTickcordWebSocketConnectedNative OnConnectedNative;
	FTickcordWebSocketMessageNative OnMessageNative;
	FTickcordWebSocketBinaryMessageNative OnBinaryMessageNative;
	FTickcordWebSocketClosedNative OnClosedNative;
	FTickcordWebSocketErrorNative OnErrorNative;

private:
	bool Tick(float DeltaTime);
	void PollEvents(const FTickcordFunctions& Functions);
	void PollLog(const FTickcordFunctions& Functions);
	void Dispatch(const FTickcordFunctions& Functions, const tickcord_event* Event);
	bool CreateHandle(const FTickcordFunctions& Functions);
	/** Destroys the WebSocket, whose library or game instance goes away. */
	void End();
	/** Whether the game instance keeps this object from being collected. */
	void SetKeptAlive(bool bKeep);
	/** The C API, if Connect was called; else null, with a reason in LastError. */
	const FTickcordFunctions* Prepared();
	/** Keeps and logs why a call failed. */
	bool Succeeded(const FTickcordFunctions& Functions, const TCHAR* Call, tickcord_result Result);
	bool Refuse(const FString& Reason);

	FString ServerUrl;
	TArray<FString> OfferedSubprotocols;
	TMap<FString, FString> RequestHeaders;
	bool bReconnects = false;
	tickcord_websocket Handle = 0;
	bool bIsKeptAlive = false;
	FString LastError;
	TWeakObjectPtr<UGameInstance> GameInstance;
	FTSTicker::FDelegateHandle TickHandle;
};
