use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::{Duration, Instant},
};

use super::{Lane, Request, Response};
use crate::base::{Failure, Jitter, ResultCode};

/// What happened.
#[derive(Debug)]
pub enum Input {
    /// The host has a request.
    Submit(Request),
    /// The bot is logged in: requests may go out.
    Open,
    /// The bot cannot log in: every waiting request fails for this reason, and later ones do until the next `Open`.
    Stop(Failure),
    /// A request was answered.
    Answered(u64, Response),
    /// A request was not answered.
    Failed {
        /// Which one.
        id: u64,
        /// Why.
        failure: Failure,
        /// Whether it may have reached Discord all the same.
        perhaps_sent: bool,
    },
    /// The time of `poll_timeout` has come.
    Timeout,
}

/// What to do.
#[derive(Debug)]
pub enum Output {
    /// Send this request and report how it went.
    Start(Arc<Request>),
    /// A request has its result; there is exactly one for each that was submitted.
    Done(Completion),
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

/// Decides which request goes when: lanes in order, one at a time, inside Discord's limits, again where that is safe.
#[derive(Debug)]
pub struct Scheduler {
    gate: Gate,
    lanes: HashMap<Lane, Queue>,
    /// Nothing goes out before this time.
    paused_until: Option<Instant>,
    jitter: Jitter,
    outputs: VecDeque<Output>,
}

#[derive(Debug)]
enum Gate {
    /// Before the first login: requests wait.
    Held,
    Open,
    Stopped(Failure),
}

#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<Entry>,
    running: Option<Entry>,
    paused_until: Option<Instant>,
}

#[derive(Debug)]
struct Entry {
    request: Arc<Request>,
    expires: Instant,
    /// Tries that failed, for the delay before the next.
    tries: u32,
    /// Those of them that failed at Discord's side.
    server_errors: u32,
    /// Why the last try failed.
    failure: Option<Failure>,
}

/// Chat that is older than this is better not said, and Discord remembers a nonce for a few minutes only.
const MAX_AGE: Duration = Duration::from_secs(180);
/// How often a request is sent that Discord answers with a failure of its own.
const MAX_SERVER_ERRORS: u32 = 4;
/// Requests that are under way at once: each has a connection of its own.
const MAX_RUNNING: usize = 8;
/// The first delay before another try; it doubles.
const RETRY: Duration = Duration::from_secs(1);
/// The longest delay before another try.
const RETRY_CAP: Duration = Duration::from_secs(30);

