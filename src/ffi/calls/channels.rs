//! Channels. A thread is one, too.

use std::ffi::c_char;

use serde_json::value::RawValue;

use super::{
    Failure, ResultCode, Sized, TICKCORD_ABI_VERSION, audit, boundary, change, given, invalid, send_call,
    sized, snowflakes, string, tickcord_client, tickcord_result, tickcord_str, truth_change,
};
use crate::{
    model::Snowflake,
    rest::{
        ChannelField,
        routes::{self, ChannelCreate, ChannelEdit},
    },
};

/// A text channel.
pub const TICKCORD_CHANNEL_TEXT: i32 = 0;
/// A voice channel.
pub const TICKCORD_CHANNEL_VOICE: i32 = 2;
/// A category, which other channels belong to.
pub const TICKCORD_CHANNEL_CATEGORY: i32 = 4;
/// A channel whose messages can be followed from other guilds.
pub const TICKCORD_CHANNEL_ANNOUNCEMENT: i32 = 5;
/// A stage channel.
pub const TICKCORD_CHANNEL_STAGE: i32 = 13;
/// A forum, which has posts: threads with a first message.
pub const TICKCORD_CHANNEL_FORUM: i32 = 15;
/// A forum for pictures.
pub const TICKCORD_CHANNEL_MEDIA: i32 = 16;

/// A channel to create. Prepare it with `tickcord_channel_create_init`, then set `name`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_channel_create {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// 1 to 100 Unicode code points.
    pub name: tickcord_str,
    /// Up to 1024 Unicode code points, in forums and media channels 4096; not given: none.
    pub topic: tickcord_str,
    /// The category that it belongs to; 0: none.
    pub parent_id: u64,
    /// A `TICKCORD_CHANNEL_...`, or another of Discord's numbers; `_init` sets `TICKCORD_CHANNEL_TEXT`.
    pub r#type: i32,
    /// Seconds between two messages of a member, 0 to 21600.
    pub rate_limit_per_user: u32,
    /// For forums: a JSON array of the tags that posts can have, 20 at the most, in Discord's words.
    pub available_tags_json: tickcord_str,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_channel_create {
    const NAME: &'static str = "tickcord_channel_create";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            name: tickcord_str::ABSENT,
            topic: tickcord_str::ABSENT,
            parent_id: 0,
            r#type: TICKCORD_CHANNEL_TEXT,
            rate_limit_per_user: 0,
            available_tags_json: tickcord_str::ABSENT,
        }
    }
}

/// Fills a channel with defaults; `struct_size` is `sizeof *channel`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_channel_create_init(
    channel: *mut tickcord_channel_create,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(channel, struct_size, &Sized::default_with(struct_size)) })
}

/// What of a channel or thread is changed. Prepare it with `tickcord_channel_edit_init`, then set what changes; what is not given stays
/// as it is.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_channel_edit {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// 1 to 100 Unicode code points.
    pub name: tickcord_str,
    /// Up to 1024 Unicode code points, in forums and media channels 4096; "" removes it. Not for threads.
    pub topic: tickcord_str,
    /// The category that it belongs to; 0: as it is. Not for threads.
    pub parent_id: u64,
    /// Seconds between two messages of a member, 0 to 21600; `_init` sets -1: as it is.
    pub rate_limit_per_user: i32,
    /// For threads: 1 to archive it, 0 to take it out of the archive; `_init` sets -1: as it is.
    pub archived: i32,
    /// For threads: 1 if only moderators can take it out of the archive, else 0; `_init` sets -1: as it is.
    pub locked: i32,
    /// For threads: minutes without a message until it is archived, 60, 1440, 4320 or 10080; `_init` sets -1: as it is.
    pub auto_archive_duration: i32,
    /// For forum posts: ids of all tags that it has afterwards, 5 at the most; NULL: as they are. With a count of 0 and any other
    /// pointer it has none.
    pub applied_tags: *const u64,
    /// How many tags.
    pub applied_tag_count: usize,
    /// For forums: a JSON array of all tags that posts can have afterwards, 20 at the most, in Discord's words. Those that stay
    /// have their `id`.
    pub available_tags_json: tickcord_str,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_channel_edit {
    const NAME: &'static str = "tickcord_channel_edit";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            name: tickcord_str::ABSENT,
            topic: tickcord_str::ABSENT,
            parent_id: 0,
            rate_limit_per_user: -1,
            archived: -1,
            locked: -1,
            auto_archive_duration: -1,
            applied_tags: std::ptr::null(),
            applied_tag_count: 0,
            available_tags_json: tickcord_str::ABSENT,
        }
    }
}

/// Fills an edit with defaults; `struct_size` is `sizeof *edit`. It changes nothing then.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_channel_edit_init(
    edit: *mut tickcord_channel_edit,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(edit, struct_size, &Sized::default_with(struct_size)) })
}

/// Reads a channel or thread.
///
/// The result's `body` is the channel.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_channel(
    client: tickcord_client,
    channel_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_channel(Snowflake(channel_id))) }
}

/// Creates a channel in a guild, which can have 500. Needs the permission Manage Channels.
///
/// The result's `body` is the channel.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, or a
/// number out of bounds), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_TOO_MANY_IDS (tags), TICKCORD_ERROR_REQUEST_TOO_LARGE,
/// TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership structs and texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_create_channel(
    client: tickcord_client,
    guild_id: u64,
    channel: *const tickcord_channel_create,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let channel = sized::read(channel)?;
            let kind =
                u32::try_from(channel.r#type).map_err(|_| invalid("type is no number of Discord's."))?;
            let create = ChannelCreate {
                name: channel.name.read("name")?.unwrap_or_default(),
                kind,
                topic: channel.topic.read("topic")?,
                parent_id: given(channel.parent_id),
                rate_limit_per_user: (channel.rate_limit_per_user != 0)
                    .then_some(channel.rate_limit_per_user),
                available_tags: raw(channel.available_tags_json)?,
            };
            routes::create_channel(Snowflake(guild_id), &create, audit(reason, reason_len)?)
        })
    }
}

