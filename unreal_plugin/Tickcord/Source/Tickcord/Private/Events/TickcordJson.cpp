#include "Events/TickcordJson.h"

#include "TickcordConvert.h"

FString FTickcordJson::Text(const TCHAR* Pointer) const
{
	const FTickcordUtf8 At(Place + Pointer);
	tickcord_str Found;
	Functions.event_get_str(Event, At.Ptr(), At.Len(), &Found);
	return TickcordText(Found);
}

FString FTickcordJson::Id(const TCHAR* Pointer) const
{
	const FTickcordUtf8 At(Place + Pointer);
	uint64_t Found = 0;
	Functions.event_get_u64(Event, At.Ptr(), At.Len(), &Found);
	return TickcordId(Found);
}

int64 FTickcordJson::Integer(const TCHAR* Pointer, int64 Otherwise) const
{
	const FTickcordUtf8 At(Place + Pointer);
	int64_t Found = 0;
	return Functions.event_get_i64(Event, At.Ptr(), At.Len(), &Found) == TICKCORD_OK ? static_cast<int64>(Found) : Otherwise;
}

bool FTickcordJson::IsTrue(const TCHAR* Pointer) const
{
	const FTickcordUtf8 At(Place + Pointer);
	int32_t Found = 0;
	Functions.event_get_bool(Event, At.Ptr(), At.Len(), &Found);
	return Found != 0;
}

FTickcordUser FTickcordJson::User(const TCHAR* Pointer) const
{
	const FTickcordJson From(Functions, Event, Place + Pointer);
	FTickcordUser User;
	User.Id = From.Id(TEXT("/id"));
	User.Username = From.Text(TEXT("/username"));
	User.GlobalName = From.Text(TEXT("/global_name"));
	User.Avatar = From.Text(TEXT("/avatar"));
	User.bIsBot = From.IsTrue(TEXT("/bot"));
	return User;
}

TArray<FString> FTickcordJson::Ids(const TCHAR* Pointer) const
{
	TArray<FString> Found;
	const int32 Number = Count(Pointer);
	for (int32 Index = 0; Index < Number; ++Index)
	{
		Found.Add(At(Pointer, Index).Id(TEXT("")));
	}
	return Found;
}

int32 FTickcordJson::Count(const TCHAR* Pointer) const
{
	const FTickcordUtf8 At(Place + Pointer);
	size_t Found = 0;
	Functions.event_get_count(Event, At.Ptr(), At.Len(), &Found);
	return static_cast<int32>(Found);
}

FTickcordJson FTickcordJson::At(const TCHAR* Pointer, int32 Index) const
{
	return FTickcordJson(Functions, Event, FString::Printf(TEXT("%s%s/%d"), *Place, Pointer, Index));
}
