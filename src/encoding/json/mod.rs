//! JSON as Discord sends it: one walk that checks a payload, and an index that answers JSON pointers.
//!
//! [`Envelope::scan`] reads `op`, `s` and `t`, checks the whole text against RFC 8259 and measures `d`. With that
//! measure, [`Reserved`] sets memory aside, in which [`Index::build`] later lists the values of `d` without
//! allocating. [`Index::of`] joins both to a [`Document`], which answers RFC 6901 pointers.

mod document;
mod envelope;
mod error;
mod index;
mod members;
mod number;
mod pointer;
mod recent;
mod scan;
mod unescape;
mod walk;

pub use document::{Document, Kind, ReadError, Value};
pub use envelope::Envelope;
pub use error::{JsonError, Problem};
pub use index::{Index, IndexSize, Reserved};
pub use members::{take_string_member, unsigned_members};
pub use walk::{MAX_DEPTH, MAX_LEN, measure};
