//! What every layer stands on: result codes, failures in words, secrets, URLs, dates, jitter, backoff, metrics, times, descriptors and the log ring.

mod backoff;
mod date;
mod descriptor;
mod failure;
mod jitter;
mod log;
mod metrics;
mod result_code;
mod secret;
mod timestamp;
mod url;

pub use backoff::Backoff;
pub use date::Date;
#[cfg(unix)]
pub use descriptor::above_standard_streams;
pub use descriptor::with_standard_streams_taken;
pub use failure::Failure;
pub use jitter::Jitter;
pub use log::{Level, Log, Record};
pub use metrics::{Figure, Traffic};
pub use result_code::ResultCode;
pub use secret::Token;
pub use timestamp::{http_date, iso_8601, unix_seconds};
pub use url::{Purpose, Url, host_and_port};
