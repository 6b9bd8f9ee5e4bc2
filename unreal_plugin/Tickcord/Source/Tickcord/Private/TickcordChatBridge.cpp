#include "TickcordChatBridge.h"

#include "Engine/GameInstance.h"
#include "Engine/World.h"
#include "GameFramework/GameModeBase.h"
#include "GameFramework/GameSession.h"
#include "GameFramework/PlayerController.h"
#include "GameFramework/PlayerState.h"
#include "TickcordCall.h"
#include "TickcordChatBridgeSubsystem.h"
#include "TickcordModule.h"
#include "TickcordPlainText.h"
#include "TickcordTemplate.h"

namespace
{
// Unreal disconnects a player to whom too many reliable calls are under way, which a flood of chat after a long load would be.
constexpr float LinesPerSecond = 20.0f;
constexpr float LinesAtOnce = 5.0f;
constexpr int32 MostWaiting = 60;
}

void ATickcordChatBridge::BeginPlay()
{
	Super::BeginPlay();
	UGameInstance* GameInstance = GetGameInstance();
	UTickcordSubsystem* Found = GameInstance != nullptr ? GameInstance->GetSubsystem<UTickcordSubsystem>() : nullptr;
	// Clients have the level's bridge as well.
	if (Found == nullptr || GetNetMode() == NM_Client)
	{
		return;
	}
	if (!Found->GetUnavailableReason().IsEmpty())
	{
		UE_LOG(LogTickcord, Log, TEXT("The chat bridge stays idle. %s"), *Found->GetUnavailableReason());
		return;
	}
	if (!TickcordParseId(ChannelId, Channel))
	{
		UE_LOG(LogTickcord, Error, TEXT("The chat bridge stays idle: ChannelId is \"%s\", which is no id: copy one in Discord's developer mode."), *ChannelId);
		return;
	}
	Bot = Found;
	Found->OnReadyNative.AddUObject(this, &ATickcordChatBridge::HandleReady);
	Found->OnRawEventNative.AddUObject(this, &ATickcordChatBridge::HandleEvent);
	Found->OnShutdownNative.AddUObject(this, &ATickcordChatBridge::HandleShutdown);
	TickHandle = FTSTicker::GetCoreTicker().AddTicker(FTickerDelegate::CreateUObject(this, &ATickcordChatBridge::ShowWaiting), 0.0f);
	FGameModeEvents::OnGameModePostLoginEvent().AddUObject(this, &ATickcordChatBridge::HandlePostLogin);
	FGameModeEvents::OnGameModeLogoutEvent().AddUObject(this, &ATickcordChatBridge::HandleLogout);
	if (Found->IsConnected())
	{
		HandleReady(FTickcordReady());
	}
}

void ATickcordChatBridge::EndPlay(const EEndPlayReason::Type EndPlayReason)
{
	if (EndPlayReason == EEndPlayReason::Quit || EndPlayReason == EEndPlayReason::EndPlayInEditor)
	{
		HandleShutdown();
	}
	if (Bot.IsValid())
	{
		Bot->OnReadyNative.RemoveAll(this);
		Bot->OnRawEventNative.RemoveAll(this);
		Bot->OnShutdownNative.RemoveAll(this);
		Bot = nullptr;
	}
	FTSTicker::GetCoreTicker().RemoveTicker(TickHandle);
	FGameModeEvents::OnGameModePostLoginEvent().RemoveAll(this);
	FGameModeEvents::OnGameModeLogoutEvent().RemoveAll(this);
	Super::EndPlay(EndPlayReason);
}

int64 ATickcordChatBridge::SendGameMessage(const FString& Player, const FString& Text)
{
	const FString Message = Text.TrimStartAndEnd();
	if (!HasBot() || Message.IsEmpty())
	{
		return 0;
	}
	const FString Escaped = TickcordEscape(Message);
	// Discord lets no webhook have such a name, and would refuse the message.
	const bool bIsName = !Player.Contains(TEXT("discord")) && !Player.Contains(TEXT("clyde"));
	const int64 Request = WebhookUrl.IsEmpty() || !bIsName ? 0 : SendByWebhook(Player, Escaped);
	if (Request != 0)
	{
		return Request;
	}
	return SendLine(TickcordFillIn(DiscordFormat, {
		{TEXT("{player}"), TickcordEscape(Player)},
		{TEXT("{message}"), Escaped},
		{TEXT("{players}"), CountPlayers(nullptr)},
		{TEXT("{max}"), CountSeats()},
	}));
}

int64 ATickcordChatBridge::SendNotice(const FString& Text)
{
	return HasBot() ? SendLine(Text) : 0;
}

