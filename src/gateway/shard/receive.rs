//! What the server says, and what it means.

use std::{
    borrow::Cow,
    mem,
    time::{Duration, Instant},
};

use super::{INVALID_SESSION_DELAY, Phase, Shard};
use crate::{
    base::{Failure, Purpose, ResultCode, Url},
    encoding::json::Envelope,
    gateway::{
        connection::Stage,
        output::{Dispatch, Output, Warning},
        payload::{self, Hello, Ready},
        session::Session,
    },
    model::{CloseCode, ConnectionState, Intents, opcode},
};

/// Milliseconds. Discord's interval is about 41 s; outside these bounds it is a mistake that must not be followed.
const HEARTBEAT_INTERVAL: std::ops::RangeInclusive<u64> = 1_000..=600_000;

/// A payload that is still where it was received; whoever needs it for longer copies it.
struct Received<'a> {
    payload: Cow<'a, str>,
    envelope: Envelope,
}

impl Received<'_> {
    fn name(&self) -> Option<Cow<'_, str>> {
        self.envelope.name(&self.payload)
    }

    fn data(&self) -> &str {
        &self.payload[self.envelope.d.clone()]
    }

    fn dispatch(self) -> Output {
        Output::Dispatch(Dispatch { payload: self.payload.into_owned(), envelope: self.envelope })
    }
}

impl Shard {
    pub(super) fn receive_binary(&mut self, now: Instant, bytes: &[u8]) {
        let Phase::Open(connection) = &mut self.phase else { return };
        self.volume.received += bytes.len() as u64;
        let Some(mut inflater) = connection.take_inflater() else {
            let text = format!("The gateway sent {} bytes that are not text.", bytes.len());
            return self.reject(now, &text);
        };
        match inflater.inflate(bytes) {
            Ok(Some(payload)) => self.receive(now, Cow::Borrowed(payload)),
            Ok(None) => {}
            Err(error) => {
                let text = format!("What the gateway compressed cannot be read: {error}.");
                return self.reject(now, &text);
            }
        }
        // Unless the payload ended the connection.
        if let Phase::Open(connection) = &mut self.phase {
            connection.return_inflater(inflater);
        }
    }

    pub(super) fn receive(&mut self, now: Instant, payload: Cow<'_, str>) {
        let Phase::Open(connection) = &mut self.phase else { return };
        self.volume.inflated += payload.len() as u64;
        let envelope = match Envelope::scan(&payload) {
            Ok(envelope) => envelope,
            Err(error) => {
                return self.reject(now, &format!("The gateway sent a payload that is not valid: {error}."));
            }
        };
        let received = Received { payload, envelope };
        match received.envelope.op {
            opcode::DISPATCH => self.dispatch(now, received),
            opcode::HEARTBEAT if connection.is_asked_too_often(now) => {
                self.reject(now, "The gateway asks for more heartbeats than it accepts.");
            }
            opcode::HEARTBEAT => self.send_heartbeat(now),
            opcode::RECONNECT => {
                let failure =
                    Failure::new(ResultCode::GatewayClosed, "Discord asked for a new connection (op 7).");
                // Not for anything that the resume led to, if there is one.
                self.outputs.push_back(Output::Close(CloseCode::RESUMABLE));
                self.retry(now, failure, None);
            }
            opcode::INVALID_SESSION => self.invalid_session(now, received.data() == "true"),
            opcode::HELLO => match serde_json::from_str::<Hello>(received.data()) {
                Ok(hello) if HEARTBEAT_INTERVAL.contains(&hello.heartbeat_interval) => {
                    self.hello(now, Duration::from_millis(hello.heartbeat_interval));
                }
                _ => self.reject(now, "The gateway's Hello has no heartbeat interval from 1 s to 10 min."),
            },
            opcode::HEARTBEAT_ACK => {
                connection.acknowledge(now);
                // Not at the login already: a server that closes right after it would be asked again and again at once.
                if connection.stage() == Stage::Ready {
                    self.backoff.reset();
                }
            }
            // Undocumented opcodes may come at any time and are to be ignored.
            _ => {}
        }
    }

    fn hello(&mut self, now: Instant, interval: Duration) {
        let Phase::Open(connection) = &self.phase else { return };
        if !matches!(connection.stage(), Stage::AwaitingHello { .. }) {
            return self.reject(now, "The gateway said Hello twice.");
        }
        // The intents may have changed since the attempt began: a new session needs the gateway's own URL, and a place in the
        // day's budget.
        if self.must_begin_anew() {
            self.outputs.push_back(Output::Close(CloseCode::RESUMABLE));
            return self.attempt(now);
        }
        let Phase::Open(connection) = &mut self.phase else { return };
        connection.start_heartbeat(now, interval, &mut self.jitter);
        if let Some(session) = &self.session {
            connection.set_stage(Stage::Resuming);
            let resume = payload::resume(&self.config.token, &session.id, session.sequence);
            self.send(now, resume);
            self.change_state(ConnectionState::Resuming);
        } else {
            connection.set_stage(Stage::AwaitingIdentify { at: self.start_limit.next(now) });
            self.change_state(ConnectionState::Identifying);
        }
        self.timeout(now);
    }

