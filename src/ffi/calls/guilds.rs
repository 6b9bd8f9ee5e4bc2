//! Guilds: what Discord's users call servers.

use super::{send_call, tickcord_client, tickcord_result, truth};
use crate::{model::Snowflake, rest::routes};

/// Reads a guild with its roles and emojis; with a `with_counts` of 1 also about how many members it has, and how many of
/// them are online.
///
/// The result's `body` is the guild.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, or `with_counts` is
/// neither 0 nor 1), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_guild(
    client: tickcord_client,
    guild_id: u64,
    with_counts: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::get_guild(Snowflake(guild_id), truth(with_counts, "with_counts")?)
        })
    }
}

/// Reads the channels of a guild, without its threads.
///
/// The result's `body` is an array of channels.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_guild_channels(
    client: tickcord_client,
    guild_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_guild_channels(Snowflake(guild_id))) }
}

/// Reads the roles of a guild.
///
/// The result's `body` is an array of roles.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_guild_roles(
    client: tickcord_client,
    guild_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_guild_roles(Snowflake(guild_id))) }
}
