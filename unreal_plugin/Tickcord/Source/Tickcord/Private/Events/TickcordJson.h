#pragma once

#include "CoreMinimal.h"
#include "Events/TickcordUser.h"
#include "TickcordFunctions.h"

/** A part of an event's JSON, by pointers such as "/footer/text". What is missing reads as empty. */
class FTickcordJson
{
public:
	FTickcordJson(const FTickcordFunctions& InFunctions, const tickcord_event* InEvent, const FString& InPlace) : Functions(InFunctions), Event(InEvent), Place(InPlace) {}

	FString Text(const TCHAR* Pointer) const;
	/** As a Blueprint has ids. */
	FString Id(const TCHAR* Pointer) const;
	/** Or Otherwise, if it is no such number. */
	int64 Integer(const TCHAR* Pointer, int64 Otherwise = 0) const;
	bool IsTrue(const TCHAR* Pointer) const;
	FTickcordUser User(const TCHAR* Pointer) const;
	/** The ids of an array. */
	TArray<FString> Ids(const TCHAR* Pointer) const;
	/** How many elements an array has. */
	int32 Count(const TCHAR* Pointer) const;
	/** One element of an array. */
	FTickcordJson At(const TCHAR* Pointer, int32 Index) const;

private:
	const FTickcordFunctions& Functions;
	const tickcord_event* Event;
	FString Place;
};
