//! Rate limits: one bucket per route and channel, and one over all.

use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::json;

use super::error::RestError;
use super::routes::Found;
use super::window::Window;
use crate::options::RateLimit;

/// Buckets are forgotten once there are that many and their time is over.
const MAX_BUCKETS: usize = 1000;

#[derive(Debug)]
pub(crate) struct RateLimits {
    per_route: Option<RateLimit>,
    global: Option<RateLimit>,
    /// Of routes or buckets that were given a limit of their own.
    own: HashMap<String, RateLimit>,
    /// By bucket and what splits it.
    buckets: HashMap<(String, String), Window>,
    overall: Window,
}

impl RateLimits {
    pub(crate) fn new(per_route: Option<RateLimit>, global: Option<RateLimit>) -> Self {
        Self {
            per_route,
            global,
            own: HashMap::new(),
            buckets: HashMap::new(),
            overall: Window::new(Instant::now()),
        }
    }

    /// Gives a route or bucket a limit of its own. All windows begin anew.
    pub(crate) fn set(&mut self, name: String, limit: RateLimit) {
        self.buckets.clear();
        self.own.insert(name, limit);
    }

    /// Back to the limits of the start.
    pub(crate) fn clear(&mut self) {
        self.own.clear();
        self.buckets.clear();
    }

    fn limit(&self, found: &Found<'_>, bucket: &str) -> Option<RateLimit> {
        self.own.get(&found.route.name()).or_else(|| self.own.get(bucket)).copied().or(self.per_route)
    }

    /// Counts a request; gives the headers of its answer, or the 429.
    pub(crate) fn take(&mut self, now: Instant, found: &Found<'_>) -> Result<HeaderMap, RestError> {
        if let Some(RateLimit { requests, window }) = self.global
            && !found.is_about_interaction()
            && !self.overall.take(now, requests, window)
        {
            return Err(too_many(self.overall.ends_in(now, window), "global", HeaderMap::new()));
        }
        let (name, resource) = found.bucket();
        let Some(RateLimit { requests, window }) = self.limit(found, &name) else {
            return Ok(HeaderMap::new());
        };
        if self.buckets.len() >= MAX_BUCKETS {
            self.buckets.retain(|_, bucket| !bucket.is_over(now, window));
        }
        let id = bucket_id(&name);
        let bucket = self.buckets.entry((name, resource)).or_insert_with(|| Window::new(now));
        let is_allowed = bucket.take(now, requests, window);
        let left = bucket.ends_in(now, window);
        let headers = headers(&id, requests, bucket.left(requests), left);
        if is_allowed { Ok(headers) } else { Err(too_many(left, "user", headers)) }
    }

    /// The headers of a 429 that a fault makes up. What others caused leaves the bot's own count alone.
    pub(crate) fn made_up(&self, found: &Found<'_>, retry_after: Duration, scope: &str) -> HeaderMap {
        let (name, _) = found.bucket();
        match self.limit(found, &name) {
            Some(RateLimit { requests, window }) if scope == "shared" => {
                headers(&bucket_id(&name), requests, requests.saturating_sub(1), window)
            }
            Some(RateLimit { requests, .. }) if scope == "user" => {
                headers(&bucket_id(&name), requests, 0, retry_after)
            }
            _ => HeaderMap::new(),
        }
    }
}

/// The 429 of Discord itself. `scope` is `user`, `shared` or `global`.
pub(crate) fn too_many(retry_after: Duration, scope: &str, mut headers: HeaderMap) -> RestError {
    let is_global = scope == "global";
    // The header has whole seconds, the body fractions.
    set(&mut headers, "retry-after", &retry_after.as_secs_f64().ceil().to_string());
    set(&mut headers, "x-ratelimit-scope", scope);
    if is_global {
        set(&mut headers, "x-ratelimit-global", "true");
    }
    let body = json!({
        "message": "You are being rate limited.",
        "retry_after": (retry_after.as_secs_f64() * 1000.0).ceil() / 1000.0,
        "global": is_global,
    });
    RestError::too_many(body, headers)
}

fn headers(bucket: &str, limit: u32, remaining: u32, left: Duration) -> HeaderMap {
    let reset = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + left;
    let mut headers = HeaderMap::new();
    set(&mut headers, "x-ratelimit-limit", &limit.to_string());
    set(&mut headers, "x-ratelimit-remaining", &remaining.to_string());
    set(&mut headers, "x-ratelimit-reset", &format!("{:.3}", reset.as_secs_f64()));
    set(&mut headers, "x-ratelimit-reset-after", &format!("{:.3}", left.as_secs_f64()));
    set(&mut headers, "x-ratelimit-bucket", bucket);
    headers
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

/// An opaque name: FNV-1a twice over, which looks like Discord's without being guessable from the route.
fn bucket_id(name: &str) -> String {
    let hash = |seed: u64| {
        name.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
    };
    format!("{:016x}{:016x}", hash(0xCBF2_9CE4_8422_2325), hash(0x6C62_272E_07BB_0142))
}
