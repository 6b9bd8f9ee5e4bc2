//! Messages.

use std::ffi::c_char;

use super::{
    Repair, audit, code_page, message_create, null, optional, page_anchor, send_call, snowflakes,
    tickcord_client, tickcord_message_create, tickcord_result, tickcord_str,
};
use crate::{
    model::Snowflake,
    rest::{message::MessageCreate, routes},
};

/// Sends a message of text alone to a channel: the short form of `tickcord_client_create_message`.
///
/// A REQUEST_RESULT event with the request's number follows, for each message that is accepted here; its `body` is the message.
/// Messages of one channel are sent in order, inside Discord's limits, and again where nobody knows whether they arrived, but never
/// twice; before the first READY they are held. One that could not be sent for 180 s is given up.
///
/// `content` has 1 to 2000 Unicode code points and pings nobody, whatever it says. What is not UTF-8 in it is replaced by
/// U+FFFD, and the result event tells. `out_request`, which may be NULL, receives the request's number, which is never 0.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT
/// (`channel_id` is 0, or the length is impossible), TICKCORD_ERROR_EMPTY_CONTENT, TICKCORD_ERROR_CONTENT_TOO_LONG,
/// TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership the text is copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_send_message(
    client: tickcord_client,
    channel_id: u64,
    content: *const c_char,
    content_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let mut repair = Repair::new(code_page(client)?);
            let content = tickcord_str { ptr: content, len: content_len };
            let content = content.read_repaired("content", &mut repair)?.ok_or_else(|| null("content"))?;
            let message = MessageCreate {
                content: Some(content),
                utf8_repairs: repair.places,
                ..MessageCreate::default()
            };
            routes::create_message(Snowflake(channel_id), message)
        })
    }
}

/// Sends a message to a channel: with embeds, files, a poll, as a reply, in several parts.
///
/// The result's `body` is the message, or an array of those that a long text was split into. It is sent again where
/// nobody knows whether it arrived, but never twice. With files on the disk the result can have
/// TICKCORD_ERROR_FILE_UNREADABLE, TICKCORD_ERROR_FILE_CHANGED, TICKCORD_ERROR_FILE_TOO_LARGE or
/// TICKCORD_ERROR_REQUEST_TOO_LARGE.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
/// is none of those that the field takes, or fields exclude each other), TICKCORD_ERROR_EMPTY_CONTENT,
/// TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
/// TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
/// TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
/// TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
/// TICKCORD_ERROR_NONCE_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_create_message(
    client: tickcord_client,
    channel_id: u64,
    message: *const tickcord_message_create,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::create_message(Snowflake(channel_id), message_create::read(message, code_page(client)?)?)
        })
    }
}

/// Sends a copy of a message to another channel. The bot must be able to read the message: those of others without the
/// intent MESSAGE_CONTENT are refused.
///
/// The result's `body` is the new message, with the copy in `message_snapshots`. It is sent again where nobody knows
/// whether it arrived, but never twice.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_forward_message(
    client: tickcord_client,
    channel_id: u64,
    from_channel_id: u64,
    message_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::forward_message(Snowflake(channel_id), Snowflake(from_channel_id), Snowflake(message_id))
        })
    }
}

/// Changes a message of the bot: what is given, and nothing else.
///
/// The result's `body` is the message. Of messages by others only the flags can be changed, which needs the permission
/// Manage Messages.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, the edit
/// changes nothing, or it has what no edit can change), TICKCORD_ERROR_EMPTY_CONTENT, TICKCORD_ERROR_CONTENT_TOO_LONG,
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_INVALID_EMBED,
/// TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL, TICKCORD_ERROR_INVALID_MENTIONS,
/// TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES, TICKCORD_ERROR_FILE_TOO_LARGE,
/// TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers), TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_edit_message(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    edit: *const tickcord_message_create,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::edit_message(
                Snowflake(channel_id),
                Snowflake(message_id),
                message_create::read(edit, code_page(client)?)?,
            )
        })
    }
}

