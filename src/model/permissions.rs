mod access;

use std::ops::BitOr;

pub use access::{Access, Overwrite};

/// What a member, a role or the bot may do: bits, as Discord gives them in decimal strings
/// (<https://discord.com/developers/docs/topics/permissions>).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Permissions(pub u64);

/// Every permission that Discord defines, lowest bit first.
const DEFINED: [(Permissions, &str); 52] = [
    (Permissions::CREATE_INSTANT_INVITE, "CREATE_INSTANT_INVITE"),
    (Permissions::KICK_MEMBERS, "KICK_MEMBERS"),
    (Permissions::BAN_MEMBERS, "BAN_MEMBERS"),
    (Permissions::ADMINISTRATOR, "ADMINISTRATOR"),
    (Permissions::MANAGE_CHANNELS, "MANAGE_CHANNELS"),
    (Permissions::MANAGE_GUILD, "MANAGE_GUILD"),
    (Permissions::ADD_REACTIONS, "ADD_REACTIONS"),
    (Permissions::VIEW_AUDIT_LOG, "VIEW_AUDIT_LOG"),
    (Permissions::PRIORITY_SPEAKER, "PRIORITY_SPEAKER"),
    (Permissions::STREAM, "STREAM"),
    (Permissions::VIEW_CHANNEL, "VIEW_CHANNEL"),
    (Permissions::SEND_MESSAGES, "SEND_MESSAGES"),
    (Permissions::SEND_TTS_MESSAGES, "SEND_TTS_MESSAGES"),
    (Permissions::MANAGE_MESSAGES, "MANAGE_MESSAGES"),
    (Permissions::EMBED_LINKS, "EMBED_LINKS"),
    (Permissions::ATTACH_FILES, "ATTACH_FILES"),
    (Permissions::READ_MESSAGE_HISTORY, "READ_MESSAGE_HISTORY"),
    (Permissions::MENTION_EVERYONE, "MENTION_EVERYONE"),
    (Permissions::USE_EXTERNAL_EMOJIS, "USE_EXTERNAL_EMOJIS"),
    (Permissions::VIEW_GUILD_INSIGHTS, "VIEW_GUILD_INSIGHTS"),
    (Permissions::CONNECT, "CONNECT"),
    (Permissions::SPEAK, "SPEAK"),
    (Permissions::MUTE_MEMBERS, "MUTE_MEMBERS"),
    (Permissions::DEAFEN_MEMBERS, "DEAFEN_MEMBERS"),
    (Permissions::MOVE_MEMBERS, "MOVE_MEMBERS"),
    (Permissions::USE_VAD, "USE_VAD"),
    (Permissions::CHANGE_NICKNAME, "CHANGE_NICKNAME"),
    (Permissions::MANAGE_NICKNAMES, "MANAGE_NICKNAMES"),
    (Permissions::MANAGE_ROLES, "MANAGE_ROLES"),
    (Permissions::MANAGE_WEBHOOKS, "MANAGE_WEBHOOKS"),
    (Permissions::MANAGE_GUILD_EXPRESSIONS, "MANAGE_GUILD_EXPRESSIONS"),
    (Permissions::USE_APPLICATION_COMMANDS, "USE_APPLICATION_COMMANDS"),
    (Permissions::REQUEST_TO_SPEAK, "REQUEST_TO_SPEAK"),
    (Permissions::MANAGE_EVENTS, "MANAGE_EVENTS"),
    (Permissions::MANAGE_THREADS, "MANAGE_THREADS"),
    (Permissions::CREATE_PUBLIC_THREADS, "CREATE_PUBLIC_THREADS"),
    (Permissions::CREATE_PRIVATE_THREADS, "CREATE_PRIVATE_THREADS"),
    (Permissions::USE_EXTERNAL_STICKERS, "USE_EXTERNAL_STICKERS"),
    (Permissions::SEND_MESSAGES_IN_THREADS, "SEND_MESSAGES_IN_THREADS"),
    (Permissions::USE_EMBEDDED_ACTIVITIES, "USE_EMBEDDED_ACTIVITIES"),
    (Permissions::MODERATE_MEMBERS, "MODERATE_MEMBERS"),
    (Permissions::VIEW_CREATOR_MONETIZATION_ANALYTICS, "VIEW_CREATOR_MONETIZATION_ANALYTICS"),
    (Permissions::USE_SOUNDBOARD, "USE_SOUNDBOARD"),
    (Permissions::CREATE_GUILD_EXPRESSIONS, "CREATE_GUILD_EXPRESSIONS"),
    (Permissions::CREATE_EVENTS, "CREATE_EVENTS"),
    (Permissions::USE_EXTERNAL_SOUNDS, "USE_EXTERNAL_SOUNDS"),
    (Permissions::SEND_VOICE_MESSAGES, "SEND_VOICE_MESSAGES"),
    (Permissions::SET_VOICE_CHANNEL_STATUS, "SET_VOICE_CHANNEL_STATUS"),
    (Permissions::SEND_POLLS, "SEND_POLLS"),
    (Permissions::USE_EXTERNAL_APPS, "USE_EXTERNAL_APPS"),
    (Permissions::PIN_MESSAGES, "PIN_MESSAGES"),
    (Permissions::BYPASS_SLOWMODE, "BYPASS_SLOWMODE"),
];

