use std::collections::{TryReserveError, VecDeque};

use super::Event;
use crate::model::{Class, EventKind};

/// Interactions that wait at the most. Of more than these the oldest can no longer be answered anyway.
pub(super) const MAX_INTERACTIONS: usize = 4096;

/// The memory of interactions that wait.
const INTERACTION_BYTES: usize = 32 * 1024 * 1024;

/// What tells of the connection's life. More than there are kinds of it.
const MAX_LIFECYCLE: usize = 256;

/// The memory of that, apart from the last of each kind.
const LIFECYCLE_BYTES: usize = 16 * 1024 * 1024;

/// The events that wait, and which of them goes when there is no room. Nothing here allocates or frees once made.
///
/// Ephemeral and ordinary events share the room that the host has set; each other class has its own.
#[derive(Debug)]
pub(super) struct Lanes {
    capacity: usize,
    max_bytes: usize,
    by_class: [Lane; Class::COUNT],
    /// The place in the order of all that the next event gets.
    next: u64,
    /// The memory of the one event in the shared room that is larger than `max_bytes`; 0 when there is none.
    oversized: usize,
}

#[derive(Debug, Default)]
struct Lane {
    events: VecDeque<(u64, Box<Event>)>,
    bytes: usize,
}

/// Whether an event may wait.
#[derive(Debug)]
pub(super) enum Room {
    Enough,
    /// This one had to go; ask again.
    Made(Box<Event>),
    /// Only events of higher classes could make room.
    None,
}

impl Lanes {
    /// For at most `capacity` ephemeral and ordinary events of `max_bytes` together, and one more that is larger than that
    /// on its own; and for `results`, which are all that there can be. Fails when the system has no memory for the room.
    pub(super) fn new(capacity: usize, max_bytes: usize, results: usize) -> Result<Self, TryReserveError> {
        let mut by_class = std::array::from_fn(|_| Lane::default());
        for class in Class::ALL {
            by_class[class as usize].events.try_reserve_exact(match class {
                Class::Ephemeral | Class::Ordinary => capacity,
                Class::Interaction => MAX_INTERACTIONS,
                Class::Lifecycle => MAX_LIFECYCLE,
                Class::Result => results,
            })?;
        }
        Ok(Self { capacity, max_bytes, by_class, next: 0, oversized: 0 })
    }

    pub(super) fn len(&self) -> usize {
        self.by_class.iter().map(|lane| lane.events.len()).sum()
    }

    /// The memory of all events that wait.
    pub(super) fn bytes(&self) -> usize {
        self.by_class.iter().map(|lane| lane.bytes).sum::<usize>() + self.oversized
    }

    /// Makes room for an event of this kind and size.
    pub(super) fn make_room(&mut self, kind: EventKind, size: usize) -> Room {
        let class = kind.class();
        let lane = &self.by_class[class as usize];
        let evicted = match class {
            Class::Ephemeral | Class::Ordinary => return self.make_shared_room(class, size),
            Class::Interaction if lane.is_full(MAX_INTERACTIONS, INTERACTION_BYTES, size) => Some(0),
            Class::Lifecycle if lane.is_full(MAX_LIFECYCLE, LIFECYCLE_BYTES, size) => {
                lane.first_replaced(kind)
            }
            Class::Interaction | Class::Lifecycle | Class::Result => None,
        };
        evicted.and_then(|at| self.take(class, at)).map_or(Room::Enough, Room::Made)
    }

    fn make_shared_room(&mut self, class: Class, size: usize) -> Room {
        if size > self.max_bytes && self.oversized > 0 {
            return Room::None;
        }
        let cost = self.cost(class, size);
        let is_full =
            |len: usize, bytes: usize| len >= self.capacity || bytes.saturating_add(cost) > self.max_bytes;
        let [ephemeral, ordinary, ..] = &self.by_class;
        if !is_full(ephemeral.events.len() + ordinary.events.len(), ephemeral.bytes + ordinary.bytes) {
            return Room::Enough;
        }
        if class == Class::Ephemeral && is_full(ordinary.events.len(), ordinary.bytes) {
            return Room::None;
        }
        let lowest = if ephemeral.events.is_empty() { Class::Ordinary } else { Class::Ephemeral };
        self.take(lowest, 0).map_or(Room::None, Room::Made)
    }

    /// Appends an event for which there is room.
    pub(super) fn push(&mut self, event: Box<Event>) {
        let (class, size) = (event.kind().class(), event.byte_size());
        let cost = self.cost(class, size);
        if cost == 0 {
            self.oversized = size;
        }
        let lane = &mut self.by_class[class as usize];
        lane.events.push_back((self.next, event));
        lane.bytes += cost;
        self.next += 1;
    }

    /// Takes out the oldest event of all.
    pub(super) fn pop(&mut self) -> Option<Box<Event>> {
        let place = |class: Class| self.by_class[class as usize].events.front().map(|&(place, _)| place);
        let oldest = Class::ALL.into_iter().filter_map(|class| Some((place(class)?, class))).min()?;
        self.take(oldest.1, 0)
    }

    fn take(&mut self, class: Class, at: usize) -> Option<Box<Event>> {
        let (_, event) = self.by_class[class as usize].events.remove(at)?;
        let cost = self.cost(class, event.byte_size());
        if cost == 0 {
            self.oversized = 0;
        }
        self.by_class[class as usize].bytes -= cost;
        Some(event)
    }

    /// What an event takes of its class's memory: nothing if it is the oversized one.
    fn cost(&self, class: Class, size: usize) -> usize {
        let is_shared = matches!(class, Class::Ephemeral | Class::Ordinary);
        if is_shared && size > self.max_bytes { 0 } else { size }
    }
}

impl Lane {
    fn is_full(&self, max_len: usize, max_bytes: usize, size: usize) -> bool {
        self.events.len() >= max_len || self.bytes.saturating_add(size) > max_bytes
    }

    /// The oldest event behind which one of the same kind waits, or comes now.
    fn first_replaced(&self, coming: EventKind) -> Option<usize> {
        let kinds = || self.events.iter().map(|(_, event)| event.kind());
        let is_replaced = |(at, kind)| kind == coming || kinds().skip(at + 1).any(|later| later == kind);
        kinds().enumerate().position(is_replaced)
    }
}
