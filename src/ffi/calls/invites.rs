//! Invites: links that lead into a guild.

use std::ffi::c_char;

use super::{
    Failure, Sized, TICKCORD_ABI_VERSION, audit, boundary, send_call, sized, string, tickcord_client,
    tickcord_result, truth,
};
use crate::{
    model::Snowflake,
    rest::routes::{self, InviteCreate},
};

/// An invite to create. Prepare it with `tickcord_invite_create_init`, then set what differs.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_invite_create {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Seconds until it ends, up to 604800, or 0 for never; `_init` sets 86400.
    pub max_age: u32,
    /// How often it can be used, up to 100; 0: any number of times.
    pub max_uses: u32,
    /// 1 if those who come by it leave the guild with their last connection unless they have got a role, else 0.
    pub temporary: u32,
    /// 1 for a new one even if there is one like it, else 0.
    pub unique: u32,
}

// SAFETY: numbers of 4 bytes.
unsafe impl Sized for tickcord_invite_create {
    const NAME: &'static str = "tickcord_invite_create";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        let InviteCreate { max_age, max_uses, temporary, unique } = InviteCreate::default();
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            max_age,
            max_uses,
            temporary: temporary.into(),
            unique: unique.into(),
        }
    }
}

/// Fills an invite with defaults; `struct_size` is `sizeof *invite`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_invite_create_init(
    invite: *mut tickcord_invite_create,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(invite, struct_size, &Sized::default_with(struct_size)) })
}

/// Creates an invite to a channel. Needs the permission Create Invite.
///
/// The result's `body` is the invite; its link is "discord.gg/" and `code`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, or a
/// number out of bounds), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership structs and texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_create_invite(
    client: tickcord_client,
    channel_id: u64,
    invite: *const tickcord_invite_create,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::create_invite(Snowflake(channel_id), read(invite)?, audit(reason, reason_len)?)
        })
    }
}

/// Reads the invites to a channel. Needs the permission Manage Channels.
///
/// The result's `body` is an array of invites, with how often each was used in `uses`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_channel_invites(
    client: tickcord_client,
    channel_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_channel_invites(Snowflake(channel_id))) }
}

/// Reads the invites to all channels of a guild. Needs the permission Manage Server.
///
/// The result's `body` is an array of invites, with how often each was used in `uses`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_guild_invites(
    client: tickcord_client,
    guild_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_guild_invites(Snowflake(guild_id))) }
}

/// Deletes an invite. Needs the permission Manage Channels for its channel, or Manage Server.
///
/// `code` is what follows "discord.gg/" in its link. The result's `body` is the invite.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (no
/// code), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_delete_invite(
    client: tickcord_client,
    code: *const c_char,
    code_len: usize,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::delete_invite(string::utf8(code, code_len, "code")?, audit(reason, reason_len)?)
        })
    }
}

/// Checks a caller's invite, which is good for the length of the call.
unsafe fn read(invite: *const tickcord_invite_create) -> Result<InviteCreate, Failure> {
    // SAFETY: this function's contract is the same.
    let invite = unsafe { sized::read(invite) }?;
    Ok(InviteCreate {
        max_age: invite.max_age,
        max_uses: invite.max_uses,
        temporary: truth(invite.temporary, "temporary")?,
        unique: truth(invite.unique, "unique")?,
    })
}
