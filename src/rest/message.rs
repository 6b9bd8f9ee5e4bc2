//! A message as the host words it, and the body of it.

mod allowed_mentions;
mod components;
mod content;
mod embed;
mod poll;

use std::borrow::Cow;

use serde_json::{Map, Value, json};

pub use allowed_mentions::{AllowedMentions, Mentions};
pub use content::{MAX_CONTENT, MAX_PARTS, OnTooLong};
pub use embed::{Embed, EmbedAuthor, EmbedField, EmbedFooter, EmbedMedia};
pub use poll::{Poll, PollAnswer};

use super::{
    Call, DEFAULT_MAX_FILE_SIZE, File, Line, MAX_FILES, Merge, Priority,
    limits::{check_ids, id, invalid, length},
};
use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
};

/// What a message says, or what of it an edit changes: what is None or empty stays as it is then.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "they are Discord's, and each is one of its own")]
pub struct MessageCreate<'a> {
    /// The text. In an edit the empty one removes it.
    pub content: Option<Cow<'a, str>>,
    /// What becomes of a longer text than Discord accepts.
    pub on_too_long: OnTooLong,
    /// 10 at the most.
    pub embeds: Vec<Embed<'a>>,
    /// A JSON array of embeds that follow `embeds`. In an edit `[]` removes all.
    pub embeds_json: Option<&'a str>,
    /// A JSON array of components. In an edit `[]` removes all.
    pub components_json: Option<&'a str>,
    /// A JSON array that says more about files, by their place in `files` as `id`; in an edit it lists those that stay as well.
    pub attachments_json: Option<&'a str>,
    /// A question to vote on.
    pub poll: Option<Poll<'a>>,
    /// Files to upload; with a split text they come with its last part.
    pub files: Vec<File>,
    /// The most bytes that a file may have.
    pub max_file_size: u64,
    /// Whom it may ping.
    pub allowed_mentions: AllowedMentions,
    /// What it replies to.
    pub reply_to: Option<Reply>,
    /// 3 at the most.
    pub sticker_ids: Vec<Snowflake>,
    /// The host's own nonce in place of the library's, of up to 25 code points. It is always enforced.
    pub nonce: Option<&'a str>,
    /// Whether the embeds that Discord makes of links are hidden; an edit can show them again.
    pub suppress_embeds: Option<bool>,
    /// Whether nobody is notified.
    pub suppress_notifications: bool,
    /// Whether it consists of components alone.
    pub is_components_v2: bool,
    /// Whether only the user of the interaction sees it.
    pub is_ephemeral: bool,
    /// Whether it is read aloud.
    pub tts: bool,
    /// Whether it may become a part of a message. It is text alone then.
    pub sharing: Sharing,
    /// Which of those that wait goes first; of lines, which are left out last.
    pub priority: Priority,
    /// Places in its texts that were not UTF-8 and were replaced.
    pub utf8_repairs: usize,
}

/// Whether a message shares one with others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sharing {
    /// It is a message by itself.
    #[default]
    Alone,
    /// It is a line of chat, which may share a message with those before and after it.
    Line,
}

/// What a message replies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply {
    /// A message of the same channel.
    pub message: Snowflake,
    /// Whether the reply fails if that message is gone; otherwise it becomes a message like any other.
    pub fail_if_not_exists: bool,
}

impl Default for MessageCreate<'_> {
    fn default() -> Self {
        Self {
            content: None,
            on_too_long: OnTooLong::Refuse,
            embeds: Vec::new(),
            embeds_json: None,
            components_json: None,
            attachments_json: None,
            poll: None,
            files: Vec::new(),
            max_file_size: DEFAULT_MAX_FILE_SIZE,
            allowed_mentions: AllowedMentions::default(),
            reply_to: None,
            sticker_ids: Vec::new(),
            nonce: None,
            suppress_embeds: None,
            suppress_notifications: false,
            is_components_v2: false,
            is_ephemeral: false,
            tts: false,
            sharing: Sharing::Alone,
            priority: Priority::Normal,
            utf8_repairs: 0,
        }
    }
}

