#pragma once

#include "Core/Text.h"

struct FParse
{
	/** Up to the next space, and to a comma or parenthesis unless told otherwise. */
	static bool Value(const TCHAR* Stream, const TCHAR* Match, FString& Value, bool bShouldStopOnSeparator = true);
};
