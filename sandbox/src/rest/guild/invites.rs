//! Invites. They can be made, and lead nowhere.

use serde_json::json;

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
    Ok(ok(&json!({
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
    })))
}
