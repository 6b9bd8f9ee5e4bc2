#pragma once

#include "CoreMinimal.h"
#include "TickcordTypes.h"
#include "TickcordComponents.generated.h"

/** A button below a message. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordButton
{
	GENERATED_BODY()

	/** Up to 80 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Label;

	/** The CustomId of the interaction that a click makes: 1 to 100 characters. Not with Url. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString CustomId;

	/** A page that a click opens; the bot is not told of it. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Url;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	ETickcordButtonStyle Style = ETickcordButtonStyle::Primary;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bIsDisabled = false;
};

/** A line or box of a form to type in. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordTextInput
{
	GENERATED_BODY()

	/** By which GetFieldText finds what was typed: 1 to 100 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString CustomId;

	/** What stands above it: 1 to 45 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Label;

	/** What stands in it at first. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Value;

	/** What it shows while it is empty: up to 100 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Placeholder;

	/** A box of several lines. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bIsParagraph = false;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bIsRequired = true;

	/** In characters, up to 4000. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", meta = (ClampMin = "1", ClampMax = "4000"))
	int32 MaxLength = 4000;
};
