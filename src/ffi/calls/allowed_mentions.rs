//! Whom a message may ping.

use super::{
    Failure, Sized, TICKCORD_ABI_VERSION, boundary, invalid, sized, snowflakes, tickcord_result, truth,
};
use crate::rest::message::{AllowedMentions, Mentions};

/// For `tickcord_allowed_mentions`: all users whom the text mentions.
pub const TICKCORD_MENTION_USERS: u32 = 1u32 << 0;

/// For `tickcord_allowed_mentions`: all roles that the text mentions.
pub const TICKCORD_MENTION_ROLES: u32 = 1u32 << 1;

/// For `tickcord_allowed_mentions`: `@everyone` and `@here`.
pub const TICKCORD_MENTION_EVERYONE: u32 = 1u32 << 2;

/// Whom the text of one message may ping. Prepare it with `tickcord_allowed_mentions_init`; as it is then, nobody. Discord asks for
/// the permission Mention Everyone besides, for `@everyone` and for roles that not everyone may mention.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_allowed_mentions {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// These users, if the text mentions them: 100 at the most, and not with `TICKCORD_MENTION_USERS`.
    pub user_ids: *const u64,
    /// How many users.
    pub user_id_count: usize,
    /// These roles, if the text mentions them: 100 at the most, and not with `TICKCORD_MENTION_ROLES`.
    pub role_ids: *const u64,
    /// How many roles.
    pub role_id_count: usize,
    /// `TICKCORD_MENTION_...` bits.
    pub parse: u32,
    /// 1 if a reply pings the author of the message that it replies to, else 0.
    pub replied_user: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_allowed_mentions {
    const NAME: &'static str = "tickcord_allowed_mentions";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            user_ids: std::ptr::null(),
            user_id_count: 0,
            role_ids: std::ptr::null(),
            role_id_count: 0,
            parse: 0,
            replied_user: 0,
        }
    }
}

/// Fills allowed mentions with defaults; `struct_size` is `sizeof *mentions`. Nobody is pinged then.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_allowed_mentions_init(
    mentions: *mut tickcord_allowed_mentions,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(mentions, struct_size, &Sized::default_with(struct_size)) })
}

/// Checks a caller's choice; NULL is nobody. It and what it points to are good for the length of the call.
pub(super) unsafe fn read(mentions: *const tickcord_allowed_mentions) -> Result<AllowedMentions, Failure> {
    if mentions.is_null() {
        return Ok(AllowedMentions::default());
    }
    // SAFETY: this function's contract is the same.
    let mentions = unsafe { sized::read(mentions) }?;
    // SAFETY: likewise.
    let (users, roles) = unsafe {
        (
            snowflakes(mentions.user_ids, mentions.user_id_count, "user_ids")?,
            snowflakes(mentions.role_ids, mentions.role_id_count, "role_ids")?,
        )
    };
    let all = TICKCORD_MENTION_USERS | TICKCORD_MENTION_ROLES | TICKCORD_MENTION_EVERYONE;
    if mentions.parse & !all != 0 {
        return Err(invalid("parse has bits that mean nothing here: use TICKCORD_MENTION_..."));
    }
    let has = |bit| mentions.parse & bit != 0;
    Ok(AllowedMentions {
        users: Mentions::new(has(TICKCORD_MENTION_USERS), users, "user_ids")?,
        roles: Mentions::new(has(TICKCORD_MENTION_ROLES), roles, "role_ids")?,
        everyone: has(TICKCORD_MENTION_EVERYONE),
        replied_user: truth(mentions.replied_user, "replied_user")?,
    })
}
