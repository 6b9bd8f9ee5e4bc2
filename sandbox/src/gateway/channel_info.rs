//! Op 43: what a voice channel shows besides its members.

use serde::Deserialize;
use serde_json::{Value, json};

use super::snowflake::snowflake;
use crate::core::State;
use crate::world::{GUILD, voice_start_time};

#[derive(Debug, Deserialize)]
pub(crate) struct Request {
    guild_id: Value,
    fields: Vec<Field>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Field {
    Status,
    VoiceStartTime,
}

/// One `CHANNEL_INFO` with the guild's voice channels. The error says why there is none.
pub(crate) fn answer(state: &mut State, session_id: &str, request: &Request) -> Result<(), String> {
    if snowflake(&request.guild_id) != Some(GUILD) {
        return Err(String::from("unknown guild"));
    }
    let info = |id: u64| {
        let mut info = json!({"id": id.to_string()});
        if request.fields.contains(&Field::Status) {
            info["status"] = "Waiting for the next round".into();
        }
        if request.fields.contains(&Field::VoiceStartTime) {
            info["voice_start_time"] = voice_start_time().into();
        }
        info
    };
    let voice = state.world.guild_channels().filter(|channel| channel.is_voice());
    let channels: Vec<Value> = voice.map(|channel| info(channel.id)).collect();
    let State { sessions, connections, .. } = state;
    let session = sessions.get_mut(session_id).ok_or("the session is gone")?;
    let event = json!({"guild_id": GUILD.to_string(), "channels": channels});
    session.dispatch(connections, "CHANNEL_INFO", &event);
    Ok(())
}
