//! What is known without looking anywhere.

use serde_json::json;

use super::{Finding, machine::Subject};
use crate::model::ConnectionState;

/// Which library it is, and on what it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// `major << 16 | minor`.
    pub abi: u32,
    /// The C library, such as `glibc 2.36`, where that is known.
    pub libc: Option<String>,
}

/// How the client's own connection to the gateway stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connection {
    /// Its state.
    pub state: ConnectionState,
    /// How long the last heartbeat took to be acknowledged, in milliseconds.
    pub latency_ms: Option<u64>,
}

/// A round trip that is no longer ordinary.
const SLOW_MS: u64 = 2000;

pub(super) fn versions(library: &Library) -> Finding {
    let (os, arch, version) = (std::env::consts::OS, std::env::consts::ARCH, env!("CARGO_PKG_VERSION"));
    let abi = format!("{}.{}", library.abi >> 16, library.abi & 0xFFFF);
    let libc = library.libc.as_ref().map(|libc| format!(", {libc}")).unwrap_or_default();
    Finding::ok("versions", format!("Tickcord {version} (ABI {abi}) on {os} {arch}{libc}."))
        .details(json!({ "library": version, "abi": abi, "os": os, "arch": arch, "libc": library.libc }))
}

pub(super) fn proxy(subject: &Subject) -> Finding {
    let host = subject.api.host();
    let proxies = json!({ "api": subject.api_proxy, "gateway": subject.gateway_proxy });
    match &subject.api_proxy {
        Some(proxy) => Finding::ok("proxy", format!("{host} is reached through the proxy {proxy}.")),
        None => Finding::ok("proxy", format!("{host} is reached directly, without a proxy.")),
    }
    .details(proxies)
}

/// How the client's own connection stands.
pub(super) fn connection(connection: Connection) -> Finding {
    let Connection { state, latency_ms } = connection;
    let finding = match (state, latency_ms) {
        (ConnectionState::Ready, Some(latency)) if latency >= SLOW_MS => Finding::warning(
            "connection",
            format!("The client is connected, and the gateway takes {latency} ms to answer a heartbeat."),
        )
        .remedy("Look for what uses up this machine's connection or processor."),
        (ConnectionState::Ready, Some(latency)) => Finding::ok(
            "connection",
            format!("The client is connected, and the gateway answers a heartbeat within {latency} ms."),
        ),
        (ConnectionState::Ready, None) => {
            Finding::ok("connection", "The client is connected; no heartbeat was answered yet.")
        }
        (ConnectionState::Disconnected, _) => {
            Finding::skipped("connection", "The client was not told to connect.")
        }
        (ConnectionState::Failed, _) => {
            Finding::failed("connection", "Discord refused the client for good, or cannot be reached at all.")
                .remedy("Do what the other findings and the FATAL event say, then connect again.")
        }
        (ConnectionState::Backoff, _) => {
            Finding::failed("connection", "The client has no connection, and waits for its next attempt.")
                .remedy("Do what the other findings say; the client goes on by itself.")
        }
        _ => Finding::warning("connection", format!("The client's connection is {}.", state.name()))
            .remedy("Wait a moment and look again."),
    };
    finding.details(json!({ "state": state.name(), "latency_ms": latency_ms }))
}
