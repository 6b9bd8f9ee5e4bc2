/*
 * Tickcord for C++17 and later: Discord for games and dedicated game servers.
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * Made from bindings/cpp and tickcord.h by `cargo xtask header`. Do not edit.
 *
 * This file needs tickcord.h beside it, the standard library, and neither exceptions nor RTTI. It starts no thread and keeps no
 * state. What the head of tickcord.h says of threads, requests, limits and results holds here as well. Beyond that:
 *
 * Objects       tickcord::client, tickcord::websocket and tickcord::event own what they stand for, can be moved but not copied, and
 *               end it with their life. One that was moved from is empty: its calls give result_code::invalid_handle.
 * Results       A call gives tickcord::result<T>, which must be looked at: a code and, if that is result_code::ok, a value.
 * Texts         std::string_view everywhere. Those of an event live as long as the event. What is given to a call is copied by it;
 *               what is given to a struct, such as message_create, must live until the struct is given to a call.
 * Structs       Those for calls have a function for each field, which gives the struct back, so that they can be chained. What
 *               is not set has the library's default. Those of events have a function for each field that reads it.
 * Bit sets      intents, permissions and the like are types of their own: what does not belong together does not compile.
 * Handlers      event::visit and tickcord::dispatcher call them on the thread that calls these, and nowhere else.
 * C             Each call says which function of tickcord.h it is, where all its result codes are. c(), get() and handle()
 *               lead to what C knows.
 */
#ifndef TICKCORD_HPP
#define TICKCORD_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "tickcord.h"

/** Tickcord for C++. */
namespace tickcord {

/** An id of Discord's: of a guild, channel, message, user and so on. 0 is none. */
using snowflake = std::uint64_t;

/** The number of a request, which its events::request_result has too. */
using request_id = std::uint64_t;

/**
 * Elements that somebody else owns, and that must live as long as the list is used: an array, a vector or the like, or a single
 * object.
 */
template <class T>
class list {
  public:
    /** Not given. */
    constexpr list() noexcept = default;
    constexpr list(const T *first, std::size_t count) noexcept : data_(first), size_(count) {}
    template <std::size_t N>
    constexpr list(const T (&array)[N]) noexcept : data_(array), size_(N) {}
    /** Just this one. */
    template <class U = T, class = std::enable_if_t<std::is_class_v<U>>>
    constexpr list(const T &one) noexcept : data_(&one), size_(1) {}
    template <class Container,
              class = std::enable_if_t<std::is_convertible_v<decltype(std::declval<const Container &>().data()), const T *>>>
    constexpr list(const Container &container) noexcept : data_(container.data()), size_(container.size()) {}

    constexpr const T *data() const noexcept { return data_; }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr const T *begin() const noexcept { return data_; }
    constexpr const T *end() const noexcept { return data_ + size_; }

  private:
    const T *data_ = nullptr;
    std::size_t size_ = 0;
};

/** A text in a list. The text must live as long as the list is used. */
class str {
  public:
    constexpr str(std::string_view text) noexcept : c_{text.data(), text.size()} {}
    constexpr str(const char *text) noexcept : str(std::string_view(text)) {}

  private:
    ::tickcord_str c_;
};

/** Flags of one kind, such as tickcord::intents. Those of another kind do not mix with them. */
template <class Flag>
class bit_set {
    static_assert(std::is_enum_v<Flag>);

  public:
    using bits_type = std::underlying_type_t<Flag>;

    constexpr bit_set() noexcept = default;
    constexpr bit_set(Flag flag) noexcept : bits_(static_cast<bits_type>(flag)) {}
    /** As C and Discord write them; flags without a name here are kept. */
    static constexpr bit_set from_bits(bits_type bits) noexcept {
        bit_set set;
        set.bits_ = bits;
        return set;
    }

    constexpr bits_type bits() const noexcept { return bits_; }
    constexpr bool empty() const noexcept { return bits_ == 0; }
    /** Whether it has all of these. */
    constexpr bool contains(bit_set others) const noexcept { return (bits_ & others.bits_) == others.bits_; }
    /** Whether it has one of these at least. */
    constexpr bool intersects(bit_set others) const noexcept { return (bits_ & others.bits_) != 0; }

    constexpr bit_set &operator|=(bit_set other) noexcept { return *this = *this | other; }
    constexpr bit_set &operator&=(bit_set other) noexcept { return *this = *this & other; }
    constexpr bit_set &operator-=(bit_set other) noexcept { return *this = *this - other; }

    friend constexpr bit_set operator|(bit_set a, bit_set b) noexcept { return from_bits(a.bits_ | b.bits_); }
    friend constexpr bit_set operator&(bit_set a, bit_set b) noexcept { return from_bits(a.bits_ & b.bits_); }
    /** What is in the first and not in the second. */
    friend constexpr bit_set operator-(bit_set a, bit_set b) noexcept { return from_bits(a.bits_ & ~b.bits_); }
    friend constexpr bool operator==(bit_set a, bit_set b) noexcept { return a.bits_ == b.bits_; }
    friend constexpr bool operator!=(bit_set a, bit_set b) noexcept { return a.bits_ != b.bits_; }

  private:
    bits_type bits_ = 0;
};

/** Not for hosts. */
namespace detail {

/** Which enums are the flags of a bit_set. */
template <class T>
struct is_flag : std::false_type {};

constexpr std::string_view view(::tickcord_str text) noexcept { return {text.ptr, text.len}; }
constexpr ::tickcord_str borrow(std::string_view text) noexcept { return {text.data(), text.size()}; }

/** Milliseconds as C takes them: none below 0, the most that fits for more. */
constexpr std::uint32_t milliseconds(std::chrono::milliseconds time) noexcept {
    constexpr std::uint32_t most = (std::numeric_limits<std::uint32_t>::max)();
    return time.count() < 0 ? 0 : time.count() > most ? most : static_cast<std::uint32_t>(time.count());
}

}  // namespace detail

/** Two flags of one kind. */
template <class Flag, class = std::enable_if_t<detail::is_flag<Flag>::value>>
constexpr bit_set<Flag> operator|(Flag a, Flag b) noexcept {
    return bit_set<Flag>(a) | bit_set<Flag>(b);
}
