#pragma once

#include "CoreMinimal.h"
#include "Calls/TickcordMessageCreate.h"
#include "Events/TickcordRequestResult.h"
#include "Kismet/BlueprintFunctionLibrary.h"
#include "TickcordWebhookLibrary.generated.h"

class UTickcordSubsystem;

/** Who says the message of a webhook. */
USTRUCT(BlueprintType)
struct TICKCORD_API FTickcordWebhookSender
{
	GENERATED_BODY()

	/** 1 to 80 characters, such as a player's name; empty: the webhook's own. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString Username;

	/** The address of the picture, which begins with https://; empty: the webhook's own. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord")
	FString AvatarUrl;

	/** In a forum, without a ThreadId: the name of the post that the message begins. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	FString ThreadName;

	/** Of that post, 5 at the most. */
	UPROPERTY(BlueprintReadWrite, EditAnywhere, Category = "Tickcord", AdvancedDisplay)
	TArray<FString> TagIds;
};

/**
 * Webhooks: messages with a name and a picture of their own, which need no permission of the bot. Each call gives a request's number,
 * or 0 if it was refused.
 */
UCLASS()
class TICKCORD_API UTickcordWebhookLibrary : public UBlueprintFunctionLibrary
{
	GENERATED_BODY()

public:
	/** Reads the URL that Discord's users copy, such as https://discord.com/api/webhooks/123/token?thread_id=456. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Webhooks")
	static FTickcordWebhook MakeWebhookFromUrl(const FString& Url, bool& bIsValid);

	/** Says something as somebody. CreatedId of the result is the message. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Webhooks", meta = (AutoCreateRefTerm = "Sender"))
	static int64 ExecuteWebhook(UTickcordSubsystem* Bot, const FTickcordWebhook& Webhook, const FTickcordMessageCreate& Message, const FTickcordWebhookSender& Sender);

	/** Changes a message of the webhook. What is empty in Edit stays as it is, unless Remove names it. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Webhooks")
	static int64 EditWebhookMessage(UTickcordSubsystem* Bot, const FTickcordWebhook& Webhook, const FString& MessageId, const FTickcordMessageCreate& Edit, UPARAM(meta = (Bitmask, BitmaskEnum = "/Script/Tickcord.ETickcordMessagePart")) int32 Remove = 0);

	UFUNCTION(BlueprintCallable, Category = "Tickcord|Webhooks")
	static int64 DeleteWebhookMessage(UTickcordSubsystem* Bot, const FTickcordWebhook& Webhook, const FString& MessageId);

	/** Webhook of the result is the new one. A channel has up to 15. Needs the permission Manage Webhooks. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Webhooks")
	static int64 CreateWebhook(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& Name, const FString& Reason = TEXT(""));

	/** Another name, another channel of the guild, or both; what is empty stays as it is. Needs the permission Manage Webhooks. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Webhooks")
	static int64 EditWebhook(UTickcordSubsystem* Bot, const FString& WebhookId, const FString& Name, const FString& ChannelId = TEXT(""), const FString& Reason = TEXT(""));

	/** Needs the permission Manage Webhooks. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Webhooks")
	static int64 DeleteWebhook(UTickcordSubsystem* Bot, const FString& WebhookId, const FString& Reason = TEXT(""));
};
