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
    let bytes = object.as_bytes();
    let mut at = blank(bytes, 0);
    if byte(bytes, at) != b'{' {
        return found;
    }
    loop {
        at = blank(bytes, at + 1);
        // Also at the brace of an empty object.
        let Ok((key, value)) = member(bytes, at) else { return found };
        let Ok(end) = skip(bytes, value) else { return [None; N] };
        let name = unescape::text(&object[at + 1..key.end - 1]);
        if let Some(place) = names.iter().position(|wanted| *wanted == name) {
            found[place] = unsigned(&object[value..end]);
        }
        at = blank(bytes, end);
        if byte(bytes, at) != b',' {
            return found;
        }
    }
}

/// A number, or a string that is one, as it stands in the text.
fn unsigned(value: &str) -> Option<u64> {
    let Some(raw) = value.strip_prefix('"') else { return number::unsigned(value).ok() };
    let text = unescape::text(raw.strip_suffix('"')?);
    number::unsigned(Some(&*text).filter(|text| number::is_decimal(text))?).ok()
}
