use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{last_error, tickcord_result};
use crate::base::{Failure, ResultCode};

/// Runs the body of an export: no panic passes, and a failure's text is kept for `tickcord_last_error`.
pub(super) fn boundary(body: impl FnOnce() -> Result<(), Failure>) -> tickcord_result {
    let result = catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|_| {
        Err(Failure::new(ResultCode::Panic, "A bug in Tickcord was caught in this call; please report it."))
    });
    match result {
        Ok(()) => ResultCode::Ok.number(),
        Err(failure) => {
            last_error::set(&failure.text);
            failure.code.number()
        }
    }
}

/// The same for an export that returns a value; a panic gives `otherwise`.
pub(super) fn boundary_or<R>(otherwise: R, body: impl FnOnce() -> R) -> R {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(otherwise)
}

/// The failure for a pointer that is NULL and must not be.
pub(super) fn null(name: &str) -> Failure {
    Failure::new(ResultCode::NullArgument, format!("{name} is NULL: this function needs it."))
}

/// Where a result goes. Zero or NULL is there from the start, and stays when the call fails.
pub(super) struct Out<T>(*mut T);

impl<T> Out<T> {
    /// `pointer` is NULL, or there is room for a `T` at it until the call returns.
    pub(super) unsafe fn new(pointer: *mut T, zero: T) -> Self {
        let out = Self(pointer);
        out.set(zero);
        out
    }

    /// A failure that names the parameter if the caller gave NULL.
    pub(super) fn required(&self, name: &str) -> Result<(), Failure> {
        if self.0.is_null() { Err(null(name)) } else { Ok(()) }
    }

    pub(super) fn set(&self, value: T) {
        if !self.0.is_null() {
            // SAFETY: not NULL, and whoever made the `Out` promised room for a `T`.
            unsafe { self.0.write(value) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_stops_at_the_border() {
        let code = boundary(|| panic!("a bug, on purpose"));
        assert_eq!(code, ResultCode::Panic.number());
        last_error::with(|text| assert!(text.starts_with(b"A bug in Tickcord")));
        assert_eq!(boundary_or(7, || panic!("a bug, on purpose")), 7);
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        boundary(|| Err(Failure::new(ResultCode::InvalidArgument, format!("{}é", "x".repeat(1022)))));
        last_error::with(|text| assert_eq!(text, "x".repeat(1022).as_bytes()));
    }
}
