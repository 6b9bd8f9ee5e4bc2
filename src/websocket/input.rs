//! What a driver tells the [`Connection`](super::Connection).

use std::fmt;

use super::close::CloseCode;

/// One thing that happened, given to [`Connection::handle`](super::Connection::handle). Bytes from the server are read by
/// [`Connection::poll_output`](super::Connection::poll_output).
#[derive(Clone, Copy)]
pub enum Input<'a> {
    /// The socket will give no more bytes: it was closed, or reading failed.
    Eof,
    /// The instant given by [`Connection::poll_timeout`](super::Connection::poll_timeout) has come. Too early does
    /// no harm.
    Timeout,
    /// Send a message or a Ping. Valid between `Opened` and the first Close; otherwise the next output but
    /// [`Output::Transmit`](super::Output::Transmit) is `Refused`.
    Send(Outgoing<'a>),
    /// Begin the closing handshake (7.1.2). Before `Opened` it abandons the connection without a frame.
    Close {
        /// Why, or `None` for a Close frame without a body. Must be [allowed](CloseCode::may_be_sent) in a frame.
        code: Option<CloseCode>,
        /// At most 123 bytes; must be empty when `code` is `None`.
        reason: &'a str,
    },
}

/// What can be sent. A message goes out as one frame, unless it is given in fragments (5.4), between which Pings, Pongs and
/// the Close frame can pass.
#[derive(Clone, Copy)]
pub enum Outgoing<'a> {
    /// A text message (5.6).
    Text(&'a str),
    /// A binary message (5.6).
    Binary(&'a [u8]),
    /// The next part of a text message.
    TextFragment {
        /// May be empty.
        text: &'a str,
        /// Whether the message ends with it.
        last: bool,
    },
    /// The next part of a binary message.
    BinaryFragment {
        /// May be empty.
        bytes: &'a [u8],
        /// Whether the message ends with it.
        last: bool,
    },
    /// A Ping with at most 125 bytes (5.5.2); the answer comes as [`Output::Pong`](super::Output::Pong).
    Ping(&'a [u8]),
}

/// Why an [`Input::Send`] or [`Input::Close`] had no effect. The connection goes on as if it had not been given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The opening handshake has not finished.
    NotOpen,
    /// A Close frame was sent: no data frame may follow it (5.5.1), and there is only one.
    Closing,
    /// Fragments of another message went out, and its last did not (5.4).
    MessageUnderWay,
    /// A Ping carries at most 125 bytes (5.5).
    PingTooLong {
        /// Bytes given.
        len: usize,
    },
    /// This code must not appear in a Close frame sent by a client (7.4).
    CloseCode(CloseCode),
    /// A close reason is at most 123 bytes, what a control frame has left beside the code (5.5, 5.5.1).
    CloseReasonTooLong {
        /// Bytes given.
        len: usize,
    },
    /// A reason needs a code in front of it (5.5.1).
    CloseReasonWithoutCode,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOpen => f.write_str("the WebSocket is not open yet"),
            Self::Closing => f.write_str("the WebSocket is closing"),
            Self::MessageUnderWay => f.write_str("a message in fragments has not ended"),
            Self::PingTooLong { len } => write!(f, "a Ping carries at most 125 bytes, not {len}"),
            Self::CloseCode(code) => write!(f, "close code {code} must not be sent by a client"),
            Self::CloseReasonTooLong { len } => write!(f, "a close reason has at most 123 bytes, not {len}"),
            Self::CloseReasonWithoutCode => f.write_str("a close reason needs a close code"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Kind and size only: payloads may hold secrets.
impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Eof => f.write_str("Eof"),
            Self::Timeout => f.write_str("Timeout"),
            Self::Send(outgoing) => f.debug_tuple("Send").field(outgoing).finish(),
            Self::Close { code, reason } => write!(f, "Close({code:?}, {} bytes)", reason.len()),
        }
    }
}

/// Kind and size only: payloads may hold secrets.
impl fmt::Debug for Outgoing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Binary(bytes) => write!(f, "Binary({} bytes)", bytes.len()),
            Self::TextFragment { text, .. } => write!(f, "TextFragment({} bytes)", text.len()),
            Self::BinaryFragment { bytes, .. } => write!(f, "BinaryFragment({} bytes)", bytes.len()),
            Self::Ping(bytes) => write!(f, "Ping({} bytes)", bytes.len()),
        }
    }
}
