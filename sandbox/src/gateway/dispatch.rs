//! Who gets which event.

use serde_json::Value;

use crate::core::State;
use crate::intents::{DIRECT_MESSAGES, GUILD_MESSAGES, MESSAGE_CONTENT};
use crate::world::Message;

impl State {
    /// `MESSAGE_CREATE` to every session that may see the channel and asked for messages there.
    pub(crate) fn dispatch_message(&mut self, message: &Message) {
        if !self.world.channel(message.channel).is_some_and(|channel| channel.is_visible) {
            return;
        }
        for session in self.sessions.iter_mut() {
            let (needed, serves) = if message.is_in_guild {
                (GUILD_MESSAGES, session.serves_guild())
            } else {
                (DIRECT_MESSAGES, session.serves_direct_messages())
            };
            if serves && session.intents & needed != 0 {
                let event = message.event(session.intents & MESSAGE_CONTENT != 0);
                session.dispatch(&self.connections, "MESSAGE_CREATE", &event);
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

    /// Any event to every session. Returns how many there are.
    pub(crate) fn dispatch_raw(&mut self, name: &str, data: &Value) -> usize {
        self.sessions.iter_mut().map(|session| session.dispatch(&self.connections, name, data)).count()
    }
}
