use super::{Call, Failure, Query, Snowflake, get, id};

/// `GET /guilds/{guild}`, with the numbers of its members if wanted.
pub fn get_guild(guild: Snowflake, with_counts: bool) -> Result<Call<'static>, Failure> {
    let query = Query::default().set_if("with_counts", with_counts.then_some(true));
    Ok(get(one(guild)?).with_query(query))
}

/// `GET /guilds/{guild}/channels`, without threads.
pub fn get_guild_channels(guild: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(format!("{}/channels", one(guild)?)))
}

/// `GET /guilds/{guild}/roles`.
pub fn get_guild_roles(guild: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(format!("{}/roles", one(guild)?)))
}

pub(super) fn one(guild: Snowflake) -> Result<String, Failure> {
    Ok(format!("/guilds/{}", id(guild, "guild_id")?))
}
