#pragma once

#include "CoreMinimal.h"
#include "Calls/TickcordCommand.h"
#include "Calls/TickcordMessageCreate.h"
#include "Calls/TickcordWebhookLibrary.h"
#include "Kismet/BlueprintAsyncActionBase.h"
#include "UObject/WeakObjectPtrTemplates.h"
#include "TickcordDelegates.h"
#include "TickcordTypes.h"
#include "TickcordRequestAction.generated.h"

class UTickcordSubsystem;

/**
 * Latent nodes: a call, and what becomes of it. One of the two pins runs, once, also when the call is refused, the bot ends or the
 * game does; Result.Text says why then.
 */
UCLASS()
class TICKCORD_API UTickcordRequestAction : public UBlueprintAsyncActionBase
{
	GENERATED_BODY()

public:
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordRequestResultDelegate Succeeded;

	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordRequestResultDelegate Failed;

	/** Waits for the result of any call of Tickcord's that gave a request's number. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Latent", meta = (BlueprintInternalUseOnly = "true", WorldContext = "WorldContextObject", DisplayName = "Wait for Tickcord Request"))
	static UTickcordRequestAction* WaitForRequest(UObject* WorldContextObject, int64 Request);

	/** Writes a message; CreatedId of the result is its id. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Latent", meta = (BlueprintInternalUseOnly = "true", WorldContext = "WorldContextObject", DisplayName = "Create Message and Wait"))
	static UTickcordRequestAction* CreateMessageAndWait(UObject* WorldContextObject, const FString& ChannelId, const FTickcordMessageCreate& Message);

	/** Uploads one file with a text, which may be empty; CreatedId of the result is the message. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Latent", meta = (BlueprintInternalUseOnly = "true", WorldContext = "WorldContextObject", DisplayName = "Upload File and Wait"))
	static UTickcordRequestAction* UploadFileAndWait(UObject* WorldContextObject, const FString& ChannelId, const FTickcordFile& File, const FString& Content = TEXT(""));

	/** Says something by a webhook; CreatedId of the result is the message. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Latent", meta = (BlueprintInternalUseOnly = "true", WorldContext = "WorldContextObject", DisplayName = "Execute Webhook and Wait", AutoCreateRefTerm = "Sender"))
	static UTickcordRequestAction* ExecuteWebhookAndWait(UObject* WorldContextObject, const FTickcordWebhook& Webhook, const FTickcordMessageCreate& Message, const FTickcordWebhookSender& Sender);

	/** Members whose names begin with Query: up to Limit, 1 to 100. Both empty, or 0: all. Members of the result has them. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Latent", meta = (BlueprintInternalUseOnly = "true", WorldContext = "WorldContextObject", DisplayName = "Request Guild Members and Wait"))
	static UTickcordRequestAction* RequestGuildMembersAndWait(UObject* WorldContextObject, const FString& GuildId, const FString& Query = TEXT(""), int32 Limit = 0);

	/** Sets the slash commands of a guild, or of all guilds if GuildId is empty. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Latent", meta = (BlueprintInternalUseOnly = "true", WorldContext = "WorldContextObject", DisplayName = "Set Commands and Wait"))
	static UTickcordRequestAction* SetCommandsAndWait(UObject* WorldContextObject, const FString& GuildId, const TArray<FTickcordCommand>& Commands);

	/** Any other call of Discord's HTTP API; the result has its Status and Body. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Latent", meta = (BlueprintInternalUseOnly = "true", WorldContext = "WorldContextObject", DisplayName = "Send Request and Wait"))
	static UTickcordRequestAction* SendRequestAndWait(UObject* WorldContextObject, ETickcordHttpMethod Method, const FString& Path, const FString& Json = TEXT(""));

	/** Looks for what keeps the bot from getting on. Findings of the result has what was found; it succeeds whatever that is. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Latent", meta = (BlueprintInternalUseOnly = "true", WorldContext = "WorldContextObject", DisplayName = "Diagnose and Wait"))
	static UTickcordRequestAction* DiagnoseAndWait(UObject* WorldContextObject, const FString& GuildId = TEXT(""), const FString& ChannelId = TEXT(""));

	virtual void Activate() override;

private:
	using FCall = TFunction<int64(UTickcordSubsystem*)>;

	static UTickcordRequestAction* Make(UObject* WorldContextObject, FCall Call);
	void Complete(const FTickcordRequestResult& Result);

	TWeakObjectPtr<UTickcordSubsystem> Bot;
	FCall Call;
};