/// Changes a channel or thread: what `edit` gives, and nothing else. Needs the permission Manage Channels, or for threads
/// Manage Threads.
///
/// Discord lets a name or topic change about twice in 10 minutes: later requests wait, and are given up after 180 s, unlike those
/// of `tickcord_client_set_channel_topic` and `_name`. The result's `body` is the channel.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, a number
/// out of bounds, or nothing changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_CONTENT_TOO_LONG,
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_TOO_MANY_IDS (tags),
/// TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership structs and texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_edit_channel(
    client: tickcord_client,
    channel_id: u64,
    edit: *const tickcord_channel_edit,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::edit_channel(Snowflake(channel_id), &read_edit(edit)?, audit(reason, reason_len)?)
        })
    }
}

/// Sets the topic of a channel as a state that is wanted: it may be called as often as the host likes, and the last text counts.
/// Needs the permission Manage Channels.
///
/// `topic` has up to 1024 Unicode code points, in forums and media channels 4096; "" removes it. Discord lets a name or topic change
/// about twice in 10 minutes. A topic that waits for that is replaced by a later one, and its result has
/// TICKCORD_ERROR_SUPERSEDED; a name that waits as well goes out with it. That wait does not count for the 180 s after which
/// requests are given up, and no other call waits for it. A text that this client has set within the last 10 minutes is not sent
/// again, unless `tickcord_client_edit_channel` may have changed it since. Between these two nothing keeps the order of calls: use
/// one of them for a channel's topic and name.
///
/// A REQUEST_RESULT event with the request's number follows. It has `changed`: true if the text was sent, and then `body` is the
/// channel; false if it was there already, or could not be set. TICKCORD_ERROR_HTTP_BAD_REQUEST is about this text alone.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// id is 0, or the length is impossible), TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership the text is copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_set_channel_topic(
    client: tickcord_client,
    channel_id: u64,
    topic: *const c_char,
    topic_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let topic = string::utf8(topic, topic_len, "topic")?;
            routes::set_channel(Snowflake(channel_id), ChannelField::Topic, topic)
        })
    }
}

/// Sets the name of a channel or thread as a state that is wanted, as `tickcord_client_set_channel_topic` does for a topic, within
/// the same limit. Needs the permission Manage Channels, or for threads Manage Threads.
///
/// `name` has 1 to 100 Unicode code points. The result is as for a topic.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// id is 0, or the length is impossible), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership the text is copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_set_channel_name(
    client: tickcord_client,
    channel_id: u64,
    name: *const c_char,
    name_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let name = string::utf8(name, name_len, "name")?;
            routes::set_channel(Snowflake(channel_id), ChannelField::Name, name)
        })
    }
}

/// Deletes a channel or thread with all its messages, or closes a direct message. Nothing brings a channel back. Needs
/// the permission Manage Channels, or for threads Manage Threads.
///
/// The result's `body` is the channel.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_delete_channel(
    client: tickcord_client,
    channel_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::delete_channel(Snowflake(channel_id), audit(reason, reason_len)?)
        })
    }
}

/// Checks a caller's edit. It and what it points to are good for as long as the result is used.
unsafe fn read_edit<'a>(edit: *const tickcord_channel_edit) -> Result<ChannelEdit<'a>, Failure> {
    // SAFETY: this function's contract is the same.
    let edit = unsafe { sized::read(edit) }?;
    // SAFETY: likewise.
    let (name, topic) = unsafe { (edit.name.read("name")?, edit.topic.read("topic")?) };
    Ok(ChannelEdit {
        name,
        topic,
        parent_id: given(edit.parent_id),
        rate_limit_per_user: change(edit.rate_limit_per_user, "rate_limit_per_user")?,
        archived: truth_change(edit.archived, "archived")?,
        locked: truth_change(edit.locked, "locked")?,
        auto_archive_duration: change(edit.auto_archive_duration, "auto_archive_duration")?,
        // SAFETY: likewise.
        applied_tags: unsafe { applied_tags(edit.applied_tags, edit.applied_tag_count) }?,
        // SAFETY: likewise.
        available_tags: unsafe { raw(edit.available_tags_json) }?,
    })
}

/// A caller's tags; NULL is as they are. They are good for the length of the call.
unsafe fn applied_tags(first: *const u64, count: usize) -> Result<Option<Vec<Snowflake>>, Failure> {
    if first.is_null() && count == 0 {
        return Ok(None);
    }
    // SAFETY: this function's contract is the same.
    unsafe { snowflakes(first, count, "applied_tags") }.map(Some)
}

/// A caller's JSON. It is good for as long as the result is used.
unsafe fn raw<'a>(json: tickcord_str) -> Result<Option<&'a RawValue>, Failure> {
    // SAFETY: this function's contract is the same.
    let Some(json) = unsafe { json.read("available_tags_json") }? else { return Ok(None) };
    serde_json::from_str(json).map(Some).map_err(|error| {
        Failure::new(ResultCode::InvalidJson, format!("available_tags_json is not JSON: {error}."))
    })
}
