#pragma once

#include "CoreMinimal.h"
#include "TickcordEmbed.generated.h"

/** One field of an embed's table. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordEmbedField
{
	GENERATED_BODY()

	/** 1 to 256 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Name;

	/** 1 to 1024 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Value;

	/** May stand beside others. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bIsInline = false;
};

/**
 * A box with text and pictures below a message. What is empty is left out. All texts of a message's embeds together may have 6000
 * characters. A picture's address begins with https://, or with attachment:// for a file of the same message.
 */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordEmbed
{
	GENERATED_BODY()

	/** Up to 256 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Title;

	/** Up to 4096 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", meta = (MultiLine = true))
	FString Description;

	/** Where the title leads. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Url;

	/** The colour of its edge; none while its alpha is 0. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FColor Color = FColor(0, 0, 0, 0);

	/** Above the title, up to 256 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString AuthorName;

	/** Where the author's name leads. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString AuthorUrl;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString AuthorIconUrl;

	/** The large picture. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString ImageUrl;

	/** The small picture. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString ThumbnailUrl;

	/** The last line, up to 2048 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString FooterText;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString FooterIconUrl;

	/** A time beside the last line, in UTC; none while it is 0. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FDateTime Timestamp = FDateTime(0);

	/** A table of up to 25 fields. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FTickcordEmbedField> Fields;
};
