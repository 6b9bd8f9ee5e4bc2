#include "TickcordConvert.h"

FString TickcordText(const tickcord_str& Text)
{
	const FUTF8ToTCHAR Converted(Text.ptr, static_cast<int32>(Text.len));
	return FString(FStringView(Converted.Get(), Converted.Length()));
}

FString TickcordId(uint64 Id)
{
	return Id == 0 ? FString() : FString::Printf(TEXT("%llu"), Id);
}

bool TickcordParseId(const FString& Text, uint64& OutId)
{
	OutId = 0;
	uint64 Id = 0;
	for (const TCHAR Character : Text)
	{
		if (Character < TEXT('0') || Character > TEXT('9'))
		{
			return false;
		}
		const uint64 Digit = static_cast<uint64>(Character - TEXT('0'));
		if (Id > (MAX_uint64 - Digit) / 10)
		{
			return false;
		}
		Id = Id * 10 + Digit;
	}
	OutId = Id;
	return Id != 0;
}

namespace
{
FTickcordUser ReadUser(const tickcord_user& From)
{
	FTickcordUser User;
	User.Id = TickcordId(From.id);
	User.Username = TickcordText(From.username);
	User.GlobalName = TickcordText(From.global_name);
	User.bIsBot = From.is_bot != 0;
	return User;
}

/** A view is empty where the event is another one, which the callers exclude. */
template <typename ViewType>
ViewType ReadView(tickcord_result (*Init)(ViewType*, uint32_t), tickcord_result (*Read)(const tickcord_event*, ViewType*), const tickcord_event* Event)
{
	ViewType View;
	Init(&View, sizeof View);
	Read(Event, &View);
	return View;
}

FString OptionText(const tickcord_interaction_value& Value)
{
	switch (Value.option_type)
	{
	case TICKCORD_OPTION_STRING:
		return TickcordText(Value.text);
	case TICKCORD_OPTION_INTEGER:
		return FString::Printf(TEXT("%lld"), static_cast<int64>(Value.integer));
	case TICKCORD_OPTION_NUMBER:
		return FString::SanitizeFloat(Value.number);
	case TICKCORD_OPTION_BOOLEAN:
		return Value.is_true != 0 ? TEXT("true") : TEXT("false");
	default:
		return TickcordId(Value.id);
	}
}
}

FTickcordReady TickcordReadReady(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_ready View = ReadView(Functions.ready_init, Functions.event_as_ready, Event);
	FTickcordReady Ready;
	Ready.ApplicationId = TickcordId(View.application_id);
	Ready.User = ReadUser(View.user);
	Ready.GuildCount = static_cast<int32>(View.guild_count);
	return Ready;
}

FTickcordMessage TickcordReadMessage(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_message View = ReadView(Functions.message_init, Functions.event_as_message, Event);
	FTickcordMessage Message;
	Message.Id = TickcordId(View.id);
	Message.ChannelId = TickcordId(View.channel_id);
	Message.GuildId = TickcordId(View.guild_id);
	Message.WebhookId = TickcordId(View.webhook_id);
	Message.ReferencedMessageId = TickcordId(View.referenced_message_id);
	Message.Author = ReadUser(View.author);
	Message.DisplayName = TickcordText(View.display_name);
	Message.Content = TickcordText(View.content);
	Message.Timestamp = TickcordText(View.timestamp);
	Message.AttachmentCount = static_cast<int32>(View.attachment_count);
	Message.EmbedCount = static_cast<int32>(View.embed_count);
	return Message;
}

FTickcordMessageDelete TickcordReadMessageDelete(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_message_delete View = ReadView(Functions.message_delete_init, Functions.event_as_message_delete, Event);
	FTickcordMessageDelete Deleted;
	Deleted.Id = TickcordId(View.id);
	Deleted.ChannelId = TickcordId(View.channel_id);
	Deleted.GuildId = TickcordId(View.guild_id);
	return Deleted;
}

FTickcordInteraction TickcordReadInteraction(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_interaction View = ReadView(Functions.interaction_init, Functions.event_as_interaction, Event);
	FTickcordInteraction Interaction;
	Interaction.Id = TickcordId(View.id);
	switch (View.interaction_type)
	{
	case TICKCORD_INTERACTION_COMMAND:
		Interaction.Kind = ETickcordInteractionKind::Command;
		break;
	case TICKCORD_INTERACTION_COMPONENT:
		Interaction.Kind = ETickcordInteractionKind::Component;
		break;
	case TICKCORD_INTERACTION_AUTOCOMPLETE:
		Interaction.Kind = ETickcordInteractionKind::Autocomplete;
		break;
	case TICKCORD_INTERACTION_MODAL:
		Interaction.Kind = ETickcordInteractionKind::Modal;
		break;
	default:
		break;
	}
	Interaction.ChannelId = TickcordId(View.channel_id);
	Interaction.GuildId = TickcordId(View.guild_id);
	Interaction.User = ReadUser(View.user);
	Interaction.DisplayName = TickcordText(View.display_name);
	Interaction.CommandName = TickcordText(View.command_name);
	Interaction.SubcommandGroup = TickcordText(View.subcommand_group);
	Interaction.Subcommand = TickcordText(View.subcommand);
	Interaction.CustomId = TickcordText(View.custom_id);
	Interaction.UserPermissions = static_cast<int64>(View.user_permissions);
	for (uint32 Index = 0; Index < View.option_count; ++Index)
	{
		tickcord_interaction_value Value;
		Functions.interaction_value_init(&Value, sizeof Value);
		if (Functions.interaction_option_at(Event, Index, &Value) == TICKCORD_OK)
		{
			FTickcordInteractionOption Option;
			Option.Name = TickcordText(Value.name);
			Option.Text = OptionText(Value);
			Interaction.Options.Add(MoveTemp(Option));
		}
	}
	return Interaction;
}

