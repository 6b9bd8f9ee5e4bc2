//! Reading messages.

use serde_json::Value;

use crate::core::State;
use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::reply::{Reply, ok};
use crate::world::Message;

/// A message in a channel that the bot may see.
pub(crate) fn known_message(state: &State, channel: u64, id: u64) -> Result<&Message, RestError> {
    visible_channel(&state.world, channel)?.message(id).ok_or_else(RestError::unknown_message)
}

pub(crate) fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    let (channel, id) = (call.id("channel_id")?, call.id("message_id")?);
    let state = call.state();
    let message = known_message(&state, channel, id)?;
    Ok(ok(&message.json(state.may_read_all())))
}

/// Newest first.
pub(crate) fn list(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.channel()?;
    let limit = call.limit(1..=100, 50)?;
    let before = call.query_id("before")?;
    let after = call.query_id("after")?;
    let around = call.query_id("around")?;
    if [before, after, around].iter().flatten().count() > 1 {
        let message = "Only one of before, after and around may be given.";
        return Err(RestError::field(&["before"], "BASE_TYPE_INVALID", message));
    }

    let state = call.state();
    let all: Vec<&Message> = visible_channel(&state.world, channel)?.messages().collect();
    let upto = |id: u64| all.partition_point(|message| message.id < id);
    let (start, end) = match (before, after, around) {
        (Some(id), _, _) => (upto(id).saturating_sub(limit), upto(id)),
        (_, Some(id), _) => (upto(id.saturating_add(1)), upto(id.saturating_add(1)).saturating_add(limit)),
        (_, _, Some(id)) => {
            let start = upto(id).saturating_sub(limit / 2);
            (start, start + limit)
        }
        _ => (all.len().saturating_sub(limit), all.len()),
    };
    let may_read_all = state.may_read_all();
    let page = all[start.min(all.len())..end.min(all.len())].iter().rev();
    Ok(ok(&page.map(|message| message.json(may_read_all)).collect::<Value>()))
}
