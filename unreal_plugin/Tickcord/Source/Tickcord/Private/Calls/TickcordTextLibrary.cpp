#include "Calls/TickcordTextLibrary.h"

#include "TickcordPlainText.h"

FString UTickcordTextLibrary::EscapeText(const FString& Text, bool bKeepLines)
{
	return TickcordEscape(Text, bKeepLines);
}
