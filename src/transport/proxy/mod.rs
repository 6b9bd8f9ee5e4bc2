//! The way through a proxy: which one, and how it is asked for a tunnel. What passes through a tunnel is encrypted from
//! end to end, so the proxy itself is spoken to in clear.

mod choice;
mod credentials;
mod environment;
mod error;
mod http_connect;
mod socks5;
mod url;

use std::{fmt, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncWrite},
    time::timeout,
};

use credentials::Credentials;
use error::TunnelError;

use crate::base::{Failure, Url};

pub use choice::Proxies;

/// A proxy, and what it wants to know of us.
#[derive(Debug)]
pub struct Proxy {
    protocol: Protocol,
    host: String,
    port: u16,
    credentials: Option<Credentials>,
    /// The option or environment variable that names it.
    origin: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Protocol {
    /// HTTP's CONNECT method (RFC 9110, section 9.3.6).
    HttpConnect,
    /// RFC 1928, with the names of hosts left to the proxy.
    Socks5,
}

/// For the proxy to answer, which includes connecting to the host in its turn.
const TIMEOUT: Duration = Duration::from_secs(10);

impl Proxy {
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    pub(super) const fn port(&self) -> u16 {
        self.port
    }

    /// Asks for a connection to the URL's host. From then on the stream, which is one to this proxy, leads there.
    pub(super) async fn tunnel<S>(&self, stream: &mut S, url: &Url) -> Result<(), Failure>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let (host, port, credentials) = (url.host(), url.port(), self.credentials.as_ref());
        let tunnel = async {
            match self.protocol {
                Protocol::HttpConnect => http_connect::tunnel(stream, host, port, credentials).await,
                Protocol::Socks5 => socks5::tunnel(stream, host, port, credentials).await,
            }
        };
        match timeout(TIMEOUT, tunnel).await {
            Ok(result) => result.map_err(|error| error.failure(self, &url.authority())),
            Err(_) => Err(TunnelError::TimedOut(TIMEOUT).failure(self, &url.authority())),
        }
    }
}

/// Without the credentials.
impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.protocol {
            Protocol::HttpConnect => "http",
            Protocol::Socks5 => "socks5",
        };
        write!(f, "{scheme}://{} (from {})", authority(&self.host, self.port), self.origin)
    }
}

/// Host and port as CONNECT wants them, an IPv6 address in brackets.
fn authority(host: &str, port: u16) -> String {
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

#[cfg(test)]
mod tests {
    use tokio::{io::duplex, time::Instant};

    use super::*;
    use crate::base::{Purpose, ResultCode};

    #[tokio::test(start_paused = true)]
    async fn a_proxy_that_stays_silent_is_given_up() {
        let url = Url::parse("https://discord.test/", Purpose::Http).unwrap();
        for proxy in ["http://proxy:3128", "socks5://proxy:1080"] {
            let proxy = Proxy::parse(proxy, "proxy_url").unwrap();
            let (mut ours, _silent) = duplex(1024);
            let start = Instant::now();
            let failure = proxy.tunnel(&mut ours, &url).await.unwrap_err();
            assert_eq!(start.elapsed(), TIMEOUT);
            assert_eq!(failure.code, ResultCode::NetworkTimeout);
            assert!(failure.text.contains(&proxy.to_string()), "{}", failure.text);
            assert!(
                failure.text.contains("discord.test within 10 s. Check that its scheme"),
                "{}",
                failure.text
            );
        }
    }
}
