use std::{
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering},
    },
    time::Instant,
};

use super::{
    back_pressure::BackPressure, event_counts::EventCounts, poll_gaps::PollGaps, results::Results, thread,
    wake::Wake, wish::Wish,
};
use crate::{
    base::{Level, Log},
    events::{Event, Queue},
    model::EventKind,
};

/// What the host's threads and the object's own thread both see.
///
/// The locks are `std`'s: `parking_lot` touches a thread-local with a destructor when it has to wait, and a library that
/// has left one of those behind on a host's thread stays mapped after `dlclose`.
#[derive(Debug)]
pub(super) struct Shared {
    /// The kind of object, in words.
    pub(super) what: &'static str,
    pub(super) events: Queue,
    pub(super) event_counts: EventCounts,
    pub(super) poll_gaps: PollGaps,
    pub(super) results: Results,
    /// Of an object that can let its peer wait.
    pub(super) back_pressure: Option<BackPressure>,
    pub(super) log: Log,
    pub(super) wake: Wake,
    pub(super) wish: Wish,
    state: AtomicI32,
    poisoned: AtomicBool,
    /// Threads that resolve names or read files for this object.
    blocking_threads: Arc<AtomicUsize>,
    stop: Mutex<Option<Instant>>,
    pub(super) finished: Arc<Finished>,
}

impl Shared {
    pub(super) fn new(what: &'static str, log: Log, events: Queue, results: Results, wake: Wake) -> Self {
        Self {
            what,
            log,
            events,
            event_counts: EventCounts::default(),
            poll_gaps: PollGaps::new(Instant::now()),
            results,
            back_pressure: None,
            wake,
            wish: Wish::default(),
            state: AtomicI32::new(0),
            poisoned: AtomicBool::new(false),
            blocking_threads: Arc::new(AtomicUsize::new(0)),
            stop: Mutex::new(None),
            finished: Arc::default(),
        }
    }

    /// The number of the state that the object is in; 0 is that of every kind before it connects.
    pub(super) fn state(&self) -> i32 {
        self.state.load(Ordering::SeqCst)
    }

    pub(super) fn set_state(&self, state: i32) {
        self.state.store(state, Ordering::SeqCst);
    }

    /// The object stops for good, in this state.
    pub(super) fn poison(&self, state: i32) {
        self.set_state(state);
        self.poisoned.store(true, Ordering::SeqCst);
    }

    pub(super) fn is_poisoned(&self) -> bool {
        self.poisoned.load(Ordering::SeqCst)
    }

    pub(super) fn log(&self, level: Level, text: &str) {
        self.log.add(level, text);
    }

    pub(super) fn push(&self, event: Event) {
        self.event_counts.add(event.kind());
        if event.kind() == EventKind::RequestResult {
            self.results.waits(event.byte_size());
        }
        self.events.push(Box::new(event));
    }

    /// Lets the thread take in more, if it waited for the host to poll.
    pub(super) fn let_in(&self) {
        if self.back_pressure.as_ref().is_some_and(|pressure| pressure.polled(&self.events)) {
            self.wake.wake();
        }
    }

    /// Takes note that the host has polled an event.
    pub(super) fn polled(&self, event: &Event) {
        match event.kind() {
            // The queue makes these when they are polled.
            EventKind::EventsDropped => self.event_counts.add(EventKind::EventsDropped),
            // What waits for room goes on.
            EventKind::RequestResult if self.results.polled(event.byte_size()) => self.wake.wake(),
            _ => {}
        }
    }

    /// Whether no thread resolves names or files for this object any more.
    pub(super) fn blocking_threads_ended(&self) -> bool {
        self.blocking_threads.load(Ordering::SeqCst) == 0
    }

    /// To be called on such a thread when it starts.
    pub(super) fn blocking_thread_started(&self) -> impl Fn() + Send + Sync + 'static {
        let threads = Arc::clone(&self.blocking_threads);
        move || {
            threads.fetch_add(1, Ordering::SeqCst);
            thread::started();
        }
    }

    /// To be called on such a thread when it ends.
    pub(super) fn blocking_thread_ended(&self) -> impl Fn() + Send + Sync + 'static {
        let threads = Arc::clone(&self.blocking_threads);
        move || {
            threads.fetch_sub(1, Ordering::SeqCst);
            thread::ended();
        }
    }

    /// Asks the runtime thread to be done by `deadline`.
    pub(super) fn stop(&self, deadline: Instant) {
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = Some(deadline);
        self.wake.wake();
    }

    /// When the runtime thread has to be done, if it was asked to stop.
    pub(super) fn stop_deadline(&self) -> Option<Instant> {
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the runtime thread has nothing left to do but to end.
#[derive(Debug, Default)]
pub(super) struct Finished {
    set: Mutex<bool>,
    changed: Condvar,
}

impl Finished {
    pub(super) fn set(&self) {
        *self.set.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
    }

    pub(super) fn is_set(&self) -> bool {
        *self.set.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it is set; false when `deadline` came first.
    pub(super) fn wait(&self, deadline: Instant) -> bool {
        let set = self.set.lock().unwrap_or_else(PoisonError::into_inner);
        let left = deadline.saturating_duration_since(Instant::now());
        let waited = self.changed.wait_timeout_while(set, left, |set| !*set);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}
