//! Everything that is only read.

use serde_json::{Value, json};

use super::error::RestError;
use crate::core::Core;
use crate::intents::{MESSAGE_CONTENT, application_flags};
use crate::world::{self, BOT, Channel, GUILD, Message, PEOPLE, World};

pub(crate) fn gateway(core: &Core) -> Value {
    json!({"url": core.gateway_url()})
}

pub(crate) fn gateway_bot(core: &Core) -> Value {
    json!({
        "url": core.gateway_url(),
        "shards": 1,
        "session_start_limit": core.state().identifies.json(),
    })
}

pub(crate) fn me() -> Value {
    let mut me = PEOPLE.iter().find(|person| person.id == BOT).map(world::user).unwrap_or_default();
    me["verified"] = true.into();
    me["mfa_enabled"] = true.into();
    me["locale"] = "en-US".into();
    me["flags"] = 0.into();
    me
}

pub(crate) fn application(core: &Core) -> Value {
    json!({
        "id": BOT.to_string(),
        "name": "tickcord-bot",
        "icon": null,
        "description": "",
        "bot_public": false,
        "bot_require_code_grant": false,
        "verify_key": "0".repeat(64),
        "team": null,
        "bot": me(),
        "flags": application_flags(core.state().granted_intents),
        "approximate_guild_count": 1,
        "interactions_endpoint_url": null,
    })
}

pub(crate) fn guild(core: &Core, id: u64, query: Option<&str>) -> Result<Value, RestError> {
    if id != GUILD {
        return Err(RestError::unknown_guild());
    }
    let with_counts =
        parameter(query, "with_counts").is_some_and(|value| matches!(value, "true" | "True" | "1"));
    Ok(if with_counts { world::guild_with_counts(&core.state().world) } else { world::guild() })
}

pub(crate) fn channel(core: &Core, id: u64) -> Result<Value, RestError> {
    visible_channel(&core.state().world, id).map(Channel::json)
}

/// The channel, if it exists and the bot may see it.
pub(crate) fn visible_channel(world: &World, id: u64) -> Result<&Channel, RestError> {
    let channel = world.channel(id).ok_or_else(RestError::unknown_channel)?;
    if channel.is_visible { Ok(channel) } else { Err(RestError::missing_access()) }
}

pub(crate) fn message(core: &Core, channel: u64, id: u64) -> Result<Value, RestError> {
    let state = core.state();
    let message =
        visible_channel(&state.world, channel)?.message(id).ok_or_else(RestError::unknown_message)?;
    Ok(message.json(state.granted_intents & MESSAGE_CONTENT != 0))
}

/// Newest first.
pub(crate) fn messages(core: &Core, channel: u64, query: Option<&str>) -> Result<Value, RestError> {
    let limit = match parameter(query, "limit") {
        None => 50,
        Some(text) => text.parse().ok().filter(|limit| (1..=100).contains(limit)).ok_or_else(|| {
            RestError::field(&["limit"], "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
        })?,
    };
    let before = snowflake(query, "before")?;
    let after = snowflake(query, "after")?;
    let around = snowflake(query, "around")?;
    if [before, after, around].iter().flatten().count() > 1 {
        let message = "Only one of before, after and around may be given.";
        return Err(RestError::field(&["before"], "BASE_TYPE_INVALID", message));
    }

    let state = core.state();
    let may_read_all = state.granted_intents & MESSAGE_CONTENT != 0;
    let all = visible_channel(&state.world, channel)?.messages();
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
    let page = all.range(start..end.min(all.len())).rev();
    Ok(page.map(|message: &Message| message.json(may_read_all)).collect())
}

fn parameter<'a>(query: Option<&'a str>, name: &str) -> Option<&'a str> {
    query?
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn snowflake(query: Option<&str>, name: &str) -> Result<Option<u64>, RestError> {
    let Some(text) = parameter(query, name) else { return Ok(None) };
    let wrong =
        || RestError::field(&[name], "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not snowflake."));
    text.parse().map(Some).map_err(|_| wrong())
}
