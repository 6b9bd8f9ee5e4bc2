/// Where a WebSocket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum WebsocketState {
    /// Not connected and not trying to: before `connect`, after `close`, and after an end that nothing follows.
    Closed = 0,
    /// Opening a connection, or waiting for the answer to the handshake.
    Connecting = 1,
    /// Messages can be sent, and arrive.
    Open = 2,
    /// The host has asked for the end; what it sent before still goes out, and messages may arrive.
    Closing = 3,
    /// Waiting before the next attempt; it comes by itself.
    Backoff = 4,
    /// Stopped by a bug in the library, or by a system that refused what it needs. Destroy the WebSocket and create a new
    /// one.
    Poisoned = 5,
}

impl WebsocketState {
    /// The number that crosses the C API.
    #[must_use]
    pub const fn number(self) -> i32 {
        self as i32
    }
}
