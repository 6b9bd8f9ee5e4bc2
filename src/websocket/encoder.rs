//! Frames to send (6.1): header, key and masked payload in one buffer.

use super::header;
use super::mask;
use super::opcode::Opcode;

/// Appends one whole frame. Messages are never fragmented, so that each frame has the FIN bit.
pub(super) fn append_frame(out: &mut Vec<u8>, opcode: Opcode, payload: &[u8], masking_key: [u8; 4]) {
    out.reserve(header::MAX_SENT + payload.len());
    header::append(out, opcode, payload.len(), masking_key);
    mask::append(out, payload, masking_key);
}
