use std::ops::BitOr;

/// Which events Discord sends: a bit field in Identify
/// (<https://discord.com/developers/docs/events/gateway#gateway-intents>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Intents(pub u64);

/// Every intent that Discord defines, lowest bit first.
const DEFINED: [(Intents, &str); 21] = [
    (Intents::GUILDS, "GUILDS"),
    (Intents::GUILD_MEMBERS, "GUILD_MEMBERS"),
    (Intents::GUILD_MODERATION, "GUILD_MODERATION"),
    (Intents::GUILD_EXPRESSIONS, "GUILD_EXPRESSIONS"),
    (Intents::GUILD_INTEGRATIONS, "GUILD_INTEGRATIONS"),
    (Intents::GUILD_WEBHOOKS, "GUILD_WEBHOOKS"),
    (Intents::GUILD_INVITES, "GUILD_INVITES"),
    (Intents::GUILD_VOICE_STATES, "GUILD_VOICE_STATES"),
    (Intents::GUILD_PRESENCES, "GUILD_PRESENCES"),
    (Intents::GUILD_MESSAGES, "GUILD_MESSAGES"),
    (Intents::GUILD_MESSAGE_REACTIONS, "GUILD_MESSAGE_REACTIONS"),
    (Intents::GUILD_MESSAGE_TYPING, "GUILD_MESSAGE_TYPING"),
    (Intents::DIRECT_MESSAGES, "DIRECT_MESSAGES"),
    (Intents::DIRECT_MESSAGE_REACTIONS, "DIRECT_MESSAGE_REACTIONS"),
    (Intents::DIRECT_MESSAGE_TYPING, "DIRECT_MESSAGE_TYPING"),
    (Intents::MESSAGE_CONTENT, "MESSAGE_CONTENT"),
    (Intents::GUILD_SCHEDULED_EVENTS, "GUILD_SCHEDULED_EVENTS"),
    (Intents::AUTO_MODERATION_CONFIGURATION, "AUTO_MODERATION_CONFIGURATION"),
    (Intents::AUTO_MODERATION_EXECUTION, "AUTO_MODERATION_EXECUTION"),
    (Intents::GUILD_MESSAGE_POLLS, "GUILD_MESSAGE_POLLS"),
    (Intents::DIRECT_MESSAGE_POLLS, "DIRECT_MESSAGE_POLLS"),
];

/// Which flags grant an intent: the first of a pair to an application that Discord has reviewed, the second to any other
/// (<https://discord.com/developers/docs/resources/application#application-object-application-flags>).
const GRANTS: [(Intents, u64); 3] = [
    (Intents::GUILD_PRESENCES, 1 << 12 | 1 << 13),
    (Intents::GUILD_MEMBERS, 1 << 14 | 1 << 15),
    (Intents::MESSAGE_CONTENT, 1 << 18 | 1 << 19),
];

