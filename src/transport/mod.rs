//! Real connections: name resolution, TCP, proxies and TLS, as one byte stream.

mod certificate;
mod connector;
mod happy_eyeballs;
mod probe;
mod proxy;
mod resolve;
mod stream;
mod tcp;
mod tls;
mod wire;

pub use certificate::Certificate;
pub use connector::Connector;
pub use probe::{Attempt, Encryption};
pub use proxy::{Proxies, Proxy};
pub use stream::Stream;
pub use tls::{Roots, Tls};
pub use wire::Wire;
