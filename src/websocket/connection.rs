//! The machine: one WebSocket from the request to the end.

use std::collections::VecDeque;
use std::fmt;
use std::time::Instant;

use super::assembly::Assembly;
use super::close::{self, CloseCode, CloseFrame};
use super::control::{ControlPayload, ControlRate, MAX_CONTROL_PAYLOAD};
use super::decoder::{Decoder, Step};
use super::encoder;
use super::error::Violation;
use super::handshake::{self, Handshake, HandshakeError};
use super::header::Header;
use super::input::{Input, Outgoing, Refusal};
use super::limits::Limits;
use super::opcode::Opcode;
use super::output::{Closed, Initiator, Output};
use super::request::{Request, RequestError};

/// Gives a fresh key for each frame sent. The keys must be unpredictable to the server and to whoever chooses
/// the payloads (5.3, 10.3): take them from the operating system's random source or a generator seeded by it.
pub type MaskingKeys = Box<dyn FnMut() -> [u8; 4] + Send>;

/// The client's end of one WebSocket. Never reused: a new attempt takes a new one.
///
/// The driver's part:
/// - after `new` and after every `handle`, call `poll_output` until `None`, and write what it says in that order;
/// - call `handle` with [`Input::Timeout`] when the instant of `poll_timeout` has come;
/// - give [`Input::Eof`] when the socket ends, whatever the reason;
/// - after [`Output::Closed`], finish writing and close the TCP connection (see [`Closed`]); further inputs do nothing.
///
/// One `handle` reads all of its bytes, so the size of the driver's read bounds what can be queued here. Messages that
/// came in the same read as the server's Close frame, or as a violation, can still be answered: the end takes effect
/// when every output before it has been taken, and until then `handle` accepts what is to be sent.
pub struct Connection {
    state: State,
    pending_end: Option<End>,
    decoder: Decoder,
    assembly: Assembly,
    control: ControlPayload,
    control_rate: ControlRate,
    limits: Limits,
    masking_keys: MaskingKeys,
    outputs: VecDeque<Output>,
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

/// What ends the connection once the outputs before it have been taken.
enum End {
    CloseFrame(CloseFrame),
    Violation(Violation),
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
            pending_end: None,
            decoder: Decoder::new(limits.max_frame_bytes),
            assembly: Assembly::new(&limits),
            control: ControlPayload::new(),
            control_rate: ControlRate::new(&limits),
            limits,
            masking_keys,
            outputs: VecDeque::from([Output::Transmit(head)]),
        })
    }

    /// Takes in one thing that happened at `now`.
    #[inline]
    pub fn handle(&mut self, now: Instant, input: Input<'_>) {
        if let Input::Bytes([byte]) = input
            && self.continues_text(*byte)
        {
            return;
        }
        self.on_input(now, input);
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

    fn on_input(&mut self, now: Instant, input: Input<'_>) {
        let ended = matches!(self.state, State::Closed);
        match input {
            _ if ended => {}
            Input::Send(outgoing) => self.on_send(outgoing),
            Input::Close { code, reason } => self.on_close(now, code, reason),
            _ if self.pending_end.is_some() => {}
            Input::Bytes(bytes) => self.on_bytes(now, bytes),
            Input::Eof => self.on_eof(),
            Input::Timeout => self.on_timeout(now),
        }
    }

    /// The next thing to do or to know. Call until `None` after `new` and after every `handle`.
    #[inline]
    pub fn poll_output(&mut self) -> Option<Output> {
        if self.outputs.is_empty() && self.pending_end.is_some() {
            self.on_end();
        }
        self.outputs.pop_front()
    }

    fn on_end(&mut self) {
        match self.pending_end.take() {
            Some(End::CloseFrame(received)) => self.on_close_frame(received),
            Some(End::Violation(violation)) => self.fail(violation),
            None => {}
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

    fn on_bytes(&mut self, now: Instant, mut bytes: &[u8]) {
        if let State::Opening { handshake, .. } = &mut self.state {
            match handshake.read(bytes) {
                Ok(None) => return,
                Ok(Some((opened, rest))) => {
                    self.state = State::Open;
                    self.outputs.push_back(Output::Opened(opened));
                    bytes = rest;
                }
                Err(error) => return self.end(Closed::HandshakeFailed(error)),
            }
        }
        if let Err(violation) = self.read_frames(now, bytes) {
            self.pending_end = Some(End::Violation(violation));
            self.decoder.stop();
        }
    }

    /// Reads until the bytes are used up or the server's Close frame has come: what is behind it is discarded (1.4).
    fn read_frames(&mut self, now: Instant, mut bytes: &[u8]) -> Result<(), Violation> {
        while self.pending_end.is_none() {
            match self.decoder.step(&mut bytes)? {
                Step::NeedMore => break,
                Step::Header(header) => self.on_frame_begin(now, header)?,
                Step::Payload { header, bytes, remaining } if header.opcode.is_control() => {
                    self.control.push(bytes);
                    if remaining == 0 {
                        self.on_control_frame(header.opcode)?;
                    }
                }
                Step::Payload { header, bytes, remaining } => {
                    let message = self.assembly.push(header, bytes, remaining)?;
                    self.outputs.extend(message.map(Output::Message));
                }
            }
        }
        Ok(())
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

    fn on_control_frame(&mut self, opcode: Opcode) -> Result<(), Violation> {
        match opcode {
            // Also while we are closing: only data frames are forbidden then (5.5.1, 5.5.2).
            Opcode::Ping => {
                transmit(&mut self.outputs, &mut self.masking_keys, Opcode::Pong, self.control.get());
            }
            Opcode::Pong => self.outputs.push_back(Output::Pong(self.control.get().to_vec())),
            _ => self.pending_end = Some(End::CloseFrame(CloseFrame::decode(self.control.get())?)),
        }
        Ok(())
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
        let (opcode, payload) = match outgoing {
            Outgoing::Text(text) => (Opcode::Text, text.as_bytes()),
            Outgoing::Binary(bytes) => (Opcode::Binary, bytes),
            Outgoing::Ping(bytes) => (Opcode::Ping, bytes),
        };
        match self.state {
            State::Opening { .. } => self.refuse(Refusal::NotOpen),
            State::Closing { .. } | State::Closed => self.refuse(Refusal::Closing),
            State::Open if opcode == Opcode::Ping && payload.len() > MAX_CONTROL_PAYLOAD => {
                self.refuse(Refusal::PingTooLong { len: payload.len() });
            }
            State::Open => transmit(&mut self.outputs, &mut self.masking_keys, opcode, payload),
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
                transmit(&mut self.outputs, &mut self.masking_keys, Opcode::Close, &payload);
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
        let payload = code.as_ref().map_or(&[][..], |code| &code[..]);
        transmit(&mut self.outputs, &mut self.masking_keys, Opcode::Close, payload);
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.outputs.push_back(Output::Refused(refusal));
    }

    fn end(&mut self, closed: Closed) {
        self.state = State::Closed;
        self.decoder.stop();
        self.outputs.push_back(Output::Closed(closed));
    }
}

/// Queues one frame, behind the bytes of the last output if those have not been taken yet. A function of fields, so
/// that the payload can be borrowed from another field.
fn transmit(outputs: &mut VecDeque<Output>, keys: &mut MaskingKeys, opcode: Opcode, payload: &[u8]) {
    let frame = encoder::frame(opcode, payload, keys());
    if let Some(Output::Transmit(bytes)) = outputs.back_mut() {
        bytes.extend_from_slice(&frame);
    } else {
        outputs.push_back(Output::Transmit(frame));
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
