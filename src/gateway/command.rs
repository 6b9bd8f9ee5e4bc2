//! What a host asks of the gateway, checked and put into words before it queues.

mod channel_info;
mod members;
mod presence;
mod raw;
mod soundboard_sounds;
mod voice_state;

use std::fmt;

use serde::Serialize;

pub(super) use members::Members;
pub use members::{MemberRequest, Selection};
pub use presence::{Activity, Presence, PresenceUpdate};

use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
};

/// The most bytes that Discord accepts in a payload.
pub const MAX_PAYLOAD: usize = 4096;

/// The most ids that one command may name.
pub const MAX_IDS: usize = 100;

/// A payload that Discord would read: whatever could be refused was refused when it was made.
#[derive(Clone, PartialEq, Eq)]
pub struct Command(pub(super) Kind);

/// What becomes of a command depends on what it is.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Presence(Presence),
    Members(Members),
    /// Handed to the connection; nothing tells whether it arrived.
    Unanswered {
        opcode: u64,
        payload: String,
    },
}

impl fmt::Debug for Command {
    /// Leaves out the data, which holds what players write.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Kind::Presence(_) => "presence update",
            Kind::Members(_) => "request for guild members",
            Kind::Unanswered { opcode, .. } => return write!(f, "gateway command with opcode {opcode}"),
        })
    }
}

/// The payload with this data, if Discord accepts its length.
fn payload(opcode: u64, d: &str) -> Result<String, Failure> {
    let head = format!(r#"{{"op":{opcode},"d":"#);
    let length = head.len() + d.len() + 1;
    if length <= MAX_PAYLOAD {
        return Ok(format!("{head}{d}}}"));
    }
    let text = format!(
        "The payload has {length} bytes, and Discord accepts {MAX_PAYLOAD}: it would close the connection."
    );
    Err(Failure::new(ResultCode::PayloadTooLong, text))
}

fn json(data: &impl Serialize) -> String {
    serde_json::to_string(data).expect("numbers and strings always have a JSON form")
}

/// Refuses an id that is none.
fn check_id(id: Snowflake, name: &str) -> Result<(), Failure> {
    if id.0 == 0 {
        return Err(Failure::new(ResultCode::InvalidArgument, format!("{name} is 0, which is no id.")));
    }
    Ok(())
}

/// Refuses more ids than one command may name.
pub fn check_id_count(count: usize, name: &str) -> Result<(), Failure> {
    if count > MAX_IDS {
        let text = format!("{name} has {count} ids and one command takes {MAX_IDS}: split it.");
        return Err(Failure::new(ResultCode::TooManyIds, text));
    }
    Ok(())
}

/// Refuses a list of ids that Discord would not answer in full.
fn check_ids(ids: &[Snowflake], name: &str) -> Result<(), Failure> {
    check_id_count(ids.len(), name)?;
    ids.iter().try_for_each(|id| check_id(*id, name))
}
