use std::time::Duration;

use tickcord::events::{Event, Queue, WaitOutcome};
use tickcord::model::{Class, EventKind};

const UNLIMITED: usize = usize::MAX;

const EPHEMERAL: EventKind = EventKind::TypingStart;
const ORDINARY: EventKind = EventKind::MessageCreate;
const INTERACTION: EventKind = EventKind::InteractionCreate;
const LIFECYCLE: EventKind = EventKind::ConnectionState;
const RESULT: EventKind = EventKind::RequestResult;

fn numbered(kind: EventKind, number: usize) -> Box<Event> {
    Box::new(Event::own(kind, number.to_string()))
}

/// A queue of `capacity` into which these were pushed, numbered from 0.
fn filled(capacity: usize, kinds: &[EventKind]) -> Queue {
    let queue = Queue::new(capacity, UNLIMITED, 8).unwrap();
    for (number, &kind) in kinds.iter().enumerate() {
        queue.push(numbered(kind, number));
    }
    queue
}

/// The numbers of the events that come out, and how many of each class the reports among them say were dropped.
fn drain(queue: &Queue) -> (Vec<u64>, [u64; Class::COUNT]) {
    let mut numbers = Vec::new();
    let mut reported = [0; Class::COUNT];
    while let Some(event) = queue.pop() {
        if event.kind() == EventKind::EventsDropped {
            add_report(&event, &mut reported);
        } else {
            numbers.push(event.get_u64("").expect("a number"));
        }
    }
    (numbers, reported)
}

fn add_report(event: &Event, sums: &mut [u64; Class::COUNT]) {
    let names = ["/ephemeral", "/ordinary", "/interaction", "/lifecycle"];
    let counts = names.map(|name| event.get_u64(name).expect("a count"));
    assert_eq!(event.get_u64("/total"), Ok(counts.iter().sum()));
    sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
}

#[test]
fn events_come_out_in_the_order_they_went_in_whatever_their_class() {
    let kinds = [ORDINARY, RESULT, EPHEMERAL, LIFECYCLE, INTERACTION, ORDINARY, EPHEMERAL, RESULT];
    let queue = filled(8, &kinds);
    assert_eq!(queue.len(), 8);
    assert_eq!(drain(&queue), ((0..8).collect(), [0; 5]));
    assert!(queue.is_empty() && queue.pop().is_none());
}

#[test]
fn the_lowest_class_loses_its_oldest_first() {
    use EventKind as K;
    let cases: [(&[K], &[u64], [u64; 5]); 6] = [
        (&[EPHEMERAL, ORDINARY, EPHEMERAL, ORDINARY], &[1, 2, 3], [1, 0, 0, 0, 0]),
        (&[ORDINARY, ORDINARY, EPHEMERAL, ORDINARY], &[0, 1, 3], [1, 0, 0, 0, 0]),
        (&[ORDINARY, ORDINARY, ORDINARY, ORDINARY], &[1, 2, 3], [0, 1, 0, 0, 0]),
        (&[EPHEMERAL, EPHEMERAL, EPHEMERAL, EPHEMERAL], &[1, 2, 3], [1, 0, 0, 0, 0]),
        // What only a higher class could make room for is dropped itself.
        (&[ORDINARY, ORDINARY, ORDINARY, EPHEMERAL], &[0, 1, 2], [1, 0, 0, 0, 0]),
        (&[EPHEMERAL, ORDINARY, EPHEMERAL, ORDINARY, ORDINARY, ORDINARY], &[3, 4, 5], [2, 1, 0, 0, 0]),
    ];
    for (kinds, left, dropped) in cases {
        let queue = filled(3, kinds);
        assert_eq!(queue.counts().dropped, dropped, "{kinds:?}");
        assert_eq!(drain(&queue), (left.to_vec(), dropped), "{kinds:?}");
    }
}

#[test]
fn chat_without_end_drops_no_interaction_no_state_and_no_result() {
    let queue = Queue::new(2, UNLIMITED, 100).unwrap();
    let kept = [INTERACTION, LIFECYCLE, RESULT, EventKind::Ready, EventKind::Fatal];
    let mut expected = Vec::new();
    for number in 0..3000 {
        let kind = if number % 30 == 0 { kept[number / 30 % kept.len()] } else { ORDINARY };
        queue.push(numbered(kind, number));
        if kind != ORDINARY || number >= 2998 {
            expected.push(number as u64);
        }
    }
    let (numbers, reported) = drain(&queue);
    assert_eq!(numbers, expected);
    assert_eq!(reported, [0, 2898, 0, 0, 0]);
}

#[test]
fn results_are_never_dropped() {
    let queue = Queue::new(1, 1, 1).unwrap();
    for number in 0..5000 {
        queue.push(numbered(RESULT, number));
    }
    assert_eq!(drain(&queue), ((0..5000).collect(), [0; 5]));
}

