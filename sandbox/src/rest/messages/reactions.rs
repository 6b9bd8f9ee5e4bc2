//! Reactions. Only the bot reacts by itself.

use serde_json::{Value, json};

use super::list::known_message;
use crate::core::State;
use crate::gateway::Concern;
use crate::rest::call::{Call, percent_decoded};
use crate::rest::error::RestError;
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{Author, BOT, Emoji, Message, member_with_user, user};

/// Longest sequence that is one emoji, in code points; families with skin tones come to ten.
const MAX_EMOJI: usize = 16;

struct Target {
    channel: u64,
    message: u64,
}

impl Target {
    fn of(call: &Call<'_>) -> Result<Self, RestError> {
        let target = Self { channel: call.channel()?, message: call.id("message_id")? };
        known_message(&call.state(), target.channel, target.message)?;
        Ok(target)
    }

    fn message<'a>(&self, state: &'a mut State) -> Result<&'a mut Message, RestError> {
        let channel = state.world.channel_mut(self.channel).ok_or_else(RestError::unknown_channel)?;
        channel.any_message_mut(self.message).ok_or_else(RestError::unknown_message)
    }

    fn event(&self) -> Value {
        json!({"channel_id": self.channel.to_string(), "message_id": self.message.to_string()})
    }

    fn tell(&self, state: &mut State, name: &str, event: Value) {
        state.dispatch_in(self.channel, Concern::Reactions, name, event);
    }
}

/// Percent-encoded Unicode, or `name:id`.
fn emoji(call: &Call<'_>) -> Result<Emoji, RestError> {
    let unknown = || RestError::refused(10014, "Unknown Emoji");
    let raw = call.raw("emoji");
    let text = percent_decoded(raw);
    if let Some((name, id)) = text.split_once(':') {
        let id = id.parse().map_err(|_| unknown())?;
        return Ok(Emoji { id: Some(id), name: name.to_owned() });
    }
    // What arrives as it is, or is no symbol at all, is what Discord does not know either.
    let is_symbol = !text.is_ascii() || text.ends_with('\u{20E3}');
    let is_encoded = raw.is_ascii() && text.chars().count() <= MAX_EMOJI;
    if is_symbol && is_encoded && !text.chars().any(char::is_alphabetic) {
        Ok(Emoji { id: None, name: text })
    } else {
        Err(unknown())
    }
}

pub(crate) fn add(call: &Call<'_>) -> Result<Reply, RestError> {
    let (target, emoji) = (Target::of(call)?, emoji(call)?);
    let mut state = call.state();
    let is_archived =
        state.world.channel(target.channel).is_some_and(|channel| channel.thread_state("archived"));
    if is_archived {
        return Err(RestError::refused(50083, "Thread is archived"));
    }
    let message = target.message(&mut state)?;
    if message.reactions.is_full_for(&emoji) {
        return Err(RestError::refused(30010, "Maximum number of reactions reached (20)"));
    }
    let author = match message.author {
        Author::Person(id) | Author::Webhook { id, .. } => id,
    };
    let is_in_guild = message.is_in_guild;
    if message.reactions.add(&emoji, BOT) {
        let mut event = target.event();
        event["user_id"] = BOT.to_string().into();
        event["emoji"] = emoji.json();
        event["message_author_id"] = author.to_string().into();
        event["burst"] = false.into();
        event["type"] = 0.into();
        if is_in_guild {
            event["member"] = state.world.person(BOT).map(member_with_user).into();
        }
        target.tell(&mut state, "MESSAGE_REACTION_ADD", event);
    }
    Ok(no_content())
}

pub(crate) fn remove_own(call: &Call<'_>) -> Result<Reply, RestError> {
    remove_from(call, BOT)
}

pub(crate) fn remove(call: &Call<'_>) -> Result<Reply, RestError> {
    remove_from(call, call.id("user_id")?)
}

fn remove_from(call: &Call<'_>, from: u64) -> Result<Reply, RestError> {
    let (target, emoji) = (Target::of(call)?, emoji(call)?);
    let mut state = call.state();
    if target.message(&mut state)?.reactions.remove(&emoji, from) {
        let mut event = target.event();
        event["user_id"] = from.to_string().into();
        event["emoji"] = emoji.json();
        event["burst"] = false.into();
        event["type"] = 0.into();
        target.tell(&mut state, "MESSAGE_REACTION_REMOVE", event);
    }
    Ok(no_content())
}

pub(crate) fn remove_emoji(call: &Call<'_>) -> Result<Reply, RestError> {
    let (target, emoji) = (Target::of(call)?, emoji(call)?);
    let mut state = call.state();
    if target.message(&mut state)?.reactions.remove_emoji(&emoji) {
        let mut event = target.event();
        event["emoji"] = emoji.json();
        target.tell(&mut state, "MESSAGE_REACTION_REMOVE_EMOJI", event);
    }
    Ok(no_content())
}

pub(crate) fn remove_all(call: &Call<'_>) -> Result<Reply, RestError> {
    let target = Target::of(call)?;
    let mut state = call.state();
    target.message(&mut state)?.reactions.clear();
    let event = target.event();
    target.tell(&mut state, "MESSAGE_REACTION_REMOVE_ALL", event);
    Ok(no_content())
}

pub(crate) fn list(call: &Call<'_>) -> Result<Reply, RestError> {
    let (target, emoji) = (Target::of(call)?, emoji(call)?);
    let limit = call.limit(1..=100, 25)?;
    let after = call.query_id("after")?.unwrap_or(0);
    // Super reactions do not exist here.
    let is_normal = call.query("type").is_none_or(|kind| kind == "0");
    let state = call.state();
    let users = known_message(&state, target.channel, target.message)?.reactions.users(&emoji);
    let mut users: Vec<u64> = users.iter().copied().filter(|user| is_normal && *user > after).collect();
    users.sort_unstable();
    let shown = users.iter().take(limit).filter_map(|id| state.world.person(*id)).map(user);
    Ok(ok(&shown.collect::<Value>()))
}
