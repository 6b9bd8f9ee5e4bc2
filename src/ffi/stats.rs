//! What became of a client's events.

use super::{
    TICKCORD_ABI_VERSION,
    boundary::boundary,
    client::{self, tickcord_client},
    sized::{self, Sized},
    tickcord_result,
};

/// What a client has counted since it was created. `events_queued` is always the sum of polled, dropped and waiting.
/// Prepare it once with `tickcord_client_stats_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_client_stats {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Events that were made for the host.
    pub events_queued: u64,
    /// Those that the host took.
    pub events_polled: u64,
    /// Those that a full queue dropped; EVENTS_DROPPED events tell of them.
    pub events_dropped: u64,
    /// Those that wait now.
    pub events_waiting: u64,
    /// Events of Discord's that the host did not subscribe to. They were never queued.
    pub events_filtered: u64,
    /// Interactions that could no longer be answered, since 4096 came after them within 15 minutes.
    pub interactions_forgotten: u64,
}

// SAFETY: numbers alone, and 8 bytes in front of 8-byte fields leave no padding.
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
            events_waiting: 0,
            events_filtered: 0,
            interactions_forgotten: 0,
        }
    }
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
        let counted = client::get(client)?.stats();
        let stats = tickcord_client_stats {
            events_queued: counted.queue.pushed,
            events_polled: counted.queue.popped,
            events_dropped: counted.queue.dropped.iter().sum(),
            events_waiting: counted.queue.waiting as u64,
            events_filtered: counted.filtered,
            interactions_forgotten: counted.forgotten_interactions,
            ..zero
        };
        // SAFETY: as above.
        unsafe { sized::write(out_stats, struct_size, &stats) }
    })
}
