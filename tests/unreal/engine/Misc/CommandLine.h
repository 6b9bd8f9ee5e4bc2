#pragma once

#include "Core/Text.h"

struct FCommandLine
{
	static const TCHAR* Get();
};
