use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// Discord's limit over all requests of a bot: in no second go out more than it allows.
#[derive(Debug)]
pub(super) struct GlobalLimit {
    most: usize,
    /// When the last requests went out, the oldest first.
    sent: VecDeque<Instant>,
}

/// As documented; an answer 429 with a global scope says when Discord sees it otherwise.
pub const DEFAULT_REQUESTS_PER_SECOND: u32 = 50;
/// The second of the limit, and a tenth more: requests that left within more than a second can arrive within less.
const WINDOW: Duration = Duration::from_millis(1100);

impl GlobalLimit {
    pub(super) fn new(requests_per_second: u32) -> Self {
        Self { most: requests_per_second as usize, sent: VecDeque::new() }
    }

    /// When one more may go out.
    pub(super) fn opens(&self, now: Instant) -> Instant {
        let oldest = self.sent.front().filter(|_| self.sent.len() >= self.most);
        oldest.map_or(now, |oldest| now.max(*oldest + WINDOW))
    }

    /// One goes out.
    pub(super) fn take(&mut self, now: Instant) {
        if self.sent.len() >= self.most {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
    }
}
