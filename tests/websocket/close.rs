//! Closing: 1.4, 5.5.1, 7.1, 7.4.

use std::time::{Duration, Instant};

use tickcord::websocket::{
    CloseCode, CloseFrame, Closed, Connection, Initiator, Input, Limits, Message, Outgoing, Output, Refusal,
    Violation,
};

use super::scenario::{Scenario, Seen, failed, next, request, text};
use super::wire::{
    self, ACCEPTED, BINARY, CLOSE, CONTINUATION, NONCE, PONG, TEXT, close, close_payload, fragment, frame,
};

fn clean(initiator: Initiator, code: Option<u16>, reason: &str) -> Seen {
    let received = CloseFrame { code: code.map(CloseCode::new), reason: reason.to_owned() };
    Seen::Closed(Closed::Clean { initiator, received })
}

fn sent(code: u16) -> Seen {
    Seen::Frame(CLOSE, code.to_be_bytes().to_vec())
}

#[test]
fn s5_5_1_the_servers_close_is_answered_with_its_code() {
    let seen = Scenario::open().server(close(1001, "bye")).run();
    assert_eq!(seen, [sent(1001), clean(Initiator::Server, Some(1001), "bye")]);
}

#[test]
fn s5_5_1_an_empty_close_is_answered_with_an_empty_one() {
    let seen = Scenario::open().server(frame(CLOSE, "")).run();
    assert_eq!(seen, [Seen::Frame(CLOSE, Vec::new()), clean(Initiator::Server, None, "")]);
}

#[test]
fn s7_4_codes_that_a_server_may_send() {
    for code in (1000..=1003).chain(1007..=1014).chain([3000, 3999, 4000, 4004, 4999]) {
        let seen = Scenario::open().server(close(code, "")).run();
        assert_eq!(seen, [sent(code), clean(Initiator::Server, Some(code), "")], "{code}");
    }
}

#[test]
fn s7_4_codes_that_no_frame_may_carry() {
    for code in [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535] {
        let seen = Scenario::open().server(close(code, "")).run();
        assert_eq!(seen, failed(Violation::CloseCodeInvalid(CloseCode::new(code)), 1002), "{code}");
    }
}

#[test]
fn s5_5_1_a_body_of_one_byte_fails_the_connection() {
    for byte in [0, 3, 0xFF] {
        let seen = Scenario::open().server(frame(CLOSE, [byte])).run();
        assert_eq!(seen, failed(Violation::CloseCodeTruncated, 1002));
    }
}

#[test]
fn s5_5_1_the_reason_is_utf8_of_123_bytes_at_most() {
    let longest = "ö".repeat(61) + "x";
    let seen = Scenario::open().server(close(1000, &longest)).run();
    assert_eq!(seen, [sent(1000), clean(Initiator::Server, Some(1000), &longest)]);
    for reason in [&b"\xFF"[..], b"abc\xC3", b"\xED\xA0\x80", b"\xF4\x90\x80\x80"] {
        let seen = Scenario::open().server(close(1000, reason)).run();
        assert_eq!(seen, failed(Violation::CloseReasonNotUtf8, 1007), "{reason:?}");
    }
    let seen = Scenario::open().server(close(1000, "x".repeat(124))).run();
    assert_eq!(seen, failed(Violation::ControlTooLong, 1002));
}

#[test]
fn s1_4_what_follows_the_servers_close_is_discarded() {
    let seen = Scenario::open()
        .server(frame(TEXT, "a"))
        .server(close(1000, ""))
        .server(frame(TEXT, "b"))
        .server([0xFF; 40])
        .run();
    assert_eq!(seen, [text("a"), sent(1000), clean(Initiator::Server, Some(1000), "")]);
}

#[test]
fn s5_4_a_close_may_come_between_fragments() {
    let seen = Scenario::open().server(fragment(TEXT, "a")).server(close(1000, "")).run();
    assert_eq!(seen, [sent(1000), clean(Initiator::Server, Some(1000), "")]);
}

#[test]
fn s7_1_2_this_end_begins() {
    let seen = Scenario::open().close(4000, "moving on").server(close(4000, "ok")).run();
    let first = Seen::Frame(CLOSE, close_payload(4000, "moving on"));
    assert_eq!(seen, [first, clean(Initiator::Client, Some(4000), "ok")]);
}

#[test]
fn s7_1_2_this_end_begins_without_a_code() {
    let seen = Scenario::open().close(None, "").server(frame(CLOSE, "")).run();
    assert_eq!(seen, [Seen::Frame(CLOSE, Vec::new()), clean(Initiator::Client, None, "")]);
}

