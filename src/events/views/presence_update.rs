use super::{Object, View};
use crate::model::{EventKind, Snowflake};

/// A user's status and activities.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PresenceUpdate<'a> {
    /// Who.
    pub user_id: Snowflake,
    /// In which guild.
    pub guild_id: Snowflake,
    /// `online`, `idle`, `dnd` or `offline`.
    pub status: &'a str,
    /// The same on a computer; empty if not active there.
    pub desktop_status: &'a str,
    /// The same on a phone.
    pub mobile_status: &'a str,
    /// The same in a browser.
    pub web_status: &'a str,
    /// The first activity: a game's name, for one.
    pub activity_name: &'a str,
    /// Its second line, and the text of a custom status.
    pub activity_state: &'a str,
    /// Its first line.
    pub activity_details: &'a str,
    /// 0 plays, 1 streams, 2 listens, 3 watches, 4 custom status, 5 competes; -1 for no activity.
    pub activity_type: i32,
    /// How many activities, at `/activities`.
    pub activity_count: u32,
}

impl<'a> View<'a> for PresenceUpdate<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::PresenceUpdate];

    fn read(data: Object<'a>) -> Self {
        let activity = data.element("activities", 0);
        Self {
            user_id: data.object("user").id("id"),
            guild_id: data.id("guild_id"),
            status: data.str("status"),
            desktop_status: data.object("client_status").str("desktop"),
            mobile_status: data.object("client_status").str("mobile"),
            web_status: data.object("client_status").str("web"),
            activity_name: activity.str("name"),
            activity_state: activity.str("state"),
            activity_details: activity.str("details"),
            activity_type: activity.number("type", -1),
            activity_count: data.count("activities"),
        }
    }
}
