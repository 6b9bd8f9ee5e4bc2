#pragma once

#include "Core/Text.h"

#include <memory>

class UClass;
class UWorld;

class UObject
{
public:
	UObject() = default;
	/** A copy is an object of its own, that nothing is bound to. */
	UObject(const UObject&) {}
	virtual ~UObject() = default;
	/** Before the object is freed by the garbage collector. */
	virtual void BeginDestroy() {}
	/** Of what it lies in, unless a class knows better. */
	virtual UWorld* GetWorld() const { return StandInOuter != nullptr ? StandInOuter->GetWorld() : nullptr; }
	/** Alive as long as the object: what is bound to it asks this first. */
	std::shared_ptr<int> Life = std::make_shared<int>(0);
	UObject* StandInOuter = nullptr;
};

template <typename T>
T* NewObject(UObject* Outer = nullptr)
{
	T* Object = new T();
	Object->StandInOuter = Outer;
	return Object;
}

/** What the garbage collector does. */
inline void StandInCollect(UObject* Object)
{
	Object->BeginDestroy();
	delete Object;
}

/** The class's default object, which has the settings. */
template <typename T>
T* GetMutableDefault()
{
	static T Default;
	return &Default;
}

template <typename T>
const T* GetDefault()
{
	return GetMutableDefault<T>();
}

// The reflection macros, as in UE: GENERATED_BODY is what the header's .generated.h says for its line.
#define BODY_MACRO_COMBINE_INNER(A, B, C, D) A##B##C##D
#define BODY_MACRO_COMBINE(A, B, C, D) BODY_MACRO_COMBINE_INNER(A, B, C, D)
#define GENERATED_BODY(...) BODY_MACRO_COMBINE(CURRENT_FILE_ID, _, __LINE__, _GENERATED_BODY)
#define UCLASS(...)
#define USTRUCT(...)
#define UENUM(...)
#define UPROPERTY(...)
#define UFUNCTION(...)
#define UPARAM(...)
