use super::text;
use crate::{events::views::User, ffi::tickcord_str};

/// A user, as part of another struct. It never grows: what else Discord tells about a user is found by JSON pointer.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_user {
    /// Who.
    pub id: u64,
    /// The unique name.
    pub username: tickcord_str,
    /// The name that the user goes by; empty if none was chosen.
    pub global_name: tickcord_str,
    /// The avatar's hash; empty if there is none.
    pub avatar: tickcord_str,
    /// A bot, or a webhook.
    pub is_bot: i32,
    /// Discord itself.
    pub is_system: i32,
}

impl tickcord_user {
    pub(super) fn of(user: &User<'_>) -> Self {
        Self {
            id: user.id.0,
            username: text(user.username),
            global_name: text(user.global_name),
            avatar: text(user.avatar),
            is_bot: user.is_bot.into(),
            is_system: user.is_system.into(),
        }
    }
}
