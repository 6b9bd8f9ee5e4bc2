//! The channels and the messages in them.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Value, json};

use super::ids::{
    ADA, CHANNEL_DM, CHANNEL_GENERAL, CHANNEL_PRIVATE, CHANNEL_SERVER_LOG, CHANNEL_VOICE, GUILD,
};
use super::message::Message;
use super::people::{PEOPLE, user};

/// Messages kept per channel.
const HISTORY: usize = 500;
/// What they may take up together; embeds can be large.
const HISTORY_BYTES: usize = 64 * 1024 * 1024;
const VIEW_CHANNEL: u64 = 1 << 10;

const TEXT: u8 = 0;
const DM: u8 = 1;
const VOICE: u8 = 2;

/// A channel with its history.
#[derive(Debug)]
pub(crate) struct Channel {
    pub(crate) id: u64,
    /// How tests and the control interface call it.
    pub(crate) key: &'static str,
    pub(crate) kind: u8,
    position: u8,
    name: &'static str,
    topic: Option<&'static str>,
    /// Whether the bot may see it.
    pub(crate) is_visible: bool,
    messages: VecDeque<Message>,
    bytes: usize,
}

fn channel(id: u64, key: &'static str, kind: u8, position: u8, name: &'static str) -> Channel {
    Channel {
        id,
        key,
        kind,
        position,
        name,
        topic: None,
        is_visible: true,
        messages: VecDeque::new(),
        bytes: 0,
    }
}

pub(crate) fn all_channels() -> Vec<Channel> {
    vec![
        Channel {
            topic: Some("Talk to the game server"),
            ..channel(CHANNEL_GENERAL, "general", TEXT, 0, "general")
        },
        channel(CHANNEL_SERVER_LOG, "server-log", TEXT, 1, "server-log"),
        Channel { is_visible: false, ..channel(CHANNEL_PRIVATE, "private", TEXT, 2, "private") },
        channel(CHANNEL_VOICE, "voice", VOICE, 3, "Lobby"),
        channel(CHANNEL_DM, "dm", DM, 0, ""),
    ]
}

pub(crate) fn channel_ids() -> BTreeMap<String, u64> {
    all_channels().iter().map(|channel| (channel.key.to_owned(), channel.id)).collect()
}

impl Channel {
    pub(crate) fn is_in_guild(&self) -> bool {
        self.kind != DM
    }

    pub(crate) fn is_voice(&self) -> bool {
        self.kind == VOICE
    }

    pub(crate) fn add(&mut self, message: Message) {
        self.bytes += message.bytes;
        self.messages.push_back(message);
        while self.messages.len() > HISTORY || self.bytes > HISTORY_BYTES {
            let Some(oldest) = self.messages.pop_front() else { break };
            self.bytes -= oldest.bytes;
        }
    }

    pub(crate) fn message(&self, id: u64) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    /// Oldest first.
    pub(crate) fn messages(&self) -> &VecDeque<Message> {
        &self.messages
    }

    pub(crate) fn json(&self) -> Value {
        let last_message = self.messages.back().map(|message| message.id.to_string());
        let mut json = json!({
            "id": self.id.to_string(),
            "type": self.kind,
            "flags": 0,
            "last_message_id": last_message,
        });
        if !self.is_in_guild() {
            json["recipients"] =
                PEOPLE.iter().filter(|person| person.id == ADA).map(user).collect::<Vec<_>>().into();
            return json;
        }
        json["guild_id"] = GUILD.to_string().into();
        json["name"] = self.name.into();
        json["position"] = self.position.into();
        json["permission_overwrites"] = self.overwrites();
        json["nsfw"] = false.into();
        json["parent_id"] = Value::Null;
        json["rate_limit_per_user"] = 0.into();
        if self.kind == VOICE {
            json["bitrate"] = 64_000.into();
            json["user_limit"] = 0.into();
            json["rtc_region"] = Value::Null;
        } else {
            json["topic"] = self.topic.into();
        }
        json
    }

    /// A hidden channel is still listed, with its overwrite: bots are sent all channels of a guild.
    fn overwrites(&self) -> Value {
        if self.is_visible {
            return json!([]);
        }
        json!([{"id": GUILD.to_string(), "type": 0, "allow": "0", "deny": VIEW_CHANNEL.to_string()}])
    }
}
