//! Who gets which event.

use serde_json::Value;

use super::session::Session;
use crate::core::State;
use crate::intents::{
    DIRECT_MESSAGE_REACTIONS, DIRECT_MESSAGE_TYPING, DIRECT_MESSAGES, GUILD_MEMBERS, GUILD_MESSAGE_REACTIONS,
    GUILD_MESSAGE_TYPING, GUILD_MESSAGES, GUILDS, MESSAGE_CONTENT,
};
use crate::world::{BOT, GUILD, Message};

/// The intents that an event of a channel needs, in the guild and in direct messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Concern {
    Messages,
    Reactions,
    Typing,
    Pins,
}

impl Concern {
    fn is_wanted(self, session: &Session, in_guild: bool) -> bool {
        let (guild, direct) = match self {
            Self::Messages => (GUILD_MESSAGES, DIRECT_MESSAGES),
            Self::Reactions => (GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGE_REACTIONS),
            Self::Typing => (GUILD_MESSAGE_TYPING, DIRECT_MESSAGE_TYPING),
            Self::Pins => (GUILDS, DIRECT_MESSAGES),
        };
        if in_guild {
            session.serves_guild() && session.intents & guild != 0
        } else {
            session.serves_direct_messages() && session.intents & direct != 0
        }
    }
}

impl State {
    /// `MESSAGE_CREATE` to every session that may see the channel and asked for messages there.
    pub(crate) fn dispatch_message(&mut self, message: &Message) {
        self.dispatch_message_as("MESSAGE_CREATE", message);
    }

    pub(crate) fn dispatch_message_update(&mut self, message: &Message) {
        self.dispatch_message_as("MESSAGE_UPDATE", message);
    }

    fn dispatch_message_as(&mut self, name: &str, message: &Message) {
        if !self.is_visible(message.channel) {
            return;
        }
        // Ephemeral messages count as direct ones.
        let in_guild = message.is_in_guild && !message.is_ephemeral();
        for session in self.sessions.iter_mut() {
            if Concern::Messages.is_wanted(session, in_guild) {
                let event = message.event(&self.world.people, session.intents & MESSAGE_CONTENT != 0);
                session.dispatch(&self.connections, name, &event);
            }
        }
    }

    fn is_visible(&self, channel: u64) -> bool {
        self.world.channel(channel).is_some_and(|channel| channel.is_visible)
    }

    /// An event of a channel; `guild_id` is added where it belongs.
    pub(crate) fn dispatch_in(&mut self, channel: u64, concern: Concern, name: &str, mut data: Value) {
        if !self.is_visible(channel) {
            return;
        }
        let in_guild = self.world.channel(channel).is_some_and(crate::world::Channel::is_in_guild);
        if in_guild {
            data["guild_id"] = GUILD.to_string().into();
        }
        for session in self.sessions.iter_mut() {
            if concern.is_wanted(session, in_guild) {
                session.dispatch(&self.connections, name, &data);
            }
        }
    }

    /// An event of the guild to every session that asked for it with this intent.
    pub(crate) fn dispatch_guild(&mut self, needed: u64, name: &str, data: &Value) {
        for session in self.sessions.iter_mut() {
            if session.serves_guild() && session.intents & needed != 0 {
                session.dispatch(&self.connections, name, data);
            }
        }
    }

    /// An event about a member, for which the bot needs no intent if it is that member.
    pub(crate) fn dispatch_member(&mut self, user: u64, name: &str, data: &Value) {
        for session in self.sessions.iter_mut() {
            if session.serves_guild() && (user == BOT || session.intents & GUILD_MEMBERS != 0) {
                session.dispatch(&self.connections, name, data);
            }
        }
    }

    /// An event that needs no intent. Returns how many sessions it went to.
    pub(crate) fn dispatch_always(&mut self, in_guild: bool, name: &str, data: &Value) -> usize {
        let concerned = self.sessions.iter_mut().filter(|session| {
            if in_guild { session.serves_guild() } else { session.serves_direct_messages() }
        });
        concerned.map(|session| session.dispatch(&self.connections, name, data)).count()
    }

    /// Any event to every session. Returns how many there are.
    pub(crate) fn dispatch_raw(&mut self, name: &str, data: &Value) -> usize {
        self.sessions.iter_mut().map(|session| session.dispatch(&self.connections, name, data)).count()
    }
}
