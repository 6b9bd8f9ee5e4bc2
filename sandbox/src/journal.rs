//! The record of what the bot did, which tests wait on in place of sleeping.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::{Serialize, Serializer};
use serde_json::Value;
use tokio::sync::watch;

use crate::faults::Fault;

/// Bytes of a path, a query or a user agent.
const MAX_TEXT: usize = 2048;

/// Something that happened, in the order in which the sandbox saw it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// Counts from 1.
    pub number: u64,
    /// Milliseconds since the sandbox started.
    pub at_ms: u64,
    /// What it was.
    #[serde(flatten)]
    pub what: What,
}

/// Which end did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The client under test.
    Bot,
    /// The sandbox, by its rules or by a fault.
    Sandbox,
}

/// What happened. In JSON the name is in `kind`, in snake case. Gateway connections are numbered from 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)] // fields carry the names that Discord gives them
pub enum What {
    /// A TLS handshake failed, for example because the client refused the certificate.
    TlsFailed { error: String },
    /// A connection was turned away by [`Fault::Refuse`]; `how` as in its JSON.
    Refused { how: String },
    /// A gateway connection was opened. `path` tells the gateway URL from the resume URL.
    Connected { connection: u64, path: String, query: String, user_agent: Option<String> },
    /// Op 1, with the sequence number that it carried.
    Heartbeat { connection: u64, seq: Option<u64> },
    /// Op 2, never with its token. Without `session_id` it was refused, and the next entries say how.
    Identify {
        connection: u64,
        session_id: Option<String>,
        intents: u64,
        properties: Value,
        shard: Option<[u64; 2]>,
        compress: bool,
        presence: Option<Value>,
    },
    /// Op 6 that succeeded; `replayed` dispatches went before RESUMED.
    Resume { connection: u64, session_id: String, seq: u64, replayed: usize },
    /// The sandbox sent op 9.
    InvalidSession { connection: u64, resumable: bool, why: String },
    /// Op 3.
    Presence { connection: u64, presence: Value },
    /// Op 4; `refused` says why there was no answer.
    VoiceState { connection: u64, state: Value, refused: Option<String> },
    /// Op 8; `refused` says why there was no chunk.
    MembersRequest { connection: u64, request: Value, refused: Option<String> },
    /// Op 31; `refused` as for op 4.
    SoundboardRequest { connection: u64, request: Value, refused: Option<String> },
    /// Op 43; `refused` as for op 4.
    ChannelInfoRequest { connection: u64, request: Value, refused: Option<String> },
    /// A request to the HTTP API; without `status` the connection was reset in place of an answer.
    /// `with_token` tells whether it had an `Authorization`, `reason` is the decoded `X-Audit-Log-Reason`. `body` is
    /// null when there was none, or more than 32 KiB of it; of a form it is `payload_json` and `files`, each with
    /// `number`, `filename` and `size`.
    Rest {
        method: String,
        path: String,
        query: String,
        status: Option<u16>,
        user_agent: Option<String>,
        with_token: bool,
        content_type: Option<String>,
        reason: Option<String>,
        body: Value,
    },
    /// The bot sent a message. `mentions`, `mention_roles` and `mention_everyone` tell whom it pings. A `duplicate`
    /// is an earlier message that was answered again for its nonce.
    MessageSent {
        #[serde(serialize_with = "as_string")]
        channel_id: u64,
        #[serde(serialize_with = "as_string")]
        message_id: u64,
        content: String,
        nonce: Option<Value>,
        allowed_mentions: Option<Value>,
        mentions: Vec<String>,
        mention_roles: Vec<String>,
        mention_everyone: bool,
        duplicate: bool,
    },
    /// A member did something that the bot has to answer; so many sessions were told.
    InteractionFired {
        #[serde(serialize_with = "as_string")]
        interaction_id: u64,
        interaction_type: u64,
        sessions: usize,
    },
    /// A gateway connection was closed with a close frame.
    Closed { connection: u64, by: Side, code: Option<u16>, reason: String },
    /// A gateway connection ended without a close frame.
    Lost { connection: u64, by: Side, why: String },
    /// A session can no longer be resumed.
    SessionEnded { session_id: String, why: String },
    /// The request of the next entry broke a rule: see [`Sandbox::violations`](crate::Sandbox::violations).
    Violation { violation: String },
    /// A fault was injected.
    Fault {
        #[serde(flatten)]
        fault: Fault,
    },
}

/// Text that a client chose, cut to a length that thousands of entries may have.
pub(crate) fn short(text: &str) -> String {
    text[..text.floor_char_boundary(MAX_TEXT)].to_owned()
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde asks for a reference
fn as_string<S: Serializer>(id: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

/// What was waited for did not happen in time. Shows the journal, for the log of a failed test.
#[derive(Clone, PartialEq)]
pub struct NotSeen {
    /// Everything that had happened by then.
    pub journal: Vec<Entry>,
}

impl fmt::Display for NotSeen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "not seen in time; the journal has {} entries", self.journal.len())?;
        self.journal.iter().try_for_each(|entry| writeln!(f, "  {entry:?}"))
    }
}

impl fmt::Debug for NotSeen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for NotSeen {}

#[derive(Debug)]
struct Pages {
    entries: VecDeque<Entry>,
    last: u64,
}

/// Blocking tests wait on the condition variable, the control interface on the watch channel.
#[derive(Debug)]
pub(crate) struct Journal {
    started: Instant,
    capacity: usize,
    pages: Mutex<Pages>,
    changed: Condvar,
    last: watch::Sender<u64>,
}

impl Journal {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            started: Instant::now(),
            capacity: capacity.max(1),
            pages: Mutex::new(Pages { entries: VecDeque::new(), last: 0 }),
            changed: Condvar::new(),
            last: watch::Sender::new(0),
        }
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn record(&self, what: What) -> u64 {
        let at_ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut pages = self.pages();
        pages.last += 1;
        let number = pages.last;
        if pages.entries.len() == self.capacity {
            pages.entries.pop_front();
        }
        pages.entries.push_back(Entry { number, at_ms, what });
        drop(pages);
        self.last.send_replace(number);
        self.changed.notify_all();
        number
    }

    pub(crate) fn since(&self, since: u64) -> Vec<Entry> {
        self.pages().entries.iter().filter(|entry| entry.number > since).cloned().collect()
    }

    pub(crate) fn last(&self) -> u64 {
        self.pages().last
    }

    /// Tells an asynchronous reader that there is something new.
    pub(crate) fn subscribe(&self) -> watch::Receiver<u64> {
        self.last.subscribe()
    }

    pub(crate) fn wait(
        &self,
        since: u64,
        mut wanted: impl FnMut(&Entry) -> bool,
        patience: Duration,
    ) -> Result<Entry, NotSeen> {
        let deadline = Instant::now() + patience;
        let mut seen = since;
        loop {
            // Judged without the lock: the predicate may well look at the journal itself.
            for entry in self.since(seen) {
                seen = entry.number;
                if wanted(&entry) {
                    return Ok(entry);
                }
            }
            let pages = self.pages();
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(NotSeen { journal: pages.entries.iter().cloned().collect() });
            }
            let woken = self.changed.wait_timeout_while(pages, left, |pages| pages.last <= seen);
            drop(woken.unwrap_or_else(PoisonError::into_inner));
        }
    }
}
