//! Bans.

use std::ffi::c_char;

use super::{audit, page_anchor, send_call, snowflakes, tickcord_client, tickcord_result};
use crate::{model::Snowflake, rest::routes};

/// Bans a user from a guild, whether a member or not, and deletes what the user wrote there in the last
/// `delete_message_seconds`, 0 to 604800 (7 days). Needs the permission Ban Members.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or a number out of
/// bounds), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_ban_member(
    client: tickcord_client,
    guild_id: u64,
    user_id: u64,
    delete_message_seconds: u32,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::ban_member(
                Snowflake(guild_id),
                Snowflake(user_id),
                delete_message_seconds,
                audit(reason, reason_len)?,
            )
        })
    }
}

/// Bans the 1 to 200 users at `user_ids` from a guild. Needs the permissions Ban Members and Manage Server.
///
/// `delete_message_seconds` is as for `tickcord_client_ban_member`.
///
/// The result's `body` has `banned_users` and `failed_users`. If nobody could be banned the result fails, with a
/// `discord_code` of 500000.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (an
/// id is 0, there is none, or a number out of bounds), TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership texts and ids are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_bulk_ban_members(
    client: tickcord_client,
    guild_id: u64,
    user_ids: *const u64,
    user_id_count: usize,
    delete_message_seconds: u32,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let ids = snowflakes(user_ids, user_id_count, "user_ids")?;
            routes::bulk_ban_members(
                Snowflake(guild_id),
                &ids,
                delete_message_seconds,
                audit(reason, reason_len)?,
            )
        })
    }
}

/// Lifts a ban. Needs the permission Ban Members.
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
pub unsafe extern "C" fn tickcord_client_unban_member(
    client: tickcord_client,
    guild_id: u64,
    user_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::unban_member(Snowflake(guild_id), Snowflake(user_id), audit(reason, reason_len)?)
        })
    }
}

/// Reads the ban of a user.
///
/// The result's `body` has `user` and `reason`; for users who are not banned its code is TICKCORD_ERROR_HTTP_NOT_FOUND.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_ban(
    client: tickcord_client,
    guild_id: u64,
    user_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_ban(Snowflake(guild_id), Snowflake(user_id))) }
}

/// Reads the bans of a guild, by the ids of the users.
///
/// `anchor` says what `user_id` is for: TICKCORD_ANCHOR_START takes none, TICKCORD_ANCHOR_BEFORE and
/// TICKCORD_ANCHOR_AFTER what comes before or after it. `limit` is 1 to 1000; 0: Discord's 1000. The result's `body` is
/// an array of bans, each with `user` and `reason`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0 where one is needed,
/// an anchor that is none here, or a limit out of bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_bans(
    client: tickcord_client,
    guild_id: u64,
    anchor: i32,
    user_id: u64,
    limit: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::get_bans(Snowflake(guild_id), page_anchor(anchor)?, Snowflake(user_id), limit)
        })
    }
}
