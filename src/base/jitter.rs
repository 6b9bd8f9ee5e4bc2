use std::time::Duration;

/// Spreads delays so that many clients do not act in step: a seeded splitmix64. Not for anything secret.
#[derive(Debug, Clone)]
pub struct Jitter(u64);

impl Jitter {
    /// The same seed gives the same delays.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A fraction, uniform in `[0, 1)`.
    pub fn fraction(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        // An f64 holds 32 bits exactly.
        let bits = u32::try_from(z >> 32).expect("32 bits are left");
        f64::from(bits) / (f64::from(u32::MAX) + 1.0)
    }

    /// A delay, uniform in `[low, high)`.
    pub fn between(&mut self, low: Duration, high: Duration) -> Duration {
        low + high.saturating_sub(low).mul_f64(self.fraction())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_fill_the_unit_interval() {
        let mut jitter = Jitter::new(7);
        let fractions: Vec<f64> = (0..1000).map(|_| jitter.fraction()).collect();
        assert!(fractions.iter().all(|f| (0.0..1.0).contains(f)));
        assert!(fractions.iter().any(|f| *f < 0.05) && fractions.iter().any(|f| *f > 0.95));
    }

    #[test]
    fn an_empty_interval_gives_its_start() {
        let second = Duration::from_secs(1);
        assert_eq!(Jitter::new(1).between(second, second), second);
    }
}
