use super::{Object, User, View, display_name};
use crate::model::{EventKind, Snowflake};

/// Where someone is in voice channels, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "they are Discord's, and each is one of its own")]
pub struct VoiceState<'a> {
    /// Who.
    pub user_id: Snowflake,
    /// The voice channel; 0 when the user has left.
    pub channel_id: Snowflake,
    /// The guild; 0 in calls.
    pub guild_id: Snowflake,
    /// What Discord shows as the user: the nickname, else the global name, else the user name; empty if not told.
    pub display_name: &'a str,
    /// The voice session.
    pub session_id: &'a str,
    /// Since when the user asks to speak on a stage, ISO 8601; empty otherwise.
    pub request_to_speak_timestamp: &'a str,
    /// Deafened by a moderator.
    pub is_deaf: bool,
    /// Muted by a moderator.
    pub is_mute: bool,
    /// Deafened by the user.
    pub is_self_deaf: bool,
    /// Muted by the user.
    pub is_self_mute: bool,
    /// Shares the screen.
    pub is_streaming: bool,
    /// Has the camera on.
    pub is_on_video: bool,
    /// May not speak here, as the audience of a stage.
    pub is_suppressed: bool,
    /// The member is there, at `/member`.
    pub has_member: bool,
}

impl<'a> View<'a> for VoiceState<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::VoiceStateUpdate];

    fn read(data: Object<'a>) -> Self {
        Self {
            user_id: data.id("user_id"),
            channel_id: data.id("channel_id"),
            guild_id: data.id("guild_id"),
            display_name: display_name(
                data.object("member"),
                User::read(data.object("member").object("user")),
            ),
            session_id: data.str("session_id"),
            request_to_speak_timestamp: data.str("request_to_speak_timestamp"),
            is_deaf: data.bool("deaf"),
            is_mute: data.bool("mute"),
            is_self_deaf: data.bool("self_deaf"),
            is_self_mute: data.bool("self_mute"),
            is_streaming: data.bool("self_stream"),
            is_on_video: data.bool("self_video"),
            is_suppressed: data.bool("suppress"),
            has_member: data.object("member").is_there(),
        }
    }
}
