use crate::encoding::json::{Envelope, unsigned_members};
use crate::model::EventKind;

/// Which of Discord's events a host wants. An empty list restricts nothing; an event passes when each other list has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscription {
    /// What events are about.
    pub kinds: Vec<EventKind>,
    /// The guilds they belong to; 0 stands for those of no guild.
    pub guilds: Vec<u64>,
    /// The channels they belong to; 0 stands for those of no channel.
    pub channels: Vec<u64>,
}

/// Holds payloads against a [`Subscription`], before an event is made of them.
#[derive(Debug, Default)]
pub struct Filter {
    // Each sorted.
    kinds: Vec<i32>,
    guilds: Vec<u64>,
    channels: Vec<u64>,
}

impl Filter {
    /// A filter that lets through what was subscribed to.
    #[must_use]
    pub fn new(subscription: Subscription) -> Self {
        let Subscription { kinds, mut guilds, mut channels } = subscription;
        let mut kinds: Vec<i32> = kinds.into_iter().map(EventKind::number).collect();
        kinds.sort_unstable();
        guilds.sort_unstable();
        channels.sort_unstable();
        Self { kinds, guilds, channels }
    }

    /// Whether the host is to have the event in this payload.
    ///
    /// READY and RESUMED always pass, and so do the answers to what the host itself asks for. A payload that says nothing
    /// of its guild or channel counts as one of none.
    #[must_use]
    pub fn passes(&self, payload: &str, envelope: &Envelope) -> bool {
        let by_place = !(self.guilds.is_empty() && self.channels.is_empty());
        if self.kinds.is_empty() && !by_place {
            return true;
        }
        let name = envelope.name(payload).unwrap_or_default();
        let kind = EventKind::from_name(&name).unwrap_or(EventKind::Unknown);
        if is_due_to_the_host(kind) {
            return true;
        }
        if !has(&self.kinds, &kind.number()) {
            return false;
        }
        if !by_place {
            return true;
        }
        let data = payload.get(envelope.d.clone()).unwrap_or_default();
        let [guild, channel] = unsigned_members(data, place(kind)).map(Option::unwrap_or_default);
        has(&self.guilds, &guild) && has(&self.channels, &channel)
    }
}

/// Whether a list has it, or restricts nothing.
fn has<T: Ord>(list: &[T], value: &T) -> bool {
    list.is_empty() || list.binary_search(value).is_ok()
}

/// What the host needs to follow the connection, and what comes only because it asked.
const fn is_due_to_the_host(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Ready
            | EventKind::Resumed
            | EventKind::RateLimited
            | EventKind::GuildMembersChunk
            | EventKind::SoundboardSounds
            | EventKind::ChannelInfo
    )
}

/// The members that name the guild and the channel an event belongs to. An event about one of these is that one itself.
const fn place(kind: EventKind) -> [&'static str; 2] {
    match kind {
        EventKind::GuildCreate | EventKind::GuildUpdate | EventKind::GuildDelete => ["id", "channel_id"],
        EventKind::ChannelCreate
        | EventKind::ChannelUpdate
        | EventKind::ChannelDelete
        | EventKind::VoiceChannelStatusUpdate
        | EventKind::VoiceChannelStartTimeUpdate
        | EventKind::ThreadCreate
        | EventKind::ThreadUpdate
        | EventKind::ThreadDelete
        | EventKind::ThreadMemberUpdate
        | EventKind::ThreadMembersUpdate => ["guild_id", "id"],
        _ => ["guild_id", "channel_id"],
    }
}
