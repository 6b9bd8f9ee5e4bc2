#pragma once

#include "CoreMinimal.h"
#include "Calls/TickcordMessageCreate.h"
#include "Kismet/BlueprintFunctionLibrary.h"
#include "TickcordChannelLibrary.generated.h"

class UTickcordSubsystem;

/** A thread or forum post to create. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordThreadCreate
{
	GENERATED_BODY()

	/** 1 to 100 characters. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Name;

	/** The message that the thread begins with; empty: none. Not for forum posts. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString MessageId;

	/** Of a forum post, 5 at the most. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	TArray<FString> TagIds;

	/** Minutes without a message until it is archived: 60, 1440, 4320 or 10080; 0: the channel's own. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	int32 AutoArchiveMinutes = 0;

	/** Between two messages of a member: 0 to 21600. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	int32 SlowmodeSeconds = 0;

	/** Only those who are added see it. Not with MessageId, nor for forum posts. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bIsPrivate = false;

	/** Members who are not moderators may add others to a private thread. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	bool bIsInvitable = true;
};

/** Channels, threads, forum posts and invites. Each call gives a request's number, or 0 if it was refused. */
UCLASS()
class TICKCORD_API UTickcordChannelLibrary : public UBlueprintFunctionLibrary
{
	GENERATED_BODY()

public:
	/** Up to 1024 characters, in forums 4096; empty removes it. Discord allows two changes in 10 minutes; the last one wins. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Channels")
	static int64 SetChannelTopic(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& Topic);

	/** 1 to 100 characters. Discord allows two changes in 10 minutes; the last one wins. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Channels")
	static int64 SetChannelName(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& Name);

	/** Shows for ten seconds, or until the next message, that the bot types. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Channels")
	static int64 TriggerTyping(UTickcordSubsystem* Bot, const FString& ChannelId);

	/** Begins a thread of a channel. CreatedId of the result is the thread, which is a channel of its own. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Channels")
	static int64 CreateThread(UTickcordSubsystem* Bot, const FString& ChannelId, const FTickcordThreadCreate& Thread, const FString& Reason = TEXT(""));

	/** Begins a post of a forum with its first message. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Channels")
	static int64 CreateForumPost(UTickcordSubsystem* Bot, const FString& ChannelId, const FTickcordThreadCreate& Post, const FTickcordMessageCreate& Message, const FString& Reason = TEXT(""));

	/** Into the archive, where nobody writes, or out of it. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Channels")
	static int64 ArchiveThread(UTickcordSubsystem* Bot, const FString& ThreadId, bool bIsArchived = true, const FString& Reason = TEXT(""));

	UFUNCTION(BlueprintCallable, Category = "Tickcord|Channels")
	static int64 AddThreadMember(UTickcordSubsystem* Bot, const FString& ThreadId, const FString& UserId);

	UFUNCTION(BlueprintCallable, Category = "Tickcord|Channels")
	static int64 RemoveThreadMember(UTickcordSubsystem* Bot, const FString& ThreadId, const FString& UserId);

	/** Ends after so many seconds, up to 604800, and so many uses, up to 100; 0: never. The code is in the result's Body. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Channels")
	static int64 CreateInvite(UTickcordSubsystem* Bot, const FString& ChannelId, int32 MaxAgeSeconds = 86400, int32 MaxUses = 0, bool bIsUnique = false, const FString& Reason = TEXT(""));
};
