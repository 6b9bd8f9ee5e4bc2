#pragma once

#include "CoreMinimal.h"
#include "Calls/TickcordCommand.h"
#include "Calls/TickcordComponents.h"
#include "TickcordCall.h"

// What the library takes as JSON, in Discord's words.

/** Commands; with contexts only for all guilds, since Discord keeps none for those of one guild. */
FString TickcordCommandsJson(FTickcordCall& Call, const TArray<FTickcordCommand>& Commands, bool bOfOneGuild);

FString TickcordButtonsJson(const TArray<FTickcordButton>& Buttons);

FString TickcordTextInputsJson(const TArray<FTickcordTextInput>& Inputs);
