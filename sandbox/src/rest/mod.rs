//! The HTTP API.

mod application;
mod body;
mod call;
mod channels;
mod commands;
mod error;
mod fault;
mod form;
mod guild;
mod interactions;
mod messages;
mod rate_limit;
mod reply;
mod routes;
mod webhooks;
mod window;

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use http_body_util::{BodyExt, LengthLimitError, Limited};
use httpdate::fmt_http_date;
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, DATE, HeaderMap, USER_AGENT};
use hyper::http::request::Parts;
use hyper::{Request, StatusCode};
use tokio::time::sleep;

pub(crate) use messages::download;
pub(crate) use rate_limit::RateLimits;
pub(crate) use reply::{Reply, json_reply, text_reply};
pub(crate) use window::Window;

use self::body::Body;
use self::call::{Call, header, percent_decoded};
use self::error::RestError;
use self::fault::Outcome;
use self::rate_limit::Exceeded;
use self::routes::{Found, find};
use crate::core::Core;
use crate::faults::RestFault;
use crate::journal::{What, short};
use crate::net::{Instead, WireControl};

const AUDIT_LOG_REASON: &str = "x-audit-log-reason";

/// Answers one request. The error resets the connection.
pub(crate) async fn answer(
    core: &Arc<Core>,
    wire: &WireControl,
    instead: &Instead,
    request: Request<Incoming>,
) -> io::Result<Reply> {
    let (head, body) = request.into_parts();
    let early = if_refused_early(core, &head);
    let fault = if early.is_some() { None } else { core.state().faults.next_answer(&name(&head)) };
    let (body, _unread) = if matches!(fault, Some(RestFault::Unread { .. })) {
        (Ok(Body::default()), Some(body))
    } else {
        // Read in any case, so that the connection can carry the next request.
        let body = match read_body(core, body).await {
            Ok(body) => Body::read(&head.headers, body).await,
            Err(error) => Err(error),
        };
        (body, None)
    };
    let shown = body.as_ref().map(Body::shown).unwrap_or_default();
    let outcome = match fault {
        None => Outcome::Reply(early.unwrap_or_else(|| process(core, &head, body))),
        Some(fault) => fault::outcome(
            &fault,
            || process(core, &head, body),
            |retry_after, scope| {
                let found = find(&head.method, head.uri.path());
                let Ok(found) = found else { return HeaderMap::new() };
                let mut state = core.state();
                state.rate_limits.close(Instant::now(), &found, retry_after, scope);
                state.rate_limits.made_up(&found, retry_after, scope)
            },
        ),
    };
    let status = match &outcome {
        Outcome::Reply(reply) | Outcome::Later(reply, _) => Some(reply.status().as_u16()),
        Outcome::Raw(..) | Outcome::Reset | Outcome::Nothing => None,
    };
    if let Outcome::Reply(reply) | Outcome::Later(reply, _) = &outcome
        && is_held_against(reply)
    {
        core.state().rate_limits.count_refused(Instant::now());
    }
    core.journal.record(What::Rest {
        method: head.method.to_string(),
        path: short(head.uri.path()),
        query: short(head.uri.query().unwrap_or_default()),
        status,
        user_agent: header(&head.headers, USER_AGENT.as_str()).map(short),
        with_token: head.headers.contains_key(AUTHORIZATION),
        content_type: header(&head.headers, CONTENT_TYPE.as_str()).map(short),
        reason: header(&head.headers, AUDIT_LOG_REASON).map(|reason| short(&percent_decoded(reason))),
        body: shown,
    });
    sleep(core.shape.delay()).await;
    match outcome {
        Outcome::Reply(reply) => Ok(dated(core, reply)),
        Outcome::Later(reply, wait) => {
            sleep(wait).await;
            Ok(dated(core, reply))
        }
        Outcome::Reset => {
            wire.end(crate::net::Ending::Reset);
            Err(io::ErrorKind::ConnectionAborted.into())
        }
        Outcome::Raw(bytes, after) => {
            instead.set(bytes, after);
            Ok(Reply::default())
        }
        Outcome::Nothing => std::future::pending().await,
    }
}

/// `POST /api/v10/channels/1/messages`.
fn name(head: &Parts) -> String {
    format!("{} {}", head.method, head.uri.path())
}

