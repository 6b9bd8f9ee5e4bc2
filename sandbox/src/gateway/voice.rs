//! Op 4: the bot goes to a voice channel, or leaves it.

use serde::Deserialize;
use serde_json::{Value, json};

use super::snowflake::snowflake;
use crate::core::State;
use crate::intents::GUILD_VOICE_STATES;
use crate::world::{BOT, GUILD, VoiceState};

#[derive(Debug, Deserialize)]
pub(crate) struct Request {
    guild_id: Value,
    channel_id: Value,
    self_mute: bool,
    self_deaf: bool,
}

/// The error says why there is no answer; Discord documents none for these cases.
pub(crate) fn answer(state: &mut State, session_id: &str, request: &Request) -> Result<(), String> {
    if snowflake(&request.guild_id) != Some(GUILD) {
        return Err(String::from("unknown guild"));
    }
    let channel = match &request.channel_id {
        Value::Null => None,
        id => {
            let channel = snowflake(id).and_then(|id| state.world.channel(id));
            Some(channel.filter(|channel| channel.is_voice()).ok_or("no voice channel")?.id)
        }
    };
    let (self_mute, self_deaf) = (request.self_mute, request.self_deaf);
    let voice = VoiceState { user: BOT, channel, self_mute, self_deaf };
    let moved = state.world.bot_voice.as_ref().and_then(|before| before.channel) != channel;
    let event = voice.event(&state.world);
    state.dispatch_guild(GUILD_VOICE_STATES, "VOICE_STATE_UPDATE", &event);
    state.world.bot_voice = channel.map(|_| voice);
    if channel.is_some() && moved {
        let server = json!({
            "token": "sandbox-voice-token",
            "guild_id": GUILD.to_string(),
            "endpoint": "voice.sandbox.invalid:443",
        });
        if let Some(session) = state.sessions.get_mut(session_id) {
            session.dispatch(&state.connections, "VOICE_SERVER_UPDATE", &server);
        }
    }
    Ok(())
}
