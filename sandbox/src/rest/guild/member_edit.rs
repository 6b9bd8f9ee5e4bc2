//! Changing a member.

use std::time::{SystemTime, UNIX_EPOCH};

use super::members::known_member;
use crate::core::State;
use crate::intents::GUILD_VOICE_STATES;
use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{BOT, GUILD, OWNER, VoiceState, member_with_user, read_time, written_time};

const MAX_ROLES: usize = 250;
const MAX_TIMEOUT_MS: u64 = 28 * 24 * 3_600_000;

pub(crate) fn edit_own(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    let nick = form.text("nick", 0..=32);
    errors.check()?;
    let mut state = call.state();
    if form.has("nick")
        && let Some(bot) = state.world.person_mut(BOT)
    {
        bot.nick = nick.filter(|nick| !nick.is_empty());
    }
    tell(&mut state, BOT);
    Ok(ok(&member_with_user(known_member(&state, BOT)?)))
}

pub(crate) fn edit(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let id = call.id("user_id")?;
    let fields = call.fields()?;
    let mut state = call.state();
    let in_voice = known_member(&state, id)?.voice_channel.is_some();
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    let nick = form.text("nick", 0..=32);
    let roles = form.snowflakes("roles", 0..=MAX_ROLES);
    let (mute, deaf) = (form.boolean("mute"), form.boolean("deaf"));
    let channel = form.snowflake("channel_id");
    let timeout = timeout(&form);
    form.integer("flags", 0..=i64::from(u32::MAX));
    errors.check()?;

    if id == OWNER && (form.has("nick") || timeout.is_some()) {
        return Err(RestError::missing_permissions());
    }
    if roles.iter().flatten().any(|role| *role == GUILD || !state.world.has_role(*role)) {
        return Err(RestError::unknown_role());
    }
    let is_about_voice = mute.is_some() || deaf.is_some() || form.has("channel_id");
    if is_about_voice && !in_voice {
        return Err(RestError::refused(40032, "Target user is not connected to voice."));
    }
    if let Some(channel) = channel
        && !state.world.channel(channel).is_some_and(crate::world::Channel::is_voice)
    {
        return Err(RestError::unknown_channel());
    }
    let member = state.world.person_mut(id).ok_or_else(RestError::unknown_member)?;
    if form.has("nick") {
        member.nick = nick.filter(|nick| !nick.is_empty());
    }
    if let Some(roles) = roles {
        member.roles = roles;
    }
    member.is_muted = mute.unwrap_or(member.is_muted);
    member.is_deafened = deaf.unwrap_or(member.is_deafened);
    if form.has("channel_id") {
        member.voice_channel = channel;
    }
    if form.has("communication_disabled_until") {
        member.timeout = timeout;
    }
    let voice = VoiceState::of(member);
    if is_about_voice {
        let event = voice.event(&state.world);
        state.dispatch_guild(GUILD_VOICE_STATES, "VOICE_STATE_UPDATE", &event);
    }
    tell(&mut state, id);
    Ok(ok(&member_with_user(known_member(&state, id)?)))
}

/// Judged by the real clock, as the bot's is real.
fn timeout(form: &Form<'_>) -> Option<String> {
    const NAME: &str = "communication_disabled_until";
    let text = form.text(NAME, 1..=64)?;
    let Some(until) = read_time(&text) else {
        let message = format!("Could not parse {text}. Should be ISO8601.");
        form.wrong(NAME, "DATE_TIME_TYPE_PARSE", &message);
        return None;
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let now = u64::try_from(now).unwrap_or(u64::MAX);
    // A minute for clocks that differ.
    if until > now.saturating_add(MAX_TIMEOUT_MS + 60_000) {
        form.wrong(NAME, "GUILD_MEMBER_TIMEOUT_TOO_LONG", "Must be at most 28 days in the future.");
    }
    Some(written_time(until))
}

fn tell(state: &mut State, id: u64) {
    let Some(person) = state.world.person(id) else { return };
    let mut event = member_with_user(person);
    event["guild_id"] = GUILD.to_string().into();
    state.dispatch_member(id, "GUILD_MEMBER_UPDATE", &event);
}

pub(crate) fn add_role(call: &Call<'_>) -> Result<Reply, RestError> {
    change_role(call, |roles, role| {
        let is_new = !roles.contains(&role);
        if is_new {
            roles.push(role);
        }
        is_new
    })
}

pub(crate) fn remove_role(call: &Call<'_>) -> Result<Reply, RestError> {
    change_role(call, |roles, role| {
        let before = roles.len();
        roles.retain(|known| *known != role);
        roles.len() < before
    })
}

/// `change` tells whether anything is different.
fn change_role(call: &Call<'_>, change: impl Fn(&mut Vec<u64>, u64) -> bool) -> Result<Reply, RestError> {
    call.guild()?;
    let (id, role) = (call.id("user_id")?, call.id("role_id")?);
    let mut state = call.state();
    known_member(&state, id)?;
    if role == GUILD || !state.world.has_role(role) {
        return Err(RestError::unknown_role());
    }
    let is_changed = state.world.person_mut(id).is_some_and(|member| change(&mut member.roles, role));
    if is_changed {
        tell(&mut state, id);
    }
    Ok(no_content())
}
