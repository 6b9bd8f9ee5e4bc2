//! How the bot shows to others.

use super::{
    TICKCORD_ABI_VERSION,
    boundary::boundary,
    client::{send_command, tickcord_client},
    sized::{self, Sized},
    tickcord_result, tickcord_str,
};
use crate::{
    base::{Failure, ResultCode},
    gateway::{Activity, Presence, PresenceUpdate},
    model::{ActivityType, Status},
};

/// One thing that the bot does. Prepare it with `tickcord_activity_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_activity {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// `TICKCORD_ACTIVITY_...`; `_init` sets `TICKCORD_ACTIVITY_PLAYING`.
    pub r#type: i32,
    /// 0.
    pub reserved: u32,
    /// What it is, such as the game's name; needed by all types but `TICKCORD_ACTIVITY_CUSTOM`.
    pub name: tickcord_str,
    /// More about it; for `TICKCORD_ACTIVITY_CUSTOM` the text that is shown, which it needs. Not given: none.
    pub state: tickcord_str,
    /// For `TICKCORD_ACTIVITY_STREAMING`: where, at twitch.tv or youtube.com, with https. Not given: none.
    pub url: tickcord_str,
}

/// A presence. Prepare it with `tickcord_presence_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_presence {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// `TICKCORD_STATUS_...`; `_init` sets `TICKCORD_STATUS_ONLINE`.
    pub status: i32,
    /// 1 if the bot is away from the keyboard, else 0.
    pub afk: u32,
    /// Since when the bot is idle, in milliseconds since the Unix epoch; 0: it is not.
    pub since: u64,
    /// `activity_count` activities, each prepared with `_init`; NULL for none.
    pub activities: *const tickcord_activity,
    /// How many activities; Discord shows the first to most users.
    pub activity_count: usize,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_activity {
    const NAME: &'static str = "tickcord_activity";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            r#type: ActivityType::Playing.number(),
            reserved: 0,
            name: tickcord_str::ABSENT,
            state: tickcord_str::ABSENT,
            url: tickcord_str::ABSENT,
        }
    }
}

// SAFETY: numbers, and a pointer that may have any value until it is used; no field leaves padding before the next.
unsafe impl Sized for tickcord_presence {
    const NAME: &'static str = "tickcord_presence";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            status: Status::Online as i32,
            afk: 0,
            since: 0,
            activities: std::ptr::null(),
            activity_count: 0,
        }
    }
}

/// Fills an activity with defaults; `struct_size` is `sizeof *activity`. In an array do so for each element.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_activity_init(
    activity: *mut tickcord_activity,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(activity, struct_size, &Sized::default_with(struct_size)) })
}

/// Fills a presence with defaults: online, with no activity; `struct_size` is `sizeof *presence`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_presence_init(
    presence: *mut tickcord_presence,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(presence, struct_size, &Sized::default_with(struct_size)) })
}

/// Sets how the bot shows to others, in place of what it showed before, and keeps it through reconnects and later logins.
///
/// A REQUEST_RESULT event with the request's number follows, with a `body` of null: when Discord was sent it, or when a login
/// that carried it succeeded. Discord takes 5 presences in 20 s; of those that wait the last one counts, and the others get
/// TICKCORD_ERROR_SUPERSEDED. While the client is not connected the presence waits for the login, however long that takes; if
/// the login fails for good, the result is TICKCORD_ERROR_REQUEST_CANCELED, and if a bug stops the client,
/// TICKCORD_ERROR_POISONED. A presence that a lost connection may have swallowed is sent again. If Discord closes the
/// connection because it cannot read what it was sent, the presence is dropped: the result, or a GATEWAY_WARNING event, has
/// TICKCORD_ERROR_GATEWAY_CLOSED.
///
/// All its texts together have about 3000 bytes. `out_request`, which may be NULL, receives the request's number, never 0.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client
/// has no bot), TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD,
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_UNDEFINED_STATUS, TICKCORD_ERROR_EMPTY_ACTIVITY (no name; or no state, if it is
/// a custom one), TICKCORD_ERROR_INVALID_ARGUMENT (a type that is none, `afk` is neither 0 nor 1, or an impossible length or
/// count), TICKCORD_ERROR_PAYLOAD_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL (256 gateway commands have no result yet), or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership the presence, its activities and their texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_update_presence(
    client: tickcord_client,
    presence: *const tickcord_presence,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe { send_command(client, out_request, |_| Ok(read(presence)?.command())) }
}

/// The presence that options give, if they do. It is NULL or good for the length of the call, as is what it points to.
pub(super) unsafe fn read_optional(presence: *const tickcord_presence) -> Result<Option<Presence>, Failure> {
    if presence.is_null() {
        return Ok(None);
    }
    // SAFETY: this function's contract is the same.
    unsafe { read(presence) }.map(Some)
}

/// Checks a caller's presence. It is NULL or good for the length of the call, as is what it points to.
unsafe fn read(presence: *const tickcord_presence) -> Result<Presence, Failure> {
    // SAFETY: this function's contract is the same.
    let presence = unsafe { sized::read(presence) }?;
    if presence.afk > 1 {
        return Err(Failure::new(ResultCode::InvalidArgument, "afk must be 0 or 1."));
    }
    let status = Status::from_number(presence.status)?;
    // SAFETY: likewise.
    let activities =
        unsafe { sized::read_array(presence.activities, presence.activity_count, "activities") }?;
    let activities = activities
        .iter()
        .map(|activity| {
            if activity.reserved != 0 {
                return Err(Failure::new(ResultCode::UnsupportedField, "reserved must be 0."));
            }
            // SAFETY: likewise for each string.
            unsafe {
                Ok(Activity {
                    kind: ActivityType::from_number(activity.r#type)?,
                    name: activity.name.read("name")?,
                    state: activity.state.read("state")?,
                    url: activity.url.read("url")?,
                })
            }
        })
        .collect::<Result<_, _>>()?;
    let since = (presence.since != 0).then_some(presence.since);
    Presence::new(&PresenceUpdate { status, activities, since, afk: presence.afk == 1 })
}
