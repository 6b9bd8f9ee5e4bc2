//! Which events Discord sends, as bits (<https://discord.com/developers/docs/events/gateway#gateway-intents>).

/// Guilds, roles, channels and threads.
pub const TICKCORD_INTENT_GUILDS: u64 = 1u64 << 0;
/// Members who join, change and leave. Privileged: to be enabled in the developer portal.
pub const TICKCORD_INTENT_GUILD_MEMBERS: u64 = 1u64 << 1;
/// Bans and audit log entries.
pub const TICKCORD_INTENT_GUILD_MODERATION: u64 = 1u64 << 2;
/// Emojis, stickers and sounds.
pub const TICKCORD_INTENT_GUILD_EXPRESSIONS: u64 = 1u64 << 3;
/// Integrations.
pub const TICKCORD_INTENT_GUILD_INTEGRATIONS: u64 = 1u64 << 4;
/// Webhooks.
pub const TICKCORD_INTENT_GUILD_WEBHOOKS: u64 = 1u64 << 5;
/// Invites.
pub const TICKCORD_INTENT_GUILD_INVITES: u64 = 1u64 << 6;
/// Who is in which voice channel.
pub const TICKCORD_INTENT_GUILD_VOICE_STATES: u64 = 1u64 << 7;
/// Who is online and plays what. Privileged: to be enabled in the developer portal.
pub const TICKCORD_INTENT_GUILD_PRESENCES: u64 = 1u64 << 8;
/// Messages in guilds; their text needs MESSAGE_CONTENT as well.
pub const TICKCORD_INTENT_GUILD_MESSAGES: u64 = 1u64 << 9;
/// Reactions in guilds.
pub const TICKCORD_INTENT_GUILD_MESSAGE_REACTIONS: u64 = 1u64 << 10;
/// Who types in guilds.
pub const TICKCORD_INTENT_GUILD_MESSAGE_TYPING: u64 = 1u64 << 11;
/// Messages to the bot.
pub const TICKCORD_INTENT_DIRECT_MESSAGES: u64 = 1u64 << 12;
/// Reactions in direct messages.
pub const TICKCORD_INTENT_DIRECT_MESSAGE_REACTIONS: u64 = 1u64 << 13;
/// Who types to the bot.
pub const TICKCORD_INTENT_DIRECT_MESSAGE_TYPING: u64 = 1u64 << 14;
/// No event of its own: fills the text, embeds and files of messages. Privileged: to be enabled in the developer portal.
pub const TICKCORD_INTENT_MESSAGE_CONTENT: u64 = 1u64 << 15;
/// Scheduled events.
pub const TICKCORD_INTENT_GUILD_SCHEDULED_EVENTS: u64 = 1u64 << 16;
/// Rules of automatic moderation.
pub const TICKCORD_INTENT_AUTO_MODERATION_CONFIGURATION: u64 = 1u64 << 20;
/// What automatic moderation did.
pub const TICKCORD_INTENT_AUTO_MODERATION_EXECUTION: u64 = 1u64 << 21;
/// Votes in guilds.
pub const TICKCORD_INTENT_GUILD_MESSAGE_POLLS: u64 = 1u64 << 24;
/// Votes in direct messages.
pub const TICKCORD_INTENT_DIRECT_MESSAGE_POLLS: u64 = 1u64 << 25;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Intents;

    #[test]
    fn each_bit_has_the_name_that_the_library_gives_it() {
        let named = [
            (TICKCORD_INTENT_GUILDS, "GUILDS"),
            (TICKCORD_INTENT_GUILD_MEMBERS, "GUILD_MEMBERS"),
            (TICKCORD_INTENT_GUILD_MODERATION, "GUILD_MODERATION"),
            (TICKCORD_INTENT_GUILD_EXPRESSIONS, "GUILD_EXPRESSIONS"),
            (TICKCORD_INTENT_GUILD_INTEGRATIONS, "GUILD_INTEGRATIONS"),
            (TICKCORD_INTENT_GUILD_WEBHOOKS, "GUILD_WEBHOOKS"),
            (TICKCORD_INTENT_GUILD_INVITES, "GUILD_INVITES"),
            (TICKCORD_INTENT_GUILD_VOICE_STATES, "GUILD_VOICE_STATES"),
            (TICKCORD_INTENT_GUILD_PRESENCES, "GUILD_PRESENCES"),
            (TICKCORD_INTENT_GUILD_MESSAGES, "GUILD_MESSAGES"),
            (TICKCORD_INTENT_GUILD_MESSAGE_REACTIONS, "GUILD_MESSAGE_REACTIONS"),
            (TICKCORD_INTENT_GUILD_MESSAGE_TYPING, "GUILD_MESSAGE_TYPING"),
            (TICKCORD_INTENT_DIRECT_MESSAGES, "DIRECT_MESSAGES"),
            (TICKCORD_INTENT_DIRECT_MESSAGE_REACTIONS, "DIRECT_MESSAGE_REACTIONS"),
            (TICKCORD_INTENT_DIRECT_MESSAGE_TYPING, "DIRECT_MESSAGE_TYPING"),
            (TICKCORD_INTENT_MESSAGE_CONTENT, "MESSAGE_CONTENT"),
            (TICKCORD_INTENT_GUILD_SCHEDULED_EVENTS, "GUILD_SCHEDULED_EVENTS"),
            (TICKCORD_INTENT_AUTO_MODERATION_CONFIGURATION, "AUTO_MODERATION_CONFIGURATION"),
            (TICKCORD_INTENT_AUTO_MODERATION_EXECUTION, "AUTO_MODERATION_EXECUTION"),
            (TICKCORD_INTENT_GUILD_MESSAGE_POLLS, "GUILD_MESSAGE_POLLS"),
            (TICKCORD_INTENT_DIRECT_MESSAGE_POLLS, "DIRECT_MESSAGE_POLLS"),
        ];
        for (bit, name) in named {
            assert_eq!(Intents(bit).names().collect::<Vec<_>>(), [name]);
        }
        assert_eq!(named.iter().fold(0, |mask, (bit, _)| mask | bit), Intents::ALL.0);
    }
}
