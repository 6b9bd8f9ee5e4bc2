//! A server's script and what the client made of it.

use std::time::{Duration, Instant};

use tickcord::websocket::{
    CloseCode, Closed, Connection, Input, Limits, Message, Outgoing, Output, Refusal, Request, Violation,
};

use super::wire;

/// What happens to the client, in order.
enum Step {
    Server(Vec<u8>),
    Eof,
    Wait(Duration),
    Text(String),
    Binary(Vec<u8>),
    TextFragment(String, bool),
    BinaryFragment(Vec<u8>, bool),
    Ping(Vec<u8>),
    Close(Option<u16>, String),
}

/// What the client did, in order. Frames are unmasked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    Request(String),
    Frame(u8, Vec<u8>),
    /// A frame that is not the last of its message.
    Fragment(u8, Vec<u8>),
    Opened(Option<String>),
    Text(String),
    Binary(Vec<u8>),
    Pong(Vec<u8>),
    Refused(Refusal),
    Closed(Closed),
}

pub(super) struct Scenario {
    request: Request,
    limits: Limits,
    open: bool,
    steps: Vec<Step>,
}

/// How the server's bytes are cut.
#[derive(Debug, Clone, Copy)]
enum Split {
    Whole,
    Bytes,
    Random(u64),
}

impl Scenario {
    /// Begins before the server's answer.
    pub(super) fn opening(request: Request) -> Self {
        Self { request, limits: Limits::default(), open: false, steps: Vec::new() }
    }

    /// Begins with the server's answer of 1.3, in one piece with what it sends next.
    pub(super) fn open() -> Self {
        let mut scenario = Self::opening(request()).server(wire::ACCEPTED);
        scenario.open = true;
        scenario
    }

    pub(super) fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The server sends; neighbours are one piece when pieces are whole.
    pub(super) fn server(mut self, bytes: impl AsRef<[u8]>) -> Self {
        if let Some(Step::Server(sent)) = self.steps.last_mut() {
            sent.extend(bytes.as_ref());
            self
        } else {
            self.step(Step::Server(bytes.as_ref().to_vec()))
        }
    }

    pub(super) fn eof(self) -> Self {
        self.step(Step::Eof)
    }

    pub(super) fn wait(self, duration: Duration) -> Self {
        self.step(Step::Wait(duration))
    }

    pub(super) fn text(self, text: &str) -> Self {
        self.step(Step::Text(text.to_owned()))
    }

    pub(super) fn binary(self, bytes: &[u8]) -> Self {
        self.step(Step::Binary(bytes.to_vec()))
    }

    pub(super) fn text_fragment(self, text: &str, last: bool) -> Self {
        self.step(Step::TextFragment(text.to_owned(), last))
    }

    pub(super) fn binary_fragment(self, bytes: &[u8], last: bool) -> Self {
        self.step(Step::BinaryFragment(bytes.to_vec(), last))
    }

    pub(super) fn ping(self, bytes: &[u8]) -> Self {
        self.step(Step::Ping(bytes.to_vec()))
    }

    pub(super) fn close(self, code: impl Into<Option<u16>>, reason: &str) -> Self {
        self.step(Step::Close(code.into(), reason.to_owned()))
    }

    fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// Runs with every split, which must make no difference. The request, and the opening in a scenario that begins
    /// open, are checked and left out.
    pub(super) fn run(&self) -> Vec<Seen> {
        let whole = self.run_split(Split::Whole);
        for split in [Split::Bytes, Split::Random(1), Split::Random(2), Split::Random(3)] {
            assert_eq!(self.run_split(split), whole, "{split:?} differs from one piece");
        }
        whole
    }

    fn run_split(&self, split: Split) -> Vec<Seen> {
        let mut now = Instant::now();
        let mut key = 0_u32;
        let keys = Box::new(move || {
            key = key.wrapping_add(0x9E37_79B9);
            key.to_be_bytes()
        });
        let mut client =
            Connection::new(now, self.request.clone(), wire::NONCE, keys, self.limits.clone()).unwrap();
        let mut seen = Vec::new();
        drain(&mut client, now, &[], &mut seen);
        for step in &self.steps {
            match step {
                Step::Server(bytes) => {
                    for piece in split.cut(bytes) {
                        drain(&mut client, now, piece, &mut seen);
                    }
                }
                Step::Wait(duration) => {
                    // A driver that slept: it wakes at the deadline, if there is one on the way.
                    let end = now + *duration;
                    while let Some(deadline) = client.poll_timeout().filter(|deadline| *deadline <= end) {
                        client.handle(deadline, Input::Timeout);
                        assert_ne!(
                            client.poll_timeout(),
                            Some(deadline),
                            "a deadline that has come is dealt with"
                        );
                        drain(&mut client, deadline, &[], &mut seen);
                    }
                    now = end;
                    client.handle(now, Input::Timeout);
                }
                Step::Eof => client.handle(now, Input::Eof),
                Step::Text(text) => client.handle(now, Input::Send(Outgoing::Text(text))),
                Step::Binary(bytes) => client.handle(now, Input::Send(Outgoing::Binary(bytes))),
                Step::TextFragment(text, last) => {
                    client.handle(now, Input::Send(Outgoing::TextFragment { text, last: *last }));
                }
                Step::BinaryFragment(bytes, last) => {
                    client.handle(now, Input::Send(Outgoing::BinaryFragment { bytes, last: *last }));
                }
                Step::Ping(bytes) => client.handle(now, Input::Send(Outgoing::Ping(bytes))),
                Step::Close(code, reason) => {
                    client.handle(now, Input::Close { code: code.map(CloseCode::new), reason });
                }
            }
            drain(&mut client, now, &[], &mut seen);
        }
        check_end(&mut client, now, &seen);
        assert!(matches!(seen.remove(0), Seen::Request(_)));
        if self.open {
            assert_eq!(seen.remove(0), Seen::Opened(None));
        }
        seen
    }
}

