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

/**
 * What a call or a request came to. 0 is success, errors are negative; a number is never used for anything else.
 *
 * The numbers come in blocks: calls from -1, the client from -100, text and requests from -200, reading events from
 * -300, the network from -400, TLS from -430, WebSocket from -450, the gateway from -500, HTTP answers from -600.
 */
enum class result_code : std::int32_t {
    /** It worked. */
    ok = TICKCORD_OK,
    /** A pointer that must not be NULL was NULL. */
    null_argument = TICKCORD_ERROR_NULL_ARGUMENT,
    /** The handle is 0, was never given out, or belongs to an object that was destroyed. */
    invalid_handle = TICKCORD_ERROR_INVALID_HANDLE,
    /** A value is outside what the function accepts. */
    invalid_argument = TICKCORD_ERROR_INVALID_ARGUMENT,
    /** A text is not UTF-8. */
    invalid_utf8 = TICKCORD_ERROR_INVALID_UTF8,
    /** A struct's `struct_size` is smaller than its first version: call its `_init` function first. */
    bad_size = TICKCORD_ERROR_BAD_SIZE,
    /** The caller was compiled for another major version of this library's ABI. */
    abi_mismatch = TICKCORD_ERROR_ABI_MISMATCH,
    /** A struct holds a field, or a field holds a value, that this version of the library does not know. */
    unsupported_field = TICKCORD_ERROR_UNSUPPORTED_FIELD,
    /** The buffer is too small; `out_len` says how many bytes are needed. */
    buffer_too_small = TICKCORD_ERROR_BUFFER_TOO_SMALL,
    /** The time given was over first. */
    timeout = TICKCORD_ERROR_TIMEOUT,
    /** A bug in this library was caught at its border. The call had no effect that can be relied on. */
    panic = TICKCORD_ERROR_PANIC,
    /** The system refused a thread, a socket or memory. */
    out_of_resources = TICKCORD_ERROR_OUT_OF_RESOURCES,
    /** The handle belongs to another kind of object: a client where a WebSocket is wanted, or the other way round. */
    wrong_handle = TICKCORD_ERROR_WRONG_HANDLE,
    /** The token is missing, empty, or has characters that no bot token has; or the client has no bot (`webhooks_only`). */
    invalid_token = TICKCORD_ERROR_INVALID_TOKEN,
    /** A URL cannot be parsed, or has a scheme or part that does not belong there. */
    invalid_url = TICKCORD_ERROR_INVALID_URL,
    /** A URL without TLS to another machine: secrets would travel in clear. */
    insecure_url = TICKCORD_ERROR_INSECURE_URL,
    /** The extra root certificates are not certificates in PEM form. */
    invalid_ca_pem = TICKCORD_ERROR_INVALID_CA_PEM,
    /** `connect` was called before; the client is connected or still trying. */
    already_connected = TICKCORD_ERROR_ALREADY_CONNECTED,
    /** The client is not connected and not trying to. */
    not_connected = TICKCORD_ERROR_NOT_CONNECTED,
    /**
     * No more is taken in: of requests 1024 wait for their result, or their bodies take 128 MiB; or 256 gateway commands wait
     * for theirs; or 1280 results are to come or wait to be polled; or too many calls wait for the client's thread. Poll events,
     * and call less often.
     */
    queue_full = TICKCORD_ERROR_QUEUE_FULL,
    /**
     * The client's thread was stopped by a bug, or by a system that refused what it needs, as its POISONED event says;
     * destroy the client and create a new one.
     */
    poisoned = TICKCORD_ERROR_POISONED,
    /** Intents hold bits that Discord does not define. */
    undefined_intents = TICKCORD_ERROR_UNDEFINED_INTENTS,
    /** No text encoding has this name. */
    invalid_encoding = TICKCORD_ERROR_INVALID_ENCODING,
    /** A message needs text, or something else to show. */
    empty_content = TICKCORD_ERROR_EMPTY_CONTENT,
    /** The text has more Unicode code points than Discord accepts. */
    content_too_long = TICKCORD_ERROR_CONTENT_TOO_LONG,
    /** The request waited too long to be sent, and was given up. */
    request_expired = TICKCORD_ERROR_REQUEST_EXPIRED,
    /** The request was given up because the client was stopped, or cannot log in, before it was sent. */
    request_canceled = TICKCORD_ERROR_REQUEST_CANCELED,
    /** A presence, or a channel's name or topic, was replaced by a later one before it could be sent. */
    superseded = TICKCORD_ERROR_SUPERSEDED,
    /**
     * The session or the connection ended before Discord had answered, or is known to have received the command; it may
     * be sent again.
     */
    request_lost = TICKCORD_ERROR_REQUEST_LOST,
    /** The answer takes more memory than the library gives it. */
    answer_too_long = TICKCORD_ERROR_ANSWER_TOO_LONG,
    /** A text that must be JSON is not. */
    invalid_json = TICKCORD_ERROR_INVALID_JSON,
    /** The opcode belongs to the library or to Discord: hosts do not send it. */
    reserved_opcode = TICKCORD_ERROR_RESERVED_OPCODE,
    /** The gateway payload has more bytes than Discord accepts. */
    payload_too_long = TICKCORD_ERROR_PAYLOAD_TOO_LONG,
    /** The nonce is longer than Discord accepts. */
    nonce_too_long = TICKCORD_ERROR_NONCE_TOO_LONG,
    /** One request names more ids than Discord accepts. */
    too_many_ids = TICKCORD_ERROR_TOO_MANY_IDS,
    /** An activity needs a name, or a state if it is a custom one. */
    empty_activity = TICKCORD_ERROR_EMPTY_ACTIVITY,
    /** The status is none of Discord's. */
    undefined_status = TICKCORD_ERROR_UNDEFINED_STATUS,
    /** The path or query of a request cannot be part of a URL of Discord's API. */
    invalid_path = TICKCORD_ERROR_INVALID_PATH,
    /** The audit reason has more Unicode code points than Discord accepts. */
    audit_reason_too_long = TICKCORD_ERROR_AUDIT_REASON_TOO_LONG,
    /** One request has more files than Discord accepts. */
    too_many_files = TICKCORD_ERROR_TOO_MANY_FILES,
    /** A file has more bytes than are accepted. */
    file_too_large = TICKCORD_ERROR_FILE_TOO_LARGE,
    /** The request as a whole has more bytes than Discord accepts. */
    request_too_large = TICKCORD_ERROR_REQUEST_TOO_LARGE,
    /** A file to upload does not exist, or cannot be read. */
    file_unreadable = TICKCORD_ERROR_FILE_UNREADABLE,
    /** A file changed while it was uploaded, or between two tries. */
    file_changed = TICKCORD_ERROR_FILE_CHANGED,
    /** The request is on its way and can no longer be canceled. */
    request_under_way = TICKCORD_ERROR_REQUEST_UNDER_WAY,
    /** No request with this number waits: it has its result, or never was. */
    unknown_request = TICKCORD_ERROR_UNKNOWN_REQUEST,
    /** A line of chat was left out, since more of them waited than Discord's limits let through; a note in its place counts it. */
    omitted = TICKCORD_ERROR_OMITTED,
    /** No interaction with this id is known: it was never received, or 15 minutes are over. */
    interaction_unknown = TICKCORD_ERROR_INTERACTION_UNKNOWN,
    /** The interaction was not answered within 3 seconds, or its 15 minutes are over. */
    interaction_expired = TICKCORD_ERROR_INTERACTION_EXPIRED,
    /** The interaction has its first answer already; it can be followed up or edited. */
    interaction_already_answered = TICKCORD_ERROR_INTERACTION_ALREADY_ANSWERED,
    /** The interaction has no answer yet that could be followed up, edited or deleted. */
    interaction_unanswered = TICKCORD_ERROR_INTERACTION_UNANSWERED,
    /** A form can only be the first answer, and an update follow an update's deferral alone: the interaction was deferred. */
    interaction_deferred = TICKCORD_ERROR_INTERACTION_DEFERRED,
    /** This type of interaction is not answered in this way. */
    interaction_mismatch = TICKCORD_ERROR_INTERACTION_MISMATCH,
    /** A command to register breaks one of Discord's rules. */
    invalid_command = TICKCORD_ERROR_INVALID_COMMAND,
    /** An embed breaks one of Discord's rules. */
    invalid_embed = TICKCORD_ERROR_INVALID_EMBED,
    /** A component, or where it stands, breaks one of Discord's rules. */
    invalid_components = TICKCORD_ERROR_INVALID_COMPONENTS,
    /** A poll breaks one of Discord's rules. */
    invalid_poll = TICKCORD_ERROR_INVALID_POLL,
    /** The allowed mentions contradict each other. */
    invalid_mentions = TICKCORD_ERROR_INVALID_MENTIONS,
    /** A text that must be an emoji is none. */
    invalid_emoji = TICKCORD_ERROR_INVALID_EMOJI,
    /** A webhook's URL or token is none. */
    invalid_webhook = TICKCORD_ERROR_INVALID_WEBHOOK,
    /** A name is empty, too long, or has a word that Discord does not allow in it. */
    invalid_name = TICKCORD_ERROR_INVALID_NAME,
    /** The JSON pointer leads to nothing. */
    not_found = TICKCORD_ERROR_NOT_FOUND,
    /** The value is JSON null. */
    is_null = TICKCORD_ERROR_IS_NULL,
    /** The value is of another type. */
    wrong_type = TICKCORD_ERROR_WRONG_TYPE,
    /** The number does not fit the type asked for. */
    out_of_range = TICKCORD_ERROR_OUT_OF_RANGE,
    /** The JSON pointer is malformed (RFC 6901): it must be empty or begin with '/'. */
    bad_pointer = TICKCORD_ERROR_BAD_POINTER,
    /** The host name could not be resolved. */
    dns_failed = TICKCORD_ERROR_DNS_FAILED,
    /** No connection could be made. */
    connect_failed = TICKCORD_ERROR_CONNECT_FAILED,
    /** The connection, or an answer on it, did not come in time. */
    network_timeout = TICKCORD_ERROR_NETWORK_TIMEOUT,
    /** The connection was lost. */
    connection_lost = TICKCORD_ERROR_CONNECTION_LOST,
    /** The proxy cannot be reached, or what answers there is not a proxy of the kind given. */
    proxy_failed = TICKCORD_ERROR_PROXY_FAILED,
    /** The proxy refused to connect to Discord, or could not. */
    proxy_refused = TICKCORD_ERROR_PROXY_REFUSED,
    /** The proxy wants a user name and password, or does not accept the ones it got. */
    proxy_authentication = TICKCORD_ERROR_PROXY_AUTHENTICATION,
    /** The server's certificate is not signed by a known authority. */
    certificate_untrusted = TICKCORD_ERROR_CERTIFICATE_UNTRUSTED,
    /** The server's certificate belongs to another host name. */
    certificate_wrong_host = TICKCORD_ERROR_CERTIFICATE_WRONG_HOST,
    /** The server's certificate has expired or is not valid yet. */
    certificate_expired = TICKCORD_ERROR_CERTIFICATE_EXPIRED,
    /** Another failure of TLS. */
    tls_failed = TICKCORD_ERROR_TLS_FAILED,
    /** The server answered the WebSocket handshake with something that is not a WebSocket. */
    not_a_websocket = TICKCORD_ERROR_NOT_A_WEBSOCKET,
    /** The server answered the WebSocket handshake with a redirect, which is not followed. */
    handshake_redirected = TICKCORD_ERROR_HANDSHAKE_REDIRECTED,
    /** The server refused the WebSocket handshake. */
    handshake_refused = TICKCORD_ERROR_HANDSHAKE_REFUSED,
    /** The peer broke the WebSocket protocol. */
    protocol_violation = TICKCORD_ERROR_PROTOCOL_VIOLATION,
    /** A WebSocket message has more bytes than the options let wait to be sent. */
    message_too_large = TICKCORD_ERROR_MESSAGE_TOO_LARGE,
    /** A header, the origin or a subprotocol cannot be part of a WebSocket handshake. */
    invalid_header = TICKCORD_ERROR_INVALID_HEADER,
    /** Discord does not accept the token (close code 4004, HTTP 401). */
    authentication_failed = TICKCORD_ERROR_AUTHENTICATION_FAILED,
    /** Discord does not accept the shard id and count (close code 4010). */
    invalid_shard = TICKCORD_ERROR_INVALID_SHARD,
    /** The bot is in too many guilds for one session (close code 4011). */
    sharding_required = TICKCORD_ERROR_SHARDING_REQUIRED,
    /** Discord no longer speaks this library's version of the gateway (close code 4012). */
    invalid_api_version = TICKCORD_ERROR_INVALID_API_VERSION,
    /** Discord does not define one of the intents (close code 4013). */
    invalid_intents = TICKCORD_ERROR_INVALID_INTENTS,
    /** A privileged intent is not enabled for the bot (close code 4014). */
    disallowed_intents = TICKCORD_ERROR_DISALLOWED_INTENTS,
    /** Discord closed the connection with a code that allows another attempt. */
    gateway_closed = TICKCORD_ERROR_GATEWAY_CLOSED,
    /** Discord stopped acknowledging heartbeats. */
    heartbeat_timeout = TICKCORD_ERROR_HEARTBEAT_TIMEOUT,
    /** The bot has started as many sessions as Discord allows in a day. */
    session_start_limit = TICKCORD_ERROR_SESSION_START_LIMIT,
    /** The server sent something that is not a gateway payload. */
    invalid_payload = TICKCORD_ERROR_INVALID_PAYLOAD,
    /** Discord skipped events: they were sent and never came. */
    events_missed = TICKCORD_ERROR_EVENTS_MISSED,
    /** Discord found fault with the request (HTTP 400 and other 4xx). */
    http_bad_request = TICKCORD_ERROR_HTTP_BAD_REQUEST,
    /** The bot may not do that (HTTP 403). */
    http_forbidden = TICKCORD_ERROR_HTTP_FORBIDDEN,
    /** Discord does not know the channel, message or other object (HTTP 404). */
    http_not_found = TICKCORD_ERROR_HTTP_NOT_FOUND,
    /** Discord asked to slow down for longer than the request may wait (HTTP 429). */
    http_rate_limited = TICKCORD_ERROR_HTTP_RATE_LIMITED,
    /** Discord had a failure of its own (HTTP 5xx). */
    http_server_error = TICKCORD_ERROR_HTTP_SERVER_ERROR,
    /** The answer is not what Discord's API sends: HTML, an unknown status, or too long. */
    http_unexpected = TICKCORD_ERROR_HTTP_UNEXPECTED,
    /** Discord's protection (Cloudflare) blocks this machine's address for a while. */
    address_blocked = TICKCORD_ERROR_ADDRESS_BLOCKED,
    /** Discord refused so many requests that it would soon block this machine's address, so nothing is sent for a while. */
    too_many_refusals = TICKCORD_ERROR_TOO_MANY_REFUSALS,
};

/** How much a log record matters. */
enum class log_level : std::int32_t {
    /** Something the operator must see to. */
    error = TICKCORD_LOG_LEVEL_ERROR,
    /** Something went wrong and the library goes on by itself. */
    warning = TICKCORD_LOG_LEVEL_WARNING,
    /** A milestone: connected, resumed, closed. */
    info = TICKCORD_LOG_LEVEL_INFO,
    /** Detail for a bug report. */
    debug = TICKCORD_LOG_LEVEL_DEBUG,
    /** The level of a record that is not there: nothing waits. */
    none = TICKCORD_LOG_LEVEL_NONE,
};

/** Where a client's gateway connection stands. */
enum class state : std::int32_t {
    /** Not connected and not trying to: before `connect`, after `disconnect`. */
    disconnected = TICKCORD_STATE_DISCONNECTED,
    /** Asking for the gateway's address or the bot's intents, or opening a connection. */
    connecting = TICKCORD_STATE_CONNECTING,
    /** Logging in; a new session begins. */
    identifying = TICKCORD_STATE_IDENTIFYING,
    /** Logged in; events arrive. */
    ready = TICKCORD_STATE_READY,
    /** Going on with the session after a drop; missed events arrive. */
    resuming = TICKCORD_STATE_RESUMING,
    /** Waiting before the next attempt; it comes by itself. */
    backoff = TICKCORD_STATE_BACKOFF,
    /** Stopped by a failure that only the operator can mend. `connect` tries again. */
    failed = TICKCORD_STATE_FAILED,
    /** Stopped by a bug in the library, or by a system that refused what it needs. Destroy the client and create a new one. */
    poisoned = TICKCORD_STATE_POISONED,
};

/** How a bot shows beside its name. */
enum class status : std::int32_t {
    /** Green. */
    online = TICKCORD_STATUS_ONLINE,
    /** Red: do not disturb. */
    dnd = TICKCORD_STATUS_DND,
    /** Yellow: away. */
    idle = TICKCORD_STATUS_IDLE,
    /** Shown as offline. */
    invisible = TICKCORD_STATUS_INVISIBLE,
    /** Offline. */
    offline = TICKCORD_STATUS_OFFLINE,
};

/** What kind of thing a bot does; the numbers are Discord's. */
enum class activity_type : std::int32_t {
    /** "Playing {name}" */
    playing = TICKCORD_ACTIVITY_PLAYING,
    /** "Streaming {name}"; `url` leads to twitch.tv or youtube.com, by https. */
    streaming = TICKCORD_ACTIVITY_STREAMING,
    /** "Listening to {name}" */
    listening = TICKCORD_ACTIVITY_LISTENING,
    /** "Watching {name}" */
    watching = TICKCORD_ACTIVITY_WATCHING,
    /** The text of `state` alone. */
    custom = TICKCORD_ACTIVITY_CUSTOM,
    /** "Competing in {name}" */
    competing = TICKCORD_ACTIVITY_COMPETING,
};

/**
 * What an event is about.
 *
 * The numbers are part of the ABI: none is ever changed or used again. 0 is a dispatch this version of the library
 * does not know (its name tells), 1 to 99 are the library's own events, and Discord's documented dispatches follow
 * in blocks of a hundred: session and application from 100, guilds from 200, channels and threads from 300, messages
 * from 400, presence and voice from 500.
 */
enum class event_kind : std::int32_t {
    /** A dispatch that this version of the library does not know; it arrives by name. */
    unknown = TICKCORD_EVENT_UNKNOWN,
    /**
     * The client's connection state changed. Data: `state` (a `state`), `state_name`, `code` (0, or the
     * `result_code` that is the reason), `code_name`, `text` (the reason in words, or ""), `close_code` (Discord's,
     * or null), `retry_in_ms` (until the next attempt, or null), `attempts` (since the last connection that lasted),
     * `duplicates` (events that Discord sent a second time and that were left out, since the client was created).
     */
    connection_state = TICKCORD_EVENT_CONNECTION_STATE,
    /**
     * A request of the host came to its end; every accepted request has exactly one. Data: `request` (its number), `code`
     * (0 or a `result_code`), `code_name`, `text` (what went wrong and what to do, or ""), `status` (of HTTP, or
     * null), `discord_code` (Discord's error code, or null), `retry_after_ms` (how long Discord wants the next try to wait, or
     * null), `utf8_repairs` (places that were not UTF-8), `body` (Discord's answer as JSON, a string if it is something else,
     * or null if there is none; what it holds for a gateway command is said where that is sent), `changed` (only where a state is
     * set, such as a channel's topic: whether it was not so already). Of an answer that is not UTF-8,
     * `body` has U+FFFD for what cannot be read, and `event::bytes` gives it as it came.
     */
    request_result = TICKCORD_EVENT_REQUEST_RESULT,
    /** The session is over and a new one begins: events in between may have been missed. Data: `code`, `code_name`, `text`. */
    session_ended = TICKCORD_EVENT_SESSION_ENDED,
    /**
     * Discord refused the bot for good. Data: `code`, `code_name`, `text` (what the operator must change), `close_code`
     * (Discord's, or null).
     */
    fatal = TICKCORD_EVENT_FATAL,
    /**
     * The queue was full, and events were dropped. Data: how many since the last such event, as `total` and by class, the
     * first to go first: `ephemeral` (typing, presences, voice effects), `ordinary`, `interaction` (only beyond 4096 that
     * wait, or 32 MiB), `lifecycle` (states, sessions, warnings: beyond 256 that wait, or 16 MiB, and never the last of a
     * kind). Results of requests are never dropped.
     */
    events_dropped = TICKCORD_EVENT_EVENTS_DROPPED,
    /**
     * A bug, or a system without resources, stopped the client's thread; this is the client's last event. Data: `code`,
     * `code_name`, `text`.
     */
    poisoned = TICKCORD_EVENT_POISONED,
    /**
     * Discord, or whoever answers in its place, did something odd, and the client went on. Data: `code`, `code_name`, `text`,
     * `missed` (how many events were sent and never came), `requests` (the numbers of gateway commands that were handed to a
     * connection before it was lost, and may not have reached Discord; they are not sent again).
     */
    gateway_warning = TICKCORD_EVENT_GATEWAY_WARNING,
    /**
     * Discord refused privileged intents that the bot was not granted, and the login goes on without them, as
     * `degrade_intents` asks. Data: `code`, `code_name`, `text` (what is missing, and where to enable it), `before` and
     * `after` (the intents as numbers), `dropped` (the names of those left out).
     */
    intents_degraded = TICKCORD_EVENT_INTENTS_DEGRADED,
    /**
     * Members' messages arrive without their text, because the intents lack `MESSAGE_CONTENT`; a client says so once.
     * Data: `text` (what to enable, and where), and of the first such message `guild_id`, `channel_id`, `message_id`.
     */
    message_content_missing = TICKCORD_EVENT_MESSAGE_CONTENT_MISSING,
    /**
     * No requests go to Discord's HTTP API for a while, or none of the bot's until the next login, because it, or Cloudflare in
     * front of it, would block this machine otherwise. Data: `code`, `code_name`, `text` (why, and what the operator can do),
     * `retry_in_ms` (until requests go out again, or null: at the next login).
     */
    http_paused = TICKCORD_EVENT_HTTP_PAUSED,
    /**
     * A WebSocket is open; messages can be sent. Data: `subprotocol` (the one that the server chose, or null), `headers` (an
     * object of the server's answer; names in lower case, values of one name joined by ", ").
     */
    websocket_opened = TICKCORD_EVENT_WEBSOCKET_OPENED,
    /**
     * A text message came; `event::bytes` gives it. Data: the message itself where it is JSON, so that it can be read
     * by JSON pointer, else null.
     */
    websocket_text = TICKCORD_EVENT_WEBSOCKET_TEXT,
    /** A binary message came; `event::bytes` gives it. Data: null. */
    websocket_binary = TICKCORD_EVENT_WEBSOCKET_BINARY,
    /**
     * The server has answered a ping of the host's, or sent a pong without one; `event::bytes` gives its payload.
     * Data: null.
     */
    websocket_pong = TICKCORD_EVENT_WEBSOCKET_PONG,
    /**
     * A WebSocket that was open is closed, or the host closed it before it was; every `WEBSOCKET_OPENED` is followed by exactly one.
     * Data: `code` (0 after a closing handshake, else the `result_code` that ended it), `code_name`, `text`, `close_code`
     * (of RFC 6455: the server's, 1005 if it gave none, 1006 if the connection ended without), `reason` (the server's, or ""),
     * `by_server` (whether the server began to close), `unsent_messages` and `unsent_bytes` (accepted and not handed to the
     * system; they are not sent again), `retry_in_ms` (until the next attempt, or null: there is none).
     */
    websocket_closed = TICKCORD_EVENT_WEBSOCKET_CLOSED,
    /**
     * An attempt to open a WebSocket failed. Data: `code`, `code_name`, `text` (why, and what to do), `status` (of the server's
     * answer, or null), `attempts` (since the last connection that lasted), `retry_in_ms` (until the next one, or null: there is
     * none).
     */
    websocket_error = TICKCORD_EVENT_WEBSOCKET_ERROR,
    /** A session began; the guilds follow one by one. */
    ready = TICKCORD_EVENT_READY,
    /** A session continues; everything missed was sent again. */
    resumed = TICKCORD_EVENT_RESUMED,
    /** Discord refused a gateway command because it came too soon. */
    rate_limited = TICKCORD_EVENT_RATE_LIMITED,
    /** The bot's own user changed. */
    user_update = TICKCORD_EVENT_USER_UPDATE,
    /** Someone used a command, button, menu or form of the bot; to be answered within 3 seconds. */
    interaction_create = TICKCORD_EVENT_INTERACTION_CREATE,
    /** The permissions of a command changed. */
    application_command_permissions_update = TICKCORD_EVENT_APPLICATION_COMMAND_PERMISSIONS_UPDATE,
    /** An entitlement began. */
    entitlement_create = TICKCORD_EVENT_ENTITLEMENT_CREATE,
    /** An entitlement changed. */
    entitlement_update = TICKCORD_EVENT_ENTITLEMENT_UPDATE,
    /** An entitlement was deleted; expiry does not send this. */
    entitlement_delete = TICKCORD_EVENT_ENTITLEMENT_DELETE,
    /** A subscription was created. */
    subscription_create = TICKCORD_EVENT_SUBSCRIPTION_CREATE,
    /** A subscription changed. */
    subscription_update = TICKCORD_EVENT_SUBSCRIPTION_UPDATE,
    /** A subscription was deleted. */
    subscription_delete = TICKCORD_EVENT_SUBSCRIPTION_DELETE,
    /** A guild became available, or the bot joined one. */
    guild_create = TICKCORD_EVENT_GUILD_CREATE,
    /** A guild changed. */
    guild_update = TICKCORD_EVENT_GUILD_UPDATE,
    /** A guild became unavailable, or the bot left it. */
    guild_delete = TICKCORD_EVENT_GUILD_DELETE,
    /** A role was created. */
    guild_role_create = TICKCORD_EVENT_GUILD_ROLE_CREATE,
    /** A role changed. */
    guild_role_update = TICKCORD_EVENT_GUILD_ROLE_UPDATE,
    /** A role was deleted. */
    guild_role_delete = TICKCORD_EVENT_GUILD_ROLE_DELETE,
    /** A member joined; may repeat for existing members. */
    guild_member_add = TICKCORD_EVENT_GUILD_MEMBER_ADD,
    /** A member or its user changed. */
    guild_member_update = TICKCORD_EVENT_GUILD_MEMBER_UPDATE,
    /** A member left or was removed. */
    guild_member_remove = TICKCORD_EVENT_GUILD_MEMBER_REMOVE,
    /** A part of the answer to a request for guild members. */
    guild_members_chunk = TICKCORD_EVENT_GUILD_MEMBERS_CHUNK,
    /** A user was banned. */
    guild_ban_add = TICKCORD_EVENT_GUILD_BAN_ADD,
    /** A ban was lifted. */
    guild_ban_remove = TICKCORD_EVENT_GUILD_BAN_REMOVE,
    /** An entry was added to the audit log. */
    guild_audit_log_entry_create = TICKCORD_EVENT_GUILD_AUDIT_LOG_ENTRY_CREATE,
    /** The emojis changed; carries the full list. */
    guild_emojis_update = TICKCORD_EVENT_GUILD_EMOJIS_UPDATE,
    /** The stickers changed; carries the full list. */
    guild_stickers_update = TICKCORD_EVENT_GUILD_STICKERS_UPDATE,
    /** A soundboard sound was created. */
    guild_soundboard_sound_create = TICKCORD_EVENT_GUILD_SOUNDBOARD_SOUND_CREATE,
    /** A soundboard sound changed. */
    guild_soundboard_sound_update = TICKCORD_EVENT_GUILD_SOUNDBOARD_SOUND_UPDATE,
    /** A soundboard sound was deleted. */
    guild_soundboard_sound_delete = TICKCORD_EVENT_GUILD_SOUNDBOARD_SOUND_DELETE,
    /** Several soundboard sounds changed. */
    guild_soundboard_sounds_update = TICKCORD_EVENT_GUILD_SOUNDBOARD_SOUNDS_UPDATE,
    /** The answer to a request for soundboard sounds. */
    soundboard_sounds = TICKCORD_EVENT_SOUNDBOARD_SOUNDS,
    /** The integrations of a guild changed. */
    guild_integrations_update = TICKCORD_EVENT_GUILD_INTEGRATIONS_UPDATE,
    /** An integration was created. */
    integration_create = TICKCORD_EVENT_INTEGRATION_CREATE,
    /** An integration changed. */
    integration_update = TICKCORD_EVENT_INTEGRATION_UPDATE,
    /** An integration was deleted. */
    integration_delete = TICKCORD_EVENT_INTEGRATION_DELETE,
    /** A scheduled event was created. */
    guild_scheduled_event_create = TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_CREATE,
    /** A scheduled event changed. */
    guild_scheduled_event_update = TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_UPDATE,
    /** A scheduled event was deleted. */
    guild_scheduled_event_delete = TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_DELETE,
    /** A user signed up for a scheduled event. */
    guild_scheduled_event_user_add = TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_USER_ADD,
    /** A user left a scheduled event. */
    guild_scheduled_event_user_remove = TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_USER_REMOVE,
    /** An auto moderation rule was created. */
    auto_moderation_rule_create = TICKCORD_EVENT_AUTO_MODERATION_RULE_CREATE,
    /** An auto moderation rule changed. */
    auto_moderation_rule_update = TICKCORD_EVENT_AUTO_MODERATION_RULE_UPDATE,
    /** An auto moderation rule was deleted. */
    auto_moderation_rule_delete = TICKCORD_EVENT_AUTO_MODERATION_RULE_DELETE,
    /** An auto moderation rule acted on something a member did. */
    auto_moderation_action_execution = TICKCORD_EVENT_AUTO_MODERATION_ACTION_EXECUTION,
    /** An invite was created. */
    invite_create = TICKCORD_EVENT_INVITE_CREATE,
    /** An invite was deleted. */
    invite_delete = TICKCORD_EVENT_INVITE_DELETE,
    /** The webhooks of a channel changed. */
    webhooks_update = TICKCORD_EVENT_WEBHOOKS_UPDATE,
    /** A channel was created. */
    channel_create = TICKCORD_EVENT_CHANNEL_CREATE,
    /** A channel changed. */
    channel_update = TICKCORD_EVENT_CHANNEL_UPDATE,
    /** A channel was deleted. */
    channel_delete = TICKCORD_EVENT_CHANNEL_DELETE,
    /** A message was pinned or unpinned. */
    channel_pins_update = TICKCORD_EVENT_CHANNEL_PINS_UPDATE,
    /** The answer to a request for channel details. */
    channel_info = TICKCORD_EVENT_CHANNEL_INFO,
    /** The status text of a voice channel changed. */
    voice_channel_status_update = TICKCORD_EVENT_VOICE_CHANNEL_STATUS_UPDATE,
    /** The start time of a voice channel's session changed. */
    voice_channel_start_time_update = TICKCORD_EVENT_VOICE_CHANNEL_START_TIME_UPDATE,
    /** A thread was created, or the bot was added to a private one. */
    thread_create = TICKCORD_EVENT_THREAD_CREATE,
    /** A thread changed; also the sign that it was unarchived. */
    thread_update = TICKCORD_EVENT_THREAD_UPDATE,
    /** A thread was deleted. */
    thread_delete = TICKCORD_EVENT_THREAD_DELETE,
    /** The bot gained access to channels; carries their active threads. */
    thread_list_sync = TICKCORD_EVENT_THREAD_LIST_SYNC,
    /** The bot's own thread membership changed. */
    thread_member_update = TICKCORD_EVENT_THREAD_MEMBER_UPDATE,
    /** Members joined or left a thread. */
    thread_members_update = TICKCORD_EVENT_THREAD_MEMBERS_UPDATE,
    /** A stage went live. */
    stage_instance_create = TICKCORD_EVENT_STAGE_INSTANCE_CREATE,
    /** A live stage changed. */
    stage_instance_update = TICKCORD_EVENT_STAGE_INSTANCE_UPDATE,
    /** A stage ended. */
    stage_instance_delete = TICKCORD_EVENT_STAGE_INSTANCE_DELETE,
    /** A message was sent. */
    message_create = TICKCORD_EVENT_MESSAGE_CREATE,
    /** A message was edited. */
    message_update = TICKCORD_EVENT_MESSAGE_UPDATE,
    /** A message was deleted. */
    message_delete = TICKCORD_EVENT_MESSAGE_DELETE,
    /** Several messages were deleted at once. */
    message_delete_bulk = TICKCORD_EVENT_MESSAGE_DELETE_BULK,
    /** A reaction was added. */
    message_reaction_add = TICKCORD_EVENT_MESSAGE_REACTION_ADD,
    /** A reaction was removed. */
    message_reaction_remove = TICKCORD_EVENT_MESSAGE_REACTION_REMOVE,
    /** All reactions of a message were removed. */
    message_reaction_remove_all = TICKCORD_EVENT_MESSAGE_REACTION_REMOVE_ALL,
    /** All reactions with one emoji were removed. */
    message_reaction_remove_emoji = TICKCORD_EVENT_MESSAGE_REACTION_REMOVE_EMOJI,
    /** Someone voted in a poll. */
    message_poll_vote_add = TICKCORD_EVENT_MESSAGE_POLL_VOTE_ADD,
    /** Someone took back a vote in a poll. */
    message_poll_vote_remove = TICKCORD_EVENT_MESSAGE_POLL_VOTE_REMOVE,
    /** Someone began to type. */
    typing_start = TICKCORD_EVENT_TYPING_START,
    /** A user's status or activities changed. */
    presence_update = TICKCORD_EVENT_PRESENCE_UPDATE,
    /** Someone joined, left or moved between voice channels, or was muted or deafened. */
    voice_state_update = TICKCORD_EVENT_VOICE_STATE_UPDATE,
    /** The voice server of a guild changed. */
    voice_server_update = TICKCORD_EVENT_VOICE_SERVER_UPDATE,
    /** Someone sent an effect to the voice channel the bot is in. */
    voice_channel_effect_send = TICKCORD_EVENT_VOICE_CHANNEL_EFFECT_SEND,
};

