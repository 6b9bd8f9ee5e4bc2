//! What members do that reaches the bot as an interaction.

mod modal;
mod options;

use std::collections::BTreeMap;
use std::fmt;
use std::time::Instant;

use serde::Deserialize;
use serde_json::{Value, json};

use self::modal::submitted;
use self::options::{Filled, resolve_user};

use crate::core::{Core, State};
use crate::journal::What;
use crate::world::{
    ALL_PERMISSIONS, BOT, GUILD, Interaction, Message, Person, World, guild, member_with_user,
    permissions_of, user,
};

const COMMAND: u64 = 2;
const COMPONENT: u64 = 3;
const AUTOCOMPLETE: u64 = 4;
const MODAL_SUBMIT: u64 = 5;

/// Something that a member does in a channel. In JSON the name is in `action`, in snake case:
/// `{"action":"command","name":"ping"}`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Interact {
    /// Uses a command that the bot has registered; with a target it is one of the context menu.
    Command {
        /// Its name.
        name: String,
        /// As in `data.options`; `type` and `data.resolved` are added.
        #[serde(default)]
        options: Vec<Value>,
        /// The user or message that it is used on.
        #[serde(default)]
        target_id: Option<String>,
    },
    /// Types in an option with autocompletion. Exactly one of the options has `focused`.
    Autocomplete {
        /// The name of the command.
        name: String,
        /// As for a command.
        options: Vec<Value>,
    },
    /// Presses a button, or chooses from a menu.
    Component {
        /// The message that has it.
        message_id: String,
        /// Which component.
        custom_id: String,
        /// What was chosen.
        #[serde(default)]
        values: Vec<String>,
    },
    /// Sends a dialog off that the bot has shown to this member.
    ModalSubmit {
        /// Of the dialog.
        custom_id: String,
        /// What was filled in, by `custom_id`: text, or a list of values.
        #[serde(default)]
        fields: BTreeMap<String, Value>,
    },
}

/// A member cannot do this; the text says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotInteract(String);

impl fmt::Display for CannotInteract {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CannotInteract {}

pub(crate) fn cannot(why: impl Into<String>) -> CannotInteract {
    CannotInteract(why.into())
}

impl Core {
    pub(crate) fn interact(
        &self,
        channel: &str,
        member: &str,
        what: &Interact,
    ) -> Result<Value, CannotInteract> {
        let mut state = self.state();
        let world = &mut state.world;
        let channel =
            world.channel_named(channel).ok_or_else(|| cannot(format!("there is no channel {channel:?}")))?;
        let person = world
            .person_named(member)
            .ok_or_else(|| cannot(format!("there is no member {member:?}")))?
            .clone();
        if !world.channel(channel).is_some_and(|channel| channel.is_visible) {
            return Err(cannot("the bot does not see this channel"));
        }
        let Fired { kind, data, source } = fire(world, channel, person.id, what)?;
        let id = world.tick();
        let mut interaction = Interaction::new(id, kind, channel, person.id, Instant::now());
        interaction.source = source.as_ref().map(|message| message.id);
        let mut json = envelope(world, &interaction, &person, self.options.max_file_bytes);
        json["data"] = data;
        if let Some(message) = source {
            json["message"] = message.json(true);
        }
        world.interactions.add(interaction);
        let sessions = state.dispatch_interaction(&json);
        self.journal.record(What::InteractionFired { interaction_id: id, interaction_type: kind, sessions });
        Ok(json)
    }
}

struct Fired {
    kind: u64,
    data: Value,
    source: Option<Message>,
}

fn fire(world: &mut World, channel: u64, person: u64, what: &Interact) -> Result<Fired, CannotInteract> {
    match what {
        Interact::Command { name, options, target_id } => {
            let data = command(world, channel, name, options, target_id.as_deref())?;
            Ok(Fired { kind: COMMAND, data, source: None })
        }
        Interact::Autocomplete { name, options } => {
            let command = registered(world, name, 1)?;
            let mut filled = Filled::partial(world);
            let options = filled.options(options, command)?;
            if filled.focused != 1 {
                return Err(cannot("exactly one option must have \"focused\": true"));
            }
            let data = json!({"id": command["id"], "name": name, "type": 1, "options": options});
            Ok(Fired { kind: AUTOCOMPLETE, data, source: None })
        }
        Interact::Component { message_id, custom_id, values } => {
            let message = message_id.parse().ok().and_then(|id| world.channel(channel)?.any_message(id));
            let message = message.ok_or_else(|| cannot(format!("there is no message {message_id}")))?;
            let component = find_component(message.field("components"), custom_id)
                .ok_or_else(|| cannot(format!("the message has no component {custom_id:?}")))?;
            if component["disabled"] == true {
                return Err(cannot(format!("the component {custom_id:?} is disabled")));
            }
            let kind = &component["type"];
            let mut data = json!({"custom_id": custom_id, "component_type": kind, "id": component["id"]});
            if *kind != 2 {
                check_values(component, values)?;
                data["values"] = json!(values);
                data["resolved"] = options::resolved_values(world, kind, values);
            }
            Ok(Fired { kind: COMPONENT, data, source: Some(message.clone()) })
        }
        Interact::ModalSubmit { custom_id, fields } => {
            let shown = world.interactions.take_modal(person, custom_id);
            let (modal, source) =
                shown.ok_or_else(|| cannot(format!("no dialog {custom_id:?} was shown to this member")))?;
            let known = modal["components"].as_array().map(Vec::as_slice).unwrap_or_default();
            let components: Result<Vec<Value>, _> = known.iter().map(|row| submitted(row, fields)).collect();
            let data = json!({"custom_id": custom_id, "components": components?});
            let source = source.and_then(|id| world.channel(channel)?.any_message(id).cloned());
            Ok(Fired { kind: MODAL_SUBMIT, data, source })
        }
    }
}

fn envelope(world: &World, interaction: &Interaction, person: &Person, max_file_bytes: usize) -> Value {
    let channel = world.channel(interaction.channel);
    let in_guild = channel.is_some_and(crate::world::Channel::is_in_guild);
    let mut json = json!({
        "id": interaction.id.to_string(),
        "application_id": BOT.to_string(),
        "type": interaction.kind,
        "channel_id": interaction.channel.to_string(),
        "channel": channel.map(crate::world::Channel::json),
        "token": interaction.token,
        "version": 1,
        "locale": "en-US",
        "app_permissions": ALL_PERMISSIONS.to_string(),
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD.to_string()},
        "context": u8::from(!in_guild),
        "attachment_size_limit": max_file_bytes,
    });
    if in_guild {
        json["guild_id"] = GUILD.to_string().into();
        json["guild"] =
            json!({"id": GUILD.to_string(), "locale": "en-US", "features": guild(world)["features"]});
        json["guild_locale"] = "en-US".into();
        json["member"] = member_with_user(person);
        json["member"]["permissions"] = permissions_of(world, person).to_string().into();
    } else {
        json["user"] = user(person);
    }
    json
}

