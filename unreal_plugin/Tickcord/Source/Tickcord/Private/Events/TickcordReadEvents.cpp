#include "Events/TickcordJson.h"
#include "Events/TickcordReaders.h"
#include "Events/TickcordView.h"

FTickcordReady TickcordReadReady(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_ready View = TickcordReadView(Functions.ready_init, Functions.event_as_ready, Event);
	FTickcordReady Ready;
	Ready.ApplicationId = TickcordId(View.application_id);
	Ready.User = TickcordReadUser(View.user);
	Ready.GuildCount = static_cast<int32>(View.guild_count);
	return Ready;
}

FTickcordMember TickcordReadMember(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_member View = TickcordReadView(Functions.member_init, Functions.event_as_member, Event);
	FTickcordMember Member;
	Member.GuildId = TickcordId(View.guild_id);
	Member.User = TickcordReadUser(View.user);
	Member.DisplayName = TickcordText(View.display_name);
	Member.Nick = TickcordText(View.nick);
	Member.RoleIds = FTickcordJson(Functions, Event, FString()).Ids(TEXT("/roles"));
	Member.JoinedAt = TickcordText(View.joined_at);
	Member.TimeoutUntil = TickcordText(View.communication_disabled_until);
	Member.bIsPending = View.is_pending != 0;
	return Member;
}

FTickcordMemberLeave TickcordReadMemberLeave(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_member_remove View = TickcordReadView(Functions.member_remove_init, Functions.event_as_member_remove, Event);
	FTickcordMemberLeave Member;
	Member.GuildId = TickcordId(View.guild_id);
	Member.User = TickcordReadUser(View.user);
	return Member;
}

FTickcordReaction TickcordReadReaction(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_reaction View = TickcordReadView(Functions.reaction_init, Functions.event_as_reaction, Event);
	FTickcordReaction Reaction;
	Reaction.bIsAdded = Functions.event_type(Event) == TICKCORD_EVENT_MESSAGE_REACTION_ADD;
	Reaction.UserId = TickcordId(View.user_id);
	Reaction.ChannelId = TickcordId(View.channel_id);
	Reaction.MessageId = TickcordId(View.message_id);
	Reaction.GuildId = TickcordId(View.guild_id);
	Reaction.EmojiId = TickcordId(View.emoji_id);
	Reaction.EmojiName = TickcordText(View.emoji_name);
	return Reaction;
}

FTickcordPresence TickcordReadPresence(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_presence_update View = TickcordReadView(Functions.presence_update_init, Functions.event_as_presence_update, Event);
	FTickcordPresence Presence;
	Presence.UserId = TickcordId(View.user_id);
	Presence.GuildId = TickcordId(View.guild_id);
	Presence.Status = TickcordText(View.status);
	Presence.ActivityName = TickcordText(View.activity_name);
	Presence.ActivityState = TickcordText(View.activity_state);
	return Presence;
}

FTickcordVoiceState TickcordReadVoiceState(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_voice_state View = TickcordReadView(Functions.voice_state_init, Functions.event_as_voice_state, Event);
	FTickcordVoiceState State;
	State.UserId = TickcordId(View.user_id);
	State.ChannelId = TickcordId(View.channel_id);
	State.GuildId = TickcordId(View.guild_id);
	State.DisplayName = TickcordText(View.display_name);
	State.bIsMuted = View.is_mute != 0 || View.is_self_mute != 0;
	State.bIsDeafened = View.is_deaf != 0 || View.is_self_deaf != 0;
	return State;
}

FTickcordConnectionState TickcordReadConnectionState(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_connection_state View = TickcordReadView(Functions.connection_state_init, Functions.event_as_connection_state, Event);
	FTickcordConnectionState State;
	State.State = static_cast<ETickcordState>(View.state);
	State.CodeName = TickcordText(View.code_name);
	State.Text = TickcordText(View.text);
	State.CloseCode = View.close_code;
	State.Attempts = static_cast<int32>(View.attempts);
	return State;
}

FTickcordEvent TickcordReadEvent(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	FTickcordEvent Any;
	Any.Type = Functions.event_type(Event);
	Any.Name = TickcordText(Functions.event_name(Event));
	Any.Json = TickcordText(Functions.event_json(Event));
	return Any;
}
