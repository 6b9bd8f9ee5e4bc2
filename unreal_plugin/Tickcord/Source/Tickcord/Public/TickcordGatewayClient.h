#pragma once

#include "CoreMinimal.h"
#include "GameFramework/Actor.h"
#include "UObject/WeakObjectPtrTemplates.h"
#include "TickcordSubsystem.h"
#include "TickcordGatewayClient.generated.h"

/**
 * The game instance's bot as an actor, with the calls that users of DiscordGatewayClientCustom know. All actors of a game instance share
 * UTickcordSubsystem's one bot, and whatever is not here is there. The bot disconnects when the actor that connected it ends play.
 */
UCLASS(Blueprintable)
class TICKCORD_API ATickcordGatewayClient : public AActor
{
	GENERATED_BODY()

public:
	ATickcordGatewayClient();

	/** Prepares the bot; Connect follows. False if it cannot be: the log says why. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	bool InitializeBot(const FString& BotToken);

	/** Connects, unless the bot is connected. False if it cannot begin. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	bool Connect();

	/** Closes the connection; messages that were accepted are still sent. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	bool Disconnect();

	/** Says something in a channel. Gives the number of the request, or 0. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord", meta = (DisplayName = "Send Message"))
	int64 SendChannelMessage(const FString& ChannelId, const FString& Message);

	/** Whether the bot is logged in. */
	UFUNCTION(BlueprintPure, Category = "Tickcord")
	bool IsConnected() const;

	/** Which events Discord sends. GuildMessages is added as soon as OnMessageCreate is bound. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	bool SetIntents(UPARAM(meta = (Bitmask, BitmaskEnum = "/Script/Tickcord.ETickcordIntent")) int32 CustomIntents);

	/** How the bot shows to others. An empty text removes the activity. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	int64 UpdatePresence(const FString& StatusMessage, ETickcordStatus Status = ETickcordStatus::Online, ETickcordActivity ActivityType = ETickcordActivity::Custom);

	/** All members of a guild, which needs the intent GuildMembers. They are in the subsystem's OnRequestCompleted. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	int64 RequestGuildMembers(const FString& GuildId);

	/** The bot is logged in, again after each new session. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordReadyDelegate OnReady;

	/** Somebody wrote, the bot included. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordMessageDelegate OnMessageCreate;

	virtual void Tick(float DeltaSeconds) override;

protected:
	virtual void BeginPlay() override;
	virtual void EndPlay(const EEndPlayReason::Type EndPlayReason) override;

private:
	/** The subsystem, whose events are heard from now on; null, with a line in the log, without a game instance. */
	UTickcordSubsystem* Bot();
	void HandleReady(const FTickcordReady& Ready);
	void HandleMessageCreate(const FTickcordMessage& Message);
	/** Without GuildMessages, OnMessageCreate would stay silent in guilds. */
	bool AddsGuildMessages();

	TWeakObjectPtr<UTickcordSubsystem> Subsystem;
	/** Of SetIntents; 0 before. */
	int32 Intents = 0;
	bool bConnectedHere = false;
};
