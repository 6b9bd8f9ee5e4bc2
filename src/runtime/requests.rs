use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::base::{Failure, ResultCode};

/// The requests that were accepted from the host and have no result yet, by number.
#[derive(Debug, Default)]
pub(super) struct Requests(Mutex<BTreeMap<u64, State>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    UnderWay,
    /// It must not start any more; its result is on the way.
    Canceled,
}

/// Requests that may wait for their result at once.
pub(super) const MAX_REQUESTS: usize = 1024;

impl Requests {
    /// Makes room for one more, or says that there is none.
    pub(super) fn add(&self, id: u64) -> Result<(), Failure> {
        let mut states = self.lock();
        if states.len() < MAX_REQUESTS {
            states.insert(id, State::Waiting);
            return Ok(());
        }
        let text = format!("{MAX_REQUESTS} requests of this client have no result yet: send less often.");
        Err(Failure::new(ResultCode::QueueFull, text))
    }

    /// One has its result, or was not accepted after all.
    pub(super) fn remove(&self, id: u64) {
        self.lock().remove(&id);
    }

    /// One is about to be sent. False if the host has canceled it.
    pub(super) fn start(&self, id: u64) -> bool {
        let mut states = self.lock();
        let Some(state) = states.get_mut(&id) else { return false };
        let may_start = *state == State::Waiting;
        if may_start {
            *state = State::UnderWay;
        }
        may_start
    }

    /// One waits again, after a try.
    pub(super) fn wait(&self, id: u64) {
        if let Some(state) = self.lock().get_mut(&id) {
            *state = State::Waiting;
        }
    }

    /// The host does not want one any more: from now on it does not start. `tell` tells the runtime thread, and takes back
    /// the host's word if it fails.
    pub(super) fn cancel(&self, id: u64, tell: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
        let mut states = self.lock();
        match states.get_mut(&id) {
            Some(state @ State::Waiting) => {
                tell()?;
                *state = State::Canceled;
                Ok(())
            }
            Some(State::UnderWay) => {
                let text = "The request is on its way to Discord already; its result follows.";
                Err(Failure::new(ResultCode::RequestUnderWay, text))
            }
            Some(State::Canceled) | None => {
                let text = format!("No request {id} waits: it has its result, was canceled, or never was.");
                Err(Failure::new(ResultCode::UnknownRequest, text))
            }
        }
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.lock().len()).unwrap_or(u32::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<u64, State>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_canceled_in_time_does_not_start() {
        let requests = Requests::default();
        requests.add(1).unwrap();
        requests.add(2).unwrap();
        requests.cancel(1, || Ok(())).unwrap();
        assert!(!requests.start(1) && requests.start(2));
        let code = |id| requests.cancel(id, || Ok(())).unwrap_err().code;
        assert_eq!(
            [code(1), code(2), code(3)],
            [ResultCode::UnknownRequest, ResultCode::RequestUnderWay, ResultCode::UnknownRequest]
        );
        requests.wait(2);
        requests.cancel(2, || Ok(())).unwrap();
        assert_eq!(requests.count(), 2, "their results are still to come");
    }

    #[test]
    fn a_cancel_that_cannot_be_told_is_none() {
        let requests = Requests::default();
        requests.add(1).unwrap();
        let full = requests.cancel(1, || Err(Failure::new(ResultCode::QueueFull, "full")));
        assert_eq!(full.unwrap_err().code, ResultCode::QueueFull);
        assert!(requests.start(1));
    }
}
