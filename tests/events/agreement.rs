//! Two readings of one JSON text, value by value.

use serde_json::Value as Other;
use tickcord::encoding::json::{Document, Kind, ReadError};

/// Compares the value at `pointer`, and everything in it.
pub(crate) fn compare(document: Document<'_>, other: &Other, pointer: &mut String) {
    let ours = document.value(pointer).unwrap_or_else(|error| panic!("{pointer}: {error}"));
    let here = pointer.len();
    match other {
        Other::Null => {
            assert_eq!((ours.kind(), ours.json()), (Kind::Null, "null"));
            assert_eq!(ours.str(), Err(ReadError::IsNull));
        }
        Other::Bool(other) => assert_eq!((ours.kind(), ours.bool()), (Kind::Bool, Ok(*other))),
        Other::String(other) => assert_eq!((ours.kind(), ours.str()), (Kind::String, Ok(other.as_str()))),
        Other::Number(other) => {
            assert_eq!(ours.kind(), Kind::Number);
            let (found, expected) = (ours.f64().expect("a number"), other.as_f64().expect("a number"));
            // serde_json rounds the last digit differently now and then.
            assert!(
                (found - expected).abs() <= expected.abs() * 1e-15,
                "{}: {found}, {expected}",
                ours.json()
            );
            if let Some(expected) = other.as_u64() {
                assert_eq!(ours.u64(), Ok(expected));
            }
            if let Some(expected) = other.as_i64() {
                assert_eq!(ours.i64(), Ok(expected));
            }
        }
        Other::Array(elements) => {
            assert_eq!((ours.kind(), ours.count()), (Kind::Array, Ok(elements.len())));
            for (at, element) in elements.iter().enumerate() {
                pointer.push('/');
                pointer.push_str(&at.to_string());
                compare(document, element, pointer);
                pointer.truncate(here);
            }
        }
        Other::Object(members) => {
            assert_eq!(ours.kind(), Kind::Object);
            // serde_json has a name that is there twice once.
            assert!(ours.count().is_ok_and(|count| count >= members.len()));
            for (name, member) in members {
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                compare(document, member, pointer);
                pointer.truncate(here);
            }
        }
    }
}
