//! The gateway machine in virtual time: hours of a bot's life in milliseconds, no socket and no sleep.

#[path = "gateway/bench.rs"]
mod bench;
#[path = "gateway/compression.rs"]
mod compression;
#[path = "gateway/degrade.rs"]
mod degrade;
#[path = "gateway/delivery.rs"]
mod delivery;
#[path = "gateway/discord.rs"]
mod discord;
#[path = "gateway/heartbeat.rs"]
mod heartbeat;
#[path = "gateway/intents.rs"]
mod intents;
#[path = "gateway/login.rs"]
mod login;
#[path = "gateway/loss.rs"]
mod loss;
#[path = "gateway/members.rs"]
mod members;
#[path = "gateway/presence.rs"]
mod presence;
#[path = "gateway/refusals.rs"]
mod refusals;
#[path = "gateway/schedules.rs"]
mod schedules;
#[path = "gateway/sending.rs"]
mod sending;
#[allow(dead_code, reason = "shared with the scenarios in tests/compression, which use all of it")]
#[path = "compression/server.rs"]
mod server;
