#pragma once

#include "Core/Text.h"

#include <memory>
#include <set>
#include <utility>
#include <vector>

template <typename T>
class TArray
{
public:
	int32 Add(T Item)
	{
		Items.push_back(std::move(Item));
		return Num() - 1;
	}
	int32 Num() const { return static_cast<int32>(Items.size()); }
	T& operator[](int32 Index) { check(Index >= 0 && Index < Num()); return Items[static_cast<size_t>(Index)]; }
	const T& operator[](int32 Index) const { check(Index >= 0 && Index < Num()); return Items[static_cast<size_t>(Index)]; }
	auto begin() const { return Items.begin(); }
	auto end() const { return Items.end(); }

private:
	std::vector<T> Items;
};

template <typename T>
class TSet;

/** UE compares texts in a set without regard to case, as FString does. */
template <>
class TSet<FString>
{
public:
	void Add(const FString& Item, bool* bIsAlreadyInSet)
	{
		*bIsAlreadyInSet = Contains(Item);
		if (!*bIsAlreadyInSet)
		{
			Items.push_back(Item);
		}
	}
	int32 Remove(const FString& Item)
	{
		const size_t Before = Items.size();
		std::erase_if(Items, [&](const FString& Other) { return Other == Item; });
		return static_cast<int32>(Before - Items.size());
	}
	bool Contains(const FString& Item) const
	{
		for (const FString& Other : Items)
		{
			if (Other == Item)
			{
				return true;
			}
		}
		return false;
	}

private:
	std::vector<FString> Items;
};

template <typename T>
class TSharedPtr
{
public:
	TSharedPtr() = default;
	explicit TSharedPtr(std::shared_ptr<T> InPointer) : Pointer(std::move(InPointer)) {}
	bool IsValid() const { return Pointer != nullptr; }
	T* operator->() const { check(IsValid()); return Pointer.get(); }

private:
	std::shared_ptr<T> Pointer;
};

template <typename T>
std::remove_reference_t<T>&& MoveTemp(T&& Value)
{
	return std::move(Value);
}

struct FMath
{
	static int32 Max(int32 A, int32 B) { return A > B ? A : B; }
};
