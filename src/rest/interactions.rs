//! Interactions from their receipt to their last answer, as a machine without I/O.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::Arc,
    time::Instant,
};

use bytes::Bytes;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    Completion, Method, Path, Request,
    error_body::{ALREADY_ACKNOWLEDGED, INVALID_WEBHOOK_TOKEN, UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK},
    parts::whole,
};
use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
};

mod answer;
mod record;
mod reply;

pub(in crate::rest) use answer::MAX_INTEGER;
pub use answer::{Answer, Choice, ChoiceValue, Choices, MAX_CHOICES, Modal};
pub use record::Received;
pub use reply::Reply;

use record::{Busy, LIFE, Plan, Record, State, expired};

/// Whether the library defers an interaction that the host leaves unanswered for 2 seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AutoDefer {
    /// Never.
    Off,
    /// So that all see it.
    Public,
    /// So that only the user sees it.
    Ephemeral,
}

/// What happened.
#[derive(Debug)]
pub enum Input {
    /// An interaction was received.
    Received(Received),
    /// The host answers one.
    Answer {
        /// The number that the host knows its answer by.
        request: u64,
        /// Which interaction.
        interaction: Snowflake,
        /// How.
        answer: Answer,
    },
    /// A request that [`Interactions::owns`] has its result.
    Completed(Completion),
    /// The host does not want its answer sent any more. Nothing happens if it does not wait here.
    Cancel(u64),
    /// The time of `poll_timeout` has come.
    Timeout,
}

/// What to do.
#[derive(Debug)]
pub enum Output {
    /// Give this request to the scheduler, and its result back.
    Submit(Request),
    /// The host's answer with this number waits again, between two requests.
    Waits(u64),
    /// An answer of the host has its result; there is exactly one for each.
    Done(Completion),
    /// An interaction was not deferred in the host's place, since Discord or the network refused.
    NotDeferred(Failure),
    /// An interaction was forgotten before its time, since so many came after it.
    Forgotten,
}

/// Remembers interactions, and what may still be answered to each.
#[derive(Debug)]
pub struct Interactions {
    auto_defer: AutoDefer,
    records: HashMap<Snowflake, Record>,
    /// In the order of their receipt.
    order: VecDeque<Snowflake>,
    /// Which interaction a request under way is for.
    requests: HashMap<u64, Snowflake>,
    /// Those of them whose interaction was forgotten before the last of their steps.
    cut_off: HashSet<u64>,
    next_internal: u64,
    /// Why nothing is answered any more.
    stopped: Option<Failure>,
    outputs: VecDeque<Output>,
    timeout: Option<Instant>,
}

/// Interactions that are remembered at once: four a second for all of their 15 minutes.
pub const MAX_INTERACTIONS: usize = 4096;

impl Interactions {
    /// Knows of none yet.
    #[must_use]
    pub fn new(auto_defer: AutoDefer) -> Self {
        Self {
            auto_defer,
            records: HashMap::new(),
            order: VecDeque::new(),
            requests: HashMap::new(),
            cut_off: HashSet::new(),
            next_internal: Request::FIRST_INTERNAL,
            stopped: None,
            outputs: VecDeque::new(),
            timeout: None,
        }
    }

    /// Takes in what happened.
    pub fn handle(&mut self, now: Instant, input: Input) {
        self.forget_old(now);
        match input {
            Input::Received(received) => self.received(now, received),
            Input::Answer { request, interaction, answer } => self.answer(now, request, interaction, answer),
            Input::Completed(completion) => self.completed(now, completion),
            Input::Cancel(request) => self.cancel(request),
            Input::Timeout => {}
        }
        self.defer_late(now);
        self.timeout = self.next_timeout();
    }

