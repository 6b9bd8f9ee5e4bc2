//! The gateway machine in virtual time: hours of a bot's life in milliseconds, no socket and no sleep.

#[path = "gateway/bench.rs"]
mod bench;
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
#[path = "gateway/schedules.rs"]
mod schedules;
