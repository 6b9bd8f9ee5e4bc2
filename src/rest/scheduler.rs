use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    Request, Response,
    direct_channels::DirectChannels,
    global_limit::GlobalLimit,
    invalid_budget::InvalidBudget,
    known_failures::KnownFailures,
    lanes::{Lane, LaneKey, Lanes},
    merge::KnownSets,
    parts,
    pause::Pause,
    queue::Entry,
};
use crate::base::{Failure, Jitter, ResultCode};

mod answer;
mod merging;
mod steps;

pub use answer::PATIENCE;

/// What happened.
#[derive(Debug)]
pub enum Input {
    /// The host has a request.
    Submit(Request),
    /// The host does not want this request sent any more. Nothing happens if it is under way, or over.
    Cancel(u64),
    /// A request that was to start was not, since the host had canceled these of those that it carries.
    NotStarted {
        /// Which one.
        id: u64,
        /// The canceled ones.
        canceled: Vec<u64>,
    },
    /// The bot is logged in: requests may go out. Those that do not carry its token need no login.
    Open,
    /// The bot cannot log in: every waiting request that carries its token fails for this reason, and later ones do until the next
    /// `Open`.
    Stop(Failure),
    /// Whether results that the host has not polled take so much memory that none may be added: the host's requests wait.
    Backlog(bool),
    /// A request was answered.
    Answered(u64, Response),
    /// A request was not answered.
    Failed {
        /// Which one.
        id: u64,
        /// Why.
        failure: Failure,
        /// What became of it.
        fate: Fate,
    },
    /// The time of `poll_timeout` has come.
    Timeout,
}

/// What became of a request that has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It did not reach Discord.
    NotSent,
    /// It may have reached Discord.
    PerhapsSent,
    /// It did not reach Discord and never can, such as one whose file is gone.
    Unsendable,
    /// It was answered, by what cannot be used, and would be again.
    UnusableAnswer,
}

/// What to do.
#[derive(Debug)]
pub enum Output {
    /// Send this request and report how it went. When all of it was sent, or part of its answer came, wait so long for more.
    Start(Arc<Request>, Duration),
    /// The request with this number waits again, after a try.
    Waits(u64),
    /// A request has its result; there is exactly one for each that was submitted.
    Done(Completion),
    /// Nothing goes out for a while, or nothing of the bot's until the next login, and only the operator can mend that.
    Paused(Paused),
}

/// What became of a request.
#[derive(Debug)]
pub struct Completion {
    /// Which one.
    pub request: Arc<Request>,
    /// Whether it did what it asked for.
    pub outcome: Result<(), Failure>,
    /// The last answer, if there was one.
    pub response: Option<Response>,
}

impl Completion {
    /// Whether anything was sent to bring about the state that was wanted; none for a request that wants no state.
    #[must_use]
    pub fn changed(&self) -> Option<bool> {
        self.request.channel_set().map(|_| self.outcome.is_ok() && self.response.is_some())
    }
}

/// Why nothing goes out, or nothing of the bot's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paused {
    /// The reason and what to do about it.
    pub failure: Failure,
    /// Until requests go out again; none for the next login.
    pub wait: Option<Duration>,
}

/// Decides which request goes when: inside Discord's limits, those of one limit in order, again where that is safe.
#[derive(Debug)]
pub struct Scheduler {
    gate: Gate,
    backlog: bool,
    lanes: Lanes,
    running: HashMap<u64, Running>,
    global_limit: GlobalLimit,
    /// Discord said that the limit over all requests is used up.
    global_pause: Option<Pause>,
    /// Nothing at all goes out.
    pause: Option<Pause>,
    /// Blocks by Cloudflare since the last answer of the API.
    blocks: u32,
    invalid_budget: &'static InvalidBudget,
    known_failures: KnownFailures,
    direct_channels: DirectChannels,
    known_sets: KnownSets,
    jitter: Jitter,
    submitted: u64,
    outputs: VecDeque<Output>,
    timeout: Option<Instant>,
}

