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

/** What a command's option takes. */
UENUM(BlueprintType)
enum class ETickcordOptionType : uint8
{
	Unknown = 0,
	Subcommand = 1,
	SubcommandGroup = 2,
	String = 3,
	/** A whole number. */
	Integer = 4,
	Boolean = 5,
	User = 6,
	Channel = 7,
	Role = 8,
	/** A user or a role. */
	Mentionable = 9,
	/** Any number. */
	Number = 10,
	/** A file. */
	Attachment = 11,
};

/** What becomes of a text of more than 2000 characters. */
UENUM(BlueprintType)
enum class ETickcordOnTooLong : uint8
{
	Refuse,
	/** Into 10 messages at the most, between lines if it can be. Not for edits and forum posts. */
	Split,
	Truncate,
};

/** Which of the calls that wait for the same limit goes first. */
UENUM(BlueprintType)
enum class ETickcordPriority : uint8
{
	Normal,
	Low,
	High,
};

/** Parts of a message that an edit removes; each value is the number of a bit. */
UENUM(BlueprintType, meta = (Bitflags))
enum class ETickcordMessagePart : uint8
{
	Content = 0,
	Embeds = 1,
	Components = 2,
	Files = 3,
};

/** How a button looks. */
UENUM(BlueprintType)
enum class ETickcordButtonStyle : uint8
{
	Primary,
	Secondary,
	Success,
	Danger,
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

/** What a member may do in a channel; each value is the number of a bit, as in Discord's documentation. */
UENUM(BlueprintType)
enum class ETickcordPermission : uint8
{
	CreateInstantInvite = 0,
	KickMembers = 1,
	BanMembers = 2,
	Administrator = 3,
	ManageChannels = 4,
	ManageGuild = 5,
	AddReactions = 6,
	ViewAuditLog = 7,
	PrioritySpeaker = 8,
	Stream = 9,
	ViewChannel = 10,
	SendMessages = 11,
	SendTTSMessages = 12,
	ManageMessages = 13,
	EmbedLinks = 14,
	AttachFiles = 15,
	ReadMessageHistory = 16,
	MentionEveryone = 17,
	UseExternalEmojis = 18,
	ViewGuildInsights = 19,
	Connect = 20,
	Speak = 21,
	MuteMembers = 22,
	DeafenMembers = 23,
	MoveMembers = 24,
	UseVAD = 25,
	ChangeNickname = 26,
	ManageNicknames = 27,
	ManageRoles = 28,
	ManageWebhooks = 29,
	ManageGuildExpressions = 30,
	UseApplicationCommands = 31,
	RequestToSpeak = 32,
	ManageEvents = 33,
	ManageThreads = 34,
	CreatePublicThreads = 35,
	CreatePrivateThreads = 36,
	UseExternalStickers = 37,
	SendMessagesInThreads = 38,
	UseEmbeddedActivities = 39,
	ModerateMembers = 40,
	ViewCreatorMonetizationAnalytics = 41,
	UseSoundboard = 42,
	CreateGuildExpressions = 43,
	CreateEvents = 44,
	UseExternalSounds = 45,
	SendVoiceMessages = 46,
	SetVoiceChannelStatus = 48,
	SendPolls = 49,
	UseExternalApps = 50,
	PinMessages = 51,
	BypassSlowmode = 52,
};
