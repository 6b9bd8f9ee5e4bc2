#include "Calls/TickcordInteractionLibrary.h"

#include "Calls/TickcordJsonText.h"
#include "Calls/TickcordMessageArgument.h"
#include "TickcordCall.h"

namespace
{
const FTickcordInteractionOption* Find(const FTickcordInteraction& Interaction, const FString& Name)
{
	return Interaction.Options.FindByPredicate([&](const FTickcordInteractionOption& It) { return It.Name.Equals(Name, ESearchCase::CaseSensitive); });
}

/** The type of what the user is typing. */
int32 FocusedType(const FTickcordInteraction& Interaction)
{
	const FTickcordInteractionOption* Focused = Interaction.Options.FindByPredicate([](const FTickcordInteractionOption& It) { return It.bIsFocused; });
	const bool bIsNumeric = Focused != nullptr && (Focused->Type == ETickcordOptionType::Integer || Focused->Type == ETickcordOptionType::Number);
	return bIsNumeric ? static_cast<int32>(Focused->Type) : static_cast<int32>(TICKCORD_OPTION_STRING);
}
}

int64 UTickcordInteractionLibrary::SetCommands(UTickcordSubsystem* Bot, const FString& GuildId, const TArray<FTickcordCommand>& Commands)
{
	FTickcordCall Call(Bot, TEXT("SetCommands"));
	const FTickcordUtf8 Json(TickcordCommandsJson(Call, Commands, !GuildId.IsEmpty()));
	return Call.Make(&FTickcordFunctions::client_set_commands, Call.IdOrNone(TEXT("GuildId"), GuildId), Json.Ptr(), Json.Len());
}

int64 UTickcordInteractionLibrary::SetCommandsJson(UTickcordSubsystem* Bot, const FString& GuildId, const FString& Json)
{
	FTickcordCall Call(Bot, TEXT("SetCommandsJson"));
	const FTickcordUtf8 Text(Json);
	return Call.Make(&FTickcordFunctions::client_set_commands, Call.IdOrNone(TEXT("GuildId"), GuildId), Text.Ptr(), Text.Len());
}

int64 UTickcordInteractionLibrary::Respond(UTickcordSubsystem* Bot, const FString& InteractionId, const FTickcordMessageCreate& Message)
{
	FTickcordCall Call(Bot, TEXT("Respond"));
	const FTickcordMessageArgument Argument(Call, Message);
	return Call.Make(&FTickcordFunctions::client_interaction_respond, Call.Id(TEXT("InteractionId"), InteractionId), Argument.Get());
}

int64 UTickcordInteractionLibrary::UpdateComponentMessage(UTickcordSubsystem* Bot, const FString& InteractionId, const FTickcordMessageCreate& Edit, int32 Remove)
{
	FTickcordCall Call(Bot, TEXT("UpdateComponentMessage"));
	const FTickcordMessageArgument Argument(Call, Edit, Remove);
	return Call.Make(&FTickcordFunctions::client_interaction_update_message, Call.Id(TEXT("InteractionId"), InteractionId), Argument.Get());
}

int64 UTickcordInteractionLibrary::Defer(UTickcordSubsystem* Bot, const FString& InteractionId, bool bEphemeral)
{
	FTickcordCall Call(Bot, TEXT("Defer"));
	return Call.Make(&FTickcordFunctions::client_interaction_defer, Call.Id(TEXT("InteractionId"), InteractionId), bEphemeral ? 1u : 0u);
}

int64 UTickcordInteractionLibrary::DeferUpdate(UTickcordSubsystem* Bot, const FString& InteractionId)
{
	FTickcordCall Call(Bot, TEXT("DeferUpdate"));
	return Call.Make(&FTickcordFunctions::client_interaction_defer_update, Call.Id(TEXT("InteractionId"), InteractionId));
}

int64 UTickcordInteractionLibrary::FollowUp(UTickcordSubsystem* Bot, const FString& InteractionId, const FTickcordMessageCreate& Message)
{
	FTickcordCall Call(Bot, TEXT("FollowUp"));
	const FTickcordMessageArgument Argument(Call, Message);
	return Call.Make(&FTickcordFunctions::client_interaction_follow_up, Call.Id(TEXT("InteractionId"), InteractionId), Argument.Get());
}

int64 UTickcordInteractionLibrary::EditAnswer(UTickcordSubsystem* Bot, const FString& InteractionId, const FString& MessageId, const FTickcordMessageCreate& Edit, int32 Remove)
{
	FTickcordCall Call(Bot, TEXT("EditAnswer"));
	const FTickcordMessageArgument Argument(Call, Edit, Remove);
	return Call.Make(&FTickcordFunctions::client_interaction_edit, Call.Id(TEXT("InteractionId"), InteractionId), Call.IdOrNone(TEXT("MessageId"), MessageId), Argument.Get());
}