/** How a request is made. */
enum class http_method : std::int32_t {
    /** Reads. */
    get = TICKCORD_HTTP_GET,
    /** Creates. */
    post = TICKCORD_HTTP_POST,
    /** Sets as a whole. */
    put = TICKCORD_HTTP_PUT,
    /** Changes the fields that are given. */
    patch = TICKCORD_HTTP_PATCH,
    /** Deletes. */
    delete_ = TICKCORD_HTTP_DELETE,
};

/** Which of the requests that wait for the same limit goes first; equal ones go in the order of their calls. */
enum class priority : std::int32_t {
    /** After all others. */
    low = TICKCORD_PRIORITY_LOW,
    /** What default:. */
    normal = TICKCORD_PRIORITY_NORMAL,
    /** Before all others. */
    high = TICKCORD_PRIORITY_HIGH,
};

/** What an interaction came from. The numbers are Discord's. */
enum class interaction_type : std::int32_t {
    /** A slash command, or one of a user's or message's context menu. */
    command = TICKCORD_INTERACTION_COMMAND,
    /** A button or menu of a message. */
    component = TICKCORD_INTERACTION_COMPONENT,
    /** A user who types a command and waits for completions. */
    autocomplete = TICKCORD_INTERACTION_AUTOCOMPLETE,
    /** A form that was sent off. */
    modal = TICKCORD_INTERACTION_MODAL,
};

/** What an option of a command takes. The numbers are Discord's. */
enum class option_type : std::int32_t {
    /** None, but a command below this one. */
    sub_command = TICKCORD_OPTION_SUB_COMMAND,
    /** None, but a group of commands below this one. */
    sub_command_group = TICKCORD_OPTION_SUB_COMMAND_GROUP,
    /** A text. */
    string = TICKCORD_OPTION_STRING,
    /** A whole number from -(2^53 - 1) to 2^53 - 1. */
    integer = TICKCORD_OPTION_INTEGER,
    /** Yes or no. */
    boolean = TICKCORD_OPTION_BOOLEAN,
    /** A user. */
    user = TICKCORD_OPTION_USER,
    /** A channel. */
    channel = TICKCORD_OPTION_CHANNEL,
    /** A role. */
    role = TICKCORD_OPTION_ROLE,
    /** A user or a role. */
    mentionable = TICKCORD_OPTION_MENTIONABLE,
    /** A number, whole or not. */
    number = TICKCORD_OPTION_NUMBER,
    /** A file. */
    attachment = TICKCORD_OPTION_ATTACHMENT,
};

/** A part of a message or form that users act on. The numbers are Discord's. */
enum class component_type : std::int32_t {
    /** A button. */
    button = TICKCORD_COMPONENT_BUTTON,
    /** A menu of texts. */
    string_select = TICKCORD_COMPONENT_STRING_SELECT,
    /** A field for text. */
    text_input = TICKCORD_COMPONENT_TEXT_INPUT,
    /** A menu of users. */
    user_select = TICKCORD_COMPONENT_USER_SELECT,
    /** A menu of roles. */
    role_select = TICKCORD_COMPONENT_ROLE_SELECT,
    /** A menu of users and roles. */
    mentionable_select = TICKCORD_COMPONENT_MENTIONABLE_SELECT,
    /** A menu of channels. */
    channel_select = TICKCORD_COMPONENT_CHANNEL_SELECT,
    /** A field for files. */
    file_upload = TICKCORD_COMPONENT_FILE_UPLOAD,
    /** A choice of one. */
    radio_group = TICKCORD_COMPONENT_RADIO_GROUP,
    /** A choice of some. */
    checkbox_group = TICKCORD_COMPONENT_CHECKBOX_GROUP,
    /** A choice of yes or no. */
    checkbox = TICKCORD_COMPONENT_CHECKBOX,
};

/** What becomes of a text with more than 2000 Unicode code points. */
enum class on_too_long : std::int32_t {
    /** The call fails. */
    refuse = TICKCORD_ON_TOO_LONG_REFUSE,
    /** It is sent as several messages, 10 at the most. */
    split = TICKCORD_ON_TOO_LONG_SPLIT,
    /** It ends early, with "…". */
    truncate = TICKCORD_ON_TOO_LONG_TRUNCATE,
};

/** Which part of a long list is wanted. */
enum class anchor : std::int32_t {
    /** Where the list begins. */
    start = TICKCORD_ANCHOR_START,
    /** What comes before an id: is older, or smaller. */
    before = TICKCORD_ANCHOR_BEFORE,
    /** What comes after an id. */
    after = TICKCORD_ANCHOR_AFTER,
    /** What comes before and after an id, with it in the middle. */
    around = TICKCORD_ANCHOR_AROUND,
};

/** Where a WebSocket stands. */
enum class websocket_state : std::int32_t {
    /** Not connected and not trying to: before `connect`, after `close`, and after an end that nothing follows. */
    closed = TICKCORD_WEBSOCKET_STATE_CLOSED,
    /** Opening a connection, or waiting for the answer to the handshake. */
    connecting = TICKCORD_WEBSOCKET_STATE_CONNECTING,
    /** Messages can be sent, and arrive. */
    open = TICKCORD_WEBSOCKET_STATE_OPEN,
    /** The host has asked for the end; what it sent before still goes out, and messages may arrive. */
    closing = TICKCORD_WEBSOCKET_STATE_CLOSING,
    /** Waiting before the next attempt; it comes by itself. */
    backoff = TICKCORD_WEBSOCKET_STATE_BACKOFF,
    /**
     * Stopped by a bug in the library, or by a system that refused what it needs. Destroy the WebSocket and create a new
     * one.
     */
    poisoned = TICKCORD_WEBSOCKET_STATE_POISONED,
};

/** The type of a JSON value. The numbers cross the C API; 0 is none of them. */
enum class json_kind : std::int32_t {
    /** `null` */
    null = TICKCORD_JSON_NULL,
    /** `true` or `false` */
    bool_ = TICKCORD_JSON_BOOL,
    /** A number, whole or not. */
    number = TICKCORD_JSON_NUMBER,
    /** A string. */
    string = TICKCORD_JSON_STRING,
    /** An array. */
    array = TICKCORD_JSON_ARRAY,
    /** An object. */
    object = TICKCORD_JSON_OBJECT,
};

/** Events that Discord sends. */
enum class intent : std::uint64_t {
    /** Guilds, roles, channels and threads. */
    guilds = TICKCORD_INTENT_GUILDS,
    /** Members who join, change and leave. Privileged: to be enabled in the developer portal. */
    guild_members = TICKCORD_INTENT_GUILD_MEMBERS,
    /** Bans and audit log entries. */
    guild_moderation = TICKCORD_INTENT_GUILD_MODERATION,
    /** Emojis, stickers and sounds. */
    guild_expressions = TICKCORD_INTENT_GUILD_EXPRESSIONS,
    /** Integrations. */
    guild_integrations = TICKCORD_INTENT_GUILD_INTEGRATIONS,
    /** Webhooks. */
    guild_webhooks = TICKCORD_INTENT_GUILD_WEBHOOKS,
    /** Invites. */
    guild_invites = TICKCORD_INTENT_GUILD_INVITES,
    /** Who is in which voice channel. */
    guild_voice_states = TICKCORD_INTENT_GUILD_VOICE_STATES,
    /** Who is online and plays what. Privileged: to be enabled in the developer portal. */
    guild_presences = TICKCORD_INTENT_GUILD_PRESENCES,
    /** Messages in guilds; their text needs MESSAGE_CONTENT as well. */
    guild_messages = TICKCORD_INTENT_GUILD_MESSAGES,
    /** Reactions in guilds. */
    guild_message_reactions = TICKCORD_INTENT_GUILD_MESSAGE_REACTIONS,
    /** Who types in guilds. */
    guild_message_typing = TICKCORD_INTENT_GUILD_MESSAGE_TYPING,
    /** Messages to the bot. */
    direct_messages = TICKCORD_INTENT_DIRECT_MESSAGES,
    /** Reactions in direct messages. */
    direct_message_reactions = TICKCORD_INTENT_DIRECT_MESSAGE_REACTIONS,
    /** Who types to the bot. */
    direct_message_typing = TICKCORD_INTENT_DIRECT_MESSAGE_TYPING,
    /** No event of its own: fills the text, embeds and files of messages. Privileged: to be enabled in the developer portal. */
    message_content = TICKCORD_INTENT_MESSAGE_CONTENT,
    /** Scheduled events. */
    guild_scheduled_events = TICKCORD_INTENT_GUILD_SCHEDULED_EVENTS,
    /** Rules of automatic moderation. */
    auto_moderation_configuration = TICKCORD_INTENT_AUTO_MODERATION_CONFIGURATION,
    /** What automatic moderation did. */
    auto_moderation_execution = TICKCORD_INTENT_AUTO_MODERATION_EXECUTION,
    /** Votes in guilds. */
    guild_message_polls = TICKCORD_INTENT_GUILD_MESSAGE_POLLS,
    /** Votes in direct messages. */
    direct_message_polls = TICKCORD_INTENT_DIRECT_MESSAGE_POLLS,
};
template <>
struct detail::is_flag<intent> : std::true_type {};
/** Any number of these. */
using intents = bit_set<intent>;

/** What a member or a role may do. */
enum class permission : std::uint64_t {
    /** Make invites. */
    create_instant_invite = TICKCORD_PERMISSION_CREATE_INSTANT_INVITE,
    /** Kick members. */
    kick_members = TICKCORD_PERMISSION_KICK_MEMBERS,
    /** Ban members. */
    ban_members = TICKCORD_PERMISSION_BAN_MEMBERS,
    /** Everything, whatever channels deny. */
    administrator = TICKCORD_PERMISSION_ADMINISTRATOR,
    /** Change and delete channels. */
    manage_channels = TICKCORD_PERMISSION_MANAGE_CHANNELS,
    /** Change the guild. */
    manage_guild = TICKCORD_PERMISSION_MANAGE_GUILD,
    /** Add reactions. */
    add_reactions = TICKCORD_PERMISSION_ADD_REACTIONS,
    /** Read the audit log. */
    view_audit_log = TICKCORD_PERMISSION_VIEW_AUDIT_LOG,
    /** Be louder than others in voice channels. */
    priority_speaker = TICKCORD_PERMISSION_PRIORITY_SPEAKER,
    /** Show video in voice channels. */
    stream = TICKCORD_PERMISSION_STREAM,
    /** See a channel. Without it there is none of the others in that channel. */
    view_channel = TICKCORD_PERMISSION_VIEW_CHANNEL,
    /** Send messages; in forums, begin posts. Threads have SEND_MESSAGES_IN_THREADS in its place. */
    send_messages = TICKCORD_PERMISSION_SEND_MESSAGES,
    /** Send messages that are read aloud. */
    send_tts_messages = TICKCORD_PERMISSION_SEND_TTS_MESSAGES,
    /** Delete the messages of others. */
    manage_messages = TICKCORD_PERMISSION_MANAGE_MESSAGES,
    /** Have embeds and previews of links in messages. */
    embed_links = TICKCORD_PERMISSION_EMBED_LINKS,
    /** Send files. */
    attach_files = TICKCORD_PERMISSION_ATTACH_FILES,
    /** Read messages from before, and reply to them. */
    read_message_history = TICKCORD_PERMISSION_READ_MESSAGE_HISTORY,
    /** Ping everyone and all roles. */
    mention_everyone = TICKCORD_PERMISSION_MENTION_EVERYONE,
    /** Use emojis of other guilds. */
    use_external_emojis = TICKCORD_PERMISSION_USE_EXTERNAL_EMOJIS,
    /** See the guild's insights. */
    view_guild_insights = TICKCORD_PERMISSION_VIEW_GUILD_INSIGHTS,
    /** Join voice channels. */
    connect = TICKCORD_PERMISSION_CONNECT,
    /** Speak in voice channels. */
    speak = TICKCORD_PERMISSION_SPEAK,
    /** Mute members in voice channels. */
    mute_members = TICKCORD_PERMISSION_MUTE_MEMBERS,
    /** Deafen members in voice channels. */
    deafen_members = TICKCORD_PERMISSION_DEAFEN_MEMBERS,
    /** Move members between voice channels. */
    move_members = TICKCORD_PERMISSION_MOVE_MEMBERS,
    /** Speak without pressing a key. */
    use_vad = TICKCORD_PERMISSION_USE_VAD,
    /** Change the own nickname. */
    change_nickname = TICKCORD_PERMISSION_CHANGE_NICKNAME,
    /** Change the nicknames of others. */
    manage_nicknames = TICKCORD_PERMISSION_MANAGE_NICKNAMES,
    /** Give, change and delete roles below the own highest one; in channels, change permissions. */
    manage_roles = TICKCORD_PERMISSION_MANAGE_ROLES,
    /** Make, change and delete webhooks. */
    manage_webhooks = TICKCORD_PERMISSION_MANAGE_WEBHOOKS,
    /** Change and delete the emojis, stickers and sounds of all. */
    manage_guild_expressions = TICKCORD_PERMISSION_MANAGE_GUILD_EXPRESSIONS,
    /** Use commands of applications. */
    use_application_commands = TICKCORD_PERMISSION_USE_APPLICATION_COMMANDS,
    /** Ask to speak on a stage. */
    request_to_speak = TICKCORD_PERMISSION_REQUEST_TO_SPEAK,
    /** Change and delete the scheduled events of all. */
    manage_events = TICKCORD_PERMISSION_MANAGE_EVENTS,
    /** Change, archive and delete threads, and see private ones. */
    manage_threads = TICKCORD_PERMISSION_MANAGE_THREADS,
    /** Begin public threads. */
    create_public_threads = TICKCORD_PERMISSION_CREATE_PUBLIC_THREADS,
    /** Begin private threads. */
    create_private_threads = TICKCORD_PERMISSION_CREATE_PRIVATE_THREADS,
    /** Use stickers of other guilds. */
    use_external_stickers = TICKCORD_PERMISSION_USE_EXTERNAL_STICKERS,
    /** Send messages in threads. */
    send_messages_in_threads = TICKCORD_PERMISSION_SEND_MESSAGES_IN_THREADS,
    /** Begin activities. */
    use_embedded_activities = TICKCORD_PERMISSION_USE_EMBEDDED_ACTIVITIES,
    /** Time members out. */
    moderate_members = TICKCORD_PERMISSION_MODERATE_MEMBERS,
    /** See what role subscriptions bring in. */
    view_creator_monetization_analytics = TICKCORD_PERMISSION_VIEW_CREATOR_MONETIZATION_ANALYTICS,
    /** Play sounds in voice channels. */
    use_soundboard = TICKCORD_PERMISSION_USE_SOUNDBOARD,
    /** Make emojis, stickers and sounds, and change the own ones. */
    create_guild_expressions = TICKCORD_PERMISSION_CREATE_GUILD_EXPRESSIONS,
    /** Make scheduled events, and change the own ones. */
    create_events = TICKCORD_PERMISSION_CREATE_EVENTS,
    /** Play sounds of other guilds. */
    use_external_sounds = TICKCORD_PERMISSION_USE_EXTERNAL_SOUNDS,
    /** Send voice messages. */
    send_voice_messages = TICKCORD_PERMISSION_SEND_VOICE_MESSAGES,
    /** Set the status text of voice channels. */
    set_voice_channel_status = TICKCORD_PERMISSION_SET_VOICE_CHANNEL_STATUS,
    /** Send polls. */
    send_polls = TICKCORD_PERMISSION_SEND_POLLS,
    /** Let applications that a user brought along answer for all to see. */
    use_external_apps = TICKCORD_PERMISSION_USE_EXTERNAL_APPS,
    /** Pin and unpin messages. */
    pin_messages = TICKCORD_PERMISSION_PIN_MESSAGES,
    /** Send messages in spite of slow mode. */
    bypass_slowmode = TICKCORD_PERMISSION_BYPASS_SLOWMODE,
};
template <>
struct detail::is_flag<permission> : std::true_type {};
/** Any number of these. */
using permissions = bit_set<permission>;

/** How Discord compresses what it sends. */
enum class compression : std::int32_t {
    /** Gateway payloads come uncompressed. */
    none = TICKCORD_COMPRESSION_NONE,
    /** Discord compresses some gateway payloads, each on its own, which leaves about half of the bytes. */
    payload = TICKCORD_COMPRESSION_PAYLOAD,
    /** Discord compresses all gateway payloads as one stream, which leaves about a fifth of the bytes. */
    zlib_stream = TICKCORD_COMPRESSION_ZLIB_STREAM,
};

/** How Discord words what it sends. */
enum class encoding : std::int32_t {
    /** Gateway payloads are JSON. */
    json = TICKCORD_ENCODING_JSON,
};

/** How an interaction that waits too long is deferred. */
enum class auto_defer : std::int32_t {
    /** Interactions that are not answered in time are lost: the user sees that the application did not respond. */
    off = TICKCORD_AUTO_DEFER_OFF,
    /** Interactions are deferred after 2 seconds, visibly to everyone. */
    public_ = TICKCORD_AUTO_DEFER_PUBLIC,
    /** Interactions are deferred after 2 seconds, visibly to their user alone. */
    ephemeral = TICKCORD_AUTO_DEFER_EPHEMERAL,
};

/** How to disconnect. */
enum class disconnect_flag : std::uint32_t {
    /**
     * For `client::disconnect`: Discord keeps the session for a few minutes, the bot stays online meanwhile, and a
     * `connect` within that time misses nothing.
     */
    keep_session = TICKCORD_DISCONNECT_KEEP_SESSION,
};
template <>
struct detail::is_flag<disconnect_flag> : std::true_type {};
/** Any number of these. */
using disconnect_flags = bit_set<disconnect_flag>;

/** How members are asked for. */
enum class member_request_flag : std::uint32_t {
    /** For `member_request`: the members' presences as well, which needs `intent::guild_presences`. */
    presences = TICKCORD_MEMBERS_PRESENCES,
    /**
     * For `member_request`: each part of the answer is a GUILD_MEMBERS_CHUNK event of its own, and the result comes after
     * the last one. For guilds whose members would take too much memory at once.
     */
    chunked = TICKCORD_MEMBERS_CHUNKED,
};
template <>
struct detail::is_flag<member_request_flag> : std::true_type {};
/** Any number of these. */
using member_request_flags = bit_set<member_request_flag>;

/** How the bot is in a voice channel. */
enum class voice_flag : std::uint32_t {
    /** For `client::update_voice_state`: the bot does not speak. */
    self_mute = TICKCORD_VOICE_SELF_MUTE,
    /** For `client::update_voice_state`: the bot does not listen. */
    self_deaf = TICKCORD_VOICE_SELF_DEAF,
};
template <>
struct detail::is_flag<voice_flag> : std::true_type {};
/** Any number of these. */
using voice_flags = bit_set<voice_flag>;

/** What is asked for of voice channels. */
enum class channel_info_field : std::uint32_t {
    /** For `client::request_channel_info`: the status text of voice channels. */
    status = TICKCORD_CHANNEL_INFO_STATUS,
    /** For `client::request_channel_info`: when the sessions of voice channels began. */
    voice_start_time = TICKCORD_CHANNEL_INFO_VOICE_START_TIME,
};
template <>
struct detail::is_flag<channel_info_field> : std::true_type {};
/** Any number of these. */
using channel_info_fields = bit_set<channel_info_field>;

/** What a request may stand. */
enum class http_flag : std::uint32_t {
    /**
     * For `http_request`: the request may be sent again when nobody knows whether it arrived, because a second time does no
     * harm. It is so anyway for all but POST, and for a POST that creates a message.
     */
    repeatable = TICKCORD_HTTP_REPEATABLE,
};
template <>
struct detail::is_flag<http_flag> : std::true_type {};
/** Any number of these. */
using http_flags = bit_set<http_flag>;

/** Whom a text may ping. */
enum class mention : std::uint32_t {
    /** For `allowed_mentions`: all users whom the text mentions. */
    users = TICKCORD_MENTION_USERS,
    /** For `allowed_mentions`: all roles that the text mentions. */
    roles = TICKCORD_MENTION_ROLES,
    /** For `allowed_mentions`: `@everyone` and `@here`. */
    everyone = TICKCORD_MENTION_EVERYONE,
};
template <>
struct detail::is_flag<mention> : std::true_type {};
/** Any number of these. */
using mentions = bit_set<mention>;

/** What a channel is. Discord has more than these. */
enum class channel_type : std::int32_t {
    /** A text channel. */
    text = TICKCORD_CHANNEL_TEXT,
    /** A voice channel. */
    voice = TICKCORD_CHANNEL_VOICE,
    /** A category, which other channels belong to. */
    category = TICKCORD_CHANNEL_CATEGORY,
    /** A channel whose messages can be followed from other guilds. */
    announcement = TICKCORD_CHANNEL_ANNOUNCEMENT,
    /** A stage channel. */
    stage = TICKCORD_CHANNEL_STAGE,
    /** A forum, which has posts: threads with a first message. */
    forum = TICKCORD_CHANNEL_FORUM,
    /** A forum for pictures. */
    media = TICKCORD_CHANNEL_MEDIA,
};

/** How a message is shown. */
enum class message_flag : std::uint32_t {
    /** For `message_create`: no embeds for the links in the text. */
    suppress_embeds = TICKCORD_MESSAGE_SUPPRESS_EMBEDS,
    /** For `message_create`, in a new answer to an interaction: only its user sees the message. */
    ephemeral = TICKCORD_MESSAGE_EPHEMERAL,
    /** For `message_create`: nobody is notified. Not in an edit. */
    suppress_notifications = TICKCORD_MESSAGE_SUPPRESS_NOTIFICATIONS,
    /**
     * For `message_create`: the message consists of `components_json` alone, where its texts are as well. An edit can set
     * this, which removes everything else, and cannot take it back.
     */
    is_components_v2 = TICKCORD_MESSAGE_IS_COMPONENTS_V2,
    /** For `message_create`, in an edit: takes `message_flag::suppress_embeds` back. */
    show_embeds = TICKCORD_MESSAGE_SHOW_EMBEDS,
};
template <>
struct detail::is_flag<message_flag> : std::true_type {};
/** Any number of these. */
using message_flags = bit_set<message_flag>;

/** Whether Discord told a field. */
enum class field_state : std::int32_t {
    /** The field is not there: nothing is said about it. */
    absent = TICKCORD_FIELD_ABSENT,
    /** The field is null: there is none. */
    null = TICKCORD_FIELD_NULL,
    /** The field has a value. */
    value = TICKCORD_FIELD_VALUE,
};

/** How a text is escaped. */
enum class escape_flag : std::uint32_t {
    /**
     * For `text_escape`: line breaks stay. Otherwise they become spaces, so that nothing a player types looks like another
     * player's line.
     */
    keep_lines = TICKCORD_ESCAPE_KEEP_LINES,
};
template <>
struct detail::is_flag<escape_flag> : std::true_type {};
/** Any number of these. */
using escape_flags = bit_set<escape_flag>;

/** How a message becomes plain text. */
enum class plain_text_flag : std::uint32_t {
    /** For `event::get_plain_text`: line breaks stay, as newlines; otherwise they become spaces. */
    keep_lines = TICKCORD_PLAIN_TEXT_KEEP_LINES,
    /** For `event::get_plain_text`: the marks of bold, code, links and the like stay. */
    keep_styles = TICKCORD_PLAIN_TEXT_KEEP_STYLES,
    /**
     * For `event::get_plain_text`: the word spoiler in brackets stands for text and files that are hidden behind a
     * spoiler.
     */
    hide_spoilers = TICKCORD_PLAIN_TEXT_HIDE_SPOILERS,
    /** For `event::get_plain_text`: the address of an attachment follows its name. */
    show_urls = TICKCORD_PLAIN_TEXT_SHOW_URLS,
};
template <>
struct detail::is_flag<plain_text_flag> : std::true_type {};
/** Any number of these. */
using plain_text_flags = bit_set<plain_text_flag>;

/** No intents: only the events that Discord always sends, such as interactions. */
inline constexpr intents no_intents = intents::from_bits(TICKCORD_INTENTS_NONE);

/**
 * The intents that `tickcord_client_options_init` sets: all that Discord gives to every bot. Message text in guilds needs
 * the privileged `intent::message_content` as well.
 */
inline constexpr intents default_intents = intents::from_bits(TICKCORD_INTENTS_DEFAULT);

/** The intents that are to be enabled in the developer portal: GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT. */
inline constexpr intents privileged_intents = intents::from_bits(TICKCORD_INTENTS_PRIVILEGED);

/** Every intent that Discord defines. */
inline constexpr intents all_intents = intents::from_bits(TICKCORD_INTENTS_ALL);

/** Every permission that Discord defines. */
inline constexpr permissions all_permissions = permissions::from_bits(TICKCORD_PERMISSIONS_ALL);

/** The name of a code, such as "TICKCORD_ERROR_INVALID_TOKEN". */
inline const char *result_name(result_code code) noexcept {
    return ::tickcord_result_name(static_cast<std::int32_t>(code));
}

/** What went wrong in this thread's last call that failed, and what to do about it: tickcord_last_error. */
inline std::string last_error() {
    std::array<char, 1025> text{};
    std::size_t length = 0;
    static_cast<void>(::tickcord_last_error(text.data(), text.size(), &length));
    return std::string(text.data(), length);
}

template <class T>
class result;

/** What a call without a value came to. */
template <>
class [[nodiscard]] result<void> {
  public:
    result(result_code code) noexcept : code_(code) {}

    bool ok() const noexcept { return code_ == result_code::ok; }
    explicit operator bool() const noexcept { return ok(); }
    result_code code() const noexcept { return code_; }
    /** The code's name, such as "TICKCORD_ERROR_QUEUE_FULL". */
    const char *name() const noexcept { return result_name(code_); }
    /** What went wrong, and what to do about it; "" if nothing did. To be asked before this thread's next call. */
    std::string message() const { return ok() ? std::string() : last_error(); }

  private:
    result_code code_;
};

/** What a call came to: a code and, if that is result_code::ok, a value. */
template <class T>
class [[nodiscard]] result : public result<void> {
  public:
    result(result_code code, T value) noexcept : result<void>(code), value_(std::move(value)) {}

    /** The value; after a failure it is zero or empty. */
    T &value() & noexcept { return value_; }
    const T &value() const & noexcept { return value_; }
    T &&value() && noexcept { return std::move(value_); }
    T &operator*() & noexcept { return value_; }
    const T &operator*() const & noexcept { return value_; }
    T &&operator*() && noexcept { return std::move(value_); }
    T *operator->() noexcept { return &value_; }
    const T *operator->() const noexcept { return &value_; }
    T value_or(T other) const & { return ok() ? value_ : std::move(other); }

  private:
    T value_;
};

namespace detail {

constexpr result_code code(::tickcord_result code) noexcept { return static_cast<result_code>(code); }

/** A text from a function that gives its length for a NULL buffer. */
template <class Read>
result<std::string> text(Read read) {
    std::size_t length = 0;
    ::tickcord_result found = read(nullptr, 0, &length);
    std::string text;
    if (found == TICKCORD_OK) {
        text.resize(length);
        found = read(text.data(), length + 1, &length);
    }
    return {code(found), std::move(text)};
}

}  // namespace detail

/** One thing that the bot does. */
class activity {
  public:
    activity() noexcept { static_cast<void>(::tickcord_activity_init(&c_, sizeof c_)); }
    /** `activity_type`; default: `activity_type::playing`. */
    activity &type(tickcord::activity_type value) noexcept {
        c_.type = static_cast<std::int32_t>(value);
        return *this;
    }
    /** What it is, such as the game's name; needed by all types but `activity_type::custom`. */
    activity &name(std::string_view value) noexcept {
        c_.name = detail::borrow(value);
        return *this;
    }
    /** More about it; for `activity_type::custom` the text that is shown, which it needs. Not given: none. */
    activity &state(std::string_view value) noexcept {
        c_.state = detail::borrow(value);
        return *this;
    }
    /** For `activity_type::streaming`: where, at twitch.tv or youtube.com, with https. Not given: none. */
    activity &url(std::string_view value) noexcept {
        c_.url = detail::borrow(value);
        return *this;
    }
    /** As C knows it. */
    ::tickcord_activity &c() noexcept { return c_; }
    const ::tickcord_activity &c() const noexcept { return c_; }

  private:
    ::tickcord_activity c_{};
};
static_assert(sizeof(activity) == sizeof(::tickcord_activity) && std::is_standard_layout_v<activity>);

/** A presence. */
class presence {
  public:
    presence() noexcept { static_cast<void>(::tickcord_presence_init(&c_, sizeof c_)); }
    /** `status`; default: `status::online`. */
    presence &status(tickcord::status value) noexcept {
        c_.status = static_cast<std::int32_t>(value);
        return *this;
    }
    /** true if the bot is away from the keyboard, else false. */
    presence &afk(bool value) noexcept {
        c_.afk = value ? 1 : 0;
        return *this;
    }
    /** Since when the bot is idle, in milliseconds since the Unix epoch; 0: it is not. */
    presence &since(std::uint64_t value) noexcept {
        c_.since = value;
        return *this;
    }
    /** `activity_count` activities; not given: none. */
    presence &activities(list<tickcord::activity> values) noexcept {
        c_.activities = reinterpret_cast<const ::tickcord_activity *>(values.data());
        c_.activity_count = values.size();
        return *this;
    }
    /** As C knows it. */
    ::tickcord_presence &c() noexcept { return c_; }
    const ::tickcord_presence &c() const noexcept { return c_; }

  private:
    ::tickcord_presence c_{};
};
static_assert(sizeof(presence) == sizeof(::tickcord_presence) && std::is_standard_layout_v<presence>);

/**
 * What a client needs to know. Set what differs: `token` or `webhooks_only` at least.
 * default: every string's `len` to `TICKCORD_NUL_TERMINATED`, so that of a C string only `ptr` need be set.
 */
class client_options {
  public:
    client_options() noexcept { static_cast<void>(::tickcord_client_options_init(&c_, sizeof c_)); }
    /** The bare bot token from the Bot page of Discord's developer portal, without "Bot " in front. Not given with `webhooks_only`. */
    client_options &token(std::string_view value) noexcept {
        c_.token = detail::borrow(value);
        return *this;
    }
    /** Which events Discord sends: `intents` bits. Default: `default_intents`. */
    client_options &intents(tickcord::intents value) noexcept {
        c_.intents = value.bits();
        return *this;
    }
    /** The API's base URL; not given: Discord's. Plain http:// is accepted to localhost, 127.0.0.1 and ::1 only. */
    client_options &api_url(std::string_view value) noexcept {
        c_.api_url = detail::borrow(value);
        return *this;
    }
    /** The gateway's URL; not given: the API is asked for it. Plain ws:// as above. */
    client_options &gateway_url(std::string_view value) noexcept {
        c_.gateway_url = detail::borrow(value);
        return *this;
    }
    /**
     * The proxy to go through: "http://host:port" (CONNECT), or "socks5://host:port", which resolves the names of hosts
     * itself. A login goes in front of the host as "user:password@", with special characters percent-encoded. "": none.
     * Not given: what `client::create` finds in the environment, as HTTPS_PROXY, https_proxy, ALL_PROXY or all_proxy
     * (the first that is not empty), but for the hosts in NO_PROXY or no_proxy (names with their subdomains, addresses but
     * no ranges, each with :port or without, separated by commas; or *). This machine itself is always reached directly.
     * TLS goes through to Discord, so the proxy cannot read along.
     */
    client_options &proxy_url(std::string_view value) noexcept {
        c_.proxy_url = detail::borrow(value);
        return *this;
    }
    /** Root certificates in PEM form to accept besides the built-in ones (Mozilla's list); not given: none. */
    client_options &ca_pem(std::string_view value) noexcept {
        c_.ca_pem = detail::borrow(value);
        return *this;
    }
    /**
     * What texts of messages are written in where they are not UTF-8: a name of the WHATWG Encoding Standard, such as
     * "windows-1251"; not given: what is not UTF-8 is replaced by U+FFFD. Texts that are UTF-8 are sent as they are. For other
     * texts there is `text_decode`.
     */
    client_options &text_encoding(std::string_view value) noexcept {
        c_.text_encoding = detail::borrow(value);
        return *this;
    }
    /** How the bot shows from its first login on, until `client::update_presence`; not given: online, with no activity. */
    client_options &presence(const tickcord::presence &value) noexcept {
        c_.presence = &value.c();
        return *this;
    }
    /**
     * How many messages and the like, typing and presence events included, wait for the host at the most: 1 to 1048576.
     * default: 4096. They are limited to 64 MiB as well, and one event larger than that. When there is no room, the
     * oldest typing and presence events go first, and an EVENTS_DROPPED event tells how many went.
     *
     * All else has room of its own. Interactions: never dropped up to 4096 that wait, or 32 MiB; beyond that the oldest
     * go, which are too many to be answered. States, sessions, warnings and fatal errors: never dropped up to 256 that wait,
     * or 16 MiB; beyond that the oldest go behind which one of the same kind waits. Results of requests: never dropped, as
     * the head of this file says.
     */
    client_options &queue_capacity(std::size_t value) noexcept {
        c_.queue_capacity = value;
        return *this;
    }
    /** Which shard this client is: 0. */
    client_options &shard_id(std::uint32_t value) noexcept {
        c_.shard_id = value;
        return *this;
    }
    /** How many shards there are: 1. This version of the library does not know more. */
    client_options &shard_count(std::uint32_t value) noexcept {
        c_.shard_count = value;
        return *this;
    }
    /** How Discord compresses what it sends: a `compression`; default: `compression::zlib_stream`. */
    client_options &compression(tickcord::compression value) noexcept {
        c_.compression = static_cast<std::int32_t>(value);
        return *this;
    }
    /** `encoding::json`. */
    client_options &encoding(tickcord::encoding value) noexcept {
        c_.encoding = static_cast<std::int32_t>(value);
        return *this;
    }
    /** true to accept intents that this version of the library does not know, else false. */
    client_options &allow_undefined_intents(bool value) noexcept {
        c_.allow_undefined_intents = value ? 1 : 0;
        return *this;
    }
    /**
     * true to go on without privileged intents that the bot was not granted, until `client::set_intents` asks for
     * them again; an INTENTS_DEGRADED event says which. 0 to stop with a FATAL event instead.
     */
    client_options &degrade_intents(bool value) noexcept {
        c_.degrade_intents = value ? 1 : 0;
        return *this;
    }
    /**
     * Whether the library defers an interaction that was not answered for 2 seconds: a `auto_defer`; default:
     * `auto_defer::off`. The answer that comes later takes the deferral's place.
     */
    client_options &auto_defer(tickcord::auto_defer value) noexcept {
        c_.auto_defer = static_cast<std::int32_t>(value);
        return *this;
    }
    /**
     * HTTP requests that go out in a second at the most, up to 10000; answers to interactions do not count. Default: 50, which
     * is Discord's limit for a bot: set less if several programs share the bot, more only if Discord has raised the limit.
     */
    client_options &requests_per_second(std::uint32_t value) noexcept {
        c_.requests_per_second = value;
        return *this;
    }
    /**
     * true for a client without a bot, which needs nothing but a webhook's URL; else false. It is never connected, and there is no READY:
     * `client::execute_webhook` and whatever else a webhook's own token is enough for go out at once. What needs a bot
     * gives result_code::invalid_token, requests as their result; options about the gateway have no effect.
     */
    client_options &webhooks_only(bool value) noexcept {
        c_.webhooks_only = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_client_options &c() noexcept { return c_; }
    const ::tickcord_client_options &c() const noexcept { return c_; }

  private:
    ::tickcord_client_options c_{};
};
static_assert(sizeof(client_options) == sizeof(::tickcord_client_options) && std::is_standard_layout_v<client_options>);

/**
 * Which members are asked for. Set `guild_id` and either `query` with
 * `limit` or `user_ids` with `user_id_count`.
 */
class member_request {
  public:
    member_request() noexcept { static_cast<void>(::tickcord_member_request_init(&c_, sizeof c_)); }
    /** Whose members. */
    member_request &guild_id(snowflake value) noexcept {
        c_.guild_id = value;
        return *this;
    }
    /** Those whose username begins so. "" with a `limit` of 0 is the whole guild, which needs `intent::guild_members`. */
    member_request &query(std::string_view value) noexcept {
        c_.query = detail::borrow(value);
        return *this;
    }
    /** These users, 100 at the most. */
    member_request &user_ids(list<snowflake> values) noexcept {
        c_.user_ids = values.data();
        c_.user_id_count = values.size();
        return *this;
    }
    /** What comes back with each part of the answer, 32 bytes at the most; not given: the library chooses. */
    member_request &nonce(std::string_view value) noexcept {
        c_.nonce = detail::borrow(value);
        return *this;
    }
    /** How many members at the most, with `query`: 1 to 100. Without `query` it means nothing. */
    member_request &limit(std::uint32_t value) noexcept {
        c_.limit = value;
        return *this;
    }
    /** `member_request_flags` bits. */
    member_request &flags(tickcord::member_request_flags value) noexcept {
        c_.flags = value.bits();
        return *this;
    }
    /** As C knows it. */
    ::tickcord_member_request &c() noexcept { return c_; }
    const ::tickcord_member_request &c() const noexcept { return c_; }

