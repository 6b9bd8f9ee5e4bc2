//! What a broken or hostile server may send: each mistake its own error, and none a panic.

use tickcord::compression::{InflateError, Inflater};

use crate::server::{LIMIT, ZlibStream, message_create, payload};

#[test]
fn bytes_that_are_not_zlib_s_are_corrupt() {
    for mut inflater in [Inflater::zlib_stream(LIMIT), Inflater::payload(LIMIT)] {
        let error = inflater.inflate(b"{\"op\":11}").unwrap_err();
        assert!(matches!(error, InflateError::Corrupt { .. }), "{error:?}");
        assert!(error.to_string().starts_with("the compressed data is damaged: "), "{error}");
    }
}

#[test]
fn a_changed_bit_never_changes_the_text_of_a_payload() {
    let text = message_create(1);
    let whole = payload(&text);
    for bit in 0..whole.len() * 8 {
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        // The bits that fill the last byte up mean nothing.
        let (mut inflater, harmless) = (Inflater::payload(LIMIT), Ok(Some(text.as_str())));
        let read = inflater.inflate(&damaged);
        assert!(read.is_err() || read == harmless, "bit {bit}");
    }
}

#[test]
fn a_changed_bit_never_panics_in_a_stream() {
    let mut server = ZlibStream::new();
    let (first, second) = (server.message(message_create(1)), server.message(message_create(2)));
    for bit in 0..first.len() * 8 {
        let mut damaged = first.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        let mut inflater = Inflater::zlib_stream(LIMIT);
        let _ = inflater.inflate(&damaged);
        let _ = inflater.inflate(&second);
    }
}

#[test]
fn text_that_is_not_utf8_is_an_error_of_its_own() {
    let latin1 = b"caf\xe9";
    assert_eq!(Inflater::payload(LIMIT).inflate(&payload(latin1)), Err(InflateError::NotUtf8));
    let message = ZlibStream::new().message(latin1);
    assert_eq!(Inflater::zlib_stream(LIMIT).inflate(&message), Err(InflateError::NotUtf8));
}

#[test]
fn a_stream_that_ends_is_an_error() {
    let (mut server, mut inflater) = (ZlibStream::new(), Inflater::zlib_stream(LIMIT));
    inflater.inflate(&server.message("{}")).unwrap();
    assert_eq!(inflater.inflate(&server.end()), Err(InflateError::StreamEnded));
}

#[test]
fn a_dictionary_is_not_to_be_had() {
    // A header with FDICT, its check bits right, and a dictionary's number.
    let message = [0x78, 0xbb, 0, 0, 0, 1, 0, 0];
    assert_eq!(Inflater::payload(LIMIT).inflate(&message), Err(InflateError::NeedsDictionary));
    assert_eq!(Inflater::zlib_stream(LIMIT).inflate(&message), Err(InflateError::NeedsDictionary));
}

#[test]
fn after_an_error_nothing_more_is_read() {
    let mut inflater = Inflater::payload(LIMIT);
    let good = payload("{}");
    assert_eq!(inflater.inflate(&good[..3]), Err(InflateError::Truncated));
    assert_eq!(inflater.inflate(&good), Err(InflateError::Truncated));

    let mut server = ZlibStream::new();
    let mut inflater = Inflater::zlib_stream(LIMIT);
    assert_eq!(inflater.inflate(&server.message(b"\xff")), Err(InflateError::NotUtf8));
    assert_eq!(inflater.inflate(&server.message("{}")), Err(InflateError::NotUtf8));
}

#[test]
fn a_debug_print_shows_no_text() {
    let mut inflater = Inflater::payload(LIMIT);
    inflater.inflate(&payload("secret")).unwrap();
    let shown = format!("{inflater:?}");
    assert!(shown.contains("bytes_out: 6") && !shown.contains("secret"), "{shown}");
}