impl Scheduler {
    /// A scheduler that holds what it gets until [`Input::Open`]. `seed` is for the jitter in delays.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            gate: Gate::Held,
            lanes: HashMap::new(),
            paused_until: None,
            jitter: Jitter::new(seed),
            outputs: VecDeque::new(),
        }
    }

    /// Takes in what happened.
    pub fn handle(&mut self, now: Instant, input: Input) {
        match input {
            Input::Submit(request) => self.submit(now, request),
            Input::Open => self.gate = Gate::Open,
            Input::Stop(failure) => self.stop(failure),
            Input::Answered(id, response) => self.answered(now, id, response),
            Input::Failed { id, failure, perhaps_sent } => self.failed(now, id, failure, perhaps_sent),
            Input::Timeout => {}
        }
        self.expire(now);
        self.start(now);
        self.lanes.retain(|_, queue| {
            queue.running.is_some()
                || !queue.waiting.is_empty()
                || queue.paused_until.is_some_and(|until| until > now)
        });
    }

    /// The next thing to do, until there is none.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// When [`Input::Timeout`] is due.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        let lanes = self.lanes.values().filter_map(|queue| {
            let first = queue.waiting.front()?;
            let pause = [self.paused_until, queue.paused_until].into_iter().flatten().max();
            let can_start = matches!(self.gate, Gate::Open) && queue.running.is_none();
            Some(pause.filter(|_| can_start).map_or(first.expires, |pause| pause.min(first.expires)))
        });
        lanes.min()
    }

    /// Whether requests go out.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.gate, Gate::Open)
    }

    /// Whether every request has its result.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.lanes.values().all(|queue| queue.running.is_none() && queue.waiting.is_empty())
    }

    /// Gives every request its result, since nobody will send them any more.
    pub fn abandon(&mut self, failure: &Failure) {
        let queues = std::mem::take(&mut self.lanes).into_values();
        for entry in queues.flat_map(|queue| queue.running.into_iter().chain(queue.waiting)) {
            self.done(entry.request, Err(failure.clone()), None);
        }
        self.gate = Gate::Stopped(failure.clone());
    }

    fn submit(&mut self, now: Instant, request: Request) {
        if let Gate::Stopped(failure) = &self.gate {
            let failure = failure.clone();
            return self.done(Arc::new(request), Err(failure), None);
        }
        let entry = Entry {
            expires: now + MAX_AGE,
            tries: 0,
            server_errors: 0,
            failure: None,
            request: Arc::new(request),
        };
        self.lanes.entry(entry.request.lane).or_default().waiting.push_back(entry);
    }

    fn stop(&mut self, failure: Failure) {
        let waiting: Vec<Entry> = self.lanes.values_mut().flat_map(|queue| queue.waiting.drain(..)).collect();
        for entry in waiting {
            self.done(entry.request, Err(failure.clone()), None);
        }
        self.gate = Gate::Stopped(failure);
    }

    fn answered(&mut self, now: Instant, id: u64, response: Response) {
        let Some((lane, mut entry)) = self.take_running(id) else { return };
        let queue = self.lanes.entry(lane).or_default();
        if response.headers.remaining == Some(0) {
            queue.paused_until = response.headers.reset_after.map(|wait| now + wait);
        }
        if let Some(limited) = response.rate_limited() {
            let until = now + limited.wait;
            let pause = if limited.global { &mut self.paused_until } else { &mut queue.paused_until };
            *pause = (*pause).max(Some(until));
            if until < entry.expires && !matches!(self.gate, Gate::Stopped(_)) {
                entry.failure = response.outcome().err();
                return queue.waiting.push_front(entry);
            }
        }
        let outcome = response.outcome();
        match &outcome {
            // Every further request would fail as well, and Discord blocks addresses that go on.
            Err(failure) if response.status == 401 => self.stop(failure.clone()),
            Err(failure) if response.status >= 500 && entry.request.repeatable => {
                entry.server_errors += 1;
                if entry.server_errors < MAX_SERVER_ERRORS {
                    return self.retry(now, entry, failure.clone());
                }
            }
            _ => {}
        }
        self.done(entry.request, outcome, Some(response));
    }

    fn failed(&mut self, now: Instant, id: u64, failure: Failure, perhaps_sent: bool) {
        let Some((_, entry)) = self.take_running(id) else { return };
        if perhaps_sent && !entry.request.repeatable {
            return self.done(entry.request, Err(failure), None);
        }
        // An outage of the network is waited out, as long as the request is worth it.
        self.retry(now, entry, failure);
    }

    fn retry(&mut self, now: Instant, mut entry: Entry, failure: Failure) {
        if let Gate::Stopped(_) = self.gate {
            return self.done(entry.request, Err(failure), None);
        }
        let step = RETRY.saturating_mul(1 << entry.tries.min(10)).min(RETRY_CAP);
        let until = now + self.jitter.between(step / 2, step);
        entry.tries += 1;
        entry.failure = Some(failure);
        let queue = self.lanes.entry(entry.request.lane).or_default();
        queue.paused_until = queue.paused_until.max(Some(until));
        queue.waiting.push_front(entry);
    }

    fn expire(&mut self, now: Instant) {
        let mut expired = Vec::new();
        for queue in self.lanes.values_mut() {
            // A lane is in order of age, except that one which is tried again stands first and is the oldest anyway.
            while let Some(entry) = queue.waiting.pop_front_if(|entry| entry.expires <= now) {
                expired.push(entry);
            }
        }
        for entry in expired {
            let why = match (entry.failure, &self.gate) {
                (Some(failure), _) => failure.text,
                (None, Gate::Held) => "The bot was never logged in meanwhile.".to_owned(),
                (None, _) => "Others before it took too long.".to_owned(),
            };
            let text = format!("The request was given up after {} s. {why}", MAX_AGE.as_secs());
            self.done(entry.request, Err(Failure::new(ResultCode::RequestExpired, text)), None);
        }
    }

    fn start(&mut self, now: Instant) {
        if !matches!(self.gate, Gate::Open) || self.paused_until.is_some_and(|until| now < until) {
            return;
        }
        let mut running = self.lanes.values().filter(|queue| queue.running.is_some()).count();
        for queue in self.lanes.values_mut() {
            if running >= MAX_RUNNING {
                return;
            }
            if queue.running.is_some() || queue.paused_until.is_some_and(|until| now < until) {
                continue;
            }
            if let Some(entry) = queue.waiting.pop_front() {
                self.outputs.push_back(Output::Start(Arc::clone(&entry.request)));
                queue.running = Some(entry);
                running += 1;
            }
        }
    }

    fn take_running(&mut self, id: u64) -> Option<(Lane, Entry)> {
        self.lanes.iter_mut().find_map(|(lane, queue)| {
            queue.running.take_if(|entry| entry.request.id == id).map(|entry| (*lane, entry))
        })
    }

    fn done(&mut self, request: Arc<Request>, outcome: Result<(), Failure>, response: Option<Response>) {
        self.outputs.push_back(Output::Done(Completion { request, outcome, response }));
    }
}
