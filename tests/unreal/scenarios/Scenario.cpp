// The plugin in the stand-in, with the real library, against the sandbox: the scenario that the first argument names.
#include "Scenario.h"

#include "Containers/Ticker.h"
#include "Misc/Paths.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <unistd.h>

namespace
{
const FScenario* Scenarios = nullptr;
}

FScenario::FScenario(const char* InName, void (*InRun)()) : Name(InName), Run(InRun), Next(Scenarios)
{
	Scenarios = this;
}

void Require(bool bHolds, const char* Text, const char* File, int Line)
{
	if (!bHolds)
	{
		const char* Slash = strrchr(File, '/');
		fprintf(stderr, "%s:%d: %s\n", Slash != nullptr ? Slash + 1 : File, Line, Text);
		_exit(1);
	}
}

FString Environment(const char* Name)
{
	const char* Value = getenv(Name);
	REQUIRE(Value != nullptr);
	return FString(ToUtf16(Value).c_str());
}

bool WasLogged(const char* Text)
{
	for (const std::string& Line : StandInLog)
	{
		if (Line.find(Text) != std::string::npos)
		{
			return true;
		}
	}
	return false;
}

int32 CountErrors()
{
	int32 Errors = 0;
	for (const std::string& Line : StandInLog)
	{
		Errors += Line.rfind("Error: ", 0) == 0 ? 1 : 0;
	}
	return Errors;
}

bool Holds(const FString& Text, const char* Part)
{
	return ToUtf8(Text.Text).find(Part) != std::string::npos;
}

extern "C" char* sandbox_ask(const char* Method, const char* Path, const char* Json);

std::string AskSandbox(const char* Method, const char* Path, const char* Json)
{
	char* Answer = sandbox_ask(Method, Path, Json);
	const std::string Copy = Answer;
	free(Answer);
	return Copy;
}

FString JsonText(const std::string& Json, const char* Name)
{
	const std::string Head = std::string("\"") + Name + "\":\"";
	const size_t At = Json.find(Head);
	REQUIRE(At != std::string::npos);
	const size_t Begin = At + Head.size();
	return FString(ToUtf16(Json.substr(Begin, Json.find('"', Begin) - Begin)).c_str());
}

FString IdOf(const char* Name)
{
	return JsonText(AskSandbox("GET", "/"), Name);
}

FGame::FGame() : Instance(NewObject<UGameInstance>())
{
	Instance->bIsDedicatedServer = StandIn.bIsDedicatedServer;
	Bot = Instance->StandInCreateSubsystem<UTickcordSubsystem>();
	REQUIRE(Bot != nullptr);
}

FGame::~FGame()
{
	Instance->StandInShutdown();
	delete Instance;
}

void TickUntil(const char* What, const std::function<bool()>& Done)
{
	for (int32 Frame = 0; !Done(); ++Frame)
	{
		if (Frame == 60 * 20)
		{
			fprintf(stderr, "not in time: %s\n", What);
			_exit(1);
		}
		FTSTicker::GetCoreTicker().Tick(1.0f / 60.0f);
		poll(nullptr, 0, 16);
	}
}

void TickUntilReady(FGame& Game)
{
	TickUntil("ready", [&] { return Game.Bot->IsConnected(); });
}

FTickcordRequestResult ResultOf(FGame& Game, int64 Request)
{
	REQUIRE(Request != 0);
	FTickcordRequestResult Last;
	int32 Completions = 0;
	Game.Bot->WhenCompleted(Request, FTickcordRequestCompleted::CreateLambda([&](const FTickcordRequestResult& Result) {
		Last = Result;
		++Completions;
	}));
	TickUntil("a result", [&] { return Completions > 0; });
	REQUIRE(Completions == 1 && Last.Request == Request);
	return Last;
}

int main(int Count, char** Arguments)
{
	if (Count == 1)
	{
		for (const FScenario* It = Scenarios; It != nullptr; It = It->Next)
		{
			printf("%s\n", It->Name);
		}
		return 0;
	}
	const FScenario* Found = Scenarios;
	while (Found != nullptr && strcmp(Found->Name, Arguments[1]) != 0)
	{
		Found = Found->Next;
	}
	REQUIRE(Found != nullptr);
	StandIn.PluginDir = Environment("TICKCORD_PLUGIN_DIR");
	StandIn.ExecutableDir = FPaths::Combine(StandIn.PluginDir, TEXT("executable"));
	UTickcordSettings* Settings = GetMutableDefault<UTickcordSettings>();
	Settings->ApiUrl = Environment("TICKCORD_API_URL");
	Settings->CaFile = Environment("TICKCORD_CA_FILE");
	FModuleManager::Load();
	Found->Run();
	FModuleManager::Unload();
	return 0;
}
