//! What is worded only when its turn comes, so that it goes out together with others that wait.

mod channel_set;
mod known_sets;
mod line;

pub use channel_set::{ChannelField, ChannelSet};
pub use line::{Line, MAX_LINES, MAX_WAITING_LENGTH};
pub(super) use {known_sets::KnownSets, line::Message};

/// What a request has in common with others: they share one on the wire, and each has its own result.
#[derive(Clone)]
pub enum Merge {
    /// A line of chat, in the order of the calls.
    Line(Line),
    /// What a channel's name or topic is to be. The last one counts.
    Channel(ChannelSet),
}

impl Merge {
    /// The memory that it takes, in bytes.
    #[must_use]
    pub fn in_memory(&self) -> usize {
        match self {
            Self::Line(line) => line.in_memory(),
            Self::Channel(set) => set.value.len(),
        }
    }
}
