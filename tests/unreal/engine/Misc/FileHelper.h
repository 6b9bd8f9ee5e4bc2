#pragma once

#include "Core/Text.h"

struct FFileHelper
{
	static bool LoadFileToString(FString& Result, const TCHAR* Path);
};
