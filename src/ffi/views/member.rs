//! Members of a guild, and where they are.

use super::{ViewStruct, field, fill, prepare, text, tickcord_user};
use crate::{
    base::{Failure, ResultCode},
    events::views,
    ffi::{
        TICKCORD_ABI_VERSION,
        boundary::{Out, boundary, null},
        event, tickcord_event, tickcord_result, tickcord_str,
    },
    model::Snowflake,
};

/// A member: GUILD_MEMBER_ADD and GUILD_MEMBER_UPDATE. Prepare it with `tickcord_member_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_member {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The guild.
    pub guild_id: u64,
    /// Bits, such as 1 << 0 for one who has left and come back; 0 if not told.
    pub flags: u64,
    /// Who.
    pub user: tickcord_user,
    /// What Discord shows: the nickname, else the global name, else the user name.
    pub display_name: tickcord_str,
    /// The nickname in this guild; null if there is none.
    pub nick: tickcord_str,
    /// When, ISO 8601; null for a guest in a voice channel.
    pub joined_at: tickcord_str,
    /// Since when the member boosts the guild, ISO 8601; empty otherwise.
    pub premium_since: tickcord_str,
    /// The end of the member's timeout, ISO 8601, which can be past; null if there is none.
    pub communication_disabled_until: tickcord_str,
    /// Whether `nick` was there: a `TICKCORD_FIELD_...`.
    pub nick_field: i32,
    /// Whether `joined_at` was there: a `TICKCORD_FIELD_...`.
    pub joined_at_field: i32,
    /// Whether `communication_disabled_until` was there: a `TICKCORD_FIELD_...`.
    pub communication_disabled_until_field: i32,
    /// Roles, at `/roles`.
    pub role_count: u32,
    /// Has not accepted the guild's rules yet.
    pub is_pending: i32,
    /// Whether `is_pending` was there: a `TICKCORD_FIELD_...`.
    pub is_pending_field: i32,
    /// Deafened in voice channels by a moderator.
    pub is_deaf: i32,
    /// Whether `is_deaf` was there: a `TICKCORD_FIELD_...`.
    pub is_deaf_field: i32,
    /// Muted in voice channels by a moderator.
    pub is_mute: i32,
    /// Whether `is_mute` was there: a `TICKCORD_FIELD_...`.
    pub is_mute_field: i32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_member {
    const NAME: &'static str = "tickcord_member";
    type View<'a> = views::Member<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            guild_id: view.guild_id.0,
            flags: view.flags,
            user: tickcord_user::of(&view.user),
            display_name: text(view.display_name),
            nick: text(view.nick.value().unwrap_or_default()),
            joined_at: text(view.joined_at.value().unwrap_or_default()),
            premium_since: text(view.premium_since),
            communication_disabled_until: text(view.communication_disabled_until.value().unwrap_or_default()),
            nick_field: field(&view.nick),
            joined_at_field: field(&view.joined_at),
            communication_disabled_until_field: field(&view.communication_disabled_until),
            role_count: view.role_count,
            is_pending: view.is_pending.value().unwrap_or_default().into(),
            is_pending_field: field(&view.is_pending),
            is_deaf: view.is_deaf.value().unwrap_or_default().into(),
            is_deaf_field: field(&view.is_deaf),
            is_mute: view.is_mute.value().unwrap_or_default().into(),
            is_mute_field: field(&view.is_mute),
        }
    }
}

/// Prepares a struct for `tickcord_event_as_member`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_member_init(
    out: *mut tickcord_member,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a GUILD_MEMBER_ADD or a GUILD_MEMBER_UPDATE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_member(
    event: *const tickcord_event,
    out: *mut tickcord_member,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// Tells whether the member that an event shows has a role: who used a command, a button or a form, wrote a message, reacted, types,
/// speaks, joined or changed.
///
/// `out` receives 1 or 0; 0 outside of guilds, for webhooks, and for a guild's `@everyone`, which Discord does not list. The events are
/// INTERACTION_CREATE, MESSAGE_CREATE, MESSAGE_UPDATE, MESSAGE_REACTION_ADD, TYPING_START, VOICE_STATE_UPDATE, GUILD_MEMBER_ADD and
/// GUILD_MEMBER_UPDATE. What the user of an interaction may do is in `user_permissions` of `tickcord_interaction`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (`role_id` is 0), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_has_role(
    event: *const tickcord_event,
    role_id: u64,
    out: *mut i32,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or a place for a number, as for every function here.
        let out = unsafe { Out::new(out, 0) };
        out.required("out")?;
        // SAFETY: NULL or an event, likewise.
        let event = unsafe { event::get(event) }.ok_or_else(|| null("event"))?;
        if role_id == 0 {
            return Err(Failure::new(ResultCode::InvalidArgument, "The role_id is 0, which is no role."));
        }
        let has_role = event.has_role(Snowflake(role_id)).ok_or_else(|| {
            let text =
                format!("The event is {}, which tells no member's roles.", event.name().to_string_lossy());
            Failure::new(ResultCode::WrongType, text)
        })?;
        out.set(has_role.into());
        Ok(())
    })
}

