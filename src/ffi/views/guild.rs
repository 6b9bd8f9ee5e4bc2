//! The bot and its guilds.

use super::{ViewStruct, fill, prepare, text, tickcord_user};
use crate::{
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// The bot that has logged in: READY. Prepare it with `tickcord_ready_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_ready {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The bot's application.
    pub application_id: u64,
    /// Its flags, which tell what it was granted.
    pub application_flags: u64,
    /// The bot itself.
    pub user: tickcord_user,
    /// The gateway's version.
    pub gateway_version: u32,
    /// Which shard this is.
    pub shard_id: u32,
    /// How many shards there are; 0 if not told.
    pub shard_count: u32,
    /// Guilds of this shard, at `/guilds`. Each comes as a GUILD_CREATE of its own.
    pub guild_count: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_ready {
    const NAME: &'static str = "tickcord_ready";
    type View<'a> = views::Ready<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            application_id: view.application_id.0,
            application_flags: view.application_flags,
            user: tickcord_user::of(&view.user),
            gateway_version: view.gateway_version,
            shard_id: view.shard_id,
            shard_count: view.shard_count,
            guild_count: view.guild_count,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_ready`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_ready_init(out: *mut tickcord_ready, struct_size: u32) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a READY event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_ready(
    event: *const tickcord_event,
    out: *mut tickcord_ready,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// A guild that became available, that the bot joined or left, or that changed: GUILD_CREATE, GUILD_DELETE and GUILD_UPDATE. An update
/// does not tell the members, channels and threads. Prepare it with `tickcord_guild_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_guild {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The guild.
    pub id: u64,
    /// Whose it is.
    pub owner_id: u64,
    /// How many members it has.
    pub member_count: u64,
    /// Where Discord greets new members; 0 if nowhere.
    pub system_channel_id: u64,
    /// The voice channel for those who are away; 0 if none.
    pub afk_channel_id: u64,
    /// Its name; empty for one that is unavailable.
    pub name: tickcord_str,
    /// The icon's hash; empty if there is none.
    pub icon: tickcord_str,
    /// Its language, such as `en-US`.
    pub preferred_locale: tickcord_str,
    /// When the bot joined, ISO 8601.
    pub joined_at: tickcord_str,
    /// Discord has an outage; only the id is there. In a GUILD_DELETE, 0 means that the bot is no longer a member.
    pub is_unavailable: i32,
    /// Has so many members that `/members` leaves out those who are offline.
    pub is_large: i32,
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

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_guild {
    const NAME: &'static str = "tickcord_guild";
    type View<'a> = views::Guild<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            id: view.id.0,
            owner_id: view.owner_id.0,
            member_count: view.member_count,
            system_channel_id: view.system_channel_id.0,
            afk_channel_id: view.afk_channel_id.0,
            name: text(view.name),
            icon: text(view.icon),
            preferred_locale: text(view.preferred_locale),
            joined_at: text(view.joined_at),
            is_unavailable: view.is_unavailable.into(),
            is_large: view.is_large.into(),
            premium_tier: view.premium_tier,
            role_count: view.role_count,
            channel_count: view.channel_count,
            thread_count: view.thread_count,
            listed_member_count: view.listed_member_count,
            voice_state_count: view.voice_state_count,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_guild`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_guild_init(out: *mut tickcord_guild, struct_size: u32) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a GUILD_CREATE, GUILD_UPDATE or GUILD_DELETE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_guild(
    event: *const tickcord_event,
    out: *mut tickcord_guild,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}
