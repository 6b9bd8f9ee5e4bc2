// What scenarios share: their list, a game with the plugin, and waiting as an engine does, tick by tick.
#pragma once

#include "CoreMinimal.h"
#include "CoreGlobals.h"
#include "Engine/GameInstance.h"
#include "Modules/ModuleManager.h"
#include "StandIn.h"
#include "TickcordModule.h"
#include "TickcordSettings.h"
#include "TickcordSubsystem.h"

#include <functional>
#include <string>

#define REQUIRE(Condition) Require((Condition), #Condition, __FILE__, __LINE__)

/** Ends the program, with the place, unless it holds. */
void Require(bool bHolds, const char* Text, const char* File, int Line);

/** One by its name. The program without arguments lists them all. */
struct FScenario
{
	FScenario(const char* InName, void (*InRun)());

	const char* Name;
	void (*Run)();
	const FScenario* Next;
};

#define SCENARIO(Name) static void Name(); static const FScenario Name##Scenario(#Name, Name); static void Name()

/** A variable of the environment, which must be there. */
FString Environment(const char* Name);

/** Sends JSON to the sandbox's control interface. */
extern "C" void sandbox_control(const char* Path, const char* Json);

/** Asks the sandbox's control interface, and gives its answer. */
std::string AskSandbox(const char* Method, const char* Path, const char* Json = "");

/** The first text of that name in JSON, which must be there. */
FString JsonText(const std::string& Json, const char* Name);

/** The id of the sandbox's guild ("guild_id"), or of a channel, member or role of it by its name. */
FString IdOf(const char* Name);

bool WasLogged(const char* Text);
int32 CountErrors();

/** Whether a text is part of another. */
bool Holds(const FString& Text, const char* Part);

/** A game: its instance, and the subsystem as the engine would make it. */
struct FGame
{
	FGame();
	~FGame();

	UGameInstance* Instance;
	UTickcordSubsystem* Bot;
};

/** Ticks sixty times a second until something holds. */
void TickUntil(const char* What, const std::function<bool()>& Done);
void TickUntilReady(FGame& Game);

/** Ticks until the result of a request, which must have been accepted. */
FTickcordRequestResult ResultOf(FGame& Game, int64 Request);
