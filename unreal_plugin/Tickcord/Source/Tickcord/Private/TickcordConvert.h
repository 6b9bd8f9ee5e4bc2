#pragma once

#include "CoreMinimal.h"
#include "TickcordEvents.h"
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

FTickcordReady TickcordReadReady(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordMessage TickcordReadMessage(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordMessageDelete TickcordReadMessageDelete(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordInteraction TickcordReadInteraction(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordMember TickcordReadMember(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordMemberLeave TickcordReadMemberLeave(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordReaction TickcordReadReaction(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordPresence TickcordReadPresence(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordVoiceState TickcordReadVoiceState(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordConnectionState TickcordReadConnectionState(const FTickcordFunctions& Functions, const tickcord_event* Event);
/** The number of the request alone. */
int64 TickcordReadRequest(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordRequestResult TickcordReadRequestResult(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordEvent TickcordReadEvent(const FTickcordFunctions& Functions, const tickcord_event* Event);
