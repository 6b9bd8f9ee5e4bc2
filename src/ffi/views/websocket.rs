//! What a WebSocket tells beside its messages.

use super::{ViewStruct, fill, prepare, text};
use crate::{
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// A WebSocket is open: WEBSOCKET_OPENED. The server's headers are read by JSON pointer: "/headers/x-name". Prepare it with `tickcord_websocket_opened_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_websocket_opened {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The subprotocol that the server chose; "" if none.
    pub subprotocol: tickcord_str,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_websocket_opened {
    const NAME: &'static str = "tickcord_websocket_opened";
    type View<'a> = views::WebsocketOpened<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self { struct_size, abi_version: TICKCORD_ABI_VERSION, subprotocol: text(view.subprotocol) }
    }
}

/// Prepares a struct for `tickcord_event_as_websocket_opened`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_opened_init(
    out: *mut tickcord_websocket_opened,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a WEBSOCKET_OPENED event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_websocket_opened(
    event: *const tickcord_event,
    out: *mut tickcord_websocket_opened,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// A WebSocket is closed: WEBSOCKET_CLOSED. Prepare it with `tickcord_websocket_closed_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_websocket_closed {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Messages that were accepted and not handed to the system. They are not sent again.
    pub unsent_messages: u64,
    /// Their bytes.
    pub unsent_bytes: u64,
    /// Milliseconds until the next attempt; -1 if there is none.
    pub retry_in_ms: i64,
    /// The reason in the server's Close frame, often "".
    pub reason: tickcord_str,
    /// The name of `code`.
    pub code_name: tickcord_str,
    /// What ended the connection, in words; "" after a closing handshake.
    pub text: tickcord_str,
    /// 0 after a closing handshake, or when the host gave up; else the `TICKCORD_ERROR_...` that ended the connection.
    pub code: i32,
    /// The close code of RFC 6455: the server's, 1005 if it gave none, 1006 if the connection ended without a Close
    /// frame; the code sent to a server that broke the protocol.
    pub close_code: u32,
    /// 1 if the server began to close, else 0.
    pub by_server: i32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_websocket_closed {
    const NAME: &'static str = "tickcord_websocket_closed";
    type View<'a> = views::WebsocketClosed<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            unsent_messages: view.unsent_messages,
            unsent_bytes: view.unsent_bytes,
            retry_in_ms: view.retry_in_ms,
            reason: text(view.reason),
            code_name: text(view.code_name),
            text: text(view.text),
            code: view.code,
            close_code: view.close_code,
            by_server: i32::from(view.by_server),
            reserved: 0,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_websocket_closed`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_closed_init(
    out: *mut tickcord_websocket_closed,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a WEBSOCKET_CLOSED event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_websocket_closed(
    event: *const tickcord_event,
    out: *mut tickcord_websocket_closed,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}

/// An attempt to open a WebSocket failed: WEBSOCKET_ERROR. Prepare it with `tickcord_websocket_error_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_websocket_error {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Milliseconds until the next attempt; -1 if there is none.
    pub retry_in_ms: i64,
    /// The name of `code`.
    pub code_name: tickcord_str,
    /// Why, and what to do about it.
    pub text: tickcord_str,
    /// A `TICKCORD_ERROR_...`.
    pub code: i32,
    /// The HTTP status of the server's answer; 0 if there was none.
    pub status: i32,
    /// Attempts since the last connection that lasted for 30 s.
    pub attempts: u32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_websocket_error {
    const NAME: &'static str = "tickcord_websocket_error";
    type View<'a> = views::WebsocketError<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            retry_in_ms: view.retry_in_ms,
            code_name: text(view.code_name),
            text: text(view.text),
            code: view.code,
            status: view.status,
            attempts: view.attempts,
            reserved: 0,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_websocket_error`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_error_init(
    out: *mut tickcord_websocket_error,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of a WEBSOCKET_ERROR event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_websocket_error(
    event: *const tickcord_event,
    out: *mut tickcord_websocket_error,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}
