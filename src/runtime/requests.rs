use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::base::{Failure, ResultCode};

/// The requests that were accepted from the host and have no result yet.
#[derive(Debug, Default)]
pub(super) struct Requests(Mutex<Accepted>);

#[derive(Debug, Default)]
struct Accepted {
    /// By number: how each stands, and the memory that its body takes.
    states: BTreeMap<u64, (State, usize)>,
    bytes: usize,
    /// No more are accepted.
    is_closed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    UnderWay,
    /// It must not start any more; its result is on the way.
    Canceled,
}

/// Requests that may wait for their result at once.
pub(super) const MAX_REQUESTS: usize = 1024;

/// While there are so many, no further lines of chat are accepted: the runtime thread leaves lines out before that, but a host can
/// be faster than it, and must not be kept from its other requests by them.
pub(super) const MAX_LINES: usize = 896;

/// What their bodies may take: five of the largest that Discord accepts, and a little more.
const MAX_BYTES: usize = 128 * 1024 * 1024;

impl Requests {
    /// Makes room for one more, whose body takes so much memory, or says that there is none. `share` is how many there may be.
    pub(super) fn add(&self, id: u64, bytes: usize, share: usize) -> Result<(), Failure> {
        let mut accepted = self.lock();
        if accepted.is_closed {
            return Err(closed());
        }
        let total = accepted.bytes.saturating_add(bytes);
        let text = if accepted.states.len() >= share {
            format!("{share} requests of this client have no result yet: send less often.")
        } else if total > MAX_BYTES {
            format!(
                "The requests of this client that have no result yet would take {total} bytes, and {MAX_BYTES} are given to \
                 them: send less at once, or files from the disk."
            )
        } else {
            accepted.bytes = total;
            accepted.states.insert(id, (State::Waiting, bytes));
            return Ok(());
        };
        Err(Failure::new(ResultCode::QueueFull, text))
    }

    /// One has its result, or was not accepted after all. False if it had its result already.
    pub(super) fn remove(&self, id: u64) -> bool {
        let mut accepted = self.lock();
        let removed = accepted.states.remove(&id);
        if let Some((_, bytes)) = removed {
            accepted.bytes -= bytes;
        }
        removed.is_some()
    }

    /// Accepts no more, and gives those that have no result.
    pub(super) fn close(&self) -> Vec<u64> {
        let mut accepted = self.lock();
        accepted.is_closed = true;
        accepted.bytes = 0;
        std::mem::take(&mut accepted.states).into_keys().collect()
    }

    /// One is about to be sent. False if the host has canceled it.
    pub(super) fn start(&self, id: u64) -> bool {
        let mut accepted = self.lock();
        let Some((state, _)) = accepted.states.get_mut(&id) else { return false };
        // What may have been posted together with others is sent again without waiting for the host's word.
        let may_start = *state != State::Canceled;
        if may_start {
            *state = State::UnderWay;
        }
        may_start
    }

    /// One waits again, after a try.
    pub(super) fn wait(&self, id: u64) {
        if let Some((state, _)) = self.lock().states.get_mut(&id) {
            *state = State::Waiting;
        }
    }

    /// The host does not want one any more: from now on it does not start. `tell` tells the runtime thread, and takes back
    /// the host's word if it fails.
    pub(super) fn cancel(&self, id: u64, tell: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
        let mut accepted = self.lock();
        match accepted.states.get_mut(&id).map(|(state, _)| state) {
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
        u32::try_from(self.lock().states.len()).unwrap_or(u32::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, Accepted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why a client that was just stopped by a bug accepts nothing.
pub(super) fn closed() -> Failure {
    let text = "The client was stopped meanwhile, as its last event says: destroy it and create a new one.";
    Failure::new(ResultCode::Poisoned, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_canceled_in_time_does_not_start() {
        let requests = Requests::default();
        requests.add(1, 0, MAX_REQUESTS).unwrap();
        requests.add(2, 0, MAX_REQUESTS).unwrap();
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
        requests.add(1, 0, MAX_REQUESTS).unwrap();
        let full = requests.cancel(1, || Err(Failure::new(ResultCode::QueueFull, "full")));
        assert_eq!(full.unwrap_err().code, ResultCode::QueueFull);
        assert!(requests.start(1));
    }

    #[test]
    fn what_may_have_been_posted_starts_again_without_having_waited() {
        let requests = Requests::default();
        requests.add(1, 0, MAX_REQUESTS).unwrap();
        assert!(requests.start(1) && requests.start(1));
        let refused = requests.cancel(1, || Ok(())).unwrap_err();
        assert_eq!(refused.code, ResultCode::RequestUnderWay);
    }

    #[test]
    fn lines_of_chat_leave_room_for_other_requests() {
        let requests = Requests::default();
        let lines = (0..2000).filter(|id| requests.add(*id, 0, MAX_LINES).is_ok()).count();
        let others = (2000..4000).filter(|id| requests.add(*id, 0, MAX_REQUESTS).is_ok()).count();
        assert_eq!((lines, others), (896, 128));
    }

    #[test]
    fn large_bodies_are_accepted_until_their_memory_is_used_up() {
        let requests = Requests::default();
        for id in 1..=5 {
            requests.add(id, 25 << 20, MAX_REQUESTS).unwrap();
        }
        let full = requests.add(6, 25 << 20, MAX_REQUESTS).unwrap_err();
        assert_eq!(full.code, ResultCode::QueueFull);
        assert!(full.text.contains("files from the disk"), "{}", full.text);
        requests.add(7, 100, MAX_REQUESTS).unwrap();
        requests.remove(3);
        requests.add(6, 25 << 20, MAX_REQUESTS).unwrap();
    }
}
