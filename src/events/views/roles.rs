use crate::events::Event;
use crate::model::{EventKind, Snowflake};

/// Events that show a member at `/member`, with roles.
const BESIDE: &[EventKind] = &[
    EventKind::MessageCreate,
    EventKind::MessageUpdate,
    EventKind::InteractionCreate,
    EventKind::MessageReactionAdd,
    EventKind::TypingStart,
    EventKind::VoiceStateUpdate,
];

/// Events that are about a member.
const ITSELF: &[EventKind] = &[EventKind::GuildMemberAdd, EventKind::GuildMemberUpdate];

impl Event {
    /// Whether the member that the event shows has a role: false where it shows none, as outside of guilds; None if the event
    /// is of a kind that never shows roles. Allocates nothing.
    #[must_use]
    pub fn has_role(&self, role: Snowflake) -> Option<bool> {
        let place = if BESIDE.contains(&self.kind()) {
            "/member/roles"
        } else if ITSELF.contains(&self.kind()) {
            "/roles"
        } else {
            return None;
        };
        Some(self.value(place).is_ok_and(|roles| roles.elements().any(|id| id.u64() == Ok(role.0))))
    }
}
