//! The body of a new message, checked field by field.

use serde_json::{Map, Value};

use super::error::{FormErrors, RestError};
use crate::world::AllowedMentions;

/// In Unicode code points.
const MAX_CONTENT: usize = 2000;
const MAX_NONCE: usize = 25;
const MAX_EMBEDS: usize = 10;
const MAX_MENTIONS: usize = 100;
/// `SUPPRESS_EMBEDS`, `SUPPRESS_NOTIFICATIONS`, `IS_VOICE_MESSAGE`, `IS_COMPONENTS_V2`.
const SETTABLE_FLAGS: u64 = 1 << 2 | 1 << 12 | 1 << 13 | 1 << 15;

/// A body without mistakes.
#[derive(Debug)]
pub(crate) struct MessageForm {
    pub(crate) content: String,
    pub(crate) nonce: Option<Value>,
    pub(crate) enforce_nonce: bool,
    pub(crate) is_tts: bool,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Vec<Value>,
    pub(crate) flags: u64,
    pub(crate) allowed: AllowedMentions,
    pub(crate) reply_to: Option<Reply>,
}

/// The message that is replied to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reply {
    pub(crate) message: u64,
    pub(crate) fail_if_not_exists: bool,
}

impl MessageForm {
    pub(crate) fn check(body: &Map<String, Value>) -> Result<Self, RestError> {
        let mut errors = FormErrors::default();
        let form = Self {
            content: content(body, &mut errors),
            nonce: nonce(body, &mut errors),
            enforce_nonce: boolean(body, "enforce_nonce", &mut errors),
            is_tts: boolean(body, "tts", &mut errors),
            embeds: list(body, "embeds", MAX_EMBEDS, &mut errors),
            components: list(body, "components", 40, &mut errors),
            flags: flags(body, &mut errors),
            allowed: allowed_mentions(body, &mut errors),
            reply_to: reply(body, &mut errors),
        };
        let has_stickers = !list(body, "sticker_ids", 3, &mut errors).is_empty();
        if !errors.is_empty() {
            return Err(errors.into_error());
        }
        let has_poll = given(body, "poll").is_some();
        if form.content.is_empty()
            && form.embeds.is_empty()
            && form.components.is_empty()
            && !has_stickers
            && !has_poll
        {
            return Err(RestError::empty_message());
        }
        Ok(form)
    }
}

/// Null counts as absent.
fn given<'a>(body: &'a Map<String, Value>, field: &str) -> Option<&'a Value> {
    body.get(field).filter(|value| !value.is_null())
}

/// Discord takes numbers for text, and removes white space at both ends.
fn content(body: &Map<String, Value>, errors: &mut FormErrors) -> String {
    let content = match given(body, "content") {
        None => return String::new(),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(_) => {
            errors.add(&["content"], "STRING_TYPE_CONVERT", "Could not interpret \"content\" as string.");
            return String::new();
        }
    };
    if content.chars().count() > MAX_CONTENT {
        errors.add(&["content"], "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
    }
    content
}

fn nonce(body: &Map<String, Value>, errors: &mut FormErrors) -> Option<Value> {
    let nonce = given(body, "nonce")?;
    let length = match nonce {
        Value::String(text) => text.chars().count(),
        Value::Number(number) if number.is_i64() || number.is_u64() => 0,
        _ => {
            errors.add(&["nonce"], "NONCE_TYPE_INVALID", "Must be an integer or a string.");
            return None;
        }
    };
    if length > MAX_NONCE {
        errors.add(&["nonce"], "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
    }
    Some(nonce.clone())
}

fn boolean(body: &Map<String, Value>, field: &str, errors: &mut FormErrors) -> bool {
    match given(body, field) {
        None => false,
        Some(Value::Bool(value)) => *value,
        Some(_) => {
            errors.add(&[field], "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
            false
        }
    }
}

fn list(body: &Map<String, Value>, field: &str, most: usize, errors: &mut FormErrors) -> Vec<Value> {
    match given(body, field) {
        None => Vec::new(),
        Some(Value::Array(list)) if list.len() <= most => list.clone(),
        Some(Value::Array(_)) => {
            errors.add(&[field], "BASE_TYPE_MAX_LENGTH", &format!("Must be {most} or fewer in length."));
            Vec::new()
        }
        Some(_) => {
            errors.add(&[field], "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
            Vec::new()
        }
    }
}

fn flags(body: &Map<String, Value>, errors: &mut FormErrors) -> u64 {
    match given(body, "flags").map(Value::as_u64) {
        None => 0,
        Some(Some(flags)) if flags & !SETTABLE_FLAGS == 0 => flags,
        Some(_) => {
            errors.add(&["flags"], "BITFIELD_NOT_ALLOWED", "Invalid flags.");
            0
        }
    }
}

fn allowed_mentions(body: &Map<String, Value>, errors: &mut FormErrors) -> AllowedMentions {
    let Some(rule) = given(body, "allowed_mentions") else { return AllowedMentions::default() };
    let Some(rule) = rule.as_object() else {
        let message = "Only dictionaries may be used in a DictType.";
        errors.add(&["allowed_mentions"], "DICT_TYPE_CONVERT", message);
        return AllowedMentions::default();
    };
    let mut allowed = AllowedMentions {
        all_users: false,
        all_roles: false,
        everyone: false,
        users: mention_ids(rule, "users", errors),
        roles: mention_ids(rule, "roles", errors),
        replied_user: boolean(rule, "replied_user", errors),
    };
    for (index, kind) in list(rule, "parse", 3, errors).iter().enumerate() {
        match kind.as_str() {
            Some("users") => allowed.all_users = true,
            Some("roles") => allowed.all_roles = true,
            Some("everyone") => allowed.everyone = true,
            _ => {
                let path = ["allowed_mentions", "parse", &index.to_string()];
                errors.add(
                    &path,
                    "BASE_TYPE_CHOICES",
                    "Value must be one of ('everyone', 'users', 'roles').",
                );
            }
        }
    }
    for (is_parsed, ids, name) in
        [(allowed.all_users, &allowed.users, "users"), (allowed.all_roles, &allowed.roles, "roles")]
    {
        if is_parsed && !ids.is_empty() {
            let message = format!("parse:[\"{name}\"] and {name}: [ids...] are mutually exclusive.");
            errors.add(&["allowed_mentions"], "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", &message);
        }
    }
    allowed
}

fn mention_ids(rule: &Map<String, Value>, field: &str, errors: &mut FormErrors) -> Vec<u64> {
    let ids = list(rule, field, MAX_MENTIONS, errors);
    let mut parsed = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        if let Some(id) = snowflake(id) {
            parsed.push(id);
        } else {
            let path = ["allowed_mentions", field, &index.to_string()];
            errors.add(&path, "NUMBER_TYPE_COERCE", &format!("Value {id} is not snowflake."));
        }
    }
    parsed
}

fn reply(body: &Map<String, Value>, errors: &mut FormErrors) -> Option<Reply> {
    let reference = given(body, "message_reference")?;
    let Some(message) = reference.get("message_id").and_then(snowflake) else {
        errors.add(&["message_reference", "message_id"], "BASE_TYPE_REQUIRED", "This field is required");
        return None;
    };
    let fail_if_not_exists = reference.get("fail_if_not_exists").and_then(Value::as_bool).unwrap_or(true);
    Some(Reply { message, fail_if_not_exists })
}

fn snowflake(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}
