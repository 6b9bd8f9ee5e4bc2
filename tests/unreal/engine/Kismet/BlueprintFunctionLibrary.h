#pragma once

#include "Core/Object.h"

class UBlueprintFunctionLibrary : public UObject
{
};
