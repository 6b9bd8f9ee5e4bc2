//! Mistakes of the caller: each is a code with a text, and the process goes on.

use std::{
    ffi::{CStr, CString, c_char},
    mem::zeroed,
    ptr,
    time::Duration,
};

use tickcord::{
    base::ResultCode::{self, self as R},
    ffi::*,
    model::EventKind,
};
use tickcord_sandbox::Sandbox;

use crate::host::{Host, Setup, last_error, sandbox, size, string};

/// Creating with these options fails with this code and a text that has these words.
fn refused(sandbox: &Sandbox, result: ResultCode, words: &str, change: impl FnOnce(&mut Setup)) {
    let mut setup = Setup::of(sandbox);
    change(&mut setup);
    let code = setup.create().err();
    assert_eq!(code, Some(result.number()), "{words}: {}", last_error());
    assert!(last_error().contains(words), "{}", last_error());
}

fn text(text: &str) -> CString {
    CString::new(text).unwrap()
}

#[test]
fn options_are_checked_before_anything_starts() {
    let sandbox = &sandbox();
    refused(sandbox, R::InvalidToken, "empty", |setup| setup.token = None);
    refused(sandbox, R::InvalidToken, "empty", |setup| setup.token = Some(text("")));
    refused(sandbox, R::InvalidToken, "Bot ", |setup| setup.token = Some(text("Bot abc")));
    refused(sandbox, R::InvalidToken, "line break", |setup| setup.token = Some(text("abc\n")));
    refused(sandbox, R::InvalidUtf8, "token", |setup| setup.token = Some(CString::new(*b"\xff").unwrap()));
    refused(sandbox, R::InvalidUrl, "https://host/path", |setup| setup.api_url = text("discord.com"));
    refused(sandbox, R::InvalidUrl, "scheme", |setup| setup.api_url = text("wss://discord.com"));
    refused(sandbox, R::InvalidUrl, "wss://host/path", |setup| {
        setup.gateway_url = Some(text("https://discord.com"));
    });
    refused(sandbox, R::InsecureUrl, "in clear", |setup| setup.api_url = text("http://discord.com/api/v10"));
    refused(sandbox, R::InsecureUrl, "wss://", |setup| {
        setup.gateway_url = Some(text("ws://gateway.discord.gg"));
    });
    refused(sandbox, R::InvalidUrl, "query", |setup| setup.api_url = text("https://localhost/api?x=1"));
    refused(sandbox, R::InvalidUrl, "http://host:port", |setup| setup.proxy_url = Some(text("proxy:3128")));
    refused(sandbox, R::InvalidCaPem, "PEM", |setup| setup.ca_pem = Some(text("not a certificate")));
    refused(sandbox, R::UndefinedIntents, "0x20000", |setup| setup.options.intents = 1 << 17);
    refused(sandbox, R::InvalidArgument, "queue_capacity", |setup| setup.options.queue_capacity = 0);
    refused(sandbox, R::InvalidArgument, "queue_capacity", |setup| setup.options.queue_capacity = usize::MAX);
    refused(sandbox, R::InvalidArgument, "shard_id", |setup| setup.options.shard_id = 1);
    refused(sandbox, R::InvalidArgument, "shard_id", |setup| setup.options.shard_count = 0);
    refused(sandbox, R::UnsupportedField, "shard_count", |setup| setup.options.shard_count = 2);
    refused(sandbox, R::InvalidArgument, "degrade_intents", |setup| setup.options.degrade_intents = 2);
    refused(sandbox, R::UnsupportedField, "auto_defer 7", |setup| setup.options.auto_defer = 7);
    for many in [0, 10_001] {
        refused(sandbox, R::InvalidArgument, "requests_per_second", |setup| {
            setup.options.requests_per_second = many;
        });
    }
    refused(sandbox, R::UnsupportedField, "compression", |setup| setup.options.compression = 9);
    refused(sandbox, R::UnsupportedField, "encoding", |setup| setup.options.encoding = -1);
}

#[test]
fn undefined_intents_pass_when_asked_for() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.options.intents |= 1 << 17;
    setup.options.allow_undefined_intents = 1;
    setup.create().unwrap();
}

#[test]
fn structs_of_other_versions_are_told_apart() {
    let sandbox = &sandbox();
    refused(sandbox, R::BadSize, "tickcord_client_options_init", |setup| setup.options.struct_size = 0);
    refused(sandbox, R::BadSize, "tickcord_client_options_init", |setup| setup.options.struct_size -= 1);
    refused(sandbox, R::BadSize, "tickcord_client_options_init", |setup| {
        setup.options.struct_size = u32::MAX;
    });
    refused(sandbox, R::AbiMismatch, "header", |setup| setup.options.abi_version += 1 << 16);
    let mut setup = Setup::of(sandbox);
    setup.options.abi_version += 1;
    setup.create().expect("a newer minor version is accepted");
}

