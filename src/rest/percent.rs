//! Percent-encoding (RFC 3986, section 2.1).

/// Any text as one part of a path, or as a name or value in a query.
#[must_use]
pub fn encode_part(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        push(&mut encoded, byte, is_unreserved(byte));
    }
    encoded
}

/// A text that a caller may have encoded already: what `is_allowed` or unreserved stays, `%` must begin an encoded byte, and
/// the rest is encoded. One spelling comes out of several (RFC 3986, section 6.2.2). None for a stray `%`.
pub(super) fn normalize(text: &str, is_allowed: impl Fn(u8) -> bool) -> Option<String> {
    let mut normal = String::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let decoded = hex(bytes.next()?)? << 4 | hex(bytes.next()?)?;
            push(&mut normal, decoded, is_unreserved(decoded));
        } else {
            push(&mut normal, byte, is_unreserved(byte) || is_allowed(byte));
        }
    }
    Some(normal)
}

/// Characters with a meaning of their own in some part of a URL (RFC 3986, `sub-delims` and more of `pchar`).
pub(super) fn is_plain_in_path(byte: u8) -> bool {
    b"!$&'()*+,;=:@".contains(&byte)
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn push(text: &mut String, byte: u8, plain: bool) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    if plain {
        text.push(byte.into());
    } else {
        text.push('%');
        text.push(DIGITS[usize::from(byte >> 4)].into());
        text.push(DIGITS[usize::from(byte & 15)].into());
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
