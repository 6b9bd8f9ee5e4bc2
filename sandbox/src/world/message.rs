//! A message, from the draft to what each reader may see of it.

use serde_json::{Value, json};

use super::World;
use super::channels::Channel;
use super::draft::{Attachment, Author, Draft, Edit, Reference};
use super::ids::{BOT, GUILD, timestamp};
use super::mentions::Pings;
use super::people::{Person, member, user};
use super::reactions::Reactions;

const CROSSPOSTED: u64 = 1;
const EPHEMERAL: u64 = 1 << 6;
const LOADING: u64 = 1 << 7;
const HAS_SNAPSHOT: u64 = 1 << 14;

const DEFAULT: u8 = 0;
const REPLY: u8 = 19;
const COMMAND_ANSWER: u8 = 20;

/// A message in a channel.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: u64,
    pub(crate) channel: u64,
    pub(crate) is_in_guild: bool,
    pub(crate) mentioned: Vec<u64>,
    /// What it takes up: its length in JSON and its files.
    pub(crate) bytes: usize,
    pub(crate) author: Author,
    pub(crate) reactions: Reactions,
    pub(crate) attachments: Vec<Attachment>,
    channel_kind: u8,
    nonce: Option<Value>,
    /// As the HTTP API lists it, but for reactions and attachments.
    json: Value,
}

impl Message {
    /// `channel` is where it goes; what it quotes is looked up in the world.
    pub(crate) fn compose(id: u64, draft: Draft, world: &World, channel: &Channel) -> Self {
        let mut pings = Pings::find(&draft.content, &draft.allowed, &world.people, &world.roles);
        let replied = match draft.reference {
            Some(Reference::Reply(id)) => channel.message(id),
            _ => None,
        };
        if let Some(Author::Person(author)) = replied.map(|original| &original.author)
            && draft.allowed.replied_user
        {
            pings.ping(*author, &world.people);
        }
        let kind = match (&replied, &draft.interaction) {
            (_, Some(_)) => COMMAND_ANSWER,
            (Some(_), _) => REPLY,
            _ => DEFAULT,
        };
        let mut json = json!({
            "id": id.to_string(),
            "channel_id": channel.id.to_string(),
            "type": kind,
            "author": author_json(&draft.author, &world.people),
            "content": draft.content,
            "timestamp": timestamp(id),
            "edited_timestamp": null,
            "tts": draft.is_tts,
            "embeds": draft.embeds,
            "components": draft.components,
            "pinned": false,
            "flags": draft.flags,
        });
        if let Author::Webhook { id, application, .. } = &draft.author {
            json["webhook_id"] = id.to_string().into();
            if let Some(application) = application {
                json["application_id"] = application.to_string().into();
            }
        }
        if let Some(metadata) = draft.interaction {
            json["interaction_metadata"] = metadata;
            json["application_id"] = BOT.to_string().into();
            json["webhook_id"] = BOT.to_string().into();
        }
        if let Some(poll) = draft.poll {
            json["poll"] = poll;
        }
        if !draft.stickers.is_empty() {
            json["sticker_items"] = draft.stickers.into();
        }
        if let Some(original) = replied {
            quote(&mut json, original);
        }
        if let Some(Reference::Forward { channel, message }) = draft.reference
            && let Some(original) = world.channel(channel).and_then(|channel| channel.message(message))
        {
            forward(&mut json, original);
        }
        let mut message = Self {
            id,
            channel: channel.id,
            is_in_guild: channel.is_in_guild(),
            mentioned: Vec::new(),
            bytes: 0,
            author: draft.author,
            reactions: Reactions::default(),
            attachments: draft.attachments,
            channel_kind: channel.kind,
            nonce: draft.nonce,
            json,
        };
        message.set_pings(&pings);
        message
    }

    fn set_pings(&mut self, pings: &Pings<'_>) {
        self.mentioned = pings.users.iter().map(|person| person.id).collect();
        self.json["mentions"] = pings.users.iter().map(|person| user(person)).collect();
        self.json["mention_roles"] = pings.roles.iter().map(u64::to_string).collect();
        self.json["mention_everyone"] = pings.everyone.into();
        self.measure();
    }

    fn measure(&mut self) {
        let files: usize = self.attachments.iter().map(|file| file.content.len()).sum();
        self.bytes = self.json.to_string().len() + files;
    }

