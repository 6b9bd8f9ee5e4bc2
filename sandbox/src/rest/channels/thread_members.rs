//! Who is in a thread.

use serde_json::{Value, json};

use crate::core::State;
use crate::intents::{GUILD_MEMBERS, GUILDS};
use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{BOT, Channel, GUILD, member_with_user, presence};

fn thread(state: &State, id: u64) -> Result<&Channel, RestError> {
    let channel = visible_channel(&state.world, id)?;
    if channel.is_thread() {
        Ok(channel)
    } else {
        Err(RestError::refused(50024, "Cannot execute action on this channel type"))
    }
}

fn shown(state: &State, thread: &Channel, user: u64, with_member: bool) -> Option<Value> {
    let mut json = thread.thread_member(user)?;
    if with_member {
        json["member"] = state.world.person(user).map(member_with_user).into();
    }
    Some(json)
}

/// Paged only with `with_member`, as at Discord.
pub(crate) fn list(call: &Call<'_>) -> Result<Reply, RestError> {
    let id = call.channel()?;
    let with_member = call.query_flag("with_member");
    let limit = if with_member { call.limit(1..=100, 100)? } else { usize::MAX };
    let after = call.query_id("after")?.filter(|_| with_member).unwrap_or(0);
    let state = call.state();
    let thread = thread(&state, id)?;
    let users = thread.thread_members.keys().filter(|user| **user > after).take(limit);
    Ok(ok(&users.filter_map(|user| shown(&state, thread, *user, with_member)).collect::<Value>()))
}

pub(crate) fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    let (id, user) = (call.channel()?, call.id("user_id")?);
    let state = call.state();
    let member = shown(&state, thread(&state, id)?, user, call.query_flag("with_member"));
    Ok(ok(&member.ok_or_else(RestError::unknown_member)?))
}

pub(crate) fn join(call: &Call<'_>) -> Result<Reply, RestError> {
    enter(call, BOT)
}

pub(crate) fn add(call: &Call<'_>) -> Result<Reply, RestError> {
    enter(call, call.id("user_id")?)
}

fn enter(call: &Call<'_>, user: u64) -> Result<Reply, RestError> {
    let id = call.channel()?;
    let mut state = call.state();
    if thread(&state, id)?.thread_state("archived") {
        return Err(RestError::refused(50083, "Thread is archived"));
    }
    if !state.world.members().any(|member| member.id == user) {
        return Err(RestError::unknown_member());
    }
    let now = state.world.now();
    let thread = state.world.channel_mut(id).ok_or_else(RestError::unknown_channel)?;
    if thread.thread_members.contains_key(&user) {
        return Ok(no_content());
    }
    thread.thread_members.insert(user, now);
    let mut added = thread.thread_member(user).unwrap_or_default();
    let person = state.world.person(user);
    added["member"] = person.map(member_with_user).into();
    added["presence"] = person.and_then(presence).into();
    tell(&mut state, id, user, "added_members", json!([added]));
    Ok(no_content())
}

pub(crate) fn leave(call: &Call<'_>) -> Result<Reply, RestError> {
    exit(call, BOT)
}

pub(crate) fn remove(call: &Call<'_>) -> Result<Reply, RestError> {
    exit(call, call.id("user_id")?)
}

fn exit(call: &Call<'_>, user: u64) -> Result<Reply, RestError> {
    let id = call.channel()?;
    let mut state = call.state();
    thread(&state, id)?;
    let thread = state.world.channel_mut(id).ok_or_else(RestError::unknown_channel)?;
    if thread.thread_members.remove(&user).is_some() {
        tell(&mut state, id, user, "removed_member_ids", json!([user.to_string()]));
    }
    Ok(no_content())
}

fn tell(state: &mut State, thread: u64, user: u64, name: &str, change: Value) {
    let count = state.world.channel(thread).map_or(0, |thread| thread.thread_members.len().min(50));
    let mut event = json!({"id": thread.to_string(), "guild_id": GUILD.to_string(), "member_count": count});
    event[name] = change;
    let needed = if user == BOT { GUILDS } else { GUILD_MEMBERS };
    state.dispatch_guild(needed, "THREAD_MEMBERS_UPDATE", &event);
}
