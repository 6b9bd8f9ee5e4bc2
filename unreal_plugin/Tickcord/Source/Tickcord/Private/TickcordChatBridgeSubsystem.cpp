#include "TickcordChatBridgeSubsystem.h"

#include "CoreGlobals.h"
#include "Engine/GameInstance.h"
#include "Engine/World.h"
#include "EngineUtils.h"
#include "GameFramework/GameModeBase.h"
#include "TickcordChatBridge.h"

bool UTickcordChatBridgeSubsystem::ShouldCreateSubsystem(UObject* Outer) const
{
	return Super::ShouldCreateSubsystem(Outer) && !IsRunningCommandlet();
}

void UTickcordChatBridgeSubsystem::Initialize(FSubsystemCollectionBase& Collection)
{
	Super::Initialize(Collection);
	FGameModeEvents::OnGameModeInitializedEvent().AddUObject(this, &UTickcordChatBridgeSubsystem::HandleGameModeInitialized);
}

void UTickcordChatBridgeSubsystem::Deinitialize()
{
	FGameModeEvents::OnGameModeInitializedEvent().RemoveAll(this);
	Super::Deinitialize();
}

bool UTickcordChatBridgeSubsystem::ClaimStart(uint64 Channel)
{
	if (Started.Contains(Channel))
	{
		return false;
	}
	Started.Add(Channel);
	return true;
}

void UTickcordChatBridgeSubsystem::HandleGameModeInitialized(AGameModeBase* GameMode)
{
	UWorld* World = GameMode->GetWorld();
	// The event is the process's, and Play In Editor has several game instances.
	const bool bIsOurs = World != nullptr && World->GetGameInstance() == GetGameInstance();
	if (bIsOurs && !GetDefault<ATickcordChatBridge>()->ChannelId.IsEmpty() && !TActorIterator<ATickcordChatBridge>(World))
	{
		World->SpawnActor<ATickcordChatBridge>();
	}
}
