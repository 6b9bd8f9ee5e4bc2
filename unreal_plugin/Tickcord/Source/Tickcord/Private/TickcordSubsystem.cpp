#include "TickcordSubsystem.h"

#include "CoreGlobals.h"
#include "Engine/GameInstance.h"
#include "Kismet/GameplayStatics.h"
#include "Misc/CoreMisc.h"
#include "TickcordConvert.h"
#include "TickcordModule.h"
#include "TickcordSettings.h"
#include "TickcordToken.h"

UTickcordSubsystem* UTickcordSubsystem::Get(const UObject* WorldContextObject)
{
	const UGameInstance* Instance = UGameplayStatics::GetGameInstance(WorldContextObject);
	return Instance != nullptr ? Instance->GetSubsystem<UTickcordSubsystem>() : nullptr;
}

bool UTickcordSubsystem::ShouldCreateSubsystem(UObject* Outer) const
{
	return Super::ShouldCreateSubsystem(Outer) && !IsRunningCommandlet();
}

void UTickcordSubsystem::Initialize(FSubsystemCollectionBase& Collection)
{
	Super::Initialize(Collection);
	const UTickcordSettings* Settings = GetDefault<UTickcordSettings>();
	WantedIntents = Settings->Intents;

	FTickcordModule* Module = FTickcordModule::Get();
	if (Module == nullptr || Module->GetFunctions() == nullptr)
	{
		// The module has logged it.
		IdleReason = Module != nullptr ? Module->GetUnavailableReason() : FString(TEXT("Tickcord's module is not loaded."));
		return;
	}
	const UGameInstance* Instance = GetGameInstance();
	const bool bIsServer = IsRunningDedicatedServer() || (Instance != nullptr && Instance->IsDedicatedServerInstance());
	if (Settings->bDedicatedServerOnly && !bIsServer)
	{
		IdleReason = TEXT("This is no dedicated server, and the setting bDedicatedServerOnly is on.");
	}
	else if (GIsEditor && !Settings->bConnectInEditor)
	{
		IdleReason = TEXT("This is the editor, and the setting bConnectInEditor is off.");
	}
	if (!IdleReason.IsEmpty())
	{
		UE_LOG(LogTickcord, Log, TEXT("Tickcord stays idle. %s"), *IdleReason);
		return;
	}

	Module->OnUnload.AddUObject(this, &UTickcordSubsystem::EndBot);
	TickHandle = FTSTicker::GetCoreTicker().AddTicker(FTickerDelegate::CreateUObject(this, &UTickcordSubsystem::Tick), 0.0f);
	if (!Settings->bAutoConnect)
	{
		return;
	}
	FString Error;
	const FTickcordToken Token = FTickcordToken::Find(*Settings, Error);
	if (!Error.IsEmpty())
	{
		Refuse(Error);
	}
	else if (Token.Value.IsEmpty())
	{
		UE_LOG(LogTickcord, Log, TEXT("No bot token: Tickcord stays idle. Set TokenFile or DISCORD_TOKEN to use it."));
	}
	else
	{
		UE_LOG(LogTickcord, Log, TEXT("The bot token is from %s."), *Token.Source);
		if (InitializeBot(Token.Value))
		{
			Connect();
		}
	}
}

void UTickcordSubsystem::Deinitialize()
{
	OnShutdownNative.Broadcast();
	FTSTicker::GetCoreTicker().RemoveTicker(TickHandle);
	TickHandle.Reset();
	// Before what is told of the end: nothing may begin anew.
	IdleReason = TEXT("The game instance has ended.");
	EndBot();
	Super::Deinitialize();
}

bool UTickcordSubsystem::InitializeBot(const FString& Token)
{
	if (!IdleReason.IsEmpty())
	{
		return Refuse(IdleReason);
	}
	FTickcordModule* Module = FTickcordModule::Get();
	const FTickcordFunctions* Functions = Module != nullptr ? Module->GetFunctions() : nullptr;
	if (Functions == nullptr)
	{
		return Refuse(GetUnavailableReason());
	}
	const UTickcordSettings* Settings = GetDefault<UTickcordSettings>();
	FString BotToken = Token.TrimStartAndEnd();
	if (BotToken.IsEmpty())
	{
		FString Error;
		BotToken = FTickcordToken::Find(*Settings, Error).Value;
		if (BotToken.IsEmpty())
		{
			return Refuse(Error.IsEmpty() ? FString(TEXT("There is no bot token: give one, or set TokenFile or DISCORD_TOKEN.")) : Error);
		}
	}
	FString CaPem;
	FString CaError;
	if (!Settings->ReadCaFile(CaPem, CaError))
	{
		return Refuse(CaError);
	}

	EndBot();
	if (Client != 0)
	{
		return Refuse(TEXT("Another bot was initialized by what was told of this one's end."));
	}
	// Play In Editor makes a game instance for each player, and each would hear and answer everything.
	if (!Module->ClaimToken(BotToken))
	{
		return Refuse(TEXT("Another game instance of this process uses this bot token already."));
	}
	ClaimedToken = BotToken;
	BotUser = FTickcordUser();

	const FTickcordUtf8 TokenText(BotToken);
	const FTickcordUtf8 ApiUrl(Settings->ApiUrl);
	const FTickcordUtf8 ProxyUrl(Settings->ProxyUrl);
	const FTickcordUtf8 CaText(CaPem);
	tickcord_client_options Options;
	Functions->client_options_init(&Options, sizeof Options);
	Options.token = TokenText.Str();
	Options.intents = static_cast<uint32>(WantedIntents);
	Options.api_url = ApiUrl.StrOrNone();
	Options.proxy_url = ProxyUrl.StrOrNone();
	Options.ca_pem = CaText.StrOrNone();
	Options.degrade_intents = Settings->bDegradeIntents ? 1 : 0;
	if (!Succeeded(*Functions, TEXT("InitializeBot"), Functions->client_create(&Options, &Client)))
	{
		EndBot();
		return false;
	}
	return true;
}

