//! Answers that a fault put in place of the truth.

use std::time::Duration;

use hyper::StatusCode;
use hyper::body::Bytes;
use hyper::header::{HeaderMap, HeaderValue, RETRY_AFTER};

use super::rate_limit::too_many;
use super::reply::{Reply, text_reply};
use crate::faults::{After, RestFault};

/// What Cloudflare says while it blocks an address.
pub(crate) fn banned(retry_after: Duration) -> Reply {
    let mut reply = cloudflare(StatusCode::TOO_MANY_REQUESTS, CLOUDFLARE_PAGE);
    if let Ok(seconds) = HeaderValue::from_str(&retry_after.as_secs_f64().ceil().to_string()) {
        reply.headers_mut().insert(RETRY_AFTER, seconds);
    }
    reply
}

const BLOCKED_PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en-US\">\n<head><title>Attention Required! | Cloudflare</title>\
</head>\n<body><h1>Sorry, you have been blocked</h1><h2>You are unable to access discord.com</h2></body>\n</html>\n";
const CLOUDFLARE_PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en-US\">\n<head><title>Access denied | discord.com used \
Cloudflare to restrict access</title></head>\n<body><h1>Error 1015</h1><h2>You are being rate limited</h2></body>\n\
</html>\n";

/// What goes back to the client.
#[derive(Debug)]
pub(crate) enum Outcome {
    Reply(Reply),
    Later(Reply, Duration),
    Raw(Bytes, After),
    Reset,
    Nothing,
}

/// `process` handles the request as if nothing were wrong; `limit_headers` gives what a 429 of that scope carries.
pub(crate) fn outcome(
    fault: &RestFault,
    process: impl FnOnce() -> Reply,
    limit_headers: impl FnOnce(Duration, &str) -> HeaderMap,
) -> Outcome {
    Outcome::Reply(match fault {
        RestFault::Status { status, body, content_type } => {
            let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            text_reply(status, content_type, body.clone())
        }
        RestFault::RateLimited { retry_after, global, scope } => {
            let scope = if *global { "global" } else { scope.as_str() };
            let retry_after = Duration::try_from_secs_f64(*retry_after).unwrap_or_default();
            too_many(retry_after, scope, limit_headers(retry_after, scope)).reply()
        }
        RestFault::Cloudflare => banned(Duration::from_hours(1)),
        RestFault::CloudflareBlocked => cloudflare(StatusCode::FORBIDDEN, BLOCKED_PAGE),
        RestFault::Slow { ms } => return Outcome::Later(process(), Duration::from_millis(*ms)),
        RestFault::ResetBefore => return Outcome::Reset,
        RestFault::ResetAfter => {
            process();
            return Outcome::Reset;
        }
        RestFault::Raw { answer_bytes, after, processed } => {
            if *processed {
                process();
            }
            return Outcome::Raw(Bytes::copy_from_slice(answer_bytes), *after);
        }
        RestFault::NoAnswer | RestFault::Unread { after: After::Open } => return Outcome::Nothing,
        RestFault::Unread { after } => return Outcome::Raw(Bytes::new(), *after),
    })
}

fn cloudflare(status: StatusCode, page: &'static str) -> Reply {
    let mut reply = text_reply(status, "text/html; charset=UTF-8", page);
    reply.headers_mut().insert("server", HeaderValue::from_static("cloudflare"));
    reply
}
