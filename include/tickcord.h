/*
 * Tickcord: Discord for games and dedicated game servers.
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * Generated from src/ffi by `cargo xtask header`. Do not edit.
 *
 * A client, which is a Discord bot (or has none, and writes by webhooks), connects on a thread of its own; so does a
 * WebSocket, which is for servers of the host's own. The host polls what happened, once per tick, and frees each event. No callback ever runs, and nothing of
 * the host's is called from another thread.
 *
 * What holds for every function:
 *
 * Results       TICKCORD_OK is 0, errors are negative; numbers are never changed and never used again.
 *               tickcord_last_error tells this thread's last failure in words. Besides the codes that a function lists,
 *               every function that gives a result can give TICKCORD_ERROR_PANIC, for a bug of ours that was caught.
 * Threads       Any function may be called from any thread. Only functions that say so block, up to their timeout.
 * Handles       A client or WebSocket is a number. A stale one, or one destroyed twice, is an error code, never a crash;
 *               one of another kind of object is TICKCORD_ERROR_WRONG_HANDLE, wherever TICKCORD_ERROR_INVALID_HANDLE is
 *               listed.
 * Events        A pointer with one owner: whoever polled it, until tickcord_event_free. It can be read from any thread,
 *               also after its object was destroyed. Using it after it was freed is undefined.
 * Memory        Whatever is passed in is copied before the call returns. Whatever comes out of an event lives as long as
 *               the event.
 * Strings       UTF-8. On input with a length in bytes, or TICKCORD_NUL_TERMINATED. On output never NULL, and with a zero
 *               after the last byte.
 * Out           A failed call leaves zero or NULL in its out-parameters, wherever they are not NULL.
 * Requests      What is accepted gets exactly one REQUEST_RESULT event, with the number that the call gave, unless the
 *               client is destroyed first. None is lost to a full queue: while a client's host has 1280 results to come or to
 *               poll, calls give TICKCORD_ERROR_QUEUE_FULL until it polls; while more than 64 MiB of results wait to be
 *               polled, what would bring more is held back.
 * Calls         Those of Discord's HTTP API by name (tickcord_client_create_message and the rest that give a request) go out as
 *               tickcord_client_request describes: held before the first READY (except those that carry a webhook's token), in
 *               order, inside Discord's limits, again where that is safe. What Discord would refuse for a reason that is known beforehand is refused by the call. The result's
 *               `body` is Discord's answer, or null where that is empty. out_request may be NULL, and receives a number that is
 *               never 0. A `reason` is for the guild's audit log: up to 512 Unicode code points, NULL for none. What has no
 *               function of its own is asked for with tickcord_client_request.
 * Structs       Those that start with struct_size and abi_version are filled by their _init function first, with
 *               sizeof as the size, so that hosts and libraries of different versions understand each other.
 * Views         tickcord_event_as_... reads an event into a struct. What Discord left out, wrote as null, or wrote in another
 *               way than expected is 0 or ""; ids are never 0. Where it matters which, a field named ..._field beside it
 *               tells: TICKCORD_FIELD_ABSENT, _NULL or _VALUE. Truth values are 1 and 0. Texts are the event's, good until it is
 *               freed. What a view does not have is read by JSON pointer.
 * Processes     After fork() the child must call no function of the library; it may exec or exit.
 * NULL          Accessors of an event take it and give zero, "" or an error code.
 */

/**
 * \file
 * The C API of Tickcord. What holds for all functions is said at the head of the file and in the articles of docs/c-api.
 */

#ifndef TICKCORD_H
#define TICKCORD_H

#include <stddef.h>
#include <stdint.h>

/** As the length of a string on input: up to the terminating NUL. */
#define TICKCORD_NUL_TERMINATED SIZE_MAX

/**
 * The version of this header's ABI: major in the upper 16 bits, minor in the lower.
 */
#define TICKCORD_ABI_VERSION (1u << 16)

/**
 * Guilds, roles, channels and threads.
 */
#define TICKCORD_INTENT_GUILDS (1ull << 0)

/**
 * Members who join, change and leave. Privileged: to be enabled in the developer portal.
 */
#define TICKCORD_INTENT_GUILD_MEMBERS (1ull << 1)

/**
 * Bans and audit log entries.
 */
#define TICKCORD_INTENT_GUILD_MODERATION (1ull << 2)

/**
 * Emojis, stickers and sounds.
 */
#define TICKCORD_INTENT_GUILD_EXPRESSIONS (1ull << 3)

/**
 * Integrations.
 */
#define TICKCORD_INTENT_GUILD_INTEGRATIONS (1ull << 4)

/**
 * Webhooks.
 */
#define TICKCORD_INTENT_GUILD_WEBHOOKS (1ull << 5)

/**
 * Invites.
 */
#define TICKCORD_INTENT_GUILD_INVITES (1ull << 6)

/**
 * Who is in which voice channel.
 */
#define TICKCORD_INTENT_GUILD_VOICE_STATES (1ull << 7)

/**
 * Who is online and plays what. Privileged: to be enabled in the developer portal.
 */
#define TICKCORD_INTENT_GUILD_PRESENCES (1ull << 8)

/**
 * Messages in guilds; their text needs MESSAGE_CONTENT as well.
 */
#define TICKCORD_INTENT_GUILD_MESSAGES (1ull << 9)

/**
 * Reactions in guilds.
 */
#define TICKCORD_INTENT_GUILD_MESSAGE_REACTIONS (1ull << 10)

/**
 * Who types in guilds.
 */
#define TICKCORD_INTENT_GUILD_MESSAGE_TYPING (1ull << 11)

/**
 * Messages to the bot.
 */
#define TICKCORD_INTENT_DIRECT_MESSAGES (1ull << 12)

/**
 * Reactions in direct messages.
 */
#define TICKCORD_INTENT_DIRECT_MESSAGE_REACTIONS (1ull << 13)

/**
 * Who types to the bot.
 */
#define TICKCORD_INTENT_DIRECT_MESSAGE_TYPING (1ull << 14)

/**
 * No event of its own: fills the text, embeds and files of messages. Privileged: to be enabled in the developer portal.
 */
#define TICKCORD_INTENT_MESSAGE_CONTENT (1ull << 15)

/**
 * Scheduled events.
 */
#define TICKCORD_INTENT_GUILD_SCHEDULED_EVENTS (1ull << 16)

/**
 * Rules of automatic moderation.
 */
#define TICKCORD_INTENT_AUTO_MODERATION_CONFIGURATION (1ull << 20)

/**
 * What automatic moderation did.
 */
#define TICKCORD_INTENT_AUTO_MODERATION_EXECUTION (1ull << 21)

/**
 * Votes in guilds.
 */
#define TICKCORD_INTENT_GUILD_MESSAGE_POLLS (1ull << 24)

/**
 * Votes in direct messages.
 */
#define TICKCORD_INTENT_DIRECT_MESSAGE_POLLS (1ull << 25)

/**
 * No intents: only the events that Discord always sends, such as interactions.
 */
#define TICKCORD_INTENTS_NONE 0

/**
 * The intents that `tickcord_client_options_init` sets: all that Discord gives to every bot. Message text in guilds needs
 * the privileged `TICKCORD_INTENT_MESSAGE_CONTENT` as well.
 */
#define TICKCORD_INTENTS_DEFAULT 53575421

/**
 * The intents that are to be enabled in the developer portal: GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT.
 */
#define TICKCORD_INTENTS_PRIVILEGED 33026

/**
 * Every intent that Discord defines.
 */
#define TICKCORD_INTENTS_ALL 53608447

/**
 * Make invites.
 */
#define TICKCORD_PERMISSION_CREATE_INSTANT_INVITE (1ull << 0)

/**
 * Kick members.
 */
#define TICKCORD_PERMISSION_KICK_MEMBERS (1ull << 1)

/**
 * Ban members.
 */
#define TICKCORD_PERMISSION_BAN_MEMBERS (1ull << 2)

/**
 * Everything, whatever channels deny.
 */
#define TICKCORD_PERMISSION_ADMINISTRATOR (1ull << 3)

/**
 * Change and delete channels.
 */
#define TICKCORD_PERMISSION_MANAGE_CHANNELS (1ull << 4)

/**
 * Change the guild.
 */
#define TICKCORD_PERMISSION_MANAGE_GUILD (1ull << 5)

/**
 * Add reactions.
 */
#define TICKCORD_PERMISSION_ADD_REACTIONS (1ull << 6)

/**
 * Read the audit log.
 */
#define TICKCORD_PERMISSION_VIEW_AUDIT_LOG (1ull << 7)

/**
 * Be louder than others in voice channels.
 */
#define TICKCORD_PERMISSION_PRIORITY_SPEAKER (1ull << 8)

/**
 * Show video in voice channels.
 */
#define TICKCORD_PERMISSION_STREAM (1ull << 9)

/**
 * See a channel. Without it there is none of the others in that channel.
 */
#define TICKCORD_PERMISSION_VIEW_CHANNEL (1ull << 10)

/**
 * Send messages; in forums, begin posts. Threads have SEND_MESSAGES_IN_THREADS in its place.
 */
#define TICKCORD_PERMISSION_SEND_MESSAGES (1ull << 11)

/**
 * Send messages that are read aloud.
 */
#define TICKCORD_PERMISSION_SEND_TTS_MESSAGES (1ull << 12)

/**
 * Delete the messages of others.
 */
#define TICKCORD_PERMISSION_MANAGE_MESSAGES (1ull << 13)

/**
 * Have embeds and previews of links in messages.
 */
#define TICKCORD_PERMISSION_EMBED_LINKS (1ull << 14)

/**
 * Send files.
 */
#define TICKCORD_PERMISSION_ATTACH_FILES (1ull << 15)

/**
 * Read messages from before, and reply to them.
 */
#define TICKCORD_PERMISSION_READ_MESSAGE_HISTORY (1ull << 16)

/**
 * Ping everyone and all roles.
 */
#define TICKCORD_PERMISSION_MENTION_EVERYONE (1ull << 17)

/**
 * Use emojis of other guilds.
 */
#define TICKCORD_PERMISSION_USE_EXTERNAL_EMOJIS (1ull << 18)

/**
 * See the guild's insights.
 */
#define TICKCORD_PERMISSION_VIEW_GUILD_INSIGHTS (1ull << 19)

/**
 * Join voice channels.
 */
#define TICKCORD_PERMISSION_CONNECT (1ull << 20)

/**
 * Speak in voice channels.
 */
#define TICKCORD_PERMISSION_SPEAK (1ull << 21)

/**
 * Mute members in voice channels.
 */
#define TICKCORD_PERMISSION_MUTE_MEMBERS (1ull << 22)

/**
 * Deafen members in voice channels.
 */
#define TICKCORD_PERMISSION_DEAFEN_MEMBERS (1ull << 23)

/**
 * Move members between voice channels.
 */
#define TICKCORD_PERMISSION_MOVE_MEMBERS (1ull << 24)

/**
 * Speak without pressing a key.
 */
#define TICKCORD_PERMISSION_USE_VAD (1ull << 25)

/**
 * Change the own nickname.
 */
#define TICKCORD_PERMISSION_CHANGE_NICKNAME (1ull << 26)

/**
 * Change the nicknames of others.
 */
#define TICKCORD_PERMISSION_MANAGE_NICKNAMES (1ull << 27)

/**
 * Give, change and delete roles below the own highest one; in channels, change permissions.
 */
#define TICKCORD_PERMISSION_MANAGE_ROLES (1ull << 28)

/**
 * Make, change and delete webhooks.
 */
#define TICKCORD_PERMISSION_MANAGE_WEBHOOKS (1ull << 29)

/**
 * Change and delete the emojis, stickers and sounds of all.
 */
#define TICKCORD_PERMISSION_MANAGE_GUILD_EXPRESSIONS (1ull << 30)

/**
 * Use commands of applications.
 */
#define TICKCORD_PERMISSION_USE_APPLICATION_COMMANDS (1ull << 31)

/**
 * Ask to speak on a stage.
 */
#define TICKCORD_PERMISSION_REQUEST_TO_SPEAK (1ull << 32)

/**
 * Change and delete the scheduled events of all.
 */
#define TICKCORD_PERMISSION_MANAGE_EVENTS (1ull << 33)

/**
 * Change, archive and delete threads, and see private ones.
 */
#define TICKCORD_PERMISSION_MANAGE_THREADS (1ull << 34)

/**
 * Begin public threads.
 */
#define TICKCORD_PERMISSION_CREATE_PUBLIC_THREADS (1ull << 35)

/**
 * Begin private threads.
 */
#define TICKCORD_PERMISSION_CREATE_PRIVATE_THREADS (1ull << 36)

/**
 * Use stickers of other guilds.
 */
#define TICKCORD_PERMISSION_USE_EXTERNAL_STICKERS (1ull << 37)

/**
 * Send messages in threads.
 */
#define TICKCORD_PERMISSION_SEND_MESSAGES_IN_THREADS (1ull << 38)

/**
 * Begin activities.
 */
#define TICKCORD_PERMISSION_USE_EMBEDDED_ACTIVITIES (1ull << 39)

/**
 * Time members out.
 */
#define TICKCORD_PERMISSION_MODERATE_MEMBERS (1ull << 40)

/**
 * See what role subscriptions bring in.
 */
#define TICKCORD_PERMISSION_VIEW_CREATOR_MONETIZATION_ANALYTICS (1ull << 41)

/**
 * Play sounds in voice channels.
 */
#define TICKCORD_PERMISSION_USE_SOUNDBOARD (1ull << 42)

/**
 * Make emojis, stickers and sounds, and change the own ones.
 */
#define TICKCORD_PERMISSION_CREATE_GUILD_EXPRESSIONS (1ull << 43)

/**
 * Make scheduled events, and change the own ones.
 */
#define TICKCORD_PERMISSION_CREATE_EVENTS (1ull << 44)

/**
 * Play sounds of other guilds.
 */
#define TICKCORD_PERMISSION_USE_EXTERNAL_SOUNDS (1ull << 45)

/**
 * Send voice messages.
 */
#define TICKCORD_PERMISSION_SEND_VOICE_MESSAGES (1ull << 46)

/**
 * Set the status text of voice channels.
 */
#define TICKCORD_PERMISSION_SET_VOICE_CHANNEL_STATUS (1ull << 48)

/**
 * Send polls.
 */
#define TICKCORD_PERMISSION_SEND_POLLS (1ull << 49)

/**
 * Let applications that a user brought along answer for all to see.
 */
#define TICKCORD_PERMISSION_USE_EXTERNAL_APPS (1ull << 50)

/**
 * Pin and unpin messages.
 */
#define TICKCORD_PERMISSION_PIN_MESSAGES (1ull << 51)

/**
 * Send messages in spite of slow mode.
 */
#define TICKCORD_PERMISSION_BYPASS_SLOWMODE (1ull << 52)

/**
 * Every permission that Discord defines.
 */
#define TICKCORD_PERMISSIONS_ALL 8866461766385663

/**
 * Gateway payloads come uncompressed.
 */
#define TICKCORD_COMPRESSION_NONE 0

/**
 * Discord compresses some gateway payloads, each on its own, which leaves about half of the bytes.
 */
#define TICKCORD_COMPRESSION_PAYLOAD 1

/**
 * Discord compresses all gateway payloads as one stream, which leaves about a fifth of the bytes.
 */
#define TICKCORD_COMPRESSION_ZLIB_STREAM 2

/**
 * Gateway payloads are JSON.
 */
#define TICKCORD_ENCODING_JSON 0

/**
 * Interactions that are not answered in time are lost: the user sees that the application did not respond.
 */
#define TICKCORD_AUTO_DEFER_OFF 0

/**
 * Interactions are deferred after 2 seconds, visibly to everyone.
 */
#define TICKCORD_AUTO_DEFER_PUBLIC 1

/**
 * Interactions are deferred after 2 seconds, visibly to their user alone.
 */
#define TICKCORD_AUTO_DEFER_EPHEMERAL 2

/**
 * For `tickcord_client_disconnect`: Discord keeps the session for a few minutes, the bot stays online meanwhile, and a
 * `connect` within that time misses nothing.
 */
#define TICKCORD_DISCONNECT_KEEP_SESSION (1u << 0)

/**
 * For `tickcord_member_request`: the members' presences as well, which needs `TICKCORD_INTENT_GUILD_PRESENCES`.
 */
#define TICKCORD_MEMBERS_PRESENCES (1u << 0)

/**
 * For `tickcord_member_request`: each part of the answer is a GUILD_MEMBERS_CHUNK event of its own, and the result comes after
 * the last one. For guilds whose members would take too much memory at once.
 */
#define TICKCORD_MEMBERS_CHUNKED (1u << 1)

/**
 * For `tickcord_client_update_voice_state`: the bot does not speak.
 */
#define TICKCORD_VOICE_SELF_MUTE (1u << 0)

/**
 * For `tickcord_client_update_voice_state`: the bot does not listen.
 */
#define TICKCORD_VOICE_SELF_DEAF (1u << 1)

/**
 * For `tickcord_client_request_channel_info`: the status text of voice channels.
 */
#define TICKCORD_CHANNEL_INFO_STATUS (1u << 0)

/**
 * For `tickcord_client_request_channel_info`: when the sessions of voice channels began.
 */
#define TICKCORD_CHANNEL_INFO_VOICE_START_TIME (1u << 1)

/**
 * For `tickcord_http_request`: the request may be sent again when nobody knows whether it arrived, because a second time does no
 * harm. It is so anyway for all but POST, and for a POST that creates a message.
 */
#define TICKCORD_HTTP_REPEATABLE (1u << 0)

/**
 * For `tickcord_allowed_mentions`: all users whom the text mentions.
 */
#define TICKCORD_MENTION_USERS (1u << 0)

/**
 * For `tickcord_allowed_mentions`: all roles that the text mentions.
 */
#define TICKCORD_MENTION_ROLES (1u << 1)

/**
 * For `tickcord_allowed_mentions`: `@everyone` and `@here`.
 */
#define TICKCORD_MENTION_EVERYONE (1u << 2)

/**
 * A text channel.
 */
#define TICKCORD_CHANNEL_TEXT 0

/**
 * A voice channel.
 */
#define TICKCORD_CHANNEL_VOICE 2

/**
 * A category, which other channels belong to.
 */
#define TICKCORD_CHANNEL_CATEGORY 4

/**
 * A channel whose messages can be followed from other guilds.
 */
#define TICKCORD_CHANNEL_ANNOUNCEMENT 5

/**
 * A stage channel.
 */
#define TICKCORD_CHANNEL_STAGE 13

/**
 * A forum, which has posts: threads with a first message.
 */
#define TICKCORD_CHANNEL_FORUM 15

/**
 * A forum for pictures.
 */
#define TICKCORD_CHANNEL_MEDIA 16

/**
 * For `tickcord_message_create`: no embeds for the links in the text.
 */
#define TICKCORD_MESSAGE_SUPPRESS_EMBEDS (1u << 2)

/**
 * For `tickcord_message_create`, in a new answer to an interaction: only its user sees the message.
 */
#define TICKCORD_MESSAGE_EPHEMERAL (1u << 6)

/**
 * For `tickcord_message_create`: nobody is notified. Not in an edit.
 */
#define TICKCORD_MESSAGE_SUPPRESS_NOTIFICATIONS (1u << 12)

/**
 * For `tickcord_message_create`: the message consists of `components_json` alone, where its texts are as well. An edit can set
 * this, which removes everything else, and cannot take it back.
 */
#define TICKCORD_MESSAGE_IS_COMPONENTS_V2 (1u << 15)

/**
 * For `tickcord_message_create`, in an edit: takes `TICKCORD_MESSAGE_SUPPRESS_EMBEDS` back.
 */
#define TICKCORD_MESSAGE_SHOW_EMBEDS (1u << 31)

/**
 * The field is not there: nothing is said about it.
 */
#define TICKCORD_FIELD_ABSENT 0

/**
 * The field is null: there is none.
 */
#define TICKCORD_FIELD_NULL 1

/**
 * The field has a value.
 */
#define TICKCORD_FIELD_VALUE 2

/**
 * For `tickcord_text_escape`: line breaks stay. Otherwise they become spaces, so that nothing a player types looks like another
 * player's line.
 */
#define TICKCORD_ESCAPE_KEEP_LINES (1u << 0)

/**
 * For `tickcord_event_get_plain_text`: line breaks stay, as newlines; otherwise they become spaces.
 */
#define TICKCORD_PLAIN_TEXT_KEEP_LINES (1u << 0)

/**
 * For `tickcord_event_get_plain_text`: the marks of bold, code, links and the like stay.
 */
#define TICKCORD_PLAIN_TEXT_KEEP_STYLES (1u << 1)

/**
 * For `tickcord_event_get_plain_text`: the word spoiler in brackets stands for text and files that are hidden behind a
 * spoiler.
 */
#define TICKCORD_PLAIN_TEXT_HIDE_SPOILERS (1u << 2)

/**
 * For `tickcord_event_get_plain_text`: the address of an attachment follows its name.
 */
#define TICKCORD_PLAIN_TEXT_SHOW_URLS (1u << 3)

/**
 * The level of a record that is not there: nothing waits.
 */
#define TICKCORD_LOG_LEVEL_NONE 0

/**
 * The room for a record's message, its NUL included.
 */
#define TICKCORD_LOG_MESSAGE_SIZE 1024

/**
 * What a call or a request came to. 0 is success, errors are negative; a number is never used for anything else.
 *
 * The numbers come in blocks: calls from -1, the client from -100, text and requests from -200, reading events from
 * -300, the network from -400, TLS from -430, WebSocket from -450, the gateway from -500, HTTP answers from -600.
 */
