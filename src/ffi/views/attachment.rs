//! Files of a message.

use super::{ViewStruct, fill_from, prepare, text};
use crate::{
    base::{Failure, ResultCode},
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// A file of a message. Prepare it with `tickcord_attachment_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_attachment {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The file.
    pub id: u64,
    /// Its size in bytes.
    pub size: u64,
    /// Its name.
    pub filename: tickcord_str,
    /// What is read to those who do not see it; empty if there is nothing.
    pub description: tickcord_str,
    /// Its media type; empty if Discord does not know it.
    pub content_type: tickcord_str,
    /// Where it can be fetched, for some hours.
    pub url: tickcord_str,
    /// In pixels, of a picture or video; else 0.
    pub width: u32,
    /// In pixels, of a picture or video; else 0.
    pub height: u32,
    /// Of a voice message, in milliseconds; else 0.
    pub duration_ms: u32,
    /// To be shown only when asked for.
    pub is_spoiler: i32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_attachment {
    const NAME: &'static str = "tickcord_attachment";
    type View<'a> = views::Attachment<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            id: view.id.0,
            size: view.size,
            filename: text(view.filename),
            description: text(view.description),
            content_type: text(view.content_type),
            url: text(view.url),
            width: view.width,
            height: view.height,
            duration_ms: view.duration_ms,
            is_spoiler: view.is_spoiler.into(),
        }
    }
}

/// Prepares a struct for `tickcord_event_attachment_at`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_attachment_init(
    out: *mut tickcord_attachment,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the file at the place `index`, from 0 to less than `attachment_count` of `tickcord_message`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_WRONG_TYPE (the event is no MESSAGE_CREATE or MESSAGE_UPDATE), or TICKCORD_ERROR_NOT_FOUND (there
/// are not so many).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_attachment_at(
    event: *const tickcord_event,
    index: usize,
    out: *mut tickcord_attachment,
) -> tickcord_result {
    let missing = || Failure::new(ResultCode::NotFound, format!("There is no file at {index}."));
    // SAFETY: NULL or what the types say, as for every function here.
    boundary(|| unsafe {
        fill_from::<_, views::Attachments<'_>>(event, out, |all| all.at(index).ok_or_else(missing))
    })
}
