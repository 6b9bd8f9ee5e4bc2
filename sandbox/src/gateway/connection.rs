//! One gateway connection: reads, writes, watches the heartbeat, and dies with its socket.

use std::collections::VecDeque;
use std::sync::Arc;

use futures_util::StreamExt;
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::ProtocolError;
use tokio_tungstenite::tungstenite::{Error, Message};

use super::close::{Close, ends_session_when_received, ends_session_when_sent};
use super::compressor::Compressor;
use super::connections::{Order, Queued};
use super::receive::{Received, receive};
use super::send;
use crate::core::Core;
use crate::journal::{Side, What};
use crate::net::{Ending, WireControl};

pub(crate) type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// Orders that may be held back by a delay.
const MAX_HELD: usize = 4096;

/// Why a connection is over.
#[derive(Debug)]
enum End {
    /// The sandbox closes it; the frame is still to be sent.
    Closing(Close),
    /// The client sent a close frame.
    Closed(Option<Close>),
    Lost {
        by: Side,
        why: String,
    },
}

#[derive(Debug)]
pub(crate) struct Connection {
    core: Arc<Core>,
    number: u64,
    socket: Socket,
    wire: Arc<WireControl>,
    compressor: Compressor,
    orders: mpsc::Receiver<Queued>,
    /// What a delay holds back.
    held: VecDeque<Queued>,
    is_silent: bool,
    last_beat: Instant,
    /// Times of what the client sent within the last send window.
    received: VecDeque<Instant>,
}

impl Connection {
    pub(crate) fn new(
        core: Arc<Core>,
        number: u64,
        socket: Socket,
        wire: Arc<WireControl>,
        compressor: Compressor,
        orders: mpsc::Receiver<Queued>,
    ) -> Self {
        Self {
            core,
            number,
            socket,
            wire,
            compressor,
            orders,
            held: VecDeque::new(),
            is_silent: false,
            last_beat: Instant::now(),
            received: VecDeque::new(),
        }
    }

    /// The client was gone before the upgrade was through.
    pub(crate) fn abandon(core: &Core, number: u64, wire: &WireControl) {
        let by = if wire.is_ended() { Side::Sandbox } else { Side::Bot };
        settle(core, number, &End::Lost { by, why: String::from("the upgrade did not finish") });
    }

    pub(crate) async fn run(mut self) {
        let end = self.live().await;
        // The books are closed first: a client that sees the end finds its session in order.
        settle(&self.core, self.number, &end);
        match end {
            End::Closing(close) => send::close(&mut self.socket, &close).await,
            End::Closed(_) => send::finish(&mut self.socket).await,
            End::Lost { .. } => {}
        }
    }

    async fn live(&mut self) -> End {
        loop {
            let due = self.held.front().map(|queued| queued.due);
            let late = self.last_beat + self.core.options.heartbeat_interval.mul_f64(1.5);
            let end = tokio::select! {
                biased;
                order = self.orders.recv() => match order {
                    Some(queued) => self.accept_order(queued).await,
                    None => Some(self.lost("the sandbox stopped")),
                },
                () = sleep_until(due.unwrap_or(late)), if due.is_some() => match self.held.pop_front() {
                    Some(queued) => self.carry_out(queued).await,
                    None => None,
                },
                message = self.socket.next() => self.read(message),
                () = sleep_until(late), if !self.is_silent => Some(End::Closing(Close::heartbeat_missing())),
            };
            if let Some(end) = end {
                return end;
            }
        }
    }

    async fn accept_order(&mut self, queued: Queued) -> Option<End> {
        // Cutting is not sending, so it does not wait.
        let is_now = matches!(queued.order, Order::Cut | Order::Silence);
        if is_now || (!queued.is_delayed && self.held.is_empty()) {
            return self.carry_out(queued).await;
        }
        if self.held.len() == MAX_HELD {
            return Some(self.lost("too much held back by a delay"));
        }
        self.held.push_back(queued);
        None
    }

