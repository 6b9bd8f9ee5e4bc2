#pragma once

#include "Core/Text.h"

class IFileManager
{
public:
	static IFileManager& Get();
	bool Delete(const TCHAR* Filename);
};