    fn dispatch(&mut self, now: Instant, received: Received<'_>) {
        let Phase::Open(connection) = &self.phase else { return };
        let name = received.name();
        match connection.stage() {
            Stage::Identifying { intents } if name.as_deref() == Some("READY") => {
                self.ready(now, intents, received);
            }
            stage @ (Stage::Resuming | Stage::Ready) => {
                let resumed = stage == Stage::Resuming && name.as_deref() == Some("RESUMED");
                if received.envelope.s.is_some_and(|sequence| !self.advance(now, sequence)) && !resumed {
                    self.duplicates += 1;
                } else if resumed {
                    self.logged_in(now, received);
                } else {
                    self.event(now, received);
                }
            }
            _ => {
                self.missed.came_early();
                self.outputs.extend(self.missed.due(now).map(Output::Warning));
            }
        }
    }

    fn ready(&mut self, now: Instant, intents: Intents, received: Received<'_>) {
        let ready = match serde_json::from_str::<Ready>(received.data()) {
            Ok(ready) => ready,
            Err(error) => return self.reject(now, &format!("The gateway's READY cannot be used: {error}.")),
        };
        let resume_url = ready.resume_gateway_url.and_then(|url| {
            let url = Url::parse(&url, Purpose::WebSocket).map_err(|failure| {
                let text = format!(
                    "The address that READY gives for resuming is not used; the gateway's own will be. {}",
                    failure.text
                );
                self.outputs.push_back(Output::Warning(Warning::new(Failure::new(failure.code, text))));
            });
            url.ok()
        });
        let sequence = received.envelope.s.unwrap_or_default();
        self.session = Some(Session { id: ready.session_id, sequence, resume_url, intents });
        self.commands.identified(&mut self.outputs);
        self.logged_in(now, received);
    }

    /// Takes note of a sequence number; false if it was there before. Every number is passed on once, or told as missed.
    fn advance(&mut self, now: Instant, sequence: u64) -> bool {
        let Some(session) = &mut self.session else { return true };
        if sequence <= session.sequence {
            return false;
        }
        let last = mem::replace(&mut session.sequence, sequence);
        let skipped = sequence - last - 1;
        if skipped > 0 {
            self.missed.skip(last + 1, skipped);
            self.outputs.extend(self.missed.due(now).map(Output::Warning));
        }
        true
    }

    fn event(&mut self, now: Instant, received: Received<'_>) {
        match received.name().as_deref() {
            Some("GUILD_MEMBERS_CHUNK") => {
                let part = self.commands.chunk(now, received.data());
                if part.is_event {
                    self.outputs.push_back(received.dispatch());
                }
                self.outputs.extend(part.result.map(Output::Completed));
                self.run_commands(now);
            }
            Some("RATE_LIMITED") => {
                self.commands.rate_limited(now, received.data(), &mut self.outputs);
                self.outputs.push_back(received.dispatch());
                self.run_commands(now);
            }
            _ => self.outputs.push_back(received.dispatch()),
        }
    }

    fn logged_in(&mut self, now: Instant, received: Received<'_>) {
        if let Phase::Open(connection) = &mut self.phase {
            if connection.stage() == Stage::Resuming {
                self.commands.resumed(now);
            }
            connection.set_stage(Stage::Ready);
        }
        // Changed while the login was under way, or kept back by the daily limit.
        if self.has_other_intents() {
            self.change_intents_at = Some(self.start_limit.next_session(now));
        }
        self.tell_missed();
        self.avoid_resume_url = false;
        self.failed_resumes = 0;
        self.change_state(ConnectionState::Ready);
        self.outputs.push_back(received.dispatch());
        self.run_commands(now);
    }

    fn invalid_session(&mut self, now: Instant, resumable: bool) {
        if resumable && self.session.is_some() {
            let text = "Discord interrupted the session (op 9) and allows it to be resumed.";
            return self.leave(now, Failure::new(ResultCode::GatewayClosed, text));
        }
        let text = if self.session.is_some() {
            "Discord does not know the session any more (op 9): events since then were missed."
        } else {
            "Discord did not begin a session (op 9): the bot may log in too often, here or elsewhere."
        };
        let failure = Failure::new(ResultCode::GatewayClosed, text);
        self.end_session(failure.clone());
        self.outputs.push_back(Output::Close(CloseCode::RESUMABLE));
        let (low, high) = INVALID_SESSION_DELAY;
        let delay = self.jitter.between(low, high).max(self.backoff.next(&mut self.jitter));
        self.wait(now, delay, Some(failure), None);
    }

    /// Leaves a server that sends what no gateway does. The session lives, and with it whatever was misread.
    fn reject(&mut self, now: Instant, text: &str) {
        self.leave(now, Failure::new(ResultCode::InvalidPayload, text));
    }
}
