//! What every layer stands on: result codes, failures in words, secrets, URLs, jitter and the log ring.

mod failure;
mod jitter;
mod log;
mod result_code;
mod secret;
mod url;

pub use failure::Failure;
pub use jitter::Jitter;
pub use log::{Level, Log, Record};
pub use result_code::ResultCode;
pub use secret::Token;
pub use url::{Purpose, Url, host_and_port};
