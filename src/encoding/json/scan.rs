//! The tokens of JSON: where each begins and ends, and nothing about how they nest.
#![expect(clippy::inline_always, reason = "measured: a scan takes a fifth less time")]

use super::error::{JsonError, Problem};

/// A string as it stands in the text.
pub(super) struct StringToken {
    /// Just after the closing quote.
    pub(super) end: usize,
    /// Bytes it has once unescaped.
    pub(super) len: usize,
    /// Whether it has escapes at all.
    pub(super) escaped: bool,
}

/// The byte at `at`; 0, which no token begins with, past the end.
#[inline]
pub(super) fn byte(text: &[u8], at: usize) -> u8 {
    text.get(at).copied().unwrap_or(0)
}

/// `problem`, or that the text is over if that is what is wrong at `at`.
#[cold]
pub(super) fn fault(text: &[u8], at: usize, problem: Problem) -> JsonError {
    if at >= text.len() { Problem::UnexpectedEnd.at(text.len()) } else { problem.at(at) }
}

/// The first place from `at` on that is not white space.
#[inline]
pub(super) fn blank(text: &[u8], mut at: usize) -> usize {
    // Discord sends no white space: one comparison is all it usually costs.
    while byte(text, at) <= b' ' && matches!(byte(text, at), b' ' | b'\t' | b'\n' | b'\r') {
        at += 1;
    }
    at
}

/// The string whose opening quote is at `at`.
#[inline(always)]
pub(super) fn string(text: &[u8], at: usize) -> Result<StringToken, JsonError> {
    let end = plain(text, at + 1);
    if byte(text, end) == b'"' {
        return Ok(StringToken { end: end + 1, len: end - at - 1, escaped: false });
    }
    escaped_string(text, at + 1, end)
}

/// The rest of a string that began at `start` and is plain up to `at`. Apart, so that the usual way stays short.
#[inline(never)]
fn escaped_string(text: &[u8], start: usize, mut at: usize) -> Result<StringToken, JsonError> {
    let mut len = at - start;
    loop {
        match byte(text, at) {
            b'"' => return Ok(StringToken { end: at + 1, len, escaped: true }),
            b'\\' => {
                let (character, size) = escape(text, at)?;
                len += character.len_utf8();
                at += size;
            }
            _ => return Err(fault(text, at, Problem::ControlCharacter)),
        }
        let run = at;
        at = plain(text, at);
        len += at - run;
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;

/// The high bit of each byte that is a quote, a backslash or a control character. Above the lowest bit that is set
/// there may be wrong ones: borrows travel upwards.
#[inline]
fn special(word: u64) -> u64 {
    // With bit 1 flipped, quote and control characters are the bytes below 0x21.
    let quote_or_control = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    (quote_or_control | backslash) & !word & (ONES * 0x80)
}

/// The first quote, backslash or control character from `at` on, or the end of the text.
#[inline(always)]
pub(super) fn plain(text: &[u8], at: usize) -> usize {
    let mut rest = text.get(at..).unwrap_or_default();
    while let Some((&chunk, after)) = rest.split_first_chunk::<8>() {
        let found = special(u64::from_le_bytes(chunk));
        if found != 0 {
            return text.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
        }
        rest = after;
    }
    let plain = |byte: &&u8| **byte >= 0x20 && **byte != b'"' && **byte != b'\\';
    text.len() - rest.len() + rest.iter().take_while(plain).count()
}

/// The character that the escape at `at` (its backslash) stands for, and the bytes the escape takes in the text.
///
/// Half of a surrogate pair stands for no character; it becomes U+FFFD.
pub(super) fn escape(text: &[u8], at: usize) -> Result<(char, usize), JsonError> {
    let simple = match byte(text, at + 1) {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode_escape(text, at),
        _ => return Err(fault(text, at + 1, Problem::BadEscape)),
    };
    Ok((simple, 2))
}

fn unicode_escape(text: &[u8], at: usize) -> Result<(char, usize), JsonError> {
    let first = hex(text, at + 2)?;
    if let 0xd800..0xdc00 = first
        && byte(text, at + 6) == b'\\'
        && byte(text, at + 7) == b'u'
        && let second @ 0xdc00..0xe000 = hex(text, at + 8)?
    {
        let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return Ok((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12));
    }
    Ok((char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 6))
}

/// Four hexadecimal digits.
fn hex(text: &[u8], at: usize) -> Result<u32, JsonError> {
    let mut value = 0;
    for at in at..at + 4 {
        let digit = char::from(byte(text, at)).to_digit(16);
        value = value << 4 | digit.ok_or_else(|| fault(text, at, Problem::BadEscape))?;
    }
    Ok(value)
}

/// The end of the number that begins at `at`.
#[inline]
pub(super) fn number(text: &[u8], mut at: usize) -> Result<usize, JsonError> {
    if byte(text, at) == b'-' {
        at += 1;
    }
    // No digit may follow a leading zero.
    at = if byte(text, at) == b'0' { at + 1 } else { digits(text, at)? };
    if byte(text, at) == b'.' {
        at = digits(text, at + 1)?;
    }
    if let b'e' | b'E' = byte(text, at) {
        at += 1;
        if let b'+' | b'-' = byte(text, at) {
            at += 1;
        }
        at = digits(text, at)?;
    }
    Ok(at)
}

/// The end of the digits at `at`, of which there must be one.
#[inline]
fn digits(text: &[u8], mut at: usize) -> Result<usize, JsonError> {
    if !byte(text, at).is_ascii_digit() {
        return Err(fault(text, at, Problem::BadNumber));
    }
    while byte(text, at).is_ascii_digit() {
        at += 1;
    }
    Ok(at)
}

/// The end of `word`, which must stand at `at`.
#[inline]
pub(super) fn literal(text: &[u8], at: usize, word: &str) -> Result<usize, JsonError> {
    let end = at + word.len();
    match text.get(at..end) {
        Some(found) if found == word.as_bytes() => Ok(end),
        _ => {
            let same = text[at..].iter().zip(word.bytes()).take_while(|(found, byte)| *found == byte).count();
            Err(fault(text, at + same, Problem::BadLiteral))
        }
    }
}
