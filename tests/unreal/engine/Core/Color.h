#pragma once

#include "Core/Text.h"

/** As in UE, one that is not set has no certain value, and alpha is opaque unless it is given. */
struct FColor
{
	FColor() {}
	constexpr FColor(uint8 InR, uint8 InG, uint8 InB, uint8 InA = 255) : R(InR), G(InG), B(InB), A(InA) {}
	bool operator==(const FColor& Other) const { return R == Other.R && G == Other.G && B == Other.B && A == Other.A; }
	uint8 R, G, B, A;
};
