//! Writing to a gateway connection, whole or broken.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use super::close::Close;
use super::compressor::Packed;
use super::connection::Socket;

/// A client that does not read for so long is given up.
const WRITE_PATIENCE: Duration = Duration::from_secs(10);
/// How long a closing handshake may take.
const CLOSE_PATIENCE: Duration = Duration::from_secs(2);

async fn patiently(write: impl Future<Output = Result<(), Error>>) -> Result<(), String> {
    match timeout(WRITE_PATIENCE, write).await {
        Ok(written) => written.map_err(|error| error.to_string()),
        Err(_) => Err(String::from("the client does not read")),
    }
}

/// Sends a payload, in fragments if `fragment_bytes` is not 0.
pub(crate) async fn message(
    socket: &mut Socket,
    packed: Packed,
    fragment_bytes: usize,
) -> Result<(), String> {
    let (kind, message) = match packed {
        Packed::Text(text) => (Data::Text, Message::text(text)),
        Packed::Binary(bytes) => (Data::Binary, Message::binary(bytes)),
    };
    if fragment_bytes == 0 || message.len() <= fragment_bytes {
        return patiently(socket.send(message)).await;
    }
    let bytes = message.into_data();
    let pieces = bytes.chunks(fragment_bytes);
    let last = pieces.len() - 1;
    for (index, piece) in pieces.enumerate() {
        let opcode = OpCode::Data(if index == 0 { kind } else { Data::Continue });
        let frame = Frame::message(piece.to_vec(), opcode, index == last);
        patiently(socket.send(Message::Frame(frame))).await?;
    }
    Ok(())
}

/// Writes bytes below the framing.
pub(crate) async fn raw(socket: &mut Socket, bytes: &[u8]) -> Result<(), String> {
    patiently(async {
        let stream = socket.get_mut();
        stream.write_all(bytes).await?;
        stream.flush().await?;
        Ok(())
    })
    .await
}

/// The header of a text frame of 1000 bytes, and only half of them.
pub(crate) async fn half_frame(socket: &mut Socket) -> Result<(), String> {
    let mut bytes = vec![0x81, 126, 0x03, 0xE8];
    bytes.resize(504, b' ');
    raw(socket, &bytes).await
}

/// Sends a close frame, waits for the client's, and ends TLS and TCP.
pub(crate) async fn close(socket: &mut Socket, close: &Close) {
    let frame = CloseFrame { code: close.code.into(), reason: close.reason.clone().into() };
    // Whatever goes wrong here, the connection is over all the same.
    let _ = timeout(CLOSE_PATIENCE, async {
        if socket.close(Some(frame)).await.is_ok() {
            drain(socket).await;
        }
        socket.get_mut().shutdown().await
    })
    .await;
}

/// Answers the client's close frame and ends TLS and TCP.
pub(crate) async fn finish(socket: &mut Socket) {
    let _ = timeout(CLOSE_PATIENCE, async {
        // Reading is what sends the answer.
        while let Some(Ok(_)) = socket.next().await {}
        socket.get_mut().shutdown().await
    })
    .await;
}

/// Reads until the client's close frame. What it sent too much of is read and dropped as well: unread input would
/// turn the end of the connection into a reset, which can overtake our close frame.
async fn drain(socket: &mut Socket) {
    let mut is_answered = false;
    while let Some(Ok(message)) = socket.next().await {
        is_answered |= message.is_close();
    }
    let mut waste = vec![0; 16 * 1024];
    while !is_answered && socket.get_mut().read(&mut waste).await.is_ok_and(|count| count > 0) {}
}
