//! What concerns the library as a whole.

use std::ffi::c_char;

use super::{
    boundary::{Out, boundary_or},
    client, event, last_error, poll, string, tickcord_result, websocket,
};
use crate::{base::ResultCode, runtime};

/// The version of this header's ABI: major in the upper 16 bits, minor in the lower.
pub const TICKCORD_ABI_VERSION: u32 = 1u32 << 16;

/// Gives the version of the library's ABI, major in the upper 16 bits and minor in the lower.
///
/// A host that loads the library at run time compares the major with that of the `TICKCORD_ABI_VERSION` it was compiled
/// with: another major cannot be used, a minor that is the same or newer can.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_abi_version() -> u32 {
    TICKCORD_ABI_VERSION
}

/// Gives the library's version, such as "0.1.0".
///
/// \ownership the library's, good while it is loaded
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// Gives a result's name as in this header, such as "TICKCORD_ERROR_TIMEOUT"; "TICKCORD_ERROR_UNKNOWN" for a number that
/// is none.
///
/// \ownership the library's, good while it is loaded
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_result_name(result: i32) -> *const c_char {
    boundary_or(c"TICKCORD_ERROR_UNKNOWN", || {
        ResultCode::from_number(result).map_or(c"TICKCORD_ERROR_UNKNOWN", ResultCode::c_name)
    })
    .as_ptr()
}

/// Copies the text of this thread's last failed call: what went wrong, and what to do about it.
///
/// The text is for people, in English, fits into 1024 bytes with its NUL, and never holds the token. A call that succeeds leaves it as
/// it is. `buf` receives it with a NUL at the end; `out_len`, which may be NULL, its length in bytes without that NUL. With
/// `buf` NULL and `cap` 0 only the length is given.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT (`buf` is NULL and `cap` is not 0), or
/// TICKCORD_ERROR_BUFFER_TOO_SMALL (`cap` is not more than the length; nothing is copied).
///
/// \ownership the caller's buffer
/// \threadsafety any thread; each has its own text
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_last_error(
    buf: *mut c_char,
    cap: usize,
    out_len: *mut usize,
) -> tickcord_result {
    // SAFETY: NULL or room for a length, as for every function here. The boundary is not asked to keep a failure's text:
    // that would replace the very text that the caller wants.
    let out_len = unsafe { Out::new(out_len, 0) };
    // SAFETY: NULL or room for `cap` bytes, likewise.
    let result = last_error::with(|text| unsafe { string::give(text, buf, cap, &out_len) });
    result.map_or_else(|failure| failure.code.number(), |()| ResultCode::Ok.number())
}

/// Tells whether the library may be unloaded: 1 when no client, no WebSocket, no thread and no event of it is left,
/// else 0.
///
/// No other thread may be inside a call of the library meanwhile; one that waits in `tickcord_client_wait` or
/// `tickcord_websocket_wait` is counted.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_can_unload() -> i32 {
    boundary_or(0, || {
        let none_left = client::none_left() && websocket::none_left() && event::none_left();
        i32::from(none_left && poll::nobody_waits() && runtime::all_ended())
    })
}
