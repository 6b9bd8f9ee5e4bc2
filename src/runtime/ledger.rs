use std::sync::atomic::AtomicU64;

use super::{outstanding::Outstanding, requests::Requests};

/// What a client has accepted from the host, and what never reached the host.
#[derive(Debug)]
pub(super) struct Ledger {
    pub(super) requests: Requests,
    pub(super) commands: Outstanding,
    /// Events that the host did not subscribe to.
    pub(super) filtered: AtomicU64,
    /// Interactions that were forgotten before their time.
    pub(super) forgotten_interactions: AtomicU64,
}

/// Gateway commands that may wait for theirs. Discord takes about 110 in a minute, and each waits for three at the most.
pub(super) const MAX_COMMANDS: usize = 256;

impl Default for Ledger {
    fn default() -> Self {
        Self {
            requests: Requests::default(),
            commands: Outstanding::new(MAX_COMMANDS),
            filtered: AtomicU64::new(0),
            forgotten_interactions: AtomicU64::new(0),
        }
    }
}
