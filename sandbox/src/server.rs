//! Binds the ports and runs everything on one thread.

use std::io;
use std::net::{Ipv4Addr, TcpListener as StdListener};
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use tokio::net::TcpListener;
use tokio::runtime;
use tokio_rustls::TlsAcceptor;

use crate::certificate::{self, Identity};
use crate::core::Core;
use crate::options::Options;
use crate::{chatter, control, net};

pub(crate) fn start(options: Options) -> io::Result<(Arc<Core>, JoinHandle<()>)> {
    let gateway = bind(options.port)?;
    let control = bind(options.control_port)?;
    let Identity { server, ca_pem } = certificate::make(&options)?;
    let ports = (gateway.local_addr()?.port(), control.local_addr()?.port());
    let core = Arc::new(Core::new(options, ports.0, ports.1, ca_pem));

    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let (gateway, control) = {
        let _inside = runtime.enter();
        (TcpListener::from_std(gateway)?, TcpListener::from_std(control)?)
    };
    let shared = Arc::clone(&core);
    let thread = Builder::new().name(String::from("tickcord-sandbox")).spawn(move || {
        runtime.block_on(run(shared, gateway, control, TlsAcceptor::from(server)));
        // Dropping the runtime drops every task, and with it every connection.
    })?;
    Ok((core, thread))
}

/// Both ports listen before the thread exists: whoever has the URL can connect.
fn bind(port: u16) -> io::Result<StdListener> {
    let listener = StdListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| io::Error::new(error.kind(), format!("port {port} on 127.0.0.1: {error}")))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

async fn run(core: Arc<Core>, gateway: TcpListener, control: TcpListener, tls: TlsAcceptor) {
    tokio::spawn(net::accept_loop(Arc::clone(&core), gateway, tls));
    tokio::spawn(control::accept_loop(Arc::clone(&core), control));
    if let Some(every) = core.options.chatter {
        tokio::spawn(chatter::run(Arc::clone(&core), every));
    }
    core.stop.requested().await;
}
