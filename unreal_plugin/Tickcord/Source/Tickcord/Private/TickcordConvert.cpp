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
