use super::{Object, User, View, display_name};
use crate::model::{EventKind, Snowflake};

/// Someone who began to type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Typing<'a> {
    /// Who.
    pub user_id: Snowflake,
    /// Where.
    pub channel_id: Snowflake,
    /// The guild; 0 in direct messages.
    pub guild_id: Snowflake,
    /// When, in seconds since the Unix epoch. Typing shows for ten seconds.
    pub timestamp_s: u64,
    /// What Discord shows as the user: the nickname in the guild, else the global name, else the user name; empty in
    /// direct messages.
    pub display_name: &'a str,
}

impl<'a> View<'a> for Typing<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::TypingStart];

    fn read(data: Object<'a>) -> Self {
        Self {
            user_id: data.id("user_id"),
            channel_id: data.id("channel_id"),
            guild_id: data.id("guild_id"),
            timestamp_s: data.unsigned("timestamp"),
            display_name: display_name(
                data.object("member"),
                User::read(data.object("member").object("user")),
            ),
        }
    }
}