enum tickcord_result_code
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * It worked.
     */
    TICKCORD_OK = 0,
    /**
     * A pointer that must not be NULL was NULL.
     */
    TICKCORD_ERROR_NULL_ARGUMENT = -1,
    /**
     * The handle is 0, was never given out, or belongs to an object that was destroyed.
     */
    TICKCORD_ERROR_INVALID_HANDLE = -2,
    /**
     * A value is outside what the function accepts.
     */
    TICKCORD_ERROR_INVALID_ARGUMENT = -3,
    /**
     * A text is not UTF-8.
     */
    TICKCORD_ERROR_INVALID_UTF8 = -4,
    /**
     * A struct's `struct_size` is smaller than its first version: call its `_init` function first.
     */
    TICKCORD_ERROR_BAD_SIZE = -5,
    /**
     * The caller was compiled for another major version of this library's ABI.
     */
    TICKCORD_ERROR_ABI_MISMATCH = -6,
    /**
     * A struct holds a field, or a field holds a value, that this version of the library does not know.
     */
    TICKCORD_ERROR_UNSUPPORTED_FIELD = -7,
    /**
     * The buffer is too small; `out_len` says how many bytes are needed.
     */
    TICKCORD_ERROR_BUFFER_TOO_SMALL = -8,
    /**
     * The time given was over first.
     */
    TICKCORD_ERROR_TIMEOUT = -9,
    /**
     * A bug in this library was caught at its border. The call had no effect that can be relied on.
     */
    TICKCORD_ERROR_PANIC = -10,
    /**
     * The system refused a thread, a socket or memory.
     */
    TICKCORD_ERROR_OUT_OF_RESOURCES = -11,
    /**
     * The handle belongs to another kind of object: a client where a WebSocket is wanted, or the other way round.
     */
    TICKCORD_ERROR_WRONG_HANDLE = -12,
    /**
     * The token is missing, empty, or has characters that no bot token has; or the client has no bot (`webhooks_only`).
     */
    TICKCORD_ERROR_INVALID_TOKEN = -100,
    /**
     * A URL cannot be parsed, or has a scheme or part that does not belong there.
     */
    TICKCORD_ERROR_INVALID_URL = -101,
    /**
     * A URL without TLS to another machine: secrets would travel in clear.
     */
    TICKCORD_ERROR_INSECURE_URL = -102,
    /**
     * The extra root certificates are not certificates in PEM form.
     */
    TICKCORD_ERROR_INVALID_CA_PEM = -103,
    /**
     * `connect` was called before; the client is connected or still trying.
     */
    TICKCORD_ERROR_ALREADY_CONNECTED = -104,
    /**
     * The client is not connected and not trying to.
     */
    TICKCORD_ERROR_NOT_CONNECTED = -105,
    /**
     * No more is taken in: of requests 1024 wait for their result, or their bodies take 128 MiB; or 256 gateway commands wait
     * for theirs; or 1280 results are to come or wait to be polled; or too many calls wait for the client's thread. Poll events,
     * and call less often.
     */
    TICKCORD_ERROR_QUEUE_FULL = -106,
    /**
     * The client's thread was stopped by a bug, or by a system that refused what it needs, as its POISONED event says;
     * destroy the client and create a new one.
     */
    TICKCORD_ERROR_POISONED = -107,
    /**
     * Intents hold bits that Discord does not define.
     */
    TICKCORD_ERROR_UNDEFINED_INTENTS = -108,
    /**
     * No text encoding has this name.
     */
    TICKCORD_ERROR_INVALID_ENCODING = -109,
    /**
     * A message needs text, or something else to show.
     */
    TICKCORD_ERROR_EMPTY_CONTENT = -200,
    /**
     * The text has more Unicode code points than Discord accepts.
     */
    TICKCORD_ERROR_CONTENT_TOO_LONG = -201,
    /**
     * The request waited too long to be sent, and was given up.
     */
    TICKCORD_ERROR_REQUEST_EXPIRED = -202,
    /**
     * The request was given up because the client was stopped, or cannot log in, before it was sent.
     */
    TICKCORD_ERROR_REQUEST_CANCELED = -203,
    /**
     * A presence, or a channel's name or topic, was replaced by a later one before it could be sent.
     */
    TICKCORD_ERROR_SUPERSEDED = -204,
    /**
     * The session or the connection ended before Discord had answered, or is known to have received the command; it may
     * be sent again.
     */
    TICKCORD_ERROR_REQUEST_LOST = -205,
    /**
     * The answer takes more memory than the library gives it.
     */
    TICKCORD_ERROR_ANSWER_TOO_LONG = -206,
    /**
     * A text that must be JSON is not.
     */
    TICKCORD_ERROR_INVALID_JSON = -207,
    /**
     * The opcode belongs to the library or to Discord: hosts do not send it.
     */
    TICKCORD_ERROR_RESERVED_OPCODE = -208,
    /**
     * The gateway payload has more bytes than Discord accepts.
     */
    TICKCORD_ERROR_PAYLOAD_TOO_LONG = -209,
    /**
     * The nonce is longer than Discord accepts.
     */
    TICKCORD_ERROR_NONCE_TOO_LONG = -210,
    /**
     * One request names more ids than Discord accepts.
     */
    TICKCORD_ERROR_TOO_MANY_IDS = -211,
    /**
     * An activity needs a name, or a state if it is a custom one.
     */
    TICKCORD_ERROR_EMPTY_ACTIVITY = -212,
    /**
     * The status is none of Discord's.
     */
    TICKCORD_ERROR_UNDEFINED_STATUS = -213,
    /**
     * The path or query of a request cannot be part of a URL of Discord's API.
     */
    TICKCORD_ERROR_INVALID_PATH = -220,
    /**
     * The audit reason has more Unicode code points than Discord accepts.
     */
    TICKCORD_ERROR_AUDIT_REASON_TOO_LONG = -221,
    /**
     * One request has more files than Discord accepts.
     */
    TICKCORD_ERROR_TOO_MANY_FILES = -222,
    /**
     * A file has more bytes than are accepted.
     */
    TICKCORD_ERROR_FILE_TOO_LARGE = -223,
    /**
     * The request as a whole has more bytes than Discord accepts.
     */
    TICKCORD_ERROR_REQUEST_TOO_LARGE = -224,
    /**
     * A file to upload does not exist, or cannot be read.
     */
    TICKCORD_ERROR_FILE_UNREADABLE = -225,
    /**
     * A file changed while it was uploaded, or between two tries.
     */
    TICKCORD_ERROR_FILE_CHANGED = -226,
    /**
     * The request is on its way and can no longer be canceled.
     */
    TICKCORD_ERROR_REQUEST_UNDER_WAY = -227,
    /**
     * No request with this number waits: it has its result, or never was.
     */
    TICKCORD_ERROR_UNKNOWN_REQUEST = -228,
    /**
     * A line of chat was left out, since more of them waited than Discord's limits let through; a note in its place counts it.
     */
    TICKCORD_ERROR_OMITTED = -229,
    /**
     * No interaction with this id is known: it was never received, or 15 minutes are over.
     */
    TICKCORD_ERROR_INTERACTION_UNKNOWN = -240,
    /**
     * The interaction was not answered within 3 seconds, or its 15 minutes are over.
     */
    TICKCORD_ERROR_INTERACTION_EXPIRED = -241,
    /**
     * The interaction has its first answer already; it can be followed up or edited.
     */
    TICKCORD_ERROR_INTERACTION_ALREADY_ANSWERED = -242,
    /**
     * The interaction has no answer yet that could be followed up, edited or deleted.
     */
    TICKCORD_ERROR_INTERACTION_UNANSWERED = -243,
    /**
     * A form can only be the first answer, and an update follow an update's deferral alone: the interaction was deferred.
     */
    TICKCORD_ERROR_INTERACTION_DEFERRED = -244,
    /**
     * This type of interaction is not answered in this way.
     */
    TICKCORD_ERROR_INTERACTION_MISMATCH = -245,
    /**
     * A command to register breaks one of Discord's rules.
     */
    TICKCORD_ERROR_INVALID_COMMAND = -246,
    /**
     * An embed breaks one of Discord's rules.
     */
    TICKCORD_ERROR_INVALID_EMBED = -250,
    /**
     * A component, or where it stands, breaks one of Discord's rules.
     */
    TICKCORD_ERROR_INVALID_COMPONENTS = -251,
    /**
     * A poll breaks one of Discord's rules.
     */
    TICKCORD_ERROR_INVALID_POLL = -252,
    /**
     * The allowed mentions contradict each other.
     */
    TICKCORD_ERROR_INVALID_MENTIONS = -253,
    /**
     * A text that must be an emoji is none.
     */
    TICKCORD_ERROR_INVALID_EMOJI = -254,
    /**
     * A webhook's URL or token is none.
     */
    TICKCORD_ERROR_INVALID_WEBHOOK = -255,
    /**
     * A name is empty, too long, or has a word that Discord does not allow in it.
     */
    TICKCORD_ERROR_INVALID_NAME = -256,
    /**
     * The JSON pointer leads to nothing.
     */
    TICKCORD_ERROR_NOT_FOUND = -300,
    /**
     * The value is JSON null.
     */
    TICKCORD_ERROR_IS_NULL = -301,
    /**
     * The value is of another type.
     */
    TICKCORD_ERROR_WRONG_TYPE = -302,
    /**
     * The number does not fit the type asked for.
     */
    TICKCORD_ERROR_OUT_OF_RANGE = -303,
    /**
     * The JSON pointer is malformed (RFC 6901): it must be empty or begin with '/'.
     */
    TICKCORD_ERROR_BAD_POINTER = -304,
    /**
     * The host name could not be resolved.
     */
    TICKCORD_ERROR_DNS_FAILED = -400,
    /**
     * No connection could be made.
     */
    TICKCORD_ERROR_CONNECT_FAILED = -401,
    /**
     * The connection, or an answer on it, did not come in time.
     */
    TICKCORD_ERROR_NETWORK_TIMEOUT = -402,
    /**
     * The connection was lost.
     */
    TICKCORD_ERROR_CONNECTION_LOST = -403,
    /**
     * The proxy cannot be reached, or what answers there is not a proxy of the kind given.
     */
    TICKCORD_ERROR_PROXY_FAILED = -404,
    /**
     * The proxy refused to connect to Discord, or could not.
     */
    TICKCORD_ERROR_PROXY_REFUSED = -405,
    /**
     * The proxy wants a user name and password, or does not accept the ones it got.
     */
    TICKCORD_ERROR_PROXY_AUTHENTICATION = -406,
    /**
     * The server's certificate is not signed by a known authority.
     */
    TICKCORD_ERROR_CERTIFICATE_UNTRUSTED = -430,
    /**
     * The server's certificate belongs to another host name.
     */
    TICKCORD_ERROR_CERTIFICATE_WRONG_HOST = -431,
    /**
     * The server's certificate has expired or is not valid yet.
     */
    TICKCORD_ERROR_CERTIFICATE_EXPIRED = -432,
    /**
     * Another failure of TLS.
     */
    TICKCORD_ERROR_TLS_FAILED = -433,
    /**
     * The server answered the WebSocket handshake with something that is not a WebSocket.
     */
    TICKCORD_ERROR_NOT_A_WEBSOCKET = -450,
    /**
     * The server answered the WebSocket handshake with a redirect, which is not followed.
     */
    TICKCORD_ERROR_HANDSHAKE_REDIRECTED = -451,
    /**
     * The server refused the WebSocket handshake.
     */
    TICKCORD_ERROR_HANDSHAKE_REFUSED = -452,
    /**
     * The peer broke the WebSocket protocol.
     */
    TICKCORD_ERROR_PROTOCOL_VIOLATION = -453,
    /**
     * A WebSocket message has more bytes than the options let wait to be sent.
     */
    TICKCORD_ERROR_MESSAGE_TOO_LARGE = -454,
    /**
     * A header, the origin or a subprotocol cannot be part of a WebSocket handshake.
     */
    TICKCORD_ERROR_INVALID_HEADER = -455,
    /**
     * Discord does not accept the token (close code 4004, HTTP 401).
     */
    TICKCORD_ERROR_AUTHENTICATION_FAILED = -500,
    /**
     * Discord does not accept the shard id and count (close code 4010).
     */
    TICKCORD_ERROR_INVALID_SHARD = -501,
    /**
     * The bot is in too many guilds for one session (close code 4011).
     */
    TICKCORD_ERROR_SHARDING_REQUIRED = -502,
    /**
     * Discord no longer speaks this library's version of the gateway (close code 4012).
     */
    TICKCORD_ERROR_INVALID_API_VERSION = -503,
    /**
     * Discord does not define one of the intents (close code 4013).
     */
    TICKCORD_ERROR_INVALID_INTENTS = -504,
    /**
     * A privileged intent is not enabled for the bot (close code 4014).
     */
    TICKCORD_ERROR_DISALLOWED_INTENTS = -505,
    /**
     * Discord closed the connection with a code that allows another attempt.
     */
    TICKCORD_ERROR_GATEWAY_CLOSED = -506,
    /**
     * Discord stopped acknowledging heartbeats.
     */
    TICKCORD_ERROR_HEARTBEAT_TIMEOUT = -507,
    /**
     * The bot has started as many sessions as Discord allows in a day.
     */
    TICKCORD_ERROR_SESSION_START_LIMIT = -508,
    /**
     * The server sent something that is not a gateway payload.
     */
    TICKCORD_ERROR_INVALID_PAYLOAD = -509,
    /**
     * Discord skipped events: they were sent and never came.
     */
    TICKCORD_ERROR_EVENTS_MISSED = -510,
    /**
     * Discord found fault with the request (HTTP 400 and other 4xx).
     */
    TICKCORD_ERROR_HTTP_BAD_REQUEST = -600,
    /**
     * The bot may not do that (HTTP 403).
     */
    TICKCORD_ERROR_HTTP_FORBIDDEN = -601,
    /**
     * Discord does not know the channel, message or other object (HTTP 404).
     */
    TICKCORD_ERROR_HTTP_NOT_FOUND = -602,
    /**
     * Discord asked to slow down for longer than the request may wait (HTTP 429).
     */
    TICKCORD_ERROR_HTTP_RATE_LIMITED = -603,
    /**
     * Discord had a failure of its own (HTTP 5xx).
     */
    TICKCORD_ERROR_HTTP_SERVER_ERROR = -604,
    /**
     * The answer is not what Discord's API sends: HTML, an unknown status, or too long.
     */
    TICKCORD_ERROR_HTTP_UNEXPECTED = -605,
    /**
     * Discord's protection (Cloudflare) blocks this machine's address for a while.
     */
    TICKCORD_ERROR_ADDRESS_BLOCKED = -606,
    /**
     * Discord refused so many requests that it would soon block this machine's address, so nothing is sent for a while.
     */
    TICKCORD_ERROR_TOO_MANY_REFUSALS = -607,
};

/**
 * How much a log record matters.
 */
enum tickcord_log_level
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Something the operator must see to.
     */
    TICKCORD_LOG_LEVEL_ERROR = 1,
    /**
     * Something went wrong and the library goes on by itself.
     */
    TICKCORD_LOG_LEVEL_WARNING = 2,
    /**
     * A milestone: connected, resumed, closed.
     */
    TICKCORD_LOG_LEVEL_INFO = 3,
    /**
     * Detail for a bug report.
     */
    TICKCORD_LOG_LEVEL_DEBUG = 4,
};

/**
 * Where a client's gateway connection stands.
 */
enum tickcord_state
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Not connected and not trying to: before `connect`, after `disconnect`.
     */
    TICKCORD_STATE_DISCONNECTED = 0,
    /**
     * Asking for the gateway's address or the bot's intents, or opening a connection.
     */
    TICKCORD_STATE_CONNECTING = 1,
    /**
     * Logging in; a new session begins.
     */
    TICKCORD_STATE_IDENTIFYING = 2,
    /**
     * Logged in; events arrive.
     */
    TICKCORD_STATE_READY = 3,
    /**
     * Going on with the session after a drop; missed events arrive.
     */
    TICKCORD_STATE_RESUMING = 4,
    /**
     * Waiting before the next attempt; it comes by itself.
     */
    TICKCORD_STATE_BACKOFF = 5,
    /**
     * Stopped by a failure that only the operator can mend. `connect` tries again.
     */
    TICKCORD_STATE_FAILED = 6,
    /**
     * Stopped by a bug in the library, or by a system that refused what it needs. Destroy the client and create a new one.
     */
    TICKCORD_STATE_POISONED = 7,
};

/**
 * How a bot shows beside its name.
 */
enum tickcord_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Green.
     */
    TICKCORD_STATUS_ONLINE = 1,
    /**
     * Red: do not disturb.
     */
    TICKCORD_STATUS_DND = 2,
    /**
     * Yellow: away.
     */
    TICKCORD_STATUS_IDLE = 3,
    /**
     * Shown as offline.
     */
    TICKCORD_STATUS_INVISIBLE = 4,
    /**
     * Offline.
     */
    TICKCORD_STATUS_OFFLINE = 5,
};

/**
 * What kind of thing a bot does; the numbers are Discord's.
 */
enum tickcord_activity_type
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * "Playing {name}"
     */
    TICKCORD_ACTIVITY_PLAYING = 0,
    /**
     * "Streaming {name}"; `url` leads to twitch.tv or youtube.com, by https.
     */
    TICKCORD_ACTIVITY_STREAMING = 1,
    /**
     * "Listening to {name}"
     */
    TICKCORD_ACTIVITY_LISTENING = 2,
    /**
     * "Watching {name}"
     */
    TICKCORD_ACTIVITY_WATCHING = 3,
    /**
     * The text of `state` alone.
     */
    TICKCORD_ACTIVITY_CUSTOM = 4,
    /**
     * "Competing in {name}"
     */
    TICKCORD_ACTIVITY_COMPETING = 5,
};

/**
 * What an event is about.
 *
 * The numbers are part of the ABI: none is ever changed or used again. 0 is a dispatch this version of the library
 * does not know (its name tells), 1 to 99 are the library's own events, and Discord's documented dispatches follow
 * in blocks of a hundred: session and application from 100, guilds from 200, channels and threads from 300, messages
 * from 400, presence and voice from 500.
 */
enum tickcord_event_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * A dispatch that this version of the library does not know; it arrives by name.
     */
    TICKCORD_EVENT_UNKNOWN = 0,
    /**
     * The client's connection state changed. Data: `state` (a `TICKCORD_STATE_...`), `state_name`, `code` (0, or the
     * `TICKCORD_ERROR_...` that is the reason), `code_name`, `text` (the reason in words, or ""), `close_code` (Discord's,
     * or null), `retry_in_ms` (until the next attempt, or null), `attempts` (since the last connection that lasted),
     * `duplicates` (events that Discord sent a second time and that were left out, since the client was created).
     */
    TICKCORD_EVENT_CONNECTION_STATE = 1,
    /**
     * A request of the host came to its end; every accepted request has exactly one. Data: `request` (its number), `code`
     * (0 or a `TICKCORD_ERROR_...`), `code_name`, `text` (what went wrong and what to do, or ""), `status` (of HTTP, or
     * null), `discord_code` (Discord's error code, or null), `retry_after_ms` (how long Discord wants the next try to wait, or
     * null), `utf8_repairs` (places that were not UTF-8), `body` (Discord's answer as JSON, a string if it is something else,
     * or null if there is none; what it holds for a gateway command is said where that is sent), `changed` (only where a state is
     * set, such as a channel's topic: whether it was not so already). Of an answer that is not UTF-8,
     * `body` has U+FFFD for what cannot be read, and `tickcord_event_bytes` gives it as it came.
     */
    TICKCORD_EVENT_REQUEST_RESULT = 2,
    /**
     * The session is over and a new one begins: events in between may have been missed. Data: `code`, `code_name`, `text`.
     */
    TICKCORD_EVENT_SESSION_ENDED = 3,
    /**
     * Discord refused the bot for good. Data: `code`, `code_name`, `text` (what the operator must change), `close_code`
     * (Discord's, or null).
     */
    TICKCORD_EVENT_FATAL = 4,
    /**
     * The queue was full, and events were dropped. Data: how many since the last such event, as `total` and by class, the
     * first to go first: `ephemeral` (typing, presences, voice effects), `ordinary`, `interaction` (only beyond 4096 that
     * wait, or 32 MiB), `lifecycle` (states, sessions, warnings: beyond 256 that wait, or 16 MiB, and never the last of a
     * kind). Results of requests are never dropped.
     */
    TICKCORD_EVENT_EVENTS_DROPPED = 5,
    /**
     * A bug, or a system without resources, stopped the client's thread; this is the client's last event. Data: `code`,
     * `code_name`, `text`.
     */
    TICKCORD_EVENT_POISONED = 6,
    /**
     * Discord, or whoever answers in its place, did something odd, and the client went on. Data: `code`, `code_name`, `text`,
     * `missed` (how many events were sent and never came), `requests` (the numbers of gateway commands that were handed to a
     * connection before it was lost, and may not have reached Discord; they are not sent again).
     */
    TICKCORD_EVENT_GATEWAY_WARNING = 7,
    /**
     * Discord refused privileged intents that the bot was not granted, and the login goes on without them, as
     * `degrade_intents` asks. Data: `code`, `code_name`, `text` (what is missing, and where to enable it), `before` and
     * `after` (the intents as numbers), `dropped` (the names of those left out).
     */
    TICKCORD_EVENT_INTENTS_DEGRADED = 8,
    /**
     * Members' messages arrive without their text, because the intents lack `MESSAGE_CONTENT`; a client says so once.
     * Data: `text` (what to enable, and where), and of the first such message `guild_id`, `channel_id`, `message_id`.
     */
    TICKCORD_EVENT_MESSAGE_CONTENT_MISSING = 9,
    /**
     * No requests go to Discord's HTTP API for a while, or none of the bot's until the next login, because it, or Cloudflare in
     * front of it, would block this machine otherwise. Data: `code`, `code_name`, `text` (why, and what the operator can do),
     * `retry_in_ms` (until requests go out again, or null: at the next login).
     */
    TICKCORD_EVENT_HTTP_PAUSED = 12,
    /**
     * A WebSocket is open; messages can be sent. Data: `subprotocol` (the one that the server chose, or null), `headers` (an
     * object of the server's answer; names in lower case, values of one name joined by ", ").
     */
    TICKCORD_EVENT_WEBSOCKET_OPENED = 20,
    /**
     * A text message came; `tickcord_event_bytes` gives it. Data: the message itself where it is JSON, so that it can be read
     * by JSON pointer, else null.
     */
    TICKCORD_EVENT_WEBSOCKET_TEXT = 21,
    /**
     * A binary message came; `tickcord_event_bytes` gives it. Data: null.
     */
    TICKCORD_EVENT_WEBSOCKET_BINARY = 22,
    /**
     * The server has answered a ping of the host's, or sent a pong without one; `tickcord_event_bytes` gives its payload.
     * Data: null.
     */
    TICKCORD_EVENT_WEBSOCKET_PONG = 23,
    /**
     * A WebSocket that was open is closed, or the host closed it before it was; every `WEBSOCKET_OPENED` is followed by exactly one.
     * Data: `code` (0 after a closing handshake, else the `TICKCORD_ERROR_...` that ended it), `code_name`, `text`, `close_code`
     * (of RFC 6455: the server's, 1005 if it gave none, 1006 if the connection ended without), `reason` (the server's, or ""),
     * `by_server` (whether the server began to close), `unsent_messages` and `unsent_bytes` (accepted and not handed to the
     * system; they are not sent again), `retry_in_ms` (until the next attempt, or null: there is none).
     */
    TICKCORD_EVENT_WEBSOCKET_CLOSED = 24,
    /**
     * An attempt to open a WebSocket failed. Data: `code`, `code_name`, `text` (why, and what to do), `status` (of the server's
     * answer, or null), `attempts` (since the last connection that lasted), `retry_in_ms` (until the next one, or null: there is
     * none).
     */
    TICKCORD_EVENT_WEBSOCKET_ERROR = 25,
    /**
     * A session began; the guilds follow one by one.
     */
    TICKCORD_EVENT_READY = 100,
    /**
     * A session continues; everything missed was sent again.
     */
    TICKCORD_EVENT_RESUMED = 101,
    /**
     * Discord refused a gateway command because it came too soon.
     */
    TICKCORD_EVENT_RATE_LIMITED = 102,
    /**
     * The bot's own user changed.
     */
    TICKCORD_EVENT_USER_UPDATE = 103,
    /**
     * Someone used a command, button, menu or form of the bot; to be answered within 3 seconds.
     */
    TICKCORD_EVENT_INTERACTION_CREATE = 104,
    /**
     * The permissions of a command changed.
     */
    TICKCORD_EVENT_APPLICATION_COMMAND_PERMISSIONS_UPDATE = 105,
    /**
     * An entitlement began.
     */
    TICKCORD_EVENT_ENTITLEMENT_CREATE = 106,
    /**
     * An entitlement changed.
     */
    TICKCORD_EVENT_ENTITLEMENT_UPDATE = 107,
    /**
     * An entitlement was deleted; expiry does not send this.
     */
    TICKCORD_EVENT_ENTITLEMENT_DELETE = 108,
    /**
     * A subscription was created.
     */
    TICKCORD_EVENT_SUBSCRIPTION_CREATE = 109,
    /**
     * A subscription changed.
     */
    TICKCORD_EVENT_SUBSCRIPTION_UPDATE = 110,
    /**
     * A subscription was deleted.
     */
    TICKCORD_EVENT_SUBSCRIPTION_DELETE = 111,
    /**
     * A guild became available, or the bot joined one.
     */
    TICKCORD_EVENT_GUILD_CREATE = 200,
    /**
     * A guild changed.
     */
    TICKCORD_EVENT_GUILD_UPDATE = 201,
    /**
     * A guild became unavailable, or the bot left it.
     */
    TICKCORD_EVENT_GUILD_DELETE = 202,
    /**
     * A role was created.
     */
    TICKCORD_EVENT_GUILD_ROLE_CREATE = 203,
    /**
     * A role changed.
     */
    TICKCORD_EVENT_GUILD_ROLE_UPDATE = 204,
    /**
     * A role was deleted.
     */
    TICKCORD_EVENT_GUILD_ROLE_DELETE = 205,
    /**
     * A member joined; may repeat for existing members.
     */
    TICKCORD_EVENT_GUILD_MEMBER_ADD = 206,
    /**
     * A member or its user changed.
     */
    TICKCORD_EVENT_GUILD_MEMBER_UPDATE = 207,
    /**
     * A member left or was removed.
     */
    TICKCORD_EVENT_GUILD_MEMBER_REMOVE = 208,
    /**
     * A part of the answer to a request for guild members.
     */
    TICKCORD_EVENT_GUILD_MEMBERS_CHUNK = 209,
    /**
     * A user was banned.
     */
    TICKCORD_EVENT_GUILD_BAN_ADD = 210,
    /**
     * A ban was lifted.
     */
    TICKCORD_EVENT_GUILD_BAN_REMOVE = 211,
    /**
     * An entry was added to the audit log.
     */
    TICKCORD_EVENT_GUILD_AUDIT_LOG_ENTRY_CREATE = 212,
    /**
     * The emojis changed; carries the full list.
     */
    TICKCORD_EVENT_GUILD_EMOJIS_UPDATE = 213,
    /**
     * The stickers changed; carries the full list.
     */
    TICKCORD_EVENT_GUILD_STICKERS_UPDATE = 214,
    /**
     * A soundboard sound was created.
     */
    TICKCORD_EVENT_GUILD_SOUNDBOARD_SOUND_CREATE = 215,
    /**
     * A soundboard sound changed.
     */
    TICKCORD_EVENT_GUILD_SOUNDBOARD_SOUND_UPDATE = 216,
    /**
     * A soundboard sound was deleted.
     */
    TICKCORD_EVENT_GUILD_SOUNDBOARD_SOUND_DELETE = 217,
    /**
     * Several soundboard sounds changed.
     */
    TICKCORD_EVENT_GUILD_SOUNDBOARD_SOUNDS_UPDATE = 218,
    /**
     * The answer to a request for soundboard sounds.
     */
    TICKCORD_EVENT_SOUNDBOARD_SOUNDS = 219,
    /**
     * The integrations of a guild changed.
     */
    TICKCORD_EVENT_GUILD_INTEGRATIONS_UPDATE = 220,
    /**
     * An integration was created.
     */
    TICKCORD_EVENT_INTEGRATION_CREATE = 221,
    /**
     * An integration changed.
     */
    TICKCORD_EVENT_INTEGRATION_UPDATE = 222,
    /**
     * An integration was deleted.
     */
    TICKCORD_EVENT_INTEGRATION_DELETE = 223,
    /**
     * A scheduled event was created.
     */
    TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_CREATE = 224,
    /**
     * A scheduled event changed.
     */
    TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_UPDATE = 225,
    /**
     * A scheduled event was deleted.
     */
    TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_DELETE = 226,
    /**
     * A user signed up for a scheduled event.
     */
    TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_USER_ADD = 227,
    /**
     * A user left a scheduled event.
     */
    TICKCORD_EVENT_GUILD_SCHEDULED_EVENT_USER_REMOVE = 228,
    /**
     * An auto moderation rule was created.
     */
    TICKCORD_EVENT_AUTO_MODERATION_RULE_CREATE = 229,
    /**
     * An auto moderation rule changed.
     */
    TICKCORD_EVENT_AUTO_MODERATION_RULE_UPDATE = 230,
    /**
     * An auto moderation rule was deleted.
     */
    TICKCORD_EVENT_AUTO_MODERATION_RULE_DELETE = 231,
    /**
     * An auto moderation rule acted on something a member did.
     */
    TICKCORD_EVENT_AUTO_MODERATION_ACTION_EXECUTION = 232,
    /**
     * An invite was created.
     */
    TICKCORD_EVENT_INVITE_CREATE = 233,
    /**
     * An invite was deleted.
     */
    TICKCORD_EVENT_INVITE_DELETE = 234,
    /**
     * The webhooks of a channel changed.
     */
    TICKCORD_EVENT_WEBHOOKS_UPDATE = 235,
    /**
     * A channel was created.
     */
    TICKCORD_EVENT_CHANNEL_CREATE = 300,
    /**
     * A channel changed.
     */
    TICKCORD_EVENT_CHANNEL_UPDATE = 301,
    /**
     * A channel was deleted.
     */
    TICKCORD_EVENT_CHANNEL_DELETE = 302,
    /**
     * A message was pinned or unpinned.
     */
    TICKCORD_EVENT_CHANNEL_PINS_UPDATE = 303,
    /**
     * The answer to a request for channel details.
     */
    TICKCORD_EVENT_CHANNEL_INFO = 304,
    /**
     * The status text of a voice channel changed.
     */
    TICKCORD_EVENT_VOICE_CHANNEL_STATUS_UPDATE = 305,
    /**
     * The start time of a voice channel's session changed.
     */
    TICKCORD_EVENT_VOICE_CHANNEL_START_TIME_UPDATE = 306,
    /**
     * A thread was created, or the bot was added to a private one.
     */
    TICKCORD_EVENT_THREAD_CREATE = 307,
    /**
     * A thread changed; also the sign that it was unarchived.
     */
    TICKCORD_EVENT_THREAD_UPDATE = 308,
    /**
     * A thread was deleted.
     */
    TICKCORD_EVENT_THREAD_DELETE = 309,
    /**
     * The bot gained access to channels; carries their active threads.
     */
    TICKCORD_EVENT_THREAD_LIST_SYNC = 310,
    /**
     * The bot's own thread membership changed.
     */
    TICKCORD_EVENT_THREAD_MEMBER_UPDATE = 311,
    /**
     * Members joined or left a thread.
     */
    TICKCORD_EVENT_THREAD_MEMBERS_UPDATE = 312,
    /**
     * A stage went live.
     */
    TICKCORD_EVENT_STAGE_INSTANCE_CREATE = 313,
    /**
     * A live stage changed.
     */
    TICKCORD_EVENT_STAGE_INSTANCE_UPDATE = 314,
    /**
     * A stage ended.
     */
    TICKCORD_EVENT_STAGE_INSTANCE_DELETE = 315,
    /**
     * A message was sent.
     */
    TICKCORD_EVENT_MESSAGE_CREATE = 400,
    /**
     * A message was edited.
     */
    TICKCORD_EVENT_MESSAGE_UPDATE = 401,
    /**
     * A message was deleted.
     */
    TICKCORD_EVENT_MESSAGE_DELETE = 402,
    /**
     * Several messages were deleted at once.
     */
    TICKCORD_EVENT_MESSAGE_DELETE_BULK = 403,
    /**
     * A reaction was added.
     */
    TICKCORD_EVENT_MESSAGE_REACTION_ADD = 404,
    /**
     * A reaction was removed.
     */
    TICKCORD_EVENT_MESSAGE_REACTION_REMOVE = 405,
    /**
     * All reactions of a message were removed.
     */
    TICKCORD_EVENT_MESSAGE_REACTION_REMOVE_ALL = 406,
    /**
     * All reactions with one emoji were removed.
     */
    TICKCORD_EVENT_MESSAGE_REACTION_REMOVE_EMOJI = 407,
    /**
     * Someone voted in a poll.
     */
    TICKCORD_EVENT_MESSAGE_POLL_VOTE_ADD = 408,
    /**
     * Someone took back a vote in a poll.
     */
    TICKCORD_EVENT_MESSAGE_POLL_VOTE_REMOVE = 409,
    /**
     * Someone began to type.
     */
    TICKCORD_EVENT_TYPING_START = 410,
    /**
     * A user's status or activities changed.
     */
    TICKCORD_EVENT_PRESENCE_UPDATE = 500,
    /**
     * Someone joined, left or moved between voice channels, or was muted or deafened.
     */
    TICKCORD_EVENT_VOICE_STATE_UPDATE = 501,
    /**
     * The voice server of a guild changed.
     */
    TICKCORD_EVENT_VOICE_SERVER_UPDATE = 502,
    /**
     * Someone sent an effect to the voice channel the bot is in.
     */
    TICKCORD_EVENT_VOICE_CHANNEL_EFFECT_SEND = 503,
};

/**
 * How a request is made.
 */
enum tickcord_http_method
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Reads.
     */
    TICKCORD_HTTP_GET = 1,
    /**
     * Creates.
     */
    TICKCORD_HTTP_POST = 2,
    /**
     * Sets as a whole.
     */
    TICKCORD_HTTP_PUT = 3,
    /**
     * Changes the fields that are given.
     */
    TICKCORD_HTTP_PATCH = 4,
    /**
     * Deletes.
     */
    TICKCORD_HTTP_DELETE = 5,
};

