use std::sync::atomic::{AtomicBool, Ordering};

use crate::events::Queue;

/// Keeps an object from taking in more than its host polls: once the queue is full, nothing is taken in until half of it has
/// been polled. Half, so that a host that catches up does not wake the object's thread for every event.
#[derive(Debug)]
pub(super) struct BackPressure {
    capacity: usize,
    bytes: usize,
    holds: AtomicBool,
}

impl BackPressure {
    pub(super) const fn new(capacity: usize, bytes: usize) -> Self {
        Self { capacity, bytes, holds: AtomicBool::new(false) }
    }

    /// Whether more may be taken in, for the object's thread.
    pub(super) fn is_open(&self, queue: &Queue) -> bool {
        if !self.holds.load(Ordering::SeqCst) {
            let counts = queue.counts();
            if counts.waiting < self.capacity && counts.bytes < self.bytes {
                return true;
            }
            self.holds.store(true, Ordering::SeqCst);
        }
        // Asked after the flag is set: a host that polls from now on sees it.
        self.release(queue)
    }

    /// Whether the object's thread is to be woken, now that the host has polled.
    pub(super) fn polled(&self, queue: &Queue) -> bool {
        self.holds.load(Ordering::SeqCst) && self.release(queue)
    }

    fn release(&self, queue: &Queue) -> bool {
        let counts = queue.counts();
        let drained = counts.waiting <= self.capacity / 2 && counts.bytes <= self.bytes / 2;
        if drained {
            self.holds.store(false, Ordering::SeqCst);
        }
        drained
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{events::Event, model::EventKind};

    fn push(queue: &Queue) {
        queue.push(Box::new(Event::own(EventKind::WebsocketBinary, "null".to_owned())));
    }

    #[test]
    fn a_full_queue_holds_until_half_of_it_is_polled() {
        let queue = Queue::new(16, usize::MAX, 0).unwrap();
        let pressure = BackPressure::new(4, usize::MAX);
        for _ in 0..4 {
            assert!(pressure.is_open(&queue));
            push(&queue);
        }
        assert!(!pressure.is_open(&queue));
        queue.pop().unwrap();
        assert!(!pressure.polled(&queue) && !pressure.is_open(&queue));
        queue.pop().unwrap();
        assert!(pressure.polled(&queue), "the thread is woken");
        assert!(!pressure.polled(&queue), "once");
        assert!(pressure.is_open(&queue));
    }

    #[test]
    fn bytes_count_as_well() {
        let queue = Queue::new(16, usize::MAX, 0).unwrap();
        let pressure = BackPressure::new(16, 1);
        assert!(pressure.is_open(&queue));
        push(&queue);
        assert!(!pressure.is_open(&queue));
        queue.pop().unwrap();
        assert!(pressure.is_open(&queue));
    }
}
