#pragma once

#include "CoreMinimal.h"
#include "HAL/PlatformTime.h"
#include "TickcordEvents.h"
#include "TickcordFunctions.h"
#include "TickcordSettings.h"

/** Frees its event, whatever a handler does. */
class FTickcordOwnedEvent
{
public:
	FTickcordOwnedEvent(const FTickcordFunctions& InFunctions, tickcord_event* InEvent) : Functions(InFunctions), Event(InEvent) {}
	FTickcordOwnedEvent(const FTickcordOwnedEvent&) = delete;
	FTickcordOwnedEvent& operator=(const FTickcordOwnedEvent&) = delete;
	~FTickcordOwnedEvent() { Functions.event_free(Event); }

private:
	const FTickcordFunctions& Functions;
	tickcord_event* Event;
};

/**
 * One tick's share of events: `Poll` gives the next, or null when nothing waits or its object has ended, which a handler may
 * bring about.
 */
template <typename PollType, typename HandleType>
void TickcordPollEvents(const FTickcordFunctions& Functions, PollType Poll, HandleType Handle)
{
	const UTickcordSettings* Settings = GetDefault<UTickcordSettings>();
	const double Deadline = FPlatformTime::Seconds() + Settings->MaxMicrosecondsPerTick / 1000000.0;
	// At least one event, or a tick that is always late would never hear anything.
	for (int32 Polled = 0; Polled < FMath::Max(1, Settings->MaxEventsPerTick); ++Polled)
	{
		tickcord_event* Event = Poll();
		if (Event == nullptr)
		{
			return;
		}
		const FTickcordOwnedEvent Owned(Functions, Event);
		Handle(Event);
		if (FPlatformTime::Seconds() >= Deadline)
		{
			return;
		}
	}
}

/** Writes a record of the library's log to LogTickcord, and gives it for delegates. */
FTickcordLogRecord TickcordWriteLog(const tickcord_log_record& Record);

/** One tick's share of log records: `Poll` fills one, and gives false when its object has ended. */
template <typename PollType, typename HandleType>
void TickcordPollLog(const FTickcordFunctions& Functions, PollType Poll, HandleType Handle)
{
	constexpr int32 MaxRecordsPerTick = 32;
	for (int32 Polled = 0; Polled < MaxRecordsPerTick; ++Polled)
	{
		tickcord_log_record Record;
		Functions.log_record_init(&Record, sizeof Record);
		if (!Poll(Record) || Record.level == TICKCORD_LOG_LEVEL_NONE)
		{
			return;
		}
		Handle(TickcordWriteLog(Record));
	}
}
