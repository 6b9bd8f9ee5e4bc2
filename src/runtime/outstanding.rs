use std::sync::atomic::{AtomicU32, Ordering};

use crate::base::{Failure, ResultCode};

/// Counts what was accepted from the host and has no result yet.
#[derive(Debug)]
pub(super) struct Outstanding {
    count: AtomicU32,
    limit: u32,
    /// What is counted, in words.
    what: &'static str,
}

impl Outstanding {
    pub(super) const fn new(limit: u32, what: &'static str) -> Self {
        Self { count: AtomicU32::new(0), limit, what }
    }

    /// Makes room for one more, or says that there is none.
    pub(super) fn add(&self) -> Result<(), Failure> {
        if self.count.fetch_add(1, Ordering::SeqCst) < self.limit {
            return Ok(());
        }
        self.remove();
        let Self { limit, what, .. } = self;
        let text = format!("{limit} {what} of this client have no result yet: send less often.");
        Err(Failure::new(ResultCode::QueueFull, text))
    }

    /// One has its result, or was not accepted after all.
    pub(super) fn remove(&self) {
        self.count.fetch_sub(1, Ordering::SeqCst);
    }

    pub(super) fn count(&self) -> u32 {
        self.count.load(Ordering::SeqCst)
    }
}
