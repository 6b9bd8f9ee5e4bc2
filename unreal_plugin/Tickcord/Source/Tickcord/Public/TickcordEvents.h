#pragma once

#include "CoreMinimal.h"
#include "Events/TickcordInteraction.h"
#include "Events/TickcordMember.h"
#include "Events/TickcordMessage.h"
#include "Events/TickcordRequestResult.h"
#include "Events/TickcordUser.h"
#include "TickcordTypes.h"
#include "TickcordEvents.generated.h"

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

/** A reaction was added or removed, or all at once: then there is no user, and no emoji if those of every emoji were removed. */
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

	/** As Discord says it: "online", "idle", "dnd" or "offline". */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Status;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ActivityName;

	/** The second line, and the text of a custom status. */
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
