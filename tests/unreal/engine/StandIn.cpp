// What the stand-in's functions do: the least that the plugin can rely on by Epic's documentation.
#include "Containers/Ticker.h"
#include "Core/DateTime.h"
#include "Core/Log.h"
#include "CoreGlobals.h"
#include "Engine/GameInstance.h"
#include "HAL/FileManager.h"
#include "HAL/PlatformMisc.h"
#include "HAL/PlatformProcess.h"
#include "HAL/PlatformTime.h"
#include "Interfaces/IPluginManager.h"
#include "Misc/CommandLine.h"
#include "Misc/CoreMisc.h"
#include "Misc/FileHelper.h"
#include "Misc/Parse.h"
#include "Misc/Paths.h"
#include "Modules/ModuleManager.h"
#include "StandIn.h"
#include "Subsystems/GameInstanceSubsystem.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <time.h>
#include <unistd.h>

bool GIsEditor = false;
FStandIn StandIn;
std::vector<std::string> StandInLog;
IModuleInterface* FModuleManager::Loaded = nullptr;

bool IsRunningCommandlet() { return StandIn.bIsCommandlet; }
bool IsRunningDedicatedServer() { return StandIn.bIsDedicatedServer; }

static void AppendUtf8(std::string& Out, uint32 Point)
{
	const auto Byte = [&](uint32 Value) { Out += static_cast<char>(Value); };
	if (Point < 0x80) { Byte(Point); }
	else if (Point < 0x800) { Byte(0xc0 | Point >> 6); Byte(0x80 | (Point & 0x3f)); }
	else if (Point < 0x10000) { Byte(0xe0 | Point >> 12); Byte(0x80 | (Point >> 6 & 0x3f)); Byte(0x80 | (Point & 0x3f)); }
	else { Byte(0xf0 | Point >> 18); Byte(0x80 | (Point >> 12 & 0x3f)); Byte(0x80 | (Point >> 6 & 0x3f)); Byte(0x80 | (Point & 0x3f)); }
}

std::string ToUtf8(std::u16string_view Text)
{
	std::string Out;
	for (size_t At = 0; At < Text.size(); ++At)
	{
		uint32 Point = Text[At];
		if (Point >= 0xd800 && Point < 0xdc00 && At + 1 < Text.size())
		{
			Point = 0x10000 + ((Point - 0xd800) << 10) + (static_cast<uint32>(Text[++At]) - 0xdc00);
		}
		AppendUtf8(Out, Point);
	}
	return Out;
}

std::u16string ToUtf16(std::string_view Text)
{
	std::u16string Out;
	for (size_t At = 0; At < Text.size();)
	{
		const uint32 Lead = static_cast<uint8>(Text[At]);
		const size_t Length = Lead < 0x80 ? 1 : Lead < 0xe0 ? 2 : Lead < 0xf0 ? 3 : 4;
		uint32 Point = Length == 1 ? Lead : Lead & (0x7fu >> Length);
		for (size_t Next = 1; Next < Length; ++Next)
		{
			Point = Point << 6 | (static_cast<uint8>(Text[At + Next]) & 0x3f);
		}
		At += Length;
		if (Point >= 0x10000)
		{
			Out += static_cast<TCHAR>(0xd7c0 + (Point >> 10));
			Point = 0xdc00 + (Point & 0x3ff);
		}
		Out += static_cast<TCHAR>(Point);
	}
	return Out;
}

FString FString::TrimStartAndEnd() const
{
	const size_t First = Text.find_first_not_of(u" \t\r\n");
	const size_t Last = Text.find_last_not_of(u" \t\r\n");
	FString Trimmed;
	Trimmed.Text = First == std::u16string::npos ? u"" : Text.substr(First, Last - First + 1);
	return Trimmed;
}

bool FString::Equals(const FString& Other, ESearchCase::Type SearchCase) const
{
	if (SearchCase == ESearchCase::CaseSensitive)
	{
		return Text == Other.Text;
	}
	const auto Lower = [](TCHAR It) { return It >= u'A' && It <= u'Z' ? static_cast<TCHAR>(It + 32) : It; };
	return Text.size() == Other.Text.size() && std::equal(Text.begin(), Text.end(), Other.Text.begin(), [&](TCHAR A, TCHAR B) { return Lower(A) == Lower(B); });
}

