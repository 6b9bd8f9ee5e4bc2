#pragma once

#include "CoreMinimal.h"
#include "Containers/Ticker.h"
#include "Subsystems/GameInstanceSubsystem.h"
#include "TickcordDelegates.h"
#include "TickcordFunctions.h"
#include "TickcordStats.h"
#include "TickcordTypes.h"
#include "TickcordSubsystem.generated.h"

/**
 * The bot of this game instance. Everything happens on the game thread, and nothing here waits for Discord, but the end of a bot
 * (ShutdownTimeoutMs): with its game, or when InitializeBot takes another one. A call that gives a request's number has its result in OnRequestCompleted; a number of 0 means
 * that it was refused, and GetLastError says why.
 */
UCLASS()
class TICKCORD_API UTickcordSubsystem : public UGameInstanceSubsystem
{
	GENERATED_BODY()

public:
	virtual bool ShouldCreateSubsystem(UObject* Outer) const override;
	virtual void Initialize(FSubsystemCollectionBase& Collection) override;
	virtual void Deinitialize() override;

	/** The one of the game that an object belongs to; null if there is none. For C++: Blueprints have a node for each subsystem. */
	static UTickcordSubsystem* Get(const UObject* WorldContextObject);

	/**
	 * Prepares the bot; Connect follows. Without a token, the one of -TickcordTokenFile=, the settings or DISCORD_TOKEN is used.
	 * A bot that was prepared before ends first, as it does with the game. False if it cannot be: GetLastError says why.
	 */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	bool InitializeBot(const FString& Token = TEXT(""));

	/** Connects, and stays connected until Disconnect. False if it cannot begin. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	bool Connect();

	/** Closes the connection; messages that were accepted are still sent. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	bool Disconnect();

	/** Whether the bot is logged in. */
	UFUNCTION(BlueprintPure, Category = "Tickcord")
	bool IsConnected() const;

	/** Who the bot is; empty before its first login. */
	UFUNCTION(BlueprintPure, Category = "Tickcord")
	FTickcordUser GetBotUser() const { return BotUser; }

	/** Where the connection stands. */
	UFUNCTION(BlueprintPure, Category = "Tickcord")
	ETickcordState GetState() const;

	/** Why Tickcord cannot be used here, such as a missing library; empty if it can. */
	UFUNCTION(BlueprintPure, Category = "Tickcord")
	FString GetUnavailableReason() const;

	/** Why the last call was refused. */
	UFUNCTION(BlueprintPure, Category = "Tickcord")
	FString GetLastError() const;

	/** Which events Discord sends. After the login a change costs a new session. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	bool SetIntents(UPARAM(meta = (Bitmask, BitmaskEnum = "/Script/Tickcord.ETickcordIntent")) int32 Intents);

	/** Says something in a channel: 1 to 2000 characters, which ping nobody. UTickcordMessageLibrary has all else that messages have. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord", meta = (DisplayName = "Send Message"))
	int64 SendChannelMessage(const FString& ChannelId, const FString& Content);

	/** How the bot shows to others. An empty text removes the activity. Streaming needs the address of a stream on Twitch or YouTube, or Discord shows it as Playing. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	int64 UpdatePresence(const FString& Text, ETickcordActivity Activity = ETickcordActivity::Playing, ETickcordStatus Status = ETickcordStatus::Online, const FString& StreamUrl = TEXT(""));

	/** Members whose names begin with Query: up to Limit, 1 to 100. Both empty, or 0: all, which needs the intent GuildMembers. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	int64 RequestGuildMembers(const FString& GuildId, const FString& Query = TEXT(""), int32 Limit = 0);

	/** Answers an interaction with a text, for everybody or for its user alone. UTickcordInteractionLibrary has the other answers. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	int64 RespondToInteraction(const FString& InteractionId, const FString& Content, bool bEphemeral = true);

	/** Any other call of Discord's HTTP API, such as Post "/channels/123/typing". Json may be empty. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	int64 SendRequest(ETickcordHttpMethod Method, const FString& Path, const FString& Json = TEXT(""));

	/** Looks for what keeps the bot from getting on; ids may be empty. Findings of the result has what was found. Before Connect as well. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	int64 Diagnose(const FString& GuildId = TEXT(""), const FString& ChannelId = TEXT(""));

	/** What the bot has counted; all 0 if there is none. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	FTickcordStats GetStats() const;

	/**
	 * Calls back with what becomes of a request of this bot, exactly once: at once if the request is 0 or had its result before, and
	 * as a failure if the bot ends first. For C++; Blueprints have Wait for Request.
	 */
	void WhenCompleted(int64 Request, FTickcordRequestCompleted Completed);

