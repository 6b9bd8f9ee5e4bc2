#pragma once

#include "Core/Object.h"

/** Null as soon as the object is gone. */
template <typename T>
class TWeakObjectPtr
{
public:
	TWeakObjectPtr() = default;
	TWeakObjectPtr(T* InObject) { *this = InObject; }
	TWeakObjectPtr& operator=(T* InObject)
	{
		Object = InObject;
		Life = InObject != nullptr ? InObject->Life : std::weak_ptr<int>();
		return *this;
	}
	bool IsValid() const { return !Life.expired(); }
	T* Get() const { return IsValid() ? Object : nullptr; }
	T* operator->() const { check(IsValid()); return Object; }

private:
	T* Object = nullptr;
	std::weak_ptr<int> Life;
};
