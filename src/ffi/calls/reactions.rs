//! Reactions to messages. An emoji is itself, such as "🔥", or "name:id" for one of a guild's own.

use std::ffi::c_char;

use super::{given, optional, send_call, string, tickcord_client, tickcord_result};
use crate::{model::Snowflake, rest::routes};

/// Reacts to a message. `emoji` is the emoji itself, or "name:id" for one of a guild's own.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_EMOJI,
/// TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_add_reaction(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    emoji: *const c_char,
    emoji_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let emoji = string::utf8(emoji, emoji_len, "emoji")?;
            routes::add_reaction(Snowflake(channel_id), Snowflake(message_id), emoji)
        })
    }
}

/// Takes back a reaction to a message: the bot's own with a `user_id` of 0, else that user's, which needs the permission
/// Manage Messages.
///
/// `emoji` is as for `tickcord_client_add_reaction`. The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_EMOJI,
/// TICKCORD_ERROR_INVALID_ARGUMENT (the id of the channel or message is 0), TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_remove_reaction(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    emoji: *const c_char,
    emoji_len: usize,
    user_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let emoji = string::utf8(emoji, emoji_len, "emoji")?;
            routes::remove_reaction(Snowflake(channel_id), Snowflake(message_id), emoji, given(user_id))
        })
    }
}

/// Takes back all reactions to a message, or those with one emoji. Needs the permission Manage Messages.
///
/// `emoji` is as for `tickcord_client_add_reaction`; NULL: all. The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_EMOJI, TICKCORD_ERROR_INVALID_ARGUMENT (an
/// id is 0), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_clear_reactions(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    emoji: *const c_char,
    emoji_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::clear_reactions(
                Snowflake(channel_id),
                Snowflake(message_id),
                optional(emoji, emoji_len, "emoji")?,
            )
        })
    }
}

/// Reads who reacted to a message with an emoji.
///
/// `emoji` is as for `tickcord_client_add_reaction`. `after_user_id` is the last user of an earlier result; 0: from the
/// start. `limit` is 1 to 100; 0: Discord's 25. The result's `body` is an array of users.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_EMOJI,
/// TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or a limit out of bounds), TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_reactions(
    client: tickcord_client,
    channel_id: u64,
    message_id: u64,
    emoji: *const c_char,
    emoji_len: usize,
    after_user_id: u64,
    limit: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let emoji = string::utf8(emoji, emoji_len, "emoji")?;
            routes::get_reactions(
                Snowflake(channel_id),
                Snowflake(message_id),
                emoji,
                Snowflake(after_user_id),
                limit,
            )
        })
    }
}
