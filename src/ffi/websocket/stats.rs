use super::{get, tickcord_websocket};
use crate::ffi::{
    TICKCORD_ABI_VERSION,
    boundary::boundary,
    sized::{self, Sized},
    tickcord_result,
};

/// What a WebSocket has counted since it was created. Every message that was accepted is waiting, sent or unsent; bytes are those
/// of messages, without what WebSocket and TLS add. Prepare it once with `tickcord_websocket_stats_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_websocket_stats {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Connections that were open.
    pub connections: u64,
    /// Messages that came.
    pub received_messages: u64,
    /// Their bytes.
    pub received_bytes: u64,
    /// Messages that were handed to the system.
    pub sent_messages: u64,
    /// Their bytes.
    pub sent_bytes: u64,
    /// Messages that wait to be sent now.
    pub waiting_messages: u64,
    /// Their bytes.
    pub waiting_bytes: u64,
    /// Messages that could not be sent before their connection ended; WEBSOCKET_CLOSED events tell of them.
    pub unsent_messages: u64,
    /// Their bytes.
    pub unsent_bytes: u64,
    /// Events that wait to be polled now.
    pub events_waiting: u64,
    /// How long the server's answer to the last keep-alive ping took, in microseconds; -1 before the first.
    pub latency_us: i64,
}

// SAFETY: numbers alone, and 8 bytes in front of 8-byte fields leave no padding.
unsafe impl Sized for tickcord_websocket_stats {
    const NAME: &'static str = "tickcord_websocket_stats";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            connections: 0,
            received_messages: 0,
            received_bytes: 0,
            sent_messages: 0,
            sent_bytes: 0,
            waiting_messages: 0,
            waiting_bytes: 0,
            unsent_messages: 0,
            unsent_bytes: 0,
            events_waiting: 0,
            latency_us: -1,
        }
    }
}

/// Prepares a struct for `tickcord_websocket_get_stats`; `struct_size` is `sizeof *stats`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_stats_init(
    stats: *mut tickcord_websocket_stats,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(stats, struct_size, &Sized::default_with(struct_size)) })
}

/// Gives what a WebSocket has counted so far.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out_stats` was not prepared), or
/// TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_websocket_get_stats(
    websocket: tickcord_websocket,
    out_stats: *mut tickcord_websocket_stats,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or a struct of its own size, as for every function here.
        let struct_size = unsafe { sized::size_of_caller(out_stats) }?;
        let nothing = tickcord_websocket_stats::default_with(struct_size);
        // SAFETY: as above. Nothing is there from the start, and stays when the call fails.
        unsafe { sized::write(out_stats, struct_size, &nothing) }?;
        let counted = get(websocket)?.stats();
        let stats = tickcord_websocket_stats {
            connections: counted.connections,
            received_messages: counted.received.messages,
            received_bytes: counted.received.bytes,
            sent_messages: counted.sent.messages,
            sent_bytes: counted.sent.bytes,
            waiting_messages: counted.waiting.messages,
            waiting_bytes: counted.waiting.bytes,
            unsent_messages: counted.unsent.messages,
            unsent_bytes: counted.unsent.bytes,
            events_waiting: counted.queue.waiting as u64,
            latency_us: counted.latency_us.and_then(|us| i64::try_from(us).ok()).unwrap_or(-1),
            ..nothing
        };
        // SAFETY: as above.
        unsafe { sized::write(out_stats, struct_size, &stats) }
    })
}
