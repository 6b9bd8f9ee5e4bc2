use std::time::Duration;

use tickcord::events::{Event, Queue, WaitOutcome};
use tickcord::model::{Class, EventKind};

const UNLIMITED: usize = usize::MAX;

const EPHEMERAL: EventKind = EventKind::TypingStart;
const ORDINARY: EventKind = EventKind::MessageCreate;
const STATE: EventKind = EventKind::ConnectionState;
const ESSENTIAL: EventKind = EventKind::InteractionCreate;
const RESULT: EventKind = EventKind::RequestResult;

fn numbered(kind: EventKind, number: usize) -> Box<Event> {
    Box::new(Event::own(kind, number.to_string()))
}

/// A queue of `capacity` into which these were pushed, numbered from 0.
fn filled(capacity: usize, kinds: &[EventKind]) -> Queue {
    let queue = Queue::new(capacity, UNLIMITED).unwrap();
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
    let names = ["/ephemeral", "/ordinary", "/state", "/essential", "/result"];
    let counts = names.map(|name| event.get_u64(name).expect("a count"));
    assert_eq!(event.get_u64("/total"), Ok(counts.iter().sum()));
    sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
}

#[test]
fn events_come_out_in_the_order_they_went_in_whatever_their_class() {
    let kinds = [ORDINARY, RESULT, EPHEMERAL, STATE, ESSENTIAL, ORDINARY, EPHEMERAL, RESULT];
    let queue = filled(8, &kinds);
    assert_eq!(queue.len(), 8);
    assert_eq!(drain(&queue), ((0..8).collect(), [0; 5]));
    assert!(queue.is_empty() && queue.pop().is_none());
}

#[test]
fn the_lowest_class_loses_its_oldest_first() {
    use EventKind as K;
    let cases: [(&[K], &[u64], [u64; 5]); 11] = [
        (&[EPHEMERAL, ORDINARY, EPHEMERAL, ORDINARY], &[1, 2, 3], [1, 0, 0, 0, 0]),
        (&[ORDINARY, ORDINARY, EPHEMERAL, ORDINARY], &[0, 1, 3], [1, 0, 0, 0, 0]),
        (&[ORDINARY, STATE, ESSENTIAL, ORDINARY], &[1, 2, 3], [0, 1, 0, 0, 0]),
        (&[ESSENTIAL, STATE, STATE, RESULT], &[0, 2, 3], [0, 0, 1, 0, 0]),
        (&[ESSENTIAL, RESULT, ESSENTIAL, ESSENTIAL], &[1, 2, 3], [0, 0, 0, 1, 0]),
        (&[RESULT, RESULT, ESSENTIAL, RESULT], &[0, 1, 3], [0, 0, 0, 1, 0]),
        (&[RESULT, RESULT, RESULT, RESULT], &[1, 2, 3], [0, 0, 0, 0, 1]),
        // What only higher classes could make room for is dropped itself.
        (&[ORDINARY, ORDINARY, ORDINARY, EPHEMERAL], &[0, 1, 2], [1, 0, 0, 0, 0]),
        (&[RESULT, RESULT, RESULT, ESSENTIAL], &[0, 1, 2], [0, 0, 0, 1, 0]),
        (&[RESULT, RESULT, RESULT, ORDINARY, EPHEMERAL, STATE], &[0, 1, 2], [1, 1, 1, 0, 0]),
        (&[EPHEMERAL, ORDINARY, STATE, ESSENTIAL, RESULT, RESULT], &[3, 4, 5], [1, 1, 1, 0, 0]),
    ];
    for (kinds, left, dropped) in cases {
        let queue = filled(3, kinds);
        assert_eq!(queue.counts().dropped, dropped, "{kinds:?}");
        assert_eq!(drain(&queue), (left.to_vec(), dropped), "{kinds:?}");
    }
}

#[test]
fn a_report_comes_first_and_gathers_what_was_dropped_since_the_last() {
    let queue = filled(2, &[ORDINARY, ORDINARY, ORDINARY, EPHEMERAL, ORDINARY]);
    assert_eq!(queue.len(), 3);
    let report = queue.pop().expect("a report");
    assert_eq!((report.kind(), report.name()), (EventKind::EventsDropped, c"EVENTS_DROPPED"));
    assert_eq!(report.json(), r#"{"ephemeral":1,"essential":0,"ordinary":2,"result":0,"state":0,"total":3}"#);
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
    let queue = Queue::new(4, numbered(ORDINARY, 1).byte_size() * 2).unwrap();
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
    let queue = Queue::new(1000, 4 * size).unwrap();
    for number in 0..10 {
        queue.push(numbered(ORDINARY, number));
        assert!(queue.counts().bytes <= 4 * size);
    }
    assert_eq!(drain(&queue), (vec![6, 7, 8, 9], [0, 6, 0, 0, 0]));
    assert_eq!(queue.counts().bytes, 0);

    // One large event takes the room of several small ones, but none of a higher class.
    for number in 0..3 {
        queue.push(numbered(ORDINARY, number));
    }
    queue.push(numbered(RESULT, 3));
    let text = format!("4{}", " ".repeat(2 * size));
    let large = Event::own(ORDINARY, text);
    assert!((2 * size..=3 * size).contains(&large.byte_size()));
    queue.push(Box::new(large));
    assert_eq!(drain(&queue), (vec![3, 4], [0, 3, 0, 0, 0]));
}

#[test]
fn dropping_more_than_a_batch_for_one_event_keeps_count() {
    let size = numbered(EPHEMERAL, 100).byte_size();
    let queue = Queue::new(1000, 200 * size).unwrap();
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
    let queue = Queue::new(10, 3 * size).unwrap();
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
    let queue = Queue::new(200, UNLIMITED).unwrap();
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
    assert_eq!(Queue::new(1, 1).unwrap().wait(Duration::ZERO), WaitOutcome::TimedOut);
}

#[test]
fn a_capacity_of_nothing_holds_one() {
    let queue = filled(0, &[ORDINARY, ORDINARY]);
    assert_eq!(drain(&queue), (vec![1], [0, 1, 0, 0, 0]));
}
