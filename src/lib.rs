//! Tickcord.
pub mod encoding;
pub mod events;
pub mod websocket;