/// The options of a caller that was compiled with a newer header.
#[repr(C)]
struct NewerOptions {
    options: tickcord_client_options,
    added: u64,
}

#[test]
fn a_newer_callers_struct_is_accepted_as_long_as_its_new_fields_are_zero() {
    let mut newer: NewerOptions = unsafe { zeroed() };
    newer.added = u64::MAX;
    let size = size(&newer);
    let create = |newer: &NewerOptions| {
        let mut client = 0;
        let result = unsafe { tickcord_client_create((&raw const *newer).cast(), &raw mut client) };
        if result == 0 {
            assert_eq!(unsafe { tickcord_client_destroy(client, 5000, ptr::null_mut()) }, 0);
        }
        result
    };
    assert_eq!(unsafe { tickcord_client_options_init((&raw mut newer).cast(), size) }, 0);
    assert_eq!((newer.options.struct_size, newer.added), (size, 0), "what the library does not know is zero");
    newer.options.token.ptr = c"abc".as_ptr();
    assert_eq!(create(&newer), 0);
    newer.added = 1 << 40;
    assert_eq!(create(&newer), ResultCode::UnsupportedField.number());
    assert!(last_error().contains("update the library"), "{}", last_error());
}

#[test]
fn null_is_a_code_and_never_a_crash() {
    let null = ResultCode::NullArgument.number();
    let host = Setup::of(&sandbox()).create().unwrap();
    let client = host.client;
    let mut number = 7;
    unsafe {
        assert_eq!(tickcord_client_options_init(ptr::null_mut(), 144), null);
        assert_eq!(tickcord_client_create(ptr::null(), &raw mut number), null);
        assert_eq!(number, 0, "an out-parameter is 0 after a failure");
        let mut options: tickcord_client_options = zeroed();
        tickcord_client_options_init(&raw mut options, size(&options));
        assert_eq!(tickcord_client_create(&raw const options, ptr::null_mut()), null);
        assert_eq!(tickcord_client_get_state(client, ptr::null_mut()), null);
        assert_eq!(tickcord_client_poll_event(client, ptr::null_mut()), null);
        assert_eq!(tickcord_client_poll_events(client, ptr::null_mut(), 4, ptr::null_mut()), null);
        let mut count = 7;
        assert_eq!(tickcord_client_poll_events(client, ptr::null_mut(), 4, &raw mut count), null);
        assert_eq!(count, 0);
        assert_eq!(tickcord_client_poll_log(client, ptr::null_mut()), null);
        assert_eq!(tickcord_log_record_init(ptr::null_mut(), 1056), null);
        assert_eq!(tickcord_client_send_message(client, 1, ptr::null(), 3, ptr::null_mut()), null);
        assert!(last_error().contains("content"), "{}", last_error());
        number = 7;
        assert_eq!(tickcord_client_update_presence(client, ptr::null(), &raw mut number), null);
        assert_eq!(number, 0);
        assert_eq!(tickcord_client_request_guild_members(client, ptr::null(), ptr::null_mut()), null);
        assert_eq!(tickcord_client_request_soundboard_sounds(client, ptr::null(), 1, ptr::null_mut()), null);
        assert_eq!(tickcord_presence_init(ptr::null_mut(), 40), null);
        assert_eq!(tickcord_activity_init(ptr::null_mut(), 64), null);
        assert_eq!(tickcord_member_request_init(ptr::null_mut(), 72), null);
        assert_eq!(tickcord_last_error(ptr::null_mut(), 5, ptr::null_mut()), null);

        tickcord_event_free(ptr::null_mut());
        assert_eq!(tickcord_event_type(ptr::null()), 0);
        assert_eq!(string(tickcord_event_name(ptr::null())), "");
        assert_eq!(string(tickcord_event_json(ptr::null())), "");
        assert_eq!(string(tickcord_event_bytes(ptr::null())), "");
        let mut out = tickcord_str { ptr: ptr::null(), len: 9 };
        assert_eq!(tickcord_event_get_str(ptr::null(), c"".as_ptr(), 0, &raw mut out), null);
        assert_eq!(string(out), "");
    }
}

