#pragma once

#include "GameFramework/Actor.h"
#include "GameFramework/PlayerState.h"

class AController : public AActor
{
public:
	APlayerState* PlayerState = nullptr;
	virtual bool IsPlayerController() const { return false; }
};
