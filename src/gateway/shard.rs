use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use super::{
    backoff::Backoff,
    close_policy::{Verdict, verdict},
    connection::{Connection, Due, Stage},
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
    /// Shard id and count.
    pub shard: [u32; 2],
    /// Seed of the jitter in delays.
    pub seed: u64,
}

/// What happened.
#[derive(Debug)]
pub enum Input {
    /// The host wants to be connected.
    Connect,
    /// The host wants to be disconnected; with `keep_session` a later connect can resume.
    Disconnect {
        /// Close so that Discord keeps the session for a few minutes.
        keep_session: bool,
    },
    /// The host wants these intents.
    SetIntents(Intents),
    /// The answer to [`Output::Fetch`].
    Fetched(Result<GatewayInfo, Failure>),
    /// The WebSocket of the last [`Output::Open`] is open.
    Opened,
    /// A text message arrived.
    Text(String),
    /// The WebSocket could not be opened, or is gone without our asking.
    Closed {
        /// The close code, if the server sent one.
        code: Option<u16>,
        /// What happened, in words.
        failure: Failure,
    },
    /// The time of `poll_timeout` has come.
    Timeout,
}

/// What to do.
#[derive(Debug)]
pub enum Output {
    /// Ask `GET /gateway/bot` and answer with [`Input::Fetched`].
    Fetch,
    /// Open a WebSocket to this URL, in place of any other.
    Open(Url),
    /// Send a text message. It can hold the token.
    Send(String),
    /// Close the WebSocket, or give up opening it, with this code. Nothing of it is reported any more.
    Close(CloseCode),
    /// An event for the host.
    Dispatch(Dispatch),
    /// The connection's state changed.
    State(StateChange),
    /// The session is over and a new one begins: what happened in between was missed.
    SessionEnded(Failure),
    /// Something odd that needs no action by the host.
    Warning(Failure),
}

/// An event as it arrived.
#[derive(Debug)]
pub struct Dispatch {
    /// The whole payload.
    pub payload: String,
    /// Where its parts are.
    pub envelope: Envelope,
}

/// The connection's new state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateChange {
    /// The new state.
    pub state: ConnectionState,
    /// Why, if it is not what the host asked for.
    pub failure: Option<Failure>,
    /// The close code that the server gave, if that is why.
    pub close_code: Option<u16>,
    /// The time until the next attempt, in [`ConnectionState::Backoff`].
    pub retry_in: Option<Duration>,
    /// Attempts since the last login.
    pub attempts: u32,
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
    /// The last attempt at the session's own URL failed: resume at the gateway's.
    avoid_resume_url: bool,
    /// When a session whose intents are no longer wanted ends.
    change_intents_at: Option<Instant>,
    start_limit: StartLimit,
    backoff: Backoff,
    jitter: Jitter,
    duplicates: u64,
    outputs: VecDeque<Output>,
}

#[derive(Debug)]
enum Phase {
    Disconnected,
    Waiting { until: Instant },
    Fetching,
    Opening { at_resume_url: bool },
    Open(Connection),
    Failed,
}

