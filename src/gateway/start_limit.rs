use std::time::{Duration, Instant};

use super::payload::SessionStartLimit;

/// Keeps us inside the limits on Identify. Whoever goes over the daily one has the bot's token reset by Discord, so it
/// is counted here between two looks at `GET /gateway/bot`.
#[derive(Debug, Default)]
pub(super) struct StartLimit {
    daily: Option<Daily>,
    last: Option<Instant>,
}

#[derive(Debug)]
struct Daily {
    remaining: u64,
    resets: Instant,
}

/// At most one Identify in this time (with a `max_concurrency` of 1, the least that Discord gives).
const WINDOW: Duration = Duration::from_secs(5);

/// What the daily limit counts over.
const DAY: Duration = Duration::from_secs(86_400);

/// The sessions that may be started in a day when Discord was not asked: half of what it gives to a small bot, since
/// others may use the same token.
const UNASKED: u64 = 500;

impl StartLimit {
    /// Discord's own count.
    pub(super) fn learn(&mut self, now: Instant, limit: SessionStartLimit) {
        // 0 while no session was started: the day begins with the first.
        let reset_after = if limit.reset_after == 0 { DAY } else { Duration::from_millis(limit.reset_after) };
        // Nobody gets the bot back who believes in more than a day.
        let resets = now + reset_after.min(DAY);
        self.daily = Some(Daily { remaining: limit.remaining, resets });
    }

    /// Forgets Discord's count if Discord has begun to count anew, and tells whether it did.
    pub(super) fn forget_outdated(&mut self, now: Instant) -> bool {
        self.daily.take_if(|daily| now >= daily.resets).is_some()
    }

    /// When the next session may be started, if the day's are used up.
    pub(super) fn exhausted_until(&self) -> Option<Instant> {
        self.daily.as_ref().filter(|daily| daily.remaining == 0).map(|daily| daily.resets)
    }

    /// When the next Identify may be sent.
    pub(super) fn next(&self, now: Instant) -> Instant {
        self.last.map_or(now, |last| now.max(last + WINDOW))
    }

    /// When a session may be given up for another.
    pub(super) fn next_session(&self, now: Instant) -> Instant {
        self.next(now).max(self.exhausted_until().unwrap_or(now))
    }

    /// An Identify is sent.
    pub(super) fn spend(&mut self, now: Instant) {
        self.last = Some(now);
        let daily = self.daily.get_or_insert(Daily { remaining: UNASKED, resets: now + DAY });
        daily.remaining = daily.remaining.saturating_sub(1);
    }
}
