//! The way to the gateway, from the attempt to the goodbye.

use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{EventLoop, Turn};
use crate::{
    base::{Failure, Level, ResultCode, Url},
    gateway,
    model::CloseCode,
    runtime::{
        http::USER_AGENT,
        random,
        socket::{Socket, end_of},
    },
    transport::{Stream, Tls},
    websocket::{self, Closed, Connection, Limits},
};

/// The way to the gateway.
pub(in crate::runtime) enum Link {
    None,
    Opening { url: Url, stream: Pin<Box<dyn Future<Output = Result<Stream, Failure>> + Send>> },
    Open { host: String, socket: Box<Socket> },
}

impl EventLoop {
    /// In place of any other.
    pub(super) fn open(&mut self, url: Url) {
        let proxy = self.connector.proxy_for(&url);
        let way = proxy.map(|proxy| format!(" through the proxy {proxy}")).unwrap_or_default();
        self.shared.log(Level::Debug, &format!("Connecting to {url}{way}."));
        let (target, connector) = (url.clone(), Arc::clone(&self.connector));
        let stream = Box::pin(async move { connector.connect(&target).await });
        self.link = Link::Opening { url, stream };
    }

    /// The stream to the gateway is there, or cannot be had.
    pub(super) fn connected(&mut self, now: Instant, result: Result<Stream, Failure>) {
        let Link::Opening { url, .. } = std::mem::replace(&mut self.link, Link::None) else { return };
        let host = url.authority();
        let socket = result.and_then(|stream| to_gateway(now, stream, &url, &self.tls));
        match socket {
            Ok(socket) => self.link = Link::Open { host, socket },
            Err(failure) => self.shard.handle(now, gateway::Input::Closed { code: None, failure }),
        }
    }

    pub(super) fn opened(&mut self, now: Instant) {
        self.ledger.metrics.connections.add(1);
        let again = std::mem::replace(&mut self.connected_wish, self.wish) == self.wish;
        self.ledger.metrics.reconnects.add(again.into());
        self.shard.handle(now, gateway::Input::Opened);
    }

    /// Tells the host's threads what the shard has counted.
    pub(super) fn publish(&self) {
        let metrics = &self.ledger.metrics;
        metrics.duplicates.set(self.shard.duplicates());
        let volume = self.shard.volume();
        metrics.messages_received.set(volume.received);
        metrics.messages_inflated.set(volume.inflated);
        let micros = |latency: Duration| u64::try_from(latency.as_micros()).unwrap_or(u64::MAX - 1);
        metrics.latency.set(self.shard.latency().map_or(0, |latency| micros(latency) + 1));
    }

    pub(super) fn on_closed(&mut self, now: Instant, closed: &Closed) {
        let Link::Open { host, socket } = std::mem::replace(&mut self.link, Link::None) else { return };
        self.closing.spawn(socket.end());
        let (code, failure) = end_of(closed, &host);
        self.shard.handle(now, gateway::Input::Closed { code, failure });
    }

    pub(super) fn close(&mut self, code: CloseCode) {
        if let Link::Open { socket, .. } = std::mem::replace(&mut self.link, Link::None) {
            self.closing.spawn(socket.close(websocket::CloseCode::new(code.0)));
        }
    }
}

/// A WebSocket that begins its handshake.
pub(super) fn to_gateway(now: Instant, stream: Stream, url: &Url, tls: &Tls) -> Result<Box<Socket>, Failure> {
    let request = websocket::Request::new(url.authority(), url.target()).header("User-Agent", USER_AGENT);
    let (nonce, masking_keys) = (random::bytes(tls)?, random::masking_keys(tls)?);
    let connection = Connection::new(now, request, nonce, masking_keys, Limits::default());
    let connection = connection.map_err(|error| {
        Failure::new(ResultCode::InvalidUrl, format!("{url} cannot be asked for a WebSocket: {error}."))
    })?;
    Ok(Box::new(Socket::new(stream, connection)))
}

/// Moves the link on. May be dropped at any time without loss.
pub(super) async fn progress(link: &mut Link) -> Turn {
    match link {
        Link::None => std::future::pending().await,
        Link::Opening { stream, .. } => Turn::Connected(stream.as_mut().await),
        Link::Open { socket, .. } => {
            socket.progress().await;
            Turn::Progressed
        }
    }
}
