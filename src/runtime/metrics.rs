use std::sync::Arc;

use crate::base::{Figure, Traffic};

/// What a client counts from its creation on. Whoever sees a thing happen counts it here; reading waits for nobody.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    pub(super) traffic: Arc<Traffic>,
    /// Connections to the gateway that were opened.
    pub(super) connections: Figure,
    /// Those among them that took the place of one that was lost.
    pub(super) reconnects: Figure,
    /// The gateway's messages, in bytes as they came and as texts.
    pub(super) messages_received: Figure,
    pub(super) messages_inflated: Figure,
    /// The round trip of the last heartbeat, in microseconds and one more; 0 if there is none.
    pub(super) latency: Figure,
    /// HTTP requests that were sent, each try by itself.
    pub(super) requests: Figure,
    /// Answers 429.
    pub(super) rate_limited: Figure,
    /// Events that the host did not subscribe to.
    pub(super) filtered: Figure,
    /// Events that Discord sent a second time.
    pub(super) duplicates: Figure,
    /// Interactions that were forgotten before their time.
    pub(super) forgotten_interactions: Figure,
}
