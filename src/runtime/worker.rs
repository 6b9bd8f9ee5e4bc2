use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::runtime::{Builder, Runtime};

use super::{
    library_events,
    shared::Shared,
    thread,
    wake::{Socket, Woken},
};
use crate::base::{Failure, Level, ResultCode, with_standard_streams_taken};

/// What an object's thread does.
pub(super) trait Work {
    /// The number of the state that the object is in after a bug.
    const POISONED: i32;

    /// Works until the host asks for the end.
    async fn run(&mut self);

    /// After a bug: tells the host what became of all it left here. Does nothing that could meet the bug again.
    fn abandon(&mut self, failure: &Failure);
}

/// All that an object's thread starts with. `make` makes what it does.
pub(super) struct Worker<M> {
    pub(super) shared: Arc<Shared>,
    pub(super) runtime: Runtime,
    pub(super) woken: Socket,
    pub(super) make: M,
}

/// A thread that resolves names or reads files ends when it has not been needed for so long.
const BLOCKING_KEEP_ALIVE: Duration = Duration::from_secs(1);

/// A resolver or a disk that hangs keeps its thread.
const MAX_BLOCKING: usize = 4;

impl<W: Work, M: FnOnce(Woken) -> W> Worker<M> {
    /// The body of the object's thread. Whatever happens, it ends in order.
    pub(super) fn run(self) {
        let shared = Arc::clone(&self.shared);
        if let Err(error) = self.work() {
            let what = shared.what;
            let text =
                format!("The system refused what the {what} needs: {error}. Check this process's limits.");
            poison::<W>(&shared, &Failure::new(ResultCode::Poisoned, text), None);
        }
        thread::ended();
        shared.finished.set();
    }

    fn work(self) -> io::Result<()> {
        let Self { shared, runtime, woken, make } = self;
        // The socket is registered with the runtime.
        let woken = runtime.block_on(async { Woken::new(woken) })?;
        let mut work = make(woken);
        // A bug in here stops this object and nothing else.
        if catch_unwind(AssertUnwindSafe(|| runtime.block_on(work.run()))).is_err() {
            let what = shared.what;
            let text = format!("A bug in Tickcord stopped this {what}: destroy it and create a new one.");
            poison(&shared, &Failure::new(ResultCode::Poisoned, text), Some(&mut work));
        }
        drop(work);
        let deadline = shared.stop_deadline().unwrap_or_else(Instant::now);
        // A name that is being resolved cannot be interrupted.
        runtime.shutdown_timeout(deadline.saturating_duration_since(Instant::now()));
        Ok(())
    }
}

/// What drives sockets and timers. Made where `create` can still say that the system refused it.
pub(super) fn runtime(shared: &Shared) -> io::Result<Runtime> {
    let mut builder = Builder::new_current_thread();
    builder
        .enable_io()
        .enable_time()
        .thread_keep_alive(BLOCKING_KEEP_ALIVE)
        .max_blocking_threads(MAX_BLOCKING)
        .on_thread_start(shared.blocking_thread_started())
        .on_thread_stop(shared.blocking_thread_ended());
    with_standard_streams_taken(|| builder.build())
}

/// The object stops for good, for a reason that is no peer's.
fn poison<W: Work>(shared: &Shared, failure: &Failure, work: Option<&mut W>) {
    // Before the events: a host that reads them finds the state to match, and no call adds a request any more.
    shared.poison(W::POISONED);
    shared.log(Level::Error, &failure.text);
    if let Some(work) = work {
        work.abandon(failure);
    }
    shared.push(library_events::poisoned(failure));
}
