use serde::Serialize;

use super::{Call, Failure, Snowflake, check_range, delete, get, guilds, id, invalid, post};

/// How an invite can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct InviteCreate {
    /// Seconds until it ends, up to 604800; 0 for never.
    pub max_age: u32,
    /// How often, up to 100; 0 for any number.
    pub max_uses: u32,
    /// Whether members without a role leave with their last connection.
    pub temporary: bool,
    /// Whether it is a new one even if there is one like it.
    pub unique: bool,
}

impl Default for InviteCreate {
    fn default() -> Self {
        Self { max_age: 86_400, max_uses: 0, temporary: false, unique: false }
    }
}

const MAX_AGE: u32 = 604_800;
const MAX_USES: u32 = 100;

/// Longer ones are no codes; a guild's own has 32 characters at the most.
const MAX_CODE: usize = 64;

/// `POST /channels/{channel}/invites`.
pub fn create_invite(channel: Snowflake, invite: InviteCreate, reason: &str) -> Result<Call<'_>, Failure> {
    check_range(invite.max_age, "max_age", 0, MAX_AGE)?;
    check_range(invite.max_uses, "max_uses", 0, MAX_USES)?;
    Ok(post(of_channel(channel)?).with_json(&invite).because(reason))
}

/// `GET /channels/{channel}/invites`.
pub fn get_channel_invites(channel: Snowflake) -> Result<Call<'static>, Failure> {
    of_channel(channel).map(get)
}

/// `GET /guilds/{guild}/invites`.
pub fn get_guild_invites(guild: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(format!("{}/invites", guilds::one(guild)?)))
}

/// `DELETE /invites/{code}`.
pub fn delete_invite<'a>(code: &str, reason: &'a str) -> Result<Call<'a>, Failure> {
    let is_code = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if code.is_empty() || code.len() > MAX_CODE || !code.bytes().all(is_code) {
        let text = "That is no invite's code: give what follows https://discord.gg/ in its link.";
        return Err(invalid(text));
    }
    Ok(delete(format!("/invites/{code}")).because(reason))
}

fn of_channel(channel: Snowflake) -> Result<String, Failure> {
    Ok(format!("/channels/{}/invites", id(channel, "channel_id")?))
}
