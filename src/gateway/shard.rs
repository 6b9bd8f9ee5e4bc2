mod grants;

use std::{
    borrow::Cow,
    collections::VecDeque,
    time::{Duration, Instant},
};

use super::{
    backoff::Backoff,
    close_policy::{Verdict, verdict},
    compression::Compression,
    connection::{Connection, Due, Stage},
    input::Input,
    output::{Dispatch, Output, StateChange},
    payload::{self, GatewayInfo, Hello, Ready},
    session::Session,
    start_limit::StartLimit,
};
use crate::{
    base::{Failure, Jitter, Purpose, ResultCode, Token, Url},
    encoding::json::Envelope,
    model::{CloseCode, ConnectionState, Intents, opcode},
};

/// What a shard needs to know for good.
#[derive(Debug)]
pub struct Config {
    /// Who logs in.
    pub token: Token,
    /// The first intents; [`Input::SetIntents`] changes them.
    pub intents: Intents,
    /// Where to connect; none to ask `GET /gateway/bot`.
    pub gateway_url: Option<Url>,
    /// Go on without privileged intents that the bot was not granted.
    pub degrade_intents: bool,
    /// Shard id and count.
    pub shard: [u32; 2],
    /// How the gateway's messages come.
    pub compression: Compression,
    /// Seed of the jitter in delays.
    pub seed: u64,
}

/// One shard: a client's place at the gateway, through all its connections.
#[derive(Debug)]
pub struct Shard {
    config: Config,
    intents: Intents,
    phase: Phase,
    session: Option<Session>,
    /// The answer to `GET /gateway/bot`, until a connection cannot be made with it.
    gateway: Option<Url>,
    /// The last attempt went to the session's own URL.
    at_resume_url: bool,
    /// It did not lead to a login: resume at the gateway's.
    avoid_resume_url: bool,
    /// When a session whose intents are no longer wanted ends.
    change_intents_at: Option<Instant>,
    start_limit: StartLimit,
    backoff: Backoff,
    jitter: Jitter,
    /// An [`Output::Fetch`] has no answer yet.
    fetching: bool,
    last_attempt: Option<Instant>,
    /// Connections in a row that ended while the session was being resumed.
    failed_resumes: u32,
    outputs: VecDeque<Output>,
}

#[derive(Debug)]
enum Phase {
    Disconnected,
    Waiting {
        until: Instant,
    },
    Fetching,
    Opening,
    Open(Connection),
    /// Discord refused these intents, and an [`Output::FetchApplication`] has no answer yet.
    AskingForGrants {
        asked_for: Intents,
        fatal: Failure,
    },
    Failed,
}

/// Milliseconds. Discord's interval is about 41 s; outside these bounds it is a mistake that must not be followed.
const HEARTBEAT_INTERVAL: std::ops::RangeInclusive<u64> = 50..=600_000;

const INTENTS_CHANGED: &str =
    "The intents were changed: a new session begins, and events in between are missed.";

/// An event that cannot be received, such as one beyond our limits, would be sent again at every resume.
const MAX_FAILED_RESUMES: u32 = 3;

/// Between the beginnings of two attempts that the host asks for.
const ATTEMPT_INTERVAL: Duration = Duration::from_secs(1);

/// Before a new session after an invalid one. Discord's documentation asked for a random 1 to 5 s.
const INVALID_SESSION_DELAY: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(5));