/// The answer to a request of a client that should keep still.
fn if_refused_early(core: &Core, head: &Parts) -> Option<Reply> {
    let now = Instant::now();
    let banned = core.state().rate_limits.banned(now);
    if let Some((left, rule)) = banned {
        core.violated(&name(head), &rule);
        return Some(fault::banned(left));
    }
    let found = find(&head.method, head.uri.path()).ok()?;
    let exceeded = core.state().rate_limits.early(now, &found)?;
    Some(exceeded_reply(core, head, exceeded))
}

fn exceeded_reply(core: &Core, head: &Parts, exceeded: Exceeded) -> Reply {
    if let Some(rule) = exceeded.violation {
        core.violated(&name(head), &rule);
    }
    exceeded.error.reply()
}

/// Whether Discord counts an answer against the client's address.
fn is_held_against(reply: &Reply) -> bool {
    let is_shared = reply.headers().get("x-ratelimit-scope").is_some_and(|scope| scope == "shared");
    matches!(reply.status().as_u16(), 401 | 403 | 429) && !is_shared
}

/// With the `Date` of a clock that is wrong, if it is to be; hyper adds the right one otherwise.
fn dated(core: &Core, mut reply: Reply) -> Reply {
    let offset = core.options.clock_offset_s;
    let by = Duration::from_secs(offset.unsigned_abs());
    let now = SystemTime::now();
    let time = if offset < 0 { now.checked_sub(by) } else { now.checked_add(by) };
    if let Some(Ok(date)) = time.filter(|_| offset != 0).map(|time| fmt_http_date(time).parse()) {
        reply.headers_mut().insert(DATE, date);
    }
    reply
}

async fn read_body(core: &Core, body: Incoming) -> Result<Bytes, RestError> {
    match Limited::new(body, core.options.max_request_bytes).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(RestError::too_large()),
        Err(_) => Err(RestError::new(StatusCode::BAD_REQUEST, 0, "400: Bad Request")),
    }
}

fn process(core: &Core, head: &Parts, body: Result<Body, RestError>) -> Reply {
    if let Some(file) = download(core, head) {
        return file;
    }
    // The outer errors come before any bucket is known, the inner ones carry its headers.
    let found = match admit(core, head) {
        Ok(found) => found,
        Err(error) => return refused(core, head, error),
    };
    let taken = core.state().rate_limits.take(Instant::now(), &found);
    let limit = match taken {
        Ok(headers) => headers,
        Err(exceeded) => return exceeded_reply(core, head, exceeded),
    };
    let result = body.and_then(|body| {
        let reason = reason(head)?;
        let call = Call { core, body: &body, parameters: &found.parameters, query: head.uri.query(), reason };
        (found.route.handler)(&call)
    });
    let mut reply = result.unwrap_or_else(|error| refused(core, head, error));
    reply.headers_mut().extend(limit);
    reply
}

fn refused(core: &Core, head: &Parts, error: RestError) -> Reply {
    if error.is_avoidable() {
        core.violated(&name(head), &error.words());
    }
    error.reply()
}

fn reason(head: &Parts) -> Result<Option<String>, RestError> {
    let Some(reason) = head.headers.get(AUDIT_LOG_REASON) else { return Ok(None) };
    let reason = reason.to_str().ok().map(percent_decoded);
    if reason.as_ref().is_some_and(|reason| (1..=512).contains(&reason.chars().count())) {
        return Ok(reason);
    }
    let message = "Must be between 1 and 512 in length.";
    Err(RestError::field(&["X-Audit-Log-Reason"], "BASE_TYPE_BAD_LENGTH", message))
}

/// Who asks, and for what.
fn admit<'a>(core: &Core, head: &'a Parts) -> Result<Found<'a>, RestError> {
    if !header(&head.headers, USER_AGENT.as_str()).is_some_and(is_bot_user_agent) {
        return Err(RestError::cloudflare_block());
    }
    let found = find(&head.method, head.uri.path());
    let needs_token = !found.as_ref().is_ok_and(|found| !found.route.needs_token);
    if needs_token {
        let token =
            header(&head.headers, AUTHORIZATION.as_str()).and_then(|value| value.strip_prefix("Bot "));
        if !token.is_some_and(|token| core.state().accepts_token(&core.options, token)) {
            return Err(RestError::unauthorized());
        }
    }
    found
}

/// `DiscordBot (url, version)`, and anything after it.
fn is_bot_user_agent(value: &str) -> bool {
    let inside =
        value.strip_prefix("DiscordBot (").and_then(|rest| rest.split_once(')')).map(|(inside, _)| inside);
    inside
        .and_then(|inside| inside.split_once(','))
        .is_some_and(|(url, version)| !url.trim().is_empty() && !version.trim().is_empty())
}
