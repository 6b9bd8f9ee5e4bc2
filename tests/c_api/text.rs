//! Text of players on its way to Discord and back.

use std::{ffi::c_char, ptr};

use tickcord::{base::ResultCode as R, ffi::*, model::EventKind};
#[cfg(feature = "code-pages")]
use tickcord_sandbox::What;

use crate::{
    host::{Host, Setup, code, last_error, sandbox},
    views::{Taken, take},
};

/// Asks for the length first, then for the text, as a host does; the text must end with a NUL and fit exactly.
fn whole(call: impl Fn(*mut c_char, usize, *mut usize) -> i32) -> Result<Vec<u8>, i32> {
    let mut length = usize::MAX;
    let result = call(ptr::null_mut(), 0, &raw mut length);
    if result != 0 {
        assert_eq!(length, 0, "an out-parameter is 0 after a failure");
        return Err(result);
    }
    let mut buffer = vec![0x55_u8; length + 1];
    let mut again = 0;
    assert_eq!(call(buffer.as_mut_ptr().cast(), length, &raw mut again), R::BufferTooSmall.number());
    assert_eq!((again, buffer[0]), (length, 0x55), "the length is told, and nothing is copied");
    assert_eq!(call(buffer.as_mut_ptr().cast(), length + 1, ptr::null_mut()), 0);
    assert_eq!(buffer.pop(), Some(0));
    Ok(buffer)
}

fn escape(text: &[u8], flags: u32) -> Result<String, i32> {
    let escaped = whole(|buf, cap, out_len| unsafe {
        tickcord_text_escape(text.as_ptr().cast(), text.len(), flags, buf, cap, out_len)
    });
    escaped.map(|text| String::from_utf8(text).unwrap())
}

type Convert =
    unsafe extern "C" fn(*const c_char, usize, *const c_char, usize, *mut c_char, usize, *mut usize) -> i32;

fn convert(convert: Convert, text: &[u8], encoding: &str) -> Result<Vec<u8>, i32> {
    whole(|buf, cap, out_len| unsafe {
        let (text, encoding) =
            ((text.as_ptr().cast(), text.len()), (encoding.as_ptr().cast(), encoding.len()));
        convert(text.0, text.1, encoding.0, encoding.1, buf, cap, out_len)
    })
}

#[test]
fn a_host_escapes_what_a_player_typed() {
    assert_eq!(escape(b"*hi* @here\nAda: x", 0).unwrap(), "\\*hi\\* \\@\u{200b}here Ada\\: x");
    assert_eq!(escape(b"a\n> b", TICKCORD_ESCAPE_KEEP_LINES).unwrap(), "a\n\\> b");
    assert_eq!(escape(b"caf\xe9", 0).unwrap(), "caf\u{fffd}");
    assert_eq!(escape(b"", 0).unwrap(), "");
    assert_eq!(escape(b"a", 1 << 5), Err(R::InvalidArgument.number()));
    assert!(last_error().contains("0x20"), "{}", last_error());
    assert_eq!(escape(&vec![b'a'; (1 << 20) + 1], 0), Err(R::ContentTooLong.number()));
    unsafe {
        let null = tickcord_text_escape(ptr::null(), 0, 0, ptr::null_mut(), 0, ptr::null_mut());
        assert_eq!(null, R::NullArgument.number());
        let no_room = tickcord_text_escape(c"a".as_ptr(), 1, 0, ptr::null_mut(), 5, ptr::null_mut());
        assert_eq!(no_room, R::NullArgument.number());
    }
}

#[cfg(feature = "code-pages")]
#[test]
fn a_host_converts_from_and_to_its_code_page() {
    let cyrillic = b"\xcf\xf0\xe8\xe2\xe5\xf2";
    assert_eq!(convert(tickcord_text_decode, cyrillic, "windows-1251").unwrap(), "Привет".as_bytes());
    assert_eq!(convert(tickcord_text_encode, "Привет".as_bytes(), "windows-1251").unwrap(), cyrillic);
    assert_eq!(convert(tickcord_text_encode, "👋!".as_bytes(), "windows-1251").unwrap(), b"?!");
    assert_eq!(convert(tickcord_text_encode, cyrillic, "windows-1251"), Err(R::InvalidUtf8.number()));
    for conversion in [tickcord_text_decode as Convert, tickcord_text_encode] {
        assert_eq!(convert(conversion, b"a", "klingon"), Err(R::InvalidEncoding.number()));
        assert!(last_error().contains("windows-1250"), "{}", last_error());
    }
}

