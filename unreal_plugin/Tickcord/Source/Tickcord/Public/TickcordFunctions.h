#pragma once

#include "CoreMinimal.h"

#include <tickcord.h>

/**
 * The C API, loaded at run time: `Functions.client_get_stats(...)` is tickcord_client_get_stats of tickcord.h.
 * All pointers are set where FTickcordModule::GetFunctions gives them out.
 */
struct FTickcordFunctions
{
#define TICKCORD_FUNCTION(Name) decltype(&tickcord_##Name) Name = nullptr;
#include "TickcordFunctions.inl"
#undef TICKCORD_FUNCTION
};