    async fn carry_out(&mut self, queued: Queued) -> Option<End> {
        let written = match queued.order {
            Order::Send(_) | Order::Raw(_) if self.is_silent => Ok(()),
            Order::Send(text) => {
                let packed = self.compressor.pack(text);
                send::message(&mut self.socket, packed, queued.fragment_bytes).await
            }
            Order::CompressPayloads => {
                self.compressor.compress_payloads();
                Ok(())
            }
            Order::Raw(bytes) => send::raw(&mut self.socket, &bytes).await,
            Order::Close(close) => return Some(End::Closing(close)),
            Order::Cut => {
                self.wire.end(Ending::Cut);
                return Some(self.lost("cut"));
            }
            Order::Reset => {
                // If the half frame does not get out, the reset still does.
                let _ = send::half_frame(&mut self.socket).await;
                self.wire.end(Ending::Reset);
                return Some(self.lost("reset"));
            }
            Order::Silence => {
                self.is_silent = true;
                self.held.clear();
                Ok(())
            }
        };
        written.err().map(|why| self.lost(&why))
    }

    fn read(&mut self, message: Option<Result<Message, Error>>) -> Option<End> {
        match message {
            Some(Ok(Message::Text(text))) => self.receive(&text).err().map(End::Closing),
            Some(Ok(Message::Binary(_))) => {
                Some(End::Closing(Close::decode_error("binary frame on a JSON connection")))
            }
            Some(Ok(Message::Close(frame))) => {
                Some(End::Closed(frame.map(|frame| Close::new(frame.code.into(), frame.reason.as_str()))))
            }
            Some(Ok(_)) => None,
            Some(Err(Error::Capacity(_))) => Some(End::Closing(Close::decode_error("payload too large"))),
            Some(Err(Error::Utf8(_))) => Some(End::Closing(Close::new(1007, "Text that is not UTF-8."))),
            Some(Err(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake))) | None => {
                Some(self.lost("no close frame"))
            }
            Some(Err(Error::Protocol(error))) => Some(End::Closing(Close::new(1002, error.to_string()))),
            Some(Err(error)) => Some(self.lost(&error.to_string())),
        }
    }

    fn receive(&mut self, text: &str) -> Result<(), Close> {
        self.count_received()?;
        if text.len() > self.core.options.max_payload_bytes {
            return Err(Close::decode_error("payload too large"));
        }
        if receive(&self.core, self.number, text)? == Received::Heartbeat {
            self.last_beat = Instant::now();
        }
        Ok(())
    }

    /// Any `window` counts, not only whole ones.
    fn count_received(&mut self) -> Result<(), Close> {
        let limit = self.core.options.send_limit;
        let now = Instant::now();
        while self.received.front().is_some_and(|at| now.duration_since(*at) >= limit.window) {
            self.received.pop_front();
        }
        self.received.push_back(now);
        if self.received.len() > limit.requests as usize {
            return Err(Close::rate_limited());
        }
        Ok(())
    }

    fn lost(&self, why: &str) -> End {
        let by = if self.wire.is_ended() { Side::Sandbox } else { Side::Bot };
        End::Lost { by, why: why.to_owned() }
    }
}

/// Takes the connection off the books and decides what becomes of its session.
fn settle(core: &Core, number: u64, end: &End) {
    let mut state = core.state();
    let session = state.connections.remove(number);
    let (entry, ends_session) = match end {
        End::Closing(Close { code, reason }) => (
            What::Closed { connection: number, by: Side::Sandbox, code: Some(*code), reason: reason.clone() },
            ends_session_when_sent(*code),
        ),
        End::Closed(close) => {
            let sent = close.as_ref().map(|close| close.code);
            let reason = close.as_ref().map(|close| close.reason.clone()).unwrap_or_default();
            (
                What::Closed { connection: number, by: Side::Bot, code: sent, reason },
                ends_session_when_received(sent),
            )
        }
        End::Lost { by, why } => (What::Lost { connection: number, by: *by, why: why.clone() }, false),
    };
    let Some(id) = session else {
        core.journal.record(entry);
        return;
    };
    if ends_session {
        state.sessions.end(&id);
        core.journal.record(entry);
        core.journal
            .record(What::SessionEnded { session_id: id, why: String::from("its connection was closed") });
    } else {
        if let Some(session) = state.sessions.get_mut(&id) {
            session.detach(number, std::time::Instant::now());
        }
        core.journal.record(entry);
    }
}
