//! Questions to vote on.

use super::{
    Failure, Repair, Sized, TICKCORD_ABI_VERSION, array, boundary, sized, tickcord_result, tickcord_str,
    truth,
};
use crate::rest::message::{Poll, PollAnswer};

/// A question that the readers of a message vote on. Prepare it with `tickcord_poll_init`, then set `question` and `answers`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_poll {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// 1 to 300 Unicode code points.
    pub question: tickcord_str,
    /// 1 to 10 answers, of 1 to 55 Unicode code points each.
    pub answers: *const tickcord_str,
    /// How many answers. Discord numbers them from 1.
    pub answer_count: usize,
    /// An emoji for each of the answers, itself such as "🔥", or "name:id" for one of a guild's own; not given or "": none. NULL: for
    /// none of them.
    pub answer_emojis: *const tickcord_str,
    /// 1 to 768; `_init` sets 24.
    pub duration_hours: u32,
    /// 1 if one may vote for several answers, else 0.
    pub allow_multiselect: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_poll {
    const NAME: &'static str = "tickcord_poll";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            question: tickcord_str::ABSENT,
            answers: std::ptr::null(),
            answer_count: 0,
            answer_emojis: std::ptr::null(),
            duration_hours: 24,
            allow_multiselect: 0,
        }
    }
}

/// Fills a poll with defaults; `struct_size` is `sizeof *poll`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_poll_init(poll: *mut tickcord_poll, struct_size: u32) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(poll, struct_size, &Sized::default_with(struct_size)) })
}

/// Checks a caller's poll, and counts what is not UTF-8; NULL is none. It and what it points to are good for as long as the result
/// is used.
pub(super) unsafe fn read<'a>(
    poll: *const tickcord_poll,
    repair: &mut Repair,
) -> Result<Option<Poll<'a>>, Failure> {
    if poll.is_null() {
        return Ok(None);
    }
    // SAFETY: this function's contract is the same.
    let poll = unsafe { sized::read(poll) }?;
    // SAFETY: likewise.
    let answers = unsafe { array::read(poll.answers, poll.answer_count, "answers") }?;
    let emoji_count = if poll.answer_emojis.is_null() { 0 } else { poll.answer_count };
    // SAFETY: likewise.
    let emojis = unsafe { array::read(poll.answer_emojis, emoji_count, "answer_emojis") }?;
    // SAFETY: likewise.
    let mut text = |text: tickcord_str, name| unsafe { text.read_repaired(name, repair) };
    let question = text(poll.question, "question")?.unwrap_or_default();
    let answers = answers.iter().enumerate().map(|(index, answer)| {
        let text = text(*answer, "answers")?.unwrap_or_default();
        // SAFETY: likewise.
        let emoji = emojis.get(index).map(|emoji| unsafe { emoji.read("answer_emojis") }).transpose()?;
        Ok(PollAnswer { text, emoji: emoji.flatten().filter(|emoji| !emoji.is_empty()) })
    });
    Ok(Some(Poll {
        question,
        answers: answers.collect::<Result<_, Failure>>()?,
        duration_hours: poll.duration_hours,
        allow_multiselect: truth(poll.allow_multiselect, "allow_multiselect")?,
    }))
}
