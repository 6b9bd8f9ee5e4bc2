//! What a diagnosis found.

use super::{ViewStruct, fill_from, prepare, text};
use crate::{
    base::{Failure, ResultCode},
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// What one check of a diagnosis found. Prepare it with `tickcord_finding_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_finding {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Which check: a name such as `api_tls`, as listed at `tickcord_client_diagnose`.
    pub check: tickcord_str,
    /// `ok`, `warning`, `failed`, or `skipped` if it depends on something that failed or was not asked for.
    pub status: tickcord_str,
    /// What was found, in plain words.
    pub text: tickcord_str,
    /// What to do; empty if there is nothing to do.
    pub remedy: tickcord_str,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_finding {
    const NAME: &'static str = "tickcord_finding";
    type View<'a> = views::Finding<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            check: text(view.check),
            status: text(view.status),
            text: text(view.text),
            remedy: text(view.remedy),
        }
    }
}

/// Prepares a struct for `tickcord_event_finding_at`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_finding_init(
    out: *mut tickcord_finding,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the finding at the place `index`, from 0 to less than the count at `/body/findings`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared),
/// TICKCORD_ERROR_WRONG_TYPE (the event is no REQUEST_RESULT), or TICKCORD_ERROR_NOT_FOUND (there are not so many, or
/// the result is of no diagnosis).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_finding_at(
    event: *const tickcord_event,
    index: usize,
    out: *mut tickcord_finding,
) -> tickcord_result {
    let missing = || Failure::new(ResultCode::NotFound, format!("There is no finding at {index}."));
    // SAFETY: NULL or what the types say, as for every function here.
    boundary(|| unsafe {
        fill_from::<_, views::Findings<'_>>(event, out, |all| all.at(index).ok_or_else(missing))
    })
}
