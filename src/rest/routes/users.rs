use serde_json::{Map, json};

use super::{
    Call, Failure, Snowflake, changing, check_name, data_uri_or_none, get, id, invalid, patch, post,
};
use crate::rest::message::{MessageCreate, Use};

/// `GET /users/{user}`; without a user the bot itself.
#[must_use]
pub fn get_user(user: Option<Snowflake>) -> Call<'static> {
    get(match user {
        Some(user) => format!("/users/{user}"),
        None => "/users/@me".to_owned(),
    })
}

/// `PATCH /users/@me`: the bot's own name and picture, for all guilds. `avatar` is a picture as a data URI; empty removes it.
pub fn edit_current_user(username: Option<&str>, avatar: Option<&str>) -> Result<Call<'static>, Failure> {
    let mut body = Map::new();
    if let Some(username) = username {
        check_name(username, "The user name", MAX_USERNAME)?;
        body.insert("username".to_owned(), username.into());
    }
    if let Some(avatar) = avatar {
        body.insert("avatar".to_owned(), data_uri_or_none(avatar)?);
    }
    changing(patch("/users/@me".to_owned()), &body)
}

const MAX_USERNAME: usize = 32;

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