    /// The next thing to do, until there is none.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// When [`Input::Timeout`] is due.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.timeout
    }

    /// Whether the result of this request belongs here.
    #[must_use]
    pub fn owns(&self, request: u64) -> bool {
        self.requests.contains_key(&request)
    }

    /// Gives every answer that waits, and each that comes later, its result: nobody will send it any more.
    pub fn abandon(&mut self, failure: &Failure) {
        let mut waiting = Vec::new();
        for (id, record) in &mut self.records {
            waiting.extend(record.waiting.drain(..).map(|(request, answer)| (*id, request, answer)));
        }
        for (id, request, answer) in waiting {
            self.refuse(id, request, answer.utf8_repairs(), failure.clone());
        }
        // Those under way have their result from the scheduler, and tell how many of their parts were sent.
        self.records.retain(|_, record| record.busy.is_some());
        self.order.clear();
        self.stopped = Some(failure.clone());
        self.timeout = None;
    }

    fn received(&mut self, now: Instant, received: Received) {
        let id = received.id;
        if self.records.contains_key(&id) {
            return;
        }
        if self.order.len() >= MAX_INTERACTIONS
            && let Some(oldest) = self.order.pop_front()
        {
            self.forget(oldest);
            self.outputs.push_back(Output::Forgotten);
        }
        self.order.push_back(id);
        self.records.insert(id, Record::new(now, received));
    }

    fn answer(&mut self, now: Instant, request: u64, interaction: Snowflake, answer: Answer) {
        if let Some(failure) = self.stopped.clone() {
            return self.refuse(interaction, request, answer.utf8_repairs(), failure);
        }
        let Some(record) = self.records.get_mut(&interaction) else {
            let text = "No interaction of this id is known: its event was never given out, or 15 minutes are over. Use the id of \
                an INTERACTION_CREATE event of this client.";
            let failure = Failure::new(ResultCode::InteractionUnknown, text);
            return self.refuse(interaction, request, answer.utf8_repairs(), failure);
        };
        record.waiting.push_back((request, answer));
        self.go_on(now, interaction);
    }

    /// Sends the next answer that waits, unless one is under way.
    fn go_on(&mut self, now: Instant, id: Snowflake) {
        while let Some(record) = self.records.get_mut(&id).filter(|record| record.busy.is_none()) {
            record.expire(now);
            let Some((request, answer)) = record.waiting.pop_front() else { return };
            let repairs = answer.utf8_repairs();
            match record.plan(now, request, answer) {
                Ok(Plan::Send(mut steps, then)) => {
                    let Some(mut first) = steps.pop_front() else { continue };
                    first.utf8_repairs = repairs;
                    for step in &mut steps {
                        step.utf8_repairs = repairs;
                    }
                    record.busy = Some(Busy { then, steps, answers: Vec::new() });
                    self.requests.insert(request, id);
                    self.outputs.push_back(Output::Submit(first));
                }
                Ok(Plan::Done) => {
                    let done = Completion {
                        request: stand_in(id, request, repairs),
                        outcome: Ok(()),
                        response: None,
                    };
                    self.outputs.push_back(Output::Done(done));
                }
                Err(failure) => self.refuse(id, request, repairs, failure),
            }
        }
    }

    fn completed(&mut self, now: Instant, mut completion: Completion) {
        let number = completion.request.id;
        let Some(id) = self.requests.remove(&number) else { return };
        if self.cut_off.remove(&number) && completion.outcome.is_ok() {
            completion.outcome = Err(expired());
        }
        let code = completion.response.as_ref().and_then(super::Response::discord_code);
        let is_first = completion.request.path.is_callback();
        if let Err(failure) = &mut completion.outcome {
            explain(failure, code, is_first);
        }
        if let Some(response) = completion.response.as_mut().filter(|_| is_first) {
            unwrap_message(&mut response.body);
        }
        let Some(record) = self.records.get_mut(&id) else { return self.result(completion) };
        let Some(mut busy) = record.busy.take() else { return self.result(completion) };
        let is_message = completion.request.method != Method::Delete;
        let left = busy.steps.len();
        match completion.outcome.as_ref().map_err(|failure| failure.code) {
            Ok(()) => record.state = busy.then,
            Err(ResultCode::InteractionAlreadyAnswered) => record.state = State::Answered,
            Err(ResultCode::InteractionExpired) if is_first => record.state = State::Expired,
            // What makes room is gone already.
            Err(ResultCode::HttpNotFound) if !is_message && left > 0 => record.state = busy.then,
            Err(_) => busy.steps.clear(),
        }
        if let Some(next) = busy.steps.pop_front() {
            if is_message {
                busy.answers.push(completion.response.map(|response| response.body).unwrap_or_default());
            }
            self.outputs.push_back(Output::Waits(number));
            self.outputs.push_back(Output::Submit(next));
            self.requests.insert(number, id);
            record.busy = Some(busy);
            return;
        }
        (completion.outcome, completion.response) =
            whole(&busy.answers, left, completion.outcome, completion.response);
        self.result(completion);
        self.go_on(now, id);
    }

    fn result(&mut self, completion: Completion) {
        if !Request::is_internal(completion.request.id) {
            self.outputs.push_back(Output::Done(completion));
        } else if let Err(failure) = completion.outcome {
            self.outputs.push_back(Output::NotDeferred(failure));
        }
    }

    fn cancel(&mut self, request: u64) {
        for (id, record) in &mut self.records {
            let Some(place) = record.waiting.iter().position(|(waiting, _)| *waiting == request) else {
                continue;
            };
            let repairs = record.waiting.remove(place).map_or(0, |(_, answer)| answer.utf8_repairs());
            let id = *id;
            let text = "The answer was canceled by the host before it was sent.";
            return self.refuse(id, request, repairs, Failure::new(ResultCode::RequestCanceled, text));
        }
    }

    /// Answers in the host's place where it is time.
    fn defer_late(&mut self, now: Instant) {
        if self.auto_defer == AutoDefer::Off || self.stopped.is_some() {
            return;
        }
        let is_late = |record: &Record| record.defers_at().is_some_and(|at| at <= now);
        let late: Vec<_> =
            self.records.iter().filter(|(_, record)| is_late(record)).map(|(id, _)| *id).collect();
        for id in late {
            let Some(record) = self.records.get_mut(&id) else { continue };
            record.deferral_tried = true;
            let answer = record.deferral(self.auto_defer);
            record.waiting.push_front((self.next_internal, answer));
            self.next_internal += 1;
            self.go_on(now, id);
        }
    }

    fn forget_old(&mut self, now: Instant) {
        while let Some(oldest) = self.order.front()
            && self.records.get(oldest).is_none_or(|record| record.at + LIFE <= now)
        {
            let oldest = *oldest;
            self.order.pop_front();
            self.forget(oldest);
        }
    }

    /// What waits for it is over; a request that is under way still has its result.
    fn forget(&mut self, id: Snowflake) {
        let Some(record) = self.records.remove(&id) else { return };
        let steps = record.busy.into_iter().flat_map(|busy| busy.steps);
        self.cut_off.extend(steps.map(|step| step.id));
        for (request, answer) in record.waiting {
            self.refuse(id, request, answer.utf8_repairs(), expired());
        }
    }

    fn next_timeout(&self) -> Option<Instant> {
        if self.stopped.is_some() {
            return None;
        }
        let defers = self.records.values().filter_map(Record::defers_at);
        let defers = if self.auto_defer == AutoDefer::Off { None } else { defers.min() };
        let oldest = self.order.front().and_then(|id| self.records.get(id));
        defers.into_iter().chain(oldest.map(|record| record.at + LIFE)).min()
    }

    /// The result of an answer that is not sent. Of one of the library's own nobody hears.
    fn refuse(&mut self, interaction: Snowflake, request: u64, utf8_repairs: usize, failure: Failure) {
        let request = stand_in(interaction, request, utf8_repairs);
        self.result(Completion { request, outcome: Err(failure), response: None });
    }
}

