//! Gateway commands that Discord answers with events, if at all.

use std::ffi::c_char;

use super::{
    array,
    client::{send_command, tickcord_client},
    string, tickcord_result,
};
use crate::{
    base::{Failure, ResultCode},
    gateway::{Command, check_id_count},
    model::Snowflake,
};

/// For `tickcord_client_update_voice_state`: the bot does not speak.
pub const TICKCORD_VOICE_SELF_MUTE: u32 = 1u32 << 0;

/// For `tickcord_client_update_voice_state`: the bot does not listen.
pub const TICKCORD_VOICE_SELF_DEAF: u32 = 1u32 << 1;

/// For `tickcord_client_request_channel_info`: the status text of voice channels.
pub const TICKCORD_CHANNEL_INFO_STATUS: u32 = 1u32 << 0;

/// For `tickcord_client_request_channel_info`: when the sessions of voice channels began.
pub const TICKCORD_CHANNEL_INFO_VOICE_START_TIME: u32 = 1u32 << 1;

/// Joins a voice channel, moves to it, or leaves the one the bot is in, which is what a `channel_id` of 0 does. The library sends
/// no sound; this is for hosts with a voice client of their own, and for being seen in a channel.
///
/// `flags` is 0 or `TICKCORD_VOICE_...` bits. A REQUEST_RESULT event with the request's number follows when Discord was sent it,
/// with a `body` of null. Discord acknowledges no such command: it answers with VOICE_STATE_UPDATE and VOICE_SERVER_UPDATE
/// events, and not at all if the channel is full or the bot may not enter. If the connection is lost before it is known that
/// Discord received the command, a GATEWAY_WARNING event names the request, and it is not sent again.
///
/// While the client is not logged in the command waits, for 180 s at the most (TICKCORD_ERROR_REQUEST_EXPIRED); if the login
/// fails for good, the result is TICKCORD_ERROR_REQUEST_CANCELED, and if a bug stops the client, TICKCORD_ERROR_POISONED.
/// `out_request`, which may be NULL, receives the request's number, which is never 0.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has no bot),
/// TICKCORD_ERROR_INVALID_ARGUMENT (`guild_id` is 0, or unknown flags), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_update_voice_state(
    client: tickcord_client,
    guild_id: u64,
    channel_id: u64,
    flags: u32,
    out_request: *mut u64,
) -> tickcord_result {
    let make = |_| {
        check_flags("flags", flags, TICKCORD_VOICE_SELF_MUTE | TICKCORD_VOICE_SELF_DEAF)?;
        let channel = (channel_id != 0).then_some(Snowflake(channel_id));
        let mute = flags & TICKCORD_VOICE_SELF_MUTE != 0;
        let deaf = flags & TICKCORD_VOICE_SELF_DEAF != 0;
        Command::voice_state(Snowflake(guild_id), channel, mute, deaf)
    };
    // SAFETY: NULL or room for a number, as for every function here.
    unsafe { send_command(client, out_request, make) }
}

/// Asks for the soundboard sounds of the 1 to 100 guilds at `guild_ids`; each guild that the bot is in answers with a
/// SOUNDBOARD_SOUNDS event.
///
/// A REQUEST_RESULT event with the request's number follows when Discord was sent it, as for
/// `tickcord_client_update_voice_state`, whose waiting and loss it shares.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client
/// has no bot), TICKCORD_ERROR_INVALID_ARGUMENT (no id, or one is 0), TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_QUEUE_FULL,
/// or TICKCORD_ERROR_POISONED.
///
/// \ownership the ids are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_request_soundboard_sounds(
    client: tickcord_client,
    guild_ids: *const u64,
    guild_id_count: usize,
    out_request: *mut u64,
) -> tickcord_result {
    let make = |_| {
        check_id_count(guild_id_count, "guild_ids")?;
        // SAFETY: NULL or an array of that length, as for every function here.
        let ids = unsafe { array::read(guild_ids, guild_id_count, "guild_ids") }?;
        let ids: Vec<Snowflake> = ids.iter().copied().map(Snowflake).collect();
        Command::soundboard_sounds(&ids)
    };
    // SAFETY: NULL or room for a number, as for every function here.
    unsafe { send_command(client, out_request, make) }
}

