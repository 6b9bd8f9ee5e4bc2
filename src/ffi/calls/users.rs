//! Users, and direct messages to them.

use std::ffi::c_char;

use super::{
    code_page, given, message_create, optional, send_call, tickcord_client, tickcord_message_create,
    tickcord_result,
};
use crate::{model::Snowflake, rest::routes};

/// Reads a user, or the bot itself with a `user_id` of 0.
///
/// The result's `body` is the user.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_user(
    client: tickcord_client,
    user_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || Ok(routes::get_user(given(user_id)))) }
}

/// Changes the bot's own name and picture, for all guilds; `tickcord_client_edit_member` changes its name in one. Discord allows
/// few changes of the name in an hour.
///
/// `username` has 1 to 32 Unicode code points; NULL: as it is. `avatar` is a picture as a data URI ("data:image/png;base64,..."),
/// "" to remove it, or NULL: as it is. The result's `body` is the user.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`avatar` is no data URI, or nothing
/// changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_edit_current_user(
    client: tickcord_client,
    username: *const c_char,
    username_len: usize,
    avatar: *const c_char,
    avatar_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let username = optional(username, username_len, "username")?;
            routes::edit_current_user(username, optional(avatar, avatar_len, "avatar")?)
        })
    }
}

/// Opens the channel for direct messages with a user, or gives the one that is there already.
///
/// The result's `body` is the channel. Discord limits how many are opened: it is for users who asked for it.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_create_dm(
    client: tickcord_client,
    user_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::create_dm(Snowflake(user_id))) }
}

/// Sends a user a direct message. The channel for it is opened first; the client remembers it, so that later messages go
/// out at once.
///
/// The result's `body` is the message, or an array of those that a long text was split into. If the user takes no
/// messages from the bot, its code is TICKCORD_ERROR_HTTP_FORBIDDEN. The rest is as for `tickcord_client_create_message`.
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
pub unsafe extern "C" fn tickcord_client_send_direct_message(
    client: tickcord_client,
    user_id: u64,
    message: *const tickcord_message_create,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::send_direct_message(
                Snowflake(user_id),
                message_create::read(message, code_page(client)?)?,
            )
        })
    }
}
