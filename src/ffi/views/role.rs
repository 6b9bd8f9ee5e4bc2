//! Roles of a guild.

use super::{ViewStruct, fill, prepare, text};
use crate::{
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// A role that was created, changed or deleted: GUILD_ROLE_CREATE, GUILD_ROLE_UPDATE and GUILD_ROLE_DELETE. Prepare
/// it with `tickcord_role_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_role {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The guild.
    pub guild_id: u64,
    /// The role.
    pub id: u64,
    /// What its members may do, `TICKCORD_PERMISSION_...` bits; 0 for one that was deleted, and so are all that
    /// follow.
    pub permissions: u64,
    /// Its name.
    pub name: tickcord_str,
    /// 0xRRGGBB; 0 for none.
    pub color: u32,
    /// Where it stands, from 0 for `@everyone`; the higher one counts.
    pub position: i32,
    /// Its members are shown apart from others.
    pub is_hoisted: i32,
    /// It belongs to a bot, a boost or an integration: nobody else can be given it.
    pub is_managed: i32,
    /// Anybody may ping it.
    pub is_mentionable: i32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_role {
    const NAME: &'static str = "tickcord_role";
    type View<'a> = views::Role<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            guild_id: view.guild_id.0,
            id: view.id.0,
            permissions: view.permissions,
            name: text(view.name),
            color: view.color,
            position: view.position,
            is_hoisted: view.is_hoisted.into(),
            is_managed: view.is_managed.into(),
            is_mentionable: view.is_mentionable.into(),
            reserved: 0,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_role`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_role_init(out: *mut tickcord_role, struct_size: u32) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of one of these events into a struct: GUILD_ROLE_CREATE, GUILD_ROLE_UPDATE or GUILD_ROLE_DELETE.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_role(
    event: *const tickcord_event,
    out: *mut tickcord_role,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}
