use std::sync::Arc;

use super::{
    metrics::Metrics,
    outstanding::Outstanding,
    requests::{MAX_REQUESTS, Requests},
};

/// What a client has accepted from the host, and what it has counted.
#[derive(Debug)]
pub(super) struct Ledger {
    pub(super) requests: Requests,
    pub(super) commands: Outstanding,
    pub(super) metrics: Arc<Metrics>,
}

/// Gateway commands that may wait for theirs. Discord takes about 110 in a minute, and each waits for three at the most.
pub(super) const MAX_COMMANDS: usize = 256;

/// Results that the host may be owed: as many as can be without one at once, so a host that polls never meets this limit.
pub(super) const MAX_RESULTS: usize = MAX_REQUESTS + MAX_COMMANDS;

impl Default for Ledger {
    fn default() -> Self {
        Self {
            requests: Requests::default(),
            commands: Outstanding::new(MAX_COMMANDS),
            metrics: Arc::default(),
        }
    }
}
