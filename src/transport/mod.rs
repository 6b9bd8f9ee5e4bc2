//! Real connections: name resolution, TCP and TLS, as one byte stream.

mod connector;
mod happy_eyeballs;
mod resolve;
mod stream;
mod tcp;
mod tls;

pub use connector::Connector;
pub use stream::Stream;
pub use tls::{Roots, Tls};
