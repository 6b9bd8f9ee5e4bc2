//! What a server may make this end spend (10.4).

use std::time::Duration;

/// Bounds on memory, work and time. Sizes are checked against a frame's header, before anything is allocated for it;
/// memory then grows with the bytes that really arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Payload bytes of one data frame; beyond it the connection fails with 1009. Default: 16 MiB.
    pub max_frame_bytes: usize,
    /// Payload bytes of one message, all fragments together; beyond it the connection fails with 1009. Default:
    /// 16 MiB: the `GUILD_CREATE` of a big Discord guild has several megabytes and is one message.
    pub max_message_bytes: usize,
    /// Frames of one message, empty ones included; beyond it the connection fails with 1008. Fragments cost no memory
    /// of their own, so this only ends a message that would never end. Default: 131,072.
    pub max_fragments: usize,
    /// Ping and Pong frames within one [`control_window`](Self::control_window); beyond it the connection fails with
    /// 1008. It bounds the Pongs that a flood of Pings makes this end write. Default: 1,000.
    pub max_control_frames: u32,
    /// The time in which control frames are counted together. Default: 10 s.
    pub control_window: Duration,
    /// Bytes of the server's opening handshake: status line and headers, interim responses included. Default: 16 KiB.
    pub max_response_bytes: usize,
    /// From [`Connection::new`](super::Connection::new) to `Opened`. Default: 15 s.
    pub handshake_timeout: Duration,
    /// From the Close frame sent to the one received. Default: 5 s.
    pub close_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_frame_bytes: 16 * 1024 * 1024,
            max_message_bytes: 16 * 1024 * 1024,
            max_fragments: 131_072,
            max_control_frames: 1_000,
            control_window: Duration::from_secs(10),
            max_response_bytes: 16 * 1024,
            handshake_timeout: Duration::from_secs(15),
            close_timeout: Duration::from_secs(5),
        }
    }
}
