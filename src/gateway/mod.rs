//! Discord's gateway as a machine without I/O: time, bytes and entropy come in, what to do comes out.
//!
//! [`Shard`] keeps what survives a reconnect: the session, the gateway's address, the backoff, the identify budget, the
//! host's commands. Its private `Connection` keeps what dies with a socket: Hello, heartbeats, the login in progress, the
//! send window, decompression. A connection is never reset, only dropped and replaced, so that no stale state can leak into
//! the next one.
//!
//! What is sent goes in this order: close, heartbeat, Identify or Resume, then the host's commands in theirs. Of commands
//! that were sent on a connection that is lost, a presence and a request for members are sent again when the session goes
//! on, since both can be repeated without harm; of the others an [`Output::Warning`] tells the numbers.
//!
//! The driver does what [`Output`] asks, in order, and reports back by [`Input`]. After [`Output::Close`] the socket is
//! the driver's alone: it sends the close frame as well as it can, and the shard hears nothing more from it.

mod close_policy;
mod command;
mod command_queue;
mod compression;
mod connection;
mod degrade;
mod heartbeat;
mod input;
mod member_answers;
mod missed;
mod output;
mod own_presence;
mod payload;
mod send_window;
mod session;
mod shard;
mod start_limit;
mod unconfirmed;

pub use close_policy::{Verdict, verdict};
pub use command::{
    Activity, Command, MAX_IDS, MAX_PAYLOAD, MemberRequest, Presence, PresenceUpdate, Selection,
    check_id_count,
};
pub use compression::Compression;
pub use degrade::{Application, Degraded};
pub use input::Input;
pub use output::{CommandResult, Dispatch, Output, Payload, StateChange, Warning};
pub use payload::{GatewayInfo, SessionStartLimit};
pub use shard::{Config, Shard, Volume};
