// The stand-in's worlds and actors: in the order of Epic's page on the actor's lifecycle.
#include "Engine/World.h"
#include "Engine/GameInstance.h"
#include "GameFramework/GameModeBase.h"
#include "GameFramework/PlayerController.h"
#include "Kismet/BlueprintAsyncActionBase.h"
#include "Kismet/GameplayStatics.h"

#include <algorithm>

UGameInstance* UGameplayStatics::GetGameInstance(const UObject* WorldContextObject)
{
	const UWorld* World = WorldContextObject != nullptr ? WorldContextObject->GetWorld() : nullptr;
	return World != nullptr ? World->GetGameInstance() : nullptr;
}

void UBlueprintAsyncActionBase::RegisterWithGameInstance(const UObject* WorldContextObject)
{
	RegisteredWith = UGameplayStatics::GetGameInstance(WorldContextObject);
	if (RegisteredWith.IsValid())
	{
		RegisteredWith->RegisterReferencedObject(this);
	}
}

void UBlueprintAsyncActionBase::SetReadyToDestroy()
{
	if (RegisteredWith.IsValid())
	{
		RegisteredWith->UnregisterReferencedObject(this);
		RegisteredWith = nullptr;
	}
}

UGameInstance* AActor::GetGameInstance() const { return GetWorld()->GetGameInstance(); }
ENetMode AActor::GetNetMode() const { return GetWorld()->GetNetMode(); }

FGameModeEvents::FGameModeInitializedEvent& FGameModeEvents::OnGameModeInitializedEvent()
{
	static FGameModeInitializedEvent Event;
	return Event;
}

FGameModeEvents::FGameModePostLoginEvent& FGameModeEvents::OnGameModePostLoginEvent()
{
	static FGameModePostLoginEvent Event;
	return Event;
}

FGameModeEvents::FGameModeLogoutEvent& FGameModeEvents::OnGameModeLogoutEvent()
{
	static FGameModeLogoutEvent Event;
	return Event;
}

void UWorld::StandInBeginPlay()
{
	if (NetMode != NM_Client)
	{
		GameMode = SpawnActor<AGameModeBase>();
		GameMode->GameSession = SpawnActor<AGameSession>();
		FGameModeEvents::OnGameModeInitializedEvent().Broadcast(GameMode);
	}
	bHasBegunPlay = true;
	const std::vector<FStandInActor> Actors = StandInActors;
	for (const FStandInActor& It : Actors)
	{
		It.Actor->BeginPlay();
	}
}

void UWorld::StandInTick()
{
	const std::vector<FStandInActor> Actors = StandInActors;
	for (const FStandInActor& It : Actors)
	{
		if (It.Actor->PrimaryActorTick.bCanEverTick)
		{
			It.Actor->Tick(1.0f / 60.0f);
		}
	}
}

APlayerController* UWorld::StandInLogin(const TCHAR* Name)
{
	APlayerController* Player = SpawnActor<APlayerController>();
	Player->PlayerState = SpawnActor<APlayerState>();
	Player->PlayerState->Name = Name;
	Players.push_back(Player);
	FGameModeEvents::OnGameModePostLoginEvent().Broadcast(GameMode, Player);
	return Player;
}

void UWorld::StandInLogout(APlayerController* Player)
{
	FGameModeEvents::OnGameModeLogoutEvent().Broadcast(GameMode, Player);
	std::erase_if(Players, [&](const TWeakObjectPtr<APlayerController>& It) { return It.Get() == Player; });
}

void UWorld::StandInEndPlay(EEndPlayReason::Type Reason)
{
	for (const FStandInActor& It : StandInActors)
	{
		It.Actor->EndPlay(Reason);
	}
	for (const FStandInActor& It : StandInActors)
	{
		StandInCollect(It.Actor);
	}
	StandInActors.clear();
	Players.clear();
	GameMode = nullptr;
	bHasBegunPlay = false;
}
