use std::ffi::{c_char, c_void};

use super::{get, tickcord_websocket};
use crate::{
    base::{Failure, ResultCode},
    ffi::{boundary::boundary, string, tickcord_result},
};

/// Sends a text message. Order is kept.
///
/// Accepted means that it waits to be sent on the connection that is open now. WebSocket has no receipt, so no event follows;
/// what was not handed to the system when the connection ended is counted in its WEBSOCKET_CLOSED. `tickcord_websocket_get_stats`
/// tells how much waits. A message of more than 64 KiB goes out in fragments, which the server joins again.
///
/// `text` must be UTF-8, since a server fails the connection over anything else: bytes go by `tickcord_websocket_send_binary`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_INVALID_ARGUMENT (the length is impossible), TICKCORD_ERROR_NOT_CONNECTED (no connection is open, or `close` was
/// called), TICKCORD_ERROR_MESSAGE_TOO_LARGE (more than `max_unsent_bytes`), TICKCORD_ERROR_QUEUE_FULL (with what waits, more than
/// `max_unsent_bytes`), or TICKCORD_ERROR_POISONED.
///
/// \ownership the text is copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_send_text(
    websocket: tickcord_websocket,
    text: *const c_char,
    text_len: usize,
) -> tickcord_result {
    boundary(|| {
        let websocket = get(websocket)?;
        // SAFETY: NULL or a string of that length, as for every function here.
        websocket.send_text(unsafe { string::utf8(text, text_len, "text") }?)
    })
}

/// Sends a binary message, `size` bytes at `data`. What holds for `tickcord_websocket_send_text` holds for it.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (the size is
/// impossible), TICKCORD_ERROR_NOT_CONNECTED, TICKCORD_ERROR_MESSAGE_TOO_LARGE, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership the bytes are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_send_binary(
    websocket: tickcord_websocket,
    data: *const c_void,
    size: usize,
) -> tickcord_result {
    boundary(|| {
        let websocket = get(websocket)?;
        // SAFETY: NULL or `size` bytes, as for every function here.
        websocket.send_binary(unsafe { bytes(data, size) }?)
    })
}

/// Sends a ping with a payload of `size` bytes, up to 125; `data` may be NULL if that is 0. It goes out before messages that wait.
///
/// A WEBSOCKET_PONG event with the same payload follows when the server answers. To find out whether the server is alive there is
/// no need for it: the option `ping_interval_ms` does that.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (more than 125
/// bytes), TICKCORD_ERROR_NOT_CONNECTED, TICKCORD_ERROR_QUEUE_FULL (16 pings wait), or TICKCORD_ERROR_POISONED.
///
/// \ownership the bytes are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_ping(
    websocket: tickcord_websocket,
    data: *const c_void,
    size: usize,
) -> tickcord_result {
    boundary(|| {
        let websocket = get(websocket)?;
        // SAFETY: NULL or `size` bytes, as for every function here.
        websocket.ping(unsafe { bytes(data, size) }?)
    })
}

/// Bytes of the caller's; NULL is none of them. They must be good for as long as the result is used.
unsafe fn bytes<'a>(data: *const c_void, size: usize) -> Result<&'a [u8], Failure> {
    if data.is_null() && size == 0 {
        return Ok(&[]);
    }
    if isize::try_from(size).is_err() {
        let text = format!("data has an impossible size of {size} bytes.");
        return Err(Failure::new(ResultCode::InvalidArgument, text));
    }
    // SAFETY: by this function's contract.
    unsafe { string::bytes(data.cast(), size, "data") }
}
