#pragma once

#include "Core/Text.h"

struct FPaths
{
	static FString Combine(const FString& A, const FString& B) { return FString(FStringView((A.Text + TEXT("/") + B.Text).c_str(), A.Len() + 1 + B.Len())); }
	static FString GetCleanFilename(const FString& Path) { return FString(Path.Text.substr(Path.Text.rfind(TEXT('/')) + 1).c_str()); }
	static FString ConvertRelativePathToFull(const FString& Path);
	static bool IsRelative(const FString& Path) { return Path.Text.rfind(TEXT('/'), 0) != 0; }
	static bool FileExists(const FString& Path);
	static FString ProjectDir();
	static FString ProjectIntermediateDir();
	/** Of a file that is not there yet. */
	static FString CreateTempFilename(const TCHAR* Path, const TCHAR* Prefix);
};
