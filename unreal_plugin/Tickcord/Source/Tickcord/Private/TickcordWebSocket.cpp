#include "TickcordWebSocket.h"

#include "Engine/GameInstance.h"
#include "Kismet/GameplayStatics.h"
#include "TickcordConvert.h"
#include "TickcordModule.h"
#include "TickcordPolling.h"
#include "TickcordSettings.h"
#include "TickcordSubsystem.h"

UTickcordWebSocket* UTickcordWebSocket::CreateWebSocket(const UObject* WorldContextObject, const FString& Url, const TArray<FString>& Subprotocols, const TMap<FString, FString>& Headers, bool bReconnect)
{
	UGameInstance* Owner = UGameplayStatics::GetGameInstance(WorldContextObject);
	if (Owner == nullptr)
	{
		UE_LOG(LogTickcord, Warning, TEXT("CreateWebSocket needs an object of a running game, whose game instance the WebSocket ends with."));
		return nullptr;
	}
	UTickcordWebSocket* WebSocket = NewObject<UTickcordWebSocket>(Owner);
	WebSocket->ServerUrl = Url;
	WebSocket->OfferedSubprotocols = Subprotocols;
	WebSocket->RequestHeaders = Headers;
	WebSocket->bReconnects = bReconnect;
	WebSocket->GameInstance = Owner;
	return WebSocket;
}

bool UTickcordWebSocket::Connect()
{
	FTickcordModule* Module = FTickcordModule::Get();
	const FTickcordFunctions* Functions = Module != nullptr ? Module->GetFunctions() : nullptr;
	UTickcordSubsystem* Subsystem = GameInstance.IsValid() ? GameInstance->GetSubsystem<UTickcordSubsystem>() : nullptr;
	if (Functions == nullptr || Subsystem == nullptr)
	{
		return Refuse(Module != nullptr && Functions == nullptr ? Module->GetUnavailableReason() : FString(TEXT("The game has ended.")));
	}
	if (Handle == 0)
	{
		if (!CreateHandle(*Functions))
		{
			return false;
		}
		Module->OnUnload.AddUObject(this, &UTickcordWebSocket::End);
		Subsystem->OnShutdownNative.AddUObject(this, &UTickcordWebSocket::End);
		TickHandle = FTSTicker::GetCoreTicker().AddTicker(FTickerDelegate::CreateUObject(this, &UTickcordWebSocket::Tick), 0.0f);
	}
	if (!Succeeded(*Functions, TEXT("Connect"), Functions->websocket_connect(Handle)))
	{
		return false;
	}
	SetKeptAlive(true);
	return true;
}

bool UTickcordWebSocket::CreateHandle(const FTickcordFunctions& Functions)
{
	const UTickcordSettings* Settings = GetDefault<UTickcordSettings>();
	FString CaPem;
	FString Error;
	if (!Settings->ReadCaFile(CaPem, Error))
	{
		return Refuse(Error);
	}
	// UTF-8 that the options point into.
	TArray<TUniquePtr<FTickcordUtf8>> Texts;
	const auto Kept = [&](const FString& Text)
	{
		Texts.Add(MakeUnique<FTickcordUtf8>(Text));
		return Texts.Last()->Str();
	};
	TArray<tickcord_str> Protocols;
	for (const FString& Protocol : OfferedSubprotocols)
	{
		Protocols.Add(Kept(Protocol));
	}
	TArray<tickcord_websocket_header> Lines;
	for (const TPair<FString, FString>& Header : RequestHeaders)
	{
		Lines.Add({Kept(Header.Key), Kept(Header.Value)});
	}
	const FTickcordUtf8 CaText(CaPem);
	const FTickcordUtf8 ProxyUrl(Settings->ProxyUrl);
	tickcord_websocket_options Options;
	Functions.websocket_options_init(&Options, sizeof Options);
	Options.url = Kept(ServerUrl);
	Options.proxy_url = ProxyUrl.StrOrNone();
	Options.ca_pem = CaText.StrOrNone();
	Options.subprotocols = Protocols.GetData();
	Options.subprotocol_count = static_cast<size_t>(Protocols.Num());
	Options.headers = Lines.GetData();
	Options.header_count = static_cast<size_t>(Lines.Num());
	Options.reconnect = bReconnects ? 1 : 0;
	return Succeeded(Functions, TEXT("Connect"), Functions.websocket_create(&Options, &Handle));
}

