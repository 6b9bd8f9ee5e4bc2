use super::{Object, View};
use crate::model::{EventKind, Snowflake};

/// A role that was created, changed or deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Role<'a> {
    /// The guild.
    pub guild_id: Snowflake,
    /// The role.
    pub id: Snowflake,
    /// What its members may do, `TICKCORD_PERMISSION_...` bits; 0 for one that was deleted, and so are all that
    /// follow.
    pub permissions: u64,
    /// Its name.
    pub name: &'a str,
    /// 0xRRGGBB; 0 for none.
    pub color: u32,
    /// Where it stands, from 0 for @everyone; the higher one counts.
    pub position: i32,
    /// Its members are shown apart from others.
    pub is_hoisted: bool,
    /// It belongs to a bot, a boost or an integration: nobody else can be given it.
    pub is_managed: bool,
    /// Anybody may ping it.
    pub is_mentionable: bool,
}

impl<'a> View<'a> for Role<'a> {
    const KINDS: &'static [EventKind] =
        &[EventKind::GuildRoleCreate, EventKind::GuildRoleUpdate, EventKind::GuildRoleDelete];

    fn read(data: Object<'a>) -> Self {
        let role = data.object("role");
        Self {
            guild_id: data.id("guild_id"),
            id: if role.is_there() { role.id("id") } else { data.id("role_id") },
            permissions: role.unsigned("permissions"),
            name: role.str("name"),
            color: role.u32("color"),
            position: role.number("position", 0),
            is_hoisted: role.bool("hoist"),
            is_managed: role.bool("managed"),
            is_mentionable: role.bool("mentionable"),
        }
    }
}
