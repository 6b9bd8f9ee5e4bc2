#pragma once

#include "CoreMinimal.h"
#include "Events/TickcordEmbed.h"
#include "TickcordTypes.h"
#include "TickcordMessageCreate.generated.h"

/** A file to upload: from the disk, or from memory. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordFile
{
	GENERATED_BODY()

	/** As Discord shows it, such as "log.txt". Empty: the name in Path. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Name;

	/** Where it is on the disk; relative paths begin at the project's folder. It must not change before the result. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Path;

	/** Its content, if Path is empty. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<uint8> Bytes;

	/** Its media type, such as "text/plain"; empty: Discord guesses by the name. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString ContentType;

	/** What is read to those who do not see it. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Description;
};

/** Whom the text of one message may ping: as it is, nobody. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordAllowedMentions
{
	GENERATED_BODY()

	/** Everybody whom the text mentions. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bUsers = false;

	/** Every role that the text mentions. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bRoles = false;

	/** @everyone and @here. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bEveryone = false;

	/** The author of the message that this one replies to. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bRepliedUser = false;

	/** These users, if the text mentions them. Not with bUsers. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FString> UserIds;

	/** These roles, if the text mentions them. Not with bRoles. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FString> RoleIds;
};

/** A question that readers vote on. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordPoll
{
	GENERATED_BODY()

	/** 1 to 300 characters; empty: no poll. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Question;

	/** 1 to 10, of 1 to 55 characters each. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FString> Answers;

	/** One for each answer: itself, or "name:id" for one of a guild's own. Empty: none. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FString> Emojis;

	/** 1 to 768. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", meta = (ClampMin = "1", ClampMax = "768"))
	int32 DurationHours = 24;

	/** One may vote for several answers. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bAllowMultiselect = false;
};

/** What a message says: a text, embeds, files, components, stickers or a poll. What is empty is left out, and in an edit stays as it is. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordMessageCreate
{
	GENERATED_BODY()

	/** Up to 2000 characters; OnTooLong says what becomes of more. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", meta = (MultiLine = true))
	FString Content;

	/** Boxes below the text, 10 at the most. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FTickcordEmbed> Embeds;

	/** 10 at the most. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FTickcordFile> Files;

	/** Buttons and menus: an array as in Discord's documentation. MakeButtons writes it for buttons. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	FString ComponentsJson;

	/** A message of the same channel that it answers. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString ReplyTo;

	/** Whether an answer fails if that message is gone, or becomes an ordinary message. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	bool bFailIfNotExists = true;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FTickcordAllowedMentions AllowedMentions;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	ETickcordOnTooLong OnTooLong = ETickcordOnTooLong::Refuse;

	/** A line of chat: while it waits for the channel's limit, it shares a message with the lines before and after it. Text alone. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bMerge = false;

	/** Nobody's device makes a sound. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bSilent = false;

	/** For answers to interactions: only their user sees it. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bEphemeral = false;

	/** No previews of links. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	bool bSuppressEmbeds = false;

	/** Discord reads it aloud. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	bool bTts = false;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	FTickcordPoll Poll;

	/** Of the guild, 3 at the most. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	TArray<FString> StickerIds;

	/** A message with the nonce of one of the last minutes is not posted again. Empty: each call is a message of its own. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	FString Nonce;

	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	ETickcordPriority Priority = ETickcordPriority::Normal;

	/** The most bytes that a file may have. Guilds with boosts take more than this. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	int64 MaxFileSize = 10485760;
};
