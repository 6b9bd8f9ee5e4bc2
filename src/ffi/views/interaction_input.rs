//! What users give with an interaction: options of a command, values of a menu, fields of a form.

use std::ffi::c_char;

use super::{ViewStruct, fill_from, prepare, text, tickcord_message, tickcord_user};
use crate::{
    base::{Failure, ResultCode},
    events::views::{self, InteractionInput, InteractionValue},
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, string, tickcord_event, tickcord_result, tickcord_str},
};

/// One thing that a user gave to a command, chose in a menu or put into a form. Which fields mean something depends on
/// `option_type`; of what was named by id, Discord usually tells more. Prepare it with `tickcord_interaction_value_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_interaction_value {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The user, channel, role or file; 0 for others.
    pub id: u64,
    /// What the role allows, or the member in this channel, or whoever used the command in that channel, as permission
    /// bits.
    pub permissions: u64,
    /// The file's size in bytes.
    pub size: u64,
    /// The whole number.
    pub integer: i64,
    /// The number, whole or not.
    pub number: f64,
    /// The user, if it is one.
    pub user: tickcord_user,
    /// The option's name, or the form field's custom id; empty for what was chosen in a menu.
    pub name: tickcord_str,
    /// The text; of a number that is still being typed, what there is of it; of all that has an id, its digits.
    pub text: tickcord_str,
    /// What Discord shows as the user: the nickname in the guild, else the global name, else the user name.
    pub display_name: tickcord_str,
    /// The name of the role, channel or file.
    pub object_name: tickcord_str,
    /// Where the file can be fetched, for some hours.
    pub url: tickcord_str,
    /// The file's media type; empty if Discord does not know it.
    pub content_type: tickcord_str,
    /// A `TICKCORD_OPTION_...`; -1 if not told.
    pub option_type: i32,
    /// What was found under the id: the same as `option_type`, but user or role for a mentionable; -1 if nothing was.
    pub resolved_type: i32,
    /// The channel's type, such as 0 for text; -1 if it is none.
    pub channel_type: i32,
    /// Yes, of a boolean.
    pub is_true: i32,
    /// The user is typing this one, and waits for completions.
    pub is_focused: i32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_interaction_value {
    const NAME: &'static str = "tickcord_interaction_value";
    type View<'a> = InteractionValue<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            id: view.id.0,
            permissions: view.permissions,
            size: view.size,
            integer: view.integer,
            number: view.number,
            user: tickcord_user::of(&view.user),
            name: text(view.name),
            text: text(view.text),
            display_name: text(view.display_name),
            object_name: text(view.object_name),
            url: text(view.url),
            content_type: text(view.content_type),
            option_type: view.option_type,
            resolved_type: view.resolved_type,
            channel_type: view.channel_type,
            is_true: view.is_true.into(),
            is_focused: view.is_focused.into(),
            reserved: 0,
        }
    }
}

/// A field of a form. Prepare it with `tickcord_modal_field_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_modal_field {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// What the bot named it.
    pub custom_id: tickcord_str,
    /// What was typed, or chosen of a radio group.
    pub text: tickcord_str,
    /// A `TICKCORD_COMPONENT_...`; -1 if not told.
    pub component_type: i32,
    /// How many things were chosen in a menu or checkbox group, or files uploaded, for `tickcord_interaction_field_value_at`.
    pub value_count: u32,
    /// The checkbox is checked.
    pub is_checked: i32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_modal_field {
    const NAME: &'static str = "tickcord_modal_field";
    type View<'a> = views::ModalField<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            custom_id: text(view.custom_id),
            text: text(view.text),
            component_type: view.component_type,
            value_count: view.value_count,
            is_checked: view.is_checked.into(),
            reserved: 0,
        }
    }
}

/// The part that all readers here share. The pointers are as for every function here.
unsafe fn read<'a, S: ViewStruct>(
    event: *const tickcord_event,
    out: *mut S,
    find: impl FnOnce(InteractionInput<'a>) -> Option<S::View<'a>>,
    missing: impl FnOnce() -> String,
) -> Result<(), Failure> {
    let find = |input| find(input).ok_or_else(|| Failure::new(ResultCode::NotFound, missing()));
    // SAFETY: this function's contract is the same.
    unsafe { fill_from(event, out, find) }
}

