use super::{
    cluster::{end_of_cluster, end_of_last_cluster},
    length,
    markup::{Markup, Reader},
};

/// A piece of text that is better not cut: a character as readers see it, or a piece of markup.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom<'a> {
    pub(super) text: &'a str,
    /// In code points.
    pub(super) length: usize,
    pub(super) fence: Option<Fence<'a>>,
}

/// A block of code, which can be cut if its language is said again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fence<'a> {
    pub(super) language: &'a str,
    /// What stands before the code: backticks, and a line with the language.
    pub(super) head: &'a str,
    pub(super) code: &'a str,
    /// Accents and the like on the last of the closing backticks.
    pub(super) marks: &'a str,
}

/// Cuts a text into its atoms, which together are the text.
pub(super) fn atoms(text: &str) -> impl Iterator<Item = Atom<'_>> {
    let mut reader = Reader::new(text);
    let mut at = 0;
    std::iter::from_fn(move || {
        if at == text.len() {
            return None;
        }
        let start = at;
        let found = reader.at(start);
        at = match found {
            Some((_, end)) => end_of_last_cluster(text, end),
            None => end_of_cluster(text, start),
        };
        let whole = &text[start..at];
        let fence = match found {
            Some((Markup::Fence { language, code }, end)) => {
                let code_start = end - 3 - code.len();
                Some(Fence { language, head: &text[start..code_start], code, marks: &text[end..at] })
            }
            _ => None,
        };
        let length = if whole.is_ascii() { whole.len() } else { length(whole) };
        Some(Atom { text: whole, length, fence })
    })
}
