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

    /// Works until the host asks for the end. `woken` tells when the host has left something.
    async fn run(&mut self, woken: &Woken);

    /// In place of `run`, or after a bug in it: tells the host what became of all it left here. Does nothing that could meet
    /// the bug again.
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

impl<W: Work, M: FnOnce() -> W> Worker<M> {
    /// The body of the object's thread. Whatever happens, it ends in order.
    pub(super) fn run(self) {
        let Self { shared, runtime, woken, make } = self;
        let what = shared.what;
        let mut work = make();
        // The socket is registered with the runtime.
        let ended = match runtime.block_on(async { Woken::new(woken) }) {
            // A bug in here stops this object and nothing else.
            Ok(woken) => {
                catch_unwind(AssertUnwindSafe(|| runtime.block_on(work.run(&woken)))).map_err(|_| {
                    format!("A bug in Tickcord stopped this {what}: destroy it and create a new one.")
                })
            }
            Err(error) => Err(format!(
                "The system refused what the {what} needs: {error}. Check this process's limits."
            )),
        };
        if let Err(text) = ended {
            poison(&shared, &Failure::new(ResultCode::Poisoned, text), &mut work);
        }
        drop(work);
        let deadline = shared.stop_deadline().unwrap_or_else(Instant::now);
        // A name that is being resolved cannot be interrupted.
        runtime.shutdown_timeout(deadline.saturating_duration_since(Instant::now()));
        thread::ended();
        shared.finished.set();
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
fn poison<W: Work>(shared: &Shared, failure: &Failure, work: &mut W) {
    // Before the events: a host that reads them finds the state to match, and no call adds a request any more.
    shared.poison(W::POISONED);
    shared.log(Level::Error, &failure.text);
    work.abandon(failure);
    shared.push(library_events::poisoned(failure));
}

#[cfg(all(test, unix))]
mod tests {
    use std::{
        fs::OpenOptions,
        os::{fd::OwnedFd, unix::fs::OpenOptionsExt},
        sync::atomic::{AtomicBool, Ordering},
    };

    use super::*;
    use crate::{base::Log, events::Queue, model::EventKind, runtime::results::Results, runtime::wake::Wake};

    /// Has one accepted request, which it can only abandon.
    struct Accepted<'a> {
        abandoned: &'a AtomicBool,
    }

    impl Work for Accepted<'_> {
        const POISONED: i32 = 9;

        async fn run(&mut self, _: &Woken) {
            panic!("nothing wakes it");
        }

        fn abandon(&mut self, failure: &Failure) {
            assert!(failure.text.contains("The system refused"), "{}", failure.text);
            self.abandoned.store(true, Ordering::SeqCst);
        }
    }

    #[test]
    fn what_was_accepted_has_its_results_even_if_the_system_lets_nothing_wake_the_thread() {
        let (wake, _) = Wake::pair().unwrap();
        let queue = Queue::new(1, 1000, 1).unwrap();
        let shared = Arc::new(Shared::new("client", Log::new(None), queue, Results::new(1), wake));
        // Something that cannot be waited for.
        let null = OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open("/dev/null").unwrap();
        let woken = Socket::from(OwnedFd::from(null));
        let abandoned = AtomicBool::new(false);
        let runtime = runtime(&shared).unwrap();
        let make = || Accepted { abandoned: &abandoned };
        thread::started();
        Worker { shared: Arc::clone(&shared), runtime, woken, make }.run();
        assert!(abandoned.load(Ordering::SeqCst));
        assert_eq!(shared.events.pop().unwrap().kind(), EventKind::Poisoned);
        assert!(shared.is_poisoned() && shared.state() == 9 && shared.finished.is_set());
    }
}
