#pragma once

#include "Core/Text.h"
#include "Modules/ModuleInterface.h"

class FModuleManager
{
public:
	template <typename T>
	static T* GetModulePtr(FName) { return static_cast<T*>(Loaded); }
	static IModuleInterface* Load();
	static void Unload();

private:
	static IModuleInterface* Loaded;
};

IModuleInterface* StandInMakeModule();
#define IMPLEMENT_MODULE(Class, Name) IModuleInterface* StandInMakeModule() { return new Class(); }
