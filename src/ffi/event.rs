//! What a client hands out.

use std::{
    ffi::c_char,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    boundary::{Out, boundary, boundary_or, null},
    string, tickcord_result, tickcord_str,
};
use crate::{base::Failure, encoding::json::ReadError, events::Event};

/// Something that happened. It has one owner, whoever polled it, and can be read from any thread until it is freed.
pub struct tickcord_event {
    _opaque: [u8; 0],
}

/// Events that hosts hold.
static HELD: AtomicUsize = AtomicUsize::new(0);

pub(super) fn none_left() -> bool {
    HELD.load(Ordering::SeqCst) == 0
}

impl tickcord_event {
    /// Makes the event the host's.
    pub(super) fn give(event: Box<Event>) -> *mut Self {
        HELD.fetch_add(1, Ordering::SeqCst);
        Box::into_raw(event).cast()
    }
}

/// The event behind a host's pointer, which is NULL or was given out and not freed, and stays so while it is used.
pub(super) unsafe fn get<'a>(event: *const tickcord_event) -> Option<&'a Event> {
    // SAFETY: by this function's contract; `give` made the pointer from a `Box<Event>`.
    unsafe { event.cast::<Event>().as_ref() }
}

/// Frees an event. NULL does nothing; freeing one twice is undefined, as with `free()`.
///
/// Texts that were read from the event are gone with it.
///
/// \ownership the event is the library's again
/// \threadsafety any thread, while no other uses the event
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_free(event: *mut tickcord_event) {
    boundary_or((), || {
        if !event.is_null() {
            // SAFETY: `give` made the pointer from a `Box<Event>`, and the host gives it back once.
            drop(unsafe { Box::from_raw(event.cast::<Event>()) });
            HELD.fetch_sub(1, Ordering::SeqCst);
        }
    });
}

/// Gives the event's type, a `TICKCORD_EVENT_...`; 0 (`TICKCORD_EVENT_UNKNOWN`) for an event of Discord's that this version
/// of the library does not know, which still has its name, and for NULL.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_type(event: *const tickcord_event) -> i32 {
    // SAFETY: NULL or an event, as for every function here.
    boundary_or(0, || unsafe { get(event) }.map_or(0, |event| event.kind() as i32))
}

/// Gives the event's name, such as "MESSAGE_CREATE"; "" for NULL.
///
/// \ownership the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_name(event: *const tickcord_event) -> tickcord_str {
    boundary_or(tickcord_str::EMPTY, || {
        // SAFETY: NULL or an event, as for every function here.
        unsafe { get(event) }.map_or(tickcord_str::EMPTY, |event| tickcord_str::of_c_str(event.name()))
    })
}

/// Gives the event's data, as JSON: for an event of Discord's, the payload's `d` as it arrived, but for the token of an
/// INTERACTION_CREATE, which the library keeps; "" for NULL.
///
/// \ownership the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_json(event: *const tickcord_event) -> tickcord_str {
    boundary_or(tickcord_str::EMPTY, || {
        // SAFETY: NULL or an event, as for every function here.
        unsafe { get(event) }.map_or(tickcord_str::EMPTY, |event| tickcord_str::of_terminated(event.json()))
    })
}

/// Gives the raw bytes of an event that carries some beside its JSON: the body of an answer that is not UTF-8, of a
/// TICKCORD_EVENT_REQUEST_RESULT, unless a token is in it; a WebSocket's message, be it text or binary; a pong's payload. They
/// need not be UTF-8 but in a text, and can hold NULs; {"", 0} for every other event and for NULL.
///
/// \ownership the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_bytes(event: *const tickcord_event) -> tickcord_str {
    boundary_or(tickcord_str::EMPTY, || {
        // SAFETY: NULL or an event, as for every function here.
        match unsafe { get(event) }.map(Event::bytes) {
            None | Some([]) => tickcord_str::EMPTY,
            Some(bytes) => tickcord_str { ptr: bytes.as_ptr().cast(), len: bytes.len() },
        }
    })
}

/// The part that all readers by pointer share. The pointers are as for every function here.
unsafe fn read<'a, T>(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    out: &Out<T>,
    get_value: impl FnOnce(&'a Event, &str) -> Result<T, ReadError>,
) -> Result<(), Failure> {
    out.required("out")?;
    // SAFETY: by this function's contract.
    let (event, pointer) = unsafe { (get(event), string::utf8(pointer, pointer_len, "pointer")?) };
    let event = event.ok_or_else(|| null("event"))?;
    let value = get_value(event, pointer).map_err(|error| {
        Failure::new(error.code(), format!("{:?} at \"{pointer}\": {error}.", event.name()))
    })?;
    out.set(value);
    Ok(())
}

