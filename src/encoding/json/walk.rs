//! How values nest: one pass over a value, with no recursion and no memory but a word of bits.
#![expect(clippy::inline_always, reason = "measured: a scan takes a fifth less time")]

use super::error::{JsonError, Problem};
use super::index::IndexSize;
use super::scan::{self, StringToken, blank, byte, fault};

/// How many arrays and objects may be open at once; the payload's own object counts. Discord's stay below 20.
pub const MAX_DEPTH: u32 = 128;

/// The longest text that is read, in bytes: offsets in an index take 32 bits.
pub const MAX_LEN: usize = i32::MAX as usize;

/// Told what a walk comes across, in the order of the text.
pub(super) trait Sink {
    /// An array or object begins at `at`.
    fn open(&mut self, at: usize);
    /// The array or object opened last ends just before `end`.
    fn close(&mut self, end: usize);
    /// A member's name; its opening quote is at `at`. The next value is the member's.
    fn key(&mut self, at: usize, token: &StringToken);
    /// A string as a value; its opening quote is at `at`.
    fn string(&mut self, at: usize, token: &StringToken);
    /// A number, true, false or null.
    fn scalar(&mut self, at: usize, end: usize);
}

/// Which of the open containers are objects: a bit each, the innermost lowest.
struct Open {
    objects: u128,
    depth: u32,
    room: u32,
}

const _: () = assert!(MAX_DEPTH <= u128::BITS);

/// Walks over the value that begins at `at`, in which `room` containers may be open at once. Returns its end.
pub(super) fn walk(text: &[u8], mut at: usize, room: u32, sink: &mut impl Sink) -> Result<usize, JsonError> {
    let mut open = Open { objects: 0, depth: 0, room };
    loop {
        let first = byte(text, at);
        match first {
            b'"' => {
                let token = scan::string(text, at)?;
                sink.string(at, &token);
                at = token.end;
            }
            b'{' | b'[' => {
                if open.depth == open.room {
                    return Err(Problem::TooDeep.at(at));
                }
                open.depth += 1;
                open.objects = open.objects << 1 | u128::from(first == b'{');
                sink.open(at);
                at = blank(text, at + 1);
                // In ASCII each closing bracket stands two after its opening one.
                if byte(text, at) != first + 2 {
                    if first == b'{' {
                        at = key(text, at, sink)?;
                    }
                    continue;
                }
            }
            _ => {
                let end = match first {
                    b'-' | b'0'..=b'9' => scan::number(text, at)?,
                    b't' => scan::literal(text, at, "true")?,
                    b'f' => scan::literal(text, at, "false")?,
                    b'n' => scan::literal(text, at, "null")?,
                    _ => return Err(fault(text, at, Problem::ExpectedValue)),
                };
                sink.scalar(at, end);
                at = end;
            }
        }
        loop {
            if open.depth == 0 {
                return Ok(at);
            }
            at = blank(text, at);
            let in_object = open.objects & 1 == 1;
            match byte(text, at) {
                b',' => {
                    at = blank(text, at + 1);
                    if in_object {
                        at = key(text, at, sink)?;
                    }
                    break;
                }
                b'}' if in_object => {}
                b']' if !in_object => {}
                _ if in_object => return Err(fault(text, at, Problem::ExpectedCommaOrBrace)),
                _ => return Err(fault(text, at, Problem::ExpectedCommaOrBracket)),
            }
            open.depth -= 1;
            open.objects >>= 1;
            at += 1;
            sink.close(at);
        }
    }
}

/// The end of the value at `at`, a member of the outermost object, of which nothing else is wanted.
pub(super) fn skip(text: &[u8], at: usize) -> Result<usize, JsonError> {
    walk(text, at, MAX_DEPTH - 1, &mut Nothing)
}

/// A member's name and colon at `at`. Returns where its value begins.
#[inline(always)]
fn key(text: &[u8], at: usize, sink: &mut impl Sink) -> Result<usize, JsonError> {
    let (token, value) = member(text, at)?;
    sink.key(at, &token);
    Ok(value)
}

/// The name that begins at `at`, and where the value after its colon begins.
#[inline(always)]
pub(super) fn member(text: &[u8], at: usize) -> Result<(StringToken, usize), JsonError> {
    if byte(text, at) != b'"' {
        return Err(fault(text, at, Problem::ExpectedKey));
    }
    let token = scan::string(text, at)?;
    let colon = blank(text, token.end);
    if byte(text, colon) != b':' {
        return Err(fault(text, colon, Problem::ExpectedColon));
    }
    Ok((token, blank(text, colon + 1)))
}

/// Walks over a text that is one value and nothing else.
pub(super) fn walk_document(text: &str, sink: &mut impl Sink) -> Result<(), JsonError> {
    if text.len() > MAX_LEN {
        return Err(Problem::TooLong.at(MAX_LEN));
    }
    let text = text.as_bytes();
    let end = blank(text, walk(text, blank(text, 0), MAX_DEPTH, sink)?);
    if end < text.len() { Err(Problem::TrailingText.at(end)) } else { Ok(()) }
}

/// Checks that `json` is one JSON value, and measures the index it needs.
pub fn measure(json: &str) -> Result<IndexSize, JsonError> {
    let mut size = IndexSize::default();
    walk_document(json, &mut size)?;
    Ok(size)
}

impl Sink for IndexSize {
    #[inline]
    fn open(&mut self, _: usize) {
        self.nodes += 1;
    }

    #[inline]
    fn close(&mut self, _: usize) {}

    #[inline]
    fn key(&mut self, _: usize, _: &StringToken) {}

    #[inline]
    fn string(&mut self, _: usize, token: &StringToken) {
        self.nodes += 1;
        self.text += token.len + 1;
    }

    #[inline]
    fn scalar(&mut self, _: usize, _: usize) {
        self.nodes += 1;
    }
}

struct Nothing;

impl Sink for Nothing {
    fn open(&mut self, _: usize) {}
    fn close(&mut self, _: usize) {}
    fn key(&mut self, _: usize, _: &StringToken) {}
    fn string(&mut self, _: usize, _: &StringToken) {}
    fn scalar(&mut self, _: usize, _: usize) {}
}
