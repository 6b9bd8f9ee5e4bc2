//! What an inflater holds.

use tickcord::compression::Inflater;

use crate::allocator::taken;
use crate::server::{ZlibStream, message_create, noise, payload};

/// zlib's window and tables, as zlib-rs lays them out.
const CONTEXT: isize = 50 * 1024;
const KIB: isize = 1024;

#[test]
fn a_bomb_takes_no_more_than_the_limit() {
    let limit = 1 << 20;
    let bomb = ZlibStream::new().message(vec![b' '; 20 * limit]);
    let mut inflater = Inflater::zlib_stream(limit);
    let (taken, is_refused) = taken(|| inflater.inflate(&bomb).is_err());
    assert!(is_refused);
    assert!(taken.most <= 1025 * KIB, "{} bytes", taken.most);
}

#[test]
fn what_a_giant_message_needed_is_given_back_at_the_next() {
    let mut server = ZlibStream::new();
    let (giant, small) = (server.message(noise(5_000_000)), server.message("{}"));
    let (taken, _inflater) = taken(|| {
        let mut inflater = Inflater::zlib_stream(16 << 20);
        inflater.inflate(&giant).unwrap();
        inflater.inflate(&small).unwrap();
        inflater
    });
    assert!(taken.most > 5_000_000, "{} bytes", taken.most);
    assert!(taken.bytes <= CONTEXT + 64 * KIB, "{} bytes", taken.bytes);
}

#[test]
fn messages_of_the_usual_size_allocate_nothing() {
    let mut server = ZlibStream::new();
    let stream: Vec<_> = (0..100).map(|n| server.message(message_create(n))).collect();
    let payloads: Vec<_> = (0..100).map(|n| payload(message_create(n))).collect();
    for (mut inflater, messages) in
        [(Inflater::zlib_stream(1 << 20), stream), (Inflater::payload(1 << 20), payloads)]
    {
        let (first, others) = messages.split_first().unwrap();
        inflater.inflate(first).unwrap();
        let (taken, ()) = taken(|| {
            for message in others {
                inflater.inflate(message).unwrap();
            }
        });
        assert_eq!(taken.calls, 0);
    }
}