/// Reads the string that a JSON pointer (RFC 6901) leads to in the event's data, such as "/author/username".
///
/// The empty pointer is the whole document, and a number selects an element of an array: "/roles/0". The string is
/// unescaped, can hold U+0000, and has U+FFFD for what JSON can write and UTF-8 cannot. Of two members of one name the last
/// counts.
///
/// The first read of an event walks all of it, which takes some milliseconds for each megabyte; later ones look up.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE, or
/// TICKCORD_ERROR_BAD_POINTER.
///
/// \ownership the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_str(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    out: *mut tickcord_str,
) -> tickcord_result {
    // SAFETY: NULL, or what the type says, as for every function here.
    boundary(|| unsafe {
        let out = Out::new(out, tickcord_str::EMPTY);
        read(event, pointer, pointer_len, &out, |event, at| {
            event.get_str(at).map(tickcord_str::of_terminated)
        })
    })
}

/// Reads the integer that a JSON pointer leads to, if it is not negative; a string of decimal digits counts as one, since
/// that is how ids and permissions come. 1.0 and 1e3 are integers; a number with a fraction is not.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE,
/// TICKCORD_ERROR_OUT_OF_RANGE, or TICKCORD_ERROR_BAD_POINTER.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_u64(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    out: *mut u64,
) -> tickcord_result {
    // SAFETY: NULL, or what the type says, as for every function here.
    boundary(|| unsafe { read(event, pointer, pointer_len, &Out::new(out, 0), Event::get_u64) })
}

/// Reads the integer that a JSON pointer leads to; a string of decimal digits counts as one.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE,
/// TICKCORD_ERROR_OUT_OF_RANGE, or TICKCORD_ERROR_BAD_POINTER.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_i64(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    out: *mut i64,
) -> tickcord_result {
    // SAFETY: NULL, or what the type says, as for every function here.
    boundary(|| unsafe { read(event, pointer, pointer_len, &Out::new(out, 0), Event::get_i64) })
}

/// Reads the number that a JSON pointer leads to; a string is none.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE,
/// TICKCORD_ERROR_OUT_OF_RANGE, or TICKCORD_ERROR_BAD_POINTER.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_f64(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    out: *mut f64,
) -> tickcord_result {
    // SAFETY: NULL, or what the type says, as for every function here.
    boundary(|| unsafe { read(event, pointer, pointer_len, &Out::new(out, 0.0), Event::get_f64) })
}

/// Reads the boolean that a JSON pointer leads to: 1 or 0.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE, or
/// TICKCORD_ERROR_BAD_POINTER.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_bool(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    out: *mut i32,
) -> tickcord_result {
    // SAFETY: NULL, or what the type says, as for every function here.
    boundary(|| unsafe {
        read(event, pointer, pointer_len, &Out::new(out, 0), |event, at| event.get_bool(at).map(i32::from))
    })
}

/// Gives the part of the event's data that a JSON pointer leads to, as JSON. null is a value here like any other.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_NOT_FOUND, or TICKCORD_ERROR_BAD_POINTER.
///
/// \ownership the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_json(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    out: *mut tickcord_str,
) -> tickcord_result {
    // SAFETY: NULL, or what the type says, as for every function here.
    boundary(|| unsafe {
        let out = Out::new(out, tickcord_str::EMPTY);
        read(event, pointer, pointer_len, &out, |event, at| {
            event.get_json(at).map(tickcord_str::of_terminated)
        })
    })
}

/// Gives the type of the value that a JSON pointer leads to: a `TICKCORD_JSON_...`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_NOT_FOUND, or TICKCORD_ERROR_BAD_POINTER.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_kind(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    out: *mut i32,
) -> tickcord_result {
    // SAFETY: NULL, or what the type says, as for every function here.
    boundary(|| unsafe {
        read(event, pointer, pointer_len, &Out::new(out, 0), |event, at| {
            event.get_kind(at).map(|kind| kind as i32)
        })
    })
}

/// Gives how many elements the array, or members the object, has that a JSON pointer leads to.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_NOT_FOUND, TICKCORD_ERROR_IS_NULL, TICKCORD_ERROR_WRONG_TYPE, or
/// TICKCORD_ERROR_BAD_POINTER.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_count(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    out: *mut usize,
) -> tickcord_result {
    // SAFETY: NULL, or what the type says, as for every function here.
    boundary(|| unsafe { read(event, pointer, pointer_len, &Out::new(out, 0), Event::get_count) })
}

/// Gives the name of a member of the object that a JSON pointer leads to: the one at the place `index`, from 0, in the order of the
/// text. It is unescaped; as part of a pointer, `~` in it is written as `~0` and `/` as `~1`.
///
/// Going through an object or array from its first place to its last costs a step for each.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_UTF8, TICKCORD_ERROR_INVALID_ARGUMENT (the
/// length is impossible), TICKCORD_ERROR_NOT_FOUND (also for an index that is not less than the count), TICKCORD_ERROR_IS_NULL,
/// TICKCORD_ERROR_WRONG_TYPE (no object), or TICKCORD_ERROR_BAD_POINTER.
///
/// \ownership the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_key(
    event: *const tickcord_event,
    pointer: *const c_char,
    pointer_len: usize,
    index: usize,
    out: *mut tickcord_str,
) -> tickcord_result {
    // SAFETY: NULL, or what the type says, as for every function here.
    boundary(|| unsafe {
        let out = Out::new(out, tickcord_str::EMPTY);
        read(event, pointer, pointer_len, &out, |event, at| {
            event.get_key(at, index).map(tickcord_str::of_terminated)
        })
    })
}
