//! What the gateway asks of the HTTP API, which goes the way of all requests.

use std::{collections::HashMap, time::Instant};

use bytes::Bytes;

use super::EventLoop;
use crate::{
    base::Level,
    gateway::{self, Application, GatewayInfo},
    rest::{self, Completion, Path, Request},
};

/// What the shard wants to know.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fetch {
    /// `GET /gateway/bot`.
    Gateway,
    /// `GET /applications/@me`.
    Application,
}

/// The requests that the shard waits for.
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
    pub(super) fn fetch(&mut self, now: Instant, fetch: Fetch) {
        let path = match fetch {
            Fetch::Gateway => "/gateway/bot",
            Fetch::Application => "/applications/@me",
        };
        let id = self.fetches.next;
        self.fetches.next -= 1;
        self.fetches.waiting.insert(id, fetch);
        let request = Request::for_login(id, Path::parse(path).expect("it is a path"));
        self.scheduler.handle(now, rest::Input::Submit(request));
    }

    pub(super) fn fetched(&mut self, now: Instant, fetch: Fetch, completion: Completion) {
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
        }
    }
}
