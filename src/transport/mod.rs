//! Real connections: name resolution, TCP and TLS, as one byte stream.

mod connect;
mod stream;
mod tls;

pub use connect::connect;
pub use stream::Stream;
pub use tls::{Roots, Tls};
