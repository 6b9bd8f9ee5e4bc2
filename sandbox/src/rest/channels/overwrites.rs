//! Permission overwrites of a channel. They are kept and shown, and change nothing.

use serde_json::Value;

use super::form;
use crate::core::State;
use crate::intents::GUILDS;
use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::reply::{Reply, no_content};

pub(crate) fn put(call: &Call<'_>) -> Result<Reply, RestError> {
    let (channel, id) = (call.channel()?, call.id("overwrite_id")?);
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let overwrite = form::permissions(&Form::new(&fields, &errors), id);
    errors.check()?;
    let mut state = call.state();
    let is_role = overwrite.as_ref().is_some_and(|overwrite| overwrite["type"] == 0);
    if is_role && !state.world.has_role(id) {
        return Err(RestError::unknown_role());
    }
    change(&mut state, channel, id, overwrite)
}

pub(crate) fn delete(call: &Call<'_>) -> Result<Reply, RestError> {
    let (channel, id) = (call.channel()?, call.id("overwrite_id")?);
    let mut state = call.state();
    let known = visible_channel(&state.world, channel)?.fields.get("permission_overwrites");
    let id_text = id.to_string();
    let exists = known
        .and_then(Value::as_array)
        .is_some_and(|known| known.iter().any(|overwrite| overwrite["id"] == id_text.as_str()));
    if !exists {
        return Err(RestError::new(hyper::StatusCode::NOT_FOUND, 10009, "Unknown permission overwrite"));
    }
    change(&mut state, channel, id, None)
}

/// Puts the overwrite in place of the one for the same role or member.
fn change(state: &mut State, channel: u64, id: u64, overwrite: Option<Value>) -> Result<Reply, RestError> {
    let channel = state.world.channel_mut(channel).ok_or_else(RestError::unknown_channel)?;
    let known = channel.fields.get_mut("permission_overwrites").and_then(Value::as_array_mut);
    let Some(known) = known else {
        return Err(RestError::refused(50024, "Cannot execute action on this channel type"));
    };
    let id = id.to_string();
    known.retain(|overwrite| overwrite["id"] != id.as_str());
    known.extend(overwrite);
    let json = channel.json();
    state.dispatch_guild(GUILDS, "CHANNEL_UPDATE", &json);
    Ok(no_content())
}
