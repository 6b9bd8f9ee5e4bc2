use std::cell::RefCell;

/// The longest text that is kept, in bytes: with a NUL it fits into 1024.
const CAPACITY: usize = 1023;

/// A fixed array: a thread-local with a destructor would keep the library mapped after `dlclose`, until the host's
/// thread ends.
struct Text {
    bytes: [u8; CAPACITY],
    len: usize,
}

thread_local! {
    static LAST_ERROR: RefCell<Text> = const { RefCell::new(Text { bytes: [0; CAPACITY], len: 0 }) };
}

/// Keeps the text of this thread's last failure; what is too long is cut at a character's end.
pub(super) fn set(text: &str) {
    let text = &text[..text.floor_char_boundary(CAPACITY)];
    LAST_ERROR.with_borrow_mut(|last| {
        last.bytes[..text.len()].copy_from_slice(text.as_bytes());
        last.len = text.len();
    });
}

/// Gives the text of this thread's last failure, or "" when there was none.
pub(super) fn with<R>(read: impl FnOnce(&[u8]) -> R) -> R {
    LAST_ERROR.with_borrow(|last| read(&last.bytes[..last.len]))
}