/**
 * Which of the requests that wait for the same limit goes first; equal ones go in the order of their calls.
 */
enum tickcord_priority
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * After all others.
     */
    TICKCORD_PRIORITY_LOW = -1,
    /**
     * What `_init` sets.
     */
    TICKCORD_PRIORITY_NORMAL = 0,
    /**
     * Before all others.
     */
    TICKCORD_PRIORITY_HIGH = 1,
};

/**
 * What an interaction came from. The numbers are Discord's.
 */
enum tickcord_interaction_type
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * A slash command, or one of a user's or message's context menu.
     */
    TICKCORD_INTERACTION_COMMAND = 2,
    /**
     * A button or menu of a message.
     */
    TICKCORD_INTERACTION_COMPONENT = 3,
    /**
     * A user who types a command and waits for completions.
     */
    TICKCORD_INTERACTION_AUTOCOMPLETE = 4,
    /**
     * A form that was sent off.
     */
    TICKCORD_INTERACTION_MODAL = 5,
};

/**
 * What an option of a command takes. The numbers are Discord's.
 */
enum tickcord_option_type
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * None, but a command below this one.
     */
    TICKCORD_OPTION_SUB_COMMAND = 1,
    /**
     * None, but a group of commands below this one.
     */
    TICKCORD_OPTION_SUB_COMMAND_GROUP = 2,
    /**
     * A text.
     */
    TICKCORD_OPTION_STRING = 3,
    /**
     * A whole number from -(2^53 - 1) to 2^53 - 1.
     */
    TICKCORD_OPTION_INTEGER = 4,
    /**
     * Yes or no.
     */
    TICKCORD_OPTION_BOOLEAN = 5,
    /**
     * A user.
     */
    TICKCORD_OPTION_USER = 6,
    /**
     * A channel.
     */
    TICKCORD_OPTION_CHANNEL = 7,
    /**
     * A role.
     */
    TICKCORD_OPTION_ROLE = 8,
    /**
     * A user or a role.
     */
    TICKCORD_OPTION_MENTIONABLE = 9,
    /**
     * A number, whole or not.
     */
    TICKCORD_OPTION_NUMBER = 10,
    /**
     * A file.
     */
    TICKCORD_OPTION_ATTACHMENT = 11,
};

/**
 * A part of a message or form that users act on. The numbers are Discord's.
 */
enum tickcord_component_type
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * A button.
     */
    TICKCORD_COMPONENT_BUTTON = 2,
    /**
     * A menu of texts.
     */
    TICKCORD_COMPONENT_STRING_SELECT = 3,
    /**
     * A field for text.
     */
    TICKCORD_COMPONENT_TEXT_INPUT = 4,
    /**
     * A menu of users.
     */
    TICKCORD_COMPONENT_USER_SELECT = 5,
    /**
     * A menu of roles.
     */
    TICKCORD_COMPONENT_ROLE_SELECT = 6,
    /**
     * A menu of users and roles.
     */
    TICKCORD_COMPONENT_MENTIONABLE_SELECT = 7,
    /**
     * A menu of channels.
     */
    TICKCORD_COMPONENT_CHANNEL_SELECT = 8,
    /**
     * A field for files.
     */
    TICKCORD_COMPONENT_FILE_UPLOAD = 19,
    /**
     * A choice of one.
     */
    TICKCORD_COMPONENT_RADIO_GROUP = 21,
    /**
     * A choice of some.
     */
    TICKCORD_COMPONENT_CHECKBOX_GROUP = 22,
    /**
     * A choice of yes or no.
     */
    TICKCORD_COMPONENT_CHECKBOX = 23,
};

/**
 * What becomes of a text with more than 2000 Unicode code points.
 */
enum tickcord_on_too_long
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The call fails.
     */
    TICKCORD_ON_TOO_LONG_REFUSE = 0,
    /**
     * It is sent as several messages, 10 at the most.
     */
    TICKCORD_ON_TOO_LONG_SPLIT = 1,
    /**
     * It ends early, with "…".
     */
    TICKCORD_ON_TOO_LONG_TRUNCATE = 2,
};

/**
 * Which part of a long list is wanted.
 */
enum tickcord_anchor
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Where the list begins.
     */
    TICKCORD_ANCHOR_START = 0,
    /**
     * What comes before an id: is older, or smaller.
     */
    TICKCORD_ANCHOR_BEFORE = 1,
    /**
     * What comes after an id.
     */
    TICKCORD_ANCHOR_AFTER = 2,
    /**
     * What comes before and after an id, with it in the middle.
     */
    TICKCORD_ANCHOR_AROUND = 3,
};

/**
 * Where a WebSocket stands.
 */
enum tickcord_websocket_state
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Not connected and not trying to: before `connect`, after `close`, and after an end that nothing follows.
     */
    TICKCORD_WEBSOCKET_STATE_CLOSED = 0,
    /**
     * Opening a connection, or waiting for the answer to the handshake.
     */
    TICKCORD_WEBSOCKET_STATE_CONNECTING = 1,
    /**
     * Messages can be sent, and arrive.
     */
    TICKCORD_WEBSOCKET_STATE_OPEN = 2,
    /**
     * The host has asked for the end; what it sent before still goes out, and messages may arrive.
     */
    TICKCORD_WEBSOCKET_STATE_CLOSING = 3,
    /**
     * Waiting before the next attempt; it comes by itself.
     */
    TICKCORD_WEBSOCKET_STATE_BACKOFF = 4,
    /**
     * Stopped by a bug in the library, or by a system that refused what it needs. Destroy the WebSocket and create a new
     * one.
     */
    TICKCORD_WEBSOCKET_STATE_POISONED = 5,
};

/**
 * The type of a JSON value. The numbers cross the C API; 0 is none of them.
 */
enum tickcord_json_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * `null`
     */
    TICKCORD_JSON_NULL = 1,
    /**
     * `true` or `false`
     */
    TICKCORD_JSON_BOOL = 2,
    /**
     * A number, whole or not.
     */
    TICKCORD_JSON_NUMBER = 3,
    /**
     * A string.
     */
    TICKCORD_JSON_STRING = 4,
    /**
     * An array.
     */
    TICKCORD_JSON_ARRAY = 5,
    /**
     * An object.
     */
    TICKCORD_JSON_OBJECT = 6,
};

/**
 * Something that happened. It has one owner, whoever polled it, and can be read from any thread until it is freed.
 */
typedef struct tickcord_event tickcord_event;

/**
 * `TICKCORD_OK`, or a negative `TICKCORD_ERROR_...`.
 */
typedef int32_t tickcord_result;

/**
 * A text, or a part of one, that somebody else owns: UTF-8, `len` bytes at `ptr`.
 *
 * On output `ptr` is never NULL and `ptr[len]` is 0; the text itself can hold zeros as well, so trust `len`. On input
 * `len` may be `TICKCORD_NUL_TERMINATED`, and a NULL `ptr` means that nothing is given.
 */
typedef struct tickcord_str {
    /**
     * The first byte.
     */
    const char *ptr;
    /**
     * How many bytes.
     */
    size_t len;
} tickcord_str;

/**
 * One thing that the bot does. Prepare it with `tickcord_activity_init`.
 */
typedef struct tickcord_activity {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * `TICKCORD_ACTIVITY_...`; `_init` sets `TICKCORD_ACTIVITY_PLAYING`.
     */
    int32_t type;
    /**
     * 0.
     */
    uint32_t reserved;
    /**
     * What it is, such as the game's name; needed by all types but `TICKCORD_ACTIVITY_CUSTOM`.
     */
    struct tickcord_str name;
    /**
     * More about it; for `TICKCORD_ACTIVITY_CUSTOM` the text that is shown, which it needs. Not given: none.
     */
    struct tickcord_str state;
    /**
     * For `TICKCORD_ACTIVITY_STREAMING`: where, at twitch.tv or youtube.com, with https. Not given: none.
     */
    struct tickcord_str url;
} tickcord_activity;

/**
 * A presence. Prepare it with `tickcord_presence_init`.
 */
typedef struct tickcord_presence {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * `TICKCORD_STATUS_...`; `_init` sets `TICKCORD_STATUS_ONLINE`.
     */
    int32_t status;
    /**
     * 1 if the bot is away from the keyboard, else 0.
     */
    uint32_t afk;
    /**
     * Since when the bot is idle, in milliseconds since the Unix epoch; 0: it is not.
     */
    uint64_t since;
    /**
     * `activity_count` activities, each prepared with `_init`; NULL for none.
     */
    const struct tickcord_activity *activities;
    /**
     * How many activities; Discord shows the first to most users.
     */
    size_t activity_count;
} tickcord_presence;

/**
 * What a client needs to know. Prepare it with `tickcord_client_options_init`, then set what differs: `token` or `webhooks_only` at least.
 * `_init` sets every string's `len` to `TICKCORD_NUL_TERMINATED`, so that of a C string only `ptr` need be set.
 */
