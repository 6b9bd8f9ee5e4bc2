//! Registering application commands.

mod form;
mod options;

use hyper::StatusCode;
use serde_json::{Value, json};

use self::form::read;
use super::call::Call;
use super::error::RestError;
use super::form::{Fields, Form, FormErrors};
use super::reply::{Reply, json_reply, no_content, ok};
use super::routes::{Route, route};
use crate::world::{BOT, Commands, GUILD, Scope, World};

pub(crate) const ROUTES: &[Route] = &[
    route("GET", "/applications/{application_id}/commands", list),
    route("POST", "/applications/{application_id}/commands", create),
    route("PUT", "/applications/{application_id}/commands", overwrite),
    route("GET", "/applications/{application_id}/commands/{command_id}", get),
    route("PATCH", "/applications/{application_id}/commands/{command_id}", edit),
    route("DELETE", "/applications/{application_id}/commands/{command_id}", delete),
    route("GET", "/applications/{application_id}/guilds/{guild_id}/commands", list),
    route("POST", "/applications/{application_id}/guilds/{guild_id}/commands", create),
    route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands", overwrite),
    route("GET", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}", get),
    route("PATCH", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}", edit),
    route("DELETE", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}", delete),
];

const STRING: i64 = 3;
const NUMBER: i64 = 10;
/// Of each type in one scope: chat, user, message, entry point.
const MOST: [(u64, usize); 4] = [(1, 100), (2, 15), (3, 15), (4, 1)];

fn scope(call: &Call<'_>) -> Result<Scope, RestError> {
    if call.id("application_id")? != BOT {
        return Err(RestError::new(StatusCode::NOT_FOUND, 10002, "Unknown Application"));
    }
    if call.raw("guild_id").is_empty() {
        return Ok(Scope::Global);
    }
    call.guild()?;
    Ok(Scope::Guild)
}

fn position(commands: &Commands, scope: Scope, call: &Call<'_>) -> Result<usize, RestError> {
    let id = call.id("command_id")?.to_string();
    let at = commands.of(scope).iter().position(|command| command["id"] == id.as_str());
    at.ok_or_else(RestError::unknown_command)
}

/// As it is listed.
fn registered(world: &mut World, scope: Scope, mut command: Value, id: Option<Value>) -> Value {
    let version = world.new_id().to_string();
    command["id"] = id.unwrap_or_else(|| version.as_str().into());
    command["version"] = version.into();
    command["application_id"] = BOT.to_string().into();
    if scope == Scope::Guild {
        command["guild_id"] = GUILD.to_string().into();
    }
    command
}

fn is_same(known: &Value, command: &Value) -> bool {
    known["name"] == command["name"] && known["type"] == command["type"]
}

fn check_count(commands: &[Value]) -> Result<(), RestError> {
    for (kind, most) in MOST {
        if commands.iter().filter(|command| command["type"] == kind).count() > most {
            let message = format!("Maximum number of application commands reached ({most})");
            return Err(RestError::refused(30032, &message));
        }
    }
    Ok(())
}

/// Those of an autocompletion, whose values may be of any of the types that have one.
pub(crate) fn check_choices(form: &Form<'_>) {
    let first = form.given("choices").and_then(|choices| choices.get(0)?.get("value"));
    options::choices(form, if first.is_none_or(Value::is_string) { STRING } else { NUMBER });
}

fn list(call: &Call<'_>) -> Result<Reply, RestError> {
    let scope = scope(call)?;
    let with_localizations = call.query_flag("with_localizations");
    let mut commands = call.state().world.commands.of(scope).clone();
    if !with_localizations {
        for command in commands.iter_mut().filter_map(Value::as_object_mut) {
            command.retain(|name, _| !name.ends_with("_localizations"));
        }
    }
    Ok(ok(&commands.into()))
}

fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    let scope = scope(call)?;
    let state = call.state();
    let at = position(&state.world.commands, scope, call)?;
    Ok(ok(&state.world.commands.of(scope)[at]))
}

/// Takes the place of a command of the same name and type.
fn create(call: &Call<'_>) -> Result<Reply, RestError> {
    let scope = scope(call)?;
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let command = read(&Form::new(&fields, &errors));
    errors.check()?;
    let mut state = call.state();
    let known = state.world.commands.of(scope).iter().position(|known| is_same(known, &command));
    let id = known.map(|at| state.world.commands.of(scope)[at]["id"].clone());
    let command = registered(&mut state.world, scope, command, id);
    let commands = state.world.commands.of_mut(scope);
    let status = if let Some(at) = known {
        commands[at] = command.clone();
        StatusCode::OK
    } else {
        commands.push(command.clone());
        if let Err(error) = check_count(commands) {
            commands.pop();
            return Err(error);
        }
        StatusCode::CREATED
    };
    Ok(json_reply(status, &command))
}

/// Ids of commands that go on under the same name stay.
fn overwrite(call: &Call<'_>) -> Result<Reply, RestError> {
    let scope = scope(call)?;
    let wrapped = Fields::from_iter([(String::from("commands"), call.body.json()?)]);
    let errors = FormErrors::default();
    let forms = Form::new(&wrapped, &errors).objects("commands", 0..=usize::MAX).unwrap_or_default();
    let mut commands: Vec<Value> = Vec::new();
    for form in &forms {
        let form = form.without_first();
        let command = read(&form);
        if commands.iter().any(|known| is_same(known, &command)) {
            let message = "Application command names must be unique";
            form.wrong("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
        }
        commands.push(command);
    }
    errors.check()?;
    check_count(&commands)?;
    let mut state = call.state();
    let before = std::mem::take(state.world.commands.of_mut(scope));
    for command in commands {
        let id = before.iter().find(|known| is_same(known, &command)).map(|known| known["id"].clone());
        let command = registered(&mut state.world, scope, command, id);
        state.world.commands.of_mut(scope).push(command);
    }
    Ok(ok(&json!(state.world.commands.of(scope))))
}

fn edit(call: &Call<'_>) -> Result<Reply, RestError> {
    let scope = scope(call)?;
    let fields = call.fields()?;
    let mut state = call.state();
    let at = position(&state.world.commands, scope, call)?;
    let known = state.world.commands.of(scope)[at].clone();
    let mut whole = known.as_object().cloned().unwrap_or_default();
    whole.extend(fields.into_iter().filter(|(name, _)| name != "type"));
    let errors = FormErrors::default();
    let command = read(&Form::new(&whole, &errors));
    errors.check()?;
    let others = state.world.commands.of(scope).iter().enumerate();
    if others.into_iter().any(|(index, other)| index != at && is_same(other, &command)) {
        return Err(RestError::refused(40041, "An application command with that name already exists"));
    }
    let command = registered(&mut state.world, scope, command, Some(known["id"].clone()));
    state.world.commands.of_mut(scope)[at] = command.clone();
    Ok(ok(&command))
}

fn delete(call: &Call<'_>) -> Result<Reply, RestError> {
    let scope = scope(call)?;
    let mut state = call.state();
    let at = position(&state.world.commands, scope, call)?;
    state.world.commands.of_mut(scope).remove(at);
    Ok(no_content())
}
