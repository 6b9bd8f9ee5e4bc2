#pragma once

#include "Core/Object.h"
