//! Close frames and their codes (5.5.1, 7.4).

use std::fmt;

use super::control::MAX_CONTROL_PAYLOAD;
use super::error::Violation;
use super::input::Refusal;

/// A close code (7.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CloseCode(u16);

impl CloseCode {
    /// 1000: the purpose of the connection has been fulfilled.
    pub const NORMAL: Self = Self(1000);
    /// 1001: the endpoint goes away, such as a server that shuts down.
    pub const GOING_AWAY: Self = Self(1001);
    /// 1002: the peer broke the protocol.
    pub const PROTOCOL_ERROR: Self = Self(1002);
    /// 1003: data of a kind the endpoint cannot accept, such as binary where it wants text.
    pub const UNSUPPORTED: Self = Self(1003);
    /// 1005: stands for a Close frame without a code; never in a frame.
    pub const NO_STATUS: Self = Self(1005);
    /// 1006: stands for an end without a Close frame; never in a frame.
    pub const ABNORMAL: Self = Self(1006);
    /// 1007: data that does not fit its type, such as text that is not UTF-8.
    pub const INVALID_DATA: Self = Self(1007);
    /// 1008: a message against the endpoint's policy.
    pub const POLICY: Self = Self(1008);
    /// 1009: a message too big to process.
    pub const TOO_BIG: Self = Self(1009);
    /// 1010: the client wanted an extension that the server did not agree to.
    pub const EXTENSION_REQUIRED: Self = Self(1010);
    /// 1011: an unexpected condition keeps the endpoint from going on.
    pub const INTERNAL_ERROR: Self = Self(1011);

    /// Any number; see [`may_be_sent`](Self::may_be_sent).
    #[must_use]
    pub const fn new(code: u16) -> Self {
        Self(code)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// Whether a client may send it: the codes defined by 7.4.1 except those for which a frame is no place, those
    /// registered for libraries and applications (3000-3999), and the private ones (4000-4999). 1012 to 1014, which
    /// were registered later, are for servers and gateways.
    #[must_use]
    pub const fn may_be_sent(self) -> bool {
        matches!(self.0, 1000..=1003 | 1007..=1011 | 3000..=4999)
    }

    /// Whether a server may send it: as above, with the codes that IANA has registered since (1012 to 1014).
    #[must_use]
    pub const fn may_be_received(self) -> bool {
        matches!(self.0, 1000..=1003 | 1007..=1014 | 3000..=4999)
    }
}

impl From<u16> for CloseCode {
    fn from(code: u16) -> Self {
        Self(code)
    }
}

impl fmt::Display for CloseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The body of a Close frame that was received (5.5.1).
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CloseFrame {
    /// `None` when the frame had no body.
    pub code: Option<CloseCode>,
    /// At most 123 bytes, meant for debugging rather than for people (5.5.1); often empty.
    pub reason: String,
}

impl CloseFrame {
    /// Reads a Close frame's payload.
    pub(super) fn decode(payload: &[u8]) -> Result<Self, Violation> {
        let (code, reason) = match payload {
            [] => return Ok(Self::default()),
            [_] => return Err(Violation::CloseCodeTruncated),
            [high, low, reason @ ..] => (CloseCode(u16::from_be_bytes([*high, *low])), reason),
        };
        if !code.may_be_received() {
            return Err(Violation::CloseCodeInvalid(code));
        }
        match str::from_utf8(reason) {
            Ok(reason) => Ok(Self { code: Some(code), reason: reason.to_owned() }),
            Err(_) => Err(Violation::CloseReasonNotUtf8),
        }
    }
}

/// The payload of a Close frame to send.
pub(super) fn encode(code: Option<CloseCode>, reason: &str) -> Result<Vec<u8>, Refusal> {
    let Some(code) = code else {
        return if reason.is_empty() { Ok(Vec::new()) } else { Err(Refusal::CloseReasonWithoutCode) };
    };
    if !code.may_be_sent() {
        return Err(Refusal::CloseCode(code));
    }
    if reason.len() > MAX_CONTROL_PAYLOAD - 2 {
        return Err(Refusal::CloseReasonTooLong { len: reason.len() });
    }
    let mut payload = Vec::with_capacity(2 + reason.len());
    payload.extend_from_slice(&code.0.to_be_bytes());
    payload.extend_from_slice(reason.as_bytes());
    Ok(payload)
}

/// The code and the escaped reason.
impl fmt::Display for CloseFrame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "{code} {:?}", self.reason),
            None => f.write_str("no code"),
        }
    }
}

/// The reason's length only: it is the server's text, and a server may echo what it was sent.
impl fmt::Debug for CloseFrame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.map(CloseCode::get);
        f.debug_struct("CloseFrame").field("code", &code).field("reason_len", &self.reason.len()).finish()
    }
}
