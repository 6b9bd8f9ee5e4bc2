use std::sync::atomic::{AtomicU64, Ordering};

/// Whether the host wants to be connected. Each change of mind has a number, so that a failure of an old wish does not end
/// a newer one: odd to be connected, even not to be.
#[derive(Debug, Default)]
pub(super) struct Wish(AtomicU64);

impl Wish {
    /// Whether the host wants to be connected.
    pub(super) fn is_connected(&self) -> bool {
        self.0.load(Ordering::SeqCst) % 2 == 1
    }

    /// The host wants to be connected: the wish's number, or none if it wanted so before.
    pub(super) fn connect(&self) -> Option<u64> {
        self.change(|wish| wish % 2 == 0)
    }

    /// The host wants to be disconnected: the wish's number, or none if it wanted so before.
    pub(super) fn disconnect(&self) -> Option<u64> {
        self.change(|wish| wish % 2 == 1)
    }

    /// Takes a wish back, unless there is a newer one.
    pub(super) fn take_back(&self, wish: u64) {
        let _ = self.0.compare_exchange(wish, wish + 1, Ordering::SeqCst, Ordering::SeqCst);
    }

    fn change(&self, allowed: impl Fn(u64) -> bool) -> Option<u64> {
        let next = |wish| allowed(wish).then_some(wish + 1);
        self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, next).ok().map(|wish| wish + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_wish_cannot_be_taken_back_from_under_a_newer_one() {
        let wish = Wish::default();
        let old = wish.connect().unwrap();
        assert_eq!(wish.connect(), None);
        wish.disconnect().unwrap();
        let new = wish.connect().unwrap();
        wish.take_back(old);
        assert!(wish.is_connected());
        wish.take_back(new);
        assert!(!wish.is_connected());
        assert_eq!(wish.disconnect(), None);
    }
}
