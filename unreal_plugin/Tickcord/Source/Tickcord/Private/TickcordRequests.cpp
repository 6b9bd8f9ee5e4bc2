#include "TickcordSubsystem.h"

#include "Events/TickcordReaders.h"

void UTickcordSubsystem::WhenCompleted(int64 Request, FTickcordRequestCompleted Completed)
{
	if (OpenRequests.Contains(Request))
	{
		Waiting.Add(Request, MoveTemp(Completed));
		return;
	}
	FTickcordRequestResult Result;
	Result.Request = Request;
	if (Request == 0)
	{
		Result.CodeName = LastErrorCode;
		Result.Text = LastError;
	}
	else
	{
		Result.Text = TEXT("No result is to come of this request: it came before, or another bot was asked.");
	}
	Completed.ExecuteIfBound(Result);
}

void UTickcordSubsystem::CompleteRequest(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const int64 Request = TickcordReadRequest(Functions, Event);
	OpenRequests.Remove(Request);
	TArray<FTickcordRequestCompleted> Completed;
	Waiting.MultiFind(Request, Completed);
	Waiting.Remove(Request);
	if (Completed.Num() == 0 && !OnRequestCompletedNative.IsBound() && !OnRequestCompleted.IsBound())
	{
		return;
	}
	const FTickcordRequestResult Result = TickcordReadRequestResult(Functions, Event);
	OnRequestCompletedNative.Broadcast(Result);
	OnRequestCompleted.Broadcast(Result);
	for (const FTickcordRequestCompleted& It : Completed)
	{
		It.ExecuteIfBound(Result);
	}
}

void UTickcordSubsystem::AbandonRequests()
{
	// Who is told may begin anew with another bot.
	const TMultiMap<int64, FTickcordRequestCompleted> Abandoned = MoveTemp(Waiting);
	Waiting.Empty();
	OpenRequests.Empty();
	for (const TPair<int64, FTickcordRequestCompleted>& It : Abandoned)
	{
		FTickcordRequestResult Result;
		Result.Request = It.Key;
		Result.CodeName = TEXT("TICKCORD_ERROR_REQUEST_CANCELED");
		Result.Text = TEXT("The bot ended before the result came. What was asked of Discord may have been done.");
		It.Value.ExecuteIfBound(Result);
	}
}
