use serde::Serialize;
use serde_json::{Value, value::RawValue};

use super::{
    Call, Failure, ResultCode, Snowflake, changing, check_count, check_ids, check_length, check_name,
    check_range, delete, get, id, invalid, patch, post,
};
use crate::rest::{ChannelField, ChannelSet, Merge};

/// A channel to create.
#[derive(Debug, Clone, Serialize)]
pub struct ChannelCreate<'a> {
    /// 1 to 100 code points.
    pub name: &'a str,
    /// Discord's number for the type: 0 is text.
    #[serde(rename = "type")]
    pub kind: u32,
    /// Up to 1024 code points, in a forum 4096.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<&'a str>,
    /// The category that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<Snowflake>,
    /// Seconds between two messages of a member, up to 21600.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate_limit_per_user: Option<u32>,
    /// For forums: a JSON array of the tags that posts can have, 20 at the most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_tags: Option<&'a RawValue>,
}

/// What of a channel or thread is changed; what is None stays as it is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChannelEdit<'a> {
    /// 1 to 100 code points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
    /// Up to 1024 code points, in a forum 4096; empty removes it. Not for threads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<&'a str>,
    /// The category that it belongs to. Not for threads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<Snowflake>,
    /// Seconds between two messages of a member, up to 21600.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate_limit_per_user: Option<u32>,
    /// For threads: whether it is archived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
    /// For threads: whether only moderators can take it out of the archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locked: Option<bool>,
    /// For threads: minutes without a message until it is archived, 60, 1440, 4320 or 10080.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_archive_duration: Option<u32>,
    /// For forum posts: all tags that it has afterwards, 5 at the most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_tags: Option<Vec<Snowflake>>,
    /// For forums: a JSON array of all tags that posts can have afterwards, 20 at the most. Those that stay have their `id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_tags: Option<&'a RawValue>,
}

const MAX_NAME: usize = 100;
const MAX_TOPIC: usize = 1024;
const MAX_FORUM_TOPIC: usize = 4096;
const MAX_SECONDS: u32 = 21600;
const MAX_AVAILABLE_TAGS: usize = 20;
const MAX_TAG_NAME: usize = 20;

/// Tags of a forum post.
pub(super) const MAX_APPLIED_TAGS: usize = 5;

/// Types of channels.
const GUILD_FORUM: u32 = 15;
const GUILD_MEDIA: u32 = 16;

/// `GET /channels/{channel}`, which may be a thread.
pub fn get_channel(channel: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(one(channel)?))
}

/// `POST /guilds/{guild}/channels`.
pub fn create_channel<'a>(
    guild: Snowflake,
    channel: &ChannelCreate<'_>,
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    check_channel_name(channel.name)?;
    let is_forum = matches!(channel.kind, GUILD_FORUM | GUILD_MEDIA);
    let longest = if is_forum { MAX_FORUM_TOPIC } else { MAX_TOPIC };
    check_topic(channel.topic, longest)?;
    check_seconds(channel.rate_limit_per_user)?;
    check_available_tags(channel.available_tags)?;
    let call = post(format!("/guilds/{}/channels", id(guild, "guild_id")?));
    Ok(call.with_json(channel).because(reason))
}

/// `PATCH /channels/{channel}`, which may be a thread.
pub fn edit_channel<'a>(
    channel: Snowflake,
    edit: &ChannelEdit<'_>,
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    if let Some(name) = edit.name {
        check_channel_name(name)?;
    }
    // What kind of channel it is, only Discord knows.
    check_topic(edit.topic, MAX_FORUM_TOPIC)?;
    check_seconds(edit.rate_limit_per_user)?;
    check_archive_duration(edit.auto_archive_duration)?;
    check_ids(edit.applied_tags.as_deref().unwrap_or_default(), "applied_tags", MAX_APPLIED_TAGS)?;
    check_available_tags(edit.available_tags)?;
    changing(patch(one(channel)?), edit).map(|call| call.because(reason))
}

/// `PATCH /channels/{channel}`, with its name or topic alone, as a state that is wanted: of those that wait the last one counts.
pub fn set_channel(channel: Snowflake, field: ChannelField, value: &str) -> Result<Call<'static>, Failure> {
    match field {
        ChannelField::Name => check_channel_name(value)?,
        // What kind of channel it is, only Discord knows.
        ChannelField::Topic => check_topic(Some(value), MAX_FORUM_TOPIC)?,
    }
    let set = ChannelSet { field, value: value.to_owned() };
    Ok(Call { merge: Some(Merge::Channel(set)), ..patch(one(channel)?) })
}

/// `DELETE /channels/{channel}`, which may be a thread. Nothing brings it back.
pub fn delete_channel(channel: Snowflake, reason: &str) -> Result<Call<'_>, Failure> {
    Ok(delete(one(channel)?).because(reason))
}

fn one(channel: Snowflake) -> Result<String, Failure> {
    Ok(format!("/channels/{}", id(channel, "channel_id")?))
}

pub(super) fn check_channel_name(name: &str) -> Result<(), Failure> {
    check_name(name, "The name", MAX_NAME)
}

fn check_topic(topic: Option<&str>, most: usize) -> Result<(), Failure> {
    check_length(ResultCode::ContentTooLong, "The topic", topic.unwrap_or_default(), most)
}

fn check_available_tags(tags: Option<&RawValue>) -> Result<(), Failure> {
    let Some(tags) = tags else { return Ok(()) };
    let tags: Vec<Value> = serde_json::from_str(tags.get()).map_err(|error| {
        let text = format!("available_tags_json is not a JSON array: {error}.");
        Failure::new(ResultCode::InvalidJson, text)
    })?;
    check_count(ResultCode::TooManyIds, "available_tags_json", tags.len(), MAX_AVAILABLE_TAGS)?;
    for (index, tag) in tags.iter().enumerate() {
        let name = tag["name"].as_str().unwrap_or_default();
        let place = format!("The name of available_tags_json[{index}]");
        check_length(ResultCode::InvalidName, place, name, MAX_TAG_NAME)?;
    }
    Ok(())
}

pub(super) fn check_seconds(seconds: Option<u32>) -> Result<(), Failure> {
    check_range(seconds.unwrap_or(0), "rate_limit_per_user", 0, MAX_SECONDS)
}

pub(super) fn check_archive_duration(minutes: Option<u32>) -> Result<(), Failure> {
    match minutes {
        None | Some(60 | 1440 | 4320 | 10080) => Ok(()),
        Some(minutes) => {
            let text =
                format!("auto_archive_duration is {minutes} minutes and must be 60, 1440, 4320 or 10080.");
            Err(invalid(text))
        }
    }
}
