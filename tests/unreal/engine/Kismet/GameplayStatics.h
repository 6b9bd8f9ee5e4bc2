#pragma once

#include "Core/Object.h"

class UGameInstance;

struct UGameplayStatics
{
	static UGameInstance* GetGameInstance(const UObject* WorldContextObject);
};
