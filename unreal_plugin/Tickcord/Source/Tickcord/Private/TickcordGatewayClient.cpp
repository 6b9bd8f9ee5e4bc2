#include "TickcordGatewayClient.h"

#include "Engine/GameInstance.h"
#include "TickcordModule.h"

ATickcordGatewayClient::ATickcordGatewayClient()
{
	PrimaryActorTick.bCanEverTick = true;
}

bool ATickcordGatewayClient::InitializeBot(const FString& BotToken)
{
	UTickcordSubsystem* Found = Bot();
	return Found != nullptr && Found->InitializeBot(BotToken);
}

bool ATickcordGatewayClient::Connect()
{
	UTickcordSubsystem* Found = Bot();
	if (Found == nullptr)
	{
		return false;
	}
	const ETickcordState State = Found->GetState();
	if (State != ETickcordState::Disconnected && State != ETickcordState::Failed)
	{
		// By the subsystem itself (bAutoConnect) or another actor, who still needs it when this one is gone.
		return true;
	}
	bConnectedHere = Found->Connect();
	return bConnectedHere;
}

bool ATickcordGatewayClient::Disconnect()
{
	UTickcordSubsystem* Found = Bot();
	bConnectedHere = false;
	return Found != nullptr && Found->Disconnect();
}

int64 ATickcordGatewayClient::SendChannelMessage(const FString& ChannelId, const FString& Message)
{
	UTickcordSubsystem* Found = Bot();
	return Found != nullptr ? Found->SendChannelMessage(ChannelId, Message) : 0;
}

bool ATickcordGatewayClient::IsConnected() const
{
	return Subsystem.IsValid() && Subsystem->IsConnected();
}

bool ATickcordGatewayClient::SetIntents(int32 CustomIntents)
{
	UTickcordSubsystem* Found = Bot();
	Intents = CustomIntents;
	AddsGuildMessages();
	return Found != nullptr && Found->SetIntents(Intents);
}

int64 ATickcordGatewayClient::UpdatePresence(const FString& StatusMessage, ETickcordStatus Status, ETickcordActivity ActivityType)
{
	UTickcordSubsystem* Found = Bot();
	return Found != nullptr ? Found->UpdatePresence(StatusMessage, ActivityType, Status) : 0;
}

int64 ATickcordGatewayClient::RequestGuildMembers(const FString& GuildId)
{
	UTickcordSubsystem* Found = Bot();
	return Found != nullptr ? Found->RequestGuildMembers(GuildId) : 0;
}

void ATickcordGatewayClient::BeginPlay()
{
	Super::BeginPlay();
	Bot();
}

void ATickcordGatewayClient::Tick(float DeltaSeconds)
{
	Super::Tick(DeltaSeconds);
	// A delegate does not tell when it is bound.
	if (Intents != 0 && AddsGuildMessages() && Subsystem.IsValid())
	{
		Subsystem->SetIntents(Intents);
	}
}

void ATickcordGatewayClient::EndPlay(const EEndPlayReason::Type EndPlayReason)
{
	if (Subsystem.IsValid())
	{
		Subsystem->OnReadyNative.RemoveAll(this);
		Subsystem->OnMessageCreateNative.RemoveAll(this);
		if (bConnectedHere)
		{
			Subsystem->Disconnect();
		}
	}
	Super::EndPlay(EndPlayReason);
}

UTickcordSubsystem* ATickcordGatewayClient::Bot()
{
	if (!Subsystem.IsValid())
	{
		const UGameInstance* GameInstance = GetGameInstance();
		Subsystem = GameInstance != nullptr ? GameInstance->GetSubsystem<UTickcordSubsystem>() : nullptr;
		if (!Subsystem.IsValid())
		{
			UE_LOG(LogTickcord, Warning, TEXT("A TickcordGatewayClient works in a running game only."));
			return nullptr;
		}
		Subsystem->OnReadyNative.AddUObject(this, &ATickcordGatewayClient::HandleReady);
		Subsystem->OnMessageCreateNative.AddUObject(this, &ATickcordGatewayClient::HandleMessageCreate);
	}
	return Subsystem.Get();
}

void ATickcordGatewayClient::HandleReady(const FTickcordReady& Ready)
{
	OnReady.Broadcast(Ready);
}

void ATickcordGatewayClient::HandleMessageCreate(const FTickcordMessage& Message)
{
	OnMessageCreate.Broadcast(Message);
}

bool ATickcordGatewayClient::AddsGuildMessages()
{
	constexpr int32 GuildMessages = static_cast<int32>(TICKCORD_INTENT_GUILD_MESSAGES);
	if (!OnMessageCreate.IsBound() || (Intents & GuildMessages) != 0)
	{
		return false;
	}
	UE_LOG(LogTickcord, Log, TEXT("OnMessageCreate is bound and the intents %d lack GuildMessages, which it needs: it was added."), Intents);
	Intents |= GuildMessages;
	return true;
}
