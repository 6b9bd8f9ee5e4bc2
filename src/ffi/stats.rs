//! What a client has counted.

use std::time::Duration;

use super::{
    TICKCORD_ABI_VERSION,
    boundary::{Out, boundary},
    client::{self, tickcord_client},
    intents::event_kind,
    sized::{self, Sized},
    tickcord_result,
};
use crate::runtime::Client;

/// What a client has counted since it was created; the numbers only grow, but for those that say otherwise. Prepare it once
/// with `tickcord_client_stats_init`.
///
/// `events_queued` is always the sum of polled, dropped and waiting; `events_dropped` that of the four below it. How many
/// events there were of one kind, `tickcord_client_get_event_count` gives.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_client_stats {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Events that were made for the host, without EVENTS_DROPPED.
    pub events_queued: u64,
    /// Those that the host took.
    pub events_polled: u64,
    /// Those that a full queue dropped; EVENTS_DROPPED events tell of them.
    pub events_dropped: u64,
    /// Of those, typing, presences and voice effects.
    pub events_dropped_ephemeral: u64,
    /// Of those, what is in none of the other three.
    pub events_dropped_ordinary: u64,
    /// Of those, interactions, beyond the 4096 or 32 MiB that wait.
    pub events_dropped_interaction: u64,
    /// Of those, states, sessions and warnings, beyond the 256 or 16 MiB that wait.
    pub events_dropped_lifecycle: u64,
    /// Those that wait now. Grows and shrinks.
    pub events_waiting: u64,
    /// The memory that those take, in bytes. Grows and shrinks.
    pub event_bytes_waiting: u64,
    /// Events of Discord's that the host did not subscribe to. They were never queued.
    pub events_filtered: u64,
    /// Events that Discord sent a second time, after a resume for instance. They were never queued.
    pub events_duplicate: u64,
    /// Interactions that could no longer be answered, since 4096 came after them within 15 minutes.
    pub interactions_forgotten: u64,
    /// Connections to the gateway that were opened.
    pub gateway_connections: u64,
    /// Those among them that took the place of a lost one. Those that follow `tickcord_client_connect` are not among them.
    pub gateway_reconnects: u64,
    /// Sessions that began, each with a READY.
    pub sessions: u64,
    /// Times that a session went on after its connection was lost, each with a RESUMED.
    pub resumes: u64,
    /// The gateway's messages in bytes, as they came: compressed, unless the option `compression` says otherwise.
    pub gateway_bytes_received: u64,
    /// The same messages in bytes, as texts.
    pub gateway_bytes_inflated: u64,
    /// Bytes that came over all connections, gateway and HTTP: all that TCP carried, with what TLS and proxies add.
    pub wire_bytes_received: u64,
    /// Bytes that left over all connections, likewise.
    pub wire_bytes_sent: u64,
    /// HTTP requests that were sent, each try and the library's own among them.
    pub http_requests: u64,
    /// Answers 429 that they got.
    pub http_rate_limited: u64,
    /// The last time between two polls, in microseconds. Polls less than a millisecond apart belong to one tick and are left
    /// out; 0 if there was none. Grows and shrinks.
    pub poll_gap_us: u64,
    /// The longest such time since the last `tickcord_client_get_stats`, in microseconds: how long the host stalled. 0 if there
    /// was none. Grows, and is 0 again after each call.
    pub longest_poll_gap_us: u64,
    /// How long the last heartbeat on this connection to the gateway took to be acknowledged, in microseconds; -1 if none was.
    /// Grows and shrinks.
    pub latency_us: i64,
    /// Requests that have no result yet. Grows and shrinks.
    pub requests_waiting: u32,
    /// Gateway commands that have no result yet. Grows and shrinks.
    pub commands_waiting: u32,
    /// Where the connection stands: a `TICKCORD_STATE_...`.
    pub state: i32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers alone, and an even number of 4 bytes in front of and behind those of 8 leave no padding.
