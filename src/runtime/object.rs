use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use crossbeam_channel::{Sender, TrySendError};

use super::{
    back_pressure::BackPressure,
    results::Results,
    shared::Shared,
    thread::{self, Spawn, Thread},
    wake::Wake,
    worker::{self, Work, Worker},
};
use crate::{
    base::{Failure, Log, Record, ResultCode},
    events::{Event, Queue, WaitOutcome},
};

/// What every object of the C API is made of: a thread of its own that does all the work, and between it and the host's
/// threads a queue of events, a log, and the host's wish to be connected.
///
/// No method waits for the object's thread but [`wait`](Self::wait), and that no longer than it is told.
pub struct Object {
    pub(super) shared: Arc<Shared>,
    thread: Mutex<Option<Box<dyn Thread>>>,
}

/// More than a thread with nothing left to do takes to end.
const ENDING: Duration = Duration::from_millis(500);

/// How an object differs from others from the start.
pub(super) struct Setup {
    /// Its kind, in words.
    pub(super) what: &'static str,
    pub(super) log: Log,
    /// How many messages and the like wait at the most, and what they may take in bytes.
    pub(super) queue: (usize, usize),
    /// How many results its host may be owed.
    pub(super) results: usize,
    pub(super) back_pressure: Option<BackPressure>,
}

impl Object {
    /// Starts the thread, which does what `make` makes.
    pub(super) fn start<W: Work>(
        setup: Setup,
        spawn: Spawn,
        make: impl FnOnce(Arc<Shared>) -> W + Send + 'static,
    ) -> Result<Self, Failure> {
        thread::reap();
        let no_resources = |what: &str, error: &dyn fmt::Display| {
            let text = format!("The system refused {what}: {error}. Check this process's limits.");
            Failure::new(ResultCode::OutOfResources, text)
        };
        let (wake, woken) = Wake::pair().map_err(|error| no_resources("a pair of sockets", &error))?;
        let (capacity, bytes) = setup.queue;
        let events = Queue::new(capacity, bytes, setup.results)
            .map_err(|error| no_resources("memory for the event queue", &error))?;
        let results = Results::new(setup.results);
        let mut shared = Shared::new(setup.what, setup.log, events, results, wake);
        shared.back_pressure = setup.back_pressure;
        let shared = Arc::new(shared);
        let runtime =
            worker::runtime(&shared).map_err(|error| no_resources("what waits for sockets", &error))?;
        let make = {
            let shared = Arc::clone(&shared);
            move || make(shared)
        };
        let worker = Worker { shared: Arc::clone(&shared), runtime, woken, make };
        thread::started();
        let thread = spawn(Box::new(move || worker.run())).map_err(|error| {
            thread::ended();
            no_resources("a thread", &error)
        })?;
        Ok(Self { shared, thread: Mutex::new(Some(thread)) })
    }

    /// The oldest event that waits.
    #[must_use]
    pub fn poll_event(&self) -> Option<Box<Event>> {
        self.shared.poll_gaps.polled(Instant::now());
        let event = self.shared.events.pop().inspect(|event| self.shared.polled(event));
        self.shared.let_in();
        event
    }

    /// Gives up to `limit` waiting events to `take`, and returns how many.
    pub fn poll_events(&self, limit: usize, mut take: impl FnMut(Box<Event>)) -> usize {
        self.shared.poll_gaps.polled(Instant::now());
        let count = self.shared.events.pop_many(limit, |event| {
            self.shared.polled(&event);
            take(event);
        });
        self.shared.let_in();
        count
    }

    /// Waits until an event can be polled, the time is over, or the object is being stopped.
    #[must_use]
    pub fn wait(&self, timeout: Duration) -> WaitOutcome {
        self.shared.events.wait(timeout)
    }

    /// The oldest log record that waits, and how many were dropped before it.
    #[must_use]
    pub fn poll_log(&self) -> Option<(Record, u64)> {
        self.shared.log.poll()
    }

    /// Leaves a command for the thread.
    pub(super) fn command<C>(&self, commands: &Sender<C>, command: C) -> Result<(), Failure> {
        commands.try_send(command).map_err(|error| match error {
            TrySendError::Full(_) => {
                let text = "Too many calls wait for the runtime thread: call less often.";
                Failure::new(ResultCode::QueueFull, text)
            }
            TrySendError::Disconnected(_) if self.shared.stop_deadline().is_some() => {
                let text = format!("The {} is being destroyed by another thread.", self.shared.what);
                Failure::new(ResultCode::InvalidHandle, text)
            }
            TrySendError::Disconnected(_) => self.poisoned(),
        })?;
        self.shared.wake.wake();
        Ok(())
    }

    pub(super) fn check_poison(&self) -> Result<(), Failure> {
        if self.shared.is_poisoned() { Err(self.poisoned()) } else { Ok(()) }
    }

    /// Ends the thread within `timeout`; true when all threads of the object have ended. A second call finds nothing to do.
    pub(super) fn stop(&self, timeout: Duration) -> bool {
        let deadline = Instant::now() + timeout;
        self.shared.events.close();
        self.shared.stop(deadline);
        let finished = self.shared.finished.wait(deadline);
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        let running = match thread {
            Some(thread) if finished => thread.join(deadline.max(Instant::now() + ENDING)),
            thread => thread,
        };
        let ended = finished && running.is_none();
        if let Some(thread) = running {
            let finished = Arc::clone(&self.shared.finished);
            thread::leave(thread, move || finished.is_set());
        }
        ended && self.shared.blocking_threads_ended()
    }

    fn poisoned(&self) -> Failure {
        let what = self.shared.what;
        let text =
            format!("The {what} was stopped, as its last event says: destroy it and create a new one.");
        Failure::new(ResultCode::Poisoned, text)
    }
}

impl Drop for Object {
    /// Does not wait: a thread that nobody stopped ends by itself.
    fn drop(&mut self) {
        if self.thread.get_mut().is_ok_and(|thread| thread.is_some()) {
            self.stop(Duration::ZERO);
        }
    }
}
