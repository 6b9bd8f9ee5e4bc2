/// Where a client's gateway connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum ConnectionState {
    /// Not connected and not trying to: before `connect`, after `disconnect`.
    Disconnected = 0,
    /// Asking for the gateway's address or the bot's intents, or opening a connection.
    Connecting = 1,
    /// Logging in; a new session begins.
    Identifying = 2,
    /// Logged in; events arrive.
    Ready = 3,
    /// Going on with the session after a drop; missed events arrive.
    Resuming = 4,
    /// Waiting before the next attempt; it comes by itself.
    Backoff = 5,
    /// Stopped by a failure that only the operator can mend. `connect` tries again.
    Failed = 6,
    /// Stopped by a bug in the library, or by a system that refused what it needs. Destroy the client and create a new one.
    Poisoned = 7,
}

impl ConnectionState {
    /// The state's name as events and logs show it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Disconnected => "DISCONNECTED",
            Self::Connecting => "CONNECTING",
            Self::Identifying => "IDENTIFYING",
            Self::Ready => "READY",
            Self::Resuming => "RESUMING",
            Self::Backoff => "BACKOFF",
            Self::Failed => "FAILED",
            Self::Poisoned => "POISONED",
        }
    }

    /// The state with this number, if there is one.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        let all = [
            Self::Disconnected,
            Self::Connecting,
            Self::Identifying,
            Self::Ready,
            Self::Resuming,
            Self::Backoff,
            Self::Failed,
            Self::Poisoned,
        ];
        all.into_iter().find(|state| state.number() == number)
    }

    /// The number that crosses the C API.
    #[must_use]
    pub const fn number(self) -> i32 {
        self as i32
    }
}
