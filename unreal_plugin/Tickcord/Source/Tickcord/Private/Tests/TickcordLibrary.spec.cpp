#include "Tests/TickcordTests.h"

#if WITH_AUTOMATION_TESTS

#include "TickcordConvert.h"
#include "TickcordModule.h"

BEGIN_DEFINE_SPEC(FTickcordLibrarySpec, "Tickcord.Library", TickcordTestFlags)
END_DEFINE_SPEC(FTickcordLibrarySpec)

void FTickcordLibrarySpec::Define()
{
#if WITH_TICKCORD
	It(TEXT("is loaded"), [this]()
	{
		const FTickcordModule* Module = FTickcordModule::Get();
		TestTrue(TEXT("the module is loaded"), Module != nullptr);
		TestTrue(TEXT("there is no reason against it"), Module != nullptr && Module->GetUnavailableReason().IsEmpty());
		TestTrue(TEXT("its functions are there"), Module != nullptr && Module->GetFunctions() != nullptr);
	});

	It(TEXT("has the plugin's ABI"), [this]()
	{
		const FTickcordFunctions* Functions = FTickcordModule::Get()->GetFunctions();
		if (TestTrue(TEXT("its functions are there"), Functions != nullptr))
		{
			const uint32 Wanted = TICKCORD_ABI_VERSION;
			TestTrue(TEXT("the major version is the plugin's"), Functions->abi_version() >> 16 == Wanted >> 16);
		}
	});

	It(TEXT("reads texts as they are written here"), [this]()
	{
		const FTickcordFunctions* Functions = FTickcordModule::Get()->GetFunctions();
		if (TestTrue(TEXT("its functions are there"), Functions != nullptr))
		{
			const FTickcordUtf8 Text(TEXT("\U0001F526 *\u677e*"));
			char Escaped[64];
			size_t Length = 0;
			TestTrue(TEXT("it is escaped"), Functions->text_escape(Text.Ptr(), Text.Len(), 0, Escaped, sizeof Escaped, &Length) == TICKCORD_OK);
			TestTrue(TEXT("only markup changes"), TickcordSame(TickcordText({Escaped, Length}), TEXT("\U0001F526 \\*\u677e\\*")));
		}
	});
#else
	It(TEXT("is not there, and says so"), [this]()
	{
		const FTickcordModule* Module = FTickcordModule::Get();
		TestTrue(TEXT("there are no functions"), Module != nullptr && Module->GetFunctions() == nullptr);
		TestTrue(TEXT("there is a reason"), Module != nullptr && !Module->GetUnavailableReason().IsEmpty());
	});
#endif
}

#endif
