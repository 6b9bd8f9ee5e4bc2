//! The accept loop of the TLS port: refusals, the handshake, then HTTP.

use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;

use super::{Ending, Instead, Pieces, Wire};
use crate::core::Core;
use crate::faults::Refusal;
use crate::journal::What;
use crate::{echo, gateway, rest};

/// Bounds memory, not meant to be reached.
const MAX_CONNECTIONS: usize = 512;
/// Bytes of a request line with its headers.
const MAX_HEAD: usize = 64 * 1024;
const HANDSHAKE_PATIENCE: Duration = Duration::from_secs(10);
/// How long [`Refusal::NoTls`] holds a connection; longer than any client waits.
const NO_TLS: Duration = Duration::from_mins(5);

pub(crate) async fn accept_loop(core: Arc<Core>, listener: TcpListener, tls: TlsAcceptor) {
    let slots = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        let Ok(slot) = Arc::clone(&slots).acquire_owned().await else { return };
        let Ok((tcp, _)) = listener.accept().await else {
            // Out of file descriptors, most likely: some time must pass before it can work again.
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        // Pieces and half frames must leave when they are written.
        let _ = tcp.set_nodelay(true);
        let refusal = core.state().faults.next_tcp_refusal();
        match refusal {
            Some(how) => {
                refuse(&core, tcp, slot, &how);
            }
            None => {
                tokio::spawn(serve(Arc::clone(&core), tcp, tls.clone(), slot));
            }
        }
    }
}

fn refuse(core: &Core, tcp: TcpStream, slot: OwnedSemaphorePermit, how: &Refusal) {
    core.record_refusal(how);
    let wire = Wire::new(tcp);
    match how {
        Refusal::Reset => wire.control().end(Ending::Reset),
        Refusal::NoTls => {
            tokio::spawn(async move {
                sleep(NO_TLS).await;
                drop((wire, slot));
            });
        }
        _ => {}
    }
}

async fn serve(core: Arc<Core>, tcp: TcpStream, tls: TlsAcceptor, slot: OwnedSemaphorePermit) {
    let wire = Wire::new(tcp);
    let control = wire.control();
    let stream = match timeout(HANDSHAKE_PATIENCE, tls.accept(wire)).await {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => {
            core.journal.record(What::TlsFailed { error: error.to_string() });
            return;
        }
        Err(_) => {
            core.journal.record(What::TlsFailed { error: String::from("the client did not finish in time") });
            return;
        }
    };
    // An upgraded connection outlives this task; its slot must, too.
    let slot = Arc::new(slot);
    let instead = Arc::new(Instead::new(Arc::clone(&control)));
    let stream = Pieces::new(stream, Arc::clone(&core.shape), Arc::clone(&instead));
    let service = service_fn(|request| {
        let (core, control, slot) = (Arc::clone(&core), Arc::clone(&control), Arc::clone(&slot));
        let instead = Arc::clone(&instead);
        async move {
            if gateway::wants_upgrade(&request) {
                if request.uri().path() == echo::PATH {
                    return Ok(echo::upgrade(request, slot));
                }
                return Ok(gateway::upgrade(&core, control, slot, request));
            }
            rest::answer(&core, &control, &instead, request).await
        }
    });
    // How a keep-alive connection ends is of no interest; what was asked on it is in the journal.
    let _ = http1::Builder::new()
        .max_buf_size(MAX_HEAD)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades()
        .await;
}
