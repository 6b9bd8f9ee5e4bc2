//! The server's opening handshake (4.1, 4.2.2): accepted only when it proves that it understood.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha1::{Digest as _, Sha1};

use super::output::Opened;

/// What a server appends to the key before hashing it (1.3).
const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// Big front servers add some twenty headers.
const MAX_HEADERS: usize = 96;

/// Characters of a reason phrase that are kept.
const MAX_REASON: usize = 64;

/// The value of `Sec-WebSocket-Key` (4.1).
pub(super) fn key(nonce: [u8; 16]) -> String {
    BASE64.encode(nonce)
}

/// The value of `Sec-WebSocket-Accept` that answers a key (4.2.2).
fn accept(key: &str) -> String {
    BASE64.encode(Sha1::new().chain_update(key).chain_update(GUID).finalize())
}

/// Collects the response and checks it.
pub(super) struct Handshake {
    accept: String,
    subprotocols: Vec<String>,
    limit: usize,
    /// Bytes of the head so far, of interim responses before it, and of the head already searched for its end.
    head: Vec<u8>,
    interim: usize,
    searched: usize,
}

impl Handshake {
    pub(super) fn new(key: &str, subprotocols: Vec<String>, limit: usize) -> Self {
        Self { accept: accept(key), subprotocols, limit, head: Vec::new(), interim: 0, searched: 0 }
    }

    /// Takes bytes. When the handshake is complete, returns it with the bytes behind it, which belong to frames.
    pub(super) fn read<'a>(
        &mut self,
        mut input: &'a [u8],
    ) -> Result<Option<(Opened, &'a [u8])>, HandshakeError> {
        loop {
            let before = self.head.len();
            let room = self.limit - self.interim - before;
            self.head.extend_from_slice(&input[..room.min(input.len())]);
            let Some(end) = self.find_end()? else {
                let full = self.head.len() - before == room;
                return if full { Err(HandshakeError::TooLarge { limit: self.limit }) } else { Ok(None) };
            };
            input = &input[end - before..];
            if let Some(opened) = check(&self.head[..end], &self.accept, &self.subprotocols)? {
                return Ok(Some((opened, input)));
            }
            self.interim += end;
            self.head.clear();
            self.searched = 0;
        }
    }

    /// The length of the head when its last, empty line has arrived. Each byte is looked at once, however the
    /// head is split, and what is not HTTP at all is found out at once.
    fn find_end(&mut self) -> Result<Option<usize>, HandshakeError> {
        const START: &[u8] = b"HTTP/1.";
        let start = START.len().min(self.head.len());
        if self.head[..start] != START[..start] {
            return Err(HandshakeError::Malformed);
        }
        for index in self.searched..self.head.len() {
            if self.head[..=index].ends_with(b"\n\r\n") || self.head[..=index].ends_with(b"\n\n") {
                return Ok(Some(index + 1));
            }
        }
        self.searched = self.head.len();
        Ok(None)
    }
}

/// Checks a whole head. `None`: an interim response, such as 103, which says nothing about the handshake.
fn check(head: &[u8], accept: &str, offered: &[String]) -> Result<Option<Opened>, HandshakeError> {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    match response.parse(head) {
        Ok(httparse::Status::Complete(_)) => {}
        Err(httparse::Error::TooManyHeaders) => return Err(HandshakeError::TooManyHeaders),
        Ok(httparse::Status::Partial) | Err(_) => return Err(HandshakeError::Malformed),
    }
    let (Some(status), Some(version)) = (response.code, response.version) else {
        return Err(HandshakeError::Malformed);
    };
    let headers = Headers(response.headers);
    match status {
        101 if version == 0 => return Err(HandshakeError::Version),
        101 => {}
        100..=199 => return Ok(None),
        300..=399 => {
            let location = headers.all("location").next();
            let location = location.map(|value| Location(String::from_utf8_lossy(value).into_owned()));
            return Err(HandshakeError::Redirect { status, location });
        }
        _ => {
            let reason = response.reason.unwrap_or_default().chars().take(MAX_REASON).collect();
            let retry_after = headers.all("retry-after").next().and_then(seconds);
            return Err(HandshakeError::Status { status, reason, retry_after });
        }
    }
    if !headers.only("upgrade").is_some_and(|value| value.eq_ignore_ascii_case(b"websocket")) {
        return Err(HandshakeError::Upgrade);
    }
    let mut tokens = headers.all("connection").flat_map(|value| value.split(|b| *b == b','));
    if !tokens.any(|token| token.trim_ascii().eq_ignore_ascii_case(b"upgrade")) {
        return Err(HandshakeError::Connection);
    }
    if headers.only("sec-websocket-accept") != Some(accept.as_bytes()) {
        return Err(HandshakeError::Accept);
    }
    if headers.all("sec-websocket-extensions").next().is_some() {
        return Err(HandshakeError::Extension);
    }
    let mut subprotocols = headers.all("sec-websocket-protocol");
    let subprotocol = match (subprotocols.next(), subprotocols.next()) {
        (None, _) => None,
        (Some(_), Some(_)) => return Err(HandshakeError::Subprotocol),
        (Some(chosen), None) => {
            let known = offered.iter().find(|name| name.as_bytes() == chosen);
            Some(known.ok_or(HandshakeError::Subprotocol)?.clone())
        }
    };
    Ok(Some(Opened { subprotocol, headers: headers.to_owned() }))
}

