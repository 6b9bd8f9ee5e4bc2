//! The commands of the bot's application.

use std::ffi::c_char;

use super::{
    boundary::{Out, boundary},
    client::{get, tickcord_client},
    string, tickcord_result,
};
use crate::model::Snowflake;

/// Registers the commands of the bot's application in one guild, or in all for a `guild_id` of 0, in place of all that were
/// registered there.
///
/// `json` is an array of commands as in Discord's documentation; "[]" removes them all. What is registered is read first, and
/// nothing is written if it is the same in every field that is given: Discord limits how many commands are created in a day.
/// Commands of one guild are there at once. Before the first READY the call waits for it, for up to 180 s.
///
/// A REQUEST_RESULT event with the request's number follows. Its data has `changed`, which is true if anything was written, and
/// if all went well `body` is what is registered now.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON (or no array),
/// TICKCORD_ERROR_INVALID_COMMAND (a name, description, option or count that Discord refuses: `tickcord_last_error` says
/// which), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership the text is copied
/// \threadsafety any thread
/// \blocking never; a hundred commands are checked in about a millisecond
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_set_commands(
    client: tickcord_client,
    guild_id: u64,
    json: *const c_char,
    json_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a number, as for every function here.
        let out_request = unsafe { Out::new(out_request, 0) };
        let client = get(client)?;
        // SAFETY: NULL or a string of that length, as for every function here.
        let json = unsafe { string::utf8(json, json_len, "json") }?;
        out_request.set(client.set_commands(Snowflake(guild_id), json)?);
        Ok(())
    })
}
