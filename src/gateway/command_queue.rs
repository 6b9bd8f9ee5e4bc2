use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use super::{
    command::{Command, Kind, Presence},
    connection::Connection,
    member_answers::{Ask, MemberAnswers, Part, Turn},
    output::{CommandResult, Output, Payload, Warning},
    own_presence::OwnPresence,
    unconfirmed::{Sent, Unconfirmed},
};
use crate::{
    base::{Failure, ResultCode},
    model::{CloseCode, opcode},
};

/// The host's commands: those that wait, those that have no answer yet, and the presence that each login repeats. Outlives
/// connections; who waits here is sent once the bot is logged in.
#[derive(Debug)]
pub(super) struct CommandQueue {
    waiting: VecDeque<Waiting>,
    presence: OwnPresence,
    answers: MemberAnswers,
    /// Results that the host has not polled leave no room for members.
    backlog: bool,
}

#[derive(Debug)]
enum Waiting {
    /// Of these there is one at the most. It has no request when it was sent before and may not have arrived.
    Presence {
        request: Option<u64>,
        presence: Presence,
    },
    Members(Ask),
    Unanswered {
        request: u64,
        opcode: u64,
        payload: String,
        expires: Instant,
    },
}

/// What waits longer is out of date; messages are given up after the same time.
const MAX_AGE: Duration = Duration::from_secs(180);

impl CommandQueue {
    /// An empty queue; the first login carries `presence`.
    pub(super) fn new(presence: Option<Presence>) -> Self {
        Self {
            waiting: VecDeque::new(),
            presence: OwnPresence::new(presence),
            answers: MemberAnswers::default(),
            backlog: false,
        }
    }

    pub(super) fn set_backlog(&mut self, backlog: bool) {
        self.backlog = backlog;
    }

    pub(super) fn submit(
        &mut self,
        now: Instant,
        request: u64,
        command: Command,
        outputs: &mut VecDeque<Output>,
    ) {
        let expires = now + MAX_AGE;
        let waiting = match command.0 {
            Kind::Presence(presence) => {
                let waiting = Waiting::Presence { request: Some(request), presence };
                let Some(at) = self.presence_at() else { return self.waiting.push_back(waiting) };
                // In its place: whoever sets one after the other would never see any.
                if let Some(earlier) = std::mem::replace(&mut self.waiting[at], waiting).request() {
                    let text = "A later presence took its place before it could be sent.";
                    complete(earlier, Err(Failure::new(ResultCode::Superseded, text)), outputs);
                }
                return;
            }
            Kind::Members(members) => {
                Waiting::Members(Ask { request, members, expires, not_before: None, repeated: false })
            }
            Kind::Unanswered { opcode, payload } => Waiting::Unanswered { request, opcode, payload, expires },
        };
        self.waiting.push_back(waiting);
    }

    /// Whether something waits that can be sent until then. `connection` is one that is logged in; without one a login may
    /// still come.
    pub(super) fn has_turn_by(&self, at: Instant, connection: Option<&Connection>) -> bool {
        connection.is_none_or(|connection| connection.window.is_open(at))
            && self.waiting.iter().any(|waiting| self.turn(waiting).has_come(at))
    }

    /// Sends what may be sent now. One that has to wait for its own sake does not hold up the others.
    pub(super) fn send(&mut self, now: Instant, connection: &mut Connection, outputs: &mut VecDeque<Output>) {
        let mut at = 0;
        while at < self.waiting.len() && connection.window.is_open(now) {
            if !self.turn(&self.waiting[at]).has_come(now) {
                at += 1;
                continue;
            }
            let Some(next) = self.waiting.remove(at) else { return };
            connection.window.record(now);
            match next {
                Waiting::Presence { request, presence } => {
                    outputs.push_back(Output::Send(Payload(presence.payload().into())));
                    connection.unconfirmed.record(Sent::Presence);
                    self.presence.sent(now, presence);
                    if let Some(request) = request {
                        complete(request, Ok(None), outputs);
                    }
                }
                Waiting::Members(ask) => {
                    outputs.push_back(Output::Send(Payload(ask.members.payload.clone().into())));
                    self.answers.sent(now, ask);
                }
                Waiting::Unanswered { request, opcode, payload, .. } => {
                    if opcode == opcode::PRESENCE_UPDATE {
                        self.presence.window.record(now);
                    }
                    outputs.push_back(Output::Send(Payload(payload.into())));
                    connection.unconfirmed.record(Sent::Once(request));
                    complete(request, Ok(None), outputs);
                }
            }
        }
    }

