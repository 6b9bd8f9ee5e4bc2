//! Webhooks: who has one's URL can write to its channel, with any name and picture.

use std::ffi::c_char;

use super::{
    CodePage, Failure, Repair, Sized, TICKCORD_ABI_VERSION, audit, boundary, code_page, given,
    message_create, optional, reserved, send_call, sized, snowflakes, string, tickcord_client,
    tickcord_message_create, tickcord_result, tickcord_str, truth,
};
use crate::{
    model::Snowflake,
    rest::routes::{self, Webhook, WebhookEdit, WebhookExecute},
};

/// Where a webhook is reached. Prepare it with `tickcord_webhook_init`, then set `id` and `token`, or let
/// `tickcord_webhook_from_url` do so. The token is a secret: whoever has it can write there. No log or error of the library shows it.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_webhook {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Its id.
    pub id: u64,
    /// The thread or forum post of its channel that is meant; 0: the channel itself.
    pub thread_id: u64,
    /// The last part of its URL.
    pub token: tickcord_str,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_webhook {
    const NAME: &'static str = "tickcord_webhook";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            id: 0,
            thread_id: 0,
            token: tickcord_str::ABSENT,
        }
    }
}

/// Fills a webhook with defaults; `struct_size` is `sizeof *webhook`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_webhook_init(
    webhook: *mut tickcord_webhook,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(webhook, struct_size, &Sized::default_with(struct_size)) })
}

/// What the message of a webhook has beside what every message has. Prepare it with `tickcord_webhook_execute_init`, then set what
/// differs.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_webhook_execute {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The name that is shown, 1 to 80 Unicode code points; not given: the webhook's own. What is not UTF-8 in it is read as in a message.
    pub username: tickcord_str,
    /// The address of the picture that is shown, which begins with https:// or http://; "" or not given: the webhook's own.
    pub avatar_url: tickcord_str,
    /// In a forum, without a `thread_id`: the name of the post that it begins, 1 to 100 Unicode code points.
    pub thread_name: tickcord_str,
    /// Ids of the tags of that post, 5 at the most; NULL for none.
    pub applied_tags: *const u64,
    /// How many tags.
    pub applied_tag_count: usize,
    /// 1 if the result waits until Discord has saved the message, and has it; `_init` sets 1. With 0 it has nothing, and a message
    /// that could not be saved is no failure.
    pub wait: u32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_webhook_execute {
    const NAME: &'static str = "tickcord_webhook_execute";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            username: tickcord_str::ABSENT,
            avatar_url: tickcord_str::ABSENT,
            thread_name: tickcord_str::ABSENT,
            applied_tags: std::ptr::null(),
            applied_tag_count: 0,
            wait: 1,
            reserved: 0,
        }
    }
}

/// Fills what a webhook needs with defaults; `struct_size` is `sizeof *execute`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_webhook_execute_init(
    execute: *mut tickcord_webhook_execute,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(execute, struct_size, &Sized::default_with(struct_size)) })
}

/// Reads the URL of a webhook, as Discord's users copy it, such as `https://discord.com/api/webhooks/123/token`, with or without
/// `?thread_id=456`.
///
/// `webhook` must be prepared, and gets an id, a token and, if there is one, a thread. The token lies in `url`, which must live as
/// long as the struct is used. The host in the URL is of no account: requests go to the client's own `api_url`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH,
/// TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_UTF8, or TICKCORD_ERROR_INVALID_WEBHOOK (whose text tells what is wrong
/// with it and does not show it).
///
/// \ownership the token stays in `url`
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_webhook_from_url(
    webhook: *mut tickcord_webhook,
    url: *const c_char,
    url_len: usize,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or a struct of its own size, as for every function here.
        let before = unsafe { sized::read(webhook) }?;
        // SAFETY: NULL or a string of that length, as for every function here.
        let url = unsafe { string::utf8(url, url_len, "url") }?;
        let Webhook { id, token, thread } = Webhook::from_url(url)?;
        let read = tickcord_webhook {
            id: id.0,
            thread_id: thread.map_or(0, |thread| thread.0),
            token: tickcord_str { ptr: token.as_ptr().cast(), len: token.len() },
            ..before
        };
        // SAFETY: as above, and `read` has the size that the caller's struct says it has.
        unsafe { sized::write(webhook, before.struct_size, &read) }
    })
}

/// Creates a webhook in a channel, which can have 15. Needs the permission Manage Webhooks.
///
/// `name` has 1 to 80 Unicode code points, and neither "discord" nor "clyde" in it. `avatar` is a picture as a data URI
/// ("data:image/png;base64,..."); NULL: none. The result's `body` is the webhook, with its secret `token` and `url`: do
/// not log it.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// id is 0, or `avatar` is no data URI), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_REQUEST_TOO_LARGE,
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_create_webhook(
    client: tickcord_client,
    channel_id: u64,
    name: *const c_char,
    name_len: usize,
    avatar: *const c_char,
    avatar_len: usize,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let name = string::utf8(name, name_len, "name")?;
            let avatar = optional(avatar, avatar_len, "avatar")?;
            routes::create_webhook(Snowflake(channel_id), name, avatar, audit(reason, reason_len)?)
        })
    }
}

/// Reads the webhooks of a channel. Needs the permission Manage Webhooks.
///
/// The result's `body` is an array of webhooks, with the secret `token` and `url` of some: do not log it.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_channel_webhooks(
    client: tickcord_client,
    channel_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_channel_webhooks(Snowflake(channel_id))) }
}

/// Reads the webhooks of a guild. Needs the permission Manage Webhooks.
///
/// The result's `body` is an array of webhooks, with the secret `token` and `url` of some: do not log it.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_guild_webhooks(
    client: tickcord_client,
    guild_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_call(client, out_request, || routes::get_guild_webhooks(Snowflake(guild_id))) }
}

