use super::{Object, View};
use crate::model::{EventKind, Snowflake};

/// A guild that became available, that the bot joined or left, or that changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Guild<'a> {
    /// The guild.
    pub id: Snowflake,
    /// Whose it is.
    pub owner_id: Snowflake,
    /// How many members it has.
    pub member_count: u64,
    /// Where Discord greets new members; 0 if nowhere.
    pub system_channel_id: Snowflake,
    /// The voice channel for those who are away; 0 if none.
    pub afk_channel_id: Snowflake,
    /// Its name; empty for one that is unavailable.
    pub name: &'a str,
    /// The icon's hash; empty if there is none.
    pub icon: &'a str,
    /// Its language, such as `en-US`.
    pub preferred_locale: &'a str,
    /// When the bot joined, ISO 8601.
    pub joined_at: &'a str,
    /// Discord has an outage; only the id is there. A guild that is deleted without it is one that the bot left.
    pub is_unavailable: bool,
    /// Has so many members that `/members` leaves out those who are offline.
    pub is_large: bool,
    /// The level that boosts have brought it to; -1 if not told.
    pub premium_tier: i32,
    /// Roles, at `/roles`.
    pub role_count: u32,
    /// Channels, at `/channels`.
    pub channel_count: u32,
    /// Active threads that the bot sees, at `/threads`.
    pub thread_count: u32,
    /// Members that are listed, at `/members`.
    pub listed_member_count: u32,
    /// Members in voice channels, at `/voice_states`.
    pub voice_state_count: u32,
}

impl<'a> View<'a> for Guild<'a> {
    const KINDS: &'static [EventKind] =
        &[EventKind::GuildCreate, EventKind::GuildUpdate, EventKind::GuildDelete];

    fn read(data: Object<'a>) -> Self {
        Self {
            id: data.id("id"),
            owner_id: data.id("owner_id"),
            member_count: data.unsigned("member_count"),
            system_channel_id: data.id("system_channel_id"),
            afk_channel_id: data.id("afk_channel_id"),
            name: data.str("name"),
            icon: data.str("icon"),
            preferred_locale: data.str("preferred_locale"),
            joined_at: data.str("joined_at"),
            is_unavailable: data.bool("unavailable"),
            is_large: data.bool("large"),
            premium_tier: data.number("premium_tier", -1),
            role_count: data.count("roles"),
            channel_count: data.count("channels"),
            thread_count: data.count("threads"),
            listed_member_count: data.count("members"),
            voice_state_count: data.count("voice_states"),
        }
    }
}
