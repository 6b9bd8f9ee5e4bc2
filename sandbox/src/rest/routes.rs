//! Paths and methods.

use hyper::Method;

use super::error::RestError;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Gateway,
    GatewayBot,
    Me,
    Application,
    Guild(u64),
    Channel(u64),
    Messages(u64),
    Message(u64, u64),
    CreateMessage(u64),
}

impl Route {
    /// The name of the bucket, without the channel or guild that splits it, and that channel or guild.
    pub(crate) fn bucket(self) -> (&'static str, u64) {
        match self {
            Self::Gateway => ("GET /gateway", 0),
            Self::GatewayBot => ("GET /gateway/bot", 0),
            Self::Me => ("GET /users/@me", 0),
            Self::Application => ("GET /applications/@me", 0),
            Self::Guild(id) => ("GET /guilds/{}", id),
            Self::Channel(id) => ("GET /channels/{}", id),
            Self::Messages(id) => ("GET /channels/{}/messages", id),
            Self::Message(id, _) => ("GET /channels/{}/messages/{}", id),
            Self::CreateMessage(id) => ("POST /channels/{}/messages", id),
        }
    }
}

pub(crate) fn find(method: &Method, path: &str) -> Result<Route, RestError> {
    let path = path.strip_prefix("/api/v10/").ok_or_else(RestError::not_found)?;
    let segments: Vec<&str> = path.split('/').collect();
    let is_get = method == Method::GET;
    let route = match segments.as_slice() {
        ["gateway"] if is_get => Route::Gateway,
        ["gateway", "bot"] if is_get => Route::GatewayBot,
        ["users", "@me"] if is_get => Route::Me,
        ["applications", "@me"] if is_get => Route::Application,
        ["guilds", guild] if is_get => Route::Guild(snowflake("guild_id", guild)?),
        ["channels", channel] if is_get => Route::Channel(snowflake("channel_id", channel)?),
        ["channels", channel, "messages"] if is_get => Route::Messages(snowflake("channel_id", channel)?),
        ["channels", channel, "messages"] if method == Method::POST => {
            Route::CreateMessage(snowflake("channel_id", channel)?)
        }
        ["channels", channel, "messages", message] if is_get => {
            Route::Message(snowflake("channel_id", channel)?, snowflake("message_id", message)?)
        }
        ["gateway"]
        | ["gateway", "bot"]
        | ["users" | "applications", "@me"]
        | ["guilds" | "channels", _]
        | ["channels", _, "messages"]
        | ["channels", _, "messages", _] => return Err(RestError::method_not_allowed()),
        _ => return Err(RestError::not_found()),
    };
    Ok(route)
}

fn snowflake(field: &str, text: &str) -> Result<u64, RestError> {
    text.parse().map_err(|_| {
        RestError::field(&[field], "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not snowflake."))
    })
}
