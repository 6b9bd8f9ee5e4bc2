#pragma once

#include "CoreMinimal.h"
#include "TickcordEvents.h"
#include "TickcordFunctions.h"

// What the library tells of an event, as Blueprints have it.
FTickcordReady TickcordReadReady(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordMessage TickcordReadMessage(const FTickcordFunctions& Functions, const tickcord_event* Event);
FTickcordMessageDelete TickcordReadMessageDelete(const FTickcordFunctions& Functions, const tickcord_event* Event);
TArray<FTickcordMessageDelete> TickcordReadMessageDeleteBulk(const FTickcordFunctions& Functions, const tickcord_event* Event);
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
