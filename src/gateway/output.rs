use std::{fmt, time::Duration};

use zeroize::Zeroizing;

use super::degrade::Degraded;
use crate::{
    base::{Failure, Url},
    encoding::json::Envelope,
    model::{CloseCode, ConnectionState},
};

/// What to do.
#[derive(Debug)]
pub enum Output {
    /// Ask `GET /gateway/bot` and answer with [`Input::Fetched`](super::Input::Fetched).
    Fetch,
    /// Ask `GET /applications/@me` and answer with [`Input::ApplicationFetched`](super::Input::ApplicationFetched).
    FetchApplication,
    /// Open a WebSocket to this URL, in place of any other.
    Open(Url),
    /// Send a text message.
    Send(Payload),
    /// Close the WebSocket, or give up opening it, with this code. Nothing of it is reported any more.
    Close(CloseCode),
    /// An event for the host.
    Dispatch(Dispatch),
    /// The connection's state changed.
    State(StateChange),
    /// The session is over and a new one begins: what happened in between was missed.
    SessionEnded(Failure),
    /// Discord refused some of the intents, and the next login does without them.
    IntentsDegraded(Degraded),
    /// A command has its result; there is exactly one for each that was submitted.
    Completed(CommandResult),
    /// Something odd happened, and the shard goes on.
    Warning(Warning),
}

/// What the server is sent. It can hold the token, so `Debug` shows its size alone, and its memory is overwritten in the end.
#[derive(PartialEq, Eq)]
pub struct Payload(pub Zeroizing<String>);

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Payload({} bytes)", self.0.len())
    }
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandResult {
    /// Which one.
    pub request: u64,
    /// Discord's answer as JSON, where the command has one; or why it was not done.
    pub outcome: Result<Option<String>, Failure>,
}

impl CommandResult {
    pub(super) const fn failed(request: u64, failure: Failure) -> Self {
        Self { request, outcome: Err(failure) }
    }
}

/// Something odd that the host should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What it is.
    pub failure: Failure,
    /// Events that Discord sent and that never came.
    pub missed: u64,
    /// Commands that were sent on a connection that was lost, and may not have arrived.
    pub requests: Vec<u64>,
}

impl Warning {
    pub(super) const fn new(failure: Failure) -> Self {
        Self { failure, missed: 0, requests: Vec::new() }
    }
}

/// An event as it arrived.
pub struct Dispatch {
    /// The whole payload.
    pub payload: String,
    /// Where its parts are.
    pub envelope: Envelope,
}

/// Without the data: logs are no place for what players write.
impl fmt::Debug for Dispatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.envelope.name(&self.payload);
        f.debug_struct("Dispatch").field("name", &name).field("sequence", &self.envelope.s).finish()
    }
}

/// The connection's new state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateChange {
    /// The new state.
    pub state: ConnectionState,
    /// Why, if it is not what the host asked for.
    pub failure: Option<Failure>,
    /// The close code that the server gave, if that is why.
    pub close_code: Option<u16>,
    /// The time until the next attempt, in [`ConnectionState::Backoff`].
    pub retry_in: Option<Duration>,
    /// Attempts since the last connection that lasted, which is until its first heartbeat was acknowledged.
    pub attempts: u32,
    /// Events that came a second time and were left out, since the shard was made.
    pub duplicates: u64,
}
