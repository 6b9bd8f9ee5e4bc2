use crate::{base::Failure, transport::Tls, websocket::MaskingKeys};

/// Fixed-size random bytes, as keys, nonces and seeds need them.
pub(super) fn bytes<const N: usize>(tls: &Tls) -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    tls.random(&mut bytes)?;
    Ok(bytes)
}

/// How many keys are drawn at once, so that a frame seldom costs a system call.
const KEYS: usize = 256;

/// Masking keys as RFC 6455, section 5.3 wants them: unpredictable, a new one for every frame.
pub(super) fn masking_keys(tls: &Tls) -> Result<MaskingKeys, Failure> {
    let tls = tls.clone();
    let mut keys = [[0; 4]; KEYS];
    tls.random(keys.as_flattened_mut())?;
    let mut used = 0;
    Ok(Box::new(move || {
        if used == KEYS {
            tls.random(keys.as_flattened_mut()).expect("the system's random source has worked before");
            used = 0;
        }
        used += 1;
        keys[used - 1]
    }))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::transport::Roots;

    /// RFC 6455, 4.1 item 7 and 5.3.
    #[test]
    fn nonces_and_keys_do_not_repeat() {
        let tls = Tls::new(Roots::new(None).unwrap());
        assert_ne!(bytes::<16>(&tls).unwrap(), bytes::<16>(&tls).unwrap());
        let mut next = masking_keys(&tls).unwrap();
        // Through several blocks; of so few keys in 2^32 hardly ever two are the same by chance.
        let keys: HashSet<[u8; 4]> = (0..1000).map(|_| next()).collect();
        assert!(keys.len() >= 995, "{} of 1000 differ", keys.len());
    }
}
