use std::{
    borrow::Cow,
    ffi::{CStr, c_char},
    slice,
};

use super::boundary::null;
use crate::base::{Failure, ResultCode};

/// `TICKCORD_OK`, or a negative `TICKCORD_ERROR_...`.
pub type tickcord_result = i32;

/// A text, or a part of one, that somebody else owns: UTF-8, `len` bytes at `ptr`.
///
/// On output `ptr` is never NULL and `ptr[len]` is 0; the text itself can hold zeros as well, so trust `len`. On input
/// `len` may be `TICKCORD_NUL_TERMINATED`, and a NULL `ptr` means that nothing is given.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_str {
    /// The first byte.
    pub ptr: *const c_char,
    /// How many bytes.
    pub len: usize,
}

/// `SIZE_MAX`: the string ends at its NUL. The header writes it as `TICKCORD_NUL_TERMINATED`.
pub(crate) const NUL_TERMINATED: usize = usize::MAX;

impl tickcord_str {
    /// Nothing given, on input.
    pub(super) const ABSENT: Self = Self { ptr: std::ptr::null(), len: NUL_TERMINATED };
    /// No text, on output.
    pub(super) const EMPTY: Self = Self::of_c_str(c"");

    pub(super) const fn of_c_str(text: &CStr) -> Self {
        Self { ptr: text.as_ptr(), len: text.count_bytes() }
    }

    /// `text` must be followed by a zero byte, as every text of an event is.
    pub(super) const fn of_terminated(text: &str) -> Self {
        Self { ptr: text.as_ptr().cast(), len: text.len() }
    }

    /// The text given; none for a NULL pointer. The pointer must be good for as long as the result is used.
    pub(super) unsafe fn read<'a>(self, name: &str) -> Result<Option<&'a str>, Failure> {
        if self.ptr.is_null() {
            return Ok(None);
        }
        // SAFETY: not NULL, and good by this function's contract.
        unsafe { utf8(self.ptr, self.len, name) }.map(Some)
    }

    /// A text that players typed; what is not UTF-8 in it is repaired, and `repairs` counts where. The same contract.
    pub(super) unsafe fn read_repaired<'a>(
        self,
        name: &str,
        repairs: &mut usize,
    ) -> Result<Option<Cow<'a, str>>, Failure> {
        if self.ptr.is_null() {
            return Ok(None);
        }
        // SAFETY: not NULL, and good by this function's contract.
        let bytes = unsafe { bytes(self.ptr, self.len, name) }?;
        if bytes.len() > LONGEST_TEXT {
            let text =
                format!("{name} has {} bytes, and no text may have more than {LONGEST_TEXT}.", bytes.len());
            return Err(Failure::new(ResultCode::ContentTooLong, text));
        }
        let (text, count) = repaired(bytes);
        *repairs += count;
        Ok(Some(text))
    }
}

/// In bytes; more than Discord takes of any text, even in parts. To repair a longer one takes long.
const LONGEST_TEXT: usize = 80_000;

/// The bytes of a string parameter. They must be good for as long as the result is used.
pub(super) unsafe fn bytes<'a>(ptr: *const c_char, len: usize, name: &str) -> Result<&'a [u8], Failure> {
    if ptr.is_null() {
        return Err(null(name));
    }
    if len == NUL_TERMINATED {
        // SAFETY: not NULL, and by the caller's word there is a NUL to end at.
        return Ok(unsafe { CStr::from_ptr(ptr) }.to_bytes());
    }
    if isize::try_from(len).is_err() {
        let text = format!("{name} has an impossible length of {len} bytes.");
        return Err(Failure::new(ResultCode::InvalidArgument, text));
    }
    // SAFETY: not NULL, not longer than an object can be, and by the caller's word `len` bytes are there.
    Ok(unsafe { slice::from_raw_parts(ptr.cast(), len) })
}

/// A string parameter that must be UTF-8. It must be good for as long as the result is used.
pub(super) unsafe fn utf8<'a>(ptr: *const c_char, len: usize, name: &str) -> Result<&'a str, Failure> {
    // SAFETY: this function's contract is the same.
    let bytes = unsafe { bytes(ptr, len, name) }?;
    str::from_utf8(bytes).map_err(|error| {
        let text = format!(
            "{name} is not UTF-8 (byte {}): convert it from its code page before the call.",
            error.valid_up_to()
        );
        Failure::new(ResultCode::InvalidUtf8, text)
    })
}

/// A text that players typed: what is not UTF-8 becomes U+FFFD, since a message is never lost for that. Tells in how many
/// places.
pub(super) fn repaired(bytes: &[u8]) -> (Cow<'_, str>, usize) {
    let repairs = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    (String::from_utf8_lossy(bytes), repairs)
}