/// What the bot's login lets through.
#[derive(Debug)]
enum Gate {
    /// Before the first login: requests wait.
    Held,
    Open,
    /// The bot was refused, or there is none: what carries its token fails, and what has a token of its own goes on.
    Stopped(Failure),
    /// The client is gone: nothing starts, and all fails.
    Abandoned(Failure),
}

impl Gate {
    /// Whether a request that waits may start.
    fn admits(&self, request: &Request) -> bool {
        match self {
            Self::Open => true,
            Self::Held | Self::Stopped(_) => request.is_for_login || !request.is_authenticated(),
            Self::Abandoned(_) => false,
        }
    }

    /// Why a request cannot wait for it to open.
    fn refusal(&self, request: &Request) -> Option<&Failure> {
        match self {
            Self::Stopped(failure) if request.is_authenticated() && !request.is_for_login => Some(failure),
            Self::Abandoned(failure) => Some(failure),
            _ => None,
        }
    }
}

/// A request that is under way, and the lane that it counts for.
#[derive(Debug)]
struct Running {
    lane: LaneKey,
    entry: Entry,
    since: Instant,
}

/// Requests that are under way at once: each has a connection of its own.
const MAX_RUNNING: usize = 8;

/// More of them if they answer an interaction: Discord waits for 3 seconds only, and the others may be long uploads.
const MORE_INTERACTIONS: usize = 4;

impl Scheduler {
    /// A scheduler that holds what carries the bot's token until [`Input::Open`]. `seed` is for the jitter in delays; `requests_per_second`
    /// is Discord's limit for the bot, or this client's share of it; `invalid_budget` is that of the process.
    #[must_use]
    pub fn new(seed: u64, requests_per_second: u32, invalid_budget: &'static InvalidBudget) -> Self {
        Self {
            gate: Gate::Held,
            backlog: false,
            lanes: Lanes::default(),
            running: HashMap::new(),
            global_limit: GlobalLimit::new(requests_per_second),
            global_pause: None,
            pause: None,
            blocks: 0,
            invalid_budget,
            known_failures: KnownFailures::default(),
            direct_channels: DirectChannels::default(),
            known_sets: KnownSets::default(),
            jitter: Jitter::new(seed),
            submitted: 0,
            outputs: VecDeque::new(),
            timeout: None,
        }
    }

    /// Takes in what happened.
    pub fn handle(&mut self, now: Instant, input: Input) {
        self.heed_budget(now);
        match input {
            Input::Submit(request) => self.submit(now, request),
            Input::Cancel(id) => self.cancel(id),
            Input::NotStarted { id, canceled } => self.not_started(now, id, &canceled),
            Input::Open => self.set_gate(Gate::Open),
            Input::Stop(failure) => self.stop(failure),
            Input::Backlog(backlog) => self.backlog = backlog,
            Input::Answered(id, response) => self.answered(now, id, response),
            Input::Failed { id, failure, fate } => self.failed(now, id, failure, fate),
            Input::Timeout => {}
        }
        self.expire(now);
        self.start(now);
        self.lanes.clean(now);
        self.timeout = self.next_timeout(now);
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

    /// Whether every request has its result.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.running.is_empty() && self.lanes.waiting().next().is_none()
    }

    /// Whether a request of the host's is under way, or can be before `deadline`, as far as is known. If the bot `logs_in`, time for
    /// that is not considered.
    #[must_use]
    pub fn can_send_before(&self, now: Instant, deadline: Instant, logs_in: bool) -> bool {
        let runs = self.running.values().any(|running| !running.entry.request.is_for_login);
        let opens = |(key, lane): (&LaneKey, &Lane)| {
            let is_asked_for = lane.waiting.first().is_some_and(|first| {
                !first.request.is_for_login && (logs_in || self.gate.admits(&first.request))
            });
            is_asked_for && self.opens(now, key, lane).is_some_and(|at| at < deadline)
        };
        runs || self.lanes.iter().any(opens)
    }

