//! The one guild and everyone in it. Ids, names and times are the same at every start.

mod channels;
mod commands;
mod draft;
mod guild;
mod ids;
mod interactions;
mod mentions;
mod message;
mod nonces;
mod people;
mod reactions;
mod sounds;
mod time;
mod voice;
mod webhooks;

use std::collections::BTreeMap;
use std::fmt;
use std::time::Instant;

use serde_json::Value;

pub(crate) use channels::{Channel, Pin, channel_ids, kind, tag};
pub(crate) use commands::{Commands, Scope};
pub(crate) use draft::{Attachment, Author, Draft, Edit, Reference};
pub(crate) use guild::{
    ALL_PERMISSIONS, guild, guild_create, guild_with_counts, permissions_of, role, role_ids,
};
pub(crate) use ids::{ADA as OWNER, BOT, GUILD, timestamp, unix_ms, voice_start_time};
pub(crate) use interactions::{Interaction, Interactions, Lifetimes};
pub(crate) use mentions::AllowedMentions;
pub(crate) use message::Message;
pub(crate) use people::{Person, member, member_ids, member_with_user, named_user, presence, user};
pub(crate) use reactions::Emoji;
pub(crate) use sounds::sounds;
pub(crate) use time::{read as read_time, written as written_time};
pub(crate) use voice::VoiceState;
pub(crate) use webhooks::{MAX_WEBHOOKS, Webhook};

use crate::world::channels::all_channels;
use crate::world::nonces::Nonces;

/// A channel or a member that does not exist was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownName {
    /// No channel has this name or id.
    Channel(String),
    /// No member has this name or id.
    Member(String),
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Channel(name) => write!(f, "there is no channel {name:?}"),
            Self::Member(name) => write!(f, "there is no member {name:?}"),
        }
    }
}

impl std::error::Error for UnknownName {}

/// Everything that the HTTP API can change.
#[derive(Debug)]
pub(crate) struct World {
    /// Members and those who were; the bot is the first.
    pub(crate) people: Vec<Person>,
    /// As the HTTP API shows them; @everyone is the first.
    pub(crate) roles: Vec<Value>,
    /// Why, by user.
    pub(crate) bans: BTreeMap<u64, Option<String>>,
    pub(crate) webhooks: Vec<Webhook>,
    /// As the HTTP API shows them.
    pub(crate) invites: Vec<Value>,
    pub(crate) commands: Commands,
    pub(crate) interactions: Interactions,
    /// The bot's, while it is in a voice channel.
    pub(crate) bot_voice: Option<VoiceState>,
    channels: Vec<Channel>,
    seconds: u64,
    ids_made: u64,
    nonces: Nonces,
}

impl World {
    /// With so many members more than those who have names.
    pub(crate) fn new(more_members: u32) -> Self {
        Self {
            people: people::everyone(more_members),
            roles: guild::first_roles(),
            bans: BTreeMap::new(),
            webhooks: Vec::new(),
            invites: Vec::new(),
            commands: Commands::default(),
            interactions: Interactions::default(),
            bot_voice: None,
            channels: all_channels(),
            seconds: 0,
            ids_made: 0,
            nonces: Nonces::default(),
        }
    }

    /// Lets a second pass; gives a snowflake of that moment.
    pub(crate) fn tick(&mut self) -> u64 {
        self.seconds += 1;
        ids::message(self.seconds)
    }

    /// What the next message will be called.
    pub(crate) fn next_message_id(&self) -> u64 {
        ids::message(self.seconds + 1)
    }

    /// A snowflake of this moment, for what is not a message.
    pub(crate) fn new_id(&mut self) -> u64 {
        self.ids_made += 1;
        ids::message(self.seconds) + self.ids_made
    }

    /// This moment in the sandbox's world.
    pub(crate) fn now(&self) -> String {
        timestamp(ids::message(self.seconds))
    }

    /// This moment, in Unix milliseconds.
    pub(crate) fn now_ms(&self) -> u64 {
        unix_ms(ids::message(self.seconds))
    }

