//! What all tasks share. The lock is held for moments only, never across an await.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::echo;
use crate::faults::{PendingFaults, Refusal};
use crate::gateway::{Connections, IdentifyBudget, Sessions};
use crate::journal::{Journal, What};
use crate::net::Shape;
use crate::options::Options;
use crate::rest::RateLimits;
use crate::stop::Stop;
use crate::violations::Violations;
use crate::world::{Lifetimes, World};

#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) options: Options,
    pub(crate) port: u16,
    pub(crate) control_port: u16,
    pub(crate) ca_pem: String,
    pub(crate) journal: Journal,
    pub(crate) shape: Arc<Shape>,
    pub(crate) stop: Stop,
    state: Mutex<State>,
}

/// Everything that changes.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) world: World,
    pub(crate) sessions: Sessions,
    pub(crate) connections: Connections,
    pub(crate) identifies: IdentifyBudget,
    pub(crate) rate_limits: RateLimits,
    pub(crate) violations: Violations,
    pub(crate) faults: PendingFaults,
    pub(crate) granted_intents: u64,
    /// When all members were last sent: the limit is the bot's, not a session's.
    pub(crate) all_members_sent: Option<Instant>,
    pub(crate) token_is_revoked: bool,
}

impl Core {
    pub(crate) fn new(options: Options, port: u16, control_port: u16, ca_pem: String) -> Self {
        let shape = Arc::new(Shape::default());
        let state = State {
            world: World::new(options.more_members),
            sessions: Sessions::new(options.replay_events, options.session_lifetime),
            connections: Connections::new(Arc::clone(&shape)),
            identifies: IdentifyBudget::new(&options),
            rate_limits: RateLimits::new(&options),
            violations: Violations::default(),
            faults: PendingFaults::default(),
            granted_intents: options.granted_intents,
            all_members_sent: None,
            token_is_revoked: false,
        };
        Self {
            port,
            control_port,
            ca_pem,
            journal: Journal::new(options.journal_entries),
            shape,
            stop: Stop::default(),
            state: Mutex::new(state),
            options,
        }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn gateway_url(&self) -> String {
        format!("wss://{}:{}/gateway", self.options.host, self.port)
    }

    pub(crate) fn echo_url(&self) -> String {
        format!("wss://{}:{}{}", self.options.host, self.port, echo::PATH)
    }

    pub(crate) fn resume_gateway_url(&self) -> String {
        format!("wss://{}:{}/resume", self.options.host, self.port)
    }

    pub(crate) fn api_url(&self) -> String {
        format!("https://{}:{}/api/v10", self.options.host, self.port)
    }

    pub(crate) fn control_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.control_port)
    }

    pub(crate) fn lifetimes(&self) -> Lifetimes {
        Lifetimes { answer: self.options.interaction_window, token: self.options.interaction_lifetime }
    }

    pub(crate) fn violated(&self, request: &str, rule: &str) {
        let violation = format!("{request}: {rule}");
        self.state().violations.add(violation.clone());
        self.journal.record(What::Violation { violation });
    }

    pub(crate) fn record_refusal(&self, how: &Refusal) {
        let how = serde_json::to_value(how).ok().and_then(|how| Some(how.get("how")?.as_str()?.to_owned()));
        self.journal.record(What::Refused { how: how.unwrap_or_default() });
    }
}

impl State {
    pub(crate) fn accepts_token(&self, options: &Options, token: &str) -> bool {
        !self.token_is_revoked && token == options.token
    }
}
