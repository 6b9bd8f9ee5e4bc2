use std::ops::Range;

use super::scan::{blank, byte};
use super::walk::{member, skip};
use super::{number, unescape};

/// The top-level members of `object` by these names, as unsigned integers; a string of decimal digits counts as one.
///
/// For a look at a few members where no index is wanted: it costs one walk, and allocates nothing unless the text has
/// escapes in its names. None for a member that is absent, or no such integer; of members that repeat, the last counts.
/// Where the text is no JSON object, all are None.
#[must_use]
pub fn unsigned_members<const N: usize>(object: &str, names: [&str; N]) -> [Option<u64>; N] {
    let mut found = [None; N];
    let whole = each(object, |name, value| {
        if let Some(place) = names.iter().position(|wanted| *wanted == name) {
            found[place] = unsigned(&object[value]);
        }
    });
    if whole.is_some() { found } else { [None; N] }
}

/// Takes the string out of the top-level members by this name of the object that stands at `object` in `text`, and leaves
/// empty ones in their place. Returns what the last of them said; None if there is none.
pub fn take_string_member(text: &mut String, object: Range<usize>, name: &str) -> Option<String> {
    let start = object.start;
    let mut strings = Vec::new();
    each(text.get(object.clone())?, |found, value| {
        if found == name && text.as_bytes()[start + value.start] == b'"' {
            strings.push(start + value.start + 1..start + value.end - 1);
        }
    })?;
    let taken = strings.last().map(|last| unescape::text(&text[last.clone()]).into_owned());
    for string in strings.into_iter().rev() {
        text.replace_range(string, "");
    }
    taken
}

/// Shows the name of each top-level member, and where its value stands. None where the text breaks off.
fn each(object: &str, mut show: impl FnMut(&str, Range<usize>)) -> Option<()> {
    let bytes = object.as_bytes();
    let mut at = blank(bytes, 0);
    if byte(bytes, at) != b'{' {
        return Some(());
    }
    loop {
        at = blank(bytes, at + 1);
        // Also at the brace of an empty object.
        let Ok((key, value)) = member(bytes, at) else { return Some(()) };
        let end = skip(bytes, value).ok()?;
        show(&unescape::text(&object[at + 1..key.end - 1]), value..end);
        at = blank(bytes, end);
        if byte(bytes, at) != b',' {
            return Some(());
        }
    }
}

/// A number, or a string that is one, as it stands in the text.
fn unsigned(value: &str) -> Option<u64> {
    let Some(raw) = value.strip_prefix('"') else { return number::unsigned(value).ok() };
    let text = unescape::text(raw.strip_suffix('"')?);
    number::unsigned(Some(&*text).filter(|text| number::is_decimal(text))?).ok()
}
