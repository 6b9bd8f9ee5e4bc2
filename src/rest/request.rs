use std::{borrow::Cow, fmt, time::Duration};

use super::{
    AuditReason, Body, Method, Path, Priority,
    merge::{ChannelSet, Line, Merge},
};
use crate::model::Snowflake;

/// One request, ready to be sent as often as it takes.
#[derive(Clone)]
pub struct Request {
    /// The number that the host knows it by; never 0.
    pub id: u64,
    /// How.
    pub method: Method,
    /// Where to.
    pub path: Path,
    /// Encoded, without `?`; empty for none.
    pub query: String,
    /// What it carries.
    pub body: Body,
    /// What is sent in the same way, one after the other, as soon as `body` was accepted. The last one's answer is the result.
    pub further: Vec<Body>,
    /// What of it can go out together with others. `body` is none until its turn comes.
    pub merge: Option<Box<Merge>>,
    /// The numbers of the requests that go out with it, its own among them, if they are several.
    pub carries: Vec<u64>,
    /// Who gets it as a direct message. The channel for that is opened first, and takes the place of `path`.
    pub recipient: Option<Snowflake>,
    /// For the guild's audit log.
    pub audit_reason: Option<AuditReason>,
    /// Whether it may be sent again when nobody knows if it arrived.
    pub repeat: Repeat,
    /// Whether it counts for Discord's limit over all requests of a bot.
    pub counts_globally: bool,
    /// Which goes first.
    pub priority: Priority,
    /// How long it may wait to be sent.
    pub max_age: Duration,
    /// Places in the host's text that were not UTF-8 and were replaced.
    pub utf8_repairs: usize,
    /// The login waits for it: it goes out before the bot is logged in, has room beside all others, and is tried once, since
    /// the gateway tries again itself.
    pub is_for_login: bool,
}

/// Whether a request may be sent again when nobody knows if it arrived. One that was not sent always may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// It could be done twice.
    Never,
    /// It carries an enforced nonce, which Discord remembers for a few minutes.
    WhileNonceIsKnown,
    /// A second time changes nothing.
    Always,
}

/// How long a request waits to be sent if the host does not say: chat that is older is better not said.
pub const DEFAULT_MAX_AGE: Duration = Duration::from_secs(180);

impl Request {
    /// A request without a body, of ordinary priority and age, which may be repeated if its method is idempotent.
    #[must_use]
    pub fn new(id: u64, method: Method, path: Path) -> Self {
        Self {
            id,
            method,
            counts_globally: !path.is_interaction(),
            path,
            query: String::new(),
            body: Body::None,
            further: Vec::new(),
            merge: None,
            carries: Vec::new(),
            recipient: None,
            audit_reason: None,
            repeat: if method.is_idempotent() { Repeat::Always } else { Repeat::Never },
            priority: Priority::Normal,
            max_age: DEFAULT_MAX_AGE,
            utf8_repairs: 0,
            is_for_login: false,
        }
    }

    /// A read that the login waits for. `id` is one of the library's own.
    #[must_use]
    pub fn for_login(id: u64, path: Path) -> Self {
        Self { is_for_login: true, priority: Priority::High, ..Self::new(id, Method::Get, path) }
    }

    /// The first of the numbers for requests that no host asked for, and whose results none gets.
    pub(super) const FIRST_INTERNAL: u64 = 1 << 63;

    /// The first of those numbers that belong to notes about lines that were left out.
    pub(super) const FIRST_NOTE: u64 = 3 << 62;

    /// Whether a request of this number is the library's own.
    #[must_use]
    pub const fn is_internal(id: u64) -> bool {
        id >= Self::FIRST_INTERNAL
    }

    /// The numbers of the requests that it carries out.
    pub fn ids(&self) -> impl Iterator<Item = u64> {
        self.carries.iter().copied().chain(self.carries.is_empty().then_some(self.id))
    }

    /// Path and query, as the request line wants them. It may hold a secret.
    #[must_use]
    pub fn expose_target(&self) -> Cow<'_, str> {
        if self.query.is_empty() {
            return Cow::Borrowed(self.path.expose());
        }
        Cow::Owned(format!("{}?{}", self.path.expose(), self.query))
    }

    /// The memory that its bodies take, in bytes.
    #[must_use]
    pub fn in_memory(&self) -> usize {
        let further = self.further.iter().map(Body::in_memory).sum::<usize>();
        self.body.in_memory() + further + self.merge.as_deref().map_or(0, Merge::in_memory)
    }

    /// Whether it is a line of chat.
    #[must_use]
    pub fn is_line(&self) -> bool {
        self.line().is_some()
    }

    /// The line that it is, if it is one.
    pub(super) fn line(&self) -> Option<&Line> {
        match self.merge.as_deref() {
            Some(Merge::Line(line)) => Some(line),
            _ => None,
        }
    }

    /// The state of a channel that it wants, if it wants one.
    pub(super) fn channel_set(&self) -> Option<&ChannelSet> {
        match self.merge.as_deref() {
            Some(Merge::Channel(set)) => Some(set),
            _ => None,
        }
    }

    /// Whether both go to the same place.
    pub(super) fn goes_where(&self, other: &Self) -> bool {
        self.method == other.method && self.path == other.path && self.query == other.query
    }

    /// Whether it carries the bot token. A token in the path stands in its place.
    #[must_use]
    pub fn is_authenticated(&self) -> bool {
        self.path.resource().token().is_none()
    }
}

impl fmt::Debug for Request {
    /// Leaves out the body and the query: what players write does not belong in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} (request {})", self.method.as_str(), self.path, self.id)
    }
}
