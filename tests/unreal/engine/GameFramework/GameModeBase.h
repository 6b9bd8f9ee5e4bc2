#pragma once

#include "Core/Delegates.h"
#include "GameFramework/GameSession.h"
#include "GameFramework/Info.h"

class AController;
class APlayerController;

class AGameModeBase : public AInfo
{
public:
	AGameSession* GameSession = nullptr;
};

/** Of all game modes of the process. */
class FGameModeEvents
{
public:
	using FGameModeInitializedEvent = TStandInNativeMulticast<AGameModeBase*>;
	using FGameModePostLoginEvent = TStandInNativeMulticast<AGameModeBase*, APlayerController*>;
	/** Before the controller is gone. */
	using FGameModeLogoutEvent = TStandInNativeMulticast<AGameModeBase*, AController*>;
	static FGameModeInitializedEvent& OnGameModeInitializedEvent();
	static FGameModePostLoginEvent& OnGameModePostLoginEvent();
	static FGameModeLogoutEvent& OnGameModeLogoutEvent();
};
