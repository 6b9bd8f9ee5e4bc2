#pragma once

#include "CoreMinimal.h"
#include "TickcordConvert.h"
#include "TickcordSubsystem.h"

/**
 * One call of the C API for a bot. Its arguments are read first; a mistake in one is kept as the reason why nothing was called.
 */
class FTickcordCall
{
public:
	/** Bot may be null: a Blueprint's pin is easily left open. Name is what the caller knows it by. */
	FTickcordCall(UTickcordSubsystem* InBot, const TCHAR* InName);

	/** The C API, to prepare arguments; null if there is nothing to call. */
	const FTickcordFunctions* Api() const { return Functions; }

	/** An id that must be given. */
	uint64 Id(const TCHAR* What, const FString& Text);

	/** An id, or 0 for an empty text. */
	uint64 IdOrNone(const TCHAR* What, const FString& Text);

	/** Any number of ids. */
	TArray<uint64_t> Ids(const TCHAR* What, const TArray<FString>& Texts);

	/** A number that is not negative. */
	uint32 Count(const TCHAR* What, int32 Number);

	/** Nothing is called any more, for this reason. */
	void Refuse(const FString& Reason);

	/** Calls the function with client, arguments and request. Gives the request's number, or 0. */
	template <typename FunctionType, typename... ArgumentTypes>
	int64 Make(FunctionType FTickcordFunctions::*Function, ArgumentTypes... Arguments)
	{
		uint64_t Request = 0;
		return Functions != nullptr ? Accepted((Functions->*Function)(Bot->Client, Arguments..., &Request), Request) : 0;
	}

private:
	int64 Accepted(tickcord_result Result, uint64_t Request);

	UTickcordSubsystem* Bot;
	const TCHAR* Name;
	/** Null as soon as something is wrong. */
	const FTickcordFunctions* Functions;
};
