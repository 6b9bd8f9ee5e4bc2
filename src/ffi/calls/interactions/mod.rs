//! Answers to interactions.

mod choices;
mod modal;

pub use choices::*;
pub use modal::*;

use super::{
    Failure, Out, Sized, Snowflake, TICKCORD_ABI_VERSION, boundary, get, invalid, message_create, reserved,
    sized, string, tickcord_client, tickcord_message_create, tickcord_result, tickcord_str, truth,
};
use crate::{
    rest::{Answer, Reply, message::MessageCreate},
    runtime::Client,
};

/// The part that all answers share: `make` checks what the host gave. `out_request` is NULL or has room for a number.
unsafe fn answer(
    client: tickcord_client,
    interaction_id: u64,
    out_request: *mut u64,
    make: impl FnOnce(&Client) -> Result<Answer, Failure>,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: this function's contract is the same.
        let out_request = unsafe { Out::new(out_request, 0) };
        let client = get(client)?;
        if interaction_id == 0 {
            return Err(invalid("interaction_id is 0, which is no interaction's id."));
        }
        out_request.set(client.answer(Snowflake(interaction_id), make(&client)?)?);
        Ok(())
    })
}

/// Replies to an interaction with a message.
///
/// The first answer must come within 3 seconds of the INTERACTION_CREATE event, later ones within 15 minutes. If the interaction
/// was deferred, by the host or by the library (`auto_defer`), the message takes the deferral's place; where a deferral that
/// everyone sees does not suit an ephemeral message, or the other way round, the deferral is deleted and the message follows.
/// Answers to one interaction go out in the order of the calls, ahead of other requests and outside of Discord's limit
/// over all requests. Of a text that is split (`on_too_long`) the first part is the answer, and the others follow up.
///
/// A REQUEST_RESULT event with the request's number follows, for each answer that is accepted here; its `body` is the message,
/// or an array of those that a long text was split into. Beside what requests come to
/// otherwise, its code can be TICKCORD_ERROR_INTERACTION_UNKNOWN, TICKCORD_ERROR_INTERACTION_EXPIRED (too late),
/// TICKCORD_ERROR_INTERACTION_ALREADY_ANSWERED (follow up or edit instead) or TICKCORD_ERROR_INTERACTION_MISMATCH (a request
/// for completions). An answer that Discord refuses can be mended and given again while there is time.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
/// is none of those that the field takes, or fields exclude each other), TICKCORD_ERROR_EMPTY_CONTENT,
/// TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
/// TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
/// TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
/// TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_respond(
    client: tickcord_client,
    interaction_id: u64,
    message: *const tickcord_message_create,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |client| {
            Ok(Answer::Respond(reply(client, message, Reply::new)?))
        })
    }
}

/// Changes the message that an interaction's button, menu or form belongs to, as its first answer or after
/// `tickcord_client_interaction_defer_update`.
///
/// What `message` does not give stays as it is. A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its
/// code can be TICKCORD_ERROR_INTERACTION_MISMATCH as well (the interaction belongs to no message) or
/// TICKCORD_ERROR_INTERACTION_DEFERRED (by a message, which this one cannot be).
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
/// is none of those that the field takes, fields exclude each other, or nothing changes),
/// TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
/// TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
/// TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
/// TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_update_message(
    client: tickcord_client,
    interaction_id: u64,
    message: *const tickcord_message_create,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |client| {
            Ok(Answer::Update(reply(client, message, Reply::edit)?))
        })
    }
}

/// Shows that the bot is thinking, and gives the host 15 minutes for `tickcord_client_interaction_respond`.
///
/// `ephemeral` is 1 if only the user shall see it, else 0. A REQUEST_RESULT event follows, as for
/// `tickcord_client_interaction_respond`. If the library has deferred the interaction already, this changes nothing and succeeds.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`interaction_id` is 0, or `ephemeral`
/// neither 0 nor 1), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_defer(
    client: tickcord_client,
    interaction_id: u64,
    ephemeral: u32,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |_| {
            Ok(Answer::Defer { ephemeral: truth(ephemeral, "ephemeral")? })
        })
    }
}

/// Tells Discord that a button, menu or form of a message was heard, shows nothing, and gives the host 15 minutes for
/// `tickcord_client_interaction_update_message` or `tickcord_client_interaction_respond`.
///
/// A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its code can be
/// TICKCORD_ERROR_INTERACTION_MISMATCH as well (the interaction belongs to no message).
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`interaction_id` is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_defer_update(
    client: tickcord_client,
    interaction_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe { answer(client, interaction_id, out_request, |_| Ok(Answer::DeferUpdate)) }
}

/// Sends a further message to an interaction that was answered or deferred.
///
/// A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its code can be
/// TICKCORD_ERROR_INTERACTION_UNANSWERED as well. After a deferral the first of these messages takes its place.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
/// is none of those that the field takes, or fields exclude each other), TICKCORD_ERROR_EMPTY_CONTENT,
/// TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
/// TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
/// TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
/// TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_follow_up(
    client: tickcord_client,
    interaction_id: u64,
    message: *const tickcord_message_create,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |client| {
            Ok(Answer::FollowUp(reply(client, message, Reply::new)?))
        })
    }
}

/// Changes a message that was an answer to an interaction: the first one for a `message_id` of 0, else a follow-up, whose id
/// its result told.
///
/// What is not given stays as it is, and who sees the message too. A REQUEST_RESULT event follows, as for
/// `tickcord_client_interaction_respond`; its code can be TICKCORD_ERROR_INTERACTION_UNANSWERED as well.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH, TICKCORD_ERROR_UNSUPPORTED_FIELD, TICKCORD_ERROR_INVALID_ARGUMENT (an id is 0, a number
/// is none of those that the field takes, fields exclude each other, or nothing changes),
/// TICKCORD_ERROR_CONTENT_TOO_LONG, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_JSON,
/// TICKCORD_ERROR_INVALID_EMBED, TICKCORD_ERROR_INVALID_COMPONENTS, TICKCORD_ERROR_INVALID_POLL,
/// TICKCORD_ERROR_INVALID_MENTIONS, TICKCORD_ERROR_TOO_MANY_IDS, TICKCORD_ERROR_TOO_MANY_FILES,
/// TICKCORD_ERROR_FILE_TOO_LARGE, TICKCORD_ERROR_REQUEST_TOO_LARGE, TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_edit(
    client: tickcord_client,
    interaction_id: u64,
    message_id: u64,
    message: *const tickcord_message_create,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |client| {
            Ok(Answer::Edit { message: Snowflake(message_id), reply: reply(client, message, Reply::edit)? })
        })
    }
}

/// Deletes a message that was an answer to an interaction: the first one for a `message_id` of 0, else a follow-up.
///
/// A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its code can be
/// TICKCORD_ERROR_INTERACTION_UNANSWERED as well.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (`interaction_id` is 0),
/// TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_delete(
    client: tickcord_client,
    interaction_id: u64,
    message_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |_| Ok(Answer::Delete { message: Snowflake(message_id) }))
    }
}

/// A caller's message, worded by `word`. It and what it points to are good for the length of the call.
unsafe fn reply<'a>(
    client: &Client,
    message: *const tickcord_message_create,
    word: impl FnOnce(MessageCreate<'a>, [u8; 16]) -> Result<Reply, Failure>,
) -> Result<Reply, Failure> {
    // SAFETY: this function's contract is the same.
    let message = unsafe { message_create::read(message, client.code_page()) }?;
    let entropy = client.entropy_for(&message.files)?;
    word(message, entropy)
}
