//! Op 2: the checks, the budget, and what follows.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

use super::close::Close;
use super::connections::Order;
use super::receive::check_presence;
use crate::core::{Core, State};
use crate::intents::{ALL_INTENTS, GUILD_PRESENCES, GUILDS, PRIVILEGED_INTENTS, application_flags};
use crate::journal::What;
use crate::options::Options;
use crate::rest::Window;
use crate::world::{self, BOT, GUILD};

/// Members above which a guild is large, if Identify does not say.
const LARGE_THRESHOLD: u64 = 50;

#[derive(Debug, Deserialize)]
#[allow(dead_code)] // the properties have to be there, that is all
struct Identify {
    token: String,
    properties: Properties,
    intents: u64,
    shard: Option<Value>,
    #[serde(default)]
    compress: bool,
    large_threshold: Option<u64>,
    presence: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Properties {
    os: String,
    browser: String,
    device: String,
}

pub(crate) fn identify(core: &Core, state: &mut State, connection: u64, data: &Value) -> Result<(), Close> {
    if state.connections.session(connection).is_some() {
        return Err(Close::already_authenticated());
    }
    let identify = Identify::deserialize(data).map_err(Close::decode_error)?;
    let accepted = accept(core, state, &identify);
    let session_id = match &accepted {
        Ok(Accepted::Session(shard)) => {
            let session = state.sessions.start(connection, identify.intents, shard.unwrap_or([0, 1]));
            session.compresses_payloads = identify.compress;
            Some(session.id.clone())
        }
        _ => None,
    };
    core.journal.record(What::Identify {
        connection,
        session_id: session_id.clone(),
        intents: identify.intents,
        properties: data["properties"].clone(),
        shard: accepted.as_ref().ok().and_then(Accepted::shard),
        compress: identify.compress,
        presence: identify.presence,
    });
    match (accepted?, session_id) {
        (Accepted::Session(shard), Some(id)) => {
            let large_threshold = identify.large_threshold.unwrap_or(LARGE_THRESHOLD);
            welcome(core, state, connection, &id, shard, large_threshold);
        }
        _ => refuse(core, state, connection),
    }
    Ok(())
}

enum Accepted {
    Session(Option<[u64; 2]>),
    /// Nothing wrong with it, but too many or too fast.
    NotNow,
}

impl Accepted {
    fn shard(&self) -> Option<[u64; 2]> {
        match self {
            Self::Session(shard) => *shard,
            Self::NotNow => None,
        }
    }
}

fn accept(core: &Core, state: &mut State, identify: &Identify) -> Result<Accepted, Close> {
    if !state.accepts_token(&core.options, &identify.token) {
        return Err(Close::authentication_failed());
    }
    if identify.intents & !ALL_INTENTS != 0 {
        return Err(Close::invalid_intents());
    }
    if identify.intents & PRIVILEGED_INTENTS & !state.granted_intents != 0 {
        return Err(Close::disallowed_intents());
    }
    let shard = match &identify.shard {
        None | Some(Value::Null) => None,
        Some(shard) => Some(check_shard(shard)?),
    };
    if identify.large_threshold.is_some_and(|members| !(50..=250).contains(&members)) {
        return Err(Close::decode_error("large_threshold"));
    }
    if let Some(presence) = identify.presence.as_ref().filter(|presence| !presence.is_null()) {
        check_presence(presence)?;
    }
    let has_budget = state.identifies.take(Instant::now(), shard.unwrap_or([0, 1])[0]);
    Ok(if has_budget { Accepted::Session(shard) } else { Accepted::NotNow })
}

fn check_shard(shard: &Value) -> Result<[u64; 2], Close> {
    let [id, count] = <[u64; 2]>::deserialize(shard).map_err(|_| Close::invalid_shard())?;
    if id >= count {
        return Err(Close::invalid_shard());
    }
    Ok([id, count])
}

fn refuse(core: &Core, state: &State, connection: u64) {
    core.journal.record(What::InvalidSession {
        connection,
        resumable: false,
        why: String::from("too many identifies, or too fast"),
    });
    state.connections.send(connection, 9, &Value::Bool(false));
}

fn welcome(
    core: &Core,
    state: &mut State,
    connection: u64,
    session_id: &str,
    shard: Option<[u64; 2]>,
    large_threshold: u64,
) {
    state.connections.set_session(connection, Some(session_id.to_owned()));
    let State { sessions, connections, world, granted_intents, .. } = state;
    let Some(session) = sessions.get_mut(session_id) else { return };
    if session.compresses_payloads {
        connections.order(connection, Order::CompressPayloads);
    }
    let guilds = if session.serves_guild() {
        json!([{"id": GUILD.to_string(), "unavailable": true}])
    } else {
        json!([])
    };
    let mut ready = json!({
        "v": 10,
        "user": world::named_user(BOT),
        "guilds": guilds,
        "session_id": session_id,
        "session_type": "normal",
        "resume_gateway_url": core.resume_gateway_url(),
        "application": {"id": BOT.to_string(), "flags": application_flags(*granted_intents)},
        "private_channels": [],
        "relationships": [],
        "presences": [],
        "user_settings": {},
        "_trace": ["sandbox"],
    });
    if let Some(shard) = shard {
        ready["shard"] = json!(shard);
    }
    session.dispatch(connections, "READY", &ready);
    if session.serves_guild() && session.intents & GUILDS != 0 {
        let guild = world::guild_create(world, session.intents & GUILD_PRESENCES != 0, large_threshold);
        session.dispatch(connections, "GUILD_CREATE", &guild);
    }
}

/// How many sessions may still be started, and how fast.
#[derive(Debug)]
pub(crate) struct IdentifyBudget {
    total: u32,
    pub(crate) remaining: u32,
    max_concurrency: u64,
    window: Duration,
    recent: BTreeMap<u64, Window>,
}

impl IdentifyBudget {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            total: options.session_starts,
            remaining: options.session_starts,
            max_concurrency: u64::from(options.max_concurrency.max(1)),
            window: options.identify_window,
            recent: BTreeMap::new(),
        }
    }

    fn take(&mut self, now: Instant, shard_id: u64) -> bool {
        let bucket = self.recent.entry(shard_id % self.max_concurrency).or_insert_with(|| Window::new(now));
        if !bucket.take(now, 1, self.window) || self.remaining == 0 {
            return false;
        }
        self.remaining -= 1;
        true
    }

    /// `session_start_limit` of `/gateway/bot`. It is never refilled, so `reset_after` is what is left of a day that just
    /// began; as at Discord it is 0 before the day's first session.
    pub(crate) fn json(&self) -> Value {
        json!({
            "total": self.total,
            "remaining": self.remaining,
            "reset_after": if self.remaining == self.total { 0 } else { 86_400_000 },
            "max_concurrency": self.max_concurrency,
        })
    }
}
