//! Pinned messages.

use serde_json::{Value, json};

use super::list::known_message;
use crate::core::State;
use crate::gateway::Concern;
use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{Pin, read_time, timestamp};

/// In one channel.
const MAX_PINS: usize = 250;

/// Newest pin first.
pub(crate) fn list(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.channel()?;
    let limit = call.limit(1..=50, 50)?;
    let before = match call.query("before") {
        None => None,
        Some(text) => Some(read_time(&text.replace(' ', "+")).ok_or_else(|| {
            let message = format!("Could not parse {text}. Should be ISO8601.");
            RestError::field(&["before"], "DATE_TIME_TYPE_PARSE", &message)
        })?),
    };
    let state = call.state();
    let channel = visible_channel(&state.world, channel)?;
    let wanted = |pin: &&Pin| before.is_none_or(|before| read_time(&pin.at).is_some_and(|at| at < before));
    let mut pins = channel.pins.iter().filter(wanted);
    let may_read_all = state.may_read_all();
    let item = |pin: &Pin| {
        Some(json!({"pinned_at": pin.at, "message": channel.message(pin.message)?.json(may_read_all)}))
    };
    let items: Vec<Value> = pins.by_ref().take(limit).filter_map(item).collect();
    Ok(ok(&json!({"items": items, "has_more": pins.next().is_some()})))
}

pub(crate) fn pin(call: &Call<'_>) -> Result<Reply, RestError> {
    set_pinned(call, true)
}

pub(crate) fn unpin(call: &Call<'_>) -> Result<Reply, RestError> {
    set_pinned(call, false)
}

fn set_pinned(call: &Call<'_>, is_pinned: bool) -> Result<Reply, RestError> {
    let (id, message_id) = (call.channel()?, call.id("message_id")?);
    let mut state = call.state();
    known_message(&state, id, message_id)?;
    let at = timestamp(state.world.tick());
    let channel = state.world.channel_mut(id).ok_or_else(RestError::unknown_channel)?;
    let was_pinned = channel.pins.iter().any(|pin| pin.message == message_id);
    if was_pinned == is_pinned {
        return Ok(no_content());
    }
    if is_pinned {
        if channel.pins.len() >= MAX_PINS {
            return Err(RestError::refused(30003, "Maximum number of pins reached for the channel (250)"));
        }
        channel.pins.insert(0, Pin { message: message_id, at });
    } else {
        channel.pins.retain(|pin| pin.message != message_id);
    }
    if let Some(message) = channel.any_message_mut(message_id) {
        message.set_pinned(is_pinned);
    }
    tell(&mut state, id, message_id);
    Ok(no_content())
}

fn tell(state: &mut State, channel: u64, message: u64) {
    let Some(known) = state.world.channel(channel) else { return };
    let last = known.pins.first().map(|pin| pin.at.clone());
    let message = known.message(message).cloned();
    let event = json!({"channel_id": channel.to_string(), "last_pin_timestamp": last});
    state.dispatch_in(channel, Concern::Pins, "CHANNEL_PINS_UPDATE", event);
    if let Some(message) = message {
        state.dispatch_message_update(&message);
    }
}
