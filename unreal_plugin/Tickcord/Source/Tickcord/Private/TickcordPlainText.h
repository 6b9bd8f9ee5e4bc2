#pragma once

#include "CoreMinimal.h"
#include "TickcordFunctions.h"

/** What a player wrote, so that Discord shows it as it was typed. Empty without the library. */
FString TickcordEscape(const FString& Text);

/** A message of Discord's for a game's chat: one line of MaxLength characters at the most. */
FString TickcordPlainText(const FTickcordFunctions& Functions, const tickcord_event* Event, uint32 MaxLength);
