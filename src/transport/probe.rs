//! One step of a connection at a time, for whoever wants to know where it fails.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{task::JoinSet, time::timeout};

use super::{Certificate, Connector, Stream, resolve::resolve, tcp::connect};
use crate::base::{Failure, Url};

/// An address, and how long it took to accept a connection, or why it did not.
pub type Attempt = (SocketAddr, Result<Duration, String>);

/// How a connection is encrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encryption {
    /// Such as `TLSv1_3`.
    pub version: String,
    /// Such as `TLS13_AES_256_GCM_SHA384`.
    pub cipher_suite: String,
    /// The server's certificate, which was accepted.
    pub certificate: Option<Certificate>,
}

/// For an address to accept a connection.
const TCP_TIMEOUT: Duration = Duration::from_secs(5);

/// Addresses that are tried at the most.
const MAX_ATTEMPTS: usize = 16;

impl Connector {
    /// The addresses of the URL's host, or of the proxy in its place.
    pub async fn look_up(&self, url: &Url) -> Result<Vec<SocketAddr>, Failure> {
        let (host, port) = match self.proxy_for(url) {
            Some(proxy) => (proxy.host(), proxy.port()),
            None => (url.host(), url.port()),
        };
        resolve(host, port).await
    }

    /// Tries each address by itself, all at the same time, in TCP alone.
    pub async fn try_each(addresses: Vec<SocketAddr>) -> Vec<Attempt> {
        let mut attempts = JoinSet::new();
        for (index, address) in addresses.into_iter().take(MAX_ATTEMPTS).enumerate() {
            attempts.spawn(async move {
                let start = Instant::now();
                let result = match timeout(TCP_TIMEOUT, connect(address)).await {
                    Ok(Ok(_)) => Ok(start.elapsed()),
                    Ok(Err(error)) => Err(error.to_string()),
                    Err(_) => Err(format!("no answer within {} s", TCP_TIMEOUT.as_secs())),
                };
                (index, (address, result))
            });
        }
        let mut results = attempts.join_all().await;
        results.sort_by_key(|(index, _)| *index);
        results.into_iter().map(|(_, attempt)| attempt).collect()
    }
}

impl Stream {
    /// How it is encrypted; none for a plain one.
    #[must_use]
    pub fn encryption(&self) -> Option<Encryption> {
        let Self::Tls(stream) = self else { return None };
        let (_, session) = stream.get_ref();
        let certificate = session.peer_certificates().and_then(|chain| chain.first());
        Some(Encryption {
            version: session.protocol_version().map(|version| format!("{version:?}")).unwrap_or_default(),
            cipher_suite: session
                .negotiated_cipher_suite()
                .map(|suite| format!("{:?}", suite.suite()))
                .unwrap_or_default(),
            certificate: certificate.and_then(|certificate| Certificate::read(certificate)),
        })
    }
}