FTickcordMember TickcordReadMember(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_member View = ReadView(Functions.member_init, Functions.event_as_member, Event);
	FTickcordMember Member;
	Member.GuildId = TickcordId(View.guild_id);
	Member.User = ReadUser(View.user);
	Member.DisplayName = TickcordText(View.display_name);
	Member.Nick = TickcordText(View.nick);
	Member.JoinedAt = TickcordText(View.joined_at);
	return Member;
}

FTickcordMemberLeave TickcordReadMemberLeave(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_member_remove View = ReadView(Functions.member_remove_init, Functions.event_as_member_remove, Event);
	FTickcordMemberLeave Member;
	Member.GuildId = TickcordId(View.guild_id);
	Member.User = ReadUser(View.user);
	return Member;
}

FTickcordReaction TickcordReadReaction(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_reaction View = ReadView(Functions.reaction_init, Functions.event_as_reaction, Event);
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
	const tickcord_presence_update View = ReadView(Functions.presence_update_init, Functions.event_as_presence_update, Event);
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
	const tickcord_voice_state View = ReadView(Functions.voice_state_init, Functions.event_as_voice_state, Event);
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
	const tickcord_connection_state View = ReadView(Functions.connection_state_init, Functions.event_as_connection_state, Event);
	FTickcordConnectionState State;
	State.State = static_cast<ETickcordState>(View.state);
	State.CodeName = TickcordText(View.code_name);
	State.Text = TickcordText(View.text);
	State.CloseCode = View.close_code;
	State.Attempts = static_cast<int32>(View.attempts);
	return State;
}

int64 TickcordReadRequest(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	return static_cast<int64>(ReadView(Functions.request_result_init, Functions.event_as_request_result, Event).request);
}

FTickcordRequestResult TickcordReadRequestResult(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_request_result View = ReadView(Functions.request_result_init, Functions.event_as_request_result, Event);
	FTickcordRequestResult Result;
	Result.Request = static_cast<int64>(View.request);
	Result.bSucceeded = View.code == TICKCORD_OK;
	Result.CodeName = TickcordText(View.code_name);
	Result.Text = TickcordText(View.text);
	Result.Status = View.status;
	Result.CreatedId = TickcordId(View.created_id);
	tickcord_str Body;
	Functions.event_get_json(Event, "/body", TICKCORD_NUL_TERMINATED, &Body);
	Result.Body = TickcordText(Body);
	return Result;
}

FTickcordEvent TickcordReadEvent(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	FTickcordEvent Any;
	Any.Type = Functions.event_type(Event);
	Any.Name = TickcordText(Functions.event_name(Event));
	Any.Json = TickcordText(Functions.event_json(Event));
	return Any;
}

#define TICKCORD_SAME(Enum, Value, Number) static_assert(static_cast<int32>(Enum::Value) == Number, #Enum "::" #Value)
TICKCORD_SAME(ETickcordState, Disconnected, TICKCORD_STATE_DISCONNECTED);
TICKCORD_SAME(ETickcordState, Connecting, TICKCORD_STATE_CONNECTING);
TICKCORD_SAME(ETickcordState, Identifying, TICKCORD_STATE_IDENTIFYING);
TICKCORD_SAME(ETickcordState, Ready, TICKCORD_STATE_READY);
TICKCORD_SAME(ETickcordState, Resuming, TICKCORD_STATE_RESUMING);
TICKCORD_SAME(ETickcordState, Backoff, TICKCORD_STATE_BACKOFF);
TICKCORD_SAME(ETickcordState, Failed, TICKCORD_STATE_FAILED);
TICKCORD_SAME(ETickcordState, Poisoned, TICKCORD_STATE_POISONED);
TICKCORD_SAME(ETickcordActivity, Playing, TICKCORD_ACTIVITY_PLAYING);
TICKCORD_SAME(ETickcordActivity, Custom, TICKCORD_ACTIVITY_CUSTOM);
TICKCORD_SAME(ETickcordActivity, Competing, TICKCORD_ACTIVITY_COMPETING);
#undef TICKCORD_SAME
