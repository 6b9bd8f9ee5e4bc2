use std::borrow::Cow;
use std::ops::Range;

use super::error::{JsonError, Problem};
use super::index::IndexSize;
use super::scan::{StringToken, blank, byte, fault};
use super::walk::{MAX_DEPTH, MAX_LEN, member, skip, walk};
use super::{number, unescape};

/// The four fields of a gateway payload, `{"t": ..., "s": ..., "op": ..., "d": ...}`, found by one walk that also
/// checks that the whole text is JSON.
///
/// The keys may come in any order, among keys nobody knows and with white space; of keys that repeat, the last counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The opcode.
    pub op: u64,
    /// The sequence number; None when it is null or absent.
    pub s: Option<u64>,
    /// Where the event's name stands in the text, without its quotes; None when it is null or absent. It may hold
    /// escapes: see [`name`](Self::name).
    pub t: Option<Range<usize>>,
    /// Where the data stands in the text: a value without the white space around it. Empty when there is none.
    pub d: Range<usize>,
    /// What an index of the data needs.
    pub size: IndexSize,
}

impl Envelope {
    /// Reads the payload in `text`.
    pub fn scan(text: &str) -> Result<Self, JsonError> {
        if text.len() > MAX_LEN {
            return Err(Problem::TooLong.at(MAX_LEN));
        }
        let bytes = text.as_bytes();
        let mut at = blank(bytes, 0);
        if byte(bytes, at) != b'{' {
            return Err(fault(bytes, at, Problem::NotAnObject));
        }
        let mut op = None;
        let mut envelope = Self { op: 0, s: None, t: None, d: 0..0, size: IndexSize::default() };
        at = blank(bytes, at + 1);
        if byte(bytes, at) == b'}' {
            at += 1;
        } else {
            loop {
                let (key, value) = member(bytes, at)?;
                let end = match field(text, at, &key) {
                    Some(Field::Op) => {
                        let end = skip(bytes, value)?;
                        op = Some(integer(text, value..end).ok_or(Problem::BadOp.at(value))?);
                        end
                    }
                    Some(Field::Sequence) => {
                        let end = skip(bytes, value)?;
                        envelope.s = match byte(bytes, value) {
                            b'n' => None,
                            _ => Some(integer(text, value..end).ok_or(Problem::BadSequence.at(value))?),
                        };
                        end
                    }
                    Some(Field::Name) => {
                        let end = skip(bytes, value)?;
                        envelope.t = match byte(bytes, value) {
                            b'n' => None,
                            b'"' => Some(value + 1..end - 1),
                            _ => return Err(Problem::BadName.at(value)),
                        };
                        end
                    }
                    Some(Field::Data) => {
                        envelope.size = IndexSize::default();
                        let end = walk(bytes, value, MAX_DEPTH - 1, &mut envelope.size)?;
                        envelope.d = value..end;
                        end
                    }
                    None => skip(bytes, value)?,
                };
                at = blank(bytes, end);
                match byte(bytes, at) {
                    b',' => at = blank(bytes, at + 1),
                    b'}' => break at += 1,
                    _ => return Err(fault(bytes, at, Problem::ExpectedCommaOrBrace)),
                }
            }
        }
        let end = blank(bytes, at);
        if end < bytes.len() {
            return Err(Problem::TrailingText.at(end));
        }
        envelope.op = op.ok_or(Problem::NoOp.at(end))?;
        Ok(envelope)
    }

    /// The event's name, in the `text` that was scanned.
    #[must_use]
    pub fn name<'a>(&self, text: &'a str) -> Option<Cow<'a, str>> {
        text.get(self.t.clone()?).map(unescape::text)
    }
}

enum Field {
    Op,
    Sequence,
    Name,
    Data,
}

/// Which field the key at `at` names.
#[inline]
fn field(text: &str, at: usize, key: &StringToken) -> Option<Field> {
    let inside = at + 1..key.end - 1;
    let name = if key.escaped { unescape::text(&text[inside]) } else { Cow::Borrowed(&text[inside]) };
    match name.as_bytes() {
        b"t" => Some(Field::Name),
        b"s" => Some(Field::Sequence),
        b"op" => Some(Field::Op),
        b"d" => Some(Field::Data),
        _ => None,
    }
}

fn integer(text: &str, range: Range<usize>) -> Option<u64> {
    number::unsigned(&text[range]).ok()
}
