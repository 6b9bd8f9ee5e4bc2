use std::collections::{TryReserveError, VecDeque};

use super::Event;
use crate::model::Class;

/// The events that wait, and which of them goes when there is no room. Nothing here allocates or frees once made.
#[derive(Debug)]
pub(super) struct Lanes {
    capacity: usize,
    max_bytes: usize,
    /// By class, from the first to be dropped to the last.
    by_class: [Lane; Class::COUNT],
    /// The place in the order of all that the next event gets.
    next: u64,
    len: usize,
    /// The memory of all events but an oversized one.
    bytes: usize,
    /// The memory of the one event that is larger than `max_bytes`; 0 when there is none.
    oversized: usize,
}

#[derive(Debug)]
struct Lane {
    events: VecDeque<(u64, Box<Event>)>,
    bytes: usize,
}

/// What has to happen before an event may wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Admission {
    /// There is room.
    Fits,
    /// One that waits has to be evicted; then ask again.
    Evict,
    /// Only events of higher classes could make room.
    Refused,
}

impl Lanes {
    /// For at most `capacity` events of `max_bytes` together, and one more that is larger than that on its own.
    /// Fails when the system has no memory for the room.
    pub(super) fn new(capacity: usize, max_bytes: usize) -> Result<Self, TryReserveError> {
        let mut by_class = std::array::from_fn(|_| Lane { events: VecDeque::new(), bytes: 0 });
        for lane in &mut by_class {
            lane.events.try_reserve_exact(capacity)?;
        }
        Ok(Self { capacity, max_bytes, by_class, next: 0, len: 0, bytes: 0, oversized: 0 })
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The memory of all events that wait.
    pub(super) fn bytes(&self) -> usize {
        self.bytes + self.oversized
    }

    /// Whether an event of this class and size may wait.
    pub(super) fn admission(&self, class: Class, size: usize) -> Admission {
        if size > self.max_bytes && self.oversized > 0 {
            return Admission::Refused;
        }
        let over = |len: usize, bytes: usize| {
            len >= self.capacity || bytes.saturating_add(self.cost(size)) > self.max_bytes
        };
        if !over(self.len, self.bytes) {
            return Admission::Fits;
        }
        let higher = &self.by_class[class as usize + 1..];
        let len = higher.iter().map(|lane| lane.events.len()).sum();
        let bytes = higher.iter().map(|lane| lane.bytes).sum();
        if over(len, bytes) { Admission::Refused } else { Admission::Evict }
    }

    /// Appends an event that fits.
    pub(super) fn push(&mut self, event: Box<Event>) {
        let size = event.byte_size();
        let cost = self.cost(size);
        if size > self.max_bytes {
            self.oversized = size;
        }
        let lane = &mut self.by_class[event.kind().class() as usize];
        lane.events.push_back((self.next, event));
        lane.bytes += cost;
        self.bytes += cost;
        self.len += 1;
        self.next += 1;
    }

    /// Takes out the oldest event of all.
    pub(super) fn pop(&mut self) -> Option<Box<Event>> {
        let oldest = |lane: &usize| self.by_class[*lane].events.front().map_or(u64::MAX, |&(place, _)| place);
        let lane = (0..Class::COUNT).min_by_key(oldest)?;
        self.take_from(lane)
    }

    /// Takes out the oldest event of the lowest class.
    pub(super) fn evict(&mut self) -> Option<Box<Event>> {
        let lane = self.by_class.iter().position(|lane| !lane.events.is_empty())?;
        self.take_from(lane)
    }

    fn take_from(&mut self, lane: usize) -> Option<Box<Event>> {
        let (_, event) = self.by_class[lane].events.pop_front()?;
        let size = event.byte_size();
        let cost = self.cost(size);
        if size > self.max_bytes {
            self.oversized = 0;
        }
        self.by_class[lane].bytes -= cost;
        self.bytes -= cost;
        self.len -= 1;
        Some(event)
    }

    /// What an event of this size takes of `max_bytes`.
    fn cost(&self, size: usize) -> usize {
        if size > self.max_bytes { 0 } else { size }
    }
}