  private:
    ::tickcord_member_request c_{};
};
static_assert(sizeof(member_request) == sizeof(::tickcord_member_request) && std::is_standard_layout_v<member_request>);

/** A file to upload. Set `name` and either `data` with `size` or `path`. */
class http_file {
  public:
    http_file() noexcept { static_cast<void>(::tickcord_http_file_init(&c_, sizeof c_)); }
    /** Its name as Discord shows it, such as "log.txt". */
    http_file &name(std::string_view value) noexcept {
        c_.name = detail::borrow(value);
        return *this;
    }
    /** Its media type, such as "text/plain"; not given: Discord guesses by the name. */
    http_file &content_type(std::string_view value) noexcept {
        c_.content_type = detail::borrow(value);
        return *this;
    }
    /** Where it is on the disk. It is read while it is sent, not by this call, and must not change before the result. */
    http_file &path(std::string_view value) noexcept {
        c_.path = detail::borrow(value);
        return *this;
    }
    /** Its content in memory, which is copied; NULL for a file on the disk. */
    http_file &data(list<std::uint8_t> values) noexcept {
        c_.data = values.data();
        c_.size = values.size();
        return *this;
    }
    /** As C knows it. */
    ::tickcord_http_file &c() noexcept { return c_; }
    const ::tickcord_http_file &c() const noexcept { return c_; }

  private:
    ::tickcord_http_file c_{};
};
static_assert(sizeof(http_file) == sizeof(::tickcord_http_file) && std::is_standard_layout_v<http_file>);

/** A call of Discord's HTTP API. Set what differs; `path` at least. */
class http_request {
  public:
    http_request() noexcept { static_cast<void>(::tickcord_http_request_init(&c_, sizeof c_)); }
    /**
     * Where to, as in Discord's documentation: "/channels/123/messages", up to 2048 bytes. What a URL cannot hold, such as an
     * emoji, is percent-encoded; a '/', '?', '#' or '%' inside a part must come encoded. The token in a path of /webhooks or
     * /interactions is kept secret, and the bot token is not sent there.
     */
    http_request &path(std::string_view value) noexcept {
        c_.path = detail::borrow(value);
        return *this;
    }
    /**
     * "name=value" pairs with '&' between them, a name as often as needed, up to 4096 bytes; not given: none. Encoded as
     * `path`; a '&', '+', '#' or '%' inside a value must come encoded.
     */
    http_request &query(std::string_view value) noexcept {
        c_.query = detail::borrow(value);
        return *this;
    }
    /** The body, a JSON text; not given: none. With files it becomes their `payload_json`. */
    http_request &json(std::string_view value) noexcept {
        c_.json = detail::borrow(value);
        return *this;
    }
    /** Why, for the guild's audit log: up to 512 Unicode code points; not given or "": no reason. */
    http_request &audit_reason(std::string_view value) noexcept {
        c_.audit_reason = detail::borrow(value);
        return *this;
    }
    /** Files to upload, 10 at the most; not given: none. They are `files[0]` and so on for Discord, in this order. */
    http_request &files(list<tickcord::http_file> values) noexcept {
        c_.files = reinterpret_cast<const ::tickcord_http_file *>(values.data());
        c_.file_count = values.size();
        return *this;
    }
    /**
     * The most bytes that a file may have; default: 10485760, which Discord accepts everywhere. Guilds with boosts take
     * more, and an interaction says so in `attachment_size_limit`. The whole request may have 26214400 bytes.
     */
    http_request &max_file_size(std::uint64_t value) noexcept {
        c_.max_file_size = value;
        return *this;
    }
    /** A `http_method`; default: `http_method::get`. */
    http_request &method(tickcord::http_method value) noexcept {
        c_.method = static_cast<std::int32_t>(value);
        return *this;
    }
    /** A `priority`; default: `priority::normal`. */
    http_request &priority(tickcord::priority value) noexcept {
        c_.priority = static_cast<std::int32_t>(value);
        return *this;
    }
    /** How long the request may wait to be sent, in milliseconds, 1 to 3600000; default: 180000. */
    http_request &max_age_ms(std::uint32_t value) noexcept {
        c_.max_age_ms = value;
        return *this;
    }
    /** 0 or `http_flag::repeatable`. */
    http_request &flags(tickcord::http_flags value) noexcept {
        c_.flags = value.bits();
        return *this;
    }
    /** As C knows it. */
    ::tickcord_http_request &c() noexcept { return c_; }
    const ::tickcord_http_request &c() const noexcept { return c_; }

  private:
    ::tickcord_http_request c_{};
};
static_assert(sizeof(http_request) == sizeof(::tickcord_http_request) && std::is_standard_layout_v<http_request>);

/**
 * Whom the text of one message may ping. Nothing has to be set; as it is then, nobody. Discord asks for
 * the permission Mention Everyone besides, for `@everyone` and for roles that not everyone may mention.
 */
class allowed_mentions {
  public:
    allowed_mentions() noexcept { static_cast<void>(::tickcord_allowed_mentions_init(&c_, sizeof c_)); }
    /** These users, if the text mentions them: 100 at the most, and not with `mention::users`. */
    allowed_mentions &user_ids(list<snowflake> values) noexcept {
        c_.user_ids = values.data();
        c_.user_id_count = values.size();
        return *this;
    }
    /** These roles, if the text mentions them: 100 at the most, and not with `mention::roles`. */
    allowed_mentions &role_ids(list<snowflake> values) noexcept {
        c_.role_ids = values.data();
        c_.role_id_count = values.size();
        return *this;
    }
    /** `mentions` bits. */
    allowed_mentions &parse(tickcord::mentions value) noexcept {
        c_.parse = value.bits();
        return *this;
    }
    /** true if a reply pings the author of the message that it replies to, else false. */
    allowed_mentions &replied_user(bool value) noexcept {
        c_.replied_user = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_allowed_mentions &c() noexcept { return c_; }
    const ::tickcord_allowed_mentions &c() const noexcept { return c_; }

  private:
    ::tickcord_allowed_mentions c_{};
};
static_assert(sizeof(allowed_mentions) == sizeof(::tickcord_allowed_mentions) && std::is_standard_layout_v<allowed_mentions>);

/** A channel to create. Set `name`. */
class channel_create {
  public:
    channel_create() noexcept { static_cast<void>(::tickcord_channel_create_init(&c_, sizeof c_)); }
    /** 1 to 100 Unicode code points. */
    channel_create &name(std::string_view value) noexcept {
        c_.name = detail::borrow(value);
        return *this;
    }
    /** Up to 1024 Unicode code points, in forums and media channels 4096; not given: none. */
    channel_create &topic(std::string_view value) noexcept {
        c_.topic = detail::borrow(value);
        return *this;
    }
    /** The category that it belongs to; 0: none. */
    channel_create &parent_id(snowflake value) noexcept {
        c_.parent_id = value;
        return *this;
    }
    /** A `channel_type`, or another of Discord's numbers; default: `channel_type::text`. */
    channel_create &type(tickcord::channel_type value) noexcept {
        c_.type = static_cast<std::int32_t>(value);
        return *this;
    }
    /** Seconds between two messages of a member, 0 to 21600. */
    channel_create &rate_limit_per_user(std::uint32_t value) noexcept {
        c_.rate_limit_per_user = value;
        return *this;
    }
    /** For forums: a JSON array of the tags that posts can have, 20 at the most, in Discord's words. */
    channel_create &available_tags_json(std::string_view value) noexcept {
        c_.available_tags_json = detail::borrow(value);
        return *this;
    }
    /** As C knows it. */
    ::tickcord_channel_create &c() noexcept { return c_; }
    const ::tickcord_channel_create &c() const noexcept { return c_; }

  private:
    ::tickcord_channel_create c_{};
};
static_assert(sizeof(channel_create) == sizeof(::tickcord_channel_create) && std::is_standard_layout_v<channel_create>);

/**
 * What of a channel or thread is changed. Set what changes; what is not given stays
 * as it is.
 */
class channel_edit {
  public:
    channel_edit() noexcept { static_cast<void>(::tickcord_channel_edit_init(&c_, sizeof c_)); }
    /** 1 to 100 Unicode code points. */
    channel_edit &name(std::string_view value) noexcept {
        c_.name = detail::borrow(value);
        return *this;
    }
    /** Up to 1024 Unicode code points, in forums and media channels 4096; "" removes it. Not for threads. */
    channel_edit &topic(std::string_view value) noexcept {
        c_.topic = detail::borrow(value);
        return *this;
    }
    /** The category that it belongs to; 0: as it is. Not for threads. */
    channel_edit &parent_id(snowflake value) noexcept {
        c_.parent_id = value;
        return *this;
    }
    /** Seconds between two messages of a member, 0 to 21600; default: -1: as it is. */
    channel_edit &rate_limit_per_user(std::int32_t value) noexcept {
        c_.rate_limit_per_user = value;
        return *this;
    }
    /** For threads: true to archive it, false to take it out of the archive; not set: as it is. */
    channel_edit &archived(bool value) noexcept {
        c_.archived = value ? 1 : 0;
        return *this;
    }
    /** For threads: true if only moderators can take it out of the archive, else false; not set: as it is. */
    channel_edit &locked(bool value) noexcept {
        c_.locked = value ? 1 : 0;
        return *this;
    }
    /** For threads: minutes without a message until it is archived, 60, 1440, 4320 or 10080; default: -1: as it is. */
    channel_edit &auto_archive_duration(std::int32_t value) noexcept {
        c_.auto_archive_duration = value;
        return *this;
    }
    /**
     * For forum posts: ids of all tags that it has afterwards, 5 at the most; not given: as they are. With a count of 0 and any other
     * pointer it has none.
     */
    channel_edit &applied_tags(list<snowflake> values) noexcept {
        c_.applied_tags = values.data();
        c_.applied_tag_count = values.size();
        return *this;
    }
    /**
     * For forums: a JSON array of all tags that posts can have afterwards, 20 at the most, in Discord's words. Those that stay
     * have their `id`.
     */
    channel_edit &available_tags_json(std::string_view value) noexcept {
        c_.available_tags_json = detail::borrow(value);
        return *this;
    }
    /** As C knows it. */
    ::tickcord_channel_edit &c() noexcept { return c_; }
    const ::tickcord_channel_edit &c() const noexcept { return c_; }

  private:
    ::tickcord_channel_edit c_{};
};
static_assert(sizeof(channel_edit) == sizeof(::tickcord_channel_edit) && std::is_standard_layout_v<channel_edit>);

/** One field of an embed's table. Set `name` and `value`. */
class embed_field {
  public:
    embed_field() noexcept { static_cast<void>(::tickcord_embed_field_init(&c_, sizeof c_)); }
    /** 1 to 256 Unicode code points. */
    embed_field &name(std::string_view value) noexcept {
        c_.name = detail::borrow(value);
        return *this;
    }
    /** 1 to 1024 Unicode code points. */
    embed_field &value(std::string_view value) noexcept {
        c_.value = detail::borrow(value);
        return *this;
    }
    /** true if it may stand beside others, else false. */
    embed_field &is_inline(bool value) noexcept {
        c_.is_inline = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_embed_field &c() noexcept { return c_; }
    const ::tickcord_embed_field &c() const noexcept { return c_; }

  private:
    ::tickcord_embed_field c_{};
};
static_assert(sizeof(embed_field) == sizeof(::tickcord_embed_field) && std::is_standard_layout_v<embed_field>);

/**
 * A box with text and pictures below a message. Set what it shows; strings that are not
 * given are left out. All texts of a message's embeds together may have 6000 Unicode code points. A picture's address begins with
 * https://, http://, or attachment:// for a file of the same message.
 */
class embed {
  public:
    embed() noexcept { static_cast<void>(::tickcord_embed_init(&c_, sizeof c_)); }
    /** Up to 256 Unicode code points. */
    embed &title(std::string_view value) noexcept {
        c_.title = detail::borrow(value);
        return *this;
    }
    /** Up to 4096 Unicode code points. */
    embed &description(std::string_view value) noexcept {
        c_.description = detail::borrow(value);
        return *this;
    }
    /** Where the title leads: https:// or http://. */
    embed &url(std::string_view value) noexcept {
        c_.url = detail::borrow(value);
        return *this;
    }
    /** Above the title, up to 256 Unicode code points. */
    embed &author_name(std::string_view value) noexcept {
        c_.author_name = detail::borrow(value);
        return *this;
    }
    /** Where the author's name leads. Not without `author_name`. */
    embed &author_url(std::string_view value) noexcept {
        c_.author_url = detail::borrow(value);
        return *this;
    }
    /** A picture in front of the author's name. Not without `author_name`. */
    embed &author_icon_url(std::string_view value) noexcept {
        c_.author_icon_url = detail::borrow(value);
        return *this;
    }
    /** The large picture. */
    embed &image_url(std::string_view value) noexcept {
        c_.image_url = detail::borrow(value);
        return *this;
    }
    /** The small picture. */
    embed &thumbnail_url(std::string_view value) noexcept {
        c_.thumbnail_url = detail::borrow(value);
        return *this;
    }
    /** The last line, up to 2048 Unicode code points. */
    embed &footer_text(std::string_view value) noexcept {
        c_.footer_text = detail::borrow(value);
        return *this;
    }
    /** A picture in front of the last line. Not without `footer_text`. */
    embed &footer_icon_url(std::string_view value) noexcept {
        c_.footer_icon_url = detail::borrow(value);
        return *this;
    }
    /** A table of up to 25 fields; not given: none. */
    embed &fields(list<tickcord::embed_field> values) noexcept {
        c_.fields = reinterpret_cast<const ::tickcord_embed_field *>(values.data());
        c_.field_count = values.size();
        return *this;
    }
    /** A time beside the last line, in milliseconds since the Unix epoch; 0: none. */
    embed &timestamp(std::uint64_t value) noexcept {
        c_.timestamp = value;
        return *this;
    }
    /** The colour of its edge, 0xRRGGBB; default: -1, which is none. */
    embed &color(std::int64_t value) noexcept {
        c_.color = value;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_embed &c() noexcept { return c_; }
    const ::tickcord_embed &c() const noexcept { return c_; }

  private:
    ::tickcord_embed c_{};
};
static_assert(sizeof(embed) == sizeof(::tickcord_embed) && std::is_standard_layout_v<embed>);

/** A question that the readers of a message vote on. Set `question` and `answers`. */
class poll {
  public:
    poll() noexcept { static_cast<void>(::tickcord_poll_init(&c_, sizeof c_)); }
    /** 1 to 300 Unicode code points. */
    poll &question(std::string_view value) noexcept {
        c_.question = detail::borrow(value);
        return *this;
    }
    /** 1 to 10 answers, of 1 to 55 Unicode code points each. */
    poll &answers(list<str> values) noexcept {
        c_.answers = reinterpret_cast<const ::tickcord_str *>(values.data());
        c_.answer_count = values.size();
        return *this;
    }
    /**
     * An emoji for each of the answers, itself such as "🔥", or "name:id" for one of a guild's own; not given or "": none. Not given: for
     * none of them.
     */
    poll &answer_emojis(list<str> values) noexcept {
        c_.answer_emojis = reinterpret_cast<const ::tickcord_str *>(values.data());
        return *this;
    }
    /** 1 to 768; default: 24. */
    poll &duration_hours(std::uint32_t value) noexcept {
        c_.duration_hours = value;
        return *this;
    }
    /** true if one may vote for several answers, else false. */
    poll &allow_multiselect(bool value) noexcept {
        c_.allow_multiselect = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_poll &c() noexcept { return c_; }
    const ::tickcord_poll &c() const noexcept { return c_; }

  private:
    ::tickcord_poll c_{};
};
static_assert(sizeof(poll) == sizeof(::tickcord_poll) && std::is_standard_layout_v<poll>);

/**
 * What a message says, or what an edit changes. Set what differs: a new message
 * needs a text, embeds, components, files, stickers or a poll.
 *
 * In an edit what is not given stays as it is; a `content` of "" removes the text, an `embeds_json`, `components_json` or
 * `attachments_json` of "[]" all embeds, components or files.
 *
 * Texts that are not UTF-8 are read in the client's `text_encoding`, or repaired, and the result tells. JSON and addresses must
 * be UTF-8.
 */
class message_create {
  public:
    message_create() noexcept { static_cast<void>(::tickcord_message_create_init(&c_, sizeof c_)); }
    /** The text, up to 2000 Unicode code points; `on_too_long` says what becomes of a longer one, of up to 80000 bytes. */
    message_create &content(std::string_view value) noexcept {
        c_.content = detail::borrow(value);
        return *this;
    }
    /** Boxes below the text; not given: none. 10 at the most, with those in `embeds_json`. */
    message_create &embeds(list<tickcord::embed> values) noexcept {
        c_.embeds = reinterpret_cast<const ::tickcord_embed *>(values.data());
        c_.embed_count = values.size();
        return *this;
    }
    /** A JSON array of further embeds, in Discord's words. */
    message_create &embeds_json(std::string_view value) noexcept {
        c_.embeds_json = detail::borrow(value);
        return *this;
    }
    /** A JSON array of buttons and menus, in Discord's words. */
    message_create &components_json(std::string_view value) noexcept {
        c_.components_json = detail::borrow(value);
        return *this;
    }
    /**
     * A JSON array that says more about `files`, in Discord's words: `id` is a file's place in `files`, and `description` is read
     * to those who do not see it. In an edit it lists all that the message has afterwards, those that stay by their own id.
     */
    message_create &attachments_json(std::string_view value) noexcept {
        c_.attachments_json = detail::borrow(value);
        return *this;
    }
    /** Files to upload, 10 at the most; not given: none. An edit adds them to the message's files. */
    message_create &files(list<tickcord::http_file> values) noexcept {
        c_.files = reinterpret_cast<const ::tickcord_http_file *>(values.data());
        c_.file_count = values.size();
        return *this;
    }
    /** Stickers of the guild, 3 at the most; not given: none. Only for a bot's new message and a forum post. */
    message_create &sticker_ids(list<snowflake> values) noexcept {
        c_.sticker_ids = values.data();
        c_.sticker_id_count = values.size();
        return *this;
    }
    /**
     * A nonce of the host's own, 1 to 25 Unicode code points, by which Discord knows the message for some minutes: one with the
     * same nonce is not posted again. Not given: the library's own, which is another for each call. Only for a bot's new message.
     */
    message_create &nonce(std::string_view value) noexcept {
        c_.nonce = detail::borrow(value);
        return *this;
    }
    /** A question to vote on; not given: none. Not in an edit, nor a forum post. */
    message_create &poll(const tickcord::poll &value) noexcept {
        c_.poll = &value.c();
        return *this;
    }
    /** Whom it may ping; not given: nobody, whatever the text says. An edit does not remember what was allowed before. */
    message_create &allowed_mentions(const tickcord::allowed_mentions &value) noexcept {
        c_.allowed_mentions = &value.c();
        return *this;
    }
    /** A message of the same channel that it replies to; 0: none. Only for a bot's new message. */
    message_create &reply_to(snowflake value) noexcept {
        c_.reply_to = value;
        return *this;
    }
    /**
     * The most bytes that a file may have, as in `http_request`; default: 10485760. An interaction's
     * `attachment_size_limit` can be more.
     */
    message_create &max_file_size(std::uint64_t value) noexcept {
        c_.max_file_size = value;
        return *this;
    }
    /** `message_flags` bits. */
    message_create &flags(tickcord::message_flags value) noexcept {
        c_.flags = value.bits();
        return *this;
    }
    /**
     * A `on_too_long`; default: `on_too_long::refuse`. Splitting is for new messages, but not for forum
     * posts: a text is broken between lines, else between words, into 10 messages at the most, which follow each other without
     * others of this client in between; links, mentions, emoji and short code stay whole, and longer code is closed and opened again.
     * The first one replies, the last one has whatever is not text. They have one result, whose `body` is an array of all; if
     * one fails the rest is not sent, and the text tells how many were.
     */
    message_create &on_too_long(tickcord::on_too_long value) noexcept {
        c_.on_too_long = static_cast<std::int32_t>(value);
        return *this;
    }
    /** true if a reply fails when the message in `reply_to` is gone; false if it becomes an ordinary message then. Default: true. */
    message_create &fail_if_not_exists(bool value) noexcept {
        c_.fail_if_not_exists = value ? 1 : 0;
        return *this;
    }
    /** true if Discord reads it aloud, else false. Not in an edit, nor a forum post. */
    message_create &tts(bool value) noexcept {
        c_.tts = value ? 1 : 0;
        return *this;
    }
    /**
     * true for a line of chat, which may share a message with those before and after it; else false. Lines wait no longer than messages
     * do: when the channel's turn comes, those that wait there go out together, a line each, in the order of the calls, up to
     * 2000 Unicode code points. They share a message only if they are alike in everything but `content`, and a message ends
     * behind a line that opens markdown and does not close it. Each line has a result of its own, with the same `body`, and can be
     * taken back until its message starts. If Discord finds fault with a message (400) its lines go out one by one.
     * Of more than 512 lines, or 60000 Unicode code points, that wait for one channel or webhook, and of more than 768 lines in
     * all, those of the lowest `priority` are left out, the oldest first: the result has result_code::omitted, and a note
     * such as "(12 lines omitted)" stands where they were. A host that is faster than the client's thread gets
     * result_code::queue_full for lines while 896 requests have no result, so that there is room for others.
     * A line is text alone: no embeds, components, files, poll, stickers, reply or nonce of its own, and not split. Only for new
     * messages in channels and of webhooks, and not for one that begins a post.
     */
    message_create &merge(bool value) noexcept {
        c_.merge = value ? 1 : 0;
        return *this;
    }
    /**
     * A `priority`: which of the messages and other calls that wait for the same limit goes first. Lines with `merge`
     * keep their order whatever it is, and it tells which are left out last. Default: `priority::normal`.
     */
    message_create &priority(tickcord::priority value) noexcept {
        c_.priority = static_cast<std::int32_t>(value);
        return *this;
    }
    /** As C knows it. */
    ::tickcord_message_create &c() noexcept { return c_; }
    const ::tickcord_message_create &c() const noexcept { return c_; }

  private:
    ::tickcord_message_create c_{};
};
static_assert(sizeof(message_create) == sizeof(::tickcord_message_create) && std::is_standard_layout_v<message_create>);

/**
 * A completion of what a user is typing. Set `name` and the value of the option's
 * type.
 */
class choice {
  public:
    choice() noexcept { static_cast<void>(::tickcord_choice_init(&c_, sizeof c_)); }
    /** What the user sees, 1 to 100 Unicode code points. */
    choice &name(std::string_view value) noexcept {
        c_.name = detail::borrow(value);
        return *this;
    }
    /** What the command gets for an option that takes a text, up to 100 Unicode code points; not given: `name`. */
    choice &text(std::string_view value) noexcept {
        c_.text = detail::borrow(value);
        return *this;
    }
    /** What the command gets for an option that takes a whole number, from -(2^53 - 1) to 2^53 - 1. */
    choice &integer(std::int64_t value) noexcept {
        c_.integer = value;
        return *this;
    }
    /** What the command gets for an option that takes a number. */
    choice &number(double value) noexcept {
        c_.number = value;
        return *this;
    }
    /** `option_type::string`, which default:, `option_type::integer` or `option_type::number`. */
    choice &option_type(tickcord::option_type value) noexcept {
        c_.option_type = static_cast<std::int32_t>(value);
        return *this;
    }
    /** As C knows it. */
    ::tickcord_choice &c() noexcept { return c_; }
    const ::tickcord_choice &c() const noexcept { return c_; }

  private:
    ::tickcord_choice c_{};
};
static_assert(sizeof(choice) == sizeof(::tickcord_choice) && std::is_standard_layout_v<choice>);

/** An invite to create. Set what differs. */
class invite_create {
  public:
    invite_create() noexcept { static_cast<void>(::tickcord_invite_create_init(&c_, sizeof c_)); }
    /** Seconds until it ends, up to 604800, or 0 for never; default: 86400. */
    invite_create &max_age(std::uint32_t value) noexcept {
        c_.max_age = value;
        return *this;
    }
    /** How often it can be used, up to 100; 0: any number of times. */
    invite_create &max_uses(std::uint32_t value) noexcept {
        c_.max_uses = value;
        return *this;
    }
    /** true if those who come by it leave the guild with their last connection unless they have got a role, else false. */
    invite_create &temporary(bool value) noexcept {
        c_.temporary = value ? 1 : 0;
        return *this;
    }
    /** true for a new one even if there is one like it, else false. */
    invite_create &unique(bool value) noexcept {
        c_.unique = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_invite_create &c() noexcept { return c_; }
    const ::tickcord_invite_create &c() const noexcept { return c_; }

  private:
    ::tickcord_invite_create c_{};
};
static_assert(sizeof(invite_create) == sizeof(::tickcord_invite_create) && std::is_standard_layout_v<invite_create>);

/** What of a member is changed. Set what changes; what is not given stays as it is. */
class member_edit {
  public:
    member_edit() noexcept { static_cast<void>(::tickcord_member_edit_init(&c_, sizeof c_)); }
    /** The name in this guild, up to 32 Unicode code points; "" removes it. Needs the permission Manage Nicknames, for the bot itself Change Nickname. */
    member_edit &nick(std::string_view value) noexcept {
        c_.nick = detail::borrow(value);
        return *this;
    }
    /**
     * true if nobody hears the member in voice channels, else false; not set: as it is. Only while the member is in one. Needs the
     * permission Mute Members.
     */
    member_edit &mute(bool value) noexcept {
        c_.mute = value ? 1 : 0;
        return *this;
    }
    /**
     * true if the member hears nobody in voice channels, else false; not set: as it is. Only while the member is in one. Needs
     * the permission Deafen Members.
     */
    member_edit &deaf(bool value) noexcept {
        c_.deaf = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_member_edit &c() noexcept { return c_; }
    const ::tickcord_member_edit &c() const noexcept { return c_; }

  private:
    ::tickcord_member_edit c_{};
};
static_assert(sizeof(member_edit) == sizeof(::tickcord_member_edit) && std::is_standard_layout_v<member_edit>);

/**
 * What a new role has, or what of a role is changed. Set what differs: what is not
 * given is Discord's default, or stays as it is.
 */
class role_edit {
  public:
    role_edit() noexcept { static_cast<void>(::tickcord_role_edit_init(&c_, sizeof c_)); }
    /** 1 to 100 Unicode code points. A new role needs one. */
    role_edit &name(std::string_view value) noexcept {
        c_.name = detail::borrow(value);
        return *this;
    }
    /** What its members may do, `permissions` bits; counts if `has_permissions` is 1. */
    role_edit &permissions(tickcord::permissions value) noexcept {
        c_.permissions = value.bits();
        c_.has_permissions = 1;
        return *this;
    }
    /** 0xRRGGBB, 0 for none; default: -1: not given. */
    role_edit &color(std::int32_t value) noexcept {
        c_.color = value;
        return *this;
    }
    /** true if its members are shown apart from others, else false; not set: not given. */
    role_edit &hoist(bool value) noexcept {
        c_.hoist = value ? 1 : 0;
        return *this;
    }
    /** true if anybody may ping it, else false; not set: not given. */
    role_edit &mentionable(bool value) noexcept {
        c_.mentionable = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_role_edit &c() noexcept { return c_; }
    const ::tickcord_role_edit &c() const noexcept { return c_; }

  private:
    ::tickcord_role_edit c_{};
};
static_assert(sizeof(role_edit) == sizeof(::tickcord_role_edit) && std::is_standard_layout_v<role_edit>);

/** A thread or forum post to create. Set `name`. */
class thread_create {
  public:
    thread_create() noexcept { static_cast<void>(::tickcord_thread_create_init(&c_, sizeof c_)); }
    /** 1 to 100 Unicode code points. */
    thread_create &name(std::string_view value) noexcept {
        c_.name = detail::borrow(value);
        return *this;
    }
    /** The message that the thread begins with; 0: none. Not for forum posts. */
    thread_create &message_id(snowflake value) noexcept {
        c_.message_id = value;
        return *this;
    }
    /** For forum posts: ids of the tags, 5 at the most; not given: none. */
    thread_create &applied_tags(list<snowflake> values) noexcept {
        c_.applied_tags = values.data();
        c_.applied_tag_count = values.size();
        return *this;
    }
    /** Minutes without a message until it is archived, 60, 1440, 4320 or 10080; 0: the channel's own. */
    thread_create &auto_archive_duration(std::uint32_t value) noexcept {
        c_.auto_archive_duration = value;
        return *this;
    }
    /** Seconds between two messages of a member, 0 to 21600. */
    thread_create &rate_limit_per_user(std::uint32_t value) noexcept {
        c_.rate_limit_per_user = value;
        return *this;
    }
    /** true if only those who are added see the thread, else false. Not with `message_id`, nor for forum posts. */
    thread_create &is_private(bool value) noexcept {
        c_.is_private = value ? 1 : 0;
        return *this;
    }
    /** true if members who are not moderators may add others to a private thread, else false; default: true. */
    thread_create &invitable(bool value) noexcept {
        c_.invitable = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_thread_create &c() noexcept { return c_; }
    const ::tickcord_thread_create &c() const noexcept { return c_; }

  private:
    ::tickcord_thread_create c_{};
};
static_assert(sizeof(thread_create) == sizeof(::tickcord_thread_create) && std::is_standard_layout_v<thread_create>);

/**
 * Where a webhook is reached. Set `id` and `token`, or let
 * `webhook_from_url` do so. The token is a secret: whoever has it can write there. No log or error of the library shows it.
 */
class webhook {
  public:
    webhook() noexcept { static_cast<void>(::tickcord_webhook_init(&c_, sizeof c_)); }
    /** Its id. */
    webhook &id(snowflake value) noexcept {
        c_.id = value;
        return *this;
    }
    /** The thread or forum post of its channel that is meant; 0: the channel itself. */
    webhook &thread_id(snowflake value) noexcept {
        c_.thread_id = value;
        return *this;
    }
    /** The last part of its URL. */
    webhook &token(std::string_view value) noexcept {
        c_.token = detail::borrow(value);
        return *this;
    }
    /** As C knows it. */
    ::tickcord_webhook &c() noexcept { return c_; }
    const ::tickcord_webhook &c() const noexcept { return c_; }

