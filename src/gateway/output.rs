use std::time::Duration;

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
    /// Send a text message. It can hold the token.
    Send(String),
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
    /// An event with this sequence number came a second time, and was left out.
    Duplicate(u64),
    /// Something odd that needs no action by the host.
    Warning(Failure),
}

/// An event as it arrived.
#[derive(Debug)]
pub struct Dispatch {
    /// The whole payload.
    pub payload: String,
    /// Where its parts are.
    pub envelope: Envelope,
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
}
