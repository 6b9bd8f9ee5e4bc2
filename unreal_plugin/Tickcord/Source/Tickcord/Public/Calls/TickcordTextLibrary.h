#pragma once

#include "CoreMinimal.h"
#include "Kismet/BlueprintFunctionLibrary.h"
#include "TickcordTextLibrary.generated.h"

/** Texts between a game and Discord. */
UCLASS()
class TICKCORD_API UTickcordTextLibrary : public UBlueprintFunctionLibrary
{
	GENERATED_BODY()

public:
	/**
	 * Makes what a player typed, or a player's name, harmless in a message: it is shown as it is, without markup, links and pings. Line
	 * breaks become spaces, unless they are kept. Once only, and not for names that webhooks show. Empty if the library is missing.
	 */
	UFUNCTION(BlueprintPure, Category = "Tickcord|Text")
	static FString EscapeText(const FString& Text, bool bKeepLines = false);
};
