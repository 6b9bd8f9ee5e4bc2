//! How connections end: each open one in exactly one `WEBSOCKET_CLOSED`, which says who, how and what was lost.

use std::{net::Shutdown, sync::mpsc::channel};

use tickcord::{base::ResultCode as R, ffi::*, model::EventKind};
use tungstenite::{
    Error, Message,
    protocol::{CloseFrame, frame::coding::CloseCode},
};

use super::{
    host::{Host, Polled, Setup},
    server::{Peer, Server, drain, next},
};
use crate::host::{last_error, size, string};

fn closed(host: &mut Host) -> Polled {
    let event = host.until(EventKind::WebsocketClosed);
    assert!(event.data["retry_in_ms"].is_null());
    assert_eq!(host.state(), 0, "closed");
    assert_eq!(host.send_text(b"x"), R::NotConnected.number());
    event
}

/// The Close frame that the client sends.
fn close_frame(peer: &mut Peer) -> Option<CloseFrame> {
    loop {
        match peer.read() {
            Ok(Message::Close(frame)) => return frame,
            Ok(_) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn the_hosts_close_reaches_the_server_after_all_that_was_sent() {
    let server = Server::start(1, |_, mut peer| {
        for number in 0..100 {
            assert_eq!(next(&mut peer).into_text().unwrap().as_str(), number.to_string());
        }
        let frame = close_frame(&mut peer).unwrap();
        assert_eq!((u16::from(frame.code), frame.reason.as_str()), (4321, "the map has changed"));
        drain(peer);
    });
    let mut host = Setup::to(&server.url()).open();
    for number in 0..100 {
        assert_eq!(host.send_text(number.to_string().as_bytes()), 0);
    }
    assert_eq!(host.close(4321, "the map has changed"), 0);
    assert_eq!(host.send_text(b"too late"), R::NotConnected.number());
    let event = closed(&mut host);
    assert_eq!((event.code(), event.data["close_code"].as_u64()), (0, Some(4321)));
    assert_eq!(event.data["by_server"], false);
    assert_eq!(event.data["unsent_messages"], 0);
    assert_eq!(host.close(1000, ""), R::NotConnected.number());
    server.join();
}

#[test]
fn a_close_without_a_code_has_none() {
    let server = Server::start(1, |_, mut peer| {
        assert_eq!(close_frame(&mut peer), None);
        drain(peer);
    });
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.close(0, ""), 0);
    assert_eq!(closed(&mut host).data["close_code"], 1005);
}

#[test]
fn a_close_that_no_client_may_send_is_refused() {
    let server = Server::echo();
    let host = Setup::to(&server.url()).open();
    for (code, reason) in
        [(1, ""), (1005, ""), (1006, ""), (5000, ""), (70_000, ""), (0, "why"), (1000, &"x".repeat(124))]
    {
        assert_eq!(host.close(code, reason), R::InvalidArgument.number(), "{code}");
    }
    assert_eq!(host.state(), 2, "still open");
    assert_eq!(host.send_text(b"x"), 0);
}

#[test]
fn the_servers_close_comes_with_its_code_and_reason() {
    let server = Server::start(1, |_, mut peer| {
        let frame = CloseFrame { code: CloseCode::from(4000), reason: "kicked".into() };
        peer.close(Some(frame)).unwrap();
        drain(peer);
    });
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(tickcord_websocket_wait(host.websocket, 20_000), 0);
    let mut event = std::ptr::null_mut();
    let mut close = unsafe { std::mem::zeroed::<tickcord_websocket_closed>() };
    unsafe {
        assert_eq!(tickcord_websocket_closed_init(&raw mut close, size(&close)), 0);
        assert_eq!(tickcord_websocket_poll_event(host.websocket, &raw mut event), 0);
        assert_eq!(tickcord_event_as_websocket_closed(event, &raw mut close), 0);
        assert_eq!((close.code, close.close_code, close.by_server), (0, 4000, 1));
        assert_eq!((close.retry_in_ms, string(close.reason).as_str()), (-1, "kicked"));
        tickcord_event_free(event);
    }
    assert!(host.poll().is_none(), "it is told once");
    assert_eq!(host.state(), 0);
}

#[test]
fn a_server_that_vanishes_is_a_lost_connection() {
    let server = Server::start(1, |_, peer| peer.get_ref().shutdown(Shutdown::Both).unwrap());
    let mut host = Setup::to(&server.url()).open();
    let event = closed(&mut host);
    assert_eq!(event.code(), i64::from(R::ConnectionLost.number()));
    assert_eq!(
        (event.data["close_code"].as_u64(), event.data["by_server"].as_bool()),
        (Some(1006), Some(false))
    );
}

#[test]
fn a_server_that_gives_no_sign_of_life_is_given_up() {
    let (done, wait) = channel::<()>();
    // Reads nothing, so it answers no ping.
    let server = Server::start(1, move |_, _peer| wait.recv().unwrap());
    let mut setup = Setup::to(&server.url());
    (setup.options.ping_interval_ms, setup.options.pong_timeout_ms) = (100, 100);
    let mut host = setup.open();
    let event = closed(&mut host);
    assert_eq!(event.code(), i64::from(R::NetworkTimeout.number()));
    assert!(event.text().contains("answered no ping within 0.1 s"), "{}", event.text());
    done.send(()).unwrap();
}

#[test]
fn a_server_that_answers_pings_stays() {
    let (pinged, wait) = channel();
    let server = Server::start(1, move |_, mut peer| {
        let mut pings = 0;
        while let Ok(message) = peer.read() {
            pings += u32::from(message.is_ping());
            if pings == 5 {
                let _ = pinged.send(());
            }
        }
    });
    let mut setup = Setup::to(&server.url());
    setup.options.ping_interval_ms = 100;
    let mut host = setup.open();
    wait.recv().unwrap();
    assert_eq!(host.state(), 2);
    assert!(host.stats().latency_us >= 0);
    assert!(host.poll().is_none(), "pings of the library's are not the host's");
    drop(host);
}

#[test]
fn a_server_that_breaks_the_protocol_is_left_and_told_why() {
    let (told, told_to) = channel();
    let server = Server::start(1, move |_, mut peer| {
        use std::io::Write as _;
        // A reserved opcode.
        peer.get_mut().write_all(&[0x83, 0]).unwrap();
        told.send(close_frame(&mut peer).map(|frame| u16::from(frame.code))).unwrap();
    });
    let mut host = Setup::to(&server.url()).open();
    let event = closed(&mut host);
    assert_eq!(event.code(), i64::from(R::ProtocolViolation.number()));
    assert_eq!(event.data["close_code"], 1002);
    assert!(event.text().contains("opcode 0x3"), "{}", event.text());
    assert_eq!(told_to.recv().unwrap(), Some(1002));
}

#[test]
fn a_message_beyond_the_limit_ends_the_connection() {
    let server = Server::start(1, |_, mut peer| {
        let _ = peer.send(Message::binary(vec![0; 1001]));
        assert_eq!(close_frame(&mut peer).map(|frame| u16::from(frame.code)), Some(1009));
    });
    let mut setup = Setup::to(&server.url());
    setup.options.max_message_bytes = 1000;
    let mut host = setup.open();
    let event = closed(&mut host);
    assert_eq!(
        (event.code(), event.data["close_code"].as_u64()),
        (i64::from(R::ProtocolViolation.number()), Some(1009))
    );
    assert!(event.text().contains("1000"), "{}", event.text());
}

#[test]
fn what_could_not_be_sent_is_counted() {
    let (go, wait) = channel();
    let server = Server::start(1, move |_, peer| {
        wait.recv().unwrap();
        // Bytes that were not read make this a reset.
        drop(peer);
    });
    let mut host = Setup::to(&server.url()).open();
    let size = 1024 * 1024;
    for _ in 0..32 {
        assert_eq!(host.send_binary(&vec![0; size]), 0);
    }
    go.send(()).unwrap();
    let event = closed(&mut host);
    let (messages, bytes) =
        (event.data["unsent_messages"].as_u64().unwrap(), event.data["unsent_bytes"].as_u64().unwrap());
    assert!(messages > 0 && bytes == messages * size as u64, "{event:?}");
    let stats = host.stats();
    assert_eq!((stats.unsent_messages, stats.unsent_bytes), (messages, bytes));
    assert_eq!((stats.sent_messages, stats.waiting_messages), (32 - messages, 0));
}

#[test]
fn a_close_that_the_server_does_not_confirm_ends_in_time() {
    let (done, wait) = channel::<()>();
    let server = Server::start(1, move |_, _peer| wait.recv().unwrap());
    let mut setup = Setup::to(&server.url());
    setup.options.close_timeout_ms = 100;
    let mut host = setup.open();
    assert_eq!(host.close(1000, "bye"), 0);
    assert_eq!(host.state(), 3, "closing");
    let event = closed(&mut host);
    assert_eq!(event.code(), i64::from(R::NetworkTimeout.number()));
    assert!(event.text().contains("confirm"), "{}", event.text());
    done.send(()).unwrap();
}

#[test]
fn a_connection_that_is_not_open_yet_is_given_up() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut host = Setup::to(&format!("ws://{}/", listener.local_addr().unwrap())).connect();
    assert_eq!(host.state(), 1, "connecting");
    assert_eq!(host.send_text(b"x"), R::NotConnected.number());
    assert!(last_error().contains("WEBSOCKET_OPENED"), "{}", last_error());
    assert_eq!(host.close(1000, ""), 0);
    let event = closed(&mut host);
    assert_eq!((event.code(), event.data["close_code"].as_u64()), (0, Some(1006)));
}

#[test]
fn a_client_error_on_the_servers_side_is_none() {
    let (ended, how) = channel();
    let server = Server::start(1, move |_, mut peer| {
        let end = loop {
            if let Err(error) = peer.read() {
                break error;
            }
        };
        ended.send(matches!(end, Error::ConnectionClosed)).unwrap();
    });
    let mut host = Setup::to(&server.url()).open();
    assert_eq!(host.close(1000, "bye"), 0);
    closed(&mut host);
    assert!(how.recv().unwrap(), "the server saw a clean end");
}
