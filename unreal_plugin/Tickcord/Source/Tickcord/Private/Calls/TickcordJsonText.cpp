#include "Calls/TickcordJsonText.h"

#include "Policies/CondensedJsonPrintPolicy.h"
#include "Serialization/JsonWriter.h"

namespace
{
using FWriter = TJsonWriter<TCHAR, TCondensedJsonPrintPolicy<TCHAR>>;
using FWriterFactory = TJsonWriterFactory<TCHAR, TCondensedJsonPrintPolicy<TCHAR>>;

constexpr int32 ButtonsInRow = 5;
constexpr int32 ActionRow = 1;
constexpr int32 Label = 18;
constexpr int32 LinkStyle = 5;
constexpr int32 ShortStyle = 1;
constexpr int32 ParagraphStyle = 2;
constexpr int32 GuildContext = 0;
constexpr int32 BotDmContext = 1;

void WriteChoice(FTickcordCall& Call, FWriter& Writer, const FTickcordChoice& Choice, ETickcordOptionType Type)
{
	const FString& Value = Choice.Value.IsEmpty() ? Choice.Name : Choice.Value;
	Writer.WriteObjectStart();
	Writer.WriteValue(TEXT("name"), Choice.Name);
	if (Type == ETickcordOptionType::String)
	{
		Writer.WriteValue(TEXT("value"), Value);
	}
	else if (!Value.IsNumeric())
	{
		Call.Refuse(FString::Printf(TEXT("the choice \"%s\" of a numeric option has the Value \"%s\", which is no number."), *Choice.Name, *Value));
	}
	else if (Type == ETickcordOptionType::Integer && Value.Contains(TEXT(".")))
	{
		Call.Refuse(FString::Printf(TEXT("the choice \"%s\" of an Integer option has the Value \"%s\", which is no whole number."), *Choice.Name, *Value));
	}
	else if (Type == ETickcordOptionType::Integer)
	{
		Writer.WriteValue(TEXT("value"), FCString::Atoi64(*Value));
	}
	else
	{
		Writer.WriteValue(TEXT("value"), FCString::Atod(*Value));
	}
	Writer.WriteObjectEnd();
}

void WriteOption(FTickcordCall& Call, FWriter& Writer, const FTickcordCommandOption& Option)
{
	Writer.WriteObjectStart();
	Writer.WriteValue(TEXT("type"), static_cast<int32>(Option.Type));
	Writer.WriteValue(TEXT("name"), Option.Name);
	Writer.WriteValue(TEXT("description"), Option.Description);
	Writer.WriteValue(TEXT("required"), Option.bIsRequired);
	if (Option.Choices.Num() > 0)
	{
		Writer.WriteArrayStart(TEXT("choices"));
		for (const FTickcordChoice& Choice : Option.Choices)
		{
			WriteChoice(Call, Writer, Choice, Option.Type);
		}
		Writer.WriteArrayEnd();
	}
	if (Option.bAutocomplete)
	{
		Writer.WriteValue(TEXT("autocomplete"), true);
	}
	if (Option.bHasRange && Option.Type == ETickcordOptionType::Integer)
	{
		Writer.WriteValue(TEXT("min_value"), static_cast<int64>(Option.MinValue));
		Writer.WriteValue(TEXT("max_value"), static_cast<int64>(Option.MaxValue));
	}
	else if (Option.bHasRange)
	{
		Writer.WriteValue(TEXT("min_value"), Option.MinValue);
		Writer.WriteValue(TEXT("max_value"), Option.MaxValue);
	}
	Writer.WriteObjectEnd();
}

void WriteOptions(FTickcordCall& Call, FWriter& Writer, const TArray<FTickcordCommandOption>& Options)
{
	for (const FTickcordCommandOption& Option : Options)
	{
		WriteOption(Call, Writer, Option);
	}
}

void WritePermissions(FWriter& Writer, const TArray<ETickcordPermission>& Permissions)
{
	uint64 Bits = 0;
	for (const ETickcordPermission Permission : Permissions)
	{
		Bits |= uint64{1} << static_cast<int32>(Permission);
	}
	// Said in any case, so that a restriction that is gone is seen as a change.
	if (Bits == 0)
	{
		Writer.WriteNull(TEXT("default_member_permissions"));
	}
	else
	{
		Writer.WriteValue(TEXT("default_member_permissions"), FString::Printf(TEXT("%llu"), Bits));
	}
}

void WriteCommand(FTickcordCall& Call, FWriter& Writer, const FTickcordCommand& Command, bool bOfOneGuild)
{
	Writer.WriteObjectStart();
	Writer.WriteValue(TEXT("name"), Command.Name);
	Writer.WriteValue(TEXT("description"), Command.Description);
	Writer.WriteArrayStart(TEXT("options"));
	WriteOptions(Call, Writer, Command.Options);
	for (const FTickcordSubcommand& Subcommand : Command.Subcommands)
	{
		Writer.WriteObjectStart();
		Writer.WriteValue(TEXT("type"), static_cast<int32>(ETickcordOptionType::Subcommand));
		Writer.WriteValue(TEXT("name"), Subcommand.Name);
		Writer.WriteValue(TEXT("description"), Subcommand.Description);
		Writer.WriteArrayStart(TEXT("options"));
		WriteOptions(Call, Writer, Subcommand.Options);
		Writer.WriteArrayEnd();
		Writer.WriteObjectEnd();
	}
	Writer.WriteArrayEnd();
	WritePermissions(Writer, Command.DefaultPermissions);
	if (!bOfOneGuild)
	{
		Writer.WriteArrayStart(TEXT("contexts"));
		Writer.WriteValue(GuildContext);
		if (!Command.bGuildOnly)
		{
			Writer.WriteValue(BotDmContext);
		}
		Writer.WriteArrayEnd();
	}
	Writer.WriteObjectEnd();
}

int32 StyleNumber(ETickcordButtonStyle Style)
{
	return static_cast<int32>(Style) + 1;
}
}

