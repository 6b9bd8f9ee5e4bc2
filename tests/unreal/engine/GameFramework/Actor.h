#pragma once

#include "Core/Object.h"

class UGameInstance;

enum ENetMode
{
	NM_Standalone,
	NM_DedicatedServer,
	NM_ListenServer,
	NM_Client,
	NM_MAX,
};

namespace EEndPlayReason
{
enum Type
{
	Destroyed,
	LevelTransition,
	EndPlayInEditor,
	RemovedFromWorld,
	Quit,
};
}

struct FActorTickFunction
{
	bool bCanEverTick = false;
};

class AActor : public UObject
{
public:
	virtual void Tick(float) {}
	UGameInstance* GetGameInstance() const;
	ENetMode GetNetMode() const;
	FActorTickFunction PrimaryActorTick;

	// The world calls what is protected.
	friend class UWorld;

protected:
	virtual void BeginPlay() {}
	virtual void EndPlay(const EEndPlayReason::Type) {}
};
