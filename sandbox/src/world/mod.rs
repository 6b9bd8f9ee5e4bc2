//! The one guild and everyone in it. Ids, names and times are the same at every start.

mod channels;
mod guild;
mod ids;
mod mentions;
mod message;
mod people;
mod sounds;
mod voice;

use std::fmt;
use std::time::Instant;

pub(crate) use channels::{Channel, channel_ids};
pub(crate) use guild::{guild, guild_create, guild_with_counts};
pub(crate) use ids::{BOT, GUILD, voice_start_time};
pub(crate) use mentions::AllowedMentions;
pub(crate) use message::{Draft, Message};
pub(crate) use people::{PEOPLE, Person, find_person, member_ids, member_with_user, presence, user};
pub(crate) use sounds::sounds;
pub(crate) use voice::VoiceState;

use crate::world::channels::all_channels;
use crate::world::message::Nonces;

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

/// What changes: messages, and the bot's place in voice. The people and channels themselves are constant.
#[derive(Debug)]
pub(crate) struct World {
    generated: Vec<Person>,
    /// The bot's, while it is in a voice channel.
    pub(crate) bot_voice: Option<VoiceState>,
    channels: Vec<Channel>,
    messages_made: u64,
    nonces: Nonces,
}

impl World {
    /// With so many members more than those of [`PEOPLE`].
    pub(crate) fn new(more_members: u32) -> Self {
        Self {
            generated: people::generate(more_members),
            bot_voice: None,
            channels: all_channels(),
            messages_made: 0,
            nonces: Nonces::default(),
        }
    }

    /// All members of the guild.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Person> {
        PEOPLE.iter().chain(&self.generated)
    }

    pub(crate) fn channel(&self, id: u64) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    pub(crate) fn channel_named(&self, name_or_id: &str) -> Option<u64> {
        let channel = self
            .channels
            .iter()
            .find(|channel| channel.key == name_or_id || channel.id.to_string() == name_or_id)?;
        Some(channel.id)
    }

    pub(crate) fn guild_channels(&self) -> impl Iterator<Item = &Channel> {
        self.channels.iter().filter(|channel| channel.is_in_guild())
    }

    /// Writes a message down. The channel must exist.
    pub(crate) fn post(&mut self, draft: Draft) -> Option<Message> {
        let channel = self.channels.iter_mut().find(|channel| channel.id == draft.channel)?;
        self.messages_made += 1;
        let message = Message::compose(ids::message(self.messages_made), draft, channel);
        channel.add(message.clone());
        Some(message)
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
