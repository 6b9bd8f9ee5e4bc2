//! The gateway: WebSocket connections, the sessions that survive them, and what is dispatched to whom.

mod channel_info;
mod close;
mod compressor;
mod connection;
mod connections;
mod dispatch;
mod identify;
mod members;
mod receive;
mod resume;
mod send;
mod session;
mod snowflake;
mod soundboard;
mod upgrade;
mod voice;

pub(crate) use close::Close;
pub(crate) use connections::{Connections, Order};
pub(crate) use dispatch::Concern;
pub(crate) use identify::IdentifyBudget;
pub(crate) use session::Sessions;
pub(crate) use upgrade::{upgrade, wants_upgrade};