bool UTickcordWebSocket::SendText(const FString& Text)
{
	const FTickcordFunctions* Functions = Prepared();
	const FTickcordUtf8 Converted(Text);
	return Functions != nullptr && Succeeded(*Functions, TEXT("SendText"), Functions->websocket_send_text(Handle, Converted.Ptr(), Converted.Len()));
}

bool UTickcordWebSocket::SendBinary(const TArray<uint8>& Data)
{
	const FTickcordFunctions* Functions = Prepared();
	// An empty array may have no memory, which the library would take for a mistake.
	const void* Bytes = Data.Num() > 0 ? static_cast<const void*>(Data.GetData()) : "";
	return Functions != nullptr && Succeeded(*Functions, TEXT("SendBinary"), Functions->websocket_send_binary(Handle, Bytes, static_cast<size_t>(Data.Num())));
}

bool UTickcordWebSocket::Close(int32 Code, const FString& Reason)
{
	const FTickcordFunctions* Functions = Prepared();
	const FTickcordUtf8 Converted(Reason);
	const tickcord_str Text = Converted.StrOrNone();
	return Functions != nullptr && Succeeded(*Functions, TEXT("Close"), Functions->websocket_close(Handle, static_cast<uint32>(Code), Text.ptr, Text.len));
}

ETickcordWebSocketState UTickcordWebSocket::GetState() const
{
	const FTickcordModule* Module = FTickcordModule::Get();
	int32 State = TICKCORD_WEBSOCKET_STATE_CLOSED;
	if (Handle != 0 && Module != nullptr && Module->GetFunctions() != nullptr)
	{
		Module->GetFunctions()->websocket_get_state(Handle, &State);
	}
	return static_cast<ETickcordWebSocketState>(State);
}

bool UTickcordWebSocket::IsConnected() const
{
	return GetState() == ETickcordWebSocketState::Open;
}

FString UTickcordWebSocket::GetLastError() const
{
	return LastError;
}

void UTickcordWebSocket::BeginDestroy()
{
	End();
	Super::BeginDestroy();
}

bool UTickcordWebSocket::Tick(float)
{
	const FTickcordModule* Module = FTickcordModule::Get();
	if (Handle != 0 && Module != nullptr && Module->GetFunctions() != nullptr)
	{
		PollEvents(*Module->GetFunctions());
		PollLog(*Module->GetFunctions());
	}
	return true;
}

void UTickcordWebSocket::PollEvents(const FTickcordFunctions& Functions)
{
	const auto Poll = [&]()
	{
		tickcord_event* Event = nullptr;
		if (Handle != 0)
		{
			Functions.websocket_poll_event(Handle, &Event);
		}
		return Event;
	};
	TickcordPollEvents(Functions, Poll, [&](const tickcord_event* Event) { Dispatch(Functions, Event); });
}

void UTickcordWebSocket::PollLog(const FTickcordFunctions& Functions)
{
	const auto Poll = [&](tickcord_log_record& Record)
	{
		return Handle != 0 && Functions.websocket_poll_log(Handle, &Record) == TICKCORD_OK;
	};
	TickcordPollLog(Functions, Poll, [](const FTickcordLogRecord&) {});
}

void UTickcordWebSocket::Dispatch(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	switch (Functions.event_type(Event))
	{
	case TICKCORD_EVENT_WEBSOCKET_OPENED:
	{
		tickcord_websocket_opened View;
		Functions.websocket_opened_init(&View, sizeof View);
		Functions.event_as_websocket_opened(Event, &View);
		const FString Subprotocol = TickcordText(View.subprotocol);
		OnConnectedNative.Broadcast(Subprotocol);
		OnConnected.Broadcast(Subprotocol);
		break;
	}
	case TICKCORD_EVENT_WEBSOCKET_TEXT:
	{
		const FString Text = TickcordText(Functions.event_bytes(Event));
		OnMessageNative.Broadcast(Text);
		OnMessage.Broadcast(Text);
		break;
	}
	case TICKCORD_EVENT_WEBSOCKET_BINARY:
	{
		const tickcord_str Bytes = Functions.event_bytes(Event);
		const TArray<uint8> Data(reinterpret_cast<const uint8*>(Bytes.ptr), static_cast<int32>(Bytes.len));
		OnBinaryMessageNative.Broadcast(Data);
		OnBinaryMessage.Broadcast(Data);
		break;
	}
	case TICKCORD_EVENT_WEBSOCKET_CLOSED:
	{
		tickcord_websocket_closed View;
		Functions.websocket_closed_init(&View, sizeof View);
		Functions.event_as_websocket_closed(Event, &View);
		const bool bWasClean = View.code == TICKCORD_OK && View.close_code != 1006;
		const int32 Code = static_cast<int32>(View.close_code);
		const FString Reason = TickcordText(bWasClean ? View.reason : View.text);
		if (View.unsent_messages > 0)
		{
			UE_LOG(LogTickcord, Warning, TEXT("The WebSocket closed with %llu messages that were not sent."), static_cast<uint64>(View.unsent_messages));
		}
		SetKeptAlive(View.retry_in_ms >= 0);
		OnClosedNative.Broadcast(Code, Reason, bWasClean);
		OnClosed.Broadcast(Code, Reason, bWasClean);
		break;
	}
	case TICKCORD_EVENT_WEBSOCKET_ERROR:
	{
		tickcord_websocket_error View;
		Functions.websocket_error_init(&View, sizeof View);
		Functions.event_as_websocket_error(Event, &View);
		const FString Error = TickcordText(View.text);
		SetKeptAlive(View.retry_in_ms >= 0);
		OnErrorNative.Broadcast(Error);
		OnError.Broadcast(Error);
		break;
	}
	default:
		break;
	}
}

