#pragma once

#include "Core/Text.h"

struct FFileHelper
{
	static bool LoadFileToString(FString& Result, const TCHAR* Path);
	static bool SaveStringToFile(FStringView Text, const TCHAR* Path);
};
