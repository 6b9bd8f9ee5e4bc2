#pragma once

#include "Core/Containers.h"
#include "Core/Text.h"

#include <cstdio>

template <typename T>
class TSharedRef
{
public:
	explicit TSharedRef(std::shared_ptr<T> InPointer) : Pointer(std::move(InPointer)) {}
	T* operator->() const { return Pointer.get(); }
	T& operator*() const { return *Pointer; }

private:
	std::shared_ptr<T> Pointer;
};

/** Objects have values with identifiers, arrays without. */
template <typename CharType, typename PrintPolicyType>
class TJsonWriter
{
public:
	explicit TJsonWriter(FString* InStream) : Stream(*InStream) {}
	void WriteObjectStart() { Separate(); Open(TEXT("{")); }
	void WriteObjectStart(const FString& Identifier) { Name(Identifier); Open(TEXT("{")); }
	void WriteObjectEnd() { Shut(TEXT("}")); }
	void WriteArrayStart() { Separate(); Open(TEXT("[")); }
	void WriteArrayStart(const FString& Identifier) { Name(Identifier); Open(TEXT("[")); }
	void WriteArrayEnd() { Shut(TEXT("]")); }
	template <typename ValueType>
	void WriteValue(ValueType Value) { Separate(); Put(Value); }
	template <typename ValueType>
	void WriteValue(const FString& Identifier, const ValueType& Value) { Name(Identifier); Put(Value); }
	void WriteNull(const FString& Identifier) { Name(Identifier); Stream += TEXT("null"); }
	bool Close() { check(Depth == 0); return true; }

private:
	void Separate()
	{
		Stream += bIsFirst ? TEXT("") : TEXT(",");
		bIsFirst = false;
	}
	void Name(const FString& Identifier)
	{
		Separate();
		Put(Identifier);
		Stream += TEXT(":");
	}
	void Open(const TCHAR* Bracket)
	{
		Stream += Bracket;
		++Depth;
		bIsFirst = true;
	}
	void Shut(const TCHAR* Bracket)
	{
		Stream += Bracket;
		--Depth;
		bIsFirst = false;
	}
	void Put(bool bValue) { Stream += bValue ? TEXT("true") : TEXT("false"); }
	void Put(int32 Value) { Stream += FString::Printf(TEXT("%d"), Value); }
	void Put(int64 Value) { Stream += FString::Printf(TEXT("%lld"), Value); }
	void Put(double Value)
	{
		char Text[64];
		snprintf(Text, sizeof Text, "%.17g", Value);
		for (const char* At = Text; *At != 0; ++At)
		{
			Stream.AppendChar(static_cast<TCHAR>(*At));
		}
	}
	void Put(const FString& Text)
	{
		Stream += TEXT("\"");
		for (const TCHAR Character : Text)
		{
			if (Character == TEXT('"') || Character == TEXT('\\'))
			{
				Stream.AppendChar(TEXT('\\')).AppendChar(Character);
			}
			else if (Character < TEXT(' '))
			{
				constexpr char Digits[] = "0123456789abcdef";
				Stream += TEXT("\\u00");
				Stream.AppendChar(static_cast<TCHAR>(Digits[Character >> 4])).AppendChar(static_cast<TCHAR>(Digits[Character & 15]));
			}
			else
			{
				Stream.AppendChar(Character);
			}
		}
		Stream += TEXT("\"");
	}

	FString& Stream;
	int32 Depth = 0;
	bool bIsFirst = true;
};

template <typename CharType, typename PrintPolicyType>
struct TJsonWriterFactory
{
	static TSharedRef<TJsonWriter<CharType, PrintPolicyType>> Create(FString* Stream)
	{
		return TSharedRef<TJsonWriter<CharType, PrintPolicyType>>(std::make_shared<TJsonWriter<CharType, PrintPolicyType>>(Stream));
	}
};
