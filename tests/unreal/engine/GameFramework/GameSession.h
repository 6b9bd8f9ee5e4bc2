#pragma once

#include "GameFramework/Info.h"

class AGameSession : public AInfo
{
public:
	int32 MaxPlayers = 0;
};
