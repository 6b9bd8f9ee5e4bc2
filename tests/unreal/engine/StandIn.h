// What a scenario sets of the engine around the plugin.
#pragma once

#include "Core/Text.h"

struct FStandIn
{
	bool bIsCommandlet = false;
	bool bIsDedicatedServer = true;
	FString PluginDir;
	FString ExecutableDir = TEXT("/nonexistent");
	FString CommandLine;
};

extern FStandIn StandIn;
