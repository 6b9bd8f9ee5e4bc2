//! A command as the body gives it.

use serde_json::{Value, json};

use super::options;
use crate::rest::form::Form;

const MAX_NAME: usize = 32;
const MAX_DESCRIPTION: usize = 100;
/// Over names, descriptions and values of a command with all its options.
const MAX_TEXT: usize = 8000;
const CHAT: i64 = 1;
const ENTRY_POINT: i64 = 4;

/// With Discord's defaults where the body is silent.
pub(crate) fn read(form: &Form<'_>) -> Value {
    let kind = form.choice("type", &[1, 2, 3, 4]).unwrap_or(CHAT);
    form.require("name");
    let is_chat = kind == CHAT;
    let name = if is_chat { chat_name(form) } else { form.text("name", 1..=MAX_NAME) };
    let description = match kind {
        CHAT | ENTRY_POINT => {
            form.require("description");
            form.text("description", 1..=MAX_DESCRIPTION)
        }
        _ => form.text("description", 0..=0),
    };
    let options = if is_chat {
        options::read(form)
    } else {
        if form.given("options").is_some_and(|options| *options != json!([])) {
            let message = "Context menu commands cannot have options";
            form.wrong("options", "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", message);
        }
        Vec::new()
    };
    let permissions = form.text("default_member_permissions", 1..=20);
    if permissions.as_ref().is_some_and(|bits| bits.parse::<u64>().is_err()) {
        form.wrong("default_member_permissions", "NUMBER_TYPE_COERCE", "Not an int.");
    }
    let contexts = form.list("contexts", 0..=3).cloned();
    let integration_types = form.list("integration_types", 0..=2).cloned();
    let command = json!({
        "type": kind,
        "name": name,
        "name_localizations": localizations(form, "name_localizations", MAX_NAME),
        "description": description.unwrap_or_default(),
        "description_localizations": localizations(form, "description_localizations", MAX_DESCRIPTION),
        "options": options,
        "default_member_permissions": permissions,
        "dm_permission": form.boolean("dm_permission").unwrap_or(true),
        "contexts": contexts,
        "integration_types": integration_types.unwrap_or_else(|| vec![0.into()]),
        "nsfw": form.boolean("nsfw").unwrap_or(false),
    });
    if text_length(&command) > MAX_TEXT {
        let message = format!("Command exceeds maximum size ({MAX_TEXT})");
        form.wrong("", "APPLICATION_COMMAND_TOO_LARGE", &message);
    }
    command
}

/// Lower case, in every script that has one; letters, digits, `-`, `_` and `'`.
pub(crate) fn chat_name(form: &Form<'_>) -> Option<String> {
    let name = form.text("name", 1..=MAX_NAME)?;
    let is_known = |letter: char| {
        let is_mark = matches!(letter, '\u{0900}'..='\u{097F}' | '\u{0E00}'..='\u{0E7F}');
        letter.is_alphanumeric() || "-_'".contains(letter) || is_mark
    };
    if !name.chars().all(is_known) || name.to_lowercase() != name {
        form.wrong("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
    Some(name)
}

pub(crate) fn localizations(form: &Form<'_>, name: &str, most: usize) -> Option<Value> {
    let form = form.object(name)?;
    for locale in form.fields().keys() {
        form.text(locale, 1..=most);
    }
    Some(form.fields().clone().into())
}

fn text_length(command: &Value) -> usize {
    let own = ["name", "description", "value"].iter().filter_map(|name| command[*name].as_str());
    let own: usize = own.map(|text| text.chars().count()).sum();
    let below = ["options", "choices"].iter().filter_map(|name| command[*name].as_array()).flatten();
    own + below.map(text_length).sum::<usize>()
}
