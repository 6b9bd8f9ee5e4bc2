use std::{
    future::poll_fn,
    io, mem,
    pin::Pin,
    task::{Context, Poll, ready},
    time::{Duration, Instant},
};

use tokio::io::{AsyncBufRead, AsyncWrite};

use crate::{
    base::{Failure, ResultCode},
    model::CloseCode,
    transport::Stream,
    websocket::{self, Closed, Connection, HandshakeError},
};

/// What a [`Socket`] is to wait for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Interest {
    /// Bytes from the server.
    pub(super) read: bool,
    /// Room for more to send.
    pub(super) room: bool,
    /// That all is written.
    pub(super) drained: bool,
}

/// A WebSocket on its connection.
pub(super) struct Socket {
    stream: Stream,
    websocket: Connection,
    outgoing: Vec<u8>,
    unflushed: bool,
    /// Writing failed. What the server sent before it closed, its reasons among it, can still be read.
    write_failed: bool,
    /// Of the stream's buffered bytes, those that the last output was made of. It may have been lent from there, so they are
    /// consumed when the next is asked for.
    taken: usize,
    /// Bytes that the connection has taken for good.
    written: u64,
    /// The connection took less than there was.
    stalled: bool,
    /// How often it took more after that: somebody at the other end reads.
    moves: u64,
}

/// With less than this to write, there is room for more.
const ROOM: usize = 64 * 1024;

/// Bytes that may wait for a server that does not read. Ours come slowly; answers to Pings come as fast as the server likes.
const MAX_OUTGOING: usize = 1024 * 1024;

impl Socket {
    pub(super) fn new(stream: Stream, websocket: Connection) -> Self {
        Self {
            stream,
            websocket,
            outgoing: Vec::new(),
            unflushed: false,
            write_failed: false,
            taken: 0,
            written: 0,
            stalled: false,
            moves: 0,
        }
    }

    pub(super) fn handle(&mut self, now: Instant, input: websocket::Input<'_>) {
        self.websocket.handle(now, input);
    }

    /// The machine's next output, made of bytes that were received. What it wants transmitted has been noted here.
    pub(super) fn poll_output(&mut self, now: Instant) -> Option<websocket::Output<'_, '_>> {
        self.consume_taken();
        let mut received = self.stream.buffered();
        let before = received.len();
        let output = self.websocket.poll_output(now, &mut received);
        self.taken = before - received.len();
        if let Some(websocket::Output::Transmit(bytes)) = &output {
            self.outgoing.extend_from_slice(bytes);
        }
        output
    }

    /// The machine's next output that needs no bytes received.
    pub(super) fn poll_unread(&mut self, now: Instant) -> Option<websocket::Output<'_, 'static>> {
        self.consume_taken();
        let output = self.websocket.poll_output(now, &mut &[][..]);
        if let Some(websocket::Output::Transmit(bytes)) = &output {
            self.outgoing.extend_from_slice(bytes);
        }
        output
    }

    /// Whether bytes have come that the machine has not seen.
    pub(super) fn has_received(&mut self) -> bool {
        self.consume_taken();
        !self.stream.buffered().is_empty()
    }

    /// Whether the next fragment of a message may be given to the machine.
    pub(super) fn has_room(&self) -> bool {
        self.outgoing.len() < ROOM && !self.write_failed
    }

    /// The bytes that the connection has taken so far.
    pub(super) fn written(&self) -> u64 {
        self.written
    }

    /// The number that [`written`](Self::written) has when all that waits now is written.
    pub(super) fn write_end(&self) -> u64 {
        self.written + self.outgoing.len() as u64
    }

    /// How often a connection that had taken no more took bytes again.
    pub(super) fn moves(&self) -> u64 {
        self.moves
    }

