//! Making, showing, changing and deleting webhooks.

use hyper::StatusCode;
use serde_json::{Value, json};

use crate::core::State;
use crate::intents::GUILD_WEBHOOKS;
use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{GUILD, MAX_WEBHOOKS, Webhook, World};

/// 404 once it is deleted, 401 with another token.
pub(crate) fn with_token<'a>(world: &'a World, call: &Call<'_>) -> Result<&'a Webhook, RestError> {
    let webhook = by_id(world, call)?;
    if webhook.token == call.raw("webhook_token") {
        Ok(webhook)
    } else {
        Err(RestError::new(StatusCode::UNAUTHORIZED, 50027, "Invalid Webhook Token"))
    }
}

fn by_id<'a>(world: &'a World, call: &Call<'_>) -> Result<&'a Webhook, RestError> {
    let id = call.id("webhook_id")?;
    world.webhooks.iter().find(|webhook| webhook.id == id).ok_or_else(RestError::unknown_webhook)
}

/// A name for a webhook or one of its messages.
pub(crate) fn name(form: &Form<'_>, field: &str) -> Option<String> {
    let name = form.text(field, 1..=80)?;
    let lowered = name.to_lowercase();
    if let Some(word) = ["discord", "clyde"].into_iter().find(|word| lowered.contains(word)) {
        let message = format!("Username cannot contain \"{word}\"");
        form.wrong(field, "USERNAME_INVALID_CONTAINS", &message);
    }
    Some(name)
}

/// The hash under which an image given as a data URI is kept; `None` if there is none.
fn avatar(form: &Form<'_>) -> Option<String> {
    let image = form
        .given("avatar")?
        .as_str()
        .filter(|image| image.strip_prefix("data:image/").is_some_and(|rest| rest.contains(";base64,")));
    if image.is_none() {
        form.wrong("avatar", "IMAGE_INVALID", "Invalid image data");
    }
    image.map(|image| format!("{:032x}", image.len()))
}

fn shown<'a>(call: &Call<'_>, webhooks: impl Iterator<Item = &'a Webhook>) -> Reply {
    let api_url = call.core.api_url();
    ok(&webhooks.map(|webhook| webhook.json(true, &api_url)).collect::<Value>())
}

pub(crate) fn list_of_channel(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.channel()?;
    Ok(shown(call, call.state().world.webhooks.iter().filter(|webhook| webhook.channel == channel)))
}

pub(crate) fn list_of_guild(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    Ok(shown(call, call.state().world.webhooks.iter()))
}

pub(crate) fn create(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.channel()?;
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    form.require("name");
    let (name, avatar) = (name(&form, "name").unwrap_or_default(), avatar(&form));
    errors.check()?;
    let mut state = call.state();
    let target = visible_channel(&state.world, channel)?;
    if target.is_thread() || !target.is_in_guild() {
        return Err(RestError::refused(50024, "Cannot execute action on this channel type"));
    }
    if state.world.webhooks.iter().filter(|webhook| webhook.channel == channel).count() >= MAX_WEBHOOKS {
        return Err(RestError::refused(30007, "Maximum number of webhooks reached (15)"));
    }
    let webhook = Webhook::new(state.world.new_id(), channel, name, avatar);
    let json = webhook.json(true, &call.core.api_url());
    state.world.webhooks.push(webhook);
    tell(&mut state, channel);
    Ok(ok(&json))
}

fn tell(state: &mut State, channel: u64) {
    let event = json!({"guild_id": GUILD.to_string(), "channel_id": channel.to_string()});
    state.dispatch_guild(GUILD_WEBHOOKS, "WEBHOOKS_UPDATE", &event);
}

pub(crate) fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    Ok(ok(&by_id(&call.state().world, call)?.json(true, &call.core.api_url())))
}

pub(crate) fn get_with_token(call: &Call<'_>) -> Result<Reply, RestError> {
    Ok(ok(&with_token(&call.state().world, call)?.json(false, &call.core.api_url())))
}

pub(crate) fn modify(call: &Call<'_>) -> Result<Reply, RestError> {
    let id = by_id(&call.state().world, call)?.id;
    change(call, id, true)
}

pub(crate) fn modify_with_token(call: &Call<'_>) -> Result<Reply, RestError> {
    let id = with_token(&call.state().world, call)?.id;
    change(call, id, false)
}

/// Who has the token alone cannot move it to another channel.
fn change(call: &Call<'_>, id: u64, is_authorized: bool) -> Result<Reply, RestError> {
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    let (name, avatar) = (name(&form, "name"), avatar(&form));
    let channel = if is_authorized { form.snowflake("channel_id") } else { None };
    errors.check()?;
    let mut state = call.state();
    if let Some(channel) = channel {
        visible_channel(&state.world, channel)?;
    }
    let webhook = state.world.webhooks.iter_mut().find(|webhook| webhook.id == id);
    let webhook = webhook.ok_or_else(RestError::unknown_webhook)?;
    if let Some(name) = name {
        webhook.name = name;
    }
    if avatar.is_some() || form.is_null("avatar") {
        webhook.avatar = avatar;
    }
    let before = webhook.channel;
    webhook.channel = channel.unwrap_or(before);
    let now = webhook.channel;
    let json = webhook.json(is_authorized, &call.core.api_url());
    tell(&mut state, before);
    if now != before {
        tell(&mut state, now);
    }
    Ok(ok(&json))
}

pub(crate) fn delete(call: &Call<'_>) -> Result<Reply, RestError> {
    let mut state = call.state();
    let id = by_id(&state.world, call)?.id;
    Ok(remove(&mut state, id))
}

pub(crate) fn delete_with_token(call: &Call<'_>) -> Result<Reply, RestError> {
    let mut state = call.state();
    let id = with_token(&state.world, call)?.id;
    Ok(remove(&mut state, id))
}

fn remove(state: &mut State, id: u64) -> Reply {
    if let Some(at) = state.world.webhooks.iter().position(|webhook| webhook.id == id) {
        let webhook = state.world.webhooks.remove(at);
        tell(state, webhook.channel);
    }
    no_content()
}