#[test]
fn s1_4_messages_before_the_servers_close_still_arrive() {
    let seen = Scenario::open()
        .server(fragment(TEXT, "a"))
        .close(1000, "")
        .server(frame(CONTINUATION, "b"))
        .server(frame(BINARY, "c"))
        .server(frame(PONG, "d"))
        .server(close(1000, ""))
        .server(frame(TEXT, "e"))
        .run();
    assert_eq!(
        seen,
        [
            sent(1000),
            text("ab"),
            Seen::Binary(b"c".to_vec()),
            Seen::Pong(b"d".to_vec()),
            clean(Initiator::Client, Some(1000), "")
        ]
    );
}

#[test]
fn s5_5_1_nothing_is_sent_behind_our_close() {
    let seen = Scenario::open().close(1000, "").text("a").binary(b"b").ping(b"c").close(1001, "").run();
    let refused = Seen::Refused(Refusal::Closing);
    assert_eq!(seen, [sent(1000), refused.clone(), refused.clone(), refused.clone(), refused]);
}

#[test]
fn s7_4_codes_that_a_client_may_send() {
    for code in (1000..=1003).chain(1007..=1011).chain([3000, 3999, 4000, 4999]) {
        assert_eq!(Scenario::open().close(code, "").run(), [sent(code)], "{code}");
    }
    for code in [0, 999, 1004, 1005, 1006, 1012, 1013, 1014, 1015, 1016, 2999, 5000, 65_535] {
        let refused = Seen::Refused(Refusal::CloseCode(CloseCode::new(code)));
        let seen = Scenario::open().close(code, "").text("still open").run();
        assert_eq!(seen, [refused, Seen::Frame(TEXT, b"still open".to_vec())], "{code}");
    }
}

#[test]
fn s5_5_1_a_reason_to_send_has_a_code_and_123_bytes_at_most() {
    let longest = "x".repeat(123);
    let seen = Scenario::open().close(1000, &longest).run();
    assert_eq!(seen, [Seen::Frame(CLOSE, close_payload(1000, &longest))]);
    let seen = Scenario::open().close(1000, &"x".repeat(124)).run();
    assert_eq!(seen, [Seen::Refused(Refusal::CloseReasonTooLong { len: 124 })]);
    let seen = Scenario::open().close(None, "why").run();
    assert_eq!(seen, [Seen::Refused(Refusal::CloseReasonWithoutCode)]);
}

#[test]
fn s7_1_5_an_end_without_a_close_is_abnormal() {
    let seen = Scenario::open().server(frame(TEXT, "a")).eof().run();
    let closed = Closed::Eof { closing: false };
    assert_eq!(closed.code(), Some(CloseCode::ABNORMAL));
    assert_eq!(seen, [text("a"), Seen::Closed(closed)]);

    let seen = Scenario::open().close(1000, "").eof().run();
    assert_eq!(seen, [sent(1000), Seen::Closed(Closed::Eof { closing: true })]);
}

#[test]
fn s7_1_5_the_close_code_of_each_end() {
    let clean = |code: Option<u16>| Closed::Clean {
        initiator: Initiator::Server,
        received: CloseFrame { code: code.map(CloseCode::new), reason: String::new() },
    };
    assert_eq!(clean(Some(4004)).code().map(CloseCode::get), Some(4004));
    assert_eq!(clean(None).code(), Some(CloseCode::NO_STATUS));
    assert_eq!(Closed::CloseTimeout.code(), Some(CloseCode::ABNORMAL));
    let never = Closed::HandshakeFailed(tickcord::websocket::HandshakeError::Eof);
    assert_eq!(never.code(), None);
}

#[test]
fn s7_1_3_nothing_is_sent_once_both_closes_have_gone() {
    let seen = Scenario::open()
        .server(close(1000, ""))
        .text("a")
        .ping(b"b")
        .close(1000, "")
        .server(frame(wire::PING, "c"))
        .run();
    assert_eq!(seen, [sent(1000), clean(Initiator::Server, Some(1000), "")]);
}

#[test]
fn s7_1_6_code_and_reason_are_those_of_the_first_close() {
    let seen = Scenario::open().server(close(4000, "first")).server(close(4001, "second")).run();
    assert_eq!(seen, [sent(4000), clean(Initiator::Server, Some(4000), "first")]);
    let seen = Scenario::open().close(4002, "ours").server(close(4000, "")).server(close(4001, "x")).run();
    let first = Seen::Frame(CLOSE, close_payload(4002, "ours"));
    assert_eq!(seen, [first, clean(Initiator::Client, Some(4000), "")]);
}