/// Prepares a struct for the functions that read what a user gave; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_value_init(
    out: *mut tickcord_interaction_value,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Prepares a struct for the functions that read a form's fields; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_modal_field_init(
    out: *mut tickcord_modal_field,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the option of this name that was given to the command, or to its sub-command.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the length is impossible), TICKCORD_ERROR_WRONG_TYPE (the
/// event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (the user left the option out).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_get_option(
    event: *const tickcord_event,
    name: *const c_char,
    name_len: usize,
    out: *mut tickcord_interaction_value,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or what the types say, as for every function here.
        unsafe {
            super::clear(out)?;
            let name = string::utf8(name, name_len, "name")?;
            read(event, out, |input| input.option(name), || format!("No option \"{name}\" was given."))
        }
    })
}

/// Reads the option at the place `index`, from 0 to less than `option_count` of `tickcord_interaction`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (there are not so many).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_option_at(
    event: *const tickcord_event,
    index: usize,
    out: *mut tickcord_interaction_value,
) -> tickcord_result {
    let missing = || format!("There is no option at {index}.");
    // SAFETY: NULL or what the types say, as for every function here.
    boundary(|| unsafe { read(event, out, |input| input.option_at(index), missing) })
}

/// Reads what was chosen at the place `index` in the menu, from 0 to less than `value_count` of `tickcord_interaction`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (there are not so many).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_value_at(
    event: *const tickcord_event,
    index: usize,
    out: *mut tickcord_interaction_value,
) -> tickcord_result {
    let missing = || format!("Nothing was chosen at {index}.");
    // SAFETY: NULL or what the types say, as for every function here.
    boundary(|| unsafe { read(event, out, |input| input.value_at(index), missing) })
}

/// Reads the user that a command of the context menu was used on.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (it was used on none).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_target_user(
    event: *const tickcord_event,
    out: *mut tickcord_interaction_value,
) -> tickcord_result {
    let missing = || "The interaction is no command on a user.".to_owned();
    // SAFETY: NULL or what the types say, as for every function here.
    boundary(|| unsafe { read(event, out, |input| input.target_user(), missing) })
}

/// Reads the message that a command of the context menu was used on. Prepare the struct with `tickcord_message_init`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (it was used on none).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_target_message(
    event: *const tickcord_event,
    out: *mut tickcord_message,
) -> tickcord_result {
    let missing = || "The interaction is no command on a message.".to_owned();
    // SAFETY: NULL or what the types say, as for every function here.
    boundary(|| unsafe { read(event, out, |input| input.target_message(), missing) })
}

/// Reads the form's field at the place `index`, from 0 to less than `field_count` of `tickcord_interaction`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_WRONG_TYPE (the event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (there are not so many).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_field_at(
    event: *const tickcord_event,
    index: usize,
    out: *mut tickcord_modal_field,
) -> tickcord_result {
    let missing = || format!("The form has no field at {index}.");
    // SAFETY: NULL or what the types say, as for every function here.
    boundary(|| unsafe { read(event, out, |input| input.field_at(index), missing) })
}

/// Reads the form's field of this custom id.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the length is impossible), TICKCORD_ERROR_WRONG_TYPE (the
/// event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (the form has no such field).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_get_field(
    event: *const tickcord_event,
    custom_id: *const c_char,
    custom_id_len: usize,
    out: *mut tickcord_modal_field,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or what the types say, as for every function here.
        unsafe {
            super::clear(out)?;
            let id = string::utf8(custom_id, custom_id_len, "custom_id")?;
            read(event, out, |input| input.field(id), || format!("The form has no field \"{id}\"."))
        }
    })
}

/// Reads what was chosen or uploaded at the place `index` of the form's field of this custom id, from 0 to less than
/// `value_count` of `tickcord_modal_field`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the length is impossible), TICKCORD_ERROR_WRONG_TYPE (the
/// event is no INTERACTION_CREATE), or TICKCORD_ERROR_NOT_FOUND (the form has no such field, or it has not so many).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_field_value_at(
    event: *const tickcord_event,
    custom_id: *const c_char,
    custom_id_len: usize,
    index: usize,
    out: *mut tickcord_interaction_value,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or what the types say, as for every function here.
        unsafe {
            super::clear(out)?;
            let id = string::utf8(custom_id, custom_id_len, "custom_id")?;
            let missing = || format!("The form's field \"{id}\" has nothing at {index}.");
            read(event, out, |input| input.field_value_at(id, index), missing)
        }
    })
}
