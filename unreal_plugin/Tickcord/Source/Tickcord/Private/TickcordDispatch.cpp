#include "TickcordSubsystem.h"

#include "HAL/PlatformTime.h"
#include "TickcordConvert.h"
#include "TickcordModule.h"
#include "TickcordSettings.h"

namespace
{
/** Lines of the log in one tick at the most; what is left waits for the next one. */
constexpr int32 MaxLogRecordsPerTick = 32;

/** Frees its event, whatever a handler does. */
class FOwnedEvent
{
public:
	FOwnedEvent(const FTickcordFunctions& InFunctions, tickcord_event* InEvent) : Functions(InFunctions), Event(InEvent) {}
	FOwnedEvent(const FOwnedEvent&) = delete;
	FOwnedEvent& operator=(const FOwnedEvent&) = delete;
	~FOwnedEvent() { Functions.event_free(Event); }

private:
	const FTickcordFunctions& Functions;
	tickcord_event* Event;
};

/** Reads the event only if somebody listens. */
template <typename NativeType, typename DynamicType, typename ValueType>
void Announce(NativeType& Native, DynamicType& Dynamic, ValueType (*Read)(const FTickcordFunctions&, const tickcord_event*), const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	if (Native.IsBound() || Dynamic.IsBound())
	{
		const ValueType Value = Read(Functions, Event);
		Native.Broadcast(Value);
		Dynamic.Broadcast(Value);
	}
}
}

void UTickcordSubsystem::PollEvents(const FTickcordFunctions& Functions)
{
	const UTickcordSettings* Settings = GetDefault<UTickcordSettings>();
	const double Deadline = FPlatformTime::Seconds() + Settings->MaxMicrosecondsPerTick / 1000000.0;
	// At least one event, or a tick that is always late would never hear anything. A handler may end the bot.
	for (int32 Polled = 0; Client != 0 && Polled < FMath::Max(1, Settings->MaxEventsPerTick); ++Polled)
	{
		tickcord_event* Event = nullptr;
		Functions.client_poll_event(Client, &Event);
		if (Event == nullptr)
		{
			return;
		}
		const FOwnedEvent Owned(Functions, Event);
		Dispatch(Functions, Event);
		if (FPlatformTime::Seconds() >= Deadline)
		{
			return;
		}
	}
}

void UTickcordSubsystem::PollLog(const FTickcordFunctions& Functions)
{
	for (int32 Polled = 0; Client != 0 && Polled < MaxLogRecordsPerTick; ++Polled)
	{
		tickcord_log_record Record;
		Functions.log_record_init(&Record, sizeof Record);
		if (Functions.client_poll_log(Client, &Record) != TICKCORD_OK || Record.level == TICKCORD_LOG_LEVEL_NONE)
		{
			return;
		}
		FTickcordLogRecord Line;
		Line.Level = Record.level;
		Line.Message = TickcordText({Record.message, Record.message_len});
		switch (Record.level)
		{
		case TICKCORD_LOG_LEVEL_ERROR:
			UE_LOG(LogTickcord, Error, TEXT("%s"), *Line.Message);
			break;
		case TICKCORD_LOG_LEVEL_WARNING:
			UE_LOG(LogTickcord, Warning, TEXT("%s"), *Line.Message);
			break;
		case TICKCORD_LOG_LEVEL_INFO:
			UE_LOG(LogTickcord, Log, TEXT("%s"), *Line.Message);
			break;
		default:
			UE_LOG(LogTickcord, Verbose, TEXT("%s"), *Line.Message);
			break;
		}
		OnLogNative.Broadcast(Line);
		OnLog.Broadcast(Line);
	}
}

void UTickcordSubsystem::Dispatch(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	Announce(OnAnyEventNative, OnAnyEvent, TickcordReadEvent, Functions, Event);
	switch (Functions.event_type(Event))
	{
	case TICKCORD_EVENT_READY:
		Announce(OnReadyNative, OnReady, TickcordReadReady, Functions, Event);
		break;
	case TICKCORD_EVENT_MESSAGE_CREATE:
		Announce(OnMessageCreateNative, OnMessageCreate, TickcordReadMessage, Functions, Event);
		break;
	case TICKCORD_EVENT_MESSAGE_UPDATE:
		Announce(OnMessageUpdateNative, OnMessageUpdate, TickcordReadMessage, Functions, Event);
		break;
	case TICKCORD_EVENT_MESSAGE_DELETE:
		Announce(OnMessageDeleteNative, OnMessageDelete, TickcordReadMessageDelete, Functions, Event);
		break;
	case TICKCORD_EVENT_INTERACTION_CREATE:
		Announce(OnInteractionNative, OnInteraction, TickcordReadInteraction, Functions, Event);
		break;
	case TICKCORD_EVENT_GUILD_MEMBER_ADD:
		Announce(OnMemberJoinNative, OnMemberJoin, TickcordReadMember, Functions, Event);
		break;
	case TICKCORD_EVENT_GUILD_MEMBER_REMOVE:
		Announce(OnMemberLeaveNative, OnMemberLeave, TickcordReadMemberLeave, Functions, Event);
		break;
	case TICKCORD_EVENT_MESSAGE_REACTION_ADD:
	case TICKCORD_EVENT_MESSAGE_REACTION_REMOVE:
		Announce(OnReactionNative, OnReaction, TickcordReadReaction, Functions, Event);
		break;
	case TICKCORD_EVENT_PRESENCE_UPDATE:
		Announce(OnPresenceNative, OnPresence, TickcordReadPresence, Functions, Event);
		break;
	case TICKCORD_EVENT_VOICE_STATE_UPDATE:
		Announce(OnVoiceStateNative, OnVoiceState, TickcordReadVoiceState, Functions, Event);
		break;
	case TICKCORD_EVENT_CONNECTION_STATE:
		Announce(OnConnectionStateChangedNative, OnConnectionStateChanged, TickcordReadConnectionState, Functions, Event);
		break;
	case TICKCORD_EVENT_REQUEST_RESULT:
		CompleteRequest(Functions, Event);
		break;
	default:
		break;
	}
}
