//! What the library itself asks of the HTTP API, which goes the way of all requests.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use bytes::Bytes;

use super::EventLoop;
use crate::{
    base::Level,
    gateway::{self, Application, GatewayInfo},
    rest::{self, Completion, DEFAULT_MAX_AGE, Path, Request},
};

/// Who wants to know what.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fetch {
    /// `GET /gateway/bot`.
    Gateway,
    /// `GET /applications/@me`.
    Application,
    /// Something that a diagnosis looks at.
    Diagnosis,
}

/// The requests that the shard or a diagnosis waits for.
pub(in crate::runtime) struct Fetches {
    waiting: HashMap<u64, Fetch>,
    /// Counts down, as the numbers of other machines count up.
    next: u64,
}

impl Fetches {
    pub(in crate::runtime) fn new() -> Self {
        Self { waiting: HashMap::new(), next: u64::MAX }
    }

    /// What the request was made for, if it was made here.
    pub(super) fn take(&mut self, request: u64) -> Option<Fetch> {
        self.waiting.remove(&request)
    }

    /// Nobody waits any more.
    pub(super) fn clear(&mut self) {
        self.waiting.clear();
    }
}

impl EventLoop {
    /// Asks for what the shard wants to know.
    pub(super) fn fetch(&mut self, now: Instant, fetch: Fetch, path: &str) {
        self.fetch_path(now, fetch, Path::parse(path).expect("it is a path"), DEFAULT_MAX_AGE);
    }

    /// Asks for a path, which may wait for its turn for so long.
    pub(super) fn fetch_path(&mut self, now: Instant, fetch: Fetch, path: Path, max_age: Duration) {
        let id = self.fetches.next;
        self.fetches.next -= 1;
        self.fetches.waiting.insert(id, fetch);
        let request = Request { max_age, ..Request::for_login(id, path) };
        self.scheduler.handle(now, rest::Input::Submit(request));
    }

    pub(super) fn fetched(&mut self, now: Instant, fetch: Fetch, completion: Completion) {
        if let Fetch::Diagnosis = fetch {
            return self.diagnosis_answered(now, completion);
        }
        let response = completion.response;
        let body = completion.outcome.map(|()| response.map_or_else(Bytes::new, |response| response.body));
        match fetch {
            Fetch::Gateway => {
                let info = body.and_then(|body| GatewayInfo::from_json(&body));
                self.shard.handle(now, gateway::Input::Fetched(info));
            }
            Fetch::Application => {
                let application = body.and_then(|body| Application::from_json(&body));
                if let Err(failure) = &application {
                    self.shared.log(Level::Warning, &failure.text);
                }
                self.shard.handle(now, gateway::Input::ApplicationFetched(application));
            }
            Fetch::Diagnosis => {}
        }
    }
}