FString TickcordCommandsJson(FTickcordCall& Call, const TArray<FTickcordCommand>& Commands, bool bOfOneGuild)
{
	FString Json;
	const auto Writer = FWriterFactory::Create(&Json);
	Writer->WriteArrayStart();
	for (const FTickcordCommand& Command : Commands)
	{
		WriteCommand(Call, *Writer, Command, bOfOneGuild);
	}
	Writer->WriteArrayEnd();
	Writer->Close();
	return Json;
}

FString TickcordButtonsJson(const TArray<FTickcordButton>& Buttons)
{
	FString Json;
	const auto Writer = FWriterFactory::Create(&Json);
	Writer->WriteArrayStart();
	for (int32 Index = 0; Index < Buttons.Num(); ++Index)
	{
		if (Index % ButtonsInRow == 0)
		{
			Writer->WriteObjectStart();
			Writer->WriteValue(TEXT("type"), ActionRow);
			Writer->WriteArrayStart(TEXT("components"));
		}
		const FTickcordButton& Button = Buttons[Index];
		const bool bIsLink = !Button.Url.IsEmpty();
		Writer->WriteObjectStart();
		Writer->WriteValue(TEXT("type"), static_cast<int32>(TICKCORD_COMPONENT_BUTTON));
		Writer->WriteValue(TEXT("style"), bIsLink ? LinkStyle : StyleNumber(Button.Style));
		Writer->WriteValue(TEXT("label"), Button.Label);
		Writer->WriteValue(bIsLink ? TEXT("url") : TEXT("custom_id"), bIsLink ? Button.Url : Button.CustomId);
		Writer->WriteValue(TEXT("disabled"), Button.bIsDisabled);
		Writer->WriteObjectEnd();
		if (Index % ButtonsInRow == ButtonsInRow - 1 || Index == Buttons.Num() - 1)
		{
			Writer->WriteArrayEnd();
			Writer->WriteObjectEnd();
		}
	}
	Writer->WriteArrayEnd();
	Writer->Close();
	return Json;
}

FString TickcordTextInputsJson(const TArray<FTickcordTextInput>& Inputs)
{
	FString Json;
	const auto Writer = FWriterFactory::Create(&Json);
	Writer->WriteArrayStart();
	for (const FTickcordTextInput& Input : Inputs)
	{
		Writer->WriteObjectStart();
		Writer->WriteValue(TEXT("type"), Label);
		Writer->WriteValue(TEXT("label"), Input.Label);
		Writer->WriteObjectStart(TEXT("component"));
		Writer->WriteValue(TEXT("type"), static_cast<int32>(TICKCORD_COMPONENT_TEXT_INPUT));
		Writer->WriteValue(TEXT("custom_id"), Input.CustomId);
		Writer->WriteValue(TEXT("style"), Input.bIsParagraph ? ParagraphStyle : ShortStyle);
		Writer->WriteValue(TEXT("required"), Input.bIsRequired);
		Writer->WriteValue(TEXT("max_length"), Input.MaxLength);
		if (!Input.Value.IsEmpty())
		{
			Writer->WriteValue(TEXT("value"), Input.Value);
		}
		if (!Input.Placeholder.IsEmpty())
		{
			Writer->WriteValue(TEXT("placeholder"), Input.Placeholder);
		}
		Writer->WriteObjectEnd();
		Writer->WriteObjectEnd();
	}
	Writer->WriteArrayEnd();
	Writer->Close();
	return Json;
}
