use std::time::Duration;

use crate::base::http_date;

/// What the headers of an answer say about limits, and the time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Headers {
    /// `X-RateLimit-Bucket`: which limit it is, without the channel, guild or webhook that splits it.
    pub bucket: Option<String>,
    /// `X-RateLimit-Limit`: requests in a window.
    pub limit: Option<u64>,
    /// `X-RateLimit-Remaining`: requests left in this one.
    pub remaining: Option<u64>,
    /// `X-RateLimit-Reset-After`: until the window ends.
    pub reset_after: Option<Duration>,
    /// `Retry-After`: until the next try.
    pub retry_after: Option<Duration>,
    /// `X-RateLimit-Global`: the limit is on the whole bot.
    pub global: bool,
    /// `Date`: the server's clock, in seconds since 1970.
    pub date: Option<u64>,
    /// `X-RateLimit-Scope: shared`: others used the limit up, which is not held against this bot.
    pub shared: bool,
    /// `Content-Type: text/html`: the body is a page for people, which Discord's API never sends.
    pub html: bool,
}

/// Discord's have 32 characters.
const MAX_BUCKET: usize = 128;

impl Headers {
    /// Reads the headers that matter here; others, and values that make no sense, are passed over.
    pub fn read<'a>(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut read = Self::default();
        for (name, value) in headers {
            match name.to_ascii_lowercase().as_str() {
                "x-ratelimit-bucket" if (1..=MAX_BUCKET).contains(&value.len()) => {
                    read.bucket = Some(value.to_owned());
                }
                "x-ratelimit-limit" => read.limit = value.parse().ok(),
                "x-ratelimit-remaining" => read.remaining = value.parse().ok(),
                "x-ratelimit-reset-after" => read.reset_after = value.parse().ok().and_then(seconds),
                "date" => read.date = http_date(value),
                "retry-after" => read.retry_after = value.parse().ok().and_then(seconds),
                "content-type" => {
                    let kind = value.split(';').next().unwrap_or_default().trim();
                    read.html = kind.eq_ignore_ascii_case("text/html");
                }
                "x-ratelimit-global" => read.global = value.eq_ignore_ascii_case("true"),
                "x-ratelimit-scope" => {
                    read.global |= value.eq_ignore_ascii_case("global");
                    read.shared = value.eq_ignore_ascii_case("shared");
                }
                _ => {}
            }
        }
        read
    }
}

/// A time that a server gave in seconds; none for what is no time. A day is the longest that is believed.
pub(super) fn seconds(seconds: f64) -> Option<Duration> {
    (seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(86_400.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_make_no_sense_are_passed_over() {
        let nonsense = [
            ("Retry-After", "-1"),
            ("X-RateLimit-Reset-After", "NaN"),
            ("X-RateLimit-Remaining", "many"),
            ("X-RateLimit-Limit", "-5"),
            ("X-RateLimit-Bucket", ""),
        ];
        assert_eq!(Headers::read(nonsense), Headers::default());
        assert_eq!(Headers::read([("retry-after", "1e300")]).retry_after, Some(Duration::from_secs(86_400)));
    }

    #[test]
    fn scope_and_global_are_told_apart() {
        assert!(Headers::read([("x-ratelimit-scope", "shared")]).shared);
        let user = Headers::read([("x-ratelimit-scope", "user")]);
        assert!(!user.shared && !user.global);
        assert!(Headers::read([("X-RateLimit-Scope", "global")]).global);
    }
}
