//! Bans.

use hyper::StatusCode;
use serde_json::{Value, json};

use crate::core::State;
use crate::intents::GUILD_MODERATION;
use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{BOT, GUILD, OWNER, unix_ms, user};

const WEEK_SECONDS: i64 = 604_800;
const MAX_AT_ONCE: usize = 200;

fn shown(state: &State, id: u64) -> Option<Value> {
    let reason = state.world.bans.get(&id)?;
    Some(json!({"reason": reason, "user": state.world.person(id).map(user)}))
}

/// By id.
pub(crate) fn list(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let limit = call.limit(1..=1000, 1000)?;
    let (before, after) = (call.query_id("before")?, call.query_id("after")?);
    let state = call.state();
    let banned: Vec<u64> = state
        .world
        .bans
        .keys()
        .copied()
        .filter(|id| before.is_none_or(|before| *id < before))
        .filter(|id| before.is_some() || after.is_none_or(|after| *id > after))
        .collect();
    let skipped = if before.is_some() { banned.len().saturating_sub(limit) } else { 0 };
    let page = banned.iter().skip(skipped).take(limit);
    Ok(ok(&page.filter_map(|id| shown(&state, *id)).collect::<Value>()))
}

pub(crate) fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let id = call.id("user_id")?;
    Ok(ok(&shown(&call.state(), id).ok_or_else(RestError::unknown_ban)?))
}

pub(crate) fn put(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let id = call.id("user_id")?;
    let fields = call.body.optional_fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    let seconds = delete_message_seconds(&form);
    errors.check()?;
    let mut state = call.state();
    if state.world.person(id).is_none() {
        return Err(RestError::unknown_user());
    }
    if !can_ban(id) {
        return Err(RestError::missing_permissions());
    }
    ban(&mut state, id, call.reason.clone(), seconds);
    Ok(no_content())
}

fn delete_message_seconds(form: &Form<'_>) -> u64 {
    form.integer("delete_message_seconds", 0..=WEEK_SECONDS)
        .and_then(|seconds| seconds.try_into().ok())
        .unwrap_or(0)
}

fn can_ban(id: u64) -> bool {
    id != OWNER && id != BOT
}

fn ban(state: &mut State, id: u64, reason: Option<String>, seconds: u64) {
    state.world.bans.insert(id, reason);
    state.remove_member(id);
    let event = json!({"guild_id": GUILD.to_string(), "user": state.world.person(id).map(user)});
    state.dispatch_guild(GUILD_MODERATION, "GUILD_BAN_ADD", &event);
    let since = state.world.now_ms().saturating_sub(seconds * 1000);
    let recent: Vec<(u64, Vec<u64>)> = state
        .world
        .guild_channels()
        .chain(state.world.threads())
        .map(|channel| {
            let theirs =
                channel.messages().filter(|message| message.is_from(id) && unix_ms(message.id) > since);
            (channel.id, theirs.map(|message| message.id).collect())
        })
        .collect();
    for (channel, messages) in recent {
        state.delete_messages(channel, &messages);
    }
}

pub(crate) fn delete(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let id = call.id("user_id")?;
    let mut state = call.state();
    state.world.bans.remove(&id).ok_or_else(RestError::unknown_ban)?;
    let event = json!({"guild_id": GUILD.to_string(), "user": state.world.person(id).map(user)});
    state.dispatch_guild(GUILD_MODERATION, "GUILD_BAN_REMOVE", &event);
    Ok(no_content())
}

pub(crate) fn bulk(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    form.require("user_ids");
    let ids = form.snowflakes("user_ids", 1..=MAX_AT_ONCE).unwrap_or_default();
    let seconds = delete_message_seconds(&form);
    errors.check()?;
    let mut state = call.state();
    let (banned, failed): (Vec<u64>, Vec<u64>) = ids.into_iter().partition(|id| {
        can_ban(*id) && state.world.person(*id).is_some() && !state.world.bans.contains_key(id)
    });
    if banned.is_empty() {
        return Err(RestError::new(StatusCode::BAD_REQUEST, 500_000, "Failed to ban users"));
    }
    for id in &banned {
        ban(&mut state, *id, call.reason.clone(), seconds);
    }
    let texts = |ids: Vec<u64>| ids.iter().map(u64::to_string).collect::<Vec<_>>();
    Ok(ok(&json!({"banned_users": texts(banned), "failed_users": texts(failed)})))
}
