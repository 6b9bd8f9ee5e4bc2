//! Messages, there and back.

use std::{ffi::CString, ptr};

use tickcord::{base::ResultCode as R, ffi::*, model::EventKind};
use tungstenite::{
    Bytes, Message,
    protocol::frame::{
        Frame,
        coding::{Data, OpCode},
    },
};

use super::{
    host::Setup,
    server::{Peer, Server, drain, next},
};
use crate::host::{last_error, sandbox, string};

#[test]
fn text_and_bytes_come_back_as_they_were_sent_over_tls() {
    let sandbox = sandbox();
    let mut setup = Setup::to(&sandbox.echo_url());
    setup.ca_pem = Some(CString::new(sandbox.ca_pem()).unwrap());
    let mut host = setup.open();
    for text in ["", "hello", "grüße 🎮", "with\0nul"] {
        assert_eq!(host.send_text(text.as_bytes()), 0);
        assert_eq!(host.until(EventKind::WebsocketText).bytes, text.as_bytes());
    }
    for bytes in [&b""[..], b"\xff\x00\xfe"] {
        assert_eq!(host.send_binary(bytes), 0);
        let event = host.until(EventKind::WebsocketBinary);
        assert_eq!(event.bytes, bytes);
        assert!(event.data.is_null());
    }
    let stats = host.stats();
    assert_eq!((stats.sent_messages, stats.received_messages, stats.connections), (6, 6, 1));
    assert_eq!((stats.sent_bytes, stats.received_bytes), (28, 28));
    assert_eq!((stats.waiting_messages, stats.unsent_messages), (0, 0));
}

#[test]
fn a_message_that_is_json_is_read_by_pointer() {
    let server = Server::echo();
    let host = Setup::to(&server.url()).open();
    let json = br#" {"type":"kill","score":[3,"7"]} "#;
    assert_eq!(host.send_text(json), 0);
    assert_eq!(tickcord_websocket_wait(host.websocket, 20_000), 0);
    let mut event = ptr::null_mut();
    let (mut kind, mut score) = (tickcord_str { ptr: ptr::null(), len: 0 }, 0);
    unsafe {
        assert_eq!(tickcord_websocket_poll_event(host.websocket, &raw mut event), 0);
        assert_eq!(tickcord_event_get_str(event, c"/type".as_ptr(), usize::MAX, &raw mut kind), 0);
        assert_eq!(tickcord_event_get_u64(event, c"/score/1".as_ptr(), usize::MAX, &raw mut score), 0);
        assert_eq!((string(kind).as_str(), score), ("kill", 7));
        assert_eq!(string(tickcord_event_bytes(event)).as_bytes(), json, "and as it came");
        tickcord_event_free(event);
    }
}

#[test]
fn a_text_that_is_no_json_is_whole_in_its_bytes() {
    let server = Server::echo();
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.send_text(b"{not json"), 0);
    let event = host.until(EventKind::WebsocketText);
    assert!(event.data.is_null());
    assert_eq!(event.bytes, b"{not json");
}

#[test]
fn a_message_that_comes_in_fragments_is_one_message() {
    let server = Server::start(1, |_, mut peer| {
        let mut fragment = |text: &'static str, kind, last| {
            peer.send(Message::Frame(Frame::message(
                Bytes::from_static(text.as_bytes()),
                OpCode::Data(kind),
                last,
            )))
            .unwrap();
        };
        fragment("one ", Data::Text, false);
        fragment("two ", Data::Continue, false);
        fragment("three", Data::Continue, true);
        drain(peer);
    });
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.until(EventKind::WebsocketText).bytes, b"one two three");
}

#[test]
fn what_is_not_utf8_is_not_sent_as_text() {
    let server = Server::echo();
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.send_text(b"caf\xe9"), R::InvalidUtf8.number());
    assert!(last_error().contains("byte 3"), "{}", last_error());
    assert_eq!(host.send_text(b"still open"), 0);
    assert_eq!(host.until(EventKind::WebsocketText).bytes, b"still open");
}

const LARGE: usize = 16 * 1024 * 1024;

#[test]
fn sixteen_megabytes_go_both_ways() {
    let server = Server::echo();
    let mut host = Setup::to(&server.url()).open();
    let bytes: Vec<u8> = (0..=250).cycle().take(LARGE).collect();
    assert_eq!(host.send_binary(&bytes), 0);
    assert!(host.until(EventKind::WebsocketBinary).bytes == bytes, "it differs");
    // Cut between two bytes of a character, if at all.
    let text = "é".repeat(LARGE / 2);
    assert_eq!(host.send_text(text.as_bytes()), 0);
    assert!(host.until(EventKind::WebsocketText).bytes == text.as_bytes(), "it differs");
}

/// The frames of a connection, as they come.
fn frames(mut peer: Peer) {
    // Nothing is read until the host has given both, so that the message waits when the ping is sent.
    peer.send(Message::text("begin")).unwrap();
    let mut order = Vec::new();
    while order.len() < 2 {
        match peer.read().unwrap() {
            Message::Ping(payload) => order.push(payload.len()),
            message => order.push(message.len()),
        }
    }
    peer.send(Message::text(format!("{order:?}"))).unwrap();
    drain(peer);
}

#[test]
fn a_ping_passes_a_large_message() {
    let (go, wait) = std::sync::mpsc::channel();
    let server = Server::start(1, move |_, peer| {
        wait.recv().unwrap();
        frames(peer);
    });
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.send_binary(&vec![0; LARGE]), 0);
    assert_eq!(host.ping(b"hello"), 0);
    go.send(()).unwrap();
    assert_eq!(host.until(EventKind::WebsocketText).bytes, b"begin");
    assert_eq!(host.until(EventKind::WebsocketText).bytes, format!("[5, {LARGE}]").as_bytes());
}

#[test]
fn a_pong_brings_the_payload_of_its_ping() {
    let server = Server::echo();
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.ping(b"12:30"), 0);
    assert_eq!(host.until(EventKind::WebsocketPong).bytes, b"12:30");
    assert_eq!(host.ping(&[0; 126]), R::InvalidArgument.number());
}

#[test]
fn messages_keep_their_order() {
    let server = Server::start(1, |_, mut peer| {
        for number in 0..1000 {
            assert_eq!(next(&mut peer).into_text().unwrap().as_str(), number.to_string());
        }
        peer.send(Message::text("all")).unwrap();
        drain(peer);
    });
    let mut host = Setup::to(&server.url()).open();
    for number in 0..1000 {
        assert_eq!(host.send_text(number.to_string().as_bytes()), 0);
    }
    assert_eq!(host.until(EventKind::WebsocketText).bytes, b"all");
}
