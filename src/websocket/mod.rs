//! RFC 6455 (WebSocket), the client's end, without I/O: bytes, time and entropy come in as arguments.
//!
//! [`Connection`] is the machine; a driver owns the socket and moves bytes between the two. Everything else here is
//! what goes in ([`Request`], [`Limits`], [`Input`]) or comes out ([`Output`], [`Closed`]).
//!
//! Reading order for the code, from the outside in:
//!
//! | file | idea |
//! |---|---|
//! | `connection` | the machine: opening, open, closing, closed |
//! | `request`, `handshake` | the opening handshake: what is sent, what is accepted (section 4) |
//! | `decoder`, `header`, `opcode` | frames out of bytes, in any split (5.2) |
//! | `assembly`, `utf8` | fragments joined into messages (5.4), text checked as it arrives (8.1) |
//! | `control`, `close` | Ping, Pong and Close (5.5), close codes (7.4) |
//! | `encoder`, `mask` | frames to send (5.3, 6.1) |
//! | `limits`, `error` | what a peer may make us spend; what it may not do |
//!
//! Nothing is ever offered under `Sec-WebSocket-Extensions`, so every reserved bit is zero (9.1). A message
//! that lies whole in the bytes received is lent from there; else its payload is copied once, into the message.

mod assembly;
mod close;
mod connection;
mod control;
mod decoder;
mod encoder;
mod error;
mod handshake;
mod header;
mod input;
mod limits;
mod mask;
mod opcode;
mod output;
mod request;
mod utf8;

pub use close::{CloseCode, CloseFrame};
pub use connection::{Connection, MaskingKeys};
pub use error::Violation;
pub use handshake::{HandshakeError, Location};
pub use input::{Input, Outgoing, Refusal};
pub use limits::Limits;
pub use output::{Closed, Initiator, Message, Opened, Output};
pub use request::{Request, RequestError};
