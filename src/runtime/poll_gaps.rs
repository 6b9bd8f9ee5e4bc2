use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

/// How much time lies between the host's polls: a host whose ticks stop for a while finds it here.
#[derive(Debug)]
pub(super) struct PollGaps {
    start: Instant,
    /// When the last poll was, in microseconds since `start`; 0 before the first.
    last_poll: AtomicU64,
    last: AtomicU64,
    longest: AtomicU64,
}

/// Polls of one tick follow each other faster; those are no gaps.
const SHORTEST: Duration = Duration::from_millis(1);

impl PollGaps {
    pub(super) fn new(start: Instant) -> Self {
        Self { start, last_poll: 0.into(), last: 0.into(), longest: 0.into() }
    }

    /// The host polls.
    pub(super) fn polled(&self, now: Instant) {
        let now = micros(now.saturating_duration_since(self.start)).max(1);
        let before = self.last_poll.swap(now, Ordering::Relaxed);
        let gap = now.saturating_sub(before);
        if before > 0 && gap >= micros(SHORTEST) {
            self.last.store(gap, Ordering::Relaxed);
            self.longest.fetch_max(gap, Ordering::Relaxed);
        }
    }

    /// The last gap.
    pub(super) fn last(&self) -> Duration {
        Duration::from_micros(self.last.load(Ordering::Relaxed))
    }

    /// The longest gap since the last call.
    pub(super) fn take_longest(&self) -> Duration {
        Duration::from_micros(self.longest.swap(0, Ordering::Relaxed))
    }
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_stalls_finds_how_long_it_did() {
        let start = Instant::now();
        let gaps = PollGaps::new(start);
        let poll = |ms| gaps.polled(start + Duration::from_millis(ms));
        for ms in [1000, 1000, 1016, 1316, 1332] {
            poll(ms);
        }
        assert_eq!((gaps.last().as_millis(), gaps.take_longest().as_millis()), (16, 300));
        assert_eq!(gaps.take_longest(), Duration::ZERO, "it was told");
        gaps.polled(start + Duration::from_micros(1_332_900));
        assert_eq!(gaps.last().as_millis(), 16, "polls of one tick are no gap");
        poll(1349);
        assert_eq!(gaps.take_longest().as_micros(), 16_100);
    }
}
