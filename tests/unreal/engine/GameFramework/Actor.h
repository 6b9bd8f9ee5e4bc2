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

	/** Members that the plugin does not use: a local of one of these names hides it, which Unreal makes an error. */
	int32 Children = 0;
	int32 InputComponent = 0;
	int32 Instigator = 0;
	int32 Layers = 0;
	int32 Owner = 0;
	int32 Role = 0;
	int32 RootComponent = 0;
	int32 Tags = 0;

	// The world calls what is protected.
	friend class UWorld;

protected:
	virtual void BeginPlay() {}
	virtual void EndPlay(const EEndPlayReason::Type) {}
};
