//! Handles, and the end of the object in every state.

use std::{ptr, sync::mpsc::channel, time::Duration};

use tickcord::{base::ResultCode as R, ffi::*, model::EventKind};
use tungstenite::Message;

use super::{
    host::Setup,
    server::{Server, drain, echo, next},
};
use crate::host::{PATIENCE, Setup as ClientSetup, last_error, sandbox, size};

#[test]
fn it_is_destroyed_in_every_state() {
    // Before it connects.
    assert_eq!(Setup::to("wss://localhost/").create().unwrap().destroy(PATIENCE), (0, 0));
    // While nobody answers.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = format!("ws://{}/", listener.local_addr().unwrap());
    assert_eq!(Setup::to(&silent).connect().destroy(PATIENCE), (0, 0));
    // Between two attempts.
    drop(listener);
    let mut setup = Setup::to(&silent);
    setup.options.reconnect = 1;
    let mut host = setup.connect();
    host.until(EventKind::WebsocketError);
    assert_eq!(host.destroy(PATIENCE), (0, 0));
    // Open, closing, and closed.
    let server = Server::start(3, |_, peer| echo(peer));
    assert_eq!(Setup::to(&server.url()).open().destroy(PATIENCE), (0, 0));
    let host = Setup::to(&server.url()).open();
    assert_eq!(host.close(1000, ""), 0);
    assert_eq!(host.destroy(PATIENCE), (0, 0));
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.close(1000, ""), 0);
    host.until(EventKind::WebsocketClosed);
    assert_eq!(host.destroy(PATIENCE), (0, 0));
}

#[test]
fn what_was_sent_before_goes_out_and_the_server_is_told_goodbye() {
    let server = Server::start(1, |_, mut peer| {
        // The host is gone by the time that this is read.
        peer.send(Message::text("nobody polls this")).unwrap();
        for number in 0..50 {
            assert_eq!(next(&mut peer).into_data().len(), 100_000, "message {number}");
        }
        let Message::Close(Some(frame)) = next(&mut peer) else { panic!("no Close frame") };
        assert_eq!(u16::from(frame.code), 1001);
        drain(peer);
    });
    let host = Setup::to(&server.url()).open();
    for _ in 0..50 {
        assert_eq!(host.send_binary(&vec![0; 100_000]), 0);
    }
    assert_eq!(host.destroy(PATIENCE), (0, 0));
    server.join();
}

#[test]
fn what_could_not_go_out_in_time_is_counted() {
    let (done, wait) = channel::<()>();
    let server = Server::start(1, move |_, _peer| wait.recv().unwrap());
    let host = Setup::to(&server.url()).open();
    for _ in 0..32 {
        assert_eq!(host.send_binary(&vec![0; 1024 * 1024]), 0);
    }
    let (result, unsent) = host.destroy(Duration::from_millis(1000));
    assert_eq!(result, 0, "{}", last_error());
    assert!((1..=32).contains(&unsent), "{unsent}");
    done.send(()).unwrap();
    drop(server);
}

#[test]
fn stale_and_made_up_handles_are_codes() {
    let host = Setup::to("wss://localhost/").create().unwrap();
    let stale = host.websocket;
    assert_eq!(host.destroy(PATIENCE), (0, 0));
    let invalid = R::InvalidHandle.number();
    for websocket in [stale, 0, 1, u64::MAX] {
        let mut event = ptr::dangling_mut::<tickcord_event>();
        unsafe {
            assert_eq!(tickcord_websocket_destroy(websocket, 0, ptr::null_mut()), invalid);
            assert_eq!(tickcord_websocket_poll_event(websocket, &raw mut event), invalid);
            assert_eq!(tickcord_websocket_send_text(websocket, c"x".as_ptr(), 1), invalid);
            assert_eq!(tickcord_websocket_close(websocket, 1000, ptr::null(), 0), invalid);
        }
        assert!(event.is_null());
        assert_eq!(tickcord_websocket_connect(websocket), invalid);
        assert_eq!(tickcord_websocket_wait(websocket, 0), invalid);
    }
}

#[test]
fn a_handle_of_the_other_kind_has_a_code_of_its_own() {
    let sandbox = sandbox();
    let client = ClientSetup::of(&sandbox).create().unwrap();
    let host = Setup::to("wss://localhost/").create().unwrap();
    let wrong = R::WrongHandle.number();
    assert_eq!(tickcord_websocket_connect(client.client), wrong);
    assert!(last_error().contains("is a tickcord_client"), "{}", last_error());
    assert_eq!(tickcord_client_connect(host.websocket), wrong);
    assert!(last_error().contains("is a tickcord_websocket"), "{}", last_error());
    unsafe {
        assert_eq!(tickcord_client_destroy(host.websocket, 0, ptr::null_mut()), wrong);
        assert_eq!(tickcord_websocket_destroy(client.client, 0, ptr::null_mut()), wrong);
    }
    assert_eq!((host.state(), client.state()), (0, 0), "both are still there");
}

#[test]
fn nulls_and_impossible_sizes_are_codes() {
    let server = Server::echo();
    let host = Setup::to(&server.url()).open();
    let null = R::NullArgument.number();
    let mut record = unsafe { std::mem::zeroed::<tickcord_websocket_stats>() };
    unsafe {
        assert_eq!(tickcord_websocket_create(ptr::null(), ptr::null_mut()), null);
        assert_eq!(tickcord_websocket_send_text(host.websocket, ptr::null(), 1), null);
        assert_eq!(tickcord_websocket_send_binary(host.websocket, ptr::null(), 1), null);
        let huge = tickcord_websocket_send_binary(host.websocket, c"x".as_ptr().cast(), usize::MAX);
        assert_eq!(huge, R::InvalidArgument.number());
        assert_eq!(tickcord_websocket_send_binary(host.websocket, ptr::null(), 0), 0, "an empty message");
        assert_eq!(tickcord_websocket_ping(host.websocket, ptr::null(), 0), 0, "an empty ping");
        assert_eq!(tickcord_websocket_poll_event(host.websocket, ptr::null_mut()), null);
        assert_eq!(tickcord_websocket_get_state(host.websocket, ptr::null_mut()), null);
        assert_eq!(tickcord_websocket_get_stats(host.websocket, &raw mut record), R::BadSize.number());
        assert_eq!(tickcord_websocket_stats_init(&raw mut record, size(&record)), 0);
        assert_eq!(tickcord_websocket_get_stats(host.websocket, &raw mut record), 0);
    }
}
