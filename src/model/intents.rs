/// Which events Discord sends: a bit field in Identify
/// (<https://discord.com/developers/docs/events/gateway#gateway-intents>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Intents(pub u64);

/// Every intent that Discord defines: bit and name.
const DEFINED: [(u32, &str); 21] = [
    (0, "GUILDS"),
    (1, "GUILD_MEMBERS"),
    (2, "GUILD_MODERATION"),
    (3, "GUILD_EXPRESSIONS"),
    (4, "GUILD_INTEGRATIONS"),
    (5, "GUILD_WEBHOOKS"),
    (6, "GUILD_INVITES"),
    (7, "GUILD_VOICE_STATES"),
    (8, "GUILD_PRESENCES"),
    (9, "GUILD_MESSAGES"),
    (10, "GUILD_MESSAGE_REACTIONS"),
    (11, "GUILD_MESSAGE_TYPING"),
    (12, "DIRECT_MESSAGES"),
    (13, "DIRECT_MESSAGE_REACTIONS"),
    (14, "DIRECT_MESSAGE_TYPING"),
    (15, "MESSAGE_CONTENT"),
    (16, "GUILD_SCHEDULED_EVENTS"),
    (20, "AUTO_MODERATION_CONFIGURATION"),
    (21, "AUTO_MODERATION_EXECUTION"),
    (24, "GUILD_MESSAGE_POLLS"),
    (25, "DIRECT_MESSAGE_POLLS"),
];

impl Intents {
    /// The intents that must be enabled for the bot in the developer portal.
    pub const PRIVILEGED: Self = Self(1 << 1 | 1 << 8 | 1 << 15);
    /// Every defined intent.
    pub const ALL: Self = Self(0x331_FFFF);
    /// Every defined intent that needs no permission from Discord.
    pub const NON_PRIVILEGED: Self = Self(Self::ALL.0 & !Self::PRIVILEGED.0);

    /// The bits that Discord does not define.
    #[must_use]
    pub const fn undefined(self) -> u64 {
        self.0 & !Self::ALL.0
    }

    /// The privileged ones among these.
    #[must_use]
    pub const fn privileged(self) -> Self {
        Self(self.0 & Self::PRIVILEGED.0)
    }

    /// The names of the defined ones among these, lowest bit first.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        DEFINED.iter().filter(move |(bit, _)| self.0 >> bit & 1 == 1).map(|(_, name)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_agree_with_the_table_and_with_discords_numbers() {
        let all = DEFINED.iter().fold(0, |mask, (bit, _)| mask | 1u64 << bit);
        assert_eq!(all, Intents::ALL.0);
        assert_eq!(Intents::ALL.0, 53_608_447);
        assert_eq!(Intents::NON_PRIVILEGED.0, 53_575_421);
        let names: Vec<_> = Intents::PRIVILEGED.names().collect();
        assert_eq!(names, ["GUILD_MEMBERS", "GUILD_PRESENCES", "MESSAGE_CONTENT"]);
        assert_eq!(Intents(1 << 17 | 1).undefined(), 1 << 17);
    }
}
