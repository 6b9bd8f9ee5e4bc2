use std::{
    collections::VecDeque,
    fmt,
    time::{Duration, Instant},
};

use bytes::Bytes;

use super::{Answer, AutoDefer, Choices, answer::deferral, reply::Reply};
use crate::{
    base::{Failure, ResultCode},
    model::{InteractionType, Snowflake},
    rest::{Body, Method, Path, Priority, Repeat, Request, message::EPHEMERAL, percent},
};

/// An interaction that was received.
#[derive(Clone)]
pub struct Received {
    /// Which one.
    pub id: Snowflake,
    /// The bot's application.
    pub application: Snowflake,
    /// What answers need, for 15 minutes.
    pub token: String,
    /// What it came from; none for a type that Discord added since.
    pub kind: Option<InteractionType>,
    /// Whether it belongs to a message of the bot, by a button or menu there.
    pub has_message: bool,
}

/// The token is a secret.
impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// What is known of an interaction, for as long as it can be answered.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) received: Received,
    pub(super) at: Instant,
    pub(super) state: State,
    /// The answer that is on its way. Later ones wait for it, since Discord takes no other before the first.
    pub(super) busy: Option<Busy>,
    pub(super) waiting: VecDeque<(u64, Answer)>,
    pub(super) deferral_tried: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// No answer yet.
    Open,
    Deferred {
        how: Deferral,
        by_library: bool,
    },
    Answered,
    /// No answer came in time.
    Expired,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deferral {
    /// A message says that the bot is thinking, to all or to the user alone.
    Message { ephemeral: bool },
    /// Nothing is shown, and the message of the button or menu can be changed.
    Update,
}

#[derive(Debug)]
pub(super) struct Busy {
    pub(super) then: State,
    /// Requests that follow when the one under way is done.
    pub(super) steps: VecDeque<Request>,
    /// What Discord answered to the messages that went out before the one under way.
    pub(super) answers: Vec<Bytes>,
}

/// What comes of an answer.
#[derive(Debug)]
pub(super) enum Plan {
    /// These requests, one after the other, and then this state.
    Send(VecDeque<Request>, State),
    /// It is so already.
    Done,
}

/// Discord waits so long for the first answer.
const FIRST_ANSWER: Duration = Duration::from_secs(3);

/// The library waits so long for the host.
const AUTO_DEFER: Duration = Duration::from_secs(2);

/// An interaction can be answered for so long.
pub(super) const LIFE: Duration = Duration::from_secs(15 * 60);

/// How long an answer waits to be sent, apart from the first.
const MAX_AGE: Duration = Duration::from_secs(180);

const CHANNEL_MESSAGE_WITH_SOURCE: u8 = 4;
const DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE: u8 = 5;
const DEFERRED_UPDATE_MESSAGE: u8 = 6;
const UPDATE_MESSAGE: u8 = 7;

impl Record {
    pub(super) fn new(at: Instant, received: Received) -> Self {
        Self { received, at, state: State::Open, busy: None, waiting: VecDeque::new(), deferral_tried: false }
    }

    /// When the library answers in the host's place.
    pub(super) fn defers_at(&self) -> Option<Instant> {
        let is_due = self.state == State::Open && self.busy.is_none() && !self.deferral_tried;
        (is_due && self.received.kind.is_some()).then(|| self.at + AUTO_DEFER)
    }

    /// The answer in the host's place.
    pub(super) fn deferral(&self, how: AutoDefer) -> Answer {
        match self.received.kind {
            Some(InteractionType::Autocomplete) => Answer::Autocomplete(Choices::default()),
            _ if self.received.has_message => Answer::DeferUpdate,
            _ => Answer::Defer { ephemeral: how == AutoDefer::Ephemeral },
        }
    }

    /// Takes in that time has passed.
    pub(super) fn expire(&mut self, now: Instant) {
        if self.state == State::Open && self.busy.is_none() && now >= self.at + FIRST_ANSWER {
            self.state = State::Expired;
        }
    }

