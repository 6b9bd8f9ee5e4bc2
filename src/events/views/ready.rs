use super::{Object, User, View};
use crate::model::{EventKind, Snowflake};

/// The bot that has logged in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ready<'a> {
    /// The bot's application.
    pub application_id: Snowflake,
    /// Its flags, which tell what it was granted.
    pub application_flags: u64,
    /// The bot itself.
    pub user: User<'a>,
    /// The gateway's version.
    pub gateway_version: u32,
    /// Which shard this is.
    pub shard_id: u32,
    /// How many shards there are; 0 if not told.
    pub shard_count: u32,
    /// Guilds of this shard, at `/guilds`. Each comes as a `GUILD_CREATE` of its own.
    pub guild_count: u32,
}

impl<'a> View<'a> for Ready<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::Ready];

    fn read(data: Object<'a>) -> Self {
        Self {
            application_id: data.object("application").id("id"),
            application_flags: data.object("application").unsigned("flags"),
            user: User::read(data.object("user")),
            gateway_version: data.u32("v"),
            shard_id: data.number_at("shard", 0),
            shard_count: data.number_at("shard", 1),
            guild_count: data.count("guilds"),
        }
    }
}
