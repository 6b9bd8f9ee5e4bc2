//! What follows an end: nothing, a call of the host's, or the library's own next attempt.

use std::{net::Shutdown, sync::mpsc::channel};

use tickcord::{base::ResultCode as R, ffi::*, model::EventKind};
use tungstenite::Message;

use super::{
    host::Setup,
    server::{Server, drain, echo, next},
};

fn reconnecting(url: &str) -> Setup {
    let mut setup = Setup::to(url);
    setup.options.reconnect = 1;
    setup
}

#[test]
fn a_lost_connection_is_made_again_and_messages_stay_with_theirs() {
    let server = Server::start(2, |number, mut peer| {
        if number == 0 {
            assert_eq!(next(&mut peer).into_text().unwrap().as_str(), "first");
            peer.get_ref().shutdown(Shutdown::Both).unwrap();
        } else {
            assert_eq!(next(&mut peer).into_text().unwrap().as_str(), "second", "nothing of before");
            peer.send(Message::text("welcome back")).unwrap();
            drain(peer);
        }
    });
    let mut host = reconnecting(&server.url()).open();
    assert_eq!(host.send_text(b"first"), 0);
    let end = host.until(EventKind::WebsocketClosed);
    assert_eq!(end.code(), i64::from(R::ConnectionLost.number()));
    let wait = end.data["retry_in_ms"].as_u64().unwrap();
    assert!((250..=500).contains(&wait), "{wait} ms");
    assert_eq!(host.send_text(b"in between"), R::NotConnected.number());
    host.until(EventKind::WebsocketOpened);
    assert_eq!(host.send_text(b"second"), 0);
    assert_eq!(host.until(EventKind::WebsocketText).bytes, b"welcome back");
    assert_eq!(host.stats().connections, 2);
}

#[test]
fn attempts_that_fail_wait_longer_each_time_and_end_when_the_host_closes() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let mut host = reconnecting(&format!("ws://127.0.0.1:{port}/")).connect();
    for (attempt, longest) in [(1, 500), (2, 1000), (3, 2000)] {
        let error = host.until(EventKind::WebsocketError);
        assert_eq!(error.code(), i64::from(R::ConnectFailed.number()));
        assert_eq!(error.data["attempts"], attempt);
        let wait = error.data["retry_in_ms"].as_u64().unwrap();
        assert!((longest / 2..=longest).contains(&wait), "{wait} ms");
    }
    assert_eq!(host.state(), 4, "waiting for the next attempt");
    assert_eq!(host.close(1000, ""), 0);
    let end = host.until(EventKind::WebsocketClosed);
    assert!(end.data["retry_in_ms"].is_null());
    assert_eq!(host.state(), 0);
}

#[test]
fn a_server_that_asks_for_time_gets_it() {
    let (port, server) = crate::network::answering(
        b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n",
    );
    let mut host = reconnecting(&format!("ws://127.0.0.1:{port}/")).connect();
    let error = host.until(EventKind::WebsocketError);
    assert_eq!(
        (error.data["status"].as_u64(), error.data["retry_in_ms"].as_u64()),
        (Some(503), Some(120_000))
    );
    server.join().unwrap();
}

#[test]
fn without_the_option_the_host_connects_again_itself() {
    let server = Server::start(2, |number, mut peer| {
        if number == 0 {
            peer.close(None).unwrap();
            drain(peer);
        } else {
            echo(peer);
        }
    });
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.until(EventKind::WebsocketClosed).data["by_server"], true);
    assert_eq!(tickcord_websocket_connect(host.websocket), 0, "at once, from the event on");
    assert_eq!(tickcord_websocket_connect(host.websocket), R::AlreadyConnected.number());
    host.until(EventKind::WebsocketOpened);
    assert_eq!(host.send_text(b"again"), 0);
    assert_eq!(host.until(EventKind::WebsocketText).bytes, b"again");
}

#[test]
fn a_host_that_changes_its_mind_while_closing_gets_the_end_and_then_a_new_connection() {
    let (go, wait) = channel::<()>();
    let server = Server::start(2, move |number, peer| {
        if number == 0 {
            wait.recv().unwrap();
        }
        echo(peer);
    });
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.close(1000, ""), 0);
    assert_eq!(tickcord_websocket_connect(host.websocket), 0);
    go.send(()).unwrap();
    host.until(EventKind::WebsocketClosed);
    host.until(EventKind::WebsocketOpened);
    assert_eq!(host.send_text(b"new"), 0);
    assert_eq!(host.until(EventKind::WebsocketText).bytes, b"new");
}
