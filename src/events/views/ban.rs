use super::{Object, User, View};
use crate::model::{EventKind, Snowflake};

/// A user who was banned, or whose ban was lifted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ban<'a> {
    /// The guild.
    pub guild_id: Snowflake,
    /// Who.
    pub user: User<'a>,
}

impl<'a> View<'a> for Ban<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::GuildBanAdd, EventKind::GuildBanRemove];

    fn read(data: Object<'a>) -> Self {
        Self { guild_id: data.id("guild_id"), user: User::read(data.object("user")) }
    }
}
