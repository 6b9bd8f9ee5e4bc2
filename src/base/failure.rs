use std::fmt;

use super::ResultCode;

/// Why something did not work: a code for programs and a text for people.
///
/// The text names the remedy where there is one. It never holds a secret, but it may quote what a peer sent: pass it
/// through [`Token::redact`](super::Token::redact) before it leaves the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What went wrong, for programs.
    pub code: ResultCode,
    /// What went wrong and what to do about it, for people.
    pub text: String,
}

impl Failure {
    /// A failure with this code and text.
    pub fn new(code: ResultCode, text: impl Into<String>) -> Self {
        Self { code, text: text.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Failure {}
