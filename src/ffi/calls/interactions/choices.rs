//! Completions of what a user is typing.

use super::{
    Answer, Failure, Sized, TICKCORD_ABI_VERSION, answer, boundary, invalid, reserved, sized,
    tickcord_client, tickcord_result, tickcord_str,
};
use crate::{
    model::OptionType,
    rest::{Choice, ChoiceValue, Choices, MAX_CHOICES},
};

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
                return Err(invalid(format!(
                    "There are {choice_count} choices and Discord shows {MAX_CHOICES}."
                )));
            }
            let choices = sized::read_array(choices, choice_count, "choices")?;
            let choices = choices.iter().map(|each| choice(each)).collect::<Result<Vec<_>, _>>()?;
            Ok(Answer::Autocomplete(Choices::new(&choices)?))
        })
    }
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
