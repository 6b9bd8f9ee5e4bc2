//! Members: looking them up, and kicking them.

use serde_json::{Value, json};

use crate::core::State;
use crate::intents::GUILD_MEMBERS;
use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::FormErrors;
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{GUILD, OWNER, Person, member_with_user, user};

pub(crate) fn known_member(state: &State, id: u64) -> Result<&Person, RestError> {
    state.world.members().find(|member| member.id == id).ok_or_else(|| match state.world.person(id) {
        Some(_) => RestError::unknown_member(),
        None => RestError::unknown_user(),
    })
}

pub(crate) fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let id = call.id("user_id")?;
    Ok(ok(&member_with_user(known_member(&call.state(), id)?)))
}

/// By id, which needs the privileged intent.
pub(crate) fn list(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let limit = call.limit(1..=1000, 1)?;
    let after = call.query_id("after")?.unwrap_or(0);
    let state = call.state();
    if state.granted_intents & GUILD_MEMBERS == 0 {
        return Err(RestError::missing_access());
    }
    // People are kept in the order of their ids.
    let members = state.world.members().filter(|member| member.id > after).take(limit);
    Ok(ok(&members.map(member_with_user).collect::<Value>()))
}

/// By the beginning of a username or nickname.
pub(crate) fn search(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let limit = call.limit(1..=1000, 1)?;
    let errors = FormErrors::default();
    let query = call.query("query").filter(|query| !query.is_empty());
    if query.is_none() {
        errors.add(&["query"], "BASE_TYPE_REQUIRED", "This field is required");
    }
    errors.check()?;
    let query = query.unwrap_or_default().to_lowercase();
    let matches = |name: &str| name.to_lowercase().starts_with(&query);
    let state = call.state();
    let found = state.world.members().filter(|member| {
        matches(&member.username)
            || member.nick.as_deref().is_some_and(matches)
            || member.display_name.is_some_and(matches)
    });
    Ok(ok(&found.take(limit).map(member_with_user).collect::<Value>()))
}

pub(crate) fn kick(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let id = call.id("user_id")?;
    let mut state = call.state();
    known_member(&state, id)?;
    if id == OWNER {
        return Err(RestError::missing_permissions());
    }
    state.remove_member(id);
    Ok(no_content())
}

impl State {
    /// Takes someone out of the guild, if they are in it, and tells the sessions.
    pub(crate) fn remove_member(&mut self, id: u64) {
        let Some(person) = self.world.person_mut(id).filter(|person| person.is_member) else { return };
        person.is_member = false;
        person.nick = None;
        person.roles.clear();
        person.timeout = None;
        person.voice_channel = None;
        let event = json!({"guild_id": GUILD.to_string(), "user": user(person)});
        self.dispatch_guild(GUILD_MEMBERS, "GUILD_MEMBER_REMOVE", &event);
    }
}
