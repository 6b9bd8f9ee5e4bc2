#include "Events/TickcordJson.h"
#include "Events/TickcordReaders.h"
#include "Events/TickcordView.h"

namespace
{
ETickcordInteractionKind ReadKind(int32 Type)
{
	switch (Type)
	{
	case TICKCORD_INTERACTION_COMMAND:
		return ETickcordInteractionKind::Command;
	case TICKCORD_INTERACTION_COMPONENT:
		return ETickcordInteractionKind::Component;
	case TICKCORD_INTERACTION_AUTOCOMPLETE:
		return ETickcordInteractionKind::Autocomplete;
	case TICKCORD_INTERACTION_MODAL:
		return ETickcordInteractionKind::Modal;
	default:
		return ETickcordInteractionKind::Unknown;
	}
}

FString OptionText(const tickcord_interaction_value& Value)
{
	switch (Value.option_type)
	{
	case TICKCORD_OPTION_INTEGER:
		// What is still being typed need not be a number yet.
		return Value.is_focused != 0 ? TickcordText(Value.text) : FString::Printf(TEXT("%lld"), static_cast<int64>(Value.integer));
	case TICKCORD_OPTION_NUMBER:
		return Value.is_focused != 0 ? TickcordText(Value.text) : FString::SanitizeFloat(Value.number);
	case TICKCORD_OPTION_BOOLEAN:
		return Value.is_true != 0 ? TEXT("true") : TEXT("false");
	default:
		return TickcordText(Value.text);
	}
}

FTickcordInteractionOption ReadOption(const tickcord_interaction_value& From)
{
	FTickcordInteractionOption Option;
	Option.Name = TickcordText(From.name);
	const bool bIsKnown = From.option_type >= TICKCORD_OPTION_SUB_COMMAND && From.option_type <= TICKCORD_OPTION_ATTACHMENT;
	Option.Type = bIsKnown ? static_cast<ETickcordOptionType>(From.option_type) : ETickcordOptionType::Unknown;
	Option.Text = OptionText(From);
	Option.Integer = static_cast<int64>(From.integer);
	Option.Number = From.option_type == TICKCORD_OPTION_INTEGER ? static_cast<double>(From.integer) : From.number;
	Option.bIsTrue = From.is_true != 0;
	Option.bIsFocused = From.is_focused != 0;
	Option.Id = TickcordId(From.id);
	Option.User = TickcordReadUser(From.user);
	Option.DisplayName = TickcordText(From.display_name.len > 0 ? From.display_name : From.object_name);
	Option.Url = TickcordText(From.url);
	Option.Size = static_cast<int64>(From.size);
	return Option;
}

/** All that a reader of the library gives by index. */
template <typename ReadType>
TArray<FTickcordInteractionOption> ReadOptions(const FTickcordFunctions& Functions, uint32 Count, ReadType Read)
{
	TArray<FTickcordInteractionOption> Options;
	for (uint32 Index = 0; Index < Count; ++Index)
	{
		tickcord_interaction_value Value;
		Functions.interaction_value_init(&Value, sizeof Value);
		if (Read(Index, &Value) == TICKCORD_OK)
		{
			Options.Add(ReadOption(Value));
		}
	}
	return Options;
}

FTickcordModalField ReadField(const FTickcordFunctions& Functions, const tickcord_event* Event, const tickcord_modal_field& From)
{
	FTickcordModalField Field;
	Field.CustomId = TickcordText(From.custom_id);
	Field.Text = TickcordText(From.text);
	Field.bIsChecked = From.is_checked != 0;
	Field.Values = ReadOptions(Functions, From.value_count, [&](size_t Index, tickcord_interaction_value* Value) {
		return Functions.interaction_field_value_at(Event, From.custom_id.ptr, From.custom_id.len, Index, Value);
	});
	return Field;
}

void ReadTarget(const FTickcordFunctions& Functions, const tickcord_event* Event, FTickcordInteraction& Interaction)
{
	tickcord_interaction_value User;
	Functions.interaction_value_init(&User, sizeof User);
	if (Functions.interaction_target_user(Event, &User) == TICKCORD_OK)
	{
		Interaction.TargetUser = TickcordReadUser(User.user);
	}
	tickcord_message Message;
	Functions.message_init(&Message, sizeof Message);
	if (Functions.interaction_target_message(Event, &Message) == TICKCORD_OK)
	{
		Interaction.TargetContent = TickcordText(Message.content);
	}
}
}

FTickcordInteraction TickcordReadInteraction(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_interaction View = TickcordReadView(Functions.interaction_init, Functions.event_as_interaction, Event);
	FTickcordInteraction Interaction;
	Interaction.Id = TickcordId(View.id);
	Interaction.Kind = ReadKind(View.interaction_type);
	Interaction.ChannelId = TickcordId(View.channel_id);
	Interaction.GuildId = TickcordId(View.guild_id);
	Interaction.User = TickcordReadUser(View.user);
	Interaction.DisplayName = TickcordText(View.display_name);
	Interaction.UserRoleIds = FTickcordJson(Functions, Event, FString()).Ids(TEXT("/member/roles"));
	Interaction.UserPermissions = static_cast<int64>(View.user_permissions);
	Interaction.Locale = TickcordText(View.locale);
	Interaction.CommandName = TickcordText(View.command_name);
	Interaction.SubcommandGroup = TickcordText(View.subcommand_group);
	Interaction.Subcommand = TickcordText(View.subcommand);
	Interaction.Options = ReadOptions(Functions, View.option_count, [&](size_t Index, tickcord_interaction_value* Value) {
		return Functions.interaction_option_at(Event, Index, Value);
	});
	Interaction.CustomId = TickcordText(View.custom_id);
	Interaction.Values = ReadOptions(Functions, View.value_count, [&](size_t Index, tickcord_interaction_value* Value) {
		return Functions.interaction_value_at(Event, Index, Value);
	});
	for (uint32 Index = 0; Index < View.field_count; ++Index)
	{
		tickcord_modal_field Field;
		Functions.modal_field_init(&Field, sizeof Field);
		if (Functions.interaction_field_at(Event, Index, &Field) == TICKCORD_OK)
		{
			Interaction.Fields.Add(ReadField(Functions, Event, Field));
		}
	}
	Interaction.MessageId = TickcordId(View.message_id);
	Interaction.TargetId = TickcordId(View.target_id);
	ReadTarget(Functions, Event, Interaction);
	return Interaction;
}
