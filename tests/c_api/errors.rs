//! What the text of the last error tells a host that called wrongly: what to do, or what is allowed.

use std::ptr;

use tickcord::{base::ResultCode as R, ffi::*};

use crate::host::{Host, Setup, last_error, sandbox, size};

#[track_caller]
fn assert_told(result: i32, code: R, remedy: &str) {
    assert_eq!(result, code.number(), "{}", last_error());
    assert!(last_error().contains(remedy), "{code:?}: {}", last_error());
}

#[test]
fn a_wrong_handle_is_told_from_a_stale_one_and_none() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    let client = host.client;
    assert_told(tickcord_client_connect(0), R::InvalidHandle, "create the object first");
    assert_told(tickcord_websocket_connect(client), R::WrongHandle, "takes a tickcord_websocket");
    assert_told(tickcord_client_connect(client), R::AlreadyConnected, "disconnect");
    assert_eq!(host.destroy(crate::host::PATIENCE).0, 0);
    assert_told(tickcord_client_connect(client), R::InvalidHandle, "create a new one");
}

#[test]
fn options_that_cannot_be_used_are_told_with_what_can() {
    let sandbox = sandbox();
    let create = |change: fn(&mut Setup)| {
        let mut setup = Setup::of(&sandbox);
        change(&mut setup);
        setup.create().err().expect("no client")
    };
    assert_told(create(|it| it.options.struct_size = 0), R::BadSize, "tickcord_client_options_init");
    assert_told(create(|it| it.options.abi_version = 9 << 16), R::AbiMismatch, "compile against the header");
}

#[test]
fn arguments_that_cannot_be_used_are_told_with_what_can() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    let client = host.client;
    let mut member = unsafe { std::mem::zeroed::<tickcord_member_edit>() };
    assert_eq!(unsafe { tickcord_member_edit_init(&raw mut member, size(&member)) }, 0);
    let none = ptr::null_mut();
    unsafe {
        let send =
            |text: &[u8], length| tickcord_client_send_message(client, 5, text.as_ptr().cast(), length, none);
        assert_told(
            tickcord_client_send_message(client, 5, ptr::null(), 0, none),
            R::NullArgument,
            "content is NULL",
        );
        assert_told(send(b"", 0), R::EmptyContent, "text");
        assert_told(send(&[b'x'; 2001], 2001), R::ContentTooLong, "2000");
        assert_told(send(b"x", usize::MAX - 1), R::InvalidArgument, "TICKCORD_NUL_TERMINATED");
        let reason = [0xFF_u8];
        let kicked = tickcord_client_kick_member(client, 1, 2, reason.as_ptr().cast(), 1, none);
        assert_told(kicked, R::InvalidUtf8, "convert it");
        assert_told(
            tickcord_client_edit_member(client, 0, 2, &raw const member, ptr::null(), 0, none),
            R::InvalidArgument,
            "guild_id",
        );
    }
    assert_told(tickcord_client_disconnect(client, 8), R::InvalidArgument, "TICKCORD_DISCONNECT_");
    assert_told(tickcord_client_set_intents(client, 1 << 40), R::UndefinedIntents, "leave them out");
    assert_told(tickcord_client_cancel_request(client, 999_999), R::UnknownRequest, "999999");
}
