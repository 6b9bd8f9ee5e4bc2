//! Roles of a guild.

use std::ffi::c_char;

use super::{
    Failure, Sized, TICKCORD_ABI_VERSION, audit, boundary, change, send_call, sized, tickcord_client,
    tickcord_result, tickcord_str, truth, truth_change,
};
use crate::{
    model::Snowflake,
    rest::routes::{self, RoleEdit},
};

/// What a new role has, or what of a role is changed. Prepare it with `tickcord_role_edit_init`, then set what differs: what is not
/// given is Discord's default, or stays as it is.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_role_edit {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// 1 to 100 Unicode code points. A new role needs one.
    pub name: tickcord_str,
    /// What its members may do, `TICKCORD_PERMISSION_...` bits; counts if `has_permissions` is 1.
    pub permissions: u64,
    /// 1 if `permissions` is given, else 0.
    pub has_permissions: u32,
    /// 0xRRGGBB, 0 for none; `_init` sets -1: not given.
    pub color: i32,
    /// 1 if its members are shown apart from others, else 0; `_init` sets -1: not given.
    pub hoist: i32,
    /// 1 if anybody may ping it, else 0; `_init` sets -1: not given.
    pub mentionable: i32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_role_edit {
    const NAME: &'static str = "tickcord_role_edit";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            name: tickcord_str::ABSENT,
            permissions: 0,
            has_permissions: 0,
            color: -1,
            hoist: -1,
            mentionable: -1,
        }
    }
}

/// Fills a role with defaults; `struct_size` is `sizeof *role`. It changes nothing then.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_role_edit_init(
    role: *mut tickcord_role_edit,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(role, struct_size, &Sized::default_with(struct_size)) })
}

/// Creates a role in a guild, which can have 250. Needs the permission Manage Roles, and every permission that the role has.
///
/// The result's `body` is the role.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
/// out of bounds, or no name), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership structs and texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_create_role(
    client: tickcord_client,
    guild_id: u64,
    role: *const tickcord_role_edit,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::create_role(Snowflake(guild_id), &read(role)?, audit(reason, reason_len)?)
        })
    }
}

/// Changes a role: what `edit` gives, and nothing else. Needs the permission Manage Roles, and a role above it.
///
/// The result's `body` is the role.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
/// out of bounds, or nothing changes), TICKCORD_ERROR_INVALID_NAME, TICKCORD_ERROR_INVALID_UTF8,
/// TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership structs and texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_edit_role(
    client: tickcord_client,
    guild_id: u64,
    role_id: u64,
    edit: *const tickcord_role_edit,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::edit_role(
                Snowflake(guild_id),
                Snowflake(role_id),
                &read(edit)?,
                audit(reason, reason_len)?,
            )
        })
    }
}

/// Deletes a role, which its members lose. Needs the permission Manage Roles, and a role above it.
///
/// The result's `body` is null.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_AUDIT_REASON_TOO_LONG, TICKCORD_ERROR_QUEUE_FULL, or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership texts are copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_delete_role(
    client: tickcord_client,
    guild_id: u64,
    role_id: u64,
    reason: *const c_char,
    reason_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    unsafe {
        send_call(client, out_request, || {
            routes::delete_role(Snowflake(guild_id), Snowflake(role_id), audit(reason, reason_len)?)
        })
    }
}

/// Checks a caller's role. It and what it points to are good for as long as the result is used.
unsafe fn read<'a>(role: *const tickcord_role_edit) -> Result<RoleEdit<'a>, Failure> {
    // SAFETY: this function's contract is the same.
    let role = unsafe { sized::read(role) }?;
    Ok(RoleEdit {
        // SAFETY: likewise.
        name: unsafe { role.name.read("name") }?,
        permissions: truth(role.has_permissions, "has_permissions")?.then_some(role.permissions),
        color: change(role.color, "color")?,
        hoist: truth_change(role.hoist, "hoist")?,
        mentionable: truth_change(role.mentionable, "mentionable")?,
    })
}