    fn consume_taken(&mut self) {
        Pin::new(&mut self.stream).consume(mem::take(&mut self.taken));
    }

    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        self.websocket.poll_timeout()
    }

    /// Writes what waits to be written, and returns when there is something to read, or the connection ended. May be
    /// dropped at any time without loss.
    pub(super) async fn progress(&mut self) {
        self.progress_with(Interest { read: true, room: false, drained: false }).await;
    }

    /// The same, but reads only if that is of interest, and returns also for what else is.
    pub(super) async fn progress_with(&mut self, interest: Interest) {
        poll_fn(|cx| self.poll_progress(cx, interest)).await;
    }

    fn poll_progress(&mut self, cx: &mut Context<'_>, interest: Interest) -> Poll<()> {
        if self.poll_write(cx).is_err() {
            self.write_failed = true;
        }
        self.consume_taken();
        if self.outgoing.len() > MAX_OUTGOING {
            self.outgoing = Vec::new();
            self.write_failed = true;
            self.websocket.handle(Instant::now(), websocket::Input::Eof);
            return Poll::Ready(());
        }
        let is_drained = self.outgoing.is_empty() && !self.write_failed;
        if interest.room && self.has_room() || interest.drained && is_drained {
            return Poll::Ready(());
        }
        if !interest.read {
            return Poll::Pending;
        }
        let received = ready!(Pin::new(&mut self.stream).poll_fill_buf(cx));
        if received.is_ok_and(|bytes| !bytes.is_empty()) {
            return Poll::Ready(());
        }
        self.websocket.handle(Instant::now(), websocket::Input::Eof);
        Poll::Ready(())
    }

    /// Writes as much as the connection takes.
    fn poll_write(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        if self.write_failed {
            self.outgoing.clear();
            self.unflushed = false;
            return Ok(());
        }
        let mut stream = Pin::new(&mut self.stream);
        let mut written = 0;
        while written < self.outgoing.len() {
            match stream.as_mut().poll_write(cx, &self.outgoing[written..]) {
                Poll::Ready(Ok(0)) => return Err(io::ErrorKind::WriteZero.into()),
                Poll::Ready(Ok(count)) => written += count,
                Poll::Ready(Err(error)) => return Err(error),
                Poll::Pending => break,
            }
            self.unflushed = true;
        }
        self.outgoing.drain(..written);
        self.written += written as u64;
        self.moves += u64::from(self.stalled && written > 0);
        self.stalled = !self.outgoing.is_empty();
        if self.unflushed
            && let Poll::Ready(result) = stream.poll_flush(cx)
        {
            self.unflushed = false;
            return result;
        }
        Ok(())
    }

    /// After the machine has reported the end: sends what waits, such as the answer to a Close frame, and ends the stream.
    pub(super) async fn end(mut self) {
        let last = poll_fn(|cx| {
            if self.poll_write(cx).is_err() {
                return Poll::Ready(());
            }
            if !self.outgoing.is_empty() || self.unflushed {
                return Poll::Pending;
            }
            Pin::new(&mut self.stream).poll_shutdown(cx).map(drop)
        });
        let _ = tokio::time::timeout(LINGER, last).await;
    }

    /// Sends what waits and a Close frame, and waits for the server's, as long as the machine's limits allow.
    pub(super) async fn close(mut self, code: websocket::CloseCode) {
        self.handle(Instant::now(), websocket::Input::Close { code: Some(code), reason: "" });
        loop {
            while let Some(output) = self.poll_output(Instant::now()) {
                if matches!(output, websocket::Output::Closed(_)) {
                    return self.end().await;
                }
            }
            let deadline = self.poll_timeout();
            tokio::select! {
                // The time first: a server that never stops sending must not keep the socket for ever.
                biased;
                () = sleep_until(deadline) => self.handle(Instant::now(), websocket::Input::Timeout),
                () = self.progress() => {}
            }
        }
    }
}

/// For the last bytes to leave.
const LINGER: Duration = Duration::from_secs(1);

/// Sleeps until then, or for ever.
pub(super) async fn sleep_until(deadline: Option<Instant>) {
    match deadline {
        Some(deadline) => tokio::time::sleep_until(deadline.into()).await,
        None => std::future::pending().await,
    }
}

/// What the end of a WebSocket means: the server's close code, and words.
pub(super) fn end_of(closed: &Closed, host: &str) -> (Option<u16>, Failure) {
    let (code, text) = match closed {
        Closed::HandshakeFailed(error) => return (None, handshake_failure(error, host)),
        Closed::Clean { received, .. } => {
            let number = received.code.map(websocket::CloseCode::get);
            let name = number.map_or("", |number| CloseCode(number).name());
            let number = number.map_or("no code".to_owned(), |number| number.to_string());
            (
                ResultCode::GatewayClosed,
                format!("Discord closed the connection: {number} {name} {:?}.", received.reason),
            )
        }
        Closed::Failed { violation, .. } => {
            (ResultCode::ProtocolViolation, format!("{host} broke the WebSocket protocol: {violation}."))
        }
        Closed::Eof { .. } | Closed::CloseTimeout => {
            (ResultCode::ConnectionLost, format!("The connection to {host} was lost."))
        }
    };
    let server_code = match closed {
        Closed::Clean { received, .. } => received.code.map(websocket::CloseCode::get),
        _ => None,
    };
    (server_code, Failure::new(code, text))
}

