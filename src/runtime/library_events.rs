//! The events that the library makes itself, as JSON documents like Discord's own.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    base::{Failure, ResultCode, Token},
    events::{Event, Withheld},
    gateway::{CommandResult, Degraded, StateChange, Warning},
    model::{EventKind, Snowflake},
    rest::{Completion, Paused, Response},
};

/// What most of these events have: a code for programs and a text for people.
#[derive(Serialize)]
pub(super) struct Outcome {
    code: i32,
    code_name: &'static str,
    text: String,
}

impl Outcome {
    fn new(failure: Option<&Failure>, token: &Token) -> Self {
        let mut outcome = Self::plain(failure);
        outcome.text = token.redact(&outcome.text).into_owned();
        outcome
    }

    /// Where there is no token.
    pub(super) fn plain(failure: Option<&Failure>) -> Self {
        let code = failure.map_or(ResultCode::Ok, |failure| failure.code);
        Self {
            code: code.number(),
            code_name: code.c_name().to_str().expect("names are ASCII"),
            text: failure.map(|failure| failure.text.clone()).unwrap_or_default(),
        }
    }
}

/// The connection's state changed.
pub(super) fn connection_state(change: &StateChange, token: &Token) -> Event {
    #[derive(Serialize)]
    struct Data {
        state: i32,
        state_name: &'static str,
        #[serde(flatten)]
        outcome: Outcome,
        close_code: Option<u16>,
        retry_in_ms: Option<u128>,
        attempts: u32,
        duplicates: u64,
    }
    let data = Data {
        state: change.state.number(),
        state_name: change.state.name(),
        outcome: Outcome::new(change.failure.as_ref(), token),
        close_code: change.close_code,
        retry_in_ms: change.retry_in.map(|delay| delay.as_millis()),
        attempts: change.attempts,
        duplicates: change.duplicates,
    };
    event(EventKind::ConnectionState, &data)
}

/// The client has stopped for good, and only the operator can mend that.
pub(super) fn fatal(failure: &Failure, close_code: Option<u16>, token: &Token) -> Event {
    #[derive(Serialize)]
    struct Data {
        #[serde(flatten)]
        outcome: Outcome,
        close_code: Option<u16>,
    }
    event(EventKind::Fatal, &Data { outcome: Outcome::new(Some(failure), token), close_code })
}

/// The session is over, and another begins.
pub(super) fn session_ended(failure: &Failure, token: &Token) -> Event {
    event(EventKind::SessionEnded, &Outcome::new(Some(failure), token))
}

/// Discord refused some of the intents, and the login goes on without them.
pub(super) fn intents_degraded(degraded: &Degraded, token: &Token) -> Event {
    #[derive(Serialize)]
    struct Data {
        #[serde(flatten)]
        outcome: Outcome,
        before: u64,
        after: u64,
        dropped: Vec<&'static str>,
    }
    let data = Data {
        outcome: Outcome::new(Some(&degraded.failure), token),
        before: degraded.before.0,
        after: degraded.after.0,
        dropped: degraded.before.without(degraded.after).names().collect(),
    };
    event(EventKind::IntentsDegraded, &data)
}

/// What members write arrives without its text. Tells what to do about it, and in which message it was seen.
pub(super) fn message_content_missing(text: &str, withheld: &Withheld) -> Event {
    #[derive(Serialize)]
    struct Data<'a> {
        text: &'a str,
        guild_id: Snowflake,
        channel_id: Snowflake,
        message_id: Snowflake,
    }
    let Withheld { guild, channel, message } = *withheld;
    let data = Data { text, guild_id: guild, channel_id: channel, message_id: message };
    event(EventKind::MessageContentMissing, &data)
}

/// The object was stopped, by a bug in the library or by a system that is out of resources.
pub(super) fn poisoned(failure: &Failure) -> Event {
    event(EventKind::Poisoned, &Outcome::plain(Some(failure)))
}

