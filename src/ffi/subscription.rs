//! Which of Discord's events reach the host.

use super::{
    TICKCORD_ABI_VERSION, array,
    boundary::boundary,
    client::{self, tickcord_client},
    intents::event_kinds,
    sized::{self, Sized},
    tickcord_result,
};
use crate::events::Subscription;

/// What a client hands out of what Discord sends. Prepare it with `tickcord_subscription_init`, then set what restricts: an
/// event passes when each array has it, and an array of no elements restricts nothing.
///
/// READY, RESUMED and the library's own events always pass, and so do GUILD_MEMBERS_CHUNK, SOUNDBOARD_SOUNDS, CHANNEL_INFO
/// and RATE_LIMITED, which come only because the host asked. All others are restricted, INTERACTION_CREATE as well: where
/// several programs share one bot, each answers its own guild's.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_subscription {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// `TICKCORD_EVENT_...`; TICKCORD_EVENT_UNKNOWN stands for those that this version of the library does not know.
    pub kinds: *const i32,
    /// How many, up to 10000.
    pub kind_count: usize,
    /// The guilds that events belong to; 0 stands for events of none, such as direct messages and USER_UPDATE.
    pub guild_ids: *const u64,
    /// How many, up to 10000.
    pub guild_count: usize,
    /// The channels that events belong to; 0 stands for events of none, such as GUILD_CREATE, or VOICE_STATE_UPDATE of
    /// someone who left. A thread is a channel of its own.
    pub channel_ids: *const u64,
    /// How many, up to 10000.
    pub channel_count: usize,
}

// SAFETY: numbers, and pointers that may have any value until they are used; 8 bytes and six of a pointer's size leave no
// padding.
unsafe impl Sized for tickcord_subscription {
    const NAME: &'static str = "tickcord_subscription";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            kinds: std::ptr::null(),
            kind_count: 0,
            guild_ids: std::ptr::null(),
            guild_count: 0,
            channel_ids: std::ptr::null(),
            channel_count: 0,
        }
    }
}

/// Fills a subscription that restricts nothing; `struct_size` is `sizeof *subscription`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_subscription_init(
    subscription: *mut tickcord_subscription,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(subscription, struct_size, &Sized::default_with(struct_size)) })
}

/// Says which of Discord's events reach the host, in place of what was subscribed to before. Valid in every state, and
/// kept through all connections; without it all events do.
///
/// What is not subscribed to is left out on the client's thread, before an event is made of it, and costs the host nothing.
/// It is counted in the `events_filtered` of `tickcord_client_get_stats` and is no drop: no EVENTS_DROPPED event tells of
/// it. Events that wait already stay. To have Discord send less in the first place, set the intents
/// (`tickcord_intents_for_events`); a guild or channel can be chosen here alone.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT (also for an array that is NULL with a count), TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH or TICKCORD_ERROR_UNSUPPORTED_FIELD (the subscription was not prepared, or is of a newer
/// version), TICKCORD_ERROR_INVALID_ARGUMENT (a number is no kind of this version of the library, or an array is too long),
/// TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership the arrays are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_subscribe(
    client: tickcord_client,
    subscription: *const tickcord_subscription,
) -> tickcord_result {
    boundary(|| {
        let client = client::get(client)?;
        // SAFETY: NULL or a struct of its own size, as for every function here.
        let wanted = unsafe { sized::read(subscription) }?;
        // SAFETY: likewise, each NULL or an array of the count beside it.
        let (kinds, guilds, channels) = unsafe {
            (
                array::read(wanted.kinds, wanted.kind_count, "kinds")?,
                array::read(wanted.guild_ids, wanted.guild_count, "guild_ids")?,
                array::read(wanted.channel_ids, wanted.channel_count, "channel_ids")?,
            )
        };
        client.subscribe(Subscription {
            kinds: event_kinds(kinds)?,
            guilds: guilds.to_vec(),
            channels: channels.to_vec(),
        })
    })
}