unsafe impl Sized for tickcord_client_stats {
    const NAME: &'static str = "tickcord_client_stats";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            events_queued: 0,
            events_polled: 0,
            events_dropped: 0,
            events_dropped_ephemeral: 0,
            events_dropped_ordinary: 0,
            events_dropped_interaction: 0,
            events_dropped_lifecycle: 0,
            events_waiting: 0,
            event_bytes_waiting: 0,
            events_filtered: 0,
            events_duplicate: 0,
            interactions_forgotten: 0,
            gateway_connections: 0,
            gateway_reconnects: 0,
            sessions: 0,
            resumes: 0,
            gateway_bytes_received: 0,
            gateway_bytes_inflated: 0,
            wire_bytes_received: 0,
            wire_bytes_sent: 0,
            http_requests: 0,
            http_rate_limited: 0,
            poll_gap_us: 0,
            longest_poll_gap_us: 0,
            latency_us: 0,
            requests_waiting: 0,
            commands_waiting: 0,
            state: 0,
            reserved: 0,
        }
    }
}

impl tickcord_client_stats {
    fn of(struct_size: u32, client: &Client) -> Self {
        let counted = client.stats();
        let [ephemeral, ordinary, interaction, lifecycle, _no_results] = counted.queue.dropped;
        let [requests_waiting, commands_waiting] = counted.pending;
        Self {
            events_queued: counted.queue.pushed,
            events_polled: counted.queue.popped,
            events_dropped: counted.queue.dropped.iter().sum(),
            events_dropped_ephemeral: ephemeral,
            events_dropped_ordinary: ordinary,
            events_dropped_interaction: interaction,
            events_dropped_lifecycle: lifecycle,
            events_waiting: counted.queue.waiting as u64,
            event_bytes_waiting: counted.queue.bytes as u64,
            events_filtered: counted.filtered,
            events_duplicate: counted.duplicates,
            interactions_forgotten: counted.forgotten_interactions,
            gateway_connections: counted.connections,
            gateway_reconnects: counted.reconnects,
            sessions: counted.sessions,
            resumes: counted.resumes,
            gateway_bytes_received: counted.messages_received,
            gateway_bytes_inflated: counted.messages_inflated,
            wire_bytes_received: counted.bytes_received,
            wire_bytes_sent: counted.bytes_sent,
            http_requests: counted.requests,
            http_rate_limited: counted.rate_limited,
            poll_gap_us: micros(counted.poll_gap),
            longest_poll_gap_us: micros(counted.longest_poll_gap),
            latency_us: counted
                .latency
                .map_or(-1, |latency| i64::try_from(latency.as_micros()).unwrap_or(i64::MAX)),
            requests_waiting,
            commands_waiting,
            state: client.state(),
            ..Self::default_with(struct_size)
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// Prepares a struct for `tickcord_client_get_stats`; `struct_size` is `sizeof *stats`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_stats_init(
    stats: *mut tickcord_client_stats,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(stats, struct_size, &Sized::default_with(struct_size)) })
}

/// Gives what a client has counted so far.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out_stats` was not prepared), or
/// TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_stats(
    client: tickcord_client,
    out_stats: *mut tickcord_client_stats,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or a struct of its own size, as for every function here.
        let struct_size = unsafe { sized::size_of_caller(out_stats) }?;
        let zero = tickcord_client_stats::default_with(struct_size);
        // SAFETY: as above. Zeros are there from the start, and stay when the call fails.
        unsafe { sized::write(out_stats, struct_size, &zero) }?;
        let stats = tickcord_client_stats::of(struct_size, &*client::get(client)?);
        // SAFETY: as above.
        unsafe { sized::write(out_stats, struct_size, &stats) }
    })
}

/// Gives how many events of one kind, a `TICKCORD_EVENT_...`, a client has made for the host since it was created. The number
/// only grows.
///
/// It counts those that were dropped or wait as well, and not those that the host did not subscribe to. EVENTS_DROPPED is
/// counted when it is polled.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, or TICKCORD_ERROR_INVALID_ARGUMENT (the
/// number is no kind of this version of the library).
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_event_count(
    client: tickcord_client,
    kind: i32,
    out_count: *mut u64,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a number, as for every function here.
        let out_count = unsafe { Out::new(out_count, 0) };
        out_count.required("out_count")?;
        out_count.set(client::get(client)?.event_count(event_kind(kind)?));
        Ok(())
    })
}
