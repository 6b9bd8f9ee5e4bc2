//! Limits: 10.4. What a server announces is checked before it is paid for.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use tickcord::websocket::{Connection, Input, Limits, Message, Output, Violation};

use super::scenario::{Scenario, Seen, failed, request, text};
use super::wire::{ACCEPTED, BINARY, CLOSE, CONTINUATION, NONCE, PING, PONG, TEXT, fragment, frame};

fn limits() -> Limits {
    Limits {
        max_frame_bytes: 1000,
        max_message_bytes: 1500,
        max_fragments: 4,
        max_control_frames: 3,
        control_window: Duration::from_secs(10),
        ..Limits::default()
    }
}

fn open() -> Scenario {
    Scenario::open().limits(limits())
}

#[test]
fn s10_4_a_frame_as_long_as_the_limit_and_one_longer() {
    let most = "x".repeat(1000);
    assert_eq!(open().server(frame(TEXT, &most)).run(), [Seen::Text(most)]);
    // The header alone: nothing of the payload is awaited.
    let header = [0x82, 126, 0x03, 0xE9];
    assert_eq!(open().server(header).run(), failed(Violation::FrameTooBig { len: 1001, limit: 1000 }, 1009));
    let huge = [&[0x81, 127][..], &(u64::MAX >> 1).to_be_bytes()].concat();
    let violation = Violation::FrameTooBig { len: u64::MAX >> 1, limit: 1000 };
    assert_eq!(open().server(huge).run(), failed(violation, 1009));
}

#[test]
fn s10_4_control_frames_have_their_own_limit() {
    let none = Limits { max_frame_bytes: 0, max_message_bytes: 0, ..Limits::default() };
    let seen = Scenario::open().limits(none).server(frame(PING, "a")).server(frame(TEXT, "")).run();
    assert_eq!(seen, [Seen::Frame(PONG, b"a".to_vec()), text("")]);
}

#[test]
fn s10_4_a_message_as_long_as_the_limit_and_one_longer() {
    let start = || open().server(fragment(BINARY, [1; 1000]));
    let seen = start().server(frame(CONTINUATION, [1; 500])).run();
    assert_eq!(seen, [Seen::Binary(vec![1; 1500])]);
    // The header alone.
    let seen = start().server([0x80, 126, 0x01, 0xF5]).run();
    assert_eq!(seen, failed(Violation::MessageTooBig { limit: 1500 }, 1009));
    // Each message counts from zero.
    let seen = start().server(frame(CONTINUATION, [])).server(frame(BINARY, [2; 1000])).run();
    assert_eq!(seen, [Seen::Binary(vec![1; 1000]), Seen::Binary(vec![2; 1000])]);
}

#[test]
fn s10_4_the_sizes_cannot_overflow() {
    let limits =
        Limits { max_frame_bytes: usize::MAX, max_message_bytes: usize::MAX - 1, ..Limits::default() };
    let huge = [&[0x00, 127][..], &(u64::MAX >> 1).to_be_bytes()].concat();
    let mut first = huge.clone();
    first[0] = BINARY;
    // Announced, and not allocated.
    assert_eq!(Scenario::open().limits(limits).server(first).server([1, 2, 3]).run(), []);
}

#[test]
fn s10_4_the_frames_of_one_message_are_limited() {
    let start =
        || open().server(fragment(TEXT, "a")).server(fragment(CONTINUATION, "b")).server(frame(PING, ""));
    let pong = Seen::Frame(PONG, Vec::new());
    let seen = start().server(fragment(CONTINUATION, "")).server(frame(CONTINUATION, "d")).run();
    assert_eq!(seen, [pong.clone(), text("abd")]);
    let seen = start()
        .server(fragment(CONTINUATION, ""))
        .server(fragment(CONTINUATION, ""))
        .server(frame(CONTINUATION, ""));
    let expected = failed(Violation::TooManyFragments { limit: 4 }, 1008);
    assert_eq!(seen.run(), [vec![pong], expected].concat());
}

#[test]
fn s10_4_control_frames_are_limited_in_time() {
    let pong = || Seen::Frame(PONG, Vec::new());
    let too_many = || failed(Violation::TooManyControlFrames { limit: 3 }, 1008);
    let three = || open().server(frame(PING, "")).server(frame(PONG, "")).server(frame(PING, ""));
    let before = || vec![pong(), Seen::Pong(Vec::new()), pong()];

    assert_eq!(three().server(frame(PONG, "")).run(), [before(), too_many()].concat());
    let in_window = three().wait(Duration::from_millis(9_999)).server(frame(PING, "")).run();
    assert_eq!(in_window, [before(), too_many()].concat());
    let next_window = three().wait(Duration::from_secs(10)).server(frame(PING, "")).run();
    assert_eq!(next_window, [before(), vec![pong()]].concat());

    // Messages are not counted, nor is the Close.
    let seen = three().server(frame(TEXT, "a")).server(frame(CLOSE, "")).run();
    assert_eq!(seen[..4], [before(), vec![text("a")]].concat());
    assert_eq!(seen[4], Seen::Frame(CLOSE, Vec::new()));
}

