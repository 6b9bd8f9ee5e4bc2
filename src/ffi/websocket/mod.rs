//! A WebSocket to a server of the host's own.

mod options;
mod poll;
mod send;
mod stats;

pub use options::*;
pub use poll::*;
pub use send::*;
pub use stats::*;

use std::{ffi::c_char, sync::Arc, time::Duration};

use super::{
    boundary::{Out, boundary},
    handle::{Table, Tag},
    poll::Objects,
    string, thread, tickcord_result,
};
use options::read;

use crate::{
    base::{Failure, ResultCode},
    runtime::websocket::WebSocket,
};

/// A WebSocket, by number; 0 is never one. A stale number gives TICKCORD_ERROR_INVALID_HANDLE.
///
/// It is the WebSocket itself (RFC 6455), for a server of the host's own, over the same TLS, proxies and limits as a client, on
/// a thread of its own.
pub type tickcord_websocket = u64;

static WEBSOCKETS: Objects<WebSocket> =
    Objects { table: Table::new(Tag::Websocket), object: WebSocket::object };

fn get(websocket: tickcord_websocket) -> Result<Arc<WebSocket>, Failure> {
    WEBSOCKETS.get(websocket)
}

pub(super) fn none_left() -> bool {
    WEBSOCKETS.table.is_empty()
}

/// Creates a WebSocket, which is not connected yet, and starts its thread; `out_websocket` receives its handle.
///
/// Returns TICKCORD_OK; TICKCORD_ERROR_NULL_ARGUMENT (also an array that is NULL though its count is not 0);
/// TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH or TICKCORD_ERROR_UNSUPPORTED_FIELD (the options were not prepared, or are
/// for a newer version); TICKCORD_ERROR_INVALID_ARGUMENT (a number is out of bounds); TICKCORD_ERROR_INVALID_UTF8;
/// TICKCORD_ERROR_INVALID_URL (the URL is missing or none, or a proxy's is none); TICKCORD_ERROR_INSECURE_URL (ws:// to another
/// machine); TICKCORD_ERROR_INVALID_HEADER (a header, the origin or a subprotocol, as the last error's text says);
/// TICKCORD_ERROR_INVALID_CA_PEM; TICKCORD_ERROR_OUT_OF_RESOURCES.
///
/// \ownership the WebSocket is the caller's, to be given to `tickcord_websocket_destroy`; the options are copied
/// \threadsafety any thread; without a `proxy_url` no other may change the environment (`setenv`) meanwhile
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_create(
    options: *const tickcord_websocket_options,
    out_websocket: *mut tickcord_websocket,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a handle, as for every function here.
        let out_websocket = unsafe { Out::new(out_websocket, 0) };
        out_websocket.required("out_websocket")?;
        // SAFETY: NULL or options of their own size, as for every function here.
        let options = unsafe { read(options) }?;
        out_websocket.set(WEBSOCKETS.table.insert(WebSocket::start(options, thread::spawn)?)?);
        Ok(())
    })
}

/// Begins to connect.
///
/// A WEBSOCKET_OPENED event follows, or a WEBSOCKET_ERROR that says why not. Every WEBSOCKET_OPENED is followed by one
/// WEBSOCKET_CLOSED, whatever ended the connection. With the option `reconnect` it goes on from there without end, after a wait of
/// half a second that doubles up to a minute; without, `connect` may be called again.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_ALREADY_CONNECTED (or connecting),
/// TICKCORD_ERROR_QUEUE_FULL (too many calls wait for the thread), or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_websocket_connect(websocket: tickcord_websocket) -> tickcord_result {
    boundary(|| get(websocket)?.connect())
}

/// Closes the connection, or gives up connecting.
///
/// What was accepted before is sent first, for `close_timeout_ms` at the most; then `code` and `reason` go out, and the server
/// has `close_timeout_ms` to confirm. Nothing more can be sent; messages may still arrive. A WEBSOCKET_CLOSED event follows.
///
/// `code` is 1000 for a usual end, one from 3000 to 4999 that the server understands, or 0 for none; a server may send others,
/// most of which a client may not. `reason` is for the server's log: up to 123 bytes, NULL for none, and needs a code.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (code or reason),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_NOT_CONNECTED (nor connecting), TICKCORD_ERROR_QUEUE_FULL (too many calls wait for
/// the thread), or TICKCORD_ERROR_POISONED.
///
/// \ownership the reason is copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_close(
    websocket: tickcord_websocket,
    code: u32,
    reason: *const c_char,
    reason_len: usize,
) -> tickcord_result {
    boundary(|| {
        let websocket = get(websocket)?;
        let reason = if reason.is_null() {
            ""
        } else {
            // SAFETY: not NULL, and a string of that length, as for every function here.
            unsafe { string::utf8(reason, reason_len, "reason") }?
        };
        let code = u16::try_from(code).map_err(|_| {
            let text = format!("Close code {code} does not exist: none is more than 4999.");
            Failure::new(ResultCode::InvalidArgument, text)
        })?;
        websocket.close((code != 0).then_some(code), reason)
    })
}

/// Sends what was accepted, closes the connection with code 1001, and ends the WebSocket and its threads within `timeout_ms`
/// milliseconds.
///
/// The handle is dead as soon as the call begins, whatever the result, and so are the events that were not polled; those
/// that were polled live on. `out_unsent`, which may be NULL, receives how many messages were not handed to the system by then.
/// 2000 is a good timeout.
///
/// Returns TICKCORD_OK (all threads of the WebSocket have ended), TICKCORD_ERROR_TIMEOUT (one has not; until
/// `tickcord_can_unload` gives 1 the library must not be unloaded), or TICKCORD_ERROR_INVALID_HANDLE (destroyed before, or never
/// created).
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking up to `timeout_ms`
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_destroy(
    websocket: tickcord_websocket,
    timeout_ms: u32,
    out_unsent: *mut u32,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a number, as for every function here.
        let out_unsent = unsafe { Out::new(out_unsent, 0) };
        let stopped = WEBSOCKETS.table.remove(websocket)?.stop(Duration::from_millis(timeout_ms.into()));
        out_unsent.set(stopped.unsent);
        if stopped.threads_ended {
            return Ok(());
        }
        let text = "A thread of the WebSocket has not ended in time: do not unload the library yet.";
        Err(Failure::new(ResultCode::Timeout, text))
    })
}

/// Gives where the WebSocket stands: `out_state` receives a `TICKCORD_WEBSOCKET_STATE_...`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_get_state(
    websocket: tickcord_websocket,
    out_state: *mut i32,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a number, as for every function here.
        let out_state = unsafe { Out::new(out_state, 0) };
        out_state.required("out_state")?;
        out_state.set(get(websocket)?.state());
        Ok(())
    })
}
