use super::{Object, View};
use crate::model::EventKind;

/// How many events were dropped since the last such event, because the host did not poll.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EventsDropped {
    /// All of them.
    pub total: u64,
    /// Typing, presences and voice effects, which go first.
    pub ephemeral: u64,
    /// Messages and the like.
    pub ordinary: u64,
    /// Interactions.
    pub interaction: u64,
    /// States, sessions and warnings.
    pub lifecycle: u64,
}

impl<'a> View<'a> for EventsDropped {
    const KINDS: &'static [EventKind] = &[EventKind::EventsDropped];

    fn read(data: Object<'a>) -> Self {
        Self {
            total: data.unsigned("total"),
            ephemeral: data.unsigned("ephemeral"),
            ordinary: data.unsigned("ordinary"),
            interaction: data.unsigned("interaction"),
            lifecycle: data.unsigned("lifecycle"),
        }
    }
}
