use std::collections::HashSet;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use tickcord::events::{Event, Queue, WaitOutcome};
use tickcord::model::EventKind;

/// Long enough that running into it can only be a lost wake-up.
const LONG: Duration = Duration::from_mins(1);

const KINDS: [EventKind; 5] = [
    EventKind::TypingStart,
    EventKind::MessageCreate,
    EventKind::PresenceUpdate,
    EventKind::ConnectionState,
    EventKind::Unknown,
];

/// Waits, and makes sure that what ended it was not the timeout.
fn wait(queue: &Queue) -> WaitOutcome {
    let start = Instant::now();
    let outcome = queue.wait(LONG);
    assert!(start.elapsed() < LONG, "a wake-up was lost");
    outcome
}

/// Returns once this many threads wait.
fn until_waiting(queue: &Queue, threads: usize) {
    while queue.counts().waiters != threads {
        thread::yield_now();
    }
}

#[test]
fn a_push_wakes_a_waiting_thread_every_time() {
    let (there, back) = (Queue::new(1, usize::MAX, 8).unwrap(), Queue::new(1, usize::MAX, 8).unwrap());
    let ball = Box::new(Event::own(EventKind::RequestResult, "{}".to_owned()));
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..2000 {
                assert_eq!(wait(&there), WaitOutcome::Ready);
                back.push(there.pop().expect("the ball"));
            }
        });
        let mut ball = Some(ball);
        for _ in 0..2000 {
            there.push(ball.take().expect("the ball"));
            assert_eq!(wait(&back), WaitOutcome::Ready);
            ball = back.pop();
        }
    });
}

#[test]
fn each_push_wakes_one_more_of_several_waiting_threads() {
    let queue = Queue::new(3, usize::MAX, 8).unwrap();
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                assert_eq!(wait(&queue), WaitOutcome::Ready);
                assert!(queue.pop().is_some());
            });
        }
        for left in (0..3).rev() {
            until_waiting(&queue, left + 1);
            queue.push(Box::new(Event::own(EventKind::RequestResult, "{}".to_owned())));
        }
    });
    assert!(queue.is_empty());
}

#[test]
fn closing_wakes_every_waiting_thread() {
    let queue = Queue::new(1, usize::MAX, 8).unwrap();
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| assert_eq!(wait(&queue), WaitOutcome::Closed));
        }
        until_waiting(&queue, 3);
        queue.close();
    });
}

#[test]
fn what_many_threads_push_comes_out_once_or_is_counted() {
    const PUSHERS: u64 = 4;
    const EACH: u64 = 5000;
    let queue = Queue::new(64, 40_000, 8).unwrap();
    let seen = Mutex::new(HashSet::new());
    let reported = Mutex::new(0);
    thread::scope(|scope| {
        for popper in 0..2 {
            let (queue, seen, reported) = (&queue, &seen, &reported);
            scope.spawn(move || {
                let take = |event: Box<Event>| {
                    if event.kind() == EventKind::EventsDropped {
                        *reported.lock().expect("sound") += event.get_u64("/total").expect("a count");
                    } else {
                        let number = event.get_u64("").expect("a number");
                        assert!(seen.lock().expect("sound").insert(number), "{number} came twice");
                    }
                };
                loop {
                    match wait(queue) {
                        WaitOutcome::Ready if popper == 0 => queue.pop().into_iter().for_each(take),
                        WaitOutcome::Ready => drop(queue.pop_many(40, take)),
                        WaitOutcome::Closed => break,
                        WaitOutcome::TimedOut => unreachable!(),
                    }
                }
            });
        }
        let pushers: Vec<_> = (0..PUSHERS)
            .map(|pusher| {
                let queue = &queue;
                scope.spawn(move || {
                    for (number, kind) in (0..EACH).zip(KINDS.iter().cycle()) {
                        let data = (pusher * EACH + number).to_string();
                        queue.push(Box::new(Event::own(*kind, data)));
                        assert!(queue.counts().waiting <= 64 + 256);
                    }
                })
            })
            .collect();
        for pusher in pushers {
            pusher.join().expect("no panic");
        }
        queue.close();
    });
    let counts = queue.counts();
    let seen = seen.into_inner().expect("sound").len() as u64;
    assert_eq!((counts.pushed, counts.popped, counts.waiting), (PUSHERS * EACH, seen, 0));
    assert_eq!(counts.dropped.iter().sum::<u64>(), PUSHERS * EACH - seen);
    assert_eq!(reported.into_inner().expect("sound"), PUSHERS * EACH - seen);
}

#[test]
fn one_reader_sees_each_writers_events_in_order() {
    let queue = Queue::new(32, usize::MAX, 8).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| {
            for (number, kind) in (0..20_000).zip(KINDS.iter().cycle()) {
                queue.push(Box::new(Event::own(*kind, number.to_string())));
            }
            queue.close();
        });
        let mut last = None;
        while wait(&queue) == WaitOutcome::Ready {
            while let Some(event) = queue.pop() {
                if event.kind() != EventKind::EventsDropped {
                    let number = event.get_u64("").ok();
                    assert!(number > last, "{number:?} after {last:?}");
                    last = number;
                }
            }
        }
    });
}
