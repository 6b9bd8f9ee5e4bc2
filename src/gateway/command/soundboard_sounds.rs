use serde::Serialize;

use super::{Command, Kind, check_ids, json, payload};
use crate::{
    base::{Failure, ResultCode},
    model::{Snowflake, opcode},
};

#[derive(Serialize)]
struct Data<'a> {
    guild_ids: &'a [Snowflake],
}

impl Command {
    /// Asks for the sounds of 1 to 100 guilds; each answers with a `SOUNDBOARD_SOUNDS` event.
    pub fn soundboard_sounds(guilds: &[Snowflake]) -> Result<Self, Failure> {
        if guilds.is_empty() {
            let text = "guild_ids is empty: name at least one guild.";
            return Err(Failure::new(ResultCode::InvalidArgument, text));
        }
        check_ids(guilds, "guild_ids")?;
        let opcode = opcode::REQUEST_SOUNDBOARD_SOUNDS;
        let payload = payload(opcode, &json(&Data { guild_ids: guilds }))?;
        Ok(Self(Kind::Unanswered { opcode, payload }))
    }
}
