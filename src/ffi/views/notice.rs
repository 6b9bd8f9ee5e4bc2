//! What the library tells the operator.

use super::{ViewStruct, fill, prepare, text};
use crate::{
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// What the library has to say to the operator: SESSION_ENDED, FATAL, POISONED, GATEWAY_WARNING, INTENTS_DEGRADED,
/// MESSAGE_CONTENT_MISSING and HTTP_PAUSED. Prepare it with `tickcord_notice_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_notice {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Milliseconds until it goes on by itself; -1 if that is not told.
    pub retry_in_ms: i64,
    /// Events that were sent and never came; of a GATEWAY_WARNING.
    pub missed: u64,
    /// The name of `code`; empty for a MESSAGE_CONTENT_MISSING.
    pub code_name: tickcord_str,
    /// What happened, and what to do.
    pub text: tickcord_str,
    /// The `TICKCORD_ERROR_...` that is the reason; 0 for a MESSAGE_CONTENT_MISSING.
    pub code: i32,
    /// The code that Discord closed the connection with; 0 if it did not.
    pub close_code: i32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_notice {
    const NAME: &'static str = "tickcord_notice";
    type View<'a> = views::Notice<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            retry_in_ms: view.retry_in_ms,
            missed: view.missed,
            code_name: text(view.code_name),
            text: text(view.text),
            code: view.code,
            close_code: view.close_code,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_notice`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_notice_init(
    out: *mut tickcord_notice,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of one of these events into a struct: SESSION_ENDED, FATAL, POISONED, GATEWAY_WARNING,
/// INTENTS_DEGRADED, MESSAGE_CONTENT_MISSING or HTTP_PAUSED.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_notice(
    event: *const tickcord_event,
    out: *mut tickcord_notice,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// How many events were dropped since the last such event, because the host did not poll: EVENTS_DROPPED. Prepare it
/// with `tickcord_events_dropped_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_events_dropped {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// All of them.
    pub total: u64,
    /// Typing, presences and voice effects, which go first.
    pub ephemeral: u64,
    /// Messages and the like.
    pub ordinary: u64,
    /// Interactions.
    pub interaction: u64,
    /// States, sessions and warnings.
    pub lifecycle: u64,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_events_dropped {
    const NAME: &'static str = "tickcord_events_dropped";
    type View<'a> = views::EventsDropped;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            total: view.total,
            ephemeral: view.ephemeral,
            ordinary: view.ordinary,
            interaction: view.interaction,
            lifecycle: view.lifecycle,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_events_dropped`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_events_dropped_init(
    out: *mut tickcord_events_dropped,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of an EVENTS_DROPPED event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_events_dropped(
    event: *const tickcord_event,
    out: *mut tickcord_events_dropped,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}
