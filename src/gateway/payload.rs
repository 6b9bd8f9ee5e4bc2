use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use super::{command::Presence, compression::Compression, shard::Config};
use crate::{
    base::{Failure, ResultCode, Token},
    model::{Intents, opcode},
};

/// The answer to `GET /gateway/bot`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GatewayInfo {
    /// Where to connect; may be kept until a connection cannot be made with it.
    pub url: String,
    /// How many more sessions may be started.
    pub session_start_limit: SessionStartLimit,
}

/// The limit on Identify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct SessionStartLimit {
    /// Sessions that may still be started.
    pub remaining: u64,
    /// Milliseconds until the count starts anew.
    pub reset_after: u64,
}

impl GatewayInfo {
    /// Reads the body of the answer.
    pub fn from_json(body: &[u8]) -> Result<Self, Failure> {
        serde_json::from_slice(body).map_err(|error| {
            let text = format!("The answer to GET /gateway/bot is not what Discord's API sends: {error}.");
            Failure::new(ResultCode::HttpUnexpected, text)
        })
    }
}

/// What READY tells about the session.
#[derive(Debug, Deserialize)]
pub(super) struct Ready {
    pub(super) session_id: String,
    pub(super) resume_gateway_url: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Hello {
    /// Milliseconds.
    pub(super) heartbeat_interval: u64,
}

#[derive(Serialize)]
struct Payload<D> {
    op: u64,
    d: D,
}

#[derive(Serialize)]
struct Identify<'a> {
    token: &'a str,
    properties: Properties,
    intents: u64,
    shard: [u32; 2],
    /// Payload compression.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    compress: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    presence: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct Properties {
    os: &'static str,
    browser: &'static str,
    device: &'static str,
}

#[derive(Serialize)]
struct Resume<'a> {
    token: &'a str,
    session_id: &'a str,
    seq: u64,
}

pub(super) fn identify(config: &Config, intents: Intents, presence: Option<&Presence>) -> Zeroizing<String> {
    let properties = Properties { os: std::env::consts::OS, browser: "tickcord", device: "tickcord" };
    let d = Identify {
        token: config.token.expose(),
        properties,
        intents: intents.0,
        shard: config.shard,
        compress: config.compression == Compression::Payload,
        presence: presence.and_then(|presence| serde_json::from_str(presence.json()).ok()),
    };
    let room = config.token.expose().len() + presence.map_or(0, |presence| presence.json().len());
    secret_json(&Payload { op: opcode::IDENTIFY, d }, room)
}

pub(super) fn resume(token: &Token, session_id: &str, sequence: u64) -> Zeroizing<String> {
    let d = Resume { token: token.expose(), session_id, seq: sequence };
    // JSON writes a control character in six bytes.
    secret_json(&Payload { op: opcode::RESUME, d }, token.expose().len() + 6 * session_id.len())
}

pub(super) fn heartbeat(sequence: Option<u64>) -> String {
    json(&Payload { op: opcode::HEARTBEAT, d: sequence })
}

/// With room enough from the start: a buffer that grows leaves its content behind, where nothing overwrites it. `room` is for
/// what has no fixed size.
fn secret_json(payload: &impl Serialize, room: usize) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(room + FIXED));
    let before = bytes.capacity();
    serde_json::to_writer(&mut *bytes, payload).expect("numbers and strings always have a JSON form");
    debug_assert_eq!(bytes.capacity(), before, "the room was too small");
    Zeroizing::new(String::from_utf8(std::mem::take(&mut *bytes)).expect("JSON is UTF-8"))
}

/// Of Identify and Resume all but the token, the presence and the session.
const FIXED: usize = 512;

fn json(payload: &impl Serialize) -> String {
    serde_json::to_string(payload).expect("numbers and strings always have a JSON form")
}
