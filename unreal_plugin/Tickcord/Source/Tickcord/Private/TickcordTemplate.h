#pragma once

#include "CoreMinimal.h"

/** What stands for a word in braces. */
struct FTickcordPlaceholder
{
	/** With its braces, such as "{player}". */
	const TCHAR* Name;
	FString Value;
};

/** Fills in all at once, so that a player called "{message}" stays one. What is no placeholder stays as it is. */
FString TickcordFillIn(const FString& Template, const TArray<FTickcordPlaceholder>& Placeholders);
