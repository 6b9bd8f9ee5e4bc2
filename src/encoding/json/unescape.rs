//! What a string says once its escapes are resolved.

use std::borrow::Cow;

use super::scan::{escape, plain};

/// Appends what `raw`, the inside of a string that a walk has accepted, says.
pub(super) fn append(raw: &str, out: &mut String) {
    let mut rest = raw;
    loop {
        let (run, escaped) = rest.split_at(plain(rest.as_bytes(), 0));
        out.push_str(run);
        let Ok((character, size)) = escape(escaped.as_bytes(), 0) else { return };
        out.push(character);
        rest = escaped.get(size..).unwrap_or_default();
    }
}

/// What `raw` says, borrowed where it has no escapes.
pub(super) fn text(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    append(raw, &mut out);
    Cow::Owned(out)
}

/// What `raw` says up to the closing quote, borrowed where it has no escapes.
pub(super) fn key(raw: &str) -> Cow<'_, str> {
    let plain = raw.split(['"', '\\']).next().unwrap_or_default();
    if raw.as_bytes().get(plain.len()) == Some(&b'"') {
        Cow::Borrowed(plain)
    } else {
        characters(raw).collect()
    }
}

/// What `raw` says up to the closing quote or its end, character by character, without memory of its own.
pub(super) fn characters(raw: &str) -> impl Iterator<Item = char> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (character, size) = match first {
            '"' => return None,
            '\\' => escape(rest.as_bytes(), 0).ok()?,
            plain => (plain, plain.len_utf8()),
        };
        rest = rest.get(size..)?;
        Some(character)
    })
}
