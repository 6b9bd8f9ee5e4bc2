//! The library's own events that hosts read most.

use super::{ViewStruct, fill, prepare, text};
use crate::{
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// The state that the client's connection is in now: CONNECTION_STATE. Prepare it with
/// `tickcord_connection_state_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_connection_state {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Milliseconds until the next attempt; -1 if none is waited for.
    pub retry_in_ms: i64,
    /// Events that Discord sent a second time and that were left out, since the client was created.
    pub duplicates: u64,
    /// The state's name, such as `READY`.
    pub state_name: tickcord_str,
    /// The name of `code`.
    pub code_name: tickcord_str,
    /// The reason in words, and what to do; empty for a change that the host asked for.
    pub text: tickcord_str,
    /// A `TICKCORD_STATE_...`.
    pub state: i32,
    /// The `TICKCORD_ERROR_...` that is the reason, or 0.
    pub code: i32,
    /// The code that Discord closed the connection with; 0 if it did not.
    pub close_code: i32,
    /// Attempts since the last connection that lasted.
    pub attempts: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_connection_state {
    const NAME: &'static str = "tickcord_connection_state";
    type View<'a> = views::ConnectionChange<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            retry_in_ms: view.retry_in_ms,
            duplicates: view.duplicates,
            state_name: text(view.state_name),
            code_name: text(view.code_name),
            text: text(view.text),
            state: view.state,
            code: view.code,
            close_code: view.close_code,
            attempts: view.attempts,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_connection_state`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_connection_state_init(
    out: *mut tickcord_connection_state,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a CONNECTION_STATE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_connection_state(
    event: *const tickcord_event,
    out: *mut tickcord_connection_state,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// What came of a request of the host: REQUEST_RESULT. Prepare it with `tickcord_request_result_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_request_result {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The number that the call gave.
    pub request: u64,
    /// The id of what Discord answered with, such as the message that was sent; 0 if there is none.
    pub created_id: u64,
    /// Discord's own error code; 0 if it gave none.
    pub discord_code: i64,
    /// Places of the text that were not UTF-8 and were replaced.
    pub utf8_repairs: u64,
    /// How long Discord wants the next try to wait, in milliseconds; 0 if it said nothing.
    pub retry_after_ms: u64,
    /// The name of `code`.
    pub code_name: tickcord_str,
    /// What went wrong and what to do; empty if all went well.
    pub text: tickcord_str,
    /// 0, or the `TICKCORD_ERROR_...` that it came to.
    pub code: i32,
    /// The HTTP status of Discord's answer; 0 if there was none.
    pub status: i32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_request_result {
    const NAME: &'static str = "tickcord_request_result";
    type View<'a> = views::RequestResult<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            request: view.request,
            created_id: view.created_id.0,
            discord_code: view.discord_code,
            utf8_repairs: view.utf8_repairs,
            retry_after_ms: view.retry_after_ms,
            code_name: text(view.code_name),
            text: text(view.text),
            code: view.code,
            status: view.status,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_request_result`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_request_result_init(
    out: *mut tickcord_request_result,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a REQUEST_RESULT event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_request_result(
    event: *const tickcord_event,
    out: *mut tickcord_request_result,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}
