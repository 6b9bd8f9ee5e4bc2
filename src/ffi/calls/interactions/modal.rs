//! Forms that a user fills in.

use std::ffi::c_char;

use super::{Answer, answer, string, tickcord_client, tickcord_result};
use crate::rest::Modal;

/// Opens a form, as the first answer to a command, button or menu. What the user fills in comes as another interaction, a
/// TICKCORD_INTERACTION_MODAL with this `custom_id`.
///
/// `title` has 1 to 45 Unicode code points, `custom_id` 1 to 100, and `components` is a JSON array of 1 to 5 as in Discord's
/// documentation. A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its code can be
/// TICKCORD_ERROR_INTERACTION_DEFERRED as well, since a form cannot follow a deferral.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT
/// (`interaction_id` is 0, or one of the limits), TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_modal(
    client: tickcord_client,
    interaction_id: u64,
    title: *const c_char,
    title_len: usize,
    custom_id: *const c_char,
    custom_id_len: usize,
    components: *const c_char,
    components_len: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |_| {
            let title = string::utf8(title, title_len, "title")?;
            let custom_id = string::utf8(custom_id, custom_id_len, "custom_id")?;
            let components = string::utf8(components, components_len, "components")?;
            Ok(Answer::Modal(Modal::new(custom_id, title, components)?))
        })
    }
}
