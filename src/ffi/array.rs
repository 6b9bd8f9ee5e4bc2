use std::slice;

use super::boundary::null;
use crate::base::{Failure, ResultCode};

/// More elements could not be told from a mistake, and would take a host's thread too long to copy.
const MAX_COUNT: usize = 10_000;

/// An array parameter of `count` numbers; NULL is one of none. It must be good for as long as the result is used.
pub(super) unsafe fn read<'a, T: Copy>(
    first: *const T,
    count: usize,
    name: &str,
) -> Result<&'a [T], Failure> {
    if count == 0 {
        return Ok(&[]);
    }
    if first.is_null() {
        return Err(null(name));
    }
    if count > MAX_COUNT {
        let text = format!("{name} has {count} elements, which are more than {MAX_COUNT}.");
        return Err(Failure::new(ResultCode::InvalidArgument, text));
    }
    if !first.is_aligned() {
        let text = format!("{name} is not aligned as its type must be.");
        return Err(Failure::new(ResultCode::InvalidArgument, text));
    }
    // SAFETY: not NULL, aligned, not longer than an object can be, and by the caller's word `count` elements are there.
    Ok(unsafe { slice::from_raw_parts(first, count) })
}
