//! How much memory the code under test holds, which only an allocator of our own can tell.
#![allow(unsafe_code, reason = "an allocator cannot be written without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// What a header may make the client take before the payload arrives, whatever it announces.
pub(crate) const AHEAD: usize = 64 * 1024;

struct Counting;

thread_local! {
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static MOST: Cell<isize> = const { Cell::new(0) };
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

fn count(before: usize, after: usize) {
    LIVE.set(LIVE.get().wrapping_add_unsigned(after).wrapping_sub_unsigned(before));
    MOST.set(MOST.get().max(LIVE.get()));
    CALLS.set(CALLS.get().wrapping_add(1));
}

// SAFETY: every call goes on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(0, layout.size());
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        count(layout.size(), 0);
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(layout.size(), size);
        // SAFETY: as above.
        unsafe { System.realloc(memory, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What an action took from this thread's heap.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Taken {
    /// Bytes held after it that were not held before; negative when it freed.
    pub(crate) bytes: isize,
    /// The most that was held at once on the way, as `bytes`.
    pub(crate) most: isize,
    /// How often it allocated or freed.
    pub(crate) calls: usize,
}

pub(crate) fn taken<T>(action: impl FnOnce() -> T) -> (Taken, T) {
    let (live, calls) = (LIVE.get(), CALLS.get());
    MOST.set(live);
    let result = action();
    (Taken { bytes: LIVE.get() - live, most: MOST.get() - live, calls: CALLS.get() - calls }, result)
}
