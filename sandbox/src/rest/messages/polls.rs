//! Polls. Nobody votes here.

use serde_json::{Value, json};

use super::list::known_message;
use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::Form;
use crate::rest::reply::{Reply, ok};
use crate::world::{AllowedMentions, BOT, Edit};

const DEFAULT_HOURS: i64 = 24;
const MAX_HOURS: i64 = 768;

/// As the message shows it, with `duration` in place of the time when it ends.
pub(crate) fn read(form: &Form<'_>) -> Option<Value> {
    let form = form.object("poll")?;
    form.require("question");
    form.require("answers");
    let question = form.object("question").and_then(|question| {
        question.require("text");
        question.text("text", 1..=300)
    });
    let mut answers = Vec::new();
    for (index, answer) in form.objects("answers", 1..=10).unwrap_or_default().iter().enumerate() {
        answer.require("poll_media");
        let Some(media) = answer.object("poll_media") else { continue };
        media.require("text");
        let mut shown = json!({"text": media.text("text", 1..=55)});
        if let Some(emoji) = media.object("emoji") {
            shown["emoji"] = emoji.fields().clone().into();
        }
        answers.push(json!({"answer_id": index + 1, "poll_media": shown}));
    }
    Some(json!({
        "question": {"text": question},
        "answers": answers,
        "duration": form.integer("duration", 1..=MAX_HOURS).unwrap_or(DEFAULT_HOURS),
        "allow_multiselect": form.boolean("allow_multiselect").unwrap_or(false),
        "layout_type": form.choice("layout_type", &[1]).unwrap_or(1),
    }))
}

/// Opens a poll that was read.
pub(crate) fn opened(mut poll: Value, now_ms: u64) -> Value {
    let hours = poll["duration"].as_u64().unwrap_or_default();
    if let Some(fields) = poll.as_object_mut() {
        fields.remove("duration");
    }
    poll["expiry"] = crate::world::written_time(now_ms + hours * 3_600_000).into();
    poll["results"] = json!({"is_finalized": false, "answer_counts": []});
    poll
}

pub(crate) fn expire(call: &Call<'_>) -> Result<Reply, RestError> {
    let (channel, id) = (call.channel()?, call.id("message_id")?);
    let mut state = call.state();
    let message = known_message(&state, channel, id)?;
    if !message.is_from(BOT) {
        return Err(RestError::new(
            hyper::StatusCode::FORBIDDEN,
            50005,
            "Cannot edit a message authored by another user",
        ));
    }
    let mut poll = message.field("poll").clone();
    if poll.is_null() || poll["results"]["is_finalized"] == true {
        return Err(RestError::refused(520_001, "Poll expired"));
    }
    poll["expiry"] = state.world.now().into();
    poll["results"]["is_finalized"] = true.into();
    let edit = Edit {
        content: None,
        embeds: None,
        components: None,
        flags: None,
        attachments: None,
        poll: Some(poll),
        allowed: AllowedMentions::everything(),
    };
    let message = state.world.edit(channel, id, edit).ok_or_else(RestError::unknown_message)?;
    state.dispatch_message_update(&message);
    Ok(ok(&message.json(true)))
}

pub(crate) fn voters(call: &Call<'_>) -> Result<Reply, RestError> {
    let (channel, id) = (call.channel()?, call.id("message_id")?);
    let answer = call.id("answer_id")?;
    call.limit(1..=100, 25)?;
    let state = call.state();
    let poll = known_message(&state, channel, id)?.field("poll");
    let has_answer = poll["answers"]
        .as_array()
        .is_some_and(|answers| answers.iter().any(|known| known["answer_id"] == answer));
    if has_answer { Ok(ok(&json!({"users": []}))) } else { Err(RestError::unknown_message()) }
}
