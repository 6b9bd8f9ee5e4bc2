//! Any call of Discord's HTTP API.

use std::time::Duration;

use super::{
    TICKCORD_ABI_VERSION,
    boundary::{Out, boundary},
    client::{get, tickcord_client},
    sized::{self, Sized},
    string, tickcord_result, tickcord_str,
};
use crate::{
    base::{Failure, ResultCode},
    rest::{
        Call, DEFAULT_MAX_AGE, DEFAULT_MAX_FILE_SIZE, File, FileContent, MAX_REQUEST_SIZE, Method, Priority,
    },
};

/// For `tickcord_http_request`: the request may be sent again when nobody knows whether it arrived, because a second time does no
/// harm. It is so anyway for all but POST, and for a POST that creates a message.
pub const TICKCORD_HTTP_REPEATABLE: u32 = 1u32 << 0;

/// The longest time in `max_age_ms`.
const MAX_AGE_MS: u32 = 3_600_000;

/// A file to upload. Prepare it with `tickcord_http_file_init`, then set `name` and either `data` with `size` or `path`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_http_file {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Its name as Discord shows it, such as "log.txt".
    pub name: tickcord_str,
    /// Its media type, such as "text/plain"; not given: Discord guesses by the name.
    pub content_type: tickcord_str,
    /// Where it is on the disk. It is read while it is sent, not by this call, and must not change before the result.
    pub path: tickcord_str,
    /// Its content in memory, which is copied; NULL for a file on the disk.
    pub data: *const u8,
    /// How many bytes `data` has.
    pub size: usize,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_http_file {
    const NAME: &'static str = "tickcord_http_file";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            name: tickcord_str::ABSENT,
            content_type: tickcord_str::ABSENT,
            path: tickcord_str::ABSENT,
            data: std::ptr::null(),
            size: 0,
        }
    }
}

/// A call of Discord's HTTP API. Prepare it with `tickcord_http_request_init`, then set what differs; `path` at least.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_http_request {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Where to, as in Discord's documentation: "/channels/123/messages", up to 2048 bytes. What a URL cannot hold, such as an
    /// emoji, is percent-encoded; a '/', '?', '#' or '%' inside a part must come encoded. The token in a path of /webhooks or
    /// /interactions is kept secret, and the bot token is not sent there.
    pub path: tickcord_str,
    /// "name=value" pairs with '&' between them, a name as often as needed, up to 4096 bytes; not given: none. Encoded as
    /// `path`; a '&', '+', '#' or '%' inside a value must come encoded.
    pub query: tickcord_str,
    /// The body, a JSON text; not given: none. With files it becomes their `payload_json`.
    pub json: tickcord_str,
    /// Why, for the guild's audit log: up to 512 Unicode code points; not given or "": no reason.
    pub audit_reason: tickcord_str,
    /// Files to upload, 10 at the most; NULL: none. They are `files[0]` and so on for Discord, in this order.
    pub files: *const tickcord_http_file,
    /// How many files.
    pub file_count: usize,
    /// The most bytes that a file may have; `_init` sets 10485760, which Discord accepts everywhere. Guilds with boosts take
    /// more, and an interaction says so in `attachment_size_limit`. The whole request may have 26214400 bytes.
    pub max_file_size: u64,
    /// A `TICKCORD_HTTP_...`; `_init` sets `TICKCORD_HTTP_GET`.
    pub method: i32,
    /// A `TICKCORD_PRIORITY_...`; `_init` sets `TICKCORD_PRIORITY_NORMAL`.
    pub priority: i32,
    /// How long the request may wait to be sent, in milliseconds, 1 to 3600000; `_init` sets 180000.
    pub max_age_ms: u32,
    /// 0 or `TICKCORD_HTTP_REPEATABLE`.
    pub flags: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; the two 4-byte fields in front and the four at
// the end leave no padding.
unsafe impl Sized for tickcord_http_request {
    const NAME: &'static str = "tickcord_http_request";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            path: tickcord_str::ABSENT,
            query: tickcord_str::ABSENT,
            json: tickcord_str::ABSENT,
            audit_reason: tickcord_str::ABSENT,
            files: std::ptr::null(),
            file_count: 0,
            max_file_size: DEFAULT_MAX_FILE_SIZE,
            method: Method::Get as i32,
            priority: Priority::Normal as i32,
            max_age_ms: u32::try_from(DEFAULT_MAX_AGE.as_millis()).unwrap_or(MAX_AGE_MS),
            flags: 0,
        }
    }
}

/// Fills a file with defaults; `struct_size` is `sizeof *file`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_http_file_init(
    file: *mut tickcord_http_file,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(file, struct_size, &Sized::default_with(struct_size)) })
}

/// Fills a request with defaults; `struct_size` is `sizeof *request`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_http_request_init(
    request: *mut tickcord_http_request,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(request, struct_size, &Sized::default_with(struct_size)) })
}

