#pragma once

#include "Core/Text.h"

#include <string>
#include <vector>

namespace ELogVerbosity
{
enum Type { Error, Warning, Log, Verbose, All };
}

struct FLogCategory
{
	const char* Name;
};

/** What was logged so far, as "Error: text". */
extern std::vector<std::string> StandInLog;
void StandInLogLine(const FLogCategory& Category, ELogVerbosity::Type Verbosity, const char* Word, const FString& Line);

#define DECLARE_LOG_CATEGORY_EXTERN(Name, Default, Compiled) extern const struct FLogCategory##Name : public FLogCategory { FLogCategory##Name() : FLogCategory{#Name} {} } Name
#define DEFINE_LOG_CATEGORY_STATIC(Name, Default, Compiled) static const FLogCategory Name{#Name}
#define DEFINE_LOG_CATEGORY(Name) const FLogCategory##Name Name
#define UE_LOG(Category, Verbosity, ...) StandInLogLine(Category, ELogVerbosity::Verbosity, #Verbosity, FString::Printf(__VA_ARGS__))
