//! The machine: one WebSocket from the request to the end.

use std::collections::VecDeque;
use std::fmt;
use std::time::Instant;

use super::assembly::Assembly;
use super::close::{self, CloseCode, CloseFrame};
use super::control::{ControlPayload, ControlRate, MAX_CONTROL_PAYLOAD};
use super::decoder::{Decoder, Step};
use super::encoder::Encoder;
use super::error::Violation;
use super::handshake::{self, Handshake, HandshakeError};
use super::header::Header;
use super::input::{Input, Outgoing, Refusal};
use super::limits::Limits;
use super::opcode::Opcode;
use super::output::{Closed, Initiator, Message, Output};
use super::request::{Request, RequestError};

/// Gives a fresh key for each frame sent. The keys must be unpredictable to the server and to whoever chooses
/// the payloads (5.3, 10.3): take them from the operating system's random source or a generator seeded by it.
pub type MaskingKeys = Box<dyn FnMut() -> [u8; 4] + Send>;

/// The client's end of one WebSocket. Never reused: a new attempt takes a new one.
///
/// The driver's part:
/// - after `new`, after every `handle` and whenever bytes have come, call `poll_output` until `None`, and write what it
///   says in that order;
/// - call `handle` with [`Input::Timeout`] when the instant of `poll_timeout` has come;
/// - give [`Input::Eof`] when the socket ends, whatever the reason;
/// - after [`Output::Closed`], finish writing and close the TCP connection (see [`Closed`]); further inputs do nothing.
///
/// Bytes are read one message at a time, as the driver asks for outputs: a message that came in the same read as the
/// server's Close frame, or as a violation, can still be answered before the next output is asked for.
pub struct Connection {
    state: State,
    decoder: Decoder,
    assembly: Assembly,
    control: ControlPayload,
    control_rate: ControlRate,
    limits: Limits,
    masking_keys: MaskingKeys,
    encoder: Encoder,
    /// The kind of message of which fragments went out, but not the last.
    fragmented: Option<Opcode>,
    refusals: VecDeque<Refusal>,
    /// Comes after everything else.
    closed: Option<Closed>,
}

/// A deadline of `None` lies beyond what an [`Instant`] can hold.
enum State {
    Opening {
        handshake: Handshake,
        deadline: Option<Instant>,
    },
    Open,
    /// Our Close frame has gone out, the server's has not come in.
    Closing {
        deadline: Option<Instant>,
    },
    Closed,
}

/// What was found in the bytes received.
enum Received<'a> {
    NeedMore,
    Message(Message<'a>),
    Control(Opcode),
}

impl Connection {
    /// Begins the opening handshake (4.1): the first output is the request.
    ///
    /// `nonce` becomes the `Sec-WebSocket-Key`: 16 random bytes, new for each connection.
    pub fn new(
        now: Instant,
        request: Request,
        nonce: [u8; 16],
        masking_keys: MaskingKeys,
        limits: Limits,
    ) -> Result<Self, RequestError> {
        let key = handshake::key(nonce);
        let head = request.encode(&key)?;
        let handshake = Handshake::new(&key, request.into_subprotocols(), limits.max_response_bytes);
        Ok(Self {
            state: State::Opening { handshake, deadline: now.checked_add(limits.handshake_timeout) },
            decoder: Decoder::new(limits.max_frame_bytes),
            assembly: Assembly::new(&limits),
            control: ControlPayload::new(),
            control_rate: ControlRate::new(&limits),
            limits,
            masking_keys,
            encoder: Encoder::new(head),
            fragmented: None,
            refusals: VecDeque::new(),
            closed: None,
        })
    }

    /// Takes in one thing that happened at `now`.
    pub fn handle(&mut self, now: Instant, input: Input<'_>) {
        if matches!(self.state, State::Closed) {
            return;
        }
        match input {
            Input::Send(outgoing) => self.on_send(outgoing),
            Input::Close { code, reason } => self.on_close(now, code, reason),
            Input::Eof => self.on_eof(),
            Input::Timeout => self.on_timeout(now),
        }
    }

