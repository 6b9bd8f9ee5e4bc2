use std::{fmt, time::Duration};

use bytes::Bytes;

use super::{Headers, error_body::ErrorBody, headers::seconds};
use crate::base::{Failure, ResultCode};

/// The answer to a request.
#[derive(Clone, PartialEq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// What the headers say about limits.
    pub headers: Headers,
    /// The body, whatever it is.
    pub body: Bytes,
}

impl fmt::Debug for Response {
    /// Leaves out the body, which may hold what players wrote, or the token of a webhook.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, headers, body } = self;
        write!(f, "HTTP {status} with {} bytes, {headers:?}", body.len())
    }
}

/// The wait that a 429 asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RateLimited {
    pub(super) wait: Duration,
    pub(super) global: bool,
}

impl Response {
    /// Discord's own error code (`code` in the body), if there is one.
    #[must_use]
    pub fn discord_code(&self) -> Option<i64> {
        if self.status < 400 {
            return None;
        }
        ErrorBody::read(&self.body).map(|body| body.code)
    }

    /// How long Discord wants the next try to wait: the longer of what header and body say.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        let from_body = || ErrorBody::read(&self.body)?.retry_after.and_then(seconds);
        let from_body = if self.status >= 400 { from_body() } else { None };
        self.headers.retry_after.into_iter().chain(from_body).max()
    }

    /// Whether the request did what it asked for, and if not, why.
    pub fn outcome(&self) -> Result<(), Failure> {
        let code = match self.status {
            200..=299 if !self.headers.html => return Ok(()),
            401 => ResultCode::AuthenticationFailed,
            403 => ResultCode::HttpForbidden,
            404 => ResultCode::HttpNotFound,
            429 => ResultCode::HttpRateLimited,
            400..=499 => ResultCode::HttpBadRequest,
            500..=599 => ResultCode::HttpServerError,
            _ => ResultCode::HttpUnexpected,
        };
        if let 300..=399 = self.status {
            let text = format!(
                "HTTP {} leads elsewhere, and is not followed, since the token would go along: check api_url, and for a proxy or \
                 a login page between this machine and Discord.",
                self.status
            );
            return Err(Failure::new(code, text));
        }
        if let Some(body) = ErrorBody::read(&self.body) {
            return Err(Failure::new(code, body.words(self.status)));
        }
        let text = format!(
            "HTTP {} without an answer of Discord's API: something between this machine and Discord, such as Cloudflare or \
             a proxy, answered instead.",
            self.status
        );
        let code = if code == ResultCode::HttpServerError { code } else { ResultCode::HttpUnexpected };
        Err(Failure::new(code, text))
    }

    /// Whether it is not from the API but from Cloudflare in front of it, which blocks this machine's address.
    pub(super) fn is_block(&self) -> bool {
        matches!(self.status, 403 | 429) && ErrorBody::read(&self.body).is_none()
    }

    /// Whether Discord counts it against this machine's address: too many of these, and Cloudflare blocks it.
    pub(super) fn is_held_against_us(&self) -> bool {
        matches!(self.status, 401 | 403) || self.status == 429 && !self.headers.shared
    }

    /// For a 429 of the API: how long to wait, and who has to.
    pub(super) fn rate_limited(&self) -> Option<RateLimited> {
        let body = ErrorBody::read(&self.body).filter(|_| self.status == 429)?;
        Some(RateLimited {
            wait: self.retry_after().unwrap_or(Duration::from_secs(1)),
            global: (self.headers.global || body.global) && !self.headers.shared,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(status: u16, body: &str) -> Response {
        Response { status, headers: Headers::default(), body: Bytes::copy_from_slice(body.as_bytes()) }
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
    fn a_redirect_says_what_to_check() {
        for body in ["", r#"{"message": "Moved"}"#] {
            let failure = response(302, body).outcome().unwrap_err();
            assert_eq!(failure.code, ResultCode::HttpUnexpected);
            assert!(failure.text.contains("check api_url"), "{}", failure.text);
        }
    }

    #[test]
    fn json_of_cloudflares_is_not_mistaken_for_an_answer_of_the_api() {
        let block = r#"{"title": "Error 1015: You are being rate limited", "status": 429, "error_code": 1015,
            "retry_after": 30}"#;
        let blocked = response(429, block);
        assert!(blocked.is_block() && blocked.rate_limited().is_none());
        assert_eq!(blocked.outcome().unwrap_err().code, ResultCode::HttpUnexpected);
        assert_eq!(blocked.discord_code(), None);
    }

    #[test]
    fn an_answer_with_fields_of_other_types_is_still_discords() {
        let odd =
            response(403, r#"{"message": "Forbidden", "code": null, "global": null, "retry_after": "1"}"#);
        assert!(!odd.is_block());
        assert_eq!(odd.discord_code(), Some(0));
    }

    #[test]
    fn an_endless_error_is_not_read() {
        let endless = response(404, &format!(r#"{{"message": "{}", "code": 10003}}"#, "x".repeat(1 << 20)));
        assert_eq!(
            (endless.discord_code(), endless.outcome().unwrap_err().code),
            (None, ResultCode::HttpUnexpected)
        );
    }

    #[test]
    fn html_is_not_mistaken_for_an_answer() {
        for status in [403, 429] {
            let blocked = response(status, "<html>error 1015</html>");
            let failure = blocked.outcome().unwrap_err();
            assert_eq!(failure.code, ResultCode::HttpUnexpected);
            assert!(!failure.text.contains("html"));
            assert!(blocked.is_block() && blocked.rate_limited().is_none());
        }
        let mut page = response(200, "<html>Log in to this network</html>");
        page.headers = Headers::read([("Content-Type", "text/html; charset=utf-8")]);
        let failure = page.outcome().unwrap_err();
        assert_eq!(failure.code, ResultCode::HttpUnexpected);
        assert!(failure.text.contains("something between"), "{}", failure.text);
        assert!(!response(403, r#"{"code": 50001, "message": "Missing Access"}"#).is_block());
    }

    #[test]
    fn the_longer_of_two_waits_counts() {
        let mut limited = response(429, r#"{"message": "slow", "retry_after": 1.5, "global": false}"#);
        limited.headers = Headers::read([("Retry-After", "2"), ("X-RateLimit-Reset-After", "9")]);
        assert_eq!(
            limited.rate_limited().unwrap(),
            RateLimited { wait: Duration::from_secs(2), global: false }
        );
    }
}
