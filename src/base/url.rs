use std::{fmt, net::IpAddr, num::NonZeroU16};

use http::{Uri, uri::Authority};

use super::{Failure, ResultCode};

/// The most bytes of what is no URL that a text quotes.
const MAX_SHOWN: usize = 256;

/// What a URL is for, which decides the schemes that it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// `https`, or `http` to loopback.
    Http,
    /// `wss`, or `ws` to loopback.
    WebSocket,
}

/// Where to connect, and what to ask for there. Without TLS it can only lead to this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url {
    purpose: Purpose,
    tls: bool,
    host: String,
    port: u16,
    /// Begins with `/`; has the query, if any.
    target: String,
}

impl Url {
    /// Reads an absolute URL. A URL without TLS is refused unless it names a loopback address, since secrets travel
    /// on the connection.
    pub fn parse(text: &str, purpose: Purpose) -> Result<Self, Failure> {
        let (secure, plain) = match purpose {
            Purpose::Http => ("https", "http"),
            Purpose::WebSocket => ("wss", "ws"),
        };
        // A user name or password is not to be seen in a log; and a server may give megabytes.
        let is_shown = !text.contains('@') && text.len() <= MAX_SHOWN;
        let shown = if is_shown { format!("\"{text}\"") } else { "The URL".to_owned() };
        let invalid = |why: &str| {
            let text = format!(
                "{shown} is not a URL that can be used here: {why}. It must look like {secure}://host/path."
            );
            Failure::new(ResultCode::InvalidUrl, text)
        };
        let uri: Uri = text.parse().map_err(|error: http::uri::InvalidUri| invalid(&error.to_string()))?;
        let tls = match uri.scheme_str() {
            Some(scheme) if scheme.eq_ignore_ascii_case(secure) => true,
            Some(scheme) if scheme.eq_ignore_ascii_case(plain) => false,
            Some(scheme) => return Err(invalid(&format!("its scheme is {scheme}"))),
            None => return Err(invalid("it has no scheme")),
        };
        let authority = uri.authority().ok_or_else(|| invalid("it has no host"))?;
        if authority.as_str().contains('@') {
            return Err(invalid("it has a user name or password in it"));
        }
        let (host, port) = host_and_port(authority).map_err(invalid)?;
        let default_port = if tls { 443 } else { 80 };
        let url = Self {
            purpose,
            tls,
            host,
            port: port.unwrap_or(default_port),
            target: uri.path_and_query().map_or("/", |target| target.as_str()).to_owned(),
        };
        if !tls && !url.is_loopback() {
            let text = format!(
                "{plain}://{} would send everything over the network in clear: use {secure}:// (plain {plain}:// is \
                 accepted to localhost, 127.0.0.1 and ::1 only).",
                url.authority()
            );
            return Err(Failure::new(ResultCode::InsecureUrl, text));
        }
        Ok(url)
    }

    /// Whether the connection is to be encrypted.
    #[must_use]
    pub const fn tls(&self) -> bool {
        self.tls
    }

    /// The host's name or address, an IPv6 address without brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port, given or implied by the scheme.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Path and query, as the request line wants them.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Host and, unless it is the scheme's own, port, as the `Host` header wants them (RFC 9110, section 7.2).
    #[must_use]
    pub fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        let default_port = if self.tls { 443 } else { 80 };
        if self.port == default_port { host } else { format!("{host}:{}", self.port) }
    }

    /// The same URL with `path` (which begins with `/`) added to its path.
    #[must_use]
    pub fn join(&self, path: &str) -> Self {
        let base = self.target.split('?').next().unwrap_or_default().trim_end_matches('/');
        Self { target: format!("{base}{path}"), ..self.clone() }
    }

    /// The same host and path with this query, which has no `?`.
    #[must_use]
    pub fn with_query(&self, query: &str) -> Self {
        let path = self.target.split('?').next().unwrap_or("/");
        Self { target: format!("{path}?{query}"), ..self.clone() }
    }

    /// Whether the host is `localhost` or a loopback address. A name is not resolved here.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

