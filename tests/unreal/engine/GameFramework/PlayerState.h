#pragma once

#include "GameFramework/Info.h"

class APlayerState : public AInfo
{
public:
	FString GetPlayerName() const { return Name; }
	FString Name;
};
