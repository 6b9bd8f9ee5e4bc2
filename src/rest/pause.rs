use std::time::Instant;

use crate::base::Failure;

/// A time in which nothing of some kind goes out, and what a request is told that cannot wait so long.
#[derive(Debug, Clone)]
pub(super) struct Pause {
    pub(super) until: Instant,
    pub(super) failure: Failure,
}

impl Pause {
    /// Keeps whichever ends later.
    pub(super) fn extend(slot: &mut Option<Self>, pause: Self) {
        if slot.as_ref().is_none_or(|old| old.until < pause.until) {
            *slot = Some(pause);
        }
    }
}
