//! Discord's vocabulary: ids, intents, opcodes, close codes, event kinds, interactions, permissions, presences and the states of a
//! connection.

mod close_code;
mod connection_state;
mod event_kind;
mod intents;
mod interaction;
pub mod opcode;
mod permissions;
mod presence;
mod required_intents;
mod snowflake;

pub use close_code::CloseCode;
pub use connection_state::ConnectionState;
pub use event_kind::{Class, EventKind};
pub use intents::Intents;
pub use interaction::{ComponentType, InteractionType, OptionType};
pub use permissions::{Access, Overwrite, Permissions};
pub use presence::{ActivityType, Status};
pub use snowflake::Snowflake;
