//! What a member, a role or the bot may do, as bits (<https://discord.com/developers/docs/topics/permissions>). JSON has them as
//! decimal strings, which `tickcord_event_get_u64` reads; `tickcord_interaction` has those of the user and of the bot.

/// Make invites.
pub const TICKCORD_PERMISSION_CREATE_INSTANT_INVITE: u64 = 1u64 << 0;
/// Kick members.
pub const TICKCORD_PERMISSION_KICK_MEMBERS: u64 = 1u64 << 1;
/// Ban members.
pub const TICKCORD_PERMISSION_BAN_MEMBERS: u64 = 1u64 << 2;
/// Everything, whatever channels deny.
pub const TICKCORD_PERMISSION_ADMINISTRATOR: u64 = 1u64 << 3;
/// Change and delete channels.
pub const TICKCORD_PERMISSION_MANAGE_CHANNELS: u64 = 1u64 << 4;
/// Change the guild.
pub const TICKCORD_PERMISSION_MANAGE_GUILD: u64 = 1u64 << 5;
/// Add reactions.
pub const TICKCORD_PERMISSION_ADD_REACTIONS: u64 = 1u64 << 6;
/// Read the audit log.
pub const TICKCORD_PERMISSION_VIEW_AUDIT_LOG: u64 = 1u64 << 7;
/// Be louder than others in voice channels.
pub const TICKCORD_PERMISSION_PRIORITY_SPEAKER: u64 = 1u64 << 8;
/// Show video in voice channels.
pub const TICKCORD_PERMISSION_STREAM: u64 = 1u64 << 9;
/// See a channel. Without it there is none of the others in that channel.
pub const TICKCORD_PERMISSION_VIEW_CHANNEL: u64 = 1u64 << 10;
/// Send messages; in forums, begin posts. Threads have SEND_MESSAGES_IN_THREADS in its place.
pub const TICKCORD_PERMISSION_SEND_MESSAGES: u64 = 1u64 << 11;
/// Send messages that are read aloud.
pub const TICKCORD_PERMISSION_SEND_TTS_MESSAGES: u64 = 1u64 << 12;
/// Delete the messages of others.
pub const TICKCORD_PERMISSION_MANAGE_MESSAGES: u64 = 1u64 << 13;
/// Have embeds and previews of links in messages.
pub const TICKCORD_PERMISSION_EMBED_LINKS: u64 = 1u64 << 14;
/// Send files.
pub const TICKCORD_PERMISSION_ATTACH_FILES: u64 = 1u64 << 15;
/// Read messages from before, and reply to them.
pub const TICKCORD_PERMISSION_READ_MESSAGE_HISTORY: u64 = 1u64 << 16;
/// Ping everyone and all roles.
pub const TICKCORD_PERMISSION_MENTION_EVERYONE: u64 = 1u64 << 17;
/// Use emojis of other guilds.
pub const TICKCORD_PERMISSION_USE_EXTERNAL_EMOJIS: u64 = 1u64 << 18;
/// See the guild's insights.
pub const TICKCORD_PERMISSION_VIEW_GUILD_INSIGHTS: u64 = 1u64 << 19;
/// Join voice channels.
pub const TICKCORD_PERMISSION_CONNECT: u64 = 1u64 << 20;
/// Speak in voice channels.
pub const TICKCORD_PERMISSION_SPEAK: u64 = 1u64 << 21;
/// Mute members in voice channels.
pub const TICKCORD_PERMISSION_MUTE_MEMBERS: u64 = 1u64 << 22;
/// Deafen members in voice channels.
pub const TICKCORD_PERMISSION_DEAFEN_MEMBERS: u64 = 1u64 << 23;
/// Move members between voice channels.
pub const TICKCORD_PERMISSION_MOVE_MEMBERS: u64 = 1u64 << 24;
/// Speak without pressing a key.
pub const TICKCORD_PERMISSION_USE_VAD: u64 = 1u64 << 25;
/// Change the own nickname.
pub const TICKCORD_PERMISSION_CHANGE_NICKNAME: u64 = 1u64 << 26;
/// Change the nicknames of others.
pub const TICKCORD_PERMISSION_MANAGE_NICKNAMES: u64 = 1u64 << 27;
/// Give, change and delete roles below the own highest one; in channels, change permissions.
pub const TICKCORD_PERMISSION_MANAGE_ROLES: u64 = 1u64 << 28;
/// Make, change and delete webhooks.
pub const TICKCORD_PERMISSION_MANAGE_WEBHOOKS: u64 = 1u64 << 29;
/// Change and delete the emojis, stickers and sounds of all.
pub const TICKCORD_PERMISSION_MANAGE_GUILD_EXPRESSIONS: u64 = 1u64 << 30;
/// Use commands of applications.
pub const TICKCORD_PERMISSION_USE_APPLICATION_COMMANDS: u64 = 1u64 << 31;
/// Ask to speak on a stage.
pub const TICKCORD_PERMISSION_REQUEST_TO_SPEAK: u64 = 1u64 << 32;
/// Change and delete the scheduled events of all.
pub const TICKCORD_PERMISSION_MANAGE_EVENTS: u64 = 1u64 << 33;
/// Change, archive and delete threads, and see private ones.
pub const TICKCORD_PERMISSION_MANAGE_THREADS: u64 = 1u64 << 34;
/// Begin public threads.
pub const TICKCORD_PERMISSION_CREATE_PUBLIC_THREADS: u64 = 1u64 << 35;
/// Begin private threads.
pub const TICKCORD_PERMISSION_CREATE_PRIVATE_THREADS: u64 = 1u64 << 36;
/// Use stickers of other guilds.
pub const TICKCORD_PERMISSION_USE_EXTERNAL_STICKERS: u64 = 1u64 << 37;
/// Send messages in threads.
pub const TICKCORD_PERMISSION_SEND_MESSAGES_IN_THREADS: u64 = 1u64 << 38;
/// Begin activities.
pub const TICKCORD_PERMISSION_USE_EMBEDDED_ACTIVITIES: u64 = 1u64 << 39;
/// Time members out.
pub const TICKCORD_PERMISSION_MODERATE_MEMBERS: u64 = 1u64 << 40;
/// See what role subscriptions bring in.
pub const TICKCORD_PERMISSION_VIEW_CREATOR_MONETIZATION_ANALYTICS: u64 = 1u64 << 41;
/// Play sounds in voice channels.
pub const TICKCORD_PERMISSION_USE_SOUNDBOARD: u64 = 1u64 << 42;
/// Make emojis, stickers and sounds, and change the own ones.
pub const TICKCORD_PERMISSION_CREATE_GUILD_EXPRESSIONS: u64 = 1u64 << 43;
/// Make scheduled events, and change the own ones.
pub const TICKCORD_PERMISSION_CREATE_EVENTS: u64 = 1u64 << 44;
/// Play sounds of other guilds.
pub const TICKCORD_PERMISSION_USE_EXTERNAL_SOUNDS: u64 = 1u64 << 45;
/// Send voice messages.
pub const TICKCORD_PERMISSION_SEND_VOICE_MESSAGES: u64 = 1u64 << 46;
/// Set the status text of voice channels.
pub const TICKCORD_PERMISSION_SET_VOICE_CHANNEL_STATUS: u64 = 1u64 << 48;
/// Send polls.
pub const TICKCORD_PERMISSION_SEND_POLLS: u64 = 1u64 << 49;
/// Let applications that a user brought along answer for all to see.
pub const TICKCORD_PERMISSION_USE_EXTERNAL_APPS: u64 = 1u64 << 50;
/// Pin and unpin messages.
pub const TICKCORD_PERMISSION_PIN_MESSAGES: u64 = 1u64 << 51;
/// Send messages in spite of slow mode.
pub const TICKCORD_PERMISSION_BYPASS_SLOWMODE: u64 = 1u64 << 52;

