use std::time::{Duration, Instant};

use crate::base::Jitter;

/// The heartbeats of one connection.
#[derive(Debug)]
pub(super) struct Heartbeat {
    interval: Duration,
    next: Instant,
    /// A beat of the timer was sent and no acknowledgement has come since.
    unacknowledged: bool,
}

/// What the timer asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beat {
    /// It is not time yet.
    NotDue,
    /// Send a heartbeat.
    Due,
    /// The last one was not acknowledged: the connection is a zombie.
    Zombie,
}

impl Heartbeat {
    /// The first beat comes after a random part of the interval, so that clients do not act in step after an outage.
    pub(super) fn new(now: Instant, interval: Duration, jitter: &mut Jitter) -> Self {
        Self { interval, next: now + interval.mul_f64(jitter.fraction()), unacknowledged: false }
    }

    pub(super) const fn next(&self) -> Instant {
        self.next
    }

    pub(super) fn poll(&mut self, now: Instant) -> Beat {
        if now < self.next {
            return Beat::NotDue;
        }
        if self.unacknowledged {
            return Beat::Zombie;
        }
        // Counted from now: after a suspended machine wakes, one beat is sent and not all those that were missed.
        self.next = now + self.interval;
        self.unacknowledged = true;
        Beat::Due
    }

    pub(super) const fn acknowledge(&mut self) {
        self.unacknowledged = false;
    }
}
