// Which token is taken, and when there is no bot at all.
#include "Scenario.h"

#include <cstdio>
#include <cstdlib>

SCENARIO(settings_and_tokens)
{
	UTickcordSettings* Settings = GetMutableDefault<UTickcordSettings>();
	const std::string Token = getenv("DISCORD_TOKEN");
	const std::string File = std::string(getenv("TICKCORD_PLUGIN_DIR")) + "/token,(1).txt";
	FILE* Written = fopen(File.c_str(), "wb");
	fprintf(Written, "%s\r\n", Token.c_str());
	fclose(Written);
	{
		// A file that is named but missing is no reason to connect another bot.
		Settings->TokenFile = TEXT("/nonexistent/token");
		FGame Game;
		REQUIRE(Game.Bot->GetClient() == 0 && WasLogged("/nonexistent/token cannot be read"));
	}
	{
		StandIn.CommandLine = FString((u"-server -TickcordTokenFile=" + ToUtf16(File) + u" -log").c_str());
		setenv("DISCORD_TOKEN", "another", 1);
		FGame Game;
		TickUntilReady(Game);
		REQUIRE(WasLogged("The bot token is from the file"));
	}
	StandIn.CommandLine = FString();
	Settings->TokenFile = FString();
	unsetenv("DISCORD_TOKEN");
	{
		FGame Game;
		REQUIRE(Game.Bot->GetClient() == 0 && WasLogged("Log: No bot token"));
		REQUIRE(!Game.Bot->Connect());
		// An explicit one.
		REQUIRE(Game.Bot->InitializeBot(FString(ToUtf16(Token).c_str())) && Game.Bot->Connect());
		TickUntilReady(Game);
	}
	Settings->BotToken = FString(ToUtf16(Token).c_str());
	{
		FGame Game;
		TickUntilReady(Game);
		REQUIRE(WasLogged("Warning: The bot token is in Game.ini"));
	}
	REQUIRE(!WasLogged(Token.c_str()));
}

SCENARIO(two_instances)
{
	{
		FGame First;
		FGame Second;
		REQUIRE(First.Bot->GetClient() != 0 && Second.Bot->GetClient() == 0);
		REQUIRE(WasLogged("Another game instance of this process uses this bot token"));
		TickUntilReady(First);
		REQUIRE(!Second.Bot->IsConnected());
	}
	// The token is free again.
	FGame Third;
	TickUntilReady(Third);
}

SCENARIO(tokens_differ_in_case)
{
	const FString Token = Environment("DISCORD_TOKEN");
	FString Lower = Token;
	for (TCHAR& Unit : Lower.Text)
	{
		Unit = Unit >= u'A' && Unit <= u'Z' ? static_cast<TCHAR>(Unit + 32) : Unit;
	}
	FString Upper = Token;
	for (TCHAR& Unit : Upper.Text)
	{
		Unit = Unit >= u'a' && Unit <= u'z' ? static_cast<TCHAR>(Unit - 32) : Unit;
	}
	// Two bots, as far as Discord is concerned.
	FTickcordModule* Module = FTickcordModule::Get();
	REQUIRE(Module->ClaimToken(Lower) && Module->ClaimToken(Upper) && !Module->ClaimToken(Lower));
	Module->ReleaseToken(Lower);
	REQUIRE(Module->ClaimToken(Lower) && !Module->ClaimToken(Upper));
}
