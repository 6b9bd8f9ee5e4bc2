use std::{
    borrow::Cow,
    ffi::{CStr, c_char},
    slice,
};

use super::boundary::{Out, null};
use crate::{
    base::{Failure, ResultCode},
    text::{CodePage, repaired},
};

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

    /// A text that players typed, which need not be UTF-8. The same contract.
    pub(super) unsafe fn read_repaired<'a>(
        self,
        name: &str,
        repair: &mut Repair,
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
        let (text, places) = repaired(bytes, repair.code_page);
        repair.places += places;
        Ok(Some(text))
    }
}

/// How the texts of one message are read that are not UTF-8.
#[derive(Debug)]
pub(super) struct Repair {
    /// What they are written in; none: they are repaired.
    code_page: Option<CodePage>,
    /// Where characters were not known so far.
    pub(super) places: usize,
}

impl Repair {
    pub(super) const fn new(code_page: Option<CodePage>) -> Self {
        Self { code_page, places: 0 }
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
        let text = format!(
            "{name} has an impossible length of {len} bytes: give its own, or TICKCORD_NUL_TERMINATED."
        );
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

/// Copies a text into the caller's buffer, with a NUL behind it, and tells its length. `buf` is NULL or has room for `cap` bytes.
pub(super) unsafe fn give(
    text: &[u8],
    buf: *mut c_char,
    cap: usize,
    out_len: &Out<usize>,
) -> Result<(), Failure> {
    if buf.is_null() && cap != 0 {
        return Err(null("buf"));
    }
    out_len.set(text.len());
    if buf.is_null() {
        return Ok(());
    }
    if cap <= text.len() {
        let text = format!("The text takes {} bytes with its NUL, and cap is {cap}.", text.len() + 1);
        return Err(Failure::new(ResultCode::BufferTooSmall, text));
    }
    // SAFETY: `buf` has room for `cap` bytes, which is more than the text and its NUL, and is not our own memory.
    unsafe {
        buf.cast::<u8>().copy_from_nonoverlapping(text.as_ptr(), text.len());
        buf.add(text.len()).write(0);
    }
    Ok(())
}
