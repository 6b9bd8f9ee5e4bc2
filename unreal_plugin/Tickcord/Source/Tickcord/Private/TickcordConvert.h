#pragma once

#include "CoreMinimal.h"
#include "TickcordFunctions.h"

/** A text of the library. It may hold zeros. */
FString TickcordText(const tickcord_str& Text);

/** An id in decimal; empty for 0, which none has. */
FString TickcordId(uint64 Id);

/** False, and 0, for what is no id: anything but 1 to 20 digits that make a number from 1 to 2^64 - 1. */
bool TickcordParseId(const FString& Text, uint64& OutId);

/** Text for the library. It must outlive the call. */
class FTickcordUtf8
{
public:
	explicit FTickcordUtf8(const FString& Text) : Converted(*Text, Text.Len()) {}

	const char* Ptr() const { return Converted.Get(); }
	size_t Len() const { return static_cast<size_t>(Converted.Length()); }
	tickcord_str Str() const { return {Ptr(), Len()}; }

	/** Not given, if empty. */
	tickcord_str StrOrNone() const { return {Len() > 0 ? Ptr() : nullptr, Len()}; }

private:
	FTCHARToUTF8 Converted;
};