/// No requests go out for a while.
pub(super) fn http_paused(paused: &Paused, token: &Token) -> Event {
    #[derive(Serialize)]
    struct Data {
        #[serde(flatten)]
        outcome: Outcome,
        retry_in_ms: Option<u128>,
    }
    let outcome = Outcome::new(Some(&paused.failure), token);
    event(EventKind::HttpPaused, &Data { outcome, retry_in_ms: paused.wait.map(|wait| wait.as_millis()) })
}

/// Something odd happened at the gateway.
pub(super) fn gateway_warning(warning: &Warning, token: &Token) -> Event {
    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        outcome: Outcome,
        missed: u64,
        requests: &'a [u64],
    }
    let outcome = Outcome::new(Some(&warning.failure), token);
    event(EventKind::GatewayWarning, &Data { outcome, missed: warning.missed, requests: &warning.requests })
}

/// The data of every `REQUEST_RESULT`.
#[derive(Serialize)]
struct RequestResult<'a> {
    request: u64,
    #[serde(flatten)]
    outcome: Outcome,
    status: Option<u16>,
    discord_code: Option<i64>,
    retry_after_ms: Option<u128>,
    utf8_repairs: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<bool>,
    body: Option<Body<'a>>,
}

/// A gateway command has its result.
pub(super) fn command_result(result: &CommandResult, token: &Token) -> Event {
    let body = result.outcome.as_ref().ok().and_then(Option::as_deref);
    let data = RequestResult {
        request: result.request,
        outcome: Outcome::new(result.outcome.as_ref().err(), token),
        status: None,
        discord_code: None,
        retry_after_ms: None,
        utf8_repairs: 0,
        changed: None,
        body: body.map(Body::of),
    };
    event(EventKind::RequestResult, &data)
}

/// A request has its result.
pub(super) fn request_result(completion: &Completion, changed: Option<bool>, token: &Token) -> Event {
    let mut outcome = Outcome::new(completion.outcome.as_ref().err(), token);
    let repairs = completion.request.utf8_repairs;
    if repairs > 0 {
        if !outcome.text.is_empty() {
            outcome.text.push(' ');
        }
        outcome.text.push_str(
            "The text was not UTF-8, and what could not be read was replaced by U+FFFD: convert it from its code page \
             before sending.",
        );
    }
    let response = completion.response.as_ref();
    let path = &completion.request.path;
    outcome.text = path.redact(&outcome.text).into_owned();
    let bytes = response.map(|response| &response.body).filter(|bytes| !bytes.is_empty());
    let text = bytes.map(|bytes| String::from_utf8_lossy(bytes));
    let body = text.as_deref().map(|text| path.redact(&token.redact(text)).into_owned());
    let data = RequestResult {
        request: completion.request.id,
        outcome,
        status: response.map(|response| response.status),
        discord_code: response.and_then(Response::discord_code),
        retry_after_ms: response.and_then(Response::retry_after).map(|wait| wait.as_millis()),
        utf8_repairs: repairs,
        changed,
        body: body.as_deref().map(Body::of),
    };
    let event = event(EventKind::RequestResult, &data);
    // Bytes cannot be redacted: those with a token are not given out.
    match bytes.filter(|bytes| str::from_utf8(bytes).is_err() && body.as_deref() == text.as_deref()) {
        Some(bytes) => event.with_bytes(bytes.to_vec()),
        None => event,
    }
}

/// What Discord, or something in its place, answered.
#[derive(Serialize)]
#[serde(untagged)]
enum Body<'a> {
    Json(&'a RawValue),
    Text(&'a str),
}

impl<'a> Body<'a> {
    fn of(text: &'a str) -> Self {
        serde_json::from_str(text).map_or(Self::Text(text), Self::Json)
    }
}

pub(super) fn event(kind: EventKind, data: &impl Serialize) -> Event {
    Event::own(kind, serde_json::to_string(data).expect("numbers and strings always have a JSON form"))
}
