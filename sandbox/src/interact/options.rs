//! Options of a command: checked as Discord's own client does it, and completed.

use serde_json::{Value, json};

use super::{CannotInteract, cannot};
use crate::world::{Person, World, member, user};

/// Options on their way from what a test says to what Discord sends.
pub(crate) struct Filled<'a> {
    world: &'a World,
    /// `data.resolved`.
    pub(crate) resolved: Value,
    pub(crate) focused: usize,
    /// Of an autocompletion, where required options may still be missing.
    is_partial: bool,
}

impl<'a> Filled<'a> {
    pub(crate) fn complete(world: &'a World) -> Self {
        Self { world, resolved: json!({}), focused: 0, is_partial: false }
    }

    pub(crate) fn partial(world: &'a World) -> Self {
        Self { is_partial: true, ..Self::complete(world) }
    }

    pub(crate) fn options(
        &mut self,
        given: &[Value],
        registered: &Value,
    ) -> Result<Vec<Value>, CannotInteract> {
        let known = registered["options"].as_array().map(Vec::as_slice).unwrap_or_default();
        for missing in known.iter().filter(|option| option["required"] == true && !self.is_partial) {
            if !given.iter().any(|option| option["name"] == missing["name"]) {
                return Err(cannot(format!("the option {} is required", missing["name"])));
            }
        }
        let is_sub = |option: &Value| option["type"] == 1 || option["type"] == 2;
        if known.iter().any(is_sub) && given.len() != 1 {
            return Err(cannot("exactly one subcommand must be given"));
        }
        given.iter().map(|option| self.option(option, known)).collect()
    }

    fn option(&mut self, given: &Value, known: &[Value]) -> Result<Value, CannotInteract> {
        let name = &given["name"];
        let known = known.iter().find(|option| option["name"] == *name);
        let known = known.ok_or_else(|| cannot(format!("the command has no option {name}")))?;
        let kind = known["type"].as_u64().unwrap_or_default();
        let mut option = json!({"name": name, "type": kind});
        if kind <= 2 {
            let below = given["options"].as_array().map(Vec::as_slice).unwrap_or_default();
            option["options"] = self.options(below, known)?.into();
            return Ok(option);
        }
        let value = &given["value"];
        if given["focused"] == true {
            self.focused += 1;
            option["focused"] = true.into();
            if known["autocomplete"] != true {
                return Err(cannot(format!("the option {name} has no autocompletion")));
            }
        } else if !fits(kind, value) {
            return Err(cannot(format!("{value} does not fit the option {name} of type {kind}")));
        }
        let is_choice = |choices: &Vec<Value>| choices.iter().any(|choice| choice["value"] == *value);
        if !known["choices"].as_array().is_none_or(is_choice) {
            return Err(cannot(format!("{value} is no choice of the option {name}")));
        }
        if (6..=9).contains(&kind) {
            self.resolve(value)?;
        }
        option["value"] = value.clone();
        Ok(option)
    }

    fn resolve(&mut self, value: &Value) -> Result<(), CannotInteract> {
        let text = value.as_str().unwrap_or_default();
        let id = text.parse().map_err(|_| cannot(format!("{value} is no id")))?;
        if let Some(person) = self.world.person(id) {
            resolve_user(&mut self.resolved, person);
        } else if let Some(role) = self.world.roles.iter().find(|role| role["id"] == text) {
            self.resolved["roles"][text] = role.clone();
        } else if let Some(channel) = self.world.channel(id) {
            self.resolved["channels"][text] = channel.json();
        } else {
            return Err(cannot(format!("there is no user, role or channel {text}")));
        }
        Ok(())
    }
}

fn fits(kind: u64, value: &Value) -> bool {
    match kind {
        3 | 6..=9 => value.is_string(),
        4 => value.is_i64() || value.is_u64(),
        5 => value.is_boolean(),
        10 => value.is_number(),
        // Uploads with a command are not modelled.
        _ => false,
    }
}

pub(crate) fn resolve_user(resolved: &mut Value, person: &Person) {
    let id = person.id.to_string();
    resolved["users"][&id] = user(person);
    if person.is_member {
        resolved["members"][&id] = member(person);
    }
}

/// `data.resolved` for what was chosen from a menu.
pub(crate) fn resolved_values(world: &World, kind: &Value, values: &[String]) -> Value {
    let mut filled = Filled::partial(world);
    if *kind != 3 {
        for value in values {
            // What does not exist is not resolved, as at Discord.
            let _ = filled.resolve(&Value::from(value.as_str()));
        }
    }
    filled.resolved
}
