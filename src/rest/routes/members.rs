use serde::Serialize;
use serde_json::json;

use super::{
    Call, Failure, Query, ResultCode, Snowflake, changing, check_length, check_range, delete, get, guilds,
    id, invalid,
    page::{after, limited},
    patch, put,
};
use crate::base::iso_8601;

/// What of a member is changed; what is None stays as it is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MemberEdit<'a> {
    /// The name in this guild, up to 32 code points; empty removes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nick: Option<&'a str>,
    /// Whether nobody hears the member in voice channels. Only while in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mute: Option<bool>,
    /// Whether the member hears nobody in voice channels. Only while in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deaf: Option<bool>,
}

const MAX_NICK: usize = 32;

/// 28 days, in seconds.
pub const MAX_TIMEOUT: u32 = 28 * 24 * 60 * 60;

/// `GET /guilds/{guild}/members/{user}`.
pub fn get_member(guild: Snowflake, user: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(one(guild, user)?))
}

/// `GET /guilds/{guild}/members`; `limit` up to 1000. Needs the `GUILD_MEMBERS` intent.
pub fn get_members(guild: Snowflake, after_user: Snowflake, limit: u32) -> Result<Call<'static>, Failure> {
    let query = limited(after(after_user), limit, 1000)?;
    Ok(get(format!("{}/members", guilds::one(guild)?)).with_query(query))
}

/// `GET /guilds/{guild}/members/search`: those whose names begin with `text`; `limit` up to 1000.
pub fn search_members(guild: Snowflake, text: &str, limit: u32) -> Result<Call<'static>, Failure> {
    if text.is_empty() {
        return Err(invalid("query is empty: give how the names begin, or get all members."));
    }
    let query = limited(Query::default().set("query", &text), limit, 1000)?;
    Ok(get(format!("{}/members/search", guilds::one(guild)?)).with_query(query))
}

/// `PATCH /guilds/{guild}/members/{user}`; without a user the bot itself, of which only `nick` can be changed so.
pub fn edit_member<'a>(
    guild: Snowflake,
    user: Option<Snowflake>,
    edit: &MemberEdit<'_>,
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    check_length(ResultCode::InvalidName, "nick", edit.nick.unwrap_or_default(), MAX_NICK)?;
    let path = match user {
        Some(user) => one(guild, user)?,
        None if edit.mute.is_some() || edit.deaf.is_some() => {
            return Err(invalid("Of the bot itself only nick can be changed so: leave out the rest."));
        }
        None => format!("{}/members/@me", guilds::one(guild)?),
    };
    changing(patch(path), edit).map(|call| call.because(reason))
}

/// `PATCH /guilds/{guild}/members/{user}` with `channel_id`: to another voice channel, or out of the one that the member is in.
pub fn move_member(
    guild: Snowflake,
    user: Snowflake,
    channel: Option<Snowflake>,
    reason: &str,
) -> Result<Call<'_>, Failure> {
    Ok(patch(one(guild, user)?).with_json(&json!({ "channel_id": channel })).because(reason))
}

/// `PATCH /guilds/{guild}/members/{user}` with `communication_disabled_until`, which is `now_ms` (since 1970) and `seconds`, up to
/// [`MAX_TIMEOUT`]; 0 ends the timeout.
pub fn timeout_member(
    guild: Snowflake,
    user: Snowflake,
    now_ms: u64,
    seconds: u32,
    reason: &str,
) -> Result<Call<'_>, Failure> {
    check_range(seconds, "seconds", 0, MAX_TIMEOUT)?;
    let until = (seconds > 0).then(|| iso_8601(now_ms.saturating_add(u64::from(seconds) * 1000)));
    Ok(patch(one(guild, user)?).with_json(&json!({ "communication_disabled_until": until })).because(reason))
}

/// `DELETE /guilds/{guild}/members/{user}`: a kick.
pub fn kick_member(guild: Snowflake, user: Snowflake, reason: &str) -> Result<Call<'_>, Failure> {
    Ok(delete(one(guild, user)?).because(reason))
}

/// `PUT /guilds/{guild}/members/{user}/roles/{role}`.
pub fn add_member_role(
    guild: Snowflake,
    user: Snowflake,
    role: Snowflake,
    reason: &str,
) -> Result<Call<'_>, Failure> {
    Ok(put(member_role(guild, user, role)?).because(reason))
}

/// `DELETE /guilds/{guild}/members/{user}/roles/{role}`.
pub fn remove_member_role(
    guild: Snowflake,
    user: Snowflake,
    role: Snowflake,
    reason: &str,
) -> Result<Call<'_>, Failure> {
    Ok(delete(member_role(guild, user, role)?).because(reason))
}

fn one(guild: Snowflake, user: Snowflake) -> Result<String, Failure> {
    Ok(format!("{}/members/{}", guilds::one(guild)?, id(user, "user_id")?))
}

fn member_role(guild: Snowflake, user: Snowflake, role: Snowflake) -> Result<String, Failure> {
    Ok(format!("{}/roles/{}", one(guild, user)?, id(role, "role_id")?))
}
