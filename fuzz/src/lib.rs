//! What the fuzz targets do with the fuzzer's bytes. Each target's module says what must hold for every input.
//!
//! The programs in `fuzz_targets` give these functions to libFuzzer; `tests/fuzz_corpus.rs` includes this file and
//! gives them the committed corpus, so that `cargo test` guards what fuzzing has reached.

pub mod assembly;
pub mod calls;
pub mod connection;
pub mod decoder;
pub mod differential;
pub mod gateway;
pub mod handshake;
pub mod header;
pub mod inflate;
pub mod json;
pub mod text;

#[path = "../../tests/events/agreement.rs"]
mod agreement;
mod choices;
mod client;
mod frames;
mod memory;
mod oracle;
#[allow(dead_code, reason = "shared with the scenarios in tests/websocket, which use all of it")]
#[path = "../../tests/websocket/wire.rs"]
mod wire;

/// What a target does with one input; it panics when something does not hold.
pub type Target = fn(&[u8]);

/// Every target under its name.
pub const TARGETS: &[(&str, Target)] = &[
    ("assembly", assembly::run),
    ("calls", calls::run),
    ("connection", connection::run),
    ("decoder", decoder::run),
    ("differential", differential::run),
    ("gateway", gateway::run),
    ("handshake", handshake::run),
    ("header", header::run),
    ("inflate", inflate::run),
    ("json", json::run),
    ("text", text::run),
];