impl Split {
    fn cut(self, bytes: &[u8]) -> Vec<&[u8]> {
        match self {
            Self::Whole => vec![bytes],
            Self::Bytes => bytes.chunks(1).collect(),
            Self::Random(seed) => {
                let mut random = seed;
                let mut rest = bytes;
                let mut pieces = Vec::new();
                while !rest.is_empty() {
                    // Knuth's MMIX generator; short pieces mostly, long ones now and then.
                    random = random
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    let longest = if random >> 62 == 0 { 4096 } else { 12 };
                    let len = usize::try_from((random >> 33) % longest).unwrap().min(rest.len());
                    let (piece, behind) = rest.split_at(len);
                    pieces.push(piece);
                    rest = behind;
                }
                pieces
            }
        }
    }
}

fn drain(client: &mut Connection, now: Instant, mut bytes: &[u8], seen: &mut Vec<Seen>) {
    while let Some(output) = client.poll_output(now, &mut bytes) {
        match output {
            Output::Transmit(bytes) if seen.is_empty() => {
                seen.push(Seen::Request(String::from_utf8(bytes.to_vec()).unwrap()));
            }
            Output::Transmit(bytes) => {
                let mut rest = bytes;
                while !rest.is_empty() {
                    let frame = wire::read_client_fragment(&mut rest);
                    let kind = if frame.fin { Seen::Frame } else { Seen::Fragment };
                    seen.push(kind(frame.opcode, frame.payload));
                }
            }
            Output::Opened(opened) => seen.push(Seen::Opened(opened.subprotocol)),
            Output::Message(Message::Text(text)) => seen.push(Seen::Text(text.into_owned())),
            Output::Message(Message::Binary(bytes)) => seen.push(Seen::Binary(bytes.into_owned())),
            Output::Pong(bytes) => seen.push(Seen::Pong(bytes.to_vec())),
            Output::Refused(refusal) => seen.push(Seen::Refused(refusal)),
            Output::Closed(closed) => seen.push(Seen::Closed(closed)),
        }
    }
    assert!(bytes.is_empty(), "all bytes are taken");
}

/// `Closed` comes once at most, as the last output, and nothing wakes a connection after it.
fn check_end(client: &mut Connection, now: Instant, seen: &[Seen]) {
    let Some(position) = seen.iter().position(|seen| matches!(seen, Seen::Closed(_))) else { return };
    assert_eq!(position, seen.len() - 1, "nothing follows Closed");
    assert_eq!(client.poll_timeout(), None);
    let later = now + Duration::from_hours(1);
    let text = wire::frame(wire::TEXT, "late");
    for input in [
        Input::Send(Outgoing::Text("late")),
        Input::Close { code: None, reason: "" },
        Input::Timeout,
        Input::Eof,
    ] {
        client.handle(later, input);
        assert_eq!(client.poll_output(later, &mut &text[..]), None, "after Closed");
    }
}

/// What comes next without any bytes from the server.
pub(super) fn next(client: &mut Connection) -> Option<Output<'_, 'static>> {
    client.poll_output(Instant::now(), &mut &[][..])
}

/// A plain request.
pub(super) fn request() -> Request {
    Request::new("server.example.com", "/chat")
}

/// The client sent a Close frame with this code and called the connection failed.
pub(super) fn failed(violation: Violation, code: u16) -> Vec<Seen> {
    let sent = Some(CloseCode::new(code));
    vec![
        Seen::Frame(wire::CLOSE, code.to_be_bytes().to_vec()),
        Seen::Closed(Closed::Failed { violation, sent }),
    ]
}

pub(super) fn text(text: &str) -> Seen {
    Seen::Text(text.to_owned())
}
