//! Requests that share one on the wire: lines of chat in a message, the name and topic of a channel in an edit. Each keeps its own
//! place, age and result.

use std::{sync::Arc, time::Instant};

use super::{Output, Scheduler};
use crate::{
    base::{Failure, ResultCode},
    rest::{
        Body, Method, Repeat, Request,
        lanes::LaneKey,
        merge::{ChannelField, ChannelSet, Line, Merge, Message},
        queue::Entry,
    },
};

/// Lines that wait or are under way, in all channels: three quarters of the room that all requests have.
const MAX_LINES_IN_ALL: usize = 768;

impl Scheduler {
    /// Lets a request wait, and makes room for it.
    pub(super) fn enqueue(&mut self, now: Instant, entry: Entry) {
        match entry.request.merge.as_deref() {
            Some(Merge::Channel(_)) => self.enqueue_set(now, entry),
            Some(Merge::Line(_)) => {
                let key = self.lanes.key(&entry.request);
                self.lanes.push(entry);
                self.shed(&key);
            }
            None => self.lanes.push(entry),
        }
    }

    /// Lets a request wait again after a try that failed. What was certainly not done comes apart, so that its parts can be
    /// canceled or replaced, and others join them.
    pub(super) fn wait_again(&mut self, now: Instant, mut entry: Entry, failure: Failure) {
        entry.failure = Some(failure);
        if entry.can_come_apart() {
            for part in parts(entry) {
                self.outputs.push_back(Output::Waits(part.request.id));
                self.enqueue(now, part);
            }
        } else {
            if entry.merged.len() <= 1 {
                self.outputs.push_back(Output::Waits(entry.request.id));
            }
            self.lanes.push(entry);
        }
    }

    /// Discord refused what the parts say together: each goes by itself, so that one of them does not take the others along.
    pub(super) fn send_apart(&mut self, now: Instant, entry: Entry, failure: &Failure) {
        if let Some(failure) = self.gate.refusal(&entry.request) {
            let failure = failure.clone();
            return self.done(entry, Err(failure), None);
        }
        for mut part in parts(entry) {
            part.is_alone = true;
            part.failure = Some(failure.clone());
            self.outputs.push_back(Output::Waits(part.request.id));
            self.enqueue(now, part);
        }
    }

    /// What was to start waits again, but for what was canceled.
    pub(super) fn not_started(&mut self, now: Instant, id: u64, canceled: &[u64]) {
        let Some(running) = self.running.remove(&id) else { return };
        for part in parts(running.entry) {
            if canceled.contains(&part.request.id) {
                self.canceled(part);
            } else {
                self.outputs.push_back(Output::Waits(part.request.id));
                self.enqueue(now, part);
            }
        }
    }

    /// Words what is about to start, together with what can go with it.
    pub(super) fn merge(&mut self, key: &LaneKey, entry: Entry) -> Entry {
        if !entry.merged.is_empty() {
            return entry;
        }
        match entry.request.merge.as_deref() {
            Some(Merge::Line(_)) => self.merge_lines(key, entry),
            Some(Merge::Channel(_)) => self.merge_sets(key, entry),
            None => entry,
        }
    }

    fn merge_lines(&mut self, key: &LaneKey, first: Entry) -> Entry {
        let waiting = &mut self.lanes.lane(key.clone()).waiting;
        let mut message = Message::default();
        let mut lines = vec![first];
        lines[0].line().map(|line| message.take(line));
        while let Some(next) = waiting.first()
            && !lines[0].is_alone
            && !next.is_alone
            && next.request.goes_where(&lines[0].request)
            && next.line().is_some_and(|line| message.take(line))
            && let Some(next) = waiting.pop()
        {
            lines.push(next);
        }
        let head = lines.iter().find(|entry| !entry.is_note()).unwrap_or(&lines[0]);
        let body = head.line().map(|line| message.into_body(line)).unwrap_or_default();
        let like = Arc::clone(&head.request);
        carried(body, &like, lines)
    }

    fn merge_sets(&mut self, key: &LaneKey, first: Entry) -> Entry {
        let mut sets = vec![first];
        let is_alone = sets[0].is_alone;
        sets.extend(self.lanes.lane(key.clone()).waiting.extract(|other| !is_alone && !other.is_alone));
        let wanted = || sets.iter().filter_map(|entry| entry.request.channel_set());
        let body = ChannelSet::body(wanted());
        let like = Arc::clone(&sets[0].request);
        carried(body, &like, sets)
    }

    /// Leaves lines out until the others are few enough.
    fn shed(&mut self, key: &LaneKey) {
        loop {
            let under_way: usize = self.running.values().map(|running| running.entry.lines()).sum();
            let key = if self.lanes.lane(key.clone()).waiting.has_too_many_lines() {
                key.clone()
            } else if under_way + self.lanes.lines() > MAX_LINES_IN_ALL
                && let Some(longest) = self.lanes.longest()
            {
                longest
            } else {
                return;
            };
            let Some(line) = self.lanes.lane(key).waiting.omit_line() else { return };
            let text = "The line was left out: more of them wait than Discord's limits let through. A note in the channel counts \
                        it.";
            self.done(line, Err(Failure::new(ResultCode::Omitted, text)), None);
        }
    }

