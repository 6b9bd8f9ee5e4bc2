//! Options of chat commands.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::form::{chat_name, localizations};
use crate::rest::form::{Fields, Form};

const MAX_OPTIONS: usize = 25;
const MAX_CHOICES: usize = 25;

const SUB_COMMAND: i64 = 1;
const SUB_COMMAND_GROUP: i64 = 2;
const STRING: i64 = 3;
const INTEGER: i64 = 4;
const CHANNEL: i64 = 7;
const NUMBER: i64 = 10;
const ATTACHMENT: i64 = 11;

pub(crate) fn read(form: &Form<'_>) -> Vec<Value> {
    level(form, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
}

/// `allowed`: which types may stand on this level.
fn level(form: &Form<'_>, allowed: &[i64]) -> Vec<Value> {
    let forms = form.objects("options", 0..=MAX_OPTIONS).unwrap_or_default();
    let mut names = BTreeSet::new();
    let mut options = Vec::new();
    let (mut was_optional, mut subs) = (false, 0);
    for form in &forms {
        form.require("type");
        let Some(kind) = form.choice("type", allowed) else { continue };
        let is_required = form.boolean("required").unwrap_or(false);
        if is_required && was_optional {
            let message = "Required options must be placed before non-required options";
            form.wrong("", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
        }
        was_optional |= !is_required;
        subs += usize::from(kind == SUB_COMMAND || kind == SUB_COMMAND_GROUP);
        let option = option(form, kind, is_required);
        if !names.insert(option["name"].to_string()) {
            let message = "Option name already exists in this command";
            form.wrong("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message);
        }
        options.push(option);
    }
    if subs > 0 && subs < forms.len() {
        let message =
            "Sub-command and sub-command group option types are mutually exclusive to all other types";
        form.wrong("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
    }
    options
}

fn option(form: &Form<'_>, kind: i64, is_required: bool) -> Value {
    form.require("name");
    form.require("description");
    let mut option = Fields::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            option.insert(name.to_owned(), value);
        }
    };
    put("type", Some(kind.into()));
    put("name", chat_name(form).map(Value::from));
    put("description", form.text("description", 1..=100).map(Value::from));
    put("name_localizations", localizations(form, "name_localizations", 32));
    put("description_localizations", localizations(form, "description_localizations", 100));
    match kind {
        SUB_COMMAND => put("options", Some(level(form, &[3, 4, 5, 6, 7, 8, 9, 10, 11]).into())),
        SUB_COMMAND_GROUP => put("options", Some(level(form, &[SUB_COMMAND]).into())),
        _ => put("required", Some(is_required.into())),
    }
    let has_choices = form.given("choices").is_some_and(|choices| *choices != json!([]));
    if form.boolean("autocomplete") == Some(true) {
        if has_choices || ![STRING, INTEGER, NUMBER].contains(&kind) {
            let message = "Autocomplete is for string, integer and number options without choices";
            form.wrong("autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", message);
        }
        put("autocomplete", Some(true.into()));
    }
    if has_choices {
        put("choices", Some(choices(form, kind).into()));
    }
    match kind {
        STRING => {
            put("min_length", form.integer("min_length", 0..=6000).map(Value::from));
            put("max_length", form.integer("max_length", 1..=6000).map(Value::from));
        }
        INTEGER | NUMBER => {
            put("min_value", form.given("min_value").cloned());
            put("max_value", form.given("max_value").cloned());
        }
        CHANNEL => put("channel_types", form.list("channel_types", 0..=20).cloned().map(Value::from)),
        ATTACHMENT => put("file_types", form.list("file_types", 0..=10).cloned().map(Value::from)),
        _ => {}
    }
    option.into()
}

/// Also the choices of an autocompletion.
pub(crate) fn choices(form: &Form<'_>, kind: i64) -> Vec<Value> {
    let mut choices = Vec::new();
    for choice in form.objects("choices", 0..=MAX_CHOICES).unwrap_or_default() {
        choice.require("name");
        choice.require("value");
        let name = choice.text("name", 1..=100);
        let value = choice.given("value");
        let fits = value.is_none_or(|value| match kind {
            STRING => value.is_string(),
            INTEGER => value.is_i64() || value.is_u64(),
            NUMBER => value.is_number(),
            _ => false,
        });
        if !fits {
            choice.wrong("value", "BASE_TYPE_INVALID", "The value does not fit the type of the option.");
        } else if value.is_some_and(Value::is_string) {
            choice.text("value", 0..=100);
        }
        choices.push(json!({"name": name, "value": value}));
    }
    choices
}