bool FString::Contains(const TCHAR* Part) const
{
	const size_t Length = std::basic_string_view<TCHAR>(Part).size();
	for (size_t At = 0; At + Length <= Text.size(); ++At)
	{
		if (FString(Text.substr(At, Length).c_str()) == FString(Part))
		{
			return true;
		}
	}
	return false;
}

FString FString::Printf(const TCHAR* Format, ...)
{
	FString Out;
	va_list Arguments;
	va_start(Arguments, Format);
	for (; *Format != 0; ++Format)
	{
		if (*Format != u'%')
		{
			Out.Text += *Format;
			continue;
		}
		++Format;
		const bool bIsLong = *Format == u'l';
		Format += bIsLong ? 2 : 0;
		if (*Format == u's') { Out.Text += va_arg(Arguments, const TCHAR*); }
		else if (*Format == u'u') { Out.Text += ToUtf16(std::to_string(bIsLong ? va_arg(Arguments, uint64) : va_arg(Arguments, uint32))); }
		else if (*Format == u'd') { Out.Text += ToUtf16(std::to_string(bIsLong ? va_arg(Arguments, int64) : va_arg(Arguments, int32))); }
		else { check(false); }
	}
	va_end(Arguments);
	return Out;
}

FString FString::SanitizeFloat(double Number)
{
	char Buffer[64];
	snprintf(Buffer, sizeof Buffer, "%.15g", Number);
	return FString(ToUtf16(Buffer).c_str());
}

bool FString::IsNumeric() const
{
	const std::string Narrow = ToUtf8(Text);
	const size_t First = !Narrow.empty() && (Narrow[0] == '-' || Narrow[0] == '+') ? 1 : 0;
	return Narrow.size() > First && Narrow.find_first_not_of("0123456789.", First) == std::string::npos && std::count(Narrow.begin(), Narrow.end(), '.') <= 1;
}

int64 FCString::Atoi64(const TCHAR* Text) { return strtoll(ToUtf8(Text).c_str(), nullptr, 10); }
double FCString::Atod(const TCHAR* Text) { return strtod(ToUtf8(Text).c_str(), nullptr); }

bool FDateTime::ParseIso8601(const TCHAR* Text, FDateTime& OutDateTime)
{
	const std::string Narrow = ToUtf8(Text);
	tm Time = {};
	const char* Rest = strptime(Narrow.c_str(), "%Y-%m-%dT%H:%M:%S", &Time);
	if (Rest == nullptr)
	{
		return false;
	}
	double Fraction = 0.0;
	if (*Rest == '.')
	{
		char* End = nullptr;
		Fraction = strtod(Rest, &End);
		Rest = End;
	}
	if (strcmp(Rest, "Z") != 0 && strcmp(Rest, "+00:00") != 0)
	{
		return false;
	}
	OutDateTime = FDateTime(FromUnixTimestamp(timegm(&Time)).GetTicks() + static_cast<int64>(Fraction * 1e7 + 0.5));
	return true;
}

void StandInLogLine(const FLogCategory& Category, ELogVerbosity::Type, const char* Word, const FString& Line)
{
	StandInLog.push_back(std::string(Word) + ": " + ToUtf8(Line.Text));
	fprintf(stderr, "%s: %s\n", Category.Name, StandInLog.back().c_str());
}

void* FPlatformProcess::GetDllHandle(const TCHAR* Path) { return dlopen(ToUtf8(Path).c_str(), RTLD_NOW | RTLD_LOCAL); }
void FPlatformProcess::FreeDllHandle(void* Handle) { dlclose(Handle); }
void* FPlatformProcess::GetDllExport(void* Handle, const TCHAR* Name) { return dlsym(Handle, ToUtf8(Name).c_str()); }
const TCHAR* FPlatformProcess::BaseDir() { return *StandIn.ExecutableDir; }

FString FPlatformMisc::GetEnvironmentVariable(const TCHAR* Name)
{
	const char* Value = getenv(ToUtf8(Name).c_str());
	return Value == nullptr ? FString() : FString(ToUtf16(Value).c_str());
}

void FPlatformMisc::SetEnvironmentVar(const TCHAR* Name, const TCHAR* Value)
{
	setenv(ToUtf8(Name).c_str(), ToUtf8(Value).c_str(), 1);
}

