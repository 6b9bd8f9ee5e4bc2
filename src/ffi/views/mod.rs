//! What the events that hosts use most say, as structs.

mod attachment;
mod channel;
mod finding;
mod guild;
mod interaction;
mod interaction_input;
mod library;
mod member;
mod message;
mod notice;
mod role;
mod user;
mod websocket;

pub use attachment::*;
pub use channel::*;
pub use finding::*;
pub use guild::*;
pub use interaction::*;
pub use interaction_input::*;
pub use library::*;
pub use member::*;
pub use message::*;
pub use notice::*;
pub use role::*;
pub use user::*;
pub use websocket::*;

use super::{
    boundary::null,
    event::{self, tickcord_event},
    sized::{self, Sized},
    tickcord_str,
};
use crate::{
    base::{Failure, ResultCode},
    events::views::{Field, View},
};

/// The field is not there: nothing is said about it.
pub const TICKCORD_FIELD_ABSENT: i32 = 0;
/// The field is null: there is none.
pub const TICKCORD_FIELD_NULL: i32 = 1;
/// The field has a value.
pub const TICKCORD_FIELD_VALUE: i32 = 2;

/// A struct that is filled from a view. What holds for a [`Sized`] struct holds for it.
unsafe trait ViewStruct: Copy {
    /// The struct's name in C.
    const NAME: &'static str;
    /// What it is filled from.
    type View<'a>: Default;

    /// The view in C's terms.
    fn of(struct_size: u32, view: &Self::View<'_>) -> Self;
}

// SAFETY: whoever implements `ViewStruct` promises the same.
unsafe impl<S: ViewStruct> Sized for S {
    const NAME: &'static str = <S as ViewStruct>::NAME;
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self::of(struct_size, &S::View::default())
    }
}

/// The part that all `_init` functions share. `out` is NULL or has room for `struct_size` bytes.
unsafe fn prepare<S: ViewStruct>(out: *mut S, struct_size: u32) -> Result<(), Failure> {
    // SAFETY: this function's contract is the same.
    unsafe { sized::write(out, struct_size, &S::default_with(struct_size)) }
}

/// Nothing is there from the start, and stays when a call fails. `out` is NULL or a prepared struct; returns its size.
unsafe fn clear<S: ViewStruct>(out: *mut S) -> Result<u32, Failure> {
    // SAFETY: this function's contract is the same.
    let struct_size = unsafe { sized::size_of_caller(out) }?;
    // SAFETY: likewise.
    unsafe { prepare(out, struct_size) }?;
    Ok(struct_size)
}

/// The part that all readers share. The pointers are as for every function here.
unsafe fn fill<'a, S>(event: *const tickcord_event, out: *mut S) -> Result<(), Failure>
where
    S: ViewStruct<View<'a>: View<'a>>,
{
    // SAFETY: this function's contract is the same.
    unsafe { fill_from::<S, S::View<'a>>(event, out, Ok) }
}

/// Fills a struct with what `find` finds in a view of the event. The pointers are as for every function here.
unsafe fn fill_from<'a, S: ViewStruct, V: View<'a>>(
    event: *const tickcord_event,
    out: *mut S,
    find: impl FnOnce(V) -> Result<S::View<'a>, Failure>,
) -> Result<(), Failure> {
    // SAFETY: this function's contract is the same.
    let struct_size = unsafe { clear(out) }?;
    // SAFETY: `event` is NULL or an event, by this function's contract.
    let event = unsafe { event::get(event) }.ok_or_else(|| null("event"))?;
    let view = event.view::<V>().ok_or_else(|| {
        let kinds: Vec<_> = V::KINDS.iter().map(|kind| kind.name().to_string_lossy()).collect();
        let (name, kinds) = (event.name().to_string_lossy(), kinds.join(" or "));
        let text = format!("The event is {name}, and a {} describes {kinds}.", <S as ViewStruct>::NAME);
        Failure::new(ResultCode::WrongType, text)
    })?;
    let found = find(view)?;
    // SAFETY: as for `prepare`.
    unsafe { sized::write(out, struct_size, &S::of(struct_size, &found)) }
}

/// A text of an event, which has a zero behind it, or of none.
fn text(text: &str) -> tickcord_str {
    if text.is_empty() { tickcord_str::EMPTY } else { tickcord_str::of_terminated(text) }
}

fn field<T>(field: &Field<T>) -> i32 {
    match field {
        Field::Absent => TICKCORD_FIELD_ABSENT,
        Field::Null => TICKCORD_FIELD_NULL,
        Field::Value(_) => TICKCORD_FIELD_VALUE,
    }
}
