//! What reaches the host: events, their JSON, and the bounded queue they wait in.

mod event;
mod lanes;
mod queue;
mod subscription;

pub use event::Event;
pub use queue::{Queue, QueueCounts, WaitOutcome};
pub use subscription::{Filter, Subscription};
