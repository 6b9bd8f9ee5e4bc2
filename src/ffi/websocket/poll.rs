use super::{WEBSOCKETS, tickcord_websocket};
use crate::ffi::{boundary::boundary, tickcord_event, tickcord_log_record, tickcord_result};

/// Takes the oldest event that waits; `out_event` receives it, or NULL when nothing waits.
///
/// None is ever dropped. When as many wait as the options allow, nothing more is read from the server, which then has to wait as
/// well, until half of them have been polled. Meanwhile its pings are not answered, and a server may take that for a dead host.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership the event is the caller's, to be given to `tickcord_event_free`
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_poll_event(
    websocket: tickcord_websocket,
    out_event: *mut *mut tickcord_event,
) -> tickcord_result {
    // SAFETY: NULL or room for a pointer, as for every function here.
    boundary(|| unsafe { WEBSOCKETS.poll_event(websocket, out_event) })
}

/// Takes up to `capacity` of the oldest events that wait, in order, into the array `out_events`.
///
/// `out_count` receives how many; less than `capacity` means that nothing more waits.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership each event is the caller's, to be given to `tickcord_event_free`
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_poll_events(
    websocket: tickcord_websocket,
    out_events: *mut *mut tickcord_event,
    capacity: usize,
    out_count: *mut usize,
) -> tickcord_result {
    // SAFETY: NULL or what the parameters say, as for every function here.
    boundary(|| unsafe { WEBSOCKETS.poll_events(websocket, out_events, capacity, out_count) })
}

/// Waits until an event waits to be polled, for `timeout_ms` milliseconds at the most. For programs that have no ticks.
/// Where several threads wait, each event wakes one.
///
/// Returns TICKCORD_OK (something waits), TICKCORD_ERROR_TIMEOUT, or TICKCORD_ERROR_INVALID_HANDLE (also when the WebSocket
/// is destroyed meanwhile).
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking up to `timeout_ms`
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_websocket_wait(websocket: tickcord_websocket, timeout_ms: u32) -> tickcord_result {
    boundary(|| WEBSOCKETS.wait(websocket, timeout_ms))
}

/// Takes the oldest log record that waits; `out_record->level` is `TICKCORD_LOG_LEVEL_NONE` when none does.
///
/// A WebSocket keeps the last 256 records; a record that is lost is counted in the `dropped` of the next. Headers, messages, and
/// path and query of the URL are in none.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out_record` was not prepared), or
/// TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership the record is the caller's, and holds the text itself
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_poll_log(
    websocket: tickcord_websocket,
    out_record: *mut tickcord_log_record,
) -> tickcord_result {
    // SAFETY: NULL or a struct of its own size, as for every function here.
    boundary(|| unsafe { WEBSOCKETS.poll_log(websocket, out_record) })
}
