//! RFC 6901: from a JSON pointer to a value.

use super::document::{Document, Kind, ReadError, Value};
use super::unescape;

/// The value that `pointer` leads to. A malformed pointer is `BadPointer` whatever the document holds.
pub(super) fn find<'a>(document: Document<'a>, pointer: &str) -> Result<Value<'a>, ReadError> {
    let mut value = document.node(0)?;
    if pointer.is_empty() {
        return Ok(value);
    }
    let path = pointer.strip_prefix('/').ok_or(ReadError::BadPointer)?;
    if !path.split('~').skip(1).all(|rest| rest.starts_with(['0', '1'])) {
        return Err(ReadError::BadPointer);
    }
    for token in path.split('/') {
        let step = match value.kind() {
            Kind::Object => member(value, token),
            Kind::Array => index(token).and_then(|index| value.element(index)),
            _ => None,
        };
        value = step.ok_or(ReadError::NotFound)?;
    }
    Ok(value)
}

/// An array index: digits without a leading zero. `-`, the element after the last, is never there.
fn index(token: &str) -> Option<usize> {
    let canonical = token == "0" || token.starts_with(|first: char| matches!(first, '1'..='9'));
    // The standard parser would take a plus sign.
    token.parse().ok().filter(|_| canonical)
}

/// The last member of `object` by the name in `token`.
fn member<'a>(object: Value<'a>, token: &str) -> Option<Value<'a>> {
    if !token.contains('~') {
        return object.member(token);
    }
    let same = |member: &Value<'a>| unescape::characters(member.name_onwards()).eq(characters(token));
    object.children().filter(same).last()
}

/// What a token says, with `~1` for `/` and `~0` for `~`.
fn characters(token: &str) -> impl Iterator<Item = char> {
    let mut rest = token.chars();
    std::iter::from_fn(move || match rest.next()? {
        '~' => rest.next().map(|escape| if escape == '1' { '/' } else { '~' }),
        plain => Some(plain),
    })
}