/// Asks for details of a guild's voice channels; a CHANNEL_INFO event answers.
///
/// `fields` is one or more `TICKCORD_CHANNEL_INFO_...` bits. A REQUEST_RESULT event with the request's number follows when
/// Discord was sent it, as for `tickcord_client_update_voice_state`, whose waiting and loss it shares.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has no bot),
/// TICKCORD_ERROR_INVALID_ARGUMENT (`guild_id` is 0, or no or unknown fields), TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_request_channel_info(
    client: tickcord_client,
    guild_id: u64,
    fields: u32,
    out_request: *mut u64,
) -> tickcord_result {
    let make = |_| {
        check_flags("fields", fields, TICKCORD_CHANNEL_INFO_STATUS | TICKCORD_CHANNEL_INFO_VOICE_START_TIME)?;
        let status = fields & TICKCORD_CHANNEL_INFO_STATUS != 0;
        let start_time = fields & TICKCORD_CHANNEL_INFO_VOICE_START_TIME != 0;
        Command::channel_info(Snowflake(guild_id), status, start_time)
    };
    // SAFETY: NULL or room for a number, as for every function here.
    unsafe { send_command(client, out_request, make) }
}

/// Opcodes that stand for bugs, in the build for `tests/panics` alone.
#[cfg(tickcord_inject_panics)]
const INJECT_PANIC_IN_CALL: i32 = -1;
#[cfg(tickcord_inject_panics)]
const INJECT_PANIC_ON_THREAD: i32 = -2;

/// Sends a gateway payload with this `opcode`, and the JSON value `json` as its data: for what Discord adds later.
///
/// A REQUEST_RESULT event with the request's number follows when Discord was sent it, as for
/// `tickcord_client_update_voice_state`, whose waiting and loss it shares. What Discord does not understand makes it close the
/// connection (4001 or 4002), which is then made again. A presence that is sent so is not repeated at later logins, and the parts
/// of an answer to a request for members are plain events.
///
/// The whole payload has at most 4096 bytes. `out_request`, which may be NULL, receives the request's number, which is never 0.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client
/// has no bot), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (`opcode` is negative, or the length is
/// impossible), TICKCORD_ERROR_RESERVED_OPCODE (one that the library sends itself, or only Discord sends),
/// TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_PAYLOAD_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership the text is copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_send_raw(
    client: tickcord_client,
    opcode: i32,
    json: *const c_char,
    json_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    #[cfg(tickcord_inject_panics)]
    if opcode == INJECT_PANIC_ON_THREAD {
        return super::boundary::boundary(|| super::client::get(client)?.inject_panic().map(drop));
    }
    let make = |_| {
        #[cfg(tickcord_inject_panics)]
        assert_ne!(opcode, INJECT_PANIC_IN_CALL, "a bug, on purpose");
        let opcode = u64::try_from(opcode).map_err(|_| {
            Failure::new(ResultCode::InvalidArgument, format!("{opcode} is no opcode: it is negative."))
        })?;
        // SAFETY: NULL or a string of that length, as for every function here.
        Command::raw(opcode, unsafe { string::utf8(json, json_len, "json") }?)
    };
    // SAFETY: NULL or room for a number, as for every function here.
    unsafe { send_command(client, out_request, make) }
}

fn check_flags(name: &str, flags: u32, known: u32) -> Result<(), Failure> {
    if flags & !known == 0 {
        return Ok(());
    }
    let text = format!(
        "{name} {flags:#x} has bits that mean nothing here: use the constants that the header names for it."
    );
    Err(Failure::new(ResultCode::InvalidArgument, text))
}
