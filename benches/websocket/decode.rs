//! Each client reading text messages, `count` at a time.

use std::hint::black_box;
use std::io::Read;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use fastwebsockets::{OpCode, Role as FastRole, WebSocket as FastWebSocket};
use futures_core::Stream;
use tickcord::websocket::{Connection, Limits, Message, Output, Request};
use tokio_websockets::ClientBuilder;
use tungstenite::protocol::{Role, WebSocket};

use super::rounds::{Contender, contender};
use super::wire::Wire;

/// What the library's driver reads at once: a TLS record.
pub const READ_BUFFER: usize = 16 * 1024;

/// What nobody can do without: checking the texts and copying them once, to memory that is there already.
pub fn floor(texts: Vec<&'static str>) -> Contender {
    let longest = texts.iter().map(|text| text.len()).max().unwrap_or(0);
    let mut texts = texts.into_iter().cycle();
    // Copying between equal offsets in pages is slow: the processor takes what it reads for what it has just written.
    let mut message = vec![0; OFFSET + longest];
    contender("floor", move |count| {
        for text in texts.by_ref().take(count) {
            let mut free = &mut message[OFFSET..];
            for piece in pieces(text) {
                assert!(simdutf8::basic::from_utf8(piece.as_bytes()).is_ok());
                let (to, room) = free.split_at_mut(piece.len());
                to.copy_from_slice(piece.as_bytes());
                free = room;
            }
            black_box(&mut message);
        }
    })
}

/// The same for whoever hands messages out: each is copied to memory of its own.
pub fn floor_owned(texts: Vec<&'static str>) -> Contender {
    let mut texts = texts.into_iter().cycle();
    contender("floor, owned", move |count| {
        for text in texts.by_ref().take(count) {
            let mut message = Vec::with_capacity(text.len());
            for piece in pieces(text) {
                assert!(simdutf8::basic::from_utf8(piece.as_bytes()).is_ok());
                message.extend_from_slice(piece.as_bytes());
            }
            drop(black_box(message));
        }
    })
}

const OFFSET: usize = 2048;

/// What is copied while it is still in the first cache.
const PIECE: usize = 8 * 1024;

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = black_box(text);
    std::iter::from_fn(move || {
        let (piece, behind) = rest.split_at(rest.floor_char_boundary(PIECE));
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The machine borrows the bytes from wherever they lie: in TLS's buffer, or here in the wire itself.
pub fn tickcord(wire: &'static [u8], most: usize) -> Contender {
    let now = Instant::now();
    let mut client = open(now);
    let mut wire = Wire::new(wire, most.min(READ_BUFFER));
    let mut pending = 0_isize;
    contender("tickcord", move |count| {
        // One piece may end more messages than were asked for: they count for the next turn.
        pending += count.cast_signed();
        while pending > 0 {
            take_messages(&mut client, now, wire.next(usize::MAX), &mut pending);
        }
    })
}

/// The same with a driver that copies each piece to a buffer of its own first.
pub fn tickcord_copying(wire: &'static [u8], most: usize) -> Contender {
    let now = Instant::now();
    let mut client = open(now);
    let mut wire = Wire::new(wire, most);
    let mut buffer = vec![0; READ_BUFFER];
    let mut pending = 0_isize;
    contender("tickcord, copying", move |count| {
        // One piece may end more messages than were asked for: they count for the next turn.
        pending += count.cast_signed();
        while pending > 0 {
            let read = wire.read(&mut buffer).expect("memory");
            take_messages(&mut client, now, &buffer[..read], &mut pending);
        }
    })
}

#[inline(always)]
fn take_messages(client: &mut Connection, now: Instant, mut received: &[u8], pending: &mut isize) {
    loop {
        match client.poll_output(now, &mut received) {
            Some(Output::Message(Message::Text(text))) => drop(black_box(text)),
            None => break,
            Some(other) => panic!("{other:?}"),
        }
        *pending -= 1;
    }
}

/// A connection after its opening handshake, with the keys and the answer of RFC 6455, section 1.3.
pub fn open(now: Instant) -> Connection {
    let mut accepted: &[u8] = b"HTTP/1.1 101 Switching Protocols\r\n\
        Upgrade: websocket\r\n\
        Connection: Upgrade\r\n\
        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    let request = Request::new("server.example.com", "/chat");
    let keys = Box::new(|| rand::random::<u32>().to_ne_bytes());
    let mut client =
        Connection::new(now, request, *b"the sample nonce", keys, Limits::default()).expect("valid");
    while client.poll_output(now, &mut accepted).is_some() {}
    client
}

pub fn tungstenite(wire: &'static [u8], most: usize) -> Contender {
    let mut client = WebSocket::from_raw_socket(Wire::new(wire, most), Role::Client, None);
    contender("tungstenite", move |count| {
        for _ in 0..count {
            let message = client.read().expect("valid");
            assert!(message.is_text());
            drop(black_box(message));
        }
    })
}

pub fn fastwebsockets(wire: &'static [u8], most: usize) -> Contender {
    let mut client = FastWebSocket::after_handshake(Wire::new(wire, most), FastRole::Client);
    contender("fastwebsockets", move |count| {
        at_once(async {
            for _ in 0..count {
                let frame = client.read_frame().await.expect("valid");
                assert!(frame.fin && frame.opcode == OpCode::Text);
                drop(black_box(frame));
            }
        });
    })
}

pub fn tokio_websockets(wire: &'static [u8], most: usize) -> Contender {
    let mut client = ClientBuilder::new().take_over(Wire::new(wire, most));
    contender("tokio-websockets", move |count| {
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..count {
            let Poll::Ready(Some(Ok(message))) = Pin::new(&mut client).poll_next(&mut context) else {
                panic!("valid, and never pending")
            };
            assert!(message.is_text());
            drop(black_box(message));
        }
    })
}

/// Runs what never waits.
pub fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the wire is always ready"),
    }
}
