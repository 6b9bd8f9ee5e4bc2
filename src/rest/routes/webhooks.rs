use std::{borrow::Cow, fmt};

use serde_json::{Map, Value, json};

use super::{
    Call, Failure, Query, ResultCode, Snowflake, changing, channels::MAX_APPLIED_TAGS, check_ids, check_name,
    data_uri, data_uri_or_none, delete, get, guilds, id, invalid, patch, post,
};
use crate::rest::{
    message::{MessageCreate, Use},
    percent::encode_part,
};

/// Where a webhook is reached. Its token is a secret: whoever has it may write there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Webhook<'a> {
    /// Its id.
    pub id: Snowflake,
    /// The secret part of its URL.
    pub token: &'a str,
    /// The thread of its channel that is meant; none for the channel itself.
    pub thread: Option<Snowflake>,
}

impl fmt::Debug for Webhook<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "webhook {}", self.id)
    }
}

/// What a webhook's message has beside what every message has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WebhookExecute<'a> {
    /// The name that is shown in place of the webhook's, 1 to 80 code points.
    pub username: Option<Cow<'a, str>>,
    /// The address of the picture that is shown in place of the webhook's; empty for none, as players have who chose none.
    pub avatar_url: Option<&'a str>,
    /// In a forum: the name of the post that it begins.
    pub thread_name: Option<&'a str>,
    /// Tags of that post, 5 at the most.
    pub applied_tags: Vec<Snowflake>,
    /// Leave it at Discord's having taken the message: the result then has no message, and does not tell if it could not be saved.
    pub no_wait: bool,
}

const MAX_NAME: usize = 80;
const MAX_THREAD_NAME: usize = 100;

/// Longer ones are no tokens; Discord's have 68 characters.
const MAX_TOKEN: usize = 256;

impl<'a> Webhook<'a> {
    /// Reads a webhook's URL, such as `https://discord.com/api/webhooks/123/token?thread_id=456`. The host is of no account:
    /// requests go to the API that the client uses.
    pub fn from_url(url: &'a str) -> Result<Self, Failure> {
        let refuse = |why: &str| {
            // Not quoted: it may hold the token.
            let text = format!(
                "That is not a webhook's URL: {why}. Copy it in Discord under the channel's Integrations; it looks like \
                 https://discord.com/api/webhooks/id/token."
            );
            Failure::new(ResultCode::InvalidWebhook, text)
        };
        let url = url.trim();
        let (address, query) = url.split_once('?').unwrap_or((url, ""));
        if !address.starts_with("https://") && !address.starts_with("http://") {
            return Err(refuse("it does not begin with https://"));
        }
        let Some((_, path)) = address.split_once("/webhooks/") else {
            return Err(refuse("it has no /webhooks/ in it"));
        };
        let mut parts = path.trim_end_matches('/').split('/');
        let id = parts.next().and_then(snowflake).ok_or_else(|| refuse("its id is not a number"))?;
        let token = parts.next().unwrap_or_default();
        if parts.next().is_some() {
            return Err(refuse("something follows its token, such as /slack or /github"));
        }
        let thread = query.split('&').find_map(|pair| pair.strip_prefix("thread_id="));
        let thread = thread
            .map(|thread| snowflake(thread).ok_or_else(|| refuse("its thread_id is not a number")))
            .transpose()?;
        let webhook = Self { id, token, thread };
        webhook.path()?;
        Ok(webhook)
    }

    fn path(&self) -> Result<String, Failure> {
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let token = self.token;
        if token.is_empty() || token.len() > MAX_TOKEN || !token.bytes().all(is_token) {
            let text = "The webhook's token is missing, or has characters that none has: it is the last part of the webhook's \
                        URL.";
            return Err(Failure::new(ResultCode::InvalidWebhook, text));
        }
        Ok(format!("/webhooks/{}/{}", id(self.id, "webhook.id")?, encode_part(token)))
    }

    fn message(&self, message: Snowflake) -> Result<String, Failure> {
        Ok(format!("{}/messages/{}", self.path()?, id(message, "message_id")?))
    }

    fn query(&self) -> Query {
        Query::default().set_if("thread_id", self.thread)
    }
}

fn snowflake(text: &str) -> Option<Snowflake> {
    text.parse().ok().filter(|id| *id != 0).map(Snowflake)
}

/// `POST /channels/{channel}/webhooks`. `avatar` is a picture as a data URI. The answer has its token.
pub fn create_webhook<'a>(
    channel: Snowflake,
    name: &str,
    avatar: Option<&str>,
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    check_webhook_name(name)?;
    let mut body = json!({ "name": name });
    if let Some(avatar) = avatar {
        body["avatar"] = data_uri(avatar)?;
    }
    let call = post(format!("/channels/{}/webhooks", id(channel, "channel_id")?));
    Ok(call.with_json(&body).because(reason))
}

/// `GET /channels/{channel}/webhooks`. The answer has the tokens of the bot's own.
pub fn get_channel_webhooks(channel: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(format!("/channels/{}/webhooks", id(channel, "channel_id")?)))
}

/// `GET /guilds/{guild}/webhooks`. The answer has the tokens of the bot's own.
pub fn get_guild_webhooks(guild: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(format!("{}/webhooks", guilds::one(guild)?)))
}

