use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Counts the answers that Discord holds against this machine's address (401, 403 and 429): Cloudflare blocks an address that
/// gets 10,000 of them in 10 minutes. One is for all clients of a process, and outlives them, so it owns no memory but its own.
#[derive(Debug)]
pub struct InvalidBudget(Mutex<Spent>);

#[derive(Debug)]
struct Spent {
    /// When the first came.
    begin: Option<Instant>,
    /// When the last ones came, in seconds; the one at `next` is the oldest.
    seconds: [u64; MAX_INVALID],
    next: usize,
    closed_until: Option<Instant>,
}

/// Of the 10,000 for the address, one process uses up a twentieth: a machine often runs a dozen game servers, and other programs
/// besides. A client that works gets a handful.
pub(super) const MAX_INVALID: usize = 500;

/// The time in which they count, and how long a process that has used them up keeps still.
pub(super) const WINDOW: Duration = Duration::from_secs(600);

impl InvalidBudget {
    /// One of which nothing is spent.
    #[must_use]
    pub const fn new() -> Self {
        Self(Mutex::new(Spent { begin: None, seconds: [0; MAX_INVALID], next: 0, closed_until: None }))
    }

    /// One more came.
    pub(super) fn add(&self, now: Instant) {
        let mut spent = self.lock();
        let begin = *spent.begin.get_or_insert(now);
        // Above the window, so that the zeros of the beginning lie outside it.
        let second = WINDOW.as_secs() + 1 + now.saturating_duration_since(begin).as_secs();
        let next = spent.next;
        spent.seconds[next] = second;
        spent.next = (next + 1) % MAX_INVALID;
        if spent.seconds[spent.next] + WINDOW.as_secs() > second {
            spent.seconds = [0; MAX_INVALID];
            spent.closed_until = Some(now + WINDOW);
        }
    }

    /// If nothing may be sent: until when.
    pub(super) fn closed_until(&self, now: Instant) -> Option<Instant> {
        self.lock().closed_until.filter(|until| now < *until)
    }

    fn lock(&self) -> MutexGuard<'_, Spent> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for InvalidBudget {
    fn default() -> Self {
        Self::new()
    }
}
