#pragma once

#include "Modules/ModuleInterface.h"

class FModuleManager
{
public:
	static IModuleInterface* Load();
	static void Unload();

private:
	static IModuleInterface* Loaded;
};

IModuleInterface* StandInMakeModule();
#define IMPLEMENT_MODULE(Class, Name) IModuleInterface* StandInMakeModule() { return new Class(); }
