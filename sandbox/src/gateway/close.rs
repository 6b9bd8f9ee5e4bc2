//! Close codes and what they do to a session.

/// Longest reason that fits in a close frame.
const MAX_REASON: usize = 123;

/// A close frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Close {
    pub(crate) code: u16,
    pub(crate) reason: String,
}

impl Close {
    pub(crate) fn new(code: u16, reason: impl Into<String>) -> Self {
        let mut reason = reason.into();
        let end = reason.floor_char_boundary(MAX_REASON);
        reason.truncate(end);
        Self { code, reason }
    }

    /// Also what silence is closed with: the session stays, a resume brings it back.
    pub(crate) fn heartbeat_missing() -> Self {
        Self::new(4000, "Heartbeat missing.")
    }

    pub(crate) fn unknown_opcode(op: u64) -> Self {
        Self::new(4001, format!("Unknown opcode {op}."))
    }

    pub(crate) fn decode_error(why: impl std::fmt::Display) -> Self {
        Self::new(4002, format!("Error while decoding payload: {why}"))
    }

    pub(crate) fn not_authenticated() -> Self {
        Self::new(4003, "Not authenticated.")
    }

    pub(crate) fn authentication_failed() -> Self {
        Self::new(4004, "Authentication failed.")
    }

    pub(crate) fn already_authenticated() -> Self {
        Self::new(4005, "Already authenticated.")
    }

    pub(crate) fn invalid_seq() -> Self {
        Self::new(4007, "Invalid seq.")
    }

    pub(crate) fn rate_limited() -> Self {
        Self::new(4008, "You are being rate limited.")
    }

    pub(crate) fn invalid_shard() -> Self {
        Self::new(4010, "Invalid shard.")
    }

    pub(crate) fn invalid_version() -> Self {
        Self::new(4012, "Invalid API version.")
    }

    pub(crate) fn invalid_intents() -> Self {
        Self::new(4013, "Invalid intent(s).")
    }

    pub(crate) fn disallowed_intents() -> Self {
        Self::new(4014, "Disallowed intent(s).")
    }
}

/// Whether a session cannot be resumed after the sandbox closed its connection with this code.
pub(crate) fn ends_session_when_sent(code: u16) -> bool {
    matches!(code, 4003 | 4004 | 4007 | 4009..=4014)
}

/// Whether the client said with this code that it is done.
pub(crate) fn ends_session_when_received(code: Option<u16>) -> bool {
    matches!(code, Some(1000 | 1001))
}
