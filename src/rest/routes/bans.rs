use serde_json::json;

use super::{
    Anchor, Call, Failure, Snowflake, check_ids, check_range, delete, get, guilds, id, invalid,
    page::limited, post, put,
};

/// A week, in seconds.
const MAX_DELETE_SECONDS: u32 = 7 * 24 * 60 * 60;

const MAX_BULK_BAN: usize = 200;

/// `PUT /guilds/{guild}/bans/{user}`. What the user wrote in the last `delete_message_seconds` is deleted.
pub fn ban_member(
    guild: Snowflake,
    user: Snowflake,
    delete_message_seconds: u32,
    reason: &str,
) -> Result<Call<'_>, Failure> {
    check_delete_seconds(delete_message_seconds)?;
    let body = json!({ "delete_message_seconds": delete_message_seconds });
    Ok(put(one(guild, user)?).with_json(&body).because(reason))
}

/// `POST /guilds/{guild}/bulk-ban`. It is not repeated, since Discord refuses a list of users who are banned all.
pub fn bulk_ban_members<'a>(
    guild: Snowflake,
    users: &[Snowflake],
    delete_message_seconds: u32,
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    check_delete_seconds(delete_message_seconds)?;
    check_ids(users, "user_ids", MAX_BULK_BAN)?;
    if users.is_empty() {
        return Err(invalid("user_ids is empty: nobody would be banned."));
    }
    let body = json!({ "user_ids": users, "delete_message_seconds": delete_message_seconds });
    Ok(post(format!("{}/bulk-ban", guilds::one(guild)?)).with_json(&body).because(reason))
}

/// `DELETE /guilds/{guild}/bans/{user}`.
pub fn unban_member(guild: Snowflake, user: Snowflake, reason: &str) -> Result<Call<'_>, Failure> {
    Ok(delete(one(guild, user)?).because(reason))
}

/// `GET /guilds/{guild}/bans/{user}`.
pub fn get_ban(guild: Snowflake, user: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(one(guild, user)?))
}

/// `GET /guilds/{guild}/bans`; `limit` up to 1000.
pub fn get_bans(
    guild: Snowflake,
    anchor: Anchor,
    user: Snowflake,
    limit: u32,
) -> Result<Call<'static>, Failure> {
    if anchor == Anchor::Around {
        return Err(invalid("Bans can be had BEFORE or AFTER a user, not AROUND one."));
    }
    let query = limited(anchor.query(user, "user_id")?, limit, 1000)?;
    Ok(get(format!("{}/bans", guilds::one(guild)?)).with_query(query))
}

fn one(guild: Snowflake, user: Snowflake) -> Result<String, Failure> {
    Ok(format!("{}/bans/{}", guilds::one(guild)?, id(user, "user_id")?))
}

fn check_delete_seconds(seconds: u32) -> Result<(), Failure> {
    check_range(seconds, "delete_message_seconds", 0, MAX_DELETE_SECONDS)
}
