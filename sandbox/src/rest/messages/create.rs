//! `POST /channels/{channel_id}/messages`, and what every new message has in common.

use std::time::Instant;

use hyper::StatusCode;
use serde_json::Value;

use super::form::{MessageForm, Origin, ReferenceForm};
use super::{attachments, polls};
use crate::core::{Core, State};
use crate::journal::What;
use crate::rest::body::Upload;
use crate::rest::call::{Call, visible_channel};
use crate::rest::channels::reopen;
use crate::rest::error::RestError;
use crate::rest::form::{Fields, Form, FormErrors};
use crate::rest::reply::{Reply, ok};
use crate::world::{Author, BOT, Draft, Message, Reference};

pub(crate) fn create(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.id("channel_id")?;
    let fields = call.fields()?;
    visible_channel(&call.state().world, channel)?;
    let errors = FormErrors::default();
    let form = MessageForm::read(&Form::new(&fields, &errors), Origin::Bot);
    errors.check()?;
    form.check_not_empty(!call.body.files.is_empty())?;

    let now = Instant::now();
    let mut state = call.state();
    let nonce = form.nonce.as_ref().filter(|_| form.enforce_nonce).map(Value::to_string);
    let earlier = nonce.as_ref().and_then(|nonce| state.world.message_for_nonce(now, channel, nonce));
    if let Some(earlier) = earlier {
        record(call.core, &earlier, &fields, true);
        return Ok(ok(&earlier.json_for_author()));
    }
    let message = post(call.core, &mut state, channel, Author::Person(BOT), form, &call.body.files, None)?;
    if let Some(nonce) = nonce {
        state.world.remember_nonce(now, channel, &nonce, message.id);
    }
    record(call.core, &message, &fields, false);
    state.dispatch_message(&message);
    Ok(ok(&message.json_for_author()))
}

/// Writes a message down whose form has no mistakes. Telling the sessions is left to the caller.
pub(crate) fn post(
    core: &Core,
    state: &mut State,
    channel: u64,
    author: Author,
    form: MessageForm,
    uploads: &[Upload],
    interaction: Option<Value>,
) -> Result<Message, RestError> {
    attachments::check_uploads(core, uploads)?;
    let target = state.world.channel(channel).ok_or_else(RestError::unknown_channel)?;
    if target.is_forum() {
        return Err(RestError::refused(40058, "Cannot send messages in a forum channel"));
    }
    if !target.holds_messages() {
        return Err(RestError::refused(50008, "Cannot send messages in a non-text channel"));
    }
    if target.thread_state("archived") {
        reopen(state, channel)?;
    }
    let reference = form.reference.map(|reference| find(state, channel, reference)).transpose()?.flatten();
    let forms = form.attachments.as_deref();
    let attachments = attachments::store(core, state, channel, forms, uploads, &[])?;
    let mut draft = Draft {
        nonce: form.nonce,
        is_tts: form.is_tts,
        embeds: form.embeds,
        components: form.components,
        flags: form.flags,
        allowed: form.allowed,
        reference,
        poll: form.poll.map(|poll| polls::opened(poll, state.world.now_ms())),
        stickers: form.stickers,
        interaction,
        ..Draft::plain(author, channel, form.content)
    };
    for shown in draft.embeds.iter_mut().chain(&mut draft.components) {
        attachments::resolve(shown, &attachments);
    }
    draft.attachments = attachments;
    state.world.post(draft).ok_or_else(RestError::unknown_channel)
}

fn find(state: &State, channel: u64, reference: ReferenceForm) -> Result<Option<Reference>, RestError> {
    match reference {
        ReferenceForm::Reply { message, fail_if_not_exists } => {
            let exists =
                state.world.channel(channel).is_some_and(|channel| channel.message(message).is_some());
            if !exists && fail_if_not_exists {
                let path = ["message_reference"];
                return Err(RestError::field(&path, "REPLIES_UNKNOWN_MESSAGE", "Unknown message"));
            }
            Ok(exists.then_some(Reference::Reply(message)))
        }
        ReferenceForm::Forward { channel, message } => {
            let original =
                visible_channel(&state.world, channel).ok().and_then(|channel| channel.message(message));
            if original.is_none_or(|original| {
                !original.is_from(BOT) && !state.may_read_all() && original.is_in_guild
            }) {
                let message = "You cannot forward a message whose content you cannot read.";
                return Err(RestError::new(StatusCode::BAD_REQUEST, 160_014, message));
            }
            Ok(Some(Reference::Forward { channel, message }))
        }
    }
}

/// Only what was checked, and is therefore small.
fn known_rules(rule: &Value) -> Value {
    let Some(fields) = rule.as_object() else { return rule.clone() };
    let known = |name: &&String| matches!(name.as_str(), "parse" | "users" | "roles" | "replied_user");
    fields.iter().filter(|(name, _)| known(name)).map(|(name, rule)| (name.clone(), rule.clone())).collect()
}

/// Notes a message of the bot in the journal.
pub(crate) fn record(core: &Core, message: &Message, body: &Fields, duplicate: bool) {
    let json = message.json_for_author();
    core.journal.record(What::MessageSent {
        channel_id: message.channel,
        message_id: message.id,
        content: json["content"].as_str().unwrap_or_default().to_owned(),
        nonce: json.get("nonce").cloned(),
        allowed_mentions: body.get("allowed_mentions").map(known_rules),
        mentions: message.mentioned.iter().map(u64::to_string).collect(),
        mention_roles: json["mention_roles"]
            .as_array()
            .map(|roles| roles.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            .unwrap_or_default(),
        mention_everyone: json["mention_everyone"].as_bool().unwrap_or_default(),
        duplicate,
    });
}
