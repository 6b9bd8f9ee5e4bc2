use super::{Object, View};
use crate::model::EventKind;

/// A WebSocket is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebsocketOpened<'a> {
    /// The one that the server chose; empty if none.
    pub subprotocol: &'a str,
}

impl<'a> View<'a> for WebsocketOpened<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::WebsocketOpened];

    fn read(data: Object<'a>) -> Self {
        Self { subprotocol: data.str("subprotocol") }
    }
}

/// A WebSocket is closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebsocketClosed<'a> {
    /// Messages that were accepted and not handed to the system.
    pub unsent_messages: u64,
    /// Their bytes.
    pub unsent_bytes: u64,
    /// Milliseconds until the next attempt; -1 if there is none.
    pub retry_in_ms: i64,
    /// The server's.
    pub reason: &'a str,
    /// The name of `code`.
    pub code_name: &'a str,
    /// What ended it, in words; empty after a closing handshake.
    pub text: &'a str,
    /// 0 after a closing handshake, or the `TICKCORD_ERROR_...` that ended it.
    pub code: i32,
    /// Of RFC 6455.
    pub close_code: u32,
    /// Whether the server began to close.
    pub by_server: bool,
}

impl<'a> View<'a> for WebsocketClosed<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::WebsocketClosed];

    fn read(data: Object<'a>) -> Self {
        Self {
            unsent_messages: data.unsigned("unsent_messages"),
            unsent_bytes: data.unsigned("unsent_bytes"),
            retry_in_ms: data.signed("retry_in_ms", -1),
            reason: data.str("reason"),
            code_name: data.str("code_name"),
            text: data.str("text"),
            code: data.number("code", 0),
            close_code: data.u32("close_code"),
            by_server: data.bool("by_server"),
        }
    }
}

/// An attempt to open a WebSocket failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebsocketError<'a> {
    /// Milliseconds until the next attempt; -1 if there is none.
    pub retry_in_ms: i64,
    /// The name of `code`.
    pub code_name: &'a str,
    /// Why, and what to do.
    pub text: &'a str,
    /// A `TICKCORD_ERROR_...`.
    pub code: i32,
    /// The HTTP status of the server's answer; 0 if there was none.
    pub status: i32,
    /// Attempts since the last connection that lasted.
    pub attempts: u32,
}

impl<'a> View<'a> for WebsocketError<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::WebsocketError];

    fn read(data: Object<'a>) -> Self {
        Self {
            retry_in_ms: data.signed("retry_in_ms", -1),
            code_name: data.str("code_name"),
            text: data.str("text"),
            code: data.number("code", 0),
            status: data.number("status", 0),
            attempts: data.u32("attempts"),
        }
    }
}
