use std::sync::atomic::{AtomicU64, Ordering};

/// A number that one thread keeps and any may read, without waiting for each other.
#[derive(Debug, Default)]
pub struct Figure(AtomicU64);

impl Figure {
    /// Counts so many more.
    pub fn add(&self, count: u64) {
        self.0.fetch_add(count, Ordering::Relaxed);
    }

    /// Replaces the number.
    pub fn set(&self, number: u64) {
        self.0.store(number, Ordering::Relaxed);
    }

    /// The number.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// What passes through a client's connections, in bytes: all that TCP carries, with what TLS and proxies add.
#[derive(Debug, Default)]
pub struct Traffic {
    /// From the servers.
    pub received: Figure,
    /// To the servers.
    pub sent: Figure,
}
