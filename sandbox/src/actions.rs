//! What can be done to a running sandbox; the library and the control interface both come here.

use std::time::Duration;

use serde_json::Value;

use crate::core::{Core, State};
use crate::faults::Fault;
use crate::gateway::{Close, Order};
use crate::journal::What;
use crate::options::RateLimit;
use crate::world::{Author, Draft, UnknownName, Webhook};

impl Core {
    pub(crate) fn speak(&self, channel: &str, member: &str, content: &str) -> Result<Value, UnknownName> {
        let unknown_channel = || UnknownName::Channel(channel.to_owned());
        let mut state = self.state();
        let author = state.world.person_named(member).map(|person| person.id);
        let author = author.ok_or_else(|| UnknownName::Member(member.to_owned()))?;
        let id = state.world.channel_named(channel).ok_or_else(unknown_channel)?;
        let draft = Draft::plain(Author::Person(author), id, content.to_owned());
        let message = state.world.post(draft).ok_or_else(unknown_channel)?;
        state.dispatch_message(&message);
        Ok(message.json(true))
    }

    /// As in the settings of a channel, where its URL is copied from.
    pub(crate) fn create_webhook(&self, channel: &str, name: &str) -> Result<Value, UnknownName> {
        let mut state = self.state();
        let id =
            state.world.channel_named(channel).ok_or_else(|| UnknownName::Channel(channel.to_owned()))?;
        let webhook = Webhook::new(state.world.new_id(), id, name.to_owned(), None);
        let json = webhook.json(true, &self.api_url());
        state.world.webhooks.push(webhook);
        Ok(json)
    }

    pub(crate) fn dispatch_raw(&self, name: &str, data: &Value) -> usize {
        self.state().dispatch_raw(name, data)
    }

    /// The entry comes before everything that the fault leads to.
    pub(crate) fn fault(&self, fault: &Fault) -> u64 {
        let mut state = self.state();
        let number = self.journal.record(What::Fault { fault: fault.clone() });
        self.apply(&mut state, fault);
        number
    }

    fn apply(&self, state: &mut State, fault: &Fault) {
        match fault {
            Fault::Cut => order_all(state, || Order::Cut),
            Fault::Reset => order_all(state, || Order::Reset),
            Fault::Close { code, reason } => {
                order_all(state, || Order::Close(Close::new(*code, reason.as_str())));
            }
            Fault::Silence => order_all(state, || Order::Silence),
            Fault::Raw { bytes } => order_all(state, || Order::Raw(bytes.clone())),
            Fault::Reconnect => send_all(state, 7),
            Fault::RequestHeartbeat => send_all(state, 1),
            Fault::InvalidSession { resumable } => self.invalidate_sessions(state, *resumable),
            Fault::Delay { ms } => self.shape.set_delay(*ms),
            Fault::Split { bytes, pause_ms } => self.shape.set_split(*bytes, *pause_ms),
            Fault::Fragment { bytes } => self.shape.set_fragment(*bytes),
            Fault::Refuse { count, how } => state.faults.refuse(*count, how.clone()),
            Fault::Rest { count, path, answer } => state.faults.answer(*count, path.clone(), answer.clone()),
            Fault::Limit { route, requests, window_ms } => {
                let window = Duration::from_millis(*window_ms);
                state.rate_limits.set(route.clone(), RateLimit { requests: *requests, window });
            }
            Fault::ExpireInteractions => state.world.interactions.expire(),
            Fault::WithholdIntents { intents } => state.granted_intents &= !intents,
            Fault::RevokeToken => state.token_is_revoked = true,
            Fault::ForgetSessions => {
                for id in state.sessions.detached() {
                    self.end_session(state, id, "forgotten");
                }
            }
            Fault::Clear => {
                self.shape.set_delay(0);
                self.shape.set_split(0, 0);
                self.shape.set_fragment(0);
                state.rate_limits.clear();
                state.faults = crate::faults::PendingFaults::default();
                state.granted_intents = self.options.granted_intents;
                state.token_is_revoked = false;
            }
        }
    }

    fn invalidate_sessions(&self, state: &mut State, resumable: bool) {
        for connection in state.connections.numbers() {
            let Some(id) = state.connections.session(connection).map(str::to_owned) else { continue };
            let why = String::from("fault");
            self.journal.record(What::InvalidSession { connection, resumable, why });
            state.connections.set_session(connection, None);
            if resumable {
                if let Some(session) = state.sessions.get_mut(&id) {
                    session.detach(connection, std::time::Instant::now());
                }
            } else {
                self.end_session(state, id, "invalidated");
            }
            state.connections.send(connection, 9, &Value::Bool(resumable));
        }
    }

    fn end_session(&self, state: &mut State, session_id: String, why: &str) {
        if state.sessions.end(&session_id) {
            self.journal.record(What::SessionEnded { session_id, why: why.to_owned() });
        }
    }
}

fn order_all(state: &State, order: impl Fn() -> Order) {
    for connection in state.connections.numbers() {
        state.connections.order(connection, order());
    }
}

fn send_all(state: &State, op: u8) {
    for connection in state.connections.numbers() {
        state.connections.send(connection, op, &Value::Null);
    }
}
