//! A WebSocket of the host's own, to any server: the same thread, codec, TLS, proxies and limits as a client has.

mod event_loop;
mod events;
mod link;
mod liveness;
mod outbox;
mod state;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use crossbeam_channel::{Sender, bounded};
use tokio::task::JoinSet;

use super::{
    back_pressure::BackPressure,
    client::Stopped,
    object::{Object, Setup},
    random,
    thread::Spawn,
};
use crate::{
    base::{Backoff, Failure, Jitter, Log, ResultCode, Url},
    events::QueueCounts,
    transport::{Connector, Proxies, Roots, Tls},
    websocket::{CloseCode, Limits, Request},
};
use event_loop::EventLoop;
use link::Link;
use outbox::{Message, Outbox};

pub use outbox::Tally;
pub use state::WebsocketState;

/// How a WebSocket is made.
#[derive(Debug)]
pub struct Options {
    /// The server's URL, for [`Purpose::WebSocket`](crate::base::Purpose).
    pub url: Url,
    /// What is asked of it.
    pub request: Request,
    /// Which proxy the connection goes through.
    pub proxies: Proxies,
    /// Who may sign the server's certificate.
    pub roots: Roots,
    /// What the server may make this end spend.
    pub limits: Limits,
    /// How often to ping; none for never.
    pub ping_interval: Option<Duration>,
    /// How long a ping waits for a sign of life.
    pub pong_timeout: Duration,
    /// Whether a connection that ends without the host's doing is made again.
    pub reconnect: bool,
    /// How many events wait until nothing more is read.
    pub queue_capacity: usize,
    /// The memory of waiting events, in bytes, from which on nothing more is read.
    pub queue_bytes: usize,
    /// The bytes of messages that wait to be sent at the most.
    pub max_unsent_bytes: usize,
}

/// A WebSocket, as the host's threads see it. No method waits for the runtime thread but [`stop`](Self::stop), and that no
/// longer than it is told.
pub struct WebSocket {
    object: Object,
    commands: Sender<Command>,
    outbox: Arc<Outbox>,
    counters: Arc<Counters>,
}

/// What a WebSocket has seen so far.
#[derive(Debug, Clone, Copy)]
pub struct Stats {
    /// The events for the host.
    pub queue: QueueCounts,
    /// Connections that were open.
    pub connections: u64,
    /// Messages that came.
    pub received: Tally,
    /// Messages that were handed to the system.
    pub sent: Tally,
    /// Messages that were accepted, and could not be sent before their connection ended.
    pub unsent: Tally,
    /// Messages that wait to be sent.
    pub waiting: Tally,
    /// How long the last keep-alive ping took, in microseconds; none yet.
    pub latency_us: Option<u64>,
}

#[derive(Debug)]
struct Counters {
    connections: AtomicU64,
    received_messages: AtomicU64,
    received_bytes: AtomicU64,
    /// [`NO_LATENCY`] until there is one.
    latency_us: AtomicU64,
}

const NO_LATENCY: u64 = u64::MAX;

/// What a host's call leaves for the runtime thread.
#[derive(Debug)]
enum Command {
    Connect {
        wish: u64,
    },
    Close {
        code: Option<CloseCode>,
        reason: String,
    },
    /// Stands for a bug on the runtime thread.
    #[cfg(test)]
    Panic,
}

/// Calls that may wait for the runtime thread. Messages do not count: they have room of their own.
const MAX_CALLS: usize = 64;

/// Room for the events of a connection's end, which must not be lost when the queue is as full as it may be.
const SPARE_EVENTS: usize = 64;

/// The longest payload of a Ping, and with its code of a Close frame (RFC 6455, 5.5).
const MAX_CONTROL: usize = 125;

impl WebSocket {
    /// Starts the runtime thread. The WebSocket is not connected yet.
    pub fn start(mut options: Options, spawn: Spawn) -> Result<Self, Failure> {
        let tls = Tls::new(options.roots.clone());
        let seed = u64::from_ne_bytes(random::bytes(&tls)?);
        let connector = Arc::new(Connector::new(tls.clone(), std::mem::take(&mut options.proxies)));
        let outbox = Arc::new(Outbox::new(options.max_unsent_bytes));
        let counters = Arc::new(Counters {
            connections: AtomicU64::new(0),
            received_messages: AtomicU64::new(0),
            received_bytes: AtomicU64::new(0),
            latency_us: AtomicU64::new(NO_LATENCY),
        });
        let (commands, receiver) = bounded(MAX_CALLS);
        let setup = Setup {
            what: "WebSocket",
            log: Log::new(None),
            // Nothing is dropped: what is read stops before that.
            queue: (options.queue_capacity + SPARE_EVENTS, usize::MAX),
            results: 0,
            back_pressure: Some(BackPressure::new(options.queue_capacity, options.queue_bytes)),
        };
        let make = {
            let (outbox, counters) = (Arc::clone(&outbox), Arc::clone(&counters));
            move |shared| EventLoop {
                shared,
                outbox,
                counters,
                commands: receiver,
                tls,
                connector,
                options,
                backoff: Backoff::default(),
                jitter: Jitter::new(seed),
                link: Link::None,
                wish: 0,
                next_wish: None,
                stopping: false,
                ending: JoinSet::new(),
            }
        };
        Ok(Self { object: Object::start(setup, spawn, make)?, commands, outbox, counters })
    }

