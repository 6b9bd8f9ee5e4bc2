use serde::Serialize;
use serde_json::Value;

use super::{
    Call, Failure, Query, Snowflake,
    channels::{MAX_APPLIED_TAGS, check_archive_duration, check_channel_name, check_seconds},
    check_ids, delete, get, id, invalid,
    page::{after, limited},
    post, put,
};
use crate::rest::message::{MessageCreate, Use};

/// A thread to create, or a forum post, which is a thread with its first message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadCreate<'a> {
    /// 1 to 100 code points.
    pub name: &'a str,
    /// The message that it begins with; none for one of its own.
    pub message: Option<Snowflake>,
    /// Whether only those who are added see it. Not with `message`, nor for forum posts.
    pub private: bool,
    /// Whether members other than moderators may add others to a private thread.
    pub invitable: bool,
    /// Minutes without a message until it is archived, 60, 1440, 4320 or 10080; none for the channel's own.
    pub auto_archive_duration: Option<u32>,
    /// Seconds between two messages of a member, up to 21600.
    pub rate_limit_per_user: Option<u32>,
    /// For forum posts, 5 at the most.
    pub applied_tags: Vec<Snowflake>,
}

#[derive(Serialize)]
struct Body<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_archive_duration: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate_limit_per_user: Option<u32>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    invitable: Option<bool>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    applied_tags: &'a [Snowflake],
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Value>,
}

/// Types of threads.
const PUBLIC_THREAD: u32 = 11;
const PRIVATE_THREAD: u32 = 12;

impl ThreadCreate<'_> {
    fn body(&self) -> Result<Body<'_>, Failure> {
        check_channel_name(self.name)?;
        check_archive_duration(self.auto_archive_duration)?;
        check_seconds(self.rate_limit_per_user)?;
        check_ids(&self.applied_tags, "applied_tags", MAX_APPLIED_TAGS)?;
        Ok(Body {
            name: self.name,
            auto_archive_duration: self.auto_archive_duration,
            rate_limit_per_user: self.rate_limit_per_user,
            kind: None,
            invitable: None,
            applied_tags: &self.applied_tags,
            message: None,
        })
    }
}

/// `POST /channels/{channel}/threads`, or `.../messages/{message}/threads`.
pub fn create_thread<'a>(
    channel: Snowflake,
    thread: &ThreadCreate<'_>,
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    let mut body = thread.body()?;
    if !thread.applied_tags.is_empty() {
        return Err(invalid("applied_tags are for forum posts: leave them out."));
    }
    let path = match thread.message {
        Some(_) if thread.private => {
            return Err(invalid("A thread that begins with a message is public: leave out one of the two."));
        }
        Some(message) => format!("{}/threads", super::messages::one(channel, message)?),
        None => {
            // Discord's own default is private.
            body.kind = Some(if thread.private { PRIVATE_THREAD } else { PUBLIC_THREAD });
            body.invitable = thread.private.then_some(thread.invitable);
            format!("/channels/{}/threads", id(channel, "channel_id")?)
        }
    };
    Ok(post(path).with_json(&body).because(reason))
}

/// `POST /channels/{channel}/threads` of a forum or media channel.
pub fn create_forum_post<'a>(
    channel: Snowflake,
    thread: &ThreadCreate<'_>,
    message: MessageCreate<'a>,
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    let mut body = thread.body()?;
    if thread.message.is_some() || thread.private {
        return Err(invalid(
            "A forum post is public and has a first message of its own: leave out the rest.",
        ));
    }
    body.message = message.bodies(Use::ForumPost)?.pop().map(Value::Object);
    let call = post(format!("/channels/{}/threads", id(channel, "channel_id")?)).with_json(&body);
    Ok(message.carry(call.because(reason)))
}

/// `PUT /channels/{thread}/thread-members/{user}`; without a user the bot itself.
pub fn add_thread_member(thread: Snowflake, user: Option<Snowflake>) -> Result<Call<'static>, Failure> {
    Ok(put(member(thread, user)?))
}

/// `DELETE /channels/{thread}/thread-members/{user}`; without a user the bot itself.
pub fn remove_thread_member(thread: Snowflake, user: Option<Snowflake>) -> Result<Call<'static>, Failure> {
    Ok(delete(member(thread, user)?))
}

/// `GET /channels/{thread}/thread-members`; `limit` up to 100.
pub fn get_thread_members(
    thread: Snowflake,
    after_user: Snowflake,
    limit: u32,
) -> Result<Call<'static>, Failure> {
    // Without the members themselves Discord ignores how many are wanted.
    let query = limited(after(after_user).set("with_member", &true), limit, 100)?;
    Ok(get(format!("/channels/{}/thread-members", id(thread, "thread_id")?)).with_query(query))
}

/// `GET /guilds/{guild}/threads/active`.
pub fn get_active_threads(guild: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(format!("/guilds/{}/threads/active", id(guild, "guild_id")?)))
}

/// `GET /channels/{channel}/threads/archived/public` or `/private`; `before` is a time in ISO 8601.
pub fn get_archived_threads(
    channel: Snowflake,
    private: bool,
    before: Option<&str>,
    limit: u32,
) -> Result<Call<'static>, Failure> {
    let which = if private { "private" } else { "public" };
    let path = format!("/channels/{}/threads/archived/{which}", id(channel, "channel_id")?);
    Ok(get(path).with_query(limited(Query::default().set_if("before", before), limit, 100)?))
}

fn member(thread: Snowflake, user: Option<Snowflake>) -> Result<String, Failure> {
    let thread = id(thread, "thread_id")?;
    Ok(match user {
        Some(user) => format!("/channels/{thread}/thread-members/{user}"),
        None => format!("/channels/{thread}/thread-members/@me"),
    })
}
