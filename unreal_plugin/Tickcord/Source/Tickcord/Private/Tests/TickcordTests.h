#pragma once

#include "CoreMinimal.h"

#if WITH_AUTOMATION_TESTS

#include "Misc/AutomationTest.h"

/** Everywhere but in commandlets, which have no library. Each context by its name, since their mask has another one since 5.5. */
inline constexpr auto TickcordTestFlags = EAutomationTestFlags::EditorContext | EAutomationTestFlags::ClientContext
	| EAutomationTestFlags::ServerContext | EAutomationTestFlags::ProductFilter;

/** TestEqual takes texts that differ in case for equal. */
inline bool TickcordSame(const FString& Found, const TCHAR* Expected)
{
	return Found.Equals(Expected, ESearchCase::CaseSensitive);
}

#endif
