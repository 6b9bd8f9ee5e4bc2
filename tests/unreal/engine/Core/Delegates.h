#pragma once

#include "Core/Object.h"

#include <functional>
#include <memory>
#include <vector>

/** One function. */
template <typename... Arguments>
class TStandInDelegate
{
public:
	template <typename FunctorType>
	static TStandInDelegate CreateLambda(FunctorType&& Functor)
	{
		TStandInDelegate Delegate;
		Delegate.Function = Functor;
		return Delegate;
	}
	/** Held weakly. */
	template <typename ObjectType>
	static TStandInDelegate CreateUObject(ObjectType* Object, void (ObjectType::*Function)(Arguments...))
	{
		return CreateLambda([Life = std::weak_ptr<int>(Object->Life), Object, Function](Arguments... Values) {
			if (!Life.expired())
			{
				(Object->*Function)(Values...);
			}
		});
	}
	void ExecuteIfBound(Arguments... Values) const
	{
		if (Function != nullptr)
		{
			Function(Values...);
		}
	}

private:
	std::function<void(Arguments...)> Function;
};

template <typename... Arguments>
class TStandInMulticast
{
public:
	bool IsBound() const
	{
		for (const Binding& It : Bindings)
		{
			if (!It.bIsBoundToObject || !It.Life.expired())
			{
				return true;
			}
		}
		return false;
	}
	void Broadcast(Arguments... Values) const
	{
		// A handler may bind and unbind.
		const std::vector<Binding> Copy = Bindings;
		for (const Binding& It : Copy)
		{
			if (!It.bIsBoundToObject || !It.Life.expired())
			{
				It.Function(Values...);
			}
		}
	}

protected:
	struct Binding
	{
		std::weak_ptr<int> Life;
		bool bIsBoundToObject;
		std::function<void(Arguments...)> Function;
	};
	std::vector<Binding> Bindings;
};

template <typename... Arguments>
class TStandInNativeMulticast : public TStandInMulticast<Arguments...>
{
public:
	template <typename FunctorType>
	void AddLambda(FunctorType&& Functor) { this->Bindings.push_back({{}, false, Functor}); }
	template <typename ObjectType>
	void AddUObject(ObjectType* Object, void (ObjectType::*Function)(Arguments...))
	{
		static_assert(std::is_base_of_v<UObject, ObjectType>, "only UObjects can be bound");
		this->Bindings.push_back({Object->Life, true, [Object, Function](Arguments... Values) { (Object->*Function)(Values...); }});
	}
	template <typename ObjectType>
	void RemoveAll(const ObjectType* Object)
	{
		std::erase_if(this->Bindings, [&](const auto& It) { return It.bIsBoundToObject && It.Life.lock() == Object->Life; });
	}
};

/** UFUNCTIONs of UObjects alone. */
template <typename... Arguments>
class TStandInDynamicMulticast : public TStandInMulticast<Arguments...>
{
public:
	template <typename ObjectType>
	void AddDynamic(ObjectType* Object, void (ObjectType::*Function)(Arguments...))
	{
		static_assert(std::is_base_of_v<UObject, ObjectType>, "only UObjects can be bound");
		this->Bindings.push_back({Object->Life, true, [Object, Function](Arguments... Values) { (Object->*Function)(Values...); }});
	}
};

#define DECLARE_DELEGATE_OneParam(Name, Type) using Name = TStandInDelegate<Type>
using FSimpleMulticastDelegate = TStandInNativeMulticast<>;
#define DECLARE_MULTICAST_DELEGATE_OneParam(Name, Type) using Name = TStandInNativeMulticast<Type>
#define DECLARE_MULTICAST_DELEGATE_TwoParams(Name, Type1, Type2) using Name = TStandInNativeMulticast<Type1, Type2>
#define DECLARE_MULTICAST_DELEGATE_ThreeParams(Name, Type1, Type2, Type3) using Name = TStandInNativeMulticast<Type1, Type2, Type3>
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(Name, Type, Parameter) using Name = TStandInDynamicMulticast<Type>
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_ThreeParams(Name, Type1, Parameter1, Type2, Parameter2, Type3, Parameter3) using Name = TStandInDynamicMulticast<Type1, Type2, Type3>
