//! A client that is fed bytes, and what it made of them.

use std::time::Instant;

use tickcord::websocket::{
    Closed, Connection, Input, Limits, MaskingKeys, Message, Output, Refusal, Request,
};

use super::wire;

/// One thing the client did. Frames are unmasked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Frame(u8, Vec<u8>),
    Opened(Option<String>),
    Text(String),
    Binary(Vec<u8>),
    Pong(Vec<u8>),
    Refused(Refusal),
    Closed(Closed),
}

/// What was done, and how many of the server's bytes it took.
pub(crate) type Trace = Vec<(usize, Seen)>;

pub(crate) struct Client {
    connection: Connection,
    now: Instant,
    fed: usize,
    trace: Trace,
}

impl Client {
    /// The request has been sent.
    pub(crate) fn opening(request: Request, limits: Limits) -> Self {
        let now = Instant::now();
        let mut connection =
            Connection::new(now, request, wire::NONCE, masking_keys(), limits).expect("a good request");
        assert!(matches!(connection.poll_output(now, &mut &[][..]), Some(Output::Transmit(_))), "no request");
        let mut client = Self { connection, now, fed: 0, trace: Vec::new() };
        client.read(&[]);
        assert_eq!(client.trace, [], "nothing but the request");
        client
    }

    /// The server has accepted; its bytes are counted from here on.
    pub(crate) fn open(limits: Limits) -> Self {
        let mut client = Self::opening(request(), limits);
        client.feed(wire::ACCEPTED.as_bytes());
        assert_eq!(client.trace, [(wire::ACCEPTED.len(), Seen::Opened(None))]);
        client.trace.clear();
        client.fed = 0;
        client
    }

    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        self.fed += bytes.len();
        self.read(bytes);
    }

    /// The bytes end here. Whatever the target is about: the end comes once, and last.
    pub(crate) fn finish(mut self) -> Trace {
        let ends = |trace: &Trace| trace.iter().filter(|(_, seen)| matches!(seen, Seen::Closed(_))).count();
        let trace = self.trace.clone();
        self.connection.handle(self.now, Input::Eof);
        self.read(&[]);
        assert_eq!(ends(&self.trace), 1, "one end in {:?}", self.trace);
        assert!(matches!(self.trace.last(), Some((_, Seen::Closed(_)))), "not last in {:?}", self.trace);
        assert_eq!(self.connection.poll_timeout(), None, "nothing to wait for");
        trace
    }

    fn read(&mut self, mut bytes: &[u8]) {
        while let Some(output) = self.connection.poll_output(self.now, &mut bytes) {
            see(&output, &mut |seen| self.trace.push((self.fed, seen)));
        }
        assert!(bytes.is_empty(), "all bytes are taken");
    }
}

/// Opens a client and feeds it these pieces.
pub(crate) fn run<'a>(limits: &Limits, pieces: impl IntoIterator<Item = &'a [u8]>) -> Trace {
    let mut client = Client::open(limits.clone());
    for piece in pieces {
        client.feed(piece);
    }
    client.finish()
}

/// Splits an output into what was done. Anything but whole, masked, minimal frames panics.
pub(crate) fn see(output: &Output<'_, '_>, sink: &mut impl FnMut(Seen)) {
    sink(match output {
        Output::Transmit(bytes) => {
            let mut rest = *bytes;
            assert!(!rest.is_empty(), "nothing to transmit");
            while !rest.is_empty() {
                let frame = wire::read_client_frame(&mut rest);
                sink(Seen::Frame(frame.opcode, frame.payload));
            }
            return;
        }
        Output::Opened(opened) => Seen::Opened(opened.subprotocol.clone()),
        Output::Message(Message::Text(text)) => Seen::Text(text.to_string()),
        Output::Message(Message::Binary(bytes)) => Seen::Binary(bytes.to_vec()),
        Output::Pong(bytes) => Seen::Pong(bytes.to_vec()),
        Output::Refused(refusal) => Seen::Refused(*refusal),
        Output::Closed(closed) => Seen::Closed(closed.clone()),
    });
}

pub(crate) fn request() -> Request {
    Request::new("server.example.com", "/chat")
}

/// Different from frame to frame, and the same in every run of an input.
pub(crate) fn masking_keys() -> MaskingKeys {
    let mut key = 0_u32;
    Box::new(move || {
        key = key.wrapping_add(0x9E37_79B9);
        key.to_be_bytes()
    })
}