#[test]
fn stale_zero_and_made_up_handles_are_codes() {
    let host = Setup::of(&sandbox()).create().unwrap();
    let stale = host.client;
    assert_eq!(host.destroy(Duration::from_secs(5)), (0, 0));
    let invalid = ResultCode::InvalidHandle.number();
    for client in [stale, 0, 1, u64::MAX, stale ^ 1 << 60] {
        let (mut connection_state, mut unsent) = (7, 7);
        let mut event = ptr::dangling_mut::<tickcord_event>();
        unsafe {
            assert_eq!(tickcord_client_destroy(client, 1000, &raw mut unsent), invalid, "twice");
            assert_eq!(tickcord_client_get_state(client, &raw mut connection_state), invalid);
            assert_eq!(tickcord_client_poll_event(client, &raw mut event), invalid);
            assert_eq!(tickcord_client_send_message(client, 1, c"x".as_ptr(), 1, ptr::null_mut()), invalid);
            assert_eq!(tickcord_client_send_raw(client, 99, c"1".as_ptr(), 1, ptr::null_mut()), invalid);
            assert_eq!(tickcord_client_update_voice_state(client, 1, 0, 0, ptr::null_mut()), invalid);
            assert_eq!(tickcord_client_request_channel_info(client, 1, 1, ptr::null_mut()), invalid);
        }
        assert_eq!((connection_state, unsent, event.is_null()), (0, 0, true));
        assert_eq!(tickcord_client_connect(client), invalid);
        assert_eq!(tickcord_client_disconnect(client, 0), invalid);
        assert_eq!(tickcord_client_set_intents(client, 1), invalid);
        assert_eq!(tickcord_client_wait(client, 0), invalid);
        assert!(last_error().contains("handle") || last_error().contains("create"), "{}", last_error());
    }
}

#[test]
fn messages_are_checked_before_they_are_taken() {
    let sandbox = sandbox();
    let host = Setup::of(&sandbox).create().unwrap();
    assert_eq!(host.send(0, b"x"), Err(R::InvalidArgument.number()));
    assert_eq!(host.send(1, b""), Err(R::EmptyContent.number()));
    assert_eq!(host.send(1, "é".repeat(2001).as_bytes()), Err(R::ContentTooLong.number()));
    assert!(last_error().contains("2001") && last_error().contains("2000"), "{}", last_error());
    host.send(1, "é".repeat(2000).as_bytes()).unwrap();
    let endless = unsafe {
        tickcord_client_send_message(host.client, 1, c"x".as_ptr(), usize::MAX - 1, ptr::null_mut())
    };
    assert_eq!(endless, R::InvalidArgument.number());
    let terminated =
        unsafe { tickcord_client_send_message(host.client, 1, c"x".as_ptr(), usize::MAX, ptr::null_mut()) };
    assert_eq!(terminated, 0, "up to the NUL");
}

#[test]
fn a_host_that_sends_without_end_is_told_to_stop() {
    let host = Setup::of(&sandbox()).create().unwrap();
    let accepted = (0..2000).take_while(|_| host.send(1, b"spam").is_ok()).count();
    assert_eq!(accepted, 1024);
    assert_eq!(host.send(1, b"spam"), Err(ResultCode::QueueFull.number()));
    assert_eq!(host.destroy(Duration::from_secs(5)), (0, 1024));
}

#[test]
fn flags_and_intents_that_mean_nothing_are_refused() {
    let host = Setup::of(&sandbox()).create().unwrap();
    assert_eq!(tickcord_client_disconnect(host.client, 8), ResultCode::InvalidArgument.number());
    assert_eq!(tickcord_client_set_intents(host.client, 1 << 40), ResultCode::UndefinedIntents.number());
    assert_eq!(tickcord_client_disconnect(host.client, 0), ResultCode::NotConnected.number());
}

