//! A whole connection: bytes from the server, things to send, Close, Timeout and Eof in any order, with bytes read and
//! outputs taken at once or later. It checks what [`Connection`] promises, whatever happens to it.

use std::collections::VecDeque;
use std::mem::take;
use std::time::{Duration, Instant};

use tickcord::websocket::{CloseCode, Closed, Connection, Input, Limits, Outgoing, Output, Refusal};

use super::choices::Choices;
use super::client::{Seen, masking_keys, request, see};
use super::{frames, memory, wire};

pub fn run(input: &[u8]) {
    let mut choices = Choices::new(input);
    let mut host = Host::new(limits(&mut choices));
    // Most inputs are about what comes after the handshake.
    if choices.below(8) != 0 {
        host.bytes(wire::ACCEPTED.as_bytes());
    }
    while !choices.is_empty() {
        host.step(&mut choices);
    }
    host.end();
}

fn limits(choices: &mut Choices<'_>) -> Limits {
    if choices.below(2) == 0 {
        return Limits::default();
    }
    Limits {
        max_frame_bytes: choices.byte().into(),
        max_message_bytes: choices.u16().into(),
        max_fragments: choices.below(8).into(),
        max_control_frames: choices.below(8).into(),
        max_response_bytes: 64 + usize::from(choices.byte()),
        control_window: Duration::from_millis(choices.byte().into()),
        // Beyond what an `Instant` can hold, now and then.
        close_timeout: if choices.below(8) == 0 { Duration::MAX } else { Duration::from_millis(500) },
        ..Limits::default()
    }
}

/// What the host has asked for and not yet seen done.
enum Asked {
    Frame(u8, Vec<u8>),
    /// The payload, if it may be sent.
    Close(Option<Vec<u8>>),
}

struct Host {
    connection: Connection,
    limits: Limits,
    now: Instant,
    /// What the server is going to send next: the rest of a frame.
    rest: Vec<u8>,
    /// What has come and was not read yet.
    received: Vec<u8>,
    asked: VecDeque<Asked>,
    refused: usize,
    opened: bool,
    close_sent: bool,
    /// A Close frame that nobody here asked for: the end must follow at once.
    ending: bool,
    closed: Option<Closed>,
    /// Bytes that the connection holds on the heap, outputs that were taken not included.
    held: isize,
    fed: usize,
    /// Bytes in one output, and things asked for before one was taken: memory for as many is used again.
    most_transmitted: usize,
    most_asked: usize,
}

impl Host {
    fn new(limits: Limits) -> Self {
        let now = Instant::now();
        let (taken, connection) = memory::taken(|| {
            Connection::new(now, request(), wire::NONCE, masking_keys(), limits.clone())
                .expect("a good request")
        });
        let mut host = Self {
            connection,
            limits,
            now,
            rest: Vec::new(),
            received: Vec::new(),
            asked: VecDeque::new(),
            refused: 0,
            opened: false,
            close_sent: false,
            ending: false,
            closed: None,
            held: taken.bytes,
            fed: 0,
            most_transmitted: 0,
            most_asked: 0,
        };
        let request = host.connection.poll_output(now, &mut &[][..]);
        assert!(matches!(request, Some(Output::Transmit(head)) if head.starts_with(b"GET ")));
        host.assert_silent("nothing but the request");
        host
    }

