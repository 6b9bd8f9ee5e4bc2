//! Masking (5.3): what a client sends must not look, to a proxy on the way, like what its author chose.

/// Masked at a time: a multiple of 4, so that the key is the same for each block.
pub(super) const BLOCK: usize = size_of::<u64>();

/// A masking key for blocks of a frame. Blocks are numbers whose lowest byte comes first.
#[derive(Clone, Copy)]
pub(super) struct Mask(u64);

impl Mask {
    /// For blocks that begin this many bytes before the payload, or at any multiple of 4 from there.
    pub(super) fn new(key: [u8; 4], before: u32) -> Self {
        let half = u64::from(u32::from_le_bytes(key).rotate_left(8 * before));
        Self(half | half << 32)
    }

    pub(super) fn apply(self, block: u64) -> u64 {
        block ^ self.0
    }

    pub(super) fn apply_twice(self, block: u128) -> u128 {
        block ^ (u128::from(self.0) | u128::from(self.0) << 64)
    }
}