/// Of what Discord answers to a callback, leaves the message.
fn unwrap_message(body: &mut Bytes) {
    #[derive(Deserialize)]
    struct Callback<'a> {
        #[serde(borrow)]
        resource: Resource<'a>,
    }
    #[derive(Deserialize)]
    struct Resource<'a> {
        #[serde(borrow)]
        message: &'a RawValue,
    }
    let message = serde_json::from_slice(body).map(|callback: Callback<'_>| callback.resource.message.get());
    if let Ok(message) = message.map(|message| body.slice_ref(message.as_bytes())) {
        *body = message;
    }
}

/// For the result of an answer that is not sent.
fn stand_in(interaction: Snowflake, request: u64, utf8_repairs: usize) -> Arc<Request> {
    let path = Path::parse(&format!("/interactions/{interaction}")).expect("it is a path");
    let mut request = Request::new(request, Method::Post, path);
    request.utf8_repairs = utf8_repairs;
    Arc::new(request)
}

/// What Discord's refusal of an answer means for interactions.
fn explain(failure: &mut Failure, code: Option<i64>, is_first: bool) {
    let (code, words) = match code {
        Some(UNKNOWN_INTERACTION | UNKNOWN_WEBHOOK | INVALID_WEBHOOK_TOKEN) => {
            (ResultCode::InteractionExpired, expired().text)
        }
        Some(ALREADY_ACKNOWLEDGED) => {
            let text = "It was answered by another program of this bot.";
            (ResultCode::InteractionAlreadyAnswered, text.to_owned())
        }
        _ if is_first && failure.code == ResultCode::RequestExpired => {
            (ResultCode::InteractionExpired, expired().text)
        }
        _ => return,
    };
    *failure = Failure::new(code, format!("{words} ({})", failure.text));
}
