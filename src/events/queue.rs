use std::collections::TryReserveError;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Event;
use super::lanes::{Lanes, MAX_INTERACTIONS, Room};
use crate::model::{Class, EventKind};

/// The bounded queue between the runtime thread and the host.
///
/// Events come out in the order they went in. Each [`Class`] has a rule of its own for when there is no room:
///
/// - Ephemeral and ordinary events share `capacity` and `max_bytes`. The lower class loses its oldest ones first; an
///   ephemeral event that only ordinary ones could make room for is dropped itself. An event of more than `max_bytes` need
///   not be lost either: it does not count against `max_bytes`, and one such event may wait at a time.
/// - Of more than [`MAX_INTERACTIONS`](Self::MAX_INTERACTIONS) interactions, or 32 MiB of them, the oldest go.
/// - Of more than 256 lifecycle events, or 16 MiB of them, the oldest go behind which one of the same kind waits. So the
///   last of each kind is always there.
/// - Results are never dropped. Whoever pushes them bounds how many there can be.
///
/// Every drop is counted, and an `EVENTS_DROPPED` event says how many of each class were dropped since the last one:
/// `{"total":3,"ephemeral":2,"ordinary":1,"interaction":0,"lifecycle":0}`. It comes out before anything else, so that the
/// host knows before it acts on what is left, but never twice in a row while events wait, so that a host that is too slow
/// still gets on. It takes no room in the queue and cannot be lost.
///
/// The lock is held for a bounded number of steps, in which nothing is allocated or freed. It is one of std:
/// `parking_lot` touches a thread-local with a destructor on the host's thread, which keeps the library mapped after
/// `dlclose`.
#[derive(Debug)]
pub struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

/// How a [`Queue::wait`] ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitOutcome {
    /// There is something to pop.
    Ready,
    /// The time was over first.
    TimedOut,
    /// The queue is closed, and empty.
    Closed,
}

/// What a queue has seen so far. `pushed` is always `popped` + `waiting` + all that were `dropped`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueCounts {
    /// Events that were pushed.
    pub pushed: u64,
    /// Events that were popped, without the reports of what was dropped.
    pub popped: u64,
    /// Events that were dropped; the index is the [`Class`].
    pub dropped: [u64; Class::COUNT],
    /// Events that wait now.
    pub waiting: usize,
    /// The memory those take, in bytes.
    pub bytes: usize,
    /// Threads in [`Queue::wait`] now.
    pub waiters: usize,
}

#[derive(Debug)]
struct State {
    lanes: Lanes,
    pushed: u64,
    popped: u64,
    dropped: [u64; Class::COUNT],
    /// The part of `dropped` that the next report will tell.
    unreported: [u64; Class::COUNT],
    /// Whether what came out last was a report.
    reported: bool,
    waiters: usize,
    closed: bool,
}

/// What comes out. A report becomes an event once the lock is released.
enum Item {
    Event(Box<Event>),
    Report([u64; Class::COUNT]),
}

/// How many events pass through the lock at a time.
const BATCH: usize = 32;

impl Queue {
    /// The largest capacity. Address space for it, 32 bytes an event, is set aside at once.
    pub const MAX_CAPACITY: usize = 1 << 20;

    /// How many interactions may wait.
    pub const MAX_INTERACTIONS: usize = MAX_INTERACTIONS;

    /// A queue for at most `capacity` ephemeral and ordinary events, clamped to 1 to [`MAX_CAPACITY`](Self::MAX_CAPACITY),
    /// which together take at most `max_bytes` of memory; and for as many `results` as there can be at once.
    pub fn new(capacity: usize, max_bytes: usize, results: usize) -> Result<Self, TryReserveError> {
        let state = State {
            lanes: Lanes::new(capacity.clamp(1, Self::MAX_CAPACITY), max_bytes, results)?,
            pushed: 0,
            popped: 0,
            dropped: [0; Class::COUNT],
            unreported: [0; Class::COUNT],
            reported: false,
            waiters: 0,
            closed: false,
        };
        Ok(Self { state: Mutex::new(state), changed: Condvar::new() })
    }

