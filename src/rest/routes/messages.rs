use std::{collections::HashSet, time::Duration};

use serde_json::json;

use super::{
    Anchor, Call, Failure, Query, Snowflake, check_ids, check_range, delete, get, id, invalid,
    page::{after, limited},
    patch, post, put,
};
use crate::rest::message::{MessageCreate, Use};

/// Messages that are deleted at once.
const MAX_BULK_DELETE: usize = 100;

/// As long as Discord shows it.
const TYPING: Duration = Duration::from_secs(10);

/// `POST /channels/{channel}/messages`.
pub fn create_message(channel: Snowflake, message: MessageCreate<'_>) -> Result<Call<'_>, Failure> {
    message.call(Use::Create, post(format!("/channels/{}/messages", id(channel, "channel_id")?)))
}

/// `POST /channels/{channel}/messages` with a message of another channel, which the bot must be able to read.
pub fn forward_message(
    channel: Snowflake,
    from_channel: Snowflake,
    message: Snowflake,
) -> Result<Call<'static>, Failure> {
    let reference = json!({
        "type": FORWARD,
        "channel_id": id(from_channel, "from_channel_id")?,
        "message_id": id(message, "message_id")?,
    });
    let call = post(format!("/channels/{}/messages", id(channel, "channel_id")?));
    Ok(call.with_json(&json!({ "message_reference": reference })))
}

/// The type of a `message_reference`.
const FORWARD: u32 = 1;

/// `PATCH /channels/{channel}/messages/{message}`.
pub fn edit_message(
    channel: Snowflake,
    message: Snowflake,
    edit: MessageCreate<'_>,
) -> Result<Call<'_>, Failure> {
    edit.call(Use::Edit, patch(one(channel, message)?))
}

/// `DELETE /channels/{channel}/messages/{message}`.
pub fn delete_message(channel: Snowflake, message: Snowflake, reason: &str) -> Result<Call<'_>, Failure> {
    Ok(delete(one(channel, message)?).because(reason))
}

/// `POST /channels/{channel}/messages/bulk-delete`. How old they are is left to Discord, since this machine's clock may be wrong.
pub fn bulk_delete_messages<'a>(
    channel: Snowflake,
    messages: &[Snowflake],
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    check_ids(messages, "message_ids", MAX_BULK_DELETE)?;
    if messages.len() < 2 {
        return Err(invalid("message_ids needs 2 messages at least: delete a single one by itself."));
    }
    if messages.iter().collect::<HashSet<_>>().len() < messages.len() {
        return Err(invalid("message_ids has one message twice, which Discord refuses."));
    }
    let call = post(format!("/channels/{}/messages/bulk-delete", id(channel, "channel_id")?));
    Ok(call.with_json(&json!({ "messages": messages })).because(reason).repeatable())
}

/// `POST /channels/{channel}/messages/{message}/crosspost`.
pub fn crosspost_message(channel: Snowflake, message: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(post(format!("{}/crosspost", one(channel, message)?)))
}

/// `GET /channels/{channel}/messages/{message}`.
pub fn get_message(channel: Snowflake, message: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(one(channel, message)?))
}

/// `GET /channels/{channel}/messages`; `limit` up to 100.
pub fn get_messages(
    channel: Snowflake,
    anchor: Anchor,
    message: Snowflake,
    limit: u32,
) -> Result<Call<'static>, Failure> {
    let query = limited(anchor.query(message, "message_id")?, limit, 100)?;
    Ok(get(format!("/channels/{}/messages", id(channel, "channel_id")?)).with_query(query))
}

/// `PUT /channels/{channel}/messages/pins/{message}`.
pub fn pin_message(channel: Snowflake, message: Snowflake, reason: &str) -> Result<Call<'_>, Failure> {
    Ok(put(pin(channel, message)?).because(reason))
}

/// `DELETE /channels/{channel}/messages/pins/{message}`.
pub fn unpin_message(channel: Snowflake, message: Snowflake, reason: &str) -> Result<Call<'_>, Failure> {
    Ok(delete(pin(channel, message)?).because(reason))
}

/// `GET /channels/{channel}/messages/pins`; `before` is a time in ISO 8601, `limit` up to 50.
pub fn get_pins(channel: Snowflake, before: Option<&str>, limit: u32) -> Result<Call<'static>, Failure> {
    let query = limited(Query::default().set_if("before", before), limit, 50)?;
    Ok(get(format!("/channels/{}/messages/pins", id(channel, "channel_id")?)).with_query(query))
}

/// `POST /channels/{channel}/typing`. It is not sent when nobody would see it any more.
pub fn trigger_typing(channel: Snowflake) -> Result<Call<'static>, Failure> {
    let call = post(format!("/channels/{}/typing", id(channel, "channel_id")?)).repeatable();
    Ok(Call { max_age: TYPING, ..call })
}

/// `POST /channels/{channel}/polls/{message}/expire`.
pub fn end_poll(channel: Snowflake, message: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(post(format!("{}/expire", poll(channel, message)?)))
}

/// `GET /channels/{channel}/polls/{message}/answers/{answer}`; `limit` up to 100.
pub fn get_poll_voters(
    channel: Snowflake,
    message: Snowflake,
    answer: u32,
    after_user: Snowflake,
    limit: u32,
) -> Result<Call<'static>, Failure> {
    check_range(answer, "answer_id", 1, u32::MAX)?;
    let path = format!("{}/answers/{answer}", poll(channel, message)?);
    Ok(get(path).with_query(limited(after(after_user), limit, 100)?))
}

pub(super) fn one(channel: Snowflake, message: Snowflake) -> Result<String, Failure> {
    Ok(format!("/channels/{}/messages/{}", id(channel, "channel_id")?, id(message, "message_id")?))
}

fn pin(channel: Snowflake, message: Snowflake) -> Result<String, Failure> {
    Ok(format!("/channels/{}/messages/pins/{}", id(channel, "channel_id")?, id(message, "message_id")?))
}

fn poll(channel: Snowflake, message: Snowflake) -> Result<String, Failure> {
    Ok(format!("/channels/{}/polls/{}", id(channel, "channel_id")?, id(message, "message_id")?))
}
