use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// At most so many sends in any period of this length, however the server cuts its periods.
#[derive(Debug)]
pub(super) struct SendWindow {
    limit: usize,
    period: Duration,
    /// The last sends, as many as could fill the window.
    sent: VecDeque<Instant>,
}

/// What Discord accepts on a connection.
const PER_CONNECTION: (usize, Duration) = (120, Duration::from_secs(60));

/// What Discord accepts of presence updates.
const PRESENCES: (usize, Duration) = (5, Duration::from_secs(20));

/// Two sends can arrive closer together than they left.
const SLACK: Duration = Duration::from_secs(1);

/// Heartbeats that the server asks for come on top of the timer's.
const ASKED_HEARTBEATS: usize = 4;

impl SendWindow {
    /// The window of one connection.
    pub(super) const fn of_connection() -> Self {
        Self::new(PER_CONNECTION)
    }

    /// The window of presence updates, which is the session's.
    pub(super) const fn of_presences() -> Self {
        Self::new(PRESENCES)
    }

    const fn new((limit, period): (usize, Duration)) -> Self {
        Self { limit, period: period.saturating_add(SLACK), sent: VecDeque::new() }
    }

    /// Keeps room for heartbeats, which are sent whether there is room or not. `interval` is a second at least.
    pub(super) fn reserve_heartbeats(&mut self, interval: Duration) {
        let (limit, period) = PER_CONNECTION;
        let beats = period.as_millis().div_ceil(interval.as_millis().max(1));
        let beats = usize::try_from(beats).unwrap_or(usize::MAX).saturating_add(ASKED_HEARTBEATS);
        self.limit = limit.saturating_sub(beats).max(1);
    }

    /// Something was sent.
    pub(super) fn record(&mut self, now: Instant) {
        while self.sent.len() >= self.limit {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
    }

    /// Lets nothing through for a whole period.
    pub(super) fn exhaust(&mut self, now: Instant) {
        self.sent.clear();
        self.sent.resize(self.limit, now);
    }

    /// When one more may be sent; none if at once.
    pub(super) fn opens_at(&self) -> Option<Instant> {
        let first = self.sent.len().checked_sub(self.limit)?;
        Some(self.sent[first] + self.period)
    }

    pub(super) fn is_open(&self, now: Instant) -> bool {
        self.opens_at().is_none_or(|at| now >= at)
    }
}
