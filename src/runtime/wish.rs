use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::Failure;

/// Whether the host wants to be connected. Each change of mind has a number, odd to be connected and even not to be, so
/// that a failure of an old wish does not end a newer one.
#[derive(Debug, Default)]
pub(super) struct Wish(Mutex<u64>);

impl Wish {
    /// Whether the host wants to be connected.
    pub(super) fn is_connected(&self) -> bool {
        *self.lock() % 2 == 1
    }

    /// The host wants to be connected, or no longer: hands the wish's number to `queue`, under a lock, so that commands are
    /// queued in the order of the wishes. None if it wanted so before; a failure of `queue` takes the wish back.
    pub(super) fn change(
        &self,
        connected: bool,
        queue: impl FnOnce(u64) -> Result<(), Failure>,
    ) -> Option<Result<(), Failure>> {
        let mut wish = self.lock();
        if (*wish % 2 == 1) == connected {
            return None;
        }
        let result = queue(*wish + 1);
        *wish += u64::from(result.is_ok());
        Some(result)
    }

    /// Ends a wish that cannot be fulfilled, unless there is a newer one.
    pub(super) fn take_back(&self, wish: u64) {
        let mut newest = self.lock();
        *newest += u64::from(*newest == wish);
    }

    fn lock(&self) -> MutexGuard<'_, u64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ResultCode;

    #[test]
    fn an_old_wish_cannot_be_taken_back_from_under_a_newer_one() {
        let wish = Wish::default();
        let mut queued = Vec::new();
        for connected in [true, true, false, true] {
            let _ = wish.change(connected, |number| {
                queued.push(number);
                Ok(())
            });
        }
        assert_eq!(queued, [1, 2, 3]);
        wish.take_back(1);
        assert!(wish.is_connected());
        wish.take_back(3);
        assert!(!wish.is_connected());
    }

    #[test]
    fn a_wish_that_could_not_be_queued_is_none() {
        let wish = Wish::default();
        let full = wish.change(true, |_| Err(Failure::new(ResultCode::QueueFull, "full")));
        assert_eq!(full.unwrap().unwrap_err().code, ResultCode::QueueFull);
        assert!(!wish.is_connected());
    }
}
