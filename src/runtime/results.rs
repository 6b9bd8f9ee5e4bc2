use std::sync::atomic::{AtomicUsize, Ordering};

use crate::base::{Failure, ResultCode};

/// The results that the host is owed: each from the call that was accepted until the host has polled it. As many as there
/// is room for in the event queue, so none is ever dropped there.
#[derive(Debug)]
pub(super) struct Results {
    limit: usize,
    owed: AtomicUsize,
    /// The memory of those that wait to be polled.
    bytes: AtomicUsize,
}

/// While more than this waits to be polled, nothing is sent that brings another result. What is under way by then still
/// finds room.
const MAX_BYTES: usize = 64 * 1024 * 1024;

impl Results {
    pub(super) const fn new(limit: usize) -> Self {
        Self { limit, owed: AtomicUsize::new(0), bytes: AtomicUsize::new(0) }
    }

    /// The host will be owed one more, or is told that it has to poll first.
    pub(super) fn add(&self) -> Result<(), Failure> {
        if self.owed.fetch_add(1, Ordering::SeqCst) < self.limit {
            return Ok(());
        }
        self.remove();
        let text = format!(
            "{} results are to come or wait to be polled: poll events until there are none.",
            self.limit
        );
        Err(Failure::new(ResultCode::QueueFull, text))
    }

    /// The call was not accepted after all.
    pub(super) fn remove(&self) {
        self.owed.fetch_sub(1, Ordering::SeqCst);
    }

    /// One is about to wait for the host. To be called before it does.
    pub(super) fn waits(&self, bytes: usize) {
        self.bytes.fetch_add(bytes, Ordering::SeqCst);
    }

    /// The host has polled one. True if there is room again where there was none.
    pub(super) fn polled(&self, bytes: usize) -> bool {
        self.remove();
        let before = self.bytes.fetch_sub(bytes, Ordering::SeqCst);
        before > MAX_BYTES && before - bytes <= MAX_BYTES
    }

    /// Whether those that wait have used up their memory.
    pub(super) fn are_too_large(&self) -> bool {
        self.bytes.load(Ordering::SeqCst) > MAX_BYTES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_does_not_poll_is_told_to_before_anything_is_lost() {
        let results = Results::new(3);
        for _ in 0..3 {
            results.add().unwrap();
        }
        let full = results.add().unwrap_err();
        assert_eq!(full.code, ResultCode::QueueFull);
        assert!(full.text.contains("poll events"), "{}", full.text);
        results.waits(100);
        assert!(!results.polled(100));
        results.add().unwrap();
        assert!(results.add().is_err(), "one was polled, one was added");
    }

    #[test]
    fn the_poll_that_makes_room_says_so() {
        let results = Results::new(4);
        for bytes in [MAX_BYTES, 1, 1] {
            results.add().unwrap();
            results.waits(bytes);
        }
        assert!(results.are_too_large());
        assert!(!results.polled(1));
        assert!(results.polled(1) && !results.are_too_large());
        assert!(!results.polled(MAX_BYTES), "there was room before");
    }
}
