#pragma once

#include "CoreMinimal.h"
#include "Events/TickcordEmbed.h"
#include "Events/TickcordUser.h"
#include "TickcordMessage.generated.h"

/** A file of a message. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordAttachment
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Id;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString FileName;

	/** What is read to those who do not see it. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Description;

	/** Its media type; empty if Discord does not know it. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ContentType;

	/** Where it can be fetched, for some hours. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Url;

	/** In bytes. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int64 Size = 0;

	/** In pixels, of a picture or video. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 Width = 0;

	/** In pixels, of a picture or video. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 Height = 0;

	/** To be shown only when asked for. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bIsSpoiler = false;
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

	/** The message that it answers or forwards, or empty. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString ReferencedMessageId;

	/** What it is, by Discord's numbers: 0 and 19, a reply, are what people write. -1 if not told. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	int32 Type = -1;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FTickcordUser Author;

	/** The author's name as it is shown in this guild. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString DisplayName;

	/** The author's roles in the guild. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FString> AuthorRoleIds;

	/** The text with Discord's markup. Empty without the intent MessageContent. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Content;

	/** Whether the text came along: an update may leave it out, as it was. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bHasContent = false;

	/** The message as a game's chat shows it, in one line: names for mentions, no markup, files and embeds in brackets. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString PlainText;

	/** ISO 8601. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString Timestamp;

	/** ISO 8601; empty if it was never changed. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	FString EditedTimestamp;

	/** Whom it mentions. */
	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordUser> Mentions;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FString> MentionedRoleIds;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	bool bMentionsEveryone = false;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordAttachment> Attachments;

	UPROPERTY(BlueprintReadOnly, Category = "Tickcord")
	TArray<FTickcordEmbed> Embeds;
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
