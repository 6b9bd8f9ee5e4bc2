use std::{
    future::{Future as _, poll_fn},
    io,
    net::SocketAddr,
    panic::{AssertUnwindSafe, catch_unwind},
    task::Poll,
    time::Duration,
};

use tokio::{
    io::BufReader,
    net::{TcpStream, lookup_host},
    time::timeout,
};

use super::{Stream, Tls};
use crate::base::{Failure, ResultCode, Url};

/// To resolve the name.
const DNS_TIMEOUT: Duration = Duration::from_secs(10);
/// For each address, to accept the connection.
const TCP_TIMEOUT: Duration = Duration::from_secs(4);
/// For the TLS handshake.
const TLS_TIMEOUT: Duration = Duration::from_secs(10);

/// For reading without TLS: as much as a TLS record holds.
const PLAIN_BUFFER: usize = 16 * 1024;

/// Connects to the URL's host: tries each of its addresses in turn, then sets up TLS if the URL asks for it.
pub async fn connect(url: &Url, tls: &Tls) -> Result<Stream, Failure> {
    let tcp = connect_tcp(url).await?;
    // Small messages must not wait for more; a failure would only cost time.
    let _ = tcp.set_nodelay(true);
    if !url.tls() {
        return Ok(Stream::Plain(BufReader::with_capacity(PLAIN_BUFFER, tcp)));
    }
    if let Ok(stream) = timeout(TLS_TIMEOUT, tls.handshake(url, tcp)).await {
        Ok(Stream::Tls(Box::new(stream?)))
    } else {
        let text = format!(
            "{} accepted the connection and then did not answer the TLS handshake within {} s: check that the port \
             speaks TLS.",
            url.authority(),
            TLS_TIMEOUT.as_secs()
        );
        Err(Failure::new(ResultCode::NetworkTimeout, text))
    }
}

async fn connect_tcp(url: &Url) -> Result<TcpStream, Failure> {
    let mut last = None;
    for address in resolve(url).await? {
        match timeout(TCP_TIMEOUT, TcpStream::connect(address)).await {
            Ok(Ok(tcp)) => return Ok(tcp),
            Ok(Err(error)) => last = Some(connect_failed(url, address, &error)),
            Err(_) => {
                let text = format!(
                    "{} ({address}) did not answer within {} s: check that a firewall lets this machine reach it.",
                    url.authority(),
                    TCP_TIMEOUT.as_secs()
                );
                last = Some(Failure::new(ResultCode::NetworkTimeout, text));
            }
        }
    }
    Err(last.unwrap_or_else(|| {
        let text = format!("The name {} has no address that may be used.", url.host());
        Failure::new(ResultCode::DnsFailed, text)
    }))
}

async fn resolve(url: &Url) -> Result<Vec<SocketAddr>, Failure> {
    let failure = |why: &str| {
        let text = format!(
            "The name {} cannot be resolved: {why}. Check this machine's DNS and its connection to the internet.",
            url.host()
        );
        Failure::new(ResultCode::DnsFailed, text)
    };
    let addresses = timeout(DNS_TIMEOUT, look_up(url))
        .await
        .map_err(|_| failure("the system's resolver does not answer"))?
        .map_err(|error| failure(&error.to_string()))?;
    // Whatever a hosts file says of "localhost": without TLS nothing leaves this machine.
    Ok(addresses.into_iter().filter(|address| url.tls() || address.ip().is_loopback()).collect())
}

/// Asks the system's resolver, on a thread that tokio starts. Tokio panics when the system refuses that thread, which is
/// a failure like any other here.
async fn look_up(url: &Url) -> io::Result<Vec<SocketAddr>> {
    let mut addresses = Box::pin(async { Ok(lookup_host((url.host(), url.port())).await?.collect()) });
    poll_fn(|cx| {
        catch_unwind(AssertUnwindSafe(|| addresses.as_mut().poll(cx)))
            .unwrap_or_else(|_| Poll::Ready(Err(io::Error::other("the system refused a thread for it"))))
    })
    .await
}

fn connect_failed(url: &Url, address: SocketAddr, error: &io::Error) -> Failure {
    // EMFILE and ENFILE have no kind of their own.
    let out_of_files = cfg!(unix) && matches!(error.raw_os_error(), Some(23 | 24));
    let (code, remedy) = match error.kind() {
        _ if out_of_files => (ResultCode::OutOfResources, "Raise this process's limit on open files."),
        io::ErrorKind::ConnectionReset => (ResultCode::ConnectionLost, "The server broke off at once."),
        _ => (ResultCode::ConnectFailed, "Check the URL, and that a firewall lets this machine reach it."),
    };
    Failure::new(code, format!("No connection to {} ({address}): {error}. {remedy}", url.authority()))
}
