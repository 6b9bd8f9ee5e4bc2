#include "TickcordSubsystem.h"

#include "Events/TickcordReaders.h"
#include "TickcordConvert.h"
#include "TickcordPolling.h"

namespace
{
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
	const auto Poll = [&]()
	{
		tickcord_event* Event = nullptr;
		if (Client != 0)
		{
			Functions.client_poll_event(Client, &Event);
		}
		return Event;
	};
	TickcordPollEvents(Functions, Poll, [&](const tickcord_event* Event) { Dispatch(Functions, Event); });
}

void UTickcordSubsystem::PollLog(const FTickcordFunctions& Functions)
{
	const auto Poll = [&](tickcord_log_record& Record)
	{
		return Client != 0 && Functions.client_poll_log(Client, &Record) == TICKCORD_OK;
	};
	TickcordPollLog(Functions, Poll, [&](const FTickcordLogRecord& Line)
	{
		OnLogNative.Broadcast(Line);
		OnLog.Broadcast(Line);
	});
}

void UTickcordSubsystem::Dispatch(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	OnRawEventNative.Broadcast(Functions, Event);
	Announce(OnAnyEventNative, OnAnyEvent, TickcordReadEvent, Functions, Event);
	switch (Functions.event_type(Event))
	{
	case TICKCORD_EVENT_READY:
		BotUser = TickcordReadReady(Functions, Event).User;
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
	case TICKCORD_EVENT_MESSAGE_DELETE_BULK:
		if (OnMessageDeleteNative.IsBound() || OnMessageDelete.IsBound())
		{
			for (const FTickcordMessageDelete& Deleted : TickcordReadMessageDeleteBulk(Functions, Event))
			{
				OnMessageDeleteNative.Broadcast(Deleted);
				OnMessageDelete.Broadcast(Deleted);
			}
		}
		break;
	case TICKCORD_EVENT_INTERACTION_CREATE:
		Announce(OnInteractionNative, OnInteraction, TickcordReadInteraction, Functions, Event);
		break;
	case TICKCORD_EVENT_GUILD_MEMBER_ADD:
		Announce(OnMemberJoinNative, OnMemberJoin, TickcordReadMember, Functions, Event);
		break;
	case TICKCORD_EVENT_GUILD_MEMBER_UPDATE:
		Announce(OnMemberUpdateNative, OnMemberUpdate, TickcordReadMember, Functions, Event);
		break;
	case TICKCORD_EVENT_GUILD_MEMBER_REMOVE:
		Announce(OnMemberLeaveNative, OnMemberLeave, TickcordReadMemberLeave, Functions, Event);
		break;
	case TICKCORD_EVENT_MESSAGE_REACTION_ADD:
	case TICKCORD_EVENT_MESSAGE_REACTION_REMOVE:
	case TICKCORD_EVENT_MESSAGE_REACTION_REMOVE_ALL:
	case TICKCORD_EVENT_MESSAGE_REACTION_REMOVE_EMOJI:
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