/// Discord's interval is about 41 s. Outside these bounds it is a mistake, and would flood the server or never notice
/// that it is gone.
const HEARTBEAT_INTERVAL: std::ops::RangeInclusive<u64> = 50..=600_000;

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
            avoid_resume_url: false,
            change_intents_at: None,
            start_limit: StartLimit::default(),
            backoff: Backoff::new(),
            duplicates: 0,
            outputs: VecDeque::new(),
        }
    }

    /// Events that arrived a second time and were not passed on.
    #[must_use]
    pub const fn duplicates(&self) -> u64 {
        self.duplicates
    }

    /// Takes in what happened. Inputs that no longer apply, such as an answer that comes after a disconnect, do
    /// nothing.
    pub fn handle(&mut self, now: Instant, input: Input) {
        match input {
            Input::Connect => {
                if matches!(self.phase, Phase::Disconnected | Phase::Failed) {
                    self.backoff.reset();
                    self.attempt(now);
                }
            }
            Input::Disconnect { keep_session } => self.disconnect(keep_session),
            Input::SetIntents(intents) => self.set_intents(now, intents),
            Input::Fetched(answer) => self.fetched(now, answer),
            Input::Opened => {
                if matches!(self.phase, Phase::Opening { .. }) {
                    self.phase = Phase::Open(Connection::new(now));
                }
            }
            Input::Text(payload) => self.receive(now, payload),
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
            Phase::Disconnected | Phase::Fetching | Phase::Opening { .. } | Phase::Failed => None,
        }
    }

    /// Takes the next step towards a connection.
    fn attempt(&mut self, now: Instant) {
        self.drop_session_of_other_intents();
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
            return self.wait(now, until - now, failure, None);
        }
        let resume_url = self.session.as_ref().and_then(|session| session.resume_url.clone());
        let at_resume_url = resume_url.is_some() && !self.avoid_resume_url;
        let known = if at_resume_url {
            resume_url
        } else {
            self.config.gateway_url.clone().or_else(|| self.gateway.clone())
        };
        // After a fetch it is known already.
        if !matches!(self.phase, Phase::Fetching) {
            self.change_state(ConnectionState::Connecting);
        }
        if let Some(url) = known {
            self.phase = Phase::Opening { at_resume_url };
            self.outputs.push_back(Output::Open(url.with_query("v=10&encoding=json")));
        } else {
            self.phase = Phase::Fetching;
            self.outputs.push_back(Output::Fetch);
        }
    }

    fn fetched(&mut self, now: Instant, answer: Result<GatewayInfo, Failure>) {
        if !matches!(self.phase, Phase::Fetching) {
            return;
        }
        let url = answer.and_then(|info| {
            self.start_limit.learn(now, info.session_start_limit);
            Url::parse(&info.url, Purpose::WebSocket)
        });
        match url {
            Ok(url) => {
                self.gateway = Some(url);
                self.attempt(now);
            }
            Err(failure) if failure.code == ResultCode::AuthenticationFailed => self.fail(failure, None),
            Err(failure) => {
                let delay = self.backoff.next(&mut self.jitter);
                self.wait(now, delay, failure, None);
            }
        }
    }

    fn disconnect(&mut self, keep_session: bool) {
        let code = if keep_session { CloseCode::RESUMABLE } else { CloseCode::NORMAL };
        if matches!(self.phase, Phase::Opening { .. } | Phase::Open(_)) {
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
        // Before Identify the new value is simply what Identify will say, and a session that waits to be resumed is
        // looked at by `attempt` and `hello`.
        let Phase::Open(connection) = &self.phase else { return };
        let asked_for = match connection.stage() {
            Stage::AwaitingHello { .. } | Stage::AwaitingIdentify { .. } => None,
            Stage::Identifying { intents } => Some(intents),
            Stage::Resuming | Stage::Ready => self.session.as_ref().map(|session| session.intents),
        };
        let differs = asked_for.is_some_and(|asked_for| asked_for != intents);
        self.change_intents_at = differs.then(|| self.start_limit.next(now));
        self.timeout(now);
    }

    fn receive(&mut self, now: Instant, payload: String) {
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
            opcode::DISPATCH => self.dispatch(Dispatch { payload, envelope }),
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
        // The intents may have changed since the attempt began.
        self.drop_session_of_other_intents();
        let Phase::Open(connection) = &mut self.phase else { return };
        if !matches!(connection.stage(), Stage::AwaitingHello { .. }) {
            return self.warn("The gateway said Hello twice.".to_owned());
        }
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

    fn dispatch(&mut self, dispatch: Dispatch) {
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
                self.logged_in(dispatch);
            }
            Stage::Resuming | Stage::Ready => {
                let Some(session) = &mut self.session else { return };
                if let Some(sequence) = sequence {
                    if sequence <= session.sequence {
                        self.duplicates += 1;
                        return;
                    }
                    session.sequence = sequence;
                }
                if connection.stage() == Stage::Resuming && name.as_deref() == Some("RESUMED") {
                    self.logged_in(dispatch);
                } else {
                    self.outputs.push_back(Output::Dispatch(dispatch));
                }
            }
            _ => self.warn("The gateway sent an event before the login, and it was left out.".to_owned()),
        }
    }

    fn logged_in(&mut self, dispatch: Dispatch) {
        if let Phase::Open(connection) = &mut self.phase {
            connection.set_stage(Stage::Ready);
        }
        self.avoid_resume_url = false;
        self.change_state(ConnectionState::Ready);
        self.outputs.push_back(Output::Dispatch(dispatch));
    }

    fn invalid_session(&mut self, now: Instant, resumable: bool) {
        if resumable && self.session.is_some() {
            let text = "Discord interrupted the session (op 9) and allows it to be resumed.";
            return self.leave(now, Failure::new(ResultCode::GatewayClosed, text));
        }
        let text = "Discord does not know the session any more (op 9): events since then were missed.";
        let failure = Failure::new(ResultCode::GatewayClosed, text);
        if self.session.take().is_some() {
            self.outputs.push_back(Output::SessionEnded(failure.clone()));
        }
        self.outputs.push_back(Output::Close(CloseCode::RESUMABLE));
        let (low, high) = INVALID_SESSION_DELAY;
        let delay = self.jitter.between(low, high).max(self.backoff.next(&mut self.jitter));
        self.wait(now, delay, failure, None);
    }

    /// The connection is gone, or was never made.
    fn closed(&mut self, now: Instant, code: Option<u16>, failure: Failure) {
        match self.phase {
            Phase::Opening { at_resume_url } => {
                if at_resume_url {
                    self.avoid_resume_url = true;
                } else {
                    self.gateway = None;
                }
            }
            Phase::Open(_) => match verdict(code.map(CloseCode), self.intents) {
                Verdict::Resume => {}
                Verdict::NewSession => {
                    if self.session.take().is_some() {
                        self.outputs.push_back(Output::SessionEnded(failure.clone()));
                    }
                }
                Verdict::Fatal(failure) => return self.fail(failure, code),
            },
            _ => return,
        }
        let delay = self.backoff.next(&mut self.jitter);
        self.wait(now, delay, failure, code);
    }

    /// Leaves a connection that is still open, to resume on another.
    fn leave(&mut self, now: Instant, failure: Failure) {
        self.outputs.push_back(Output::Close(CloseCode::RESUMABLE));
        let delay = self.backoff.next(&mut self.jitter);
        self.wait(now, delay, failure, None);
    }

    fn timeout(&mut self, now: Instant) {
        if let Phase::Waiting { until } = self.phase
            && now >= until
        {
            self.attempt(now);
        }
        if matches!(self.phase, Phase::Open(_)) && self.change_intents_at.is_some_and(|at| now >= at) {
            self.change_intents_at = None;
            self.drop_session_of_other_intents();
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
        let identify = payload::identify(&self.config.token, self.intents, self.config.shard);
        self.outputs.push_back(Output::Send(identify));
    }

    fn send_heartbeat(&mut self) {
        let sequence = self.session.as_ref().map(|session| session.sequence);
        self.outputs.push_back(Output::Send(payload::heartbeat(sequence)));
    }

    /// A Resume cannot change intents, so a session with others than the host wants must end.
    fn drop_session_of_other_intents(&mut self) {
        if self.session.take_if(|session| session.intents != self.intents).is_some() {
            let text = "The intents were changed: a new session begins, and events in between are missed.";
            self.outputs.push_back(Output::SessionEnded(Failure::new(ResultCode::Ok, text)));
        }
    }

    fn wait(&mut self, now: Instant, delay: Duration, failure: Failure, close_code: Option<u16>) {
        self.change_intents_at = None;
        self.phase = Phase::Waiting { until: now + delay };
        self.outputs.push_back(Output::State(StateChange {
            state: ConnectionState::Backoff,
            failure: Some(failure),
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
