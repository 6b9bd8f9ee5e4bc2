//! Frames from a server that are mostly right, so that the fuzzer gets beyond the first header.

use super::choices::Choices;
use super::wire;

const TEXTS: [&str; 6] = ["", "plain", "\u{E9}", "\u{20AC}uro", "\u{1F600}", "\u{10FFFF}\u{80}"];

/// Appends one frame as chosen.
pub(crate) fn append(stream: &mut Vec<u8>, choices: &mut Choices<'_>) {
    const OPCODES: [u8; 8] = [
        wire::CONTINUATION,
        wire::TEXT,
        wire::BINARY,
        wire::CONTINUATION,
        wire::PING,
        wire::PONG,
        wire::CLOSE,
        wire::TEXT,
    ];
    // Three bits for the opcode, three for the payload, one for its last-fragment bit and one to spoil the frame.
    let kind = choices.byte();
    let opcode = OPCODES[usize::from(kind & 7)];
    let payload = payload(kind >> 3 & 7, choices);
    let last = opcode & 8 != 0 || kind & 0x40 == 0;
    let start = stream.len();
    stream.extend(if last { wire::frame(opcode, payload) } else { wire::fragment(opcode, payload) });
    if kind & 0x80 != 0 {
        let spoil = choices.byte();
        let at = start + usize::from(choices.byte()) % (stream.len() - start);
        stream[at] ^= spoil;
    }
}

fn payload(kind: u8, choices: &mut Choices<'_>) -> Vec<u8> {
    match kind {
        0 => Vec::new(),
        1 => choices.run().to_vec(),
        2 => TEXTS[usize::from(choices.below(6))].into(),
        // A character cut in two: the next frame may bring the rest, or not.
        3 => {
            let text = TEXTS[usize::from(2 + choices.below(4))].as_bytes();
            text[..usize::from(choices.byte()) % text.len()].to_vec()
        }
        4 => {
            let text = TEXTS[usize::from(2 + choices.below(4))].as_bytes();
            text[usize::from(choices.byte()) % text.len()..].to_vec()
        }
        5 => wire::close_payload(choices.u16(), choices.run()),
        // Around the sizes at which the header grows.
        6 => vec![b'a'; 120 + usize::from(choices.below(12))],
        // Up to more than what the client takes ahead of a payload's arrival.
        _ => vec![b'a'; 4 * usize::from(choices.u16()) + usize::from(choices.byte())],
    }
}

/// Frames to the end of the input.
pub(crate) fn stream(choices: &mut Choices<'_>) -> Vec<u8> {
    // Large payloads are cheap to ask for; the sum is kept small enough to stay quick.
    const ENOUGH: usize = 256 * 1024;
    let mut stream = Vec::new();
    while !choices.is_empty() && stream.len() < ENOUGH {
        append(&mut stream, choices);
    }
    stream
}
