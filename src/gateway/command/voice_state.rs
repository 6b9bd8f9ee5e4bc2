use serde::Serialize;

use super::{Command, Kind, check_id, json, payload};
use crate::{
    base::Failure,
    model::{Snowflake, opcode},
};

#[derive(Serialize)]
struct Data {
    guild_id: Snowflake,
    channel_id: Option<Snowflake>,
    self_mute: bool,
    self_deaf: bool,
}

impl Command {
    /// Joins or moves to a voice channel; none leaves it.
    pub fn voice_state(
        guild: Snowflake,
        channel: Option<Snowflake>,
        self_mute: bool,
        self_deaf: bool,
    ) -> Result<Self, Failure> {
        check_id(guild, "guild_id")?;
        let data = json(&Data { guild_id: guild, channel_id: channel, self_mute, self_deaf });
        let opcode = opcode::VOICE_STATE_UPDATE;
        Ok(Self(Kind::Unanswered { opcode, payload: payload(opcode, &data)? }))
    }
}
