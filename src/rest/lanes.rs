use std::{collections::HashMap, sync::Arc, time::Instant};

use super::{
    Method, Request, Resource,
    pause::Pause,
    queue::{Entry, Queue},
    window::Window,
};

/// The queues, one for each limit of Discord's that is known, and which requests belong to which.
///
/// Discord names a limit (a "bucket") only in its answers. Until then each route is taken for a limit of its own; afterwards
/// routes that share one share its lane. A lane is for one channel, guild, webhook or interaction.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    lanes: HashMap<LaneKey, Lane>,
    /// The buckets that answers have named.
    buckets: HashMap<Route, Arc<str>>,
}

/// Which lane.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct LaneKey {
    limit: Limit,
    resource: Resource,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Limit {
    Unknown(Route),
    Bucket(Arc<str>),
    /// What a channel's name and topic have beside the limit of their route: about two changes in ten minutes, of which no
    /// header tells.
    Sublimit,
}

/// What Discord may give a limit of its own: method and path, the ids left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Route(Method, Arc<str>);

/// The requests of one limit, and what is known of it.
#[derive(Debug, Default)]
pub(super) struct Lane {
    pub(super) waiting: Queue,
    pub(super) window: Window,
    /// A 429 was the answer.
    pub(super) pause: Option<Pause>,
    /// The first in the queue failed, and is not tried again before.
    pub(super) retry_at: Option<Instant>,
}

/// Discord has some hundred routes; a host that makes up more only loses what was learnt.
const MAX_BUCKETS: usize = 1024;

/// Lanes without requests are kept while their window lasts, up to so many.
const MAX_IDLE: usize = 1024;

impl Lane {
    /// Until when nothing of it may start, as far as is known.
    fn held_until(&self, now: Instant) -> Option<Instant> {
        let pause = self.pause.as_ref().map(|pause| pause.until);
        let until = self.window.opens(now, 0).max(pause).max(self.retry_at)?;
        (until > now).then_some(until)
    }
}

impl Route {
    fn of(request: &Request) -> Self {
        Self(request.method, Arc::clone(request.path.template()))
    }
}

impl Lanes {
    /// Where the request waits, as far as is known.
    pub(super) fn key(&self, request: &Request) -> LaneKey {
        if request.channel_set().is_some() {
            return LaneKey { limit: Limit::Sublimit, resource: request.path.resource().clone() };
        }
        self.route_key(request)
    }

    /// The lane of the limit that headers tell of.
    pub(super) fn route_key(&self, request: &Request) -> LaneKey {
        let route = Route::of(request);
        let limit = match self.buckets.get(&route) {
            Some(bucket) => Limit::Bucket(Arc::clone(bucket)),
            None => Limit::Unknown(route),
        };
        LaneKey { limit, resource: request.path.resource().clone() }
    }

    /// An answer named the bucket of the request's route. True if that is news: then what waits was moved to where it belongs
    /// now, and what is under way has another key.
    ///
    /// Some routes have several limits, such as deletions of old messages and of new ones, and their answers name now one and
    /// now the other. So what is used up under one name is waited for under the next one too.
    pub(super) fn learn(&mut self, now: Instant, request: &Request, bucket: &str) -> bool {
        let before = self.route_key(request).limit;
        let route = Route::of(request);
        if self.buckets.get(&route).is_some_and(|known| **known == *bucket) {
            return false;
        }
        if self.buckets.len() >= MAX_BUCKETS {
            self.buckets.clear();
        }
        let bucket: Arc<str> = bucket.into();
        self.buckets.insert(route.clone(), Arc::clone(&bucket));
        let before = self.lanes.iter().filter(|(key, _)| key.limit == before);
        let held: Vec<(Resource, Option<Instant>, Option<Pause>)> = before
            .map(|(key, lane)| (key.resource.clone(), lane.held_until(now), lane.pause.clone()))
            .collect();
        for (resource, until, pause) in held.into_iter().filter(|(_, until, _)| until.is_some()) {
            let lane = self.lane(LaneKey { limit: Limit::Bucket(Arc::clone(&bucket)), resource });
            lane.retry_at = lane.retry_at.max(until);
            if let Some(pause) = pause {
                Pause::extend(&mut lane.pause, pause);
            }
        }
        let moved: Vec<Entry> = self
            .lanes
            .values_mut()
            .flat_map(|lane| lane.waiting.extract(|entry| Route::of(&entry.request) == route))
            .collect();
        for entry in moved {
            self.push(entry);
        }
        true
    }

    pub(super) fn push(&mut self, entry: Entry) {
        self.lane(self.key(&entry.request)).waiting.push(entry);
    }

    pub(super) fn lane(&mut self, key: LaneKey) -> &mut Lane {
        self.lanes.entry(key).or_default()
    }

    /// What is known of the limit that headers tell of.
    pub(super) fn window(&self, request: &Request) -> Option<&Window> {
        self.lanes.get(&self.route_key(request)).map(|lane| &lane.window)
    }

    /// Lines in all lanes.
    pub(super) fn lines(&self) -> usize {
        self.lanes.values().map(|lane| lane.waiting.lines()).sum()
    }

    /// The lane with the most lines.
    pub(super) fn longest(&self) -> Option<LaneKey> {
        let (key, _) = self.lanes.iter().max_by_key(|(_, lane)| lane.waiting.lines())?;
        Some(key.clone())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&LaneKey, &Lane)> {
        self.lanes.iter()
    }

    pub(super) fn waiting(&self) -> impl Iterator<Item = &Entry> {
        self.lanes.values().flat_map(|lane| lane.waiting.iter())
    }

    /// Takes out the requests that `is_wanted`, in the order of calls.
    pub(super) fn extract(&mut self, is_wanted: impl Fn(&Lane, &Entry) -> bool) -> Vec<Entry> {
        let mut taken = Vec::new();
        for lane in self.lanes.values_mut() {
            let mut waiting = std::mem::take(&mut lane.waiting);
            taken.extend(waiting.extract(|entry| is_wanted(lane, entry)));
            lane.waiting = waiting;
        }
        taken.sort_by_key(|entry| entry.number);
        taken
    }

    /// Forgets lanes that neither hold requests nor say anything.
    pub(super) fn clean(&mut self, now: Instant) {
        let are_many = self.lanes.len() > MAX_IDLE;
        self.lanes.retain(|_, lane| {
            let pause = lane.pause.as_ref().map(|pause| pause.until);
            let says_something = !lane.window.is_over(now) || pause.max(lane.retry_at) > Some(now);
            !lane.waiting.is_empty() || says_something && !are_many
        });
    }
}
