//! What the gateway sends compressed: zlib (RFC 1950), over a whole connection or for one message.
//!
//! An [`Inflater`] belongs to one connection. It takes the binary WebSocket messages as they come and lends the text of
//! each gateway message.

mod error;
mod inflater;
mod output;

pub use error::InflateError;
pub use inflater::Inflater;
