//! Nothing is lost quietly: a host that does not poll, and a server that does not read.

use std::{io::ErrorKind, sync::mpsc::channel, time::Duration};

use tickcord::{base::ResultCode as R, model::EventKind};
use tungstenite::{Error, Message};

use super::{
    host::Setup,
    server::{Server, drain},
};
use crate::host::{PATIENCE, last_error};

#[test]
fn a_host_that_does_not_poll_makes_the_server_wait_and_gets_everything_in_order() {
    const MESSAGES: u32 = 3000;
    let (stuck, is_stuck) = channel();
    let server = Server::start(1, move |_, mut peer| {
        // 24 MB, more than all buffers on the way take.
        peer.get_ref().set_write_timeout(Some(Duration::from_millis(300))).unwrap();
        let mut waited = false;
        for number in 0..MESSAGES {
            let mut bytes = vec![0; 8192];
            bytes[..4].copy_from_slice(&number.to_be_bytes());
            let mut sent = peer.send(Message::binary(bytes));
            while let Err(Error::Io(error)) = &sent {
                assert!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{error}");
                if !std::mem::replace(&mut waited, true) {
                    stuck.send(()).unwrap();
                    peer.get_ref().set_write_timeout(Some(PATIENCE)).unwrap();
                }
                sent = peer.flush();
            }
            sent.unwrap();
        }
        assert!(waited, "the server never had to wait");
        drain(peer);
    });
    let mut setup = Setup::to(&server.url());
    setup.options.queue_capacity = 10;
    // Pings of the library's while nothing is read must not end the connection.
    (setup.options.ping_interval_ms, setup.options.pong_timeout_ms) = (100, 100);
    let mut host = setup.open();
    is_stuck.recv_timeout(PATIENCE).unwrap();
    let waiting = host.stats().events_waiting;
    // WEBSOCKET_OPENED, which has been polled, may have been one of them.
    assert!((9..=10).contains(&waiting), "as many as the host allows, not {waiting}");
    for number in 0..MESSAGES {
        let event = host.until(EventKind::WebsocketBinary);
        assert_eq!(event.bytes[..4], number.to_be_bytes());
    }
    assert_eq!(host.stats().received_messages, u64::from(MESSAGES));
}

#[test]
fn a_large_message_waits_in_a_small_queue() {
    let server = Server::start(1, |_, mut peer| {
        for _ in 0..4 {
            peer.send(Message::binary(vec![7; 1_000_000])).unwrap();
        }
        drain(peer);
    });
    let mut setup = Setup::to(&server.url());
    setup.options.queue_bytes = 4096;
    let mut host = setup.open();
    for _ in 0..4 {
        assert_eq!(host.until(EventKind::WebsocketBinary).bytes.len(), 1_000_000);
    }
}

#[test]
fn a_server_that_does_not_read_fills_the_room_and_no_more() {
    let (go, wait) = channel::<()>();
    let server = Server::start(1, move |_, mut peer| {
        wait.recv().unwrap();
        let mut bytes = 0;
        while let Ok(message) = peer.read() {
            bytes += message.len();
            if message.is_text() {
                peer.send(Message::text(bytes.to_string())).unwrap();
            }
        }
    });
    let mut setup = Setup::to(&server.url());
    setup.options.max_unsent_bytes = 1_000_000;
    let mut host = setup.open();
    assert_eq!(host.send_binary(&vec![0; 1_000_001]), R::MessageTooLarge.number());
    assert!(last_error().contains("max_unsent_bytes"), "{}", last_error());
    let mut sent = 0;
    let full = loop {
        match host.send_binary(&[0; 10_000]) {
            0 => sent += 10_000,
            code => break code,
        }
    };
    assert_eq!(full, R::QueueFull.number());
    assert!(host.stats().waiting_bytes <= 1_000_000);
    go.send(()).unwrap();
    // Room comes back as the server reads.
    while host.send_text(b"sum") == R::QueueFull.number() {
        std::thread::yield_now();
    }
    let sum = host.until(EventKind::WebsocketText);
    assert_eq!(sum.bytes, (sent + 3).to_string().as_bytes());
}
