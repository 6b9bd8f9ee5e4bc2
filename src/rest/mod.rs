//! Discord's HTTP API as a machine without I/O: which request goes when, and what its answer means.

mod message;
mod request;
mod response;
mod scheduler;

pub use message::{MAX_CONTENT, create_message};
pub use request::{Lane, Method, Request};
pub use response::{Headers, Response};
pub use scheduler::{Completion, Input, Output, Scheduler};
