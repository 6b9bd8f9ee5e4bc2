//! Fragmentation: 5.4.

use tickcord::websocket::{Closed, Refusal, Violation};

use super::scenario::{Scenario, Seen, failed, text};
use super::wire::{BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, fragment, frame};

#[test]
fn s5_4_fragments_are_joined_in_order() {
    let seen = Scenario::open()
        .server(fragment(TEXT, "Hel"))
        .server(fragment(CONTINUATION, "lo, "))
        .server(frame(CONTINUATION, "world"))
        .server(fragment(BINARY, [1, 2]))
        .server(frame(CONTINUATION, [3]))
        .run();
    assert_eq!(seen, [text("Hello, world"), Seen::Binary(vec![1, 2, 3])]);
}

#[test]
fn s5_4_any_fragment_may_be_empty() {
    for parts in [["", "", ""], ["", "a", ""], ["a", "", ""], ["", "", "a"], ["a", "", "b"]] {
        let [first, second, third] = parts;
        let seen = Scenario::open()
            .server(fragment(TEXT, first))
            .server(fragment(CONTINUATION, second))
            .server(frame(CONTINUATION, third))
            .run();
        assert_eq!(seen, [Seen::Text(parts.concat())]);
    }
}

#[test]
fn s5_4_many_and_long_fragments() {
    let part = vec![9; 1000];
    let mut scenario = Scenario::open().server(fragment(BINARY, &part));
    for _ in 0..200 {
        scenario = scenario.server(fragment(CONTINUATION, &part));
    }
    let seen = scenario.server(frame(CONTINUATION, &part)).run();
    assert_eq!(seen, [Seen::Binary(vec![9; 202_000])]);
}

#[test]
fn s5_4_control_frames_come_between_fragments() {
    let seen = Scenario::open()
        .server(fragment(TEXT, "Hel"))
        .server(frame(PING, "1"))
        .server(frame(PONG, "2"))
        .server(fragment(CONTINUATION, "l"))
        .server(frame(PING, "3"))
        .server(frame(CONTINUATION, "o"))
        .run();
    assert_eq!(
        seen,
        [
            Seen::Frame(PONG, b"1".to_vec()),
            Seen::Pong(b"2".to_vec()),
            Seen::Frame(PONG, b"3".to_vec()),
            text("Hello")
        ]
    );
}

#[test]
fn s5_4_a_continuation_of_nothing_fails_the_connection() {
    let error = || failed(Violation::ContinuationWithoutStart, 1002);
    assert_eq!(Scenario::open().server(frame(CONTINUATION, "a")).run(), error());
    assert_eq!(Scenario::open().server(fragment(CONTINUATION, "")).run(), error());
    // After a message that was whole, and after one whose fragments have ended.
    let whole = Scenario::open().server(frame(TEXT, "a")).server(frame(CONTINUATION, "b")).run();
    assert_eq!(whole, [vec![text("a")], error()].concat());
    let ended = Scenario::open()
        .server(fragment(TEXT, "a"))
        .server(frame(CONTINUATION, "b"))
        .server(frame(CONTINUATION, "c"))
        .run();
    assert_eq!(ended, [vec![text("ab")], error()].concat());
}

#[test]
fn s5_4_a_message_inside_a_fragmented_one_fails_the_connection() {
    for opcode in [TEXT, BINARY] {
        for next in [frame(opcode, "b"), fragment(opcode, "b")] {
            for first in [TEXT, BINARY] {
                let seen = Scenario::open().server(fragment(first, "a")).server(&next).run();
                assert_eq!(seen, failed(Violation::MessageInterrupted, 1002), "{first} {opcode}");
            }
        }
    }
}

#[test]
fn s5_4_this_end_sends_between_the_servers_fragments() {
    let seen = Scenario::open()
        .server(fragment(TEXT, "Hel"))
        .text("a")
        .binary(b"b")
        .server(frame(CONTINUATION, "lo"))
        .run();
    let sent = [Seen::Frame(TEXT, b"a".to_vec()), Seen::Frame(BINARY, b"b".to_vec())];
    assert_eq!(seen, [&sent[..], &[text("Hello")]].concat());
}

#[test]
fn s6_2_the_type_of_a_message_is_that_of_its_first_frame() {
    for (opcode, expected) in [(TEXT, text("abc")), (BINARY, Seen::Binary(b"abc".to_vec()))] {
        let seen = Scenario::open().server(fragment(opcode, "ab")).server(frame(CONTINUATION, "c")).run();
        assert_eq!(seen, [expected]);
    }
    // Bytes that no text may have.
    let seen = Scenario::open().server(fragment(BINARY, [0xFF])).server(frame(CONTINUATION, [0xC0])).run();
    assert_eq!(seen, [Seen::Binary(vec![0xFF, 0xC0])]);
}

#[test]
fn s5_4_half_a_message_is_not_delivered() {
    let seen = Scenario::open().server(fragment(TEXT, "Hel")).eof().run();
    assert_eq!(seen, [Seen::Closed(Closed::Eof { closing: false })]);
    let cut = frame(TEXT, "Hello");
    let seen = Scenario::open().server(&cut[..6]).eof().run();
    assert_eq!(seen, [Seen::Closed(Closed::Eof { closing: false })]);
}

#[test]
fn s5_4_what_the_host_sends_in_fragments_goes_out_in_them() {
    let seen = Scenario::open()
        .text_fragment("Hel", false)
        .text_fragment("", false)
        .text_fragment("lo", true)
        .binary_fragment(&[1], false)
        .binary_fragment(&[2], true)
        .text_fragment("whole", true)
        .run();
    assert_eq!(
        seen,
        [
            Seen::Fragment(TEXT, b"Hel".to_vec()),
            Seen::Fragment(CONTINUATION, Vec::new()),
            Seen::Frame(CONTINUATION, b"lo".to_vec()),
            Seen::Fragment(BINARY, vec![1]),
            Seen::Frame(CONTINUATION, vec![2]),
            Seen::Frame(TEXT, b"whole".to_vec()),
        ]
    );
}

#[test]
fn s5_4_control_frames_pass_between_fragments_that_are_sent() {
    let seen = Scenario::open()
        .binary_fragment(&[1], false)
        .ping(b"mine")
        .server(frame(PING, "yours"))
        .close(1000, "")
        .run();
    assert_eq!(
        seen,
        [
            Seen::Fragment(BINARY, vec![1]),
            Seen::Frame(PING, b"mine".to_vec()),
            Seen::Frame(PONG, b"yours".to_vec()),
            Seen::Frame(CLOSE, 1000_u16.to_be_bytes().to_vec()),
        ]
    );
}

#[test]
fn s5_4_no_other_message_begins_between_fragments_that_are_sent() {
    let seen = Scenario::open()
        .text_fragment("a", false)
        .text("b")
        .binary(&[1])
        .binary_fragment(&[1], true)
        .text_fragment("c", true)
        .text("d")
        .run();
    assert_eq!(
        seen,
        [
            Seen::Fragment(TEXT, b"a".to_vec()),
            Seen::Refused(Refusal::MessageUnderWay),
            Seen::Refused(Refusal::MessageUnderWay),
            Seen::Refused(Refusal::MessageUnderWay),
            Seen::Frame(CONTINUATION, b"c".to_vec()),
            Seen::Frame(TEXT, b"d".to_vec()),
        ]
    );
}