#[test]
fn a_flood_of_interactions_drops_the_oldest_of_them_alone() {
    let queue = Queue::new(1, UNLIMITED, 1).unwrap();
    for (number, kind) in [ORDINARY, LIFECYCLE, RESULT].into_iter().enumerate() {
        queue.push(numbered(kind, number));
    }
    for number in 3..Queue::MAX_INTERACTIONS + 3 {
        queue.push(numbered(INTERACTION, number));
    }
    assert_eq!(queue.counts().dropped, [0; 5]);
    queue.push(numbered(INTERACTION, 10_000));
    queue.push(numbered(INTERACTION, 10_001));
    let (numbers, reported) = drain(&queue);
    assert_eq!(reported, [0, 0, 2, 0, 0]);
    assert_eq!(numbers[..4], [0, 1, 2, 5]);
    assert_eq!(numbers[numbers.len() - 2..], [10_000, 10_001]);
}

#[test]
fn large_interactions_are_bounded_in_bytes() {
    let queue = Queue::new(1, UNLIMITED, 1).unwrap();
    for number in 0..100 {
        queue.push(Box::new(Event::own(INTERACTION, format!("{number}{}", " ".repeat(1 << 20)))));
        assert!(queue.counts().bytes <= 32 << 20);
    }
    // One alone may be larger than all together may be.
    queue.push(Box::new(Event::own(INTERACTION, format!("100{}", " ".repeat(40 << 20)))));
    assert_eq!(drain(&queue), (vec![100], [0, 0, 100, 0, 0]));
    assert_eq!(queue.counts().bytes, 0);
}

#[test]
fn weeks_of_reconnects_keep_the_last_of_each_kind() {
    use EventKind::{ConnectionState, Fatal, GatewayWarning, Ready};
    let queue = filled(1, &[Fatal, GatewayWarning, Ready, ConnectionState]);
    for number in 4..10_000 {
        queue.push(numbered(ConnectionState, number));
    }
    assert_eq!(queue.len(), 256 + 1, "and the report");
    let (numbers, reported) = drain(&queue);
    assert_eq!(numbers[..3], [0, 1, 2], "nothing has taken their place");
    assert_eq!(numbers[3..], (10_000 - 253..10_000).collect::<Vec<_>>());
    assert_eq!(reported, [0, 0, 0, 10_000 - 256, 0]);
}

#[test]
fn large_readys_are_bounded_in_bytes_but_for_the_last() {
    let ready = |number: usize, size: usize| {
        Box::new(Event::own(EventKind::Ready, format!("{number}{}", " ".repeat(size))))
    };
    let queue = filled(1, &[LIFECYCLE]);
    for number in 1..10 {
        queue.push(ready(number, 6 << 20));
        assert!(queue.counts().bytes <= 16 << 20);
    }
    queue.push(ready(10, 20 << 20));
    assert_eq!(drain(&queue), (vec![0, 10], [0, 0, 0, 9, 0]));
    assert_eq!(queue.counts().bytes, 0);
}