impl Shard {
    /// A shard that is not connected.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self {
            intents: config.intents,
            jitter: Jitter::new(config.seed),
            config,
            phase: Phase::Disconnected,
            session: None,
            gateway: None,
            at_resume_url: false,
            avoid_resume_url: false,
            change_intents_at: None,
            start_limit: StartLimit::default(),
            backoff: Backoff::new(),
            fetching: false,
            last_attempt: None,
            failed_resumes: 0,
            outputs: VecDeque::new(),
        }
    }

    /// Takes in what happened. Inputs that no longer apply, such as an answer that comes after a disconnect, do
    /// nothing.
    pub fn handle(&mut self, now: Instant, input: Input<'_>) {
        match input {
            Input::Connect => self.connect(now),
            Input::Disconnect { keep_session } => self.disconnect(keep_session),
            Input::SetIntents(intents) => self.set_intents(now, intents),
            Input::Fetched(answer) => self.fetched(now, answer),
            Input::ApplicationFetched(answer) => self.application_fetched(now, answer),
            Input::Opened => {
                if matches!(self.phase, Phase::Opening) {
                    self.phase = Phase::Open(Connection::new(now, self.config.compression.inflater()));
                }
            }
            Input::Text(payload) => self.receive(now, payload),
            Input::Binary(bytes) => self.receive_binary(now, bytes),
            Input::Closed { code, failure } => self.closed(now, code, failure),
            Input::Timeout => self.timeout(now),
        }
    }

    /// The next thing to do, until there is none.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// When [`Input::Timeout`] is due.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        match &self.phase {
            Phase::Waiting { until } => Some(*until),
            Phase::Open(connection) => {
                [connection.poll_timeout(), self.change_intents_at].into_iter().flatten().min()
            }
            Phase::Disconnected
            | Phase::Fetching
            | Phase::Opening
            | Phase::AskingForGrants { .. }
            | Phase::Failed => None,
        }
    }

    /// The host wants to be connected. It may want so in a loop, which must not become a flood of attempts.
    fn connect(&mut self, now: Instant) {
        let earliest = self.last_attempt.map_or(now, |last| now.max(last + ATTEMPT_INTERVAL));
        let delay = match self.phase {
            Phase::Disconnected => earliest - now,
            // What was fatal may still be.
            Phase::Failed => self.backoff.next(&mut self.jitter).max(earliest - now),
            _ => return,
        };
        if delay.is_zero() {
            self.attempt(now);
        } else {
            self.wait(now, delay, None, None);
        }
    }

    /// Takes the next step towards a connection.
    fn attempt(&mut self, now: Instant) {
        self.last_attempt = Some(now);
        if self.must_begin_anew() {
            self.end_session(INTENTS_CHANGED);
        }
        if self.session.is_none() && self.start_limit.forget_outdated(now) {
            self.gateway = None;
        }
        if self.session.is_none()
            && let Some(until) = self.start_limit.exhausted_until()
        {
            let failure = Failure::new(
                ResultCode::SessionStartLimit,
                "The bot has started as many sessions as Discord allows in a day. One more would make Discord reset \
                 the token, so the next attempt waits. A server that restarts in a loop is the usual cause.",
            );
            // The reset can be near and the answer to the next look the same.
            let delay = self.backoff.next(&mut self.jitter).max(until - now);
            return self.wait(now, delay, Some(failure), None);
        }
        let resume_url = self.session.as_ref().and_then(|session| session.resume_url.clone());
        self.at_resume_url = resume_url.is_some() && !self.avoid_resume_url;
        let known = if self.at_resume_url {
            resume_url
        } else {
            self.config.gateway_url.clone().or_else(|| self.gateway.clone())
        };
        // After a fetch it is known already.
        if !matches!(self.phase, Phase::Fetching) {
            self.change_state(ConnectionState::Connecting);
        }
        if let Some(url) = known {
            self.phase = Phase::Opening;
            self.outputs.push_back(Output::Open(url.with_query(self.config.compression.query())));
        } else {
            self.phase = Phase::Fetching;
            if !self.fetching {
                self.fetching = true;
                self.outputs.push_back(Output::Fetch);
            }
        }
    }

    fn fetched(&mut self, now: Instant, answer: Result<GatewayInfo, Failure>) {
        self.fetching = false;
        let url = answer.and_then(|info| {
            self.start_limit.learn(now, info.session_start_limit);
            Url::parse(&info.url, Purpose::WebSocket)
        });
        match url {
            Ok(url) => {
                self.gateway = Some(url);
                if matches!(self.phase, Phase::Fetching) {
                    self.attempt(now);
                }
            }
            // The host has disconnected meanwhile.
            Err(_) if !matches!(self.phase, Phase::Fetching) => {}
            Err(failure) if failure.code == ResultCode::AuthenticationFailed => self.fail(failure, None),
            Err(failure) => self.retry(now, failure, None),
        }
    }

    fn disconnect(&mut self, keep_session: bool) {
        let code = if keep_session { CloseCode::RESUMABLE } else { CloseCode::NORMAL };
        if matches!(self.phase, Phase::Opening | Phase::Open(_)) {
            self.outputs.push_back(Output::Close(code));
        }
        if !keep_session {
            self.session = None;
        }
        self.change_intents_at = None;
        self.phase = Phase::Disconnected;
        self.change_state(ConnectionState::Disconnected);
    }

    fn set_intents(&mut self, now: Instant, intents: Intents) {
        self.intents = intents;
        self.stop_asking_for_grants(now);
        // Before Identify the new value is simply what Identify will say, and a session that waits to be resumed is
        // looked at by `attempt` and `hello`.
        let Phase::Open(connection) = &self.phase else { return };
        let asked_for = match connection.stage() {
            Stage::AwaitingHello { .. } | Stage::AwaitingIdentify { .. } => None,
            Stage::Identifying { intents } => Some(intents),
            Stage::Resuming | Stage::Ready => self.session.as_ref().map(|session| session.intents),
        };
        let differs = asked_for.is_some_and(|asked_for| asked_for != intents);
        self.change_intents_at = differs.then(|| self.start_limit.next_session(now));
        self.timeout(now);
    }

    fn receive_binary(&mut self, now: Instant, bytes: &[u8]) {
        let Phase::Open(connection) = &mut self.phase else { return };
        let Some(mut inflater) = connection.take_inflater() else {
            return self.warn(format!(
                "The gateway sent {} bytes that are not text, and they were left out.",
                bytes.len()
            ));
        };
        match inflater.inflate(bytes) {
            Ok(Some(payload)) => self.receive(now, Cow::Borrowed(payload)),
            Ok(None) => {}
            Err(error) => {
                let text = format!("What the gateway compressed cannot be read: {error}.");
                return self.leave(now, Failure::new(ResultCode::InvalidPayload, text));
            }
        }
        // Unless the payload ended the connection.
        if let Phase::Open(connection) = &mut self.phase {
            connection.return_inflater(inflater);
        }
    }

    fn receive(&mut self, now: Instant, payload: Cow<'_, str>) {
        let Phase::Open(connection) = &mut self.phase else { return };
        let envelope = match Envelope::scan(&payload) {
            Ok(envelope) => envelope,
            Err(error) => {
                return self.warn(format!(
                    "The gateway sent a payload that is not valid, and it was left out: {error}."
                ));
            }
        };
        match envelope.op {
            opcode::DISPATCH => self.dispatch(now, Dispatch { payload: payload.into_owned(), envelope }),
            opcode::HEARTBEAT => self.send_heartbeat(),
            opcode::RECONNECT => {
                let failure =
                    Failure::new(ResultCode::GatewayClosed, "Discord asked for a new connection (op 7).");
                self.leave(now, failure);
            }
            opcode::INVALID_SESSION => self.invalid_session(now, payload[envelope.d.clone()] == *"true"),
            opcode::HELLO => match serde_json::from_str::<Hello>(&payload[envelope.d.clone()]) {
                Ok(hello) if HEARTBEAT_INTERVAL.contains(&hello.heartbeat_interval) => {
                    self.hello(now, Duration::from_millis(hello.heartbeat_interval));
                }
                _ => self.warn("The gateway's Hello has no usable heartbeat interval.".to_owned()),
            },
            opcode::HEARTBEAT_ACK => {
                connection.acknowledge();
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
            return self.warn("The gateway said Hello twice.".to_owned());
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
            self.outputs.push_back(Output::Send(resume));
            self.change_state(ConnectionState::Resuming);
        } else {
            connection.set_stage(Stage::AwaitingIdentify { at: self.start_limit.next(now) });
            self.change_state(ConnectionState::Identifying);
        }
        self.timeout(now);
    }

    fn dispatch(&mut self, now: Instant, dispatch: Dispatch) {
        let Phase::Open(connection) = &mut self.phase else { return };
        let name = dispatch.envelope.name(&dispatch.payload);
        let sequence = dispatch.envelope.s;
        match connection.stage() {
            Stage::Identifying { intents } if name.as_deref() == Some("READY") => {
                let ready =
                    match serde_json::from_str::<Ready>(&dispatch.payload[dispatch.envelope.d.clone()]) {
                        Ok(ready) => ready,
                        Err(error) => {
                            return self.warn(format!("The gateway's READY cannot be used: {error}."));
                        }
                    };
                self.session = Some(Session {
                    id: ready.session_id,
                    sequence: sequence.unwrap_or_default(),
                    resume_url: ready
                        .resume_gateway_url
                        .and_then(|url| Url::parse(&url, Purpose::WebSocket).ok()),
                    intents,
                });
                self.logged_in(now, dispatch);
            }
            stage @ (Stage::Resuming | Stage::Ready) => {
                let Some(session) = &mut self.session else { return };
                let resumed = stage == Stage::Resuming && name.as_deref() == Some("RESUMED");
                if let Some(sequence) = sequence {
                    if sequence <= session.sequence && !resumed {
                        return self.outputs.push_back(Output::Duplicate(sequence));
                    }
                    session.sequence = session.sequence.max(sequence);
                }
                if resumed {
                    self.logged_in(now, dispatch);
                } else {
                    self.outputs.push_back(Output::Dispatch(dispatch));
                }
            }
            _ => self.warn("The gateway sent an event before the login, and it was left out.".to_owned()),
        }
    }

    fn logged_in(&mut self, now: Instant, dispatch: Dispatch) {
        if let Phase::Open(connection) = &mut self.phase {
            connection.set_stage(Stage::Ready);
        }
        // Changed while the login was under way, or kept back by the daily limit.
        if self.has_other_intents() {
            self.change_intents_at = Some(self.start_limit.next_session(now));
        }
        self.avoid_resume_url = false;
        self.failed_resumes = 0;
        self.change_state(ConnectionState::Ready);
        self.outputs.push_back(Output::Dispatch(dispatch));
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
        if self.session.take().is_some() {
            self.outputs.push_back(Output::SessionEnded(failure.clone()));
        }
        self.outputs.push_back(Output::Close(CloseCode::RESUMABLE));
        let (low, high) = INVALID_SESSION_DELAY;
        let delay = self.jitter.between(low, high).max(self.backoff.next(&mut self.jitter));
        self.wait(now, delay, Some(failure), None);
    }

    /// The connection is gone, or was never made.
    fn closed(&mut self, now: Instant, code: Option<u16>, failure: Failure) {
        match &self.phase {
            Phase::Opening if self.at_resume_url => {}
            Phase::Opening => self.gateway = None,
            Phase::Open(connection) => {
                let asked_for = match connection.stage() {
                    Stage::Identifying { intents } => intents,
                    _ => self.session.as_ref().map_or(self.intents, |session| session.intents),
                };
                match verdict(code.map(CloseCode), asked_for) {
                    // The host has asked for others meanwhile.
                    Verdict::Fatal(fatal) if fatal.code.is_about_intents() && asked_for != self.intents => {}
                    Verdict::Fatal(fatal) if fatal.code == ResultCode::DisallowedIntents => {
                        return self.ask_for_grants(asked_for, fatal);
                    }
                    Verdict::Fatal(fatal) => return self.fail(fatal, code),
                    Verdict::NewSession => {
                        if self.session.take().is_some() {
                            self.outputs.push_back(Output::SessionEnded(failure.clone()));
                        }
                    }
                    Verdict::Resume => {}
                }
            }
            _ => return,
        }
        self.retry(now, failure, code);
    }

    /// Leaves a connection that is still open, to resume on another.
    fn leave(&mut self, now: Instant, failure: Failure) {
        self.outputs.push_back(Output::Close(CloseCode::RESUMABLE));
        self.retry(now, failure, None);
    }

    fn timeout(&mut self, now: Instant) {
        if let Phase::Waiting { until } = self.phase
            && now >= until
        {
            self.attempt(now);
        }
        if matches!(self.phase, Phase::Open(_)) && self.change_intents_at.is_some_and(|at| now >= at) {
            self.change_intents_at = None;
            self.end_session(INTENTS_CHANGED);
            // 1000 ends the session at Discord's side as well, so that it does not linger beside the new one.
            self.outputs.push_back(Output::Close(CloseCode::NORMAL));
            return self.attempt(now);
        }
        while let Phase::Open(connection) = &mut self.phase {
            match connection.poll(now) {
                Due::Nothing => break,
                Due::Heartbeat => self.send_heartbeat(),
                Due::Identify => self.identify(now),
                Due::HelloTimeout => {
                    let text = "The gateway accepted the connection and then said nothing.";
                    self.leave(now, Failure::new(ResultCode::NetworkTimeout, text));
                }
                Due::Zombie => {
                    let text = "Discord did not acknowledge the last heartbeat: the connection is dead.";
                    self.leave(now, Failure::new(ResultCode::HeartbeatTimeout, text));
                }
            }
        }
    }

    fn identify(&mut self, now: Instant) {
        let Phase::Open(connection) = &mut self.phase else { return };
        connection.set_stage(Stage::Identifying { intents: self.intents });
        self.start_limit.spend(now);
        let identify = payload::identify(&self.config, self.intents);
        self.outputs.push_back(Output::Send(identify));
    }

    fn send_heartbeat(&mut self) {
        let sequence = self.session.as_ref().map(|session| session.sequence);
        self.outputs.push_back(Output::Send(payload::heartbeat(sequence)));
    }

    fn has_other_intents(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.intents != self.intents)
    }

    /// A Resume cannot change intents, so a session with others than the host wants must end; but not on a day on which
    /// no other could begin.
    fn must_begin_anew(&self) -> bool {
        self.has_other_intents() && self.start_limit.exhausted_until().is_none()
    }

    fn end_session(&mut self, text: &str) {
        if self.session.take().is_some() {
            self.outputs.push_back(Output::SessionEnded(Failure::new(ResultCode::Ok, text)));
        }
    }

    fn retry(&mut self, now: Instant, failure: Failure, close_code: Option<u16>) {
        let delay = self.backoff.next(&mut self.jitter);
        self.wait(now, delay, Some(failure), close_code);
    }

    fn wait(&mut self, now: Instant, delay: Duration, failure: Option<Failure>, close_code: Option<u16>) {
        self.change_intents_at = None;
        let stage = if let Phase::Open(connection) = &self.phase { Some(connection.stage()) } else { None };
        self.avoid_resume_url |= self.at_resume_url && stage != Some(Stage::Ready);
        if stage == Some(Stage::Resuming) {
            self.failed_resumes += 1;
            if self.failed_resumes >= MAX_FAILED_RESUMES {
                self.failed_resumes = 0;
                self.end_session(
                    "The session could not be resumed: a new one begins, and what happened since was missed.",
                );
            }
        }
        self.phase = Phase::Waiting { until: now + delay };
        self.outputs.push_back(Output::State(StateChange {
            state: ConnectionState::Backoff,
            failure,
            close_code,
            retry_in: Some(delay),
            attempts: self.backoff.attempts(),
        }));
    }

    fn fail(&mut self, failure: Failure, close_code: Option<u16>) {
        self.session = None;
        self.change_intents_at = None;
        self.phase = Phase::Failed;
        self.outputs.push_back(Output::State(StateChange {
            state: ConnectionState::Failed,
            failure: Some(failure),
            close_code,
            retry_in: None,
            attempts: self.backoff.attempts(),
        }));
    }

    fn change_state(&mut self, state: ConnectionState) {
        let attempts = self.backoff.attempts();
        let change = StateChange { state, failure: None, close_code: None, retry_in: None, attempts };
        self.outputs.push_back(Output::State(change));
    }

    fn warn(&mut self, text: String) {
        self.outputs.push_back(Output::Warning(Failure::new(ResultCode::InvalidPayload, text)));
    }
}
