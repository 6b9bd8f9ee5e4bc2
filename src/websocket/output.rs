//! What the [`Connection`](super::Connection) tells its driver.

use std::borrow::Cow;
use std::fmt;

use super::close::{CloseCode, CloseFrame};
use super::error::Violation;
use super::handshake::HandshakeError;
use super::input::Refusal;

/// One thing to do or to know, from [`Connection::poll_output`](super::Connection::poll_output). Order matters:
/// what is to be written before [`Output::Closed`] comes before it.
///
/// It is lent: small things by the connection until it is used again, messages by the bytes received.
#[derive(PartialEq, Eq)]
pub enum Output<'connection, 'received> {
    /// Write these bytes to the socket, all of them, after those of earlier outputs.
    Transmit(&'connection [u8]),
    /// The opening handshake succeeded (4.1); messages may be sent from now on. At most once.
    Opened(Opened),
    /// A whole message arrived (6.2).
    Message(Message<'received>),
    /// A Pong arrived, asked for or not (5.5.3), with its payload of at most 125 bytes. Pings are answered
    /// inside and not reported.
    Pong(&'connection [u8]),
    /// The [`Input::Send`](super::Input::Send) or [`Input::Close`](super::Input::Close) just given had no effect.
    Refused(Refusal),
    /// The end: exactly once, and always the last output.
    Closed(Closed),
}

/// What the server chose in its opening handshake.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// One of the subprotocols offered in the request, or `None` when the server chose none (4.1).
    pub subprotocol: Option<String>,
    /// All headers of the answer, in their order; what was not UTF-8 is replaced by U+FFFD.
    pub headers: Vec<(String, String)>,
}

/// A message with all its fragments joined (5.4). One that lay whole in the bytes received is lent from there; one that
/// had to be gathered is owned. So whoever keeps it copies it once at most.
#[derive(Clone, PartialEq, Eq)]
pub enum Message<'a> {
    /// Text: valid UTF-8 (8.1).
    Text(Cow<'a, str>),
    /// Bytes.
    Binary(Cow<'a, [u8]>),
}

/// How the connection ended.
///
/// After it the driver writes what [`Output::Transmit`] gave before, then closes the TCP connection. A server should
/// be the first to close TCP (7.1.1), so a driver that can spare the time shuts down its sending side and reads to the
/// end, with a time limit, before it drops the socket; that also keeps a Close frame of ours from being lost to
/// a reset caused by bytes left unread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The connection never opened.
    HandshakeFailed(HandshakeError),
    /// Both ends sent a Close frame: closed cleanly (7.1.4).
    Clean {
        /// Who sent the first Close frame. When the two crossed on the wire, each end calls itself the first.
        initiator: Initiator,
        /// The server's Close frame.
        received: CloseFrame,
    },
    /// The server broke the protocol or a limit, and this end failed the connection (7.1.7).
    Failed {
        /// What it did.
        violation: Violation,
        /// The code of the Close frame sent because of it; `None` when a Close frame had gone out before.
        sent: Option<CloseCode>,
    },
    /// The bytes ended without a Close frame from the server: code 1006 in the terms of 7.1.5.
    Eof {
        /// Whether a Close frame of ours had gone out.
        closing: bool,
    },
    /// A Close frame was sent, and none came back within [`Limits::close_timeout`](super::Limits::close_timeout).
    CloseTimeout,
}

/// Which end sent the first Close frame (7.1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Initiator {
    /// This end.
    Client,
    /// The other end.
    Server,
}

impl Closed {
    /// The WebSocket Connection Close Code (7.1.5): the server's code, [`CloseCode::NO_STATUS`] when its Close frame
    /// had none, [`CloseCode::ABNORMAL`] when none came; `None` when the connection never opened.
    #[must_use]
    pub fn code(&self) -> Option<CloseCode> {
        match self {
            Self::HandshakeFailed(_) => None,
            Self::Clean { received, .. } => Some(received.code.unwrap_or(CloseCode::NO_STATUS)),
            Self::Failed { .. } | Self::Eof { .. } | Self::CloseTimeout => Some(CloseCode::ABNORMAL),
        }
    }
}

/// One sentence for an operator. It contains the server's close reason, escaped: unlike `Debug`, which may print
/// anything by accident, this is asked for.
impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HandshakeFailed(error) => write!(f, "the opening handshake failed: {error}"),
            Self::Clean { initiator, received } => {
                let end = match initiator {
                    Initiator::Client => "this end",
                    Initiator::Server => "the server",
                };
                write!(f, "closed by {end}; the server's close frame says {received}")
            }
            Self::Failed { violation, .. } => write!(f, "the server violated the protocol: {violation}"),
            Self::Eof { closing: false } => f.write_str("the connection ended without a close frame"),
            Self::Eof { closing: true } => {
                f.write_str("the connection ended before the server confirmed the close")
            }
            Self::CloseTimeout => f.write_str("the server did not confirm the close in time"),
        }
    }
}

/// Kind and size only: payloads may hold secrets.
impl fmt::Debug for Output<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transmit(bytes) => write!(f, "Transmit({} bytes)", bytes.len()),
            Self::Opened(opened) => f.debug_tuple("Opened").field(opened).finish(),
            Self::Message(message) => f.debug_tuple("Message").field(message).finish(),
            Self::Pong(bytes) => write!(f, "Pong({} bytes)", bytes.len()),
            Self::Refused(refusal) => f.debug_tuple("Refused").field(refusal).finish(),
            Self::Closed(closed) => f.debug_tuple("Closed").field(closed).finish(),
        }
    }
}

/// Whether there is a subprotocol, and how many headers: both are used to carry secrets.
impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("has_subprotocol", &self.subprotocol.is_some())
            .field("headers", &self.headers.len())
            .finish()
    }
}

/// Kind and size only: payloads may hold secrets.
impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Binary(bytes) => write!(f, "Binary({} bytes)", bytes.len()),
        }
    }
}
