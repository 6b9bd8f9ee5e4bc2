use crate::encoding::json::{Kind, ReadError, Value};
use crate::events::Event;
use crate::model::Snowflake;

/// What a field that can be null or left out has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// The field is not there, or of a type nobody expects: nothing is said about it.
    #[default]
    Absent,
    /// The field says that there is none.
    Null,
    /// This.
    Value(T),
}

impl<T> Field<T> {
    /// The value, if there is one.
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<Result<T, ReadError>> for Field<T> {
    fn from(read: Result<T, ReadError>) -> Self {
        match read {
            Ok(value) => Self::Value(value),
            Err(ReadError::IsNull) => Self::Null,
            Err(_) => Self::Absent,
        }
    }
}

/// An object in an event's data, or nothing where one was expected: then all of its fields are absent.
#[derive(Debug, Clone, Copy, Default)]
pub struct Object<'a>(Option<Value<'a>>);

impl<'a> Object<'a> {
    pub(in crate::events) fn of(event: &'a Event) -> Self {
        Self(event.value("").ok())
    }

    pub(in crate::events) fn is_there(self) -> bool {
        self.0.is_some_and(|value| value.kind() == Kind::Object)
    }

    pub(in crate::events) fn object(self, name: &str) -> Self {
        Self(self.get(name))
    }

    /// The element of an array.
    pub(in crate::events) fn element(self, name: &str, index: usize) -> Self {
        Self(self.get(name).and_then(|array| array.element(index)))
    }

    /// The elements of an array, in order.
    pub(in crate::events) fn elements(self, name: &str) -> impl Iterator<Item = Self> + use<'a> {
        self.get(name).into_iter().flat_map(Value::elements).map(|element| Self(Some(element)))
    }

    /// A text in an array.
    pub(super) fn str_at(self, name: &str, index: usize) -> Option<&'a str> {
        self.get(name)?.element(index)?.str().ok()
    }

    /// A number in an array.
    pub(super) fn number_at(self, name: &str, index: usize) -> u32 {
        let number = self.element(name, index).0.and_then(|number| number.u64().ok());
        number.and_then(|number| u32::try_from(number).ok()).unwrap_or_default()
    }

    pub(in crate::events) fn id(self, name: &str) -> Snowflake {
        Snowflake(self.unsigned(name))
    }

    pub(in crate::events) fn unsigned(self, name: &str) -> u64 {
        self.read(name, Value::u64).unwrap_or_default()
    }

    pub(super) fn signed(self, name: &str, otherwise: i64) -> i64 {
        self.read(name, Value::i64).unwrap_or(otherwise)
    }

    pub(super) fn f64(self, name: &str) -> f64 {
        self.read(name, Value::f64).unwrap_or_default()
    }

    pub(super) fn u32(self, name: &str) -> u32 {
        u32::try_from(self.unsigned(name)).unwrap_or_default()
    }

    /// A type, or another number that is small.
    pub(super) fn number(self, name: &str, otherwise: i32) -> i32 {
        self.read(name, Value::i64).ok().and_then(|number| i32::try_from(number).ok()).unwrap_or(otherwise)
    }

    pub(super) fn bool(self, name: &str) -> bool {
        self.flag(name).value().unwrap_or_default()
    }

    /// A truth value whose absence does not mean no.
    pub(super) fn flag(self, name: &str) -> Field<bool> {
        self.read(name, Value::bool).into()
    }

    pub(in crate::events) fn str(self, name: &str) -> &'a str {
        self.text(name).value().unwrap_or_default()
    }

    pub(super) fn text(self, name: &str) -> Field<&'a str> {
        self.read(name, Value::str).into()
    }

    /// Whether there is an object by this name.
    pub(super) fn presence(self, name: &str) -> Field<()> {
        let there = |value: Value<'a>| match value.kind() {
            Kind::Object => Ok(()),
            Kind::Null => Err(ReadError::IsNull),
            _ => Err(ReadError::WrongType),
        };
        self.read(name, there).into()
    }

    /// How many elements an array has.
    pub(super) fn count(self, name: &str) -> u32 {
        let array = self.get(name).filter(|value| value.kind() == Kind::Array);
        let count = array.and_then(|array| array.count().ok());
        count.and_then(|count| u32::try_from(count).ok()).unwrap_or_default()
    }

    fn get(self, name: &str) -> Option<Value<'a>> {
        self.0?.member(name)
    }

    fn read<T>(self, name: &str, read: fn(Value<'a>) -> Result<T, ReadError>) -> Result<T, ReadError> {
        self.get(name).ok_or(ReadError::NotFound).and_then(read)
    }
}
