//! Interactions that were fired, and what the bot has done with them.

use std::time::{Duration, Instant};

use serde_json::Value;

/// More than any test has open at once; the oldest go first.
const MAX_INTERACTIONS: usize = 1000;

/// An interaction whose token the bot has.
#[derive(Clone, Debug)]
pub(crate) struct Interaction {
    pub(crate) id: u64,
    pub(crate) token: String,
    pub(crate) kind: u64,
    pub(crate) channel: u64,
    pub(crate) user: u64,
    fired: Instant,
    /// Both its times are over.
    is_expired: bool,
    pub(crate) is_answered: bool,
    /// The message that answered it, as long as it exists.
    pub(crate) original: Option<u64>,
    /// The message whose component was used.
    pub(crate) source: Option<u64>,
    /// The dialog that was answered with, until it is submitted.
    pub(crate) modal: Option<Value>,
}

/// How long an interaction waits for an answer, and how long its token is good after that.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lifetimes {
    pub(crate) answer: Duration,
    pub(crate) token: Duration,
}

impl Interaction {
    pub(crate) fn new(id: u64, kind: u64, channel: u64, user: u64, now: Instant) -> Self {
        Self {
            id,
            token: format!("sandbox-interaction-{id:052}"),
            kind,
            channel,
            user,
            fired: now,
            is_expired: false,
            is_answered: false,
            original: None,
            source: None,
            modal: None,
        }
    }

    pub(crate) fn is_too_late(&self, now: Instant, lifetimes: Lifetimes) -> bool {
        self.is_expired || now.duration_since(self.fired) >= lifetimes.answer
    }

    pub(crate) fn token_is_over(&self, now: Instant, lifetimes: Lifetimes) -> bool {
        self.is_expired || now.duration_since(self.fired) >= lifetimes.token
    }
}

#[derive(Debug, Default)]
pub(crate) struct Interactions {
    fired: Vec<Interaction>,
}

impl Interactions {
    pub(crate) fn add(&mut self, interaction: Interaction) {
        if self.fired.len() >= MAX_INTERACTIONS {
            self.fired.remove(0);
        }
        self.fired.push(interaction);
    }

    pub(crate) fn find(&self, token: &str) -> Option<&Interaction> {
        self.fired.iter().find(|interaction| interaction.token == token)
    }

    pub(crate) fn find_mut(&mut self, token: &str) -> Option<&mut Interaction> {
        self.fired.iter_mut().find(|interaction| interaction.token == token)
    }

    /// Takes the dialog that this user was shown last under this `custom_id`, and the message it came from.
    pub(crate) fn take_modal(&mut self, user: u64, custom_id: &str) -> Option<(Value, Option<u64>)> {
        let shown = self.fired.iter_mut().rev().find(|interaction| {
            interaction.user == user
                && interaction.modal.as_ref().is_some_and(|modal| modal["custom_id"] == custom_id)
        })?;
        Some((shown.modal.take()?, shown.source))
    }

    /// As if 15 minutes had passed.
    pub(crate) fn expire(&mut self) {
        for interaction in &mut self.fired {
            interaction.is_expired = true;
        }
    }
}
