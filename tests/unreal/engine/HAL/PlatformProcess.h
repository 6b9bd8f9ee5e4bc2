#pragma once

#include "Core/Text.h"

struct FPlatformProcess
{
	static void* GetDllHandle(const TCHAR* Path);
	static void FreeDllHandle(void* Handle);
	static void* GetDllExport(void* Handle, const TCHAR* Name);
	static const TCHAR* BaseDir();
};
