//! Changing and deleting a channel or thread.

use std::time::Instant;

use serde_json::json;

use super::form;
use crate::intents::GUILDS;
use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::rate_limit::Exceeded;
use crate::rest::reply::{Reply, ok};
use crate::world::{GUILD, kind, timestamp};

pub(crate) fn edit(call: &Call<'_>) -> Result<Reply, RestError> {
    let id = call.channel()?;
    check_changes(call, id)?;
    if call.state().world.channel(id).is_some_and(crate::world::Channel::is_thread) {
        return edit_thread(call, id);
    }
    let fields = call.fields()?;
    let mut state = call.state();
    let channel = visible_channel(&state.world, id)?;
    if !channel.is_in_guild() {
        return Err(RestError::refused(50024, "Cannot execute action on a DM channel"));
    }
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    let mut kind = channel.kind;
    if matches!(kind, kind::TEXT | kind::ANNOUNCEMENT)
        && let Some(wanted) = form.choice("type", &[kind::TEXT, kind::ANNOUNCEMENT].map(i64::from))
    {
        kind = u8::try_from(wanted).unwrap_or(kind);
    }
    let given = form::channel(&form, kind, &mut state.world);
    errors.check()?;
    let channel = state.world.channel_mut(id).ok_or_else(RestError::unknown_channel)?;
    channel.kind = kind;
    channel.fields.extend(given);
    let json = channel.json();
    state.dispatch_guild(GUILDS, "CHANNEL_UPDATE", &json);
    Ok(ok(&json))
}

fn check_changes(call: &Call<'_>, id: u64) -> Result<(), RestError> {
    let fields = call.fields()?;
    if !["name", "topic"].into_iter().any(|field| fields.contains_key(field)) {
        return Ok(());
    }
    let taken = call.state().rate_limits.take_change(Instant::now(), id);
    taken.map_err(|Exceeded { error, violation }| {
        if let Some(rule) = violation {
            call.core.violated(&format!("PATCH /channels/{id}"), &rule);
        }
        error
    })
}

fn edit_thread(call: &Call<'_>, id: u64) -> Result<Reply, RestError> {
    let fields = call.fields()?;
    let mut state = call.state();
    let now = timestamp(state.world.tick());
    let thread = visible_channel(&state.world, id)?;
    let tags = thread.parent().and_then(|parent| state.world.channel(parent));
    let tags = tags.and_then(|parent| parent.fields.get("available_tags")).cloned().unwrap_or_default();
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    let given = form::thread(&form);
    let metadata = form::thread_metadata(&form, thread.kind);
    let applied = form::applied_tags(&form, &tags);
    errors.check()?;
    let is_opened = metadata.get("archived").is_some_and(|archived| archived == false);
    if thread.thread_state("archived") && !is_opened {
        return Err(RestError::refused(50083, "Thread is archived"));
    }
    let thread = state.world.channel_mut(id).ok_or_else(RestError::unknown_channel)?;
    thread.fields.extend(given);
    if let Some(applied) = applied {
        thread.fields.insert(String::from("applied_tags"), applied.into());
    }
    let shown = &mut thread.fields["thread_metadata"];
    if metadata.get("archived").is_some_and(|archived| *archived != shown["archived"]) {
        shown["archive_timestamp"] = now.into();
    }
    for (name, value) in metadata {
        shown[name] = value;
    }
    let json = thread.json();
    state.dispatch_guild(GUILDS, "THREAD_UPDATE", &json);
    Ok(ok(&json))
}

pub(crate) fn delete(call: &Call<'_>) -> Result<Reply, RestError> {
    let id = call.channel()?;
    let mut state = call.state();
    let channel = visible_channel(&state.world, id)?;
    let json = channel.json();
    if !channel.is_in_guild() {
        // Direct messages are closed, and there again when they are opened.
        return Ok(ok(&json));
    }
    let is_thread = channel.is_thread();
    state.world.remove_channel(id);
    if is_thread {
        let event = json!({
            "id": json["id"],
            "guild_id": GUILD.to_string(),
            "parent_id": json["parent_id"],
            "type": json["type"],
        });
        state.dispatch_guild(GUILDS, "THREAD_DELETE", &event);
    } else {
        state.dispatch_guild(GUILDS, "CHANNEL_DELETE", &json);
    }
    Ok(ok(&json))
}
