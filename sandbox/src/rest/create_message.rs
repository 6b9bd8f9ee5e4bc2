//! `POST /channels/{channel}/messages`.

use std::time::Instant;

use hyper::StatusCode;
use hyper::header::{CONTENT_TYPE, HeaderMap};
use serde_json::{Map, Value};

use super::error::RestError;
use super::lookups::visible_channel;
use super::message_form::MessageForm;
use super::text;
use crate::core::{Core, State};
use crate::journal::What;
use crate::world::{Draft, Message, PEOPLE};

pub(crate) fn create(
    core: &Core,
    channel: u64,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Value, RestError> {
    let body = parse(headers, body)?;
    let mut state = core.state();
    visible_channel(&state.world, channel)?;
    let form = MessageForm::check(&body)?;
    let now = Instant::now();

    let nonce = form.nonce.as_ref().filter(|_| form.enforce_nonce).map(Value::to_string);
    let earlier = nonce.as_ref().and_then(|nonce| state.world.message_for_nonce(now, channel, nonce));
    if let Some(earlier) = earlier {
        record(core, &earlier, &body, true);
        return Ok(earlier.json_for_author());
    }

    let message = post(&mut state, channel, form)?;
    if let Some(nonce) = nonce {
        state.world.remember_nonce(now, channel, &nonce, message.id);
    }
    record(core, &message, &body, false);
    state.dispatch_message(&message);
    Ok(message.json_for_author())
}

fn parse(headers: &HeaderMap, body: &[u8]) -> Result<Map<String, Value>, RestError> {
    let content_type = text(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match media_type.as_str() {
        "application/json" => {}
        "multipart/form-data" | "application/x-www-form-urlencoded" => {
            let message = format!("The sandbox does not take {media_type} yet");
            return Err(RestError::new(StatusCode::NOT_IMPLEMENTED, 0, &message));
        }
        _ => {
            let message = "Expected \"Content-Type\" header to be one of {'application/json', \
                'application/x-www-form-urlencoded', 'multipart/form-data'}.";
            return Err(RestError::field(&[], "CONTENT_TYPE_INVALID", message));
        }
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => {
            let message = "Only dictionaries may be used in a DictType.";
            Err(RestError::field(&[], "DICT_TYPE_CONVERT", message))
        }
        Err(_) => Err(RestError::not_json()),
    }
}

fn post(state: &mut State, channel: u64, form: MessageForm) -> Result<Message, RestError> {
    let replied = form.reply_to.map(|reply| {
        let exists = visible_channel(&state.world, channel)?.message(reply.message).is_some();
        if !exists && reply.fail_if_not_exists {
            return Err(RestError::field(
                &["message_reference"],
                "REPLIES_UNKNOWN_MESSAGE",
                "Unknown message",
            ));
        }
        Ok(exists.then_some(reply.message))
    });
    let draft = Draft {
        nonce: form.nonce,
        is_tts: form.is_tts,
        embeds: form.embeds,
        components: form.components,
        flags: form.flags,
        allowed: form.allowed,
        reply_to: replied.transpose()?.flatten(),
        // The bot is the first of the people.
        ..Draft::plain(&PEOPLE[0], channel, form.content)
    };
    state.world.post(draft).ok_or_else(RestError::unknown_channel)
}

/// Only what was checked, and is therefore small.
fn known_rules(rule: &Value) -> Value {
    let Some(fields) = rule.as_object() else { return rule.clone() };
    let known = |name: &&String| matches!(name.as_str(), "parse" | "users" | "roles" | "replied_user");
    fields.iter().filter(|(name, _)| known(name)).map(|(name, rule)| (name.clone(), rule.clone())).collect()
}

fn record(core: &Core, message: &Message, body: &Map<String, Value>, duplicate: bool) {
    let json = message.json_for_author();
    core.journal.record(What::MessageSent {
        channel_id: message.channel,
        message_id: message.id,
        content: json["content"].as_str().unwrap_or_default().to_owned(),
        nonce: json.get("nonce").cloned(),
        allowed_mentions: body.get("allowed_mentions").map(known_rules),
        mentions: message.mentioned.iter().map(|person| person.id.to_string()).collect(),
        mention_roles: json["mention_roles"]
            .as_array()
            .map(|roles| roles.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            .unwrap_or_default(),
        mention_everyone: json["mention_everyone"].as_bool().unwrap_or_default(),
        duplicate,
    });
}
