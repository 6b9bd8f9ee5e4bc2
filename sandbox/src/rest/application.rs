//! The gateway's address, and the application itself.

use serde_json::{Value, json};

use super::call::Call;
use super::error::RestError;
use super::reply::{Reply, ok};
use super::routes::{Route, route};
use crate::intents::application_flags;
use crate::world::{BOT, GUILD, guild, named_user};

pub(crate) const ROUTES: &[Route] = &[
    route("GET", "/gateway", gateway).without_token(),
    route("GET", "/gateway/bot", gateway_bot),
    route("GET", "/applications/@me", application),
    route("GET", "/users/@me", me),
    route("GET", "/users/@me/guilds", my_guilds),
];

#[allow(clippy::unnecessary_wraps)] // as every handler
fn gateway(call: &Call<'_>) -> Result<Reply, RestError> {
    Ok(ok(&json!({"url": call.core.gateway_url()})))
}

#[allow(clippy::unnecessary_wraps)] // as every handler
fn gateway_bot(call: &Call<'_>) -> Result<Reply, RestError> {
    Ok(ok(&json!({
        "url": call.core.gateway_url(),
        "shards": 1,
        "session_start_limit": call.state().identifies.json(),
    })))
}

fn own_user() -> Value {
    let mut me = named_user(BOT);
    me["verified"] = true.into();
    me["mfa_enabled"] = true.into();
    me["locale"] = "en-US".into();
    me["flags"] = 0.into();
    me
}

#[allow(clippy::unnecessary_wraps)] // as every handler
fn me(_: &Call<'_>) -> Result<Reply, RestError> {
    Ok(ok(&own_user()))
}

#[allow(clippy::unnecessary_wraps)] // as every handler
fn application(call: &Call<'_>) -> Result<Reply, RestError> {
    Ok(ok(&json!({
        "id": BOT.to_string(),
        "name": "tickcord-bot",
        "icon": null,
        "description": "",
        "bot_public": false,
        "bot_require_code_grant": false,
        "verify_key": "0".repeat(64),
        "team": null,
        "bot": own_user(),
        "flags": application_flags(call.state().granted_intents),
        "approximate_guild_count": 1,
        "interactions_endpoint_url": null,
    })))
}

fn my_guilds(call: &Call<'_>) -> Result<Reply, RestError> {
    let limit = call.limit(1..=200, 200)?;
    let is_before = call.query_id("before")?.is_none_or(|before| GUILD < before);
    let is_after = call.query_id("after")?.is_none_or(|after| GUILD > after);
    if limit == 0 || !is_before || !is_after {
        return Ok(ok(&json!([])));
    }
    let guild = guild(&call.state().world);
    Ok(ok(&json!([{
        "id": guild["id"],
        "name": guild["name"],
        "icon": guild["icon"],
        "banner": guild["banner"],
        "owner": false,
        "permissions": guild["roles"][0]["permissions"],
        "features": guild["features"],
    }])))
}
