#pragma once

#include "CoreMinimal.h"
#include "TickcordTypes.h"
#include "TickcordCommand.generated.h"

/** Something that may be entered for an option. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordChoice
{
	GENERATED_BODY()

	/** What the user sees: 1 to 100 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Name;

	/** What the bot gets for it: for an option of type Integer or Number, the number in words. Empty: Name. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Value;
};

/** Something that a user enters for a command. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordCommandOption
{
	GENERATED_BODY()

	/** 1 to 32 small letters, digits, - and _. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Name;

	/** 1 to 100 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Description;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	ETickcordOptionType Type = ETickcordOptionType::String;

	/** Those that are stand in front of those that are not. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bIsRequired = false;

	/** Nothing else may be entered then: 25 at the most. For String, Integer and Number. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FTickcordChoice> Choices;

	/** The bot completes what is typed: OnInteraction comes with the kind Autocomplete. Not with Choices. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bAutocomplete = false;

	/** Whether MinValue and MaxValue count. For Integer and Number. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bHasRange = false;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	double MinValue = 0.0;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	double MaxValue = 0.0;
};

/** What follows a command's name, such as "add" of "/whitelist add". */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordSubcommand
{
	GENERATED_BODY()

	/** As a command's. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Name;

	/** 1 to 100 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Description;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FTickcordCommandOption> Options;
};

/** A slash command of the bot. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordCommand
{
	GENERATED_BODY()

	/** 1 to 32 small letters, digits, - and _. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Name;

	/** 1 to 100 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Description;

	/** 25 at the most. Not with Subcommands. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FTickcordCommandOption> Options;

	/** The command is always used with one of these. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FTickcordSubcommand> Subcommands;

	/** Who sees it at first: those with all of these permissions; empty: everybody. A guild's administrators may change that. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<ETickcordPermission> DefaultPermissions;

	/** Not in direct messages with the bot. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bGuildOnly = true;
};
