//! Payload compression: each message on its own.

use tickcord::compression::{InflateError, Inflater};

use crate::server::{LIMIT, message_create, noise, payload};

#[test]
fn each_message_is_read_without_the_others() {
    let mut inflater = Inflater::payload(LIMIT);
    for n in [3, 1, 2] {
        assert_eq!(inflater.inflate(&payload(message_create(n))), Ok(Some(message_create(n).as_str())));
    }
}

#[test]
fn small_and_large_messages_take_turns() {
    let mut inflater = Inflater::payload(LIMIT);
    for len in [0, 500_000, 1, LIMIT, 16 * 1024, 16 * 1024 + 1] {
        let text = noise(len);
        assert!(inflater.inflate(&payload(&text)) == Ok(Some(text.as_str())), "{len} bytes");
    }
}

#[test]
fn a_message_that_is_cut_short_is_an_error() {
    let whole = payload(message_create(1));
    for len in 0..whole.len() {
        assert_eq!(
            Inflater::payload(LIMIT).inflate(&whole[..len]),
            Err(InflateError::Truncated),
            "{len} bytes"
        );
    }
}

#[test]
fn something_behind_the_end_is_an_error() {
    let mut message = payload(message_create(1));
    message.extend_from_slice(b"more");
    let error = Inflater::payload(LIMIT).inflate(&message).unwrap_err();
    assert_eq!(error, InflateError::TrailingBytes { count: 4 });
    assert_eq!(error.to_string(), "4 bytes follow the end of a compressed message");
}

#[test]
fn two_messages_in_one_frame_are_not_taken_for_one() {
    let one = payload("{}");
    let two = [one.as_slice(), one.as_slice()].concat();
    let expected = InflateError::TrailingBytes { count: one.len() };
    assert_eq!(Inflater::payload(LIMIT).inflate(&two), Err(expected));
}