/// Every permission that Discord defines.
pub const TICKCORD_PERMISSIONS_ALL: u64 = 0x1F_7FFF_FFFF_FFFF;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Permissions;

    #[test]
    fn each_bit_has_the_name_that_the_library_gives_it() {
        let named = [
            (TICKCORD_PERMISSION_CREATE_INSTANT_INVITE, "CREATE_INSTANT_INVITE"),
            (TICKCORD_PERMISSION_KICK_MEMBERS, "KICK_MEMBERS"),
            (TICKCORD_PERMISSION_BAN_MEMBERS, "BAN_MEMBERS"),
            (TICKCORD_PERMISSION_ADMINISTRATOR, "ADMINISTRATOR"),
            (TICKCORD_PERMISSION_MANAGE_CHANNELS, "MANAGE_CHANNELS"),
            (TICKCORD_PERMISSION_MANAGE_GUILD, "MANAGE_GUILD"),
            (TICKCORD_PERMISSION_ADD_REACTIONS, "ADD_REACTIONS"),
            (TICKCORD_PERMISSION_VIEW_AUDIT_LOG, "VIEW_AUDIT_LOG"),
            (TICKCORD_PERMISSION_PRIORITY_SPEAKER, "PRIORITY_SPEAKER"),
            (TICKCORD_PERMISSION_STREAM, "STREAM"),
            (TICKCORD_PERMISSION_VIEW_CHANNEL, "VIEW_CHANNEL"),
            (TICKCORD_PERMISSION_SEND_MESSAGES, "SEND_MESSAGES"),
            (TICKCORD_PERMISSION_SEND_TTS_MESSAGES, "SEND_TTS_MESSAGES"),
            (TICKCORD_PERMISSION_MANAGE_MESSAGES, "MANAGE_MESSAGES"),
            (TICKCORD_PERMISSION_EMBED_LINKS, "EMBED_LINKS"),
            (TICKCORD_PERMISSION_ATTACH_FILES, "ATTACH_FILES"),
            (TICKCORD_PERMISSION_READ_MESSAGE_HISTORY, "READ_MESSAGE_HISTORY"),
            (TICKCORD_PERMISSION_MENTION_EVERYONE, "MENTION_EVERYONE"),
            (TICKCORD_PERMISSION_USE_EXTERNAL_EMOJIS, "USE_EXTERNAL_EMOJIS"),
            (TICKCORD_PERMISSION_VIEW_GUILD_INSIGHTS, "VIEW_GUILD_INSIGHTS"),
            (TICKCORD_PERMISSION_CONNECT, "CONNECT"),
            (TICKCORD_PERMISSION_SPEAK, "SPEAK"),
            (TICKCORD_PERMISSION_MUTE_MEMBERS, "MUTE_MEMBERS"),
            (TICKCORD_PERMISSION_DEAFEN_MEMBERS, "DEAFEN_MEMBERS"),
            (TICKCORD_PERMISSION_MOVE_MEMBERS, "MOVE_MEMBERS"),
            (TICKCORD_PERMISSION_USE_VAD, "USE_VAD"),
            (TICKCORD_PERMISSION_CHANGE_NICKNAME, "CHANGE_NICKNAME"),
            (TICKCORD_PERMISSION_MANAGE_NICKNAMES, "MANAGE_NICKNAMES"),
            (TICKCORD_PERMISSION_MANAGE_ROLES, "MANAGE_ROLES"),
            (TICKCORD_PERMISSION_MANAGE_WEBHOOKS, "MANAGE_WEBHOOKS"),
            (TICKCORD_PERMISSION_MANAGE_GUILD_EXPRESSIONS, "MANAGE_GUILD_EXPRESSIONS"),
            (TICKCORD_PERMISSION_USE_APPLICATION_COMMANDS, "USE_APPLICATION_COMMANDS"),
            (TICKCORD_PERMISSION_REQUEST_TO_SPEAK, "REQUEST_TO_SPEAK"),
            (TICKCORD_PERMISSION_MANAGE_EVENTS, "MANAGE_EVENTS"),
            (TICKCORD_PERMISSION_MANAGE_THREADS, "MANAGE_THREADS"),
            (TICKCORD_PERMISSION_CREATE_PUBLIC_THREADS, "CREATE_PUBLIC_THREADS"),
            (TICKCORD_PERMISSION_CREATE_PRIVATE_THREADS, "CREATE_PRIVATE_THREADS"),
            (TICKCORD_PERMISSION_USE_EXTERNAL_STICKERS, "USE_EXTERNAL_STICKERS"),
            (TICKCORD_PERMISSION_SEND_MESSAGES_IN_THREADS, "SEND_MESSAGES_IN_THREADS"),
            (TICKCORD_PERMISSION_USE_EMBEDDED_ACTIVITIES, "USE_EMBEDDED_ACTIVITIES"),
            (TICKCORD_PERMISSION_MODERATE_MEMBERS, "MODERATE_MEMBERS"),
            (TICKCORD_PERMISSION_VIEW_CREATOR_MONETIZATION_ANALYTICS, "VIEW_CREATOR_MONETIZATION_ANALYTICS"),
            (TICKCORD_PERMISSION_USE_SOUNDBOARD, "USE_SOUNDBOARD"),
            (TICKCORD_PERMISSION_CREATE_GUILD_EXPRESSIONS, "CREATE_GUILD_EXPRESSIONS"),
            (TICKCORD_PERMISSION_CREATE_EVENTS, "CREATE_EVENTS"),
            (TICKCORD_PERMISSION_USE_EXTERNAL_SOUNDS, "USE_EXTERNAL_SOUNDS"),
            (TICKCORD_PERMISSION_SEND_VOICE_MESSAGES, "SEND_VOICE_MESSAGES"),
            (TICKCORD_PERMISSION_SET_VOICE_CHANNEL_STATUS, "SET_VOICE_CHANNEL_STATUS"),
            (TICKCORD_PERMISSION_SEND_POLLS, "SEND_POLLS"),
            (TICKCORD_PERMISSION_USE_EXTERNAL_APPS, "USE_EXTERNAL_APPS"),
            (TICKCORD_PERMISSION_PIN_MESSAGES, "PIN_MESSAGES"),
            (TICKCORD_PERMISSION_BYPASS_SLOWMODE, "BYPASS_SLOWMODE"),
        ];
        for (bit, name) in named {
            assert_eq!(Permissions(bit).names().collect::<Vec<_>>(), [name]);
        }
        assert_eq!(named.iter().fold(0, |mask, (bit, _)| mask | bit), Permissions::ALL.0);
        assert_eq!(TICKCORD_PERMISSIONS_ALL, Permissions::ALL.0);
    }
}
