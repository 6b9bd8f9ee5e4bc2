use super::{Object, View};
use crate::model::EventKind;

/// The state that the client's connection is in now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ConnectionChange<'a> {
    /// Milliseconds until the next attempt; -1 if none is waited for.
    pub retry_in_ms: i64,
    /// Events that Discord sent a second time and that were left out, since the client was created.
    pub duplicates: u64,
    /// The state's name, such as `READY`.
    pub state_name: &'a str,
    /// The name of `code`.
    pub code_name: &'a str,
    /// The reason in words, and what to do; empty for a change that the host asked for.
    pub text: &'a str,
    /// A `TICKCORD_STATE_...`.
    pub state: i32,
    /// The `TICKCORD_ERROR_...` that is the reason, or 0.
    pub code: i32,
    /// The code that Discord closed the connection with; 0 if it did not.
    pub close_code: i32,
    /// Attempts since the last connection that lasted.
    pub attempts: u32,
}

impl<'a> View<'a> for ConnectionChange<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::ConnectionState];

    fn read(data: Object<'a>) -> Self {
        Self {
            retry_in_ms: data.signed("retry_in_ms", -1),
            duplicates: data.unsigned("duplicates"),
            state_name: data.str("state_name"),
            code_name: data.str("code_name"),
            text: data.str("text"),
            state: data.number("state", -1),
            code: data.number("code", 0),
            close_code: data.number("close_code", 0),
            attempts: data.u32("attempts"),
        }
    }
}