    /// Its queue of events and its log.
    #[must_use]
    pub fn object(&self) -> &Object {
        &self.object
    }

    /// Begins to connect.
    pub fn connect(&self) -> Result<(), Failure> {
        self.object.check_poison()?;
        let command = |wish| self.object.command(&self.commands, Command::Connect { wish });
        self.object.shared.wish.change(true, command).unwrap_or_else(|| {
            let text = "The WebSocket is open or connecting already; close it first.";
            Err(Failure::new(ResultCode::AlreadyConnected, text))
        })
    }

    /// Closes the connection when all that was accepted is sent, or gives up connecting.
    pub fn close(&self, code: Option<u16>, reason: &str) -> Result<(), Failure> {
        self.object.check_poison()?;
        let invalid = |text: String| Err(Failure::new(ResultCode::InvalidArgument, text));
        let code = code.map(CloseCode::new);
        if let Some(code) = code.filter(|code| !code.may_be_sent()) {
            return invalid(format!(
                "A client cannot close with code {code}: use 1000, one from 3000 to 4999, or 0 for none."
            ));
        }
        if reason.len() > MAX_CONTROL - 2 {
            return invalid(format!("The reason has {} bytes, and no more than 123 fit.", reason.len()));
        }
        if code.is_none() && !reason.is_empty() {
            return invalid("A reason needs a code: give 1000.".to_owned());
        }
        let command = |_| {
            let reason = reason.to_owned();
            self.object.command(&self.commands, Command::Close { code, reason })?;
            self.outbox.shut();
            Ok(())
        };
        self.object.shared.wish.change(false, command).unwrap_or_else(|| {
            let text = "The WebSocket is not open and not trying to be.";
            Err(Failure::new(ResultCode::NotConnected, text))
        })
    }

    /// Sends a text message.
    pub fn send_text(&self, text: &str) -> Result<(), Failure> {
        self.send(text.len(), || Message::Text(text.to_owned()))
    }

    /// Sends a binary message.
    pub fn send_binary(&self, bytes: &[u8]) -> Result<(), Failure> {
        self.send(bytes.len(), || Message::Binary(bytes.to_owned()))
    }

    fn send(&self, len: usize, copy: impl FnOnce() -> Message) -> Result<(), Failure> {
        self.object.check_poison()?;
        self.outbox.send(len, copy)?;
        self.object.shared.wake.wake();
        Ok(())
    }

    /// Sends a Ping, before all messages that wait.
    pub fn ping(&self, payload: &[u8]) -> Result<(), Failure> {
        self.object.check_poison()?;
        if payload.len() > MAX_CONTROL {
            let text = format!("A ping carries at most {MAX_CONTROL} bytes, not {}.", payload.len());
            return Err(Failure::new(ResultCode::InvalidArgument, text));
        }
        self.outbox.ping(payload)?;
        self.object.shared.wake.wake();
        Ok(())
    }

    #[cfg(test)]
    pub(super) fn inject_bug(&self) {
        self.object.command(&self.commands, Command::Panic).unwrap();
    }

    /// Where it stands, as a [`WebsocketState`] number.
    #[must_use]
    pub fn state(&self) -> i32 {
        let state = self.object.shared.state();
        let wanted = self.object.shared.wish.is_connected();
        // The runtime thread may not have come round to the wish yet.
        if state == WebsocketState::Closed.number() && wanted {
            WebsocketState::Connecting.number()
        } else if state == WebsocketState::Open.number() && !wanted {
            WebsocketState::Closing.number()
        } else {
            state
        }
    }

    /// What it has seen so far.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let sent = self.outbox.sent();
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Stats {
            queue: self.object.shared.events.counts(),
            connections: count(&self.counters.connections),
            received: Tally {
                messages: count(&self.counters.received_messages),
                bytes: count(&self.counters.received_bytes),
            },
            sent: sent.written,
            unsent: sent.lost,
            waiting: sent.waiting,
            latency_us: Some(count(&self.counters.latency_us)).filter(|latency| *latency != NO_LATENCY),
        }
    }

    /// Sends what was accepted, closes the connection and ends the thread, within `timeout`. A second call finds nothing to do.
    pub fn stop(&self, timeout: Duration) -> Stopped {
        let before = self.outbox.sent().lost.messages;
        let threads_ended = self.object.stop(timeout);
        let sent = self.outbox.sent();
        let unsent = sent.waiting.messages + sent.lost.messages - before;
        Stopped { unsent: u32::try_from(unsent).unwrap_or(u32::MAX), threads_ended }
    }
}