void ATickcordChatBridge::HandleReady(const FTickcordReady&)
{
	UTickcordChatBridgeSubsystem* Bridges = GetGameInstance()->GetSubsystem<UTickcordChatBridgeSubsystem>();
	bWasReady = true;
	if (Bridges != nullptr && Bridges->ClaimStart(Channel))
	{
		Announce(StartNotice, nullptr, nullptr);
	}
	UpdatePresence(nullptr);
}

void ATickcordChatBridge::HandleEvent(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	if (Functions.event_type(Event) != TICKCORD_EVENT_MESSAGE_CREATE)
	{
		return;
	}
	tickcord_message Message;
	Functions.message_init(&Message, sizeof Message);
	Functions.event_as_message(Event, &Message);
	const bool bIsOwn = TickcordId(Message.author.id) == Bot->GetBotUser().Id;
	const bool bIsEcho = bIsOwn || Message.webhook_id != 0 || (Message.author.is_bot != 0 && !bRelayBots);
	if (Message.channel_id == Channel && !bIsEcho && !HandleCommand(Functions, Event, Message))
	{
		HandleMessage(Functions, Event, Message);
	}
}

void ATickcordChatBridge::HandleMessage(const FTickcordFunctions& Functions, const tickcord_event* Event, const tickcord_message& Message)
{
	const FString Text = TickcordPlainText(Functions, Event, static_cast<uint32>(FMath::Max(1, MaxGameMessageLength)));
	if (Text.IsEmpty())
	{
		return;
	}
	const FString Player = TickcordText(Message.display_name);
	const FString Line = TickcordFillIn(GameFormat, {
		{TEXT("{player}"), Player},
		{TEXT("{message}"), Text},
		{TEXT("{players}"), CountPlayers(nullptr)},
		{TEXT("{max}"), CountSeats()},
	});
	if (bShowInGame && !Line.IsEmpty())
	{
		Waiting.Add(Line);
		if (Waiting.Num() > MostWaiting)
		{
			Waiting.RemoveAt(0);
			++LeftOut;
		}
	}
	OnDiscordMessageNative.Broadcast(Player, Text, Line);
	OnDiscordMessage.Broadcast(Player, Text, Line);
}

bool ATickcordChatBridge::ShowWaiting(float Delta)
{
	Allowance = FMath::Min(LinesAtOnce, Allowance + Delta * LinesPerSecond);
	for (; Allowance >= 1.0f && Waiting.Num() > 0; Allowance -= 1.0f)
	{
		if (LeftOut > 0)
		{
			ShowInGame(FString::Printf(TEXT("(%d messages were left out)"), LeftOut));
			LeftOut = 0;
			continue;
		}
		ShowInGame(Waiting[0]);
		Waiting.RemoveAt(0);
	}
	return true;
}

void ATickcordChatBridge::ShowInGame(const FString& Line)
{
	for (FConstPlayerControllerIterator It = GetWorld()->GetPlayerControllerIterator(); It; ++It)
	{
		if (APlayerController* Listener = It->Get())
		{
			Listener->ClientMessage(Line);
		}
	}
}

bool ATickcordChatBridge::HandleCommand(const FTickcordFunctions& Functions, const tickcord_event* Event, const tickcord_message& Message)
{
	const FString Content = TickcordText(Message.content).TrimStartAndEnd();
	const int32 Begin = CommandPrefix.Len();
	// "!!!" is no command, but excitement.
	const bool bIsCommand = Begin > 0 && Content.StartsWith(CommandPrefix, ESearchCase::IgnoreCase) && Content.Len() > Begin && FChar::IsAlnum(Content[Begin]);
	if (!bIsCommand || !MayCommand(Functions, Event, Message))
	{
		return false;
	}
	int32 End = Begin;
	while (End < Content.Len() && !FChar::IsWhitespace(Content[End]))
	{
		++End;
	}
	const FString Player = TickcordText(Message.display_name);
	const FString Command = Content.Mid(Begin, End - Begin);
	const FString Arguments = Content.RightChop(End).TrimStartAndEnd();
	UE_LOG(LogTickcord, Log, TEXT("%s (%s) gave the command %s%s."), *Player, *TickcordId(Message.author.id), *CommandPrefix, *Command);
	OnCommandNative.Broadcast(Player, Command, Arguments);
	OnCommand.Broadcast(Player, Command, Arguments);
	return true;
}

bool ATickcordChatBridge::MayCommand(const FTickcordFunctions& Functions, const tickcord_event* Event, const tickcord_message& Message) const
{
	return CommandRoleIds.ContainsByPredicate([&](const FString& RoleId)
	{
		uint64 Wanted = 0;
		int32 bHasRole = 0;
		if (!TickcordParseId(RoleId, Wanted))
		{
			UE_LOG(LogTickcord, Warning, TEXT("CommandRoleIds has \"%s\", which is no id: copy one in Discord's developer mode."), *RoleId);
			return false;
		}
		Functions.event_has_role(Event, Wanted, &bHasRole);
		return bHasRole != 0 || Wanted == Message.guild_id;
	});
}

