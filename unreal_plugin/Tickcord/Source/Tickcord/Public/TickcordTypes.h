#pragma once

#include "CoreMinimal.h"
#include "TickcordTypes.generated.h"

/** Where the connection stands. */
UENUM(BlueprintType)
enum class ETickcordState : uint8
{
	Disconnected,
	Connecting,
	Identifying,
	Ready,
	Resuming,
	/** Waiting before it tries again. */
	Backoff,
	/** Discord refuses the bot until somebody changes something: the state's text says what. */
	Failed,
	/** A bug of Tickcord's stopped the client. */
	Poisoned,
};

/** The coloured dot beside the bot's name. */
UENUM(BlueprintType)
enum class ETickcordStatus : uint8
{
	Online,
	DoNotDisturb,
	Idle,
	Invisible,
	Offline,
};

/** What stands in front of an activity. */
UENUM(BlueprintType)
enum class ETickcordActivity : uint8
{
	Playing,
	Streaming,
	Listening,
	Watching,
	/** The text alone. */
	Custom,
	Competing,
};

/** What an interaction is. */
UENUM(BlueprintType)
enum class ETickcordInteractionKind : uint8
{
	Unknown,
	Command,
	Component,
	Autocomplete,
	Modal,
};

/** Verbs of Discord's HTTP API. */
UENUM(BlueprintType)
enum class ETickcordHttpMethod : uint8
{
	Get,
	Post,
	Put,
	Patch,
	Delete,
};

/** Which events Discord sends; each value is the number of a bit. Those marked so must be enabled in the developer portal. */
UENUM(BlueprintType, meta = (Bitflags))
enum class ETickcordIntent : uint8
{
	Guilds = 0,
	/** Privileged. */
	GuildMembers = 1,
	GuildModeration = 2,
	GuildExpressions = 3,
	GuildIntegrations = 4,
	GuildWebhooks = 5,
	GuildInvites = 6,
	GuildVoiceStates = 7,
	/** Privileged. */
	GuildPresences = 8,
	GuildMessages = 9,
	GuildMessageReactions = 10,
	GuildMessageTyping = 11,
	DirectMessages = 12,
	DirectMessageReactions = 13,
	DirectMessageTyping = 14,
	/** Privileged: without it messages come without their text. */
	MessageContent = 15,
	GuildScheduledEvents = 16,
	AutoModerationConfiguration = 20,
	AutoModerationExecution = 21,
	GuildMessagePolls = 24,
	DirectMessagePolls = 25,
};
