#pragma once

#include "CoreMinimal.h"

class UTickcordSettings;

/** A bot token, and how it came here. The token itself is never logged. */
struct FTickcordToken
{
	FString Value;
	/** Such as "the environment variable DISCORD_TOKEN". */
	FString Source;

	/**
	 * The first of: -TickcordTokenFile=, the settings' file, the environment's DISCORD_TOKEN, the settings' token.
	 * A file that is named but cannot be used ends the search, or a typing error would connect another bot: OutError says so.
	 */
	static FTickcordToken Find(const UTickcordSettings& Settings, FString& OutError);
};

/** Relative paths begin at the project's folder. */
FString TickcordProjectPath(const FString& Path);