/// What is done with a message, on which depends what it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Sent by the bot.
    Create,
    /// The change of one that the bot sent.
    Edit,
    /// Sent by a webhook.
    Execute,
    /// The change of one that a webhook sent.
    EditWebhookMessage,
    /// The first one of a forum post.
    ForumPost,
    /// A new one as an answer to an interaction.
    Respond,
}

impl Use {
    const fn is_edit(self) -> bool {
        matches!(self, Self::Edit | Self::EditWebhookMessage)
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Create => "a message",
            Self::Edit | Self::EditWebhookMessage => "an edit",
            Self::Execute => "a webhook's message",
            Self::ForumPost => "the first message of a forum post",
            Self::Respond => "an answer to an interaction",
        }
    }
}

/// Flags of a message on the wire.
pub(super) const SUPPRESS_EMBEDS: u32 = 1 << 2;
pub(super) const EPHEMERAL: u32 = 1 << 6;
const SUPPRESS_NOTIFICATIONS: u32 = 1 << 12;
pub(super) const IS_COMPONENTS_V2: u32 = 1 << 15;

const MAX_STICKERS: usize = 3;
const MAX_NONCE: usize = 25;

/// A JSON object for Discord.
pub(super) type Body = Map<String, Value>;

impl<'a> MessageCreate<'a> {
    /// A message of text alone.
    #[must_use]
    pub fn text(content: &'a str) -> Self {
        Self { content: Some(content.into()), ..Self::default() }
    }

    /// Whether it is a line of chat.
    pub(super) fn is_line(&self) -> bool {
        self.sharing == Sharing::Line
    }