    fn turn(&self, waiting: &Waiting) -> Turn {
        match waiting {
            Waiting::Members(_) if self.backlog => Turn::Later,
            Waiting::Members(ask) => self.answers.turn(ask),
            Waiting::Presence { .. } | Waiting::Unanswered { opcode: opcode::PRESENCE_UPDATE, .. } => {
                self.presence.window.opens_at().map_or(Turn::Now, Turn::At)
            }
            Waiting::Unanswered { .. } => Turn::Now,
        }
    }

    /// When [`send`](Self::send) or [`expire`](Self::expire) has something to do. `connection` is one that is logged in.
    pub(super) fn poll_timeout(&self, connection: Option<&Connection>) -> Option<Instant> {
        let expires = self.waiting.iter().filter_map(Waiting::expires);
        let turns = connection.into_iter().flat_map(|connection| {
            let opens_at = connection.window.opens_at();
            self.waiting.iter().filter_map(move |waiting| match self.turn(waiting) {
                Turn::Now => opens_at,
                Turn::At(at) => Some(at).max(opens_at),
                Turn::Later => None,
            })
        });
        let answers = connection.and_then(|_| self.answers.poll_timeout());
        expires.chain(turns).chain(answers).min()
    }

    /// Gives up what is too old; answers are only waited for while there is a connection.
    pub(super) fn expire(&mut self, now: Instant, is_ready: bool, outputs: &mut VecDeque<Output>) {
        let mut at = 0;
        while let Some(waiting) = self.waiting.get(at) {
            if waiting.expires().is_none_or(|expires| now < expires) {
                at += 1;
                continue;
            }
            let why = match waiting {
                _ if !is_ready => {
                    "The bot was not logged in: see the CONNECTION_STATE events, and send it again after READY."
                }
                Waiting::Members(_) if self.backlog => {
                    "The results of others filled their memory meanwhile: poll events, and send it again."
                }
                _ => "Others before it took too long: Discord takes about 110 a minute, so send less often.",
            };
            let text = format!("The command was given up after {} s. {why}", MAX_AGE.as_secs());
            if let Some(request) = self.waiting.remove(at).and_then(|waiting| waiting.request()) {
                complete(request, Err(Failure::new(ResultCode::RequestExpired, text)), outputs);
            }
        }
        if is_ready {
            outputs.extend(self.answers.expire(now).into_iter().map(Output::Completed));
        }
    }

    /// The presence that an Identify carries.
    pub(super) fn identify(&mut self, now: Instant) -> Option<&Presence> {
        let waiting = self.waiting.iter().find_map(Waiting::presence);
        self.presence.identify(now, waiting)
    }

    /// A session began, with the presence that its Identify carried.
    pub(super) fn identified(&mut self, outputs: &mut VecDeque<Output>) {
        if let Some(request) = self.take_identifying() {
            complete(request, Ok(None), outputs);
        }
        self.presence.identified();
    }

    /// A session goes on: what can be repeated and may not have arrived is sent again, before anything else.
    pub(super) fn resumed(&mut self, now: Instant) {
        for ask in self.answers.resumed(now).into_iter().rev() {
            self.waiting.push_front(Waiting::Members(ask));
        }
        if let Some(presence) = self.presence.take_uncertain()
            && self.presence_at().is_none()
        {
            self.waiting.push_front(Waiting::Presence { request: None, presence });
        }
    }

    /// The host, or the shard on its behalf, ended the connection in good order.
    pub(super) fn connection_closed(&mut self) {
        self.presence.connection_lost(false);
    }

