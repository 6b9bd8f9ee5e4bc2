//! A message that was sent with a webhook.

use super::webhook::with_token;
use crate::core::State;
use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::interactions;
use crate::rest::messages::{EditForm, Origin};
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{Author, BOT, Message};

/// The message that the path names, if it is one of this webhook or interaction.
fn find<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Message, RestError> {
    if call.id("webhook_id")? == BOT {
        return interactions::own_message(state, call);
    }
    let webhook = with_token(&state.world, call)?;
    let channel = call.query_id("thread_id")?.unwrap_or(webhook.channel);
    let id = call.id("message_id")?;
    let message = state.world.channel(channel).and_then(|channel| channel.any_message(id));
    let is_own =
        |message: &&Message| matches!(message.author, Author::Webhook { id, .. } if id == webhook.id);
    message.filter(is_own).ok_or_else(RestError::unknown_message)
}

pub(crate) fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    Ok(ok(&find(&call.state(), call)?.json(true)))
}

pub(crate) fn edit(call: &Call<'_>) -> Result<Reply, RestError> {
    let mut state = call.state();
    let message = find(&state, call)?.clone();
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = EditForm::read(&Form::new(&fields, &errors), Origin::Webhook, message.flags());
    errors.check()?;
    let edited = form.apply(call.core, &mut state, &message, &call.body.files)?;
    Ok(ok(&edited.json(true)))
}

pub(crate) fn delete(call: &Call<'_>) -> Result<Reply, RestError> {
    let mut state = call.state();
    let (channel, id) = find(&state, call).map(|message| (message.channel, message.id))?;
    state.delete_message(channel, id);
    Ok(no_content())
}