/// Deletes a message. Those by others need the permission Manage Messages.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_delete_message(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::delete_message(Snowflake(channel_id), Snowflake(message_id), audit(reason, reason_len)?)
        })
    }
}

/// Deletes the 2 to 100 messages at `message_ids`, of one channel, at once: none of them older than two weeks and none twice. Needs the
/// permission Manage Messages.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (an
/// id is 0, less than 2, or the same twice), TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership texts and ids are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_bulk_delete_messages(
    client: tickcord_client,
    channel_id: u64,
    message_ids: *const u64,
    message_id_count: usize,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let ids = snowflakes(message_ids, message_id_count, "message_ids")?;
            routes::bulk_delete_messages(Snowflake(channel_id), &ids, audit(reason, reason_len)?)
        })
    }
}

/// Publishes a message of an announcement channel to the channels that follow it.
///
/// The result's `body` is the message.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_crosspost_message(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::crosspost_message(Snowflake(channel_id), Snowflake(message_id))
        })
    }
}

/// Reads a message.
///
/// The result's `body` is the message.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_message(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || routes::get_message(Snowflake(channel_id), Snowflake(message_id)))
    }
}

/// Reads the history of a channel, the newest message first. Needs the permission Read Message History.
///
/// `anchor` is a `TICKCORD_ANCHOR_...`, which says what `message_id` is for: TICKCORD_ANCHOR_START takes the newest
/// messages and no id, the others those before, after or around it. `limit` is 1 to 100; 0: Discord's 50. The result's
/// `body` is an array of messages.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0 where one is needed,
/// an unknown anchor, or a limit out of bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_messages(
    client: tickcord_client,
    channel_id: u64,
    anchor: i32,
    message_id: u64,
    limit: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::get_messages(Snowflake(channel_id), page_anchor(anchor)?, Snowflake(message_id), limit)
        })
    }
}

/// Pins a message to its channel, which can have 250. Needs the permission Pin Messages.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_pin_message(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::pin_message(Snowflake(channel_id), Snowflake(message_id), audit(reason, reason_len)?)
        })
    }
}

/// Takes a pinned message off. Needs the permission Pin Messages.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_unpin_message(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::unpin_message(Snowflake(channel_id), Snowflake(message_id), audit(reason, reason_len)?)
        })
    }
}

/// Reads the pinned messages of a channel, the one that was pinned last first.
///
/// `before` is a time in ISO 8601, as in `pinned_at` of an earlier result; NULL: from the start. `limit` is 1 to 50; 0:
/// Discord's own number. The result's `body` has `items`, each with `pinned_at` and `message`, and `has_more`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, or a limit out of
/// bounds), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_pins(
    client: tickcord_client,
    channel_id: u64,
    before: *const c_char,
    before_len: usize,
    limit: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::get_pins(Snowflake(channel_id), optional(before, before_len, "before")?, limit)
        })
    }
}

/// Shows for 10 s, or until its next message, that the bot is typing. One that cannot be sent within 10 s is given up.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_trigger_typing(
    client: tickcord_client,
    channel_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::trigger_typing(Snowflake(channel_id))) }
}

/// Ends a poll of the bot's own before its time.
///
/// The result's `body` is the message.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_end_poll(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || routes::end_poll(Snowflake(channel_id), Snowflake(message_id)))
    }
}

/// Reads who voted for an answer of a poll. Answers are numbered from 1.
///
/// `after_user_id` is the last user of an earlier result; 0: from the start. `limit` is 1 to 100; 0: Discord's 25. The
/// result's `body` has `users`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or a limit out of
/// bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_poll_voters(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    answer_id: u32,
    after_user_id: u64,
    limit: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::get_poll_voters(
                Snowflake(channel_id),
                Snowflake(message_id),
                answer_id,
                Snowflake(after_user_id),
                limit,
            )
        })
    }
}
