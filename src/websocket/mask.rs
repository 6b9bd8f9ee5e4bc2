//! Masking (5.3): what a client sends must not look, to a proxy on the way, like what its author chose.

/// Copied and masked at a time: small enough to be in the first cache when the mask comes over it. A multiple of
/// 4, so that the key begins anew with each block.
const BLOCK: usize = 8 * 1024;

/// Appends `payload`, masked.
pub(super) fn append(out: &mut Vec<u8>, payload: &[u8], key: [u8; 4]) {
    for block in payload.chunks(BLOCK) {
        let start = out.len();
        out.extend_from_slice(block);
        apply(&mut out[start..], key);
    }
}

/// XORs `bytes` with the repeated key, eight bytes at a time.
fn apply(bytes: &mut [u8], key: [u8; 4]) {
    let [a, b, c, d] = key;
    let wide = u64::from_ne_bytes([a, b, c, d, a, b, c, d]);
    let (words, rest) = bytes.as_chunks_mut::<8>();
    for word in words {
        *word = (u64::from_ne_bytes(*word) ^ wide).to_ne_bytes();
    }
    for (byte, key) in rest.iter_mut().zip(key.iter().cycle()) {
        *byte ^= key;
    }
}
