use std::time::{Duration, Instant};

use super::output::Warning;
use crate::base::{Failure, ResultCode};

/// Events that Discord sent and the host never gets, until a warning tells of them. The first is told at once; of a burst
/// that follows, one warning tells all.
#[derive(Debug, Default)]
pub(super) struct Missed {
    /// Those whose sequence numbers were skipped.
    skipped: u64,
    /// The sequence number of the first of them.
    first: Option<u64>,
    /// In how many places that was.
    gaps: u64,
    /// Those that came before a login.
    early: u64,
    /// No warning goes out before.
    quiet_until: Option<Instant>,
}

/// Between two warnings, unless a login or the connection ends first.
const INTERVAL: Duration = Duration::from_secs(5);

impl Missed {
    pub(super) fn skip(&mut self, first: u64, count: u64) {
        self.first.get_or_insert(first);
        self.gaps += 1;
        self.skipped = self.skipped.saturating_add(count);
    }

    pub(super) fn came_early(&mut self) {
        self.early += 1;
    }

    /// When [`due`](Self::due) has something to tell.
    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        self.quiet_until.filter(|_| self.is_any())
    }

    /// What is to be told now.
    pub(super) fn due(&mut self, now: Instant) -> Option<Warning> {
        if self.quiet_until.is_some_and(|until| now < until) {
            return None;
        }
        let warning = self.take()?;
        self.quiet_until = Some(now + INTERVAL);
        Some(warning)
    }

    /// All that was not told yet: the connection is at its end, or a login is.
    pub(super) fn take(&mut self) -> Option<Warning> {
        if !self.is_any() {
            return None;
        }
        let quiet_until = self.quiet_until;
        let Self { skipped, first, gaps, early, .. } =
            std::mem::replace(self, Self { quiet_until, ..Self::default() });
        let mut text = String::new();
        if let Some(first) = first {
            let places = if gaps > 1 { format!(" in {gaps} places") } else { String::new() };
            text = format!(
                "Discord skipped {skipped} events{places}, from number {first} on: what they told is not known."
            );
        }
        if early > 0 {
            let space = if text.is_empty() { "" } else { " " };
            text = format!(
                "{text}{space}The gateway sent {early} events before the login, and they were left out."
            );
        }
        let missed = skipped.saturating_add(early);
        Some(Warning { missed, ..Warning::new(Failure::new(ResultCode::EventsMissed, text)) })
    }

    const fn is_any(&self) -> bool {
        self.gaps > 0 || self.early > 0
    }
}
