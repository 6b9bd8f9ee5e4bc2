use crate::{base::Url, model::Intents};

/// What a Resume needs, and what decides whether one makes sense.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) id: String,
    /// The newest sequence number seen.
    pub(super) sequence: u64,
    /// Where to resume; none when READY gave no usable one.
    pub(super) resume_url: Option<Url>,
    /// What Identify asked for. A Resume cannot change it.
    pub(super) intents: Intents,
}
