#pragma once

#include "CoreMinimal.h"
#include "TickcordStats.generated.h"

/** What the bot has counted since InitializeBot. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordStats
{
	GENERATED_BODY()

	/** Events that the game handled. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 EventsHandled = 0;

	/** Events that wait for a tick now. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 EventsWaiting = 0;

	/** Events that were lost, because the game did not tick for too long. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 EventsDropped = 0;

	/** Calls that have no result yet. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 RequestsWaiting = 0;

	/** Connections that took the place of a lost one. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 Reconnects = 0;

	/** HTTP requests that were sent, the library's own among them. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 HttpRequests = 0;

	/** Those among them that Discord answered with 429: too many. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 HttpRateLimited = 0;

	/** Over all connections. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 BytesReceived = 0;

	/** Over all connections. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 BytesSent = 0;

	/** How long the last heartbeat took to be acknowledged; negative if none was. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	float LatencyMs = -1.0f;
};
