#pragma once

#include "Engine/World.h"

/** Actors of a class in a world. */
template <typename T>
class TActorIterator
{
public:
	explicit TActorIterator(const UWorld* World)
	{
		for (const auto& Entry : World->StandInActors)
		{
			if (Entry.Type == StandInTypeId<T>())
			{
				Found = static_cast<T*>(Entry.Actor);
			}
		}
	}
	explicit operator bool() const { return Found != nullptr; }
	T* operator*() const { return Found; }

private:
	T* Found = nullptr;
};
