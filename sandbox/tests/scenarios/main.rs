//! The sandbox, seen through other people's clients.

mod binary;
mod bot;
mod close_codes;
mod compression;
mod control;
mod errors;
mod faults;
mod http;
mod messages;
mod refusals;
mod requests;
mod sessions;
mod tls;
mod welcome;

use std::time::Duration;

use tickcord_sandbox::{Options, Sandbox};

/// Nothing here takes long; what takes that long has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Without the pauses between identifies that tests of other things would have to wait for.
pub(crate) fn unhurried() -> Options {
    Options { identify_window: Duration::ZERO, ..Options::default() }
}

pub(crate) fn start() -> Sandbox {
    Sandbox::start(unhurried())
}
