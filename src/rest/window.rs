use std::time::Instant;

use super::Headers;

/// What is known of a limit's current window.
#[derive(Debug, Default)]
pub(super) struct Window {
    limit: Option<u64>,
    remaining: Option<u64>,
    ends: Option<Instant>,
}

impl Window {
    /// Takes in what an answer said; `others_run` if further requests of the same limit are under way.
    pub(super) fn update(&mut self, now: Instant, headers: &Headers, others_run: bool) {
        let (Some(remaining), Some(reset_after)) = (headers.remaining, headers.reset_after) else { return };
        // Answers that were under way together may come in another order than Discord counted them.
        let least = self.remaining.filter(|_| others_run && !self.is_over(now));
        self.remaining = Some(least.map_or(remaining, |least| least.min(remaining)));
        self.limit = headers.limit;
        self.ends = Some(now + reset_after);
    }

    /// When one more request may start while `running` are under way: now, at a time, or (none) when one of those is
    /// answered. Those may not have been counted yet.
    pub(super) fn opens(&self, now: Instant, running: u64) -> Option<Instant> {
        let left = if self.is_over(now) { self.limit } else { self.remaining };
        match (left, self.ends) {
            // Nothing known: one at a time.
            (None, _) => (running == 0).then_some(now),
            (Some(left), _) if left > running => Some(now),
            (Some(_), Some(ends)) if running == 0 => Some(ends.max(now)),
            _ => None,
        }
    }

    /// Whether it says nothing any more.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        self.ends.is_none_or(|ends| ends <= now)
    }
}
