//! The HTTP API.

mod create_message;
mod error;
mod fault;
mod lookups;
mod message_form;
mod rate_limit;
mod reply;
mod routes;
mod window;

use std::io;
use std::sync::Arc;

use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, HeaderMap, USER_AGENT};
use hyper::http::request::Parts;
use hyper::{Request, StatusCode};
use tokio::time::sleep;

pub(crate) use rate_limit::RateLimits;
pub(crate) use reply::{Reply, json_reply, text_reply};
pub(crate) use window::Window;

use self::error::RestError;
use self::fault::Outcome;
use self::routes::{Route, find};
use crate::core::Core;
use crate::journal::{What, short};
use crate::net::WireControl;

/// Answers one request. The error resets the connection.
pub(crate) async fn answer(
    core: &Arc<Core>,
    wire: &WireControl,
    request: Request<Incoming>,
) -> io::Result<Reply> {
    let (head, body) = request.into_parts();
    // Read in any case, so that the connection can carry the next request.
    let body = read_body(core, body).await;
    let fault = core.state().faults.next_answer(head.uri.path());
    let outcome = match fault {
        None => Outcome::Reply(process(core, &head, body)),
        Some(fault) => fault::outcome(&fault, || process(core, &head, body)),
    };
    let status = match &outcome {
        Outcome::Reply(reply) => Some(reply.status().as_u16()),
        Outcome::Reset | Outcome::Nothing => None,
    };
    core.journal.record(What::Rest {
        method: head.method.to_string(),
        path: short(head.uri.path()),
        query: short(head.uri.query().unwrap_or_default()),
        status,
        user_agent: text(&head.headers, USER_AGENT.as_str()).map(short),
    });
    sleep(core.shape.delay()).await;
    match outcome {
        Outcome::Reply(reply) => Ok(reply),
        Outcome::Reset => {
            wire.end(crate::net::Ending::Reset);
            Err(io::ErrorKind::ConnectionAborted.into())
        }
        Outcome::Nothing => std::future::pending().await,
    }
}

async fn read_body(core: &Core, body: Incoming) -> Result<Bytes, RestError> {
    match Limited::new(body, core.options.max_request_bytes).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(RestError::too_large()),
        Err(_) => Err(RestError::new(StatusCode::BAD_REQUEST, 0, "400: Bad Request")),
    }
}

fn process(core: &Core, head: &Parts, body: Result<Bytes, RestError>) -> Reply {
    // The outer errors come before any bucket is known, the inner ones carry its headers.
    let (route, limit) = match admit(core, head) {
        Ok(admitted) => admitted,
        Err(error) => return error.reply(),
    };
    let result = body.and_then(|body| match route {
        Route::Gateway => Ok(lookups::gateway(core)),
        Route::GatewayBot => Ok(lookups::gateway_bot(core)),
        Route::Me => Ok(lookups::me()),
        Route::Application => Ok(lookups::application(core)),
        Route::Guild(id) => lookups::guild(core, id, head.uri.query()),
        Route::Channel(id) => lookups::channel(core, id),
        Route::Messages(id) => lookups::messages(core, id, head.uri.query()),
        Route::Message(channel, id) => lookups::message(core, channel, id),
        Route::CreateMessage(id) => create_message::create(core, id, &head.headers, &body),
    });
    let mut reply = match result {
        Ok(json) => json_reply(StatusCode::OK, &json),
        Err(error) => error.reply(),
    };
    reply.headers_mut().extend(limit);
    reply
}

/// Who asks, for what, and whether the limits allow it. Gives the rate limit headers of the answer.
fn admit(core: &Core, head: &Parts) -> Result<(Route, HeaderMap), RestError> {
    if !text(&head.headers, USER_AGENT.as_str()).is_some_and(is_bot_user_agent) {
        return Err(RestError::cloudflare_block());
    }
    let route = find(&head.method, head.uri.path());
    let needs_token = !matches!(route, Ok(Route::Gateway));
    let mut state = core.state();
    if needs_token {
        let token = text(&head.headers, AUTHORIZATION.as_str()).and_then(|value| value.strip_prefix("Bot "));
        if !token.is_some_and(|token| state.accepts_token(&core.options, token)) {
            return Err(RestError::unauthorized());
        }
    }
    let route = route?;
    let headers = state.rate_limits.take(std::time::Instant::now(), route)?;
    Ok((route, headers))
}

/// `DiscordBot (url, version)`, and anything after it.
fn is_bot_user_agent(value: &str) -> bool {
    let inside =
        value.strip_prefix("DiscordBot (").and_then(|rest| rest.split_once(')')).map(|(inside, _)| inside);
    inside
        .and_then(|inside| inside.split_once(','))
        .is_some_and(|(url, version)| !url.trim().is_empty() && !version.trim().is_empty())
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