  private:
    ::tickcord_webhook c_{};
};
static_assert(sizeof(webhook) == sizeof(::tickcord_webhook) && std::is_standard_layout_v<webhook>);

/**
 * What the message of a webhook has beside what every message has. Set what
 * differs.
 */
class webhook_execute {
  public:
    webhook_execute() noexcept { static_cast<void>(::tickcord_webhook_execute_init(&c_, sizeof c_)); }
    /** The name that is shown, 1 to 80 Unicode code points; not given: the webhook's own. What is not UTF-8 in it is read as in a message. */
    webhook_execute &username(std::string_view value) noexcept {
        c_.username = detail::borrow(value);
        return *this;
    }
    /** The address of the picture that is shown, which begins with https:// or http://; "" or not given: the webhook's own. */
    webhook_execute &avatar_url(std::string_view value) noexcept {
        c_.avatar_url = detail::borrow(value);
        return *this;
    }
    /** In a forum, without a `thread_id`: the name of the post that it begins, 1 to 100 Unicode code points. */
    webhook_execute &thread_name(std::string_view value) noexcept {
        c_.thread_name = detail::borrow(value);
        return *this;
    }
    /** Ids of the tags of that post, 5 at the most; not given: none. */
    webhook_execute &applied_tags(list<snowflake> values) noexcept {
        c_.applied_tags = values.data();
        c_.applied_tag_count = values.size();
        return *this;
    }
    /**
     * true if the result waits until Discord has saved the message, and has it; default: true. With false it has nothing, and a message
     * that could not be saved is no failure.
     */
    webhook_execute &wait(bool value) noexcept {
        c_.wait = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_webhook_execute &c() noexcept { return c_; }
    const ::tickcord_webhook_execute &c() const noexcept { return c_; }

  private:
    ::tickcord_webhook_execute c_{};
};
static_assert(sizeof(webhook_execute) == sizeof(::tickcord_webhook_execute) && std::is_standard_layout_v<webhook_execute>);

/**
 * What a client hands out of what Discord sends. Set what restricts: an
 * event passes when each array has it, and an array of no elements restricts nothing.
 *
 * READY, RESUMED and the library's own events always pass, and so do GUILD_MEMBERS_CHUNK, SOUNDBOARD_SOUNDS, CHANNEL_INFO
 * and RATE_LIMITED, which come only because the host asked. All others are restricted, INTERACTION_CREATE as well: where
 * several programs share one bot, each answers its own guild's.
 */
class subscription {
  public:
    subscription() noexcept { static_cast<void>(::tickcord_subscription_init(&c_, sizeof c_)); }
    /** `event_kind`; event_kind::unknown stands for those that this version of the library does not know. */
    subscription &kinds(list<tickcord::event_kind> values) noexcept {
        c_.kinds = reinterpret_cast<const std::int32_t *>(values.data());
        c_.kind_count = values.size();
        return *this;
    }
    /** The guilds that events belong to; 0 stands for events of none, such as direct messages and USER_UPDATE. */
    subscription &guild_ids(list<snowflake> values) noexcept {
        c_.guild_ids = values.data();
        c_.guild_count = values.size();
        return *this;
    }
    /**
     * The channels that events belong to; 0 stands for events of none, such as GUILD_CREATE, or VOICE_STATE_UPDATE of
     * someone who left. A thread is a channel of its own.
     */
    subscription &channel_ids(list<snowflake> values) noexcept {
        c_.channel_ids = values.data();
        c_.channel_count = values.size();
        return *this;
    }
    /** As C knows it. */
    ::tickcord_subscription &c() noexcept { return c_; }
    const ::tickcord_subscription &c() const noexcept { return c_; }

  private:
    ::tickcord_subscription c_{};
};
static_assert(sizeof(subscription) == sizeof(::tickcord_subscription) && std::is_standard_layout_v<subscription>);

/** A header for the handshake's request. */
class websocket_header {
  public:
    websocket_header() noexcept = default;
    explicit websocket_header(const ::tickcord_websocket_header &c) noexcept : c_(c) {}
    /** Such as "Authorization". */
    websocket_header &name(std::string_view value) noexcept {
        c_.name = detail::borrow(value);
        return *this;
    }
    /** Visible ASCII, spaces and tabs. */
    websocket_header &value(std::string_view value) noexcept {
        c_.value = detail::borrow(value);
        return *this;
    }
    /** As C knows it. */
    ::tickcord_websocket_header &c() noexcept { return c_; }
    const ::tickcord_websocket_header &c() const noexcept { return c_; }

  private:
    ::tickcord_websocket_header c_{};
};
static_assert(sizeof(websocket_header) == sizeof(::tickcord_websocket_header) && std::is_standard_layout_v<websocket_header>);

/**
 * What a WebSocket needs to know. Set what differs; `url` at least.
 * default: every string's `len` to `TICKCORD_NUL_TERMINATED`, so that of a C string only `ptr` need be set.
 */
class websocket_options {
  public:
    websocket_options() noexcept { static_cast<void>(::tickcord_websocket_options_init(&c_, sizeof c_)); }
    /** The server, as "wss://host/path?query". Plain ws:// is accepted to localhost, 127.0.0.1 and ::1 only. */
    websocket_options &url(std::string_view value) noexcept {
        c_.url = detail::borrow(value);
        return *this;
    }
    /** The Origin header, as a browser would send it, such as `https://example.com`; not given: none. */
    websocket_options &origin(std::string_view value) noexcept {
        c_.origin = detail::borrow(value);
        return *this;
    }
    /** The proxy to go through, as in `client_options`. "": none. Not given: what the environment names. */
    websocket_options &proxy_url(std::string_view value) noexcept {
        c_.proxy_url = detail::borrow(value);
        return *this;
    }
    /** Root certificates in PEM form to accept besides the built-in ones (Mozilla's list); not given: none. */
    websocket_options &ca_pem(std::string_view value) noexcept {
        c_.ca_pem = detail::borrow(value);
        return *this;
    }
    /**
     * Headers to add. Those that the handshake is made of are refused: Host, Upgrade, Connection, Origin, Sec-WebSocket-... and
     * those that change how a request is framed. Without a User-Agent among them the library names itself.
     */
    websocket_options &headers(list<tickcord::websocket_header> values) noexcept {
        c_.headers = reinterpret_cast<const ::tickcord_websocket_header *>(values.data());
        c_.header_count = values.size();
        return *this;
    }
    /**
     * Subprotocols to offer, the preferred first. The server chooses one, which WEBSOCKET_OPENED tells, or none; one that was not
     * offered fails the handshake.
     */
    websocket_options &subprotocols(list<str> values) noexcept {
        c_.subprotocols = reinterpret_cast<const ::tickcord_str *>(values.data());
        c_.subprotocol_count = values.size();
        return *this;
    }
    /**
     * How many events wait for the host at the most, up to 524288; default: 4096. None is dropped: from then on nothing is
     * read from the server until half of them are polled.
     */
    websocket_options &queue_capacity(std::size_t value) noexcept {
        c_.queue_capacity = value;
        return *this;
    }
    /**
     * The bytes of memory of waiting events from which on nothing is read either, 4096 at least; default: 64 MiB. One message
     * can be beyond it.
     */
    websocket_options &queue_bytes(std::size_t value) noexcept {
        c_.queue_bytes = value;
        return *this;
    }
    /**
     * The longest message that the server may send, in bytes, up to 1 GiB; default: 16 MiB. A longer one ends the connection
     * with code 1009.
     */
    websocket_options &max_message_bytes(std::size_t value) noexcept {
        c_.max_message_bytes = value;
        return *this;
    }
    /** How many bytes of messages may wait to be sent, up to 1 GiB; default: 64 MiB. Each message counts 64 more. */
    websocket_options &max_unsent_bytes(std::size_t value) noexcept {
        c_.max_unsent_bytes = value;
        return *this;
    }
    /**
     * How long the server may take to answer the handshake, in milliseconds, up to 600000; default: 15000. TCP, the proxy and
     * TLS have 10 s each before.
     */
    websocket_options &handshake_timeout_ms(std::uint32_t value) noexcept {
        c_.handshake_timeout_ms = value;
        return *this;
    }
    /**
     * How long what waits may take to be sent at a close, and then the server to confirm it, in milliseconds; default: 5000,
     * and 600000 is the most.
     */
    websocket_options &close_timeout_ms(std::uint32_t value) noexcept {
        c_.close_timeout_ms = value;
        return *this;
    }
    /** How often to ping the server, in milliseconds, from 100 to 3600000; default: 30000. 0: never. */
    websocket_options &ping_interval_ms(std::uint32_t value) noexcept {
        c_.ping_interval_ms = value;
        return *this;
    }
    /**
     * How long the server may take to give any sign of life after a ping before the connection is given up, in milliseconds,
     * from 100 to 600000; default: 10000.
     */
    websocket_options &pong_timeout_ms(std::uint32_t value) noexcept {
        c_.pong_timeout_ms = value;
        return *this;
    }
    /** true to connect again whenever the connection ends without `websocket::close`, or an attempt fails; default: false. */
    websocket_options &reconnect(bool value) noexcept {
        c_.reconnect = value ? 1 : 0;
        return *this;
    }
    /** As C knows it. */
    ::tickcord_websocket_options &c() noexcept { return c_; }
    const ::tickcord_websocket_options &c() const noexcept { return c_; }

  private:
    ::tickcord_websocket_options c_{};
};
static_assert(sizeof(websocket_options) == sizeof(::tickcord_websocket_options) && std::is_standard_layout_v<websocket_options>);

/** One line of a client's log. */
class log_record {
  public:
    log_record() noexcept { static_cast<void>(::tickcord_log_record_init(&c_, sizeof c_)); }
    /** When, in milliseconds since 1970-01-01 UTC. */
    std::uint64_t time_ms() const noexcept { return c_.time_ms; }
    /** Records that were dropped before this one, because nobody polled them in time. */
    std::uint64_t dropped() const noexcept { return c_.dropped; }
    /** A `log_level`, or `log_level::none` when nothing waited. */
    tickcord::log_level level() const noexcept { return static_cast<tickcord::log_level>(c_.level); }
    /**
     * The message, in English, UTF-8 with a NUL at the end; cut at a character's end if it is too long. The token is
     * never in it.
     */
    std::string_view message() const noexcept { return {c_.message, c_.message_len}; }
    /** As C knows it. */
    ::tickcord_log_record &c() noexcept { return c_; }
    const ::tickcord_log_record &c() const noexcept { return c_; }

  private:
    ::tickcord_log_record c_{};
};
static_assert(sizeof(log_record) == sizeof(::tickcord_log_record) && std::is_standard_layout_v<log_record>);

/**
 * What a WebSocket has counted since it was created. Every message that was accepted is waiting, sent or unsent; bytes are those
 * of messages, without what WebSocket and TLS add.
 */
class websocket_stats {
  public:
    websocket_stats() noexcept { static_cast<void>(::tickcord_websocket_stats_init(&c_, sizeof c_)); }
    /** Connections that were open. */
    std::uint64_t connections() const noexcept { return c_.connections; }
    /** Messages that came. */
    std::uint64_t received_messages() const noexcept { return c_.received_messages; }
    /** Their bytes. */
    std::uint64_t received_bytes() const noexcept { return c_.received_bytes; }
    /** Messages that were handed to the system. */
    std::uint64_t sent_messages() const noexcept { return c_.sent_messages; }
    /** Their bytes. */
    std::uint64_t sent_bytes() const noexcept { return c_.sent_bytes; }
    /** Messages that wait to be sent now. */
    std::uint64_t waiting_messages() const noexcept { return c_.waiting_messages; }
    /** Their bytes. */
    std::uint64_t waiting_bytes() const noexcept { return c_.waiting_bytes; }
    /** Messages that could not be sent before their connection ended; WEBSOCKET_CLOSED events tell of them. */
    std::uint64_t unsent_messages() const noexcept { return c_.unsent_messages; }
    /** Their bytes. */
    std::uint64_t unsent_bytes() const noexcept { return c_.unsent_bytes; }
    /** Events that wait to be polled now. */
    std::uint64_t events_waiting() const noexcept { return c_.events_waiting; }
    /** How long the server's answer to the last keep-alive ping took, in microseconds; -1 before the first. */
    std::int64_t latency_us() const noexcept { return c_.latency_us; }
    /** As C knows it. */
    ::tickcord_websocket_stats &c() noexcept { return c_; }
    const ::tickcord_websocket_stats &c() const noexcept { return c_; }

  private:
    ::tickcord_websocket_stats c_{};
};
static_assert(sizeof(websocket_stats) == sizeof(::tickcord_websocket_stats) && std::is_standard_layout_v<websocket_stats>);

/** A file of a message. */
class attachment {
  public:
    attachment() noexcept { static_cast<void>(::tickcord_attachment_init(&c_, sizeof c_)); }
    /** The file. */
    snowflake id() const noexcept { return c_.id; }
    /** Its size in bytes. */
    std::uint64_t size() const noexcept { return c_.size; }
    /** Its name. */
    std::string_view filename() const noexcept { return detail::view(c_.filename); }
    /** What is read to those who do not see it; empty if there is nothing. */
    std::string_view description() const noexcept { return detail::view(c_.description); }
    /** Its media type; empty if Discord does not know it. */
    std::string_view content_type() const noexcept { return detail::view(c_.content_type); }
    /** Where it can be fetched, for some hours. */
    std::string_view url() const noexcept { return detail::view(c_.url); }
    /** In pixels, of a picture or video; else 0. */
    std::uint32_t width() const noexcept { return c_.width; }
    /** In pixels, of a picture or video; else 0. */
    std::uint32_t height() const noexcept { return c_.height; }
    /** Of a voice message, in milliseconds; else 0. */
    std::uint32_t duration_ms() const noexcept { return c_.duration_ms; }
    /** To be shown only when asked for. */
    bool is_spoiler() const noexcept { return c_.is_spoiler == 1; }
    /** As C knows it. */
    ::tickcord_attachment &c() noexcept { return c_; }
    const ::tickcord_attachment &c() const noexcept { return c_; }

  private:
    ::tickcord_attachment c_{};
};
static_assert(sizeof(attachment) == sizeof(::tickcord_attachment) && std::is_standard_layout_v<attachment>);

/**
 * A channel, a category, a forum, or a thread, which is a channel of its own: CHANNEL_CREATE, CHANNEL_UPDATE,
 * CHANNEL_DELETE, THREAD_CREATE, THREAD_UPDATE and THREAD_DELETE.
 */
class channel {
  public:
    channel() noexcept { static_cast<void>(::tickcord_channel_init(&c_, sizeof c_)); }
    /** The channel. */
    snowflake id() const noexcept { return c_.id; }
    /** The guild; 0 if it has none. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** The category that it belongs to, or the channel of a thread; 0 if none. */
    snowflake parent_id() const noexcept { return c_.parent_id; }
    /** Who began the thread; 0 for what is none. */
    snowflake owner_id() const noexcept { return c_.owner_id; }
    /** The newest message, which can be deleted; in a forum the newest post; 0 if there was none. */
    snowflake last_message_id() const noexcept { return c_.last_message_id; }
    /** Its name; empty for a thread that was deleted. */
    std::string_view name() const noexcept { return detail::view(c_.name); }
    /** Its topic; empty if there is none. */
    std::string_view topic() const noexcept { return detail::view(c_.topic); }
    /** A `channel_type`, or 10, 11 and 12 for threads; -1 if not told. */
    tickcord::channel_type channel_type() const noexcept { return static_cast<tickcord::channel_type>(c_.channel_type); }
    /** Where it stands in its category, from 0; -1 if not told, as for threads. */
    std::int32_t position() const noexcept { return c_.position; }
    /** Seconds between two messages of a member; 0: no limit. */
    std::uint32_t rate_limit_per_user() const noexcept { return c_.rate_limit_per_user; }
    /** For adults only. */
    bool is_nsfw() const noexcept { return c_.is_nsfw == 1; }
    /** The thread is archived. */
    bool is_archived() const noexcept { return c_.is_archived == 1; }
    /** Only moderators can take the thread out of the archive. */
    bool is_locked() const noexcept { return c_.is_locked == 1; }
    /** The thread was created just now: in a THREAD_CREATE without it the bot was only let in. */
    bool is_new() const noexcept { return c_.is_new == 1; }
    /** Tags of the forum post, at `/applied_tags`. */
    std::uint32_t tag_count() const noexcept { return c_.tag_count; }
    /** As C knows it. */
    ::tickcord_channel &c() noexcept { return c_; }
    const ::tickcord_channel &c() const noexcept { return c_; }

  private:
    ::tickcord_channel c_{};
};
static_assert(sizeof(channel) == sizeof(::tickcord_channel) && std::is_standard_layout_v<channel>);

/** Someone who began to type: TYPING_START. */
class typing {
  public:
    typing() noexcept { static_cast<void>(::tickcord_typing_init(&c_, sizeof c_)); }
    /** Who. */
    snowflake user_id() const noexcept { return c_.user_id; }
    /** Where. */
    snowflake channel_id() const noexcept { return c_.channel_id; }
    /** The guild; 0 in direct messages. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** When, in seconds since the Unix epoch. Typing shows for ten seconds. */
    std::uint64_t timestamp_s() const noexcept { return c_.timestamp_s; }
    /**
     * What Discord shows as the user: the nickname in the guild, else the global name, else the user name; empty in
     * direct messages.
     */
    std::string_view display_name() const noexcept { return detail::view(c_.display_name); }
    /** As C knows it. */
    ::tickcord_typing &c() noexcept { return c_; }
    const ::tickcord_typing &c() const noexcept { return c_; }

  private:
    ::tickcord_typing c_{};
};
static_assert(sizeof(typing) == sizeof(::tickcord_typing) && std::is_standard_layout_v<typing>);

/** What one check of a diagnosis found. */
class finding {
  public:
    finding() noexcept { static_cast<void>(::tickcord_finding_init(&c_, sizeof c_)); }
    /** Which check: a name such as `api_tls`, as listed at `client::diagnose`. */
    std::string_view check() const noexcept { return detail::view(c_.check); }
    /** `ok`, `warning`, `failed`, or `skipped` if it depends on something that failed or was not asked for. */
    std::string_view status() const noexcept { return detail::view(c_.status); }
    /** What was found, in plain words. */
    std::string_view text() const noexcept { return detail::view(c_.text); }
    /** What to do; empty if there is nothing to do. */
    std::string_view remedy() const noexcept { return detail::view(c_.remedy); }
    /** As C knows it. */
    ::tickcord_finding &c() noexcept { return c_; }
    const ::tickcord_finding &c() const noexcept { return c_; }

  private:
    ::tickcord_finding c_{};
};
static_assert(sizeof(finding) == sizeof(::tickcord_finding) && std::is_standard_layout_v<finding>);

/** A user, as part of another struct. It never grows: what else Discord tells about a user is found by JSON pointer. */
class user {
  public:
    user() noexcept = default;
    explicit user(const ::tickcord_user &c) noexcept : c_(c) {}
    /** Who. */
    snowflake id() const noexcept { return c_.id; }
    /** The unique name. */
    std::string_view username() const noexcept { return detail::view(c_.username); }
    /** The name that the user goes by; empty if none was chosen. */
    std::string_view global_name() const noexcept { return detail::view(c_.global_name); }
    /** The avatar's hash; empty if there is none. */
    std::string_view avatar() const noexcept { return detail::view(c_.avatar); }
    /** A bot, or a webhook. */
    bool is_bot() const noexcept { return c_.is_bot == 1; }
    /** Discord itself. */
    bool is_system() const noexcept { return c_.is_system == 1; }
    /** As C knows it. */
    ::tickcord_user &c() noexcept { return c_; }
    const ::tickcord_user &c() const noexcept { return c_; }

  private:
    ::tickcord_user c_{};
};
static_assert(sizeof(user) == sizeof(::tickcord_user) && std::is_standard_layout_v<user>);

/** The bot that has logged in: READY. */
class ready {
  public:
    ready() noexcept { static_cast<void>(::tickcord_ready_init(&c_, sizeof c_)); }
    /** The bot's application. */
    snowflake application_id() const noexcept { return c_.application_id; }
    /** Its flags, which tell what it was granted. */
    std::uint64_t application_flags() const noexcept { return c_.application_flags; }
    /** The bot itself. */
    tickcord::user user() const noexcept { return tickcord::user(c_.user); }
    /** The gateway's version. */
    std::uint32_t gateway_version() const noexcept { return c_.gateway_version; }
    /** Which shard this is. */
    std::uint32_t shard_id() const noexcept { return c_.shard_id; }
    /** How many shards there are; 0 if not told. */
    std::uint32_t shard_count() const noexcept { return c_.shard_count; }
    /** Guilds of this shard, at `/guilds`. Each comes as a GUILD_CREATE of its own. */
    std::uint32_t guild_count() const noexcept { return c_.guild_count; }
    /** As C knows it. */
    ::tickcord_ready &c() noexcept { return c_; }
    const ::tickcord_ready &c() const noexcept { return c_; }

  private:
    ::tickcord_ready c_{};
};
static_assert(sizeof(ready) == sizeof(::tickcord_ready) && std::is_standard_layout_v<ready>);

/**
 * A guild that became available, that the bot joined or left, or that changed: GUILD_CREATE, GUILD_DELETE and GUILD_UPDATE. An update
 * does not tell the members, channels and threads.
 */
class guild {
  public:
    guild() noexcept { static_cast<void>(::tickcord_guild_init(&c_, sizeof c_)); }
    /** The guild. */
    snowflake id() const noexcept { return c_.id; }
    /** Whose it is. */
    snowflake owner_id() const noexcept { return c_.owner_id; }
    /** How many members it has. */
    std::uint64_t member_count() const noexcept { return c_.member_count; }
    /** Where Discord greets new members; 0 if nowhere. */
    snowflake system_channel_id() const noexcept { return c_.system_channel_id; }
    /** The voice channel for those who are away; 0 if none. */
    snowflake afk_channel_id() const noexcept { return c_.afk_channel_id; }
    /** Its name; empty for one that is unavailable. */
    std::string_view name() const noexcept { return detail::view(c_.name); }
    /** The icon's hash; empty if there is none. */
    std::string_view icon() const noexcept { return detail::view(c_.icon); }
    /** Its language, such as `en-US`. */
    std::string_view preferred_locale() const noexcept { return detail::view(c_.preferred_locale); }
    /** When the bot joined, ISO 8601. */
    std::string_view joined_at() const noexcept { return detail::view(c_.joined_at); }
    /** Discord has an outage; only the id is there. In a GUILD_DELETE, 0 means that the bot is no longer a member. */
    bool is_unavailable() const noexcept { return c_.is_unavailable == 1; }
    /** Has so many members that `/members` leaves out those who are offline. */
    bool is_large() const noexcept { return c_.is_large == 1; }
    /** The level that boosts have brought it to; -1 if not told. */
    std::int32_t premium_tier() const noexcept { return c_.premium_tier; }
    /** Roles, at `/roles`. */
    std::uint32_t role_count() const noexcept { return c_.role_count; }
    /** Channels, at `/channels`. */
    std::uint32_t channel_count() const noexcept { return c_.channel_count; }
    /** Active threads that the bot sees, at `/threads`. */
    std::uint32_t thread_count() const noexcept { return c_.thread_count; }
    /** Members that are listed, at `/members`. */
    std::uint32_t listed_member_count() const noexcept { return c_.listed_member_count; }
    /** Members in voice channels, at `/voice_states`. */
    std::uint32_t voice_state_count() const noexcept { return c_.voice_state_count; }
    /** As C knows it. */
    ::tickcord_guild &c() noexcept { return c_; }
    const ::tickcord_guild &c() const noexcept { return c_; }

  private:
    ::tickcord_guild c_{};
};
static_assert(sizeof(guild) == sizeof(::tickcord_guild) && std::is_standard_layout_v<guild>);

/**
 * A command, button, menu or form of the bot that someone used: INTERACTION_CREATE. Discord wants an answer within 3
 * seconds, such as `client::interaction_respond`.
 */
class interaction {
  public:
    interaction() noexcept { static_cast<void>(::tickcord_interaction_init(&c_, sizeof c_)); }
    /** The interaction, which is answered by this id. */
    snowflake id() const noexcept { return c_.id; }
    /** The bot's application. */
    snowflake application_id() const noexcept { return c_.application_id; }
    /** Where; 0 if not told. */
    snowflake channel_id() const noexcept { return c_.channel_id; }
    /** The guild; 0 outside of guilds. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** The command; 0 for what is none. */
    snowflake command_id() const noexcept { return c_.command_id; }
    /** The user or message that a context menu command was used on; 0 otherwise. */
    snowflake target_id() const noexcept { return c_.target_id; }
    /** The message that the button or menu belongs to; 0 otherwise. */
    snowflake message_id() const noexcept { return c_.message_id; }
    /** What the user may do in that channel, as permission bits; 0 outside of guilds. */
    tickcord::permissions user_permissions() const noexcept { return tickcord::permissions::from_bits(c_.user_permissions); }
    /** What the bot may do there, as permission bits. */
    tickcord::permissions app_permissions() const noexcept { return tickcord::permissions::from_bits(c_.app_permissions); }
    /** The largest file that an answer may hold, in bytes; 0 if not told. */
    std::uint64_t attachment_size_limit() const noexcept { return c_.attachment_size_limit; }
    /** Who used it. */
    tickcord::user user() const noexcept { return tickcord::user(c_.user); }
    /** What Discord shows as the user: the nickname in the guild, else the global name, else the user name. */
    std::string_view display_name() const noexcept { return detail::view(c_.display_name); }
    /** The command's name; empty for what is none. */
    std::string_view command_name() const noexcept { return detail::view(c_.command_name); }
    /** The group that the sub-command belongs to; empty if to none. */
    std::string_view subcommand_group() const noexcept { return detail::view(c_.subcommand_group); }
    /** The sub-command; empty for a command that has none. */
    std::string_view subcommand() const noexcept { return detail::view(c_.subcommand); }
    /** What the bot named the button, menu or form; empty for a command. */
    std::string_view custom_id() const noexcept { return detail::view(c_.custom_id); }
    /** The user's language, such as `en-US`. */
    std::string_view locale() const noexcept { return detail::view(c_.locale); }
    /** The guild's language; empty outside of guilds. */
    std::string_view guild_locale() const noexcept { return detail::view(c_.guild_locale); }
    /** A `interaction_type`; -1 if not told. */
    tickcord::interaction_type interaction_type() const noexcept { return static_cast<tickcord::interaction_type>(c_.interaction_type); }
    /** 1 a slash command, 2 on a user, 3 on a message; -1 for what is no command. */
    std::int32_t command_type() const noexcept { return c_.command_type; }
    /** A `component_type`; -1 for what is no button or menu. */
    tickcord::component_type component_type() const noexcept { return static_cast<tickcord::component_type>(c_.component_type); }
    /** 0 in a guild, 1 in a direct message with the bot, 2 in another; -1 if not told. */
    std::int32_t context() const noexcept { return c_.context; }
    /** Options that were given to the command or sub-command, for `interaction_option_at`. */
    std::uint32_t option_count() const noexcept { return c_.option_count; }
    /** What was chosen in the menu, for `interaction_value_at`. */
    std::uint32_t value_count() const noexcept { return c_.value_count; }
    /** Fields of the form, for `interaction_field_at`. */
    std::uint32_t field_count() const noexcept { return c_.field_count; }
    /** What the user or guild has bought of the application, at `/entitlements`. */
    std::uint32_t entitlement_count() const noexcept { return c_.entitlement_count; }
    /** As C knows it. */
    ::tickcord_interaction &c() noexcept { return c_; }
    const ::tickcord_interaction &c() const noexcept { return c_; }

  private:
    ::tickcord_interaction c_{};
};
static_assert(sizeof(interaction) == sizeof(::tickcord_interaction) && std::is_standard_layout_v<interaction>);

/**
 * One thing that a user gave to a command, chose in a menu or put into a form. Which fields mean something depends on
 * `option_type`; of what was named by id, Discord usually tells more.
 */
class interaction_value {
  public:
    interaction_value() noexcept { static_cast<void>(::tickcord_interaction_value_init(&c_, sizeof c_)); }
    /** The user, channel, role or file; 0 for others. */
    snowflake id() const noexcept { return c_.id; }
    /**
     * What the role allows, or the member in this channel, or whoever used the command in that channel, as permission
     * bits.
     */
    tickcord::permissions permissions() const noexcept { return tickcord::permissions::from_bits(c_.permissions); }
    /** The file's size in bytes. */
    std::uint64_t size() const noexcept { return c_.size; }
    /** The whole number. */
    std::int64_t integer() const noexcept { return c_.integer; }
    /** The number, whole or not. */
    double number() const noexcept { return c_.number; }
    /** The user, if it is one. */
    tickcord::user user() const noexcept { return tickcord::user(c_.user); }
    /** The option's name, or the form field's custom id; empty for what was chosen in a menu. */
    std::string_view name() const noexcept { return detail::view(c_.name); }
    /** The text; of a number that is still being typed, what there is of it; of all that has an id, its digits. */
    std::string_view text() const noexcept { return detail::view(c_.text); }
    /** What Discord shows as the user: the nickname in the guild, else the global name, else the user name. */
    std::string_view display_name() const noexcept { return detail::view(c_.display_name); }
    /** The name of the role, channel or file. */
    std::string_view object_name() const noexcept { return detail::view(c_.object_name); }
    /** Where the file can be fetched, for some hours. */
    std::string_view url() const noexcept { return detail::view(c_.url); }
    /** The file's media type; empty if Discord does not know it. */
    std::string_view content_type() const noexcept { return detail::view(c_.content_type); }
    /** A `option_type`; -1 if not told. */
    tickcord::option_type option_type() const noexcept { return static_cast<tickcord::option_type>(c_.option_type); }
    /** What was found under the id: the same as `option_type`, but user or role for a mentionable; -1 if nothing was. */
    tickcord::option_type resolved_type() const noexcept { return static_cast<tickcord::option_type>(c_.resolved_type); }
    /** The channel's type, such as 0 for text; -1 if it is none. */
    tickcord::channel_type channel_type() const noexcept { return static_cast<tickcord::channel_type>(c_.channel_type); }
    /** Yes, of a boolean. */
    bool is_true() const noexcept { return c_.is_true == 1; }
    /** The user is typing this one, and waits for completions. */
    bool is_focused() const noexcept { return c_.is_focused == 1; }
    /** As C knows it. */
    ::tickcord_interaction_value &c() noexcept { return c_; }
    const ::tickcord_interaction_value &c() const noexcept { return c_; }

  private:
    ::tickcord_interaction_value c_{};
};
static_assert(sizeof(interaction_value) == sizeof(::tickcord_interaction_value) && std::is_standard_layout_v<interaction_value>);

/** A field of a form. */
class modal_field {
  public:
    modal_field() noexcept { static_cast<void>(::tickcord_modal_field_init(&c_, sizeof c_)); }
    /** What the bot named it. */
    std::string_view custom_id() const noexcept { return detail::view(c_.custom_id); }
    /** What was typed, or chosen of a radio group. */
    std::string_view text() const noexcept { return detail::view(c_.text); }
    /** A `component_type`; -1 if not told. */
    tickcord::component_type component_type() const noexcept { return static_cast<tickcord::component_type>(c_.component_type); }
    /** How many things were chosen in a menu or checkbox group, or files uploaded, for `interaction_field_value_at`. */
    std::uint32_t value_count() const noexcept { return c_.value_count; }
    /** The checkbox is checked. */
    bool is_checked() const noexcept { return c_.is_checked == 1; }
    /** As C knows it. */
    ::tickcord_modal_field &c() noexcept { return c_; }
    const ::tickcord_modal_field &c() const noexcept { return c_; }

  private:
    ::tickcord_modal_field c_{};
};
static_assert(sizeof(modal_field) == sizeof(::tickcord_modal_field) && std::is_standard_layout_v<modal_field>);

/** A message: MESSAGE_CREATE and MESSAGE_UPDATE. */
class message {
  public:
    message() noexcept { static_cast<void>(::tickcord_message_init(&c_, sizeof c_)); }
    /** The message. */
    snowflake id() const noexcept { return c_.id; }
    /** Where it was sent. */
    snowflake channel_id() const noexcept { return c_.channel_id; }
    /** The guild; 0 in direct messages, and for ephemeral ones. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** The webhook that posted it, which is then the author too; 0 otherwise. */
    snowflake webhook_id() const noexcept { return c_.webhook_id; }
    /** The message that this one replies to or forwards; 0 otherwise. */
    snowflake referenced_message_id() const noexcept { return c_.referenced_message_id; }
    /** Bits, such as 1 << 6 for ephemeral. */
    std::uint64_t flags() const noexcept { return c_.flags; }
    /** Who wrote it. */
    tickcord::user author() const noexcept { return tickcord::user(c_.author); }
    /** What Discord shows as the author: the nickname in the guild, else the global name, else the user name. */
    std::string_view display_name() const noexcept { return detail::view(c_.display_name); }
    /** The text. Empty in guilds without the MESSAGE_CONTENT intent. */
    std::string_view content() const noexcept { return detail::view(c_.content); }
    /** When it was sent, ISO 8601. */
    std::string_view timestamp() const noexcept { return detail::view(c_.timestamp); }
    /** When it was edited last, ISO 8601; empty if never. */
    std::string_view edited_timestamp() const noexcept { return detail::view(c_.edited_timestamp); }
    /** Whether `content` was there: a `field_state`. */
    tickcord::field_state content_field() const noexcept { return static_cast<tickcord::field_state>(c_.content_field); }
    /** What it is: 0 and 19 (a reply) are what people write, others Discord's own; -1 if not told. */
    std::int32_t message_type() const noexcept { return c_.message_type; }
    /** The channel's type, such as 0 for text; -1 if not told. */
    tickcord::channel_type channel_type() const noexcept { return static_cast<tickcord::channel_type>(c_.channel_type); }
    /** Read aloud. */
    bool is_tts() const noexcept { return c_.is_tts == 1; }
    /** Pinned. */
    bool is_pinned() const noexcept { return c_.is_pinned == 1; }
    /** Pings everyone. */
    bool mentions_everyone() const noexcept { return c_.mentions_everyone == 1; }
    /** Users that it mentions, at `/mentions`. */
    std::uint32_t mention_count() const noexcept { return c_.mention_count; }
    /** Roles that it mentions, at `/mention_roles`. */
    std::uint32_t mention_role_count() const noexcept { return c_.mention_role_count; }
    /** Files, at `/attachments`. */
    std::uint32_t attachment_count() const noexcept { return c_.attachment_count; }
    /** Embeds, at `/embeds`. */
    std::uint32_t embed_count() const noexcept { return c_.embed_count; }
    /** Stickers, at `/sticker_items`. */
    std::uint32_t sticker_count() const noexcept { return c_.sticker_count; }
    /** Components, at `/components`. */
    std::uint32_t component_count() const noexcept { return c_.component_count; }
    /** Roles of the author in the guild, at `/member/roles`. */
    std::uint32_t author_role_count() const noexcept { return c_.author_role_count; }
    /**
     * Whether the message that this one replies to is there, at `/referenced_message`, as a `field_state`: null
     * if it was deleted, absent if Discord did not look.
     */
    tickcord::field_state referenced_message_field() const noexcept { return static_cast<tickcord::field_state>(c_.referenced_message_field); }
    /** As C knows it. */
    ::tickcord_message &c() noexcept { return c_; }
    const ::tickcord_message &c() const noexcept { return c_; }

