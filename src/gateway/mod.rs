//! Discord's gateway as a machine without I/O: time, bytes and entropy come in, what to do comes out.
//!
//! [`Shard`] keeps what survives a reconnect: the session, the gateway's address, the backoff, the identify budget. Its
//! private `Connection` keeps what dies with a socket: Hello, heartbeats, the login in progress, decompression. A connection is never
//! reset, only dropped and replaced, so that no stale state can leak into the next one.
//!
//! The driver does what [`Output`] asks, in order, and reports back by [`Input`]. After [`Output::Close`] the socket is
//! the driver's alone: it sends the close frame as well as it can, and the shard hears nothing more from it.

mod backoff;
mod close_policy;
mod compression;
mod connection;
mod degrade;
mod heartbeat;
mod input;
mod output;
mod payload;
mod session;
mod shard;
mod start_limit;

pub use close_policy::{Verdict, verdict};
pub use compression::Compression;
pub use degrade::{Application, Degraded};
pub use input::Input;
pub use output::{Dispatch, Output, StateChange};
pub use payload::{GatewayInfo, SessionStartLimit};
pub use shard::{Config, Shard};
