#pragma once

#include "Core/Containers.h"
#include "GameFramework/Controller.h"

class APlayerController : public AController
{
public:
	bool IsPlayerController() const { return true; }
	/** To this player's screen. */
	virtual void ClientMessage(const FString& Text, FName = TEXT("None"), float = 0.0f) { Shown.Add(Text); }
	TArray<FString> Shown;
};