/// The headers of a response. Names are compared without case.
struct Headers<'h>(&'h [httparse::Header<'h>]);

impl<'h> Headers<'h> {
    fn all(&self, name: &str) -> impl Iterator<Item = &'h [u8]> {
        let headers = self.0.iter();
        headers.filter(move |h| h.name.eq_ignore_ascii_case(name)).map(|h| h.value.trim_ascii())
    }

    fn to_owned(&self) -> Vec<(String, String)> {
        let headers = self.0.iter();
        headers
            .map(|h| (h.name.to_owned(), String::from_utf8_lossy(h.value.trim_ascii()).into_owned()))
            .collect()
    }

    /// The value of a header that must come exactly once.
    fn only(&self, name: &str) -> Option<&'h [u8]> {
        let mut values = self.all(name);
        let first = values.next();
        if values.next().is_none() { first } else { None }
    }
}

/// A Retry-After in seconds; the form with a date needs a clock and is left out.
fn seconds(value: &[u8]) -> Option<Duration> {
    let seconds: u32 = str::from_utf8(value).ok()?.parse().ok()?;
    Some(Duration::from_secs(seconds.into()))
}

/// Why the opening handshake failed. No frame is sent in answer: the connection is closed (4.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandshakeError {
    /// What came is not an HTTP/1 response.
    Malformed,
    /// The response is HTTP/1.0, which knows no upgrade (4.1: HTTP/1.1 or later).
    Version,
    /// The head of the response is longer than [`Limits::max_response_bytes`](super::Limits::max_response_bytes).
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The response has more than 96 headers.
    TooManyHeaders,
    /// The server sends us elsewhere (3xx). 4.1 lets a client follow; this one does not, since a redirect decides where
    /// credentials go. The caller can make a new connection.
    Redirect {
        /// The HTTP status.
        status: u16,
        /// The Location header.
        location: Option<Location>,
    },
    /// Any other status than 101 (4.1, step 1), such as 401, 403, 426, 429, or 200 from a server without WebSocket.
    Status {
        /// The HTTP status.
        status: u16,
        /// The beginning of the reason phrase, at most 64 ASCII characters; often empty.
        reason: String,
        /// The Retry-After header, when it gives seconds.
        retry_after: Option<Duration>,
    },
    /// The Upgrade header is not exactly `websocket` (4.1, step 2).
    Upgrade,
    /// The Connection header has no token `Upgrade` (4.1, step 3).
    Connection,
    /// `Sec-WebSocket-Accept` is missing, repeated, or does not answer our key (4.1, step 4; 11.3.3).
    Accept,
    /// The server uses an extension, and none was offered (4.1, step 5).
    Extension,
    /// The server chose a subprotocol that was not offered, or more than one (4.1, step 6; 11.3.4).
    Subprotocol,
    /// The bytes ended before the response did.
    Eof,
    /// The response was not complete within [`Limits::handshake_timeout`](super::Limits::handshake_timeout).
    Timeout,
    /// This end closed before the response was complete.
    Abandoned,
}

/// The value of a Location header. `Debug` prints its length: a URL may carry secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Location(String);

impl Location {
    /// As the server wrote it; what was not UTF-8 is replaced by U+FFFD.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// One sentence, without the redirect's target.
impl fmt::Display for HandshakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str("the server did not answer with HTTP"),
            Self::Version => f.write_str("the server answered with HTTP/1.0"),
            Self::TooLarge { limit } => write!(f, "the server's answer is longer than {limit} bytes"),
            Self::TooManyHeaders => write!(f, "the server's answer has more than {MAX_HEADERS} headers"),
            Self::Redirect { status, .. } => write!(f, "the server redirects elsewhere (HTTP {status})"),
            Self::Status { status, reason, .. } => write!(f, "the server answered HTTP {status} {reason}"),
            Self::Upgrade => f.write_str("the server does not upgrade to websocket"),
            Self::Connection => f.write_str("the server's answer has no Connection: Upgrade"),
            Self::Accept => f.write_str("the server did not answer our Sec-WebSocket-Key"),
            Self::Extension => f.write_str("the server uses an extension that was not offered"),
            Self::Subprotocol => f.write_str("the server chose a subprotocol that was not offered"),
            Self::Eof => f.write_str("the connection ended before the server had answered"),
            Self::Timeout => f.write_str("the server did not answer in time"),
            Self::Abandoned => f.write_str("closed before the server had answered"),
        }
    }
}

impl std::error::Error for HandshakeError {}
