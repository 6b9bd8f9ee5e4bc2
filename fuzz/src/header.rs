//! Frame headers with arbitrary bytes, byte by byte: judged by the oracle, each at its very byte.

use tickcord::websocket::Limits;

use super::choices::Choices;
use super::{client, oracle};

/// The longest header that a peer may send, with a masking key.
const LONGEST: usize = 14;

/// Bytes of a stream, beyond which nothing new is to be seen.
const ENOUGH: usize = 256 * 1024;

pub fn run(input: &[u8]) {
    let limits = Limits {
        max_frame_bytes: 70_000,
        max_message_bytes: 140_000,
        max_fragments: 4,
        max_control_frames: 4,
        ..Limits::default()
    };
    let mut choices = Choices::new(input);
    let mut stream = Vec::new();
    let mut pieces = Vec::new();
    while !choices.is_empty() && stream.len() < ENOUGH {
        let header = header(&mut choices);
        pieces.extend(std::iter::repeat_n(1, header.len()));
        stream.extend_from_slice(header);
        // The payload that the header announces, so that another header can follow.
        let payload = announced(header).filter(|len| *len <= limits.max_frame_bytes).unwrap_or(0);
        pieces.push(payload);
        stream.resize(stream.len() + payload, b'a');
    }
    let mut rest = &stream[..];
    let pieces: Vec<&[u8]> = pieces
        .into_iter()
        .map(|len| {
            let (piece, behind) = rest.split_at(len);
            rest = behind;
            piece
        })
        .collect();
    let expected = oracle::expect(&stream, &oracle::ends(pieces.iter().copied()), &limits);
    assert_eq!(client::run(&limits, pieces), expected);
}

fn header<'a>(choices: &mut Choices<'a>) -> &'a [u8] {
    let rest = choices.clone().rest();
    let more = match rest.get(1).map(|second| second & 0x7F) {
        Some(126) => 2,
        Some(127) => 8,
        _ => 0,
    };
    let key = if rest.get(1).is_some_and(|second| second & 0x80 != 0) { 4 } else { 0 };
    choices.bytes((2 + more + key).min(LONGEST))
}

fn announced(header: &[u8]) -> Option<usize> {
    let extended = |range: std::ops::Range<usize>| {
        Some(header.get(range)?.iter().fold(0, |len, byte| len << 8 | u64::from(*byte)))
    };
    let len = match header.get(1)? & 0x7F {
        126 => extended(2..4)?,
        127 => extended(2..10)?,
        len => len.into(),
    };
    usize::try_from(len).ok()
}
