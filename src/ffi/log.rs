//! Log records, polled like events.

use std::ffi::c_char;

use super::{
    TICKCORD_ABI_VERSION,
    boundary::boundary,
    client::{CLIENTS, tickcord_client},
    sized::{self, Sized},
    tickcord_result,
};
use crate::base::Record;

/// The level of a record that is not there: nothing waits.
pub const TICKCORD_LOG_LEVEL_NONE: i32 = 0;

/// The room for a record's message, its NUL included.
pub const TICKCORD_LOG_MESSAGE_SIZE: usize = 1024;

/// One line of a client's log. Prepare it once with `tickcord_log_record_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_log_record {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub time_ms: u64,
    /// Records that were dropped before this one, because nobody polled them in time.
    pub dropped: u64,
    /// A `tickcord_log_level`, or `TICKCORD_LOG_LEVEL_NONE` when nothing waited.
    pub level: i32,
    /// The message's length in bytes, without its NUL.
    pub message_len: u32,
    /// The message, in English, UTF-8 with a NUL at the end; cut at a character's end if it is too long. The token is
    /// never in it.
    pub message: [c_char; TICKCORD_LOG_MESSAGE_SIZE],
}

// SAFETY: numbers and bytes alone, and 8 + 16 + 8 + 1024 bytes leave no padding.
unsafe impl Sized for tickcord_log_record {
    const NAME: &'static str = "tickcord_log_record";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            time_ms: 0,
            dropped: 0,
            level: TICKCORD_LOG_LEVEL_NONE,
            message_len: 0,
            message: [0; TICKCORD_LOG_MESSAGE_SIZE],
        }
    }
}

/// Prepares a record for `tickcord_client_poll_log`; `struct_size` is `sizeof *record`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_log_record_init(
    record: *mut tickcord_log_record,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(record, struct_size, &Sized::default_with(struct_size)) })
}

/// Takes the oldest log record that waits; `out_record->level` is `TICKCORD_LOG_LEVEL_NONE` when none does.
///
/// A client keeps the last 256 records; a record that is lost is counted in the `dropped` of the next.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out_record` was not prepared), or
/// TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership the record is the caller's, and holds the text itself
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_poll_log(
    client: tickcord_client,
    out_record: *mut tickcord_log_record,
) -> tickcord_result {
    // SAFETY: NULL or a struct of its own size, as for every function here.
    boundary(|| unsafe { CLIENTS.poll_log(client, out_record) })
}

pub(super) fn fill(record: &mut tickcord_log_record, entry: &Record, dropped: u64) {
    let text = &entry.text[..entry.text.floor_char_boundary(TICKCORD_LOG_MESSAGE_SIZE - 1)];
    for (target, byte) in record.message.iter_mut().zip(text.bytes()) {
        *target = c_char::from_ne_bytes([byte]);
    }
    record.message_len = u32::try_from(text.len()).expect("cut to 1023 bytes");
    record.level = entry.level as i32;
    record.time_ms = u64::try_from(entry.time.as_millis()).unwrap_or(u64::MAX);
    record.dropped = dropped;
}