int64 UTickcordInteractionLibrary::DeleteAnswer(UTickcordSubsystem* Bot, const FString& InteractionId, const FString& MessageId)
{
	FTickcordCall Call(Bot, TEXT("DeleteAnswer"));
	return Call.Make(&FTickcordFunctions::client_interaction_delete, Call.Id(TEXT("InteractionId"), InteractionId), Call.IdOrNone(TEXT("MessageId"), MessageId));
}

int64 UTickcordInteractionLibrary::Autocomplete(UTickcordSubsystem* Bot, const FTickcordInteraction& Interaction, const TArray<FTickcordChoice>& Choices)
{
	FTickcordCall Call(Bot, TEXT("Autocomplete"));
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return 0;
	}
	const int32 Type = FocusedType(Interaction);
	FTickcordTexts Texts;
	TArray<tickcord_choice> Completions;
	for (const FTickcordChoice& It : Choices)
	{
		const FString& Value = It.Value.IsEmpty() ? It.Name : It.Value;
		tickcord_choice Choice;
		Api->choice_init(&Choice, sizeof Choice);
		Choice.name = Texts.Keep(It.Name);
		Choice.option_type = Type;
		if (Type == TICKCORD_OPTION_STRING)
		{
			Choice.text = Texts.Keep(Value);
		}
		else if (!Value.IsNumeric())
		{
			Call.Refuse(FString::Printf(TEXT("the choice \"%s\" of a numeric option has the Value \"%s\", which is no number."), *It.Name, *Value));
		}
		else
		{
			Choice.integer = FCString::Atoi64(*Value);
			Choice.number = FCString::Atod(*Value);
		}
		Completions.Add(Choice);
	}
	return Call.Make(&FTickcordFunctions::client_interaction_autocomplete, Call.Id(TEXT("Id of the interaction"), Interaction.Id), Completions.GetData(), static_cast<size_t>(Completions.Num()));
}

int64 UTickcordInteractionLibrary::ShowModal(UTickcordSubsystem* Bot, const FString& InteractionId, const FString& Title, const FString& CustomId, const TArray<FTickcordTextInput>& Inputs)
{
	FTickcordCall Call(Bot, TEXT("ShowModal"));
	const FTickcordUtf8 Head(Title);
	const FTickcordUtf8 Name(CustomId);
	const FTickcordUtf8 Json(TickcordTextInputsJson(Inputs));
	return Call.Make(&FTickcordFunctions::client_interaction_modal, Call.Id(TEXT("InteractionId"), InteractionId), Head.Ptr(), Head.Len(), Name.Ptr(), Name.Len(), Json.Ptr(), Json.Len());
}

FString UTickcordInteractionLibrary::MakeButtons(const TArray<FTickcordButton>& Buttons)
{
	return TickcordButtonsJson(Buttons);
}

bool UTickcordInteractionLibrary::FindOption(const FTickcordInteraction& Interaction, const FString& Name, FTickcordInteractionOption& Option)
{
	const FTickcordInteractionOption* Found = Find(Interaction, Name);
	Option = Found != nullptr ? *Found : FTickcordInteractionOption();
	return Found != nullptr;
}

FString UTickcordInteractionLibrary::GetOptionText(const FTickcordInteraction& Interaction, const FString& Name, const FString& Otherwise)
{
	const FTickcordInteractionOption* Found = Find(Interaction, Name);
	return Found != nullptr ? Found->Text : Otherwise;
}

int64 UTickcordInteractionLibrary::GetOptionInteger(const FTickcordInteraction& Interaction, const FString& Name, int64 Otherwise)
{
	const FTickcordInteractionOption* Found = Find(Interaction, Name);
	return Found != nullptr && Found->Type == ETickcordOptionType::Integer ? Found->Integer : Otherwise;
}

double UTickcordInteractionLibrary::GetOptionNumber(const FTickcordInteraction& Interaction, const FString& Name, double Otherwise)
{
	const FTickcordInteractionOption* Found = Find(Interaction, Name);
	const bool bIsNumber = Found != nullptr && (Found->Type == ETickcordOptionType::Number || Found->Type == ETickcordOptionType::Integer);
	return bIsNumber ? Found->Number : Otherwise;
}

bool UTickcordInteractionLibrary::GetOptionBool(const FTickcordInteraction& Interaction, const FString& Name, bool bOtherwise)
{
	const FTickcordInteractionOption* Found = Find(Interaction, Name);
	return Found != nullptr && Found->Type == ETickcordOptionType::Boolean ? Found->bIsTrue : bOtherwise;
}

FString UTickcordInteractionLibrary::GetFieldText(const FTickcordInteraction& Interaction, const FString& CustomId)
{
	const FTickcordModalField* Found = Interaction.Fields.FindByPredicate([&](const FTickcordModalField& It) { return It.CustomId.Equals(CustomId, ESearchCase::CaseSensitive); });
	return Found != nullptr ? Found->Text : FString();
}
