//! Invites. They can be made, and lead nowhere.

use serde_json::{Value, json};

use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::reply::{Reply, ok};
use crate::world::{BOT, guild, named_user};

pub(crate) fn create(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.channel()?;
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    let max_age = form.integer("max_age", 0..=604_800).unwrap_or(86_400);
    let max_uses = form.integer("max_uses", 0..=100).unwrap_or(0);
    let temporary = form.boolean("temporary").unwrap_or(false);
    form.boolean("unique");
    errors.check()?;
    let mut state = call.state();
    let known = visible_channel(&state.world, channel)?.json();
    let code = format!("sandbox{:x}", state.world.new_id());
    let guild = guild(&state.world);
    let invite = json!({
        "type": 0,
        "code": code,
        "guild_id": guild["id"],
        "guild": {"id": guild["id"], "name": guild["name"]},
        "channel": {"id": known["id"], "name": known["name"], "type": known["type"]},
        "inviter": named_user(BOT),
        "max_age": max_age,
        "max_uses": max_uses,
        "temporary": temporary,
        "uses": 0,
        "created_at": state.world.now(),
    });
    state.world.invites.push(invite.clone());
    Ok(ok(&invite))
}

pub(crate) fn list_of_channel(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.channel()?.to_string();
    let state = call.state();
    let invites = state.world.invites.iter().filter(|invite| invite["channel"]["id"] == channel.as_str());
    Ok(ok(&invites.cloned().collect::<Value>()))
}

pub(crate) fn list_of_guild(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    Ok(ok(&json!(call.state().world.invites)))
}

pub(crate) fn delete(call: &Call<'_>) -> Result<Reply, RestError> {
    let invites = &mut call.state().world.invites;
    let at = invites.iter().position(|invite| invite["code"] == call.raw("code"));
    Ok(ok(&invites.remove(at.ok_or_else(RestError::unknown_invite)?)))
}
