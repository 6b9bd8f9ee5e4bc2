//! The way to the server, from the attempt to the end, and what goes out on it.

use std::{
    collections::VecDeque,
    future::Future,
    pin::Pin,
    time::{Duration, Instant},
};

use super::{
    liveness::{Due, Liveness, PAYLOAD},
    outbox::{Message, Outbox},
};
use crate::{
    base::Failure,
    runtime::socket::{Interest, Socket},
    transport::Stream,
    websocket::{CloseCode, Input, Outgoing},
};

/// The way to the server.
pub(super) enum Link {
    None,
    /// Until the next attempt.
    Waiting(Instant),
    Connecting(Pin<Box<dyn Future<Output = Result<Stream, Failure>> + Send>>),
    Handshaking(Box<Socket>),
    Open(Box<Open>),
}

/// A connection on which messages go.
pub(super) struct Open {
    pub(super) socket: Socket,
    pub(super) since: Instant,
    pub(super) liveness: Liveness,
    pub(super) closing: Option<Closing>,
    /// Nothing was read lately, because the host does not poll.
    held: bool,
    /// The server gave no sign of life.
    pub(super) is_dead: bool,
    /// Of [`Socket::moves`], those that were taken for a sign of life.
    moves: u64,
    /// The message of which fragments have gone out, and how far.
    current: Option<(Message, usize)>,
    /// Of each message given to the socket: what [`Socket::written`] has to reach, and its length.
    unwritten: VecDeque<(u64, usize)>,
}

/// The host wants the end.
pub(super) struct Closing {
    pub(super) code: Option<CloseCode>,
    pub(super) reason: String,
    /// What was accepted before is sent until then.
    pub(super) flush_until: Instant,
    /// The Close frame has gone out.
    pub(super) sent: bool,
}

/// A longer message goes out in fragments, so that pings and their answers pass between them.
const FRAGMENT: usize = 64 * 1024;

impl Open {
    pub(super) fn new(socket: Socket, now: Instant, liveness: Liveness) -> Self {
        Self {
            socket,
            since: now,
            liveness,
            closing: None,
            held: false,
            is_dead: false,
            moves: 0,
            current: None,
            unwritten: VecDeque::new(),
        }
    }

    /// Notes what the connection has taken: before anything is told that came after.
    pub(super) fn settle(&mut self, now: Instant, outbox: &Outbox) {
        if self.moves != self.socket.moves() {
            self.moves = self.socket.moves();
            self.liveness.sign(now);
        }
        while self.unwritten.front().is_some_and(|(end, _)| *end <= self.socket.written()) {
            let (_, len) = self.unwritten.pop_front().unwrap_or_default();
            outbox.written(len);
        }
    }

    /// Gives the socket what the host sends, as long as there is room; then the Close frame, if the host wants the end.
    pub(super) fn send(&mut self, now: Instant, outbox: &Outbox) {
        if self.closing.as_ref().is_some_and(|closing| closing.sent) {
            return;
        }
        while self.socket.has_room() && self.send_next(now, outbox) {}
        let has_more = self.has_more(outbox);
        if let Some(closing) = &mut self.closing
            && (!has_more || now >= closing.flush_until)
        {
            closing.sent = true;
            let (code, reason) = (closing.code, closing.reason.as_str());
            self.socket.handle(now, Input::Close { code, reason });
            // Only notes what is to be written: nothing else can be there.
            let _ = self.socket.poll_unread(now);
        }
    }

    /// Whether something is left to be given to the socket.
    fn has_more(&self, outbox: &Outbox) -> bool {
        self.current.is_some() || !outbox.is_empty()
    }

    fn send_next(&mut self, now: Instant, outbox: &Outbox) -> bool {
        if let Some(payload) = outbox.next_ping() {
            self.give(now, Outgoing::Ping(&payload));
            return true;
        }
        let Some((message, at)) = self.current.take().or_else(|| Some((outbox.next_message()?, 0))) else {
            return false;
        };
        let end = match &message {
            Message::Text(text) => {
                let end = text.floor_char_boundary(at + FRAGMENT);
                let (text, last) = (&text[at..end], end == text.len());
                self.give(now, Outgoing::TextFragment { text, last });
                end
            }
            Message::Binary(bytes) => {
                let end = bytes.len().min(at + FRAGMENT);
                let (bytes, last) = (&bytes[at..end], end == bytes.len());
                self.give(now, Outgoing::BinaryFragment { bytes, last });
                end
            }
        };
        if end == message.len() {
            self.unwritten.push_back((self.socket.write_end(), end));
        } else {
            self.current = Some((message, end));
        }
        true
    }

    fn give(&mut self, now: Instant, outgoing: Outgoing<'_>) {
        self.socket.handle(now, Input::Send(outgoing));
        let _ = self.socket.poll_unread(now);
    }

    /// Pings the server, or gives it up, when it is time. `reads` is false while the host does not poll, so that a sign of life
    /// would not be seen.
    pub(super) fn check_liveness(&mut self, now: Instant, reads: bool) {
        if !reads {
            self.held = true;
            return;
        }
        if std::mem::take(&mut self.held) {
            self.liveness.sign(now);
        }
        if self.closing.is_some() {
            return;
        }
        match self.liveness.timeout(now) {
            Due::Nothing => {}
            Due::Ping => self.give(now, Outgoing::Ping(PAYLOAD)),
            Due::Dead => {
                self.is_dead = true;
                self.socket.handle(now, Input::Eof);
            }
        }
    }

    /// When to come back without being asked.
    pub(super) fn poll_timeout(&self, reads: bool) -> Option<Instant> {
        let flush = self.closing.as_ref().filter(|closing| !closing.sent).map(|closing| closing.flush_until);
        let liveness = self.liveness.poll_timeout().filter(|_| reads && self.closing.is_none());
        self.socket.poll_timeout().into_iter().chain(flush).chain(liveness).min()
    }

    /// What the socket is to wait for.
    pub(super) fn interest(&self, outbox: &Outbox, reads: bool) -> Interest {
        let sent = self.closing.as_ref().is_some_and(|closing| closing.sent);
        Interest { read: reads, room: !sent && self.has_more(outbox), drained: !self.unwritten.is_empty() }
    }

    /// How long it has been open.
    pub(super) fn age(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.since)
    }
}
