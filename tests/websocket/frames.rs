//! Framing: 5.1, 5.2, 5.3, 5.7, 6.1.

use std::time::Instant;

use tickcord::websocket::{Connection, Input, Limits, Outgoing, Output, Violation};

use super::scenario::{Scenario, Seen, failed, next, request, text};
use super::wire::{self, ACCEPTED, BINARY, NONCE, PING, TEXT, frame};

fn received(bytes: impl AsRef<[u8]>) -> Vec<Seen> {
    Scenario::open().server(bytes).run()
}

#[test]
fn s5_7_the_rfcs_own_examples() {
    assert_eq!(
        received([0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]),
        [text("Hello")],
        "a single-frame text message"
    );
    assert_eq!(
        received([0x01, 0x03, 0x48, 0x65, 0x6c, 0x80, 0x02, 0x6c, 0x6f]),
        [text("Hello")],
        "a fragmented text message"
    );
    assert_eq!(
        received([0x89, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]),
        [Seen::Frame(wire::PONG, b"Hello".to_vec())],
        "a Ping is answered with its body"
    );
    let binary = vec![7; 256];
    assert_eq!(
        received([&[0x82, 0x7E, 0x01, 0x00][..], &binary].concat()),
        [Seen::Binary(binary)],
        "256 bytes"
    );
    let binary = vec![7; 65_536];
    let header = [0x82, 0x7F, 0, 0, 0, 0, 0, 1, 0, 0];
    assert_eq!(received([&header[..], &binary].concat()), [Seen::Binary(binary)], "64 KiB");
}

#[test]
fn s5_7_the_rfcs_own_masked_frame_is_what_a_client_sends() {
    let mut client = open_client(|| [0x37, 0xfa, 0x21, 0x3d]);
    assert_eq!(
        send(&mut client, Outgoing::Text("Hello")),
        [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]
    );
}

#[test]
fn s5_7_the_rfcs_own_pong_is_what_a_client_answers() {
    let mut client = open_client(|| [0x37, 0xfa, 0x21, 0x3d]);
    let received = [0x89, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f];
    let pong = [0x8a, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58];
    assert_eq!(client.poll_output(Instant::now(), &mut &received[..]), Some(Output::Transmit(&pong)));
}

#[test]
fn s5_1_a_masked_frame_from_the_server_fails_the_connection() {
    let masked = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58];
    assert_eq!(received(masked), failed(Violation::MaskedFrame, 1002));
    for opcode in [TEXT, BINARY, PING, wire::PONG, wire::CLOSE] {
        assert_eq!(received([0x80 | opcode, 0x80, 1, 2, 3, 4]), failed(Violation::MaskedFrame, 1002));
    }
}

#[test]
fn s5_2_reserved_bits_fail_the_connection() {
    for opcode in [wire::CONTINUATION, TEXT, BINARY, wire::CLOSE, PING, wire::PONG] {
        for bits in 1..=7 {
            let bytes = [0x80 | bits << 4 | opcode, 0];
            assert_eq!(received(bytes), failed(Violation::ReservedBits(bits), 1002), "{opcode} {bits:03b}");
        }
    }
}

#[test]
fn s5_2_reserved_opcodes_fail_the_connection() {
    for opcode in [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] {
        for fin in [0, 0x80] {
            assert_eq!(
                received([fin | opcode, 0]),
                failed(Violation::ReservedOpcode(opcode), 1002),
                "{opcode}"
            );
        }
    }
}

#[test]
fn s5_2_every_form_of_length_is_read() {
    for len in [0, 1, 124, 125, 126, 127, 128, 255, 256, 65_534, 65_535, 65_536, 70_000] {
        let payload: Vec<u8> = (0..=255).cycle().take(len).collect();
        assert_eq!(received(frame(BINARY, &payload)), [Seen::Binary(payload)], "{len}");
        let letters = "x".repeat(len);
        assert_eq!(received(frame(TEXT, &letters)), [Seen::Text(letters)], "{len}");
    }
}

#[test]
fn s5_2_a_length_with_more_bytes_than_it_needs_fails_the_connection() {
    for len in [0_u16, 1, 125] {
        let bytes = [&[0x82, 126][..], &len.to_be_bytes(), &vec![0; len.into()]].concat();
        assert_eq!(received(bytes), failed(Violation::LengthNotMinimal, 1002), "{len} in 16 bits");
    }
    for len in [0_u64, 125, 126, 65_535] {
        let bytes = [&[0x82, 127][..], &len.to_be_bytes()].concat();
        assert_eq!(received(bytes), failed(Violation::LengthNotMinimal, 1002), "{len} in 64 bits");
    }
}