/// Calls Discord's HTTP API, whatever it is.
///
/// A REQUEST_RESULT event with the request's number follows, for each call that is accepted here: with Discord's answer, or with
/// what went wrong in words. Before the first READY requests are held, but for those that carry a webhook's token in place of the
/// bot's, which also go on when Discord refuses the bot. They go out inside Discord's limits, and those of one limit in order, but
/// for a higher priority first and for GETs beside each other. What Discord or the network failed at is tried again where a second
/// time does no harm; a POST that creates a message gets a nonce for that (`nonce` and `enforce_nonce`), unless its JSON says
/// something about one. A call that was refused three times in a row (403, 404) is answered from memory for a minute, and a webhook
/// that Discord does not know for good. HTTP_PAUSED events tell when nothing goes out, or nothing of the bot's.
///
/// Unlike `tickcord_client_send_message` this sends text as it is: for what players typed add `"allowed_mentions":{"parse":[]}`,
/// or it can ping everybody.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE; TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH or TICKCORD_ERROR_UNSUPPORTED_FIELD (the request or a file was not prepared, or is of a newer
/// version); TICKCORD_ERROR_INVALID_ARGUMENT (an unknown method, priority or flag, a `max_age_ms` out of bounds, a GET with a body,
/// a file without a name or without content); TICKCORD_ERROR_INVALID_UTF8; TICKCORD_ERROR_INVALID_PATH (path or query);
/// TICKCORD_ERROR_INVALID_JSON; TICKCORD_ERROR_AUDIT_REASON_TOO_LONG; TICKCORD_ERROR_TOO_MANY_FILES,
/// TICKCORD_ERROR_FILE_TOO_LARGE or TICKCORD_ERROR_REQUEST_TOO_LARGE (of files on the disk the result tells);
/// TICKCORD_ERROR_QUEUE_FULL; TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers), or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never; files in memory are copied, which takes about a millisecond for 10 MiB
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_request(
    client: tickcord_client,
    request: *const tickcord_http_request,
    out_request: *mut u64,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a number, as for every function here.
        let out_request = unsafe { Out::new(out_request, 0) };
        let client = get(client)?;
        // SAFETY: NULL or a request of its own size, as for every function here.
        let request = unsafe { sized::read(request) }?;
        // SAFETY: what the request points to is good for the length of the call, likewise.
        out_request.set(client.request(unsafe { call(&request) }?)?);
        Ok(())
    })
}

/// Takes back a request that waits to be sent: a call, a message, an answer to an interaction, or commands to register.
///
/// Its REQUEST_RESULT event follows, with TICKCORD_ERROR_REQUEST_CANCELED. If it was tried before, its text tells what came of that.
/// Of a text in parts those that were sent stay, and the text tells how many.
///
/// Returns TICKCORD_OK (it is not sent any more), TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_REQUEST_UNDER_WAY (it is being
/// sent, and its result follows), TICKCORD_ERROR_UNKNOWN_REQUEST (it has its result, was canceled, never was, or is a gateway
/// command), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_client_cancel_request(client: tickcord_client, request: u64) -> tickcord_result {
    boundary(|| get(client)?.cancel_request(request))
}

/// Checks a caller's request. What it points to must be good for as long as the result is used.
unsafe fn call(request: &tickcord_http_request) -> Result<Call<'_>, Failure> {
    // SAFETY: this function's contract is the same.
    let (path, query, json, audit_reason) = unsafe {
        (
            request.path.read("path")?,
            request.query.read("query")?,
            request.json.read("json")?,
            request.audit_reason.read("audit_reason")?,
        )
    };
    let method =
        Method::from_number(request.method).ok_or_else(|| invalid("method must be a TICKCORD_HTTP_...."))?;
    let priority = Priority::from_number(request.priority)
        .ok_or_else(|| invalid("priority must be a TICKCORD_PRIORITY_...."))?;
    let path = path.ok_or_else(|| invalid("path is not given: a request needs one."))?;
    if !(1..=MAX_AGE_MS).contains(&request.max_age_ms) {
        return Err(invalid("max_age_ms must be from 1 to 3600000."));
    }
    if request.flags & !TICKCORD_HTTP_REPEATABLE != 0 {
        return Err(invalid("flags has bits that mean nothing here: use TICKCORD_HTTP_REPEATABLE, or 0."));
    }
    Ok(Call {
        query: query.unwrap_or_default().into(),
        json: json.map(Into::into),
        // SAFETY: likewise.
        files: unsafe { files(request.files, request.file_count) }?,
        max_file_size: request.max_file_size,
        audit_reason: audit_reason.unwrap_or_default(),
        priority,
        max_age: Duration::from_millis(request.max_age_ms.into()),
        repeatable: request.flags & TICKCORD_HTTP_REPEATABLE != 0,
        ..Call::new(method, path)
    })
}

/// Copies the files in memory. `first` is NULL or the first of `count` files, and they and what they point to are good for the
/// length of the call.
pub(super) unsafe fn files(first: *const tickcord_http_file, count: usize) -> Result<Vec<File>, Failure> {
    // SAFETY: this function's contract is the same.
    let files = unsafe { sized::read_array(first, count, "files") }?;
    let total = files.iter().fold(0u64, |total, file| total.saturating_add(file.size as u64));
    if total > MAX_REQUEST_SIZE {
        let text =
            format!("The files have {total} bytes and Discord accepts {MAX_REQUEST_SIZE} in one request.");
        return Err(Failure::new(ResultCode::RequestTooLarge, text));
    }
    files
        .iter()
        .map(|file| {
            // SAFETY: likewise.
            let (name, content_type, path) = unsafe {
                (file.name.read("name")?, file.content_type.read("content_type")?, file.path.read("path")?)
            };
            let content = match path {
                Some(path) if file.data.is_null() => FileContent::Disk(path.into()),
                None if !file.data.is_null() => {
                    // SAFETY: likewise.
                    let bytes = unsafe { string::bytes(file.data.cast(), file.size, "data") }?;
                    FileContent::Memory(bytes.to_vec().into())
                }
                _ => return Err(invalid("A file needs either data or a path.")),
            };
            let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
            Ok(File { name: text(name), content_type: text(content_type), content })
        })
        .collect()
}

fn invalid(text: &str) -> Failure {
    Failure::new(ResultCode::InvalidArgument, text)
}