#[test]
fn s7_1_1_the_servers_close_is_awaited_for_a_limited_time() {
    let limits = Limits { close_timeout: Duration::from_secs(5), ..Limits::default() };
    let start = || Scenario::open().limits(limits.clone()).close(1000, "");
    let late = start().wait(Duration::from_secs(5)).server(close(1000, "")).run();
    assert_eq!(late, [sent(1000), Seen::Closed(Closed::CloseTimeout)]);
    let in_time = start().wait(Duration::from_millis(4_999)).server(close(1000, "")).run();
    assert_eq!(in_time, [sent(1000), clean(Initiator::Client, Some(1000), "")]);
    // Messages do not buy time.
    let busy = start()
        .wait(Duration::from_secs(3))
        .server(frame(TEXT, "a"))
        .wait(Duration::from_secs(3))
        .server(frame(TEXT, "b"))
        .run();
    assert_eq!(busy, [sent(1000), text("a"), Seen::Closed(Closed::CloseTimeout)]);
}

#[test]
fn s7_1_7_a_violation_while_closing_sends_no_second_close() {
    let seen = Scenario::open().close(1000, "").server([0xC1, 0]).run();
    let violation = Violation::ReservedBits(0b100);
    assert_eq!(seen, [sent(1000), Seen::Closed(Closed::Failed { violation, sent: None })]);
    let seen = Scenario::open().close(1000, "").server(close(1005, "")).run();
    let violation = Violation::CloseCodeInvalid(CloseCode::NO_STATUS);
    assert_eq!(seen, [sent(1000), Seen::Closed(Closed::Failed { violation, sent: None })]);
}

/// Gives the bytes in one piece to a client that answers each message with the same text when it comes, and ends with
/// `last` if that is given. Returns the frames it sent, without the request, and its end.
fn echo(bytes: &[u8], last: Option<u16>) -> (Vec<(u8, Vec<u8>)>, Closed) {
    let now = Instant::now();
    let mut client =
        Connection::new(now, request(), NONCE, Box::new(|| [1, 2, 3, 4]), Limits::default()).unwrap();
    next(&mut client);
    let received = [ACCEPTED.as_bytes(), bytes, &frame(TEXT, "late")].concat();
    let mut received = &received[..];
    let mut frames = Vec::new();
    loop {
        match client.poll_output(now, &mut received).expect("an end") {
            Output::Message(Message::Text(text)) => {
                client.handle(now, Input::Send(Outgoing::Text(&text)));
                if let Some(code) = last.map(CloseCode::new) {
                    client.handle(now, Input::Close { code: Some(code), reason: "" });
                }
            }
            Output::Transmit(bytes) => {
                let mut rest = bytes;
                while !rest.is_empty() {
                    let frame = wire::read_client_frame(&mut rest);
                    frames.push((frame.opcode, frame.payload));
                }
            }
            Output::Closed(closed) => {
                assert_eq!(client.poll_output(now, &mut received), None);
                assert!(received.is_empty(), "what is behind the end is discarded");
                return (frames, closed);
            }
            _ => {}
        }
    }
}

#[test]
fn s5_5_1_messages_in_one_read_with_the_servers_close_can_be_answered() {
    let bytes = [frame(TEXT, "a"), frame(TEXT, "b"), close(1001, "")].concat();
    let (frames, closed) = echo(&bytes, None);
    let answers = [(TEXT, b"a".to_vec()), (TEXT, b"b".to_vec()), (CLOSE, vec![3, 233])];
    assert_eq!(frames, answers);
    assert_eq!(Seen::Closed(closed), clean(Initiator::Server, Some(1001), ""));
}

#[test]
fn s7_1_7_messages_in_one_read_with_a_violation_can_be_answered() {
    let (frames, closed) = echo(&[frame(TEXT, "a"), vec![0xC1, 0]].concat(), None);
    assert_eq!(frames, [(TEXT, b"a".to_vec()), (CLOSE, vec![3, 234])]);
    let violation = Violation::ReservedBits(0b100);
    assert_eq!(closed, Closed::Failed { violation, sent: Some(CloseCode::PROTOCOL_ERROR) });
}

#[test]
fn s5_5_1_closes_that_cross_are_one_each_way() {
    let (frames, closed) = echo(&[frame(TEXT, "a"), close(1001, "")].concat(), Some(4000));
    assert_eq!(frames, [(TEXT, b"a".to_vec()), (CLOSE, 4000_u16.to_be_bytes().to_vec())]);
    assert_eq!(Seen::Closed(closed), clean(Initiator::Client, Some(1001), ""));
}
