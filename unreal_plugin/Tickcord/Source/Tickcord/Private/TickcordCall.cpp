#include "TickcordCall.h"

#include "TickcordModule.h"

FTickcordCall::FTickcordCall(UTickcordSubsystem* InBot, const TCHAR* InName) : Bot(InBot), Name(InName), Functions(nullptr)
{
	if (Bot != nullptr)
	{
		Functions = Bot->Prepared();
	}
	else
	{
		UE_LOG(LogTickcord, Warning, TEXT("%s: Bot is none: connect it with the Tickcord Subsystem."), Name);
	}
}

uint64 FTickcordCall::Id(const TCHAR* What, const FString& Text)
{
	uint64 Found = 0;
	if (Functions != nullptr && !TickcordParseId(Text, Found))
	{
		Refuse(FString::Printf(TEXT("%s is \"%s\", which is no id: copy one in Discord's developer mode."), What, *Text));
	}
	return Found;
}

uint64 FTickcordCall::IdOrNone(const TCHAR* What, const FString& Text)
{
	return Text.IsEmpty() ? 0 : Id(What, Text);
}

TArray<uint64_t> FTickcordCall::Ids(const TCHAR* What, const TArray<FString>& Texts)
{
	TArray<uint64_t> Found;
	for (const FString& Text : Texts)
	{
		Found.Add(Id(What, Text));
	}
	return Found;
}

uint32 FTickcordCall::Count(const TCHAR* What, int32 Number)
{
	if (Functions != nullptr && Number < 0)
	{
		Refuse(FString::Printf(TEXT("%s is %d: it cannot be negative."), What, Number));
	}
	return static_cast<uint32>(Number);
}

void FTickcordCall::Refuse(const FString& Reason)
{
	if (Functions != nullptr)
	{
		Functions = nullptr;
		Bot->Refuse(FString::Printf(TEXT("%s: %s"), Name, *Reason));
	}
}

int64 FTickcordCall::Accepted(tickcord_result Result, uint64_t Request)
{
	if (!Bot->Succeeded(*Functions, Name, Result))
	{
		return 0;
	}
	Bot->OpenRequests.Add(static_cast<int64>(Request));
	return static_cast<int64>(Request);
}