    /// Appends an event, and drops what there is no room for. A closed queue takes it like any other.
    pub fn push(&self, event: Box<Event>) {
        let (kind, size) = (event.kind(), event.byte_size());
        let mut incoming = Some(event);
        while incoming.is_some() {
            // Freed at the end of the round, when the lock is released.
            let mut dropped = [const { None::<Box<Event>> }; BATCH];
            let mut state = self.lock();
            for slot in &mut dropped {
                match state.lanes.make_room(kind, size) {
                    Room::Made(evicted) => {
                        state.count_drop(evicted.kind());
                        *slot = Some(evicted);
                        continue;
                    }
                    Room::None => {
                        *slot = incoming.take();
                        state.count_drop(kind);
                    }
                    Room::Enough => {
                        if let Some(event) = incoming.take() {
                            state.lanes.push(event);
                        }
                    }
                }
                state.pushed += 1;
                break;
            }
            let wake = state.waiters > 0;
            drop(state);
            // Waking is a system call even when nobody sleeps.
            if wake {
                self.changed.notify_one();
            }
        }
    }

    /// Takes out the next event.
    pub fn pop(&self) -> Option<Box<Event>> {
        let item = self.lock().take()?;
        Some(match item {
            Item::Event(event) => event,
            Item::Report(counts) => report(counts),
        })
    }

    /// Takes out up to `limit` events and hands them to `take`, which is called without the lock. Returns how many.
    pub fn pop_many(&self, limit: usize, mut take: impl FnMut(Box<Event>)) -> usize {
        let mut taken = 0;
        while taken < limit {
            let mut batch = [const { None::<Box<Event>> }; BATCH];
            let mut dropped = None;
            let mut state = self.lock();
            for slot in batch.iter_mut().take(limit - taken) {
                match state.take() {
                    Some(Item::Event(event)) => *slot = Some(event),
                    Some(Item::Report(counts)) => {
                        dropped = Some(counts);
                        break;
                    }
                    None => break,
                }
            }
            drop(state);
            let before = taken;
            for event in batch.into_iter().flatten().chain(dropped.map(report)) {
                taken += 1;
                take(event);
            }
            if taken == before {
                break;
            }
        }
        taken
    }

    /// Waits until there is something to pop, for at most `timeout`. With several threads waiting, each event wakes
    /// one of them.
    pub fn wait(&self, timeout: Duration) -> WaitOutcome {
        let mut state = self.lock();
        state.waiters += 1;
        let idle = |state: &mut State| state.waiting() == 0 && !state.closed;
        let waited = self.changed.wait_timeout_while(state, timeout, idle);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.waiters -= 1;
        match (state.waiting(), state.closed) {
            (1.., _) => WaitOutcome::Ready,
            (0, true) => WaitOutcome::Closed,
            (0, false) => WaitOutcome::TimedOut,
        }
    }

    /// Ends every wait, now and from now on. What waits can still be popped.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// How many events can be popped now, the report of dropped ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lock().waiting()
    }

    /// Whether there is nothing to pop.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the queue has seen so far.
    #[must_use]
    pub fn counts(&self) -> QueueCounts {
        let state = self.lock();
        QueueCounts {
            pushed: state.pushed,
            popped: state.popped,
            dropped: state.dropped,
            waiting: state.lanes.len(),
            bytes: state.lanes.bytes(),
            waiters: state.waiters,
        }
    }

    /// A panic while it was held leaves nothing half done that matters more than going on.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn report_is_due(&self) -> bool {
        self.unreported.iter().any(|&count| count > 0)
    }

    fn waiting(&self) -> usize {
        self.lanes.len() + usize::from(self.report_is_due())
    }

    fn count_drop(&mut self, kind: EventKind) {
        let class = kind.class() as usize;
        self.dropped[class] += 1;
        self.unreported[class] += 1;
    }

    fn take(&mut self) -> Option<Item> {
        if self.report_is_due() && (!self.reported || self.lanes.len() == 0) {
            self.reported = true;
            return Some(Item::Report(std::mem::take(&mut self.unreported)));
        }
        self.reported = false;
        let event = self.lanes.pop()?;
        self.popped += 1;
        Some(Item::Event(event))
    }
}

fn report(dropped: [u64; Class::COUNT]) -> Box<Event> {
    let [ephemeral, ordinary, interaction, lifecycle, _no_results] = dropped;
    let data = serde_json::json!({
        "total": dropped.iter().sum::<u64>(),
        "ephemeral": ephemeral,
        "ordinary": ordinary,
        "interaction": interaction,
        "lifecycle": lifecycle,
    });
    Box::new(Event::own(EventKind::EventsDropped, data.to_string()))
}
