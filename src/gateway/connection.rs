use std::time::{Duration, Instant};

use super::{
    heartbeat::{Beat, Heartbeat},
    send_window::SendWindow,
    unconfirmed::{Sent, Unconfirmed},
};
use crate::{base::Jitter, compression::Inflater, model::Intents};

/// What dies with one socket: Hello, heartbeats, the login in progress, the count of what was sent, and the context of
/// compression.
#[derive(Debug)]
pub(super) struct Connection {
    stage: Stage,
    heartbeat: Option<Heartbeat>,
    /// When the oldest heartbeat without an acknowledgement was sent.
    beat_sent: Option<Instant>,
    latency: Option<Duration>,
    /// Counts all that is sent; holds back the host's commands alone.
    pub(super) window: SendWindow,
    /// The heartbeats that the server asked for.
    asked: SendWindow,
    pub(super) unconfirmed: Unconfirmed,
    /// None without compression, and while a message is handled whose text it lends.
    inflater: Option<Box<Inflater>>,
}

/// How far the login is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The server has to speak first.
    AwaitingHello { deadline: Instant },
    /// Identify may not be sent before this time.
    AwaitingIdentify { at: Instant },
    /// Identify was sent with these intents. READY can take long while Discord has an outage; heartbeats tell whether it
    /// still listens.
    Identifying { intents: Intents },
    /// Resume was sent; missed events arrive.
    Resuming,
    /// READY or RESUMED has come.
    Ready,
}

/// What a deadline that has passed asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    Nothing,
    /// No Hello came.
    HelloTimeout,
    Identify,
    Heartbeat,
    /// A heartbeat was not acknowledged.
    Zombie,
}

/// A server that accepted the WebSocket says Hello at once, or it is not well.
const HELLO_TIMEOUT: Duration = Duration::from_secs(20);

impl Connection {
    pub(super) fn new(now: Instant, inflater: Option<Box<Inflater>>) -> Self {
        Self {
            stage: Stage::AwaitingHello { deadline: now + HELLO_TIMEOUT },
            heartbeat: None,
            beat_sent: None,
            latency: None,
            window: SendWindow::of_connection(),
            asked: SendWindow::of_connection(),
            unconfirmed: Unconfirmed::default(),
            inflater,
        }
    }

    pub(super) const fn take_inflater(&mut self) -> Option<Box<Inflater>> {
        self.inflater.take()
    }

    pub(super) fn return_inflater(&mut self, inflater: Box<Inflater>) {
        self.inflater = Some(inflater);
    }

    pub(super) const fn stage(&self) -> Stage {
        self.stage
    }

    pub(super) const fn set_stage(&mut self, stage: Stage) {
        self.stage = stage;
    }

    pub(super) fn start_heartbeat(&mut self, now: Instant, interval: Duration, jitter: &mut Jitter) {
        self.heartbeat = Some(Heartbeat::new(now, interval, jitter));
        self.window.reserve_heartbeats(interval);
    }

    pub(super) fn is_ready(&self) -> bool {
        self.stage == Stage::Ready
    }

    /// The server asks for a heartbeat. Tells whether those alone are more than it accepts: answers to a server that asks
    /// without end, and does not read them, would take all memory.
    pub(super) fn is_asked_too_often(&mut self, now: Instant) -> bool {
        let too_often = !self.asked.is_open(now);
        self.asked.record(now);
        too_often
    }

    pub(super) fn heartbeat_sent(&mut self, now: Instant) {
        self.unconfirmed.record(Sent::Heartbeat);
        self.beat_sent.get_or_insert(now);
    }

    pub(super) fn acknowledge(&mut self, now: Instant) {
        self.unconfirmed.acknowledge();
        if let Some(sent) = self.beat_sent.take() {
            self.latency = Some(now.saturating_duration_since(sent));
        }
        if let Some(heartbeat) = &mut self.heartbeat {
            heartbeat.acknowledge();
        }
    }

    /// From the last acknowledged heartbeat to its acknowledgement.
    pub(super) const fn latency(&self) -> Option<Duration> {
        self.latency
    }

    /// The first thing that is due; call until nothing is. Heartbeats come before the login.
    pub(super) fn poll(&mut self, now: Instant) -> Due {
        match self.heartbeat.as_mut().map_or(Beat::NotDue, |heartbeat| heartbeat.poll(now)) {
            Beat::Due => return Due::Heartbeat,
            Beat::Zombie => return Due::Zombie,
            Beat::NotDue => {}
        }
        match self.stage {
            Stage::AwaitingHello { deadline } if now >= deadline => Due::HelloTimeout,
            Stage::AwaitingIdentify { at } if now >= at => Due::Identify,
            _ => Due::Nothing,
        }
    }

    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        let beat = self.heartbeat.as_ref().map(Heartbeat::next);
        let stage = match self.stage {
            Stage::AwaitingHello { deadline } => Some(deadline),
            Stage::AwaitingIdentify { at } => Some(at),
            Stage::Identifying { .. } | Stage::Resuming | Stage::Ready => None,
        };
        [beat, stage].into_iter().flatten().min()
    }
}
