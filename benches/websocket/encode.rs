//! Each client sending one text message again and again. The caller keeps the text, in whatever form a client shares or
//! borrows, so that each makes one masked copy.

use std::hint::black_box;
use std::io::Write;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use bytes::Bytes;
use fastwebsockets::{Frame, Payload, Role as FastRole, WebSocket as FastWebSocket};
use futures_sink::Sink;
use tickcord::websocket::{Input, Outgoing, Output};
use tokio_websockets::{ClientBuilder, Message as TokioMessage};
use tungstenite::protocol::{Role, WebSocket};
use tungstenite::{Message, Utf8Bytes};

use super::decode::{at_once, open};
use super::rounds::{Contender, contender};
use super::wire::Wire;

fn wire() -> Wire {
    Wire::new(&[], 0)
}

/// Copied and then masked, so that the mask finds it in the first cache.
const BLOCK: usize = 8 * 1024;

/// What nobody can do without: one copy, and the mask over it; to memory that is there already.
pub fn floor(text: &str) -> Contender {
    let text = text.as_bytes().to_vec();
    let mut frame = vec![0; text.len()];
    contender("floor", move |count| {
        for _ in 0..count {
            let key = rand::random();
            for (to, from) in frame.chunks_mut(BLOCK).zip(black_box(&text).chunks(BLOCK)) {
                to.copy_from_slice(from);
                mask(to, key);
            }
            black_box(&mut frame);
        }
    })
}

/// The same to memory of its own for each frame.
pub fn floor_owned(text: &str) -> Contender {
    let text = text.as_bytes().to_vec();
    contender("floor, owned", move |count| {
        for _ in 0..count {
            let key = rand::random();
            let mut frame = Vec::with_capacity(text.len());
            for from in black_box(&text).chunks(BLOCK) {
                let start = frame.len();
                frame.extend_from_slice(from);
                mask(&mut frame[start..], key);
            }
            drop(black_box(frame));
        }
    })
}

fn mask(bytes: &mut [u8], key: u32) {
    let key = u64::from(key);
    let key = key | key << 32;
    let (words, rest) = bytes.as_chunks_mut::<8>();
    for word in words {
        *word = (u64::from_ne_bytes(*word) ^ key).to_ne_bytes();
    }
    for (byte, key) in rest.iter_mut().zip(key.to_ne_bytes()) {
        *byte ^= key;
    }
}

pub fn tickcord(text: &str) -> Contender {
    let text = text.to_owned();
    let now = Instant::now();
    let mut client = open(now);
    let mut wire = wire();
    contender("tickcord", move |count| {
        for _ in 0..count {
            client.handle(now, Input::Send(Outgoing::Text(&text)));
            loop {
                match client.poll_output(now, &mut &[][..]) {
                    Some(Output::Transmit(bytes)) => wire.write_all(bytes).expect("memory"),
                    None => break,
                    Some(other) => panic!("{other:?}"),
                }
            }
        }
    })
}

pub fn tungstenite(text: &str) -> Contender {
    let text = Utf8Bytes::from(text);
    let mut client = WebSocket::from_raw_socket(wire(), Role::Client, None);
    contender("tungstenite", move |count| {
        for _ in 0..count {
            client.send(Message::Text(text.clone())).expect("open");
        }
    })
}

pub fn fastwebsockets(text: &str) -> Contender {
    let text: &'static [u8] = text.as_bytes().to_vec().leak();
    let mut client = FastWebSocket::after_handshake(wire(), FastRole::Client);
    contender("fastwebsockets", move |count| {
        at_once(async {
            for _ in 0..count {
                client.write_frame(Frame::text(Payload::Borrowed(text))).await.expect("open");
            }
        });
    })
}

pub fn tokio_websockets(text: &str) -> Contender {
    let text = Bytes::copy_from_slice(text.as_bytes());
    let mut client = ClientBuilder::new().take_over(wire());
    contender("tokio-websockets", move |count| {
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..count {
            let mut client = Pin::new(&mut client);
            client.as_mut().start_send(TokioMessage::text(text.clone())).expect("open");
            assert!(matches!(client.poll_flush(&mut context), Poll::Ready(Ok(()))));
        }
    })
}
