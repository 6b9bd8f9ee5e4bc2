#pragma once

#include "Core/Object.h"
#include "GameFramework/Actor.h"
#include "UObject/WeakObjectPtrTemplates.h"

#include <vector>

class AController;
class AGameModeBase;
class APlayerController;
class UGameInstance;

/** A type by the address of something that each has. */
template <typename T>
const void* StandInTypeId()
{
	static const char Id = 0;
	return &Id;
}

using FStandInPlayers = std::vector<TWeakObjectPtr<APlayerController>>;

/** As of a TArray: bool while there is something. */
class FConstPlayerControllerIterator
{
public:
	explicit FConstPlayerControllerIterator(const FStandInPlayers& Players) : At(Players.begin()), End(Players.end()) {}
	explicit operator bool() const { return At != End; }
	FConstPlayerControllerIterator& operator++() { ++At; return *this; }
	const TWeakObjectPtr<APlayerController>* operator->() const { return &*At; }

private:
	FStandInPlayers::const_iterator At;
	FStandInPlayers::const_iterator End;
};

class UWorld : public UObject
{
public:
	UWorld* GetWorld() const override { return const_cast<UWorld*>(this); }
	UGameInstance* GetGameInstance() const { return OwningGameInstance; }
	ENetMode GetNetMode() const { return NetMode; }
	/** Null in clients. */
	AGameModeBase* GetAuthGameMode() const { return GameMode; }
	FConstPlayerControllerIterator GetPlayerControllerIterator() const { return FConstPlayerControllerIterator(Players); }
	template <typename T>
	T* SpawnActor()
	{
		// An actor begins as a copy of its class's default object, which has what the ini files say.
		T* Actor = new T(*GetDefault<T>());
		Actor->StandInOuter = this;
		StandInActors.push_back({Actor, StandInTypeId<T>()});
		if (bHasBegunPlay)
		{
			static_cast<AActor*>(Actor)->BeginPlay();
		}
		return Actor;
	}

	/** As the engine does once the level is there. */
	void StandInBeginPlay();
	/** A tick of each actor that wants one. */
	void StandInTick();
	/** A player comes, as after AGameModeBase::PostLogin. */
	APlayerController* StandInLogin(const TCHAR* Name);
	/** A player goes, as by AGameModeBase::Logout. */
	void StandInLogout(APlayerController* Player);
	/** All actors end play, and are collected. */
	void StandInEndPlay(EEndPlayReason::Type Reason);

	struct FStandInActor
	{
		AActor* Actor;
		const void* Type;
	};
	UGameInstance* OwningGameInstance = nullptr;
	ENetMode NetMode = NM_DedicatedServer;
	AGameModeBase* GameMode = nullptr;
	bool bHasBegunPlay = false;
	std::vector<FStandInActor> StandInActors;

private:
	FStandInPlayers Players;
};
