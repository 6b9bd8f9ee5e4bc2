//! Tickcord: Discord for games and dedicated game servers.
//!
//! The product is the C API (`include/tickcord.h`); this crate is what it is made of. Each layer has a module of its
//! own, and uses only those below it: see `ARCHITECTURE.md`.

#![warn(missing_docs)]

pub mod base;
pub mod compression;
pub mod diagnosis;
pub mod encoding;
pub mod events;
pub mod ffi;
pub mod gateway;
pub mod model;
pub mod rest;
pub mod runtime;
pub mod text;
pub mod transport;
pub mod websocket;
