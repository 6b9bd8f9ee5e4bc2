#pragma once

#include "Core/Object.h"

class UGameInstance;
class FSubsystemCollectionBase
{
public:
	/** Only compiled, in samples: null where the other one is not created. */
	template <typename SubsystemType>
	SubsystemType* InitializeDependency();
};

class UGameInstanceSubsystem : public UObject
{
public:
	virtual bool ShouldCreateSubsystem(UObject*) const { return true; }
	virtual void Initialize(FSubsystemCollectionBase&) {}
	virtual void Deinitialize() {}
	UGameInstance* GetGameInstance() const;
};
