//! Text: 5.6, 8.1.

use tickcord::websocket::Violation;

use super::scenario::{Scenario, Seen, failed};
use super::wire::{CONTINUATION, PING, PONG, TEXT, fragment, frame};

const VALID: &[&str] = &[
    "",
    "\0",
    "Hello-µ@ßöäüàá-UTF-8!!",
    "κόσμε",
    "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}",
    "\u{D7FF}\u{E000}\u{FFFD}\u{FFFE}\u{FDD0}",
    "😀🤦🏼‍♂️",
];

/// Each is wrong whatever may follow, and the last byte is the first that shows it.
const WRONG_AT_THE_LAST_BYTE: &[&[u8]] = &[
    b"\x80",
    b"a\xBF",
    b"\xC0",
    b"\xC1",
    b"\xC3\x28",
    b"\xC3\xC3",
    b"\xE0\x80",
    b"\xE0\x9F",
    b"\xE2\x28",
    b"\xE2\x82\x28",
    b"\xED\xA0",
    b"\xED\xBF",
    b"\xF0\x80",
    b"\xF0\x8F",
    b"\xF0\x9F\x28",
    b"\xF0\x9F\x98\x28",
    b"\xF4\x90",
    b"\xF5",
    b"\xF8",
    b"\xFE",
    b"\xFF",
    b"\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5\xED\xA0",
    b"\xE2\x82\xAC\x80",
    b"\xF0\x9F\x98\x80\x80",
];

const CUT: &[&[u8]] =
    &[b"\xC3", b"\xE2", b"\xE2\x82", b"\xED\x9F", b"\xF0", b"\xF0\x9F", b"\xF0\x9F\x98", b"abc\xF4\x8F\xBF"];

#[test]
fn s8_1_valid_text_arrives_whole_and_cut_anywhere() {
    for text in VALID {
        assert_eq!(Scenario::open().server(frame(TEXT, text)).run(), [Seen::Text((*text).to_owned())]);
        let bytes = text.as_bytes();
        for cut in 0..=bytes.len() {
            let seen = Scenario::open()
                .server(fragment(TEXT, &bytes[..cut]))
                .server(frame(PING, ""))
                .server(frame(CONTINUATION, &bytes[cut..]))
                .run();
            let pong = Seen::Frame(PONG, Vec::new());
            assert_eq!(seen, [pong, Seen::Text((*text).to_owned())], "{text:?} cut at {cut}");
        }
    }
}

#[test]
fn s8_1_text_cut_into_fragments_of_one_byte() {
    for text in VALID {
        let mut scenario = Scenario::open().server(fragment(TEXT, ""));
        for byte in text.bytes() {
            scenario = scenario.server(fragment(CONTINUATION, [byte]));
        }
        let seen = scenario.server(frame(CONTINUATION, "")).run();
        assert_eq!(seen, [Seen::Text((*text).to_owned())]);
    }
}

/// The frame's other bytes, and the message's other frames, never come: the bad byte is enough.
#[test]
fn s8_1_a_bad_byte_fails_the_connection_as_soon_as_it_has_come() {
    for wrong in WRONG_AT_THE_LAST_BYTE {
        let expected = failed(Violation::TextNotUtf8, 1007);
        let long = frame(TEXT, [wrong, &[b'x'; 100][..]].concat());
        let seen = Scenario::open().server(&long[..2 + wrong.len()]).run();
        assert_eq!(seen, expected, "{wrong:x?} with the frame incomplete");
        assert_eq!(
            Scenario::open().server(&long[..=wrong.len()]).run(),
            [],
            "{wrong:x?} without its last byte"
        );
        let seen = Scenario::open().server(fragment(TEXT, wrong)).run();
        assert_eq!(seen, expected, "{wrong:x?} with the message incomplete");
        let (before, last) = wrong.split_at(wrong.len() - 1);
        let seen = Scenario::open().server(fragment(TEXT, before)).server(fragment(CONTINUATION, last)).run();
        assert_eq!(seen, expected, "{wrong:x?} across fragments");
    }
}

#[test]
fn s8_1_text_that_ends_inside_a_character_fails_the_connection() {
    for cut in CUT {
        let expected = failed(Violation::TextNotUtf8, 1007);
        assert_eq!(Scenario::open().server(frame(TEXT, cut)).run(), expected, "{cut:x?}");
        let seen = Scenario::open().server(fragment(TEXT, cut)).server(frame(CONTINUATION, "")).run();
        assert_eq!(seen, expected, "{cut:x?} in fragments");
    }
}

#[test]
fn s8_1_each_message_begins_anew() {
    // What a binary message leaves behind must not be taken for the beginning of a character.
    let seen = Scenario::open().server(frame(0x2, b"\xF0\x9F")).server(frame(TEXT, "é")).run();
    assert_eq!(seen, [Seen::Binary(b"\xF0\x9F".to_vec()), Seen::Text("é".to_owned())]);
}

#[test]
fn s5_6_binary_messages_are_any_bytes() {
    let seen = Scenario::open().server(frame(0x2, b"\xFF\xC0\x80")).run();
    assert_eq!(seen, [Seen::Binary(b"\xFF\xC0\x80".to_vec())]);
}

#[test]
fn s8_1_a_long_text_of_long_characters() {
    let long = "a😀é€".repeat(20_000);
    assert_eq!(Scenario::open().server(frame(TEXT, &long)).run(), [Seen::Text(long)]);
}
