#include "TickcordModule.h"

#include "CoreGlobals.h"
#include "HAL/PlatformProcess.h"
#include "Interfaces/IPluginManager.h"
#include "Misc/Paths.h"
#include "Modules/ModuleManager.h"

DEFINE_LOG_CATEGORY(LogTickcord);
IMPLEMENT_MODULE(FTickcordModule, Tickcord)

namespace
{
/** Not asked of the module manager, which need not give a module while it shuts down: that is when clients are destroyed. */
FTickcordModule* LoadedModule = nullptr;
}

FTickcordModule* FTickcordModule::Get()
{
	return LoadedModule;
}

void FTickcordModule::StartupModule()
{
	LoadedModule = this;
	// A cook fails on any error in its log, and a build machine needs no library.
	if (IsRunningCommandlet())
	{
		UnavailableReason = TEXT("Tickcord is not used in commandlets.");
		return;
	}
	Load();
	if (!UnavailableReason.IsEmpty())
	{
		UE_LOG(LogTickcord, Error, TEXT("%s The game goes on without Discord."), *UnavailableReason);
	}
}

void FTickcordModule::ShutdownModule()
{
	OnUnload.Broadcast();
	Unload();
	LoadedModule = nullptr;
}

const FTickcordFunctions* FTickcordModule::GetFunctions() const
{
	return Library != nullptr ? &Functions : nullptr;
}

bool FTickcordModule::ClaimToken(const FString& Token)
{
	// Texts are equal to Unreal without regard to case; tokens are not.
	const bool bIsTaken = ClaimedTokens.ContainsByPredicate([&](const FString& It) { return It.Equals(Token, ESearchCase::CaseSensitive); });
	if (!bIsTaken)
	{
		ClaimedTokens.Add(Token);
	}
	return !bIsTaken;
}

void FTickcordModule::ReleaseToken(const FString& Token)
{
	ClaimedTokens.RemoveAll([&](const FString& It) { return It.Equals(Token, ESearchCase::CaseSensitive); });
}

#if WITH_TICKCORD

void FTickcordModule::Load()
{
	const TSharedPtr<IPlugin> Plugin = IPluginManager::Get().FindPlugin(TEXT("Tickcord"));
	const FString Staged = TEXT(TICKCORD_LIBRARY_PATH);
	TArray<FString> Places;
	if (Plugin.IsValid())
	{
		Places.Add(FPaths::ConvertRelativePathToFull(FPaths::Combine(Plugin->GetBaseDir(), Staged)));
	}
	// Where packaging moved the plugin's files, the library may lie beside the executable.
	Places.Add(FPaths::ConvertRelativePathToFull(
		FPaths::Combine(FPlatformProcess::BaseDir(), FPaths::GetCleanFilename(Staged))));

	for (const FString& Place : Places)
	{
		if (!FPaths::FileExists(Place))
		{
			continue;
		}
		Library = FPlatformProcess::GetDllHandle(*Place);
		UnavailableReason = Library != nullptr ? Resolve() : TEXT("it cannot be loaded");
		if (UnavailableReason.IsEmpty())
		{
			UE_LOG(LogTickcord, Log, TEXT("Loaded Tickcord %s from %s"), UTF8_TO_TCHAR(Functions.version()), *Place);
			return;
		}
		UnavailableReason = FString::Printf(TEXT("%s cannot be used: %s."), *Place, *UnavailableReason);
		Unload();
		return;
	}
	UnavailableReason = FString::Printf(TEXT("Tickcord's library is missing: there is no %s."),
		*FString::Join(Places, TEXT(" and no ")));
}

FString FTickcordModule::Resolve()
{
	// The version first: a function that is missing may just be one of another version.
	Functions.abi_version = reinterpret_cast<decltype(&tickcord_abi_version)>(
		FPlatformProcess::GetDllExport(Library, TEXT("tickcord_abi_version")));
	if (Functions.abi_version == nullptr)
	{
		return TEXT("it is not Tickcord");
	}
	const uint32 Found = Functions.abi_version();
	const uint32 Wanted = TICKCORD_ABI_VERSION;
	if (Found >> 16 != Wanted >> 16 || Found < Wanted)
	{
		return FString::Printf(TEXT("it has ABI %u.%u, and the plugin needs %u.%u or a newer minor: take both from one release"),
			Found >> 16, Found & 0xffff, Wanted >> 16, Wanted & 0xffff);
	}
#define TICKCORD_FUNCTION(Name) \
	Functions.Name = reinterpret_cast<decltype(&tickcord_##Name)>( \
		FPlatformProcess::GetDllExport(Library, TEXT("tickcord_" #Name))); \
	if (Functions.Name == nullptr) \
	{ \
		return TEXT("it has no function tickcord_" #Name); \
	}
#include "TickcordFunctions.inl"
#undef TICKCORD_FUNCTION
	return FString();
}

#else

void FTickcordModule::Load()
{
	UnavailableReason = TEXT("Tickcord was built without its library, since no release of it has one for this platform.");
}

FString FTickcordModule::Resolve()
{
	return FString();
}

#endif

void FTickcordModule::Unload()
{
	if (Library == nullptr)
	{
		return;
	}
	// Code that a thread still runs must stay where it is.
	if (Functions.can_unload != nullptr && Functions.can_unload() == 0)
	{
		UE_LOG(LogTickcord, Warning, TEXT("Tickcord's library stays loaded, because something of it is still in use."));
	}
	else
	{
		FPlatformProcess::FreeDllHandle(Library);
	}
	Library = nullptr;
	Functions = FTickcordFunctions();
}
