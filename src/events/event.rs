use std::borrow::Cow;
use std::ffi::{CStr, CString};
use std::fmt;
use std::ops::Range;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::encoding::json::{
    Document, Envelope, Index, IndexSize, Kind, ReadError, Reserved, Value, measure,
};
use crate::model::EventKind;

/// Texts with a NUL after them, one for each value of an index at the most.
type Copies = OnceLock<Box<[OnceLock<Box<str>>]>>;

/// Something that happened, with its data as JSON.
///
/// Any number of threads may read it at once. Reading allocates nothing, except for [`get_json`](Self::get_json) of a
/// part and [`get_key`](Self::get_key): room for the index that answers JSON pointers is reserved when the event is made, and the first pointer asked
/// for fills it.
pub struct Event {
    kind: EventKind,
    /// The name on the wire where the kind does not tell it.
    unknown_name: Option<CString>,
    sequence: Option<u64>,
    /// The payload as it came, cut off after the data and ended with a NUL.
    text: String,
    data: Range<usize>,
    /// What the event carries beside its data, ended with a NUL; empty if that is nothing.
    bytes: Box<[u8]>,
    /// The data itself is what the event carries.
    carries_data: bool,
    size: IndexSize,
    index: OnceLock<Index>,
    /// What `get_json` handed out, by the values of the index.
    parts: Copies,
    /// What `get_key` handed out, by the members' values.
    keys: Copies,
    /// The memory for `index`. Its lock is held while `index` or a copy is made, so that no thread waits for a
    /// `OnceLock`: on some systems that touches a thread-local with a destructor, which the host's threads must not.
    reserved: Mutex<Reserved>,
}

impl Event {
    /// The event in a gateway payload, of which it keeps the memory. A payload without data has null.
    ///
    /// # Panics
    ///
    /// If `envelope` was not made from this `payload`.
    #[must_use]
    pub fn dispatch(payload: String, envelope: &Envelope) -> Self {
        let name = envelope.name(&payload).unwrap_or_default();
        let kind = EventKind::from_name(&name);
        let unknown_name = kind.is_none().then(|| {
            // For a C caller, a name is over at its first NUL.
            let name = name.split('\0').next().unwrap_or_default();
            CString::new(name).unwrap_or_default()
        });
        let (payload, data, size) = if envelope.d.is_empty() {
            ("null".to_owned(), 0..4, IndexSize { nodes: 1, text: 0 })
        } else {
            (payload, envelope.d.clone(), envelope.size)
        };
        let kind = kind.unwrap_or(EventKind::Unknown);
        Self { unknown_name, sequence: envelope.s, ..Self::new(kind, payload, data, size) }
    }

    /// An event of the library's own. Text that is not JSON becomes a JSON string, so that it is not lost.
    #[must_use]
    pub fn own(kind: EventKind, data: String) -> Self {
        if let Ok(size) = measure(&data) {
            let range = 0..data.len();
            return Self::new(kind, data, range, size);
        }
        let data = serde_json::Value::String(data).to_string();
        let size = measure(&data).unwrap_or_default();
        let range = 0..data.len();
        Self::new(kind, data, range, size)
    }

    /// The same, with bytes that have no place in JSON.
    #[must_use]
    pub fn with_bytes(self, mut bytes: Vec<u8>) -> Self {
        bytes.reserve_exact(1);
        bytes.push(0);
        Self { bytes: bytes.into_boxed_slice(), ..self }
    }

    /// A text of somebody else's, which [`bytes`](Self::bytes) gives. It is the data as well where it is JSON; else that is null.
    #[must_use]
    pub fn text(kind: EventKind, text: String) -> Self {
        let Ok(size) = measure(&text) else {
            return Self::own(kind, "null".to_owned()).with_bytes(text.into_bytes());
        };
        let range = 0..text.len();
        Self { carries_data: true, ..Self::new(kind, text, range, size) }
    }

    fn new(kind: EventKind, mut text: String, data: Range<usize>, size: IndexSize) -> Self {
        // Nothing that comes after the data is needed any more, and of a payload that is at least a bracket: the NUL
        // that a C caller finds behind the data costs neither a copy nor a larger buffer.
        text.truncate(data.end);
        text.reserve_exact(1);
        text.push('\0');
        Self {
            kind,
            unknown_name: None,
            sequence: None,
            text,
            data,
            bytes: Box::default(),
            carries_data: false,
            size,
            index: OnceLock::new(),
            parts: Copies::default(),
            keys: Copies::default(),
            reserved: Mutex::new(Reserved::new(size)),
        }
    }

    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> EventKind {
        self.kind
    }

    /// Its name, such as `MESSAGE_CREATE`; of a dispatch the library does not know, the name that Discord gave it.
    #[must_use]
    pub fn name(&self) -> &CStr {
        self.unknown_name.as_deref().unwrap_or(self.kind.name())
    }

    /// The sequence number that came with a dispatch.
    #[must_use]
    pub fn sequence(&self) -> Option<u64> {
        self.sequence
    }