void UTickcordWebSocket::End()
{
	if (TickHandle.IsValid())
	{
		FTSTicker::GetCoreTicker().RemoveTicker(TickHandle);
		TickHandle.Reset();
	}
	SetKeptAlive(false);
	const FTickcordModule* Module = FTickcordModule::Get();
	if (Handle == 0 || Module == nullptr || Module->GetFunctions() == nullptr)
	{
		return;
	}
	const FTickcordFunctions& Functions = *Module->GetFunctions();
	// What waits in its log goes away with it.
	PollLog(Functions);
	uint32 Unsent = 0;
	const tickcord_websocket Ending = Handle;
	Handle = 0;
	const uint32 Timeout = static_cast<uint32>(FMath::Max(0, GetDefault<UTickcordSettings>()->ShutdownTimeoutMs));
	const tickcord_result Result = Functions.websocket_destroy(Ending, Timeout, &Unsent);
	if (Result != TICKCORD_OK || Unsent > 0)
	{
		UE_LOG(LogTickcord, Warning, TEXT("A WebSocket ended with %s; %u messages were not sent."), UTF8_TO_TCHAR(Functions.result_name(Result)), Unsent);
	}
}

void UTickcordWebSocket::SetKeptAlive(bool bKeep)
{
	if (bKeep == bIsKeptAlive || !GameInstance.IsValid())
	{
		return;
	}
	bIsKeptAlive = bKeep;
	if (bKeep)
	{
		GameInstance->RegisterReferencedObject(this);
	}
	else
	{
		GameInstance->UnregisterReferencedObject(this);
	}
}

const FTickcordFunctions* UTickcordWebSocket::Prepared()
{
	const FTickcordModule* Module = FTickcordModule::Get();
	if (Handle != 0 && Module != nullptr && Module->GetFunctions() != nullptr)
	{
		return Module->GetFunctions();
	}
	Refuse(TEXT("The WebSocket is not connected: call Connect first."));
	return nullptr;
}

bool UTickcordWebSocket::Succeeded(const FTickcordFunctions& Functions, const TCHAR* Call, tickcord_result Result)
{
	if (Result == TICKCORD_OK)
	{
		return true;
	}
	char Text[1025] = "";
	Functions.last_error(Text, sizeof Text, nullptr);
	return Refuse(FString::Printf(TEXT("%s: %s: %s"), Call, UTF8_TO_TCHAR(Functions.result_name(Result)), UTF8_TO_TCHAR(Text)));
}

bool UTickcordWebSocket::Refuse(const FString& Reason)
{
	LastError = Reason;
	UE_LOG(LogTickcord, Warning, TEXT("%s"), *Reason);
	return false;
}

#define TICKCORD_SAME(Value, Number) static_assert(static_cast<int32>(ETickcordWebSocketState::Value) == Number, "ETickcordWebSocketState::" #Value)
TICKCORD_SAME(Closed, TICKCORD_WEBSOCKET_STATE_CLOSED);
TICKCORD_SAME(Connecting, TICKCORD_WEBSOCKET_STATE_CONNECTING);
TICKCORD_SAME(Open, TICKCORD_WEBSOCKET_STATE_OPEN);
TICKCORD_SAME(Closing, TICKCORD_WEBSOCKET_STATE_CLOSING);
TICKCORD_SAME(Backoff, TICKCORD_WEBSOCKET_STATE_BACKOFF);
TICKCORD_SAME(Poisoned, TICKCORD_WEBSOCKET_STATE_POISONED);
#undef TICKCORD_SAME
