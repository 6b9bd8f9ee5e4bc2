#pragma once

#include "Core/Text.h"

struct FPlatformMisc
{
	static FString GetEnvironmentVariable(const TCHAR* Name);
	static void SetEnvironmentVar(const TCHAR* Name, const TCHAR* Value);
};