#[test]
fn s10_4_a_flood_of_pings_ends_with_the_defaults() {
    let seen = Scenario::open().server(frame(PING, "").repeat(1_001)).run();
    assert_eq!(seen.len(), 1_002);
    assert_eq!(seen[1_000..], failed(Violation::TooManyControlFrames { limit: 1_000 }, 1008));
}

#[test]
fn s10_4_the_defaults_hold_a_large_guild_and_many_fragments() {
    let big = vec![b'x'; 16 * 1024 * 1024];
    let now = Instant::now();
    let mut client = open_client(now);
    let bytes = frame(TEXT, &big);
    let output = client.poll_output(now, &mut &bytes[..]);
    assert!(matches!(output, Some(Output::Message(Message::Text(text))) if text.len() == big.len()));

    let middle = fragment(CONTINUATION, [1; 64]).repeat(131_070);
    let bytes = [fragment(BINARY, [1; 64]), middle, frame(CONTINUATION, [1; 64])].concat();
    let output = client.poll_output(now, &mut &bytes[..]);
    assert!(matches!(output, Some(Output::Message(Message::Binary(b))) if b.len() == 64 * 131_072));
}

/// What lies whole in the bytes received is not copied.
#[test]
fn a_message_that_came_in_one_piece_is_lent() {
    let mut client = open_client(Instant::now());
    let bytes = [frame(TEXT, "one"), frame(BINARY, "two")].concat();
    let mut received = &bytes[..];
    let first = client.poll_output(Instant::now(), &mut received);
    assert!(matches!(first, Some(Output::Message(Message::Text(Cow::Borrowed("one"))))));
    let second = client.poll_output(Instant::now(), &mut received);
    assert!(matches!(second, Some(Output::Message(Message::Binary(Cow::Borrowed(b"two"))))));
}

/// Memory follows what has arrived, not what was announced, and a delivered message has little to spare.
#[test]
fn s10_4_a_message_is_not_allocated_beyond_its_size() {
    let now = Instant::now();
    for piece in [1, 100, 1000, 4096, 50_000] {
        let mut client = open_client(now);
        let bytes = frame(BINARY, vec![7; 50_000]);
        let Message::Binary(Cow::Owned(binary)) = gather(&mut client, &bytes, piece) else { panic!("whole") };
        assert_eq!((binary.len(), binary.capacity()), (50_000, 50_000), "pieces of {piece}");

        let bytes = frame(TEXT, "€".repeat(16_667));
        let Message::Text(Cow::Owned(text)) = gather(&mut client, &bytes, piece) else { panic!("whole") };
        assert_eq!((text.len(), text.capacity()), (50_001, 50_001), "pieces of {piece}");
    }
}

#[test]
fn limits_of_time_beyond_all_time_are_none() {
    let now = Instant::now();
    let limits =
        Limits { handshake_timeout: Duration::MAX, close_timeout: Duration::MAX, ..Limits::default() };
    let mut client = Connection::new(now, request(), NONCE, Box::new(|| [0; 4]), limits).unwrap();
    assert_eq!(client.poll_timeout(), None);
    while client.poll_output(now, &mut ACCEPTED.as_bytes()).is_some() {}
    client.handle(now, Input::Close { code: None, reason: "" });
    assert_eq!(client.poll_timeout(), None);
}

fn open_client(now: Instant) -> Connection {
    let mut client = Connection::new(now, request(), NONCE, Box::new(|| [0; 4]), Limits::default()).unwrap();
    let mut accepted = ACCEPTED.as_bytes();
    while client.poll_output(now, &mut accepted).is_some() {}
    client
}

/// The message that comes of these bytes, given in pieces of this size.
fn gather<'a>(client: &mut Connection, bytes: &'a [u8], piece: usize) -> Message<'a> {
    for mut bytes in bytes.chunks(piece) {
        match client.poll_output(Instant::now(), &mut bytes) {
            Some(Output::Message(Message::Text(text))) => return Message::Text(text.into_owned().into()),
            Some(Output::Message(Message::Binary(binary))) => {
                return Message::Binary(binary.into_owned().into());
            }
            other => assert_eq!(other, None),
        }
    }
    panic!("no message");
}
