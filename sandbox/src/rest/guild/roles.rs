//! Roles of the guild. What they permit is kept and shown, and changes nothing.

use serde_json::{Value, json};

use crate::core::State;
use crate::intents::GUILDS;
use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::{Fields, Form, FormErrors};
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{GUILD, role};

const MAX_ROLES: usize = 250;
const MAX_COLOR: i64 = 0xFF_FFFF;

fn position(state: &State, call: &Call<'_>) -> Result<usize, RestError> {
    let id = call.id("role_id")?.to_string();
    let at = state.world.roles.iter().position(|role| role["id"] == id.as_str());
    at.ok_or_else(RestError::unknown_role)
}

pub(crate) fn list(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    Ok(ok(&json!(call.state().world.roles)))
}

pub(crate) fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let state = call.state();
    let at = position(&state, call)?;
    Ok(ok(&state.world.roles[at]))
}

/// What the body says of a role.
fn read(call: &Call<'_>) -> Result<Fields, RestError> {
    let fields = call.body.optional_fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    let mut given = Fields::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            given.insert(name.to_owned(), value);
        }
    };
    put("name", form.text("name", 1..=100).map(Value::from));
    put("hoist", form.boolean("hoist").map(Value::from));
    put("mentionable", form.boolean("mentionable").map(Value::from));
    let permissions = form.text("permissions", 1..=20);
    if permissions.as_ref().is_some_and(|bits| bits.parse::<u64>().is_err()) {
        form.wrong("permissions", "NUMBER_TYPE_COERCE", "Not an int.");
    }
    put("permissions", permissions.map(Value::from));
    let colors = form.object("colors");
    let primary = colors.as_ref().and_then(|colors| colors.integer("primary_color", 0..=MAX_COLOR));
    if let Some(color) = primary.or_else(|| form.integer("color", 0..=MAX_COLOR)) {
        let other = |name: &str| colors.as_ref().and_then(|colors| colors.integer(name, 0..=MAX_COLOR));
        put("color", Some(color.into()));
        put(
            "colors",
            Some(json!({
                "primary_color": color,
                "secondary_color": other("secondary_color"),
                "tertiary_color": other("tertiary_color"),
            })),
        );
    }
    errors.check()?;
    Ok(given)
}

fn tell(state: &mut State, name: &str, role: &Value) {
    state.dispatch_guild(GUILDS, name, &json!({"guild_id": GUILD.to_string(), "role": role}));
}

pub(crate) fn create(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let given = read(call)?;
    let mut state = call.state();
    if state.world.roles.len() >= MAX_ROLES {
        return Err(RestError::refused(30005, "Maximum number of server roles reached (250)"));
    }
    let id = state.world.new_id();
    let mut role = role(id, "new role", state.world.roles.len(), 0, 0);
    for (name, value) in given {
        role[name] = value;
    }
    state.world.roles.push(role.clone());
    tell(&mut state, "GUILD_ROLE_CREATE", &role);
    Ok(ok(&role))
}

pub(crate) fn edit(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let mut state = call.state();
    let at = position(&state, call)?;
    let given = read(call)?;
    let role = &mut state.world.roles[at];
    for (name, value) in given {
        role[name] = value;
    }
    let role = role.clone();
    tell(&mut state, "GUILD_ROLE_UPDATE", &role);
    Ok(ok(&role))
}

pub(crate) fn delete(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let mut state = call.state();
    let at = position(&state, call)?;
    let id = call.id("role_id")?;
    if id == GUILD {
        return Err(RestError::refused(50028, "Invalid role"));
    }
    state.world.roles.remove(at);
    for person in &mut state.world.people {
        person.roles.retain(|role| *role != id);
    }
    let event = json!({"guild_id": GUILD.to_string(), "role_id": id.to_string()});
    state.dispatch_guild(GUILDS, "GUILD_ROLE_DELETE", &event);
    Ok(no_content())
}
