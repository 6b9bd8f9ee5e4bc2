#pragma once

#include "CoreMinimal.h"
#include "Subsystems/GameInstanceSubsystem.h"
#include "TickcordChatBridgeSubsystem.generated.h"

class AGameModeBase;

/** Spawns the chat bridge that Game.ini asks for, and remembers across levels what was announced. */
UCLASS()
class TICKCORD_API UTickcordChatBridgeSubsystem : public UGameInstanceSubsystem
{
	GENERATED_BODY()

public:
	virtual bool ShouldCreateSubsystem(UObject* Outer) const override;
	virtual void Initialize(FSubsystemCollectionBase& Collection) override;
	virtual void Deinitialize() override;

	/** True once for each channel: the server has started. */
	bool ClaimStart(uint64 Channel);

private:
	void HandleGameModeInitialized(AGameModeBase* GameMode);

	TArray<uint64> Started;
};
