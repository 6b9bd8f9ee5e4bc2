//! Text on its way between players and Discord.

use std::ffi::c_char;

use super::{
    boundary::{Out, boundary, null},
    event::{self, tickcord_event},
    string, tickcord_result,
};
use crate::{
    base::{Failure, ResultCode},
    events::PlainText,
    text::{CodePage, Lines, escape, repaired},
};

/// For `tickcord_text_escape`: line breaks stay. Otherwise they become spaces, so that nothing a player types looks like another
/// player's line.
pub const TICKCORD_ESCAPE_KEEP_LINES: u32 = 1u32 << 0;

/// For `tickcord_event_get_plain_text`: line breaks stay, as newlines; otherwise they become spaces.
pub const TICKCORD_PLAIN_TEXT_KEEP_LINES: u32 = 1u32 << 0;

/// For `tickcord_event_get_plain_text`: the marks of bold, code, links and the like stay.
pub const TICKCORD_PLAIN_TEXT_KEEP_STYLES: u32 = 1u32 << 1;

/// For `tickcord_event_get_plain_text`: the word spoiler in brackets stands for text and files that are hidden behind a
/// spoiler.
pub const TICKCORD_PLAIN_TEXT_HIDE_SPOILERS: u32 = 1u32 << 2;

/// For `tickcord_event_get_plain_text`: the address of an attachment follows its name.
pub const TICKCORD_PLAIN_TEXT_SHOW_URLS: u32 = 1u32 << 3;

/// In bytes, of what is given to a function in here: nothing in a game or in Discord is as long.
const LONGEST: usize = 1 << 20;

/// Makes a text that a player typed harmless: in a message it is shown as it was typed, and pings nobody, links to nothing and has no
/// format. Good for names as well.
///
/// Whatever Discord could take for markup gets a backslash in front, which it does not show. Line breaks become spaces. Left out
/// is what cannot be seen: control characters, marks that turn the direction of reading, characters without width unless they join
/// emoji or letters, accents beyond 8 on one letter. What is not UTF-8 is replaced by U+FFFD (`tickcord_text_decode` reads code pages). The
/// result belongs where Discord reads markup: into a message's text, an embed's title, description and fields, a text component. Elsewhere
/// backslashes are shown, and there is nothing to escape: in code, an embed's author and footer, labels of buttons, polls, names that
/// webhooks show. It does not belong into the text of a link either; and it is escaped once.
///
/// `buf` receives the result with a NUL at the end; `out_len`, which may be NULL, its length in bytes without that NUL: at most twice
/// that of the text, and 3 more, if it is UTF-8; three times that, and 3 more, if it is not. With `buf` NULL and `cap` 0 only the
/// length is given. It may not overlap `text`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (undefined flags, or an impossible length),
/// TICKCORD_ERROR_CONTENT_TOO_LONG (more than 1048576 bytes), or TICKCORD_ERROR_BUFFER_TOO_SMALL (`cap` is not more than the
/// length; nothing is copied, and `out_len` is set).
///
/// \ownership the caller's buffer
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_text_escape(
    text: *const c_char,
    text_len: usize,
    flags: u32,
    buf: *mut c_char,
    cap: usize,
    out_len: *mut usize,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    boundary(|| unsafe {
        let out_len = Out::new(out_len, 0);
        check_flags(flags, TICKCORD_ESCAPE_KEEP_LINES, "TICKCORD_ESCAPE")?;
        let (text, _) = repaired(input(text, text_len)?, None);
        let escaped = escape(&text, lines(flags & TICKCORD_ESCAPE_KEEP_LINES != 0));
        string::give(escaped.as_bytes(), buf, cap, &out_len)
    })
}

/// Makes UTF-8 of a text in a code page; a text that is UTF-8 already stays as it is.
///
/// `encoding` is a name of the WHATWG Encoding Standard, such as "windows-1251" or "gbk". Bytes that mean nothing in it become
/// U+FFFD. `buf`, `cap` and `out_len` are as for `tickcord_text_escape`; the result has at most three times the bytes of the text.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (an impossible length), TICKCORD_ERROR_INVALID_UTF8 (`encoding`),
/// TICKCORD_ERROR_INVALID_ENCODING, TICKCORD_ERROR_CONTENT_TOO_LONG (more than 1048576 bytes), or TICKCORD_ERROR_BUFFER_TOO_SMALL.
///
/// \ownership the caller's buffer
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_text_decode(
    text: *const c_char,
    text_len: usize,
    encoding: *const c_char,
    encoding_len: usize,
    buf: *mut c_char,
    cap: usize,
    out_len: *mut usize,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    boundary(|| unsafe {
        let out_len = Out::new(out_len, 0);
        let code_page = CodePage::new(string::utf8(encoding, encoding_len, "encoding")?)?;
        let (text, _) = repaired(input(text, text_len)?, code_page);
        string::give(text.as_bytes(), buf, cap, &out_len)
    })
}

