use std::{
    collections::BTreeSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::requests::closed;
use crate::base::{Failure, ResultCode};

/// The gateway commands that were accepted from the host and have no result yet.
#[derive(Debug)]
pub(super) struct Outstanding {
    accepted: Mutex<Accepted>,
    limit: usize,
}

#[derive(Debug, Default)]
struct Accepted {
    numbers: BTreeSet<u64>,
    /// No more are accepted.
    is_closed: bool,
}

impl Outstanding {
    pub(super) fn new(limit: usize) -> Self {
        Self { accepted: Mutex::default(), limit }
    }

    /// Makes room for one more, or says why there is none.
    pub(super) fn add(&self, request: u64) -> Result<(), Failure> {
        let mut accepted = self.lock();
        if accepted.is_closed {
            return Err(closed());
        }
        if accepted.numbers.len() >= self.limit {
            let text = format!(
                "{} gateway commands of this client have no result yet: send less often.",
                self.limit
            );
            return Err(Failure::new(ResultCode::QueueFull, text));
        }
        accepted.numbers.insert(request);
        Ok(())
    }

    /// One has its result, or was not accepted after all. False if it had its result already.
    pub(super) fn remove(&self, request: u64) -> bool {
        self.lock().numbers.remove(&request)
    }

    /// Accepts no more, and gives those that have no result.
    pub(super) fn close(&self) -> Vec<u64> {
        let mut accepted = self.lock();
        accepted.is_closed = true;
        std::mem::take(&mut accepted.numbers).into_iter().collect()
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.lock().numbers.len()).unwrap_or(u32::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, Accepted> {
        self.accepted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
