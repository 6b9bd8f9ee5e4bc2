use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// Counts the answers that Discord holds against this machine's address (401, 403 and 429): Cloudflare blocks an address that
/// gets 10,000 of them in 10 minutes.
#[derive(Debug, Default)]
pub(super) struct InvalidBudget {
    answers: VecDeque<Instant>,
}

/// Of the 10,000 for the address, one client uses up a twentieth: a machine often runs a dozen game servers, each with a client
/// of its own, and other programs besides. A client that works gets a handful.
pub(super) const MAX_INVALID: usize = 500;

/// The time in which they count, and how long a client that has used them up keeps still.
pub(super) const WINDOW: Duration = Duration::from_secs(600);

impl InvalidBudget {
    /// One more came. True when that was the last that could be afforded; the count then starts over.
    pub(super) fn add(&mut self, now: Instant) -> bool {
        while self.answers.pop_front_if(|then| *then + WINDOW <= now).is_some() {}
        self.answers.push_back(now);
        let is_used_up = self.answers.len() >= MAX_INVALID;
        if is_used_up {
            self.answers.clear();
        }
        is_used_up
    }
}
