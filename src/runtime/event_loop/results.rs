//! What the host hears of its requests.

use std::time::Instant;

use super::EventLoop;
use crate::{
    base::{Level, ResultCode},
    gateway::{self, CommandResult},
    rest::{self, CommandInput, CommandOutput, Completion, InteractionInput, InteractionOutput, Request},
    runtime::library_events,
};

impl EventLoop {
    /// A request has its result, for the host or for the machine that gave it.
    pub(super) fn completed(&mut self, now: Instant, completion: Completion) {
        let id = completion.request.id;
        if let Some(fetch) = self.fetches.take(id) {
            self.fetched(now, fetch, completion);
        } else if self.interactions.owns(id) {
            self.interactions.handle(now, InteractionInput::Completed(completion));
        } else if self.application_commands.owns(id) {
            self.application_commands.handle(now, CommandInput::Completed(completion));
        } else {
            self.tell_result(&completion, completion.changed());
        }
    }

    /// `changed` says whether what was to be set differed from what was there.
    pub(super) fn tell_result(&self, completion: &Completion, changed: Option<bool>) {
        if Request::is_internal(completion.request.id) {
            return;
        }
        // What makes room for others would drive everything else out of the log.
        if let Err(failure) = &completion.outcome
            && !matches!(failure.code, ResultCode::Omitted | ResultCode::Superseded)
        {
            let text = format!("{:?} failed. {}", completion.request, failure.text);
            self.shared.log(Level::Warning, &completion.request.path.redact(&text));
        }
        // Before the event: a host that reacts to it finds room for its next request.
        self.ledger.requests.remove(completion.request.id);
        self.shared.push(library_events::request_result(completion, changed, &self.token));
    }

    pub(super) fn command_completed(&self, result: &CommandResult) {
        if let Err(failure) = &result.outcome {
            let text = format!("Gateway command (request {}) failed. {}", result.request, failure.text);
            self.shared.log(Level::Warning, &text);
        }
        self.ledger.commands.remove(result.request);
        self.shared.push(library_events::command_result(result, &self.token));
    }

    /// Holds back what brings more results while those that the host has not polled use up their memory. Not at the end:
    /// nobody polls any more then, and what waits shall still be sent.
    pub(super) fn watch_backlog(&mut self, now: Instant) {
        let backlog = self.shared.results.are_too_large() && self.shared.stop_deadline().is_none();
        if backlog != self.backlog {
            self.backlog = backlog;
            self.scheduler.handle(now, rest::Input::Backlog(backlog));
            self.shard.handle(now, gateway::Input::Backlog(backlog));
            self.pump(now);
        }
    }

    /// After the end: gives results out, and sends nothing any more.
    pub(super) fn tell_results(&mut self) {
        while let Some(output) = self.interactions.poll_output() {
            if let InteractionOutput::Done(completion) = output {
                self.tell_result(&completion, None);
            }
        }
        while let Some(output) = self.application_commands.poll_output() {
            if let CommandOutput::Done { completion, changed } = output {
                self.tell_result(&completion, Some(changed));
            }
        }
    }
}
