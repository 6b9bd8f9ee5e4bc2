// The shared library: loaded and unloaded, missing, of another version, or not used at all.
#include "Scenario.h"

#include "Containers/Ticker.h"

#include <cstdio>
#include <cstring>

namespace
{
bool IsMapped()
{
	FILE* Maps = fopen("/proc/self/maps", "r");
	char Line[4096];
	bool bFound = false;
	while (fgets(Line, sizeof Line, Maps) != nullptr)
	{
		bFound = bFound || strstr(Line, "libtickcord.so") != nullptr;
	}
	fclose(Maps);
	return bFound;
}

/** The game goes on, with one error in its log and the same reason for Blueprints. */
void Unavailable(const char* Reason)
{
	FGame Game;
	REQUIRE(Game.Bot->GetClient() == 0 && !Game.Bot->InitializeBot() && !Game.Bot->Connect());
	REQUIRE(Game.Bot->SendChannelMessage(TEXT("1"), TEXT("x")) == 0 && !Game.Bot->IsConnected());
	REQUIRE(CountErrors() == 1 && WasLogged(Reason));
	REQUIRE(Holds(Game.Bot->GetUnavailableReason(), Reason));
	FTSTicker::GetCoreTicker().Tick(1.0f);
}
}

SCENARIO(reload)
{
	for (int32 Round = 0; Round < 3; ++Round)
	{
		REQUIRE(IsMapped());
		{
			FGame Game;
			TickUntilReady(Game);
		}
		FModuleManager::Unload();
		REQUIRE(!IsMapped());
		FModuleManager::Load();
	}
}

SCENARIO(library_beside_the_executable)
{
	REQUIRE(WasLogged("/executable/libtickcord.so"));
	FGame Game;
	TickUntilReady(Game);
}

SCENARIO(idle)
{
	{
		StandIn.bIsDedicatedServer = false;
		FGame Client;
		REQUIRE(Client.Bot->GetClient() == 0 && !Client.Bot->InitializeBot(TEXT("a.b.c")));
		REQUIRE(Holds(Client.Bot->GetUnavailableReason(), "bDedicatedServerOnly"));
		// Once is enough, however often a Blueprint tries that servers have too.
		REQUIRE(Client.Bot->SendChannelMessage(TEXT("1"), TEXT("x")) == 0 && Holds(Client.Bot->GetLastError(), "bDedicatedServerOnly"));
		REQUIRE(WasLogged("Log: Tickcord stays idle. This is no dedicated server") && !WasLogged("Warning: "));
		StandIn.bIsDedicatedServer = true;
	}
	{
		GIsEditor = true;
		FGame Editor;
		REQUIRE(Holds(Editor.Bot->GetUnavailableReason(), "bConnectInEditor"));
		GIsEditor = false;
	}
	REQUIRE(CountErrors() == 0);
	StandIn.bIsCommandlet = true;
	UTickcordSubsystem* Bot = NewObject<UTickcordSubsystem>();
	REQUIRE(!Bot->ShouldCreateSubsystem(nullptr));
	delete Bot;
	FModuleManager::Unload();
	FModuleManager::Load();
	REQUIRE(FTickcordModule::Get()->GetFunctions() == nullptr && CountErrors() == 0 && !IsMapped());
}

SCENARIO(missing_library)
{
	Unavailable("Tickcord's library is missing: there is no ");
}

SCENARIO(wrong_abi)
{
	Unavailable("it has ABI 2.0, and the plugin needs 1.0 or a newer minor");
}

SCENARIO(foreign_library)
{
	Unavailable("it is not Tickcord");
}

SCENARIO(platform_without_library)
{
	Unavailable("no release of it has one for this platform");
}
