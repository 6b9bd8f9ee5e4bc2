#pragma once

#include "Core/Object.h"

class UDeveloperSettings : public UObject
{
public:
	virtual FName GetCategoryName() const { return TEXT("Engine"); }
};
