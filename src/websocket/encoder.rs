//! Frames to send (6.1): header, key and masked payload in one buffer.

use super::header;
use super::mask::{BLOCK, Mask};
use super::opcode::Opcode;

/// The blocks that hold the header, and the beginning of the payload behind it.
const HEAD: usize = 2 * BLOCK;

/// One whole frame. Messages are never fragmented, so that each frame has the FIN bit.
///
/// It is built of masked blocks: the payload is read once and written once, to memory that nobody had to clear.
pub(super) fn frame(opcode: Opcode, payload: &[u8], masking_key: [u8; 4]) -> Vec<u8> {
    let (header, header_len) = header::encode(opcode, payload.len(), masking_key);
    let beside_header = payload.len().min(HEAD - header_len as usize);
    let (blocks, end) = payload[beside_header..].as_chunks::<BLOCK>();

    let beginning = Mask::new(masking_key, 0).apply_twice(first_bytes(payload));
    let head = (header | beginning << (8 * header_len)).to_le_bytes();
    let mask = Mask::new(masking_key, header_len);
    let mut frame = Vec::with_capacity(HEAD / BLOCK + blocks.len() + usize::from(!end.is_empty()));
    frame.extend_from_slice(head.as_chunks::<BLOCK>().0);
    frame.extend(blocks.iter().map(|block| mask.apply(u64::from_le_bytes(*block)).to_le_bytes()));
    if !end.is_empty() {
        let end = end.iter().rev().fold(0, |end, byte| end << 8 | u64::from(*byte));
        frame.push(mask.apply(end).to_le_bytes());
    }
    let mut frame = frame.into_flattened();
    frame.truncate(header_len as usize + payload.len());
    frame
}

/// The first 16 bytes, the first of them lowest, with zeros behind a shorter payload.
fn first_bytes(payload: &[u8]) -> u128 {
    match payload.first_chunk() {
        Some(bytes) => u128::from_le_bytes(*bytes),
        None => payload.iter().rev().fold(0, |bytes, byte| bytes << 8 | u128::from(*byte)),
    }
}
