//! Masking (5.3): what a client sends must not look, to a proxy on the way, like what its author chose.

/// Copies a whole payload and masks it, in one pass. Both are of one length.
pub(super) fn copy(key: [u8; 4], payload: &[u8], masked: &mut [u8]) {
    let half = u64::from(u32::from_le_bytes(key));
    let mask = half | half << 32;
    let (blocks, end) = payload.as_chunks();
    let (masked_blocks, masked_end) = masked.as_chunks_mut();
    for (block, masked) in blocks.iter().zip(masked_blocks) {
        *masked = (u64::from_le_bytes(*block) ^ mask).to_le_bytes();
    }
    for ((byte, masked), mask) in end.iter().zip(masked_end).zip(mask.to_le_bytes()) {
        *masked = byte ^ mask;
    }
}
