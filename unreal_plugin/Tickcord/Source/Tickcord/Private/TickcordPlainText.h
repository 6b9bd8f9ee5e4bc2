#pragma once

#include "CoreMinimal.h"
#include "TickcordFunctions.h"

/** What a player wrote, so that Discord shows it as it was typed. Empty without the library, and if it has more than 1048576 bytes. */
FString TickcordEscape(const FString& Text, bool bKeepLines = false);

/** A message of Discord's for a game's chat: one line of MaxLength characters at the most; 0: without a limit. */
FString TickcordPlainText(const FTickcordFunctions& Functions, const tickcord_event* Event, uint32 MaxLength);
