//! Rate limits: one bucket per route and channel, one over all, and one on refused requests.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::json;

use super::error::RestError;
use super::routes::Found;
use super::window::Window;
use crate::options::{Options, RateLimit};

/// Buckets are forgotten once there are that many and their time is over.
const MAX_BUCKETS: usize = 1000;

/// What left the client before it heard of a limit over all has arrived by then.
const UNDER_WAY: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub(crate) struct RateLimits {
    per_route: Option<RateLimit>,
    global: Option<RateLimit>,
    invalid: Option<RateLimit>,
    channel_changes: Option<RateLimit>,
    /// Of routes or buckets that were given a limit of their own.
    own: HashMap<String, RateLimit>,
    /// By bucket and what splits it.
    buckets: HashMap<(String, String), Window>,
    overall: Window,
    /// Changes of a channel's name or topic.
    changes: HashMap<u64, Window>,
    /// Routes whose answers have named their bucket.
    known: HashSet<String>,
    /// Buckets that a fault has closed, until when.
    closed: HashMap<(String, String), Instant>,
    /// The same for all of them, and since when.
    all_closed: Option<(Instant, Instant)>,
    /// Answers 401, 403 and 429.
    refused: Window,
}

/// A request over a limit.
#[derive(Debug)]
pub(crate) struct Exceeded {
    pub(crate) error: RestError,
    /// How the client could have known.
    pub(crate) violation: Option<String>,
}

impl RateLimits {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            per_route: options.rate_limit,
            global: options.global_rate_limit,
            invalid: options.invalid_request_limit,
            channel_changes: options.channel_change_limit,
            own: HashMap::new(),
            buckets: HashMap::new(),
            overall: Window::new(Instant::now()),
            changes: HashMap::new(),
            known: HashSet::new(),
            closed: HashMap::new(),
            all_closed: None,
            refused: Window::new(Instant::now()),
        }
    }

    /// Gives a route or bucket a limit of its own. All windows begin anew, which no client can know.
    pub(crate) fn set(&mut self, name: String, limit: RateLimit) {
        self.forget();
        self.own.insert(name, limit);
    }

    /// Back to the limits of the start.
    pub(crate) fn clear(&mut self) {
        self.forget();
        self.own.clear();
    }

    fn forget(&mut self) {
        self.buckets.clear();
        self.changes.clear();
        self.known.clear();
        self.closed.clear();
        self.all_closed = None;
    }

    fn limit(&self, found: &Found<'_>, bucket: &str) -> Option<RateLimit> {
        self.own.get(&found.route.name()).or_else(|| self.own.get(bucket)).copied().or(self.per_route)
    }

    /// Counts a request; gives the headers of its answer, or the 429.
    pub(crate) fn take(&mut self, now: Instant, found: &Found<'_>) -> Result<HeaderMap, Exceeded> {
        if let Some(RateLimit { requests, window }) = self.global
            && !found.is_about_interaction()
            && !self.overall.take(now, requests, window)
        {
            let error = too_many(self.overall.ends_in(now, window), "global", HeaderMap::new());
            let violation = Some(format!("more than {requests} requests within {window:?}"));
            return Err(Exceeded { error, violation });
        }
        let is_known = !self.known.insert(found.route.name());
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
        if is_allowed {
            return Ok(headers);
        }
        let violation =
            is_known.then(|| format!("more than {requests} requests within {window:?} in one bucket"));
        Err(Exceeded { error: too_many(left, "user", headers), violation })
    }

    /// Counts a change of a channel's name or topic, or gives the 429. The headers of its bucket know nothing of it.
    pub(crate) fn take_change(&mut self, now: Instant, channel: u64) -> Result<(), Exceeded> {
        let Some(RateLimit { requests, window }) = self.channel_changes else { return Ok(()) };
        let changes = self.changes.entry(channel).or_insert_with(|| Window::new(now));
        let was_refused = changes.is_exceeded(requests) && !changes.is_over(now, window);
        if changes.take(now, requests, window) {
            return Ok(());
        }
        let left = changes.ends_in(now, window);
        let violation = was_refused.then(|| format!("{left:?} before the end of Retry-After"));
        Err(Exceeded { error: too_many(left, "user", HeaderMap::new()), violation })
    }

    /// The 429 of a request that comes before the time that an earlier one named is over.
    pub(crate) fn early(&self, now: Instant, found: &Found<'_>) -> Option<Exceeded> {
        let all = self.all_closed.filter(|(_, until)| now < *until && !found.is_about_interaction());
        let bucket = self.closed.get(&found.bucket()).filter(|until| now < **until);
        let (scope, until, is_known) = match (all, bucket) {
            (Some((since, until)), _) => ("global", until, now > since + UNDER_WAY),
            (None, Some(until)) => ("user", *until, true),
            (None, None) => return None,
        };
        let left = until - now;
        let violation = is_known.then(|| format!("{left:?} before the end of Retry-After"));
        Some(Exceeded { error: too_many(left, scope, self.made_up(found, left, scope)), violation })
    }

    /// Remembers what the 429 of a fault asks for.
    pub(crate) fn close(&mut self, now: Instant, found: &Found<'_>, retry_after: Duration, scope: &str) {
        if scope == "global" {
            self.all_closed = Some((now, now + retry_after));
        } else {
            self.closed.retain(|_, until| now < *until);
            self.closed.insert(found.bucket(), now + retry_after);
        }
    }

    /// Counts an answer 401, 403 or 429 of no shared limit.
    pub(crate) fn count_refused(&mut self, now: Instant) {
        if let Some(RateLimit { requests, window }) = self.invalid {
            self.refused.take(now, requests, window);
        }
    }

    /// How long Cloudflare still blocks the client for its refused requests, and the rule that it broke.
    pub(crate) fn banned(&self, now: Instant) -> Option<(Duration, String)> {
        let RateLimit { requests, window } = self.invalid?;
        let is_banned = self.refused.left(requests) == 0 && !self.refused.is_over(now, window);
        let rule = format!("{requests} refused requests within {window:?}");
        is_banned.then(|| (self.refused.ends_in(now, window), rule))
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
