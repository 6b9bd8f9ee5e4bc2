#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// As on UE's Linux: uint64 is another type than uint64_t there, and a pointer to one is no pointer to the other.
using int32 = int;
using uint8 = unsigned char;
using uint32 = unsigned int;
using int64 = long long;
using uint64 = unsigned long long;
using ANSICHAR = char;
#ifdef STAND_IN_TCHAR_IS_WCHAR_T
// As on Windows, and of four bytes on Mac.
using TCHAR = wchar_t;
#define TEXT_PASTE(x) L##x
#else
using TCHAR = char16_t;
#define TEXT_PASTE(x) u##x
#endif
#define TEXT(x) TEXT_PASTE(x)
#define MAX_uint64 (static_cast<uint64>(-1))
#define check(Condition) do { if (!(Condition)) { __builtin_trap(); } } while (false)
// Macros of windows.h: a function that has such a name is another one there.
#define SendMessage SendMessageW
#define GetMessage GetMessageW
#define GetObject GetObjectW
#define PostMessage PostMessageW

namespace ESearchCase
{
enum Type { CaseSensitive, IgnoreCase };
}

class FStringView
{
public:
	FStringView(const TCHAR* Text) : View(Text) {}
	FStringView(const TCHAR* Text, int32 Length) : View(Text, static_cast<size_t>(Length)) {}
	std::basic_string_view<TCHAR> View;
};

/** Counts UTF-16 units, as UE does. */
class FString
{
public:
	FString() = default;
	FString(const TCHAR* InText) : Text(InText) {}
	explicit FString(FStringView View) : Text(View.View) {}
	const TCHAR* operator*() const { return Text.c_str(); }
	int32 Len() const { return static_cast<int32>(Text.size()); }
	bool IsEmpty() const { return Text.empty(); }
	void Reset() { Text.clear(); }
	TCHAR operator[](int32 Index) const { check(Index >= 0 && Index < Len()); return Text[static_cast<size_t>(Index)]; }
	FString& operator+=(const FString& Other) { Text += Other.Text; return *this; }
	FString& AppendChar(TCHAR Character) { Text += Character; return *this; }
	/** From Start on, Count characters at the most. */
	FString Mid(int32 Start, int32 Count) const { check(Start >= 0 && Start <= Len() && Count >= 0); FString Part; Part.Text = Text.substr(static_cast<size_t>(Start), static_cast<size_t>(Count)); return Part; }
	FString RightChop(int32 Count) const { return Mid(Count, Len() - Count); }
	/** Without regard to case, as in UE. */
	bool Contains(const FString& Part) const
	{
		for (int32 At = 0; At + Part.Len() <= Len(); ++At)
		{
			if (Mid(At, Part.Len()) == Part)
			{
				return true;
			}
		}
		return false;
	}
	bool StartsWith(const FString& Prefix, ESearchCase::Type SearchCase) const { return Mid(0, Prefix.Len()).Equals(Prefix, SearchCase); }
	FString TrimStartAndEnd() const;
	const TCHAR* begin() const { return Text.data(); }
	const TCHAR* end() const { return Text.data() + Text.size(); }
	/** Digits, with a sign in front and one point at the most. */
	bool IsNumeric() const;
	// Without regard to case, as in UE.
	bool operator==(const FString& Other) const { return Equals(Other, ESearchCase::IgnoreCase); }
	bool Equals(const FString& Other, ESearchCase::Type SearchCase) const;
	// Without regard to case, too.
	bool Contains(const TCHAR* Part) const;
	FString operator+(const TCHAR* Other) const { return FString((Text + Other).c_str()); }
	/** %s, %d, %u, %lld and %llu; traps at any other, or if the text is no literal of TCHAR. */
	static FString Printf(const TCHAR* Format, ...);
	static FString SanitizeFloat(double Number);
	template <typename RangeType>
	static FString Join(const RangeType& Range, const TCHAR* Separator)
	{
		FString Joined;
		for (const FString& Item : Range)
		{
			Joined.Text += Joined.Text.empty() ? TEXT("") : Separator;
			Joined.Text += Item.Text;
		}
		return Joined;
	}

	std::basic_string<TCHAR> Text;
};

struct FCString
{
	static int64 Atoi64(const TCHAR* Text);
	static double Atod(const TCHAR* Text);
};

struct FChar
{
	static bool IsAlnum(TCHAR Character) { return (Character >= u'0' && Character <= u'9') || ((Character | 32) >= u'a' && (Character | 32) <= u'z'); }
	static bool IsWhitespace(TCHAR Character) { return Character == u' ' || (Character >= u'\t' && Character <= u'\r'); }
};

class FName
{
public:
	FName(const TCHAR* InText) : Text(InText) {}
	std::basic_string<TCHAR> Text;
};

std::string ToUtf8(std::basic_string_view<TCHAR> Text);
std::basic_string<TCHAR> ToUtf16(std::string_view Text);

class FTCHARToUTF8
{
public:
	FTCHARToUTF8(const TCHAR* Text, int32 Length) : Converted(ToUtf8({Text, static_cast<size_t>(Length)})) {}
	FTCHARToUTF8(const FTCHARToUTF8&) = delete;
	const ANSICHAR* Get() const { return Converted.c_str(); }
	int32 Length() const { return static_cast<int32>(Converted.size()); }

private:
	std::string Converted;
};

class FUTF8ToTCHAR
{
public:
	FUTF8ToTCHAR(const ANSICHAR* Text, int32 Length) : Converted(ToUtf16({Text, static_cast<size_t>(Length)})) {}
	explicit FUTF8ToTCHAR(const ANSICHAR* Text) : Converted(ToUtf16(Text)) {}
	FUTF8ToTCHAR(const FUTF8ToTCHAR&) = delete;
	const TCHAR* Get() const { return Converted.c_str(); }
	int32 Length() const { return static_cast<int32>(Converted.size()); }

private:
	std::basic_string<TCHAR> Converted;
};

// As in UE a pointer into a temporary: good until the end of the expression.
#define UTF8_TO_TCHAR(Text) (FUTF8ToTCHAR(Text).Get())
