#pragma once

#include "Core/Text.h"

/** 100 nanoseconds since the year 1, without a time zone. */
struct FDateTime
{
	FDateTime() = default;
	explicit FDateTime(int64 InTicks) : Ticks(InTicks) {}
	static FDateTime FromUnixTimestamp(int64 Seconds) { return FDateTime((Seconds + 62135596800) * 10000000); }
	/** "2015-04-26T06:26:56.936000+00:00", with or without fractions; the result is UTC. */
	static bool ParseIso8601(const TCHAR* Text, FDateTime& OutDateTime);
	int64 GetTicks() const { return Ticks; }
	int64 ToUnixTimestamp() const { return Ticks / 10000000 - 62135596800; }
	int32 GetMillisecond() const { return static_cast<int32>(Ticks / 10000 % 1000); }
	bool operator==(const FDateTime& Other) const { return Ticks == Other.Ticks; }

private:
	int64 Ticks = 0;
};
