#pragma once

#include "Core/Object.h"

class UGameInstance;
class FSubsystemCollectionBase {};

class UGameInstanceSubsystem : public UObject
{
public:
	virtual bool ShouldCreateSubsystem(UObject*) const { return true; }
	virtual void Initialize(FSubsystemCollectionBase&) {}
	virtual void Deinitialize() {}
	UGameInstance* GetGameInstance() const;
};
