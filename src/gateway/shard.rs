//! The machine itself: attempts, sessions, deadlines. What the server says is read in `receive`.

mod commands;
mod grants;
mod receive;

use std::{
    collections::VecDeque,
    mem,
    time::{Duration, Instant},
};

use zeroize::Zeroizing;

use super::{
    close_policy::{Verdict, verdict},
    command::Presence,
    command_queue::CommandQueue,
    compression::Compression,
    connection::{Connection, Due, Stage},
    input::Input,
    missed::Missed,
    output::{Output, Payload, StateChange},
    payload::{self, GatewayInfo},
    session::Session,
    start_limit::StartLimit,
};
use crate::{
    base::{Backoff, Failure, Jitter, Purpose, ResultCode, Token, Url},
    model::{CloseCode, ConnectionState, Intents},
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
    /// The presence of the first login; [`Input::Submit`] can change it.
    pub presence: Option<Presence>,
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
    /// When the last connection was closed because too much was sent on it.
    rate_limited_at: Option<Instant>,
    /// Events that came a second time and were left out.
    duplicates: u64,
    volume: Volume,
    missed: Missed,
    commands: CommandQueue,
    outputs: VecDeque<Output>,
}

/// What the gateway has sent, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Volume {
    /// Its messages as they came, compressed or not.
    pub received: u64,
    /// Their texts.
    pub inflated: u64,
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
    /// Discord refused these intents, and an [`Output::FetchApplication`] has no answer yet, or will be made again.
    AskingForGrants {
        asked_for: Intents,
        fatal: Failure,
        again_at: Option<Instant>,
    },
    Failed,
}

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
    pub fn new(mut config: Config) -> Self {
        Self {
            commands: CommandQueue::new(config.presence.take()),
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
            backoff: Backoff::default(),
            fetching: false,
            last_attempt: None,
            failed_resumes: 0,
            rate_limited_at: None,
            duplicates: 0,
            volume: Volume::default(),
            missed: Missed::default(),
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
            Input::Submit { request, command } => self.submit(now, request, command),
            Input::Backlog(backlog) => self.set_backlog(now, backlog),
            Input::Fetched(answer) => self.fetched(now, answer),
            Input::ApplicationFetched(answer) => self.application_fetched(now, answer),
            Input::Opened => self.opened(now),
            Input::Text(payload) => {
                self.volume.received += payload.len() as u64;
                self.receive(now, payload);
            }
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
        let (connection, deadline) = match &self.phase {
            Phase::Waiting { until } => (None, Some(*until)),
            Phase::AskingForGrants { again_at, .. } => (None, *again_at),
            Phase::Open(connection) => {
                let deadline = connection.poll_timeout().into_iter().chain(self.change_intents_at).min();
                (Some(connection), deadline)
            }
            Phase::Disconnected | Phase::Fetching | Phase::Opening | Phase::Failed => (None, None),
        };
        let commands = self.commands.poll_timeout(connection.filter(|connection| connection.is_ready()));
        [deadline, commands, self.missed.poll_timeout()].into_iter().flatten().min()
    }

    /// Events that came a second time and were left out, since the shard was made.
    #[must_use]
    pub const fn duplicates(&self) -> u64 {
        self.duplicates
    }

    /// How long the last heartbeat of this connection took to be acknowledged.
    #[must_use]
    pub fn latency(&self) -> Option<Duration> {
        let Phase::Open(connection) = &self.phase else { return None };
        connection.latency()
    }

    /// What the gateway has sent so far.
    #[must_use]
    pub const fn volume(&self) -> Volume {
        self.volume
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
        self.tell_missed();
        if self.must_begin_anew() {
            self.end_session(Failure::new(ResultCode::Ok, INTENTS_CHANGED));
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
        self.commands.connection_closed();
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
            Url::parse(&info.url, Purpose::WebSocket).map_err(|failure| {
                let text =
                    format!("The API gave an address for the gateway that is not used. {}", failure.text);
                Failure::new(failure.code, text)
            })
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

    fn opened(&mut self, now: Instant) {
        if matches!(self.phase, Phase::Opening) {
            let mut connection = Connection::new(now, self.config.compression.inflater());
            if let Some(at) = self.rate_limited_at.take() {
                connection.window.exhaust(at);
            }
            self.phase = Phase::Open(connection);
        }
    }

    fn disconnect(&mut self, keep_session: bool) {
        let code = if keep_session { CloseCode::RESUMABLE } else { CloseCode::NORMAL };
        if matches!(self.phase, Phase::Opening | Phase::Open(_)) {
            self.outputs.push_back(Output::Close(code));
        }
        self.tell_missed();
        if !keep_session {
            self.forget_session();
        }
        self.change_intents_at = None;
        self.phase = Phase::Disconnected;
        self.commands.connection_closed();
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
                    Verdict::NewSession => self.end_session(failure.clone()),
                    Verdict::Resume => {}
                }
            }
            _ => return,
        }
        if code == Some(CloseCode::RATE_LIMITED.0) {
            self.rate_limited_at = Some(now);
        }
        self.count_failed_resume();
        self.retry(now, failure, code);
    }

    /// Leaves a connection that is still open, to resume on another.
    fn leave(&mut self, now: Instant, failure: Failure) {
        self.outputs.push_back(Output::Close(CloseCode::RESUMABLE));
        self.count_failed_resume();
        self.retry(now, failure, None);
    }

    /// If the connection ends while the session is being resumed, something in the resume may be what ends it.
    fn count_failed_resume(&mut self) {
        let Phase::Open(connection) = &self.phase else { return };
        if connection.stage() != Stage::Resuming {
            return;
        }
        self.failed_resumes += 1;
        if self.failed_resumes >= MAX_FAILED_RESUMES {
            self.failed_resumes = 0;
            let text =
                "The session could not be resumed: a new one begins, and what happened since was missed.";
            self.end_session(Failure::new(ResultCode::Ok, text));
        }
    }

    fn timeout(&mut self, now: Instant) {
        if let Phase::Waiting { until } = self.phase
            && now >= until
        {
            self.attempt(now);
        }
        self.ask_for_grants_again(now);
        self.outputs.extend(self.missed.due(now).map(Output::Warning));
        if matches!(self.phase, Phase::Open(_)) && self.change_intents_at.is_some_and(|at| now >= at) {
            self.change_intents_at = None;
            self.end_session(Failure::new(ResultCode::Ok, INTENTS_CHANGED));
            // 1000 ends the session at Discord's side as well, so that it does not linger beside the new one.
            self.outputs.push_back(Output::Close(CloseCode::NORMAL));
            return self.attempt(now);
        }
        while let Phase::Open(connection) = &mut self.phase {
            match connection.poll(now) {
                Due::Nothing => break,
                Due::Heartbeat => self.send_heartbeat(now),
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
        self.run_commands(now);
    }

    fn identify(&mut self, now: Instant) {
        let Phase::Open(connection) = &mut self.phase else { return };
        connection.set_stage(Stage::Identifying { intents: self.intents });
        self.start_limit.spend(now);
        let presence = self.commands.identify(now);
        let identify = payload::identify(&self.config, self.intents, presence);
        self.send(now, identify);
    }

    fn send_heartbeat(&mut self, now: Instant) {
        if let Phase::Open(connection) = &mut self.phase {
            connection.heartbeat_sent(now);
        }
        let sequence = self.session.as_ref().map(|session| session.sequence);
        self.send(now, payload::heartbeat(sequence));
    }

    /// Sends what is the library's own: at once, but it counts.
    fn send(&mut self, now: Instant, payload: impl Into<Zeroizing<String>>) {
        if let Phase::Open(connection) = &mut self.phase {
            connection.window.record(now);
        }
        self.outputs.push_back(Output::Send(Payload(payload.into())));
    }

    fn has_other_intents(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.intents != self.intents)
    }

    /// A Resume cannot change intents, so a session with others than the host wants must end; but not on a day on which
    /// no other could begin.
    fn must_begin_anew(&self) -> bool {
        self.has_other_intents() && self.start_limit.exhausted_until().is_none()
    }

    /// The session, if there is one, is over, and another will begin.
    fn end_session(&mut self, failure: Failure) {
        if self.forget_session() {
            self.outputs.push_back(Output::SessionEnded(failure));
        }
    }

    /// Tells whether there was a session.
    fn forget_session(&mut self) -> bool {
        self.commands.session_ended(&mut self.outputs);
        self.session.take().is_some()
    }

    fn retry(&mut self, now: Instant, failure: Failure, close_code: Option<u16>) {
        let delay = self.backoff.next(&mut self.jitter);
        self.wait(now, delay, Some(failure), close_code);
    }

    fn wait(&mut self, now: Instant, delay: Duration, failure: Option<Failure>, close_code: Option<u16>) {
        self.change_intents_at = None;
        let stage = if let Phase::Open(connection) = &self.phase { Some(connection.stage()) } else { None };
        self.avoid_resume_url |= self.at_resume_url && stage != Some(Stage::Ready);
        self.lose_connection(Phase::Waiting { until: now + delay }, close_code);
        self.outputs.push_back(Output::State(StateChange {
            failure,
            close_code,
            retry_in: Some(delay),
            ..self.state_change(ConnectionState::Backoff)
        }));
    }

    fn lose_connection(&mut self, next: Phase, close_code: Option<u16>) {
        self.tell_missed();
        if let Phase::Open(connection) = mem::replace(&mut self.phase, next) {
            let code = close_code.map(CloseCode);
            self.commands.connection_lost(&connection.unconfirmed, code, &mut self.outputs);
        }
    }

    fn fail(&mut self, failure: Failure, close_code: Option<u16>) {
        self.lose_connection(Phase::Failed, close_code);
        self.forget_session();
        self.change_intents_at = None;
        let text = format!("The command was not sent: the bot cannot log in. {}", failure.text);
        self.commands.cancel(&Failure::new(ResultCode::RequestCanceled, text), &mut self.outputs);
        self.outputs.push_back(Output::State(StateChange {
            failure: Some(failure),
            close_code,
            ..self.state_change(ConnectionState::Failed)
        }));
    }

    fn tell_missed(&mut self) {
        self.outputs.extend(self.missed.take().map(Output::Warning));
    }

    fn change_state(&mut self, state: ConnectionState) {
        self.outputs.push_back(Output::State(self.state_change(state)));
    }

    const fn state_change(&self, state: ConnectionState) -> StateChange {
        let (attempts, duplicates) = (self.backoff.attempts(), self.duplicates);
        StateChange { state, failure: None, close_code: None, retry_in: None, attempts, duplicates }
    }
}
