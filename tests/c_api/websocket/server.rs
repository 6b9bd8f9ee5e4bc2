//! A WebSocket server on loopback. It serves one connection after the other.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::mpsc::{Receiver, channel},
    thread::JoinHandle,
};

use tungstenite::{
    Message, WebSocket,
    handshake::server::{Request, Response},
    protocol::WebSocketConfig,
};

use crate::host::PATIENCE;

pub(crate) type Peer = WebSocket<TcpStream>;

/// A running server. Dropping it waits for its script to end.
pub(crate) struct Server {
    address: SocketAddr,
    thread: Option<JoinHandle<()>>,
    /// The head of each handshake, one header a line, names in lower case.
    pub(crate) requests: Receiver<String>,
}

impl Server {
    /// Serves this many connections, each by `serve`, which is told how many came before.
    pub(crate) fn start(connections: usize, serve: impl Fn(usize, Peer) + Send + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let (seen, requests) = channel();
        let thread = std::thread::spawn(move || {
            for number in 0..connections {
                let (stream, _) = listener.accept().unwrap();
                stream.set_read_timeout(Some(PATIENCE)).unwrap();
                stream.set_write_timeout(Some(PATIENCE)).unwrap();
                let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
                let seen = seen.clone();
                #[allow(clippy::result_large_err, reason = "the callback's type is tungstenite's")]
                let answer = move |request: &Request, mut response: Response| {
                    let headers = request.headers().iter();
                    let lines = headers.map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()));
                    let head = format!("{}\n{}", request.uri(), lines.collect::<String>());
                    if head.contains("sec-websocket-protocol:") {
                        let chosen = "chat.v2".parse().unwrap();
                        response.headers_mut().insert("sec-websocket-protocol", chosen);
                    }
                    response.headers_mut().insert("x-server", "tungstenite".parse().unwrap());
                    let _ = seen.send(head);
                    Ok(response)
                };
                // A client that breaks off is not the server's business.
                if let Ok(peer) = tungstenite::accept_hdr_with_config(stream, answer, Some(config)) {
                    serve(number, peer);
                }
            }
        });
        Self { address, thread: Some(thread), requests }
    }

    /// Sends everything back, to the end of the connection.
    pub(crate) fn echo() -> Self {
        Self::start(1, |_, peer| echo(peer))
    }

    pub(crate) fn url(&self) -> String {
        format!("ws://{}/", self.address)
    }

    /// Waits until the script has ended; its panic is the test's.
    pub(crate) fn join(mut self) {
        self.thread.take().unwrap().join().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take()
            && !std::thread::panicking()
        {
            thread.join().unwrap();
        }
    }
}

pub(crate) fn echo(mut peer: Peer) {
    while let Ok(message) = peer.read() {
        if (message.is_text() || message.is_binary()) && peer.send(message).is_err() {
            break;
        }
    }
}

/// Reads the next message, pings and pongs left out.
pub(crate) fn next(peer: &mut Peer) -> Message {
    loop {
        let message = peer.read().unwrap();
        if !message.is_ping() && !message.is_pong() {
            return message;
        }
    }
}

/// Answers until the client is gone.
pub(crate) fn drain(mut peer: Peer) {
    while peer.read().is_ok() {}
}
