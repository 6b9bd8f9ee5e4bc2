//! Counting requests in time.

use std::time::{Duration, Instant};

/// Requests in a window that opens with the first of them.
#[derive(Debug)]
pub(crate) struct Window {
    opened: Instant,
    used: u32,
}

impl Window {
    pub(crate) fn new(now: Instant) -> Self {
        Self { opened: now, used: 0 }
    }

    /// Counts one more. True as long as there are not more than `most`.
    pub(crate) fn take(&mut self, now: Instant, most: u32, length: Duration) -> bool {
        if self.is_over(now, length) {
            *self = Self::new(now);
        }
        self.used = self.used.saturating_add(1);
        self.used <= most
    }

    /// Whether a request was too many.
    pub(crate) fn is_exceeded(&self, most: u32) -> bool {
        self.used > most
    }

    pub(crate) fn is_over(&self, now: Instant, length: Duration) -> bool {
        now.duration_since(self.opened) >= length
    }

    pub(crate) fn left(&self, most: u32) -> u32 {
        most.saturating_sub(self.used)
    }

    pub(crate) fn ends_in(&self, now: Instant, length: Duration) -> Duration {
        length.saturating_sub(now.duration_since(self.opened))
    }
}
