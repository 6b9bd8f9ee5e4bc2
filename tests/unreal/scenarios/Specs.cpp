// The plugin's own tests, which an engine runs as "Tickcord".
#include "Scenario.h"

#include "Misc/AutomationTest.h"

#include <cstdio>

namespace
{
void RunSpecs()
{
	REQUIRE(FAutomationSpecBase::RunAll() > 0);
	for (const std::string& Failure : FAutomationSpecBase::Failures)
	{
		fprintf(stderr, "%s\n", Failure.c_str());
	}
	REQUIRE(FAutomationSpecBase::Failures.empty());
}
}

SCENARIO(specs)
{
	RunSpecs();
}

SCENARIO(specs_without_library)
{
	RunSpecs();
}
