use std::time::Duration;

use tokio::{io::BufReader, time::timeout};

use super::{
    Stream, Tls,
    tcp::{Dialer, Endpoint},
};
use crate::base::{Failure, ResultCode, Url};

/// For the TLS handshake.
const TLS_TIMEOUT: Duration = Duration::from_secs(10);

/// For reading without TLS: as much as a TLS record holds.
const PLAIN_BUFFER: usize = 16 * 1024;

/// Makes a client's connections.
#[derive(Debug)]
pub struct Connector {
    tls: Tls,
    dialer: Dialer,
}

impl Connector {
    /// A connector that remembers nothing yet.
    #[must_use]
    pub fn new(tls: Tls) -> Self {
        Self { tls, dialer: Dialer::default() }
    }

    /// Connects to the URL's host, and sets up TLS if the URL asks for it.
    pub async fn connect(&self, url: &Url) -> Result<Stream, Failure> {
        let endpoint = Endpoint { host: url.host(), port: url.port(), loopback_only: !url.tls() };
        let tcp = self.dialer.dial(endpoint).await?;
        if !url.tls() {
            return Ok(Stream::Plain(BufReader::with_capacity(PLAIN_BUFFER, tcp)));
        }
        if let Ok(stream) = timeout(TLS_TIMEOUT, self.tls.handshake(url, tcp)).await {
            Ok(Stream::Tls(Box::new(stream?)))
        } else {
            let text = format!(
                "{} accepted the connection and then did not answer the TLS handshake within {} s: check that the \
                 port speaks TLS.",
                url.authority(),
                TLS_TIMEOUT.as_secs()
            );
            Err(Failure::new(ResultCode::NetworkTimeout, text))
        }
    }
}
