//! Channels and threads, with the messages in them.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Map, Value, json};

use super::draft::Attachment;
use super::ids::{
    ADA, BOT, CHANNEL_DM, CHANNEL_FORUM, CHANNEL_GENERAL, CHANNEL_NEWS, CHANNEL_PRIVATE, CHANNEL_SERVER_LOG,
    CHANNEL_VOICE, GUILD, TAG_ANSWERED, TAG_QUESTION,
};
use super::message::Message;
use super::people::named_user;

/// Messages kept per channel.
const HISTORY: usize = 500;
/// What they may take up together; embeds and files can be large.
const HISTORY_BYTES: usize = 64 * 1024 * 1024;
const VIEW_CHANNEL: u64 = 1 << 10;

/// Discord's channel types.
pub(crate) mod kind {
    pub(crate) const TEXT: u8 = 0;
    pub(crate) const DM: u8 = 1;
    pub(crate) const VOICE: u8 = 2;
    pub(crate) const CATEGORY: u8 = 4;
    pub(crate) const ANNOUNCEMENT: u8 = 5;
    pub(crate) const ANNOUNCEMENT_THREAD: u8 = 10;
    pub(crate) const PUBLIC_THREAD: u8 = 11;
    pub(crate) const PRIVATE_THREAD: u8 = 12;
    pub(crate) const STAGE: u8 = 13;
    pub(crate) const FORUM: u8 = 15;
    pub(crate) const MEDIA: u8 = 16;
}

/// A pinned message.
#[derive(Debug)]
pub(crate) struct Pin {
    pub(crate) message: u64,
    pub(crate) at: String,
}

/// A channel or thread with its history.
#[derive(Debug)]
pub(crate) struct Channel {
    pub(crate) id: u64,
    /// How tests and the control interface call it; empty for what was made later.
    pub(crate) key: &'static str,
    pub(crate) kind: u8,
    /// Whether the bot may see it.
    pub(crate) is_visible: bool,
    /// As the HTTP API shows it, but for what follows from the rest.
    pub(crate) fields: Map<String, Value>,
    /// Newest first.
    pub(crate) pins: Vec<Pin>,
    /// Of a thread: who is in it since when.
    pub(crate) thread_members: BTreeMap<u64, String>,
    messages: VecDeque<Message>,
    bytes: usize,
    posted: u64,
}

pub(crate) fn all_channels() -> Vec<Channel> {
    let mut general = Channel::named(CHANNEL_GENERAL, "general", kind::TEXT, 0);
    general.fields["topic"] = "Talk to the game server".into();
    let mut private = Channel::named(CHANNEL_PRIVATE, "private", kind::TEXT, 2);
    private.is_visible = false;
    // A hidden channel is still listed, with its overwrite: bots are sent all channels of a guild.
    private.fields["permission_overwrites"] =
        json!([{"id": GUILD.to_string(), "type": 0, "allow": "0", "deny": VIEW_CHANNEL.to_string()}]);
    let mut voice = Channel::named(CHANNEL_VOICE, "voice", kind::VOICE, 3);
    voice.fields["name"] = "Lobby".into();
    let mut forum = Channel::named(CHANNEL_FORUM, "forum", kind::FORUM, 4);
    forum.fields["available_tags"] = json!([tag(TAG_QUESTION, "question"), tag(TAG_ANSWERED, "answered")]);
    vec![
        general,
        Channel::named(CHANNEL_SERVER_LOG, "server-log", kind::TEXT, 1),
        private,
        voice,
        forum,
        Channel::named(CHANNEL_NEWS, "news", kind::ANNOUNCEMENT, 5),
        Channel { key: "dm", ..Channel::direct(CHANNEL_DM, &named_user(ADA)) },
    ]
}

pub(crate) fn tag(id: u64, name: &str) -> Value {
    json!({"id": id.to_string(), "name": name, "moderated": false, "emoji_id": null, "emoji_name": null})
}

pub(crate) fn channel_ids() -> BTreeMap<String, u64> {
    all_channels().iter().map(|channel| (channel.key.to_owned(), channel.id)).collect()
}

impl Channel {
    fn named(id: u64, key: &'static str, kind: u8, position: u8) -> Self {
        let mut channel = Self { key, ..Self::in_guild(id, kind, key) };
        channel.fields["position"] = position.into();
        channel
    }

    fn new(id: u64, kind: u8, fields: &Value) -> Self {
        Self {
            id,
            key: "",
            kind,
            is_visible: true,
            fields: fields.as_object().cloned().unwrap_or_default(),
            pins: Vec::new(),
            thread_members: BTreeMap::new(),
            messages: VecDeque::new(),
            bytes: 0,
            posted: 0,
        }
    }

