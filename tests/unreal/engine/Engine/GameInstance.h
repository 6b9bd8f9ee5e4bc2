#pragma once

#include "Core/Object.h"

class UGameInstance : public UObject
{
public:
	bool IsDedicatedServerInstance() const { return bIsDedicatedServer; }
	bool bIsDedicatedServer = false;
};
