//! Nonces sent with `enforce_nonce`.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How long and how many nonces of the bot are remembered.
const NONCE_LIFETIME: Duration = Duration::from_mins(5);
const MAX_NONCES: usize = 1000;

#[derive(Debug, Default)]
pub(crate) struct Nonces {
    seen: VecDeque<(Instant, u64, String, u64)>,
}

impl Nonces {
    pub(crate) fn find(&self, now: Instant, channel: u64, nonce: &str) -> Option<u64> {
        self.seen
            .iter()
            .find(|(at, in_channel, seen, _)| {
                *in_channel == channel && seen == nonce && now.duration_since(*at) < NONCE_LIFETIME
            })
            .map(|(_, _, _, message)| *message)
    }

    pub(crate) fn remember(&mut self, now: Instant, channel: u64, nonce: &str, message: u64) {
        if self.seen.len() == MAX_NONCES {
            self.seen.pop_front();
        }
        self.seen.push_back((now, channel, nonce.to_owned(), message));
    }
}