    fn enqueue_set(&mut self, now: Instant, mut entry: Entry) {
        let Some(field) = entry.request.channel_set().map(|set| set.field) else { return };
        let key = self.lanes.key(&entry.request);
        let lane = self.lanes.lane(key.clone());
        for other in lane.waiting.extract(|other| other.sets(field)) {
            let (newer, older) = if other.number > entry.number { (other, entry) } else { (entry, other) };
            entry = newer;
            let text = format!("A later {} took its place before it could be set.", field.name());
            self.done(older, Err(Failure::new(ResultCode::Superseded, text)), None);
        }
        let lane = self.lanes.lane(key.clone());
        if let Some(pause) = lane.pause.as_ref().filter(|pause| pause.until > now) {
            // The limit's own time is not held against it.
            entry.expires = entry.expires.max(pause.until + entry.request.max_age);
        }
        lane.waiting.push(entry);
        self.skip_known(now, &key);
    }

    /// What is as it should be needs no request. While one is under way nobody knows.
    fn skip_known(&mut self, now: Instant, key: &LaneKey) {
        if self.running.values().any(|running| running.lane == *key) {
            return;
        }
        let known_sets = &self.known_sets;
        let is_known = |entry: &Entry| {
            let set = entry.request.channel_set();
            set.is_some_and(|set| known_sets.has(now, entry.request.path.resource(), set))
        };
        for entry in self.lanes.lane(key.clone()).waiting.extract(is_known) {
            self.done(entry, Ok(()), None);
        }
    }

    /// Discord's limit on changes lasts until then: its time is not held against those that wait for it.
    pub(super) fn excuse_sets(&mut self, until: Instant, running: &mut Entry) {
        let excuse = |entry: &mut Entry| entry.expires = entry.expires.max(until + entry.request.max_age);
        excuse(running);
        let key = self.lanes.key(&running.request);
        let waiting = &mut self.lanes.lane(key).waiting;
        for mut entry in waiting.extract(|_| true) {
            excuse(&mut entry);
            waiting.push(entry);
        }
    }

    /// Nobody knows whether the request was carried out.
    pub(super) fn doubt_sets(&mut self, entry: &Entry) {
        for set in entry.merged.iter().filter_map(|part| part.request.channel_set()) {
            self.known_sets.forget(entry.request.path.resource(), set.field);
        }
    }

    /// A request was answered with a yes.
    pub(super) fn learn_sets(&mut self, now: Instant, entry: &Entry) {
        let channel = entry.request.path.resource();
        for set in entry.merged.iter().filter_map(|part| part.request.channel_set()) {
            self.known_sets.remember(now, channel, set);
        }
        if entry.request.channel_set().is_some() {
            let key = self.lanes.key(&entry.request);
            self.skip_known(now, &key);
        } else if entry.request.method == Method::Patch && &**entry.request.path.template() == CHANNEL {
            // An edit may have changed either.
            self.known_sets.forget(channel, ChannelField::Name);
            self.known_sets.forget(channel, ChannelField::Topic);
        }
    }
}

/// The path of an edit.
const CHANNEL: &str = "/channels/{id}";

/// The entry that stands for others on the wire, in the place of the first of them.
fn carried(body: String, like: &Request, merged: Vec<Entry>) -> Entry {
    let ids = merged.iter().filter(|part| !part.is_note()).map(|part| part.request.id);
    let request = Request { body: Body::Json(body.into()), carries: ids.collect(), ..like.clone() };
    let first = &merged[0];
    let most = |of: fn(&Entry) -> u32| merged.iter().map(of).max().unwrap_or_default();
    Entry {
        expires: merged.iter().map(|part| part.expires).max().unwrap_or(first.expires),
        tries: most(|part| part.tries),
        server_errors: most(|part| part.server_errors),
        slowed: most(|part| part.slowed),
        failure: first.failure.clone(),
        ..Entry::new(Arc::new(request), first.number, first.expires)
    }
    .with(merged)
}

/// What an entry stands for on the wire, with what is known from its tries.
pub(super) fn parts(mut entry: Entry) -> Vec<Entry> {
    if entry.merged.is_empty() {
        return vec![entry];
    }
    let mut parts = std::mem::take(&mut entry.merged);
    for part in &mut parts {
        (part.tries, part.server_errors, part.slowed) = (entry.tries, entry.server_errors, entry.slowed);
        part.failure.clone_from(&entry.failure);
        if part.request.channel_set().is_some() {
            part.expires = entry.expires;
        }
    }
    parts
}

impl Entry {
    fn with(self, merged: Vec<Self>) -> Self {
        Self { merged, ..self }
    }

    fn sets(&self, field: ChannelField) -> bool {
        self.request.channel_set().is_some_and(|set| set.field == field)
    }

    /// How many lines it carries.
    fn lines(&self) -> usize {
        self.merged.iter().filter(|part| part.line().is_some_and(|line| !Line::is_note(line))).count()
    }

    /// Whether the parts can be sent in another way than before: a message only while it was certainly not posted.
    pub(super) fn can_come_apart(&self) -> bool {
        !self.merged.is_empty() && (self.uncertain_since.is_none() || self.request.repeat == Repeat::Always)
    }
}
