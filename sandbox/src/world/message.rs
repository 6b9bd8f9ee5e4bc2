//! A message, from the draft to what each reader may see of it.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::channels::Channel;
use super::ids::{BOT, GUILD, timestamp};
use super::mentions::{AllowedMentions, Pings};
use super::people::{Person, member, user};

/// How long and how many nonces of the bot are remembered.
const NONCE_LIFETIME: Duration = Duration::from_mins(5);
const MAX_NONCES: usize = 1000;

/// A message that was accepted but has no id yet.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) author: &'static Person,
    pub(crate) channel: u64,
    pub(crate) content: String,
    pub(crate) nonce: Option<Value>,
    pub(crate) is_tts: bool,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Vec<Value>,
    pub(crate) flags: u64,
    pub(crate) allowed: AllowedMentions,
    pub(crate) reply_to: Option<u64>,
}

impl Draft {
    pub(crate) fn plain(author: &'static Person, channel: u64, content: String) -> Self {
        Self {
            author,
            channel,
            content,
            nonce: None,
            is_tts: false,
            embeds: Vec::new(),
            components: Vec::new(),
            flags: 0,
            allowed: AllowedMentions::default(),
            reply_to: None,
        }
    }
}

/// A message in a channel.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: u64,
    pub(crate) channel: u64,
    pub(crate) is_in_guild: bool,
    pub(crate) mentioned: Vec<&'static Person>,
    /// Its length in JSON.
    pub(crate) bytes: usize,
    author: &'static Person,
    channel_kind: u8,
    nonce: Option<Value>,
    /// As the HTTP API lists it.
    json: Value,
}

impl Message {
    pub(crate) fn compose(id: u64, draft: Draft, channel: &Channel) -> Self {
        let mut pings = Pings::find(&draft.content, &draft.allowed);
        let replied = draft.reply_to.and_then(|id| channel.message(id));
        if let Some(original) = replied.filter(|_| draft.allowed.replied_user) {
            pings.ping(original.author.id);
        }
        let mut json = json!({
            "id": id.to_string(),
            "channel_id": channel.id.to_string(),
            "type": if replied.is_some() { 19 } else { 0 },
            "author": user(draft.author),
            "content": draft.content,
            "timestamp": timestamp(id),
            "edited_timestamp": null,
            "tts": draft.is_tts,
            "mention_everyone": pings.everyone,
            "mentions": pings.users.iter().map(|person| user(person)).collect::<Vec<_>>(),
            "mention_roles": pings.roles.iter().map(u64::to_string).collect::<Vec<_>>(),
            "attachments": [],
            "embeds": draft.embeds,
            "components": draft.components,
            "pinned": false,
            "flags": draft.flags,
        });
        if let Some(original) = replied {
            json["message_reference"] = json!({
                "type": 0,
                "message_id": original.id.to_string(),
                "channel_id": channel.id.to_string(),
            });
            if channel.is_in_guild() {
                json["message_reference"]["guild_id"] = GUILD.to_string().into();
            }
            let mut quoted = original.json.clone();
            if let Some(fields) = quoted.as_object_mut() {
                // One level deep: a reply to a reply does not carry the whole conversation.
                fields.remove("referenced_message");
            }
            json["referenced_message"] = quoted;
        }
        Self {
            id,
            channel: channel.id,
            is_in_guild: channel.is_in_guild(),
            mentioned: pings.users,
            bytes: json.to_string().len(),
            author: draft.author,
            channel_kind: channel.kind,
            nonce: draft.nonce,
            json,
        }
    }

    /// As the HTTP API shows it; its text is blanked unless `MESSAGE_CONTENT` or an exception lets the bot read it.
    pub(crate) fn json(&self, may_read_all: bool) -> Value {
        let mut json = self.json.clone();
        let is_exempt = !self.is_in_guild
            || self.author.id == BOT
            || self.mentioned.iter().any(|person| person.id == BOT);
        if !may_read_all && !is_exempt {
            json["content"] = "".into();
            for field in ["embeds", "attachments", "components"] {
                json[field] = json!([]);
            }
        }
        json
    }

    /// As its author gets it back: with the nonce.
    pub(crate) fn json_for_author(&self) -> Value {
        let mut json = self.json.clone();
        if let Some(nonce) = &self.nonce {
            json["nonce"] = nonce.clone();
        }
        json
    }

    /// The `d` of `MESSAGE_CREATE`.
    pub(crate) fn event(&self, may_read_all: bool) -> Value {
        let mut json = self.json(may_read_all);
        json["channel_type"] = self.channel_kind.into();
        if let Some(nonce) = &self.nonce {
            json["nonce"] = nonce.clone();
        }
        if self.is_in_guild {
            json["guild_id"] = GUILD.to_string().into();
            json["member"] = member(self.author);
            json["mentions"] = self.mentioned.iter().map(|person| user_with_member(person)).collect();
        }
        json
    }
}

fn user_with_member(person: &Person) -> Value {
    let mut user = user(person);
    user["member"] = member(person);
    user
}

/// Nonces sent with `enforce_nonce`.
#[derive(Debug, Default)]
pub(crate) struct Nonces {
    seen: VecDeque<(Instant, u64, String, u64)>,
}

impl Nonces {
    pub(crate) fn find(&self, now: Instant, channel: u64, nonce: &str) -> Option<u64> {
        self.seen
            .iter()
            .find(|(at, in_channel, seen, _)| {
                *in_channel == channel && seen == nonce && now.duration_since(*at) < NONCE_LIFETIME
            })
            .map(|(_, _, _, message)| *message)
    }

    pub(crate) fn remember(&mut self, now: Instant, channel: u64, nonce: &str, message: u64) {
        if self.seen.len() == MAX_NONCES {
            self.seen.pop_front();
        }
        self.seen.push_back((now, channel, nonce.to_owned(), message));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PEOPLE, World};
    use super::*;

    #[test]
    fn text_is_hidden_unless_the_bot_is_concerned() {
        let mut world = World::new(0);
        let ada = &PEOPLE[1];
        let general = world.channel_named("general").unwrap();
        let mut say = |content: String| world.post(Draft::plain(ada, general, content)).unwrap();
        assert_eq!(say("secret".into()).event(false)["content"], "");
        assert_eq!(say("secret".into()).event(true)["content"], "secret");
        let to_bot = say(format!("hey <@{BOT}>"));
        assert_eq!(to_bot.event(false)["content"], format!("hey <@{BOT}>"));
    }
}
