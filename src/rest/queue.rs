use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Instant,
};

use bytes::Bytes;

use super::{
    Priority, Request,
    merge::{Line, MAX_LINES, MAX_WAITING_LENGTH, Merge},
};
use crate::base::Failure;

/// A request that has no result yet.
#[derive(Debug)]
pub(super) struct Entry {
    /// The step that is due.
    pub(super) request: Arc<Request>,
    /// What is sent to the channel that `request` opens.
    pub(super) message: Option<Box<Request>>,
    /// What goes out together in `request`; empty before that is worded.
    pub(super) merged: Vec<Entry>,
    /// Goes out by itself, since Discord refused what it was merged into.
    pub(super) is_alone: bool,
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
    /// One that was not tried yet.
    pub(super) const fn new(request: Arc<Request>, number: u64, expires: Instant) -> Self {
        Self {
            request,
            message: None,
            merged: Vec::new(),
            is_alone: false,
            answers: Vec::new(),
            number,
            expires,
            tries: 0,
            server_errors: 0,
            slowed: 0,
            uncertain_since: None,
            failure: None,
        }
    }

    pub(super) fn rank(&self) -> Rank {
        // Lines keep the order of their calls.
        let priority = self.request.line().map_or(self.request.priority, |_| Priority::Normal);
        Rank(Reverse(priority), self.number)
    }

    /// The line that it is, while others may still join it.
    pub(super) fn line(&self) -> Option<&Line> {
        self.request.line().filter(|_| self.merged.is_empty())
    }

    pub(super) fn is_note(&self) -> bool {
        self.line().is_some_and(Line::is_note)
    }

    /// Which lines are left out first: the least important, and of those the oldest.
    fn worth(&self) -> Option<(Priority, u64)> {
        self.line().filter(|line| !line.is_note()).map(|_| (self.request.priority, self.number))
    }

    /// The note about a line that is left out.
    fn note(&self) -> Option<Self> {
        let request = Request {
            id: Request::FIRST_NOTE + self.number,
            merge: Some(Box::new(Merge::Line(self.line()?.note()))),
            priority: Priority::Normal,
            ..Request::clone(&self.request)
        };
        Some(Self::new(Arc::new(request), self.number, self.expires))
    }

    /// Counts what another note counts, too.
    fn add_note(&mut self, other: &Self) {
        self.expires = self.expires.max(other.expires);
        if let Some(Merge::Line(note)) = Arc::make_mut(&mut self.request).merge.as_deref_mut()
            && let Some(other) = other.line()
        {
            note.add_note(other);
        }
    }
}

/// Who goes first: the higher priority, then the earlier call. A request that is tried again has its old rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank(Reverse<Priority>, u64);

/// Requests that wait for the same limit.
#[derive(Debug, Default)]
pub(super) struct Queue {
    entries: BTreeMap<Rank, Entry>,
    /// The lines among them.
    lines: BTreeSet<(Priority, u64)>,
    /// Of the lines together, in Unicode code points.
    length: usize,
}

impl Queue {
    pub(super) fn push(&mut self, entry: Entry) {
        if let Some(worth) = entry.worth() {
            self.lines.insert(worth);
            self.length += entry.line().map_or(0, Line::length);
        }
        self.entries.insert(entry.rank(), entry);
    }

    pub(super) fn first(&self) -> Option<&Entry> {
        self.entries.first_key_value().map(|(_, entry)| entry)
    }

    pub(super) fn pop(&mut self) -> Option<Entry> {
        let (_, entry) = self.entries.pop_first()?;
        self.uncount(&entry);
        Some(entry)
    }

    /// Takes out those that `is_wanted`, in order.
    pub(super) fn extract(&mut self, is_wanted: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        let taken: Vec<Entry> =
            self.entries.extract_if(.., |_, entry| is_wanted(entry)).map(|(_, entry)| entry).collect();
        for entry in &taken {
            self.uncount(entry);
        }
        taken
    }

    fn uncount(&mut self, entry: &Entry) {
        if let Some(worth) = entry.worth()
            && self.lines.remove(&worth)
        {
            self.length -= entry.line().map_or(0, Line::length);
        }
    }

    /// How many lines there are.
    pub(super) fn lines(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn has_too_many_lines(&self) -> bool {
        self.lines.len() > MAX_LINES || self.length > MAX_WAITING_LENGTH
    }

    /// Takes out the least important of the lines, and leaves a note in its place.
    pub(super) fn omit_line(&mut self) -> Option<Entry> {
        let (_, number) = self.lines.first()?;
        let line = self.entries.remove(&Rank(Reverse(Priority::Normal), *number))?;
        self.uncount(&line);
        let mut note = line.note()?;
        // Of notes that would follow each other in one channel there is one.
        let goes_there = |(_, other): &(&Rank, &mut Entry)| other.request.goes_where(&note.request);
        let after = self.entries.range_mut(line.rank()..).find(goes_there).filter(|(_, next)| next.is_note());
        if let Some(rank) = after.map(|(rank, _)| *rank)
            && let Some(after) = self.entries.remove(&rank)
        {
            note.add_note(&after);
        }
        let goes_there = |(_, other): &(&Rank, &mut Entry)| other.request.goes_where(&note.request);
        let before = self.entries.range_mut(..line.rank()).rev().find(goes_there);
        match before.filter(|(_, before)| before.is_note()) {
            Some((_, before)) => before.add_note(&note),
            None => self.push(note),
        }
        Some(line)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
