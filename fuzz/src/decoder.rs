//! Arbitrary bytes after the handshake, whole and in arbitrary pieces: the same outcome, and the oracle's.

use tickcord::websocket::Limits;

use super::choices::{Choices, cut};
use super::client::{self, Seen, Trace};
use super::oracle;

pub fn run(input: &[u8]) {
    let limits = Limits {
        max_frame_bytes: 1_000,
        max_message_bytes: 1_500,
        max_fragments: 6,
        max_control_frames: 6,
        ..Limits::default()
    };
    let mut choices = Choices::new(input);
    let count = choices.below(16);
    let sizes = choices.bytes(count.into());
    let stream = choices.rest();
    let pieces = cut(stream, sizes);
    let split = client::run(&limits, pieces.iter().copied());
    let whole = client::run(&limits, [stream]);
    assert_eq!(without_places(&split), without_places(&whole), "split and whole");
    assert_eq!(split, oracle::expect(stream, &oracle::ends(pieces), &limits));
}

fn without_places(trace: &Trace) -> Vec<&Seen> {
    trace.iter().map(|(_, seen)| seen).collect()
}
