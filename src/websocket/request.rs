//! The client's opening handshake (4.1): checked once, written once.

use std::fmt;

/// What to ask of the server. Everything is checked when the connection is made, so that nothing a host passes in
/// can add a line to the request.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    host: String,
    target: String,
    origin: Option<String>,
    subprotocols: Vec<String>,
    headers: Vec<(String, String)>,
}

impl Request {
    /// `host` is the value of the Host header: the server's name, an IPv6 address in brackets, followed by `:port`
    /// when the port is not the scheme's default. `target` is the resource name of section 3: path and query, at least
    /// `/`.
    #[must_use]
    pub fn new(host: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            host: host.into(),
            target: target.into(),
            origin: None,
            subprotocols: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// Sets the Origin header, which browsers send and others may (10.2).
    #[must_use]
    pub fn origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = Some(origin.into());
        self
    }

    /// Offers one more subprotocol (1.9), the preferred first.
    #[must_use]
    pub fn subprotocol(mut self, name: impl Into<String>) -> Self {
        self.subprotocols.push(name.into());
        self
    }

    /// Adds a header, such as `User-Agent` or `Authorization`. Those that the handshake itself is made of are refused.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub(super) fn into_subprotocols(self) -> Vec<String> {
        self.subprotocols
    }

    /// The bytes of the request, for a `Sec-WebSocket-Key` made by the caller.
    pub(super) fn encode(&self, key: &str) -> Result<Vec<u8>, RequestError> {
        self.check()?;
        let mut head = format!(
            "GET {} HTTP/1.1\r\nHost: {}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n",
            self.target, self.host
        );
        let mut line = |name: &str, value: &str| {
            for part in [name, ": ", value, "\r\n"] {
                head.push_str(part);
            }
        };
        if let Some(origin) = &self.origin {
            line("Origin", origin);
        }
        if !self.subprotocols.is_empty() {
            line("Sec-WebSocket-Protocol", &self.subprotocols.join(", "));
        }
        for (name, value) in &self.headers {
            line(name, value);
        }
        head.push_str("\r\n");
        Ok(head.into_bytes())
    }

    /// Whether it can be sent at all. [`Connection::new`](super::Connection::new) checks it likewise.
    pub fn check(&self) -> Result<(), RequestError> {
        let host_ok = |b: u8| b.is_ascii_graphic() && !b"/?#@\\\"<>^`{|},".contains(&b);
        if self.host.is_empty() || !self.host.bytes().all(host_ok) {
            return Err(RequestError::Host);
        }
        // Section 3 allows no fragment; a '#' that is data is written %23.
        if !self.target.starts_with('/') || !self.target.bytes().all(|b| b.is_ascii_graphic() && b != b'#') {
            return Err(RequestError::Target);
        }
        if let Some(origin) = &self.origin
            && (origin.is_empty() || !origin.bytes().all(|b| b.is_ascii_graphic()))
        {
            return Err(RequestError::Origin);
        }
        for (index, name) in self.subprotocols.iter().enumerate() {
            if !is_token(name) {
                return Err(RequestError::Subprotocol);
            }
            if self.subprotocols[..index].contains(name) {
                return Err(RequestError::SubprotocolRepeated);
            }
        }
        for (index, (name, value)) in self.headers.iter().enumerate() {
            if !is_token(name) {
                return Err(RequestError::HeaderName { index });
            }
            if is_reserved(name) {
                return Err(RequestError::HeaderReserved { index });
            }
            if !value.bytes().all(|b| b.is_ascii_graphic() || b == b' ' || b == b'\t') {
                return Err(RequestError::HeaderValue { index });
            }
        }
        Ok(())
    }
}

/// A token in HTTP's sense, which header names and subprotocols are.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

/// Headers that the handshake writes itself, and those that would change how the request is framed.
fn is_reserved(name: &str) -> bool {
    const RESERVED: [&str; 9] = [
        "host",
        "upgrade",
        "connection",
        "origin",
        "content-length",
        "transfer-encoding",
        "expect",
        "te",
        "trailer",
    ];
    let name = name.to_ascii_lowercase();
    RESERVED.contains(&name.as_str()) || name.starts_with("sec-websocket-")
}

/// Why a [`Request`] cannot be sent. Headers are named by their place: a name that is not one may be a secret put
/// in the wrong argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// The host is empty or has a character that no host and port may have (section 3).
    Host,
    /// The target does not begin with `/`, contains `#`, or has a character other than visible ASCII (section 3).
    Target,
    /// The origin is empty or has a character other than visible ASCII (4.1).
    Origin,
    /// A subprotocol is not an HTTP token (4.1).
    Subprotocol,
    /// A subprotocol is offered twice (4.1).
    SubprotocolRepeated,
    /// A header's name is not an HTTP token.
    HeaderName {
        /// Which of the added headers, from 0.
        index: usize,
    },
    /// A header belongs to the handshake itself or would change the request's framing.
    HeaderReserved {
        /// Which of the added headers, from 0.
        index: usize,
    },
    /// A header's value has a line break, another control character or something other than ASCII.
    HeaderValue {
        /// Which of the added headers, from 0.
        index: usize,
    },
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host => f.write_str("the host is not a valid host and port"),
            Self::Target => f.write_str("the target must be a path with an optional query and no fragment"),
            Self::Origin => f.write_str("the origin must be visible ASCII"),
            Self::Subprotocol => f.write_str("a subprotocol must be an HTTP token"),
            Self::SubprotocolRepeated => f.write_str("a subprotocol is offered twice"),
            Self::HeaderName { index } => write!(f, "the name of header {index} is not an HTTP token"),
            Self::HeaderReserved { index } => write!(f, "header {index} is reserved for the handshake"),
            Self::HeaderValue { index } => write!(f, "the value of header {index} is not plain ASCII text"),
        }
    }
}

impl std::error::Error for RequestError {}

/// The host, and the sizes of everything else: target, headers and even subprotocols are used to carry secrets.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("host", &self.host)
            .field("target_len", &self.target.len())
            .field("subprotocols", &self.subprotocols.len())
            .field("headers", &self.headers.len())
            .finish_non_exhaustive()
    }
}
