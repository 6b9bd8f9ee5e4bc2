#include "TickcordTemplate.h"

FString TickcordFillIn(const FString& Template, const TArray<FTickcordPlaceholder>& Placeholders)
{
	FString Filled;
	for (int32 At = 0; At < Template.Len();)
	{
		const FTickcordPlaceholder* Found = Placeholders.FindByPredicate([&](const FTickcordPlaceholder& Placeholder)
		{
			const FString Name(Placeholder.Name);
			return Template.Mid(At, Name.Len()).Equals(Name, ESearchCase::CaseSensitive);
		});
		if (Found != nullptr)
		{
			Filled += Found->Value;
			At += FString(Found->Name).Len();
		}
		else
		{
			Filled.AppendChar(Template[At++]);
		}
	}
	return Filled;
}
