//! What follows when Discord refuses the intents.

use std::time::Instant;

use super::{INTENTS_CHANGED, Phase, Shard};
use crate::{
    base::{Failure, ResultCode},
    gateway::{
        degrade::{self, Application},
        output::{Output, StateChange},
    },
    model::{CloseCode, ConnectionState, Intents},
};

impl Shard {
    /// The intents that the session was begun with.
    #[must_use]
    pub fn session_intents(&self) -> Option<Intents> {
        self.session.as_ref().map(|session| session.intents)
    }

    /// Discord does not say which it refuses. `fatal` is what is known without asking.
    pub(super) fn ask_for_grants(&mut self, asked_for: Intents, fatal: Failure) {
        self.change_intents_at = None;
        let close_code = Some(CloseCode::DISALLOWED_INTENTS.0);
        self.lose_connection(Phase::AskingForGrants { asked_for, fatal, again_at: None }, close_code);
        self.change_state(ConnectionState::Connecting);
        self.outputs.push_back(Output::FetchApplication);
    }

    pub(super) fn ask_for_grants_again(&mut self, now: Instant) {
        if let Phase::AskingForGrants { again_at, .. } = &mut self.phase
            && again_at.take_if(|at| now >= *at).is_some()
        {
            self.change_state(ConnectionState::Connecting);
            self.outputs.push_back(Output::FetchApplication);
        }
    }

    pub(super) fn application_fetched(&mut self, now: Instant, answer: Result<Application, Failure>) {
        let Phase::AskingForGrants { asked_for, fatal, again_at: again_at @ None } = &mut self.phase else {
            return;
        };
        let close_code = Some(CloseCode::DISALLOWED_INTENTS.0);
        // Whoever wants to go on without some intents wants to go on: an API that has a bad moment is no reason to stop.
        if let Err(Failure { code, text }) = &answer
            && self.config.degrade_intents
            && *code != ResultCode::AuthenticationFailed
        {
            let text =
                format!("Discord refused the intents (4014), and what it grants is not known yet. {text}");
            let delay = self.backoff.next(&mut self.jitter);
            *again_at = Some(now + delay);
            self.outputs.push_back(Output::State(StateChange {
                failure: Some(Failure::new(*code, text)),
                close_code,
                retry_in: Some(delay),
                ..self.state_change(ConnectionState::Backoff)
            }));
            return;
        }
        if let Err(Failure { code: code @ ResultCode::AuthenticationFailed, text }) = answer {
            let text = format!(
                "Discord refused the intents (4014), and then the bot token itself: it was reset meanwhile. {text}"
            );
            return self.fail(Failure::new(code, text), None);
        }
        let granted = answer.ok().map(Application::granted);
        match degrade::remedy(granted, *asked_for, self.config.degrade_intents, fatal.clone()) {
            Ok(degraded) => {
                self.intents = degraded.after;
                let failure = degraded.failure.clone();
                self.outputs.push_back(Output::IntentsDegraded(degraded));
                self.end_session(Failure::new(ResultCode::Ok, INTENTS_CHANGED));
                self.retry(now, failure, close_code);
            }
            Err(fatal) => self.fail(fatal, close_code),
        }
    }

    /// The host has set intents meanwhile: if they are others, the answer no longer matters.
    pub(super) fn stop_asking_for_grants(&mut self, now: Instant) {
        if let Phase::AskingForGrants { asked_for, fatal, .. } = &self.phase
            && *asked_for != self.intents
        {
            let failure = fatal.clone();
            self.retry(now, failure, Some(CloseCode::DISALLOWED_INTENTS.0));
        }
    }
}
