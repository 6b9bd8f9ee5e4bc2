use std::{
    io,
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use crossbeam_channel::Receiver;
use tokio::task::JoinSet;

use super::{
    Command, Counters, Options, WebsocketState,
    events::{self, End},
    link::{Closing, Link, Open},
    liveness::{Liveness, PAYLOAD},
    outbox::{Outbox, Tally},
};
use crate::{
    base::{Backoff, Failure, Jitter, Level, ResultCode},
    runtime::{
        random,
        shared::Shared,
        socket::{Socket, handshake_failure, sleep_until},
        wake::Woken,
        worker::Work,
    },
    transport::{Connector, Stream, Tls},
    websocket::{CloseCode, Closed, Connection, HandshakeError, Initiator, Opened, Output},
};

/// What a WebSocket's thread drives: one connection at a time, and the waits between them.
pub(super) struct EventLoop {
    pub(super) shared: Arc<Shared>,
    pub(super) outbox: Arc<Outbox>,
    pub(super) counters: Arc<Counters>,
    pub(super) commands: Receiver<Command>,
    pub(super) tls: Tls,
    pub(super) connector: Arc<Connector>,
    pub(super) options: Options,
    pub(super) backoff: Backoff,
    pub(super) jitter: Jitter,
    pub(super) link: Link,
    /// The host's wish that is being followed.
    pub(super) wish: u64,
    /// A wish to connect that waits for the connection before to end.
    pub(super) next_wish: Option<u64>,
    /// The host is gone: what comes is for nobody.
    pub(super) stopping: bool,
    /// Sockets that send their last bytes.
    pub(super) ending: JoinSet<()>,
}

/// What ended a wait.
enum Turn {
    Woken(io::Result<()>),
    Connected(Result<Stream, Failure>),
    Progressed,
    Ended(Result<(), tokio::task::JoinError>),
    Timeout,
}

/// A connection that was open for so long starts the backoff anew. One that ends sooner counts as a failed attempt, lest a
/// server that closes right after each handshake be asked without end.
const LASTING: Duration = Duration::from_secs(30);

/// The longest that a server can ask to be left alone for (Retry-After).
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// The part of the time for `destroy` that is kept for closing the connection and ending threads.
const ENDING: Duration = Duration::from_millis(500);

impl Work for EventLoop {
    const POISONED: i32 = WebsocketState::Poisoned.number();

    async fn run(&mut self, woken: &Woken) {
        while self.shared.stop_deadline().is_none() {
            self.turn(woken, None).await;
        }
        self.finish(woken).await;
    }

    /// Tells how the connection ended, and counts what was not sent on it.
    fn abandon(&mut self, failure: &Failure) {
        let unsent = self.outbox.end();
        if let Link::Open(_) = std::mem::replace(&mut self.link, Link::None) {
            let end = lost(failure.clone());
            self.shared.push(events::closed(&end, unsent, None));
        }
    }
}

impl EventLoop {
    /// Sends what was accepted, and closes the connection, as far as the time allows.
    async fn finish(&mut self, woken: &Woken) {
        let deadline = self.shared.stop_deadline().unwrap_or_else(Instant::now);
        let now = Instant::now();
        let left = deadline.saturating_duration_since(now);
        let until = deadline.checked_sub(ENDING.min(left / 2)).unwrap_or(now);
        self.stopping = true;
        self.take_commands(now);
        self.next_wish = None;
        self.close(now, Some(CloseCode::GOING_AWAY), String::new(), until);
        while !(matches!(self.link, Link::None) && self.ending.is_empty()) && Instant::now() < until {
            self.turn(woken, Some(until)).await;
        }
        self.outbox.shut();
    }

    async fn turn(&mut self, woken: &Woken, until: Option<Instant>) {
        let reads = self.reads();
        let deadline = self.deadline(reads).into_iter().chain(until).min();
        let turn = tokio::select! {
            biased;
            turn = progress(&mut self.link, &self.outbox, reads) => turn,
            Some(result) = self.ending.join_next() => Turn::Ended(result),
            result = woken.wait(&self.shared.wake) => Turn::Woken(result),
            () = sleep_until(deadline) => Turn::Timeout,
        };
        let now = Instant::now();
        if let Link::Open(open) = &mut self.link {
            open.settle(now, &self.outbox);
        }
        match turn {
            Turn::Woken(result) => result.expect("a socket pair inside the process does not fail"),
            Turn::Connected(Ok(stream)) => self.connected(now, stream),
            Turn::Connected(Err(failure)) => self.failed(now, &failure, None, None),
            // A panic in a task is a panic of this thread.
            Turn::Ended(result) => {
                result.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()));
            }
            Turn::Progressed | Turn::Timeout => {}
        }
        self.pump(now);
        // Whatever else is there: a server that never pauses must not keep the host waiting.
        self.take_commands(now);
        self.timeout(now);
        self.pump(now);
        if let Link::Open(open) = &mut self.link {
            open.send(now, &self.outbox);
        }
    }

    /// Whether there is room for what the server sends.
    fn reads(&self) -> bool {
        let pressure = self.shared.back_pressure.as_ref();
        self.stopping || pressure.is_none_or(|pressure| pressure.is_open(&self.shared.events))
    }

    fn deadline(&self, reads: bool) -> Option<Instant> {
        match &self.link {
            // A host that does not poll needs no further connection: its end would be one more event that waits.
            Link::Waiting(until) => Some(*until).filter(|_| reads),
            Link::Handshaking(socket) => socket.poll_timeout(),
            Link::Open(open) => open.poll_timeout(reads),
            Link::None | Link::Connecting(_) => None,
        }
    }

    fn timeout(&mut self, now: Instant) {
        let reads = self.reads();
        match &mut self.link {
            Link::Waiting(until) if reads && now >= *until => self.connect(),
            Link::Handshaking(socket) => socket.handle(now, crate::websocket::Input::Timeout),
            Link::Open(open) => {
                open.socket.handle(now, crate::websocket::Input::Timeout);
                open.check_liveness(now, reads);
            }
            _ => {}
        }
    }

    fn take_commands(&mut self, now: Instant) {
        for _ in 0..self.commands.len() {
            let Ok(command) = self.commands.try_recv() else { return };
            match command {
                Command::Connect { wish } if matches!(self.link, Link::None) => {
                    self.wish = wish;
                    self.backoff.reset();
                    self.connect();
                }
                Command::Connect { wish } => self.next_wish = Some(wish),
                Command::Close { code, reason } => {
                    let until = now + self.options.limits.close_timeout;
                    self.close(now, code, reason, until);
                }
                #[cfg(test)]
                Command::Panic => panic!("a bug, on purpose"),
            }
        }
    }

    fn connect(&mut self) {
        let (url, connector) = (self.options.url.clone(), Arc::clone(&self.connector));
        let way = connector.proxy_for(&url).map(|proxy| format!(" through the proxy {proxy}"));
        // Without path and query, where servers are given secrets.
        let text = format!("Connecting to {}{}.", url.authority(), way.unwrap_or_default());
        self.shared.log(Level::Debug, &text);
        self.shared.set_state(WebsocketState::Connecting.number());
        self.link = Link::Connecting(Box::pin(async move { connector.connect(&url).await }));
    }

    fn connected(&mut self, now: Instant, stream: Stream) {
        let websocket = random::bytes(&self.tls).and_then(|nonce| {
            let keys = random::masking_keys(&self.tls)?;
            let request = self.options.request.clone();
            Connection::new(now, request, nonce, keys, self.options.limits.clone())
                .map_err(|error| Failure::new(ResultCode::InvalidHeader, format!("{error}.")))
        });
        match websocket {
            Ok(websocket) => self.link = Link::Handshaking(Box::new(Socket::new(stream, websocket))),
            Err(failure) => self.failed(now, &failure, None, None),
        }
    }

    /// Takes what the server has sent, as long as there is room for it.
    fn pump(&mut self, now: Instant) {
        loop {
            let reads = self.reads();
            let output = match &mut self.link {
                Link::Handshaking(socket) => socket.poll_output(now),
                Link::Open(open) if reads => {
                    if open.socket.has_received() {
                        open.liveness.sign(now);
                    }
                    open.socket.poll_output(now)
                }
                Link::Open(open) => open.socket.poll_unread(now),
                Link::None | Link::Waiting(_) | Link::Connecting(_) => None,
            };
            let Some(output) = output else { return };
            match output {
                Output::Message(message) => {
                    let len = match &message {
                        crate::websocket::Message::Text(text) => text.len(),
                        crate::websocket::Message::Binary(bytes) => bytes.len(),
                    };
                    self.counters.received_messages.fetch_add(1, Ordering::Relaxed);
                    self.counters.received_bytes.fetch_add(len as u64, Ordering::Relaxed);
                    if !self.stopping {
                        self.shared.push(events::message(message));
                    }
                }
                Output::Pong(PAYLOAD) => self.on_own_pong(now),
                Output::Pong(payload) => self.shared.push(events::pong(payload)),
                Output::Opened(opened) => self.opened(now, &opened),
                Output::Closed(closed) => self.closed(now, closed),
                Output::Refused(refusal) => {
                    self.shared.log(Level::Debug, &format!("Not sent: {refusal}."));
                }
                Output::Transmit(_) => {}
            }
        }
    }

    fn on_own_pong(&mut self, now: Instant) {
        if let Link::Open(open) = &mut self.link
            && let Some(latency) = open.liveness.pong(now)
        {
            let latency = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
            self.counters.latency_us.store(latency, Ordering::Relaxed);
        }
    }

    fn opened(&mut self, now: Instant, opened: &Opened) {
        let Link::Handshaking(socket) = std::mem::replace(&mut self.link, Link::None) else { return };
        let liveness = Liveness::new(now, self.options.ping_interval, self.options.pong_timeout);
        self.link = Link::Open(Box::new(Open::new(*socket, now, liveness)));
        self.counters.connections.fetch_add(1, Ordering::Relaxed);
        self.outbox.open();
        self.shared.set_state(WebsocketState::Open.number());
        self.shared.log(Level::Info, &format!("The WebSocket to {} is open.", self.options.url.authority()));
        self.shared.push(events::opened(opened));
    }

    /// The host wants the end. What it sent before goes out until `flush_until`.
    fn close(&mut self, now: Instant, code: Option<CloseCode>, reason: String, flush_until: Instant) {
        if self.next_wish.take().is_some() {
            // The connection before is closing already; the one after it was never begun.
            return self.given_up();
        }
        match &mut self.link {
            Link::Open(open) => {
                if open.closing.is_none() {
                    open.closing = Some(Closing { code, reason, flush_until, sent: false });
                    self.outbox.shut();
                    self.shared.set_state(WebsocketState::Closing.number());
                    open.send(now, &self.outbox);
                }
            }
            Link::Waiting(_) | Link::Connecting(_) | Link::Handshaking(_) => {
                self.link = Link::None;
                self.shared.set_state(WebsocketState::Closed.number());
                self.given_up();
            }
            // It ended by itself meanwhile.
            Link::None => {}
        }
    }

    /// The host closed what was never open.
    fn given_up(&self) {
        let end = End { failure: None, code: CloseCode::ABNORMAL, reason: String::new(), by_server: false };
        self.shared.push(events::closed(&end, Tally::default(), None));
    }

    fn closed(&mut self, now: Instant, closed: Closed) {
        match std::mem::replace(&mut self.link, Link::None) {
            Link::Handshaking(socket) => {
                self.ending.spawn(socket.end());
                let host = self.options.url.authority();
                if let Closed::HandshakeFailed(error) = closed {
                    let (status, retry_after) = match &error {
                        HandshakeError::Status { status, retry_after, .. } => (Some(*status), *retry_after),
                        HandshakeError::Redirect { status, .. } => (Some(*status), None),
                        _ => (None, None),
                    };
                    self.failed(now, &handshake_failure(&error, &host), status, retry_after);
                }
            }
            Link::Open(open) => {
                let end = self.end_of(closed, &open);
                if open.age(now) >= LASTING {
                    self.backoff.reset();
                }
                let unsent = self.outbox.end();
                let by_host = open.closing.is_some();
                self.ending.spawn(open.socket.end());
                let retry_in = self.after_end(now, by_host, None);
                let text = match &end.failure {
                    Some(failure) => failure.text.clone(),
                    None => format!("The WebSocket is closed ({}).", end.code),
                };
                self.log_end(&text, retry_in, by_host);
                self.shared.push(events::closed(&end, unsent, retry_in));
            }
            Link::None | Link::Waiting(_) | Link::Connecting(_) => {}
        }
    }

    fn end_of(&self, closed: Closed, open: &Open) -> End {
        let host = self.options.url.authority();
        let failure = |code, text: String| lost(Failure::new(code, text));
        match closed {
            Closed::Clean { initiator, received } => End {
                failure: None,
                code: received.code.unwrap_or(CloseCode::NO_STATUS),
                reason: received.reason,
                by_server: initiator == Initiator::Server,
            },
            Closed::Failed { violation, sent } => {
                let text = format!("{host} broke the WebSocket protocol: {violation}.");
                let code = sent.unwrap_or(CloseCode::ABNORMAL);
                End { code, ..failure(ResultCode::ProtocolViolation, text) }
            }
            Closed::CloseTimeout => {
                let text = format!("{host} did not confirm the close in time.");
                failure(ResultCode::NetworkTimeout, text)
            }
            Closed::Eof { .. } if open.is_dead => {
                let text = format!(
                    "{host} answered no ping within {} s, and sent nothing else: the connection is given up.",
                    self.options.pong_timeout.as_secs_f64()
                );
                failure(ResultCode::NetworkTimeout, text)
            }
            Closed::Eof { .. } | Closed::HandshakeFailed(_) => {
                failure(ResultCode::ConnectionLost, format!("The connection to {host} was lost."))
            }
        }
    }

    /// An attempt failed.
    fn failed(
        &mut self,
        now: Instant,
        failure: &Failure,
        status: Option<u16>,
        retry_after: Option<Duration>,
    ) {
        self.link = Link::None;
        let retry_in = self.after_end(now, false, retry_after);
        self.log_end(&failure.text, retry_in, false);
        self.shared.push(events::failed(failure, status, self.backoff.attempts(), retry_in));
    }

    /// Goes on after an end: with what the host has asked for meanwhile, with another attempt, or with nothing. Gives the time
    /// until another attempt. To be called before the event: a host that reads it may connect again at once.
    fn after_end(&mut self, now: Instant, by_host: bool, retry_after: Option<Duration>) -> Option<Duration> {
        if let Some(wish) = self.next_wish.take() {
            self.wish = wish;
            self.backoff.reset();
            self.link = Link::Waiting(now);
            self.shared.set_state(WebsocketState::Connecting.number());
            return None;
        }
        if by_host || self.stopping || !self.options.reconnect {
            self.shared.set_state(WebsocketState::Closed.number());
            self.shared.wish.take_back(self.wish);
            return None;
        }
        let delay = self.backoff.next(&mut self.jitter);
        let delay = delay.max(retry_after.unwrap_or_default().min(LONGEST_WAIT));
        self.link = Link::Waiting(now + delay);
        self.shared.set_state(WebsocketState::Backoff.number());
        Some(delay)
    }

    fn log_end(&self, text: &str, retry_in: Option<Duration>, by_host: bool) {
        match retry_in {
            Some(delay) => {
                let text = format!("{text} The next attempt is in {:.1} s.", delay.as_secs_f64());
                self.shared.log(Level::Warning, &text);
            }
            None => self.shared.log(if by_host { Level::Info } else { Level::Warning }, text),
        }
    }
}

/// An end without a Close frame.
fn lost(failure: Failure) -> End {
    End { failure: Some(failure), code: CloseCode::ABNORMAL, reason: String::new(), by_server: false }
}

/// Moves the link on. May be dropped at any time without loss.
async fn progress(link: &mut Link, outbox: &Outbox, reads: bool) -> Turn {
    match link {
        Link::None | Link::Waiting(_) => std::future::pending().await,
        Link::Connecting(stream) => Turn::Connected(stream.as_mut().await),
        Link::Handshaking(socket) => {
            socket.progress().await;
            Turn::Progressed
        }
        Link::Open(open) => {
            let interest = open.interest(outbox, reads);
            open.socket.progress_with(interest).await;
            Turn::Progressed
        }
    }
}
