use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::index::{Index, Node};
use super::{number, pointer, unescape};
use crate::base::ResultCode;

/// Why a value could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// The pointer leads to nothing.
    NotFound,
    /// The pointer is not one: it must be empty or begin with `/`, and `~` must be followed by `0` or `1`.
    BadPointer,
    /// The value is null.
    IsNull,
    /// The value is of another type; a number with a fraction is no integer.
    WrongType,
    /// The number does not fit the type asked for.
    OutOfRange,
}

impl ReadError {
    /// The code that crosses the C API.
    #[must_use]
    pub const fn code(self) -> ResultCode {
        match self {
            Self::NotFound => ResultCode::NotFound,
            Self::BadPointer => ResultCode::BadPointer,
            Self::IsNull => ResultCode::IsNull,
            Self::WrongType => ResultCode::WrongType,
            Self::OutOfRange => ResultCode::OutOfRange,
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => "the JSON pointer leads to nothing",
            Self::BadPointer => "malformed JSON pointer",
            Self::IsNull => "the value is null",
            Self::WrongType => "the value is of another type",
            Self::OutOfRange => "the number does not fit",
        })
    }
}

impl std::error::Error for ReadError {}

/// The type of a JSON value. The numbers cross the C API; 0 is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum Kind {
    /// `null`
    Null = 1,
    /// `true` or `false`
    Bool = 2,
    /// A number, whole or not.
    Number = 3,
    /// A string.
    String = 4,
    /// An array.
    Array = 5,
    /// An object.
    Object = 6,
}

/// A JSON text with its index.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    json: &'a str,
    index: &'a Index,
}

impl<'a> Document<'a> {
    pub(super) fn new(json: &'a str, index: &'a Index) -> Self {
        Self { json, index }
    }

    /// The value that an RFC 6901 JSON pointer leads to; the empty pointer leads to the whole document.
    ///
    /// Where an object has a name twice, the last one counts. `-` and array indexes with leading zeros lead to
    /// nothing.
    pub fn value(self, pointer: &str) -> Result<Value<'a>, ReadError> {
        pointer::find(self, pointer)
    }

    /// The value at this place of the index.
    pub(super) fn node(self, at: u32) -> Result<Value<'a>, ReadError> {
        let node = self.index.node(at).ok_or(ReadError::NotFound)?;
        Ok(Value { document: self, node, at })
    }

    /// The text from `start` on.
    pub(super) fn text(self, start: u32) -> &'a str {
        self.json.get(start as usize..).unwrap_or_default()
    }
}

/// One value of a [`Document`]. Reading it allocates nothing.
#[derive(Debug, Clone, Copy)]
pub struct Value<'a> {
    document: Document<'a>,
    node: &'a Node,
    at: u32,
}

