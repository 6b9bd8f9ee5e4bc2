use std::fmt;

/// Why a text is not JSON, or not a gateway payload. The text itself is not quoted: it may hold secrets or chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonError {
    /// What is wrong.
    pub problem: Problem,
    /// Where: an offset from the start of the text, in bytes.
    pub at: usize,
}

/// What can be wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The text ends in the middle of a value.
    UnexpectedEnd,
    /// A value should begin here.
    ExpectedValue,
    /// A member's name should begin here.
    ExpectedKey,
    /// A colon should stand between a member's name and value.
    ExpectedColon,
    /// A comma or the end of the object should follow.
    ExpectedCommaOrBrace,
    /// A comma or the end of the array should follow.
    ExpectedCommaOrBracket,
    /// Something begins like `true`, `false` or `null` and is none of them.
    BadLiteral,
    /// A number has a form that JSON does not allow.
    BadNumber,
    /// A backslash is followed by something that is not an escape.
    BadEscape,
    /// A string holds a control character that is not escaped.
    ControlCharacter,
    /// More than [`MAX_DEPTH`](super::MAX_DEPTH) arrays and objects are open at once.
    TooDeep,
    /// The text is longer than [`MAX_LEN`](super::MAX_LEN).
    TooLong,
    /// Something follows after the value.
    TrailingText,
    /// The payload is a value of another type than object.
    NotAnObject,
    /// The payload has no `op`.
    NoOp,
    /// `op` is not an unsigned integer.
    BadOp,
    /// `s` is neither null nor an unsigned integer.
    BadSequence,
    /// `t` is neither null nor a string.
    BadName,
}

impl Problem {
    pub(super) fn at(self, at: usize) -> JsonError {
        JsonError { problem: self, at }
    }

    fn text(self) -> &'static str {
        match self {
            Self::UnexpectedEnd => "the text ends too early",
            Self::ExpectedValue => "expected a value",
            Self::ExpectedKey => "expected a member name",
            Self::ExpectedColon => "expected a colon",
            Self::ExpectedCommaOrBrace => "expected a comma or the end of the object",
            Self::ExpectedCommaOrBracket => "expected a comma or the end of the array",
            Self::BadLiteral => "expected true, false or null",
            Self::BadNumber => "malformed number",
            Self::BadEscape => "malformed escape",
            Self::ControlCharacter => "control character in a string",
            Self::TooDeep => "nested too deeply",
            Self::TooLong => "the text is too long",
            Self::TrailingText => "text after the value",
            Self::NotAnObject => "the payload is not an object",
            Self::NoOp => "the payload has no op",
            Self::BadOp => "op is not an unsigned integer",
            Self::BadSequence => "s is neither null nor an unsigned integer",
            Self::BadName => "t is neither null nor a string",
        }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid JSON at byte {}: {}", self.at, self.problem.text())
    }
}

impl std::error::Error for JsonError {}
