use super::Object;
use crate::model::Snowflake;

/// A user, as part of something else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct User<'a> {
    /// Who.
    pub id: Snowflake,
    /// The unique name.
    pub username: &'a str,
    /// The name that the user goes by; empty if none was chosen.
    pub global_name: &'a str,
    /// The avatar's hash; empty if there is none.
    pub avatar: &'a str,
    /// A bot, or a webhook.
    pub is_bot: bool,
    /// Discord itself.
    pub is_system: bool,
}

impl<'a> User<'a> {
    pub(super) fn read(user: Object<'a>) -> Self {
        Self {
            id: user.id("id"),
            username: user.str("username"),
            global_name: user.str("global_name"),
            avatar: user.str("avatar"),
            is_bot: user.bool("bot"),
            is_system: user.bool("system"),
        }
    }
}

/// What Discord shows as the user's name in a guild.
pub(super) fn display_name<'a>(member: Object<'a>, user: User<'a>) -> &'a str {
    [member.str("nick"), user.global_name, user.username]
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or("")
}
