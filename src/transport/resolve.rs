use std::{
    future::{Future as _, poll_fn},
    io,
    net::SocketAddr,
    panic::{AssertUnwindSafe, catch_unwind},
    task::Poll,
    time::Duration,
};

use tokio::{net::lookup_host, time::timeout};

use crate::base::{Failure, ResultCode};

/// To resolve the name.
const DNS_TIMEOUT: Duration = Duration::from_secs(10);

/// A host's addresses of both families, in the order that the system's resolver prefers.
pub(super) async fn resolve(host: &str, port: u16) -> Result<Vec<SocketAddr>, Failure> {
    let failure = |why: &str| {
        let text = format!(
            "The name {host} cannot be resolved: {why}. Check this machine's DNS and its connection to the internet."
        );
        Failure::new(ResultCode::DnsFailed, text)
    };
    timeout(DNS_TIMEOUT, look_up(host, port))
        .await
        .map_err(|_| failure("the system's resolver does not answer"))?
        .map_err(|error| failure(&error.to_string()))
}

/// Asks the system's resolver, on a thread that tokio starts. Tokio panics when the system refuses that thread, which is
/// a failure like any other here.
async fn look_up(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    let mut addresses = Box::pin(async { Ok(lookup_host((host, port)).await?.collect()) });
    poll_fn(|cx| {
        catch_unwind(AssertUnwindSafe(|| addresses.as_mut().poll(cx)))
            .unwrap_or_else(|_| Poll::Ready(Err(io::Error::other("the system refused a thread for it"))))
    })
    .await
}
