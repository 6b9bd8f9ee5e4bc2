#pragma once

#include "CoreMinimal.h"
#include "TickcordTypes.h"
#include "TickcordEvents.generated.h"

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

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsBot = false;
};

/** The bot is logged in. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordReady
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ApplicationId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordUser User;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 GuildCount = 0;
};

/** A message that was written or changed. Of a changed one, Discord may leave out what is still the same. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordMessage
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Id;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ChannelId;

	/** Empty in direct messages. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GuildId;

	/** Empty unless a webhook wrote it. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString WebhookId;

	/** The message that it answers, or empty. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ReferencedMessageId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordUser Author;

	/** The author's name as it is shown in this guild. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString DisplayName;

	/** Empty without the intent MessageContent. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Content;

	/** ISO 8601. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Timestamp;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 AttachmentCount = 0;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 EmbedCount = 0;
};

/** A message was deleted. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordMessageDelete
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Id;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ChannelId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GuildId;
};

/** One option of a slash command, with what the user entered. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordInteractionOption
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Name;

	/** What was entered, in words: a text, number, truth value, or the id of what was picked. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Text;
};

/** Somebody used a command, button, menu or form of the bot. Discord waits 3 seconds for an answer. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordInteraction
{
	GENERATED_BODY()

	/** What RespondToInteraction wants. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Id;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	ETickcordInteractionKind Kind = ETickcordInteractionKind::Unknown;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ChannelId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GuildId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordUser User;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString DisplayName;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString CommandName;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString SubcommandGroup;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Subcommand;

	/** Of the button, menu or form. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString CustomId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordInteractionOption> Options;

	/** What the user may do in the channel: bits as in Discord's documentation. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 UserPermissions = 0;
};

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

	/** ISO 8601. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString JoinedAt;
};

/** A member left, or was removed. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordMemberLeave
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GuildId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordUser User;
};

/** A reaction was added or removed. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordReaction
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsAdded = false;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString UserId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ChannelId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString MessageId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GuildId;

	/** Empty for Unicode emojis. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString EmojiId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString EmojiName;
};

/** Who is online, and does what. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordPresence
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString UserId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GuildId;

	/** As Discord says it, such as "online". */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Status;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ActivityName;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ActivityState;
};

/** Who is in which voice channel. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordVoiceState
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString UserId;

	/** Empty when they left. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ChannelId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString GuildId;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString DisplayName;

	/** By themselves or by others. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsMuted = false;

	/** By themselves or by others. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsDeafened = false;
};

/** The connection changed. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordConnectionState
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	ETickcordState State = ETickcordState::Disconnected;

	/** Why, such as "TICKCORD_ERROR_DNS_FAILED". */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString CodeName;

	/** Why, in words. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Text;

	/** Discord's, or 0. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 CloseCode = 0;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 Attempts = 0;
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

	/** Discord's answer as JSON. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Body;
};

/** Any event as Discord or Tickcord put it. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordEvent
{
	GENERATED_BODY()

	/** TICKCORD_EVENT_... of tickcord.h. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 Type = 0;

	/** Such as "MESSAGE_CREATE". */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Name;

	/** The event's data. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Json;
};

/** A line of Tickcord's log. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordLogRecord
{
	GENERATED_BODY()

	/** 1 error, 2 warning, 3 info, 4 debug. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 Level = 0;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Message;
};
