//! The channels of the guild as a list, new ones, and their order.

use hyper::StatusCode;
use serde_json::Value;

use super::form;
use crate::intents::GUILDS;
use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::{Fields, Form, FormErrors};
use crate::rest::reply::{Reply, json_reply, no_content, ok};
use crate::world::{Channel, kind};

const MAX_CHANNELS: usize = 500;
const KINDS: [u8; 7] =
    [kind::TEXT, kind::VOICE, kind::CATEGORY, kind::ANNOUNCEMENT, kind::STAGE, kind::FORUM, kind::MEDIA];

pub(crate) fn list(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    Ok(ok(&call.state().world.guild_channels().map(Channel::json).collect::<Value>()))
}

pub(crate) fn create(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let fields = call.fields()?;
    let mut state = call.state();
    if state.world.guild_channels().count() >= MAX_CHANNELS {
        return Err(RestError::refused(30013, "Maximum number of server channels reached (500)"));
    }
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    form.require("name");
    let kind = form.choice("type", &KINDS.map(i64::from)).and_then(|kind| u8::try_from(kind).ok());
    let kind = kind.unwrap_or(kind::TEXT);
    let given = form::channel(&form, kind, &mut state.world);
    errors.check()?;

    let id = state.world.new_id();
    let mut channel = Channel::in_guild(id, kind, "");
    channel.fields["position"] = state.world.guild_channels().count().into();
    channel.fields.extend(given);
    let json = channel.json();
    state.world.add_channel(channel);
    state.dispatch_guild(GUILDS, "CHANNEL_CREATE", &json);
    Ok(json_reply(StatusCode::CREATED, &json))
}

pub(crate) fn reorder(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let wrapped = Fields::from_iter([(String::from("channels"), call.body.json()?)]);
    let errors = FormErrors::default();
    let forms = Form::new(&wrapped, &errors).objects("channels", 0..=MAX_CHANNELS).unwrap_or_default();
    if forms.iter().filter(|form| form.given("parent_id").is_some()).count() > 1 {
        return Err(RestError::refused(40009, "Only one channel can be moved to another parent at a time"));
    }
    let mut state = call.state();
    let mut changes = Vec::new();
    for form in &forms {
        let form = &form.without_first();
        form.require("id");
        let Some(id) = form.snowflake("id") else { continue };
        let known = state.world.channel(id).filter(|channel| channel.is_in_guild() && !channel.is_thread());
        let kind = known.ok_or_else(RestError::unknown_channel)?.kind;
        let mut given = form::channel(form, kind, &mut state.world);
        given.retain(|name, _| matches!(name.as_str(), "position" | "parent_id"));
        changes.push((id, given));
    }
    errors.check()?;
    for (id, given) in changes {
        let Some(channel) = state.world.channel_mut(id) else { continue };
        channel.fields.extend(given);
        let json = channel.json();
        state.dispatch_guild(GUILDS, "CHANNEL_UPDATE", &json);
    }
    Ok(no_content())
}