/// The host, in lower case and without brackets, and the port if there is one; or what is wrong with them. There must be
/// no user name in front.
pub fn host_and_port(authority: &Authority) -> Result<(String, Option<u16>), &'static str> {
    const BAD_PORT: &str = "its port is not a number from 1 to 65535";
    let host = authority.host();
    if host.is_empty() || host == "[]" {
        return Err("its host is empty");
    }
    let port = match authority.port() {
        Some(port) if port.as_str().starts_with('+') => return Err(BAD_PORT),
        Some(port) => Some(port.as_str().parse::<NonZeroU16>().map_err(|_| BAD_PORT)?.get()),
        // `http` reads "host:99999" as a host without a port.
        None if authority.as_str().len() > host.len() => return Err(BAD_PORT),
        None => None,
    };
    Ok((host.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase(), port))
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match (self.purpose, self.tls) {
            (Purpose::Http, true) => "https",
            (Purpose::Http, false) => "http",
            (Purpose::WebSocket, true) => "wss",
            (Purpose::WebSocket, false) => "ws",
        };
        write!(f, "{scheme}://{}{}", self.authority(), self.target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str, purpose: Purpose) -> ResultCode {
        Url::parse(text, purpose).map_or_else(|failure| failure.code, |_| ResultCode::Ok)
    }

    #[test]
    fn parts_are_told_apart() {
        let url = Url::parse("WSS://Gateway.discord.gg/?v=10", Purpose::WebSocket).unwrap();
        assert_eq!(
            (url.tls(), url.host(), url.port(), url.target()),
            (true, "gateway.discord.gg", 443, "/?v=10")
        );
        assert_eq!(url.authority(), "gateway.discord.gg");

        let url = Url::parse("http://[::1]:8080/api/v10", Purpose::Http).unwrap();
        assert_eq!((url.host(), url.authority().as_str()), ("::1", "[::1]:8080"));
        assert_eq!(url.join("/gateway/bot").to_string(), "http://[::1]:8080/api/v10/gateway/bot");
        assert_eq!(url.with_query("v=10").target(), "/api/v10?v=10");
        assert_eq!(Url::parse("wss://host", Purpose::WebSocket).unwrap().target(), "/");
    }

    #[test]
    fn what_stands_before_an_at_sign_is_not_quoted() {
        let failure = Url::parse("https://s3cr3t@localhost/", Purpose::Http).unwrap_err();
        assert!(!failure.text.contains("s3cr3t"), "{}", failure.text);
    }

    #[test]
    fn what_is_endless_is_not_quoted() {
        let failure = Url::parse(&"x".repeat(1 << 20), Purpose::WebSocket).unwrap_err();
        assert!(failure.text.len() < 1000, "{} bytes", failure.text.len());
    }

    #[test]
    fn without_tls_only_this_machine_can_be_reached() {
        for url in ["http://localhost:1", "http://127.0.0.1:1", "http://127.9.9.9:1/x", "http://[::1]:1"] {
            assert_eq!(code(url, Purpose::Http), ResultCode::Ok, "{url}");
        }
        for url in [
            "http://discord.com",
            "http://localhost.example.com",
            "http://10.0.0.1",
            "http://127.0.0.1.nip.io",
        ] {
            assert_eq!(code(url, Purpose::Http), ResultCode::InsecureUrl, "{url}");
        }
        assert_eq!(code("ws://gateway.discord.gg", Purpose::WebSocket), ResultCode::InsecureUrl);
    }

    #[test]
    fn what_is_no_url_is_refused() {
        for url in [
            "",
            "discord.com",
            "/path",
            "ftp://discord.com",
            "wss://discord.com",
            "https://",
            "https://a b",
            "https://:1",
            "https://user:pw@discord.com",
            "https://discord.com:99999",
            "https://discord.com:0",
            "https://x:y/",
            "https://[]/",
            "https://x:+80/",
        ] {
            assert_eq!(code(url, Purpose::Http), ResultCode::InvalidUrl, "{url}");
        }
    }
}