void ATickcordChatBridge::HandlePostLogin(AGameModeBase* GameMode, APlayerController* Player)
{
	if (GameMode->GetWorld() == GetWorld())
	{
		Announce(JoinNotice, Player, nullptr);
		UpdatePresence(nullptr);
	}
}

void ATickcordChatBridge::HandleLogout(AGameModeBase* GameMode, AController* Leaving)
{
	if (GameMode->GetWorld() == GetWorld() && Leaving->IsPlayerController())
	{
		Announce(LeaveNotice, Leaving, Leaving);
		UpdatePresence(Leaving);
	}
}

void ATickcordChatBridge::HandleShutdown()
{
	// EndPlay and the game instance's end both bring it about. After the one nobody is told of the other, or the bot is gone.
	if (bWasReady)
	{
		Announce(StopNotice, nullptr, nullptr);
	}
}

void ATickcordChatBridge::Announce(const FString& Notice, const AController* Who, const AController* Leaving)
{
	if (Notice.IsEmpty() || !HasBot())
	{
		return;
	}
	const FString Name = Who != nullptr && Who->PlayerState != nullptr ? Who->PlayerState->GetPlayerName() : FString();
	SendLine(TickcordFillIn(Notice, {
		{TEXT("{player}"), Name.IsEmpty() ? FString(TEXT("Somebody")) : TickcordEscape(Name)},
		{TEXT("{players}"), CountPlayers(Leaving)},
		{TEXT("{max}"), CountSeats()},
	}));
}

void ATickcordChatBridge::UpdatePresence(const AController* Leaving)
{
	if (HasBot() && !PresenceText.IsEmpty())
	{
		const FString Text = TickcordFillIn(PresenceText, {{TEXT("{players}"), CountPlayers(Leaving)}, {TEXT("{max}"), CountSeats()}});
		Bot->UpdatePresence(Text, ETickcordActivity::Custom);
	}
}

bool ATickcordChatBridge::HasBot() const
{
	return Bot.IsValid() && Bot->GetClient() != 0;
}

FString ATickcordChatBridge::CountPlayers(const AController* Leaving) const
{
	int32 Players = 0;
	for (FConstPlayerControllerIterator It = GetWorld()->GetPlayerControllerIterator(); It; ++It)
	{
		// Who leaves is still there while the game mode tells of it.
		Players += It->Get() != nullptr && It->Get() != Leaving ? 1 : 0;
	}
	return FString::Printf(TEXT("%d"), Players);
}

FString ATickcordChatBridge::CountSeats() const
{
	const AGameModeBase* GameMode = GetWorld()->GetAuthGameMode();
	const bool bHasSession = GameMode != nullptr && GameMode->GameSession != nullptr;
	return FString::Printf(TEXT("%d"), MaxPlayers > 0 || !bHasSession ? MaxPlayers : GameMode->GameSession->MaxPlayers);
}

int64 ATickcordChatBridge::SendLine(const FString& Content)
{
	FTickcordCall Call(Bot.Get(), TEXT("ChatBridge"));
	if (Call.Api() == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 Text(Content);
	tickcord_message_create Message;
	Call.Api()->message_create_init(&Message, sizeof Message);
	Message.content = Text.Str();
	Message.on_too_long = TICKCORD_ON_TOO_LONG_TRUNCATE;
	// Lines that wait for Discord's limit share a message.
	Message.merge = 1;
	return Call.Make(&FTickcordFunctions::client_create_message, Channel, &Message);
}

int64 ATickcordChatBridge::SendByWebhook(const FString& Player, const FString& Text)
{
	FTickcordCall Call(Bot.Get(), TEXT("WebhookUrl"));
	if (Call.Api() == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 Url(WebhookUrl);
	const FTickcordUtf8 Name(Player);
	const FTickcordUtf8 Content(Text);
	tickcord_webhook Webhook;
	Call.Api()->webhook_init(&Webhook, sizeof Webhook);
	if (Call.Api()->webhook_from_url(&Webhook, Url.Ptr(), Url.Len()) != TICKCORD_OK)
	{
		Call.Refuse(TEXT("it is no webhook's address: copy one in the channel's settings, under Integrations."));
		return 0;
	}
	tickcord_webhook_execute Execute;
	Call.Api()->webhook_execute_init(&Execute, sizeof Execute);
	Execute.username = Name.StrOrNone();
	tickcord_message_create Message;
	Call.Api()->message_create_init(&Message, sizeof Message);
	Message.content = Content.Str();
	Message.on_too_long = TICKCORD_ON_TOO_LONG_TRUNCATE;
	Message.merge = 1;
	return Call.Make(&FTickcordFunctions::client_execute_webhook, &Webhook, &Message, &Execute);
}
