#pragma once

#include "CoreMinimal.h"
#include "Containers/Ticker.h"
#include "GameFramework/Info.h"
#include "UObject/WeakObjectPtrTemplates.h"
#include "TickcordSubsystem.h"
#include "TickcordChatBridge.generated.h"

DECLARE_DYNAMIC_MULTICAST_DELEGATE_ThreeParams(FTickcordDiscordMessageDelegate, const FString&, Player, const FString&, Text, const FString&, Line);
DECLARE_MULTICAST_DELEGATE_ThreeParams(FTickcordDiscordMessageNative, const FString&, const FString&, const FString&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_ThreeParams(FTickcordChatCommandDelegate, const FString&, Player, const FString&, Command, const FString&, Arguments);
DECLARE_MULTICAST_DELEGATE_ThreeParams(FTickcordChatCommandNative, const FString&, const FString&, const FString&);

class AController;
class AGameModeBase;
class APlayerController;

/**
 * Joins a Discord channel and the game's chat. Place it in a level, or set ChannelId in Game.ini under
 * [/Script/Tickcord.TickcordChatBridge]: then each level of a server that has none gets one. It does nothing in clients.
 *
 * What players write pings nobody, and their markup is shown as they typed it. An empty text turns off what it is for. In all of
 * them {players} and {max} stand for how many players there are and may be.
 */
UCLASS(Config = Game, Blueprintable)
class TICKCORD_API ATickcordChatBridge : public AInfo
{
	GENERATED_BODY()

public:
	/** The channel's id, which Discord's developer mode copies. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	FString ChannelId;

	/**
	 * A webhook of the channel: what players say comes under their own names then. Whoever knows it can write there, so it is not
	 * on the details page, which is saved in a level and packaged into clients.
	 */
	UPROPERTY(Config, BlueprintReadWrite, Category = "Tickcord")
	FString WebhookUrl;

	/** What players say, in Discord: {player} and {message}. With a webhook {message} stands alone. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	FString DiscordFormat = TEXT("**{player}**: {message}");

	/** What is said in Discord, in the game: {player} and {message}. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	FString GameFormat = TEXT("[Discord] {player}: {message}");

	/**
	 * Show it by each player's ClientMessage, at most 20 lines in a second: of a flood the oldest are left out, and how many is said.
	 * Turn it off where OnDiscordMessage brings it to a chat of the game's own.
	 */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	bool bShowInGame = true;

	/** Longer messages of Discord's end early in the game. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord", meta = (ClampMin = "1", ClampMax = "4000"))
	int32 MaxGameMessageLength = 300;

	/** Show what other bots say as well. The own bot and webhooks are left out always. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	bool bRelayBots = false;

	/** Said in Discord when {player} joins. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	FString JoinNotice = TEXT("**{player}** joined ({players}/{max})");

	/** Said in Discord when {player} leaves. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	FString LeaveNotice = TEXT("**{player}** left ({players}/{max})");

	/** Said in Discord once the server is up and the bot logged in, and not at a change of the level. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	FString StartNotice = TEXT("The server is up.");

	/** Said in Discord when the server stops, within ShutdownTimeoutMs. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	FString StopNotice = TEXT("The server has stopped.");

	/** Shown below the bot's name. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	FString PresenceText = TEXT("{players}/{max} players");

	/** What {max} stands for; 0: what the game session allows. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord", meta = (ClampMin = "0"))
	int32 MaxPlayers = 0;

	/** What commands begin with. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	FString CommandPrefix = TEXT("!");

	/** Ids of the roles whose members may give commands; the guild's own id stands for everybody. Empty: there are no commands. */
	UPROPERTY(Config, EditAnywhere, BlueprintReadWrite, Category = "Tickcord")
	TArray<FString> CommandRoleIds;

	/** Says in Discord what a player said in the game. Gives the number of the request, or 0. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	int64 SendGameMessage(const FString& Player, const FString& Text);

	/** Says something in the channel in the bot's name, with markup. Gives the number of the request, or 0. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord")
	int64 SendNotice(const FString& Text);

	/** Somebody wrote in the channel: who, what as plain text, and both as GameFormat puts them. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordDiscordMessageDelegate OnDiscordMessage;

	/** Somebody with one of the roles gave a command. Of anybody else the same text is chat. */
	UPROPERTY(BlueprintAssignable, Category = "Tickcord")
	FTickcordChatCommandDelegate OnCommand;

	// The same for C++, each in front of its twin.
	FTickcordDiscordMessageNative OnDiscordMessageNative;
	FTickcordChatCommandNative OnCommandNative;

protected:
	virtual void BeginPlay() override;
	virtual void EndPlay(const EEndPlayReason::Type EndPlayReason) override;

private:
	void HandleReady(const FTickcordReady& Ready);
	void HandleEvent(const FTickcordFunctions& Functions, const tickcord_event* Event);
	void HandleMessage(const FTickcordFunctions& Functions, const tickcord_event* Event, const tickcord_message& Message);
	bool HandleCommand(const FTickcordFunctions& Functions, const tickcord_event* Event, const tickcord_message& Message);
	bool MayCommand(const FTickcordFunctions& Functions, const tickcord_event* Event, const tickcord_message& Message) const;
	void HandlePostLogin(AGameModeBase* GameMode, APlayerController* Player);
	void HandleLogout(AGameModeBase* GameMode, AController* Leaving);
	void HandleShutdown();
	void ShowInGame(const FString& Line);
	bool ShowWaiting(float Delta);
	/** Fills in who and how many, without the one who leaves, and says it. */
	void Announce(const FString& Notice, const AController* Who, const AController* Leaving);
	void UpdatePresence(const AController* Leaving);
	/** Without a token there is none, which the subsystem has logged. */
	bool HasBot() const;
	FString CountPlayers(const AController* Leaving) const;
	FString CountSeats() const;
	int64 SendLine(const FString& Content);
	int64 SendByWebhook(const FString& Player, const FString& Text);

	TWeakObjectPtr<UTickcordSubsystem> Bot;
	uint64 Channel = 0;
	bool bWasReady = false;
	FTSTicker::FDelegateHandle TickHandle;
	TArray<FString> Waiting;
	int32 LeftOut = 0;
	/** How many lines may be shown at once. */
	float Allowance = 0.0f;
};