    /// The data. The byte after its end is NUL.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.text[self.data.clone()]
    }

    /// What it carries beside its data: the body of an answer that is not UTF-8, or a WebSocket's message. The byte after its end is NUL if it has any.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        if self.carries_data {
            return self.json().as_bytes();
        }
        self.bytes.split_last().map_or(&[], |(_nul, bytes)| bytes)
    }

    /// The memory it takes, in bytes, without the copies that [`get_json`](Self::get_json) makes. It never changes.
    #[must_use]
    pub fn byte_size(&self) -> usize {
        let name = self.unknown_name.as_ref().map_or(0, |name| name.count_bytes() + 1);
        size_of::<Self>() + self.text.capacity() + self.bytes.len() + self.size.bytes() + name
    }

    /// The string at an RFC 6901 JSON pointer, unescaped. It may hold U+0000; the byte after its end is NUL.
    pub fn get_str(&self, pointer: &str) -> Result<&str, ReadError> {
        self.value(pointer)?.str()
    }

    /// The unsigned integer at a JSON pointer, also where it is written as a string of decimal digits.
    pub fn get_u64(&self, pointer: &str) -> Result<u64, ReadError> {
        self.value(pointer)?.u64()
    }

    /// The signed integer at a JSON pointer, also where it is written as a string of decimal digits.
    pub fn get_i64(&self, pointer: &str) -> Result<i64, ReadError> {
        self.value(pointer)?.i64()
    }

    /// The number at a JSON pointer.
    pub fn get_f64(&self, pointer: &str) -> Result<f64, ReadError> {
        self.value(pointer)?.f64()
    }

    /// The truth value at a JSON pointer.
    pub fn get_bool(&self, pointer: &str) -> Result<bool, ReadError> {
        self.value(pointer)?.bool()
    }

    /// The type of the value at a JSON pointer.
    pub fn get_kind(&self, pointer: &str) -> Result<Kind, ReadError> {
        Ok(self.value(pointer)?.kind())
    }

    /// How many elements or members the array or object at a JSON pointer has.
    pub fn get_count(&self, pointer: &str) -> Result<usize, ReadError> {
        self.value(pointer)?.count()
    }

    /// The JSON of the value at a JSON pointer, as it stands in the text. The byte after its end is NUL.
    ///
    /// For a part of the data this allocates: parts contain each other, so they cannot all be followed by a NUL in
    /// one text, and room for every part would be the text times its depth. Each part is copied once, however often
    /// it is asked for, and freed with the event.
    pub fn get_json(&self, pointer: &str) -> Result<&str, ReadError> {
        let value = self.value(pointer)?;
        if value.position() == 0 {
            return Ok(self.json());
        }
        Ok(self.copy(&self.parts, value.position(), || value.json().into()))
    }

    /// The name of the member at this place of the object at a JSON pointer, in the order of the text. It may hold U+0000; the
    /// byte after its end is NUL. Each is copied once, and freed with the event.
    pub fn get_key(&self, pointer: &str, index: usize) -> Result<&str, ReadError> {
        let object = self.value(pointer)?;
        match object.kind() {
            Kind::Object => {}
            Kind::Null => return Err(ReadError::IsNull),
            _ => return Err(ReadError::WrongType),
        }
        let member = object.member_at(index).ok_or(ReadError::NotFound)?;
        Ok(self.copy(&self.keys, member.position(), || member.key()))
    }

    /// The value at a JSON pointer, for several readings of it.
    pub fn value(&self, pointer: &str) -> Result<Value<'_>, ReadError> {
        self.document().value(pointer)
    }

    fn document(&self) -> Document<'_> {
        let index = self.index.get().unwrap_or_else(|| {
            let mut reserved = self.reserved.lock().unwrap_or_else(PoisonError::into_inner);
            self.index.get_or_init(|| {
                // Whoever made the event has walked over this text before: it is JSON.
                Index::build(self.json(), std::mem::take(&mut reserved)).unwrap_or_default()
            })
        });
        index.of(self.json())
    }

    /// A copy that is made once, with a NUL after it.
    fn copy<'a>(
        &'a self,
        copies: &'a Copies,
        position: usize,
        text: impl FnOnce() -> Cow<'a, str>,
    ) -> &'a str {
        let made = copies.get().and_then(|copies| copies[position].get());
        let copy = made.unwrap_or_else(|| {
            let _one_at_a_time = self.reserved.lock().unwrap_or_else(PoisonError::into_inner);
            let copies = copies.get_or_init(|| (0..self.size.nodes).map(|_| OnceLock::new()).collect());
            copies[position].get_or_init(|| [&*text(), "\0"].concat().into_boxed_str())
        });
        &copy[..copy.len() - 1]
    }
}

/// The data is left out: logs are no place for what players write, nor for the tokens in some events.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("name", &self.name())
            .field("sequence", &self.sequence)
            .field("bytes", &self.data.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_walked_when_something_is_read_and_once() {
        let event = Event::own(EventKind::Fatal, r#"{"code":-1,"texts":["a","b"],"text":"why"}"#.to_owned());
        assert!(event.byte_size() > 0 && !event.json().is_empty() && event.bytes().is_empty());
        assert!(event.index.get().is_none(), "nothing was asked for that needs it");

        assert_eq!(event.get_i64("/code"), Ok(-1));
        let built: *const Index = event.index.get().unwrap();
        for _ in 0..10 {
            assert_eq!(event.get_str("/texts/1"), Ok("b"));
            assert_eq!(event.get_key("", 2), Ok("text"));
        }
        // An index takes the memory that was reserved for it: a second one would have none.
        assert!(std::ptr::eq(built, event.index.get().unwrap()));
    }
}
