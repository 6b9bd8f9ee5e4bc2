#include "Misc/AutomationTest.h"

#include <algorithm>

namespace
{
std::vector<FAutomationSpecBase*>& Specs()
{
	static std::vector<FAutomationSpecBase*> All;
	return All;
}
}

std::vector<std::string> FAutomationSpecBase::Failures;

FAutomationSpecBase::FAutomationSpecBase(const char* InName)
{
	Scopes.push_back(std::make_shared<FScope>());
	Scopes.back()->Name = InName;
	Specs().push_back(this);
}

bool FAutomationSpecBase::TestTrue(const TCHAR* What, bool bValue)
{
	if (!bValue)
	{
		Failures.push_back(Current + ": " + ToUtf8(What));
	}
	return bValue;
}

int32 FAutomationSpecBase::RunAll()
{
	int32 Count = 0;
	for (FAutomationSpecBase* Spec : Specs())
	{
		Spec->Define();
		for (const FTest& Test : Spec->Tests)
		{
			Spec->Run(Test);
			++Count;
		}
	}
	return Count;
}

void FAutomationSpecBase::Run(const FTest& Test)
{
	Current.clear();
	for (const auto& Scope : Test.Scopes)
	{
		Current += Scope->Name + " ";
		std::ranges::for_each(Scope->Before, [](const auto& Work) { Work(); });
	}
	Current += Test.Name;
	Test.Work();
	for (auto Scope = Test.Scopes.rbegin(); Scope != Test.Scopes.rend(); ++Scope)
	{
		std::ranges::for_each((*Scope)->After, [](const auto& Work) { Work(); });
	}
}

void FAutomationSpecBase::Describe(const FString& Description, std::function<void()> Work)
{
	Scopes.push_back(std::make_shared<FScope>());
	Scopes.back()->Name = ToUtf8(Description.Text);
	Work();
	Scopes.pop_back();
}

void FAutomationSpecBase::It(const FString& Description, std::function<void()> Work)
{
	Tests.push_back({Scopes, ToUtf8(Description.Text), std::move(Work)});
}

void FAutomationSpecBase::BeforeEach(std::function<void()> Work) { Scopes.back()->Before.push_back(std::move(Work)); }
void FAutomationSpecBase::AfterEach(std::function<void()> Work) { Scopes.back()->After.push_back(std::move(Work)); }
