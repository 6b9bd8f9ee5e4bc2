//! Messages and reactions.

use super::{ViewStruct, field, fill, prepare, text, tickcord_user};
use crate::{
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// A message: MESSAGE_CREATE and MESSAGE_UPDATE. Prepare it with `tickcord_message_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_message {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The message.
    pub id: u64,
    /// Where it was sent.
    pub channel_id: u64,
    /// The guild; 0 in direct messages, and for ephemeral ones.
    pub guild_id: u64,
    /// The webhook that posted it, which is then the author too; 0 otherwise.
    pub webhook_id: u64,
    /// The message that this one replies to or forwards; 0 otherwise.
    pub referenced_message_id: u64,
    /// Bits, such as 1 << 6 for ephemeral.
    pub flags: u64,
    /// Who wrote it.
    pub author: tickcord_user,
    /// What Discord shows as the author: the nickname in the guild, else the global name, else the user name.
    pub display_name: tickcord_str,
    /// The text. Empty in guilds without the MESSAGE_CONTENT intent.
    pub content: tickcord_str,
    /// When it was sent, ISO 8601.
    pub timestamp: tickcord_str,
    /// When it was edited last, ISO 8601; empty if never.
    pub edited_timestamp: tickcord_str,
    /// Whether `content` was there: a `TICKCORD_FIELD_...`.
    pub content_field: i32,
    /// What it is: 0 and 19 (a reply) are what people write, others Discord's own; -1 if not told.
    pub message_type: i32,
    /// The channel's type, such as 0 for text; -1 if not told.
    pub channel_type: i32,
    /// Read aloud.
    pub is_tts: i32,
    /// Pinned.
    pub is_pinned: i32,
    /// Pings everyone.
    pub mentions_everyone: i32,
    /// Users that it mentions, at `/mentions`.
    pub mention_count: u32,
    /// Roles that it mentions, at `/mention_roles`.
    pub mention_role_count: u32,
    /// Files, at `/attachments`.
    pub attachment_count: u32,
    /// Embeds, at `/embeds`.
    pub embed_count: u32,
    /// Stickers, at `/sticker_items`.
    pub sticker_count: u32,
    /// Components, at `/components`.
    pub component_count: u32,
    /// Roles of the author in the guild, at `/member/roles`.
    pub author_role_count: u32,
    /// Whether the message that this one replies to is there, at `/referenced_message`, as a `TICKCORD_FIELD_...`: null
    /// if it was deleted, absent if Discord did not look.
    pub referenced_message_field: i32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_message {
    const NAME: &'static str = "tickcord_message";
    type View<'a> = views::Message<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            id: view.id.0,
            channel_id: view.channel_id.0,
            guild_id: view.guild_id.0,
            webhook_id: view.webhook_id.0,
            referenced_message_id: view.referenced_message_id.0,
            flags: view.flags,
            author: tickcord_user::of(&view.author),
            display_name: text(view.display_name),
            content: text(view.content.value().unwrap_or_default()),
            timestamp: text(view.timestamp),
            edited_timestamp: text(view.edited_timestamp),
            content_field: field(&view.content),
            message_type: view.message_type,
            channel_type: view.channel_type,
            is_tts: view.is_tts.into(),
            is_pinned: view.is_pinned.into(),
            mentions_everyone: view.mentions_everyone.into(),
            mention_count: view.mention_count,
            mention_role_count: view.mention_role_count,
            attachment_count: view.attachment_count,
            embed_count: view.embed_count,
            sticker_count: view.sticker_count,
            component_count: view.component_count,
            author_role_count: view.author_role_count,
            referenced_message_field: field(&view.referenced_message),
        }
    }
}

/// Prepares a struct for `tickcord_event_as_message`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_message_init(
    out: *mut tickcord_message,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a MESSAGE_CREATE or a MESSAGE_UPDATE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_message(
    event: *const tickcord_event,
    out: *mut tickcord_message,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// A message that was deleted: MESSAGE_DELETE. Prepare it with `tickcord_message_delete_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_message_delete {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The message.
    pub id: u64,
    /// Where it was.
    pub channel_id: u64,
    /// The guild; 0 in direct messages.
    pub guild_id: u64,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_message_delete {
    const NAME: &'static str = "tickcord_message_delete";
    type View<'a> = views::MessageDelete;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            id: view.id.0,
            channel_id: view.channel_id.0,
            guild_id: view.guild_id.0,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_message_delete`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_message_delete_init(
    out: *mut tickcord_message_delete,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a MESSAGE_DELETE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_message_delete(
    event: *const tickcord_event,
    out: *mut tickcord_message_delete,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// A reaction that was added or removed, or several that were removed at once: MESSAGE_REACTION_ADD, MESSAGE_REACTION_REMOVE,
/// MESSAGE_REACTION_REMOVE_ALL and MESSAGE_REACTION_REMOVE_EMOJI. Prepare it with `tickcord_reaction_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_reaction {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Who reacted; 0 where the reactions of all were removed.
    pub user_id: u64,
    /// Where.
    pub channel_id: u64,
    /// To which message.
    pub message_id: u64,
    /// The guild; 0 in direct messages.
    pub guild_id: u64,
    /// Who wrote that message; 0 if not told, as for removed reactions.
    pub message_author_id: u64,
    /// The custom emoji; 0 for one of Unicode.
    pub emoji_id: u64,
    /// The emoji itself, or a custom emoji's name; empty for a custom emoji that was deleted, and in
    /// a MESSAGE_REACTION_REMOVE_ALL.
    pub emoji_name: tickcord_str,
    /// The custom emoji moves.
    pub is_animated: i32,
    /// A super reaction.
    pub is_burst: i32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_reaction {
    const NAME: &'static str = "tickcord_reaction";
    type View<'a> = views::Reaction<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            user_id: view.user_id.0,
            channel_id: view.channel_id.0,
            message_id: view.message_id.0,
            guild_id: view.guild_id.0,
            message_author_id: view.message_author_id.0,
            emoji_id: view.emoji_id.0,
            emoji_name: text(view.emoji_name),
            is_animated: view.is_animated.into(),
            is_burst: view.is_burst.into(),
        }
    }
}

/// Prepares a struct for `tickcord_event_as_reaction`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_reaction_init(
    out: *mut tickcord_reaction,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of one of these events into a struct: MESSAGE_REACTION_ADD, MESSAGE_REACTION_REMOVE, MESSAGE_REACTION_REMOVE_ALL
/// or MESSAGE_REACTION_REMOVE_EMOJI.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_reaction(
    event: *const tickcord_event,
    out: *mut tickcord_reaction,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// Messages of one channel that were deleted at once: MESSAGE_DELETE_BULK. Prepare it with
/// `tickcord_message_delete_bulk_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_message_delete_bulk {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Where they were.
    pub channel_id: u64,
    /// The guild; 0 in direct messages.
    pub guild_id: u64,
    /// How many, at `/ids`.
    pub message_count: u32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_message_delete_bulk {
    const NAME: &'static str = "tickcord_message_delete_bulk";
    type View<'a> = views::MessageDeleteBulk;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            channel_id: view.channel_id.0,
            guild_id: view.guild_id.0,
            message_count: view.message_count,
            reserved: 0,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_message_delete_bulk`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_message_delete_bulk_init(
    out: *mut tickcord_message_delete_bulk,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a MESSAGE_DELETE_BULK event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_message_delete_bulk(
    event: *const tickcord_event,
    out: *mut tickcord_message_delete_bulk,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}
