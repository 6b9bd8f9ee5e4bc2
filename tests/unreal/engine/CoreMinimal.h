// A stand-in for what the plugin uses of Unreal Engine's Core and CoreUObject, written from Epic's public API pages.
// Only what the plugin names is here, so that whatever else it comes to use is noticed, and looked up.
#pragma once

// Off in what is shipped to players.
#ifndef WITH_AUTOMATION_TESTS
#define WITH_AUTOMATION_TESTS 1
#endif

#include "Core/Text.h"
#include "Core/Color.h"
#include "Core/Containers.h"
#include "Core/DateTime.h"
#include "Core/Delegates.h"
#include "Core/Log.h"
#include "Core/Object.h"