/// Makes text in a code page of UTF-8, for games that show no other: each character that the code page does not have becomes "?".
///
/// `encoding` is as for `tickcord_text_decode`, and `buf`, `cap` and `out_len` as for `tickcord_text_escape`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (an impossible length), TICKCORD_ERROR_INVALID_UTF8 (`text` or `encoding`),
/// TICKCORD_ERROR_INVALID_ENCODING, TICKCORD_ERROR_CONTENT_TOO_LONG (more than 1048576 bytes), or TICKCORD_ERROR_BUFFER_TOO_SMALL.
///
/// \ownership the caller's buffer
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_text_encode(
    text: *const c_char,
    text_len: usize,
    encoding: *const c_char,
    encoding_len: usize,
    buf: *mut c_char,
    cap: usize,
    out_len: *mut usize,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    boundary(|| unsafe {
        let out_len = Out::new(out_len, 0);
        let code_page = CodePage::new(string::utf8(encoding, encoding_len, "encoding")?)?;
        input(text, text_len)?;
        let text = string::utf8(text, text_len, "text")?;
        match code_page {
            Some(code_page) => string::give(&code_page.encode(text), buf, cap, &out_len),
            None => string::give(text.as_bytes(), buf, cap, &out_len),
        }
    })
}

/// Gives a message as plain text for a game's chat: of a MESSAGE_CREATE or MESSAGE_UPDATE event.
///
/// Users are "@" and their name in the guild, channels "#" and their name, or "#channel" and "@role" where Discord did not tell the name;
/// custom emoji ":name:", masked links "text (url)", timestamps are in UTC, relative ones counted from when the message was sent. A
/// reply begins with "(to Ada) ", what was forwarded with "(forwarded) ". Texts among components follow the message's own, each on
/// a line. Behind them stand, in brackets, attachments by their file names, stickers, polls, and titles of embeds. What is no chat,
/// such as a boost or a pin, is said in words. Control characters and others that cannot be seen are left out, as by
/// `tickcord_text_escape`; nothing is done about codes for colors or the like that the game knows.
///
/// `flags` are `TICKCORD_PLAIN_TEXT_...` bits. A text of more than `max_length` Unicode code points ends early, with "…"; 0 stands for no
/// limit. `buf`, `cap` and `out_len` are as for `tickcord_text_escape`. Without the MESSAGE_CONTENT intent the text of most messages
/// is empty. Unlike other readers this one takes memory while it runs.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_INVALID_ARGUMENT (undefined flags), TICKCORD_ERROR_WRONG_TYPE (the event is
/// of another kind), or TICKCORD_ERROR_BUFFER_TOO_SMALL.
///
/// \ownership the caller's buffer
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_get_plain_text(
    event: *const tickcord_event,
    flags: u32,
    max_length: u32,
    buf: *mut c_char,
    cap: usize,
    out_len: *mut usize,
) -> tickcord_result {
    // SAFETY: NULL, or what the types say, as for every function here.
    boundary(|| unsafe {
        let out_len = Out::new(out_len, 0);
        let event = event::get(event).ok_or_else(|| null("event"))?;
        let known = TICKCORD_PLAIN_TEXT_KEEP_LINES
            | TICKCORD_PLAIN_TEXT_KEEP_STYLES
            | TICKCORD_PLAIN_TEXT_HIDE_SPOILERS
            | TICKCORD_PLAIN_TEXT_SHOW_URLS;
        check_flags(flags, known, "TICKCORD_PLAIN_TEXT")?;
        let options = PlainText {
            lines: lines(flags & TICKCORD_PLAIN_TEXT_KEEP_LINES != 0),
            keep_styles: flags & TICKCORD_PLAIN_TEXT_KEEP_STYLES != 0,
            hide_spoilers: flags & TICKCORD_PLAIN_TEXT_HIDE_SPOILERS != 0,
            show_urls: flags & TICKCORD_PLAIN_TEXT_SHOW_URLS != 0,
            max_length: if max_length == 0 { usize::MAX } else { max_length as usize },
        };
        let text = options.read(event).ok_or_else(|| {
            let name = event.name().to_string_lossy();
            let text = format!("The event is {name}, and MESSAGE_CREATE or MESSAGE_UPDATE have a text.");
            Failure::new(ResultCode::WrongType, text)
        })?;
        string::give(text.as_bytes(), buf, cap, &out_len)
    })
}

/// The bytes of a text that need not be UTF-8. They must be good for as long as the result is used.
unsafe fn input<'a>(text: *const c_char, len: usize) -> Result<&'a [u8], Failure> {
    // SAFETY: this function's contract is the same.
    let bytes = unsafe { string::bytes(text, len, "text") }?;
    if bytes.len() > LONGEST {
        let text = format!("text has {} bytes, and no text may have more than {LONGEST}.", bytes.len());
        return Err(Failure::new(ResultCode::ContentTooLong, text));
    }
    Ok(bytes)
}

fn lines(keep: bool) -> Lines {
    if keep { Lines::Keep } else { Lines::Join }
}

fn check_flags(flags: u32, known: u32, prefix: &str) -> Result<(), Failure> {
    if flags & !known == 0 {
        return Ok(());
    }
    let text = format!("flags has {:#x}, which no {prefix}_... is.", flags & !known);
    Err(Failure::new(ResultCode::InvalidArgument, text))
}