    /// All members of the guild.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.is_member)
    }

    /// Member or not.
    pub(crate) fn person(&self, id: u64) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    pub(crate) fn person_mut(&mut self, id: u64) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.id == id)
    }

    /// By username, display name, nickname or id.
    pub(crate) fn person_named(&self, name_or_id: &str) -> Option<&Person> {
        people::find(&self.people, name_or_id)
    }

    pub(crate) fn has_role(&self, id: u64) -> bool {
        let id = id.to_string();
        self.roles.iter().any(|role| role["id"] == id)
    }

    pub(crate) fn channel(&self, id: u64) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    pub(crate) fn channel_mut(&mut self, id: u64) -> Option<&mut Channel> {
        self.channels.iter_mut().find(|channel| channel.id == id)
    }

    pub(crate) fn channel_named(&self, name_or_id: &str) -> Option<u64> {
        let is_wanted = |channel: &&Channel| {
            (!channel.key.is_empty() && channel.key == name_or_id) || channel.id.to_string() == name_or_id
        };
        self.channels.iter().find(is_wanted).map(|channel| channel.id)
    }

    pub(crate) fn add_channel(&mut self, channel: Channel) {
        self.channels.push(channel);
    }

    /// Takes a channel away, and its threads and webhooks with it.
    pub(crate) fn remove_channel(&mut self, id: u64) -> Option<Channel> {
        let at = self.channels.iter().position(|channel| channel.id == id)?;
        let channel = self.channels.remove(at);
        if channel.kind != kind::CATEGORY {
            self.channels.retain(|thread| !(thread.is_thread() && thread.parent() == Some(id)));
        }
        self.webhooks.retain(|webhook| webhook.channel != id);
        Some(channel)
    }

    /// Without threads.
    pub(crate) fn guild_channels(&self) -> impl Iterator<Item = &Channel> {
        self.channels.iter().filter(|channel| channel.is_in_guild() && !channel.is_thread())
    }

    pub(crate) fn threads(&self) -> impl Iterator<Item = &Channel> {
        self.channels.iter().filter(|channel| channel.is_thread())
    }

    /// The bot's direct messages with this user.
    pub(crate) fn direct_channel(&mut self, person: u64) -> Option<u64> {
        let recipient = user(self.person(person)?);
        let known = self.channels.iter().find(|channel| {
            !channel.is_in_guild() && channel.fields["recipients"][0]["id"] == recipient["id"]
        });
        if let Some(channel) = known {
            return Some(channel.id);
        }
        let id = self.new_id();
        self.add_channel(Channel::direct(id, &recipient));
        Some(id)
    }

    /// Writes a message down. The channel must exist.
    pub(crate) fn post(&mut self, draft: Draft) -> Option<Message> {
        let id = self.tick();
        let channel = self.channel(draft.channel)?;
        let message = Message::compose(id, draft, self, channel);
        self.channel_mut(message.channel)?.add(message.clone());
        Some(message)
    }

    /// Gives the message as it is then.
    pub(crate) fn edit(&mut self, channel: u64, id: u64, edit: Edit) -> Option<Message> {
        let now = timestamp(self.tick());
        let channel = self.channels.iter_mut().find(|known| known.id == channel)?;
        let message = channel.any_message_mut(id)?;
        message.edit(edit, &now, &self.people, &self.roles);
        Some(message.clone())
    }

    /// The earlier message of the bot that `enforce_nonce` returns in place of a new one.
    pub(crate) fn message_for_nonce(&mut self, now: Instant, channel: u64, nonce: &str) -> Option<Message> {
        let id = self.nonces.find(now, channel, nonce)?;
        self.channel(channel)?.message(id).cloned()
    }

    pub(crate) fn remember_nonce(&mut self, now: Instant, channel: u64, nonce: &str, message: u64) {
        self.nonces.remember(now, channel, nonce, message);
    }
}
