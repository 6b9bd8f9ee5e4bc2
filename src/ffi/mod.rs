//! The C API: one file per object, and the border that keeps mistakes and panics out of the host.
//!
//! Names in here are C's, so that a search finds both sides. What holds for every function is said once, at the head of
//! the header (see `xtask`) and in `ARCHITECTURE.md`: each body runs inside `boundary`, each pointer is checked for
//! NULL, each out-parameter is zero or NULL after a failure, and everything passed in is copied before the call returns.
//!
//! What a caller of any function here promises: a pointer that is not NULL points to what its type says (a string of the
//! length given, a struct of its `struct_size`, room for the result), for the length of the call; and an event is used
//! by nobody else when it is freed.

#![allow(unsafe_code, reason = "C passes pointers; every other layer is safe Rust")]
#![allow(non_camel_case_types, reason = "the names are C's")]
#![allow(clippy::doc_markdown, reason = "the comments are for the C header")]
#![allow(clippy::missing_safety_doc, reason = "said once for all functions, above and in the header")]

mod array;
mod boundary;
mod handle;
mod last_error;
mod poll;
mod sized;
mod string;
mod thread;

// In the order of the header.
mod library;

mod intents;

mod permissions;

mod options;

mod client;

mod presence;

mod members;

mod gateway;

mod http;

mod calls;

mod application_commands;

mod subscription;

mod websocket;

mod event;

mod views;

mod text;

mod diagnosis;

mod stats;

mod log;

pub use application_commands::*;
pub use calls::*;
pub use client::*;
pub use diagnosis::*;
pub use event::*;
pub use gateway::*;
pub use http::*;
pub use intents::*;
pub use library::*;
pub use log::*;
pub use members::*;
pub use options::*;
pub use permissions::*;
pub use presence::*;
pub use stats::*;
pub use string::{tickcord_result, tickcord_str};
pub use subscription::*;
pub use text::*;
pub use views::*;
pub use websocket::*;
