use std::borrow::Cow;

use crate::base::{Failure, ResultCode};

/// None: the library was built without the feature `code-pages`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodePage {}

impl CodePage {
    /// None for UTF-8, which is the only name that works.
    pub fn new(name: &str) -> Result<Option<Self>, Failure> {
        if ["utf-8", "utf8"].iter().any(|utf_8| name.eq_ignore_ascii_case(utf_8)) {
            return Ok(None);
        }
        let text = format!(
            "\"{name}\" is not known here: this library was built without code pages, and knows utf-8 alone."
        );
        Err(Failure::new(ResultCode::InvalidEncoding, text))
    }

    /// The text in these bytes.
    #[must_use]
    pub fn decode(self, _: &[u8]) -> (Cow<'_, str>, usize) {
        match self {}
    }

    /// The text in this code page.
    #[must_use]
    pub fn encode(self, _: &str) -> Vec<u8> {
        match self {}
    }
}