    /// Puts the message into a call that has nothing but its path and query.
    pub(super) fn call(self, usage: Use, call: Call<'a>) -> Result<Call<'a>, Failure> {
        let bodies = self.bodies(usage)?;
        Ok(self.carry_bodies(call, bodies))
    }

    /// Adds the bodies of the message to a call, and whatever else it has.
    pub(super) fn carry_bodies(self, call: Call<'a>, mut bodies: Vec<Body>) -> Call<'a> {
        if !self.is_line() {
            return self.carry(call.with_bodies(&bodies));
        }
        // A line has one.
        let mut manner = bodies.pop().unwrap_or_default();
        let Some(Value::String(text)) = manner.remove("content") else { return self.carry(call) };
        self.carry(Call { merge: Some(Merge::Line(Line::new(text, manner))), ..call })
    }

    /// Adds what a call carries of the message beside its JSON.
    pub(super) fn carry(self, call: Call<'a>) -> Call<'a> {
        let Self { files, max_file_size, priority, utf8_repairs, .. } = self;
        Call { files, max_file_size, priority, utf8_repairs, ..call }
    }

    /// Checks the message against Discord's limits, and words it: in one body, or several if its text is split.
    pub(super) fn bodies(&self, usage: Use) -> Result<Vec<Body>, Failure> {
        self.check_use(usage)?;
        let contents = self.content.as_deref().map(|content| content::parts(content, self.on_too_long));
        let contents = contents.transpose()?.unwrap_or_default();
        if contents.len() > 1 && self.nonce.is_some() {
            let text = "The text takes several messages, and a nonce is for one: leave out one of the two.";
            return Err(invalid(text));
        }
        let mut bodies: Vec<Body> = contents
            .into_iter()
            .map(|content| Body::from_iter([("content".to_owned(), content.into())]))
            .collect();
        // What is not text comes with the last part, where a reader looks for what comes next.
        let mut last = bodies.pop().unwrap_or_default();
        self.add_objects(usage, &mut last)?;
        if !usage.is_edit() && !self.says_something(&last) {
            let text = "The message has no text and nothing else to show: Discord refuses an empty message.";
            return Err(Failure::new(ResultCode::EmptyContent, text));
        }
        bodies.push(last);
        for body in &mut bodies {
            if let Some(flags) = self.flags() {
                body.insert("flags".to_owned(), flags.into());
            }
            if self.tts {
                body.insert("tts".to_owned(), true.into());
            }
        }
        if usage.is_edit() && bodies[0].is_empty() && self.files.is_empty() {
            return Err(invalid("The edit changes nothing: give at least one field."));
        }
        if let Some(Reply { message, fail_if_not_exists }) = self.reply_to {
            let reference = json!({ "message_id": message, "fail_if_not_exists": fail_if_not_exists });
            bodies[0].insert("message_reference".to_owned(), reference);
        }
        for body in &mut bodies {
            body.insert("allowed_mentions".to_owned(), self.allowed_mentions.json());
        }
        Ok(bodies)
    }

    /// Adds what a message has beside its text.
    fn add_objects(&self, usage: Use, body: &mut Body) -> Result<(), Failure> {
        let embeds = self.all_embeds()?;
        self.check_v2(embeds.is_some())?;
        let components = self.components_json.map(|json| array("components_json", json)).transpose()?;
        components::check(components.as_deref().unwrap_or_default(), self.is_components_v2)?;
        if usage.is_edit() && self.is_components_v2 {
            // Discord wants to be told that everything else goes.
            let nothing = json!({ "content": null, "poll": null, "embeds": [], "sticker_ids": [] });
            body.extend(nothing.as_object().cloned().unwrap_or_default());
        }
        let sticker_ids = (!self.sticker_ids.is_empty()).then(|| json!(self.sticker_ids));
        let values = [
            ("embeds", embeds.map(Value::Array)),
            ("components", components.map(Value::Array)),
            ("attachments", self.attachments(usage)?.map(Value::Array)),
            ("poll", self.poll.as_ref().map(Poll::json).transpose()?),
            ("sticker_ids", sticker_ids),
            ("nonce", self.nonce.map(Value::from)),
            ("enforce_nonce", self.nonce.map(|_| true.into())),
        ];
        body.extend(values.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
        Ok(())
    }

    fn says_something(&self, body: &Body) -> bool {
        let is_there = |name: &str| match body.get(name) {
            Some(Value::Array(elements)) => !elements.is_empty(),
            Some(Value::String(text)) => !text.trim().is_empty(),
            other => other.is_some(),
        };
        !self.files.is_empty()
            || ["content", "embeds", "components", "sticker_ids", "poll"].into_iter().any(is_there)
    }

    /// None if nothing is said about them.
    fn flags(&self) -> Option<u32> {
        let flags = [
            (self.suppress_embeds == Some(true), SUPPRESS_EMBEDS),
            (self.suppress_notifications, SUPPRESS_NOTIFICATIONS),
            (self.is_components_v2, IS_COMPONENTS_V2),
            (self.is_ephemeral, EPHEMERAL),
        ];
        let flags = flags.iter().filter(|(set, _)| *set).fold(0, |flags, (_, flag)| flags | flag);
        (flags != 0 || self.suppress_embeds.is_some()).then_some(flags)
    }

    fn all_embeds(&self) -> Result<Option<Vec<Value>>, Failure> {
        let mut embeds: Vec<Value> =
            self.embeds.iter().map(|embed| serde_json::to_value(embed).expect("texts and numbers")).collect();
        let more = self.embeds_json.map(|json| array("embeds_json", json)).transpose()?;
        let are_given = more.is_some() || !embeds.is_empty();
        embeds.extend(more.into_iter().flatten());
        embed::check(&embeds)?;
        Ok(are_given.then_some(embeds))
    }

    fn attachments(&self, usage: Use) -> Result<Option<Vec<Value>>, Failure> {
        let Some(json) = self.attachments_json else { return Ok(None) };
        let attachments = array("attachments_json", json)?;
        if usage.is_edit() {
            for index in 0..self.files.len() {
                let is_it = |attachment: &Value| {
                    let id = &attachment["id"];
                    id.as_u64() == Some(index as u64) || id.as_str() == Some(&*index.to_string())
                };
                if !attachments.iter().any(is_it) {
                    return Err(invalid(format!(
                        "attachments_json lists what the message has afterwards, and file {index} is not in it: add \
                         {{\"id\":{index}}}."
                    )));
                }
            }
        }
        Ok(Some(attachments))
    }

    /// Refuses what Discord does not take for this use.
    fn check_use(&self, usage: Use) -> Result<(), Failure> {
        use Use::{Create, Execute, ForumPost, Respond};
        let fields: [(bool, &str, &[Use]); 12] = [
            (self.poll.is_some(), "poll", &[Create, Execute, Respond]),
            (self.reply_to.is_some(), "reply_to", &[Create]),
            (!self.sticker_ids.is_empty(), "sticker_ids", &[Create, ForumPost]),
            (self.nonce.is_some(), "nonce", &[Create]),
            (self.tts, "tts", &[Create, Execute, Respond]),
            (self.is_line(), "merge", &[Create, Execute]),
            (
                self.priority != Priority::Normal,
                "priority",
                &[Create, Execute, ForumPost, Use::Edit, Use::EditWebhookMessage],
            ),
            (self.is_ephemeral, "EPHEMERAL", &[Respond]),
            (self.suppress_notifications, "SUPPRESS_NOTIFICATIONS", &[Create, Execute, ForumPost, Respond]),
            (self.on_too_long == OnTooLong::Split, "splitting a long text", &[Create, Execute, Respond]),
            (
                self.suppress_embeds == Some(false),
                "showing embeds again",
                &[Use::Edit, Use::EditWebhookMessage],
            ),
            (self.allowed_mentions.replied_user, "replied_user", &[Create, Use::Edit]),
        ];
        for (is_given, name, uses) in fields {
            if is_given && !uses.contains(&usage) {
                return Err(invalid(format!("{} cannot have {name}: leave it out.", usage.words())));
            }
        }
        self.check_line()?;
        if let Some(reply) = self.reply_to {
            id(reply.message, "reply_to")?;
        }
        check_ids(&self.sticker_ids, "sticker_ids", MAX_STICKERS)?;
        if self.files.len() > MAX_FILES {
            let text = format!("The message has {} files and Discord accepts {MAX_FILES}.", self.files.len());
            return Err(Failure::new(ResultCode::TooManyFiles, text));
        }
        if let Some(nonce) = self.nonce {
            let length = length(nonce);
            if !(1..=MAX_NONCE).contains(&length) {
                let text = format!(
                    "The nonce has {length} Unicode code points and Discord accepts 1 to {MAX_NONCE}."
                );
                return Err(Failure::new(ResultCode::NonceTooLong, text));
            }
        }
        Ok(())
    }

    /// Refuses what a line cannot have, since it may become a part of a message.
    fn check_line(&self) -> Result<(), Failure> {
        let excluded = [
            (!self.embeds.is_empty() || self.embeds_json.is_some(), "embeds"),
            (self.components_json.is_some() || self.is_components_v2, "components"),
            (!self.files.is_empty() || self.attachments_json.is_some(), "files"),
            (self.poll.is_some(), "poll"),
            (!self.sticker_ids.is_empty(), "sticker_ids"),
            (self.reply_to.is_some(), "reply_to"),
            (self.nonce.is_some(), "nonce"),
            (self.on_too_long == OnTooLong::Split, "splitting a long text"),
        ];
        for (is_given, name) in excluded {
            if self.is_line() && is_given {
                return Err(invalid(format!(
                    "A message with merge is text alone, which may share a message with others: leave out merge or {name}."
                )));
            }
        }
        Ok(())
    }

    fn check_v2(&self, has_embeds: bool) -> Result<(), Failure> {
        let excluded = [
            (self.content.is_some(), "content"),
            (has_embeds, "embeds"),
            (!self.sticker_ids.is_empty(), "sticker_ids"),
            (self.poll.is_some(), "poll"),
        ];
        for (is_given, name) in excluded {
            if self.is_components_v2 && is_given {
                let text = format!(
                    "A message with IS_COMPONENTS_V2 consists of components alone: put what {name} has into a component."
                );
                return Err(Failure::new(ResultCode::InvalidComponents, text));
            }
        }
        Ok(())
    }
}

/// A field of the host's that is a JSON array.
fn array(name: &str, json: &str) -> Result<Vec<Value>, Failure> {
    serde_json::from_str(json).map_err(|error| {
        Failure::new(ResultCode::InvalidJson, format!("{name} is not a JSON array: {error}."))
    })
}
