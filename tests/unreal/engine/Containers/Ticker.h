#pragma once

#include "Core/Object.h"

#include <functional>
#include <memory>
#include <vector>

/** Bound to an object weakly. */
class FTickerDelegate
{
public:
	template <typename T>
	static FTickerDelegate CreateUObject(T* Object, bool (T::*Function)(float))
	{
		FTickerDelegate Delegate;
		Delegate.Life = Object->Life;
		Delegate.Function = [Object, Function](float Delta) { return (Object->*Function)(Delta); };
		return Delegate;
	}
	std::weak_ptr<int> Life;
	std::function<bool(float)> Function;
};

template <typename T>
class TWeakPtr
{
public:
	TWeakPtr() = default;
	explicit TWeakPtr(const std::shared_ptr<T>& InPointer) : Pointer(InPointer) {}
	void Reset() { Pointer.reset(); }
	bool IsValid() const { return !Pointer.expired(); }
	std::weak_ptr<T> Pointer;
};

class FTSTicker
{
public:
	// As in UE: no number, but a weak pointer.
	using FDelegateHandle = TWeakPtr<FTickerDelegate>;
	static FTSTicker& GetCoreTicker();
	FDelegateHandle AddTicker(const FTickerDelegate& Delegate, float Delay = 0.0f);
	static void RemoveTicker(FDelegateHandle Handle);
	void Tick(float Delta);

private:
	std::vector<std::shared_ptr<FTickerDelegate>> Delegates;
};