fn registered<'a>(world: &'a World, name: &str, kind: u64) -> Result<&'a Value, CannotInteract> {
    let known = world.commands.named(name, kind);
    known.ok_or_else(|| cannot(format!("no command {name:?} of type {kind} is registered")))
}

fn command(
    world: &World,
    channel: u64,
    name: &str,
    options: &[Value],
    target: Option<&str>,
) -> Result<Value, CannotInteract> {
    let Some(target) = target else {
        let command = registered(world, name, 1)?;
        let mut filled = Filled::complete(world);
        let options = filled.options(options, command)?;
        let mut data = json!({"id": command["id"], "name": name, "type": 1});
        if let Some(guild) = command.get("guild_id") {
            data["guild_id"] = guild.clone();
        }
        if !options.is_empty() {
            data["options"] = options.into();
        }
        if filled.resolved != json!({}) {
            data["resolved"] = filled.resolved;
        }
        return Ok(data);
    };
    let id = target.parse().map_err(|_| cannot(format!("{target:?} is no id")))?;
    if let Some(person) = world.person(id) {
        let command = registered(world, name, 2)?;
        let mut resolved = json!({});
        resolve_user(&mut resolved, person);
        return Ok(json!({
            "id": command["id"], "name": name, "type": 2, "target_id": target, "resolved": resolved,
        }));
    }
    let message = world.channel(channel).and_then(|channel| channel.message(id));
    let message = message.ok_or_else(|| cannot(format!("there is no user or message {target}")))?;
    let command = registered(world, name, 3)?;
    let resolved = json!({"messages": {target: message.json(true)}});
    Ok(json!({"id": command["id"], "name": name, "type": 3, "target_id": target, "resolved": resolved}))
}

fn find_component<'a>(components: &'a Value, custom_id: &str) -> Option<&'a Value> {
    components.as_array()?.iter().find_map(|component| {
        if component["custom_id"] == custom_id {
            return Some(component);
        }
        let accessory = component.get("accessory").filter(|accessory| accessory["custom_id"] == custom_id);
        accessory.or_else(|| find_component(component.get("components")?, custom_id))
    })
}

fn check_values(component: &Value, values: &[String]) -> Result<(), CannotInteract> {
    let bound =
        |name: &str| component[name].as_u64().and_then(|bound| usize::try_from(bound).ok()).unwrap_or(1);
    let (least, most) = (bound("min_values"), bound("max_values"));
    if !(least..=most).contains(&values.len()) {
        return Err(cannot(format!("from {least} to {most} values can be chosen")));
    }
    let is_option = |value: &&String| {
        component["options"]
            .as_array()
            .is_none_or(|options| options.iter().any(|option| option["value"] == **value))
    };
    match values.iter().find(|value| !is_option(value)) {
        Some(value) => Err(cannot(format!("{value:?} is no option of the menu"))),
        None => Ok(()),
    }
}

impl State {
    /// To all sessions that serve where it was done, whatever their intents. Returns how many those are.
    fn dispatch_interaction(&mut self, interaction: &Value) -> usize {
        let in_guild = interaction.get("guild_id").is_some();
        self.dispatch_always(in_guild, "INTERACTION_CREATE", interaction)
    }
}