#[test]
fn s5_2_the_top_bit_of_a_64_bit_length_fails_the_connection() {
    for len in [1 << 63, u64::MAX, (1 << 63) | 5] {
        let bytes = [&[0x82, 127][..], &len.to_be_bytes()].concat();
        assert_eq!(received(bytes), failed(Violation::LengthTopBitSet, 1002), "{len:#x}");
    }
}

#[test]
fn s5_2_nothing_is_decoded_behind_a_violation() {
    let seen = Scenario::open().server(frame(TEXT, "a")).server([0xC1, 0]).server(frame(TEXT, "b")).run();
    assert_eq!(seen, [vec![text("a")], failed(Violation::ReservedBits(0b100), 1002)].concat());
}

#[test]
fn s5_6_messages_come_in_order() {
    let seen = Scenario::open()
        .server(frame(TEXT, "a"))
        .server(frame(BINARY, [0xFF]))
        .server(frame(TEXT, ""))
        .server(frame(BINARY, []))
        .server(frame(TEXT, "ö"))
        .run();
    assert_eq!(seen, [text("a"), Seen::Binary(vec![0xFF]), text(""), Seen::Binary(Vec::new()), text("ö")]);
}

/// The reader of frames checks mask, reserved bits and the fewest bytes for the length.
#[test]
fn s6_1_a_message_goes_out_as_one_masked_frame() {
    for len in [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 125, 126, 65_535, 65_536, 100_003] {
        let payload: Vec<u8> = (0..=255).cycle().take(len).collect();
        let letters = "x".repeat(len);
        let seen = Scenario::open().binary(&payload).text(&letters).run();
        let sent = [Seen::Frame(BINARY, payload), Seen::Frame(TEXT, letters.into_bytes())];
        assert_eq!(seen, sent, "{len}");
    }
}

#[test]
fn s5_3_every_frame_has_the_next_key() {
    let mut next = 0_u8;
    let mut client = open_client(move || {
        next += 1;
        [next, 0xFF, 0x5A, 0]
    });
    for (number, outgoing) in
        (1..).zip([Outgoing::Text("a"), Outgoing::Text(""), Outgoing::Ping(b""), Outgoing::Binary(&[0; 100])])
    {
        let sent = wire::read_client_frame(&mut &send(&mut client, outgoing)[..]);
        assert_eq!(sent.key, [number, 0xFF, 0x5A, 0]);
    }
}

/// Those that this end sends of itself as well: the answers to a Ping and to a Close.
#[test]
fn s5_3_every_kind_of_frame_is_masked_with_a_key_of_its_own() {
    let mut next = 0_u8;
    let mut client = open_client(move || {
        next += 1;
        [next, 0, 0xFF, 0x5A]
    });
    let mut sent = Vec::new();
    let received = [frame(PING, "d"), frame(PING, ""), wire::close(1000, "")].concat();
    let mut received = &received[..];
    for outgoing in [Outgoing::Text("a"), Outgoing::Binary(b"b"), Outgoing::Ping(b"c")] {
        client.handle(Instant::now(), Input::Send(outgoing));
    }
    while let Some(output) = client.poll_output(Instant::now(), &mut received) {
        if let Output::Transmit(mut rest) = output {
            while !rest.is_empty() {
                let frame = wire::read_client_frame(&mut rest);
                sent.push((frame.opcode, frame.key[0]));
            }
        }
    }
    let expected = [(TEXT, 1), (BINARY, 2), (PING, 3), (wire::PONG, 4), (wire::PONG, 5), (wire::CLOSE, 6)];
    assert_eq!(sent, expected);
}

#[test]
fn s6_1_nothing_can_be_sent_before_the_connection_is_open() {
    let not_open = Seen::Refused(tickcord::websocket::Refusal::NotOpen);
    let seen =
        Scenario::opening(request()).text("a").binary(b"b").ping(b"c").server(ACCEPTED).text("d").run();
    let refused = [not_open.clone(), not_open.clone(), not_open];
    let sent = [Seen::Opened(None), Seen::Frame(TEXT, b"d".to_vec())];
    assert_eq!(seen, [&refused[..], &sent].concat());
}

fn open_client(keys: impl FnMut() -> [u8; 4] + Send + 'static) -> Connection {
    let now = Instant::now();
    let mut client = Connection::new(now, request(), NONCE, Box::new(keys), Limits::default()).unwrap();
    let mut accepted = ACCEPTED.as_bytes();
    while client.poll_output(now, &mut accepted).is_some() {}
    client
}

fn send(client: &mut Connection, outgoing: Outgoing<'_>) -> Vec<u8> {
    client.handle(Instant::now(), Input::Send(outgoing));
    let Some(Output::Transmit(bytes)) = next(client) else { panic!("sent at once") };
    let bytes = bytes.to_vec();
    assert_eq!(next(client), None);
    bytes
}