/// What of a webhook is changed; what is None stays as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebhookEdit<'a> {
    /// 1 to 80 code points.
    pub name: Option<&'a str>,
    /// A picture as a data URI; empty removes it.
    pub avatar: Option<&'a str>,
    /// Another channel of the guild.
    pub channel: Option<Snowflake>,
}

/// `PATCH /webhooks/{id}`, which the bot does by its permissions.
pub fn edit_webhook<'a>(
    webhook: Snowflake,
    edit: WebhookEdit<'_>,
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    let mut body = Map::new();
    if let Some(name) = edit.name {
        check_webhook_name(name)?;
        body.insert("name".to_owned(), name.into());
    }
    if let Some(avatar) = edit.avatar {
        body.insert("avatar".to_owned(), data_uri_or_none(avatar)?);
    }
    if let Some(channel) = edit.channel {
        body.insert("channel_id".to_owned(), json!(channel));
    }
    let call = patch(format!("/webhooks/{}", id(webhook, "webhook_id")?));
    changing(call, &body).map(|call| call.because(reason))
}

fn check_webhook_name(name: &str) -> Result<(), Failure> {
    check_name(name, "The webhook's name", MAX_NAME)?;
    let lower = name.to_lowercase();
    if let Some(word) = ["discord", "clyde"].into_iter().find(|word| lower.contains(word)) {
        let text = format!("A webhook's name must not contain \"{word}\": choose another.");
        return Err(Failure::new(ResultCode::InvalidName, text));
    }
    Ok(())
}

/// `DELETE /webhooks/{id}`, which the bot does by its permissions.
pub fn delete_webhook(webhook: Snowflake, reason: &str) -> Result<Call<'_>, Failure> {
    Ok(delete(format!("/webhooks/{}", id(webhook, "webhook_id")?)).because(reason))
}

/// `POST /webhooks/{id}/{token}`.
pub fn execute_webhook<'a>(
    webhook: Webhook<'_>,
    message: MessageCreate<'a>,
    execute: &WebhookExecute<'_>,
) -> Result<Call<'a>, Failure> {
    if webhook.thread.is_some() && execute.thread_name.is_some() {
        return Err(invalid("A thread and thread_name exclude each other: give one of them."));
    }
    if let Some(name) = execute.thread_name {
        check_name(name, "thread_name", MAX_THREAD_NAME)?;
    }
    check_ids(&execute.applied_tags, "applied_tags", MAX_APPLIED_TAGS)?;
    if let Some(username) = &execute.username {
        check_name(username, "The webhook's username", MAX_NAME)?;
    }
    let avatar_url = execute.avatar_url.filter(|url| !url.is_empty());
    if avatar_url.is_some_and(|url| !["https://", "http://"].iter().any(|scheme| url.starts_with(scheme))) {
        return Err(invalid(
            "avatar_url must begin with https:// or http://: give the address of a picture.",
        ));
    }
    if message.is_line() && execute.thread_name.is_some() {
        return Err(invalid("A line cannot begin a post: leave out merge or thread_name."));
    }
    let mut bodies = message.bodies(Use::Execute)?;
    if bodies.len() > 1 && execute.thread_name.is_some() {
        return Err(invalid(
            "A text that begins a post cannot be split, since each part would begin another.",
        ));
    }
    let manner = [
        ("username", execute.username.as_deref().map(Value::from)),
        ("avatar_url", avatar_url.map(Value::from)),
        ("thread_name", execute.thread_name.map(Value::from)),
        ("applied_tags", (!execute.applied_tags.is_empty()).then(|| json!(execute.applied_tags))),
    ];
    for body in &mut bodies {
        let manner = manner.iter().filter_map(|(name, value)| Some(((*name).to_owned(), value.clone()?)));
        body.extend(manner);
    }
    let mut query = webhook.query();
    if !execute.no_wait {
        query = query.set("wait", &true);
    }
    if message.components_json.is_some() {
        // Without it Discord leaves out the components of a webhook that no application owns.
        query = query.set("with_components", &true);
    }
    let call = post(webhook.path()?).with_query(query);
    Ok(message.carry_bodies(call, bodies))
}

/// `GET /webhooks/{id}/{token}/messages/{message}`.
pub fn get_webhook_message(webhook: Webhook<'_>, message: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(get(webhook.message(message)?).with_query(webhook.query()))
}

/// `PATCH /webhooks/{id}/{token}/messages/{message}`.
pub fn edit_webhook_message<'a>(
    webhook: Webhook<'_>,
    message: Snowflake,
    edit: MessageCreate<'a>,
) -> Result<Call<'a>, Failure> {
    let with_components = edit.components_json.is_some().then_some(true);
    let query = webhook.query().set_if("with_components", with_components);
    edit.call(Use::EditWebhookMessage, patch(webhook.message(message)?).with_query(query))
}

/// `DELETE /webhooks/{id}/{token}/messages/{message}`.
pub fn delete_webhook_message(webhook: Webhook<'_>, message: Snowflake) -> Result<Call<'static>, Failure> {
    Ok(delete(webhook.message(message)?).with_query(webhook.query()))
}
