//! Answers that a fault put in place of the truth.

use std::time::Duration;

use hyper::StatusCode;
use hyper::header::{HeaderMap, HeaderValue, RETRY_AFTER};

use super::rate_limit::too_many;
use super::reply::{Reply, text_reply};
use crate::faults::RestFault;

const CLOUDFLARE_PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en-US\">\n<head><title>Access denied | discord.com used \
Cloudflare to restrict access</title></head>\n<body><h1>Error 1015</h1><h2>You are being rate limited</h2></body>\n\
</html>\n";

/// What goes back to the client.
#[derive(Debug)]
pub(crate) enum Outcome {
    Reply(Reply),
    Reset,
    Nothing,
}

/// `process` handles the request as if nothing were wrong.
pub(crate) fn outcome(fault: &RestFault, process: impl FnOnce() -> Reply) -> Outcome {
    Outcome::Reply(match fault {
        RestFault::Status { status, body, content_type } => {
            let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            text_reply(status, content_type, body.clone())
        }
        RestFault::RateLimited { retry_after, global, scope } => {
            let scope = if *global { "global" } else { scope.as_str() };
            let retry_after = Duration::try_from_secs_f64(*retry_after).unwrap_or_default();
            too_many(retry_after, scope, HeaderMap::new()).reply()
        }
        RestFault::Cloudflare => {
            let html = "text/html; charset=UTF-8";
            let mut reply = text_reply(StatusCode::TOO_MANY_REQUESTS, html, CLOUDFLARE_PAGE);
            reply.headers_mut().insert("server", HeaderValue::from_static("cloudflare"));
            reply.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("3600"));
            reply
        }
        RestFault::ResetBefore => return Outcome::Reset,
        RestFault::ResetAfter => {
            process();
            return Outcome::Reset;
        }
        RestFault::NoAnswer => return Outcome::Nothing,
    })
}
