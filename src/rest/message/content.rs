use std::borrow::Cow;

use crate::{
    base::{Failure, ResultCode},
    rest::limits::length,
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
    let too_long = |remedy: &str| {
        let length = length(content);
        let text = format!(
            "The message has {length} Unicode code points and Discord accepts {MAX_CONTENT}: {remedy}."
        );
        Failure::new(ResultCode::ContentTooLong, text)
    };
    let Some(end) = start_of(content, MAX_CONTENT) else { return Ok(vec![content.into()]) };
    match on_too_long {
        OnTooLong::Refuse => Err(too_long("shorten it, or send it in parts")),
        OnTooLong::Truncate => {
            let kept = content[..end].char_indices().next_back().map_or("", |(last, _)| &content[..last]);
            Ok(vec![format!("{kept}…").into()])
        }
        OnTooLong::Split => split(content).ok_or_else(|| {
            too_long(&format!("shorten it, since it is split into {MAX_PARTS} parts at the most"))
        }),
    }
}

/// Where the code point with this index starts, if there is one.
fn start_of(text: &str, index: usize) -> Option<usize> {
    text.char_indices().nth(index).map(|(start, _)| start)
}

/// Breaks between lines if possible, else between words. Parts without anything to read are left out. None if they are too many.
fn split(content: &str) -> Option<Vec<Cow<'_, str>>> {
    let mut parts = Vec::new();
    let mut rest = content;
    while let Some(end) = start_of(rest, MAX_CONTENT) {
        // A break right behind the part does as well.
        let until = end + rest[end..].chars().next().map_or(0, char::len_utf8);
        let window = &rest[..until];
        let (part, behind) = window
            .rsplit_once('\n')
            .or_else(|| window.rsplit_once(char::is_whitespace))
            .map_or((&rest[..end], end), |(part, tail)| (part, until - tail.len()));
        parts.push(part);
        rest = &rest[behind..];
        if parts.len() > MAX_PARTS * 2 {
            return None;
        }
    }
    parts.push(rest);
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.trim().is_empty()).map(Cow::Borrowed).collect();
    (1..=MAX_PARTS).contains(&parts.len()).then_some(parts)
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
    fn a_text_is_split_between_lines_or_words_or_else_anywhere() {
        let line = "x".repeat(1500);
        assert_eq!(parts(&format!("{line}\n{line}"), OnTooLong::Split).unwrap(), [&*line, &*line]);
        assert_eq!(
            parts(&format!("{line} a b {line}"), OnTooLong::Split).unwrap(),
            [format!("{line} a b"), line.clone()]
        );
        assert_eq!(lengths(&"ü".repeat(4001), OnTooLong::Split), [2000, 2000, 1]);
        let exact = "y".repeat(MAX_CONTENT);
        assert_eq!(lengths(&format!("{exact}\n{exact}"), OnTooLong::Split), [2000, 2000]);
        assert_eq!(lengths(&format!("{exact}{}{exact}", " ".repeat(2500)), OnTooLong::Split), [2000, 2000]);
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
