//! `compress=zlib-stream`: one zlib stream from Hello to the end of the connection.

use tickcord::compression::{InflateError, Inflater};

use crate::server::{LIMIT, ZlibStream, message_create, noise};

#[test]
fn a_message_is_read_and_the_context_carries_over_to_the_next() {
    let (mut server, mut inflater) = (ZlibStream::new(), Inflater::zlib_stream(LIMIT));
    let first = server.message(message_create(1));
    let second = server.message(message_create(2));
    assert!(second.len() < first.len() / 2, "the second is written by means of the first");
    assert_eq!(inflater.inflate(&first), Ok(Some(message_create(1).as_str())));
    assert_eq!(inflater.inflate(&second), Ok(Some(message_create(2).as_str())));
}

#[test]
fn a_message_may_be_split_anywhere() {
    let whole = ZlibStream::new().message(message_create(1));
    for at in 0..whole.len() {
        let mut inflater = Inflater::zlib_stream(LIMIT);
        assert_eq!(inflater.inflate(&whole[..at]), Ok(None), "at {at}");
        assert_eq!(inflater.inflate(&whole[at..]), Ok(Some(message_create(1).as_str())), "at {at}");
    }
}

#[test]
fn messages_may_come_byte_by_byte() {
    let (mut server, mut inflater) = (ZlibStream::new(), Inflater::zlib_stream(LIMIT));
    for n in 0..20 {
        let whole = server.message(message_create(n));
        let (last, others) = whole.split_last().unwrap();
        for byte in others {
            assert_eq!(inflater.inflate(&[*byte]), Ok(None));
        }
        assert_eq!(inflater.inflate(&[*last]), Ok(Some(message_create(n).as_str())));
    }
}

#[test]
fn an_empty_frame_changes_nothing() {
    let (mut server, mut inflater) = (ZlibStream::new(), Inflater::zlib_stream(LIMIT));
    assert_eq!(inflater.inflate(&[]), Ok(None));
    let whole = server.message("{}");
    assert_eq!(inflater.inflate(&whole), Ok(Some("{}")));
    assert_eq!(inflater.inflate(&[]), Ok(None), "the end marker of the last message does not count again");
    assert_eq!(inflater.inflate(&server.message("[]")), Ok(Some("[]")));
}

#[test]
fn half_a_marker_at_the_very_beginning_is_no_end() {
    let mut inflater = Inflater::zlib_stream(LIMIT);
    let whole = ZlibStream::new().message("{}");
    assert_eq!(inflater.inflate(&whole[..1]), Ok(None));
    assert!(matches!(Inflater::zlib_stream(LIMIT).inflate(&[0xff, 0xff]), Err(InflateError::Corrupt { .. })));
}

#[test]
fn an_empty_message_is_an_empty_text() {
    let (mut server, mut inflater) = (ZlibStream::new(), Inflater::zlib_stream(LIMIT));
    assert_eq!(inflater.inflate(&server.message("{}")), Ok(Some("{}")));
    // zlib's libraries write nothing for nothing; on the wire an empty message is the empty block alone.
    assert_eq!(inflater.inflate(&[0, 0, 0, 0xff, 0xff]), Ok(Some("")));
    assert_eq!(inflater.inflate(&server.message("[]")), Ok(Some("[]")));
}

#[test]
fn a_message_may_be_far_larger_than_zlib_s_window() {
    let (mut server, mut inflater) = (ZlibStream::new(), Inflater::zlib_stream(LIMIT));
    for len in [1, 300_000, 2, LIMIT, 3] {
        let text = noise(len);
        let whole = server.message(&text);
        let (last, others) = whole.split_at(whole.len() / 2);
        assert_eq!(inflater.inflate(last), Ok(None));
        assert!(inflater.inflate(others) == Ok(Some(text.as_str())), "{len} bytes");
    }
}

#[test]
fn a_new_connection_needs_a_new_context() {
    let (mut server, mut inflater) = (ZlibStream::new(), Inflater::zlib_stream(LIMIT));
    inflater.inflate(&server.message(message_create(1))).unwrap();
    let mut next_connection = ZlibStream::new();
    let hello = next_connection.message(message_create(2));
    assert!(inflater.inflate(&hello).is_err(), "the old context makes nothing of it");
    assert_eq!(Inflater::zlib_stream(LIMIT).inflate(&hello), Ok(Some(message_create(2).as_str())));
}
