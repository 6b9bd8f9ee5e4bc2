#pragma once

#include "Core/Object.h"
#include "Engine/World.h"
#include "Subsystems/GameInstanceSubsystem.h"

#include <map>
#include <set>

class UGameInstance : public UObject
{
public:
	UGameInstance() { World.OwningGameInstance = this; }
	UWorld* GetWorld() const override { return const_cast<UWorld*>(&World); }
	bool IsDedicatedServerInstance() const { return bIsDedicatedServer; }
	template <typename T>
	T* GetSubsystem() const
	{
		const auto Found = Subsystems.find(StandInTypeId<T>());
		return Found == Subsystems.end() ? nullptr : static_cast<T*>(Found->second);
	}
	/** Keeps an object from being collected, as long as the instance lives. */
	virtual void RegisterReferencedObject(UObject* Object) { Referenced.insert(Object); }
	virtual void UnregisterReferencedObject(UObject* Object) { Referenced.erase(Object); }

	/** As the engine does while an instance starts. Null if the subsystem does not want to be. */
	template <typename T>
	T* StandInCreateSubsystem()
	{
		T* Subsystem = NewObject<T>(this);
		if (!Subsystem->ShouldCreateSubsystem(this))
		{
			delete Subsystem;
			return nullptr;
		}
		Subsystems[StandInTypeId<T>()] = Subsystem;
		FSubsystemCollectionBase Collection;
		Subsystem->Initialize(Collection);
		return Subsystem;
	}
	/** As the engine does while an instance ends. */
	void StandInShutdown()
	{
		World.StandInEndPlay(EEndPlayReason::Quit);
		for (const auto& Entry : Subsystems)
		{
			Entry.second->Deinitialize();
		}
		for (const auto& Entry : Subsystems)
		{
			StandInCollect(Entry.second);
		}
		Subsystems.clear();
	}

	bool bIsDedicatedServer = false;
	UWorld World;
	std::set<UObject*> Referenced;

private:
	std::map<const void*, UGameInstanceSubsystem*> Subsystems;
};