    /// What comes of an answer, as the interaction stands.
    pub(super) fn plan(&self, now: Instant, request: u64, answer: Answer) -> Result<Plan, Failure> {
        self.check_type(&answer)?;
        if self.state == State::Expired {
            return Err(expired());
        }
        let callback = |body, then| Ok(Plan::Send([self.callback(now, request, body)?].into(), then));
        let message_callback = |kind, reply: &Reply| {
            let mut first = self.callback(now, request, reply.body(0, Some(kind))?)?;
            // Discord then answers with the message, as it does everywhere else.
            "with_response=true".clone_into(&mut first.query);
            Ok(Plan::Send(self.with_rest(now, request, first, reply)?, State::Answered))
        };
        let by_library = Request::is_internal(request);
        match (answer, self.state) {
            (Answer::Respond(reply), State::Open) => message_callback(CHANNEL_MESSAGE_WITH_SOURCE, &reply),
            (Answer::Respond(reply) | Answer::FollowUp(reply), State::Deferred { how, .. }) => {
                self.fill_deferral(now, request, &reply, how)
            }
            (Answer::FollowUp(reply), State::Answered) => {
                Ok(Plan::Send(self.follow_up(now, request, &reply)?, State::Answered))
            }
            (Answer::Update(reply), State::Open) => message_callback(UPDATE_MESSAGE, &reply),
            (Answer::Update(reply), State::Deferred { how: Deferral::Update, .. }) => {
                let edit = self.edit(now, request, Snowflake(0), reply.body(0, None)?)?;
                Ok(Plan::Send([edit].into(), State::Answered))
            }
            (Answer::Defer { ephemeral }, State::Open) => {
                let flags = if ephemeral { EPHEMERAL } else { 0 };
                let then = State::Deferred { how: Deferral::Message { ephemeral }, by_library };
                callback(deferral(DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE, flags), then)
            }
            (Answer::DeferUpdate, State::Open) => {
                let then = State::Deferred { how: Deferral::Update, by_library };
                callback(deferral(DEFERRED_UPDATE_MESSAGE, 0), then)
            }
            (Answer::Defer { .. } | Answer::DeferUpdate, State::Deferred { by_library: true, .. }) => {
                Ok(Plan::Done)
            }
            (Answer::Edit { message, reply }, State::Deferred { .. } | State::Answered) => {
                let then = if message.0 == 0 { State::Answered } else { self.state };
                Ok(Plan::Send([self.edit(now, request, message, reply.body(0, None)?)?].into(), then))
            }
            (Answer::Delete { message }, State::Deferred { .. } | State::Answered) => {
                let then = if message.0 == 0 { State::Answered } else { self.state };
                Ok(Plan::Send([self.delete(now, request, message)?].into(), then))
            }
            (Answer::Autocomplete(choices), State::Open) => callback(choices.body(), State::Answered),
            (Answer::Modal(modal), State::Open) => callback(modal.body(), State::Answered),
            (Answer::FollowUp(_) | Answer::Edit { .. } | Answer::Delete { .. }, _) => Err(unanswered()),
            (Answer::Modal(_), State::Deferred { .. }) => Err(modal_too_late()),
            (Answer::Update(_), State::Deferred { .. }) => Err(update_too_late()),
            (Answer::Autocomplete(_), _) => Err(completed_already()),
            _ => Err(answered_already()),
        }
    }

    /// Discord has ways to answer for each type of interaction.
    fn check_type(&self, answer: &Answer) -> Result<(), Failure> {
        let is_autocomplete = self.received.kind == Some(InteractionType::Autocomplete);
        let text = match answer {
            Answer::Autocomplete(_) if !is_autocomplete => {
                "Only a request for completions (TICKCORD_INTERACTION_AUTOCOMPLETE) is answered with choices."
            }
            Answer::Autocomplete(_) => return Ok(()),
            _ if is_autocomplete => {
                "A request for completions is answered with choices and nothing else: see \
                 tickcord_client_interaction_autocomplete."
            }
            Answer::Modal(_) if self.received.kind == Some(InteractionType::Modal) => {
                "A form that was sent off cannot be answered with another: respond with a message, whose button can open one."
            }
            Answer::Update(_) | Answer::DeferUpdate if !self.received.has_message => {
                "The interaction belongs to no message that could be updated: only those of buttons, menus and their forms do."
            }
            _ => return Ok(()),
        };
        Err(Failure::new(ResultCode::InteractionMismatch, text))
    }

    /// The deferral becomes the message. Who sees it was decided by the deferral: if that does not suit, it makes room.
    fn fill_deferral(
        &self,
        now: Instant,
        request: u64,
        reply: &Reply,
        how: Deferral,
    ) -> Result<Plan, Failure> {
        let steps = match how {
            Deferral::Message { ephemeral } if ephemeral == reply.is_ephemeral => {
                let edit = self.edit(now, request, Snowflake(0), reply.filling()?)?;
                self.with_rest(now, request, edit, reply)?
            }
            Deferral::Message { .. } => {
                let mut steps = self.follow_up(now, request, reply)?;
                steps.push_front(self.delete(now, request, Snowflake(0))?);
                steps
            }
            Deferral::Update => self.follow_up(now, request, reply)?,
        };
        Ok(Plan::Send(steps, State::Answered))
    }