impl<'a> Value<'a> {
    /// Its type.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.document.text(self.node.start).as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'"') => Kind::String,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    /// What the string says, unescaped. It may hold U+0000; half of a surrogate pair is U+FFFD. The byte after its
    /// end is NUL.
    pub fn str(self) -> Result<&'a str, ReadError> {
        self.typed(Kind::String).map(|()| self.document.index.string(self.node))
    }

    /// The number, or the decimal number in the string. `1.0` and `1e3` are integers too.
    pub fn u64(self) -> Result<u64, ReadError> {
        number::unsigned(self.integer()?)
    }

    /// The number, or the decimal number in the string. `1.0` and `1e3` are integers too.
    pub fn i64(self) -> Result<i64, ReadError> {
        number::signed(self.integer()?)
    }

    /// The number nearest to the one in the text.
    pub fn f64(self) -> Result<f64, ReadError> {
        self.typed(Kind::Number)?;
        let number: f64 = self.json().parse().map_err(|_| ReadError::WrongType)?;
        if number.is_finite() { Ok(number) } else { Err(ReadError::OutOfRange) }
    }

    /// True or false.
    pub fn bool(self) -> Result<bool, ReadError> {
        self.typed(Kind::Bool).map(|()| self.json() == "true")
    }

    /// How many elements or members there are; a name that is there twice counts twice.
    pub fn count(self) -> Result<usize, ReadError> {
        match self.kind() {
            Kind::Array | Kind::Object => Ok(self.node.size as usize),
            Kind::Null => Err(ReadError::IsNull),
            _ => Err(ReadError::WrongType),
        }
    }

    /// The value as it stands in the text, quotes and escapes included.
    #[must_use]
    pub fn json(self) -> &'a str {
        self.document.json.get(self.range()).unwrap_or_default()
    }

    /// Where the value stands in the text, in bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.node.start as usize..self.node.end as usize
    }

    /// Its number in the order of the text: 0 is the whole document, and none reaches [`Index::len`].
    #[must_use]
    pub fn position(self) -> usize {
        self.at as usize
    }

    /// The last member of an object by this name.
    #[must_use]
    pub fn member(self, name: &str) -> Option<Self> {
        if self.kind() != Kind::Object {
            return None;
        }
        // Usually neither side has escapes, and the name can be compared as it is with what stands before the closing
        // quote. A quote in it would let it match beyond that.
        let plain = !self.has_escaped_keys() && !name.contains('"');
        let same = |member: &Self| {
            let raw = member.name_onwards();
            if plain {
                raw.starts_with(name) && raw.as_bytes().get(name.len()) == Some(&b'"')
            } else {
                unescape::characters(raw).eq(name.chars())
            }
        };
        self.children().filter(same).last()
    }

    /// The element of an array at this place.
    #[must_use]
    pub fn element(self, index: usize) -> Option<Self> {
        if self.kind() == Kind::Array { self.child(index) } else { None }
    }

    /// The member of an object at this place, in the order of the text.
    #[must_use]
    pub fn member_at(self, index: usize) -> Option<Self> {
        if self.kind() == Kind::Object { self.child(index) } else { None }
    }

    /// Its name, if it is a member of an object.
    #[must_use]
    pub fn key(self) -> Cow<'a, str> {
        unescape::key(self.name_onwards())
    }

    /// What it holds directly at this place, in the order of the text.
    fn child(self, index: usize) -> Option<Self> {
        if index >= self.count().ok()? {
            return None;
        }
        let recent = self.document.index.recent();
        let (mut passed, mut at) = recent.before(self.at, index).unwrap_or((0, self.at + 1));
        while passed < index {
            at = self.document.node(at).ok()?.node.next;
            passed += 1;
        }
        recent.remember(self.at, index, at);
        self.document.node(at).ok()
    }

    /// The elements of an array, in order; none of what is no array.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        self.children().filter(move |_| self.kind() == Kind::Array)
    }

    /// What it holds directly, if it is an array or object, in the order of the text.
    pub(super) fn children(self) -> impl Iterator<Item = Self> {
        let mut next = self.at + 1;
        let container = matches!(self.kind(), Kind::Array | Kind::Object);
        let count = if container { self.node.size as usize } else { 0 };
        std::iter::from_fn(move || {
            let child = self.document.node(next).ok()?;
            next = child.node.next;
            Some(child)
        })
        .take(count)
    }

    fn has_escaped_keys(self) -> bool {
        self.document.index.has_escaped_keys()
    }

    /// The text from its name on, without the opening quote; nonsense for what is not a member.
    pub(super) fn name_onwards(self) -> &'a str {
        self.document.text(self.node.key + 1)
    }

    fn typed(self, wanted: Kind) -> Result<(), ReadError> {
        match self.kind() {
            kind if kind == wanted => Ok(()),
            Kind::Null => Err(ReadError::IsNull),
            _ => Err(ReadError::WrongType),
        }
    }

    /// The digits of a number, or of a string that is one.
    fn integer(self) -> Result<&'a str, ReadError> {
        match self.kind() {
            Kind::Number => Ok(self.json()),
            Kind::String => Some(self.document.index.string(self.node))
                .filter(|text| number::is_decimal(text))
                .ok_or(ReadError::WrongType),
            Kind::Null => Err(ReadError::IsNull),
            _ => Err(ReadError::WrongType),
        }
    }
}
