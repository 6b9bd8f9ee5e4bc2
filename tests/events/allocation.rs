//! Reading and queueing neither allocate nor free, which only an allocator of our own can tell.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::time::Duration;

use tickcord::encoding::json::{Index, Reserved, measure};
use tickcord::events::views::{InteractionInput, Message};
use tickcord::events::{Event, Queue};
use tickcord::model::EventKind;

use crate::dispatch;
use crate::generator::{Random, document};

struct Counting;

thread_local! {
    static CALLS: Cell<u64> = const { Cell::new(0) };
}

fn count() {
    CALLS.with(|calls| calls.set(calls.get() + 1));
}

// SAFETY: every call goes on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        count();
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: as above.
        unsafe { System.realloc(memory, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often this thread allocates or frees in `action`.
fn calls<T>(action: impl FnOnce() -> T) -> (u64, T) {
    let before = CALLS.get();
    let result = action();
    (CALLS.get() - before, result)
}

/// Whether a C caller finds a NUL behind `text`. Only for what an event hands out, which owns that byte.
pub(crate) fn is_followed_by_nul(text: &str) -> bool {
    // SAFETY: the events' documentation promises the byte.
    unsafe { *text.as_ptr().add(text.len()) == 0 }
}

#[test]
fn the_allocator_counts() {
    assert_eq!(calls(|| drop(Box::new(1))).0, 2);
}

#[test]
fn an_index_fits_exactly_into_what_was_measured() {
    let mut random = Random(4);
    for _ in 0..2000 {
        let json = document(&mut random);
        let reserved = Reserved::new(measure(&json).expect("JSON"));
        let (count, index) = calls(|| Index::build(&json, reserved));
        assert_eq!((count, index.is_ok()), (0, true), "{json}");
    }
    let halves = r#"["\ud800","\udc00x","\ud800\ud800\udc00",{"\ud800":"\u0000"}]"#;
    let reserved = Reserved::new(measure(halves).expect("JSON"));
    let (count, index) = calls(|| Index::build(halves, reserved));
    assert_eq!((count, index.is_ok()), (0, true));
}

#[test]
fn reading_an_event_allocates_nothing() {
    let event = dispatch(
        r#"{"t":"MESSAGE_CREATE","s":1,"op":0,"d":{"id":"175928847299117063","content":"a\nb\ud83d\ude00",
            "tts":false,"n":1.5,"big":1e999,"list":[1,{"deep":[null]}],"esc\u0061ped":-3}}"#,
    );
    let (count, ()) = calls(|| {
        assert_eq!(event.get_str("/content"), Ok("a\nb😀"));
        assert_eq!(event.get_u64("/id"), Ok(175_928_847_299_117_063));
        assert_eq!(event.get_i64("/escaped"), Ok(-3));
        assert_eq!(event.get_f64("/n"), Ok(1.5));
        assert!(event.get_f64("/big").is_err());
        assert_eq!(event.get_bool("/tts"), Ok(false));
        assert_eq!(event.get_count("/list"), Ok(2));
        assert!(event.get_kind("/list/1/deep/0").is_ok());
        assert!(event.get_kind("/no~1where").is_err());
        assert!(event.get_kind("bad").is_err());
        assert_eq!(event.get_json("").map(str::len), Ok(event.json().len()));
        assert_eq!(event.name(), c"MESSAGE_CREATE");
    });
    assert_eq!(count, 0);

    let other = dispatch(
        r#"{"t":"MESSAGE_CREATE","s":2,"op":0,"d":{"id":"1","author":{"username":"a"},"content":"b"}}"#,
    );
    let (count, message) = calls(|| other.view::<Message<'_>>());
    assert_eq!((count, message.unwrap().author.username), (0, "a"), "a view builds the index, and no more");

    let command = dispatch(
        r#"{"t":"INTERACTION_CREATE","s":3,"op":0,"d":{"data":{"options":[{"name":"who","type":6,"value":"7"}],
            "resolved":{"users":{"7":{"username":"ada"}}}}}}"#,
    );
    let (count, who) = calls(|| command.view::<InteractionInput<'_>>().and_then(|input| input.option("who")));
    assert_eq!((count, who.unwrap().display_name), (0, "ada"));

    // A part is the exception, once.
    assert!(calls(|| event.get_json("/list").is_ok()).0 > 0);
    assert_eq!(calls(|| event.get_json("/list").is_ok()).0, 0);
}

#[test]
fn queueing_allocates_nothing() {
    let queue = Queue::new(4, usize::MAX, 4).unwrap();
    let kinds =
        [EventKind::MessageCreate, EventKind::InteractionCreate, EventKind::Ready, EventKind::RequestResult];
    let events: Vec<_> = kinds.map(|kind| Box::new(Event::own(kind, "{}".to_owned()))).into();
    let (count, ()) = calls(|| events.into_iter().for_each(|event| queue.push(event)));
    // The vector.
    assert_eq!(count, 1);

    let mut room = Vec::with_capacity(4);
    let (count, ()) = calls(|| {
        room.extend(queue.pop());
        queue.pop_many(8, |event| room.push(event));
        assert!(queue.pop().is_none());
        queue.wait(Duration::ZERO);
    });
    assert_eq!((count, room.len()), (0, 4));
}
