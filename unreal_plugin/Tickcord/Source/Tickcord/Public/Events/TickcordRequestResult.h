#pragma once

#include "CoreMinimal.h"
#include "Events/TickcordMember.h"
#include "TickcordRequestResult.generated.h"

/** What one check of a diagnosis found. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordFinding
{
	GENERATED_BODY()

	/** Such as "api_tls". */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Check;

	/** "ok", "warning", "failed", or "skipped" if it depends on something that failed or was not asked for. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Status;

	/** What was found, in words. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Text;

	/** What to do; empty if there is nothing to do. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Remedy;
};

/** Where a webhook is reached. Whoever has the token can write there: do not show it. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordWebhook
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Id;

	/** The last part of its URL. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", meta = (PasswordField = true))
	FString Token;

	/** The thread or forum post of its channel that is meant; empty: the channel itself. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString ThreadId;
};

/** What became of a call that gave a request's number. Each accepted one has exactly one. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordRequestResult
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 Request = 0;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bSucceeded = false;

	/** Such as "TICKCORD_ERROR_HTTP_FORBIDDEN". */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString CodeName;

	/** What went wrong, in words. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Text;

	/** HTTP's, or 0. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 Status = 0;

	/** Of what was made, such as a message; may be empty. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString CreatedId;

	/** Discord's own error code, such as 50013 for missing permissions; 0 if it gave none. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 DiscordCode = 0;

	/** Discord's answer as JSON. That of a new webhook has its secret: do not log it. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Body;

	/** Of RequestGuildMembers. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordMember> Members;

	/** Of Diagnose. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordFinding> Findings;

	/** Of CreateWebhook. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordWebhook Webhook;
};
