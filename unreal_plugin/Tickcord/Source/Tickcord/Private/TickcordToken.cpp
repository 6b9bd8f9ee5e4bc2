#include "TickcordToken.h"

#include "HAL/PlatformMisc.h"
#include "Misc/CommandLine.h"
#include "Misc/FileHelper.h"
#include "Misc/Parse.h"
#include "Misc/Paths.h"
#include "TickcordModule.h"
#include "TickcordSettings.h"

FString TickcordProjectPath(const FString& Path)
{
	return FPaths::IsRelative(Path) ? FPaths::Combine(FPaths::ProjectDir(), Path) : Path;
}

FTickcordToken FTickcordToken::Find(const UTickcordSettings& Settings, FString& OutError)
{
	FTickcordToken Found;
	FString File;
	// A path may have commas and parentheses, which would end it.
	constexpr bool bStopOnSeparator = false;
	if (!FParse::Value(FCommandLine::Get(), TEXT("TickcordTokenFile="), File, bStopOnSeparator))
	{
		File = Settings.TokenFile;
	}
	if (!File.IsEmpty())
	{
		const FString Path = TickcordProjectPath(File);
		FString Text;
		if (!FFileHelper::LoadFileToString(Text, *Path))
		{
			OutError = FString::Printf(TEXT("The token file %s cannot be read."), *Path);
			return Found;
		}
		Found.Value = Text.TrimStartAndEnd();
		Found.Source = FString::Printf(TEXT("the file %s"), *Path);
		if (Found.Value.IsEmpty())
		{
			OutError = FString::Printf(TEXT("The token file %s is empty."), *Path);
		}
		return Found;
	}

	Found.Value = FPlatformMisc::GetEnvironmentVariable(TEXT("DISCORD_TOKEN")).TrimStartAndEnd();
	Found.Source = TEXT("the environment variable DISCORD_TOKEN");
	if (Found.Value.IsEmpty() && !Settings.BotToken.IsEmpty())
	{
		Found.Value = Settings.BotToken.TrimStartAndEnd();
		Found.Source = TEXT("BotToken in Game.ini");
		UE_LOG(LogTickcord, Warning, TEXT("The bot token is in Game.ini. Never package that file into clients: put the token into a file of the server, and its path into TokenFile, or into the environment variable DISCORD_TOKEN."));
	}
	return Found;
}