/// A member that left or was removed: GUILD_MEMBER_REMOVE. Prepare it with `tickcord_member_remove_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_member_remove {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The guild.
    pub guild_id: u64,
    /// Who.
    pub user: tickcord_user,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_member_remove {
    const NAME: &'static str = "tickcord_member_remove";
    type View<'a> = views::MemberRemove<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            guild_id: view.guild_id.0,
            user: tickcord_user::of(&view.user),
        }
    }
}

/// Prepares a struct for `tickcord_event_as_member_remove`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_member_remove_init(
    out: *mut tickcord_member_remove,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a GUILD_MEMBER_REMOVE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_member_remove(
    event: *const tickcord_event,
    out: *mut tickcord_member_remove,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// A user's status and activities: PRESENCE_UPDATE. Prepare it with `tickcord_presence_update_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_presence_update {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Who.
    pub user_id: u64,
    /// In which guild.
    pub guild_id: u64,
    /// `online`, `idle`, `dnd` or `offline`.
    pub status: tickcord_str,
    /// The same on a computer; empty if not active there.
    pub desktop_status: tickcord_str,
    /// The same on a phone.
    pub mobile_status: tickcord_str,
    /// The same in a browser.
    pub web_status: tickcord_str,
    /// The first activity: a game's name, for one.
    pub activity_name: tickcord_str,
    /// Its second line, and the text of a custom status.
    pub activity_state: tickcord_str,
    /// Its first line.
    pub activity_details: tickcord_str,
    /// 0 plays, 1 streams, 2 listens, 3 watches, 4 custom status, 5 competes; -1 for no activity.
    pub activity_type: i32,
    /// How many activities, at `/activities`.
    pub activity_count: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_presence_update {
    const NAME: &'static str = "tickcord_presence_update";
    type View<'a> = views::PresenceUpdate<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            user_id: view.user_id.0,
            guild_id: view.guild_id.0,
            status: text(view.status),
            desktop_status: text(view.desktop_status),
            mobile_status: text(view.mobile_status),
            web_status: text(view.web_status),
            activity_name: text(view.activity_name),
            activity_state: text(view.activity_state),
            activity_details: text(view.activity_details),
            activity_type: view.activity_type,
            activity_count: view.activity_count,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_presence_update`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_presence_update_init(
    out: *mut tickcord_presence_update,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a PRESENCE_UPDATE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_presence_update(
    event: *const tickcord_event,
    out: *mut tickcord_presence_update,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// Where someone is in voice channels, and how: VOICE_STATE_UPDATE. Prepare it with `tickcord_voice_state_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_voice_state {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Who.
    pub user_id: u64,
    /// The voice channel; 0 when the user has left.
    pub channel_id: u64,
    /// The guild; 0 in calls.
    pub guild_id: u64,
    /// What Discord shows as the user: the nickname, else the global name, else the user name; empty if not told.
    pub display_name: tickcord_str,
    /// The voice session.
    pub session_id: tickcord_str,
    /// Since when the user asks to speak on a stage, ISO 8601; empty otherwise.
    pub request_to_speak_timestamp: tickcord_str,
    /// Deafened by a moderator.
    pub is_deaf: i32,
    /// Muted by a moderator.
    pub is_mute: i32,
    /// Deafened by the user.
    pub is_self_deaf: i32,
    /// Muted by the user.
    pub is_self_mute: i32,
    /// Shares the screen.
    pub is_streaming: i32,
    /// Has the camera on.
    pub is_on_video: i32,
    /// May not speak here, as the audience of a stage.
    pub is_suppressed: i32,
    /// The member is there, at `/member`.
    pub has_member: i32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_voice_state {
    const NAME: &'static str = "tickcord_voice_state";
    type View<'a> = views::VoiceState<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            user_id: view.user_id.0,
            channel_id: view.channel_id.0,
            guild_id: view.guild_id.0,
            display_name: text(view.display_name),
            session_id: text(view.session_id),
            request_to_speak_timestamp: text(view.request_to_speak_timestamp),
            is_deaf: view.is_deaf.into(),
            is_mute: view.is_mute.into(),
            is_self_deaf: view.is_self_deaf.into(),
            is_self_mute: view.is_self_mute.into(),
            is_streaming: view.is_streaming.into(),
            is_on_video: view.is_on_video.into(),
            is_suppressed: view.is_suppressed.into(),
            has_member: view.has_member.into(),
        }
    }
}

/// Prepares a struct for `tickcord_event_as_voice_state`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_voice_state_init(
    out: *mut tickcord_voice_state,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a VOICE_STATE_UPDATE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_voice_state(
    event: *const tickcord_event,
    out: *mut tickcord_voice_state,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// A user who was banned, or whose ban was lifted: GUILD_BAN_ADD and GUILD_BAN_REMOVE. Prepare it with
/// `tickcord_ban_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_ban {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The guild.
    pub guild_id: u64,
    /// Who.
    pub user: tickcord_user,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_ban {
    const NAME: &'static str = "tickcord_ban";
    type View<'a> = views::Ban<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            guild_id: view.guild_id.0,
            user: tickcord_user::of(&view.user),
        }
    }
}

/// Prepares a struct for `tickcord_event_as_ban`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_ban_init(out: *mut tickcord_ban, struct_size: u32) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a GUILD_BAN_ADD or a GUILD_BAN_REMOVE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_ban(
    event: *const tickcord_event,
    out: *mut tickcord_ban,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}
