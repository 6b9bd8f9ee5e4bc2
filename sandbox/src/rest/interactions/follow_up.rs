//! What follows the first answer, under the token of the interaction.

use std::time::Instant;

use hyper::StatusCode;

use super::callback::send;
use crate::core::{Core, State};
use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::messages::{MessageForm, Origin, record};
use crate::rest::reply::{Reply, ok};
use crate::world::{Interaction, Message};

/// 404 until it is answered, 401 when its time is over.
fn answered<'a>(core: &Core, state: &'a State, call: &Call<'_>) -> Result<&'a Interaction, RestError> {
    let known = state.world.interactions.find(call.raw("webhook_token"));
    let interaction = known
        .filter(|interaction| !interaction.token_is_over(Instant::now(), core.lifetimes()))
        .ok_or_else(|| RestError::new(StatusCode::UNAUTHORIZED, 50027, "Invalid Webhook Token"))?;
    if interaction.is_answered { Ok(interaction) } else { Err(RestError::unknown_webhook()) }
}

pub(crate) fn follow_up(call: &Call<'_>) -> Result<Reply, RestError> {
    let mut state = call.state();
    let interaction = answered(call.core, &state, call)?.clone();
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = MessageForm::read(&Form::new(&fields, &errors), Origin::Interaction);
    errors.check()?;
    form.check_not_empty(!call.body.files.is_empty())?;
    let message = send(call.core, &mut state, &interaction, form, &call.body.files)?;
    record(call.core, &message, &fields, false);
    Ok(ok(&message.json(true)))
}

/// `@original`, or a followup by its id.
pub(crate) fn own_message<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Message, RestError> {
    let interaction = answered(call.core, state, call)?;
    let id = match call.raw("message_id") {
        "@original" => interaction.original.ok_or_else(RestError::unknown_message)?,
        _ => call.id("message_id")?,
    };
    let message = state.world.channel(interaction.channel).and_then(|channel| channel.any_message(id));
    let own = interaction.id.to_string();
    let is_own = |message: &&Message| {
        interaction.original == Some(id) || message.field("interaction_metadata")["id"] == own.as_str()
    };
    message.filter(is_own).ok_or_else(RestError::unknown_message)
}
