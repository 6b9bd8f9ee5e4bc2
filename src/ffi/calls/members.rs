//! Members of guilds. `tickcord_client_request_guild_members` asks the gateway for many at once.

use std::{
    ffi::c_char,
    time::{SystemTime, UNIX_EPOCH},
};

use super::{
    Sized, TICKCORD_ABI_VERSION, audit, boundary, given, send_call, sized, string, tickcord_client,
    tickcord_result, tickcord_str, truth_change,
};
use crate::{
    model::Snowflake,
    rest::routes::{self, MemberEdit},
};

/// What of a member is changed. Prepare it with `tickcord_member_edit_init`, then set what changes; what is not given stays as it is.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_member_edit {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The name in this guild, up to 32 Unicode code points; "" removes it. Needs the permission Manage Nicknames, for the bot itself Change Nickname.
    pub nick: tickcord_str,
    /// 1 if nobody hears the member in voice channels, else 0; `_init` sets -1: as it is. Only while the member is in one. Needs the
    /// permission Mute Members.
    pub mute: i32,
    /// 1 if the member hears nobody in voice channels, else 0; `_init` sets -1: as it is. Only while the member is in one. Needs
    /// the permission Deafen Members.
    pub deaf: i32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_member_edit {
    const NAME: &'static str = "tickcord_member_edit";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            nick: tickcord_str::ABSENT,
            mute: -1,
            deaf: -1,
        }
    }
}

/// Fills an edit with defaults; `struct_size` is `sizeof *edit`. It changes nothing then.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_member_edit_init(
    edit: *mut tickcord_member_edit,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(edit, struct_size, &Sized::default_with(struct_size)) })
}

/// Reads a member of a guild.
///
/// The result's `body` is the member; for users who are not in the guild its code is TICKCORD_ERROR_HTTP_NOT_FOUND.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_member(
    client: tickcord_client,
    guild_id: u64,
    user_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_member(Snowflake(guild_id), Snowflake(user_id))) }
}

/// Reads members of a guild by their ids. Needs `TICKCORD_INTENT_GUILD_MEMBERS`, enabled for the bot.
///
/// `after_user_id` is the last user of an earlier result; 0: from the start. `limit` is 1 to 1000; 0: Discord's 1. The
/// result's `body` is an array of members.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id of the guild is 0, or a
/// limit out of bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_members(
    client: tickcord_client,
    guild_id: u64,
    after_user_id: u64,
    limit: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::get_members(Snowflake(guild_id), Snowflake(after_user_id), limit)
        })
    }
}

/// Reads members of a guild whose user name or nickname begins with `query`.
///
/// `limit` is 1 to 1000; 0: Discord's 1. The result's `body` is an array of members.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// id is 0, `query` is empty, or a limit out of bounds), TICKCORD_ERROR_INVALID_PATH (`query` has some 4000 bytes),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_search_members(
    client: tickcord_client,
    guild_id: u64,
    query: *const c_char,
    query_len: usize,
    limit: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let query = string::utf8(query, query_len, "query")?;
            routes::search_members(Snowflake(guild_id), query, limit)
        })
    }
}

/// Changes a member: what `edit` gives, and nothing else. With a `user_id` of 0 it is the bot itself, of which only `nick`
/// can be changed.
///
/// The result's `body` is the member.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (`guild_id` is 0, a
/// number out of bounds, or nothing changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership structs and texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_edit_member(
    client: tickcord_client,
    guild_id: u64,
    user_id: u64,
    edit: *const tickcord_member_edit,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let edit = sized::read(edit)?;
            let edit = MemberEdit {
                nick: edit.nick.read("nick")?,
                mute: truth_change(edit.mute, "mute")?,
                deaf: truth_change(edit.deaf, "deaf")?,
            };
            routes::edit_member(Snowflake(guild_id), given(user_id), &edit, audit(reason, reason_len)?)
        })
    }
}

/// Moves a member who is in a voice channel to another one, or out of it with a `channel_id` of 0. Needs the permission
/// Move Members.
///
/// The result's `body` is the member.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id of the guild or user is
/// 0), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_move_member(
    client: tickcord_client,
    guild_id: u64,
    user_id: u64,
    channel_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::move_member(
                Snowflake(guild_id),
                Snowflake(user_id),
                given(channel_id),
                audit(reason, reason_len)?,
            )
        })
    }
}

/// Keeps a member from writing, reacting and speaking for `seconds`, 2419200 (28 days) at the most; 0 ends that. Needs
/// the permission Time Out Members, and does nothing to administrators.
///
/// The time counts from this call, by this machine's clock. The result's `body` is the member.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or `seconds` out of
/// bounds), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_timeout_member(
    client: tickcord_client,
    guild_id: u64,
    user_id: u64,
    seconds: u32,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
            let now = u64::try_from(now).unwrap_or(u64::MAX);
            routes::timeout_member(
                Snowflake(guild_id),
                Snowflake(user_id),
                now,
                seconds,
                audit(reason, reason_len)?,
            )
        })
    }
}

/// Removes a member from a guild, who can join again with an invite. Needs the permission Kick Members.
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
pub unsafe extern "C" fn tickcord_client_kick_member(
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
            routes::kick_member(Snowflake(guild_id), Snowflake(user_id), audit(reason, reason_len)?)
        })
    }
}

/// Gives a member a role, which must stand below the bot's highest. Needs the permission Manage Roles.
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
pub unsafe extern "C" fn tickcord_client_add_member_role(
    client: tickcord_client,
    guild_id: u64,
    user_id: u64,
    role_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::add_member_role(
                Snowflake(guild_id),
                Snowflake(user_id),
                Snowflake(role_id),
                audit(reason, reason_len)?,
            )
        })
    }
}

/// Takes a role from a member, which must stand below the bot's highest. Needs the permission Manage Roles.
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
pub unsafe extern "C" fn tickcord_client_remove_member_role(
    client: tickcord_client,
    guild_id: u64,
    user_id: u64,
    role_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::remove_member_role(
                Snowflake(guild_id),
                Snowflake(user_id),
                Snowflake(role_id),
                audit(reason, reason_len)?,
            )
        })
    }
}
