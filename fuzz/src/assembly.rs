//! Sequences of frames that are mostly right: fragments, control frames between them, cut characters, sizes around the
//! limits. Judged by the oracle.

use tickcord::websocket::Limits;

use super::choices::{Choices, cut};
use super::{client, frames, oracle};

pub fn run(input: &[u8]) {
    let mut choices = Choices::new(input);
    let limits = match choices.below(3) {
        0 => Limits::default(),
        1 => Limits { max_frame_bytes: 70_000, max_message_bytes: 80_000, ..Limits::default() },
        _ => Limits {
            max_frame_bytes: 125 + usize::from(choices.below(4)),
            max_message_bytes: usize::from(choices.byte()),
            max_fragments: usize::from(choices.below(8)),
            max_control_frames: choices.below(8).into(),
            ..Limits::default()
        },
    };
    let sizes = [choices.byte(), choices.byte()];
    let stream = frames::stream(&mut choices);
    let pieces = cut(&stream, &sizes);
    let expected = oracle::expect(&stream, &oracle::ends(pieces.iter().copied()), &limits);
    assert_eq!(client::run(&limits, pieces), expected);
}
