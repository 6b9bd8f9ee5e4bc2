//! Asking for the members of a guild.

use super::{
    TICKCORD_ABI_VERSION, array,
    boundary::boundary,
    client::{send_command, tickcord_client},
    sized::{self, Sized},
    tickcord_result, tickcord_str,
};
use crate::{
    base::{Failure, ResultCode},
    gateway::{MemberRequest, Selection, check_id_count},
    model::Snowflake,
};

/// For `tickcord_member_request`: the members' presences as well, which needs `TICKCORD_INTENT_GUILD_PRESENCES`.
pub const TICKCORD_MEMBERS_PRESENCES: u32 = 1u32 << 0;

/// For `tickcord_member_request`: each part of the answer is a GUILD_MEMBERS_CHUNK event of its own, and the result comes after
/// the last one. For guilds whose members would take too much memory at once.
pub const TICKCORD_MEMBERS_CHUNKED: u32 = 1u32 << 1;

/// Which members are asked for. Prepare it with `tickcord_member_request_init`, then set `guild_id` and either `query` with
/// `limit` or `user_ids` with `user_id_count`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_member_request {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Whose members.
    pub guild_id: u64,
    /// Those whose username begins so. "" with a `limit` of 0 is the whole guild, which needs `TICKCORD_INTENT_GUILD_MEMBERS`.
    pub query: tickcord_str,
    /// These users, 100 at the most.
    pub user_ids: *const u64,
    /// How many users.
    pub user_id_count: usize,
    /// What comes back with each part of the answer, 32 bytes at the most; not given: the library chooses.
    pub nonce: tickcord_str,
    /// How many members at the most, with `query`: 1 to 100. Without `query` it means nothing.
    pub limit: u32,
    /// `TICKCORD_MEMBERS_...` bits.
    pub flags: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_member_request {
    const NAME: &'static str = "tickcord_member_request";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            guild_id: 0,
            query: tickcord_str::ABSENT,
            user_ids: std::ptr::null(),
            user_id_count: 0,
            nonce: tickcord_str::ABSENT,
            limit: 0,
            flags: 0,
        }
    }
}

/// Fills a request with defaults; `struct_size` is `sizeof *request`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_member_request_init(
    request: *mut tickcord_member_request,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(request, struct_size, &Sized::default_with(struct_size)) })
}

/// Asks for members of a guild.
///
/// A REQUEST_RESULT event with the request's number follows when all parts of the answer have come. Its `body` has `guild_id`,
/// `nonce`, `chunk_count` (how many parts there were), and, unless `TICKCORD_MEMBERS_CHUNKED` was set, `members`, `presences`
/// and `not_found`, arrays as in Discord's GUILD_MEMBERS_CHUNK, with the elements of all parts.
///
/// All members of a guild can be had once in 30 s: a request that comes sooner waits, as does one that Discord refuses with a
/// RATE_LIMITED event. So does one with the nonce of another that has no result yet. What waits for 180 s is given up. A request
/// that a lost connection may have swallowed is sent again, once, when the session was resumed.
///
/// The result's code can be TICKCORD_ERROR_REQUEST_EXPIRED (it waited for too long), TICKCORD_ERROR_NETWORK_TIMEOUT (Discord
/// sent nothing more for 30 s: the bot may not be in that guild, or an intent may be missing), TICKCORD_ERROR_REQUEST_LOST (the
/// session ended first), TICKCORD_ERROR_REQUEST_CANCELED (the bot cannot log in), TICKCORD_ERROR_ANSWER_TOO_LONG (answers that
/// are being joined take more than 16 MiB: use `TICKCORD_MEMBERS_CHUNKED`), TICKCORD_ERROR_INVALID_PAYLOAD (the answer cannot be
/// read), TICKCORD_ERROR_GATEWAY_CLOSED (Discord could not read what it was sent), or TICKCORD_ERROR_POISONED.
///
/// `out_request`, which may be NULL, receives the request's number, which is never 0.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client
/// has no bot), TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD,
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, `query` and `user_ids` are both given or both
/// missing, a limit or flag that is none, an impossible length), TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_NONCE_TOO_LONG,
/// TICKCORD_ERROR_PAYLOAD_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership the request is copied, with its texts and ids
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_request_guild_members(
    client: tickcord_client,
    request: *const tickcord_member_request,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_command(client, out_request, |number| {
            let request = sized::read(request)?;
            let query = request.query.read("query")?;
            check_id_count(request.user_id_count, "user_ids")?;
            let users = array::read(request.user_ids, request.user_id_count, "user_ids")?;
            if request.flags & !(TICKCORD_MEMBERS_PRESENCES | TICKCORD_MEMBERS_CHUNKED) != 0 {
                let text = format!(
                    "flags {:#x} has bits that mean nothing here: use TICKCORD_MEMBERS_...",
                    request.flags
                );
                return Err(Failure::new(ResultCode::InvalidArgument, text));
            }
            let selection = match query {
                Some(_) if !users.is_empty() => {
                    let text = "query and user_ids exclude each other: give one of them.";
                    return Err(Failure::new(ResultCode::InvalidArgument, text));
                }
                Some(query) => Selection::Query { query, limit: request.limit },
                None => Selection::Users(users.iter().copied().map(Snowflake).collect()),
            };
            let request = MemberRequest {
                guild: Snowflake(request.guild_id),
                selection,
                presences: request.flags & TICKCORD_MEMBERS_PRESENCES != 0,
                nonce: request.nonce.read("nonce")?,
                chunked: request.flags & TICKCORD_MEMBERS_CHUNKED != 0,
            };
            request.command(number)
        })
    }
}
