//! The internal thread of an object, and the drivers that join the machines to sockets.
//!
//! Everything that blocks, waits or does I/O happens on that thread. The host's calls only leave commands and take
//! events.

mod back_pressure;
mod client;
mod command;
mod event_counts;
mod event_loop;
mod http;
mod ledger;
mod library_events;
mod metrics;
mod object;
mod outstanding;
mod poll_gaps;
mod progress;
mod random;
mod requests;
mod results;
mod shared;
mod socket;
#[cfg(test)]
mod tests;
mod thread;
mod upload;
mod wake;
pub mod websocket;
mod wish;
mod worker;

pub use client::{Client, Options, Stats, Stopped};
pub use object::Object;
pub use thread::{Body, Spawn, Thread, all_ended};
