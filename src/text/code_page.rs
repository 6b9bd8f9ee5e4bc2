use std::borrow::Cow;

#[cfg(not(feature = "code-pages"))]
pub use super::no_code_page::CodePage;
#[cfg(feature = "code-pages")]
pub use super::whatwg_code_page::CodePage;

/// A text that players typed. What is not UTF-8 is read in the code page, or repaired with U+FFFD where there is none: no message is
/// lost for that. Tells in how many places characters were not known.
#[must_use]
pub fn repaired(bytes: &[u8], code_page: Option<CodePage>) -> (Cow<'_, str>, usize) {
    match (str::from_utf8(bytes), code_page) {
        (Ok(text), _) => (text.into(), 0),
        (Err(_), Some(code_page)) => code_page.decode(bytes),
        (Err(_), None) => {
            let repairs = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
            (String::from_utf8_lossy(bytes), repairs)
        }
    }
}
