#include "TickcordSettings.h"

#include "Misc/FileHelper.h"
#include "TickcordToken.h"

#include <tickcord.h>

static_assert(UTickcordSettings::DefaultIntents == (TICKCORD_INTENTS_DEFAULT | TICKCORD_INTENT_MESSAGE_CONTENT), "DefaultIntents");

bool UTickcordSettings::ReadCaFile(FString& OutPem, FString& OutError) const
{
	if (CaFile.IsEmpty() || FFileHelper::LoadFileToString(OutPem, *TickcordProjectPath(CaFile)))
	{
		return true;
	}
	OutError = FString::Printf(TEXT("CaFile, %s, cannot be read."), *TickcordProjectPath(CaFile));
	return false;
}