    /// A connection is gone on which this may not have arrived.
    pub(super) fn connection_lost(
        &mut self,
        unconfirmed: &Unconfirmed,
        code: Option<CloseCode>,
        outputs: &mut VecDeque<Output>,
    ) {
        if let Some(code @ (CloseCode::UNKNOWN_OPCODE | CloseCode::DECODE_ERROR)) = code {
            self.rejected(unconfirmed, code, outputs);
        } else {
            self.presence.connection_lost(unconfirmed.has_presence());
        }
        let requests = unconfirmed.requests();
        if !requests.is_empty() {
            let text = format!(
                "The connection was lost right after {} of the host's gateway commands were sent: Discord may not have \
                 received them, and they are not sent again.",
                requests.len()
            );
            let failure = Failure::new(ResultCode::RequestLost, text);
            outputs.push_back(Output::Warning(Warning { failure, missed: 0, requests }));
        }
    }

    /// Discord closed the connection for what it got on it. To send that again would close the next one.
    fn rejected(&mut self, unconfirmed: &Unconfirmed, code: CloseCode, outputs: &mut VecDeque<Output>) {
        let text = format!("Discord could not read what it was sent ({} {}).", code.0, code.name());
        let failure = Failure::new(ResultCode::GatewayClosed, text);
        outputs.extend(self.answers.fail_unanswered(&failure).into_iter().map(Output::Completed));
        if let Some(request) = self.take_identifying() {
            complete(request, Err(failure.clone()), outputs);
        }
        if self.presence.rejected(unconfirmed.has_presence()) {
            let text = format!("{} The presence may be why, and is not sent again.", failure.text);
            outputs.push_back(Output::Warning(Warning::new(Failure::new(failure.code, text))));
        }
    }

    /// The session is over: nothing more comes of what it was asked for.
    pub(super) fn session_ended(&mut self, outputs: &mut VecDeque<Output>) {
        let text = "The session ended before Discord had answered: ask again.";
        let failure = Failure::new(ResultCode::RequestLost, text);
        outputs.extend(self.answers.fail_all(&failure).into_iter().map(Output::Completed));
    }

    /// Gives everything its result: it will not be sent.
    pub(super) fn cancel(&mut self, failure: &Failure, outputs: &mut VecDeque<Output>) {
        for request in self.waiting.drain(..).filter_map(|waiting| waiting.request()) {
            complete(request, Err(failure.clone()), outputs);
        }
        outputs.extend(self.answers.fail_all(failure).into_iter().map(Output::Completed));
    }

    /// A `GUILD_MEMBERS_CHUNK` with this data.
    pub(super) fn chunk(&mut self, now: Instant, data: &str) -> Part {
        self.answers.chunk(now, data).unwrap_or(Part { is_event: true, result: None })
    }

    /// A `RATE_LIMITED` with this data.
    pub(super) fn rate_limited(&mut self, now: Instant, data: &str, outputs: &mut VecDeque<Output>) {
        match self.answers.rate_limited(now, data) {
            Some(Ok(ask)) => self.waiting.push_front(Waiting::Members(ask)),
            Some(Err(result)) => outputs.push_back(Output::Completed(result)),
            None => {}
        }
    }

    /// Takes the presence that the Identify carries out of the queue, unless a later one has taken its place there; gives its
    /// request.
    fn take_identifying(&mut self) -> Option<u64> {
        let identifying = self.presence.identifying()?;
        let at = self.waiting.iter().position(|waiting| waiting.presence() == Some(identifying))?;
        self.waiting.remove(at)?.request()
    }

    fn presence_at(&self) -> Option<usize> {
        self.waiting.iter().position(|waiting| waiting.presence().is_some())
    }
}

impl Waiting {
    const fn request(&self) -> Option<u64> {
        match self {
            Self::Presence { request, .. } => *request,
            Self::Members(ask) => Some(ask.request),
            Self::Unanswered { request, .. } => Some(*request),
        }
    }

    const fn presence(&self) -> Option<&Presence> {
        if let Self::Presence { presence, .. } = self { Some(presence) } else { None }
    }

    /// A presence never does: it says how things are, and each login tells it.
    const fn expires(&self) -> Option<Instant> {
        match self {
            Self::Presence { .. } => None,
            Self::Members(ask) => Some(ask.expires),
            Self::Unanswered { expires, .. } => Some(*expires),
        }
    }
}

fn complete(request: u64, outcome: Result<Option<String>, Failure>, outputs: &mut VecDeque<Output>) {
    outputs.push_back(Output::Completed(CommandResult { request, outcome }));
}
