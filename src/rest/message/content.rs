use std::borrow::Cow;

use crate::{
    base::{Failure, ResultCode},
    rest::limits::length,
    text,
};

/// The most Unicode code points that the text of a message may have.
pub const MAX_CONTENT: usize = 2000;

/// The most messages that a text is split into: no more is said at once without being a nuisance.
pub const MAX_PARTS: usize = 10;

/// What becomes of a text with more than 2000 Unicode code points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(i32)]
pub enum OnTooLong {
    /// The call fails.
    #[default]
    Refuse = 0,
    /// It is sent as several messages, 10 at the most.
    Split = 1,
    /// It ends early, with "…".
    Truncate = 2,
}

impl OnTooLong {
    /// The choice with this number, if there is one.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        [Self::Refuse, Self::Split, Self::Truncate].into_iter().find(|choice| *choice as i32 == number)
    }
}

/// The texts of the messages that it takes to send `content`, one at least.
pub(super) fn parts(content: &str, on_too_long: OnTooLong) -> Result<Vec<Cow<'_, str>>, Failure> {
    let length = length(content);
    if length <= MAX_CONTENT {
        return Ok(vec![content.into()]);
    }
    let too_long = |remedy: &str| {
        let text = format!(
            "The message has {length} Unicode code points and Discord accepts {MAX_CONTENT}: {remedy}."
        );
        Failure::new(ResultCode::ContentTooLong, text)
    };
    match on_too_long {
        OnTooLong::Refuse => Err(too_long("shorten it, or send it in parts")),
        OnTooLong::Truncate => Ok(vec![text::truncate(content, MAX_CONTENT).into()]),
        OnTooLong::Split => match text::split(content, MAX_CONTENT, MAX_PARTS) {
            // Of white space alone nothing is left.
            Some(parts) if !parts.is_empty() => Ok(parts.into_iter().map(Cow::Owned).collect()),
            _ => Err(too_long(&format!("shorten it, since it is split into {MAX_PARTS} parts at the most"))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(content: &str, on_too_long: OnTooLong) -> Vec<usize> {
        parts(content, on_too_long).unwrap().iter().map(|part| length(part)).collect()
    }

    #[test]
    fn length_counts_code_points_and_not_bytes() {
        let fits = "😀".repeat(MAX_CONTENT);
        for choice in [OnTooLong::Refuse, OnTooLong::Split, OnTooLong::Truncate] {
            assert_eq!(parts(&fits, choice).unwrap(), [&*fits]);
        }
        let failure = parts(&format!("{fits}x"), OnTooLong::Refuse).unwrap_err();
        assert_eq!(failure.code, ResultCode::ContentTooLong);
        assert!(failure.text.contains("2001"), "{}", failure.text);
    }

    #[test]
    fn a_text_is_cut_with_an_ellipsis() {
        let long = "é".repeat(5000);
        assert_eq!(parts(&long, OnTooLong::Truncate).unwrap(), [format!("{}…", "é".repeat(MAX_CONTENT - 1))]);
    }

    #[test]
    fn a_text_is_split_into_messages_that_fit() {
        let line = "x".repeat(1500);
        assert_eq!(lengths(&format!("{line}\n{line}"), OnTooLong::Split), [1501, 1500]);
        assert_eq!(lengths(&"ü".repeat(4001), OnTooLong::Split), [2000, 2000, 1]);
    }

    #[test]
    fn there_is_an_end_to_splitting() {
        let most = "z".repeat(MAX_CONTENT * MAX_PARTS);
        assert_eq!(lengths(&most, OnTooLong::Split).len(), MAX_PARTS);
        for more in [format!("{most}z"), "\n".repeat(1 << 20)] {
            let failure = parts(&more, OnTooLong::Split).unwrap_err();
            assert_eq!(failure.code, ResultCode::ContentTooLong);
        }
    }
}
