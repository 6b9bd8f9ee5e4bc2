#pragma once

#include "CoreMinimal.h"
#include "Events/TickcordUser.h"
#include "TickcordTypes.h"
#include "TickcordInteraction.generated.h"

/** One thing that a user gave to a command, chose in a menu or put into a form. What has an id is told more of. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordInteractionOption
{
	GENERATED_BODY()

	/** Of the option, or of the form's field; empty for what was chosen in a menu. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Name;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	ETickcordOptionType Type = ETickcordOptionType::Unknown;

	/** What was entered, in words, whatever its type: a text, number, truth value, or the id of what was picked. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Text;

	/** Of the type Integer. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 Integer = 0;

	/** Of the types Number and Integer. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	double Number = 0.0;

	/** Of the type Boolean. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsTrue = false;

	/** The user is typing this one, and waits for completions. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsFocused = false;

	/** The user, channel, role or file. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Id;

	/** The user, if it is one. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordUser User;

	/** As Discord shows it: of the user, role, channel or file. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString DisplayName;

	/** Where the file can be fetched, for some hours. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Url;

	/** The file's, in bytes. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 Size = 0;
};

/** A field of a form that a user filled in. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordModalField
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString CustomId;

	/** What was typed, or chosen of a radio group. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Text;

	/** Of a checkbox. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsChecked = false;

	/** What was chosen in a menu or checkbox group, and files. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordInteractionOption> Values;
};

/**
 * Somebody used a command, button, menu or form of the bot. Discord waits 3 seconds for an answer. The Tickcord Interaction Library
 * has the answers, and reads options by their names.
 */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordInteraction
{
	GENERATED_BODY()

	/** What every answer wants. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Id;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	ETickcordInteractionKind Kind = ETickcordInteractionKind::Unknown;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ChannelId;

	/** Empty outside of guilds. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GuildId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordUser User;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString DisplayName;

	/** The user's roles in the guild. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FString> UserRoleIds;

	/** What the user may do in the channel: see HasPermission. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 UserPermissions = 0;

	/** The user's language, such as "en-US". */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Locale;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString CommandName;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString SubcommandGroup;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Subcommand;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordInteractionOption> Options;

	/** Of the button, menu or form. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString CustomId;

	/** What was chosen in the menu. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordInteractionOption> Values;

	/** The filled-in form. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordModalField> Fields;

	/** The message that the button or menu belongs to. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString MessageId;

	/** The user or message that a command of the context menu was used on. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString TargetId;

	/** That user. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordUser TargetUser;

	/** The text of that message. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString TargetContent;
};