	/** For all of the C API, with FTickcordModule::GetFunctions; 0 if there is no bot. It stays this subsystem's. */
	tickcord_client GetClient() const { return Client; }

	/** The bot is logged in, again after each new session. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordReadyDelegate OnReady;

	/** Somebody wrote, the bot included: leave out bots, or a bridge hears itself. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordMessageDelegate OnMessageCreate;

	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordMessageDelegate OnMessageUpdate;

	/** Of messages that were deleted at once, for each. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordMessageDeleteDelegate OnMessageDelete;

	/** A command, button, menu or form was used. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordInteractionDelegate OnInteraction;

	/** Needs the intent GuildMembers. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordMemberDelegate OnMemberJoin;

	/** A nickname, a role or a timeout changed. Needs the intent GuildMembers. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordMemberDelegate OnMemberUpdate;

	/** Needs the intent GuildMembers. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordMemberLeaveDelegate OnMemberLeave;

	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordReactionDelegate OnReaction;

	/** Needs the intent GuildPresences. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordPresenceDelegate OnPresence;

	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordVoiceStateDelegate OnVoiceState;

	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordConnectionStateDelegate OnConnectionStateChanged;

	/** What became of a call that gave a request's number. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordRequestResultDelegate OnRequestCompleted;

	/** Every event, before its own delegate. Its text is copied only while something is bound here. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordEventDelegate OnAnyEvent;

	/** Tickcord's log, which goes to LogTickcord as well. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordLogRecordDelegate OnLog;

	// The same for C++, each in front of its twin.
	FTickcordReadyNative OnReadyNative;
	FTickcordMessageNative OnMessageCreateNative;
	FTickcordMessageNative OnMessageUpdateNative;
	FTickcordMessageDeleteNative OnMessageDeleteNative;
	FTickcordInteractionNative OnInteractionNative;
	FTickcordMemberNative OnMemberJoinNative;
	FTickcordMemberNative OnMemberUpdateNative;
	FTickcordMemberLeaveNative OnMemberLeaveNative;
	FTickcordReactionNative OnReactionNative;
	FTickcordPresenceNative OnPresenceNative;
	FTickcordVoiceStateNative OnVoiceStateNative;
	FTickcordConnectionStateNative OnConnectionStateChangedNative;
	FTickcordRequestResultNative OnRequestCompletedNative;
	FTickcordEventNative OnAnyEventNative;
	FTickcordLogRecordNative OnLogNative;

	/** Every event as the C API has it, for its views: good until the handler returns. */
	FTickcordRawEventNative OnRawEventNative;

	/** The game instance ends. What is sent here still goes out, within ShutdownTimeoutMs. */
	FSimpleMulticastDelegate OnShutdownNative;

private:
	friend class FTickcordCall;

	bool Tick(float DeltaTime);
	void PollEvents(const FTickcordFunctions& Functions);
	void PollLog(const FTickcordFunctions& Functions);
	void Dispatch(const FTickcordFunctions& Functions, const tickcord_event* Event);
	void CompleteRequest(const FTickcordFunctions& Functions, const tickcord_event* Event);
	/** All requests have their result now, a failure. */
	void AbandonRequests();
	/** Destroys the client, and gives its token free. */
	void EndBot();
	/** The C API, if there is a client; else null, with a reason in LastError. */
	const FTickcordFunctions* Prepared();
	/** Keeps and logs why a call failed. */
	bool Succeeded(const FTickcordFunctions& Functions, const TCHAR* Call, tickcord_result Result);
	bool Refuse(const FString& Reason, const FString& CodeName = FString());

	tickcord_client Client = 0;
	FTickcordUser BotUser;
	FString ClaimedToken;
	FString IdleReason;
	FString LastError;
	/** Such as "TICKCORD_ERROR_EMPTY_CONTENT"; empty if the plugin itself refused. */
	FString LastErrorCode;
	/** Of the settings, until SetIntents. */
	int32 WantedIntents = 0;
	/** Those that were accepted and have no result yet. */
	TSet<int64> OpenRequests;
	TMultiMap<int64, FTickcordRequestCompleted> Waiting;
	FTSTicker::FDelegateHandle TickHandle;
};
