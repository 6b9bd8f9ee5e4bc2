//! What a WebSocket tells its host.

use std::{borrow::Cow, collections::BTreeMap, time::Duration};

use serde::Serialize;

use super::outbox::Tally;
use crate::{
    base::Failure,
    events::Event,
    model::EventKind,
    runtime::library_events::{Outcome, event},
    websocket::{CloseCode, Message, Opened},
};

/// The connection is open.
pub(super) fn opened(opened: &Opened) -> Event {
    #[derive(Serialize)]
    struct Data<'a> {
        subprotocol: Option<&'a str>,
        headers: BTreeMap<String, String>,
    }
    let mut headers = BTreeMap::<String, String>::new();
    for (name, value) in &opened.headers {
        let values = headers.entry(name.to_ascii_lowercase()).or_default();
        if !values.is_empty() {
            values.push_str(", ");
        }
        values.push_str(value);
    }
    event(EventKind::WebsocketOpened, &Data { subprotocol: opened.subprotocol.as_deref(), headers })
}

/// A message came.
pub(super) fn message(message: Message<'_>) -> Event {
    match message {
        Message::Text(text) => Event::text(EventKind::WebsocketText, text.into_owned()),
        Message::Binary(bytes) => with_bytes(EventKind::WebsocketBinary, bytes),
    }
}

/// The server has answered a ping of the host's, or says so.
pub(super) fn pong(payload: &[u8]) -> Event {
    with_bytes(EventKind::WebsocketPong, payload.into())
}

fn with_bytes(kind: EventKind, bytes: Cow<'_, [u8]>) -> Event {
    Event::own(kind, "null".to_owned()).with_bytes(bytes.into_owned())
}

/// How a connection ended that was open, or that the host gave up.
#[derive(Debug)]
pub(super) struct End {
    /// None if it was closed as it should be.
    pub(super) failure: Option<Failure>,
    pub(super) code: CloseCode,
    pub(super) reason: String,
    pub(super) by_server: bool,
}

/// The connection has ended.
pub(super) fn closed(end: &End, unsent: Tally, retry_in: Option<Duration>) -> Event {
    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        outcome: Outcome,
        close_code: u16,
        reason: &'a str,
        by_server: bool,
        unsent_messages: u64,
        unsent_bytes: u64,
        retry_in_ms: Option<u128>,
    }
    let data = Data {
        outcome: Outcome::plain(end.failure.as_ref()),
        close_code: end.code.get(),
        reason: &end.reason,
        by_server: end.by_server,
        unsent_messages: unsent.messages,
        unsent_bytes: unsent.bytes,
        retry_in_ms: retry_in.map(|delay| delay.as_millis()),
    };
    event(EventKind::WebsocketClosed, &data)
}

/// An attempt to connect failed; the status is that of the server's answer, if it was HTTP.
pub(super) fn failed(
    failure: &Failure,
    status: Option<u16>,
    attempts: u32,
    retry_in: Option<Duration>,
) -> Event {
    #[derive(Serialize)]
    struct Data {
        #[serde(flatten)]
        outcome: Outcome,
        status: Option<u16>,
        attempts: u32,
        retry_in_ms: Option<u128>,
    }
    let outcome = Outcome::plain(Some(failure));
    let retry_in_ms = retry_in.map(|delay| delay.as_millis());
    event(EventKind::WebsocketError, &Data { outcome, status, attempts, retry_in_ms })
}
