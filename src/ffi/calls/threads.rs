//! Threads, and forum posts, which are threads with a first message.

use std::ffi::c_char;

use super::{
    Failure, Sized, TICKCORD_ABI_VERSION, audit, boundary, code_page, given, message_create, optional,
    send_call, sized, snowflakes, tickcord_client, tickcord_message_create, tickcord_result, tickcord_str,
    truth,
};
use crate::{
    model::Snowflake,
    rest::routes::{self, ThreadCreate},
};

/// A thread or forum post to create. Prepare it with `tickcord_thread_create_init`, then set `name`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_thread_create {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// 1 to 100 Unicode code points.
    pub name: tickcord_str,
    /// The message that the thread begins with; 0: none. Not for forum posts.
    pub message_id: u64,
    /// For forum posts: ids of the tags, 5 at the most; NULL for none.
    pub applied_tags: *const u64,
    /// How many tags.
    pub applied_tag_count: usize,
    /// Minutes without a message until it is archived, 60, 1440, 4320 or 10080; 0: the channel's own.
    pub auto_archive_duration: u32,
    /// Seconds between two messages of a member, 0 to 21600.
    pub rate_limit_per_user: u32,
    /// 1 if only those who are added see the thread, else 0. Not with `message_id`, nor for forum posts.
    pub is_private: u32,
    /// 1 if members who are not moderators may add others to a private thread, else 0; `_init` sets 1.
    pub invitable: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_thread_create {
    const NAME: &'static str = "tickcord_thread_create";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            name: tickcord_str::ABSENT,
            message_id: 0,
            applied_tags: std::ptr::null(),
            applied_tag_count: 0,
            auto_archive_duration: 0,
            rate_limit_per_user: 0,
            is_private: 0,
            invitable: 1,
        }
    }
}

/// Fills a thread with defaults; `struct_size` is `sizeof *thread`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_thread_create_init(
    thread: *mut tickcord_thread_create,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(thread, struct_size, &Sized::default_with(struct_size)) })
}

/// Creates a thread in a channel: one that begins with a message, or one without. Needs the permission Create Public
/// Threads, or Create Private Threads.
///
/// The result's `body` is the thread, which is a channel: messages are sent to its id.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
/// out of bounds, or fields exclude each other), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_TOO_MANY_IDS,
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership structs and texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_create_thread(
    client: tickcord_client,
    channel_id: u64,
    thread: *const tickcord_thread_create,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::create_thread(Snowflake(channel_id), &read(thread)?, audit(reason, reason_len)?)
        })
    }
}

/// Creates a post in a forum or media channel: a thread with its first message. Needs the permission Send Messages.
///
/// The message has no poll, reply, nonce or text to speech, and is not split. The result's `body` is the thread, with
/// `message` in it.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
/// out of bounds, or a field that is not for posts), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_EMPTY_CONTENT,
/// TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
/// TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
/// TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
/// TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
/// TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_create_forum_post(
    client: tickcord_client,
    channel_id: u64,
    thread: *const tickcord_thread_create,
    message: *const tickcord_message_create,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::create_forum_post(
                Snowflake(channel_id),
                &read(thread)?,
                message_create::read(message, code_page(client)?)?,
                audit(reason, reason_len)?,
            )
        })
    }
}

/// Adds a user to a thread, or the bot itself with a `user_id` of 0.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`thread_id` is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_add_thread_member(
    client: tickcord_client,
    thread_id: u64,
    user_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || routes::add_thread_member(Snowflake(thread_id), given(user_id)))
    }
}

/// Removes a user from a thread, which needs the permission Manage Threads, or the bot itself with a `user_id` of 0.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`thread_id` is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_remove_thread_member(
    client: tickcord_client,
    thread_id: u64,
    user_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || routes::remove_thread_member(Snowflake(thread_id), given(user_id)))
    }
}

/// Reads the members of a thread. Needs `TICKCORD_INTENT_GUILD_MEMBERS`, enabled for the bot.
///
/// `after_user_id` is the last user of an earlier result; 0: from the start. `limit` is 1 to 100; 0: Discord's 100. The
/// result's `body` is an array of thread members, each with its `member`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`thread_id` is 0, or a limit out
/// of bounds), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_thread_members(
    client: tickcord_client,
    thread_id: u64,
    after_user_id: u64,
    limit: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::get_thread_members(Snowflake(thread_id), Snowflake(after_user_id), limit)
        })
    }
}

/// Reads all threads of a guild that are not archived and that the bot can see.
///
/// The result's `body` has `threads` and `members`, which are the bot's own memberships.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_active_threads(
    client: tickcord_client,
    guild_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_active_threads(Snowflake(guild_id))) }
}

/// Reads the archived threads of a channel, the one archived last first: the public ones with an `is_private` of 0, the
/// private ones with 1, which needs the permission Manage Threads.
///
/// `before` is a time in ISO 8601, as in `archive_timestamp` of an earlier result; NULL: from the start. `limit` is 1 to
/// 100; 0: Discord's own number. The result's `body` has `threads`, `members` and `has_more`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the id is 0, a limit out of
/// bounds, or `is_private` is neither 0 nor 1), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_archived_threads(
    client: tickcord_client,
    channel_id: u64,
    is_private: u32,
    before: *const c_char,
    before_len: usize,
    limit: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let before = optional(before, before_len, "before")?;
            routes::get_archived_threads(
                Snowflake(channel_id),
                truth(is_private, "is_private")?,
                before,
                limit,
            )
        })
    }
}

/// Checks a caller's thread. It and what it points to are good for as long as the result is used.
unsafe fn read<'a>(thread: *const tickcord_thread_create) -> Result<ThreadCreate<'a>, Failure> {
    // SAFETY: this function's contract is the same.
    let thread = unsafe { sized::read(thread) }?;
    // SAFETY: likewise.
    let (name, applied_tags) = unsafe {
        (
            thread.name.read("name")?.unwrap_or_default(),
            snowflakes(thread.applied_tags, thread.applied_tag_count, "applied_tags")?,
        )
    };
    let unless_0 = |number: u32| (number != 0).then_some(number);
    Ok(ThreadCreate {
        name,
        message: given(thread.message_id),
        private: truth(thread.is_private, "is_private")?,
        invitable: truth(thread.invitable, "invitable")?,
        auto_archive_duration: unless_0(thread.auto_archive_duration),
        rate_limit_per_user: unless_0(thread.rate_limit_per_user),
        applied_tags,
    })
}
