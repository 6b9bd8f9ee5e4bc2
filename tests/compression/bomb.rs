//! Little that becomes much.

use tickcord::compression::{InflateError, Inflater};

use crate::server::{LIMIT, ZlibStream, payload};

#[test]
fn a_message_may_have_exactly_the_limit_and_not_a_byte_more() {
    for limit in [0, 1, 1000, 16 * 1024 - 1, 16 * 1024, 100_000] {
        let (fits, too_long) = ("x".repeat(limit), "x".repeat(limit + 1));
        let expected = Err(InflateError::TooLong { limit });
        assert!(Inflater::payload(limit).inflate(&payload(&fits)) == Ok(Some(fits.as_str())), "{limit}");
        assert_eq!(Inflater::payload(limit).inflate(&payload(&too_long)), expected);
        assert_eq!(Inflater::zlib_stream(limit).inflate(&ZlibStream::new().message(&too_long)), expected);
    }
}

#[test]
fn the_limit_is_for_each_message_and_not_for_the_connection() {
    let (mut server, mut inflater) = (ZlibStream::new(), Inflater::zlib_stream(100));
    let text = "x".repeat(100);
    for _ in 0..100 {
        assert_eq!(inflater.inflate(&server.message(&text)), Ok(Some(text.as_str())));
    }
}

#[test]
fn a_bomb_is_found_before_its_message_ends() {
    let bomb = ZlibStream::new().message(vec![b' '; 20 * LIMIT]);
    let mut inflater = Inflater::zlib_stream(LIMIT);
    let mut sent = 0;
    let error = bomb.chunks(100).find_map(|frame| {
        sent += frame.len();
        inflater.inflate(frame).err()
    });
    assert_eq!(error, Some(InflateError::TooLong { limit: LIMIT }));
    assert!(sent < bomb.len() / 10, "after {sent} of {} bytes", bomb.len());
    assert_eq!(error.unwrap().to_string(), "a message has more than 1048576 bytes once decompressed");
}
