#pragma once

#include "GameFramework/Actor.h"

/** Without a place in the world. */
class AInfo : public AActor
{
};
