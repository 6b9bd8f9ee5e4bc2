//! `POST /channels/{channel_id}/typing`.

use serde_json::json;

use crate::gateway::Concern;
use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::reply::{Reply, no_content};
use crate::world::{BOT, member_with_user};

pub(crate) fn start(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.channel()?;
    let mut state = call.state();
    let is_in_guild = visible_channel(&state.world, channel)?.is_in_guild();
    let mut event = json!({
        "channel_id": channel.to_string(),
        "user_id": BOT.to_string(),
        "timestamp": state.world.now_ms() / 1000,
    });
    if is_in_guild {
        event["member"] = state.world.person(BOT).map(member_with_user).into();
    }
    state.dispatch_in(channel, Concern::Typing, "TYPING_START", event);
    Ok(no_content())
}
