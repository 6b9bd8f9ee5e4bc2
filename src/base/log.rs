use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use super::Token;

/// How much a log record matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i32)]
pub enum Level {
    /// Something the operator must see to.
    Error = 1,
    /// Something went wrong and the library goes on by itself.
    Warning = 2,
    /// A milestone: connected, resumed, closed.
    Info = 3,
    /// Detail for a bug report.
    Debug = 4,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// How much it matters.
    pub level: Level,
    /// When, since the Unix epoch.
    pub time: Duration,
    /// What happened, in English, without a line break at the end. The token is never in it.
    pub text: String,
}

/// The last records of one object, for the host to poll. A full ring drops its oldest record and counts it.
#[derive(Debug)]
pub struct Log {
    token: Option<Token>,
    ring: Mutex<Ring>,
}

#[derive(Debug, Default)]
struct Ring {
    records: VecDeque<Record>,
    dropped: u64,
}

/// How many records wait at the most.
const CAPACITY: usize = 256;

impl Log {
    /// An empty log that keeps the token, if there is one, out of its records.
    #[must_use]
    pub fn new(token: Option<Token>) -> Self {
        Self { token, ring: Mutex::new(Ring { records: VecDeque::with_capacity(CAPACITY), dropped: 0 }) }
    }

    /// Adds a record; the token is replaced before anything is stored.
    pub fn add(&self, level: Level, text: &str) {
        let time = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let text = self.token.as_ref().map_or(text.into(), |token| token.redact(text)).into_owned();
        let record = Record { level, time, text };
        let mut ring = self.lock();
        let oldest = if ring.records.len() == CAPACITY { ring.records.pop_front() } else { None };
        ring.dropped += u64::from(oldest.is_some());
        ring.records.push_back(record);
        drop(ring);
        // What was dropped is freed here, after the lock.
        drop(oldest);
    }

    /// Takes the oldest record, and how many were dropped since the last one was taken.
    pub fn poll(&self) -> Option<(Record, u64)> {
        let mut ring = self.lock();
        let record = ring.records.pop_front()?;
        Some((record, std::mem::take(&mut ring.dropped)))
    }

    fn lock(&self) -> MutexGuard<'_, Ring> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_out_in_order_without_the_token() {
        let log = Log::new(Token::new("abc.def").ok());
        log.add(Level::Info, "first");
        log.add(Level::Error, "the server said abc.def");
        assert_eq!(log.poll().unwrap().0.text, "first");
        assert_eq!(log.poll().unwrap().0.text, "the server said [token]");
        assert_eq!(log.poll(), None);
    }

    #[test]
    fn a_full_ring_drops_the_oldest_and_says_how_many() {
        let log = Log::new(Token::new("abc.def").ok());
        for number in 0..CAPACITY + 3 {
            log.add(Level::Debug, &number.to_string());
        }
        let (record, dropped) = log.poll().unwrap();
        assert_eq!((record.text.as_str(), dropped), ("3", 3));
        assert_eq!(log.poll().unwrap().1, 0);
    }
}
