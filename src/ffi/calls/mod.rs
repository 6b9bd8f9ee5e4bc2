//! Calls of Discord's HTTP API by their names: one file for each kind of object, as in `rest::routes`.

mod allowed_mentions;
mod bans;
mod channels;
mod embed;
mod guilds;
mod interactions;
mod invites;
mod members;
mod message_create;
mod messages;
mod poll;
mod reactions;
mod roles;
mod threads;
mod users;
mod webhooks;

pub use allowed_mentions::*;
pub use bans::*;
pub use channels::*;
pub use embed::*;
pub use guilds::*;
pub use interactions::*;
pub use invites::*;
pub use members::*;
pub use message_create::*;
pub use messages::*;
pub use poll::*;
pub use reactions::*;
pub use roles::*;
pub use threads::*;
pub use users::*;
pub use webhooks::*;

use std::ffi::c_char;

use super::{
    TICKCORD_ABI_VERSION, array,
    boundary::{Out, boundary, null},
    client::{get, tickcord_client},
    http::{files, tickcord_http_file},
    sized::{self, Sized},
    string::{self, Repair},
    tickcord_result, tickcord_str,
};
use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
    rest::{Call, routes},
    text::CodePage,
};

/// What all calls share: `make` checks what the caller gave, and words the call. The pointer is NULL or has room for the
/// request's number.
unsafe fn send_call<'a>(
    client: tickcord_client,
    out_request: *mut u64,
    make: impl FnOnce() -> Result<Call<'a>, Failure>,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: by this function's contract.
        let out_request = unsafe { Out::new(out_request, 0) };
        let client = get(client)?;
        out_request.set(client.request(make()?)?);
        Ok(())
    })
}

/// What texts are written in that are not UTF-8.
fn code_page(client: tickcord_client) -> Result<Option<CodePage>, Failure> {
    Ok(get(client)?.code_page())
}

/// Why, for the audit log; NULL for no reason. It must be good for as long as the result is used.
unsafe fn audit<'a>(ptr: *const c_char, len: usize) -> Result<&'a str, Failure> {
    // SAFETY: this function's contract is the same.
    unsafe { optional(ptr, len, "reason") }.map(Option::unwrap_or_default)
}

/// A string parameter that may be NULL. It must be good for as long as the result is used.
unsafe fn optional<'a>(ptr: *const c_char, len: usize, name: &str) -> Result<Option<&'a str>, Failure> {
    // SAFETY: this function's contract is the same.
    unsafe { tickcord_str { ptr, len }.read(name) }
}

/// An array parameter of ids. It must be good for the length of the call.
unsafe fn snowflakes(first: *const u64, count: usize, name: &str) -> Result<Vec<Snowflake>, Failure> {
    // SAFETY: this function's contract is the same.
    let ids = unsafe { array::read(first, count, name) }?;
    Ok(ids.iter().copied().map(Snowflake).collect())
}

/// An id where 0 stands for none.
fn given(id: u64) -> Option<Snowflake> {
    (id != 0).then_some(Snowflake(id))
}

fn truth(value: u32, name: &str) -> Result<bool, Failure> {
    match value {
        0 | 1 => Ok(value == 1),
        _ => Err(invalid(format!("{name} is {value} and must be 0 or 1."))),
    }
}

/// A field of an edit where -1 stands for no change.
fn change(value: i32, name: &str) -> Result<Option<u32>, Failure> {
    match u32::try_from(value) {
        Ok(value) => Ok(Some(value)),
        Err(_) if value == -1 => Ok(None),
        Err(_) => Err(invalid(format!("{name} is {value}: give -1 to leave it as it is."))),
    }
}

fn truth_change(value: i32, name: &str) -> Result<Option<bool>, Failure> {
    change(value, name)?.map(|value| truth(value, name)).transpose()
}

pub(super) fn reserved(value: u32) -> Result<(), Failure> {
    if value == 0 {
        return Ok(());
    }
    Err(Failure::new(ResultCode::UnsupportedField, "reserved must be 0."))
}

fn page_anchor(number: i32) -> Result<routes::Anchor, Failure> {
    routes::Anchor::from_number(number).ok_or_else(|| invalid("anchor must be a TICKCORD_ANCHOR_...."))
}

fn invalid(text: impl Into<String>) -> Failure {
    Failure::new(ResultCode::InvalidArgument, text)
}