typedef struct tickcord_client_options {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The bare bot token from the Bot page of Discord's developer portal, without "Bot " in front. Not given with `webhooks_only`.
     */
    struct tickcord_str token;
    /**
     * Which events Discord sends: `TICKCORD_INTENT_...` bits. `_init` sets `TICKCORD_INTENTS_DEFAULT`.
     */
    uint64_t intents;
    /**
     * The API's base URL; not given: Discord's. Plain http:// is accepted to localhost, 127.0.0.1 and ::1 only.
     */
    struct tickcord_str api_url;
    /**
     * The gateway's URL; not given: the API is asked for it. Plain ws:// as above.
     */
    struct tickcord_str gateway_url;
    /**
     * The proxy to go through: "http://host:port" (CONNECT), or "socks5://host:port", which resolves the names of hosts
     * itself. A login goes in front of the host as "user:password@", with special characters percent-encoded. "": none.
     * Not given: what `tickcord_client_create` finds in the environment, as HTTPS_PROXY, https_proxy, ALL_PROXY or all_proxy
     * (the first that is not empty), but for the hosts in NO_PROXY or no_proxy (names with their subdomains, addresses but
     * no ranges, each with :port or without, separated by commas; or *). This machine itself is always reached directly.
     * TLS goes through to Discord, so the proxy cannot read along.
     */
    struct tickcord_str proxy_url;
    /**
     * Root certificates in PEM form to accept besides the built-in ones (Mozilla's list); not given: none.
     */
    struct tickcord_str ca_pem;
    /**
     * What texts of messages are written in where they are not UTF-8: a name of the WHATWG Encoding Standard, such as
     * "windows-1251"; not given: what is not UTF-8 is replaced by U+FFFD. Texts that are UTF-8 are sent as they are. For other
     * texts there is `tickcord_text_decode`.
     */
    struct tickcord_str text_encoding;
    /**
     * How the bot shows from its first login on, until `tickcord_client_update_presence`; NULL: online, with no activity.
     */
    const struct tickcord_presence *presence;
    /**
     * How many messages and the like, typing and presence events included, wait for the host at the most: 1 to 1048576.
     * `_init` sets 4096. They are limited to 64 MiB as well, and one event larger than that. When there is no room, the
     * oldest typing and presence events go first, and an EVENTS_DROPPED event tells how many went.
     *
     * All else has room of its own. Interactions: never dropped up to 4096 that wait, or 32 MiB; beyond that the oldest
     * go, which are too many to be answered. States, sessions, warnings and fatal errors: never dropped up to 256 that wait,
     * or 16 MiB; beyond that the oldest go behind which one of the same kind waits. Results of requests: never dropped, as
     * the head of this file says.
     */
    size_t queue_capacity;
    /**
     * Which shard this client is: 0.
     */
    uint32_t shard_id;
    /**
     * How many shards there are: 1. This version of the library does not know more.
     */
    uint32_t shard_count;
    /**
     * How Discord compresses what it sends: a `TICKCORD_COMPRESSION_...`; `_init` sets `TICKCORD_COMPRESSION_ZLIB_STREAM`.
     */
    int32_t compression;
    /**
     * `TICKCORD_ENCODING_JSON`.
     */
    int32_t encoding;
    /**
     * 1 to accept intents that this version of the library does not know, else 0.
     */
    uint32_t allow_undefined_intents;
    /**
     * 1 to go on without privileged intents that the bot was not granted, until `tickcord_client_set_intents` asks for
     * them again; an INTENTS_DEGRADED event says which. 0 to stop with a FATAL event instead.
     */
    uint32_t degrade_intents;
    /**
     * Whether the library defers an interaction that was not answered for 2 seconds: a `TICKCORD_AUTO_DEFER_...`; `_init` sets
     * `TICKCORD_AUTO_DEFER_OFF`. The answer that comes later takes the deferral's place.
     */
    int32_t auto_defer;
    /**
     * HTTP requests that go out in a second at the most, up to 10000; answers to interactions do not count. `_init` sets 50, which
     * is Discord's limit for a bot: set less if several programs share the bot, more only if Discord has raised the limit.
     */
    uint32_t requests_per_second;
    /**
     * 1 for a client without a bot, which needs nothing but a webhook's URL; else 0. It is never connected, and there is no READY:
     * `tickcord_client_execute_webhook` and whatever else a webhook's own token is enough for go out at once. What needs a bot
     * gives TICKCORD_ERROR_INVALID_TOKEN, requests as their result; options about the gateway have no effect.
     */
    uint32_t webhooks_only;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_client_options;

/**
 * A client, by number; 0 is never one. A stale number gives TICKCORD_ERROR_INVALID_HANDLE.
 */
typedef uint64_t tickcord_client;

/**
 * Which members are asked for. Prepare it with `tickcord_member_request_init`, then set `guild_id` and either `query` with
 * `limit` or `user_ids` with `user_id_count`.
 */
typedef struct tickcord_member_request {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Whose members.
     */
    uint64_t guild_id;
    /**
     * Those whose username begins so. "" with a `limit` of 0 is the whole guild, which needs `TICKCORD_INTENT_GUILD_MEMBERS`.
     */
    struct tickcord_str query;
    /**
     * These users, 100 at the most.
     */
    const uint64_t *user_ids;
    /**
     * How many users.
     */
    size_t user_id_count;
    /**
     * What comes back with each part of the answer, 32 bytes at the most; not given: the library chooses.
     */
    struct tickcord_str nonce;
    /**
     * How many members at the most, with `query`: 1 to 100. Without `query` it means nothing.
     */
    uint32_t limit;
    /**
     * `TICKCORD_MEMBERS_...` bits.
     */
    uint32_t flags;
} tickcord_member_request;

/**
 * A file to upload. Prepare it with `tickcord_http_file_init`, then set `name` and either `data` with `size` or `path`.
 */
typedef struct tickcord_http_file {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Its name as Discord shows it, such as "log.txt".
     */
    struct tickcord_str name;
    /**
     * Its media type, such as "text/plain"; not given: Discord guesses by the name.
     */
    struct tickcord_str content_type;
    /**
     * Where it is on the disk. It is read while it is sent, not by this call, and must not change before the result.
     */
    struct tickcord_str path;
    /**
     * Its content in memory, which is copied; NULL for a file on the disk.
     */
    const uint8_t *data;
    /**
     * How many bytes `data` has.
     */
    size_t size;
} tickcord_http_file;

/**
 * A call of Discord's HTTP API. Prepare it with `tickcord_http_request_init`, then set what differs; `path` at least.
 */
typedef struct tickcord_http_request {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Where to, as in Discord's documentation: "/channels/123/messages", up to 2048 bytes. What a URL cannot hold, such as an
     * emoji, is percent-encoded; a '/', '?', '#' or '%' inside a part must come encoded. The token in a path of /webhooks or
     * /interactions is kept secret, and the bot token is not sent there.
     */
    struct tickcord_str path;
    /**
     * "name=value" pairs with '&' between them, a name as often as needed, up to 4096 bytes; not given: none. Encoded as
     * `path`; a '&', '+', '#' or '%' inside a value must come encoded.
     */
    struct tickcord_str query;
    /**
     * The body, a JSON text; not given: none. With files it becomes their `payload_json`.
     */
    struct tickcord_str json;
    /**
     * Why, for the guild's audit log: up to 512 Unicode code points; not given or "": no reason.
     */
    struct tickcord_str audit_reason;
    /**
     * Files to upload, 10 at the most; NULL: none. They are `files[0]` and so on for Discord, in this order.
     */
    const struct tickcord_http_file *files;
    /**
     * How many files.
     */
    size_t file_count;
    /**
     * The most bytes that a file may have; `_init` sets 10485760, which Discord accepts everywhere. Guilds with boosts take
     * more, and an interaction says so in `attachment_size_limit`. The whole request may have 26214400 bytes.
     */
    uint64_t max_file_size;
    /**
     * A `TICKCORD_HTTP_...`; `_init` sets `TICKCORD_HTTP_GET`.
     */
    int32_t method;
    /**
     * A `TICKCORD_PRIORITY_...`; `_init` sets `TICKCORD_PRIORITY_NORMAL`.
     */
    int32_t priority;
    /**
     * How long the request may wait to be sent, in milliseconds, 1 to 3600000; `_init` sets 180000.
     */
    uint32_t max_age_ms;
    /**
     * 0 or `TICKCORD_HTTP_REPEATABLE`.
     */
    uint32_t flags;
} tickcord_http_request;

/**
 * Whom the text of one message may ping. Prepare it with `tickcord_allowed_mentions_init`; as it is then, nobody. Discord asks for
 * the permission Mention Everyone besides, for `@everyone` and for roles that not everyone may mention.
 */
typedef struct tickcord_allowed_mentions {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * These users, if the text mentions them: 100 at the most, and not with `TICKCORD_MENTION_USERS`.
     */
    const uint64_t *user_ids;
    /**
     * How many users.
     */
    size_t user_id_count;
    /**
     * These roles, if the text mentions them: 100 at the most, and not with `TICKCORD_MENTION_ROLES`.
     */
    const uint64_t *role_ids;
    /**
     * How many roles.
     */
    size_t role_id_count;
    /**
     * `TICKCORD_MENTION_...` bits.
     */
    uint32_t parse;
    /**
     * 1 if a reply pings the author of the message that it replies to, else 0.
     */
    uint32_t replied_user;
} tickcord_allowed_mentions;

/**
 * A channel to create. Prepare it with `tickcord_channel_create_init`, then set `name`.
 */
typedef struct tickcord_channel_create {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * 1 to 100 Unicode code points.
     */
    struct tickcord_str name;
    /**
     * Up to 1024 Unicode code points, in forums and media channels 4096; not given: none.
     */
    struct tickcord_str topic;
    /**
     * The category that it belongs to; 0: none.
     */
    uint64_t parent_id;
    /**
     * A `TICKCORD_CHANNEL_...`, or another of Discord's numbers; `_init` sets `TICKCORD_CHANNEL_TEXT`.
     */
    int32_t type;
    /**
     * Seconds between two messages of a member, 0 to 21600.
     */
    uint32_t rate_limit_per_user;
    /**
     * For forums: a JSON array of the tags that posts can have, 20 at the most, in Discord's words.
     */
    struct tickcord_str available_tags_json;
} tickcord_channel_create;

/**
 * What of a channel or thread is changed. Prepare it with `tickcord_channel_edit_init`, then set what changes; what is not given stays
 * as it is.
 */
typedef struct tickcord_channel_edit {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * 1 to 100 Unicode code points.
     */
    struct tickcord_str name;
    /**
     * Up to 1024 Unicode code points, in forums and media channels 4096; "" removes it. Not for threads.
     */
    struct tickcord_str topic;
    /**
     * The category that it belongs to; 0: as it is. Not for threads.
     */
    uint64_t parent_id;
    /**
     * Seconds between two messages of a member, 0 to 21600; `_init` sets -1: as it is.
     */
    int32_t rate_limit_per_user;
    /**
     * For threads: 1 to archive it, 0 to take it out of the archive; `_init` sets -1: as it is.
     */
    int32_t archived;
    /**
     * For threads: 1 if only moderators can take it out of the archive, else 0; `_init` sets -1: as it is.
     */
    int32_t locked;
    /**
     * For threads: minutes without a message until it is archived, 60, 1440, 4320 or 10080; `_init` sets -1: as it is.
     */
    int32_t auto_archive_duration;
    /**
     * For forum posts: ids of all tags that it has afterwards, 5 at the most; NULL: as they are. With a count of 0 and any other
     * pointer it has none.
     */
    const uint64_t *applied_tags;
    /**
     * How many tags.
     */
    size_t applied_tag_count;
    /**
     * For forums: a JSON array of all tags that posts can have afterwards, 20 at the most, in Discord's words. Those that stay
     * have their `id`.
     */
    struct tickcord_str available_tags_json;
} tickcord_channel_edit;

/**
 * One field of an embed's table. Prepare it with `tickcord_embed_field_init`, then set `name` and `value`.
 */
typedef struct tickcord_embed_field {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * 1 to 256 Unicode code points.
     */
    struct tickcord_str name;
    /**
     * 1 to 1024 Unicode code points.
     */
    struct tickcord_str value;
    /**
     * 1 if it may stand beside others, else 0.
     */
    uint32_t is_inline;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_embed_field;

/**
 * A box with text and pictures below a message. Prepare it with `tickcord_embed_init`, then set what it shows; strings that are not
 * given are left out. All texts of a message's embeds together may have 6000 Unicode code points. A picture's address begins with
 * https://, http://, or attachment:// for a file of the same message.
 */
typedef struct tickcord_embed {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Up to 256 Unicode code points.
     */
    struct tickcord_str title;
    /**
     * Up to 4096 Unicode code points.
     */
    struct tickcord_str description;
    /**
     * Where the title leads: https:// or http://.
     */
    struct tickcord_str url;
    /**
     * Above the title, up to 256 Unicode code points.
     */
    struct tickcord_str author_name;
    /**
     * Where the author's name leads. Not without `author_name`.
     */
    struct tickcord_str author_url;
    /**
     * A picture in front of the author's name. Not without `author_name`.
     */
    struct tickcord_str author_icon_url;
    /**
     * The large picture.
     */
    struct tickcord_str image_url;
    /**
     * The small picture.
     */
    struct tickcord_str thumbnail_url;
    /**
     * The last line, up to 2048 Unicode code points.
     */
    struct tickcord_str footer_text;
    /**
     * A picture in front of the last line. Not without `footer_text`.
     */
    struct tickcord_str footer_icon_url;
    /**
     * A table of up to 25 fields, each prepared with `_init`; NULL for none.
     */
    const struct tickcord_embed_field *fields;
    /**
     * How many fields.
     */
    size_t field_count;
    /**
     * A time beside the last line, in milliseconds since the Unix epoch; 0: none.
     */
    uint64_t timestamp;
    /**
     * The colour of its edge, 0xRRGGBB; `_init` sets -1, which is none.
     */
    int64_t color;
} tickcord_embed;

/**
 * A question that the readers of a message vote on. Prepare it with `tickcord_poll_init`, then set `question` and `answers`.
 */
typedef struct tickcord_poll {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * 1 to 300 Unicode code points.
     */
    struct tickcord_str question;
    /**
     * 1 to 10 answers, of 1 to 55 Unicode code points each.
     */
    const struct tickcord_str *answers;
    /**
     * How many answers. Discord numbers them from 1.
     */
    size_t answer_count;
    /**
     * An emoji for each of the answers, itself such as "🔥", or "name:id" for one of a guild's own; not given or "": none. NULL: for
     * none of them.
     */
    const struct tickcord_str *answer_emojis;
    /**
     * 1 to 768; `_init` sets 24.
     */
    uint32_t duration_hours;
    /**
     * 1 if one may vote for several answers, else 0.
     */
    uint32_t allow_multiselect;
} tickcord_poll;

/**
 * What a message says, or what an edit changes. Prepare it with `tickcord_message_create_init`, then set what differs: a new message
 * needs a text, embeds, components, files, stickers or a poll.
 *
 * In an edit what is not given stays as it is; a `content` of "" removes the text, an `embeds_json`, `components_json` or
 * `attachments_json` of "[]" all embeds, components or files.
 *
 * Texts that are not UTF-8 are read in the client's `text_encoding`, or repaired, and the result tells. JSON and addresses must
 * be UTF-8.
 */
typedef struct tickcord_message_create {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The text, up to 2000 Unicode code points; `on_too_long` says what becomes of a longer one, of up to 80000 bytes.
     */
    struct tickcord_str content;
    /**
     * Boxes below the text, each prepared with `_init`; NULL for none. 10 at the most, with those in `embeds_json`.
     */
    const struct tickcord_embed *embeds;
    /**
     * How many embeds.
     */
    size_t embed_count;
    /**
     * A JSON array of further embeds, in Discord's words.
     */
    struct tickcord_str embeds_json;
    /**
     * A JSON array of buttons and menus, in Discord's words.
     */
    struct tickcord_str components_json;
    /**
     * A JSON array that says more about `files`, in Discord's words: `id` is a file's place in `files`, and `description` is read
     * to those who do not see it. In an edit it lists all that the message has afterwards, those that stay by their own id.
     */
    struct tickcord_str attachments_json;
    /**
     * Files to upload, 10 at the most, each prepared with `_init`; NULL for none. An edit adds them to the message's files.
     */
    const struct tickcord_http_file *files;
    /**
     * How many files.
     */
    size_t file_count;
    /**
     * Stickers of the guild, 3 at the most; NULL for none. Only for a bot's new message and a forum post.
     */
    const uint64_t *sticker_ids;
    /**
     * How many stickers.
     */
    size_t sticker_id_count;
    /**
     * A nonce of the host's own, 1 to 25 Unicode code points, by which Discord knows the message for some minutes: one with the
     * same nonce is not posted again. Not given: the library's own, which is another for each call. Only for a bot's new message.
     */
    struct tickcord_str nonce;
    /**
     * A question to vote on; NULL for none. Not in an edit, nor a forum post.
     */
    const struct tickcord_poll *poll;
    /**
     * Whom it may ping; NULL: nobody, whatever the text says. An edit does not remember what was allowed before.
     */
    const struct tickcord_allowed_mentions *allowed_mentions;
    /**
     * A message of the same channel that it replies to; 0: none. Only for a bot's new message.
     */
    uint64_t reply_to;
    /**
     * The most bytes that a file may have, as in `tickcord_http_request`; `_init` sets 10485760. An interaction's
     * `attachment_size_limit` can be more.
     */
    uint64_t max_file_size;
    /**
     * `TICKCORD_MESSAGE_...` bits.
     */
    uint32_t flags;
    /**
     * A `TICKCORD_ON_TOO_LONG_...`; `_init` sets `TICKCORD_ON_TOO_LONG_REFUSE`. Splitting is for new messages, but not for forum
     * posts: a text is broken between lines, else between words, into 10 messages at the most, which follow each other without
     * others of this client in between; links, mentions, emoji and short code stay whole, and longer code is closed and opened again.
     * The first one replies, the last one has whatever is not text. They have one result, whose `body` is an array of all; if
     * one fails the rest is not sent, and the text tells how many were.
     */
    int32_t on_too_long;
    /**
     * 1 if a reply fails when the message in `reply_to` is gone; 0 if it becomes an ordinary message then. `_init` sets 1.
     */
    uint32_t fail_if_not_exists;
    /**
     * 1 if Discord reads it aloud, else 0. Not in an edit, nor a forum post.
     */
    uint32_t tts;
    /**
     * 1 for a line of chat, which may share a message with those before and after it; else 0. Lines wait no longer than messages
     * do: when the channel's turn comes, those that wait there go out together, a line each, in the order of the calls, up to
     * 2000 Unicode code points. They share a message only if they are alike in everything but `content`, and a message ends
     * behind a line that opens markdown and does not close it. Each line has a result of its own, with the same `body`, and can be
     * taken back until its message starts. If Discord finds fault with a message (400) its lines go out one by one.
     * Of more than 512 lines, or 60000 Unicode code points, that wait for one channel or webhook, and of more than 768 lines in
     * all, those of the lowest `priority` are left out, the oldest first: the result has TICKCORD_ERROR_OMITTED, and a note
     * such as "(12 lines omitted)" stands where they were. A host that is faster than the client's thread gets
     * TICKCORD_ERROR_QUEUE_FULL for lines while 896 requests have no result, so that there is room for others.
     * A line is text alone: no embeds, components, files, poll, stickers, reply or nonce of its own, and not split. Only for new
     * messages in channels and of webhooks, and not for one that begins a post.
     */
    uint32_t merge;
    /**
     * A `TICKCORD_PRIORITY_...`: which of the messages and other calls that wait for the same limit goes first. Lines with `merge`
     * keep their order whatever it is, and it tells which are left out last. `_init` sets `TICKCORD_PRIORITY_NORMAL`.
     */
    int32_t priority;
} tickcord_message_create;

/**
 * A completion of what a user is typing. Prepare it with `tickcord_choice_init`, then set `name` and the value of the option's
 * type.
 */
typedef struct tickcord_choice {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * What the user sees, 1 to 100 Unicode code points.
     */
    struct tickcord_str name;
    /**
     * What the command gets for an option that takes a text, up to 100 Unicode code points; not given: `name`.
     */
    struct tickcord_str text;
    /**
     * What the command gets for an option that takes a whole number, from -(2^53 - 1) to 2^53 - 1.
     */
    int64_t integer;
    /**
     * What the command gets for an option that takes a number.
     */
    double number;
    /**
     * `TICKCORD_OPTION_STRING`, which `_init` sets, `TICKCORD_OPTION_INTEGER` or `TICKCORD_OPTION_NUMBER`.
     */
    int32_t option_type;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_choice;

/**
 * An invite to create. Prepare it with `tickcord_invite_create_init`, then set what differs.
 */
typedef struct tickcord_invite_create {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Seconds until it ends, up to 604800, or 0 for never; `_init` sets 86400.
     */
    uint32_t max_age;
    /**
     * How often it can be used, up to 100; 0: any number of times.
     */
    uint32_t max_uses;
    /**
     * 1 if those who come by it leave the guild with their last connection unless they have got a role, else 0.
     */
    uint32_t temporary;
    /**
     * 1 for a new one even if there is one like it, else 0.
     */
    uint32_t unique;
} tickcord_invite_create;

/**
 * What of a member is changed. Prepare it with `tickcord_member_edit_init`, then set what changes; what is not given stays as it is.
 */
typedef struct tickcord_member_edit {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The name in this guild, up to 32 Unicode code points; "" removes it. Needs the permission Manage Nicknames, for the bot itself Change Nickname.
     */
    struct tickcord_str nick;
    /**
     * 1 if nobody hears the member in voice channels, else 0; `_init` sets -1: as it is. Only while the member is in one. Needs the
     * permission Mute Members.
     */
    int32_t mute;
    /**
     * 1 if the member hears nobody in voice channels, else 0; `_init` sets -1: as it is. Only while the member is in one. Needs
     * the permission Deafen Members.
     */
    int32_t deaf;
} tickcord_member_edit;

/**
 * What a new role has, or what of a role is changed. Prepare it with `tickcord_role_edit_init`, then set what differs: what is not
 * given is Discord's default, or stays as it is.
 */
typedef struct tickcord_role_edit {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * 1 to 100 Unicode code points. A new role needs one.
     */
    struct tickcord_str name;
    /**
     * What its members may do, `TICKCORD_PERMISSION_...` bits; counts if `has_permissions` is 1.
     */
    uint64_t permissions;
    /**
     * 1 if `permissions` is given, else 0.
     */
    uint32_t has_permissions;
    /**
     * 0xRRGGBB, 0 for none; `_init` sets -1: not given.
     */
    int32_t color;
    /**
     * 1 if its members are shown apart from others, else 0; `_init` sets -1: not given.
     */
    int32_t hoist;
    /**
     * 1 if anybody may ping it, else 0; `_init` sets -1: not given.
     */
    int32_t mentionable;
} tickcord_role_edit;

/**
 * A thread or forum post to create. Prepare it with `tickcord_thread_create_init`, then set `name`.
 */
typedef struct tickcord_thread_create {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * 1 to 100 Unicode code points.
     */
    struct tickcord_str name;
    /**
     * The message that the thread begins with; 0: none. Not for forum posts.
     */
    uint64_t message_id;
    /**
     * For forum posts: ids of the tags, 5 at the most; NULL for none.
     */
    const uint64_t *applied_tags;
    /**
     * How many tags.
     */
    size_t applied_tag_count;
    /**
     * Minutes without a message until it is archived, 60, 1440, 4320 or 10080; 0: the channel's own.
     */
    uint32_t auto_archive_duration;
    /**
     * Seconds between two messages of a member, 0 to 21600.
     */
    uint32_t rate_limit_per_user;
    /**
     * 1 if only those who are added see the thread, else 0. Not with `message_id`, nor for forum posts.
     */
    uint32_t is_private;
    /**
     * 1 if members who are not moderators may add others to a private thread, else 0; `_init` sets 1.
     */
    uint32_t invitable;
} tickcord_thread_create;

/**
 * Where a webhook is reached. Prepare it with `tickcord_webhook_init`, then set `id` and `token`, or let
 * `tickcord_webhook_from_url` do so. The token is a secret: whoever has it can write there. No log or error of the library shows it.
 */
typedef struct tickcord_webhook {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Its id.
     */
    uint64_t id;
    /**
     * The thread or forum post of its channel that is meant; 0: the channel itself.
     */
    uint64_t thread_id;
    /**
     * The last part of its URL.
     */
    struct tickcord_str token;
} tickcord_webhook;

/**
 * What the message of a webhook has beside what every message has. Prepare it with `tickcord_webhook_execute_init`, then set what
 * differs.
 */
typedef struct tickcord_webhook_execute {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The name that is shown, 1 to 80 Unicode code points; not given: the webhook's own. What is not UTF-8 in it is read as in a message.
     */
    struct tickcord_str username;
    /**
     * The address of the picture that is shown, which begins with https:// or http://; "" or not given: the webhook's own.
     */
    struct tickcord_str avatar_url;
    /**
     * In a forum, without a `thread_id`: the name of the post that it begins, 1 to 100 Unicode code points.
     */
    struct tickcord_str thread_name;
    /**
     * Ids of the tags of that post, 5 at the most; NULL for none.
     */
    const uint64_t *applied_tags;
    /**
     * How many tags.
     */
    size_t applied_tag_count;
    /**
     * 1 if the result waits until Discord has saved the message, and has it; `_init` sets 1. With 0 it has nothing, and a message
     * that could not be saved is no failure.
     */
    uint32_t wait;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_webhook_execute;

/**
 * What a client hands out of what Discord sends. Prepare it with `tickcord_subscription_init`, then set what restricts: an
 * event passes when each array has it, and an array of no elements restricts nothing.
 *
 * READY, RESUMED and the library's own events always pass, and so do GUILD_MEMBERS_CHUNK, SOUNDBOARD_SOUNDS, CHANNEL_INFO
 * and RATE_LIMITED, which come only because the host asked. All others are restricted, INTERACTION_CREATE as well: where
 * several programs share one bot, each answers its own guild's.
 */
typedef struct tickcord_subscription {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * `TICKCORD_EVENT_...`; TICKCORD_EVENT_UNKNOWN stands for those that this version of the library does not know.
     */
    const int32_t *kinds;
    /**
     * How many, up to 10000.
     */
    size_t kind_count;
    /**
     * The guilds that events belong to; 0 stands for events of none, such as direct messages and USER_UPDATE.
     */
    const uint64_t *guild_ids;
    /**
     * How many, up to 10000.
     */
    size_t guild_count;
    /**
     * The channels that events belong to; 0 stands for events of none, such as GUILD_CREATE, or VOICE_STATE_UPDATE of
     * someone who left. A thread is a channel of its own.
     */
    const uint64_t *channel_ids;
    /**
     * How many, up to 10000.
     */
    size_t channel_count;
} tickcord_subscription;

/**
 * A header for the handshake's request.
 */
typedef struct tickcord_websocket_header {
    /**
     * Such as "Authorization".
     */
    struct tickcord_str name;
    /**
     * Visible ASCII, spaces and tabs.
     */
    struct tickcord_str value;
} tickcord_websocket_header;

/**
 * What a WebSocket needs to know. Prepare it with `tickcord_websocket_options_init`, then set what differs; `url` at least.
 * `_init` sets every string's `len` to `TICKCORD_NUL_TERMINATED`, so that of a C string only `ptr` need be set.
 */
typedef struct tickcord_websocket_options {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The server, as "wss://host/path?query". Plain ws:// is accepted to localhost, 127.0.0.1 and ::1 only.
     */
    struct tickcord_str url;
    /**
     * The Origin header, as a browser would send it, such as `https://example.com`; not given: none.
     */
    struct tickcord_str origin;
    /**
     * The proxy to go through, as in `tickcord_client_options`. "": none. Not given: what the environment names.
     */
    struct tickcord_str proxy_url;
    /**
     * Root certificates in PEM form to accept besides the built-in ones (Mozilla's list); not given: none.
     */
    struct tickcord_str ca_pem;
    /**
     * Headers to add. Those that the handshake is made of are refused: Host, Upgrade, Connection, Origin, Sec-WebSocket-... and
     * those that change how a request is framed. Without a User-Agent among them the library names itself.
     */
    const struct tickcord_websocket_header *headers;
    /**
     * Subprotocols to offer, the preferred first. The server chooses one, which WEBSOCKET_OPENED tells, or none; one that was not
     * offered fails the handshake.
     */
    const struct tickcord_str *subprotocols;
    /**
     * How many headers there are, up to 64.
     */
    size_t header_count;
    /**
     * How many subprotocols there are, up to 64.
     */
    size_t subprotocol_count;
    /**
     * How many events wait for the host at the most, up to 524288; `_init` sets 4096. None is dropped: from then on nothing is
     * read from the server until half of them are polled.
     */
    size_t queue_capacity;
    /**
     * The bytes of memory of waiting events from which on nothing is read either, 4096 at least; `_init` sets 64 MiB. One message
     * can be beyond it.
     */
    size_t queue_bytes;
    /**
     * The longest message that the server may send, in bytes, up to 1 GiB; `_init` sets 16 MiB. A longer one ends the connection
     * with code 1009.
     */
    size_t max_message_bytes;
    /**
     * How many bytes of messages may wait to be sent, up to 1 GiB; `_init` sets 64 MiB. Each message counts 64 more.
     */
    size_t max_unsent_bytes;
    /**
     * How long the server may take to answer the handshake, in milliseconds, up to 600000; `_init` sets 15000. TCP, the proxy and
     * TLS have 10 s each before.
     */
    uint32_t handshake_timeout_ms;
    /**
     * How long what waits may take to be sent at a close, and then the server to confirm it, in milliseconds; `_init` sets 5000,
     * and 600000 is the most.
     */
    uint32_t close_timeout_ms;
    /**
     * How often to ping the server, in milliseconds, from 100 to 3600000; `_init` sets 30000. 0: never.
     */
    uint32_t ping_interval_ms;
    /**
     * How long the server may take to give any sign of life after a ping before the connection is given up, in milliseconds,
     * from 100 to 600000; `_init` sets 10000.
     */
    uint32_t pong_timeout_ms;
    /**
     * 1 to connect again whenever the connection ends without `tickcord_websocket_close`, or an attempt fails; `_init` sets 0.
     */
    uint32_t reconnect;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_websocket_options;

/**
 * A WebSocket, by number; 0 is never one. A stale number gives TICKCORD_ERROR_INVALID_HANDLE.
 *
 * It is the WebSocket itself (RFC 6455), for a server of the host's own, over the same TLS, proxies and limits as a client, on
 * a thread of its own.
 */
typedef uint64_t tickcord_websocket;

/**
 * One line of a client's log. Prepare it once with `tickcord_log_record_init`.
 */
typedef struct tickcord_log_record {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * When, in milliseconds since 1970-01-01 UTC.
     */
    uint64_t time_ms;
    /**
     * Records that were dropped before this one, because nobody polled them in time.
     */
    uint64_t dropped;
    /**
     * A `tickcord_log_level`, or `TICKCORD_LOG_LEVEL_NONE` when nothing waited.
     */
    int32_t level;
    /**
     * The message's length in bytes, without its NUL.
     */
    uint32_t message_len;
    /**
     * The message, in English, UTF-8 with a NUL at the end; cut at a character's end if it is too long. The token is
     * never in it.
     */
    char message[TICKCORD_LOG_MESSAGE_SIZE];
} tickcord_log_record;

/**
 * What a WebSocket has counted since it was created. Every message that was accepted is waiting, sent or unsent; bytes are those
 * of messages, without what WebSocket and TLS add. Prepare it once with `tickcord_websocket_stats_init`.
 */
typedef struct tickcord_websocket_stats {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Connections that were open.
     */
    uint64_t connections;
    /**
     * Messages that came.
     */
    uint64_t received_messages;
    /**
     * Their bytes.
     */
    uint64_t received_bytes;
    /**
     * Messages that were handed to the system.
     */
    uint64_t sent_messages;
    /**
     * Their bytes.
     */
    uint64_t sent_bytes;
    /**
     * Messages that wait to be sent now.
     */
    uint64_t waiting_messages;
    /**
     * Their bytes.
     */
    uint64_t waiting_bytes;
    /**
     * Messages that could not be sent before their connection ended; WEBSOCKET_CLOSED events tell of them.
     */
    uint64_t unsent_messages;
    /**
     * Their bytes.
     */
    uint64_t unsent_bytes;
    /**
     * Events that wait to be polled now.
     */
    uint64_t events_waiting;
    /**
     * How long the server's answer to the last keep-alive ping took, in microseconds; -1 before the first.
     */
    int64_t latency_us;
} tickcord_websocket_stats;

/**
 * A file of a message. Prepare it with `tickcord_attachment_init`.
 */
typedef struct tickcord_attachment {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The file.
     */
    uint64_t id;
    /**
     * Its size in bytes.
     */
    uint64_t size;
    /**
     * Its name.
     */
    struct tickcord_str filename;
    /**
     * What is read to those who do not see it; empty if there is nothing.
     */
    struct tickcord_str description;
    /**
     * Its media type; empty if Discord does not know it.
     */
    struct tickcord_str content_type;
    /**
     * Where it can be fetched, for some hours.
     */
    struct tickcord_str url;
    /**
     * In pixels, of a picture or video; else 0.
     */
    uint32_t width;
    /**
     * In pixels, of a picture or video; else 0.
     */
    uint32_t height;
    /**
     * Of a voice message, in milliseconds; else 0.
     */
    uint32_t duration_ms;
    /**
     * To be shown only when asked for.
     */
    int32_t is_spoiler;
} tickcord_attachment;

/**
 * A channel, a category, a forum, or a thread, which is a channel of its own: CHANNEL_CREATE, CHANNEL_UPDATE,
 * CHANNEL_DELETE, THREAD_CREATE, THREAD_UPDATE and THREAD_DELETE. Prepare it with `tickcord_channel_init`.
 */
typedef struct tickcord_channel {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The channel.
     */
    uint64_t id;
    /**
     * The guild; 0 if it has none.
     */
    uint64_t guild_id;
    /**
     * The category that it belongs to, or the channel of a thread; 0 if none.
     */
    uint64_t parent_id;
    /**
     * Who began the thread; 0 for what is none.
     */
    uint64_t owner_id;
    /**
     * The newest message, which can be deleted; in a forum the newest post; 0 if there was none.
     */
    uint64_t last_message_id;
    /**
     * Its name; empty for a thread that was deleted.
     */
    struct tickcord_str name;
    /**
     * Its topic; empty if there is none.
     */
    struct tickcord_str topic;
    /**
     * A `TICKCORD_CHANNEL_...`, or 10, 11 and 12 for threads; -1 if not told.
     */
    int32_t channel_type;
    /**
     * Where it stands in its category, from 0; -1 if not told, as for threads.
     */
    int32_t position;
    /**
     * Seconds between two messages of a member; 0: no limit.
     */
    uint32_t rate_limit_per_user;
    /**
     * For adults only.
     */
    int32_t is_nsfw;
    /**
     * The thread is archived.
     */
    int32_t is_archived;
    /**
     * Only moderators can take the thread out of the archive.
     */
    int32_t is_locked;
    /**
     * The thread was created just now: in a THREAD_CREATE without it the bot was only let in.
     */
    int32_t is_new;
    /**
     * Tags of the forum post, at `/applied_tags`.
     */
    uint32_t tag_count;
} tickcord_channel;

/**
 * Someone who began to type: TYPING_START. Prepare it with `tickcord_typing_init`.
 */
typedef struct tickcord_typing {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Who.
     */
    uint64_t user_id;
    /**
     * Where.
     */
    uint64_t channel_id;
    /**
     * The guild; 0 in direct messages.
     */
    uint64_t guild_id;
    /**
     * When, in seconds since the Unix epoch. Typing shows for ten seconds.
     */
    uint64_t timestamp_s;
    /**
     * What Discord shows as the user: the nickname in the guild, else the global name, else the user name; empty in
     * direct messages.
     */
    struct tickcord_str display_name;
} tickcord_typing;

/**
 * What one check of a diagnosis found. Prepare it with `tickcord_finding_init`.
 */
typedef struct tickcord_finding {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Which check: a name such as `api_tls`, as listed at `tickcord_client_diagnose`.
     */
    struct tickcord_str check;
    /**
     * `ok`, `warning`, `failed`, or `skipped` if it depends on something that failed or was not asked for.
     */
    struct tickcord_str status;
    /**
     * What was found, in plain words.
     */
    struct tickcord_str text;
    /**
     * What to do; empty if there is nothing to do.
     */
    struct tickcord_str remedy;
} tickcord_finding;

/**
 * A user, as part of another struct. It never grows: what else Discord tells about a user is found by JSON pointer.
 */
typedef struct tickcord_user {
    /**
     * Who.
     */
    uint64_t id;
    /**
     * The unique name.
     */
    struct tickcord_str username;
    /**
     * The name that the user goes by; empty if none was chosen.
     */
    struct tickcord_str global_name;
    /**
     * The avatar's hash; empty if there is none.
     */
    struct tickcord_str avatar;
    /**
     * A bot, or a webhook.
     */
    int32_t is_bot;
    /**
     * Discord itself.
     */
    int32_t is_system;
} tickcord_user;

/**
 * The bot that has logged in: READY. Prepare it with `tickcord_ready_init`.
 */
typedef struct tickcord_ready {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The bot's application.
     */
    uint64_t application_id;
    /**
     * Its flags, which tell what it was granted.
     */
    uint64_t application_flags;
    /**
     * The bot itself.
     */
    struct tickcord_user user;
    /**
     * The gateway's version.
     */
    uint32_t gateway_version;
    /**
     * Which shard this is.
     */
    uint32_t shard_id;
    /**
     * How many shards there are; 0 if not told.
     */
    uint32_t shard_count;
    /**
     * Guilds of this shard, at `/guilds`. Each comes as a GUILD_CREATE of its own.
     */
    uint32_t guild_count;
} tickcord_ready;

/**
 * A guild that became available, that the bot joined or left, or that changed: GUILD_CREATE, GUILD_DELETE and GUILD_UPDATE. An update
 * does not tell the members, channels and threads. Prepare it with `tickcord_guild_init`.
 */
typedef struct tickcord_guild {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The guild.
     */
    uint64_t id;
    /**
     * Whose it is.
     */
    uint64_t owner_id;
    /**
     * How many members it has.
     */
    uint64_t member_count;
    /**
     * Where Discord greets new members; 0 if nowhere.
     */
    uint64_t system_channel_id;
    /**
     * The voice channel for those who are away; 0 if none.
     */
    uint64_t afk_channel_id;
    /**
     * Its name; empty for one that is unavailable.
     */
    struct tickcord_str name;
    /**
     * The icon's hash; empty if there is none.
     */
    struct tickcord_str icon;
    /**
     * Its language, such as `en-US`.
     */
    struct tickcord_str preferred_locale;
    /**
     * When the bot joined, ISO 8601.
     */
    struct tickcord_str joined_at;
    /**
     * Discord has an outage; only the id is there. In a GUILD_DELETE, 0 means that the bot is no longer a member.
     */
    int32_t is_unavailable;
    /**
     * Has so many members that `/members` leaves out those who are offline.
     */
    int32_t is_large;
    /**
     * The level that boosts have brought it to; -1 if not told.
     */
    int32_t premium_tier;
    /**
     * Roles, at `/roles`.
     */
    uint32_t role_count;
    /**
     * Channels, at `/channels`.
     */
    uint32_t channel_count;
    /**
     * Active threads that the bot sees, at `/threads`.
     */
    uint32_t thread_count;
    /**
     * Members that are listed, at `/members`.
     */
    uint32_t listed_member_count;
    /**
     * Members in voice channels, at `/voice_states`.
     */
    uint32_t voice_state_count;
} tickcord_guild;

/**
 * A command, button, menu or form of the bot that someone used: INTERACTION_CREATE. Discord wants an answer within 3
 * seconds, such as `tickcord_client_interaction_respond`. Prepare it with `tickcord_interaction_init`.
 */
typedef struct tickcord_interaction {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The interaction, which is answered by this id.
     */
    uint64_t id;
    /**
     * The bot's application.
     */
    uint64_t application_id;
    /**
     * Where; 0 if not told.
     */
    uint64_t channel_id;
    /**
     * The guild; 0 outside of guilds.
     */
    uint64_t guild_id;
    /**
     * The command; 0 for what is none.
     */
    uint64_t command_id;
    /**
     * The user or message that a context menu command was used on; 0 otherwise.
     */
    uint64_t target_id;
    /**
     * The message that the button or menu belongs to; 0 otherwise.
     */
    uint64_t message_id;
    /**
     * What the user may do in that channel, as permission bits; 0 outside of guilds.
     */
    uint64_t user_permissions;
    /**
     * What the bot may do there, as permission bits.
     */
    uint64_t app_permissions;
    /**
     * The largest file that an answer may hold, in bytes; 0 if not told.
     */
    uint64_t attachment_size_limit;
    /**
     * Who used it.
     */
    struct tickcord_user user;
    /**
     * What Discord shows as the user: the nickname in the guild, else the global name, else the user name.
     */
    struct tickcord_str display_name;
    /**
     * The command's name; empty for what is none.
     */
    struct tickcord_str command_name;
    /**
     * The group that the sub-command belongs to; empty if to none.
     */
    struct tickcord_str subcommand_group;
    /**
     * The sub-command; empty for a command that has none.
     */
    struct tickcord_str subcommand;
    /**
     * What the bot named the button, menu or form; empty for a command.
     */
    struct tickcord_str custom_id;
    /**
     * The user's language, such as `en-US`.
     */
    struct tickcord_str locale;
    /**
     * The guild's language; empty outside of guilds.
     */
    struct tickcord_str guild_locale;
    /**
     * A `TICKCORD_INTERACTION_...`; -1 if not told.
     */
    int32_t interaction_type;
    /**
     * 1 a slash command, 2 on a user, 3 on a message; -1 for what is no command.
     */
    int32_t command_type;
    /**
     * A `TICKCORD_COMPONENT_...`; -1 for what is no button or menu.
     */
    int32_t component_type;
    /**
     * 0 in a guild, 1 in a direct message with the bot, 2 in another; -1 if not told.
     */
    int32_t context;
    /**
     * Options that were given to the command or sub-command, for `tickcord_interaction_option_at`.
     */
    uint32_t option_count;
    /**
     * What was chosen in the menu, for `tickcord_interaction_value_at`.
     */
    uint32_t value_count;
    /**
     * Fields of the form, for `tickcord_interaction_field_at`.
     */
    uint32_t field_count;
    /**
     * What the user or guild has bought of the application, at `/entitlements`.
     */
    uint32_t entitlement_count;
} tickcord_interaction;

/**
 * One thing that a user gave to a command, chose in a menu or put into a form. Which fields mean something depends on
 * `option_type`; of what was named by id, Discord usually tells more. Prepare it with `tickcord_interaction_value_init`.
 */
typedef struct tickcord_interaction_value {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The user, channel, role or file; 0 for others.
     */
    uint64_t id;
    /**
     * What the role allows, or the member in this channel, or whoever used the command in that channel, as permission
     * bits.
     */
    uint64_t permissions;
    /**
     * The file's size in bytes.
     */
    uint64_t size;
    /**
     * The whole number.
     */
    int64_t integer;
    /**
     * The number, whole or not.
     */
    double number;
    /**
     * The user, if it is one.
     */
    struct tickcord_user user;
    /**
     * The option's name, or the form field's custom id; empty for what was chosen in a menu.
     */
    struct tickcord_str name;
    /**
     * The text; of a number that is still being typed, what there is of it; of all that has an id, its digits.
     */
    struct tickcord_str text;
    /**
     * What Discord shows as the user: the nickname in the guild, else the global name, else the user name.
     */
    struct tickcord_str display_name;
    /**
     * The name of the role, channel or file.
     */
    struct tickcord_str object_name;
    /**
     * Where the file can be fetched, for some hours.
     */
    struct tickcord_str url;
    /**
     * The file's media type; empty if Discord does not know it.
     */
    struct tickcord_str content_type;
    /**
     * A `TICKCORD_OPTION_...`; -1 if not told.
     */
    int32_t option_type;
    /**
     * What was found under the id: the same as `option_type`, but user or role for a mentionable; -1 if nothing was.
     */
    int32_t resolved_type;
    /**
     * The channel's type, such as 0 for text; -1 if it is none.
     */
    int32_t channel_type;
    /**
     * Yes, of a boolean.
     */
    int32_t is_true;
    /**
     * The user is typing this one, and waits for completions.
     */
    int32_t is_focused;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_interaction_value;

/**
 * A field of a form. Prepare it with `tickcord_modal_field_init`.
 */
typedef struct tickcord_modal_field {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * What the bot named it.
     */
    struct tickcord_str custom_id;
    /**
     * What was typed, or chosen of a radio group.
     */
    struct tickcord_str text;
    /**
     * A `TICKCORD_COMPONENT_...`; -1 if not told.
     */
    int32_t component_type;
    /**
     * How many things were chosen in a menu or checkbox group, or files uploaded, for `tickcord_interaction_field_value_at`.
     */
    uint32_t value_count;
    /**
     * The checkbox is checked.
     */
    int32_t is_checked;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_modal_field;

/**
 * A message: MESSAGE_CREATE and MESSAGE_UPDATE. Prepare it with `tickcord_message_init`.
 */
typedef struct tickcord_message {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The message.
     */
    uint64_t id;
    /**
     * Where it was sent.
     */
    uint64_t channel_id;
    /**
     * The guild; 0 in direct messages, and for ephemeral ones.
     */
    uint64_t guild_id;
    /**
     * The webhook that posted it, which is then the author too; 0 otherwise.
     */
    uint64_t webhook_id;
    /**
     * The message that this one replies to or forwards; 0 otherwise.
     */
    uint64_t referenced_message_id;
    /**
     * Bits, such as 1 << 6 for ephemeral.
     */
    uint64_t flags;
    /**
     * Who wrote it.
     */
    struct tickcord_user author;
    /**
     * What Discord shows as the author: the nickname in the guild, else the global name, else the user name.
     */
    struct tickcord_str display_name;
    /**
     * The text. Empty in guilds without the MESSAGE_CONTENT intent.
     */
    struct tickcord_str content;
    /**
     * When it was sent, ISO 8601.
     */
    struct tickcord_str timestamp;
    /**
     * When it was edited last, ISO 8601; empty if never.
     */
    struct tickcord_str edited_timestamp;
    /**
     * Whether `content` was there: a `TICKCORD_FIELD_...`.
     */
    int32_t content_field;
    /**
     * What it is: 0 and 19 (a reply) are what people write, others Discord's own; -1 if not told.
     */
    int32_t message_type;
    /**
     * The channel's type, such as 0 for text; -1 if not told.
     */
    int32_t channel_type;
    /**
     * Read aloud.
     */
    int32_t is_tts;
    /**
     * Pinned.
     */
    int32_t is_pinned;
    /**
     * Pings everyone.
     */
    int32_t mentions_everyone;
    /**
     * Users that it mentions, at `/mentions`.
     */
    uint32_t mention_count;
    /**
     * Roles that it mentions, at `/mention_roles`.
     */
    uint32_t mention_role_count;
    /**
     * Files, at `/attachments`.
     */
    uint32_t attachment_count;
    /**
     * Embeds, at `/embeds`.
     */
    uint32_t embed_count;
    /**
     * Stickers, at `/sticker_items`.
     */
    uint32_t sticker_count;
    /**
     * Components, at `/components`.
     */
    uint32_t component_count;
    /**
     * Roles of the author in the guild, at `/member/roles`.
     */
    uint32_t author_role_count;
    /**
     * Whether the message that this one replies to is there, at `/referenced_message`, as a `TICKCORD_FIELD_...`: null
     * if it was deleted, absent if Discord did not look.
     */
    int32_t referenced_message_field;
} tickcord_message;

/**
 * The state that the client's connection is in now: CONNECTION_STATE. Prepare it with
 * `tickcord_connection_state_init`.
 */
typedef struct tickcord_connection_state {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Milliseconds until the next attempt; -1 if none is waited for.
     */
    int64_t retry_in_ms;
    /**
     * Events that Discord sent a second time and that were left out, since the client was created.
     */
    uint64_t duplicates;
    /**
     * The state's name, such as `READY`.
     */
    struct tickcord_str state_name;
    /**
     * The name of `code`.
     */
    struct tickcord_str code_name;
    /**
     * The reason in words, and what to do; empty for a change that the host asked for.
     */
    struct tickcord_str text;
    /**
     * A `TICKCORD_STATE_...`.
     */
    int32_t state;
    /**
     * The `TICKCORD_ERROR_...` that is the reason, or 0.
     */
    int32_t code;
    /**
     * The code that Discord closed the connection with; 0 if it did not.
     */
    int32_t close_code;
    /**
     * Attempts since the last connection that lasted.
     */
    uint32_t attempts;
} tickcord_connection_state;

/**
 * What came of a request of the host: REQUEST_RESULT. Prepare it with `tickcord_request_result_init`.
 */
typedef struct tickcord_request_result {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The number that the call gave.
     */
    uint64_t request;
    /**
     * The id of what Discord answered with, such as the message that was sent; 0 if there is none.
     */
    uint64_t created_id;
    /**
     * Discord's own error code; 0 if it gave none.
     */
    int64_t discord_code;
    /**
     * Places of the text that were not UTF-8 and were replaced.
     */
    uint64_t utf8_repairs;
    /**
     * How long Discord wants the next try to wait, in milliseconds; 0 if it said nothing.
     */
    uint64_t retry_after_ms;
    /**
     * The name of `code`.
     */
    struct tickcord_str code_name;
    /**
     * What went wrong and what to do; empty if all went well.
     */
    struct tickcord_str text;
    /**
     * 0, or the `TICKCORD_ERROR_...` that it came to.
     */
    int32_t code;
    /**
     * The HTTP status of Discord's answer; 0 if there was none.
     */
    int32_t status;
} tickcord_request_result;

/**
 * A member: GUILD_MEMBER_ADD and GUILD_MEMBER_UPDATE. Prepare it with `tickcord_member_init`.
 */
typedef struct tickcord_member {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The guild.
     */
    uint64_t guild_id;
    /**
     * Bits, such as 1 << 0 for one who has left and come back; 0 if not told.
     */
    uint64_t flags;
    /**
     * Who.
     */
    struct tickcord_user user;
    /**
     * What Discord shows: the nickname, else the global name, else the user name.
     */
    struct tickcord_str display_name;
    /**
     * The nickname in this guild; null if there is none.
     */
    struct tickcord_str nick;
    /**
     * When, ISO 8601; null for a guest in a voice channel.
     */
    struct tickcord_str joined_at;
    /**
     * Since when the member boosts the guild, ISO 8601; empty otherwise.
     */
    struct tickcord_str premium_since;
    /**
     * The end of the member's timeout, ISO 8601, which can be past; null if there is none.
     */
    struct tickcord_str communication_disabled_until;
    /**
     * Whether `nick` was there: a `TICKCORD_FIELD_...`.
     */
    int32_t nick_field;
    /**
     * Whether `joined_at` was there: a `TICKCORD_FIELD_...`.
     */
    int32_t joined_at_field;
    /**
     * Whether `communication_disabled_until` was there: a `TICKCORD_FIELD_...`.
     */
    int32_t communication_disabled_until_field;
    /**
     * Roles, at `/roles`.
     */
    uint32_t role_count;
    /**
     * Has not accepted the guild's rules yet.
     */
    int32_t is_pending;
    /**
     * Whether `is_pending` was there: a `TICKCORD_FIELD_...`.
     */
    int32_t is_pending_field;
    /**
     * Deafened in voice channels by a moderator.
     */
    int32_t is_deaf;
    /**
     * Whether `is_deaf` was there: a `TICKCORD_FIELD_...`.
     */
    int32_t is_deaf_field;
    /**
     * Muted in voice channels by a moderator.
     */
    int32_t is_mute;
    /**
     * Whether `is_mute` was there: a `TICKCORD_FIELD_...`.
     */
    int32_t is_mute_field;
} tickcord_member;

/**
 * A member that left or was removed: GUILD_MEMBER_REMOVE. Prepare it with `tickcord_member_remove_init`.
 */
typedef struct tickcord_member_remove {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The guild.
     */
    uint64_t guild_id;
    /**
     * Who.
     */
    struct tickcord_user user;
} tickcord_member_remove;

/**
 * A user's status and activities: PRESENCE_UPDATE. Prepare it with `tickcord_presence_update_init`.
 */
typedef struct tickcord_presence_update {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Who.
     */
    uint64_t user_id;
    /**
     * In which guild.
     */
    uint64_t guild_id;
    /**
     * `online`, `idle`, `dnd` or `offline`.
     */
    struct tickcord_str status;
    /**
     * The same on a computer; empty if not active there.
     */
    struct tickcord_str desktop_status;
    /**
     * The same on a phone.
     */
    struct tickcord_str mobile_status;
    /**
     * The same in a browser.
     */
    struct tickcord_str web_status;
    /**
     * The first activity: a game's name, for one.
     */
    struct tickcord_str activity_name;
    /**
     * Its second line, and the text of a custom status.
     */
    struct tickcord_str activity_state;
    /**
     * Its first line.
     */
    struct tickcord_str activity_details;
    /**
     * 0 plays, 1 streams, 2 listens, 3 watches, 4 custom status, 5 competes; -1 for no activity.
     */
    int32_t activity_type;
    /**
     * How many activities, at `/activities`.
     */
    uint32_t activity_count;
} tickcord_presence_update;

/**
 * Where someone is in voice channels, and how: VOICE_STATE_UPDATE. Prepare it with `tickcord_voice_state_init`.
 */
typedef struct tickcord_voice_state {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Who.
     */
    uint64_t user_id;
    /**
     * The voice channel; 0 when the user has left.
     */
    uint64_t channel_id;
    /**
     * The guild; 0 in calls.
     */
    uint64_t guild_id;
    /**
     * What Discord shows as the user: the nickname, else the global name, else the user name; empty if not told.
     */
    struct tickcord_str display_name;
    /**
     * The voice session.
     */
    struct tickcord_str session_id;
    /**
     * Since when the user asks to speak on a stage, ISO 8601; empty otherwise.
     */
    struct tickcord_str request_to_speak_timestamp;
    /**
     * Deafened by a moderator.
     */
    int32_t is_deaf;
    /**
     * Muted by a moderator.
     */
    int32_t is_mute;
    /**
     * Deafened by the user.
     */
    int32_t is_self_deaf;
    /**
     * Muted by the user.
     */
    int32_t is_self_mute;
    /**
     * Shares the screen.
     */
    int32_t is_streaming;
    /**
     * Has the camera on.
     */
    int32_t is_on_video;
    /**
     * May not speak here, as the audience of a stage.
     */
    int32_t is_suppressed;
    /**
     * The member is there, at `/member`.
     */
    int32_t has_member;
} tickcord_voice_state;

/**
 * A user who was banned, or whose ban was lifted: GUILD_BAN_ADD and GUILD_BAN_REMOVE. Prepare it with
 * `tickcord_ban_init`.
 */
typedef struct tickcord_ban {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The guild.
     */
    uint64_t guild_id;
    /**
     * Who.
     */
    struct tickcord_user user;
} tickcord_ban;

/**
 * A message that was deleted: MESSAGE_DELETE. Prepare it with `tickcord_message_delete_init`.
 */
typedef struct tickcord_message_delete {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The message.
     */
    uint64_t id;
    /**
     * Where it was.
     */
    uint64_t channel_id;
    /**
     * The guild; 0 in direct messages.
     */
    uint64_t guild_id;
} tickcord_message_delete;

/**
 * A reaction that was added or removed, or several that were removed at once: MESSAGE_REACTION_ADD, MESSAGE_REACTION_REMOVE,
 * MESSAGE_REACTION_REMOVE_ALL and MESSAGE_REACTION_REMOVE_EMOJI. Prepare it with `tickcord_reaction_init`.
 */
typedef struct tickcord_reaction {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Who reacted; 0 where the reactions of all were removed.
     */
    uint64_t user_id;
    /**
     * Where.
     */
    uint64_t channel_id;
    /**
     * To which message.
     */
    uint64_t message_id;
    /**
     * The guild; 0 in direct messages.
     */
    uint64_t guild_id;
    /**
     * Who wrote that message; 0 if not told, as for removed reactions.
     */
    uint64_t message_author_id;
    /**
     * The custom emoji; 0 for one of Unicode.
     */
    uint64_t emoji_id;
    /**
     * The emoji itself, or a custom emoji's name; empty for a custom emoji that was deleted, and in
     * a MESSAGE_REACTION_REMOVE_ALL.
     */
    struct tickcord_str emoji_name;
    /**
     * The custom emoji moves.
     */
    int32_t is_animated;
    /**
     * A super reaction.
     */
    int32_t is_burst;
} tickcord_reaction;

/**
 * Messages of one channel that were deleted at once: MESSAGE_DELETE_BULK. Prepare it with
 * `tickcord_message_delete_bulk_init`.
 */
typedef struct tickcord_message_delete_bulk {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Where they were.
     */
    uint64_t channel_id;
    /**
     * The guild; 0 in direct messages.
     */
    uint64_t guild_id;
    /**
     * How many, at `/ids`.
     */
    uint32_t message_count;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_message_delete_bulk;

/**
 * What the library has to say to the operator: SESSION_ENDED, FATAL, POISONED, GATEWAY_WARNING, INTENTS_DEGRADED,
 * MESSAGE_CONTENT_MISSING and HTTP_PAUSED. Prepare it with `tickcord_notice_init`.
 */
typedef struct tickcord_notice {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Milliseconds until it goes on by itself; -1 if that is not told.
     */
    int64_t retry_in_ms;
    /**
     * Events that were sent and never came; of a GATEWAY_WARNING.
     */
    uint64_t missed;
    /**
     * The name of `code`; empty for a MESSAGE_CONTENT_MISSING.
     */
    struct tickcord_str code_name;
    /**
     * What happened, and what to do.
     */
    struct tickcord_str text;
    /**
     * The `TICKCORD_ERROR_...` that is the reason; 0 for a MESSAGE_CONTENT_MISSING.
     */
    int32_t code;
    /**
     * The code that Discord closed the connection with; 0 if it did not.
     */
    int32_t close_code;
} tickcord_notice;

/**
 * How many events were dropped since the last such event, because the host did not poll: EVENTS_DROPPED. Prepare it
 * with `tickcord_events_dropped_init`.
 */
typedef struct tickcord_events_dropped {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * All of them.
     */
    uint64_t total;
    /**
     * Typing, presences and voice effects, which go first.
     */
    uint64_t ephemeral;
    /**
     * Messages and the like.
     */
    uint64_t ordinary;
    /**
     * Interactions.
     */
    uint64_t interaction;
    /**
     * States, sessions and warnings.
     */
    uint64_t lifecycle;
} tickcord_events_dropped;

/**
 * A role that was created, changed or deleted: GUILD_ROLE_CREATE, GUILD_ROLE_UPDATE and GUILD_ROLE_DELETE. Prepare
 * it with `tickcord_role_init`.
 */
typedef struct tickcord_role {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The guild.
     */
    uint64_t guild_id;
    /**
     * The role.
     */
    uint64_t id;
    /**
     * What its members may do, `TICKCORD_PERMISSION_...` bits; 0 for one that was deleted, and so are all that
     * follow.
     */
    uint64_t permissions;
    /**
     * Its name.
     */
    struct tickcord_str name;
    /**
     * 0xRRGGBB; 0 for none.
     */
    uint32_t color;
    /**
     * Where it stands, from 0 for `@everyone`; the higher one counts.
     */
    int32_t position;
    /**
     * Its members are shown apart from others.
     */
    int32_t is_hoisted;
    /**
     * It belongs to a bot, a boost or an integration: nobody else can be given it.
     */
    int32_t is_managed;
    /**
     * Anybody may ping it.
     */
    int32_t is_mentionable;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_role;

/**
 * A WebSocket is open: WEBSOCKET_OPENED. The server's headers are read by JSON pointer: "/headers/x-name". Prepare it with `tickcord_websocket_opened_init`.
 */
typedef struct tickcord_websocket_opened {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * The subprotocol that the server chose; "" if none.
     */
    struct tickcord_str subprotocol;
} tickcord_websocket_opened;

/**
 * A WebSocket is closed: WEBSOCKET_CLOSED. Prepare it with `tickcord_websocket_closed_init`.
 */
typedef struct tickcord_websocket_closed {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Messages that were accepted and not handed to the system. They are not sent again.
     */
    uint64_t unsent_messages;
    /**
     * Their bytes.
     */
    uint64_t unsent_bytes;
    /**
     * Milliseconds until the next attempt; -1 if there is none.
     */
    int64_t retry_in_ms;
    /**
     * The reason in the server's Close frame, often "".
     */
    struct tickcord_str reason;
    /**
     * The name of `code`.
     */
    struct tickcord_str code_name;
    /**
     * What ended the connection, in words; "" after a closing handshake.
     */
    struct tickcord_str text;
    /**
     * 0 after a closing handshake, or when the host gave up; else the `TICKCORD_ERROR_...` that ended the connection.
     */
    int32_t code;
    /**
     * The close code of RFC 6455: the server's, 1005 if it gave none, 1006 if the connection ended without a Close
     * frame; the code sent to a server that broke the protocol.
     */
    uint32_t close_code;
    /**
     * 1 if the server began to close, else 0.
     */
    int32_t by_server;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_websocket_closed;

/**
 * An attempt to open a WebSocket failed: WEBSOCKET_ERROR. Prepare it with `tickcord_websocket_error_init`.
 */
typedef struct tickcord_websocket_error {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Milliseconds until the next attempt; -1 if there is none.
     */
    int64_t retry_in_ms;
    /**
     * The name of `code`.
     */
    struct tickcord_str code_name;
    /**
     * Why, and what to do about it.
     */
    struct tickcord_str text;
    /**
     * A `TICKCORD_ERROR_...`.
     */
    int32_t code;
    /**
     * The HTTP status of the server's answer; 0 if there was none.
     */
    int32_t status;
    /**
     * Attempts since the last connection that lasted for 30 s.
     */
    uint32_t attempts;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_websocket_error;

/**
 * What a client has counted since it was created; the numbers only grow, but for those that say otherwise. Prepare it once
 * with `tickcord_client_stats_init`.
 *
 * `events_queued` is always the sum of polled, dropped and waiting; `events_dropped` that of the four below it. How many
 * events there were of one kind, `tickcord_client_get_event_count` gives.
 */
typedef struct tickcord_client_stats {
    /**
     * Set by `_init`.
     */
    uint32_t struct_size;
    /**
     * Set by `_init`.
     */
    uint32_t abi_version;
    /**
     * Events that were made for the host, without EVENTS_DROPPED.
     */
    uint64_t events_queued;
    /**
     * Those that the host took.
     */
    uint64_t events_polled;
    /**
     * Those that a full queue dropped; EVENTS_DROPPED events tell of them.
     */
    uint64_t events_dropped;
    /**
     * Of those, typing, presences and voice effects.
     */
    uint64_t events_dropped_ephemeral;
    /**
     * Of those, what is in none of the other three.
     */
    uint64_t events_dropped_ordinary;
    /**
     * Of those, interactions, beyond the 4096 or 32 MiB that wait.
     */
    uint64_t events_dropped_interaction;
    /**
     * Of those, states, sessions and warnings, beyond the 256 or 16 MiB that wait.
     */
    uint64_t events_dropped_lifecycle;
    /**
     * Those that wait now. Grows and shrinks.
     */
    uint64_t events_waiting;
    /**
     * The memory that those take, in bytes. Grows and shrinks.
     */
    uint64_t event_bytes_waiting;
    /**
     * Events of Discord's that the host did not subscribe to. They were never queued.
     */
    uint64_t events_filtered;
    /**
     * Events that Discord sent a second time, after a resume for instance. They were never queued.
     */
    uint64_t events_duplicate;
    /**
     * Interactions that could no longer be answered, since 4096 came after them within 15 minutes.
     */
    uint64_t interactions_forgotten;
    /**
     * Connections to the gateway that were opened.
     */
    uint64_t gateway_connections;
    /**
     * Those among them that took the place of a lost one. Those that follow `tickcord_client_connect` are not among them.
     */
    uint64_t gateway_reconnects;
    /**
     * Sessions that began, each with a READY.
     */
    uint64_t sessions;
    /**
     * Times that a session went on after its connection was lost, each with a RESUMED.
     */
    uint64_t resumes;
    /**
     * The gateway's messages in bytes, as they came: compressed, unless the option `compression` says otherwise.
     */
    uint64_t gateway_bytes_received;
    /**
     * The same messages in bytes, as texts.
     */
    uint64_t gateway_bytes_inflated;
    /**
     * Bytes that came over all connections, gateway and HTTP: all that TCP carried, with what TLS and proxies add.
     */
    uint64_t wire_bytes_received;
    /**
     * Bytes that left over all connections, likewise.
     */
    uint64_t wire_bytes_sent;
    /**
     * HTTP requests that were sent, each try and the library's own among them.
     */
    uint64_t http_requests;
    /**
     * Answers 429 that they got.
     */
    uint64_t http_rate_limited;
    /**
     * The last time between two polls, in microseconds. Polls less than a millisecond apart belong to one tick and are left
     * out; 0 if there was none. Grows and shrinks.
     */
    uint64_t poll_gap_us;
    /**
     * The longest such time since the last `tickcord_client_get_stats`, in microseconds: how long the host stalled. 0 if there
     * was none. Grows, and is 0 again after each call.
     */
    uint64_t longest_poll_gap_us;
    /**
     * How long the last heartbeat on this connection to the gateway took to be acknowledged, in microseconds; -1 if none was.
     * Grows and shrinks.
     */
    int64_t latency_us;
    /**
     * Requests that have no result yet. Grows and shrinks.
     */
    uint32_t requests_waiting;
    /**
     * Gateway commands that have no result yet. Grows and shrinks.
     */
    uint32_t commands_waiting;
    /**
     * Where the connection stands: a `TICKCORD_STATE_...`.
     */
    int32_t state;
    /**
     * 0.
     */
    uint32_t reserved;
} tickcord_client_stats;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Gives the version of the library's ABI, major in the upper 16 bits and minor in the lower.
 *
 * A host that loads the library at run time compares the major with that of the `TICKCORD_ABI_VERSION` it was compiled
 * with: another major cannot be used, a minor that is the same or newer can.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
uint32_t tickcord_abi_version(void);

/**
 * Gives the library's version, such as "0.1.0".
 *
 * \ownership the library's, good while it is loaded
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
const char *tickcord_version(void);

/**
 * Gives a result's name as in this header, such as "TICKCORD_ERROR_TIMEOUT"; "TICKCORD_ERROR_UNKNOWN" for a number that
 * is none.
 *
 * \ownership the library's, good while it is loaded
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
const char *tickcord_result_name(int32_t result);

/**
 * Copies the text of this thread's last failed call: what went wrong, and what to do about it.
 *
 * The text is for people, in English, fits into 1024 bytes with its NUL, and never holds the token. A call that succeeds leaves it as
 * it is. `buf` receives it with a NUL at the end; `out_len`, which may be NULL, its length in bytes without that NUL. With
 * `buf` NULL and `cap` 0 only the length is given.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT (`buf` is NULL and `cap` is not 0), or
 * TICKCORD_ERROR_BUFFER_TOO_SMALL (`cap` is not more than the length; nothing is copied).
 *
 * \ownership the caller's buffer
 * \threadsafety any thread; each has its own text
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_last_error(char *buf,
                                    size_t cap,
                                    size_t *out_len);

/**
 * Tells whether the library may be unloaded: 1 when no client, no WebSocket, no thread and no event of it is left,
 * else 0.
 *
 * No other thread may be inside a call of the library meanwhile; one that waits in `tickcord_client_wait` or
 * `tickcord_websocket_wait` is counted.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
int32_t tickcord_can_unload(void);

/**
 * Gives the least intents that bring events of these kinds: `count` times a `TICKCORD_EVENT_...` at `kinds`. `out_intents`
 * receives them.
 *
 * Kinds that need no intent, such as TICKCORD_EVENT_INTERACTION_CREATE and the library's own, add nothing; neither does
 * TICKCORD_EVENT_UNKNOWN, since nobody knows what such an event needs. A kind that happens both in guilds and in direct
 * messages, such as TICKCORD_EVENT_MESSAGE_CREATE, adds the intents of both; clear the `TICKCORD_INTENT_DIRECT_...` bits
 * for guilds alone. What fields hold is not asked for: the text of messages needs TICKCORD_INTENT_MESSAGE_CONTENT, and
 * TICKCORD_EVENT_THREAD_MEMBERS_UPDATE tells about the bot alone without TICKCORD_INTENT_GUILD_MEMBERS. Some intents are
 * privileged: compare with TICKCORD_INTENTS_PRIVILEGED.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT (`kinds` may be NULL if `count` is 0), or
 * TICKCORD_ERROR_INVALID_ARGUMENT (a number is no kind of this version of the library, or `count` is over 10000).
 *
 * \ownership the array is the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_intents_for_events(const int32_t *kinds,
                                            size_t count,
                                            uint64_t *out_intents);

/**
 * Fills options with defaults; `struct_size` is `sizeof *options`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_options_init(struct tickcord_client_options *options, uint32_t struct_size);

/**
 * Creates a client, which is not connected yet, and starts its thread. `out_client` receives its handle, which is never 0.
 *
 * Returns TICKCORD_OK; TICKCORD_ERROR_NULL_ARGUMENT; TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH or
 * TICKCORD_ERROR_UNSUPPORTED_FIELD (the options were not prepared, or are for a newer version, as more than one shard is);
 * TICKCORD_ERROR_INVALID_ARGUMENT (a number is out of bounds, or there is a token beside `webhooks_only`);
 * TICKCORD_ERROR_INVALID_UTF8; TICKCORD_ERROR_INVALID_TOKEN (missing, empty, or not a token, and `webhooks_only` is 0);
 * TICKCORD_ERROR_INVALID_URL (one of the URLs, or a proxy's in the environment); TICKCORD_ERROR_INSECURE_URL (http:// or ws:// to
 * another machine); TICKCORD_ERROR_INVALID_CA_PEM; TICKCORD_ERROR_INVALID_ENCODING (`text_encoding` names none);
 * TICKCORD_ERROR_UNDEFINED_INTENTS; TICKCORD_ERROR_UNDEFINED_STATUS, TICKCORD_ERROR_EMPTY_ACTIVITY or
 * TICKCORD_ERROR_PAYLOAD_TOO_LONG (the presence); TICKCORD_ERROR_OUT_OF_RESOURCES.
 *
 * \ownership the client is the caller's, to be given to `tickcord_client_destroy`; the options are copied
 * \threadsafety any thread; without a `proxy_url` no other may change the environment (`setenv`) meanwhile
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_create(const struct tickcord_client_options *options,
                                       tickcord_client *out_client);

/**
 * Begins to connect, and to stay connected until `tickcord_client_disconnect` or a failure that only the operator can
 * mend.
 *
 * CONNECTION_STATE events tell how it goes. READY follows, then a GUILD_CREATE for each guild; FATAL instead when Discord
 * refuses the bot, with the remedy in its text. Lost connections are made again without end, and resumed where possible.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has no bot),
 * TICKCORD_ERROR_ALREADY_CONNECTED (or connecting), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_connect(tickcord_client client);

/**
 * Closes the connection and stays away from it until the next `tickcord_client_connect`.
 *
 * `flags` is 0 or `TICKCORD_DISCONNECT_KEEP_SESSION`. A CONNECTION_STATE event follows. Events that wait stay pollable;
 * messages that were accepted are still sent, and gateway commands wait for the next `connect`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (unknown flags),
 * TICKCORD_ERROR_NOT_CONNECTED (nor connecting), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_disconnect(tickcord_client client,
                                           uint32_t flags);

/**
 * Sends what can still be sent, disconnects, and ends the client and its threads within `timeout_ms` milliseconds.
 *
 * The handle is dead as soon as the call begins, whatever the result, and so are the events that were not polled; those
 * that were polled live on. `out_unsent`, which may be NULL, receives how many messages and gateway commands had no result by
 * then. 2000 is a good timeout: most of it is needed only by requests that are under way, or by a server that does not
 * answer. With 0 nothing more is sent, and the result is usually TICKCORD_ERROR_TIMEOUT, since no time is left to end the
 * thread.
 *
 * Returns TICKCORD_OK (all threads of the client have ended), TICKCORD_ERROR_TIMEOUT (one has not, such as a system's name
 * resolver or disk that hangs; until `tickcord_can_unload` gives 1 the library must not be unloaded), or
 * TICKCORD_ERROR_INVALID_HANDLE (destroyed before, or never created).
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking up to `timeout_ms`
 * \since 0.1
 */
tickcord_result tickcord_client_destroy(tickcord_client client,
                                        uint32_t timeout_ms,
                                        uint32_t *out_unsent);

/**
 * Gives where the connection stands: `out_state` receives a `TICKCORD_STATE_...`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_state(tickcord_client client, int32_t *out_state);

/**
 * Sets which events Discord sends: `intents` is `TICKCORD_INTENT_...` bits. Valid in every state.
 *
 * Before the login the login simply uses them. After it, if they differ, the session is ended and a new one begins, at most
 * once in 5 s: a SESSION_ENDED event says so, and READY follows.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has no bot),
 * TICKCORD_ERROR_UNDEFINED_INTENTS (unless the options allow them), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_set_intents(tickcord_client client,
                                            uint64_t intents);

/**
 * Takes the oldest event that waits. `out_event` receives it, or NULL when nothing waits.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership the event is the caller's, to be given to `tickcord_event_free`
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_poll_event(tickcord_client client, struct tickcord_event **out_event);

/**
 * Takes up to `capacity` of the oldest events that wait, in order, into the array `out_events`.
 *
 * `out_count` receives how many; less than `capacity` means that nothing more waits.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership each event is the caller's, to be given to `tickcord_event_free`
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_poll_events(tickcord_client client,
                                            struct tickcord_event **out_events,
                                            size_t capacity,
                                            size_t *out_count);

/**
 * Waits until an event waits to be polled, for `timeout_ms` milliseconds at the most. For programs that have no ticks.
 * Where several threads wait, each event wakes one.
 *
 * Returns TICKCORD_OK (something waits), TICKCORD_ERROR_TIMEOUT, or TICKCORD_ERROR_INVALID_HANDLE (also when the client
 * is destroyed meanwhile).
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking up to `timeout_ms`
 * \since 0.1
 */
tickcord_result tickcord_client_wait(tickcord_client client,
                                     uint32_t timeout_ms);

/**
 * Fills an activity with defaults; `struct_size` is `sizeof *activity`. In an array do so for each element.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_activity_init(struct tickcord_activity *activity, uint32_t struct_size);

/**
 * Fills a presence with defaults: online, with no activity; `struct_size` is `sizeof *presence`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_presence_init(struct tickcord_presence *presence, uint32_t struct_size);

/**
 * Sets how the bot shows to others, in place of what it showed before, and keeps it through reconnects and later logins.
 *
 * A REQUEST_RESULT event with the request's number follows, with a `body` of null: when Discord was sent it, or when a login
 * that carried it succeeded. Discord takes 5 presences in 20 s; of those that wait the last one counts, and the others get
 * TICKCORD_ERROR_SUPERSEDED. While the client is not connected the presence waits for the login, however long that takes; if
 * the login fails for good, the result is TICKCORD_ERROR_REQUEST_CANCELED, and if a bug stops the client,
 * TICKCORD_ERROR_POISONED. A presence that a lost connection may have swallowed is sent again. If Discord closes the
 * connection because it cannot read what it was sent, the presence is dropped: the result, or a GATEWAY_WARNING event, has
 * TICKCORD_ERROR_GATEWAY_CLOSED.
 *
 * All its texts together have about 3000 bytes. `out_request`, which may be NULL, receives the request's number, never 0.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client
 * has no bot), TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD,
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_UNDEFINED_STATUS, TICKCORD_ERROR_EMPTY_ACTIVITY (no name; or no state, if it is
 * a custom one), TICKCORD_ERROR_INVALID_ARGUMENT (a type that is none, `afk` is neither 0 nor 1, or an impossible length or
 * count), TICKCORD_ERROR_PAYLOAD_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL (256 gateway commands have no result yet), or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership the presence, its activities and their texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_update_presence(tickcord_client client,
                                                const struct tickcord_presence *presence,
                                                uint64_t *out_request);

/**
 * Fills a request with defaults; `struct_size` is `sizeof *request`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_member_request_init(struct tickcord_member_request *request, uint32_t struct_size);

/**
 * Asks for members of a guild.
 *
 * A REQUEST_RESULT event with the request's number follows when all parts of the answer have come. Its `body` has `guild_id`,
 * `nonce`, `chunk_count` (how many parts there were), and, unless `TICKCORD_MEMBERS_CHUNKED` was set, `members`, `presences`
 * and `not_found`, arrays as in Discord's GUILD_MEMBERS_CHUNK, with the elements of all parts.
 *
 * All members of a guild can be had once in 30 s: a request that comes sooner waits, as does one that Discord refuses with a
 * RATE_LIMITED event. So does one with the nonce of another that has no result yet. What waits for 180 s is given up. A request
 * that a lost connection may have swallowed is sent again, once, when the session was resumed.
 *
 * The result's code can be TICKCORD_ERROR_REQUEST_EXPIRED (it waited for too long), TICKCORD_ERROR_NETWORK_TIMEOUT (Discord
 * sent nothing more for 30 s: the bot may not be in that guild, or an intent may be missing), TICKCORD_ERROR_REQUEST_LOST (the
 * session ended first), TICKCORD_ERROR_REQUEST_CANCELED (the bot cannot log in), TICKCORD_ERROR_ANSWER_TOO_LONG (answers that
 * are being joined take more than 16 MiB: use `TICKCORD_MEMBERS_CHUNKED`), TICKCORD_ERROR_INVALID_PAYLOAD (the answer cannot be
 * read), TICKCORD_ERROR_GATEWAY_CLOSED (Discord could not read what it was sent), or TICKCORD_ERROR_POISONED.
 *
 * `out_request`, which may be NULL, receives the request's number, which is never 0.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client
 * has no bot), TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD,
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, `query` and `user_ids` are both given or both
 * missing, a limit or flag that is none, an impossible length), TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_NONCE_TOO_LONG,
 * TICKCORD_ERROR_PAYLOAD_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership the request is copied, with its texts and ids
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_request_guild_members(tickcord_client client,
                                                      const struct tickcord_member_request *request,
                                                      uint64_t *out_request);

/**
 * Joins a voice channel, moves to it, or leaves the one the bot is in, which is what a `channel_id` of 0 does. The library sends
 * no sound; this is for hosts with a voice client of their own, and for being seen in a channel.
 *
 * `flags` is 0 or `TICKCORD_VOICE_...` bits. A REQUEST_RESULT event with the request's number follows when Discord was sent it,
 * with a `body` of null. Discord acknowledges no such command: it answers with VOICE_STATE_UPDATE and VOICE_SERVER_UPDATE
 * events, and not at all if the channel is full or the bot may not enter. If the connection is lost before it is known that
 * Discord received the command, a GATEWAY_WARNING event names the request, and it is not sent again.
 *
 * While the client is not logged in the command waits, for 180 s at the most (TICKCORD_ERROR_REQUEST_EXPIRED); if the login
 * fails for good, the result is TICKCORD_ERROR_REQUEST_CANCELED, and if a bug stops the client, TICKCORD_ERROR_POISONED.
 * `out_request`, which may be NULL, receives the request's number, which is never 0.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has no bot),
 * TICKCORD_ERROR_INVALID_ARGUMENT (`guild_id` is 0, or unknown flags), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_update_voice_state(tickcord_client client,
                                                   uint64_t guild_id,
                                                   uint64_t channel_id,
                                                   uint32_t flags,
                                                   uint64_t *out_request);

/**
 * Asks for the soundboard sounds of the 1 to 100 guilds at `guild_ids`; each guild that the bot is in answers with a
 * SOUNDBOARD_SOUNDS event.
 *
 * A REQUEST_RESULT event with the request's number follows when Discord was sent it, as for
 * `tickcord_client_update_voice_state`, whose waiting and loss it shares.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client
 * has no bot), TICKCORD_ERROR_INVALID_ARGUMENT (no id, or one is 0), TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_QUEUE_FULL,
 * or TICKCORD_ERROR_POISONED.
 *
 * \ownership the ids are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_request_soundboard_sounds(tickcord_client client,
                                                          const uint64_t *guild_ids,
                                                          size_t guild_id_count,
                                                          uint64_t *out_request);

/**
 * Asks for details of a guild's voice channels; a CHANNEL_INFO event answers.
 *
 * `fields` is one or more `TICKCORD_CHANNEL_INFO_...` bits. A REQUEST_RESULT event with the request's number follows when
 * Discord was sent it, as for `tickcord_client_update_voice_state`, whose waiting and loss it shares.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has no bot),
 * TICKCORD_ERROR_INVALID_ARGUMENT (`guild_id` is 0, or no or unknown fields), TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_request_channel_info(tickcord_client client,
                                                     uint64_t guild_id,
                                                     uint32_t fields,
                                                     uint64_t *out_request);

/**
 * Sends a gateway payload with this `opcode`, and the JSON value `json` as its data: for what Discord adds later.
 *
 * A REQUEST_RESULT event with the request's number follows when Discord was sent it, as for
 * `tickcord_client_update_voice_state`, whose waiting and loss it shares. What Discord does not understand makes it close the
 * connection (4001 or 4002), which is then made again. A presence that is sent so is not repeated at later logins, and the parts
 * of an answer to a request for members are plain events.
 *
 * The whole payload has at most 4096 bytes. `out_request`, which may be NULL, receives the request's number, which is never 0.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client
 * has no bot), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (`opcode` is negative, or the length is
 * impossible), TICKCORD_ERROR_RESERVED_OPCODE (one that the library sends itself, or only Discord sends),
 * TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_PAYLOAD_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership the text is copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_send_raw(tickcord_client client,
                                         int32_t opcode,
                                         const char *json,
                                         size_t json_len,
                                         uint64_t *out_request);

/**
 * Fills a file with defaults; `struct_size` is `sizeof *file`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_http_file_init(struct tickcord_http_file *file, uint32_t struct_size);

/**
 * Fills a request with defaults; `struct_size` is `sizeof *request`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_http_request_init(struct tickcord_http_request *request, uint32_t struct_size);

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
 * Unlike `tickcord_client_send_message` this sends text as it is: for what players typed add `"allowed_mentions":{"parse":[]}`,
 * or it can ping everybody.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE; TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH or TICKCORD_ERROR_UNSUPPORTED_FIELD (the request or a file was not prepared, or is of a newer
 * version); TICKCORD_ERROR_INVALID_ARGUMENT (an unknown method, priority or flag, a `max_age_ms` out of bounds, a GET with a body,
 * a file without a name or without content); TICKCORD_ERROR_INVALID_UTF8; TICKCORD_ERROR_INVALID_PATH (path or query);
 * TICKCORD_ERROR_INVALID_JSON; TICKCORD_ERROR_AUDIT_REASON_TOO_LONG; TICKCORD_ERROR_TOO_MANY_FILES,
 * TICKCORD_ERROR_FILE_TOO_LARGE or TICKCORD_ERROR_REQUEST_TOO_LARGE (of files on the disk the result tells);
 * TICKCORD_ERROR_QUEUE_FULL; TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers), or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never; files in memory are copied, which takes about a millisecond for 10 MiB
 * \since 0.1
 */
tickcord_result tickcord_client_request(tickcord_client client,
                                        const struct tickcord_http_request *request,
                                        uint64_t *out_request);

/**
 * Takes back a request that waits to be sent: a call, a message, an answer to an interaction, or commands to register.
 *
 * Its REQUEST_RESULT event follows, with TICKCORD_ERROR_REQUEST_CANCELED. If it was tried before, its text tells what came of that.
 * Of a text in parts those that were sent stay, and the text tells how many.
 *
 * Returns TICKCORD_OK (it is not sent any more), TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_REQUEST_UNDER_WAY (it is being
 * sent, and its result follows), TICKCORD_ERROR_UNKNOWN_REQUEST (it has its result, was canceled, never was, or is a gateway
 * command), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_cancel_request(tickcord_client client,
                                               uint64_t request);

/**
 * Fills allowed mentions with defaults; `struct_size` is `sizeof *mentions`. Nobody is pinged then.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_allowed_mentions_init(struct tickcord_allowed_mentions *mentions,
                                               uint32_t struct_size);

/**
 * Bans a user from a guild, whether a member or not, and deletes what the user wrote there in the last
 * `delete_message_seconds`, 0 to 604800 (7 days). Needs the permission Ban Members.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or a number out of
 * bounds), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_ban_member(tickcord_client client,
                                           uint64_t guild_id,
                                           uint64_t user_id,
                                           uint32_t delete_message_seconds,
                                           const char *reason,
                                           size_t reason_len,
                                           uint64_t *out_request);

/**
 * Bans the 1 to 200 users at `user_ids` from a guild. Needs the permissions Ban Members and Manage Server.
 *
 * `delete_message_seconds` is as for `tickcord_client_ban_member`.
 *
 * The result's `body` has `banned_users` and `failed_users`. If nobody could be banned the result fails, with a
 * `discord_code` of 500000.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (an
 * id is 0, there is none, or a number out of bounds), TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership texts and ids are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_bulk_ban_members(tickcord_client client,
                                                 uint64_t guild_id,
                                                 const uint64_t *user_ids,
                                                 size_t user_id_count,
                                                 uint32_t delete_message_seconds,
                                                 const char *reason,
                                                 size_t reason_len,
                                                 uint64_t *out_request);

/**
 * Lifts a ban. Needs the permission Ban Members.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_unban_member(tickcord_client client,
                                             uint64_t guild_id,
                                             uint64_t user_id,
                                             const char *reason,
                                             size_t reason_len,
                                             uint64_t *out_request);

/**
 * Reads the ban of a user.
 *
 * The result's `body` has `user` and `reason`; for users who are not banned its code is TICKCORD_ERROR_HTTP_NOT_FOUND.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_ban(tickcord_client client,
                                        uint64_t guild_id,
                                        uint64_t user_id,
                                        uint64_t *out_request);

/**
 * Reads the bans of a guild, by the ids of the users.
 *
 * `anchor` says what `user_id` is for: TICKCORD_ANCHOR_START takes none, TICKCORD_ANCHOR_BEFORE and
 * TICKCORD_ANCHOR_AFTER what comes before or after it. `limit` is 1 to 1000; 0: Discord's 1000. The result's `body` is
 * an array of bans, each with `user` and `reason`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0 where one is needed,
 * an anchor that is none here, or a limit out of bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_bans(tickcord_client client,
                                         uint64_t guild_id,
                                         int32_t anchor,
                                         uint64_t user_id,
                                         uint32_t limit,
                                         uint64_t *out_request);

/**
 * Fills a channel with defaults; `struct_size` is `sizeof *channel`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_channel_create_init(struct tickcord_channel_create *channel, uint32_t struct_size);

/**
 * Fills an edit with defaults; `struct_size` is `sizeof *edit`. It changes nothing then.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_channel_edit_init(struct tickcord_channel_edit *edit, uint32_t struct_size);

/**
 * Reads a channel or thread.
 *
 * The result's `body` is the channel.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_channel(tickcord_client client,
                                            uint64_t channel_id,
                                            uint64_t *out_request);

/**
 * Creates a channel in a guild, which can have 500. Needs the permission Manage Channels.
 *
 * The result's `body` is the channel.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or a
 * number out of bounds), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_TOO_MANY_IDS (tags), TICKCORD_ERROR_REQUEST_TOO_LARGE,
 * TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership structs and texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_create_channel(tickcord_client client,
                                               uint64_t guild_id,
                                               const struct tickcord_channel_create *channel,
                                               const char *reason,
                                               size_t reason_len,
                                               uint64_t *out_request);

/**
 * Changes a channel or thread: what `edit` gives, and nothing else. Needs the permission Manage Channels, or for threads
 * Manage Threads.
 *
 * Discord lets a name or topic change about twice in 10 minutes: later requests wait, and are given up after 180 s, unlike those
 * of `tickcord_client_set_channel_topic` and `_name`. The result's `body` is the channel.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, a number
 * out of bounds, or nothing changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_CONTENT_TOO_LONG,
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_TOO_MANY_IDS (tags),
 * TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership structs and texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_edit_channel(tickcord_client client,
                                             uint64_t channel_id,
                                             const struct tickcord_channel_edit *edit,
                                             const char *reason,
                                             size_t reason_len,
                                             uint64_t *out_request);

/**
 * Sets the topic of a channel as a state that is wanted: it may be called as often as the host likes, and the last text counts.
 * Needs the permission Manage Channels.
 *
 * `topic` has up to 1024 Unicode code points, in forums and media channels 4096; "" removes it. Discord lets a name or topic change
 * about twice in 10 minutes. A topic that waits for that is replaced by a later one, and its result has
 * TICKCORD_ERROR_SUPERSEDED; a name that waits as well goes out with it. That wait does not count for the 180 s after which
 * requests are given up, and no other call waits for it. A text that this client has set within the last 10 minutes is not sent
 * again, unless `tickcord_client_edit_channel` may have changed it since. Between these two nothing keeps the order of calls: use
 * one of them for a channel's topic and name.
 *
 * A REQUEST_RESULT event with the request's number follows. It has `changed`: true if the text was sent, and then `body` is the
 * channel; false if it was there already, or could not be set. TICKCORD_ERROR_HTTP_BAD_REQUEST is about this text alone.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * id is 0, or the length is impossible), TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership the text is copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_set_channel_topic(tickcord_client client,
                                                  uint64_t channel_id,
                                                  const char *topic,
                                                  size_t topic_len,
                                                  uint64_t *out_request);

/**
 * Sets the name of a channel or thread as a state that is wanted, as `tickcord_client_set_channel_topic` does for a topic, within
 * the same limit. Needs the permission Manage Channels, or for threads Manage Threads.
 *
 * `name` has 1 to 100 Unicode code points. The result is as for a topic.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * id is 0, or the length is impossible), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership the text is copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_set_channel_name(tickcord_client client,
                                                 uint64_t channel_id,
                                                 const char *name,
                                                 size_t name_len,
                                                 uint64_t *out_request);

/**
 * Deletes a channel or thread with all its messages, or closes a direct message. Nothing brings a channel back. Needs
 * the permission Manage Channels, or for threads Manage Threads.
 *
 * The result's `body` is the channel.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_delete_channel(tickcord_client client,
                                               uint64_t channel_id,
                                               const char *reason,
                                               size_t reason_len,
                                               uint64_t *out_request);

/**
 * Fills a field with defaults; `struct_size` is `sizeof *field`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_embed_field_init(struct tickcord_embed_field *field, uint32_t struct_size);

/**
 * Fills an embed with defaults; `struct_size` is `sizeof *embed`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_embed_init(struct tickcord_embed *embed, uint32_t struct_size);

/**
 * Reads a guild with its roles and emojis; with a `with_counts` of 1 also about how many members it has, and how many of
 * them are online.
 *
 * The result's `body` is the guild.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, or `with_counts` is
 * neither 0 nor 1), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_guild(tickcord_client client,
                                          uint64_t guild_id,
                                          uint32_t with_counts,
                                          uint64_t *out_request);

/**
 * Reads the channels of a guild, without its threads.
 *
 * The result's `body` is an array of channels.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_guild_channels(tickcord_client client,
                                                   uint64_t guild_id,
                                                   uint64_t *out_request);

/**
 * Reads the roles of a guild.
 *
 * The result's `body` is an array of roles.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_guild_roles(tickcord_client client,
                                                uint64_t guild_id,
                                                uint64_t *out_request);

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
 * otherwise, its code can be TICKCORD_ERROR_INTERACTION_UNKNOWN, TICKCORD_ERROR_INTERACTION_EXPIRED (too late),
 * TICKCORD_ERROR_INTERACTION_ALREADY_ANSWERED (follow up or edit instead) or TICKCORD_ERROR_INTERACTION_MISMATCH (a request
 * for completions). An answer that Discord refuses can be mended and given again while there is time.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * is none of those that the field takes, or fields exclude each other), TICKCORD_ERROR_EMPTY_CONTENT,
 * TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
 * TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
 * TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
 * TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_interaction_respond(tickcord_client client,
                                                    uint64_t interaction_id,
                                                    const struct tickcord_message_create *message,
                                                    uint64_t *out_request);

/**
 * Changes the message that an interaction's button, menu or form belongs to, as its first answer or after
 * `tickcord_client_interaction_defer_update`.
 *
 * What `message` does not give stays as it is. A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its
 * code can be TICKCORD_ERROR_INTERACTION_MISMATCH as well (the interaction belongs to no message) or
 * TICKCORD_ERROR_INTERACTION_DEFERRED (by a message, which this one cannot be).
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * is none of those that the field takes, fields exclude each other, or nothing changes),
 * TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
 * TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
 * TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
 * TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_interaction_update_message(tickcord_client client,
                                                           uint64_t interaction_id,
                                                           const struct tickcord_message_create *message,
                                                           uint64_t *out_request);

/**
 * Shows that the bot is thinking, and gives the host 15 minutes for `tickcord_client_interaction_respond`.
 *
 * `ephemeral` is 1 if only the user shall see it, else 0. A REQUEST_RESULT event follows, as for
 * `tickcord_client_interaction_respond`. If the library has deferred the interaction already, this changes nothing and succeeds.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`interaction_id` is 0, or `ephemeral`
 * neither 0 nor 1), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_interaction_defer(tickcord_client client,
                                                  uint64_t interaction_id,
                                                  uint32_t ephemeral,
                                                  uint64_t *out_request);

/**
 * Tells Discord that a button, menu or form of a message was heard, shows nothing, and gives the host 15 minutes for
 * `tickcord_client_interaction_update_message` or `tickcord_client_interaction_respond`.
 *
 * A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its code can be
 * TICKCORD_ERROR_INTERACTION_MISMATCH as well (the interaction belongs to no message).
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`interaction_id` is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_interaction_defer_update(tickcord_client client,
                                                         uint64_t interaction_id,
                                                         uint64_t *out_request);

/**
 * Sends a further message to an interaction that was answered or deferred.
 *
 * A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its code can be
 * TICKCORD_ERROR_INTERACTION_UNANSWERED as well. After a deferral the first of these messages takes its place.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * is none of those that the field takes, or fields exclude each other), TICKCORD_ERROR_EMPTY_CONTENT,
 * TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
 * TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
 * TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
 * TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_interaction_follow_up(tickcord_client client,
                                                      uint64_t interaction_id,
                                                      const struct tickcord_message_create *message,
                                                      uint64_t *out_request);

/**
 * Changes a message that was an answer to an interaction: the first one for a `message_id` of 0, else a follow-up, whose id
 * its result told.
 *
 * What is not given stays as it is, and who sees the message too. A REQUEST_RESULT event follows, as for
 * `tickcord_client_interaction_respond`; its code can be TICKCORD_ERROR_INTERACTION_UNANSWERED as well.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * is none of those that the field takes, fields exclude each other, or nothing changes),
 * TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
 * TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
 * TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
 * TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_interaction_edit(tickcord_client client,
                                                 uint64_t interaction_id,
                                                 uint64_t message_id,
                                                 const struct tickcord_message_create *message,
                                                 uint64_t *out_request);

/**
 * Deletes a message that was an answer to an interaction: the first one for a `message_id` of 0, else a follow-up.
 *
 * A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its code can be
 * TICKCORD_ERROR_INTERACTION_UNANSWERED as well.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`interaction_id` is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_interaction_delete(tickcord_client client,
                                                   uint64_t interaction_id,
                                                   uint64_t message_id,
                                                   uint64_t *out_request);

/**
 * Fills a completion with defaults; `struct_size` is `sizeof *choice`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_choice_init(struct tickcord_choice *choice, uint32_t struct_size);

/**
 * Offers completions of what a user is typing: the answer to a TICKCORD_INTERACTION_AUTOCOMPLETE, within 3 seconds.
 *
 * `choices` is an array of up to 25, in the order they are shown; none if nothing fits. With `auto_defer` the library answers
 * without choices after 2 seconds. A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE; TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH or TICKCORD_ERROR_UNSUPPORTED_FIELD (a choice was not prepared, or is of a newer version);
 * TICKCORD_ERROR_INVALID_ARGUMENT (`interaction_id` is 0, too many choices, or one that is too long, too large or of another
 * type); TICKCORD_ERROR_INVALID_UTF8; TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_interaction_autocomplete(tickcord_client client,
                                                         uint64_t interaction_id,
                                                         const struct tickcord_choice *choices,
                                                         size_t choice_count,
                                                         uint64_t *out_request);

/**
 * Opens a form, as the first answer to a command, button or menu. What the user fills in comes as another interaction, a
 * TICKCORD_INTERACTION_MODAL with this `custom_id`.
 *
 * `title` has 1 to 45 Unicode code points, `custom_id` 1 to 100, and `components` is a JSON array of 1 to 5 as in Discord's
 * documentation. A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its code can be
 * TICKCORD_ERROR_INTERACTION_DEFERRED as well, since a form cannot follow a deferral.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT
 * (`interaction_id` is 0, or one of the limits), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_interaction_modal(tickcord_client client,
                                                  uint64_t interaction_id,
                                                  const char *title,
                                                  size_t title_len,
                                                  const char *custom_id,
                                                  size_t custom_id_len,
                                                  const char *components,
                                                  size_t components_len,
                                                  uint64_t *out_request);

/**
 * Fills an invite with defaults; `struct_size` is `sizeof *invite`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_invite_create_init(struct tickcord_invite_create *invite, uint32_t struct_size);

/**
 * Creates an invite to a channel. Needs the permission Create Invite.
 *
 * The result's `body` is the invite; its link is "discord.gg/" and `code`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, or a
 * number out of bounds), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership structs and texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_create_invite(tickcord_client client,
                                              uint64_t channel_id,
                                              const struct tickcord_invite_create *invite,
                                              const char *reason,
                                              size_t reason_len,
                                              uint64_t *out_request);

/**
 * Reads the invites to a channel. Needs the permission Manage Channels.
 *
 * The result's `body` is an array of invites, with how often each was used in `uses`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_channel_invites(tickcord_client client,
                                                    uint64_t channel_id,
                                                    uint64_t *out_request);

/**
 * Reads the invites to all channels of a guild. Needs the permission Manage Server.
 *
 * The result's `body` is an array of invites, with how often each was used in `uses`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_guild_invites(tickcord_client client,
                                                  uint64_t guild_id,
                                                  uint64_t *out_request);

/**
 * Deletes an invite. Needs the permission Manage Channels for its channel, or Manage Server.
 *
 * `code` is what follows "discord.gg/" in its link. The result's `body` is the invite.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (no
 * code), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_delete_invite(tickcord_client client,
                                              const char *code,
                                              size_t code_len,
                                              const char *reason,
                                              size_t reason_len,
                                              uint64_t *out_request);

/**
 * Fills an edit with defaults; `struct_size` is `sizeof *edit`. It changes nothing then.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_member_edit_init(struct tickcord_member_edit *edit, uint32_t struct_size);

/**
 * Reads a member of a guild.
 *
 * The result's `body` is the member; for users who are not in the guild its code is TICKCORD_ERROR_HTTP_NOT_FOUND.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_member(tickcord_client client,
                                           uint64_t guild_id,
                                           uint64_t user_id,
                                           uint64_t *out_request);

/**
 * Reads members of a guild by their ids. Needs `TICKCORD_INTENT_GUILD_MEMBERS`, enabled for the bot.
 *
 * `after_user_id` is the last user of an earlier result; 0: from the start. `limit` is 1 to 1000; 0: Discord's 1. The
 * result's `body` is an array of members.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id of the guild is 0, or a
 * limit out of bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_members(tickcord_client client,
                                            uint64_t guild_id,
                                            uint64_t after_user_id,
                                            uint32_t limit,
                                            uint64_t *out_request);

/**
 * Reads members of a guild whose user name or nickname begins with `query`.
 *
 * `limit` is 1 to 1000; 0: Discord's 1. The result's `body` is an array of members.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * id is 0, `query` is empty, or a limit out of bounds), TICKCORD_ERROR_INVALID_PATH (`query` has some 4000 bytes),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_search_members(tickcord_client client,
                                               uint64_t guild_id,
                                               const char *query,
                                               size_t query_len,
                                               uint32_t limit,
                                               uint64_t *out_request);

/**
 * Changes a member: what `edit` gives, and nothing else. With a `user_id` of 0 it is the bot itself, of which only `nick`
 * can be changed.
 *
 * The result's `body` is the member.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (`guild_id` is 0, a
 * number out of bounds, or nothing changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership structs and texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_edit_member(tickcord_client client,
                                            uint64_t guild_id,
                                            uint64_t user_id,
                                            const struct tickcord_member_edit *edit,
                                            const char *reason,
                                            size_t reason_len,
                                            uint64_t *out_request);

/**
 * Moves a member who is in a voice channel to another one, or out of it with a `channel_id` of 0. Needs the permission
 * Move Members.
 *
 * The result's `body` is the member.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id of the guild or user is
 * 0), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_move_member(tickcord_client client,
                                            uint64_t guild_id,
                                            uint64_t user_id,
                                            uint64_t channel_id,
                                            const char *reason,
                                            size_t reason_len,
                                            uint64_t *out_request);

/**
 * Keeps a member from writing, reacting and speaking for `seconds`, 2419200 (28 days) at the most; 0 ends that. Needs
 * the permission Time Out Members, and does nothing to administrators.
 *
 * The time counts from this call, by this machine's clock. The result's `body` is the member.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or `seconds` out of
 * bounds), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_timeout_member(tickcord_client client,
                                               uint64_t guild_id,
                                               uint64_t user_id,
                                               uint32_t seconds,
                                               const char *reason,
                                               size_t reason_len,
                                               uint64_t *out_request);

/**
 * Removes a member from a guild, who can join again with an invite. Needs the permission Kick Members.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_kick_member(tickcord_client client,
                                            uint64_t guild_id,
                                            uint64_t user_id,
                                            const char *reason,
                                            size_t reason_len,
                                            uint64_t *out_request);

/**
 * Gives a member a role, which must stand below the bot's highest. Needs the permission Manage Roles.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_add_member_role(tickcord_client client,
                                                uint64_t guild_id,
                                                uint64_t user_id,
                                                uint64_t role_id,
                                                const char *reason,
                                                size_t reason_len,
                                                uint64_t *out_request);

/**
 * Takes a role from a member, which must stand below the bot's highest. Needs the permission Manage Roles.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_remove_member_role(tickcord_client client,
                                                   uint64_t guild_id,
                                                   uint64_t user_id,
                                                   uint64_t role_id,
                                                   const char *reason,
                                                   size_t reason_len,
                                                   uint64_t *out_request);

/**
 * Fills a message with defaults; `struct_size` is `sizeof *message`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_message_create_init(struct tickcord_message_create *message, uint32_t struct_size);

/**
 * Sends a message of text alone to a channel: the short form of `tickcord_client_create_message`.
 *
 * A REQUEST_RESULT event with the request's number follows, for each message that is accepted here; its `body` is the message.
 * Messages of one channel are sent in order, inside Discord's limits, and again where nobody knows whether they arrived, but never
 * twice; before the first READY they are held. One that could not be sent for 180 s is given up.
 *
 * `content` has 1 to 2000 Unicode code points and pings nobody, whatever it says. What is not UTF-8 in it is replaced by
 * U+FFFD, and the result event tells. `out_request`, which may be NULL, receives the request's number, which is never 0.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT
 * (`channel_id` is 0, or the length is impossible), TICKCORD_ERROR_EMPTY_CONTENT, TICKCORD_ERROR_CONTENT_TOO_LONG,
 * TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership the text is copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_send_message(tickcord_client client,
                                             uint64_t channel_id,
                                             const char *content,
                                             size_t content_len,
                                             uint64_t *out_request);

/**
 * Sends a message to a channel: with embeds, files, a poll, as a reply, in several parts.
 *
 * The result's `body` is the message, or an array of those that a long text was split into. It is sent again where
 * nobody knows whether it arrived, but never twice. With files on the disk the result can have
 * TICKCORD_ERROR_FILE_UNREADABLE, TICKCORD_ERROR_FILE_CHANGED, TICKCORD_ERROR_FILE_TOO_LARGE or
 * TICKCORD_ERROR_REQUEST_TOO_LARGE.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * is none of those that the field takes, or fields exclude each other), TICKCORD_ERROR_EMPTY_CONTENT,
 * TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
 * TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
 * TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
 * TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
 * TICKCORD_ERROR_NONCE_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_create_message(tickcord_client client,
                                               uint64_t channel_id,
                                               const struct tickcord_message_create *message,
                                               uint64_t *out_request);

/**
 * Sends a copy of a message to another channel. The bot must be able to read the message: those of others without the
 * intent MESSAGE_CONTENT are refused.
 *
 * The result's `body` is the new message, with the copy in `message_snapshots`. It is sent again where nobody knows
 * whether it arrived, but never twice.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_forward_message(tickcord_client client,
                                                uint64_t channel_id,
                                                uint64_t from_channel_id,
                                                uint64_t message_id,
                                                uint64_t *out_request);

/**
 * Changes a message of the bot: what is given, and nothing else.
 *
 * The result's `body` is the message. Of messages by others only the flags can be changed, which needs the permission
 * Manage Messages.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, the edit
 * changes nothing, or it has what no edit can change), TICKCORD_ERROR_EMPTY_CONTENT, TICKCORD_ERROR_CONTENT_TOO_LONG,
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_INVALID_EMBED,
 * TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL, TICKCORD_ERROR_INVALID_MENTIONS,
 * TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES, TICKCORD_ERROR_FILE_TOO_LARGE,
 * TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers), TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_edit_message(tickcord_client client,
                                             uint64_t channel_id,
                                             uint64_t message_id,
                                             const struct tickcord_message_create *edit,
                                             uint64_t *out_request);

/**
 * Deletes a message. Those by others need the permission Manage Messages.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_delete_message(tickcord_client client,
                                               uint64_t channel_id,
                                               uint64_t message_id,
                                               const char *reason,
                                               size_t reason_len,
                                               uint64_t *out_request);

/**
 * Deletes the 2 to 100 messages at `message_ids`, of one channel, at once: none of them older than two weeks and none twice. Needs the
 * permission Manage Messages.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (an
 * id is 0, less than 2, or the same twice), TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership texts and ids are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_bulk_delete_messages(tickcord_client client,
                                                     uint64_t channel_id,
                                                     const uint64_t *message_ids,
                                                     size_t message_id_count,
                                                     const char *reason,
                                                     size_t reason_len,
                                                     uint64_t *out_request);

/**
 * Publishes a message of an announcement channel to the channels that follow it.
 *
 * The result's `body` is the message.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_crosspost_message(tickcord_client client,
                                                  uint64_t channel_id,
                                                  uint64_t message_id,
                                                  uint64_t *out_request);

/**
 * Reads a message.
 *
 * The result's `body` is the message.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_message(tickcord_client client,
                                            uint64_t channel_id,
                                            uint64_t message_id,
                                            uint64_t *out_request);

/**
 * Reads the history of a channel, the newest message first. Needs the permission Read Message History.
 *
 * `anchor` is a `TICKCORD_ANCHOR_...`, which says what `message_id` is for: TICKCORD_ANCHOR_START takes the newest
 * messages and no id, the others those before, after or around it. `limit` is 1 to 100; 0: Discord's 50. The result's
 * `body` is an array of messages.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0 where one is needed,
 * an unknown anchor, or a limit out of bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_messages(tickcord_client client,
                                             uint64_t channel_id,
                                             int32_t anchor,
                                             uint64_t message_id,
                                             uint32_t limit,
                                             uint64_t *out_request);

/**
 * Pins a message to its channel, which can have 250. Needs the permission Pin Messages.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_pin_message(tickcord_client client,
                                            uint64_t channel_id,
                                            uint64_t message_id,
                                            const char *reason,
                                            size_t reason_len,
                                            uint64_t *out_request);

/**
 * Takes a pinned message off. Needs the permission Pin Messages.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_unpin_message(tickcord_client client,
                                              uint64_t channel_id,
                                              uint64_t message_id,
                                              const char *reason,
                                              size_t reason_len,
                                              uint64_t *out_request);

/**
 * Reads the pinned messages of a channel, the one that was pinned last first.
 *
 * `before` is a time in ISO 8601, as in `pinned_at` of an earlier result; NULL: from the start. `limit` is 1 to 50; 0:
 * Discord's own number. The result's `body` has `items`, each with `pinned_at` and `message`, and `has_more`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, or a limit out of
 * bounds), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_pins(tickcord_client client,
                                         uint64_t channel_id,
                                         const char *before,
                                         size_t before_len,
                                         uint32_t limit,
                                         uint64_t *out_request);

/**
 * Shows for 10 s, or until its next message, that the bot is typing. One that cannot be sent within 10 s is given up.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_trigger_typing(tickcord_client client,
                                               uint64_t channel_id,
                                               uint64_t *out_request);

/**
 * Ends a poll of the bot's own before its time.
 *
 * The result's `body` is the message.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_end_poll(tickcord_client client,
                                         uint64_t channel_id,
                                         uint64_t message_id,
                                         uint64_t *out_request);

/**
 * Reads who voted for an answer of a poll. Answers are numbered from 1.
 *
 * `after_user_id` is the last user of an earlier result; 0: from the start. `limit` is 1 to 100; 0: Discord's 25. The
 * result's `body` has `users`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or a limit out of
 * bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_poll_voters(tickcord_client client,
                                                uint64_t channel_id,
                                                uint64_t message_id,
                                                uint32_t answer_id,
                                                uint64_t after_user_id,
                                                uint32_t limit,
                                                uint64_t *out_request);

/**
 * Fills a poll with defaults; `struct_size` is `sizeof *poll`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_poll_init(struct tickcord_poll *poll, uint32_t struct_size);

/**
 * Reacts to a message. `emoji` is the emoji itself, or "name:id" for one of a guild's own.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_EMOJI,
 * TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_add_reaction(tickcord_client client,
                                             uint64_t channel_id,
                                             uint64_t message_id,
                                             const char *emoji,
                                             size_t emoji_len,
                                             uint64_t *out_request);

/**
 * Takes back a reaction to a message: the bot's own with a `user_id` of 0, else that user's, which needs the permission
 * Manage Messages.
 *
 * `emoji` is as for `tickcord_client_add_reaction`. The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_EMOJI,
 * TICKCORD_ERROR_INVALID_ARGUMENT (the id of the channel or message is 0), TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_remove_reaction(tickcord_client client,
                                                uint64_t channel_id,
                                                uint64_t message_id,
                                                const char *emoji,
                                                size_t emoji_len,
                                                uint64_t user_id,
                                                uint64_t *out_request);

/**
 * Takes back all reactions to a message, or those with one emoji. Needs the permission Manage Messages.
 *
 * `emoji` is as for `tickcord_client_add_reaction`; NULL: all. The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_EMOJI, TICKCORD_ERROR_INVALID_ARGUMENT (an
 * id is 0), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_clear_reactions(tickcord_client client,
                                                uint64_t channel_id,
                                                uint64_t message_id,
                                                const char *emoji,
                                                size_t emoji_len,
                                                uint64_t *out_request);

/**
 * Reads who reacted to a message with an emoji.
 *
 * `emoji` is as for `tickcord_client_add_reaction`. `after_user_id` is the last user of an earlier result; 0: from the
 * start. `limit` is 1 to 100; 0: Discord's 25. The result's `body` is an array of users.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_EMOJI,
 * TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or a limit out of bounds), TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_reactions(tickcord_client client,
                                              uint64_t channel_id,
                                              uint64_t message_id,
                                              const char *emoji,
                                              size_t emoji_len,
                                              uint64_t after_user_id,
                                              uint32_t limit,
                                              uint64_t *out_request);

/**
 * Fills a role with defaults; `struct_size` is `sizeof *role`. It changes nothing then.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_role_edit_init(struct tickcord_role_edit *role, uint32_t struct_size);

/**
 * Creates a role in a guild, which can have 250. Needs the permission Manage Roles, and every permission that the role has.
 *
 * The result's `body` is the role.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * out of bounds, or no name), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership structs and texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_create_role(tickcord_client client,
                                            uint64_t guild_id,
                                            const struct tickcord_role_edit *role,
                                            const char *reason,
                                            size_t reason_len,
                                            uint64_t *out_request);

/**
 * Changes a role: what `edit` gives, and nothing else. Needs the permission Manage Roles, and a role above it.
 *
 * The result's `body` is the role.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * out of bounds, or nothing changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership structs and texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_edit_role(tickcord_client client,
                                          uint64_t guild_id,
                                          uint64_t role_id,
                                          const struct tickcord_role_edit *edit,
                                          const char *reason,
                                          size_t reason_len,
                                          uint64_t *out_request);

/**
 * Deletes a role, which its members lose. Needs the permission Manage Roles, and a role above it.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_delete_role(tickcord_client client,
                                            uint64_t guild_id,
                                            uint64_t role_id,
                                            const char *reason,
                                            size_t reason_len,
                                            uint64_t *out_request);

/**
 * Fills a thread with defaults; `struct_size` is `sizeof *thread`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_thread_create_init(struct tickcord_thread_create *thread, uint32_t struct_size);

/**
 * Creates a thread in a channel: one that begins with a message, or one without. Needs the permission Create Public
 * Threads, or Create Private Threads.
 *
 * The result's `body` is the thread, which is a channel: messages are sent to its id.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * out of bounds, or fields exclude each other), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_TOO_MANY_IDS,
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership structs and texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_create_thread(tickcord_client client,
                                              uint64_t channel_id,
                                              const struct tickcord_thread_create *thread,
                                              const char *reason,
                                              size_t reason_len,
                                              uint64_t *out_request);

/**
 * Creates a post in a forum or media channel: a thread with its first message. Needs the permission Send Messages.
 *
 * The message has no poll, reply, nonce or text to speech, and is not split. The result's `body` is the thread, with
 * `message` in it.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * out of bounds, or a field that is not for posts), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_EMPTY_CONTENT,
 * TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
 * TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
 * TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
 * TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
 * TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_create_forum_post(tickcord_client client,
                                                  uint64_t channel_id,
                                                  const struct tickcord_thread_create *thread,
                                                  const struct tickcord_message_create *message,
                                                  const char *reason,
                                                  size_t reason_len,
                                                  uint64_t *out_request);

/**
 * Adds a user to a thread, or the bot itself with a `user_id` of 0.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`thread_id` is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_add_thread_member(tickcord_client client,
                                                  uint64_t thread_id,
                                                  uint64_t user_id,
                                                  uint64_t *out_request);

/**
 * Removes a user from a thread, which needs the permission Manage Threads, or the bot itself with a `user_id` of 0.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`thread_id` is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_remove_thread_member(tickcord_client client,
                                                     uint64_t thread_id,
                                                     uint64_t user_id,
                                                     uint64_t *out_request);

/**
 * Reads the members of a thread. Needs `TICKCORD_INTENT_GUILD_MEMBERS`, enabled for the bot.
 *
 * `after_user_id` is the last user of an earlier result; 0: from the start. `limit` is 1 to 100; 0: Discord's 100. The
 * result's `body` is an array of thread members, each with its `member`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`thread_id` is 0, or a limit out
 * of bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_thread_members(tickcord_client client,
                                                   uint64_t thread_id,
                                                   uint64_t after_user_id,
                                                   uint32_t limit,
                                                   uint64_t *out_request);

/**
 * Reads all threads of a guild that are not archived and that the bot can see.
 *
 * The result's `body` has `threads` and `members`, which are the bot's own memberships.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_active_threads(tickcord_client client,
                                                   uint64_t guild_id,
                                                   uint64_t *out_request);

/**
 * Reads the archived threads of a channel, the one archived last first: the public ones with an `is_private` of 0, the
 * private ones with 1, which needs the permission Manage Threads.
 *
 * `before` is a time in ISO 8601, as in `archive_timestamp` of an earlier result; NULL: from the start. `limit` is 1 to
 * 100; 0: Discord's own number. The result's `body` has `threads`, `members` and `has_more`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, a limit out of
 * bounds, or `is_private` is neither 0 nor 1), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_archived_threads(tickcord_client client,
                                                     uint64_t channel_id,
                                                     uint32_t is_private,
                                                     const char *before,
                                                     size_t before_len,
                                                     uint32_t limit,
                                                     uint64_t *out_request);

/**
 * Reads a user, or the bot itself with a `user_id` of 0.
 *
 * The result's `body` is the user.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_user(tickcord_client client, uint64_t user_id, uint64_t *out_request);

/**
 * Changes the bot's own name and picture, for all guilds; `tickcord_client_edit_member` changes its name in one. Discord allows
 * few changes of the name in an hour.
 *
 * `username` has 1 to 32 Unicode code points; NULL: as it is. `avatar` is a picture as a data URI ("data:image/png;base64,..."),
 * "" to remove it, or NULL: as it is. The result's `body` is the user.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`avatar` is no data URI, or nothing
 * changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_edit_current_user(tickcord_client client,
                                                  const char *username,
                                                  size_t username_len,
                                                  const char *avatar,
                                                  size_t avatar_len,
                                                  uint64_t *out_request);

/**
 * Opens the channel for direct messages with a user, or gives the one that is there already.
 *
 * The result's `body` is the channel. Discord limits how many are opened: it is for users who asked for it.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_create_dm(tickcord_client client, uint64_t user_id, uint64_t *out_request);

/**
 * Sends a user a direct message. The channel for it is opened first; the client remembers it, so that later messages go
 * out at once.
 *
 * The result's `body` is the message, or an array of those that a long text was split into. If the user takes no
 * messages from the bot, its code is TICKCORD_ERROR_HTTP_FORBIDDEN. The rest is as for `tickcord_client_create_message`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
 * is none of those that the field takes, or fields exclude each other), TICKCORD_ERROR_EMPTY_CONTENT,
 * TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
 * TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
 * TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
 * TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
 * TICKCORD_ERROR_NONCE_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_send_direct_message(tickcord_client client,
                                                    uint64_t user_id,
                                                    const struct tickcord_message_create *message,
                                                    uint64_t *out_request);

/**
 * Fills a webhook with defaults; `struct_size` is `sizeof *webhook`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_webhook_init(struct tickcord_webhook *webhook, uint32_t struct_size);

/**
 * Fills what a webhook needs with defaults; `struct_size` is `sizeof *execute`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_webhook_execute_init(struct tickcord_webhook_execute *execute, uint32_t struct_size);

/**
 * Reads the URL of a webhook, as Discord's users copy it, such as `https://discord.com/api/webhooks/123/token`, with or without
 * `?thread_id=456`.
 *
 * `webhook` must be prepared, and gets an id, a token and, if there is one, a thread. The token lies in `url`, which must live as
 * long as the struct is used. The host in the URL is of no account: requests go to the client's own `api_url`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH,
 * TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_UTF8, or TICKCORD_ERROR_INVALID_WEBHOOK (whose text tells what is wrong
 * with it and does not show it).
 *
 * \ownership the token stays in `url`
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_webhook_from_url(struct tickcord_webhook *webhook,
                                          const char *url,
                                          size_t url_len);

/**
 * Creates a webhook in a channel, which can have 15. Needs the permission Manage Webhooks.
 *
 * `name` has 1 to 80 Unicode code points, and neither "discord" nor "clyde" in it. `avatar` is a picture as a data URI
 * ("data:image/png;base64,..."); NULL: none. The result's `body` is the webhook, with its secret `token` and `url`: do
 * not log it.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * id is 0, or `avatar` is no data URI), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_REQUEST_TOO_LARGE,
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_create_webhook(tickcord_client client,
                                               uint64_t channel_id,
                                               const char *name,
                                               size_t name_len,
                                               const char *avatar,
                                               size_t avatar_len,
                                               const char *reason,
                                               size_t reason_len,
                                               uint64_t *out_request);

/**
 * Reads the webhooks of a channel. Needs the permission Manage Webhooks.
 *
 * The result's `body` is an array of webhooks, with the secret `token` and `url` of some: do not log it.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_channel_webhooks(tickcord_client client,
                                                     uint64_t channel_id,
                                                     uint64_t *out_request);

/**
 * Reads the webhooks of a guild. Needs the permission Manage Webhooks.
 *
 * The result's `body` is an array of webhooks, with the secret `token` and `url` of some: do not log it.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_guild_webhooks(tickcord_client client,
                                                   uint64_t guild_id,
                                                   uint64_t *out_request);

/**
 * Changes a webhook: what is given, and nothing else. Needs the permission Manage Webhooks.
 *
 * `name` is as for `tickcord_client_create_webhook`, or NULL: as it is. `avatar` is a picture as a data URI, "" to remove
 * it, or NULL: as it is. `channel_id` is another channel of the guild, or 0: as it is. The result's `body` is the webhook, with its
 * secret `token` and `url`: do not log it.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`webhook_id` is 0, `avatar` is no
 * data URI, or nothing changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_REQUEST_TOO_LARGE,
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_edit_webhook(tickcord_client client,
                                             uint64_t webhook_id,
                                             const char *name,
                                             size_t name_len,
                                             const char *avatar,
                                             size_t avatar_len,
                                             uint64_t channel_id,
                                             const char *reason,
                                             size_t reason_len,
                                             uint64_t *out_request);

/**
 * Deletes a webhook; its messages stay. Needs the permission Manage Webhooks.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership texts are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_delete_webhook(tickcord_client client,
                                               uint64_t webhook_id,
                                               const char *reason,
                                               size_t reason_len,
                                               uint64_t *out_request);

/**
 * Sends a message by a webhook, with a name and a picture of its own. The bot needs no permission for it, and need not
 * be in the guild, nor logged in; with `webhooks_only` in the client's options there need not be a bot. So before READY it overtakes
 * what the bot sends to the same channel.
 *
 * `execute` may be NULL: then the message comes with the webhook's own name and picture. The message has no reply,
 * stickers or nonce, and is not sent again where nobody knows whether it arrived, since Discord would post it twice. The
 * result's `body` is the message, or an array of those that a long text was split into. A webhook that was deleted gives
 * TICKCORD_ERROR_HTTP_NOT_FOUND, from then on without being asked.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, `avatar_url`
 * is no address, or a field that a webhook's message does not have), TICKCORD_ERROR_INVALID_WEBHOOK, TICKCORD_ERROR_INVALID_NAME,
 * TICKCORD_ERROR_EMPTY_CONTENT, TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS,
 * TICKCORD_ERROR_INVALID_POLL, TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS,
 * TICKCORD_ERROR_TOO_MANY_FILES, TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE,
 * TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_execute_webhook(tickcord_client client,
                                                const struct tickcord_webhook *webhook,
                                                const struct tickcord_message_create *message,
                                                const struct tickcord_webhook_execute *execute,
                                                uint64_t *out_request);

/**
 * Reads a message that a webhook sent.
 *
 * The result's `body` is the message.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_WEBHOOK, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership structs are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_webhook_message(tickcord_client client,
                                                    const struct tickcord_webhook *webhook,
                                                    uint64_t message_id,
                                                    uint64_t *out_request);

/**
 * Changes a message that a webhook sent: what is given, and nothing else.
 *
 * The result's `body` is the message.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, the edit
 * changes nothing, or it has what no edit can change), TICKCORD_ERROR_INVALID_WEBHOOK, TICKCORD_ERROR_EMPTY_CONTENT,
 * TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
 * TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
 * TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
 * TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
 * TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership everything is copied, but for files on the disk
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_edit_webhook_message(tickcord_client client,
                                                     const struct tickcord_webhook *webhook,
                                                     uint64_t message_id,
                                                     const struct tickcord_message_create *edit,
                                                     uint64_t *out_request);

/**
 * Deletes a message that a webhook sent.
 *
 * The result's `body` is null.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
 * TICKCORD_ERROR_INVALID_WEBHOOK, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership structs are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_delete_webhook_message(tickcord_client client,
                                                       const struct tickcord_webhook *webhook,
                                                       uint64_t message_id,
                                                       uint64_t *out_request);

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
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON (or no array),
 * TICKCORD_ERROR_INVALID_COMMAND (a name, description, option or count that Discord refuses: `tickcord_last_error` says
 * which), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership the text is copied
 * \threadsafety any thread
 * \blocking never; a hundred commands are checked in about a millisecond
 * \since 0.1
 */
tickcord_result tickcord_client_set_commands(tickcord_client client,
                                             uint64_t guild_id,
                                             const char *json,
                                             size_t json_len,
                                             uint64_t *out_request);

/**
 * Fills a subscription that restricts nothing; `struct_size` is `sizeof *subscription`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_subscription_init(struct tickcord_subscription *subscription, uint32_t struct_size);

/**
 * Says which of Discord's events reach the host, in place of what was subscribed to before. Valid in every state, and
 * kept through all connections; without it all events do.
 *
 * What is not subscribed to is left out on the client's thread, before an event is made of it, and costs the host nothing.
 * It is counted in the `events_filtered` of `tickcord_client_get_stats` and is no drop: no EVENTS_DROPPED event tells of
 * it. Events that wait already stay. To have Discord send less in the first place, set the intents
 * (`tickcord_intents_for_events`); a guild or channel can be chosen here alone.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT (also for an array that is NULL with a count), TICKCORD_ERROR_BAD_SIZE,
 * TICKCORD_ERROR_ABI_MISMATCH or TICKCORD_ERROR_UNSUPPORTED_FIELD (the subscription was not prepared, or is of a newer
 * version), TICKCORD_ERROR_INVALID_ARGUMENT (a number is no kind of this version of the library, or an array is too long),
 * TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership the arrays are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_subscribe(tickcord_client client,
                                          const struct tickcord_subscription *subscription);

/**
 * Creates a WebSocket, which is not connected yet, and starts its thread; `out_websocket` receives its handle.
 *
 * Returns TICKCORD_OK; TICKCORD_ERROR_NULL_ARGUMENT (also an array that is NULL though its count is not 0);
 * TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH or TICKCORD_ERROR_UNSUPPORTED_FIELD (the options were not prepared, or are
 * for a newer version); TICKCORD_ERROR_INVALID_ARGUMENT (a number is out of bounds); TICKCORD_ERROR_INVALID_UTF8;
 * TICKCORD_ERROR_INVALID_URL (the URL is missing or none, or a proxy's is none); TICKCORD_ERROR_INSECURE_URL (ws:// to another
 * machine); TICKCORD_ERROR_INVALID_HEADER (a header, the origin or a subprotocol, as the last error's text says);
 * TICKCORD_ERROR_INVALID_CA_PEM; TICKCORD_ERROR_OUT_OF_RESOURCES.
 *
 * \ownership the WebSocket is the caller's, to be given to `tickcord_websocket_destroy`; the options are copied
 * \threadsafety any thread; without a `proxy_url` no other may change the environment (`setenv`) meanwhile
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_create(const struct tickcord_websocket_options *options,
                                          tickcord_websocket *out_websocket);

/**
 * Begins to connect.
 *
 * A WEBSOCKET_OPENED event follows, or a WEBSOCKET_ERROR that says why not. Every WEBSOCKET_OPENED is followed by one
 * WEBSOCKET_CLOSED, whatever ended the connection. With the option `reconnect` it goes on from there without end, after a wait of
 * half a second that doubles up to a minute; without, `connect` may be called again.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_ALREADY_CONNECTED (or connecting),
 * TICKCORD_ERROR_QUEUE_FULL (too many calls wait for the thread), or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_connect(tickcord_websocket websocket);

/**
 * Closes the connection, or gives up connecting.
 *
 * What was accepted before is sent first, for `close_timeout_ms` at the most; then `code` and `reason` go out, and the server
 * has `close_timeout_ms` to confirm. Nothing more can be sent; messages may still arrive. A WEBSOCKET_CLOSED event follows.
 *
 * `code` is 1000 for a usual end, one from 3000 to 4999 that the server understands, or 0 for none; a server may send others,
 * most of which a client may not. `reason` is for the server's log: up to 123 bytes, NULL for none, and needs a code.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (code or reason),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_NOT_CONNECTED (nor connecting), TICKCORD_ERROR_QUEUE_FULL (too many calls wait for
 * the thread), or TICKCORD_ERROR_POISONED.
 *
 * \ownership the reason is copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_close(tickcord_websocket websocket,
                                         uint32_t code,
                                         const char *reason,
                                         size_t reason_len);

/**
 * Sends what was accepted, closes the connection with code 1001, and ends the WebSocket and its threads within `timeout_ms`
 * milliseconds.
 *
 * The handle is dead as soon as the call begins, whatever the result, and so are the events that were not polled; those
 * that were polled live on. `out_unsent`, which may be NULL, receives how many messages were not handed to the system by then.
 * 2000 is a good timeout.
 *
 * Returns TICKCORD_OK (all threads of the WebSocket have ended), TICKCORD_ERROR_TIMEOUT (one has not; until
 * `tickcord_can_unload` gives 1 the library must not be unloaded), or TICKCORD_ERROR_INVALID_HANDLE (destroyed before, or never
 * created).
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking up to `timeout_ms`
 * \since 0.1
 */
tickcord_result tickcord_websocket_destroy(tickcord_websocket websocket,
                                           uint32_t timeout_ms,
                                           uint32_t *out_unsent);

/**
 * Gives where the WebSocket stands: `out_state` receives a `TICKCORD_WEBSOCKET_STATE_...`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_get_state(tickcord_websocket websocket, int32_t *out_state);

/**
 * Fills options with defaults; `struct_size` is `sizeof *options`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_options_init(struct tickcord_websocket_options *options,
                                                uint32_t struct_size);

/**
 * Takes the oldest event that waits; `out_event` receives it, or NULL when nothing waits.
 *
 * None is ever dropped. When as many wait as the options allow, nothing more is read from the server, which then has to wait as
 * well, until half of them have been polled. Meanwhile its pings are not answered, and a server may take that for a dead host.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership the event is the caller's, to be given to `tickcord_event_free`
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_poll_event(tickcord_websocket websocket,
                                              struct tickcord_event **out_event);

/**
 * Takes up to `capacity` of the oldest events that wait, in order, into the array `out_events`.
 *
 * `out_count` receives how many; less than `capacity` means that nothing more waits.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership each event is the caller's, to be given to `tickcord_event_free`
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_poll_events(tickcord_websocket websocket,
                                               struct tickcord_event **out_events,
                                               size_t capacity,
                                               size_t *out_count);

/**
 * Waits until an event waits to be polled, for `timeout_ms` milliseconds at the most. For programs that have no ticks.
 * Where several threads wait, each event wakes one.
 *
 * Returns TICKCORD_OK (something waits), TICKCORD_ERROR_TIMEOUT, or TICKCORD_ERROR_INVALID_HANDLE (also when the WebSocket
 * is destroyed meanwhile).
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking up to `timeout_ms`
 * \since 0.1
 */
tickcord_result tickcord_websocket_wait(tickcord_websocket websocket,
                                        uint32_t timeout_ms);

/**
 * Takes the oldest log record that waits; `out_record->level` is `TICKCORD_LOG_LEVEL_NONE` when none does.
 *
 * A WebSocket keeps the last 256 records; a record that is lost is counted in the `dropped` of the next. Headers, messages, and
 * path and query of the URL are in none.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out_record` was not prepared), or
 * TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership the record is the caller's, and holds the text itself
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_poll_log(tickcord_websocket websocket,
                                            struct tickcord_log_record *out_record);

/**
 * Sends a text message. Order is kept.
 *
 * Accepted means that it waits to be sent on the connection that is open now. WebSocket has no receipt, so no event follows;
 * what was not handed to the system when the connection ended is counted in its WEBSOCKET_CLOSED. `tickcord_websocket_get_stats`
 * tells how much waits. A message of more than 64 KiB goes out in fragments, which the server joins again.
 *
 * `text` must be UTF-8, since a server fails the connection over anything else: bytes go by `tickcord_websocket_send_binary`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_UTF8,
 * TICKCORD_ERROR_INVALID_ARGUMENT (the length is impossible), TICKCORD_ERROR_NOT_CONNECTED (no connection is open, or `close` was
 * called), TICKCORD_ERROR_MESSAGE_TOO_LARGE (more than `max_unsent_bytes`), TICKCORD_ERROR_QUEUE_FULL (with what waits, more than
 * `max_unsent_bytes`), or TICKCORD_ERROR_POISONED.
 *
 * \ownership the text is copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_send_text(tickcord_websocket websocket,
                                             const char *text,
                                             size_t text_len);

/**
 * Sends a binary message, `size` bytes at `data`. What holds for `tickcord_websocket_send_text` holds for it.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the size is
 * impossible), TICKCORD_ERROR_NOT_CONNECTED, TICKCORD_ERROR_MESSAGE_TOO_LARGE, TICKCORD_ERROR_QUEUE_FULL, or
 * TICKCORD_ERROR_POISONED.
 *
 * \ownership the bytes are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_send_binary(tickcord_websocket websocket,
                                               const void *data,
                                               size_t size);

/**
 * Sends a ping with a payload of `size` bytes, up to 125; `data` may be NULL if that is 0. It goes out before messages that wait.
 *
 * A WEBSOCKET_PONG event with the same payload follows when the server answers. To find out whether the server is alive there is
 * no need for it: the option `ping_interval_ms` does that.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (more than 125
 * bytes), TICKCORD_ERROR_NOT_CONNECTED, TICKCORD_ERROR_QUEUE_FULL (16 pings wait), or TICKCORD_ERROR_POISONED.
 *
 * \ownership the bytes are copied
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_ping(tickcord_websocket websocket,
                                        const void *data,
                                        size_t size);

/**
 * Prepares a struct for `tickcord_websocket_get_stats`; `struct_size` is `sizeof *stats`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_stats_init(struct tickcord_websocket_stats *stats, uint32_t struct_size);

/**
 * Gives what a WebSocket has counted so far.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out_stats` was not prepared), or
 * TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_get_stats(tickcord_websocket websocket,
                                             struct tickcord_websocket_stats *out_stats);

/**
 * Frees an event. NULL does nothing; freeing one twice is undefined, as with `free()`.
 *
 * Texts that were read from the event are gone with it.
 *
 * \ownership the event is the library's again
 * \threadsafety any thread, while no other uses the event
 * \blocking never
 * \since 0.1
 */
void tickcord_event_free(struct tickcord_event *event);

/**
 * Gives the event's type, a `TICKCORD_EVENT_...`; 0 (`TICKCORD_EVENT_UNKNOWN`) for an event of Discord's that this version
 * of the library does not know, which still has its name, and for NULL.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
int32_t tickcord_event_type(const struct tickcord_event *event);

/**
 * Gives the event's name, such as "MESSAGE_CREATE"; "" for NULL.
 *
 * \ownership the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
struct tickcord_str tickcord_event_name(const struct tickcord_event *event);

/**
 * Gives the event's data, as JSON: for an event of Discord's, the payload's `d` as it arrived, but for the token of an
 * INTERACTION_CREATE, which the library keeps; "" for NULL.
 *
 * \ownership the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
struct tickcord_str tickcord_event_json(const struct tickcord_event *event);

/**
 * Gives the raw bytes of an event that carries some beside its JSON: the body of an answer that is not UTF-8, of a
 * TICKCORD_EVENT_REQUEST_RESULT, unless a token is in it; a WebSocket's message, be it text or binary; a pong's payload. They
 * need not be UTF-8 but in a text, and can hold NULs; {"", 0} for every other event and for NULL.
 *
 * \ownership the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
struct tickcord_str tickcord_event_bytes(const struct tickcord_event *event);

/**
 * Reads the string that a JSON pointer (RFC 6901) leads to in the event's data, such as "/author/username".
 *
 * The empty pointer is the whole document, and a number selects an element of an array: "/roles/0". The string is
 * unescaped, can hold U+0000, and has U+FFFD for what JSON can write and UTF-8 cannot. Of two members of one name the last
 * counts.
 *
 * The first read of an event walks all of it, which takes some milliseconds for each megabyte; later ones look up.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE, or
 * TICKCORD_ERROR_BAD_POINTER.
 *
 * \ownership the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_str(const struct tickcord_event *event,
                                       const char *pointer,
                                       size_t pointer_len,
                                       struct tickcord_str *out);

/**
 * Reads the integer that a JSON pointer leads to, if it is not negative; a string of decimal digits counts as one, since
 * that is how ids and permissions come. 1.0 and 1e3 are integers; a number with a fraction is not.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE,
 * TICKCORD_ERROR_OUT_OF_RANGE, or TICKCORD_ERROR_BAD_POINTER.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_u64(const struct tickcord_event *event,
                                       const char *pointer,
                                       size_t pointer_len,
                                       uint64_t *out);

/**
 * Reads the integer that a JSON pointer leads to; a string of decimal digits counts as one.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE,
 * TICKCORD_ERROR_OUT_OF_RANGE, or TICKCORD_ERROR_BAD_POINTER.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_i64(const struct tickcord_event *event,
                                       const char *pointer,
                                       size_t pointer_len,
                                       int64_t *out);

/**
 * Reads the number that a JSON pointer leads to; a string is none.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE,
 * TICKCORD_ERROR_OUT_OF_RANGE, or TICKCORD_ERROR_BAD_POINTER.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_f64(const struct tickcord_event *event,
                                       const char *pointer,
                                       size_t pointer_len,
                                       double *out);

/**
 * Reads the boolean that a JSON pointer leads to: 1 or 0.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE, or
 * TICKCORD_ERROR_BAD_POINTER.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_bool(const struct tickcord_event *event,
                                        const char *pointer,
                                        size_t pointer_len,
                                        int32_t *out);

/**
 * Gives the part of the event's data that a JSON pointer leads to, as JSON. null is a value here like any other.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_NOT_FOUND, or TICKCORD_ERROR_BAD_POINTER.
 *
 * \ownership the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_json(const struct tickcord_event *event,
                                        const char *pointer,
                                        size_t pointer_len,
                                        struct tickcord_str *out);

/**
 * Gives the type of the value that a JSON pointer leads to: a `TICKCORD_JSON_...`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_NOT_FOUND, or TICKCORD_ERROR_BAD_POINTER.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_kind(const struct tickcord_event *event,
                                        const char *pointer,
                                        size_t pointer_len,
                                        int32_t *out);

/**
 * Gives how many elements the array, or members the object, has that a JSON pointer leads to.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE, or
 * TICKCORD_ERROR_BAD_POINTER.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_count(const struct tickcord_event *event,
                                         const char *pointer,
                                         size_t pointer_len,
                                         size_t *out);

/**
 * Gives the name of a member of the object that a JSON pointer leads to: the one at the place `index`, from 0, in the order of the
 * text. It is unescaped; as part of a pointer, `~` in it is written as `~0` and `/` as `~1`.
 *
 * Going through an object or array from its first place to its last costs a step for each.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
 * length is impossible), TICKCORD_ERROR_NOT_FOUND (also for an index that is not less than the count), TICKCORD_ERROR_IS_NULL,
 * TICKCORD_ERROR_WRONG_TYPE (no object), or TICKCORD_ERROR_BAD_POINTER.
 *
 * \ownership the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_key(const struct tickcord_event *event,
                                       const char *pointer,
                                       size_t pointer_len,
                                       size_t index,
                                       struct tickcord_str *out);

/**
 * Prepares a struct for `tickcord_event_attachment_at`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_attachment_init(struct tickcord_attachment *out, uint32_t struct_size);

/**
 * Reads the file at the place `index`, from 0 to less than `attachment_count` of `tickcord_message`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_WRONG_TYPE (the event is no MESSAGE_CREATE or MESSAGE_UPDATE), or TICKCORD_ERROR_NOT_FOUND (there
 * are not so many).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_attachment_at(const struct tickcord_event *event,
                                             size_t index,
                                             struct tickcord_attachment *out);

/**
 * Prepares a struct for `tickcord_event_as_channel`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_channel_init(struct tickcord_channel *out, uint32_t struct_size);

/**
 * Reads the data of one of these events into a struct: CHANNEL_CREATE, CHANNEL_UPDATE, CHANNEL_DELETE,
 * THREAD_CREATE, THREAD_UPDATE or THREAD_DELETE.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_channel(const struct tickcord_event *event, struct tickcord_channel *out);

/**
 * Prepares a struct for `tickcord_event_as_typing`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_typing_init(struct tickcord_typing *out, uint32_t struct_size);

/**
 * Reads the data of a TYPING_START event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_typing(const struct tickcord_event *event, struct tickcord_typing *out);

/**
 * Prepares a struct for `tickcord_event_finding_at`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_finding_init(struct tickcord_finding *out, uint32_t struct_size);

/**
 * Reads the finding at the place `index`, from 0 to less than the count at `/body/findings`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_WRONG_TYPE (the event is no REQUEST_RESULT), or TICKCORD_ERROR_NOT_FOUND (there are not so many, or
 * the result is of no diagnosis).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_finding_at(const struct tickcord_event *event,
                                          size_t index,
                                          struct tickcord_finding *out);

/**
 * Prepares a struct for `tickcord_event_as_ready`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_ready_init(struct tickcord_ready *out, uint32_t struct_size);

/**
 * Reads the data of a READY event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_ready(const struct tickcord_event *event, struct tickcord_ready *out);

/**
 * Prepares a struct for `tickcord_event_as_guild`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_guild_init(struct tickcord_guild *out, uint32_t struct_size);

/**
 * Reads the data of a GUILD_CREATE, GUILD_UPDATE or GUILD_DELETE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_guild(const struct tickcord_event *event, struct tickcord_guild *out);

/**
 * Prepares a struct for `tickcord_event_as_interaction`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_init(struct tickcord_interaction *out, uint32_t struct_size);

/**
 * Reads the data of an INTERACTION_CREATE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_interaction(const struct tickcord_event *event,
                                              struct tickcord_interaction *out);

/**
 * Prepares a struct for the functions that read what a user gave; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_value_init(struct tickcord_interaction_value *out, uint32_t struct_size);

/**
 * Prepares a struct for the functions that read a form's fields; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_modal_field_init(struct tickcord_modal_field *out, uint32_t struct_size);

/**
 * Reads the option of this name that was given to the command, or to its sub-command.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the length is impossible), TICKCORD_ERROR_WRONG_TYPE (the
 * event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (the user left the option out).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_get_option(const struct tickcord_event *event,
                                                const char *name,
                                                size_t name_len,
                                                struct tickcord_interaction_value *out);

/**
 * Reads the option at the place `index`, from 0 to less than `option_count` of `tickcord_interaction`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (there are not so many).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_option_at(const struct tickcord_event *event,
                                               size_t index,
                                               struct tickcord_interaction_value *out);

/**
 * Reads what was chosen at the place `index` in the menu, from 0 to less than `value_count` of `tickcord_interaction`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (there are not so many).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_value_at(const struct tickcord_event *event,
                                              size_t index,
                                              struct tickcord_interaction_value *out);

/**
 * Reads the user that a command of the context menu was used on.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (it was used on none).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_target_user(const struct tickcord_event *event,
                                                 struct tickcord_interaction_value *out);

/**
 * Reads the message that a command of the context menu was used on. Prepare the struct with `tickcord_message_init`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (it was used on none).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_target_message(const struct tickcord_event *event,
                                                    struct tickcord_message *out);

/**
 * Reads the form's field at the place `index`, from 0 to less than `field_count` of `tickcord_interaction`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (there are not so many).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_field_at(const struct tickcord_event *event,
                                              size_t index,
                                              struct tickcord_modal_field *out);

/**
 * Reads the form's field of this custom id.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the length is impossible), TICKCORD_ERROR_WRONG_TYPE (the
 * event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (the form has no such field).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_get_field(const struct tickcord_event *event,
                                               const char *custom_id,
                                               size_t custom_id_len,
                                               struct tickcord_modal_field *out);

/**
 * Reads what was chosen or uploaded at the place `index` of the form's field of this custom id, from 0 to less than
 * `value_count` of `tickcord_modal_field`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
 * TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the length is impossible), TICKCORD_ERROR_WRONG_TYPE (the
 * event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (the form has no such field, or it has not so many).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_interaction_field_value_at(const struct tickcord_event *event,
                                                    const char *custom_id,
                                                    size_t custom_id_len,
                                                    size_t index,
                                                    struct tickcord_interaction_value *out);

/**
 * Prepares a struct for `tickcord_event_as_connection_state`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_connection_state_init(struct tickcord_connection_state *out, uint32_t struct_size);

/**
 * Reads the data of a CONNECTION_STATE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_connection_state(const struct tickcord_event *event,
                                                   struct tickcord_connection_state *out);

/**
 * Prepares a struct for `tickcord_event_as_request_result`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_request_result_init(struct tickcord_request_result *out, uint32_t struct_size);

/**
 * Reads the data of a REQUEST_RESULT event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_request_result(const struct tickcord_event *event,
                                                 struct tickcord_request_result *out);

/**
 * Prepares a struct for `tickcord_event_as_member`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_member_init(struct tickcord_member *out, uint32_t struct_size);

/**
 * Reads the data of a GUILD_MEMBER_ADD or a GUILD_MEMBER_UPDATE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_member(const struct tickcord_event *event, struct tickcord_member *out);

/**
 * Tells whether the member that an event shows has a role: who used a command, a button or a form, wrote a message, reacted, types,
 * speaks, joined or changed.
 *
 * `out` receives 1 or 0; 0 outside of guilds, for webhooks, and for a guild's `@everyone`, which Discord does not list. The events are
 * INTERACTION_CREATE, MESSAGE_CREATE, MESSAGE_UPDATE, MESSAGE_REACTION_ADD, TYPING_START, VOICE_STATE_UPDATE, GUILD_MEMBER_ADD and
 * GUILD_MEMBER_UPDATE. What the user of an interaction may do is in `user_permissions` of `tickcord_interaction`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (`role_id` is 0), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_has_role(const struct tickcord_event *event,
                                        uint64_t role_id,
                                        int32_t *out);

/**
 * Prepares a struct for `tickcord_event_as_member_remove`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_member_remove_init(struct tickcord_member_remove *out, uint32_t struct_size);

/**
 * Reads the data of a GUILD_MEMBER_REMOVE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_member_remove(const struct tickcord_event *event,
                                                struct tickcord_member_remove *out);

/**
 * Prepares a struct for `tickcord_event_as_presence_update`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_presence_update_init(struct tickcord_presence_update *out, uint32_t struct_size);

/**
 * Reads the data of a PRESENCE_UPDATE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_presence_update(const struct tickcord_event *event,
                                                  struct tickcord_presence_update *out);

/**
 * Prepares a struct for `tickcord_event_as_voice_state`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_voice_state_init(struct tickcord_voice_state *out, uint32_t struct_size);

/**
 * Reads the data of a VOICE_STATE_UPDATE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_voice_state(const struct tickcord_event *event,
                                              struct tickcord_voice_state *out);

/**
 * Prepares a struct for `tickcord_event_as_ban`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_ban_init(struct tickcord_ban *out, uint32_t struct_size);

/**
 * Reads the data of a GUILD_BAN_ADD or a GUILD_BAN_REMOVE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_ban(const struct tickcord_event *event, struct tickcord_ban *out);

/**
 * Prepares a struct for `tickcord_event_as_message`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_message_init(struct tickcord_message *out, uint32_t struct_size);

/**
 * Reads the data of a MESSAGE_CREATE or a MESSAGE_UPDATE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_message(const struct tickcord_event *event, struct tickcord_message *out);

/**
 * Prepares a struct for `tickcord_event_as_message_delete`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_message_delete_init(struct tickcord_message_delete *out, uint32_t struct_size);

/**
 * Reads the data of a MESSAGE_DELETE event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_message_delete(const struct tickcord_event *event,
                                                 struct tickcord_message_delete *out);

/**
 * Prepares a struct for `tickcord_event_as_reaction`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_reaction_init(struct tickcord_reaction *out, uint32_t struct_size);

/**
 * Reads the data of one of these events into a struct: MESSAGE_REACTION_ADD, MESSAGE_REACTION_REMOVE, MESSAGE_REACTION_REMOVE_ALL
 * or MESSAGE_REACTION_REMOVE_EMOJI.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_reaction(const struct tickcord_event *event,
                                           struct tickcord_reaction *out);

/**
 * Prepares a struct for `tickcord_event_as_message_delete_bulk`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_message_delete_bulk_init(struct tickcord_message_delete_bulk *out,
                                                  uint32_t struct_size);

/**
 * Reads the data of a MESSAGE_DELETE_BULK event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_message_delete_bulk(const struct tickcord_event *event,
                                                      struct tickcord_message_delete_bulk *out);

/**
 * Prepares a struct for `tickcord_event_as_notice`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_notice_init(struct tickcord_notice *out, uint32_t struct_size);

/**
 * Reads the data of one of these events into a struct: SESSION_ENDED, FATAL, POISONED, GATEWAY_WARNING,
 * INTENTS_DEGRADED, MESSAGE_CONTENT_MISSING or HTTP_PAUSED.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_notice(const struct tickcord_event *event, struct tickcord_notice *out);

/**
 * Prepares a struct for `tickcord_event_as_events_dropped`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_events_dropped_init(struct tickcord_events_dropped *out, uint32_t struct_size);

/**
 * Reads the data of an EVENTS_DROPPED event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_events_dropped(const struct tickcord_event *event,
                                                 struct tickcord_events_dropped *out);

/**
 * Prepares a struct for `tickcord_event_as_role`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_role_init(struct tickcord_role *out, uint32_t struct_size);

/**
 * Reads the data of one of these events into a struct: GUILD_ROLE_CREATE, GUILD_ROLE_UPDATE or GUILD_ROLE_DELETE.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_role(const struct tickcord_event *event,
                                       struct tickcord_role *out);

/**
 * Prepares a struct for `tickcord_event_as_websocket_opened`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_opened_init(struct tickcord_websocket_opened *out, uint32_t struct_size);

/**
 * Reads the data of a WEBSOCKET_OPENED event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_websocket_opened(const struct tickcord_event *event,
                                                   struct tickcord_websocket_opened *out);

/**
 * Prepares a struct for `tickcord_event_as_websocket_closed`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_closed_init(struct tickcord_websocket_closed *out, uint32_t struct_size);

/**
 * Reads the data of a WEBSOCKET_CLOSED event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_websocket_closed(const struct tickcord_event *event,
                                                   struct tickcord_websocket_closed *out);

/**
 * Prepares a struct for `tickcord_event_as_websocket_error`; `struct_size` is `sizeof *out`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_websocket_error_init(struct tickcord_websocket_error *out, uint32_t struct_size);

/**
 * Reads the data of a WEBSOCKET_ERROR event into a struct.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
 * TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
 *
 * \ownership the struct is the caller's, its texts are the event's, good until it is freed
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_as_websocket_error(const struct tickcord_event *event,
                                                  struct tickcord_websocket_error *out);

/**
 * Makes a text that a player typed harmless: in a message it is shown as it was typed, and pings nobody, links to nothing and has no
 * format. Good for names as well.
 *
 * Whatever Discord could take for markup gets a backslash in front, which it does not show. Line breaks become spaces. Left out
 * is what cannot be seen: control characters, marks that turn the direction of reading, characters without width unless they join
 * emoji or letters, accents beyond 8 on one letter. What is not UTF-8 is replaced by U+FFFD (`tickcord_text_decode` reads code pages). The
 * result belongs where Discord reads markup: into a message's text, an embed's title, description and fields, a text component. Elsewhere
 * backslashes are shown, and there is nothing to escape: in code, an embed's author and footer, labels of buttons, polls, names that
 * webhooks show. It does not belong into the text of a link either; and it is escaped once.
 *
 * `buf` receives the result with a NUL at the end; `out_len`, which may be NULL, its length in bytes without that NUL: at most twice
 * that of the text, and 3 more, if it is UTF-8; three times that, and 3 more, if it is not. With `buf` NULL and `cap` 0 only the
 * length is given. It may not overlap `text`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (undefined flags, or an impossible length),
 * TICKCORD_ERROR_CONTENT_TOO_LONG (more than 1048576 bytes), or TICKCORD_ERROR_BUFFER_TOO_SMALL (`cap` is not more than the
 * length; nothing is copied, and `out_len` is set).
 *
 * \ownership the caller's buffer
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_text_escape(const char *text,
                                     size_t text_len,
                                     uint32_t flags,
                                     char *buf,
                                     size_t cap,
                                     size_t *out_len);

/**
 * Makes UTF-8 of a text in a code page; a text that is UTF-8 already stays as it is.
 *
 * `encoding` is a name of the WHATWG Encoding Standard, such as "windows-1251" or "gbk". Bytes that mean nothing in it become
 * U+FFFD. `buf`, `cap` and `out_len` are as for `tickcord_text_escape`; the result has at most three times the bytes of the text.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (an impossible length), TICKCORD_ERROR_INVALID_UTF8 (`encoding`),
 * TICKCORD_ERROR_INVALID_ENCODING, TICKCORD_ERROR_CONTENT_TOO_LONG (more than 1048576 bytes), or TICKCORD_ERROR_BUFFER_TOO_SMALL.
 *
 * \ownership the caller's buffer
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_text_decode(const char *text,
                                     size_t text_len,
                                     const char *encoding,
                                     size_t encoding_len,
                                     char *buf,
                                     size_t cap,
                                     size_t *out_len);

/**
 * Makes text in a code page of UTF-8, for games that show no other: each character that the code page does not have becomes "?".
 *
 * `encoding` is as for `tickcord_text_decode`, and `buf`, `cap` and `out_len` as for `tickcord_text_escape`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (an impossible length), TICKCORD_ERROR_INVALID_UTF8 (`text` or `encoding`),
 * TICKCORD_ERROR_INVALID_ENCODING, TICKCORD_ERROR_CONTENT_TOO_LONG (more than 1048576 bytes), or TICKCORD_ERROR_BUFFER_TOO_SMALL.
 *
 * \ownership the caller's buffer
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_text_encode(const char *text,
                                     size_t text_len,
                                     const char *encoding,
                                     size_t encoding_len,
                                     char *buf,
                                     size_t cap,
                                     size_t *out_len);

/**
 * Gives a message as plain text for a game's chat: of a MESSAGE_CREATE or MESSAGE_UPDATE event.
 *
 * Users are "@" and their name in the guild, channels "#" and their name, or "#channel" and "@role" where Discord did not tell the name;
 * custom emoji ":name:", masked links "text (url)", timestamps are in UTC, relative ones counted from when the message was sent. A
 * reply begins with "(to Ada) ", what was forwarded with "(forwarded) ". Texts among components follow the message's own, each on
 * a line. Behind them stand, in brackets, attachments by their file names, stickers, polls, and titles of embeds. What is no chat,
 * such as a boost or a pin, is said in words. Control characters and others that cannot be seen are left out, as by
 * `tickcord_text_escape`; nothing is done about codes for colors or the like that the game knows.
 *
 * `flags` are `TICKCORD_PLAIN_TEXT_...` bits. A text of more than `max_length` Unicode code points ends early, with "…"; 0 stands for no
 * limit. `buf`, `cap` and `out_len` are as for `tickcord_text_escape`. Without the MESSAGE_CONTENT intent the text of most messages
 * is empty. Unlike other readers this one takes memory while it runs.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (undefined flags), TICKCORD_ERROR_WRONG_TYPE (the event is
 * of another kind), or TICKCORD_ERROR_BUFFER_TOO_SMALL.
 *
 * \ownership the caller's buffer
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_event_get_plain_text(const struct tickcord_event *event,
                                              uint32_t flags,
                                              uint32_t max_length,
                                              char *buf,
                                              size_t cap,
                                              size_t *out_len);

/**
 * Looks for what keeps a bot from getting on: names, TCP, TLS, clock, proxy, token, intents, logins left, gateway, and, if their
 * ids are not 0, whether the bot is in a guild, sees a channel or thread, and what it may do there.
 *
 * It works in every state, before `tickcord_client_connect` and with a wrong token as well, but not without a bot
 * (`webhooks_only`). It leaves the connection and the session alone: it opens connections of its own and does not log in. It takes
 * a second, or as long as its time limits if nothing answers: about a minute. One runs at a time; later ones wait for it. It
 * cannot be canceled.
 *
 * A REQUEST_RESULT event follows with the code TICKCORD_OK, whatever was found. Its `body` is
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
 * Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_WRONG_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has
 * no bot), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_diagnose(tickcord_client client,
                                         uint64_t guild_id,
                                         uint64_t channel_id,
                                         uint64_t *out_request);

/**
 * Prepares a struct for `tickcord_client_get_stats`; `struct_size` is `sizeof *stats`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_stats_init(struct tickcord_client_stats *stats, uint32_t struct_size);

/**
 * Gives what a client has counted so far.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out_stats` was not prepared), or
 * TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_stats(tickcord_client client,
                                          struct tickcord_client_stats *out_stats);

/**
 * Gives how many events of one kind, a `TICKCORD_EVENT_...`, a client has made for the host since it was created. The number
 * only grows.
 *
 * It counts those that were dropped or wait as well, and not those that the host did not subscribe to. EVENTS_DROPPED is
 * counted when it is polled.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, or TICKCORD_ERROR_INVALID_ARGUMENT (the
 * number is no kind of this version of the library).
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_get_event_count(tickcord_client client,
                                                int32_t kind,
                                                uint64_t *out_count);

/**
 * Prepares a record for `tickcord_client_poll_log`; `struct_size` is `sizeof *record`.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
 *
 * \ownership the caller's
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_log_record_init(struct tickcord_log_record *record, uint32_t struct_size);

/**
 * Takes the oldest log record that waits; `out_record->level` is `TICKCORD_LOG_LEVEL_NONE` when none does.
 *
 * A client keeps the last 256 records; a record that is lost is counted in the `dropped` of the next.
 *
 * Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out_record` was not prepared), or
 * TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership the record is the caller's, and holds the text itself
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_poll_log(tickcord_client client,
                                         struct tickcord_log_record *out_record);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* TICKCORD_H */
