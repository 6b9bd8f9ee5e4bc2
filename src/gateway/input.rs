use std::borrow::Cow;

use super::{command::Command, degrade::Application, payload::GatewayInfo};
use crate::{base::Failure, model::Intents};

/// What happened.
#[derive(Debug)]
pub enum Input<'a> {
    /// The host wants to be connected.
    Connect,
    /// The host wants to be disconnected; with `keep_session` a later connect can resume.
    Disconnect {
        /// Close so that Discord keeps the session for a few minutes.
        keep_session: bool,
    },
    /// The host wants these intents.
    SetIntents(Intents),
    /// The host has a command; an [`Output::Completed`](super::Output::Completed) with its number follows.
    Submit {
        /// The request's number; a later one is greater.
        request: u64,
        /// What to send.
        command: Command,
    },
    /// Whether results that the host has not polled take so much memory that none may be added: requests for members wait.
    Backlog(bool),
    /// The answer to [`Output::Fetch`](super::Output::Fetch).
    Fetched(Result<GatewayInfo, Failure>),
    /// The answer to [`Output::FetchApplication`](super::Output::FetchApplication).
    ApplicationFetched(Result<Application, Failure>),
    /// The WebSocket of the last [`Output::Open`](super::Output::Open) is open.
    Opened,
    /// A text message arrived. A lent one is copied if it is an event.
    Text(Cow<'a, str>),
    /// A binary message arrived: what the gateway compressed.
    Binary(&'a [u8]),
    /// The WebSocket could not be opened, or is gone without our asking.
    Closed {
        /// The close code, if the server sent one.
        code: Option<u16>,
        /// What happened, in words.
        failure: Failure,
    },
    /// The time of `poll_timeout` has come.
    Timeout,
}
