use crate::{base::Failure, transport::Tls, websocket::MaskingKeys};

/// Fixed-size random bytes, as keys, nonces and seeds need them.
pub(super) fn bytes<const N: usize>(tls: &Tls) -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    tls.random(&mut bytes)?;
    Ok(bytes)
}

/// How much is drawn at once, so that a frame seldom costs a system call.
const BLOCK: usize = 1024;

/// Masking keys as RFC 6455, section 5.3 wants them: unpredictable, a new one for every frame.
pub(super) fn masking_keys(tls: &Tls) -> Result<MaskingKeys, Failure> {
    let tls = tls.clone();
    let mut block: [u8; BLOCK] = bytes(&tls)?;
    let mut used = 0;
    Ok(Box::new(move || {
        if used == BLOCK {
            tls.random(&mut block).expect("the system's random source has worked before");
            used = 0;
        }
        used += 4;
        [block[used - 4], block[used - 3], block[used - 2], block[used - 1]]
    }))
}
