#pragma once

#include "CoreMinimal.h"
#include "TickcordUser.generated.h"

/** Somebody on Discord. Ids are decimal numbers in text, since a Blueprint has no unsigned 64-bit integers. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordUser
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Id;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Username;

	/** The name that is shown; may be empty. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GlobalName;

	/** The hash of the picture, as in https://cdn.discordapp.com/avatars/ID/HASH.png; empty if there is none. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Avatar;

	/** A bot, or a webhook. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsBot = false;
};
