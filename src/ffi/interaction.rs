//! Answers to interactions.

use std::ffi::c_char;

use super::{
    TICKCORD_ABI_VERSION,
    boundary::{Out, boundary},
    client::{get, tickcord_client},
    http::{files, tickcord_http_file},
    sized::{self, Sized},
    string, tickcord_result, tickcord_str,
};
use crate::{
    base::{Failure, ResultCode},
    model::{OptionType, Snowflake},
    rest::{
        Answer, Choice, ChoiceValue, Choices, DEFAULT_MAX_FILE_SIZE, MAX_CHOICES, Modal, Reply, ReplyFields,
        message::MAX_CONTENT,
    },
    runtime::Client,
};

/// For `tickcord_interaction_response`: links in the text get no embeds.
pub const TICKCORD_RESPONSE_SUPPRESS_EMBEDS: u32 = 1u32 << 2;

/// For `tickcord_interaction_response`: only the user of the interaction sees the message.
pub const TICKCORD_RESPONSE_EPHEMERAL: u32 = 1u32 << 6;

/// For `tickcord_interaction_response`: nobody is notified.
pub const TICKCORD_RESPONSE_SUPPRESS_NOTIFICATIONS: u32 = 1u32 << 12;

/// For `tickcord_interaction_response`: the message consists of components alone, Discord's newer ones included.
pub const TICKCORD_RESPONSE_COMPONENTS_V2: u32 = 1u32 << 15;

/// A message as an answer to an interaction. Prepare it with `tickcord_interaction_response_init`, then set what it shall have. In
/// an edit, what is not given stays as it is.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_interaction_response {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The text, up to 2000 Unicode code points. What is not UTF-8 in it is replaced by U+FFFD, and the result event tells.
    pub content: tickcord_str,
    /// Embeds, a JSON array as in Discord's documentation.
    pub embeds: tickcord_str,
    /// Buttons, menus and the like, a JSON array as in Discord's documentation.
    pub components: tickcord_str,
    /// Whom the text may ping, a JSON object as in Discord's documentation; not given: nobody, whatever the text says.
    pub allowed_mentions: tickcord_str,
    /// Files to upload, 10 at the most; NULL: none.
    pub files: *const tickcord_http_file,
    /// How many files.
    pub file_count: usize,
    /// The most bytes that a file may have; `_init` sets 10485760. The interaction's `attachment_size_limit` can be more.
    pub max_file_size: u64,
    /// `TICKCORD_RESPONSE_...` bits.
    pub flags: u32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; pairs of 4-byte fields, and pointers in even
// number in front of the 8-byte field, leave no padding.
unsafe impl Sized for tickcord_interaction_response {
    const NAME: &'static str = "tickcord_interaction_response";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            content: tickcord_str::ABSENT,
            embeds: tickcord_str::ABSENT,
            components: tickcord_str::ABSENT,
            allowed_mentions: tickcord_str::ABSENT,
            files: std::ptr::null(),
            file_count: 0,
            max_file_size: DEFAULT_MAX_FILE_SIZE,
            flags: 0,
            reserved: 0,
        }
    }
}

/// A completion of what a user is typing. Prepare it with `tickcord_choice_init`, then set `name` and the value of the option's
/// type.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_choice {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// What the user sees, 1 to 100 Unicode code points.
    pub name: tickcord_str,
    /// What the command gets for an option that takes a text, up to 100 Unicode code points; not given: `name`.
    pub text: tickcord_str,
    /// What the command gets for an option that takes a whole number, from -(2^53 - 1) to 2^53 - 1.
    pub integer: i64,
    /// What the command gets for an option that takes a number.
    pub number: f64,
    /// `TICKCORD_OPTION_STRING`, which `_init` sets, `TICKCORD_OPTION_INTEGER` or `TICKCORD_OPTION_NUMBER`.
    pub option_type: i32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; pairs of 4-byte fields, and pointers in even
// number in front of the 8-byte fields, leave no padding.
unsafe impl Sized for tickcord_choice {
    const NAME: &'static str = "tickcord_choice";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            name: tickcord_str::ABSENT,
            text: tickcord_str::ABSENT,
            integer: 0,
            number: 0.0,
            option_type: OptionType::String as i32,
            reserved: 0,
        }
    }
}

