use super::{Object, View};
use crate::model::{EventKind, Snowflake};

/// What came of a request of the host.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RequestResult<'a> {
    /// The number that the call gave.
    pub request: u64,
    /// The id of what Discord answered with, such as the message that was sent; 0 if there is none.
    pub created_id: Snowflake,
    /// Discord's own error code; 0 if it gave none.
    pub discord_code: i64,
    /// Places of the text that were not UTF-8 and were replaced.
    pub utf8_repairs: u64,
    /// How long Discord wants the next try to wait, in milliseconds; 0 if it said nothing.
    pub retry_after_ms: u64,
    /// The name of `code`.
    pub code_name: &'a str,
    /// What went wrong and what to do; empty if all went well.
    pub text: &'a str,
    /// 0, or the `TICKCORD_ERROR_...` that it came to.
    pub code: i32,
    /// The HTTP status of Discord's answer; 0 if there was none.
    pub status: i32,
}

impl<'a> View<'a> for RequestResult<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::RequestResult];

    fn read(data: Object<'a>) -> Self {
        Self {
            request: data.unsigned("request"),
            created_id: data.object("body").id("id"),
            discord_code: data.signed("discord_code", 0),
            utf8_repairs: data.unsigned("utf8_repairs"),
            retry_after_ms: data.unsigned("retry_after_ms"),
            code_name: data.str("code_name"),
            text: data.str("text"),
            code: data.number("code", 0),
            status: data.number("status", 0),
        }
    }
}
