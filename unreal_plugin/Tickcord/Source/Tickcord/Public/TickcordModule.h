#pragma once

#include "CoreMinimal.h"
#include "Modules/ModuleInterface.h"
#include "TickcordFunctions.h"

TICKCORD_API DECLARE_LOG_CATEGORY_EXTERN(LogTickcord, Log, All);

/** Loads the shared library with the module, and unloads it with it. */
class TICKCORD_API FTickcordModule : public IModuleInterface
{
public:
	/** The module, or null before it was loaded and after it was unloaded. */
	static FTickcordModule* Get();

	virtual void StartupModule() override;
	virtual void ShutdownModule() override;

	/** The C API, or null if the library could not be loaded. Game thread. */
	const FTickcordFunctions* GetFunctions() const;

	/** Why there is no C API, in words; empty if there is one. */
	const FString& GetUnavailableReason() const { return UnavailableReason; }

	/** The library is about to be unloaded: whoever holds a client or a WebSocket destroys it now. */
	FSimpleMulticastDelegate OnUnload;

	/** Takes a bot token for one client of this process; false if another one has it. Game thread. */
	bool ClaimToken(const FString& Token);

	/** Lets another client have the token. */
	void ReleaseToken(const FString& Token);

private:
	void Load();
	void Unload();

	/** Empty if every function was found in a library whose ABI fits. */
	FString Resolve();

	void* Library = nullptr;
	FTickcordFunctions Functions;
	FString UnavailableReason;
	TArray<FString> ClaimedTokens;
};
