#pragma once

#include "CoreMinimal.h"
#include "Calls/TickcordMessageCreate.h"
#include "Kismet/BlueprintFunctionLibrary.h"
#include "TickcordTypes.h"
#include "TickcordMessageLibrary.generated.h"

class UTickcordSubsystem;

/** Messages: write, change, react. Each call gives a request's number, or 0 if it was refused, as those of UTickcordSubsystem do. */
UCLASS()
class TICKCORD_API UTickcordMessageLibrary : public UBlueprintFunctionLibrary
{
	GENERATED_BODY()

public:
	/** Writes a message with embeds, files and whatever else it can have. CreatedId of the result is the message. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 CreateMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FTickcordMessageCreate& Message);

	/** Writes to one user, who may not accept it. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 SendDirectMessage(UTickcordSubsystem* Bot, const FString& UserId, const FTickcordMessageCreate& Message);

	/** Changes a message of the bot. What is empty in Edit stays as it is, unless Remove names it. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 EditMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FTickcordMessageCreate& Edit, UPARAM(meta = (Bitmask, BitmaskEnum = "/Script/Tickcord.ETickcordMessagePart")) int32 Remove = 0);

	/** Another's message needs the permission Manage Messages. Reason is for the guild's audit log, and may be empty. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 DeleteMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Reason = TEXT(""));

	/** 2 to 100 messages of one channel, none older than two weeks. Needs the permission Manage Messages. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 BulkDeleteMessages(UTickcordSubsystem* Bot, const FString& ChannelId, const TArray<FString>& MessageIds, const FString& Reason = TEXT(""));

	/** Shows a message of one channel in another. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 ForwardMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& FromChannelId, const FString& MessageId);

	/** Publishes a message of an announcement channel to those who follow it. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 CrosspostMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId);

	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 PinMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Reason = TEXT(""));

	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 UnpinMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Reason = TEXT(""));

	/** Emoji is the emoji itself, or "name:id" for one of a guild's own. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 AddReaction(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Emoji);

	/** The bot's own reaction if UserId is empty; a user's needs the permission Manage Messages. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 RemoveReaction(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Emoji, const FString& UserId = TEXT(""));

	/** Those with one emoji, or all if it is empty. Needs the permission Manage Messages. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 ClearReactions(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Emoji = TEXT(""));

	/** Ends the poll of a message of the bot. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Messages")
	static int64 EndPoll(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId);
};
