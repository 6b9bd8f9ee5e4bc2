use super::{Object, View};
use crate::model::EventKind;

/// What the library has to say to the operator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notice<'a> {
    /// Milliseconds until it goes on by itself; -1 if that is not told.
    pub retry_in_ms: i64,
    /// Events that were sent and never came; of a `GATEWAY_WARNING`.
    pub missed: u64,
    /// The name of `code`; empty for a `MESSAGE_CONTENT_MISSING`.
    pub code_name: &'a str,
    /// What happened, and what to do.
    pub text: &'a str,
    /// The `TICKCORD_ERROR_...` that is the reason; 0 for a `MESSAGE_CONTENT_MISSING`.
    pub code: i32,
    /// The code that Discord closed the connection with; 0 if it did not.
    pub close_code: i32,
}

impl<'a> View<'a> for Notice<'a> {
    const KINDS: &'static [EventKind] = &[
        EventKind::SessionEnded,
        EventKind::Fatal,
        EventKind::Poisoned,
        EventKind::GatewayWarning,
        EventKind::IntentsDegraded,
        EventKind::MessageContentMissing,
        EventKind::HttpPaused,
    ];

    fn read(data: Object<'a>) -> Self {
        Self {
            retry_in_ms: data.signed("retry_in_ms", -1),
            missed: data.unsigned("missed"),
            code_name: data.str("code_name"),
            text: data.str("text"),
            code: data.number("code", 0),
            close_code: data.number("close_code", 0),
        }
    }
}
