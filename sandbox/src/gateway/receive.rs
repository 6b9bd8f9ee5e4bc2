//! What a client sent, checked as Discord checks it.

use serde_json::Value;

use super::close::Close;
use super::{identify, members, resume};
use crate::core::{Core, State};
use crate::journal::What;

/// What the connection has to know about a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Received {
    Heartbeat,
    Other,
}

pub(crate) fn receive(core: &Core, connection: u64, text: &str) -> Result<Received, Close> {
    let payload: Value = serde_json::from_str(text).map_err(Close::decode_error)?;
    let fields = payload.as_object().ok_or_else(|| Close::decode_error("not an object"))?;
    let op = fields.get("op").and_then(Value::as_u64).ok_or_else(|| Close::decode_error("no op"))?;
    let data = fields.get("d").unwrap_or(&Value::Null);

    let mut state = core.state();
    match op {
        1 => {
            heartbeat(core, &mut state, connection, data)?;
            return Ok(Received::Heartbeat);
        }
        2 => identify::identify(core, &mut state, connection, data)?,
        6 => resume::resume(core, &mut state, connection, data)?,
        _ => {
            let session =
                state.connections.session(connection).ok_or_else(Close::not_authenticated)?.to_owned();
            match op {
                3 => {
                    check_presence(data)?;
                    core.journal.record(What::Presence { connection, presence: data.clone() });
                }
                4 => {
                    object(data)?;
                    core.journal.record(What::VoiceState { connection, state: data.clone() });
                }
                8 => {
                    object(data)?;
                    let refused = members::answer(&mut state, &session, data).err();
                    core.journal.record(What::MembersRequest { connection, request: data.clone(), refused });
                }
                31 | 43 => {
                    object(data)?;
                    core.journal.record(What::OtherOpcode { connection, op, data: data.clone() });
                }
                _ => return Err(Close::unknown_opcode(op)),
            }
        }
    }
    Ok(Received::Other)
}

fn object(data: &Value) -> Result<(), Close> {
    data.as_object().map(|_| ()).ok_or_else(|| Close::decode_error("d is not an object"))
}

/// A number that was never given out is answered like the one in a bad resume.
fn heartbeat(core: &Core, state: &mut State, connection: u64, data: &Value) -> Result<(), Close> {
    let seq = match data {
        Value::Null => None,
        data => Some(
            data.as_u64().ok_or_else(|| Close::decode_error("d of a heartbeat is not a sequence number"))?,
        ),
    };
    core.journal.record(What::Heartbeat { connection, seq });
    // Before a resume the number belongs to a session that this connection does not know yet.
    if let (Some(seq), Some(id)) = (seq, state.connections.session(connection).map(str::to_owned))
        && state.sessions.get_mut(&id).is_some_and(|session| seq > session.seq)
    {
        return Err(Close::invalid_seq());
    }
    state.connections.send(connection, 11, &Value::Null);
    Ok(())
}

pub(crate) fn check_presence(presence: &Value) -> Result<(), Close> {
    object(presence)?;
    let status = presence.get("status").and_then(Value::as_str);
    if !status.is_some_and(|status| matches!(status, "online" | "dnd" | "idle" | "invisible" | "offline")) {
        return Err(Close::decode_error("status of a presence"));
    }
    let activities_are_objects = match presence.get("activities") {
        None | Some(Value::Null) => true,
        Some(activities) => {
            activities.as_array().is_some_and(|list| list.iter().all(|activity| activity["name"].is_string()))
        }
    };
    if !activities_are_objects {
        return Err(Close::decode_error("activities of a presence"));
    }
    Ok(())
}
