use serde_json::json;

use super::{Call, Failure, Snowflake, get, id, invalid, post};
use crate::rest::message::{MessageCreate, Use};

/// `GET /users/{user}`; without a user the bot itself.
#[must_use]
pub fn get_user(user: Option<Snowflake>) -> Call<'static> {
    get(match user {
        Some(user) => format!("/users/{user}"),
        None => "/users/@me".to_owned(),
    })
}

/// `POST /users/@me/channels`. Discord gives the channel that is there already.
pub fn create_dm(user: Snowflake) -> Result<Call<'static>, Failure> {
    let body = json!({ "recipient_id": id(user, "user_id")? });
    Ok(post(DIRECT_CHANNELS.to_owned()).with_json(&body).repeatable())
}

/// A message to the channel that [`create_dm`] opens, which is done first unless it is known.
pub fn send_direct_message(user: Snowflake, message: MessageCreate<'_>) -> Result<Call<'_>, Failure> {
    if message.is_line() {
        return Err(invalid("Direct messages are not merged: leave out merge."));
    }
    let call = message.call(Use::Create, post(DIRECT_CHANNELS.to_owned()))?;
    Ok(Call { recipient: Some(id(user, "user_id")?), ..call })
}

const DIRECT_CHANNELS: &str = "/users/@me/channels";
