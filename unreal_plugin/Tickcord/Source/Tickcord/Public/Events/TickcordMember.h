#pragma once

#include "CoreMinimal.h"
#include "Events/TickcordUser.h"
#include "TickcordMember.generated.h"

/** A member joined or changed. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordMember
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GuildId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordUser User;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString DisplayName;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Nick;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FString> RoleIds;

	/** ISO 8601. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString JoinedAt;

	/** The end of a timeout, ISO 8601, which can be past; empty if there is none. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString TimeoutUntil;

	/** Has not accepted the guild's rules yet. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsPending = false;
};