#[test]
fn fields_are_read_by_pointer_with_their_own_codes() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    host.until(EventKind::GuildCreate);
    sandbox.dispatch(
        "TICKCORD_TEST",
        &serde_json::json!({
            "id": "18446744073709551615", "count": -3, "pi": 3.5, "yes": true, "none": null,
            "text": "a\u{0}b é", "list": [1, "two", {"three": 3}], "a/b": {"~": 1}
        }),
    );
    let mut event = ptr::null_mut::<tickcord_event>();
    while event.is_null() {
        tickcord_client_wait(host.client, 1000);
        assert_eq!(unsafe { tickcord_client_poll_event(host.client, &raw mut event) }, 0);
        if !event.is_null() && string(unsafe { tickcord_event_name(event) }) != "TICKCORD_TEST" {
            unsafe { tickcord_event_free(event) };
            event = ptr::null_mut();
        }
    }
    assert_eq!(
        unsafe { tickcord_event_type(event) },
        0,
        "an event that the library does not know arrives by name"
    );
    let read_str = |pointer: &str| {
        let mut out = tickcord_str { ptr: ptr::null(), len: 0 };
        let code =
            unsafe { tickcord_event_get_str(event, pointer.as_ptr().cast(), pointer.len(), &raw mut out) };
        (code, string(out))
    };
    assert_eq!(read_str("/text"), (0, "a\0b é".to_owned()));
    assert_eq!(read_str("/list/1"), (0, "two".to_owned()));
    assert_eq!(read_str("/absent"), (R::NotFound.number(), String::new()));
    assert_eq!(read_str("/none"), (R::IsNull.number(), String::new()));
    assert_eq!(read_str("/count"), (R::WrongType.number(), String::new()));
    assert_eq!(read_str("text"), (R::BadPointer.number(), String::new()));
    assert!(last_error().contains("TICKCORD_TEST"), "{}", last_error());

    macro_rules! read {
        ($function:ident, $zero:expr, $pointer:expr) => {{
            let mut out = $zero;
            let pointer: &CStr = $pointer;
            let code = unsafe { $function(event, pointer.as_ptr(), usize::MAX, &raw mut out) };
            (code, out)
        }};
    }
    assert_eq!(read!(tickcord_event_get_u64, 0, c"/id"), (0, u64::MAX));
    assert_eq!(read!(tickcord_event_get_i64, 9, c"/id"), (R::OutOfRange.number(), 0));
    assert_eq!(read!(tickcord_event_get_i64, 0, c"/count"), (0, -3));
    assert_eq!(read!(tickcord_event_get_u64, 9, c"/count"), (R::OutOfRange.number(), 0));
    assert_eq!(read!(tickcord_event_get_u64, 0, c"/a~1b/~0"), (0, 1));
    let (code, pi) = read!(tickcord_event_get_f64, 0.0, c"/pi");
    assert!(code == 0 && (pi - 3.5).abs() < f64::EPSILON);
    assert_eq!(read!(tickcord_event_get_bool, 0, c"/yes"), (0, 1));
    assert_eq!(read!(tickcord_event_get_count, 0, c"/list"), (0, 3));
    assert_eq!(read!(tickcord_event_get_kind, 0, c"/none").0, 0);
    let (code, json) = read!(tickcord_event_get_json, tickcord_str { ptr: ptr::null(), len: 0 }, c"/list/2");
    assert_eq!((code, string(json)), (0, r#"{"three":3}"#.to_owned()));
    let bytes: [c_char; 1] = [-1];
    let mut out = 0;
    let code = unsafe { tickcord_event_get_u64(event, bytes.as_ptr(), 1, &raw mut out) };
    assert_eq!(code, R::InvalidUtf8.number());

    // The event outlives its client.
    host.destroy(Duration::from_secs(5));
    assert_eq!(tickcord_can_unload(), 0);
    assert_eq!(read_str("/list/1"), (0, "two".to_owned()));
    unsafe { tickcord_event_free(event) };
}

#[test]
fn every_result_has_its_name() {
    for code in ResultCode::ALL {
        let name = unsafe { CStr::from_ptr(tickcord_result_name(code.number())) }.to_str().unwrap();
        assert!(name == "TICKCORD_OK" || name.starts_with("TICKCORD_ERROR_"), "{name}");
    }
    let unknown = unsafe { CStr::from_ptr(tickcord_result_name(12345)) };
    assert_eq!(unknown, c"TICKCORD_ERROR_UNKNOWN");
    assert_eq!(tickcord_abi_version(), TICKCORD_ABI_VERSION);
    let version = unsafe { CStr::from_ptr(tickcord_version()) };
    assert_eq!(version.to_str().unwrap(), env!("CARGO_PKG_VERSION"));
}

#[test]
fn a_short_buffer_for_the_last_error_says_how_long_it_must_be() {
    assert_eq!(tickcord_client_connect(0), ResultCode::InvalidHandle.number());
    let (mut buffer, mut length) = ([0; 4], 0);
    let code = unsafe { tickcord_last_error(buffer.as_mut_ptr(), 4, &raw mut length) };
    assert_eq!(code, ResultCode::BufferTooSmall.number());
    assert_eq!(unsafe { tickcord_last_error(ptr::null_mut(), 0, &raw mut length) }, 0);
    assert_eq!(length, last_error().len(), "asking does not replace the text");
    let code = unsafe { tickcord_last_error(ptr::null_mut(), 4, &raw mut length) };
    assert_eq!(
        (code, length),
        (ResultCode::NullArgument.number(), 0),
        "there is no room that would be too short"
    );
}

#[test]
fn waiting_ends_with_the_time_or_with_the_client() {
    let host = Setup::of(&sandbox()).create().unwrap();
    assert_eq!(tickcord_client_wait(host.client, 1), ResultCode::Timeout.number());
    let client = host.client;
    let waiter = std::thread::spawn(move || tickcord_client_wait(client, 60_000));
    assert_eq!(host.destroy(Duration::from_secs(5)).0, 0);
    assert_eq!(waiter.join().unwrap(), ResultCode::InvalidHandle.number());
}
