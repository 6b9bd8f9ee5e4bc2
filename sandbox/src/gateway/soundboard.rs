//! Op 31: the sounds of guilds.

use serde::Deserialize;
use serde_json::{Value, json};

use super::snowflake::snowflake;
use crate::core::State;
use crate::world::{GUILD, sounds};

#[derive(Debug, Deserialize)]
pub(crate) struct Request {
    guild_ids: Vec<Value>,
}

/// One `SOUNDBOARD_SOUNDS` for each guild. The error says why there is none.
pub(crate) fn answer(state: &mut State, session_id: &str, request: &Request) -> Result<(), String> {
    if !request.guild_ids.iter().any(|id| snowflake(id) == Some(GUILD)) {
        return Err(String::from("unknown guild"));
    }
    let State { sessions, connections, .. } = state;
    let session = sessions.get_mut(session_id).ok_or("the session is gone")?;
    let event = json!({"soundboard_sounds": sounds(), "guild_id": GUILD.to_string()});
    session.dispatch(connections, "SOUNDBOARD_SOUNDS", &event);
    Ok(())
}