  private:
    ::tickcord_message c_{};
};
static_assert(sizeof(message) == sizeof(::tickcord_message) && std::is_standard_layout_v<message>);

/** The state that the client's connection is in now: CONNECTION_STATE. */
class connection_state {
  public:
    connection_state() noexcept { static_cast<void>(::tickcord_connection_state_init(&c_, sizeof c_)); }
    /** Milliseconds until the next attempt; -1 if none is waited for. */
    std::int64_t retry_in_ms() const noexcept { return c_.retry_in_ms; }
    /** Events that Discord sent a second time and that were left out, since the client was created. */
    std::uint64_t duplicates() const noexcept { return c_.duplicates; }
    /** The state's name, such as `READY`. */
    std::string_view state_name() const noexcept { return detail::view(c_.state_name); }
    /** The name of `code`. */
    std::string_view code_name() const noexcept { return detail::view(c_.code_name); }
    /** The reason in words, and what to do; empty for a change that the host asked for. */
    std::string_view text() const noexcept { return detail::view(c_.text); }
    /** A `state`. */
    tickcord::state state() const noexcept { return static_cast<tickcord::state>(c_.state); }
    /** The `result_code` that is the reason, or 0. */
    tickcord::result_code code() const noexcept { return static_cast<tickcord::result_code>(c_.code); }
    /** The code that Discord closed the connection with; 0 if it did not. */
    std::int32_t close_code() const noexcept { return c_.close_code; }
    /** Attempts since the last connection that lasted. */
    std::uint32_t attempts() const noexcept { return c_.attempts; }
    /** As C knows it. */
    ::tickcord_connection_state &c() noexcept { return c_; }
    const ::tickcord_connection_state &c() const noexcept { return c_; }

  private:
    ::tickcord_connection_state c_{};
};
static_assert(sizeof(connection_state) == sizeof(::tickcord_connection_state) && std::is_standard_layout_v<connection_state>);

/** What came of a request of the host: REQUEST_RESULT. */
class request_result {
  public:
    request_result() noexcept { static_cast<void>(::tickcord_request_result_init(&c_, sizeof c_)); }
    /** The number that the call gave. */
    request_id request() const noexcept { return c_.request; }
    /** The id of what Discord answered with, such as the message that was sent; 0 if there is none. */
    snowflake created_id() const noexcept { return c_.created_id; }
    /** Discord's own error code; 0 if it gave none. */
    std::int64_t discord_code() const noexcept { return c_.discord_code; }
    /** Places of the text that were not UTF-8 and were replaced. */
    std::uint64_t utf8_repairs() const noexcept { return c_.utf8_repairs; }
    /** How long Discord wants the next try to wait, in milliseconds; 0 if it said nothing. */
    std::uint64_t retry_after_ms() const noexcept { return c_.retry_after_ms; }
    /** The name of `code`. */
    std::string_view code_name() const noexcept { return detail::view(c_.code_name); }
    /** What went wrong and what to do; empty if all went well. */
    std::string_view text() const noexcept { return detail::view(c_.text); }
    /** 0, or the `result_code` that it came to. */
    tickcord::result_code code() const noexcept { return static_cast<tickcord::result_code>(c_.code); }
    /** The HTTP status of Discord's answer; 0 if there was none. */
    std::int32_t status() const noexcept { return c_.status; }
    /** As C knows it. */
    ::tickcord_request_result &c() noexcept { return c_; }
    const ::tickcord_request_result &c() const noexcept { return c_; }

  private:
    ::tickcord_request_result c_{};
};
static_assert(sizeof(request_result) == sizeof(::tickcord_request_result) && std::is_standard_layout_v<request_result>);

/** A member: GUILD_MEMBER_ADD and GUILD_MEMBER_UPDATE. */
class member {
  public:
    member() noexcept { static_cast<void>(::tickcord_member_init(&c_, sizeof c_)); }
    /** The guild. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** Bits, such as 1 << 0 for one who has left and come back; 0 if not told. */
    std::uint64_t flags() const noexcept { return c_.flags; }
    /** Who. */
    tickcord::user user() const noexcept { return tickcord::user(c_.user); }
    /** What Discord shows: the nickname, else the global name, else the user name. */
    std::string_view display_name() const noexcept { return detail::view(c_.display_name); }
    /** The nickname in this guild; null if there is none. */
    std::string_view nick() const noexcept { return detail::view(c_.nick); }
    /** When, ISO 8601; null for a guest in a voice channel. */
    std::string_view joined_at() const noexcept { return detail::view(c_.joined_at); }
    /** Since when the member boosts the guild, ISO 8601; empty otherwise. */
    std::string_view premium_since() const noexcept { return detail::view(c_.premium_since); }
    /** The end of the member's timeout, ISO 8601, which can be past; null if there is none. */
    std::string_view communication_disabled_until() const noexcept { return detail::view(c_.communication_disabled_until); }
    /** Whether `nick` was there: a `field_state`. */
    tickcord::field_state nick_field() const noexcept { return static_cast<tickcord::field_state>(c_.nick_field); }
    /** Whether `joined_at` was there: a `field_state`. */
    tickcord::field_state joined_at_field() const noexcept { return static_cast<tickcord::field_state>(c_.joined_at_field); }
    /** Whether `communication_disabled_until` was there: a `field_state`. */
    tickcord::field_state communication_disabled_until_field() const noexcept { return static_cast<tickcord::field_state>(c_.communication_disabled_until_field); }
    /** Roles, at `/roles`. */
    std::uint32_t role_count() const noexcept { return c_.role_count; }
    /** Has not accepted the guild's rules yet. */
    bool is_pending() const noexcept { return c_.is_pending == 1; }
    /** Whether `is_pending` was there: a `field_state`. */
    tickcord::field_state is_pending_field() const noexcept { return static_cast<tickcord::field_state>(c_.is_pending_field); }
    /** Deafened in voice channels by a moderator. */
    bool is_deaf() const noexcept { return c_.is_deaf == 1; }
    /** Whether `is_deaf` was there: a `field_state`. */
    tickcord::field_state is_deaf_field() const noexcept { return static_cast<tickcord::field_state>(c_.is_deaf_field); }
    /** Muted in voice channels by a moderator. */
    bool is_mute() const noexcept { return c_.is_mute == 1; }
    /** Whether `is_mute` was there: a `field_state`. */
    tickcord::field_state is_mute_field() const noexcept { return static_cast<tickcord::field_state>(c_.is_mute_field); }
    /** As C knows it. */
    ::tickcord_member &c() noexcept { return c_; }
    const ::tickcord_member &c() const noexcept { return c_; }

  private:
    ::tickcord_member c_{};
};
static_assert(sizeof(member) == sizeof(::tickcord_member) && std::is_standard_layout_v<member>);

/** A member that left or was removed: GUILD_MEMBER_REMOVE. */
class member_remove {
  public:
    member_remove() noexcept { static_cast<void>(::tickcord_member_remove_init(&c_, sizeof c_)); }
    /** The guild. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** Who. */
    tickcord::user user() const noexcept { return tickcord::user(c_.user); }
    /** As C knows it. */
    ::tickcord_member_remove &c() noexcept { return c_; }
    const ::tickcord_member_remove &c() const noexcept { return c_; }

  private:
    ::tickcord_member_remove c_{};
};
static_assert(sizeof(member_remove) == sizeof(::tickcord_member_remove) && std::is_standard_layout_v<member_remove>);

/** A user's status and activities: PRESENCE_UPDATE. */
class presence_update {
  public:
    presence_update() noexcept { static_cast<void>(::tickcord_presence_update_init(&c_, sizeof c_)); }
    /** Who. */
    snowflake user_id() const noexcept { return c_.user_id; }
    /** In which guild. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** `online`, `idle`, `dnd` or `offline`. */
    std::string_view status() const noexcept { return detail::view(c_.status); }
    /** The same on a computer; empty if not active there. */
    std::string_view desktop_status() const noexcept { return detail::view(c_.desktop_status); }
    /** The same on a phone. */
    std::string_view mobile_status() const noexcept { return detail::view(c_.mobile_status); }
    /** The same in a browser. */
    std::string_view web_status() const noexcept { return detail::view(c_.web_status); }
    /** The first activity: a game's name, for one. */
    std::string_view activity_name() const noexcept { return detail::view(c_.activity_name); }
    /** Its second line, and the text of a custom status. */
    std::string_view activity_state() const noexcept { return detail::view(c_.activity_state); }
    /** Its first line. */
    std::string_view activity_details() const noexcept { return detail::view(c_.activity_details); }
    /** 0 plays, 1 streams, 2 listens, 3 watches, 4 custom status, 5 competes; -1 for no activity. */
    tickcord::activity_type activity_type() const noexcept { return static_cast<tickcord::activity_type>(c_.activity_type); }
    /** How many activities, at `/activities`. */
    std::uint32_t activity_count() const noexcept { return c_.activity_count; }
    /** As C knows it. */
    ::tickcord_presence_update &c() noexcept { return c_; }
    const ::tickcord_presence_update &c() const noexcept { return c_; }

  private:
    ::tickcord_presence_update c_{};
};
static_assert(sizeof(presence_update) == sizeof(::tickcord_presence_update) && std::is_standard_layout_v<presence_update>);

/** Where someone is in voice channels, and how: VOICE_STATE_UPDATE. */
class voice_state {
  public:
    voice_state() noexcept { static_cast<void>(::tickcord_voice_state_init(&c_, sizeof c_)); }
    /** Who. */
    snowflake user_id() const noexcept { return c_.user_id; }
    /** The voice channel; 0 when the user has left. */
    snowflake channel_id() const noexcept { return c_.channel_id; }
    /** The guild; 0 in calls. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** What Discord shows as the user: the nickname, else the global name, else the user name; empty if not told. */
    std::string_view display_name() const noexcept { return detail::view(c_.display_name); }
    /** The voice session. */
    std::string_view session_id() const noexcept { return detail::view(c_.session_id); }
    /** Since when the user asks to speak on a stage, ISO 8601; empty otherwise. */
    std::string_view request_to_speak_timestamp() const noexcept { return detail::view(c_.request_to_speak_timestamp); }
    /** Deafened by a moderator. */
    bool is_deaf() const noexcept { return c_.is_deaf == 1; }
    /** Muted by a moderator. */
    bool is_mute() const noexcept { return c_.is_mute == 1; }
    /** Deafened by the user. */
    bool is_self_deaf() const noexcept { return c_.is_self_deaf == 1; }
    /** Muted by the user. */
    bool is_self_mute() const noexcept { return c_.is_self_mute == 1; }
    /** Shares the screen. */
    bool is_streaming() const noexcept { return c_.is_streaming == 1; }
    /** Has the camera on. */
    bool is_on_video() const noexcept { return c_.is_on_video == 1; }
    /** May not speak here, as the audience of a stage. */
    bool is_suppressed() const noexcept { return c_.is_suppressed == 1; }
    /** The member is there, at `/member`. */
    bool has_member() const noexcept { return c_.has_member == 1; }
    /** As C knows it. */
    ::tickcord_voice_state &c() noexcept { return c_; }
    const ::tickcord_voice_state &c() const noexcept { return c_; }

  private:
    ::tickcord_voice_state c_{};
};
static_assert(sizeof(voice_state) == sizeof(::tickcord_voice_state) && std::is_standard_layout_v<voice_state>);

/** A user who was banned, or whose ban was lifted: GUILD_BAN_ADD and GUILD_BAN_REMOVE. */
class ban {
  public:
    ban() noexcept { static_cast<void>(::tickcord_ban_init(&c_, sizeof c_)); }
    /** The guild. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** Who. */
    tickcord::user user() const noexcept { return tickcord::user(c_.user); }
    /** As C knows it. */
    ::tickcord_ban &c() noexcept { return c_; }
    const ::tickcord_ban &c() const noexcept { return c_; }

  private:
    ::tickcord_ban c_{};
};
static_assert(sizeof(ban) == sizeof(::tickcord_ban) && std::is_standard_layout_v<ban>);

/** A message that was deleted: MESSAGE_DELETE. */
class message_delete {
  public:
    message_delete() noexcept { static_cast<void>(::tickcord_message_delete_init(&c_, sizeof c_)); }
    /** The message. */
    snowflake id() const noexcept { return c_.id; }
    /** Where it was. */
    snowflake channel_id() const noexcept { return c_.channel_id; }
    /** The guild; 0 in direct messages. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** As C knows it. */
    ::tickcord_message_delete &c() noexcept { return c_; }
    const ::tickcord_message_delete &c() const noexcept { return c_; }

  private:
    ::tickcord_message_delete c_{};
};
static_assert(sizeof(message_delete) == sizeof(::tickcord_message_delete) && std::is_standard_layout_v<message_delete>);

/**
 * A reaction that was added or removed, or several that were removed at once: MESSAGE_REACTION_ADD, MESSAGE_REACTION_REMOVE,
 * MESSAGE_REACTION_REMOVE_ALL and MESSAGE_REACTION_REMOVE_EMOJI.
 */
class reaction {
  public:
    reaction() noexcept { static_cast<void>(::tickcord_reaction_init(&c_, sizeof c_)); }
    /** Who reacted; 0 where the reactions of all were removed. */
    snowflake user_id() const noexcept { return c_.user_id; }
    /** Where. */
    snowflake channel_id() const noexcept { return c_.channel_id; }
    /** To which message. */
    snowflake message_id() const noexcept { return c_.message_id; }
    /** The guild; 0 in direct messages. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** Who wrote that message; 0 if not told, as for removed reactions. */
    snowflake message_author_id() const noexcept { return c_.message_author_id; }
    /** The custom emoji; 0 for one of Unicode. */
    snowflake emoji_id() const noexcept { return c_.emoji_id; }
    /**
     * The emoji itself, or a custom emoji's name; empty for a custom emoji that was deleted, and in
     * a MESSAGE_REACTION_REMOVE_ALL.
     */
    std::string_view emoji_name() const noexcept { return detail::view(c_.emoji_name); }
    /** The custom emoji moves. */
    bool is_animated() const noexcept { return c_.is_animated == 1; }
    /** A super reaction. */
    bool is_burst() const noexcept { return c_.is_burst == 1; }
    /** As C knows it. */
    ::tickcord_reaction &c() noexcept { return c_; }
    const ::tickcord_reaction &c() const noexcept { return c_; }

  private:
    ::tickcord_reaction c_{};
};
static_assert(sizeof(reaction) == sizeof(::tickcord_reaction) && std::is_standard_layout_v<reaction>);

/** Messages of one channel that were deleted at once: MESSAGE_DELETE_BULK. */
class message_delete_bulk {
  public:
    message_delete_bulk() noexcept { static_cast<void>(::tickcord_message_delete_bulk_init(&c_, sizeof c_)); }
    /** Where they were. */
    snowflake channel_id() const noexcept { return c_.channel_id; }
    /** The guild; 0 in direct messages. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** How many, at `/ids`. */
    std::uint32_t message_count() const noexcept { return c_.message_count; }
    /** As C knows it. */
    ::tickcord_message_delete_bulk &c() noexcept { return c_; }
    const ::tickcord_message_delete_bulk &c() const noexcept { return c_; }

  private:
    ::tickcord_message_delete_bulk c_{};
};
static_assert(sizeof(message_delete_bulk) == sizeof(::tickcord_message_delete_bulk) && std::is_standard_layout_v<message_delete_bulk>);

/**
 * What the library has to say to the operator: SESSION_ENDED, FATAL, POISONED, GATEWAY_WARNING, INTENTS_DEGRADED,
 * MESSAGE_CONTENT_MISSING and HTTP_PAUSED.
 */
class notice {
  public:
    notice() noexcept { static_cast<void>(::tickcord_notice_init(&c_, sizeof c_)); }
    /** Milliseconds until it goes on by itself; -1 if that is not told. */
    std::int64_t retry_in_ms() const noexcept { return c_.retry_in_ms; }
    /** Events that were sent and never came; of a GATEWAY_WARNING. */
    std::uint64_t missed() const noexcept { return c_.missed; }
    /** The name of `code`; empty for a MESSAGE_CONTENT_MISSING. */
    std::string_view code_name() const noexcept { return detail::view(c_.code_name); }
    /** What happened, and what to do. */
    std::string_view text() const noexcept { return detail::view(c_.text); }
    /** The `result_code` that is the reason; 0 for a MESSAGE_CONTENT_MISSING. */
    tickcord::result_code code() const noexcept { return static_cast<tickcord::result_code>(c_.code); }
    /** The code that Discord closed the connection with; 0 if it did not. */
    std::int32_t close_code() const noexcept { return c_.close_code; }
    /** As C knows it. */
    ::tickcord_notice &c() noexcept { return c_; }
    const ::tickcord_notice &c() const noexcept { return c_; }

  private:
    ::tickcord_notice c_{};
};
static_assert(sizeof(notice) == sizeof(::tickcord_notice) && std::is_standard_layout_v<notice>);

/**
 * How many events were dropped since the last such event, because the host did not poll: EVENTS_DROPPED. Prepare it
 * with `tickcord_events_dropped_init`.
 */
class events_dropped {
  public:
    events_dropped() noexcept { static_cast<void>(::tickcord_events_dropped_init(&c_, sizeof c_)); }
    /** All of them. */
    std::uint64_t total() const noexcept { return c_.total; }
    /** Typing, presences and voice effects, which go first. */
    std::uint64_t ephemeral() const noexcept { return c_.ephemeral; }
    /** Messages and the like. */
    std::uint64_t ordinary() const noexcept { return c_.ordinary; }
    /** Interactions. */
    std::uint64_t interaction() const noexcept { return c_.interaction; }
    /** States, sessions and warnings. */
    std::uint64_t lifecycle() const noexcept { return c_.lifecycle; }
    /** As C knows it. */
    ::tickcord_events_dropped &c() noexcept { return c_; }
    const ::tickcord_events_dropped &c() const noexcept { return c_; }

  private:
    ::tickcord_events_dropped c_{};
};
static_assert(sizeof(events_dropped) == sizeof(::tickcord_events_dropped) && std::is_standard_layout_v<events_dropped>);

/**
 * A role that was created, changed or deleted: GUILD_ROLE_CREATE, GUILD_ROLE_UPDATE and GUILD_ROLE_DELETE. Prepare
 * it with `tickcord_role_init`.
 */
class role {
  public:
    role() noexcept { static_cast<void>(::tickcord_role_init(&c_, sizeof c_)); }
    /** The guild. */
    snowflake guild_id() const noexcept { return c_.guild_id; }
    /** The role. */
    snowflake id() const noexcept { return c_.id; }
    /**
     * What its members may do, `permissions` bits; 0 for one that was deleted, and so are all that
     * follow.
     */
    tickcord::permissions permissions() const noexcept { return tickcord::permissions::from_bits(c_.permissions); }
    /** Its name. */
    std::string_view name() const noexcept { return detail::view(c_.name); }
    /** 0xRRGGBB; 0 for none. */
    std::uint32_t color() const noexcept { return c_.color; }
    /** Where it stands, from 0 for `@everyone`; the higher one counts. */
    std::int32_t position() const noexcept { return c_.position; }
    /** Its members are shown apart from others. */
    bool is_hoisted() const noexcept { return c_.is_hoisted == 1; }
    /** It belongs to a bot, a boost or an integration: nobody else can be given it. */
    bool is_managed() const noexcept { return c_.is_managed == 1; }
    /** Anybody may ping it. */
    bool is_mentionable() const noexcept { return c_.is_mentionable == 1; }
    /** As C knows it. */
    ::tickcord_role &c() noexcept { return c_; }
    const ::tickcord_role &c() const noexcept { return c_; }

  private:
    ::tickcord_role c_{};
};
static_assert(sizeof(role) == sizeof(::tickcord_role) && std::is_standard_layout_v<role>);

/** A WebSocket is open: WEBSOCKET_OPENED. The server's headers are read by JSON pointer: "/headers/x-name". */
class websocket_opened {
  public:
    websocket_opened() noexcept { static_cast<void>(::tickcord_websocket_opened_init(&c_, sizeof c_)); }
    /** The subprotocol that the server chose; "" if none. */
    std::string_view subprotocol() const noexcept { return detail::view(c_.subprotocol); }
    /** As C knows it. */
    ::tickcord_websocket_opened &c() noexcept { return c_; }
    const ::tickcord_websocket_opened &c() const noexcept { return c_; }

  private:
    ::tickcord_websocket_opened c_{};
};
static_assert(sizeof(websocket_opened) == sizeof(::tickcord_websocket_opened) && std::is_standard_layout_v<websocket_opened>);

/** A WebSocket is closed: WEBSOCKET_CLOSED. */
class websocket_closed {
  public:
    websocket_closed() noexcept { static_cast<void>(::tickcord_websocket_closed_init(&c_, sizeof c_)); }
    /** Messages that were accepted and not handed to the system. They are not sent again. */
    std::uint64_t unsent_messages() const noexcept { return c_.unsent_messages; }
    /** Their bytes. */
    std::uint64_t unsent_bytes() const noexcept { return c_.unsent_bytes; }
    /** Milliseconds until the next attempt; -1 if there is none. */
    std::int64_t retry_in_ms() const noexcept { return c_.retry_in_ms; }
    /** The reason in the server's Close frame, often "". */
    std::string_view reason() const noexcept { return detail::view(c_.reason); }
    /** The name of `code`. */
    std::string_view code_name() const noexcept { return detail::view(c_.code_name); }
    /** What ended the connection, in words; "" after a closing handshake. */
    std::string_view text() const noexcept { return detail::view(c_.text); }
    /** 0 after a closing handshake, or when the host gave up; else the `result_code` that ended the connection. */
    tickcord::result_code code() const noexcept { return static_cast<tickcord::result_code>(c_.code); }
    /**
     * The close code of RFC 6455: the server's, 1005 if it gave none, 1006 if the connection ended without a Close
     * frame; the code sent to a server that broke the protocol.
     */
    std::uint32_t close_code() const noexcept { return c_.close_code; }
    /** true if the server began to close, else false. */
    bool by_server() const noexcept { return c_.by_server == 1; }
    /** As C knows it. */
    ::tickcord_websocket_closed &c() noexcept { return c_; }
    const ::tickcord_websocket_closed &c() const noexcept { return c_; }

  private:
    ::tickcord_websocket_closed c_{};
};
static_assert(sizeof(websocket_closed) == sizeof(::tickcord_websocket_closed) && std::is_standard_layout_v<websocket_closed>);

/** An attempt to open a WebSocket failed: WEBSOCKET_ERROR. */
class websocket_error {
  public:
    websocket_error() noexcept { static_cast<void>(::tickcord_websocket_error_init(&c_, sizeof c_)); }
    /** Milliseconds until the next attempt; -1 if there is none. */
    std::int64_t retry_in_ms() const noexcept { return c_.retry_in_ms; }
    /** The name of `code`. */
    std::string_view code_name() const noexcept { return detail::view(c_.code_name); }
    /** Why, and what to do about it. */
    std::string_view text() const noexcept { return detail::view(c_.text); }
    /** A `result_code`. */
    tickcord::result_code code() const noexcept { return static_cast<tickcord::result_code>(c_.code); }
    /** The HTTP status of the server's answer; 0 if there was none. */
    std::int32_t status() const noexcept { return c_.status; }
    /** Attempts since the last connection that lasted for 30 s. */
    std::uint32_t attempts() const noexcept { return c_.attempts; }
    /** As C knows it. */
    ::tickcord_websocket_error &c() noexcept { return c_; }
    const ::tickcord_websocket_error &c() const noexcept { return c_; }

  private:
    ::tickcord_websocket_error c_{};
};
static_assert(sizeof(websocket_error) == sizeof(::tickcord_websocket_error) && std::is_standard_layout_v<websocket_error>);

/**
 * What a client has counted since it was created; the numbers only grow, but for those that say otherwise.
 *
 * `events_queued` is always the sum of polled, dropped and waiting; `events_dropped` that of the four below it. How many
 * events there were of one kind, `client::get_event_count` gives.
 */
class client_stats {
  public:
    client_stats() noexcept { static_cast<void>(::tickcord_client_stats_init(&c_, sizeof c_)); }
    /** Events that were made for the host, without EVENTS_DROPPED. */
    std::uint64_t events_queued() const noexcept { return c_.events_queued; }
    /** Those that the host took. */
    std::uint64_t events_polled() const noexcept { return c_.events_polled; }
    /** Those that a full queue dropped; EVENTS_DROPPED events tell of them. */
    std::uint64_t events_dropped() const noexcept { return c_.events_dropped; }
    /** Of those, typing, presences and voice effects. */
    std::uint64_t events_dropped_ephemeral() const noexcept { return c_.events_dropped_ephemeral; }
    /** Of those, what is in none of the other three. */
    std::uint64_t events_dropped_ordinary() const noexcept { return c_.events_dropped_ordinary; }
    /** Of those, interactions, beyond the 4096 or 32 MiB that wait. */
    std::uint64_t events_dropped_interaction() const noexcept { return c_.events_dropped_interaction; }
    /** Of those, states, sessions and warnings, beyond the 256 or 16 MiB that wait. */
    std::uint64_t events_dropped_lifecycle() const noexcept { return c_.events_dropped_lifecycle; }
    /** Those that wait now. Grows and shrinks. */
    std::uint64_t events_waiting() const noexcept { return c_.events_waiting; }
    /** The memory that those take, in bytes. Grows and shrinks. */
    std::uint64_t event_bytes_waiting() const noexcept { return c_.event_bytes_waiting; }
    /** Events of Discord's that the host did not subscribe to. They were never queued. */
    std::uint64_t events_filtered() const noexcept { return c_.events_filtered; }
    /** Events that Discord sent a second time, after a resume for instance. They were never queued. */
    std::uint64_t events_duplicate() const noexcept { return c_.events_duplicate; }
    /** Interactions that could no longer be answered, since 4096 came after them within 15 minutes. */
    std::uint64_t interactions_forgotten() const noexcept { return c_.interactions_forgotten; }
    /** Connections to the gateway that were opened. */
    std::uint64_t gateway_connections() const noexcept { return c_.gateway_connections; }
    /** Those among them that took the place of a lost one. Those that follow `client::connect` are not among them. */
    std::uint64_t gateway_reconnects() const noexcept { return c_.gateway_reconnects; }
    /** Sessions that began, each with a READY. */
    std::uint64_t sessions() const noexcept { return c_.sessions; }
    /** Times that a session went on after its connection was lost, each with a RESUMED. */
    std::uint64_t resumes() const noexcept { return c_.resumes; }
    /** The gateway's messages in bytes, as they came: compressed, unless the option `compression` says otherwise. */
    std::uint64_t gateway_bytes_received() const noexcept { return c_.gateway_bytes_received; }
    /** The same messages in bytes, as texts. */
    std::uint64_t gateway_bytes_inflated() const noexcept { return c_.gateway_bytes_inflated; }
    /** Bytes that came over all connections, gateway and HTTP: all that TCP carried, with what TLS and proxies add. */
    std::uint64_t wire_bytes_received() const noexcept { return c_.wire_bytes_received; }
    /** Bytes that left over all connections, likewise. */
    std::uint64_t wire_bytes_sent() const noexcept { return c_.wire_bytes_sent; }
    /** HTTP requests that were sent, each try and the library's own among them. */
    std::uint64_t http_requests() const noexcept { return c_.http_requests; }
    /** Answers 429 that they got. */
    std::uint64_t http_rate_limited() const noexcept { return c_.http_rate_limited; }
    /**
     * The last time between two polls, in microseconds. Polls less than a millisecond apart belong to one tick and are left
     * out; 0 if there was none. Grows and shrinks.
     */
    std::uint64_t poll_gap_us() const noexcept { return c_.poll_gap_us; }
    /**
     * The longest such time since the last `client::get_stats`, in microseconds: how long the host stalled. 0 if there
     * was none. Grows, and is 0 again after each call.
     */
    std::uint64_t longest_poll_gap_us() const noexcept { return c_.longest_poll_gap_us; }
    /**
     * How long the last heartbeat on this connection to the gateway took to be acknowledged, in microseconds; -1 if none was.
     * Grows and shrinks.
     */
    std::int64_t latency_us() const noexcept { return c_.latency_us; }
    /** Requests that have no result yet. Grows and shrinks. */
    std::uint32_t requests_waiting() const noexcept { return c_.requests_waiting; }
    /** Gateway commands that have no result yet. Grows and shrinks. */
    std::uint32_t commands_waiting() const noexcept { return c_.commands_waiting; }
    /** Where the connection stands: a `state`. */
    tickcord::state state() const noexcept { return static_cast<tickcord::state>(c_.state); }
    /** As C knows it. */
    ::tickcord_client_stats &c() noexcept { return c_; }
    const ::tickcord_client_stats &c() const noexcept { return c_; }