    /// The next thing to do or to know. Takes what it needs for that from the front of `received`: bytes read from the
    /// socket, in any split. At `None` all of them have been taken; an empty slice means nothing, the end of the
    /// socket is [`Input::Eof`].
    #[inline]
    pub fn poll_output<'r>(&mut self, now: Instant, received: &mut &'r [u8]) -> Option<Output<'_, 'r>> {
        if !self.encoder.is_empty() {
            return Some(Output::Transmit(self.encoder.take()));
        }
        if self.refusals.is_empty() && self.closed.is_none() {
            match received {
                [] => return None,
                [byte] if self.continues_text(*byte) => {
                    *received = &[];
                    return None;
                }
                _ => {}
            }
        }
        self.next_output(now, received)
    }

    /// The short way of a byte that comes alone: no server needs to send like that, so it should not be a means to keep
    /// a client busy. `false`: the byte needs a closer look, and nothing has changed.
    #[inline]
    fn continues_text(&mut self, byte: u8) -> bool {
        self.decoder.remaining_data().is_some_and(|remaining| {
            let taken = *remaining > 1 && self.assembly.push_ascii(byte);
            *remaining -= u64::from(taken);
            taken
        })
    }

    fn next_output<'r>(&mut self, now: Instant, received: &mut &'r [u8]) -> Option<Output<'_, 'r>> {
        loop {
            if !self.encoder.is_empty() {
                return Some(Output::Transmit(self.encoder.take()));
            }
            if let Some(refusal) = self.refusals.pop_front() {
                return Some(Output::Refused(refusal));
            }
            if let Some(closed) = self.closed.take() {
                return Some(Output::Closed(closed));
            }
            match &mut self.state {
                State::Opening { handshake, .. } => match handshake.read(received) {
                    Ok(None) => {
                        *received = &[];
                        return None;
                    }
                    Ok(Some((opened, rest))) => {
                        *received = rest;
                        self.state = State::Open;
                        return Some(Output::Opened(opened));
                    }
                    Err(error) => self.end(Closed::HandshakeFailed(error)),
                },
                State::Open | State::Closing { .. } => match self.read(now, received) {
                    Ok(Received::Message(message)) => return Some(Output::Message(message)),
                    Ok(Received::NeedMore) => return None,
                    // Also while we are closing: only data frames are forbidden then (5.5.1, 5.5.2).
                    Ok(Received::Control(Opcode::Ping)) => {
                        self.encoder.push(true, Opcode::Pong, self.control.get(), (self.masking_keys)());
                    }
                    Ok(Received::Control(Opcode::Pong)) => return Some(Output::Pong(self.control.get())),
                    Ok(Received::Control(_)) => match CloseFrame::decode(self.control.get()) {
                        Ok(frame) => self.on_close_frame(frame),
                        Err(violation) => self.fail(violation),
                    },
                    Err(violation) => self.fail(violation),
                },
                // What is behind the end is discarded (1.4).
                State::Closed => {
                    *received = &[];
                    return None;
                }
            }
        }
    }

    /// Reads to the end of the next message or control frame.
    fn read<'r>(&mut self, now: Instant, received: &mut &'r [u8]) -> Result<Received<'r>, Violation> {
        loop {
            match self.decoder.step(received)? {
                Step::NeedMore => return Ok(Received::NeedMore),
                Step::Header(header) => self.on_frame_begin(now, header)?,
                Step::Payload { header, bytes, remaining } if header.opcode.is_control() => {
                    self.control.push(bytes);
                    if remaining == 0 {
                        return Ok(Received::Control(header.opcode));
                    }
                }
                Step::Payload { header, bytes, remaining } => {
                    if let Some(message) = self.assembly.push(header, bytes, remaining)? {
                        return Ok(Received::Message(message));
                    }
                }
            }
        }
    }

    /// When to give [`Input::Timeout`]: the end of the handshake time or of the close time. `None`: nothing to await.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        match self.state {
            State::Opening { deadline, .. } | State::Closing { deadline } => deadline,
            State::Open | State::Closed => None,
        }
    }

    fn on_frame_begin(&mut self, now: Instant, header: Header) -> Result<(), Violation> {
        match header.opcode {
            Opcode::Continuation | Opcode::Text | Opcode::Binary => self.assembly.begin_frame(header),
            Opcode::Ping | Opcode::Pong => {
                self.control.begin_frame();
                self.control_rate.count(now)
            }
            Opcode::Close => {
                self.control.begin_frame();
                Ok(())
            }
        }
    }

    fn on_close_frame(&mut self, received: CloseFrame) {
        let initiator = if matches!(self.state, State::Closing { .. }) {
            Initiator::Client
        } else {
            // The answer carries the code that came (5.5.1).
            self.transmit_close(received.code);
            Initiator::Server
        };
        self.end(Closed::Clean { initiator, received });
    }

    fn on_eof(&mut self) {
        self.end(match self.state {
            State::Opening { .. } => Closed::HandshakeFailed(HandshakeError::Eof),
            State::Closing { .. } => Closed::Eof { closing: true },
            State::Open | State::Closed => Closed::Eof { closing: false },
        });
    }

    fn on_timeout(&mut self, now: Instant) {
        if self.poll_timeout().is_none_or(|deadline| now < deadline) {
            return;
        }
        self.end(match self.state {
            State::Opening { .. } => Closed::HandshakeFailed(HandshakeError::Timeout),
            _ => Closed::CloseTimeout,
        });
    }

    fn on_send(&mut self, outgoing: Outgoing<'_>) {
        let (opcode, payload, last) = match outgoing {
            Outgoing::Text(text) => (Opcode::Text, text.as_bytes(), true),
            Outgoing::Binary(bytes) => (Opcode::Binary, bytes, true),
            Outgoing::TextFragment { text, last } => (Opcode::Text, text.as_bytes(), last),
            Outgoing::BinaryFragment { bytes, last } => (Opcode::Binary, bytes, last),
            Outgoing::Ping(bytes) => (Opcode::Ping, bytes, true),
        };
        let is_whole = matches!(outgoing, Outgoing::Text(_) | Outgoing::Binary(_));
        match self.state {
            State::Opening { .. } => self.refuse(Refusal::NotOpen),
            State::Closing { .. } | State::Closed => self.refuse(Refusal::Closing),
            State::Open if opcode == Opcode::Ping && payload.len() > MAX_CONTROL_PAYLOAD => {
                self.refuse(Refusal::PingTooLong { len: payload.len() });
            }
            State::Open if opcode == Opcode::Ping => self.transmit(opcode, payload),
            State::Open => match self.fragmented {
                Some(begun) if is_whole || begun != opcode => self.refuse(Refusal::MessageUnderWay),
                begun => {
                    let first = if begun.is_some() { Opcode::Continuation } else { opcode };
                    self.encoder.push(last, first, payload, (self.masking_keys)());
                    self.fragmented = (!last).then_some(opcode);
                }
            },
        }
    }

    fn on_close(&mut self, now: Instant, code: Option<CloseCode>, reason: &str) {
        let payload = match close::encode(code, reason) {
            Ok(payload) => payload,
            Err(refusal) => return self.refuse(refusal),
        };
        match self.state {
            State::Opening { .. } => self.end(Closed::HandshakeFailed(HandshakeError::Abandoned)),
            State::Closing { .. } | State::Closed => self.refuse(Refusal::Closing),
            State::Open => {
                self.transmit(Opcode::Close, &payload);
                self.state = State::Closing { deadline: now.checked_add(self.limits.close_timeout) };
            }
        }
    }

    /// Fails the connection (7.1.7): the server is told why, unless a Close frame went out before.
    fn fail(&mut self, violation: Violation) {
        let sent = matches!(self.state, State::Open).then(|| violation.close_code());
        if sent.is_some() {
            self.transmit_close(sent);
        }
        self.end(Closed::Failed { violation, sent });
    }

    fn transmit_close(&mut self, code: Option<CloseCode>) {
        let code = code.map(|code| code.get().to_be_bytes());
        self.transmit(Opcode::Close, code.as_ref().map_or(&[][..], |code| &code[..]));
    }

    fn transmit(&mut self, opcode: Opcode, payload: &[u8]) {
        self.encoder.push(true, opcode, payload, (self.masking_keys)());
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.refusals.push_back(refusal);
    }

    fn end(&mut self, closed: Closed) {
        self.state = State::Closed;
        self.decoder.stop();
        self.closed = Some(closed);
    }
}

/// The state only: everything else is, or is derived from, what is sent and received.
impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Opening { .. } => "Opening",
            State::Open => "Open",
            State::Closing { .. } => "Closing",
            State::Closed => "Closed",
        };
        f.debug_struct("Connection").field("state", &state).finish_non_exhaustive()
    }
}