/// Changes a webhook: what is given, and nothing else. Needs the permission Manage Webhooks.
///
/// `name` is as for `tickcord_client_create_webhook`, or NULL: as it is. `avatar` is a picture as a data URI, "" to remove
/// it, or NULL: as it is. `channel_id` is another channel of the guild, or 0: as it is. The result's `body` is the webhook, with its
/// secret `token` and `url`: do not log it.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`webhook_id` is 0, `avatar` is no
/// data URI, or nothing changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_REQUEST_TOO_LARGE,
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_edit_webhook(
    client: tickcord_client,
    webhook_id: u64,
    name: *const c_char,
    name_len: usize,
    avatar: *const c_char,
    avatar_len: usize,
    channel_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let edit = WebhookEdit {
                name: optional(name, name_len, "name")?,
                avatar: optional(avatar, avatar_len, "avatar")?,
                channel: given(channel_id),
            };
            routes::edit_webhook(Snowflake(webhook_id), edit, audit(reason, reason_len)?)
        })
    }
}

/// Deletes a webhook; its messages stay. Needs the permission Manage Webhooks.
///
/// The result's `body` is null.
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
pub unsafe extern "C" fn tickcord_client_delete_webhook(
    client: tickcord_client,
    webhook_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::delete_webhook(Snowflake(webhook_id), audit(reason, reason_len)?)
        })
    }
}

/// Sends a message by a webhook, with a name and a picture of its own. The bot needs no permission for it, and need not
/// be in the guild, nor logged in; with `webhooks_only` in the client's options there need not be a bot. So before READY it overtakes
/// what the bot sends to the same channel.
///
/// `execute` may be NULL: then the message comes with the webhook's own name and picture. The message has no reply,
/// stickers or nonce, and is not sent again where nobody knows whether it arrived, since Discord would post it twice. The
/// result's `body` is the message, or an array of those that a long text was split into. A webhook that was deleted gives
/// TICKCORD_ERROR_HTTP_NOT_FOUND, from then on without being asked.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, `avatar_url`
/// is no address, or a field that a webhook's message does not have), TICKCORD_ERROR_INVALID_WEBHOOK, TICKCORD_ERROR_INVALID_NAME,
/// TICKCORD_ERROR_EMPTY_CONTENT, TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_INVALID_JSON, TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS,
/// TICKCORD_ERROR_INVALID_POLL, TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS,
/// TICKCORD_ERROR_TOO_MANY_FILES, TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE,
/// TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_execute_webhook(
    client: tickcord_client,
    webhook: *const tickcord_webhook,
    message: *const tickcord_message_create,
    execute: *const tickcord_webhook_execute,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            let mut message = message_create::read(message, code_page(client)?)?;
            let (execute, repairs) = read_execute(execute, code_page(client)?)?;
            message.utf8_repairs += repairs;
            routes::execute_webhook(read(webhook)?, message, &execute)
        })
    }
}

/// Reads a message that a webhook sent.
///
/// The result's `body` is the message.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_INVALID_WEBHOOK, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership structs are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_webhook_message(
    client: tickcord_client,
    webhook: *const tickcord_webhook,
    message_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || routes::get_webhook_message(read(webhook)?, Snowflake(message_id)))
    }
}

/// Changes a message that a webhook sent: what is given, and nothing else.
///
/// The result's `body` is the message.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, the edit
/// changes nothing, or it has what no edit can change), TICKCORD_ERROR_INVALID_WEBHOOK, TICKCORD_ERROR_EMPTY_CONTENT,
/// TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
/// TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
/// TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
/// TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_edit_webhook_message(
    client: tickcord_client,
    webhook: *const tickcord_webhook,
    message_id: u64,
    edit: *const tickcord_message_create,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::edit_webhook_message(
                read(webhook)?,
                Snowflake(message_id),
                message_create::read(edit, code_page(client)?)?,
            )
        })
    }
}

/// Deletes a message that a webhook sent.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_INVALID_WEBHOOK, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership structs are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_delete_webhook_message(
    client: tickcord_client,
    webhook: *const tickcord_webhook,
    message_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::delete_webhook_message(read(webhook)?, Snowflake(message_id))
        })
    }
}

/// Checks a caller's webhook. It and what it points to are good for as long as the result is used.
unsafe fn read<'a>(webhook: *const tickcord_webhook) -> Result<Webhook<'a>, Failure> {
    // SAFETY: this function's contract is the same.
    let webhook = unsafe { sized::read(webhook) }?;
    // SAFETY: likewise.
    let token = unsafe { webhook.token.read("token") }?.unwrap_or_default();
    Ok(Webhook { id: Snowflake(webhook.id), token, thread: given(webhook.thread_id) })
}

/// The same for what its message has besides; NULL is nothing.
unsafe fn read_execute<'a>(
    execute: *const tickcord_webhook_execute,
    code_page: Option<CodePage>,
) -> Result<(WebhookExecute<'a>, usize), Failure> {
    let mut repair = Repair::new(code_page);
    if execute.is_null() {
        return Ok((WebhookExecute::default(), 0));
    }
    // SAFETY: this function's contract is the same.
    let execute = unsafe { sized::read(execute) }?;
    reserved(execute.reserved)?;
    // SAFETY: likewise.
    let execute = unsafe {
        WebhookExecute {
            username: execute.username.read_repaired("username", &mut repair)?,
            avatar_url: execute.avatar_url.read("avatar_url")?,
            thread_name: execute.thread_name.read("thread_name")?,
            applied_tags: snowflakes(execute.applied_tags, execute.applied_tag_count, "applied_tags")?,
            no_wait: !truth(execute.wait, "wait")?,
        }
    };
    Ok((execute, repair.places))
}
