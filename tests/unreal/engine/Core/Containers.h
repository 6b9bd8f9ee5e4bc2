#pragma once

#include "Core/Text.h"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <memory>
#include <set>
#include <type_traits>
#include <utility>
#include <vector>

template <typename T>
class TArray
{
public:
	TArray() = default;
	TArray(const T* InItems, int32 Count) : Items(InItems, InItems + Count) {}
	TArray(std::initializer_list<T> InItems) : Items(InItems) {}
	int32 Add(T Item)
	{
		Items.push_back(std::move(Item));
		return Num() - 1;
	}
	int32 Num() const { return static_cast<int32>(Items.size()); }
	T& operator[](int32 Index) { check(Index >= 0 && Index < Num()); return Items[static_cast<size_t>(Index)]; }
	const T& operator[](int32 Index) const { check(Index >= 0 && Index < Num()); return Items[static_cast<size_t>(Index)]; }
	template <typename PredicateType>
	bool ContainsByPredicate(PredicateType Predicate) const { return std::any_of(begin(), end(), Predicate); }
	template <typename PredicateType>
	int32 RemoveAll(PredicateType Predicate) { return static_cast<int32>(std::erase_if(Items, Predicate)); }
	template <typename PredicateType>
	const T* FindByPredicate(PredicateType Predicate) const
	{
		const auto Found = std::find_if(begin(), end(), Predicate);
		return Found == end() ? nullptr : &*Found;
	}
	bool Contains(const T& Item) const { return std::find(begin(), end(), Item) != end(); }
	void RemoveAt(int32 Index) { Items.erase(Items.begin() + Index); }
	void SetNumZeroed(int32 Count) { Items.assign(static_cast<size_t>(Count), T{}); }
	T& Last() { check(Num() > 0); return Items.back(); }
	T* GetData() { return Items.data(); }
	const T* GetData() const { return Items.data(); }
	bool operator==(const TArray& Other) const { return Items == Other.Items; }
	auto begin() const { return Items.begin(); }
	auto end() const { return Items.end(); }

private:
	std::vector<T> Items;
};

/** A copy of a functor that is called later. */
template <typename SignatureType>
using TFunction = std::function<SignatureType>;

/** Of what is compared as in C++: UE's sets of texts, which have no regard to case, are not here. */
template <typename T>
class TSet
{
public:
	void Add(const T& Item) { Items.insert(Item); }
	int32 Remove(const T& Item) { return static_cast<int32>(Items.erase(Item)); }
	bool Contains(const T& Item) const { return Items.count(Item) > 0; }
	void Empty() { Items.clear(); }

private:
	static_assert(!std::is_same_v<T, FString>);
	std::set<T> Items;
};

template <typename KeyType, typename ValueType>
struct TPair
{
	KeyType Key;
	ValueType Value;
};

/** In the order of insertion, while nothing is removed. */
template <typename KeyType, typename ValueType>
class TMap
{
public:
	void Add(KeyType Key, ValueType Value) { Pairs.push_back({std::move(Key), std::move(Value)}); }
	auto begin() const { return Pairs.begin(); }
	auto end() const { return Pairs.end(); }

private:
	std::vector<TPair<KeyType, ValueType>> Pairs;
};

template <typename KeyType, typename ValueType>
class TMultiMap
{
public:
	void Add(const KeyType& Key, ValueType Value) { Pairs.push_back({Key, std::move(Value)}); }
	void MultiFind(const KeyType& Key, TArray<ValueType>& OutValues) const
	{
		for (const TPair<KeyType, ValueType>& Pair : Pairs)
		{
			if (Pair.Key == Key)
			{
				OutValues.Add(Pair.Value);
			}
		}
	}
	int32 Remove(const KeyType& Key)
	{
		return static_cast<int32>(std::erase_if(Pairs, [&](const TPair<KeyType, ValueType>& Pair) { return Pair.Key == Key; }));
	}
	void Empty() { Pairs.clear(); }
	auto begin() const { return Pairs.begin(); }
	auto end() const { return Pairs.end(); }

private:
	std::vector<TPair<KeyType, ValueType>> Pairs;
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
class TUniquePtr
{
public:
	explicit TUniquePtr(std::unique_ptr<T> InPointer) : Pointer(std::move(InPointer)) {}
	T* operator->() const { check(Pointer != nullptr); return Pointer.get(); }

private:
	std::unique_ptr<T> Pointer;
};

template <typename T, typename... Arguments>
TUniquePtr<T> MakeUnique(Arguments&&... Values)
{
	return TUniquePtr<T>(std::make_unique<T>(std::forward<Arguments>(Values)...));
}

template <typename T>
std::remove_reference_t<T>&& MoveTemp(T&& Value)
{
	return std::move(Value);
}

struct FMath
{
	static int32 Max(int32 A, int32 B) { return A > B ? A : B; }
	static float Min(float A, float B) { return A < B ? A : B; }
};
