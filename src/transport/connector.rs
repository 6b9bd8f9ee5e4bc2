use std::{sync::Arc, time::Duration};

use tokio::{io::BufReader, time::timeout};

use super::{
    Proxies, Proxy, Stream, Tls, Wire,
    tcp::{Dialer, Endpoint},
};
use crate::base::{Failure, ResultCode, Traffic, Url};

/// For the TLS handshake.
const TLS_TIMEOUT: Duration = Duration::from_secs(10);

/// For reading without TLS: as much as a TLS record holds.
const PLAIN_BUFFER: usize = 16 * 1024;

/// Makes a client's connections: directly or through its proxy, with TLS from end to end.
#[derive(Debug)]
pub struct Connector {
    tls: Tls,
    proxies: Proxies,
    dialer: Dialer,
    traffic: Arc<Traffic>,
}

impl Connector {
    /// A connector that remembers nothing yet.
    #[must_use]
    pub fn new(tls: Tls, proxies: Proxies) -> Self {
        Self { tls, proxies, dialer: Dialer::default(), traffic: Arc::default() }
    }

    /// The same connector, whose connections count what passes through them into `traffic`.
    #[must_use]
    pub fn with_traffic(self, traffic: Arc<Traffic>) -> Self {
        Self { traffic, ..self }
    }

    /// Connects to the URL's host, and sets up TLS if the URL asks for it.
    pub async fn connect(&self, url: &Url) -> Result<Stream, Failure> {
        let proxy = self.proxy_for(url);
        let endpoint = match proxy {
            Some(proxy) => Endpoint { host: proxy.host(), port: proxy.port(), loopback_only: false },
            None => Endpoint { host: url.host(), port: url.port(), loopback_only: !url.tls() },
        };
        let (address, tcp) = self.dialer.dial(endpoint).await.map_err(|failure| match proxy {
            Some(proxy) => unreachable(proxy, &failure),
            None => failure,
        })?;
        let wire = Wire::new(tcp, Arc::clone(&self.traffic));
        let stream = self.set_up(wire, proxy, url).await;
        // An address that takes connections and does not serve them must not be the first again.
        match stream {
            Ok(_) => self.dialer.remember(endpoint.host, address.ip()),
            Err(_) => self.dialer.forget(endpoint.host),
        }
        stream
    }

    /// The proxy that the way to this URL leads through.
    #[must_use]
    pub fn proxy_for(&self, url: &Url) -> Option<&Proxy> {
        self.proxies.for_url(url)
    }

    async fn set_up(&self, mut wire: Wire, proxy: Option<&Proxy>, url: &Url) -> Result<Stream, Failure> {
        if let Some(proxy) = proxy {
            proxy.tunnel(&mut wire, url).await?;
        }
        if !url.tls() {
            return Ok(Stream::Plain(BufReader::with_capacity(PLAIN_BUFFER, wire)));
        }
        if let Ok(stream) = timeout(TLS_TIMEOUT, self.tls.handshake(url, wire)).await {
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

fn unreachable(proxy: &Proxy, failure: &Failure) -> Failure {
    let code = match failure.code {
        code @ (ResultCode::OutOfResources | ResultCode::NetworkTimeout) => code,
        _ => ResultCode::ProxyFailed,
    };
    Failure::new(code, format!("The proxy {proxy} cannot be reached. {}", failure.text))
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use tokio::net::TcpListener;

    use super::*;
    use crate::{base::Purpose, transport::Roots};

    #[tokio::test]
    async fn an_address_is_good_when_it_serves_and_not_when_it_merely_accepts() {
        let connector = Connector::new(Tls::new(Roots::new(None).unwrap()), Proxies::default());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let url = |scheme| Url::parse(&format!("{scheme}://127.0.0.1:{port}/"), Purpose::Http).unwrap();
        let last_good = || connector.dialer.last_good("127.0.0.1");

        connector.connect(&url("http")).await.unwrap();
        assert_eq!(last_good(), Some(IpAddr::from(Ipv4Addr::LOCALHOST)));
        let hang_up = async {
            for _ in 0..2 {
                drop(listener.accept().await.unwrap());
            }
        };
        let (without_tls, ()) = tokio::join!(async { connector.connect(&url("https")).await }, hang_up);
        assert_eq!(without_tls.unwrap_err().code, ResultCode::ConnectionLost);
        assert_eq!(last_good(), None);
    }
}