    /// The first answer.
    fn callback(&self, now: Instant, request: u64, body: Body) -> Result<Request, Failure> {
        let path = format!("/interactions/{}/{}/callback", self.received.id, self.token());
        let mut sent = new_request(request, Method::Post, &path)?;
        sent.body = body;
        sent.max_age = (self.at + FIRST_ANSWER).saturating_duration_since(now);
        // Discord refuses a second one, so nothing is done twice.
        sent.repeat = Repeat::Always;
        Ok(sent)
    }

    fn follow_up(&self, now: Instant, request: u64, reply: &Reply) -> Result<VecDeque<Request>, Failure> {
        let first = self.follow_up_part(now, request, reply, 0)?;
        self.with_rest(now, request, first, reply)
    }

    /// A long text's first message, and the others behind it.
    fn with_rest(
        &self,
        now: Instant,
        request: u64,
        first: Request,
        reply: &Reply,
    ) -> Result<VecDeque<Request>, Failure> {
        let rest = (1..reply.parts()).map(|part| self.follow_up_part(now, request, reply, part));
        std::iter::once(Ok(first)).chain(rest).collect()
    }

    fn follow_up_part(
        &self,
        now: Instant,
        request: u64,
        reply: &Reply,
        part: usize,
    ) -> Result<Request, Failure> {
        let mut sent = self.later(now, request, Method::Post, "")?;
        sent.body = reply.body(part, None)?;
        Ok(sent)
    }

    fn edit(&self, now: Instant, request: u64, message: Snowflake, body: Body) -> Result<Request, Failure> {
        let mut sent = self.later(now, request, Method::Patch, &messages(message))?;
        sent.body = body;
        Ok(sent)
    }

    fn delete(&self, now: Instant, request: u64, message: Snowflake) -> Result<Request, Failure> {
        self.later(now, request, Method::Delete, &messages(message))
    }

    /// A request for what comes after the first answer.
    fn later(&self, now: Instant, request: u64, method: Method, rest: &str) -> Result<Request, Failure> {
        let path = format!("/webhooks/{}/{}{rest}", self.received.application, self.token());
        let mut sent = new_request(request, method, &path)?;
        sent.max_age = MAX_AGE.min((self.at + LIFE).saturating_duration_since(now));
        Ok(sent)
    }

    fn token(&self) -> String {
        percent::encode_part(&self.received.token)
    }
}

fn new_request(id: u64, method: Method, path: &str) -> Result<Request, Failure> {
    let mut request = Request::new(id, method, Path::parse(path)?);
    request.priority = Priority::High;
    // Discord's documentation exempts all that answers an interaction.
    request.counts_globally = false;
    Ok(request)
}

fn messages(message: Snowflake) -> String {
    if message.0 == 0 { "/messages/@original".to_owned() } else { format!("/messages/{message}") }
}

pub(super) fn expired() -> Failure {
    let text = "The interaction is over: the first answer must come within 3 seconds, later ones within 15 minutes. Answer \
        sooner, defer first, or set auto_defer in the client's options.";
    Failure::new(ResultCode::InteractionExpired, text)
}

fn unanswered() -> Failure {
    let text =
        "The interaction has no answer yet: respond or defer before following up, editing or deleting.";
    Failure::new(ResultCode::InteractionUnanswered, text)
}

fn modal_too_late() -> Failure {
    let text = "The interaction was deferred, and a form can only be the first answer: open it within 2 seconds, or leave \
        auto_defer off.";
    Failure::new(ResultCode::InteractionDeferred, text)
}

fn update_too_late() -> Failure {
    let text = "The interaction was deferred by a message that says the bot is thinking, so the message of the button or menu \
        can no longer be updated: defer with tickcord_client_interaction_defer_update.";
    Failure::new(ResultCode::InteractionDeferred, text)
}

fn completed_already() -> Failure {
    let text = "The request for completions was answered already; with auto_defer that happens after 2 seconds, without \
        choices. Answer sooner.";
    Failure::new(ResultCode::InteractionAlreadyAnswered, text)
}

fn answered_already() -> Failure {
    let text = "The interaction has its first answer: send more with tickcord_client_interaction_follow_up, or change it with \
        tickcord_client_interaction_edit.";
    Failure::new(ResultCode::InteractionAlreadyAnswered, text)
}
