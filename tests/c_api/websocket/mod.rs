//! The WebSocket for servers of the host's own, against servers made with tungstenite.

mod ending;
mod flow;
mod handshake;
mod host;
mod lifetime;
mod messages;
mod reconnect;
mod server;
