use std::fmt;

use crate::model::Snowflake;

/// The methods that Discord's API uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Read.
    Get,
    /// Create.
    Post,
}

impl Method {
    /// As the request line wants it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// Requests of one lane are sent one after the other, in order, and share a rate limit: Discord limits each route by
/// itself, and each channel (or other top-level resource) within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lane {
    /// The method.
    pub method: Method,
    /// The path with its ids left out.
    pub route: &'static str,
    /// The channel, guild or webhook in the path.
    pub resource: Snowflake,
}

/// One request, ready to be sent as often as it takes.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The number that the host knows it by; never 0.
    pub id: u64,
    /// Where it queues.
    pub lane: Lane,
    /// Begins with `/` and follows the API's base URL.
    pub path: String,
    /// JSON; empty for none.
    pub body: String,
    /// Whether it may be sent again when nobody knows if it arrived.
    pub repeatable: bool,
    /// Places in the host's text that were not UTF-8 and were replaced.
    pub utf8_repairs: usize,
}

impl fmt::Debug for Request {
    /// Leaves out the body: what players write does not belong in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} (request {})", self.lane.method.as_str(), self.path, self.id)
    }
}