impl Intents {
    /// Guilds, roles, channels and threads.
    pub const GUILDS: Self = Self(1 << 0);
    /// Members who join, change and leave. Privileged.
    pub const GUILD_MEMBERS: Self = Self(1 << 1);
    /// Bans and audit log entries.
    pub const GUILD_MODERATION: Self = Self(1 << 2);
    /// Emojis, stickers and sounds.
    pub const GUILD_EXPRESSIONS: Self = Self(1 << 3);
    /// Integrations.
    pub const GUILD_INTEGRATIONS: Self = Self(1 << 4);
    /// Webhooks.
    pub const GUILD_WEBHOOKS: Self = Self(1 << 5);
    /// Invites.
    pub const GUILD_INVITES: Self = Self(1 << 6);
    /// Who is in which voice channel.
    pub const GUILD_VOICE_STATES: Self = Self(1 << 7);
    /// Who is online and plays what. Privileged.
    pub const GUILD_PRESENCES: Self = Self(1 << 8);
    /// Messages in guilds; their text needs `MESSAGE_CONTENT` as well.
    pub const GUILD_MESSAGES: Self = Self(1 << 9);
    /// Reactions in guilds.
    pub const GUILD_MESSAGE_REACTIONS: Self = Self(1 << 10);
    /// Who types in guilds.
    pub const GUILD_MESSAGE_TYPING: Self = Self(1 << 11);
    /// Messages to the bot.
    pub const DIRECT_MESSAGES: Self = Self(1 << 12);
    /// Reactions in direct messages.
    pub const DIRECT_MESSAGE_REACTIONS: Self = Self(1 << 13);
    /// Who types to the bot.
    pub const DIRECT_MESSAGE_TYPING: Self = Self(1 << 14);
    /// No event of its own: fills the text, embeds and files of messages. Privileged.
    pub const MESSAGE_CONTENT: Self = Self(1 << 15);
    /// Scheduled events.
    pub const GUILD_SCHEDULED_EVENTS: Self = Self(1 << 16);
    /// Rules of automatic moderation.
    pub const AUTO_MODERATION_CONFIGURATION: Self = Self(1 << 20);
    /// What automatic moderation did.
    pub const AUTO_MODERATION_EXECUTION: Self = Self(1 << 21);
    /// Votes in guilds.
    pub const GUILD_MESSAGE_POLLS: Self = Self(1 << 24);
    /// Votes in direct messages.
    pub const DIRECT_MESSAGE_POLLS: Self = Self(1 << 25);

    /// No event but those that need no intent.
    pub const NONE: Self = Self(0);
    /// The intents that must be enabled for the bot in the developer portal.
    pub const PRIVILEGED: Self =
        Self(Self::GUILD_MEMBERS.0 | Self::GUILD_PRESENCES.0 | Self::MESSAGE_CONTENT.0);
    /// Every defined intent.
    pub const ALL: Self = Self(0x331_FFFF);
    /// Every defined intent that needs no permission from Discord.
    pub const NON_PRIVILEGED: Self = Self::ALL.without(Self::PRIVILEGED);

    /// The bits that Discord does not define.
    #[must_use]
    pub const fn undefined(self) -> u64 {
        self.without(Self::ALL).0
    }

    /// The privileged intents that an application with these flags may ask for.
    #[must_use]
    pub fn granted_by(flags: u64) -> Self {
        let granted = GRANTS.iter().filter(|(_, grant)| flags & grant != 0);
        granted.fold(Self::NONE, |granted, (intent, _)| granted | *intent)
    }

    /// The privileged ones among these.
    #[must_use]
    pub const fn privileged(self) -> Self {
        Self(self.0 & Self::PRIVILEGED.0)
    }

    /// These, but for `others`.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether all of `others` are among these.
    #[must_use]
    pub const fn contains(self, others: Self) -> bool {
        others.without(self).0 == 0
    }

    /// The defined intent of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        DEFINED.iter().find(|(_, known)| *known == name).map(|(intent, _)| *intent)
    }

    /// The names of the defined ones among these, lowest bit first.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        DEFINED.iter().filter(move |(intent, _)| self.contains(*intent)).map(|(_, name)| *name)
    }
}

impl BitOr for Intents {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_agree_with_the_table_and_with_discords_numbers() {
        let all = DEFINED.iter().fold(Intents::NONE, |mask, (intent, _)| mask | *intent);
        assert_eq!(all, Intents::ALL);
        assert_eq!(Intents::ALL.0, 53_608_447);
        assert_eq!(Intents::NON_PRIVILEGED.0, 53_575_421);
        assert_eq!(Intents::PRIVILEGED.0, 33_026);
        let names: Vec<_> = Intents::PRIVILEGED.names().collect();
        assert_eq!(names, ["GUILD_MEMBERS", "GUILD_PRESENCES", "MESSAGE_CONTENT"]);
        assert_eq!(Intents(1 << 17 | 1).undefined(), 1 << 17);
    }
}
