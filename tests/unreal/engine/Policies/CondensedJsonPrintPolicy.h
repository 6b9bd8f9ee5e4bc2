#pragma once

/** No spaces and line breaks. */
template <typename CharType>
struct TCondensedJsonPrintPolicy
{
};
