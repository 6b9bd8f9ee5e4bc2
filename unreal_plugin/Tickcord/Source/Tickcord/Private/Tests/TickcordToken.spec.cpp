#include "Tests/TickcordTests.h"

#if WITH_AUTOMATION_TESTS

#include "HAL/FileManager.h"
#include "HAL/PlatformMisc.h"
#include "Misc/FileHelper.h"
#include "Misc/Paths.h"
#include "TickcordSettings.h"
#include "TickcordToken.h"

BEGIN_DEFINE_SPEC(FTickcordTokenSpec, "Tickcord.Token", TickcordTestFlags)
	FString OldVariable;
	FString File;
	UTickcordSettings* Settings = nullptr;
	FString Error;
END_DEFINE_SPEC(FTickcordTokenSpec)

void FTickcordTokenSpec::Define()
{
	BeforeEach([this]()
	{
		OldVariable = FPlatformMisc::GetEnvironmentVariable(TEXT("DISCORD_TOKEN"));
		FPlatformMisc::SetEnvironmentVar(TEXT("DISCORD_TOKEN"), TEXT("of.the.environment"));
		File = FPaths::CreateTempFilename(*FPaths::ConvertRelativePathToFull(FPaths::ProjectIntermediateDir()), TEXT("TickcordToken"));
		Settings = NewObject<UTickcordSettings>();
		Settings->TokenFile.Reset();
		Settings->BotToken = TEXT("of.the.ini");
		Error.Reset();
	});

	It(TEXT("of a file comes before the environment's"), [this]()
	{
		FFileHelper::SaveStringToFile(TEXT(" of.the.file\r\n"), *File);
		Settings->TokenFile = File;
		const FTickcordToken Found = FTickcordToken::Find(*Settings, Error);
		TestTrue(TEXT("it is the file's, without white space"), TickcordSame(Found.Value, TEXT("of.the.file")));
		TestTrue(TEXT("the source is told, and the token is not"), Found.Source.Contains(*File) && !Found.Source.Contains(TEXT("of.the.file")));
	});

	It(TEXT("of a file that is missing is an error, and no other takes its place"), [this]()
	{
		Settings->TokenFile = File + TEXT(".missing");
		const FTickcordToken Found = FTickcordToken::Find(*Settings, Error);
		TestTrue(TEXT("there is none"), Found.Value.IsEmpty());
		TestTrue(TEXT("the file is named"), Error.Contains(*Settings->TokenFile));
	});

	It(TEXT("of an empty file is an error too"), [this]()
	{
		FFileHelper::SaveStringToFile(TEXT(" \n"), *File);
		Settings->TokenFile = File;
		const FTickcordToken Found = FTickcordToken::Find(*Settings, Error);
		TestTrue(TEXT("there is none"), Found.Value.IsEmpty());
		TestTrue(TEXT("it is said"), Error.Contains(TEXT("is empty")));
	});

	It(TEXT("of the environment comes before that of an ini"), [this]()
	{
		const FTickcordToken Found = FTickcordToken::Find(*Settings, Error);
		TestTrue(TEXT("it is the environment's"), TickcordSame(Found.Value, TEXT("of.the.environment")));
		TestTrue(TEXT("there is no error"), Error.IsEmpty());
	});

	AfterEach([this]()
	{
		FPlatformMisc::SetEnvironmentVar(TEXT("DISCORD_TOKEN"), *OldVariable);
		IFileManager::Get().Delete(*File);
	});
}

#endif
