use std::{cmp::Reverse, collections::BTreeMap, sync::Arc, time::Instant};

use bytes::Bytes;

use super::{Priority, Request};
use crate::base::Failure;

/// A request that has no result yet.
#[derive(Debug)]
pub(super) struct Entry {
    /// The step that is due.
    pub(super) request: Arc<Request>,
    /// What is sent to the channel that `request` opens.
    pub(super) message: Option<Box<Request>>,
    /// The answers to the parts before this one.
    pub(super) answers: Vec<Bytes>,
    /// Where it stands in the order of calls.
    pub(super) number: u64,
    pub(super) expires: Instant,
    /// Tries that failed, for the delay before the next.
    pub(super) tries: u32,
    /// Those of them that failed at Discord's side.
    pub(super) server_errors: u32,
    /// How often Discord asked to slow down.
    pub(super) slowed: u32,
    /// Since when it may have arrived without our knowing: the start of the first such try.
    pub(super) uncertain_since: Option<Instant>,
    /// Why the last try failed.
    pub(super) failure: Option<Failure>,
}

impl Entry {
    pub(super) fn rank(&self) -> Rank {
        Rank(Reverse(self.request.priority), self.number)
    }
}

/// Who goes first: the higher priority, then the earlier call. A request that is tried again has its old rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank(Reverse<Priority>, u64);

/// Requests that wait for the same limit.
#[derive(Debug, Default)]
pub(super) struct Queue(BTreeMap<Rank, Entry>);

impl Queue {
    pub(super) fn push(&mut self, entry: Entry) {
        self.0.insert(entry.rank(), entry);
    }

    pub(super) fn first(&self) -> Option<&Entry> {
        self.0.first_key_value().map(|(_, entry)| entry)
    }

    pub(super) fn pop(&mut self) -> Option<Entry> {
        self.0.pop_first().map(|(_, entry)| entry)
    }

    /// Takes out those that `is_wanted`, in order.
    pub(super) fn extract(&mut self, is_wanted: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        self.0.extract_if(.., |_, entry| is_wanted(entry)).map(|(_, entry)| entry).collect()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.0.values()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
