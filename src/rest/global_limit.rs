use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// Discord's limit over all requests of a bot: in no second go out more than it allows.
#[derive(Debug, Default)]
pub(super) struct GlobalLimit {
    /// When the last requests went out, the oldest first.
    sent: VecDeque<Instant>,
}

/// As documented; an answer 429 with a global scope says when Discord sees it otherwise.
const MAX_REQUESTS: usize = 50;
/// The second of the limit, and a tenth more: requests that left within more than a second can arrive within less.
const WINDOW: Duration = Duration::from_millis(1100);

impl GlobalLimit {
    /// When one more may go out.
    pub(super) fn opens(&self, now: Instant) -> Instant {
        let oldest = self.sent.front().filter(|_| self.sent.len() >= MAX_REQUESTS);
        oldest.map_or(now, |oldest| now.max(*oldest + WINDOW))
    }

    /// One goes out.
    pub(super) fn take(&mut self, now: Instant) {
        if self.sent.len() >= MAX_REQUESTS {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
    }
}
