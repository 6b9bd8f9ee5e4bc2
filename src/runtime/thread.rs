use std::{
    io, mem,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

/// What a thread runs.
pub type Body = Box<dyn FnOnce() + Send>;

/// A thread that was started.
pub trait Thread: Send {
    /// Waits for the end of a thread that has nothing left to do; gives it back if it has not ended by `deadline`. Only Windows
    /// makes a thread wait there: for its loader, which the caller holds up if it is in a `DllMain`.
    fn join(self: Box<Self>, deadline: Instant) -> Option<Box<dyn Thread>>;
}

/// Starts a thread. A seam, because what a host's process needs of a thread (signals blocked, nothing left behind on
/// the host's own thread) cannot be had from `std::thread`.
pub type Spawn = fn(Body) -> io::Result<Box<dyn Thread>>;

/// Threads of this library that run now, in all clients: their own, and those that resolve names for them.
static LIVE: AtomicUsize = AtomicUsize::new(0);

/// Threads that did not end in time, each with the question whether it has by now.
static LEFT: Mutex<Vec<(Finished, Box<dyn Thread>)>> = Mutex::new(Vec::new());

type Finished = Box<dyn Fn() -> bool + Send>;

/// Whether no thread of this library runs. Does not wait for one that still has work.
#[must_use]
pub fn all_ended() -> bool {
    reap() && LIVE.load(Ordering::SeqCst) == 0
}

/// Joins the threads that were left and have finished since; true when none is left.
pub(super) fn reap() -> bool {
    let mut left = LEFT.lock().unwrap_or_else(PoisonError::into_inner);
    for (finished, thread) in mem::take(&mut *left) {
        let running = if finished() { thread.join(Instant::now()) } else { Some(thread) };
        left.extend(running.map(|thread| (finished, thread)));
    }
    left.is_empty()
}

/// Leaves a thread to itself until [`reap`] finds that it has finished.
pub(super) fn leave(thread: Box<dyn Thread>, finished: impl Fn() -> bool + Send + 'static) {
    LEFT.lock().unwrap_or_else(PoisonError::into_inner).push((Box::new(finished), thread));
}

pub(super) fn started() {
    LIVE.fetch_add(1, Ordering::SeqCst);
}

pub(super) fn ended() {
    LIVE.fetch_sub(1, Ordering::SeqCst);
}
