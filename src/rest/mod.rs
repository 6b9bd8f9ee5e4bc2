//! Discord's HTTP API as a machine without I/O: which request goes when, and what its answer means.

mod application_commands;
mod audit_reason;
mod body;
mod call;
mod direct_channels;
mod emoji;
mod error_body;
mod global_limit;
mod headers;
mod interactions;
mod invalid_budget;
mod known_failures;
mod lanes;
mod limits;
mod merge;
pub mod message;
mod method;
mod multipart;
mod nonce;
mod parts;
mod path;
mod pause;
mod percent;
mod priority;
mod query;
mod queue;
mod request;
mod response;
pub mod routes;
mod scheduler;
mod window;

pub use application_commands::{
    ApplicationCommands, CommandSet, Input as CommandInput, Output as CommandOutput,
};
pub use audit_reason::AuditReason;
pub use body::Body;
pub use call::Call;
pub use global_limit::DEFAULT_REQUESTS_PER_SECOND;
pub use headers::Headers;
pub use interactions::{
    Answer, AutoDefer, Choice, ChoiceValue, Choices, Input as InteractionInput, Interactions, MAX_CHOICES,
    MAX_INTERACTIONS, Modal, Output as InteractionOutput, Received, Reply,
};
pub use invalid_budget::InvalidBudget;
pub use merge::{ChannelField, ChannelSet, Line, MAX_LINES, MAX_WAITING_LENGTH, Merge};
pub use method::Method;
pub use multipart::{
    DEFAULT_MAX_FILE_SIZE, DiskFile, File, FileContent, MAX_FILES, MAX_REQUEST_SIZE, Multipart, Part,
    PartContent, Stamp,
};
pub use path::{Path, PathToken, Resource};
pub use percent::encode_part;
pub use priority::Priority;
pub use request::{DEFAULT_MAX_AGE, Repeat, Request};
pub use response::Response;
pub use scheduler::{Completion, Fate, Input, Output, PATIENCE, Paused, Scheduler};