    /// A channel of the guild with the defaults of its kind.
    pub(crate) fn in_guild(id: u64, kind: u8, name: &str) -> Self {
        let mut fields = json!({
            "guild_id": GUILD.to_string(),
            "name": name,
            "position": 0,
            "permission_overwrites": [],
            "parent_id": null,
            "flags": 0,
        });
        if kind != kind::CATEGORY {
            fields["nsfw"] = false.into();
            fields["rate_limit_per_user"] = 0.into();
        }
        match kind {
            kind::VOICE | kind::STAGE => {
                fields["bitrate"] = 64_000.into();
                fields["user_limit"] = 0.into();
                fields["rtc_region"] = Value::Null;
            }
            kind::FORUM | kind::MEDIA => {
                fields["topic"] = Value::Null;
                fields["available_tags"] = json!([]);
                fields["default_reaction_emoji"] = Value::Null;
                fields["default_sort_order"] = Value::Null;
                fields["default_forum_layout"] = 0.into();
            }
            kind::CATEGORY => {}
            _ => fields["topic"] = Value::Null,
        }
        Self::new(id, kind, &fields)
    }

    /// Direct messages with this user.
    pub(crate) fn direct(id: u64, recipient: &Value) -> Self {
        Self::new(id, kind::DM, &json!({"flags": 0, "recipients": [recipient]}))
    }

    /// A thread that the bot makes, and is in.
    pub(crate) fn thread(id: u64, kind: u8, name: &str, parent: &Self, now: &str) -> Self {
        let fields = json!({
            "guild_id": GUILD.to_string(),
            "parent_id": parent.id.to_string(),
            "owner_id": BOT.to_string(),
            "name": name,
            "rate_limit_per_user": 0,
            "flags": 0,
            "thread_metadata": {
                "archived": false,
                "archive_timestamp": now,
                "auto_archive_duration": 4320,
                "locked": false,
                "create_timestamp": now,
            },
        });
        let mut thread = Self::new(id, kind, &fields);
        thread.is_visible = parent.is_visible;
        thread.thread_members.insert(BOT, now.to_owned());
        thread
    }

    pub(crate) fn is_in_guild(&self) -> bool {
        self.kind != kind::DM
    }

    pub(crate) fn is_voice(&self) -> bool {
        self.kind == kind::VOICE
    }

    pub(crate) fn is_thread(&self) -> bool {
        matches!(self.kind, kind::ANNOUNCEMENT_THREAD | kind::PUBLIC_THREAD | kind::PRIVATE_THREAD)
    }

    /// Holds posts, which are threads, and no messages.
    pub(crate) fn is_forum(&self) -> bool {
        matches!(self.kind, kind::FORUM | kind::MEDIA)
    }

    pub(crate) fn holds_messages(&self) -> bool {
        !self.is_forum() && self.kind != kind::CATEGORY
    }

    pub(crate) fn parent(&self) -> Option<u64> {
        self.fields.get("parent_id")?.as_str()?.parse().ok()
    }

    /// `archived` or `locked` of a thread.
    pub(crate) fn thread_state(&self, name: &str) -> bool {
        self.fields.get("thread_metadata").is_some_and(|metadata| metadata[name] == true)
    }

    pub(crate) fn add(&mut self, message: Message) {
        self.bytes += message.bytes;
        self.posted += 1;
        self.messages.push_back(message);
        while self.messages.len() > HISTORY || self.bytes > HISTORY_BYTES {
            let Some(oldest) = self.messages.pop_front() else { break };
            self.bytes -= oldest.bytes;
        }
    }

    /// An ephemeral message is not found: only its interaction leads to it.
    pub(crate) fn message(&self, id: u64) -> Option<&Message> {
        self.any_message(id).filter(|message| !message.is_ephemeral())
    }

    pub(crate) fn any_message(&self, id: u64) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    pub(crate) fn any_message_mut(&mut self, id: u64) -> Option<&mut Message> {
        self.messages.iter_mut().find(|message| message.id == id)
    }

    /// Oldest first.
    pub(crate) fn messages(&self) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages.iter().filter(|message| !message.is_ephemeral())
    }

    /// A file of one of its messages.
    pub(crate) fn file(&self, id: u64) -> Option<&Attachment> {
        self.messages.iter().flat_map(|message| &message.attachments).find(|file| file.id == id)
    }

    pub(crate) fn remove(&mut self, id: u64) -> Option<Message> {
        let at = self.messages.iter().position(|message| message.id == id)?;
        let message = self.messages.remove(at)?;
        self.bytes = self.bytes.saturating_sub(message.bytes);
        self.pins.retain(|pin| pin.message != id);
        Some(message)
    }

    pub(crate) fn json(&self) -> Value {
        let mut json = Value::Object(self.fields.clone());
        json["id"] = self.id.to_string().into();
        json["type"] = self.kind.into();
        if self.kind != kind::CATEGORY {
            json["last_message_id"] =
                self.messages().next_back().map(|message| message.id.to_string()).into();
        }
        if let Some(pin) = self.pins.first() {
            json["last_pin_timestamp"] = pin.at.as_str().into();
        }
        if self.is_thread() {
            json["message_count"] = self.messages().count().into();
            json["total_message_sent"] = self.posted.into();
            json["member_count"] = self.thread_members.len().min(50).into();
        }
        json
    }

    /// Someone in a thread, as the HTTP API shows it.
    pub(crate) fn thread_member(&self, user: u64) -> Option<Value> {
        let joined = self.thread_members.get(&user)?;
        Some(json!({
            "id": self.id.to_string(),
            "user_id": user.to_string(),
            "join_timestamp": joined,
            "flags": 0,
        }))
    }
}