bool UTickcordSubsystem::Connect()
{
	const FTickcordFunctions* Functions = Prepared();
	return Functions != nullptr && Succeeded(*Functions, TEXT("Connect"), Functions->client_connect(Client));
}

bool UTickcordSubsystem::Disconnect()
{
	const FTickcordFunctions* Functions = Prepared();
	return Functions != nullptr && Succeeded(*Functions, TEXT("Disconnect"), Functions->client_disconnect(Client, 0));
}

bool UTickcordSubsystem::IsConnected() const
{
	return GetState() == ETickcordState::Ready;
}

ETickcordState UTickcordSubsystem::GetState() const
{
	const FTickcordModule* Module = FTickcordModule::Get();
	int32 State = TICKCORD_STATE_DISCONNECTED;
	if (Client != 0 && Module != nullptr && Module->GetFunctions() != nullptr)
	{
		Module->GetFunctions()->client_get_state(Client, &State);
	}
	return static_cast<ETickcordState>(State);
}

FString UTickcordSubsystem::GetUnavailableReason() const
{
	return IdleReason;
}

FString UTickcordSubsystem::GetLastError() const
{
	return LastError;
}

bool UTickcordSubsystem::Tick(float)
{
	const FTickcordModule* Module = FTickcordModule::Get();
	if (Client != 0 && Module != nullptr && Module->GetFunctions() != nullptr)
	{
		PollEvents(*Module->GetFunctions());
		PollLog(*Module->GetFunctions());
	}
	return true;
}

void UTickcordSubsystem::EndBot()
{
	FTickcordModule* Module = FTickcordModule::Get();
	if (Module != nullptr && Module->GetFunctions() != nullptr)
	{
		const FTickcordFunctions& Functions = *Module->GetFunctions();
		// What waits in its log goes away with it. Who hears it may have ended the bot meanwhile.
		PollLog(Functions);
		const tickcord_client Ending = Client;
		Client = 0;
		const uint32 Timeout = static_cast<uint32>(FMath::Max(0, GetDefault<UTickcordSettings>()->ShutdownTimeoutMs));
		uint32 Unsent = 0;
		const tickcord_result Result = Ending != 0 ? Functions.client_destroy(Ending, Timeout, &Unsent) : TICKCORD_OK;
		if (Result != TICKCORD_OK || Unsent > 0)
		{
			UE_LOG(LogTickcord, Warning, TEXT("The bot ended with %s; %u messages and commands were not sent."), UTF8_TO_TCHAR(Functions.result_name(Result)), Unsent);
		}
	}
	if (Module != nullptr && !ClaimedToken.IsEmpty())
	{
		Module->ReleaseToken(ClaimedToken);
		ClaimedToken.Reset();
	}
	AbandonRequests();
}

const FTickcordFunctions* UTickcordSubsystem::Prepared()
{
	const FTickcordModule* Module = FTickcordModule::Get();
	if (Client != 0 && Module != nullptr && Module->GetFunctions() != nullptr)
	{
		return Module->GetFunctions();
	}
	Refuse(IdleReason.IsEmpty() ? FString(TEXT("There is no bot yet: call InitializeBot first.")) : IdleReason);
	return nullptr;
}

bool UTickcordSubsystem::Succeeded(const FTickcordFunctions& Functions, const TCHAR* Call, tickcord_result Result)
{
	if (Result == TICKCORD_OK)
	{
		return true;
	}
	char Text[1025] = "";
	Functions.last_error(Text, sizeof Text, nullptr);
	const FString CodeName = UTF8_TO_TCHAR(Functions.result_name(Result));
	return Refuse(FString::Printf(TEXT("%s: %s: %s"), Call, *CodeName, UTF8_TO_TCHAR(Text)), CodeName);
}

bool UTickcordSubsystem::Refuse(const FString& Reason, const FString& CodeName)
{
	LastError = Reason;
	LastErrorCode = CodeName;
	if (IdleReason.IsEmpty())
	{
		UE_LOG(LogTickcord, Warning, TEXT("%s"), *Reason);
	}
	else
	{
		// Why it stays idle is in the log already, and what clients and servers share may call in each tick.
		UE_LOG(LogTickcord, Verbose, TEXT("%s"), *Reason);
	}
	return false;
}
