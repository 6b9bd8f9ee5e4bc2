//! Deleting messages.

use serde_json::json;

use super::list::known_message;
use crate::core::State;
use crate::gateway::Concern;
use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::reply::{Reply, no_content};
use crate::world::unix_ms;

const TWO_WEEKS_MS: u64 = 14 * 24 * 3_600_000;

pub(crate) fn delete(call: &Call<'_>) -> Result<Reply, RestError> {
    let (channel, id) = (call.channel()?, call.id("message_id")?);
    let mut state = call.state();
    known_message(&state, channel, id)?;
    state.delete_message(channel, id);
    Ok(no_content())
}

pub(crate) fn bulk_delete(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.channel()?;
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    form.require("messages");
    let ids = form.snowflakes("messages", 0..=usize::MAX).unwrap_or_default();
    errors.check()?;
    if !(2..=100).contains(&ids.len()) {
        let message = "You can only bulk delete between 2 and 100 messages at a time.";
        return Err(RestError::refused(50016, message));
    }
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() < ids.len() {
        let message = "Each message can be given once only.";
        return Err(RestError::field(&["messages"], "BASE_TYPE_DUPLICATE", message));
    }
    let mut state = call.state();
    if ids.iter().any(|id| unix_ms(*id) + TWO_WEEKS_MS < state.world.now_ms()) {
        let message = "You can only bulk delete messages that are under 14 days old.";
        return Err(RestError::refused(50034, message));
    }
    state.delete_messages(channel, &ids);
    Ok(no_content())
}

impl State {
    /// Takes a message away, ephemeral or not, and tells the sessions.
    pub(crate) fn delete_message(&mut self, channel: u64, id: u64) {
        let removed = self.world.channel_mut(channel).and_then(|channel| channel.remove(id));
        if removed.is_some_and(|message| !message.is_ephemeral()) {
            let event = json!({"id": id.to_string(), "channel_id": channel.to_string()});
            self.dispatch_in(channel, Concern::Messages, "MESSAGE_DELETE", event);
        }
    }

    /// Those that there are of these.
    pub(crate) fn delete_messages(&mut self, channel: u64, ids: &[u64]) {
        let Some(known) = self.world.channel_mut(channel) else { return };
        let removed = ids.iter().filter(|id| known.message(**id).is_some()).copied().collect::<Vec<_>>();
        for id in &removed {
            known.remove(*id);
        }
        if removed.is_empty() {
            return;
        }
        let ids: Vec<String> = removed.iter().map(u64::to_string).collect();
        let event = json!({"ids": ids, "channel_id": channel.to_string()});
        self.dispatch_in(channel, Concern::Messages, "MESSAGE_DELETE_BULK", event);
    }
}
