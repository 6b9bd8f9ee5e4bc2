#pragma once

#include "Core/Text.h"

struct FPlatformMisc
{
	static FString GetEnvironmentVariable(const TCHAR* Name);
};
