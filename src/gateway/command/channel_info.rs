use serde::Serialize;

use super::{Command, Kind, check_id, json, payload};
use crate::{
    base::{Failure, ResultCode},
    model::{Snowflake, opcode},
};

#[derive(Serialize)]
struct Data<'a> {
    guild_id: Snowflake,
    fields: &'a [&'static str],
}

impl Command {
    /// Asks for the status text of a guild's voice channels, for when their sessions began, or for both; a `CHANNEL_INFO`
    /// event answers.
    pub fn channel_info(guild: Snowflake, status: bool, voice_start_time: bool) -> Result<Self, Failure> {
        check_id(guild, "guild_id")?;
        let fields: &[_] = match (status, voice_start_time) {
            (true, true) => &["status", "voice_start_time"],
            (true, false) => &["status"],
            (false, true) => &["voice_start_time"],
            (false, false) => {
                let text = "fields is empty: say which details are wanted.";
                return Err(Failure::new(ResultCode::InvalidArgument, text));
            }
        };
        let opcode = opcode::REQUEST_CHANNEL_INFO;
        let payload = payload(opcode, &json(&Data { guild_id: guild, fields }))?;
        Ok(Self(Kind::Unanswered { opcode, payload }))
    }
}