/// Why there is no WebSocket, and what to do about it.
pub(super) fn handshake_failure(error: &HandshakeError, host: &str) -> Failure {
    match error {
        HandshakeError::Redirect { status, location } => {
            let location = location.as_ref().map_or("elsewhere", |location| location.as_str());
            let text = format!(
                "{host} redirects (HTTP {status}) to {location:?}. Redirects are not followed, since credentials would \
                 go along: give the final address as the URL."
            );
            Failure::new(ResultCode::HandshakeRedirected, text)
        }
        HandshakeError::Status { status: 200..=299, .. } => {
            let text = format!(
                "{host} answered with a web page instead of a WebSocket: check its URL, and whether a proxy \
                 or a hotel's login page answers in its place."
            );
            Failure::new(ResultCode::NotAWebSocket, text)
        }
        HandshakeError::Status { status, reason, .. } => {
            let text = format!(
                "{host} refused the WebSocket: HTTP {status} {reason}. If this stays, this machine's address may be \
                 blocked, or its URL is wrong."
            );
            Failure::new(ResultCode::HandshakeRefused, text)
        }
        HandshakeError::Timeout => {
            let text = format!("{host} did not answer the WebSocket handshake in time.");
            Failure::new(ResultCode::NetworkTimeout, text)
        }
        HandshakeError::Eof | HandshakeError::Abandoned => {
            let text = format!("{host} broke off the connection before it had answered.");
            Failure::new(ResultCode::ConnectionLost, text)
        }
        error => {
            let text = format!("{host} is not a WebSocket server: {error}. Check its URL.");
            Failure::new(ResultCode::NotAWebSocket, text)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read as _, Write as _},
        net::{Ipv4Addr, TcpListener},
        sync::Arc,
        thread,
    };

    use tokio::{io::BufReader, net::TcpStream, time::timeout};

    use super::*;
    use crate::{
        transport::Wire,
        websocket::{Limits, Output, Request},
    };

    /// The answer to a nonce of zeros.
    const OPENED: &[u8] =
        b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
        Sec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=\r\n\r\n";

    /// A socket to a server that answers the handshake, then sends this again and again, and reads nothing.
    async fn flooded(bytes: Vec<u8>, limits: Limits, buffer: usize) -> (Socket, thread::JoinHandle<()>) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let flood = thread::spawn(move || {
            let (mut client, _) = listener.accept().unwrap();
            let _ = client.read(&mut [0; 4096]).unwrap();
            client.write_all(OPENED).unwrap();
            while client.write_all(&bytes).is_ok() {}
        });
        let request = Request::new("localhost", "/");
        let websocket =
            Connection::new(Instant::now(), request, [0; 16], Box::new(|| [0; 4]), limits).unwrap();
        let wire = Wire::new(TcpStream::connect(address).await.unwrap(), Arc::default());
        let stream = BufReader::with_capacity(buffer, wire);
        let mut socket = Socket::new(Stream::Plain(stream), websocket);
        while !matches!(socket.poll_output(Instant::now()), Some(Output::Opened(_))) {
            socket.progress().await;
        }
        (socket, flood)
    }

    #[tokio::test]
    async fn a_server_that_pings_and_never_reads_is_left_before_its_answers_fill_the_memory() {
        let pings = [&[0x89, 125][..], &[0; 125]].concat().repeat(500);
        let limits = Limits { max_control_frames: u32::MAX, ..Limits::default() };
        let (mut socket, flood) = flooded(pings, limits, 8192).await;
        let ended = timeout(Duration::from_secs(20), async {
            loop {
                while let Some(output) = socket.poll_output(Instant::now()) {
                    if matches!(output, Output::Closed(_)) {
                        return;
                    }
                }
                assert!(socket.outgoing.len() < 2 * MAX_OUTGOING);
                socket.progress().await;
            }
        });
        assert!(ended.await.is_ok(), "it is answered for ever");
        drop(socket);
        flood.join().unwrap();
    }

    #[tokio::test]
    async fn a_server_that_sends_without_end_does_not_keep_a_socket_that_is_closed() {
        let message = [&[0x82, 126, 0x40, 0][..], &[0; 0x4000]].concat();
        let limits = Limits { close_timeout: Duration::from_millis(50), ..Limits::default() };
        // Slower than the server.
        let (socket, flood) = flooded(message, limits, 1).await;
        let closed = timeout(Duration::from_secs(5), socket.close(websocket::CloseCode::new(4000))).await;
        assert!(closed.is_ok(), "it is read for ever");
        flood.join().unwrap();
    }
}
