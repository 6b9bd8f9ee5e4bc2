use std::{fmt::Write as _, time::Duration};

use serde::Deserialize;
use serde_json::Value;

use crate::base::{Failure, ResultCode};

/// What the headers say about limits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Headers {
    /// `X-RateLimit-Remaining`: requests left in the window.
    pub remaining: Option<u64>,
    /// `X-RateLimit-Reset-After`: until the window ends.
    pub reset_after: Option<Duration>,
    /// `Retry-After`: until the next try.
    pub retry_after: Option<Duration>,
    /// `X-RateLimit-Global`: the limit is on the whole bot.
    pub global: bool,
}

impl Headers {
    /// Reads the headers that matter here; others, and values that make no sense, are passed over.
    pub fn read<'a>(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut read = Self::default();
        for (name, value) in headers {
            match name.to_ascii_lowercase().as_str() {
                "x-ratelimit-remaining" => read.remaining = value.parse().ok(),
                "x-ratelimit-reset-after" => read.reset_after = value.parse().ok().and_then(seconds),
                "retry-after" => read.retry_after = value.parse().ok().and_then(seconds),
                "x-ratelimit-global" => read.global = true,
                _ => {}
            }
        }
        read
    }
}

/// A time that a server gave in seconds; none for what is no time. A day is the longest that is believed.
fn seconds(seconds: f64) -> Option<Duration> {
    (seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(86_400.0)))
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// What the headers say about limits.
    pub headers: Headers,
    /// The body, whatever it is.
    pub body: Vec<u8>,
}

/// How Discord words an error.
#[derive(Debug, Deserialize)]
struct ErrorBody {
    #[serde(default)]
    code: i64,
    #[serde(default)]
    message: String,
    #[serde(default)]
    errors: Value,
    retry_after: Option<f64>,
    #[serde(default)]
    global: bool,
}

/// The wait that a 429 asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RateLimited {
    pub(super) wait: Duration,
    pub(super) global: bool,
}

/// A 429 that is not from the API itself but from Cloudflare in front of it says little, and means this machine's
/// address.
const BLOCKED: Duration = Duration::from_secs(60);

impl Response {
    /// Discord's own error code (`code` in the body), if there is one.
    #[must_use]
    pub fn discord_code(&self) -> Option<i64> {
        if self.status < 400 {
            return None;
        }
        self.error_body().map(|body| body.code)
    }

    /// Whether the request did what it asked for, and if not, why.
    pub fn outcome(&self) -> Result<(), Failure> {
        let code = match self.status {
            200..=299 => return Ok(()),
            401 => ResultCode::AuthenticationFailed,
            403 => ResultCode::HttpForbidden,
            404 => ResultCode::HttpNotFound,
            429 => ResultCode::HttpRateLimited,
            400..=499 => ResultCode::HttpBadRequest,
            500..=599 => ResultCode::HttpServerError,
            _ => ResultCode::HttpUnexpected,
        };
        let Some(body) = self.error_body() else {
            let text = format!(
                "HTTP {} without an answer of Discord's API: something between this machine and Discord, such as \
                 Cloudflare or a proxy, answered instead.",
                self.status
            );
            let code = if code == ResultCode::HttpServerError { code } else { ResultCode::HttpUnexpected };
            return Err(Failure::new(code, text));
        };
        let mut text =
            format!("HTTP {}: {} ({})", self.status, body.message.trim_end_matches('.'), body.code);
        field_errors(&body.errors, &mut String::new(), &mut text);
        text.push('.');
        if let Some(remedy) = remedy(self.status, body.code) {
            text.push(' ');
            text.push_str(remedy);
        }
        Err(Failure::new(code, text))
    }

    /// For a 429: how long to wait, and who has to.
    pub(super) fn rate_limited(&self) -> Option<RateLimited> {
        if self.status != 429 {
            return None;
        }
        let body = self.error_body();
        let from_header = self.headers.retry_after;
        let from_body = body.as_ref().and_then(|body| body.retry_after).and_then(seconds);
        let asked = from_header.into_iter().chain(from_body).max();
        Some(match body {
            Some(body) => RateLimited {
                wait: asked.unwrap_or(Duration::from_secs(1)),
                global: self.headers.global || body.global,
            },
            None => RateLimited { wait: asked.unwrap_or_default().max(BLOCKED), global: true },
        })
    }

    fn error_body(&self) -> Option<ErrorBody> {
        serde_json::from_slice(&self.body).ok()
    }
}

/// Adds each field's errors, such as "; content: Must be 2000 or fewer in length". The tree has the request's shape.
fn field_errors(errors: &Value, path: &mut String, text: &mut String) {
    let Value::Object(fields) = errors else { return };
    for (name, value) in fields {
        if name == "_errors" {
            for error in value.as_array().into_iter().flatten() {
                let message = error["message"].as_str().unwrap_or_default().trim_end_matches('.');
                let _ = write!(text, "; {}: {message}", path.trim_start_matches('.'));
            }
        } else {
            let length = path.len();
            path.push('.');
            path.push_str(name);
            field_errors(value, path, text);
            path.truncate(length);
        }
    }
}

/// What the operator can do about it.
fn remedy(status: u16, code: i64) -> Option<&'static str> {
    Some(match (status, code) {
        (_, 10003) => "Check the channel id, and that the bot is in that channel's guild.",
        (_, 50001) => "Give the bot's role the View Channel permission there.",
        (_, 50013) => "Give the bot's role the Send Messages permission there.",
        (_, 40333) => "Discord's protection blocked the request: check for a proxy that changes headers.",
        (401, _) => "The bot token is wrong or was reset: copy the current one from the developer portal.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(status: u16, body: &str) -> Response {
        Response { status, headers: Headers::default(), body: body.as_bytes().to_vec() }
    }

    #[test]
    fn errors_are_put_in_words_field_by_field() {
        let body = r#"{"code": 50035, "message": "Invalid Form Body", "errors": {"embeds": {"0": {"title": {"_errors":
            [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 256 or fewer in length."}]}}}}}"#;
        let failure = response(400, body).outcome().unwrap_err();
        assert_eq!(failure.code, ResultCode::HttpBadRequest);
        assert_eq!(
            failure.text,
            "HTTP 400: Invalid Form Body (50035); embeds.0.title: Must be 256 or fewer in length."
        );
        let unknown = response(404, r#"{"code": 10003, "message": "Unknown Channel"}"#);
        assert_eq!(unknown.discord_code(), Some(10003));
        assert!(unknown.outcome().unwrap_err().text.contains("Check the channel id"));
    }

    #[test]
    fn html_is_not_mistaken_for_an_answer() {
        let failure = response(403, "<html>error 1015</html>").outcome().unwrap_err();
        assert_eq!(failure.code, ResultCode::HttpUnexpected);
        assert!(!failure.text.contains("html"));
        let limited = response(429, "<html>error 1015</html>").rate_limited().unwrap();
        assert_eq!(limited, RateLimited { wait: BLOCKED, global: true });
    }

    #[test]
    fn the_longer_of_two_waits_counts() {
        let mut limited = response(429, r#"{"message": "slow", "retry_after": 1.5, "global": false}"#);
        limited.headers = Headers::read([("Retry-After", "2"), ("X-RateLimit-Remaining", "0")]);
        assert_eq!(
            limited.rate_limited().unwrap(),
            RateLimited { wait: Duration::from_secs(2), global: false }
        );
        assert_eq!(
            Headers::read([("Retry-After", "-1"), ("X-RateLimit-Reset-After", "NaN")]),
            Headers::default()
        );
    }
}
