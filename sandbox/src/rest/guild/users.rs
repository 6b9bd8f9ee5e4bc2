//! Users, and direct messages with them.

use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::reply::{Reply, ok};
use crate::world::{BOT, user};

pub(crate) fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    let id = call.id("user_id")?;
    Ok(ok(&user(call.state().world.person(id).ok_or_else(RestError::unknown_user)?)))
}

pub(crate) fn open_direct_channel(call: &Call<'_>) -> Result<Reply, RestError> {
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    form.require("recipient_id");
    let recipient = form.snowflake("recipient_id").unwrap_or_default();
    errors.check()?;
    if recipient == BOT {
        return Err(RestError::refused(50007, "Cannot send messages to this user"));
    }
    let mut state = call.state();
    let channel = state.world.direct_channel(recipient).ok_or_else(RestError::unknown_user)?;
    let channel = state.world.channel(channel).ok_or_else(RestError::unknown_channel)?;
    Ok(ok(&channel.json()))
}
