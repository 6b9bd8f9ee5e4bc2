use std::time::Duration;

use super::Jitter;

/// Delays between attempts to connect: doubling, jittered, capped, without end.
#[derive(Debug, Default)]
pub struct Backoff {
    attempts: u32,
}

/// The longest delay before the first attempt after a drop.
const FIRST: Duration = Duration::from_millis(500);
/// The longest delay at all.
const CAP: Duration = Duration::from_secs(60);

impl Backoff {
    /// How many attempts were made since the last connection that lasted.
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The delay before the next attempt: between half and all of the current step.
    pub fn next(&mut self, jitter: &mut Jitter) -> Duration {
        let step = FIRST.saturating_mul(1 << self.attempts.min(16)).min(CAP);
        self.attempts = self.attempts.saturating_add(1);
        jitter.between(step / 2, step)
    }

    /// A connection has lasted.
    pub const fn reset(&mut self) {
        self.attempts = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_the_cap_and_never_end() {
        let (mut backoff, mut jitter) = (Backoff::default(), Jitter::new(1));
        let mut step = FIRST;
        for _ in 0..1000 {
            let delay = backoff.next(&mut jitter);
            assert!(delay >= step / 2 && delay <= step, "{delay:?} of {step:?}");
            step = (step * 2).min(CAP);
        }
        backoff.reset();
        assert!(backoff.next(&mut jitter) <= FIRST);
    }
}
