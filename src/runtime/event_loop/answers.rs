//! Interactions and commands of the application, between the gateway, the host and the scheduler.

use std::time::Instant;

use super::EventLoop;
use crate::{
    base::Level,
    encoding::json::{Envelope, take_string_member},
    events::{
        Event,
        views::{Interaction, Ready},
    },
    model::{InteractionType, Snowflake},
    rest::{
        self, Answer, CommandInput, CommandOutput, InteractionInput, InteractionOutput, Received, Request,
    },
};

/// Takes an interaction's token out of its payload. Hosts answer by the interaction's id, and write events to their logs.
pub(super) fn take_token(payload: &mut String, envelope: &mut Envelope) -> Option<String> {
    if envelope.name(payload).as_deref() != Some("INTERACTION_CREATE") {
        return None;
    }
    let token = take_string_member(payload, envelope.d.clone(), "token")?;
    *envelope =
        Envelope::scan(payload).expect("with an empty string in place of another it is JSON as before");
    Some(token)
}

impl EventLoop {
    /// Looks at an event that the host is about to get.
    pub(super) fn observe(&mut self, now: Instant, event: &Event, token: Option<String>) {
        if let Some(ready) = event.view::<Ready<'_>>() {
            self.application_commands.handle(now, CommandInput::Application(ready.application_id));
        } else if let (Some(interaction), Some(token)) = (event.view::<Interaction<'_>>(), token) {
            let received = Received {
                id: interaction.id,
                application: interaction.application_id,
                token,
                kind: InteractionType::from_number(interaction.interaction_type),
                has_message: interaction.message_id != Snowflake(0),
            };
            self.interactions.handle(now, InteractionInput::Received(received));
        }
    }

    pub(super) fn answer(&mut self, now: Instant, request: u64, interaction: Snowflake, answer: Answer) {
        self.interactions.handle(now, InteractionInput::Answer { request, interaction, answer });
    }

    pub(super) fn on_interactions(&mut self, now: Instant, output: InteractionOutput) {
        match output {
            InteractionOutput::Submit(request) => self.scheduler.handle(now, rest::Input::Submit(request)),
            InteractionOutput::Waits(id) => self.ledger.requests.wait(id),
            InteractionOutput::Done(completion) => self.tell_result(&completion, None),
            InteractionOutput::NotDeferred(failure) => {
                let text =
                    format!("An interaction could not be deferred in the host's place. {}", failure.text);
                self.shared.log(Level::Warning, &text);
            }
            InteractionOutput::Forgotten => {
                self.ledger.metrics.forgotten_interactions.add(1);
            }
        }
    }

    pub(super) fn on_application_commands(&mut self, now: Instant, output: CommandOutput) {
        match output {
            CommandOutput::Submit(request) => self.scheduler.handle(now, rest::Input::Submit(request)),
            CommandOutput::Waits(id) => self.ledger.requests.wait(id),
            CommandOutput::Done { completion, changed } => self.tell_result(&completion, Some(changed)),
        }
    }

    /// Whether a request that is about to be sent still may, or was canceled meanwhile.
    pub(super) fn may_start(&self, id: u64) -> bool {
        Request::is_internal(id) || self.ledger.requests.start(id)
    }
}
