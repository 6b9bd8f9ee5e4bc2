//! What a client sent, checked as Discord checks it.

use serde::Deserialize;
use serde_json::Value;

use super::close::Close;
use super::{channel_info, identify, members, resume, soundboard, voice};
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
                    let refused = voice::answer(&mut state, &session, &parse(data)?).err();
                    core.journal.record(What::VoiceState { connection, state: data.clone(), refused });
                }
                8 => {
                    let parsed = parse(data)?;
                    let refused = members::answer(&core.options, &mut state, &session, &parsed).err();
                    let request = data.clone();
                    core.journal.record(What::MembersRequest { connection, request, refused });
                }
                31 => {
                    let refused = soundboard::answer(&mut state, &session, &parse(data)?).err();
                    let request = data.clone();
                    core.journal.record(What::SoundboardRequest { connection, request, refused });
                }
                43 => {
                    let refused = channel_info::answer(&mut state, &session, &parse(data)?).err();
                    let request = data.clone();
                    core.journal.record(What::ChannelInfoRequest { connection, request, refused });
                }
                _ => return Err(Close::unknown_opcode(op)),
            }
        }
    }
    Ok(Received::Other)
}

fn parse<'de, T: Deserialize<'de>>(data: &'de Value) -> Result<T, Close> {
    T::deserialize(data).map_err(Close::decode_error)
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

#[derive(Debug, Deserialize)]
#[allow(dead_code)] // the fields have to be of these types, that is all
struct Presence {
    since: Option<u64>,
    activities: Option<Vec<Activity>>,
    status: Status,
    #[serde(default)]
    afk: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Online,
    Dnd,
    Idle,
    Invisible,
    Offline,
}

/// What a bot may set of an activity.
#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Activity {
    name: String,
    #[serde(default, rename = "type")]
    kind: u64,
    url: Option<String>,
    state: Option<String>,
}

/// Competing.
const LAST_ACTIVITY: u64 = 5;

pub(crate) fn check_presence(presence: &Value) -> Result<(), Close> {
    let presence: Presence = parse(presence)?;
    let activities = presence.activities.unwrap_or_default();
    if activities.iter().any(|activity| activity.kind > LAST_ACTIVITY) {
        return Err(Close::decode_error("type of an activity"));
    }
    Ok(())
}