    /// Mentions are found anew, as `allowed` wants.
    pub(crate) fn edit(&mut self, edit: Edit, now: &str, people: &[Person], roles: &[Value]) {
        if let Some(attachments) = edit.attachments {
            self.attachments = attachments;
        }
        let fields = [
            ("content", edit.content.map(Value::from)),
            ("embeds", edit.embeds.map(Value::from)),
            ("components", edit.components.map(Value::from)),
            ("flags", edit.flags.map(|flags| Value::from(flags & !LOADING))),
            ("poll", edit.poll),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                self.json[name] = value;
            }
        }
        self.json["edited_timestamp"] = now.into();
        let pings = Pings::find(self.content(), &edit.allowed, people, roles);
        // A reply goes on pinging whom it answers.
        let replied = (self.json["type"] == REPLY)
            .then(|| self.json["referenced_message"]["author"]["id"].as_str()?.parse::<u64>().ok());
        let mut pings = pings;
        if let Some(author) = replied.flatten().filter(|author| self.mentioned.contains(author)) {
            pings.ping(author, people);
        }
        self.set_pings(&pings);
    }

    pub(crate) fn content(&self) -> &str {
        self.json["content"].as_str().unwrap_or_default()
    }

    pub(crate) fn flags(&self) -> u64 {
        self.json["flags"].as_u64().unwrap_or(0)
    }

    pub(crate) fn is_ephemeral(&self) -> bool {
        self.flags() & EPHEMERAL != 0
    }

    /// The answer that a deferred interaction still waits for.
    pub(crate) fn is_loading(&self) -> bool {
        self.flags() & LOADING != 0
    }

    pub(crate) fn is_crossposted(&self) -> bool {
        self.flags() & CROSSPOSTED != 0
    }

    pub(crate) fn crosspost(&mut self) {
        self.json["flags"] = (self.flags() | CROSSPOSTED).into();
    }

    pub(crate) fn set_pinned(&mut self, is_pinned: bool) {
        self.json["pinned"] = is_pinned.into();
    }

    pub(crate) fn has_thread(&self) -> bool {
        self.json.get("thread").is_some()
    }

    /// The thread that was started from it.
    pub(crate) fn set_thread(&mut self, thread: Value) {
        const HAS_THREAD: u64 = 1 << 5;
        self.json["flags"] = (self.flags() | HAS_THREAD).into();
        self.json["thread"] = thread;
    }

    pub(crate) fn field(&self, name: &str) -> &Value {
        &self.json[name]
    }

    pub(crate) fn is_from(&self, person: u64) -> bool {
        matches!(self.author, Author::Person(author) if author == person)
    }

    /// As the HTTP API shows it; its text is blanked unless `MESSAGE_CONTENT` or an exception lets the bot read it.
    pub(crate) fn json(&self, may_read_all: bool) -> Value {
        let mut json = self.json.clone();
        json["attachments"] = self.attachments.iter().map(|file| file.json.clone()).collect();
        let reactions = self.reactions.json();
        if reactions != json!([]) {
            json["reactions"] = reactions;
        }
        let is_exempt = !self.is_in_guild || self.is_from(BOT) || self.mentioned.contains(&BOT);
        if !may_read_all && !is_exempt {
            json["content"] = "".into();
            for field in ["embeds", "attachments", "components"] {
                json[field] = json!([]);
            }
            if let Some(fields) = json.as_object_mut() {
                fields.remove("poll");
            }
        }
        json
    }

    /// As its author gets it back: with the nonce.
    pub(crate) fn json_for_author(&self) -> Value {
        let mut json = self.json(true);
        if let Some(nonce) = &self.nonce {
            json["nonce"] = nonce.clone();
        }
        json
    }

    /// The `d` of `MESSAGE_CREATE` and `MESSAGE_UPDATE`.
    pub(crate) fn event(&self, people: &[Person], may_read_all: bool) -> Value {
        let mut json = self.json(may_read_all);
        json["channel_type"] = self.channel_kind.into();
        if let Some(nonce) = &self.nonce {
            json["nonce"] = nonce.clone();
        }
        if self.is_in_guild && !self.is_ephemeral() {
            let find = |id: u64| people.iter().find(|person| person.id == id);
            json["guild_id"] = GUILD.to_string().into();
            if let Author::Person(author) = &self.author {
                json["member"] = find(*author).map(member).into();
            }
            json["mentions"] =
                self.mentioned.iter().filter_map(|id| find(*id)).map(user_with_member).collect();
        }
        json
    }
}

fn author_json(author: &Author, people: &[Person]) -> Value {
    match author {
        Author::Person(id) => people.iter().find(|person| person.id == *id).map(user).unwrap_or_default(),
        Author::Webhook { id, name, avatar, .. } => json!({
            "id": id.to_string(),
            "username": name,
            "avatar": avatar,
            "discriminator": "0000",
            "public_flags": 0,
            "flags": 0,
            "bot": true,
            "global_name": null,
        }),
    }
}

fn reference(kind: u8, original: &Message) -> Value {
    let mut reference = json!({
        "type": kind,
        "message_id": original.id.to_string(),
        "channel_id": original.channel.to_string(),
    });
    if original.is_in_guild {
        reference["guild_id"] = GUILD.to_string().into();
    }
    reference
}

fn quote(json: &mut Value, original: &Message) {
    json["message_reference"] = reference(0, original);
    let mut quoted = original.json(true);
    if let Some(fields) = quoted.as_object_mut() {
        // One level deep: a reply to a reply does not carry the whole conversation.
        fields.remove("referenced_message");
    }
    json["referenced_message"] = quoted;
}

fn forward(json: &mut Value, original: &Message) {
    json["message_reference"] = reference(1, original);
    let shown = original.json(true);
    let kept = [
        "type",
        "content",
        "embeds",
        "attachments",
        "timestamp",
        "edited_timestamp",
        "flags",
        "mentions",
        "mention_roles",
        "components",
    ];
    let snapshot: Value = kept.iter().map(|name| ((*name).to_owned(), shown[*name].clone())).collect();
    json["message_snapshots"] = json!([{"message": snapshot}]);
    json["flags"] = (json["flags"].as_u64().unwrap_or(0) | HAS_SNAPSHOT).into();
}

fn user_with_member(person: &Person) -> Value {
    let mut user = user(person);
    user["member"] = member(person);
    user
}

#[cfg(test)]
mod tests {
    use super::super::ids::ADA;
    use super::*;

    #[test]
    fn text_is_hidden_unless_the_bot_is_concerned() {
        let mut world = World::new(0);
        let general = world.channel_named("general").unwrap();
        let mut say = |content: String| {
            let message = world.post(Draft::plain(Author::Person(ADA), general, content)).unwrap();
            [false, true].map(|may_read_all| message.event(&world.people, may_read_all)["content"].clone())
        };
        assert_eq!(say("secret".into()), ["", "secret"]);
        assert_eq!(say(format!("hey <@{BOT}>"))[0], format!("hey <@{BOT}>"));
    }
}