double FPlatformTime::Seconds()
{
	timespec Now;
	clock_gettime(CLOCK_MONOTONIC, &Now);
	return static_cast<double>(Now.tv_sec) + static_cast<double>(Now.tv_nsec) / 1e9;
}

FString IPlugin::GetBaseDir() const { return StandIn.PluginDir; }
IPluginManager& IPluginManager::Get()
{
	static IPluginManager Manager;
	return Manager;
}
TSharedPtr<IPlugin> IPluginManager::FindPlugin(const FString&) { return TSharedPtr<IPlugin>(std::make_shared<IPlugin>()); }

FString FPaths::ConvertRelativePathToFull(const FString& Path) { return Path; }
bool FPaths::FileExists(const FString& Path) { return access(ToUtf8(Path.Text).c_str(), F_OK) == 0; }
FString FPaths::ProjectDir() { return TEXT("/nonexistent"); }
FString FPaths::ProjectIntermediateDir() { return StandIn.PluginDir; }
FString FPaths::CreateTempFilename(const TCHAR* Path, const TCHAR* Prefix) { return Combine(Path, FString(Prefix) + TEXT("1.tmp")); }
IFileManager& IFileManager::Get()
{
	static IFileManager Manager;
	return Manager;
}
bool IFileManager::Delete(const TCHAR* Filename) { return unlink(ToUtf8(Filename).c_str()) == 0; }

bool FFileHelper::LoadFileToString(FString& Result, const TCHAR* Path)
{
	FILE* File = fopen(ToUtf8(Path).c_str(), "rb");
	if (File == nullptr)
	{
		return false;
	}
	std::string Text;
	char Buffer[4096];
	for (size_t Read; (Read = fread(Buffer, 1, sizeof Buffer, File)) > 0;)
	{
		Text.append(Buffer, Read);
	}
	fclose(File);
	Result.Text = ToUtf16(Text);
	return true;
}

bool FFileHelper::SaveStringToFile(FStringView Text, const TCHAR* Path)
{
	FILE* File = fopen(ToUtf8(Path).c_str(), "wb");
	const std::string Bytes = ToUtf8(Text.View);
	const bool bIsWritten = File != nullptr && fwrite(Bytes.data(), 1, Bytes.size(), File) == Bytes.size();
	return File != nullptr && fclose(File) == 0 && bIsWritten;
}

const TCHAR* FCommandLine::Get() { return *StandIn.CommandLine; }

bool FParse::Value(const TCHAR* Stream, const TCHAR* Match, FString& Value, bool bShouldStopOnSeparator)
{
	const std::u16string_view Text(Stream);
	const size_t At = Text.find(Match);
	if (At == std::u16string_view::npos)
	{
		return false;
	}
	const std::u16string_view Rest = Text.substr(At + std::u16string_view(Match).size());
	Value.Text = Rest.substr(0, Rest.find_first_of(bShouldStopOnSeparator ? u" ,)" : u" "));
	return true;
}

IModuleInterface* FModuleManager::Load()
{
	Loaded = StandInMakeModule();
	Loaded->StartupModule();
	return Loaded;
}

void FModuleManager::Unload()
{
	Loaded->ShutdownModule();
	delete Loaded;
	Loaded = nullptr;
}

FTSTicker& FTSTicker::GetCoreTicker()
{
	static FTSTicker Ticker;
	return Ticker;
}

FTSTicker::FDelegateHandle FTSTicker::AddTicker(const FTickerDelegate& Delegate, float)
{
	Delegates.push_back(std::make_shared<FTickerDelegate>(Delegate));
	return FDelegateHandle(Delegates.back());
}

void FTSTicker::RemoveTicker(FDelegateHandle Handle)
{
	std::erase(GetCoreTicker().Delegates, Handle.Pointer.lock());
}

void FTSTicker::Tick(float Delta)
{
	const auto Copy = Delegates;
	for (const auto& Delegate : Copy)
	{
		if (Delegate->Life.expired() || !Delegate->Function(Delta))
		{
			std::erase(Delegates, Delegate);
		}
	}
}

UGameInstance* UGameInstanceSubsystem::GetGameInstance() const { return static_cast<UGameInstance*>(StandInOuter); }
