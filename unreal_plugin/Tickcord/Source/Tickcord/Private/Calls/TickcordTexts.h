#pragma once

#include "CoreMinimal.h"
#include "TickcordConvert.h"

/** Keeps the texts of one call alive. */
class FTickcordTexts
{
public:
	tickcord_str Keep(const FString& Text)
	{
		Texts.Add(MakeUnique<FTickcordUtf8>(Text));
		return Texts.Last()->Str();
	}

	/** Not given, if empty. */
	tickcord_str KeepOrNone(const FString& Text)
	{
		return Text.IsEmpty() ? tickcord_str{nullptr, 0} : Keep(Text);
	}

private:
	TArray<TUniquePtr<FTickcordUtf8>> Texts;
};
