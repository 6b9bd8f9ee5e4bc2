#include "TickcordPlainText.h"

#include "TickcordConvert.h"
#include "TickcordModule.h"

namespace
{
/** A text that the library writes into a buffer, whose size it tells first. */
template <typename WriteType>
FString ReadBuffer(WriteType Write)
{
	size_t Length = 0;
	if (Write(nullptr, 0, &Length) != TICKCORD_OK)
	{
		return FString();
	}
	TArray<char> Buffer;
	Buffer.SetNumZeroed(static_cast<int32>(Length) + 1);
	return Write(Buffer.GetData(), Length + 1, &Length) == TICKCORD_OK ? TickcordText({Buffer.GetData(), Length}) : FString();
}
}

FString TickcordEscape(const FString& Text, bool bKeepLines)
{
	const FTickcordModule* Module = FTickcordModule::Get();
	const FTickcordFunctions* Functions = Module != nullptr ? Module->GetFunctions() : nullptr;
	if (Functions == nullptr)
	{
		return FString();
	}
	const FTickcordUtf8 Converted(Text);
	return ReadBuffer([&](char* Buffer, size_t Size, size_t* OutLength)
	{
		return Functions->text_escape(Converted.Ptr(), Converted.Len(), bKeepLines ? TICKCORD_ESCAPE_KEEP_LINES : 0, Buffer, Size, OutLength);
	});
}

FString TickcordPlainText(const FTickcordFunctions& Functions, const tickcord_event* Event, uint32 MaxLength)
{
	return ReadBuffer([&](char* Buffer, size_t Size, size_t* OutLength)
	{
		return Functions.event_get_plain_text(Event, 0, MaxLength, Buffer, Size, OutLength);
	});
}
