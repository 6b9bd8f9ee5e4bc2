//! What reaches the host: events, their JSON, and the bounded queue they wait in.

mod event;
mod lanes;
mod missing_content;
mod plain_text;
mod queue;
mod subscription;
pub mod views;

pub use event::Event;
pub use missing_content::{MissingContent, Withheld};
pub use plain_text::PlainText;
pub use queue::{Queue, QueueCounts, WaitOutcome};
pub use subscription::{Filter, Subscription};