    fn step(&mut self, choices: &mut Choices<'_>) {
        let kind = choices.byte();
        match kind & 0xF {
            0 => self.bytes(choices.run()),
            1 | 2 => {
                let mut stream = take(&mut self.rest);
                for _ in 0..=kind >> 5 & 3 {
                    frames::append(&mut stream, choices);
                }
                self.bytes(&stream);
            }
            // Part of a frame: other things happen before the rest comes.
            3 | 4 => {
                let mut stream = take(&mut self.rest);
                frames::append(&mut stream, choices);
                self.rest = stream.split_off(stream.len().min(choices.byte().into()));
                self.bytes(&stream);
            }
            5 => self.bytes(wire::ACCEPTED.as_bytes()),
            6 => {
                let text = String::from_utf8_lossy(choices.run()).into_owned();
                self.send(wire::TEXT, Outgoing::Text(&text), text.as_bytes());
            }
            7 => {
                let bytes = choices.run();
                self.send(wire::BINARY, Outgoing::Binary(bytes), bytes);
            }
            8 => {
                let bytes = vec![b'b'; choices.u16().into()];
                self.send(wire::BINARY, Outgoing::Binary(&bytes), &bytes);
            }
            9 => {
                let bytes = choices.run();
                self.send(wire::PING, Outgoing::Ping(bytes), bytes);
            }
            10 => self.close(choices),
            11 => {
                self.drain();
                self.handle(Input::Eof);
            }
            12 => self.handle(Input::Timeout),
            13 => self.now += Duration::from_millis(choices.u16().into()),
            14 => self.deadline(),
            _ => {
                self.now = self.now.checked_add(Duration::from_hours(1)).unwrap_or(self.now);
                self.handle(Input::Timeout);
            }
        }
        // The promise is kept for hosts that take outputs late, too.
        if kind & 0x10 == 0 {
            self.drain();
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.fed += bytes.len();
        self.received.extend_from_slice(bytes);
    }

    fn send(&mut self, opcode: u8, outgoing: Outgoing<'_>, payload: &[u8]) {
        self.asked.push_back(Asked::Frame(opcode, payload.to_vec()));
        self.handle(Input::Send(outgoing));
    }

    fn close(&mut self, choices: &mut Choices<'_>) {
        let code = match choices.below(4) {
            0 => None,
            1 => Some(1000),
            2 => Some(4000 + u16::from(choices.byte())),
            _ => Some(choices.u16()),
        };
        let reason = String::from_utf8_lossy(choices.run());
        let code = code.map(CloseCode::new);
        let payload = match code {
            None if reason.is_empty() => Some(Vec::new()),
            Some(code) if code.may_be_sent() && reason.len() <= 123 => {
                Some(wire::close_payload(code.get(), reason.as_bytes()))
            }
            _ => None,
        };
        self.asked.push_back(Asked::Close(payload));
        self.handle(Input::Close { code, reason: &reason });
    }

    /// The deadline comes, if there is one.
    fn deadline(&mut self) {
        self.drain();
        if let Some(deadline) = self.connection.poll_timeout() {
            self.now = self.now.max(deadline);
            self.handle(Input::Timeout);
            self.drain();
            assert!(self.closed.is_some(), "a deadline that has come ends the connection");
        }
    }

    fn end(mut self) {
        self.drain();
        self.handle(Input::Eof);
        self.drain();
        assert!(self.closed.is_some(), "the end of the bytes is an end");
        assert!(self.connection.poll_timeout().is_none(), "nothing to wait for");
        for input in [Input::Send(Outgoing::Text("late")), Input::Timeout, Input::Eof] {
            self.handle(input);
            self.assert_silent("after the end");
        }
    }

    fn handle(&mut self, input: Input<'_>) {
        let (taken, ()) = memory::taken(|| self.connection.handle(self.now, input));
        self.held += taken.bytes;
    }

    /// Nothing comes, whatever the server sends.
    fn assert_silent(&mut self, when: &str) {
        let bytes: &[u8] = if self.closed.is_some() { b"\x81\x00" } else { b"" };
        assert!(self.connection.poll_output(self.now, &mut &bytes[..]).is_none(), "{when}");
    }

    fn drain(&mut self) {
        self.most_asked = self.most_asked.max(self.asked.len());
        let received = take(&mut self.received);
        let mut unread = &received[..];
        loop {
            let (taken, output) = memory::taken(|| self.connection.poll_output(self.now, &mut unread));
            self.held += taken.bytes;
            let Some(output) = output else { break };
            assert!(self.closed.is_none(), "{output:?} after the end");
            let mut seen = Vec::new();
            see(&output, &mut |one| seen.push(one));
            if let Output::Transmit(bytes) = output {
                self.most_transmitted = self.most_transmitted.max(bytes.len());
            }
            self.held += memory::taken(|| drop(output)).0.bytes;
            for seen in seen {
                self.judge(seen);
            }
        }
        assert!(unread.is_empty(), "all bytes are taken");
        if self.closed.is_some() {
            // What was asked after the end is not answered.
            self.asked.truncate(self.refused);
        }
        assert_eq!(self.asked.len(), take(&mut self.refused), "what is asked for is either done or refused");
        self.asked.clear();
        self.check_memory();
    }

    fn judge(&mut self, seen: Seen) {
        assert!(
            !self.ending || matches!(seen, Seen::Closed(_) | Seen::Refused(_)),
            "{seen:?} where only the end may follow"
        );
        match seen {
            Seen::Opened(subprotocol) => {
                assert!(!self.opened, "opened twice");
                assert_eq!(subprotocol, None, "none was offered");
                self.opened = true;
            }
            Seen::Text(text) => self.message(text.len()),
            Seen::Binary(bytes) => self.message(bytes.len()),
            Seen::Pong(bytes) => {
                assert!(self.opened && bytes.len() <= 125, "a Pong");
            }
            Seen::Frame(opcode, payload) => self.frame(opcode, &payload),
            Seen::Refused(_) => self.refused += 1,
            Seen::Closed(closed) => {
                assert_eq!(matches!(closed, Closed::HandshakeFailed(_)), !self.opened, "{closed:?}");
                if let Closed::Clean { .. } | Closed::CloseTimeout | Closed::Eof { closing: true } = closed {
                    assert!(self.close_sent, "{closed:?} without a Close frame");
                }
                self.closed = Some(closed);
            }
        }
    }

    fn message(&self, len: usize) {
        assert!(self.opened, "a message before the handshake");
        assert!(len <= self.limits.max_message_bytes, "the limit holds");
    }

    fn frame(&mut self, opcode: u8, payload: &[u8]) {
        assert!(self.opened, "a frame before the handshake");
        match opcode {
            wire::PONG => assert!(payload.len() <= 125),
            wire::CLOSE => {
                assert!(!self.close_sent, "a second Close frame");
                self.close_sent = true;
                let is_asked = |asked: &Asked| matches!(asked, Asked::Close(Some(asked)) if asked == payload);
                if !self.remove_asked(is_asked) {
                    // An answer or a failure.
                    self.ending = true;
                }
            }
            _ => {
                assert!(!self.close_sent, "opcode {opcode} after our Close frame");
                let is_asked = |asked: &Asked| matches!(asked, Asked::Frame(o, asked) if *o == opcode && asked == payload);
                assert!(self.remove_asked(is_asked), "nobody asked for this frame with opcode {opcode}");
            }
        }
    }

    /// Takes the first of these from what was asked for.
    fn remove_asked(&mut self, is_it: impl Fn(&Asked) -> bool) -> bool {
        let found = self.asked.iter().position(is_it);
        found.and_then(|index| self.asked.remove(index)).is_some()
    }

    /// With no output left: the handshake's head, which grows by doubling; the message under way, which does so too;
    /// what was transmitted; the queue of refusals, which keeps its room.
    fn check_memory(&self) {
        let received = self.fed.min(self.limits.max_message_bytes);
        let refusals = 2 * self.most_asked * size_of::<Refusal>();
        let head = if self.opened { 0 } else { 2 * self.limits.max_response_bytes };
        let ahead = memory::AHEAD.min(self.limits.max_message_bytes);
        let most = head + 2 * received + ahead + 2 * self.most_transmitted + refusals + 1024;
        assert!(self.held <= isize::try_from(most).expect("small"), "holds {} > {most}", self.held);
    }
}
