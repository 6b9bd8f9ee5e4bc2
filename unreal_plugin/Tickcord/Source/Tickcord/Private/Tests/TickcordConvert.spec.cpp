#include "Tests/TickcordTests.h"

#if WITH_AUTOMATION_TESTS

#include "TickcordConvert.h"

BEGIN_DEFINE_SPEC(FTickcordConvertSpec, "Tickcord.Convert", TickcordTestFlags)
END_DEFINE_SPEC(FTickcordConvertSpec)

void FTickcordConvertSpec::Define()
{
	Describe(TEXT("An id"), [this]()
	{
		It(TEXT("keeps all of its 64 bits"), [this]()
		{
			uint64 Id = 0;
			TestTrue(TEXT("the greatest is one"), TickcordParseId(TEXT("18446744073709551615"), Id));
			TestTrue(TEXT("it is the greatest"), Id == MAX_uint64);
			TestTrue(TEXT("it comes back"), TickcordSame(TickcordId(Id), TEXT("18446744073709551615")));
		});

		It(TEXT("is nothing but digits"), [this]()
		{
			for (const TCHAR* Text : {TEXT(""), TEXT("0"), TEXT("-1"), TEXT(" 1"), TEXT("1 "), TEXT("0x1"), TEXT("1e3"), TEXT("general"), TEXT("18446744073709551617")})
			{
				uint64 Id = 7;
				TestFalse(Text, TickcordParseId(Text, Id));
				TestTrue(TEXT("nothing is left of it"), Id == 0);
			}
		});

		It(TEXT("that is 0 is none"), [this]()
		{
			TestTrue(TEXT("it is empty"), TickcordId(0).IsEmpty());
		});
	});

	Describe(TEXT("A text"), [this]()
	{
		It(TEXT("goes to the library and back"), [this]()
		{
			const TCHAR* const Texts[] = {TEXT("Wave 3"), TEXT("Gr\u00fc\u00dfe"), TEXT("\u677e\u660e"), TEXT("\U0001F526 \U0001F469\u200d\U0001F680"), TEXT("\u05e9\u05dc\u05d5\u05dd")};
			for (const TCHAR* Text : Texts)
			{
				const FTickcordUtf8 Converted{FString(Text)};
				TestTrue(Text, TickcordSame(TickcordText(Converted.Str()), Text));
			}
		});

		It(TEXT("is counted in bytes of UTF-8"), [this]()
		{
			TestEqual(TEXT("a torch has four"), static_cast<int32>(FTickcordUtf8(TEXT("\U0001F526")).Len()), 4);
		});

		It(TEXT("ends where its length says"), [this]()
		{
			TestTrue(TEXT("two bytes of four"), TickcordSame(TickcordText({"wave", 2}), TEXT("wa")));
			TestEqual(TEXT("a zero is part of it"), TickcordText({"a\0b", 3}).Len(), 3);
		});

		It(TEXT("that is empty is not given"), [this]()
		{
			const FTickcordUtf8 Empty{FString()};
			TestTrue(TEXT("it is NULL"), Empty.StrOrNone().ptr == nullptr && Empty.Str().ptr != nullptr);
		});
	});
}

#endif