/// Fills an answer with defaults; `struct_size` is `sizeof *response`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_response_init(
    response: *mut tickcord_interaction_response,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(response, struct_size, &Sized::default_with(struct_size)) })
}

/// Fills a completion with defaults; `struct_size` is `sizeof *choice`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_choice_init(
    choice: *mut tickcord_choice,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(choice, struct_size, &Sized::default_with(struct_size)) })
}

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
/// over all requests.
///
/// A REQUEST_RESULT event with the request's number follows, for each answer that is accepted here. Beside what requests come to
/// otherwise, its code can be TICKCORD_ERROR_INTERACTION_UNKNOWN, TICKCORD_ERROR_INTERACTION_EXPIRED (too late),
/// TICKCORD_ERROR_INTERACTION_ALREADY_ANSWERED (follow up or edit instead) or TICKCORD_ERROR_INTERACTION_MISMATCH (a request
/// for completions). An answer that Discord refuses can be mended and given again while there is time.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE; TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH or TICKCORD_ERROR_UNSUPPORTED_FIELD (the response or a file was not prepared, or is of a newer
/// version); TICKCORD_ERROR_INVALID_ARGUMENT (`interaction_id` is 0, an unknown flag, a file without a name or content);
/// TICKCORD_ERROR_INVALID_UTF8 (in other fields than the text); TICKCORD_ERROR_EMPTY_CONTENT (neither text nor embeds,
/// components or files); TICKCORD_ERROR_CONTENT_TOO_LONG; TICKCORD_ERROR_INVALID_JSON; TICKCORD_ERROR_TOO_MANY_FILES,
/// TICKCORD_ERROR_FILE_TOO_LARGE or TICKCORD_ERROR_REQUEST_TOO_LARGE; TICKCORD_ERROR_QUEUE_FULL (1024 requests wait for
/// Discord's answer, or their bodies take 128 MiB); TICKCORD_ERROR_OUT_OF_RESOURCES (no random numbers), or
/// TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_respond(
    client: tickcord_client,
    interaction_id: u64,
    response: *const tickcord_interaction_response,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |client| {
            let reply = reply(client, response)?;
            reply.check_not_empty()?;
            Ok(Answer::Respond(reply))
        })
    }
}

/// Changes the message that an interaction's button, menu or form belongs to, as its first answer or after
/// `tickcord_client_interaction_defer_update`.
///
/// What is not given stays as it is. A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`; its code can be
/// TICKCORD_ERROR_INTERACTION_MISMATCH as well (the interaction belongs to no message) or
/// TICKCORD_ERROR_INTERACTION_DEFERRED (by a message, which this one cannot be).
///
/// Returns what `tickcord_client_interaction_respond` does, but not TICKCORD_ERROR_EMPTY_CONTENT.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_update_message(
    client: tickcord_client,
    interaction_id: u64,
    response: *const tickcord_interaction_response,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |client| Ok(Answer::Update(reply(client, response)?)))
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
        answer(client, interaction_id, out_request, |_| match ephemeral {
            0 | 1 => Ok(Answer::Defer { ephemeral: ephemeral == 1 }),
            _ => Err(invalid("ephemeral must be 0 or 1.")),
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
/// A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`, with the message in its body; its code can be
/// TICKCORD_ERROR_INTERACTION_UNANSWERED as well. After a deferral the first of these messages takes its place.
///
/// Returns what `tickcord_client_interaction_respond` does.
///
/// \ownership everything is copied, but for files on the disk
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_follow_up(
    client: tickcord_client,
    interaction_id: u64,
    response: *const tickcord_interaction_response,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |client| {
            let reply = reply(client, response)?;
            reply.check_not_empty()?;
            Ok(Answer::FollowUp(reply))
        })
    }
}

