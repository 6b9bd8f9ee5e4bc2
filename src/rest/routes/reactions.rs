use super::{
    Call, Emoji, Failure, Snowflake, delete, get,
    messages::one,
    page::{after, limited},
    put,
};

/// `PUT .../reactions/{emoji}/@me`.
pub fn add_reaction(channel: Snowflake, message: Snowflake, emoji: &str) -> Result<Call<'static>, Failure> {
    Ok(put(format!("{}/reactions/{}/@me", one(channel, message)?, Emoji::read(emoji)?.part())))
}

/// `DELETE .../reactions/{emoji}/{user}`; without a user the bot's own.
pub fn remove_reaction(
    channel: Snowflake,
    message: Snowflake,
    emoji: &str,
    user: Option<Snowflake>,
) -> Result<Call<'static>, Failure> {
    let path = format!("{}/reactions/{}", one(channel, message)?, Emoji::read(emoji)?.part());
    Ok(delete(match user {
        Some(user) => format!("{path}/{user}"),
        None => format!("{path}/@me"),
    }))
}

/// `DELETE .../reactions/{emoji}`; without an emoji all reactions.
pub fn clear_reactions(
    channel: Snowflake,
    message: Snowflake,
    emoji: Option<&str>,
) -> Result<Call<'static>, Failure> {
    let path = format!("{}/reactions", one(channel, message)?);
    Ok(delete(match emoji {
        Some(emoji) => format!("{path}/{}", Emoji::read(emoji)?.part()),
        None => path,
    }))
}

/// `GET .../reactions/{emoji}`: who reacted so; `limit` up to 100.
pub fn get_reactions(
    channel: Snowflake,
    message: Snowflake,
    emoji: &str,
    after_user: Snowflake,
    limit: u32,
) -> Result<Call<'static>, Failure> {
    let path = format!("{}/reactions/{}", one(channel, message)?, Emoji::read(emoji)?.part());
    Ok(get(path).with_query(limited(after(after_user), limit, 100)?))
}
