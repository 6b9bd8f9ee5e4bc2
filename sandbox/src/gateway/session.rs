//! Sessions: what outlives a connection.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::connections::{Connections, Order, dispatch_payload};
use crate::world::GUILD;

/// Bounds of what is kept. Sessions without a connection go first, oldest first.
const MAX_SESSIONS: usize = 64;
const MAX_REPLAY_BYTES: usize = 8 * 1024 * 1024;

/// One identified bot process, or one shard of it.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    number: u64,
    pub(crate) intents: u64,
    shard: [u64; 2],
    /// The last sequence number that was given out.
    pub(crate) seq: u64,
    /// The connection that carries it, if any.
    connection: Option<u64>,
    detached_at: Option<Instant>,
    replay: VecDeque<(u64, String)>,
    replay_bytes: usize,
    replay_events: usize,
    /// What Identify asked for holds for resumed connections as well.
    pub(crate) compresses_payloads: bool,
}

impl Session {
    pub(crate) fn dispatch(&mut self, connections: &Connections, name: &str, data: &Value) {
        self.seq += 1;
        let text = dispatch_payload(name, self.seq, data);
        self.replay_bytes += text.len();
        self.replay.push_back((self.seq, text.clone()));
        while self.replay.len() > self.replay_events || self.replay_bytes > MAX_REPLAY_BYTES {
            let Some((_, old)) = self.replay.pop_front() else { break };
            self.replay_bytes -= old.len();
        }
        if let Some(connection) = self.connection {
            connections.order(connection, Order::Send(text));
        }
    }

    /// Dispatches after `seq`, or `None` if some of them are no longer kept.
    pub(crate) fn missed(&self, seq: u64) -> Option<Vec<String>> {
        let oldest_kept = self.replay.front().map_or(self.seq + 1, |(seq, _)| *seq);
        (oldest_kept <= seq + 1)
            .then(|| self.replay.iter().filter(|(at, _)| *at > seq).map(|(_, text)| text.clone()).collect())
    }

    /// Moves the session to a connection and returns the one it was on.
    pub(crate) fn attach(&mut self, connection: u64) -> Option<u64> {
        self.detached_at = None;
        self.connection.replace(connection)
    }

    /// Does nothing if another connection has taken the session over.
    pub(crate) fn detach(&mut self, connection: u64, now: Instant) {
        if self.connection == Some(connection) {
            self.connection = None;
            self.detached_at = Some(now);
        }
    }

    pub(crate) fn serves_guild(&self) -> bool {
        (GUILD >> 22) % self.shard[1] == self.shard[0]
    }

    pub(crate) fn serves_direct_messages(&self) -> bool {
        self.shard[0] == 0
    }

    fn is_expired(&self, now: Instant, lifetime: Duration) -> bool {
        self.detached_at.is_some_and(|at| now.duration_since(at) >= lifetime)
    }
}

#[derive(Debug)]
pub(crate) struct Sessions {
    by_id: BTreeMap<String, Session>,
    started: u64,
    replay_events: usize,
    lifetime: Duration,
}

impl Sessions {
    pub(crate) fn new(replay_events: usize, lifetime: Duration) -> Self {
        Self { by_id: BTreeMap::new(), started: 0, replay_events, lifetime }
    }

    pub(crate) fn start(&mut self, connection: u64, intents: u64, shard: [u64; 2]) -> &mut Session {
        self.make_room();
        self.started += 1;
        let id = format!("{:032x}", self.started);
        self.by_id.entry(id.clone()).or_insert(Session {
            id,
            number: self.started,
            intents,
            shard,
            seq: 0,
            connection: Some(connection),
            detached_at: None,
            replay: VecDeque::new(),
            replay_bytes: 0,
            replay_events: self.replay_events,
            compresses_payloads: false,
        })
    }

    fn make_room(&mut self) {
        while self.by_id.len() >= MAX_SESSIONS {
            let idle = self.by_id.values().filter(|session| session.connection.is_none());
            let Some(oldest) = idle.min_by_key(|session| session.number).map(|session| session.id.clone())
            else {
                return;
            };
            self.by_id.remove(&oldest);
        }
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Session> {
        self.by_id.get_mut(id)
    }

    /// As `get_mut`, unless it has been without a connection for too long.
    pub(crate) fn resumable(&mut self, id: &str, now: Instant) -> Option<&mut Session> {
        let lifetime = self.lifetime;
        self.by_id.get_mut(id).filter(|session| !session.is_expired(now, lifetime))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Session> {
        self.by_id.values_mut()
    }

    pub(crate) fn end(&mut self, id: &str) -> bool {
        self.by_id.remove(id).is_some()
    }

    /// Ids of sessions that have no connection.
    pub(crate) fn detached(&self) -> Vec<String> {
        let detached = self.by_id.values().filter(|session| session.connection.is_none());
        detached.map(|session| session.id.clone()).collect()
    }
}