    /// Gives every request its result, since nobody will send them any more.
    pub fn abandon(&mut self, failure: &Failure) {
        let running = std::mem::take(&mut self.running).into_values().map(|running| running.entry);
        let waiting = self.lanes.extract(|_, _| true);
        for entry in running.chain(waiting) {
            self.done(entry, Err(failure.clone()), None);
        }
        self.gate = Gate::Abandoned(failure.clone());
        self.timeout = None;
    }

    fn submit(&mut self, now: Instant, request: Request) {
        let expires = now + request.max_age;
        let (request, message) = self.first_step(request);
        self.submitted += 1;
        let entry = Entry { message, ..Entry::new(Arc::new(request), self.submitted, expires) };
        if let Some(failure) = self.gate.refusal(&entry.request) {
            let failure = failure.clone();
            return self.done(entry, Err(failure), None);
        }
        self.enqueue(now, entry);
    }

    fn cancel(&mut self, id: u64) {
        // What may have been posted together with others goes on with them.
        let is_it = |_: &Lane, entry: &Entry| entry.request.id == id && entry.merged.len() <= 1;
        for entry in self.lanes.extract(is_it) {
            self.canceled(entry);
        }
    }

    fn canceled(&mut self, entry: Entry) {
        let text = match &entry.failure {
            None => "The request was canceled by the host before it was sent.".to_owned(),
            Some(failure) => format!(
                "The request was canceled by the host and is not tried again. The last try: {}",
                failure.text
            ),
        };
        self.done(entry, Err(Failure::new(ResultCode::RequestCanceled, text)), None);
    }

    fn stop(&mut self, failure: Failure) {
        for entry in self.lanes.extract(|_, entry| entry.request.is_authenticated()) {
            self.done(entry, Err(failure.clone()), None);
        }
        self.set_gate(Gate::Stopped(failure));
    }

    /// Nothing comes after the end.
    fn set_gate(&mut self, gate: Gate) {
        if !matches!(self.gate, Gate::Abandoned(_)) {
            self.gate = gate;
        }
    }

    /// Ends requests whose age is over, or will be before they can be sent.
    fn expire(&mut self, now: Instant) {
        let (everything, global) = (&self.pause, &self.global_pause);
        let pauses = |lane: &Lane, entry: &Entry| -> Option<Failure> {
            let global = global.as_ref().filter(|_| entry.request.counts_globally);
            let pauses = [everything.as_ref(), global, lane.pause.as_ref()].into_iter().flatten();
            let last = pauses.max_by_key(|pause| pause.until)?;
            (now < last.until && entry.expires <= last.until).then(|| last.failure.clone())
        };
        let mut over = Vec::new();
        for (_, lane) in self.lanes.iter() {
            for entry in lane.waiting.iter() {
                let failure = if entry.expires <= now {
                    self.expired(entry)
                } else if let Some(failure) = pauses(lane, entry) {
                    failure
                } else {
                    continue;
                };
                over.push((entry.number, failure));
            }
        }
        if over.is_empty() {
            return;
        }
        let mut over: HashMap<u64, Failure> = over.into_iter().collect();
        for entry in self.lanes.extract(|_, entry| over.contains_key(&entry.number)) {
            let failure = over.remove(&entry.number).expect("it was just found there");
            self.done(entry, Err(failure), None);
        }
    }

    fn expired(&self, entry: &Entry) -> Failure {
        let why = match (&entry.failure, &self.gate) {
            (Some(failure), _) => &*failure.text,
            (None, Gate::Held) if entry.request.is_authenticated() => {
                "The bot was never logged in meanwhile: see the CONNECTION_STATE events, and send it again after READY."
            }
            (None, _) if self.backlog => {
                "The results of others filled their memory meanwhile: poll events, and send it again."
            }
            (None, _) => {
                "Others before it took too long: send less often, or let it wait longer by max_age_ms in a tickcord_http_request."
            }
        };
        let text = format!("The request was given up after {} s. {why}", entry.request.max_age.as_secs_f64());
        Failure::new(ResultCode::RequestExpired, text)
    }