#[cfg(not(feature = "code-pages"))]
#[test]
fn a_library_built_without_code_pages_says_so() {
    for conversion in [tickcord_text_decode as Convert, tickcord_text_encode] {
        assert_eq!(convert(conversion, "é".as_bytes(), "utf-8").unwrap(), "é".as_bytes());
        assert_eq!(convert(conversion, b"a", "windows-1251"), Err(R::InvalidEncoding.number()));
        assert!(last_error().contains("without code pages"), "{}", last_error());
    }
}

#[cfg(feature = "code-pages")]
#[test]
fn a_message_in_the_games_code_page_arrives_in_the_right_letters() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.options.text_encoding.ptr = c"windows-1251".as_ptr();
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    let general = sandbox.channel_id("general");
    for text in [b"\xcf\xf0\xe8\xe2\xe5\xf2".as_slice(), "Привет".as_bytes()] {
        let request = host.send(general, text).unwrap();
        let result = host.result_of(request);
        assert_eq!((result.code(), &result.data["utf8_repairs"]), (0, &0.into()), "{:?}", result.data);
    }
    let sent = sandbox.journal().into_iter().filter_map(|entry| match entry.what {
        What::MessageSent { content, .. } => Some(content),
        _ => None,
    });
    assert_eq!(sent.collect::<Vec<_>>(), ["Привет", "Привет"]);
}

#[test]
fn an_encoding_that_is_none_is_refused_at_create() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.options.text_encoding.ptr = c"cp-klingon".as_ptr();
    assert_eq!(setup.create().err().map(i64::from), Some(code(R::InvalidEncoding)));
    let known = if cfg!(feature = "code-pages") { "windows-125" } else { "built without code pages" };
    assert!(last_error().contains("cp-klingon") && last_error().contains(known), "{}", last_error());
}

fn plain_text(event: &Taken, flags: u32, max_length: u32) -> Result<String, i32> {
    let text = whole(|buf, cap, out_len| unsafe {
        tickcord_event_get_plain_text(event.0, flags, max_length, buf, cap, out_len)
    });
    text.map(|text| String::from_utf8(text).unwrap())
}

#[test]
fn a_chat_line_reaches_the_game_as_plain_text() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    sandbox.speak("general", "ada", "**gg** <:wave:1>\n||win|| [x](https://a.example)").unwrap();
    let event = take(&host, EventKind::MessageCreate);
    assert_eq!(plain_text(&event, 0, 0).unwrap(), "gg :wave: win x (https://a.example)");
    assert_eq!(plain_text(&event, 0, 10).unwrap(), "gg :wave:…");
    let flags = TICKCORD_PLAIN_TEXT_KEEP_LINES | TICKCORD_PLAIN_TEXT_HIDE_SPOILERS;
    assert_eq!(plain_text(&event, flags, 0).unwrap(), "gg :wave:\n[spoiler] x (https://a.example)");
    assert_eq!(plain_text(&event, 1 << 9, 0), Err(R::InvalidArgument.number()));
    drop(event);
    host.send(sandbox.channel_id("general"), b"hi").unwrap();
    let event = take(&host, EventKind::RequestResult);
    assert_eq!(plain_text(&event, 0, 0), Err(R::WrongType.number()));
    assert!(last_error().contains("REQUEST_RESULT"), "{}", last_error());
    let null =
        unsafe { tickcord_event_get_plain_text(ptr::null(), 0, 0, ptr::null_mut(), 0, ptr::null_mut()) };
    assert_eq!(null, R::NullArgument.number());
}
