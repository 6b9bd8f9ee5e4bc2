use super::{Field, Object, User, View, display_name};
use crate::model::{EventKind, Snowflake};

/// A member that joined or changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Member<'a> {
    /// The guild.
    pub guild_id: Snowflake,
    /// Bits, such as 1 << 0 for one who has left and come back; 0 if not told.
    pub flags: u64,
    /// Who.
    pub user: User<'a>,
    /// What Discord shows: the nickname, else the global name, else the user name.
    pub display_name: &'a str,
    /// The nickname in this guild; null if there is none.
    pub nick: Field<&'a str>,
    /// When, ISO 8601; null for a guest in a voice channel.
    pub joined_at: Field<&'a str>,
    /// Since when the member boosts the guild, ISO 8601; empty otherwise.
    pub premium_since: &'a str,
    /// The end of the member's timeout, ISO 8601, which can be past; null if there is none.
    pub communication_disabled_until: Field<&'a str>,
    /// Roles, at `/roles`.
    pub role_count: u32,
    /// Has not accepted the guild's rules yet.
    pub is_pending: Field<bool>,
    /// Deafened in voice channels by a moderator.
    pub is_deaf: Field<bool>,
    /// Muted in voice channels by a moderator.
    pub is_mute: Field<bool>,
}

impl<'a> View<'a> for Member<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::GuildMemberAdd, EventKind::GuildMemberUpdate];

    fn read(data: Object<'a>) -> Self {
        let user = User::read(data.object("user"));
        Self {
            guild_id: data.id("guild_id"),
            flags: data.unsigned("flags"),
            user,
            display_name: display_name(data, user),
            nick: data.text("nick"),
            joined_at: data.text("joined_at"),
            premium_since: data.str("premium_since"),
            communication_disabled_until: data.text("communication_disabled_until"),
            role_count: data.count("roles"),
            is_pending: data.flag("pending"),
            is_deaf: data.flag("deaf"),
            is_mute: data.flag("mute"),
        }
    }
}

/// A member that left or was removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MemberRemove<'a> {
    /// The guild.
    pub guild_id: Snowflake,
    /// Who.
    pub user: User<'a>,
}

impl<'a> View<'a> for MemberRemove<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::GuildMemberRemove];

    fn read(data: Object<'a>) -> Self {
        Self { guild_id: data.id("guild_id"), user: User::read(data.object("user")) }
    }
}
