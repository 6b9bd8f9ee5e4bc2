//! Control frames: 5.5, 5.5.2, 5.5.3. The Close frame has its own file.

use tickcord::websocket::{Refusal, Violation};

use super::scenario::{Scenario, Seen, failed, text};
use super::wire::{self, CLOSE, PING, PONG, TEXT, fragment, frame};

#[test]
fn s5_5_a_control_frame_carries_125_bytes_at_most() {
    let most = vec![b'x'; 125];
    assert_eq!(Scenario::open().server(frame(PING, &most)).run(), [Seen::Frame(PONG, most.clone())]);
    assert_eq!(Scenario::open().server(frame(PONG, &most)).run(), [Seen::Pong(most)]);
    for opcode in [CLOSE, PING, PONG] {
        for len in [126, 127, 65_535, 65_536] {
            let seen = Scenario::open().server(frame(opcode, vec![b'x'; len])).run();
            assert_eq!(seen, failed(Violation::ControlTooLong, 1002), "{opcode} {len}");
        }
    }
}

#[test]
fn s5_5_a_control_frame_is_not_fragmented() {
    for opcode in [CLOSE, PING, PONG] {
        let seen = Scenario::open().server(fragment(opcode, "")).run();
        assert_eq!(seen, failed(Violation::ControlFragmented, 1002), "{opcode}");
        let seen = Scenario::open().server(fragment(TEXT, "a")).server(fragment(opcode, "b")).run();
        assert_eq!(seen, failed(Violation::ControlFragmented, 1002), "{opcode} inside a message");
    }
}

#[test]
fn s5_5_2_a_ping_is_answered_with_its_payload() {
    for payload in [&b""[..], b"Hello", b"\x00\xFF\xFE\xFD\x80", &[b'x'; 124]] {
        assert_eq!(
            Scenario::open().server(frame(PING, payload)).run(),
            [Seen::Frame(PONG, payload.to_vec())]
        );
    }
}

#[test]
fn s5_5_2_each_ping_is_answered_in_order() {
    let mut scenario = Scenario::open();
    for number in 0..10 {
        scenario = scenario.server(frame(PING, [number]));
    }
    let pongs: Vec<Seen> = (0..10).map(|number| Seen::Frame(PONG, vec![number])).collect();
    assert_eq!(scenario.run(), pongs);
}

#[test]
fn s5_5_2_a_ping_is_answered_while_this_end_is_closing() {
    let seen = Scenario::open().close(1000, "").server(frame(PING, "a")).run();
    assert_eq!(seen, [Seen::Frame(CLOSE, vec![3, 232]), Seen::Frame(PONG, b"a".to_vec())]);
}

#[test]
fn s5_5_2_a_ping_behind_the_servers_close_is_not_answered() {
    let seen = Scenario::open().server(wire::close(1000, "")).server(frame(PING, "a")).run();
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[0], Seen::Frame(CLOSE, vec![3, 232]));
    assert!(matches!(seen[1], Seen::Closed(_)));
}

#[test]
fn s5_5_3_a_pong_is_reported_and_not_answered() {
    let asked = Scenario::open().ping(b"a").server(frame(PONG, "a")).run();
    assert_eq!(asked, [Seen::Frame(PING, b"a".to_vec()), Seen::Pong(b"a".to_vec())]);
    let unasked = Scenario::open().server(frame(PONG, "")).server(frame(TEXT, "b")).run();
    assert_eq!(unasked, [Seen::Pong(Vec::new()), text("b")]);
}

#[test]
fn s5_5_2_a_ping_to_send_has_125_bytes_at_most() {
    let seen = Scenario::open().ping(&[1; 125]).ping(&[1; 126]).ping(b"").run();
    assert_eq!(
        seen,
        [
            Seen::Frame(PING, vec![1; 125]),
            Seen::Refused(Refusal::PingTooLong { len: 126 }),
            Seen::Frame(PING, Vec::new())
        ]
    );
}
