#pragma once

#include "Core/Text.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

#ifdef STAND_IN_TEST_FLAGS_ARE_A_CLASS
// Since 5.5.
enum class EAutomationTestFlags : uint32 { EditorContext = 1, ClientContext = 2, ServerContext = 4, CommandletContext = 8, ProductFilter = 0x4000000 };
constexpr EAutomationTestFlags operator|(EAutomationTestFlags A, EAutomationTestFlags B)
{
	return static_cast<EAutomationTestFlags>(static_cast<uint32>(A) | static_cast<uint32>(B));
}
#else
namespace EAutomationTestFlags
{
enum Type { EditorContext = 1, ClientContext = 2, ServerContext = 4, CommandletContext = 8, ProductFilter = 0x4000000 };
}
#endif

/** Define tells what there is to test. Each It is then run by itself, between what its Describe and those around it want. */
class FAutomationSpecBase
{
public:
	explicit FAutomationSpecBase(const char* InName);
	virtual ~FAutomationSpecBase() = default;
	virtual void Define() = 0;

	bool TestTrue(const TCHAR* What, bool bValue);
	bool TestFalse(const TCHAR* What, bool bValue) { return TestTrue(What, !bValue); }
	bool TestEqual(const TCHAR* What, int32 Actual, int32 Expected) { return TestTrue(What, Actual == Expected); }

	/** Runs all, and gives how many there were. */
	static int32 RunAll();
	/** What did not hold so far. */
	static std::vector<std::string> Failures;

protected:
	void Describe(const FString& Description, std::function<void()> Work);
	void It(const FString& Description, std::function<void()> Work);
	void BeforeEach(std::function<void()> Work);
	void AfterEach(std::function<void()> Work);

private:
	struct FScope
	{
		std::string Name;
		std::vector<std::function<void()>> Before;
		std::vector<std::function<void()>> After;
	};
	struct FTest
	{
		std::vector<std::shared_ptr<FScope>> Scopes;
		std::string Name;
		std::function<void()> Work;
	};
	void Run(const FTest& Test);

	std::vector<std::shared_ptr<FScope>> Scopes;
	std::vector<FTest> Tests;
	std::string Current;
};

#define BEGIN_DEFINE_SPEC(Class, Name, Flags) \
	class Class : public FAutomationSpecBase \
	{ \
	public: \
		Class() : FAutomationSpecBase(Name) { static_cast<void>(Flags); } \
		virtual void Define() override; \
	private:
#define END_DEFINE_SPEC(Class) \
	}; \
	static Class Class##Instance;