/// Changes a message that was an answer to an interaction: the first one for a `message_id` of 0, else a follow-up, whose id
/// its result told.
///
/// What is not given stays as it is, and who sees the message too. A REQUEST_RESULT event follows, as for
/// `tickcord_client_interaction_respond`; its code can be TICKCORD_ERROR_INTERACTION_UNANSWERED as well.
///
/// Returns what `tickcord_client_interaction_respond` does, but not TICKCORD_ERROR_EMPTY_CONTENT.
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
    response: *const tickcord_interaction_response,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |client| {
            Ok(Answer::Edit { message: Snowflake(message_id), reply: reply(client, response)? })
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

/// Offers completions of what a user is typing: the answer to a TICKCORD_INTERACTION_AUTOCOMPLETE, within 3 seconds.
///
/// `choices` is an array of up to 25, in the order they are shown; none if nothing fits. With `auto_defer` the library answers
/// without choices after 2 seconds. A REQUEST_RESULT event follows, as for `tickcord_client_interaction_respond`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_HANDLE; TICKCORD_ERROR_BAD_SIZE,
/// TICKCORD_ERROR_ABI_MISMATCH or TICKCORD_ERROR_UNSUPPORTED_FIELD (a choice was not prepared, or is of a newer version);
/// TICKCORD_ERROR_INVALID_ARGUMENT (`interaction_id` is 0, too many choices, or one that is too long, too large or of another
/// type); TICKCORD_ERROR_INVALID_UTF8; TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership everything is copied
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_interaction_autocomplete(
    client: tickcord_client,
    interaction_id: u64,
    choices: *const tickcord_choice,
    choice_count: usize,
    out_request: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL or what the types say, as for every function here.
    unsafe {
        answer(client, interaction_id, out_request, |_| {
            if choice_count > MAX_CHOICES {
                return Err(invalid(&format!(
                    "There are {choice_count} choices and Discord shows {MAX_CHOICES}."
                )));
            }
            let choices = sized::read_array(choices, choice_count, "choices")?;
            let choices = choices.iter().map(|each| choice(each)).collect::<Result<Vec<_>, _>>()?;
            Ok(Answer::Autocomplete(Choices::new(&choices)?))
        })
    }
}

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

/// Checks a caller's message. It must be NULL or of its own size, and what it points to good for the length of the call.
unsafe fn reply(client: &Client, response: *const tickcord_interaction_response) -> Result<Reply, Failure> {
    // SAFETY: this function's contract is the same.
    let response = unsafe { sized::read(response) }?;
    reserved(response.reserved)?;
    let content = if response.content.ptr.is_null() {
        None
    } else {
        // SAFETY: likewise.
        let bytes = unsafe { string::bytes(response.content.ptr, response.content.len, "content") }?;
        // No code point has more bytes, and to repair a long text takes long.
        if bytes.len() > 4 * MAX_CONTENT {
            let text = format!(
                "The answer has {} bytes, which are more than {MAX_CONTENT} code points.",
                bytes.len()
            );
            return Err(Failure::new(ResultCode::ContentTooLong, text));
        }
        Some(string::repaired(bytes))
    };
    // SAFETY: likewise.
    let (embeds, components, allowed_mentions, files) = unsafe {
        (
            response.embeds.read("embeds")?,
            response.components.read("components")?,
            response.allowed_mentions.read("allowed_mentions")?,
            files(response.files, response.file_count)?,
        )
    };
    client.reply(ReplyFields {
        content: content.as_ref().map(|(text, _)| &**text),
        embeds,
        components,
        allowed_mentions,
        files,
        max_file_size: response.max_file_size,
        flags: response.flags,
        utf8_repairs: content.as_ref().map_or(0, |(_, repairs)| *repairs),
    })
}

/// Checks a caller's completion, of which the texts must be good for as long as the result is used.
unsafe fn choice(choice: &tickcord_choice) -> Result<Choice<'_>, Failure> {
    reserved(choice.reserved)?;
    // SAFETY: this function's contract is the same.
    let (name, text) = unsafe { (choice.name.read("name")?, choice.text.read("text")?) };
    let name = name.unwrap_or_default();
    let is = |kind: OptionType| choice.option_type == kind as i32;
    let value = if is(OptionType::String) {
        ChoiceValue::String(text.unwrap_or(name))
    } else if is(OptionType::Integer) {
        ChoiceValue::Integer(choice.integer)
    } else if is(OptionType::Number) {
        ChoiceValue::Number(choice.number)
    } else {
        return Err(invalid("option_type must be TICKCORD_OPTION_STRING, _INTEGER or _NUMBER."));
    };
    Ok(Choice { name, value })
}

fn reserved(value: u32) -> Result<(), Failure> {
    if value == 0 {
        return Ok(());
    }
    let text = "reserved must be 0: the field means something in a newer version of the library alone.";
    Err(Failure::new(ResultCode::UnsupportedField, text))
}

fn invalid(text: &str) -> Failure {
    Failure::new(ResultCode::InvalidArgument, text)
}
