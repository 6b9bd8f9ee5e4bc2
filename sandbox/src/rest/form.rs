//! Reading a body field by field, and noting everything that is wrong with it.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use super::error::RestError;

/// The fields of a JSON object.
pub(crate) type Fields = Map<String, Value>;

/// Everything that is wrong with a body, as a tree of the same shape.
#[derive(Debug, Default)]
pub(crate) struct FormErrors {
    tree: RefCell<Fields>,
}

impl FormErrors {
    pub(crate) fn add(&self, path: &[&str], code: &str, message: &str) {
        let mut tree = self.tree.borrow_mut();
        let mut at = &mut *tree;
        for step in path {
            let child = at.entry(*step).or_insert_with(|| json!({}));
            let Value::Object(child) = child else { return };
            at = child;
        }
        if let Some(list) = at.entry("_errors").or_insert_with(|| json!([])).as_array_mut() {
            list.push(json!({"code": code, "message": message}));
        }
    }

    /// The answer, if anything was wrong.
    pub(crate) fn check(&self) -> Result<(), RestError> {
        let tree = self.tree.borrow();
        if tree.is_empty() { Ok(()) } else { Err(RestError::invalid_form(&tree)) }
    }
}

/// An object in a body. What is wrong with a field is noted, and the field then counts as absent.
#[derive(Clone, Debug)]
pub(crate) struct Form<'a> {
    fields: &'a Fields,
    path: Vec<String>,
    errors: &'a FormErrors,
}

impl<'a> Form<'a> {
    pub(crate) fn new(fields: &'a Fields, errors: &'a FormErrors) -> Self {
        Self { fields, path: Vec::new(), errors }
    }

    /// An object that the body leaves out.
    pub(crate) fn empty(&self, name: &str, fields: &'a Fields) -> Self {
        Self { fields, ..self.below(name) }
    }

    /// For a body that is a list: without the name that it was given for reading.
    pub(crate) fn without_first(&self) -> Self {
        Self { path: self.path[1..].to_vec(), ..self.clone() }
    }