    fn start(&mut self, now: Instant) {
        while let Some(key) = self.next_lane(now) {
            let Some(entry) = self.lanes.lane(key.clone()).waiting.pop() else { return };
            let entry = self.merge(&key, entry);
            if let Some((failure, response)) = self.known_failures.answer(now, &entry.request) {
                self.done(entry, Err(failure), Some(response));
            } else if let Some(failure) = entry.too_late_to_repeat(now) {
                self.done(entry, Err(failure), None);
            } else {
                if entry.request.counts_globally {
                    self.global_limit.take(now);
                }
                self.outputs.push_back(Output::Start(Arc::clone(&entry.request), entry.patience(now)));
                self.running.insert(entry.request.id, Running { lane: key, entry, since: now });
            }
        }
    }

    /// Of the lanes whose first request may start now, the one whose turn it is.
    fn next_lane(&self, now: Instant) -> Option<LaneKey> {
        let ready = self.lanes.iter().filter_map(|(key, lane)| {
            let first = lane.waiting.first()?;
            let is_open = self.may_start(first) && self.opens(now, key, lane)? <= now;
            is_open.then(|| (first.rank(), key))
        });
        ready.min_by_key(|(rank, _)| *rank).map(|(_, key)| key.clone())
    }

    /// Whether the gate is open for it, and there is room.
    fn may_start(&self, entry: &Entry) -> bool {
        let more = if entry.request.counts_globally { 0 } else { MORE_INTERACTIONS };
        let has_room = entry.request.is_for_login || self.running.len() < MAX_RUNNING + more;
        has_room && self.gate.admits(&entry.request)
    }

    /// When the first request of a lane may start; none if that depends on an answer, or on the host.
    fn opens(&self, now: Instant, key: &LaneKey, lane: &Lane) -> Option<Instant> {
        let request = &lane.waiting.first()?.request;
        if self.backlog && !Request::is_internal(request.id) {
            return None;
        }
        let mut running = 0;
        for other in self.running.values().filter(|other| other.lane == *key) {
            // What changes something keeps its order; what only reads can go together.
            if !request.method.is_read() || !other.entry.request.method.is_read() {
                return None;
            }
            running += 1;
        }
        let until = |pause: &Option<Pause>| pause.as_ref().map(|pause| pause.until);
        let mut opens = lane.window.opens(now, running)?;
        if request.channel_set().is_some()
            && let Some(window) = self.lanes.window(request)
        {
            opens = opens.max(window.opens(now, 0)?);
        }
        let waits = [until(&lane.pause), lane.retry_at, until(&self.pause)];
        let global = [until(&self.global_pause), Some(self.global_limit.opens(now))];
        let counted = global.into_iter().filter(|_| request.counts_globally);
        for wait in waits.into_iter().chain(counted).flatten() {
            opens = opens.max(wait);
        }
        Some(opens)
    }

    fn next_timeout(&self, now: Instant) -> Option<Instant> {
        let starts = self.lanes.iter().filter_map(|(key, lane)| {
            let first = lane.waiting.first()?;
            if self.may_start(first) { self.opens(now, key, lane) } else { None }
        });
        starts.chain(self.lanes.waiting().map(|entry| entry.expires)).min()
    }

    fn done(&mut self, entry: Entry, outcome: Result<(), Failure>, response: Option<Response>) {
        let (outcome, response) =
            parts::whole(&entry.answers, entry.request.further.len(), outcome, response);
        for part in merging::parts(entry).into_iter().filter(|part| !part.is_note()) {
            let (request, outcome, response) = (part.request, outcome.clone(), response.clone());
            self.outputs.push_back(Output::Done(Completion { request, outcome, response }));
        }
    }
}
