#include "TickcordSettings.h"

#include <tickcord.h>

static_assert(UTickcordSettings::DefaultIntents == (TICKCORD_INTENTS_DEFAULT | TICKCORD_INTENT_MESSAGE_CONTENT), "DefaultIntents");
