#pragma once

#include "CoreMinimal.h"
#include "Engine/DeveloperSettings.h"
#include "TickcordTypes.h"
#include "TickcordSettings.generated.h"

/** Project Settings, Plugins, Tickcord; in Game.ini under [/Script/Tickcord.TickcordSettings]. */
UCLASS(Config = Game, DefaultConfig, meta = (DisplayName = "Tickcord"))
class TICKCORD_API UTickcordSettings : public UDeveloperSettings
{
	GENERATED_BODY()

public:
	/** What needs no permission, and MessageContent. */
	static constexpr int32 DefaultIntents = 53608189;

	/** Connect as soon as the game starts, if there is a token. */
	UPROPERTY(Config, EditAnywhere, Category = "Connection")
	bool bAutoConnect = true;

	/** Stay idle in clients and standalone games: a bot's token does not belong on players' machines. */
	UPROPERTY(Config, EditAnywhere, Category = "Connection")
	bool bDedicatedServerOnly = true;

	/** Connect in Play In Editor too. */
	UPROPERTY(Config, EditAnywhere, Category = "Connection")
	bool bConnectInEditor = false;

	/** A file with nothing but the bot's token; relative paths begin at the project's folder. -TickcordTokenFile= overrules it. */
	UPROPERTY(Config, EditAnywhere, Category = "Connection")
	FString TokenFile;

	/** The token itself, last resort. It is not on the settings page, which writes a file that is packaged into clients. */
	UPROPERTY(Config)
	FString BotToken;

	/** Which events Discord sends. */
	UPROPERTY(Config, EditAnywhere, Category = "Connection", meta = (Bitmask, BitmaskEnum = "/Script/Tickcord.ETickcordIntent"))
	int32 Intents = DefaultIntents;

	/** Go on without privileged intents that the bot was not granted, with a warning. */
	UPROPERTY(Config, EditAnywhere, Category = "Connection")
	bool bDegradeIntents = true;

	/** Events that one tick handles at the most. */
	UPROPERTY(Config, EditAnywhere, Category = "Tick", meta = (ClampMin = "1", ClampMax = "4096"))
	int32 MaxEventsPerTick = 64;

	/** After this many microseconds a tick begins no other event. */
	UPROPERTY(Config, EditAnywhere, Category = "Tick", meta = (ClampMin = "1"))
	int32 MaxMicrosecondsPerTick = 1000;

	/** How long the end of the game may wait for what is still to be sent, in milliseconds. */
	UPROPERTY(Config, EditAnywhere, Category = "Connection", meta = (ClampMin = "0", ClampMax = "10000"))
	int32 ShutdownTimeoutMs = 2000;

	/** A proxy, such as http://host:port; empty: what the environment says. */
	UPROPERTY(Config, EditAnywhere, Category = "Network")
	FString ProxyUrl;

	/** A stand-in for Discord's API, for tests; empty: Discord. */
	UPROPERTY(Config, EditAnywhere, Category = "Network")
	FString ApiUrl;

	/** A file of root certificates (PEM) to accept besides the built-in ones; relative paths begin at the project's folder. */
	UPROPERTY(Config, EditAnywhere, Category = "Network")
	FString CaFile;

	/** The text of CaFile, empty if none is set. False, and why in words, if it cannot be read. */
	bool ReadCaFile(FString& OutPem, FString& OutError) const;

	virtual FName GetCategoryName() const override { return TEXT("Plugins"); }
};