  private:
    ::tickcord_client_stats c_{};
};
static_assert(sizeof(client_stats) == sizeof(::tickcord_client_stats) && std::is_standard_layout_v<client_stats>);

namespace detail {

inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::channel &out) noexcept {
    return ::tickcord_event_as_channel(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::typing &out) noexcept {
    return ::tickcord_event_as_typing(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::ready &out) noexcept {
    return ::tickcord_event_as_ready(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::guild &out) noexcept {
    return ::tickcord_event_as_guild(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::interaction &out) noexcept {
    return ::tickcord_event_as_interaction(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::connection_state &out) noexcept {
    return ::tickcord_event_as_connection_state(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::request_result &out) noexcept {
    return ::tickcord_event_as_request_result(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::member &out) noexcept {
    return ::tickcord_event_as_member(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::member_remove &out) noexcept {
    return ::tickcord_event_as_member_remove(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::presence_update &out) noexcept {
    return ::tickcord_event_as_presence_update(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::voice_state &out) noexcept {
    return ::tickcord_event_as_voice_state(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::ban &out) noexcept {
    return ::tickcord_event_as_ban(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::message &out) noexcept {
    return ::tickcord_event_as_message(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::message_delete &out) noexcept {
    return ::tickcord_event_as_message_delete(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::reaction &out) noexcept {
    return ::tickcord_event_as_reaction(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::message_delete_bulk &out) noexcept {
    return ::tickcord_event_as_message_delete_bulk(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::notice &out) noexcept {
    return ::tickcord_event_as_notice(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::events_dropped &out) noexcept {
    return ::tickcord_event_as_events_dropped(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::role &out) noexcept {
    return ::tickcord_event_as_role(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::websocket_opened &out) noexcept {
    return ::tickcord_event_as_websocket_opened(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::websocket_closed &out) noexcept {
    return ::tickcord_event_as_websocket_closed(event, &out.c());
}
inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::websocket_error &out) noexcept {
    return ::tickcord_event_as_websocket_error(event, &out.c());
}

/** Whether there is a view that reads an event into this. */
template <class T, class = void>
struct has_view : std::false_type {};
template <class T>
struct has_view<T, std::void_t<decltype(read_view(nullptr, std::declval<T &>()))>> : std::true_type {};

}  // namespace detail

/** Handlers of several types of events, for visit: `overloaded{[](const events::ready &) {}, [](const message &) {}}`. */
template <class... Handlers>
struct overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
overloaded(Handlers...) -> overloaded<Handlers...>;

/** An event that somebody else owns and that must live as long as this is used. An empty one reads as zero and "". */
class event_ref {
  public:
    constexpr event_ref() noexcept = default;
    constexpr explicit event_ref(const ::tickcord_event *c) noexcept : c_(c) {}

    constexpr const ::tickcord_event *get() const noexcept { return c_; }
    /** Whether there is an event. */
    constexpr explicit operator bool() const noexcept { return c_ != nullptr; }

    /** What happened; event_kind::unknown for an event of Discord's that this version of the library does not know. */
    event_kind type() const noexcept { return static_cast<event_kind>(::tickcord_event_type(c_)); }
    /** The name, such as "MESSAGE_CREATE". */
    std::string_view name() const noexcept { return detail::view(::tickcord_event_name(c_)); }
    /** The data as JSON. */
    std::string_view json() const noexcept { return detail::view(::tickcord_event_json(c_)); }
    /** What a WebSocket of the host's own received: tickcord_event_bytes. */
    std::string_view bytes() const noexcept { return detail::view(::tickcord_event_bytes(c_)); }

    /**
     * The event as one of the types in tickcord::events, or as what several of them have in common, such as tickcord::message;
     * result_code::wrong_type if it is another.
     */
    template <class T>
    result<T> as() const;

    /**
     * Calls the handler that takes this event: as its own type in tickcord::events; as what that derives from, such as
     * tickcord::message, which stands for new and edited ones; or as event_ref, which stands for whatever is left. Gives false if there is none.
     */
    template <class Visitor>
    bool visit(Visitor &&visitor) const;

    /**
     * Reads the string that a JSON pointer (RFC 6901) leads to in the event's data, such as "/author/username".
     *
     * The empty pointer is the whole document, and a number selects an element of an array: "/roles/0". The string is
     * unescaped, can hold U+0000, and has U+FFFD for what JSON can write and UTF-8 cannot. Of two members of one name the last
     * counts.
     *
     * The first read of an event walks all of it, which takes some milliseconds for each megabyte; later ones look up.
     *
     * In C: tickcord_event_get_str.
     */
    result<std::string_view> get_str(std::string_view pointer) const noexcept {
        ::tickcord_str out{};
        const ::tickcord_result found = ::tickcord_event_get_str(c_, pointer.data(), pointer.size(), &out);
        return {detail::code(found), detail::view(out)};
    }

    /**
     * Reads the integer that a JSON pointer leads to, if it is not negative; a string of decimal digits counts as one, since
     * that is how ids and permissions come. 1.0 and 1e3 are integers; a number with a fraction is not.
     *
     * In C: tickcord_event_get_u64.
     */
    result<std::uint64_t> get_u64(std::string_view pointer) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_event_get_u64(c_, pointer.data(), pointer.size(), &out);
        return {detail::code(found), out};
    }

    /** Reads the integer that a JSON pointer leads to; a string of decimal digits counts as one. In C: tickcord_event_get_i64. */
    result<std::int64_t> get_i64(std::string_view pointer) const noexcept {
        std::int64_t out{};
        const ::tickcord_result found = ::tickcord_event_get_i64(c_, pointer.data(), pointer.size(), &out);
        return {detail::code(found), out};
    }

    /** Reads the number that a JSON pointer leads to; a string is none. In C: tickcord_event_get_f64. */
    result<double> get_f64(std::string_view pointer) const noexcept {
        double out{};
        const ::tickcord_result found = ::tickcord_event_get_f64(c_, pointer.data(), pointer.size(), &out);
        return {detail::code(found), out};
    }

    /** Reads the boolean that a JSON pointer leads to: 1 or 0. In C: tickcord_event_get_bool. */
    result<bool> get_bool(std::string_view pointer) const noexcept {
        std::int32_t out{};
        const ::tickcord_result found = ::tickcord_event_get_bool(c_, pointer.data(), pointer.size(), &out);
        return {detail::code(found), out == 1};
    }

    /** Gives the part of the event's data that a JSON pointer leads to, as JSON. null is a value here like any other. In C: tickcord_event_get_json. */
    result<std::string_view> get_json(std::string_view pointer) const noexcept {
        ::tickcord_str out{};
        const ::tickcord_result found = ::tickcord_event_get_json(c_, pointer.data(), pointer.size(), &out);
        return {detail::code(found), detail::view(out)};
    }

    /** Gives the type of the value that a JSON pointer leads to: a `json_kind`. In C: tickcord_event_get_kind. */
    result<tickcord::json_kind> get_kind(std::string_view pointer) const noexcept {
        std::int32_t out{};
        const ::tickcord_result found = ::tickcord_event_get_kind(c_, pointer.data(), pointer.size(), &out);
        return {detail::code(found), static_cast<tickcord::json_kind>(out)};
    }

    /** Gives how many elements the array, or members the object, has that a JSON pointer leads to. In C: tickcord_event_get_count. */
    result<std::size_t> get_count(std::string_view pointer) const noexcept {
        std::size_t out{};
        const ::tickcord_result found = ::tickcord_event_get_count(c_, pointer.data(), pointer.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Gives the name of a member of the object that a JSON pointer leads to: the one at the place `index`, from 0, in the order of the
     * text. It is unescaped; as part of a pointer, `~` in it is written as `~0` and `/` as `~1`.
     *
     * Going through an object or array from its first place to its last costs a step for each.
     *
     * In C: tickcord_event_get_key.
     */
    result<std::string_view> get_key(std::string_view pointer, std::size_t index) const noexcept {
        ::tickcord_str out{};
        const ::tickcord_result found = ::tickcord_event_get_key(c_, pointer.data(), pointer.size(), index, &out);
        return {detail::code(found), detail::view(out)};
    }

    /** Reads the file at the place `index`, from 0 to less than `attachment_count` of `message`. In C: tickcord_event_attachment_at. */
    result<tickcord::attachment> attachment_at(std::size_t index) const noexcept {
        tickcord::attachment out;
        const ::tickcord_result found = ::tickcord_event_attachment_at(c_, index, &out.c());
        return {detail::code(found), out};
    }

    /** Reads the finding at the place `index`, from 0 to less than the count at `/body/findings`. In C: tickcord_event_finding_at. */
    result<tickcord::finding> finding_at(std::size_t index) const noexcept {
        tickcord::finding out;
        const ::tickcord_result found = ::tickcord_event_finding_at(c_, index, &out.c());
        return {detail::code(found), out};
    }

    /**
     * Tells whether the member that an event shows has a role: who used a command, a button or a form, wrote a message, reacted, types,
     * speaks, joined or changed.
     *
     * False outside of guilds, for webhooks, and for a guild's `@everyone`, which Discord does not list. The events are
     * INTERACTION_CREATE, MESSAGE_CREATE, MESSAGE_UPDATE, MESSAGE_REACTION_ADD, TYPING_START, VOICE_STATE_UPDATE, GUILD_MEMBER_ADD and
     * GUILD_MEMBER_UPDATE. What the user of an interaction may do is in `user_permissions` of `interaction`.
     *
     * In C: tickcord_event_has_role.
     */
    result<bool> has_role(snowflake role_id) const noexcept {
        std::int32_t out{};
        const ::tickcord_result found = ::tickcord_event_has_role(c_, role_id, &out);
        return {detail::code(found), out == 1};
    }

    /**
     * Gives a message as plain text for a game's chat: of a MESSAGE_CREATE or MESSAGE_UPDATE event.
     *
     * Users are "@" and their name in the guild, channels "#" and their name, or "#channel" and "@role" where Discord did not tell the name;
     * custom emoji ":name:", masked links "text (url)", timestamps are in UTC, relative ones counted from when the message was sent. A
     * reply begins with "(to Ada) ", what was forwarded with "(forwarded) ". Texts among components follow the message's own, each on
     * a line. Behind them stand, in brackets, attachments by their file names, stickers, polls, and titles of embeds. What is no chat,
     * such as a boost or a pin, is said in words. Control characters and others that cannot be seen are left out, as by
     * `text_escape`; nothing is done about codes for colors or the like that the game knows.
     *
     * `flags` are `plain_text_flags` bits. A text of more than `max_length` Unicode code points ends early, with
     * "…"; 0 stands for no limit. Without the MESSAGE_CONTENT intent the text of most messages is empty. Unlike other
     * readers this one takes memory while it runs.
     *
     * In C: tickcord_event_get_plain_text.
     */
    result<std::string> get_plain_text(tickcord::plain_text_flags flags = {}, std::uint32_t max_length = {}) const {
        return detail::text([&](char *buf, std::size_t cap, std::size_t *out_len) {
            return ::tickcord_event_get_plain_text(c_, flags.bits(), max_length, buf, cap, out_len);
        });
    }

  private:
    template <class Event>
    ::tickcord_result read(Event &out) const;
    template <class Event, class Visitor>
    bool deliver(Visitor &visitor) const;

    const ::tickcord_event *c_ = nullptr;
};

/** An event, which ends with this. It can be read from any thread, also after its client was destroyed. */
class event : public event_ref {
  public:
    constexpr event() noexcept = default;
    /** Owns it from now on. */
    explicit event(::tickcord_event *owned) noexcept : event_ref(owned), owned_(owned) {}
    event(event &&other) noexcept : event(other.release()) {}
    event &operator=(event &&other) noexcept {
        if (this != &other) {
            ::tickcord_event_free(owned_);
            owned_ = other.release();
            event_ref::operator=(event_ref(owned_));
        }
        return *this;
    }
    event(const event &) = delete;
    event &operator=(const event &) = delete;
    ~event() { ::tickcord_event_free(owned_); }

    /** Gives it away: whoever has it must give it to tickcord_event_free. */
    ::tickcord_event *release() noexcept {
        event_ref::operator=(event_ref());
        return std::exchange(owned_, nullptr);
    }

  private:
    ::tickcord_event *owned_ = nullptr;
};

namespace detail {

/** What every type in tickcord::events has. */
template <event_kind Kind>
class typed_event {
  public:
    static constexpr event_kind kind = Kind;

    /** The event itself, to read by JSON pointer what has no function. */
    const event_ref &source() const noexcept { return source_; }

  private:
    friend event_ref;
    event_ref source_;
};

}  // namespace detail

/** A type for each kind of event. Those of the events that hosts use most have functions for their fields; of all
 * others source() reads the JSON. */
namespace events {

/** A dispatch that this version of the library does not know; it arrives by name. */
struct unknown : detail::typed_event<event_kind::unknown> {};
/**
 * The client's connection state changed. Data: `state` (a `state`), `state_name`, `code` (0, or the
 * `result_code` that is the reason), `code_name`, `text` (the reason in words, or ""), `close_code` (Discord's,
 * or null), `retry_in_ms` (until the next attempt, or null), `attempts` (since the last connection that lasted),
 * `duplicates` (events that Discord sent a second time and that were left out, since the client was created).
 */
struct connection_state : tickcord::connection_state, detail::typed_event<event_kind::connection_state> {};
/**
 * A request of the host came to its end; every accepted request has exactly one. Data: `request` (its number), `code`
 * (0 or a `result_code`), `code_name`, `text` (what went wrong and what to do, or ""), `status` (of HTTP, or
 * null), `discord_code` (Discord's error code, or null), `retry_after_ms` (how long Discord wants the next try to wait, or
 * null), `utf8_repairs` (places that were not UTF-8), `body` (Discord's answer as JSON, a string if it is something else,
 * or null if there is none; what it holds for a gateway command is said where that is sent), `changed` (only where a state is
 * set, such as a channel's topic: whether it was not so already). Of an answer that is not UTF-8,
 * `body` has U+FFFD for what cannot be read, and `event::bytes` gives it as it came.
 */
struct request_result : tickcord::request_result, detail::typed_event<event_kind::request_result> {};
/** The session is over and a new one begins: events in between may have been missed. Data: `code`, `code_name`, `text`. */
struct session_ended : tickcord::notice, detail::typed_event<event_kind::session_ended> {};
/**
 * Discord refused the bot for good. Data: `code`, `code_name`, `text` (what the operator must change), `close_code`
 * (Discord's, or null).
 */
struct fatal : tickcord::notice, detail::typed_event<event_kind::fatal> {};
/**
 * The queue was full, and events were dropped. Data: how many since the last such event, as `total` and by class, the
 * first to go first: `ephemeral` (typing, presences, voice effects), `ordinary`, `interaction` (only beyond 4096 that
 * wait, or 32 MiB), `lifecycle` (states, sessions, warnings: beyond 256 that wait, or 16 MiB, and never the last of a
 * kind). Results of requests are never dropped.
 */
struct events_dropped : tickcord::events_dropped, detail::typed_event<event_kind::events_dropped> {};
/**
 * A bug, or a system without resources, stopped the client's thread; this is the client's last event. Data: `code`,
 * `code_name`, `text`.
 */
struct poisoned : tickcord::notice, detail::typed_event<event_kind::poisoned> {};
/**
 * Discord, or whoever answers in its place, did something odd, and the client went on. Data: `code`, `code_name`, `text`,
 * `missed` (how many events were sent and never came), `requests` (the numbers of gateway commands that were handed to a
 * connection before it was lost, and may not have reached Discord; they are not sent again).
 */
struct gateway_warning : tickcord::notice, detail::typed_event<event_kind::gateway_warning> {};
/**
 * Discord refused privileged intents that the bot was not granted, and the login goes on without them, as
 * `degrade_intents` asks. Data: `code`, `code_name`, `text` (what is missing, and where to enable it), `before` and
 * `after` (the intents as numbers), `dropped` (the names of those left out).
 */
struct intents_degraded : tickcord::notice, detail::typed_event<event_kind::intents_degraded> {};
/**
 * Members' messages arrive without their text, because the intents lack `MESSAGE_CONTENT`; a client says so once.
 * Data: `text` (what to enable, and where), and of the first such message `guild_id`, `channel_id`, `message_id`.
 */
struct message_content_missing : tickcord::notice, detail::typed_event<event_kind::message_content_missing> {};
/**
 * No requests go to Discord's HTTP API for a while, or none of the bot's until the next login, because it, or Cloudflare in
 * front of it, would block this machine otherwise. Data: `code`, `code_name`, `text` (why, and what the operator can do),
 * `retry_in_ms` (until requests go out again, or null: at the next login).
 */
struct http_paused : tickcord::notice, detail::typed_event<event_kind::http_paused> {};
/**
 * A WebSocket is open; messages can be sent. Data: `subprotocol` (the one that the server chose, or null), `headers` (an
 * object of the server's answer; names in lower case, values of one name joined by ", ").
 */
struct websocket_opened : tickcord::websocket_opened, detail::typed_event<event_kind::websocket_opened> {};
/**
 * A text message came; `event::bytes` gives it. Data: the message itself where it is JSON, so that it can be read
 * by JSON pointer, else null.
 */
struct websocket_text : detail::typed_event<event_kind::websocket_text> {};
/** A binary message came; `event::bytes` gives it. Data: null. */
struct websocket_binary : detail::typed_event<event_kind::websocket_binary> {};
/**
 * The server has answered a ping of the host's, or sent a pong without one; `event::bytes` gives its payload.
 * Data: null.
 */
struct websocket_pong : detail::typed_event<event_kind::websocket_pong> {};
/**
 * A WebSocket that was open is closed, or the host closed it before it was; every `WEBSOCKET_OPENED` is followed by exactly one.
 * Data: `code` (0 after a closing handshake, else the `result_code` that ended it), `code_name`, `text`, `close_code`
 * (of RFC 6455: the server's, 1005 if it gave none, 1006 if the connection ended without), `reason` (the server's, or ""),
 * `by_server` (whether the server began to close), `unsent_messages` and `unsent_bytes` (accepted and not handed to the
 * system; they are not sent again), `retry_in_ms` (until the next attempt, or null: there is none).
 */
struct websocket_closed : tickcord::websocket_closed, detail::typed_event<event_kind::websocket_closed> {};
/**
 * An attempt to open a WebSocket failed. Data: `code`, `code_name`, `text` (why, and what to do), `status` (of the server's
 * answer, or null), `attempts` (since the last connection that lasted), `retry_in_ms` (until the next one, or null: there is
 * none).
 */
struct websocket_error : tickcord::websocket_error, detail::typed_event<event_kind::websocket_error> {};
/** A session began; the guilds follow one by one. */
struct ready : tickcord::ready, detail::typed_event<event_kind::ready> {};
/** A session continues; everything missed was sent again. */
struct resumed : detail::typed_event<event_kind::resumed> {};
/** Discord refused a gateway command because it came too soon. */
struct rate_limited : detail::typed_event<event_kind::rate_limited> {};
/** The bot's own user changed. */
struct user_update : detail::typed_event<event_kind::user_update> {};
/** Someone used a command, button, menu or form of the bot; to be answered within 3 seconds. */
struct interaction_create : tickcord::interaction, detail::typed_event<event_kind::interaction_create> {
    /** Reads the option of this name that was given to the command, or to its sub-command. In C: tickcord_interaction_get_option. */
    result<tickcord::interaction_value> get_option(std::string_view name) const noexcept {
        tickcord::interaction_value out;
        const ::tickcord_result found = ::tickcord_interaction_get_option(source().get(), name.data(), name.size(), &out.c());
        return {detail::code(found), out};
    }

    /** Reads the option at the place `index`, from 0 to less than `option_count` of `interaction`. In C: tickcord_interaction_option_at. */
    result<tickcord::interaction_value> option_at(std::size_t index) const noexcept {
        tickcord::interaction_value out;
        const ::tickcord_result found = ::tickcord_interaction_option_at(source().get(), index, &out.c());
        return {detail::code(found), out};
    }

    /** Reads what was chosen at the place `index` in the menu, from 0 to less than `value_count` of `interaction`. In C: tickcord_interaction_value_at. */
    result<tickcord::interaction_value> value_at(std::size_t index) const noexcept {
        tickcord::interaction_value out;
        const ::tickcord_result found = ::tickcord_interaction_value_at(source().get(), index, &out.c());
        return {detail::code(found), out};
    }

    /** Reads the user that a command of the context menu was used on. In C: tickcord_interaction_target_user. */
    result<tickcord::interaction_value> target_user() const noexcept {
        tickcord::interaction_value out;
        const ::tickcord_result found = ::tickcord_interaction_target_user(source().get(), &out.c());
        return {detail::code(found), out};
    }

    /** Reads the message that a command of the context menu was used on. Prepare the struct with `tickcord_message_init`. In C: tickcord_interaction_target_message. */
    result<tickcord::message> target_message() const noexcept {
        tickcord::message out;
        const ::tickcord_result found = ::tickcord_interaction_target_message(source().get(), &out.c());
        return {detail::code(found), out};
    }

    /** Reads the form's field at the place `index`, from 0 to less than `field_count` of `interaction`. In C: tickcord_interaction_field_at. */
    result<tickcord::modal_field> field_at(std::size_t index) const noexcept {
        tickcord::modal_field out;
        const ::tickcord_result found = ::tickcord_interaction_field_at(source().get(), index, &out.c());
        return {detail::code(found), out};
    }

    /** Reads the form's field of this custom id. In C: tickcord_interaction_get_field. */
    result<tickcord::modal_field> get_field(std::string_view custom_id) const noexcept {
        tickcord::modal_field out;
        const ::tickcord_result found = ::tickcord_interaction_get_field(source().get(), custom_id.data(), custom_id.size(), &out.c());
        return {detail::code(found), out};
    }

    /**
     * Reads what was chosen or uploaded at the place `index` of the form's field of this custom id, from 0 to less than
     * `value_count` of `modal_field`.
     *
     * In C: tickcord_interaction_field_value_at.
     */
    result<tickcord::interaction_value> field_value_at(std::string_view custom_id, std::size_t index) const noexcept {
        tickcord::interaction_value out;
        const ::tickcord_result found = ::tickcord_interaction_field_value_at(source().get(), custom_id.data(), custom_id.size(), index, &out.c());
        return {detail::code(found), out};
    }
};
/** The permissions of a command changed. */
struct application_command_permissions_update : detail::typed_event<event_kind::application_command_permissions_update> {};
/** An entitlement began. */
struct entitlement_create : detail::typed_event<event_kind::entitlement_create> {};
/** An entitlement changed. */
struct entitlement_update : detail::typed_event<event_kind::entitlement_update> {};
/** An entitlement was deleted; expiry does not send this. */
struct entitlement_delete : detail::typed_event<event_kind::entitlement_delete> {};
/** A subscription was created. */
struct subscription_create : detail::typed_event<event_kind::subscription_create> {};
/** A subscription changed. */
struct subscription_update : detail::typed_event<event_kind::subscription_update> {};
/** A subscription was deleted. */
struct subscription_delete : detail::typed_event<event_kind::subscription_delete> {};
/** A guild became available, or the bot joined one. */
struct guild_create : tickcord::guild, detail::typed_event<event_kind::guild_create> {};
/** A guild changed. */
struct guild_update : tickcord::guild, detail::typed_event<event_kind::guild_update> {};
/** A guild became unavailable, or the bot left it. */
struct guild_delete : tickcord::guild, detail::typed_event<event_kind::guild_delete> {};
/** A role was created. */
struct guild_role_create : tickcord::role, detail::typed_event<event_kind::guild_role_create> {};
/** A role changed. */
struct guild_role_update : tickcord::role, detail::typed_event<event_kind::guild_role_update> {};
/** A role was deleted. */
struct guild_role_delete : tickcord::role, detail::typed_event<event_kind::guild_role_delete> {};
/** A member joined; may repeat for existing members. */
struct guild_member_add : tickcord::member, detail::typed_event<event_kind::guild_member_add> {};
/** A member or its user changed. */
struct guild_member_update : tickcord::member, detail::typed_event<event_kind::guild_member_update> {};
/** A member left or was removed. */
struct guild_member_remove : tickcord::member_remove, detail::typed_event<event_kind::guild_member_remove> {};
/** A part of the answer to a request for guild members. */
struct guild_members_chunk : detail::typed_event<event_kind::guild_members_chunk> {};
/** A user was banned. */
struct guild_ban_add : tickcord::ban, detail::typed_event<event_kind::guild_ban_add> {};
/** A ban was lifted. */
struct guild_ban_remove : tickcord::ban, detail::typed_event<event_kind::guild_ban_remove> {};
/** An entry was added to the audit log. */
struct guild_audit_log_entry_create : detail::typed_event<event_kind::guild_audit_log_entry_create> {};
/** The emojis changed; carries the full list. */
struct guild_emojis_update : detail::typed_event<event_kind::guild_emojis_update> {};
/** The stickers changed; carries the full list. */
struct guild_stickers_update : detail::typed_event<event_kind::guild_stickers_update> {};
/** A soundboard sound was created. */
struct guild_soundboard_sound_create : detail::typed_event<event_kind::guild_soundboard_sound_create> {};
/** A soundboard sound changed. */
struct guild_soundboard_sound_update : detail::typed_event<event_kind::guild_soundboard_sound_update> {};
/** A soundboard sound was deleted. */
struct guild_soundboard_sound_delete : detail::typed_event<event_kind::guild_soundboard_sound_delete> {};
/** Several soundboard sounds changed. */
struct guild_soundboard_sounds_update : detail::typed_event<event_kind::guild_soundboard_sounds_update> {};
/** The answer to a request for soundboard sounds. */
struct soundboard_sounds : detail::typed_event<event_kind::soundboard_sounds> {};
/** The integrations of a guild changed. */
struct guild_integrations_update : detail::typed_event<event_kind::guild_integrations_update> {};
/** An integration was created. */
struct integration_create : detail::typed_event<event_kind::integration_create> {};
/** An integration changed. */
struct integration_update : detail::typed_event<event_kind::integration_update> {};
/** An integration was deleted. */
struct integration_delete : detail::typed_event<event_kind::integration_delete> {};
/** A scheduled event was created. */
struct guild_scheduled_event_create : detail::typed_event<event_kind::guild_scheduled_event_create> {};
/** A scheduled event changed. */
struct guild_scheduled_event_update : detail::typed_event<event_kind::guild_scheduled_event_update> {};
/** A scheduled event was deleted. */
struct guild_scheduled_event_delete : detail::typed_event<event_kind::guild_scheduled_event_delete> {};
/** A user signed up for a scheduled event. */
struct guild_scheduled_event_user_add : detail::typed_event<event_kind::guild_scheduled_event_user_add> {};
/** A user left a scheduled event. */
struct guild_scheduled_event_user_remove : detail::typed_event<event_kind::guild_scheduled_event_user_remove> {};
/** An auto moderation rule was created. */
struct auto_moderation_rule_create : detail::typed_event<event_kind::auto_moderation_rule_create> {};
/** An auto moderation rule changed. */
struct auto_moderation_rule_update : detail::typed_event<event_kind::auto_moderation_rule_update> {};
/** An auto moderation rule was deleted. */
struct auto_moderation_rule_delete : detail::typed_event<event_kind::auto_moderation_rule_delete> {};
/** An auto moderation rule acted on something a member did. */
struct auto_moderation_action_execution : detail::typed_event<event_kind::auto_moderation_action_execution> {};
/** An invite was created. */
struct invite_create : detail::typed_event<event_kind::invite_create> {};
/** An invite was deleted. */
struct invite_delete : detail::typed_event<event_kind::invite_delete> {};
/** The webhooks of a channel changed. */
struct webhooks_update : detail::typed_event<event_kind::webhooks_update> {};
/** A channel was created. */
struct channel_create : tickcord::channel, detail::typed_event<event_kind::channel_create> {};
/** A channel changed. */
struct channel_update : tickcord::channel, detail::typed_event<event_kind::channel_update> {};
/** A channel was deleted. */
struct channel_delete : tickcord::channel, detail::typed_event<event_kind::channel_delete> {};
/** A message was pinned or unpinned. */
struct channel_pins_update : detail::typed_event<event_kind::channel_pins_update> {};
/** The answer to a request for channel details. */
struct channel_info : detail::typed_event<event_kind::channel_info> {};
/** The status text of a voice channel changed. */
struct voice_channel_status_update : detail::typed_event<event_kind::voice_channel_status_update> {};
/** The start time of a voice channel's session changed. */
struct voice_channel_start_time_update : detail::typed_event<event_kind::voice_channel_start_time_update> {};
/** A thread was created, or the bot was added to a private one. */
struct thread_create : tickcord::channel, detail::typed_event<event_kind::thread_create> {};
/** A thread changed; also the sign that it was unarchived. */
struct thread_update : tickcord::channel, detail::typed_event<event_kind::thread_update> {};
/** A thread was deleted. */
struct thread_delete : tickcord::channel, detail::typed_event<event_kind::thread_delete> {};
/** The bot gained access to channels; carries their active threads. */
struct thread_list_sync : detail::typed_event<event_kind::thread_list_sync> {};
/** The bot's own thread membership changed. */
struct thread_member_update : detail::typed_event<event_kind::thread_member_update> {};
/** Members joined or left a thread. */
struct thread_members_update : detail::typed_event<event_kind::thread_members_update> {};
/** A stage went live. */
struct stage_instance_create : detail::typed_event<event_kind::stage_instance_create> {};
/** A live stage changed. */
struct stage_instance_update : detail::typed_event<event_kind::stage_instance_update> {};
/** A stage ended. */
struct stage_instance_delete : detail::typed_event<event_kind::stage_instance_delete> {};
/** A message was sent. */
struct message_create : tickcord::message, detail::typed_event<event_kind::message_create> {};
/** A message was edited. */
struct message_update : tickcord::message, detail::typed_event<event_kind::message_update> {};
/** A message was deleted. */
struct message_delete : tickcord::message_delete, detail::typed_event<event_kind::message_delete> {};
/** Several messages were deleted at once. */
struct message_delete_bulk : tickcord::message_delete_bulk, detail::typed_event<event_kind::message_delete_bulk> {};
/** A reaction was added. */
struct message_reaction_add : tickcord::reaction, detail::typed_event<event_kind::message_reaction_add> {};
/** A reaction was removed. */
struct message_reaction_remove : tickcord::reaction, detail::typed_event<event_kind::message_reaction_remove> {};
/** All reactions of a message were removed. */
struct message_reaction_remove_all : tickcord::reaction, detail::typed_event<event_kind::message_reaction_remove_all> {};
/** All reactions with one emoji were removed. */
struct message_reaction_remove_emoji : tickcord::reaction, detail::typed_event<event_kind::message_reaction_remove_emoji> {};
/** Someone voted in a poll. */
struct message_poll_vote_add : detail::typed_event<event_kind::message_poll_vote_add> {};
/** Someone took back a vote in a poll. */
struct message_poll_vote_remove : detail::typed_event<event_kind::message_poll_vote_remove> {};
/** Someone began to type. */
struct typing_start : tickcord::typing, detail::typed_event<event_kind::typing_start> {};
/** A user's status or activities changed. */
struct presence_update : tickcord::presence_update, detail::typed_event<event_kind::presence_update> {};
/** Someone joined, left or moved between voice channels, or was muted or deafened. */
struct voice_state_update : tickcord::voice_state, detail::typed_event<event_kind::voice_state_update> {};
/** The voice server of a guild changed. */
struct voice_server_update : detail::typed_event<event_kind::voice_server_update> {};
/** Someone sent an effect to the voice channel the bot is in. */
struct voice_channel_effect_send : detail::typed_event<event_kind::voice_channel_effect_send> {};

}  // namespace events

namespace detail {

template <class... T>
struct types {};
using every_event = types<
    events::unknown,
    events::connection_state,
    events::request_result,
    events::session_ended,
    events::fatal,
    events::events_dropped,
    events::poisoned,
    events::gateway_warning,
    events::intents_degraded,
    events::message_content_missing,
    events::http_paused,
    events::websocket_opened,
    events::websocket_text,
    events::websocket_binary,
    events::websocket_pong,
    events::websocket_closed,
    events::websocket_error,
    events::ready,
    events::resumed,
    events::rate_limited,
    events::user_update,
    events::interaction_create,
    events::application_command_permissions_update,
    events::entitlement_create,
    events::entitlement_update,
    events::entitlement_delete,
    events::subscription_create,
    events::subscription_update,
    events::subscription_delete,
    events::guild_create,
    events::guild_update,
    events::guild_delete,
    events::guild_role_create,
    events::guild_role_update,
    events::guild_role_delete,
    events::guild_member_add,
    events::guild_member_update,
    events::guild_member_remove,
    events::guild_members_chunk,
    events::guild_ban_add,
    events::guild_ban_remove,
    events::guild_audit_log_entry_create,
    events::guild_emojis_update,
    events::guild_stickers_update,
    events::guild_soundboard_sound_create,
    events::guild_soundboard_sound_update,
    events::guild_soundboard_sound_delete,
    events::guild_soundboard_sounds_update,
    events::soundboard_sounds,
    events::guild_integrations_update,
    events::integration_create,
    events::integration_update,
    events::integration_delete,
    events::guild_scheduled_event_create,
    events::guild_scheduled_event_update,
    events::guild_scheduled_event_delete,
    events::guild_scheduled_event_user_add,
    events::guild_scheduled_event_user_remove,
    events::auto_moderation_rule_create,
    events::auto_moderation_rule_update,
    events::auto_moderation_rule_delete,
    events::auto_moderation_action_execution,
    events::invite_create,
    events::invite_delete,
    events::webhooks_update,
    events::channel_create,
    events::channel_update,
    events::channel_delete,
    events::channel_pins_update,
    events::channel_info,
    events::voice_channel_status_update,
    events::voice_channel_start_time_update,
    events::thread_create,
    events::thread_update,
    events::thread_delete,
    events::thread_list_sync,
    events::thread_member_update,
    events::thread_members_update,
    events::stage_instance_create,
    events::stage_instance_update,
    events::stage_instance_delete,
    events::message_create,
    events::message_update,
    events::message_delete,
    events::message_delete_bulk,
    events::message_reaction_add,
    events::message_reaction_remove,
    events::message_reaction_remove_all,
    events::message_reaction_remove_emoji,
    events::message_poll_vote_add,
    events::message_poll_vote_remove,
    events::typing_start,
    events::presence_update,
    events::voice_state_update,
    events::voice_server_update,
    events::voice_channel_effect_send>;

}  // namespace detail

namespace detail {

template <class T, class = void>
struct is_typed_event : std::false_type {};
template <class T>
struct is_typed_event<T, std::void_t<decltype(T::kind)>> : std::true_type {};

/** Whether there is an event that a handler could be called with. */
template <class Handler, class... Events>
constexpr bool takes_an_event(types<Events...>) noexcept {
    return std::is_invocable_v<Handler &, const event_ref &> || (std::is_invocable_v<Handler &, const Events &> || ...);
}
template <class Visitor>
struct is_visitor : std::bool_constant<takes_an_event<Visitor>(every_event{})> {};
template <class... Handlers>
struct is_visitor<overloaded<Handlers...>> : std::bool_constant<(takes_an_event<Handlers>(every_event{}) && ...)> {};

}  // namespace detail

template <class Event>
::tickcord_result event_ref::read(Event &out) const {
    ::tickcord_result found = TICKCORD_OK;
    if constexpr (detail::has_view<Event>::value) {
        found = detail::read_view(c_, out);
    }
    if constexpr (detail::is_typed_event<Event>::value) {
        out.source_ = *this;
    }
    return found;
}

template <class T>
result<T> event_ref::as() const {
    T out;
    if constexpr (detail::is_typed_event<T>::value) {
        if (type() != T::kind) {
            return {result_code::wrong_type, std::move(out)};
        }
    }
    const ::tickcord_result found = read(out);
    return {detail::code(found), std::move(out)};
}

template <class Event, class Visitor>
bool event_ref::deliver(Visitor &visitor) const {
    if constexpr (std::is_invocable_v<Visitor &, const Event &>) {
        Event typed;
        if (read(typed) != TICKCORD_OK) {
            return false;
        }
        visitor(std::as_const(typed));
        return true;
    } else if constexpr (std::is_invocable_v<Visitor &, const event_ref &>) {
        visitor(*this);
        return true;
    } else {
        static_cast<void>(visitor);
        return false;
    }
}

template <class Visitor>
bool event_ref::visit(Visitor &&visitor) const {
    static_assert(detail::is_visitor<std::remove_reference_t<Visitor>>::value,
                  "a handler takes none of the types in tickcord::events, nor what they derive from, nor event_ref");
    switch (type()) {
    case event_kind::connection_state: return deliver<events::connection_state>(visitor);
    case event_kind::request_result: return deliver<events::request_result>(visitor);
    case event_kind::session_ended: return deliver<events::session_ended>(visitor);
    case event_kind::fatal: return deliver<events::fatal>(visitor);
    case event_kind::events_dropped: return deliver<events::events_dropped>(visitor);
    case event_kind::poisoned: return deliver<events::poisoned>(visitor);
    case event_kind::gateway_warning: return deliver<events::gateway_warning>(visitor);
    case event_kind::intents_degraded: return deliver<events::intents_degraded>(visitor);
    case event_kind::message_content_missing: return deliver<events::message_content_missing>(visitor);
    case event_kind::http_paused: return deliver<events::http_paused>(visitor);
    case event_kind::websocket_opened: return deliver<events::websocket_opened>(visitor);
    case event_kind::websocket_text: return deliver<events::websocket_text>(visitor);
    case event_kind::websocket_binary: return deliver<events::websocket_binary>(visitor);
    case event_kind::websocket_pong: return deliver<events::websocket_pong>(visitor);
    case event_kind::websocket_closed: return deliver<events::websocket_closed>(visitor);
    case event_kind::websocket_error: return deliver<events::websocket_error>(visitor);
    case event_kind::ready: return deliver<events::ready>(visitor);
    case event_kind::resumed: return deliver<events::resumed>(visitor);
    case event_kind::rate_limited: return deliver<events::rate_limited>(visitor);
    case event_kind::user_update: return deliver<events::user_update>(visitor);
    case event_kind::interaction_create: return deliver<events::interaction_create>(visitor);
    case event_kind::application_command_permissions_update: return deliver<events::application_command_permissions_update>(visitor);
    case event_kind::entitlement_create: return deliver<events::entitlement_create>(visitor);
    case event_kind::entitlement_update: return deliver<events::entitlement_update>(visitor);
    case event_kind::entitlement_delete: return deliver<events::entitlement_delete>(visitor);
    case event_kind::subscription_create: return deliver<events::subscription_create>(visitor);
    case event_kind::subscription_update: return deliver<events::subscription_update>(visitor);
    case event_kind::subscription_delete: return deliver<events::subscription_delete>(visitor);
    case event_kind::guild_create: return deliver<events::guild_create>(visitor);
    case event_kind::guild_update: return deliver<events::guild_update>(visitor);
    case event_kind::guild_delete: return deliver<events::guild_delete>(visitor);
    case event_kind::guild_role_create: return deliver<events::guild_role_create>(visitor);
    case event_kind::guild_role_update: return deliver<events::guild_role_update>(visitor);
    case event_kind::guild_role_delete: return deliver<events::guild_role_delete>(visitor);
    case event_kind::guild_member_add: return deliver<events::guild_member_add>(visitor);
    case event_kind::guild_member_update: return deliver<events::guild_member_update>(visitor);
    case event_kind::guild_member_remove: return deliver<events::guild_member_remove>(visitor);
    case event_kind::guild_members_chunk: return deliver<events::guild_members_chunk>(visitor);
    case event_kind::guild_ban_add: return deliver<events::guild_ban_add>(visitor);
    case event_kind::guild_ban_remove: return deliver<events::guild_ban_remove>(visitor);
    case event_kind::guild_audit_log_entry_create: return deliver<events::guild_audit_log_entry_create>(visitor);
    case event_kind::guild_emojis_update: return deliver<events::guild_emojis_update>(visitor);
    case event_kind::guild_stickers_update: return deliver<events::guild_stickers_update>(visitor);
    case event_kind::guild_soundboard_sound_create: return deliver<events::guild_soundboard_sound_create>(visitor);
    case event_kind::guild_soundboard_sound_update: return deliver<events::guild_soundboard_sound_update>(visitor);
    case event_kind::guild_soundboard_sound_delete: return deliver<events::guild_soundboard_sound_delete>(visitor);
    case event_kind::guild_soundboard_sounds_update: return deliver<events::guild_soundboard_sounds_update>(visitor);
    case event_kind::soundboard_sounds: return deliver<events::soundboard_sounds>(visitor);
    case event_kind::guild_integrations_update: return deliver<events::guild_integrations_update>(visitor);
    case event_kind::integration_create: return deliver<events::integration_create>(visitor);
    case event_kind::integration_update: return deliver<events::integration_update>(visitor);
    case event_kind::integration_delete: return deliver<events::integration_delete>(visitor);
    case event_kind::guild_scheduled_event_create: return deliver<events::guild_scheduled_event_create>(visitor);
    case event_kind::guild_scheduled_event_update: return deliver<events::guild_scheduled_event_update>(visitor);
    case event_kind::guild_scheduled_event_delete: return deliver<events::guild_scheduled_event_delete>(visitor);
    case event_kind::guild_scheduled_event_user_add: return deliver<events::guild_scheduled_event_user_add>(visitor);
    case event_kind::guild_scheduled_event_user_remove: return deliver<events::guild_scheduled_event_user_remove>(visitor);
    case event_kind::auto_moderation_rule_create: return deliver<events::auto_moderation_rule_create>(visitor);
    case event_kind::auto_moderation_rule_update: return deliver<events::auto_moderation_rule_update>(visitor);
    case event_kind::auto_moderation_rule_delete: return deliver<events::auto_moderation_rule_delete>(visitor);
    case event_kind::auto_moderation_action_execution: return deliver<events::auto_moderation_action_execution>(visitor);
    case event_kind::invite_create: return deliver<events::invite_create>(visitor);
    case event_kind::invite_delete: return deliver<events::invite_delete>(visitor);
    case event_kind::webhooks_update: return deliver<events::webhooks_update>(visitor);
    case event_kind::channel_create: return deliver<events::channel_create>(visitor);
    case event_kind::channel_update: return deliver<events::channel_update>(visitor);
    case event_kind::channel_delete: return deliver<events::channel_delete>(visitor);
    case event_kind::channel_pins_update: return deliver<events::channel_pins_update>(visitor);
    case event_kind::channel_info: return deliver<events::channel_info>(visitor);
    case event_kind::voice_channel_status_update: return deliver<events::voice_channel_status_update>(visitor);
    case event_kind::voice_channel_start_time_update: return deliver<events::voice_channel_start_time_update>(visitor);
    case event_kind::thread_create: return deliver<events::thread_create>(visitor);
    case event_kind::thread_update: return deliver<events::thread_update>(visitor);
    case event_kind::thread_delete: return deliver<events::thread_delete>(visitor);
    case event_kind::thread_list_sync: return deliver<events::thread_list_sync>(visitor);
    case event_kind::thread_member_update: return deliver<events::thread_member_update>(visitor);
    case event_kind::thread_members_update: return deliver<events::thread_members_update>(visitor);
    case event_kind::stage_instance_create: return deliver<events::stage_instance_create>(visitor);
    case event_kind::stage_instance_update: return deliver<events::stage_instance_update>(visitor);
    case event_kind::stage_instance_delete: return deliver<events::stage_instance_delete>(visitor);
    case event_kind::message_create: return deliver<events::message_create>(visitor);
    case event_kind::message_update: return deliver<events::message_update>(visitor);
    case event_kind::message_delete: return deliver<events::message_delete>(visitor);
    case event_kind::message_delete_bulk: return deliver<events::message_delete_bulk>(visitor);
    case event_kind::message_reaction_add: return deliver<events::message_reaction_add>(visitor);
    case event_kind::message_reaction_remove: return deliver<events::message_reaction_remove>(visitor);
    case event_kind::message_reaction_remove_all: return deliver<events::message_reaction_remove_all>(visitor);
    case event_kind::message_reaction_remove_emoji: return deliver<events::message_reaction_remove_emoji>(visitor);
    case event_kind::message_poll_vote_add: return deliver<events::message_poll_vote_add>(visitor);
    case event_kind::message_poll_vote_remove: return deliver<events::message_poll_vote_remove>(visitor);
    case event_kind::typing_start: return deliver<events::typing_start>(visitor);
    case event_kind::presence_update: return deliver<events::presence_update>(visitor);
    case event_kind::voice_state_update: return deliver<events::voice_state_update>(visitor);
    case event_kind::voice_server_update: return deliver<events::voice_server_update>(visitor);
    case event_kind::voice_channel_effect_send: return deliver<events::voice_channel_effect_send>(visitor);
    case event_kind::unknown: break;
    }
    return deliver<events::unknown>(visitor);
}

namespace detail {

/** What a client and a WebSocket have in common: one owner, events to poll, and an end. */
template <class Handle, auto Destroy, auto PollEvent, auto PollEvents, auto Wait>
class object {
  public:
    object(object &&other) noexcept : handle_(other.release()) {}
    object &operator=(object &&other) noexcept {
        if (this != &other) {
            end();
            handle_ = other.release();
        }
        return *this;
    }
    object(const object &) = delete;
    object &operator=(const object &) = delete;
    /** destroy() with its 2 seconds: call that before, where it would hold up the game. */
    ~object() { end(); }

    /** Whether it stands for an object that was created. */
    explicit operator bool() const noexcept { return handle_ != 0; }
    /** As C knows it. */
    Handle handle() const noexcept { return handle_; }
    /** Gives it away: whoever has it must destroy it. */
    Handle release() noexcept { return std::exchange(handle_, 0); }

    /**
     * Sends what can still be sent, disconnects, and ends the object and its thread. Blocks up to the timeout. Gives how much was
     * not sent; events that were polled live on.
     */
    result<std::uint32_t> destroy(std::chrono::milliseconds timeout = std::chrono::seconds(2)) noexcept {
        std::uint32_t unsent = 0;
        const ::tickcord_result found = Destroy(release(), milliseconds(timeout), &unsent);
        return {code(found), unsent};
    }

    /** The oldest event that waits; an empty one if none does. Never blocks. */
    result<event> poll_event() const noexcept {
        ::tickcord_event *polled = nullptr;
        const ::tickcord_result found = PollEvent(handle_, &polled);
        return {code(found), event(polled)};
    }

    /**
     * Puts up to so many of the oldest events that wait into an array, and gives how many; fewer than the capacity means that no
     * more wait. Never blocks.
     */
    result<std::size_t> poll_events(event *events, std::size_t capacity) const noexcept {
        std::array<::tickcord_event *, 64> polled{};
        std::size_t taken = 0;
        ::tickcord_result found = TICKCORD_OK;
        for (bool more = true; more && taken < capacity;) {
            const std::size_t room = capacity - taken < polled.size() ? capacity - taken : polled.size();
            std::size_t count = 0;
            found = PollEvents(handle_, polled.data(), room, &count);
            for (std::size_t i = 0; i < count; i++) {
                events[taken++] = event(polled[i]);
            }
            more = count == room;
        }
        return {code(found), taken};
    }

    /** Blocks until an event waits, or the time is over: result_code::timeout. For programs without a tick. */
    result<void> wait(std::chrono::milliseconds timeout) const noexcept { return code(Wait(handle_, milliseconds(timeout))); }

  protected:
    object() noexcept = default;

    Handle handle_ = 0;

  private:
    void end() noexcept {
        if (handle_ != 0) {
            static_cast<void>(destroy());
        }
    }
};

}  // namespace detail

/**
 * A Discord bot, which connects on a thread of its own; with `webhooks_only` none, for webhooks alone. Its functions can be called from any thread, but for those that change
 * whom it belongs to: moving, release and destroy.
 */
class client : public detail::object<::tickcord_client, &::tickcord_client_destroy, &::tickcord_client_poll_event,
                                     &::tickcord_client_poll_events, &::tickcord_client_wait> {
  public:
    /** Stands for no client. */
    client() noexcept = default;
    /** A client with its thread, which connects when it is asked to: tickcord_client_create. */
    static result<client> create(const client_options &options) noexcept {
        client made;
        const ::tickcord_result found = ::tickcord_client_create(&options.c(), &made.handle_);
        return {detail::code(found), std::move(made)};
    }

    /**
     * Begins to connect, and to stay connected until `client::disconnect` or a failure that only the operator can
     * mend.
     *
     * CONNECTION_STATE events tell how it goes. READY follows, then a GUILD_CREATE for each guild; FATAL instead when Discord
     * refuses the bot, with the remedy in its text. Lost connections are made again without end, and resumed where possible.
     *
     * In C: tickcord_client_connect.
     */
    result<void> connect() const noexcept {
        return detail::code(::tickcord_client_connect(handle_));
    }

    /**
     * Closes the connection and stays away from it until the next `client::connect`.
     *
     * `flags` is 0 or `disconnect_flag::keep_session`. A CONNECTION_STATE event follows. Events that wait stay pollable;
     * messages that were accepted are still sent, and gateway commands wait for the next `connect`.
     *
     * In C: tickcord_client_disconnect.
     */
    result<void> disconnect(tickcord::disconnect_flags flags = {}) const noexcept {
        return detail::code(::tickcord_client_disconnect(handle_, flags.bits()));
    }

    /** Gives where the connection stands: a `state`. In C: tickcord_client_get_state. */
    result<tickcord::state> get_state() const noexcept {
        std::int32_t out{};
        const ::tickcord_result found = ::tickcord_client_get_state(handle_, &out);
        return {detail::code(found), static_cast<tickcord::state>(out)};
    }

    /**
     * Sets which events Discord sends: `intents` is `intents` bits. Valid in every state.
     *
     * Before the login the login simply uses them. After it, if they differ, the session is ended and a new one begins, at most
     * once in 5 s: a SESSION_ENDED event says so, and READY follows.
     *
     * In C: tickcord_client_set_intents.
     */
    result<void> set_intents(tickcord::intents value) const noexcept {
        return detail::code(::tickcord_client_set_intents(handle_, value.bits()));
    }

    /**
     * Sets how the bot shows to others, in place of what it showed before, and keeps it through reconnects and later logins.
     *
     * A REQUEST_RESULT event with the request's number follows, with a `body` of null: when Discord was sent it, or when a login
     * that carried it succeeded. Discord takes 5 presences in 20 s; of those that wait the last one counts, and the others get
     * result_code::superseded. While the client is not connected the presence waits for the login, however long that takes; if
     * the login fails for good, the result is result_code::request_canceled, and if a bug stops the client,
     * result_code::poisoned. A presence that a lost connection may have swallowed is sent again. If Discord closes the
     * connection because it cannot read what it was sent, the presence is dropped: the result, or a GATEWAY_WARNING event, has
     * result_code::gateway_closed.
     *
     * All its texts together have about 3000 bytes.
     *
     * In C: tickcord_client_update_presence.
     */
    result<request_id> update_presence(const tickcord::presence &presence) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_update_presence(handle_, &presence.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Asks for members of a guild.
     *
     * A REQUEST_RESULT event with the request's number follows when all parts of the answer have come. Its `body` has `guild_id`,
     * `nonce`, `chunk_count` (how many parts there were), and, unless `member_request_flag::chunked` was set, `members`, `presences`
     * and `not_found`, arrays as in Discord's GUILD_MEMBERS_CHUNK, with the elements of all parts.
     *
     * All members of a guild can be had once in 30 s: a request that comes sooner waits, as does one that Discord refuses with a
     * RATE_LIMITED event. So does one with the nonce of another that has no result yet. What waits for 180 s is given up. A request
     * that a lost connection may have swallowed is sent again, once, when the session was resumed.
     *
     * The result's code can be result_code::request_expired (it waited for too long), result_code::network_timeout (Discord
     * sent nothing more for 30 s: the bot may not be in that guild, or an intent may be missing), result_code::request_lost (the
     * session ended first), result_code::request_canceled (the bot cannot log in), result_code::answer_too_long (answers that
     * are being joined take more than 16 MiB: use `member_request_flag::chunked`), result_code::invalid_payload (the answer cannot be
     * read), result_code::gateway_closed (Discord could not read what it was sent), or result_code::poisoned.
     *
     * In C: tickcord_client_request_guild_members.
     */
    result<request_id> request_guild_members(const tickcord::member_request &request) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_request_guild_members(handle_, &request.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Joins a voice channel, moves to it, or leaves the one the bot is in, which is what a `channel_id` of 0 does. The library sends
     * no sound; this is for hosts with a voice client of their own, and for being seen in a channel.
     *
     * `flags` is 0 or `voice_flags` bits. A REQUEST_RESULT event with the request's number follows when Discord was sent it,
     * with a `body` of null. Discord acknowledges no such command: it answers with VOICE_STATE_UPDATE and VOICE_SERVER_UPDATE
     * events, and not at all if the channel is full or the bot may not enter. If the connection is lost before it is known that
     * Discord received the command, a GATEWAY_WARNING event names the request, and it is not sent again.
     *
     * While the client is not logged in the command waits, for 180 s at the most (result_code::request_expired); if the
     * login fails for good, the result is result_code::request_canceled, and if a bug stops the client,
     * result_code::poisoned.
     *
     * In C: tickcord_client_update_voice_state.
     */
    result<request_id> update_voice_state(snowflake guild_id, snowflake channel_id, tickcord::voice_flags flags = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_update_voice_state(handle_, guild_id, channel_id, flags.bits(), &out);
        return {detail::code(found), out};
    }

    /**
     * Asks for the soundboard sounds of the 1 to 100 guilds at `guild_ids`; each guild that the bot is in answers with a
     * SOUNDBOARD_SOUNDS event.
     *
     * A REQUEST_RESULT event with the request's number follows when Discord was sent it, as for
     * `client::update_voice_state`, whose waiting and loss it shares.
     *
     * In C: tickcord_client_request_soundboard_sounds.
     */
    result<request_id> request_soundboard_sounds(list<snowflake> guild_ids) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_request_soundboard_sounds(handle_, guild_ids.data(), guild_ids.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Asks for details of a guild's voice channels; a CHANNEL_INFO event answers.
     *
     * `fields` is one or more `channel_info_fields` bits. A REQUEST_RESULT event with the request's number follows when
     * Discord was sent it, as for `client::update_voice_state`, whose waiting and loss it shares.
     *
     * In C: tickcord_client_request_channel_info.
     */
    result<request_id> request_channel_info(snowflake guild_id, tickcord::channel_info_fields fields) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_request_channel_info(handle_, guild_id, fields.bits(), &out);
        return {detail::code(found), out};
    }

    /**
     * Sends a gateway payload with this `opcode`, and the JSON value `json` as its data: for what Discord adds later.
     *
     * A REQUEST_RESULT event with the request's number follows when Discord was sent it, as for
     * `client::update_voice_state`, whose waiting and loss it shares. What Discord does not understand makes it close the
     * connection (4001 or 4002), which is then made again. A presence that is sent so is not repeated at later logins, and the parts
     * of an answer to a request for members are plain events.
     *
     * The whole payload has at most 4096 bytes.
     *
     * In C: tickcord_client_send_raw.
     */
    result<request_id> send_raw(std::int32_t opcode, std::string_view json) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_send_raw(handle_, opcode, json.data(), json.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Calls Discord's HTTP API, whatever it is.
     *
     * A REQUEST_RESULT event with the request's number follows, for each call that is accepted here: with Discord's answer, or with
     * what went wrong in words. Before the first READY requests are held, but for those that carry a webhook's token in place of the
     * bot's, which also go on when Discord refuses the bot. They go out inside Discord's limits, and those of one limit in order, but
     * for a higher priority first and for GETs beside each other. What Discord or the network failed at is tried again where a second
     * time does no harm; a POST that creates a message gets a nonce for that (`nonce` and `enforce_nonce`), unless its JSON says
     * something about one. A call that was refused three times in a row (403, 404) is answered from memory for a minute, and a webhook
     * that Discord does not know for good. HTTP_PAUSED events tell when nothing goes out, or nothing of the bot's.
     *
     * Unlike `client::send_message` this sends text as it is: for what players typed add `"allowed_mentions":{"parse":[]}`,
     * or it can ping everybody.
     *
     * In C: tickcord_client_request.
     */
    result<request_id> request(const tickcord::http_request &request) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_request(handle_, &request.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Takes back a request that waits to be sent: a call, a message, an answer to an interaction, or commands to register.
     *
     * Its REQUEST_RESULT event follows, with result_code::request_canceled. If it was tried before, its text tells what came of that.
     * Of a text in parts those that were sent stay, and the text tells how many.
     *
     * In C: tickcord_client_cancel_request.
     */
    result<void> cancel_request(request_id request) const noexcept {
        return detail::code(::tickcord_client_cancel_request(handle_, request));
    }

    /**
     * Bans a user from a guild, whether a member or not, and deletes what the user wrote there in the last
     * `delete_message_seconds`, 0 to 604800 (7 days). Needs the permission Ban Members.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_ban_member.
     */
    result<request_id> ban_member(snowflake guild_id, snowflake user_id, std::uint32_t delete_message_seconds, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_ban_member(handle_, guild_id, user_id, delete_message_seconds, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Bans the 1 to 200 users at `user_ids` from a guild. Needs the permissions Ban Members and Manage Server.
     *
     * `delete_message_seconds` is as for `client::ban_member`.
     *
     * The result's `body` has `banned_users` and `failed_users`. If nobody could be banned the result fails, with a
     * `discord_code` of 500000.
     *
     * In C: tickcord_client_bulk_ban_members.
     */
    result<request_id> bulk_ban_members(snowflake guild_id, list<snowflake> user_ids, std::uint32_t delete_message_seconds, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_bulk_ban_members(handle_, guild_id, user_ids.data(), user_ids.size(), delete_message_seconds, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Lifts a ban. Needs the permission Ban Members.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_unban_member.
     */
    result<request_id> unban_member(snowflake guild_id, snowflake user_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_unban_member(handle_, guild_id, user_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the ban of a user.
     *
     * The result's `body` has `user` and `reason`; for users who are not banned its code is result_code::http_not_found.
     *
     * In C: tickcord_client_get_ban.
     */
    result<request_id> get_ban(snowflake guild_id, snowflake user_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_ban(handle_, guild_id, user_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the bans of a guild, by the ids of the users.
     *
     * `anchor` says what `user_id` is for: anchor::start takes none, anchor::before and
     * anchor::after what comes before or after it. `limit` is 1 to 1000; 0: Discord's 1000. The result's `body` is
     * an array of bans, each with `user` and `reason`.
     *
     * In C: tickcord_client_get_bans.
     */
    result<request_id> get_bans(snowflake guild_id, tickcord::anchor anchor, snowflake user_id, std::uint32_t limit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_bans(handle_, guild_id, static_cast<std::int32_t>(anchor), user_id, limit, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads a channel or thread.
     *
     * The result's `body` is the channel.
     *
     * In C: tickcord_client_get_channel.
     */
    result<request_id> get_channel(snowflake channel_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_channel(handle_, channel_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Creates a channel in a guild, which can have 500. Needs the permission Manage Channels.
     *
     * The result's `body` is the channel.
     *
     * In C: tickcord_client_create_channel.
     */
    result<request_id> create_channel(snowflake guild_id, const tickcord::channel_create &channel, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_create_channel(handle_, guild_id, &channel.c(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Changes a channel or thread: what `edit` gives, and nothing else. Needs the permission Manage Channels, or for threads
     * Manage Threads.
     *
     * Discord lets a name or topic change about twice in 10 minutes: later requests wait, and are given up after 180 s, unlike those
     * of `client::set_channel_topic` and `_name`. The result's `body` is the channel.
     *
     * In C: tickcord_client_edit_channel.
     */
    result<request_id> edit_channel(snowflake channel_id, const tickcord::channel_edit &edit, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_edit_channel(handle_, channel_id, &edit.c(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Sets the topic of a channel as a state that is wanted: it may be called as often as the host likes, and the last text counts.
     * Needs the permission Manage Channels.
     *
     * `topic` has up to 1024 Unicode code points, in forums and media channels 4096; "" removes it. Discord lets a name or topic change
     * about twice in 10 minutes. A topic that waits for that is replaced by a later one, and its result has
     * result_code::superseded; a name that waits as well goes out with it. That wait does not count for the 180 s after which
     * requests are given up, and no other call waits for it. A text that this client has set within the last 10 minutes is not sent
     * again, unless `client::edit_channel` may have changed it since. Between these two nothing keeps the order of calls: use
     * one of them for a channel's topic and name.
     *
     * A REQUEST_RESULT event with the request's number follows. It has `changed`: true if the text was sent, and then `body` is the
     * channel; false if it was there already, or could not be set. result_code::http_bad_request is about this text alone.
     *
     * In C: tickcord_client_set_channel_topic.
     */
    result<request_id> set_channel_topic(snowflake channel_id, std::string_view topic) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_set_channel_topic(handle_, channel_id, topic.data(), topic.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Sets the name of a channel or thread as a state that is wanted, as `client::set_channel_topic` does for a topic, within
     * the same limit. Needs the permission Manage Channels, or for threads Manage Threads.
     *
     * `name` has 1 to 100 Unicode code points. The result is as for a topic.
     *
     * In C: tickcord_client_set_channel_name.
     */
    result<request_id> set_channel_name(snowflake channel_id, std::string_view name) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_set_channel_name(handle_, channel_id, name.data(), name.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Deletes a channel or thread with all its messages, or closes a direct message. Nothing brings a channel back. Needs
     * the permission Manage Channels, or for threads Manage Threads.
     *
     * The result's `body` is the channel.
     *
     * In C: tickcord_client_delete_channel.
     */
    result<request_id> delete_channel(snowflake channel_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_delete_channel(handle_, channel_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Reads a guild with its roles and emojis; with a `with_counts` of 1 also about how many members it has, and how many of
     * them are online.
     *
     * The result's `body` is the guild.
     *
     * In C: tickcord_client_get_guild.
     */
    result<request_id> get_guild(snowflake guild_id, bool with_counts) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_guild(handle_, guild_id, with_counts ? 1 : 0, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the channels of a guild, without its threads.
     *
     * The result's `body` is an array of channels.
     *
     * In C: tickcord_client_get_guild_channels.
     */
    result<request_id> get_guild_channels(snowflake guild_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_guild_channels(handle_, guild_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the roles of a guild.
     *
     * The result's `body` is an array of roles.
     *
     * In C: tickcord_client_get_guild_roles.
     */
    result<request_id> get_guild_roles(snowflake guild_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_guild_roles(handle_, guild_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Replies to an interaction with a message.
     *
     * The first answer must come within 3 seconds of the INTERACTION_CREATE event, later ones within 15 minutes. If the interaction
     * was deferred, by the host or by the library (`auto_defer`), the message takes the deferral's place; where a deferral that
     * everyone sees does not suit an ephemeral message, or the other way round, the deferral is deleted and the message follows.
     * Answers to one interaction go out in the order of the calls, ahead of other requests and outside of Discord's limit
     * over all requests. Of a text that is split (`on_too_long`) the first part is the answer, and the others follow up.
     *
     * A REQUEST_RESULT event with the request's number follows, for each answer that is accepted here; its `body` is the message,
     * or an array of those that a long text was split into. Beside what requests come to
     * otherwise, its code can be result_code::interaction_unknown, result_code::interaction_expired (too late),
     * result_code::interaction_already_answered (follow up or edit instead) or result_code::interaction_mismatch (a request
     * for completions). An answer that Discord refuses can be mended and given again while there is time.
     *
     * In C: tickcord_client_interaction_respond.
     */
    result<request_id> interaction_respond(snowflake interaction_id, const tickcord::message_create &message) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_interaction_respond(handle_, interaction_id, &message.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Changes the message that an interaction's button, menu or form belongs to, as its first answer or after
     * `client::interaction_defer_update`.
     *
     * What `message` does not give stays as it is. A REQUEST_RESULT event follows, as for `client::interaction_respond`; its
     * code can be result_code::interaction_mismatch as well (the interaction belongs to no message) or
     * result_code::interaction_deferred (by a message, which this one cannot be).
     *
     * In C: tickcord_client_interaction_update_message.
     */
    result<request_id> interaction_update_message(snowflake interaction_id, const tickcord::message_create &message) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_interaction_update_message(handle_, interaction_id, &message.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Shows that the bot is thinking, and gives the host 15 minutes for `client::interaction_respond`.
     *
     * `ephemeral` is 1 if only the user shall see it, else 0. A REQUEST_RESULT event follows, as for
     * `client::interaction_respond`. If the library has deferred the interaction already, this changes nothing and succeeds.
     *
     * In C: tickcord_client_interaction_defer.
     */
    result<request_id> interaction_defer(snowflake interaction_id, bool ephemeral) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_interaction_defer(handle_, interaction_id, ephemeral ? 1 : 0, &out);
        return {detail::code(found), out};
    }

    /**
     * Tells Discord that a button, menu or form of a message was heard, shows nothing, and gives the host 15 minutes for
     * `client::interaction_update_message` or `client::interaction_respond`.
     *
     * A REQUEST_RESULT event follows, as for `client::interaction_respond`; its code can be
     * result_code::interaction_mismatch as well (the interaction belongs to no message).
     *
     * In C: tickcord_client_interaction_defer_update.
     */
    result<request_id> interaction_defer_update(snowflake interaction_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_interaction_defer_update(handle_, interaction_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Sends a further message to an interaction that was answered or deferred.
     *
     * A REQUEST_RESULT event follows, as for `client::interaction_respond`; its code can be
     * result_code::interaction_unanswered as well. After a deferral the first of these messages takes its place.
     *
     * In C: tickcord_client_interaction_follow_up.
     */
    result<request_id> interaction_follow_up(snowflake interaction_id, const tickcord::message_create &message) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_interaction_follow_up(handle_, interaction_id, &message.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Changes a message that was an answer to an interaction: the first one for a `message_id` of 0, else a follow-up, whose id
     * its result told.
     *
     * What is not given stays as it is, and who sees the message too. A REQUEST_RESULT event follows, as for
     * `client::interaction_respond`; its code can be result_code::interaction_unanswered as well.
     *
     * In C: tickcord_client_interaction_edit.
     */
    result<request_id> interaction_edit(snowflake interaction_id, snowflake message_id, const tickcord::message_create &message) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_interaction_edit(handle_, interaction_id, message_id, &message.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Deletes a message that was an answer to an interaction: the first one for a `message_id` of 0, else a follow-up.
     *
     * A REQUEST_RESULT event follows, as for `client::interaction_respond`; its code can be
     * result_code::interaction_unanswered as well.
     *
     * In C: tickcord_client_interaction_delete.
     */
    result<request_id> interaction_delete(snowflake interaction_id, snowflake message_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_interaction_delete(handle_, interaction_id, message_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Offers completions of what a user is typing: the answer to a interaction_type::autocomplete, within 3 seconds.
     *
     * `choices` is an array of up to 25, in the order they are shown; none if nothing fits. With `auto_defer` the library answers
     * without choices after 2 seconds. A REQUEST_RESULT event follows, as for `client::interaction_respond`.
     *
     * In C: tickcord_client_interaction_autocomplete.
     */
    result<request_id> interaction_autocomplete(snowflake interaction_id, list<tickcord::choice> choices) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_interaction_autocomplete(handle_, interaction_id, reinterpret_cast<const ::tickcord_choice *>(choices.data()), choices.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Opens a form, as the first answer to a command, button or menu. What the user fills in comes as another interaction, a
     * interaction_type::modal with this `custom_id`.
     *
     * `title` has 1 to 45 Unicode code points, `custom_id` 1 to 100, and `components` is a JSON array of 1 to 5 as in Discord's
     * documentation. A REQUEST_RESULT event follows, as for `client::interaction_respond`; its code can be
     * result_code::interaction_deferred as well, since a form cannot follow a deferral.
     *
     * In C: tickcord_client_interaction_modal.
     */
    result<request_id> interaction_modal(snowflake interaction_id, std::string_view title, std::string_view custom_id, std::string_view components) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_interaction_modal(handle_, interaction_id, title.data(), title.size(), custom_id.data(), custom_id.size(), components.data(), components.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Creates an invite to a channel. Needs the permission Create Invite.
     *
     * The result's `body` is the invite; its link is "discord.gg/" and `code`.
     *
     * In C: tickcord_client_create_invite.
     */
    result<request_id> create_invite(snowflake channel_id, const tickcord::invite_create &invite, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_create_invite(handle_, channel_id, &invite.c(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the invites to a channel. Needs the permission Manage Channels.
     *
     * The result's `body` is an array of invites, with how often each was used in `uses`.
     *
     * In C: tickcord_client_get_channel_invites.
     */
    result<request_id> get_channel_invites(snowflake channel_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_channel_invites(handle_, channel_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the invites to all channels of a guild. Needs the permission Manage Server.
     *
     * The result's `body` is an array of invites, with how often each was used in `uses`.
     *
     * In C: tickcord_client_get_guild_invites.
     */
    result<request_id> get_guild_invites(snowflake guild_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_guild_invites(handle_, guild_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Deletes an invite. Needs the permission Manage Channels for its channel, or Manage Server.
     *
     * `code` is what follows "discord.gg/" in its link. The result's `body` is the invite.
     *
     * In C: tickcord_client_delete_invite.
     */
    result<request_id> delete_invite(std::string_view code, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_delete_invite(handle_, code.data(), code.size(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Reads a member of a guild.
     *
     * The result's `body` is the member; for users who are not in the guild its code is result_code::http_not_found.
     *
     * In C: tickcord_client_get_member.
     */
    result<request_id> get_member(snowflake guild_id, snowflake user_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_member(handle_, guild_id, user_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads members of a guild by their ids. Needs `intent::guild_members`, enabled for the bot.
     *
     * `after_user_id` is the last user of an earlier result; 0: from the start. `limit` is 1 to 1000; 0: Discord's 1. The
     * result's `body` is an array of members.
     *
     * In C: tickcord_client_get_members.
     */
    result<request_id> get_members(snowflake guild_id, snowflake after_user_id, std::uint32_t limit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_members(handle_, guild_id, after_user_id, limit, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads members of a guild whose user name or nickname begins with `query`.
     *
     * `limit` is 1 to 1000; 0: Discord's 1. The result's `body` is an array of members.
     *
     * In C: tickcord_client_search_members.
     */
    result<request_id> search_members(snowflake guild_id, std::string_view query, std::uint32_t limit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_search_members(handle_, guild_id, query.data(), query.size(), limit, &out);
        return {detail::code(found), out};
    }

    /**
     * Changes a member: what `edit` gives, and nothing else. With a `user_id` of 0 it is the bot itself, of which only `nick`
     * can be changed.
     *
     * The result's `body` is the member.
     *
     * In C: tickcord_client_edit_member.
     */
    result<request_id> edit_member(snowflake guild_id, snowflake user_id, const tickcord::member_edit &edit, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_edit_member(handle_, guild_id, user_id, &edit.c(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Moves a member who is in a voice channel to another one, or out of it with a `channel_id` of 0. Needs the permission
     * Move Members.
     *
     * The result's `body` is the member.
     *
     * In C: tickcord_client_move_member.
     */
    result<request_id> move_member(snowflake guild_id, snowflake user_id, snowflake channel_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_move_member(handle_, guild_id, user_id, channel_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Keeps a member from writing, reacting and speaking for `seconds`, 2419200 (28 days) at the most; 0 ends that. Needs
     * the permission Time Out Members, and does nothing to administrators.
     *
     * The time counts from this call, by this machine's clock. The result's `body` is the member.
     *
     * In C: tickcord_client_timeout_member.
     */
    result<request_id> timeout_member(snowflake guild_id, snowflake user_id, std::uint32_t seconds, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_timeout_member(handle_, guild_id, user_id, seconds, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Removes a member from a guild, who can join again with an invite. Needs the permission Kick Members.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_kick_member.
     */
    result<request_id> kick_member(snowflake guild_id, snowflake user_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_kick_member(handle_, guild_id, user_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Gives a member a role, which must stand below the bot's highest. Needs the permission Manage Roles.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_add_member_role.
     */
    result<request_id> add_member_role(snowflake guild_id, snowflake user_id, snowflake role_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_add_member_role(handle_, guild_id, user_id, role_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Takes a role from a member, which must stand below the bot's highest. Needs the permission Manage Roles.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_remove_member_role.
     */
    result<request_id> remove_member_role(snowflake guild_id, snowflake user_id, snowflake role_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_remove_member_role(handle_, guild_id, user_id, role_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Sends a message of text alone to a channel: the short form of `client::create_message`.
     *
     * A REQUEST_RESULT event with the request's number follows, for each message that is accepted here; its `body` is the message.
     * Messages of one channel are sent in order, inside Discord's limits, and again where nobody knows whether they arrived, but never
     * twice; before the first READY they are held. One that could not be sent for 180 s is given up.
     *
     * `content` has 1 to 2000 Unicode code points and pings nobody, whatever it says. What is not UTF-8 in it is replaced
     * by U+FFFD, and the result event tells.
     *
     * In C: tickcord_client_send_message.
     */
    result<request_id> send_message(snowflake channel_id, std::string_view content) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_send_message(handle_, channel_id, content.data(), content.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Sends a message to a channel: with embeds, files, a poll, as a reply, in several parts.
     *
     * The result's `body` is the message, or an array of those that a long text was split into. It is sent again where
     * nobody knows whether it arrived, but never twice. With files on the disk the result can have
     * result_code::file_unreadable, result_code::file_changed, result_code::file_too_large or
     * result_code::request_too_large.
     *
     * In C: tickcord_client_create_message.
     */
    result<request_id> create_message(snowflake channel_id, const tickcord::message_create &message) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_create_message(handle_, channel_id, &message.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Sends a copy of a message to another channel. The bot must be able to read the message: those of others without the
     * intent MESSAGE_CONTENT are refused.
     *
     * The result's `body` is the new message, with the copy in `message_snapshots`. It is sent again where nobody knows
     * whether it arrived, but never twice.
     *
     * In C: tickcord_client_forward_message.
     */
    result<request_id> forward_message(snowflake channel_id, snowflake from_channel_id, snowflake message_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_forward_message(handle_, channel_id, from_channel_id, message_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Changes a message of the bot: what is given, and nothing else.
     *
     * The result's `body` is the message. Of messages by others only the flags can be changed, which needs the permission
     * Manage Messages.
     *
     * In C: tickcord_client_edit_message.
     */
    result<request_id> edit_message(snowflake channel_id, snowflake message_id, const tickcord::message_create &edit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_edit_message(handle_, channel_id, message_id, &edit.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Deletes a message. Those by others need the permission Manage Messages.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_delete_message.
     */
    result<request_id> delete_message(snowflake channel_id, snowflake message_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_delete_message(handle_, channel_id, message_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Deletes the 2 to 100 messages at `message_ids`, of one channel, at once: none of them older than two weeks and none twice. Needs the
     * permission Manage Messages.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_bulk_delete_messages.
     */
    result<request_id> bulk_delete_messages(snowflake channel_id, list<snowflake> message_ids, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_bulk_delete_messages(handle_, channel_id, message_ids.data(), message_ids.size(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Publishes a message of an announcement channel to the channels that follow it.
     *
     * The result's `body` is the message.
     *
     * In C: tickcord_client_crosspost_message.
     */
    result<request_id> crosspost_message(snowflake channel_id, snowflake message_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_crosspost_message(handle_, channel_id, message_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads a message.
     *
     * The result's `body` is the message.
     *
     * In C: tickcord_client_get_message.
     */
    result<request_id> get_message(snowflake channel_id, snowflake message_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_message(handle_, channel_id, message_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the history of a channel, the newest message first. Needs the permission Read Message History.
     *
     * `anchor` is a `anchor`, which says what `message_id` is for: anchor::start takes the newest
     * messages and no id, the others those before, after or around it. `limit` is 1 to 100; 0: Discord's 50. The result's
     * `body` is an array of messages.
     *
     * In C: tickcord_client_get_messages.
     */
    result<request_id> get_messages(snowflake channel_id, tickcord::anchor anchor, snowflake message_id, std::uint32_t limit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_messages(handle_, channel_id, static_cast<std::int32_t>(anchor), message_id, limit, &out);
        return {detail::code(found), out};
    }

    /**
     * Pins a message to its channel, which can have 250. Needs the permission Pin Messages.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_pin_message.
     */
    result<request_id> pin_message(snowflake channel_id, snowflake message_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_pin_message(handle_, channel_id, message_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Takes a pinned message off. Needs the permission Pin Messages.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_unpin_message.
     */
    result<request_id> unpin_message(snowflake channel_id, snowflake message_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_unpin_message(handle_, channel_id, message_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the pinned messages of a channel, the one that was pinned last first.
     *
     * `before` is a time in ISO 8601, as in `pinned_at` of an earlier result; not given: from the start. `limit` is 1 to 50; 0:
     * Discord's own number. The result's `body` has `items`, each with `pinned_at` and `message`, and `has_more`.
     *
     * In C: tickcord_client_get_pins.
     */
    result<request_id> get_pins(snowflake channel_id, std::string_view before, std::uint32_t limit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_pins(handle_, channel_id, before.data(), before.size(), limit, &out);
        return {detail::code(found), out};
    }

    /**
     * Shows for 10 s, or until its next message, that the bot is typing. One that cannot be sent within 10 s is given up.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_trigger_typing.
     */
    result<request_id> trigger_typing(snowflake channel_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_trigger_typing(handle_, channel_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Ends a poll of the bot's own before its time.
     *
     * The result's `body` is the message.
     *
     * In C: tickcord_client_end_poll.
     */
    result<request_id> end_poll(snowflake channel_id, snowflake message_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_end_poll(handle_, channel_id, message_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads who voted for an answer of a poll. Answers are numbered from 1.
     *
     * `after_user_id` is the last user of an earlier result; 0: from the start. `limit` is 1 to 100; 0: Discord's 25. The
     * result's `body` has `users`.
     *
     * In C: tickcord_client_get_poll_voters.
     */
    result<request_id> get_poll_voters(snowflake channel_id, snowflake message_id, std::uint32_t answer_id, snowflake after_user_id, std::uint32_t limit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_poll_voters(handle_, channel_id, message_id, answer_id, after_user_id, limit, &out);
        return {detail::code(found), out};
    }

    /**
     * Reacts to a message. `emoji` is the emoji itself, or "name:id" for one of a guild's own.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_add_reaction.
     */
    result<request_id> add_reaction(snowflake channel_id, snowflake message_id, std::string_view emoji) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_add_reaction(handle_, channel_id, message_id, emoji.data(), emoji.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Takes back a reaction to a message: the bot's own with a `user_id` of 0, else that user's, which needs the permission
     * Manage Messages.
     *
     * `emoji` is as for `client::add_reaction`. The result's `body` is null.
     *
     * In C: tickcord_client_remove_reaction.
     */
    result<request_id> remove_reaction(snowflake channel_id, snowflake message_id, std::string_view emoji, snowflake user_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_remove_reaction(handle_, channel_id, message_id, emoji.data(), emoji.size(), user_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Takes back all reactions to a message, or those with one emoji. Needs the permission Manage Messages.
     *
     * `emoji` is as for `client::add_reaction`; not given: all. The result's `body` is null.
     *
     * In C: tickcord_client_clear_reactions.
     */
    result<request_id> clear_reactions(snowflake channel_id, snowflake message_id, std::string_view emoji) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_clear_reactions(handle_, channel_id, message_id, emoji.data(), emoji.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Reads who reacted to a message with an emoji.
     *
     * `emoji` is as for `client::add_reaction`. `after_user_id` is the last user of an earlier result; 0: from the
     * start. `limit` is 1 to 100; 0: Discord's 25. The result's `body` is an array of users.
     *
     * In C: tickcord_client_get_reactions.
     */
    result<request_id> get_reactions(snowflake channel_id, snowflake message_id, std::string_view emoji, snowflake after_user_id, std::uint32_t limit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_reactions(handle_, channel_id, message_id, emoji.data(), emoji.size(), after_user_id, limit, &out);
        return {detail::code(found), out};
    }

    /**
     * Creates a role in a guild, which can have 250. Needs the permission Manage Roles, and every permission that the role has.
     *
     * The result's `body` is the role.
     *
     * In C: tickcord_client_create_role.
     */
    result<request_id> create_role(snowflake guild_id, const tickcord::role_edit &role, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_create_role(handle_, guild_id, &role.c(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Changes a role: what `edit` gives, and nothing else. Needs the permission Manage Roles, and a role above it.
     *
     * The result's `body` is the role.
     *
     * In C: tickcord_client_edit_role.
     */
    result<request_id> edit_role(snowflake guild_id, snowflake role_id, const tickcord::role_edit &edit, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_edit_role(handle_, guild_id, role_id, &edit.c(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Deletes a role, which its members lose. Needs the permission Manage Roles, and a role above it.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_delete_role.
     */
    result<request_id> delete_role(snowflake guild_id, snowflake role_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_delete_role(handle_, guild_id, role_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Creates a thread in a channel: one that begins with a message, or one without. Needs the permission Create Public
     * Threads, or Create Private Threads.
     *
     * The result's `body` is the thread, which is a channel: messages are sent to its id.
     *
     * In C: tickcord_client_create_thread.
     */
    result<request_id> create_thread(snowflake channel_id, const tickcord::thread_create &thread, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_create_thread(handle_, channel_id, &thread.c(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Creates a post in a forum or media channel: a thread with its first message. Needs the permission Send Messages.
     *
     * The message has no poll, reply, nonce or text to speech, and is not split. The result's `body` is the thread, with
     * `message` in it.
     *
     * In C: tickcord_client_create_forum_post.
     */
    result<request_id> create_forum_post(snowflake channel_id, const tickcord::thread_create &thread, const tickcord::message_create &message, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_create_forum_post(handle_, channel_id, &thread.c(), &message.c(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Adds a user to a thread, or the bot itself with a `user_id` of 0.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_add_thread_member.
     */
    result<request_id> add_thread_member(snowflake thread_id, snowflake user_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_add_thread_member(handle_, thread_id, user_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Removes a user from a thread, which needs the permission Manage Threads, or the bot itself with a `user_id` of 0.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_remove_thread_member.
     */
    result<request_id> remove_thread_member(snowflake thread_id, snowflake user_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_remove_thread_member(handle_, thread_id, user_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the members of a thread. Needs `intent::guild_members`, enabled for the bot.
     *
     * `after_user_id` is the last user of an earlier result; 0: from the start. `limit` is 1 to 100; 0: Discord's 100. The
     * result's `body` is an array of thread members, each with its `member`.
     *
     * In C: tickcord_client_get_thread_members.
     */
    result<request_id> get_thread_members(snowflake thread_id, snowflake after_user_id, std::uint32_t limit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_thread_members(handle_, thread_id, after_user_id, limit, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads all threads of a guild that are not archived and that the bot can see.
     *
     * The result's `body` has `threads` and `members`, which are the bot's own memberships.
     *
     * In C: tickcord_client_get_active_threads.
     */
    result<request_id> get_active_threads(snowflake guild_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_active_threads(handle_, guild_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the archived threads of a channel, the one archived last first: the public ones with an `is_private` of 0, the
     * private ones with 1, which needs the permission Manage Threads.
     *
     * `before` is a time in ISO 8601, as in `archive_timestamp` of an earlier result; not given: from the start. `limit` is 1 to
     * 100; 0: Discord's own number. The result's `body` has `threads`, `members` and `has_more`.
     *
     * In C: tickcord_client_get_archived_threads.
     */
    result<request_id> get_archived_threads(snowflake channel_id, bool is_private, std::string_view before, std::uint32_t limit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_archived_threads(handle_, channel_id, is_private ? 1 : 0, before.data(), before.size(), limit, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads a user, or the bot itself with a `user_id` of 0.
     *
     * The result's `body` is the user.
     *
     * In C: tickcord_client_get_user.
     */
    result<request_id> get_user(snowflake user_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_user(handle_, user_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Changes the bot's own name and picture, for all guilds; `client::edit_member` changes its name in one. Discord allows
     * few changes of the name in an hour.
     *
     * `username` has 1 to 32 Unicode code points; not given: as it is. `avatar` is a picture as a data URI ("data:image/png;base64,..."),
     * "" to remove it, or not given: as it is. The result's `body` is the user.
     *
     * In C: tickcord_client_edit_current_user.
     */
    result<request_id> edit_current_user(std::string_view username, std::string_view avatar) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_edit_current_user(handle_, username.data(), username.size(), avatar.data(), avatar.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Opens the channel for direct messages with a user, or gives the one that is there already.
     *
     * The result's `body` is the channel. Discord limits how many are opened: it is for users who asked for it.
     *
     * In C: tickcord_client_create_dm.
     */
    result<request_id> create_dm(snowflake user_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_create_dm(handle_, user_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Sends a user a direct message. The channel for it is opened first; the client remembers it, so that later messages go
     * out at once.
     *
     * The result's `body` is the message, or an array of those that a long text was split into. If the user takes no
     * messages from the bot, its code is result_code::http_forbidden. The rest is as for `client::create_message`.
     *
     * In C: tickcord_client_send_direct_message.
     */
    result<request_id> send_direct_message(snowflake user_id, const tickcord::message_create &message) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_send_direct_message(handle_, user_id, &message.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Creates a webhook in a channel, which can have 15. Needs the permission Manage Webhooks.
     *
     * `name` has 1 to 80 Unicode code points, and neither "discord" nor "clyde" in it. `avatar` is a picture as a data URI
     * ("data:image/png;base64,..."); not given: none. The result's `body` is the webhook, with its secret `token` and `url`: do
     * not log it.
     *
     * In C: tickcord_client_create_webhook.
     */
    result<request_id> create_webhook(snowflake channel_id, std::string_view name, std::string_view avatar, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_create_webhook(handle_, channel_id, name.data(), name.size(), avatar.data(), avatar.size(), reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the webhooks of a channel. Needs the permission Manage Webhooks.
     *
     * The result's `body` is an array of webhooks, with the secret `token` and `url` of some: do not log it.
     *
     * In C: tickcord_client_get_channel_webhooks.
     */
    result<request_id> get_channel_webhooks(snowflake channel_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_channel_webhooks(handle_, channel_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Reads the webhooks of a guild. Needs the permission Manage Webhooks.
     *
     * The result's `body` is an array of webhooks, with the secret `token` and `url` of some: do not log it.
     *
     * In C: tickcord_client_get_guild_webhooks.
     */
    result<request_id> get_guild_webhooks(snowflake guild_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_guild_webhooks(handle_, guild_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Changes a webhook: what is given, and nothing else. Needs the permission Manage Webhooks.
     *
     * `name` is as for `client::create_webhook`, or not given: as it is. `avatar` is a picture as a data URI, "" to remove
     * it, or not given: as it is. `channel_id` is another channel of the guild, or 0: as it is. The result's `body` is the webhook, with its
     * secret `token` and `url`: do not log it.
     *
     * In C: tickcord_client_edit_webhook.
     */
    result<request_id> edit_webhook(snowflake webhook_id, std::string_view name, std::string_view avatar, snowflake channel_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_edit_webhook(handle_, webhook_id, name.data(), name.size(), avatar.data(), avatar.size(), channel_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Deletes a webhook; its messages stay. Needs the permission Manage Webhooks.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_delete_webhook.
     */
    result<request_id> delete_webhook(snowflake webhook_id, std::string_view reason = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_delete_webhook(handle_, webhook_id, reason.data(), reason.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Sends a message by a webhook, with a name and a picture of its own. The bot needs no permission for it, and need not
     * be in the guild, nor logged in; with `webhooks_only` in the client's options there need not be a bot. So before READY it overtakes
     * what the bot sends to the same channel.
     *
     * `execute` may be not given: then the message comes with the webhook's own name and picture. The message has no reply,
     * stickers or nonce, and is not sent again where nobody knows whether it arrived, since Discord would post it twice. The
     * result's `body` is the message, or an array of those that a long text was split into. A webhook that was deleted gives
     * result_code::http_not_found, from then on without being asked.
     *
     * In C: tickcord_client_execute_webhook.
     */
    result<request_id> execute_webhook(const tickcord::webhook &webhook, const tickcord::message_create &message, const tickcord::webhook_execute &execute = {}) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_execute_webhook(handle_, &webhook.c(), &message.c(), &execute.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Reads a message that a webhook sent.
     *
     * The result's `body` is the message.
     *
     * In C: tickcord_client_get_webhook_message.
     */
    result<request_id> get_webhook_message(const tickcord::webhook &webhook, snowflake message_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_webhook_message(handle_, &webhook.c(), message_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Changes a message that a webhook sent: what is given, and nothing else.
     *
     * The result's `body` is the message.
     *
     * In C: tickcord_client_edit_webhook_message.
     */
    result<request_id> edit_webhook_message(const tickcord::webhook &webhook, snowflake message_id, const tickcord::message_create &edit) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_edit_webhook_message(handle_, &webhook.c(), message_id, &edit.c(), &out);
        return {detail::code(found), out};
    }

    /**
     * Deletes a message that a webhook sent.
     *
     * The result's `body` is null.
     *
     * In C: tickcord_client_delete_webhook_message.
     */
    result<request_id> delete_webhook_message(const tickcord::webhook &webhook, snowflake message_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_delete_webhook_message(handle_, &webhook.c(), message_id, &out);
        return {detail::code(found), out};
    }

    /**
     * Registers the commands of the bot's application in one guild, or in all for a `guild_id` of 0, in place of all that were
     * registered there.
     *
     * `json` is an array of commands as in Discord's documentation; "[]" removes them all. What is registered is read first, and
     * nothing is written if it is the same in every field that is given: Discord limits how many commands are created in a day.
     * Commands of one guild are there at once. Before the first READY the call waits for it, for up to 180 s.
     *
     * A REQUEST_RESULT event with the request's number follows. Its data has `changed`, which is true if anything was written, and
     * if all went well `body` is what is registered now.
     *
     * In C: tickcord_client_set_commands.
     */
    result<request_id> set_commands(snowflake guild_id, std::string_view json) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_set_commands(handle_, guild_id, json.data(), json.size(), &out);
        return {detail::code(found), out};
    }

    /**
     * Says which of Discord's events reach the host, in place of what was subscribed to before. Valid in every state, and
     * kept through all connections; without it all events do.
     *
     * What is not subscribed to is left out on the client's thread, before an event is made of it, and costs the host nothing.
     * It is counted in the `events_filtered` of `client::get_stats` and is no drop: no EVENTS_DROPPED event tells of
     * it. Events that wait already stay. To have Discord send less in the first place, set the intents
     * (`intents_for_events`); a guild or channel can be chosen here alone.
     *
     * In C: tickcord_client_subscribe.
     */
    result<void> subscribe(const tickcord::subscription &subscription) const noexcept {
        return detail::code(::tickcord_client_subscribe(handle_, &subscription.c()));
    }

    /**
     * Looks for what keeps a bot from getting on: names, TCP, TLS, clock, proxy, token, intents, logins left, gateway, and, if their
     * ids are not 0, whether the bot is in a guild, sees a channel or thread, and what it may do there.
     *
     * It works in every state, before `client::connect` and with a wrong token as well, but not without a bot
     * (`webhooks_only`). It leaves the connection and the session alone: it opens connections of its own and does not log in. It takes
     * a second, or as long as its time limits if nothing answers: about a minute. One runs at a time; later ones wait for it. It
     * cannot be canceled.
     *
     * A REQUEST_RESULT event follows with the code result_code::ok, whatever was found. Its `body` is
     * `{"findings": [{"check", "status", "text", "remedy", "details"}, ...]}`: `check` names the check, such as `api_tls`; `status` is
     * `ok`, `skipped` (it depends on something that failed, or was not asked for), `warning` or `failed`; `text` is what was found and
     * `remedy` what to do, in plain words, `remedy` empty if there is nothing to do; `details` is an object for programs. The checks
     * are `versions`, `proxy`, `connection`, `token_form`, `api_dns`, `api_tcp`, `api_tls`, `api`, `clock`, `token`,
     * `session_starts`, `intents`, `message_content`, `gateway_dns`, `gateway_tcp`, `gateway_tls`, `gateway_hello`, and those of the
     * guild and channel: `channel`, `guild`, `permissions`. Later versions may have more.
     *
     * All of it may be pasted in public: it holds neither the token nor a proxy's credentials, no names of people, guilds or
     * channels, and no address of this machine.
     *
     * In C: tickcord_client_diagnose.
     */
    result<request_id> diagnose(snowflake guild_id, snowflake channel_id) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_diagnose(handle_, guild_id, channel_id, &out);
        return {detail::code(found), out};
    }

    /** Gives what a client has counted so far. In C: tickcord_client_get_stats. */
    result<tickcord::client_stats> get_stats() const noexcept {
        tickcord::client_stats out;
        const ::tickcord_result found = ::tickcord_client_get_stats(handle_, &out.c());
        return {detail::code(found), out};
    }

    /**
     * Gives how many events of one kind, a `event_kind`, a client has made for the host since it was created. The number
     * only grows.
     *
     * It counts those that were dropped or wait as well, and not those that the host did not subscribe to. EVENTS_DROPPED is
     * counted when it is polled.
     *
     * In C: tickcord_client_get_event_count.
     */
    result<std::uint64_t> get_event_count(tickcord::event_kind kind) const noexcept {
        std::uint64_t out{};
        const ::tickcord_result found = ::tickcord_client_get_event_count(handle_, static_cast<std::int32_t>(kind), &out);
        return {detail::code(found), out};
    }

    /**
     * Takes the oldest log record that waits; its level is `log_level::none` when none does.
     *
     * A client keeps the last 256 records; a record that is lost is counted in the `dropped` of the next.
     *
     * In C: tickcord_client_poll_log.
     */
    result<tickcord::log_record> poll_log() const noexcept {
        tickcord::log_record out;
        const ::tickcord_result found = ::tickcord_client_poll_log(handle_, &out.c());
        return {detail::code(found), out};
    }

};

/** The WebSocket itself, for a server of the host's own; otherwise like a client. */
class websocket : public detail::object<::tickcord_websocket, &::tickcord_websocket_destroy, &::tickcord_websocket_poll_event,
                                        &::tickcord_websocket_poll_events, &::tickcord_websocket_wait> {
  public:
    /** Stands for no WebSocket. */
    websocket() noexcept = default;
    /** A WebSocket with its thread, which connects when it is asked to: tickcord_websocket_create. */
    static result<websocket> create(const websocket_options &options) noexcept {
        websocket made;
        const ::tickcord_result found = ::tickcord_websocket_create(&options.c(), &made.handle_);
        return {detail::code(found), std::move(made)};
    }

    /**
     * Begins to connect.
     *
     * A WEBSOCKET_OPENED event follows, or a WEBSOCKET_ERROR that says why not. Every WEBSOCKET_OPENED is followed by one
     * WEBSOCKET_CLOSED, whatever ended the connection. With the option `reconnect` it goes on from there without end, after a wait of
     * half a second that doubles up to a minute; without, `connect` may be called again.
     *
     * In C: tickcord_websocket_connect.
     */
    result<void> connect() const noexcept {
        return detail::code(::tickcord_websocket_connect(handle_));
    }

    /**
     * Closes the connection, or gives up connecting.
     *
     * What was accepted before is sent first, for `close_timeout_ms` at the most; then `code` and `reason` go out, and the server
     * has `close_timeout_ms` to confirm. Nothing more can be sent; messages may still arrive. A WEBSOCKET_CLOSED event follows.
     *
     * `code` is 1000 for a usual end, one from 3000 to 4999 that the server understands, or 0 for none; a server may send others,
     * most of which a client may not. `reason` is for the server's log: up to 123 bytes, not given: none, and needs a code.
     *
     * In C: tickcord_websocket_close.
     */
    result<void> close(std::uint32_t code, std::string_view reason = {}) const noexcept {
        return detail::code(::tickcord_websocket_close(handle_, code, reason.data(), reason.size()));
    }

    /** Gives where the WebSocket stands: a `websocket_state`. In C: tickcord_websocket_get_state. */
    result<tickcord::websocket_state> get_state() const noexcept {
        std::int32_t out{};
        const ::tickcord_result found = ::tickcord_websocket_get_state(handle_, &out);
        return {detail::code(found), static_cast<tickcord::websocket_state>(out)};
    }

    /**
     * Takes the oldest log record that waits; its level is `log_level::none` when none does.
     *
     * A WebSocket keeps the last 256 records; a record that is lost is counted in the `dropped` of the next. Headers, messages, and
     * path and query of the URL are in none.
     *
     * In C: tickcord_websocket_poll_log.
     */
    result<tickcord::log_record> poll_log() const noexcept {
        tickcord::log_record out;
        const ::tickcord_result found = ::tickcord_websocket_poll_log(handle_, &out.c());
        return {detail::code(found), out};
    }

    /**
     * Sends a text message. Order is kept.
     *
     * Accepted means that it waits to be sent on the connection that is open now. WebSocket has no receipt, so no event follows;
     * what was not handed to the system when the connection ended is counted in its WEBSOCKET_CLOSED. `websocket::get_stats`
     * tells how much waits. A message of more than 64 KiB goes out in fragments, which the server joins again.
     *
     * `text` must be UTF-8, since a server fails the connection over anything else: bytes go by `websocket::send_binary`.
     *
     * In C: tickcord_websocket_send_text.
     */
    result<void> send_text(std::string_view text) const noexcept {
        return detail::code(::tickcord_websocket_send_text(handle_, text.data(), text.size()));
    }

    /** Sends a binary message, `size` bytes at `data`. What holds for `websocket::send_text` holds for it. In C: tickcord_websocket_send_binary. */
    result<void> send_binary(const void *data, std::size_t size) const noexcept {
        return detail::code(::tickcord_websocket_send_binary(handle_, data, size));
    }

    /**
     * Sends a ping with a payload of `size` bytes, up to 125; `data` may be NULL if that is 0. It goes out before messages that wait.
     *
     * A WEBSOCKET_PONG event with the same payload follows when the server answers. To find out whether the server is alive there is
     * no need for it: the option `ping_interval_ms` does that.
     *
     * In C: tickcord_websocket_ping.
     */
    result<void> ping(const void *data, std::size_t size) const noexcept {
        return detail::code(::tickcord_websocket_ping(handle_, data, size));
    }

    /** Gives what a WebSocket has counted so far. In C: tickcord_websocket_get_stats. */
    result<tickcord::websocket_stats> get_stats() const noexcept {
        tickcord::websocket_stats out;
        const ::tickcord_result found = ::tickcord_websocket_get_stats(handle_, &out.c());
        return {detail::code(found), out};
    }

};

/** How much of a tick the events of one dispatch may take. At least one event is always dispatched, if one waits. */
struct budget {
    /** Events at the most. */
    std::size_t max_events = 256;
    /** No further event is begun once this time is over. A handler that has begun is not interrupted. */
    std::chrono::microseconds max_time = std::chrono::milliseconds(2);
};

/** What a dispatch did. */
struct dispatched {
    /** Events that were polled, whether or not a handler took them. */
    std::size_t events = 0;
    /** Whether the budget ended before the queue was seen to be empty. The rest stays for the next time. */
    bool is_cut_short = false;
};

/**
 * Handlers by type of event. They are called by dispatch, on the thread that calls it, in the order in which they were added.
 * A handler may add further ones, send, and dispatch; it must not end the life of the dispatcher or of the object that is polled.
 */
class dispatcher {
  public:
    /** Has a handler called with each event of a type in tickcord::events: `on<events::message_create>([](const auto &message) {})`. */
    template <class Event, class Handler>
    dispatcher &on(Handler handler) {
        static_assert(detail::is_typed_event<Event>::value, "Event is one of the types in tickcord::events");
        static_assert(std::is_invocable_v<Handler &, const Event &>, "the handler cannot be called with this type of event");
        handlers_.push_back({Event::kind, false, [handler = std::move(handler)](const event_ref &event) mutable {
                                 if (auto typed = event.as<Event>()) {
                                     handler(std::as_const(*typed));
                                 }
                             }});
        return *this;
    }

    /** Has a handler called with each event for whose type there is no other: `otherwise([](const event_ref &event) {})`. */
    template <class Handler>
    dispatcher &otherwise(Handler handler) {
        handlers_.push_back({event_kind::unknown, true, std::move(handler)});
        return *this;
    }

    /** Calls the handlers of one event. Gives whether there was one. */
    bool handle(const event_ref &event) {
        const event_kind kind = event.type();
        const bool is_taken = call(event, [kind](const entry &it) { return !it.is_rest && it.kind == kind; });
        return is_taken || call(event, [](const entry &it) { return it.is_rest; });
    }

    /**
     * Polls a client or a WebSocket and calls the handlers, until no event waits or the budget is over. Gives what was done; after a
     * failure, such as of an object that was destroyed, what was done before it.
     */
    template <class Object>
    result<dispatched> dispatch(const Object &object, budget limit = {}) {
        const auto start = std::chrono::steady_clock::now();
        dispatched done;
        do {
            result<event> polled = object.poll_event();
            if (!polled || !*polled) {
                return {polled.code(), done};
            }
            done.events++;
            handle(*polled);
        } while (done.events < limit.max_events && std::chrono::steady_clock::now() - start < limit.max_time);
        done.is_cut_short = true;
        return {result_code::ok, done};
    }

  private:
    struct entry {
        event_kind kind;
        bool is_rest;
        std::function<void(const event_ref &)> handler;
    };

    template <class Wanted>
    bool call(const event_ref &event, Wanted is_wanted) {
        bool is_called = false;
        // By index, since a handler may add others.
        for (std::size_t i = 0; i < handlers_.size(); i++) {
            if (is_wanted(handlers_[i])) {
                handlers_[i].handler(event);
                is_called = true;
            }
        }
        return is_called;
    }

    /** A deque, so that a handler that adds others stays where it is. */
    std::deque<entry> handlers_;
};

/** The version of the library, such as "0.1.0". */
inline const char *version() noexcept { return ::tickcord_version(); }

/** The version of the library's ABI; what this header was made for is TICKCORD_ABI_VERSION. */
inline std::uint32_t abi_version() noexcept { return ::tickcord_abi_version(); }

/** Whether no client, thread or event is left, so that the library may be unloaded. */
inline bool can_unload() noexcept { return ::tickcord_can_unload() == 1; }

/**
 * Gives the least intents that bring events of these kinds: `count` times a `event_kind` at `kinds`.
 *
 * Kinds that need no intent, such as event_kind::interaction_create and the library's own, add nothing; neither does
 * event_kind::unknown, since nobody knows what such an event needs. A kind that happens both in guilds and in direct
 * messages, such as event_kind::message_create, adds the intents of both; clear the `TICKCORD_INTENT_DIRECT_...` bits
 * for guilds alone. What fields hold is not asked for: the text of messages needs intent::message_content, and
 * event_kind::thread_members_update tells about the bot alone without intent::guild_members. Some intents are
 * privileged: compare with privileged_intents.
 *
 * In C: tickcord_intents_for_events.
 */
inline result<tickcord::intents> intents_for_events(list<tickcord::event_kind> kinds) noexcept {
    std::uint64_t out{};
    const ::tickcord_result found = ::tickcord_intents_for_events(reinterpret_cast<const std::int32_t *>(kinds.data()), kinds.size(), &out);
    return {detail::code(found), tickcord::intents::from_bits(out)};
}

/**
 * Reads the URL of a webhook, as Discord's users copy it, such as `https://discord.com/api/webhooks/123/token`, with or without
 * `?thread_id=456`.
 *
 * `webhook` must be prepared, and gets an id, a token and, if there is one, a thread. The token lies in `url`, which must live as
 * long as the struct is used. The host in the URL is of no account: requests go to the client's own `api_url`.
 *
 * In C: tickcord_webhook_from_url.
 */
inline result<tickcord::webhook> webhook_from_url(std::string_view url) noexcept {
    tickcord::webhook out;
    const ::tickcord_result found = ::tickcord_webhook_from_url(&out.c(), url.data(), url.size());
    return {detail::code(found), out};
}

/**
 * Makes a text that a player typed harmless: in a message it is shown as it was typed, and pings nobody, links to nothing and has no
 * format. Good for names as well.
 *
 * Whatever Discord could take for markup gets a backslash in front, which it does not show. Line breaks become spaces. Left out
 * is what cannot be seen: control characters, marks that turn the direction of reading, characters without width unless they join
 * emoji or letters, accents beyond 8 on one letter. What is not UTF-8 is replaced by U+FFFD (`text_decode` reads code pages). The
 * result belongs where Discord reads markup: into a message's text, an embed's title, description and fields, a text component. Elsewhere
 * backslashes are shown, and there is nothing to escape: in code, an embed's author and footer, labels of buttons, polls, names that
 * webhooks show. It does not belong into the text of a link either; and it is escaped once.
 *
 * In C: tickcord_text_escape.
 */
inline result<std::string> text_escape(std::string_view text, tickcord::escape_flags flags = {}) {
    return detail::text([&](char *buf, std::size_t cap, std::size_t *out_len) {
        return ::tickcord_text_escape(text.data(), text.size(), flags.bits(), buf, cap, out_len);
    });
}

/**
 * Makes UTF-8 of a text in a code page; a text that is UTF-8 already stays as it is.
 *
 * `encoding` is a name of the WHATWG Encoding Standard, such as "windows-1251" or "gbk". Bytes that mean nothing in it
 * become U+FFFD.
 *
 * In C: tickcord_text_decode.
 */
inline result<std::string> text_decode(std::string_view text, std::string_view encoding) {
    return detail::text([&](char *buf, std::size_t cap, std::size_t *out_len) {
        return ::tickcord_text_decode(text.data(), text.size(), encoding.data(), encoding.size(), buf, cap, out_len);
    });
}

/**
 * Makes text in a code page of UTF-8, for games that show no other: each character that the code page does not have becomes "?".
 *
 * `encoding` is as for `text_decode`.
 *
 * In C: tickcord_text_encode.
 */
inline result<std::string> text_encode(std::string_view text, std::string_view encoding) {
    return detail::text([&](char *buf, std::size_t cap, std::size_t *out_len) {
        return ::tickcord_text_encode(text.data(), text.size(), encoding.data(), encoding.size(), buf, cap, out_len);
    });
}

}  // namespace tickcord

#endif  // TICKCORD_HPP