#[test]
fn a_report_comes_first_and_gathers_what_was_dropped_since_the_last() {
    let queue = filled(2, &[ORDINARY, ORDINARY, ORDINARY, EPHEMERAL, ORDINARY]);
    assert_eq!(queue.len(), 3);
    let report = queue.pop().expect("a report");
    assert_eq!((report.kind(), report.name()), (EventKind::EventsDropped, c"EVENTS_DROPPED"));
    assert_eq!(report.json(), r#"{"ephemeral":1,"interaction":0,"lifecycle":0,"ordinary":2,"total":3}"#);
    assert_eq!(drain(&queue), (vec![2, 4], [0; 5]));

    // Nothing new, no second report; something new, one that does not repeat the old.
    for number in 5..8 {
        queue.push(numbered(ORDINARY, number));
    }
    assert_eq!(drain(&queue), (vec![6, 7], [0, 1, 0, 0, 0]));
    assert_eq!(queue.counts().dropped, [1, 3, 0, 0, 0]);
}

#[test]
fn a_host_that_is_always_too_slow_still_gets_events() {
    let queue = filled(2, &[ORDINARY; 3]);
    let kinds: Vec<_> = (0..6)
        .map(|number| {
            queue.push(numbered(ORDINARY, number));
            queue.push(numbered(ORDINARY, number));
            queue.pop().expect("something").kind()
        })
        .collect();
    let dropped = EventKind::EventsDropped;
    assert_eq!(kinds, [dropped, ORDINARY, dropped, ORDINARY, dropped, ORDINARY]);
}

#[test]
fn a_report_comes_even_when_nothing_else_is_left() {
    let queue = Queue::new(4, numbered(ORDINARY, 1).byte_size() * 2, 8).unwrap();
    let large = || Box::new(Event::own(ORDINARY, format!("\"{}\"", "x".repeat(4000))));
    queue.push(large());
    queue.push(large());
    assert!(queue.pop().is_some_and(|event| event.kind() == EventKind::EventsDropped));
    assert!(queue.pop().is_some_and(|event| event.kind() == ORDINARY));
    queue.push(large());
    queue.push(large());
    assert!(queue.pop().is_some_and(|event| event.kind() == EventKind::EventsDropped));
    queue.push(large());
    // One report just came out, and an event waits.
    assert!(queue.pop().is_some_and(|event| event.kind() == ORDINARY));
    assert_eq!(queue.len(), 1);
    assert!(queue.pop().is_some_and(|event| event.kind() == EventKind::EventsDropped));
    assert!(queue.pop().is_none());
}

#[test]
fn memory_is_bounded_too() {
    let size = numbered(ORDINARY, 1).byte_size();
    let queue = Queue::new(1000, 4 * size, 8).unwrap();
    for number in 0..10 {
        queue.push(numbered(ORDINARY, number));
        assert!(queue.counts().bytes <= 4 * size);
    }
    assert_eq!(drain(&queue), (vec![6, 7, 8, 9], [0, 6, 0, 0, 0]));
    assert_eq!(queue.counts().bytes, 0);

    // One large event takes the room of several small ones.
    for number in 0..4 {
        queue.push(numbered(ORDINARY, number));
    }
    let text = format!("4{}", " ".repeat(2 * size));
    let large = Event::own(ORDINARY, text);
    assert!((2 * size..=3 * size).contains(&large.byte_size()));
    queue.push(Box::new(large));
    assert_eq!(drain(&queue), (vec![3, 4], [0, 3, 0, 0, 0]));
}

#[test]
fn dropping_more_than_a_batch_for_one_event_keeps_count() {
    let size = numbered(EPHEMERAL, 100).byte_size();
    let queue = Queue::new(1000, 200 * size, 8).unwrap();
    for number in 100..300 {
        queue.push(numbered(EPHEMERAL, number));
    }
    assert_eq!(queue.len(), 200);
    queue.push(Box::new(Event::own(ORDINARY, format!("7{}", " ".repeat(150 * size)))));
    let counts = queue.counts();
    assert_eq!((counts.pushed, counts.popped), (201, 0));
    assert_eq!(counts.dropped[0] + counts.waiting as u64, 201);
    assert!(counts.dropped[0] > 100, "{counts:?}");
    assert!(counts.bytes <= 200 * size);
    let (numbers, reported) = drain(&queue);
    assert_eq!(reported, counts.dropped);
    assert_eq!(numbers.last(), Some(&7));
}

#[test]
fn an_event_larger_than_the_whole_limit_is_still_delivered() {
    let size = numbered(ORDINARY, 1).byte_size();
    let queue = Queue::new(10, 3 * size, 8).unwrap();
    let huge = |number: usize| Box::new(Event::own(ORDINARY, format!("{number}{}", " ".repeat(5 * size))));
    queue.push(numbered(ORDINARY, 0));
    queue.push(huge(1));
    queue.push(numbered(ORDINARY, 2));
    assert!(queue.counts().bytes > 5 * size);
    // Only one of them at a time.
    queue.push(huge(3));
    assert_eq!(drain(&queue), (vec![0, 1, 2], [0, 1, 0, 0, 0]));
    assert_eq!(queue.counts().bytes, 0);
    queue.push(huge(4));
    assert_eq!(drain(&queue), (vec![4], [0; 5]));
}

#[test]
fn pop_many_takes_as_many_as_asked_for() {
    let queue = Queue::new(200, UNLIMITED, 8).unwrap();
    for number in 0..201 {
        queue.push(numbered(ORDINARY, number));
    }
    let mut taken = Vec::new();
    assert_eq!(queue.pop_many(0, |event| taken.push(event)), 0);
    assert_eq!(queue.pop_many(1, |event| taken.push(event)), 1);
    assert_eq!(taken[0].kind(), EventKind::EventsDropped);
    assert_eq!(queue.pop_many(70, |event| taken.push(event)), 70);
    assert_eq!(queue.len(), 130);
    assert_eq!(queue.pop_many(1000, |event| taken.push(event)), 130);
    assert_eq!(queue.pop_many(1000, |event| taken.push(event)), 0);
    let numbers: Vec<_> = taken[1..].iter().map(|event| event.get_u64("").expect("a number")).collect();
    assert_eq!(numbers, (1..201).collect::<Vec<_>>());
    assert_eq!(queue.counts().popped, 200);
}

#[test]
fn waiting_ends_at_once_when_something_is_there_or_the_queue_is_closed() {
    let hour = Duration::from_hours(1);
    let queue = filled(2, &[ORDINARY]);
    assert_eq!(queue.wait(hour), WaitOutcome::Ready);
    queue.close();
    assert_eq!(queue.wait(hour), WaitOutcome::Ready);
    assert!(queue.pop().is_some());
    assert_eq!(queue.wait(hour), WaitOutcome::Closed);
    queue.push(numbered(ORDINARY, 1));
    assert_eq!(queue.wait(hour), WaitOutcome::Ready);
    assert_eq!(Queue::new(1, 1, 8).unwrap().wait(Duration::ZERO), WaitOutcome::TimedOut);
}

#[test]
fn a_capacity_of_nothing_holds_one() {
    let queue = filled(0, &[ORDINARY, ORDINARY]);
    assert_eq!(drain(&queue), (vec![1], [0, 1, 0, 0, 0]));
}
