//! Gateway opcodes: what a payload is for
//! (<https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-opcodes>).

/// Received: an event.
pub const DISPATCH: u64 = 0;
/// Sent and received: keeps the connection alive. Received, it asks for one at once.
pub const HEARTBEAT: u64 = 1;
/// Sent: starts a new session.
pub const IDENTIFY: u64 = 2;
/// Sent: sets the bot's own presence.
pub const PRESENCE_UPDATE: u64 = 3;
/// Sent: joins, leaves or moves between voice channels.
pub const VOICE_STATE_UPDATE: u64 = 4;
/// Sent: goes on with a session.
pub const RESUME: u64 = 6;
/// Received: the server wants this connection to end and another to resume.
pub const RECONNECT: u64 = 7;
/// Sent: asks for members of a guild.
pub const REQUEST_GUILD_MEMBERS: u64 = 8;
/// Received: there is no session; `d` tells whether resuming is still possible.
pub const INVALID_SESSION: u64 = 9;
/// Received: the first payload, with the heartbeat interval.
pub const HELLO: u64 = 10;
/// Received: the server saw a heartbeat.
pub const HEARTBEAT_ACK: u64 = 11;
/// Sent: asks for the sounds of guilds.
pub const REQUEST_SOUNDBOARD_SOUNDS: u64 = 31;
/// Sent: asks for details of a guild's voice channels.
pub const REQUEST_CHANNEL_INFO: u64 = 43;