    pub(crate) fn fields(&self) -> &'a Fields {
        self.fields
    }

    /// Null counts as absent.
    pub(crate) fn given(&self, name: &str) -> Option<&'a Value> {
        self.fields.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    pub(crate) fn is_null(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(Value::is_null)
    }

    /// Notes a mistake in the field, or in the object itself if `name` is empty.
    pub(crate) fn wrong(&self, name: &str, code: &str, message: &str) {
        let mut path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        if !name.is_empty() {
            path.push(name);
        }
        self.errors.add(&path, code, message);
    }

    pub(crate) fn wrong_at(&self, name: &str, index: usize, code: &str, message: &str) {
        self.below(name).wrong(&index.to_string(), code, message);
    }

    pub(crate) fn require(&self, name: &str) {
        if self.given(name).is_none() {
            self.wrong(name, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    fn below(&self, name: &str) -> Self {
        let mut path = self.path.clone();
        path.push(name.to_owned());
        Self { path, ..self.clone() }
    }

    /// Discord takes numbers for text, and removes white space at both ends. Lengths are in code points.
    pub(crate) fn text(&self, name: &str, length: RangeInclusive<usize>) -> Option<String> {
        let text = match self.given(name)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => {
                let message = format!("Could not interpret \"{name}\" as string.");
                self.wrong(name, "STRING_TYPE_CONVERT", &message);
                return None;
            }
        };
        self.length(name, text.chars().count(), length).then_some(text)
    }

    fn length(&self, name: &str, length: usize, allowed: RangeInclusive<usize>) -> bool {
        let (least, most) = allowed.clone().into_inner();
        if allowed.contains(&length) {
            return true;
        }
        if least == 0 {
            self.wrong(name, "BASE_TYPE_MAX_LENGTH", &format!("Must be {most} or fewer in length."));
        } else {
            let message = format!("Must be between {least} and {most} in length.");
            self.wrong(name, "BASE_TYPE_BAD_LENGTH", &message);
        }
        false
    }

    pub(crate) fn boolean(&self, name: &str) -> Option<bool> {
        let value = self.given(name)?;
        if value.as_bool().is_none() {
            self.wrong(name, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        }
        value.as_bool()
    }

    pub(crate) fn integer(&self, name: &str, allowed: RangeInclusive<i64>) -> Option<i64> {
        let value = self.given(name)?;
        let Some(number) = value.as_i64().or_else(|| value.as_str()?.parse().ok()) else {
            self.wrong(name, "NUMBER_TYPE_COERCE", &format!("Value {value} is not int."));
            return None;
        };
        let (least, most) = allowed.into_inner();
        if number < least {
            let message = format!("int value should be greater than or equal to {least}.");
            self.wrong(name, "NUMBER_TYPE_MIN", &message);
            return None;
        }
        if number > most {
            let message = format!("int value should be less than or equal to {most}.");
            self.wrong(name, "NUMBER_TYPE_MAX", &message);
            return None;
        }
        Some(number)
    }

    pub(crate) fn choice(&self, name: &str, choices: &[i64]) -> Option<i64> {
        let number = self.integer(name, i64::MIN..=i64::MAX)?;
        if choices.contains(&number) {
            return Some(number);
        }
        self.wrong(name, "BASE_TYPE_CHOICES", &format!("Value must be one of {}.", set(choices)));
        None
    }

    /// Bits, of which only some may be set.
    pub(crate) fn flags(&self, name: &str, settable: u64) -> Option<u64> {
        let value = self.given(name)?;
        let flags = value.as_u64().filter(|flags| flags & !settable == 0);
        if flags.is_none() {
            self.wrong(name, "BITFIELD_NOT_ALLOWED", "Invalid flags.");
        }
        flags
    }

    pub(crate) fn snowflake(&self, name: &str) -> Option<u64> {
        let value = self.given(name)?;
        let id = snowflake(value);
        if id.is_none() {
            self.wrong(name, "NUMBER_TYPE_COERCE", &format!("Value {value} is not snowflake."));
        }
        id
    }

    pub(crate) fn snowflakes(&self, name: &str, count: RangeInclusive<usize>) -> Option<Vec<u64>> {
        let list = self.list(name, count)?;
        let mut ids = Vec::new();
        for (index, value) in list.iter().enumerate() {
            if let Some(id) = snowflake(value) {
                ids.push(id);
            } else {
                let message = format!("Value {value} is not snowflake.");
                self.wrong_at(name, index, "NUMBER_TYPE_COERCE", &message);
            }
        }
        Some(ids)
    }

    pub(crate) fn list(&self, name: &str, count: RangeInclusive<usize>) -> Option<&'a Vec<Value>> {
        let Value::Array(list) = self.given(name)? else {
            self.wrong(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
            return None;
        };
        self.length(name, list.len(), count).then_some(list)
    }

    pub(crate) fn object(&self, name: &str) -> Option<Self> {
        let Value::Object(fields) = self.given(name)? else {
            self.wrong(name, "DICT_TYPE_CONVERT", NOT_AN_OBJECT);
            return None;
        };
        Some(Self { fields, ..self.below(name) })
    }

    /// A list of objects; what is no object is left out.
    pub(crate) fn objects(&self, name: &str, count: RangeInclusive<usize>) -> Option<Vec<Self>> {
        let list = self.list(name, count)?;
        let below = self.below(name);
        let mut forms = Vec::new();
        for (index, value) in list.iter().enumerate() {
            match value {
                Value::Object(fields) => forms.push(Self { fields, ..below.below(&index.to_string()) }),
                _ => self.wrong_at(name, index, "DICT_TYPE_CONVERT", NOT_AN_OBJECT),
            }
        }
        Some(forms)
    }

    /// An address of http or https, or of an attachment where that is allowed.
    pub(crate) fn url(&self, name: &str, allows_attachment: bool) -> Option<String> {
        let url = self.text(name, 1..=2048)?;
        let Some((scheme, rest)) = url.split_once("://").filter(|(_, rest)| !rest.is_empty()) else {
            self.wrong(name, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
            return None;
        };
        let is_known = matches!(scheme, "http" | "https") || (allows_attachment && scheme == "attachment");
        if !is_known {
            let message =
                format!("Scheme \"{scheme}\" is not supported. Scheme must be one of ('http', 'https').");
            self.wrong(name, "URL_TYPE_INVALID_SCHEME", &message);
            return None;
        }
        if rest.contains(char::is_whitespace) {
            self.wrong(name, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
            return None;
        }
        Some(url)
    }
}

const NOT_AN_OBJECT: &str = "Only dictionaries may be used in a DictType.";

fn set(choices: &[impl Display]) -> String {
    format!("({})", choices.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
}

pub(crate) fn snowflake(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}
