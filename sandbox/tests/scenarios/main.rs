//! The sandbox, seen through other people's clients.

mod attachments;
mod binary;
mod bot;
mod channels;
mod close_codes;
mod commands;
mod compression;
mod control;
mod errors;
mod faults;
mod http;
mod interactions;
mod limits;
mod members;
mod message_forms;
mod message_life;
mod messages;
mod refusals;
mod requests;
mod sessions;
mod tls;
mod webhooks;
mod welcome;

use std::time::Duration;

use tickcord_sandbox::{Options, Sandbox};

/// Nothing here takes long; what takes that long has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Without the pauses between identifies that tests of other things would have to wait for.
pub(crate) fn unhurried() -> Options {
    Options { identify_window: Duration::ZERO, ..Options::default() }
}

/// Without rate limits.
pub(crate) fn unlimited() -> Sandbox {
    Sandbox::start(Options {
        rate_limit: None,
        global_rate_limit: None,
        channel_change_limit: None,
        ..unhurried()
    })
}

/// Where messages of a channel are.
pub(crate) fn messages_of(sandbox: &Sandbox, channel: &str) -> String {
    format!("/channels/{}/messages", sandbox.channel_id(channel))
}

pub(crate) fn start() -> Sandbox {
    Sandbox::start(unhurried())
}
