//! Channels, and who types there.

use super::{ViewStruct, fill, prepare, text};
use crate::{
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// A channel, a category, a forum, or a thread, which is a channel of its own: CHANNEL_CREATE, CHANNEL_UPDATE,
/// CHANNEL_DELETE, THREAD_CREATE, THREAD_UPDATE and THREAD_DELETE. Prepare it with `tickcord_channel_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_channel {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The channel.
    pub id: u64,
    /// The guild; 0 if it has none.
    pub guild_id: u64,
    /// The category that it belongs to, or the channel of a thread; 0 if none.
    pub parent_id: u64,
    /// Who began the thread; 0 for what is none.
    pub owner_id: u64,
    /// The newest message, which can be deleted; in a forum the newest post; 0 if there was none.
    pub last_message_id: u64,
    /// Its name; empty for a thread that was deleted.
    pub name: tickcord_str,
    /// Its topic; empty if there is none.
    pub topic: tickcord_str,
    /// A `TICKCORD_CHANNEL_...`, or 10, 11 and 12 for threads; -1 if not told.
    pub channel_type: i32,
    /// Where it stands in its category, from 0; -1 if not told, as for threads.
    pub position: i32,
    /// Seconds between two messages of a member; 0: no limit.
    pub rate_limit_per_user: u32,
    /// For adults only.
    pub is_nsfw: i32,
    /// The thread is archived.
    pub is_archived: i32,
    /// Only moderators can take the thread out of the archive.
    pub is_locked: i32,
    /// The thread was created just now: in a THREAD_CREATE without it the bot was only let in.
    pub is_new: i32,
    /// Tags of the forum post, at `/applied_tags`.
    pub tag_count: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_channel {
    const NAME: &'static str = "tickcord_channel";
    type View<'a> = views::Channel<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            id: view.id.0,
            guild_id: view.guild_id.0,
            parent_id: view.parent_id.0,
            owner_id: view.owner_id.0,
            last_message_id: view.last_message_id.0,
            name: text(view.name),
            topic: text(view.topic),
            channel_type: view.channel_type,
            position: view.position,
            rate_limit_per_user: view.rate_limit_per_user,
            is_nsfw: view.is_nsfw.into(),
            is_archived: view.is_archived.into(),
            is_locked: view.is_locked.into(),
            is_new: view.is_new.into(),
            tag_count: view.tag_count,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_channel`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_channel_init(
    out: *mut tickcord_channel,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of one of these events into a struct: CHANNEL_CREATE, CHANNEL_UPDATE, CHANNEL_DELETE,
/// THREAD_CREATE, THREAD_UPDATE or THREAD_DELETE.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_channel(
    event: *const tickcord_event,
    out: *mut tickcord_channel,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// Someone who began to type: TYPING_START. Prepare it with `tickcord_typing_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_typing {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Who.
    pub user_id: u64,
    /// Where.
    pub channel_id: u64,
    /// The guild; 0 in direct messages.
    pub guild_id: u64,
    /// When, in seconds since the Unix epoch. Typing shows for ten seconds.
    pub timestamp_s: u64,
    /// What Discord shows as the user: the nickname in the guild, else the global name, else the user name; empty in
    /// direct messages.
    pub display_name: tickcord_str,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_typing {
    const NAME: &'static str = "tickcord_typing";
    type View<'a> = views::Typing<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            user_id: view.user_id.0,
            channel_id: view.channel_id.0,
            guild_id: view.guild_id.0,
            timestamp_s: view.timestamp_s,
            display_name: text(view.display_name),
        }
    }
}

/// Prepares a struct for `tickcord_event_as_typing`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_typing_init(
    out: *mut tickcord_typing,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a TYPING_START event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_typing(
    event: *const tickcord_event,
    out: *mut tickcord_typing,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}