impl Permissions {
    /// Make invites.
    pub const CREATE_INSTANT_INVITE: Self = Self(1 << 0);
    /// Kick members.
    pub const KICK_MEMBERS: Self = Self(1 << 1);
    /// Ban members.
    pub const BAN_MEMBERS: Self = Self(1 << 2);
    /// Everything, whatever channels deny.
    pub const ADMINISTRATOR: Self = Self(1 << 3);
    /// Change and delete channels.
    pub const MANAGE_CHANNELS: Self = Self(1 << 4);
    /// Change the guild.
    pub const MANAGE_GUILD: Self = Self(1 << 5);
    /// Add reactions.
    pub const ADD_REACTIONS: Self = Self(1 << 6);
    /// Read the audit log.
    pub const VIEW_AUDIT_LOG: Self = Self(1 << 7);
    /// Be louder than others in voice channels.
    pub const PRIORITY_SPEAKER: Self = Self(1 << 8);
    /// Show video in voice channels.
    pub const STREAM: Self = Self(1 << 9);
    /// See a channel. Without it there is none of the others in that channel.
    pub const VIEW_CHANNEL: Self = Self(1 << 10);
    /// Send messages; in forums, begin posts. Threads have `SEND_MESSAGES_IN_THREADS` in its place.
    pub const SEND_MESSAGES: Self = Self(1 << 11);
    /// Send messages that are read aloud.
    pub const SEND_TTS_MESSAGES: Self = Self(1 << 12);
    /// Delete the messages of others.
    pub const MANAGE_MESSAGES: Self = Self(1 << 13);
    /// Have embeds and previews of links in messages.
    pub const EMBED_LINKS: Self = Self(1 << 14);
    /// Send files.
    pub const ATTACH_FILES: Self = Self(1 << 15);
    /// Read messages from before, and reply to them.
    pub const READ_MESSAGE_HISTORY: Self = Self(1 << 16);
    /// Ping everyone and all roles.
    pub const MENTION_EVERYONE: Self = Self(1 << 17);
    /// Use emojis of other guilds.
    pub const USE_EXTERNAL_EMOJIS: Self = Self(1 << 18);
    /// See the guild's insights.
    pub const VIEW_GUILD_INSIGHTS: Self = Self(1 << 19);
    /// Join voice channels.
    pub const CONNECT: Self = Self(1 << 20);
    /// Speak in voice channels.
    pub const SPEAK: Self = Self(1 << 21);
    /// Mute members in voice channels.
    pub const MUTE_MEMBERS: Self = Self(1 << 22);
    /// Deafen members in voice channels.
    pub const DEAFEN_MEMBERS: Self = Self(1 << 23);
    /// Move members between voice channels.
    pub const MOVE_MEMBERS: Self = Self(1 << 24);
    /// Speak without pressing a key.
    pub const USE_VAD: Self = Self(1 << 25);
    /// Change the own nickname.
    pub const CHANGE_NICKNAME: Self = Self(1 << 26);
    /// Change the nicknames of others.
    pub const MANAGE_NICKNAMES: Self = Self(1 << 27);
    /// Give, change and delete roles below the own highest one; in channels, change permissions.
    pub const MANAGE_ROLES: Self = Self(1 << 28);
    /// Make, change and delete webhooks.
    pub const MANAGE_WEBHOOKS: Self = Self(1 << 29);
    /// Change and delete the emojis, stickers and sounds of all.
    pub const MANAGE_GUILD_EXPRESSIONS: Self = Self(1 << 30);
    /// Use commands of applications.
    pub const USE_APPLICATION_COMMANDS: Self = Self(1 << 31);
    /// Ask to speak on a stage.
    pub const REQUEST_TO_SPEAK: Self = Self(1 << 32);
    /// Change and delete the scheduled events of all.
    pub const MANAGE_EVENTS: Self = Self(1 << 33);
    /// Change, archive and delete threads, and see private ones.
    pub const MANAGE_THREADS: Self = Self(1 << 34);
    /// Begin public threads.
    pub const CREATE_PUBLIC_THREADS: Self = Self(1 << 35);
    /// Begin private threads.
    pub const CREATE_PRIVATE_THREADS: Self = Self(1 << 36);
    /// Use stickers of other guilds.
    pub const USE_EXTERNAL_STICKERS: Self = Self(1 << 37);
    /// Send messages in threads.
    pub const SEND_MESSAGES_IN_THREADS: Self = Self(1 << 38);
    /// Begin activities.
    pub const USE_EMBEDDED_ACTIVITIES: Self = Self(1 << 39);
    /// Time members out.
    pub const MODERATE_MEMBERS: Self = Self(1 << 40);
    /// See what role subscriptions bring in.
    pub const VIEW_CREATOR_MONETIZATION_ANALYTICS: Self = Self(1 << 41);
    /// Play sounds in voice channels.
    pub const USE_SOUNDBOARD: Self = Self(1 << 42);
    /// Make emojis, stickers and sounds, and change the own ones.
    pub const CREATE_GUILD_EXPRESSIONS: Self = Self(1 << 43);
    /// Make scheduled events, and change the own ones.
    pub const CREATE_EVENTS: Self = Self(1 << 44);
    /// Play sounds of other guilds.
    pub const USE_EXTERNAL_SOUNDS: Self = Self(1 << 45);
    /// Send voice messages.
    pub const SEND_VOICE_MESSAGES: Self = Self(1 << 46);
    /// Set the status text of voice channels.
    pub const SET_VOICE_CHANNEL_STATUS: Self = Self(1 << 48);
    /// Send polls.
    pub const SEND_POLLS: Self = Self(1 << 49);
    /// Let applications that a user brought along answer for all to see.
    pub const USE_EXTERNAL_APPS: Self = Self(1 << 50);
    /// Pin and unpin messages.
    pub const PIN_MESSAGES: Self = Self(1 << 51);
    /// Send messages in spite of slow mode.
    pub const BYPASS_SLOWMODE: Self = Self(1 << 52);

    /// None.
    pub const NONE: Self = Self(0);
    /// Every permission that Discord defines.
    pub const ALL: Self = Self((1 << 53) - 1 - (1 << 47));

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

    /// The names of the defined ones among these, lowest bit first.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        DEFINED.iter().filter(move |(permission, _)| self.contains(*permission)).map(|(_, name)| *name)
    }
}

impl BitOr for Permissions {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mask_of_all_agrees_with_the_table() {
        let all = DEFINED.iter().fold(Permissions::NONE, |mask, (permission, _)| mask | *permission);
        assert_eq!(all, Permissions::ALL);
        assert!(DEFINED.is_sorted_by_key(|(permission, _)| permission.0));
        let names: Vec<_> = Permissions(1 << 10 | 1 << 47 | 1 << 52).names().collect();
        assert_eq!(names, ["VIEW_CHANNEL", "BYPASS_SLOWMODE"], "47 is not defined");
    }
}
