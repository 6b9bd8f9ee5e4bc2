//! A local stand-in for Discord: gateway and HTTP API over TLS on loopback.
//!
//! A bot is pointed at [`Sandbox::gateway_url`] and [`Sandbox::api_url`], trusts [`Sandbox::ca_pem`] and cannot tell
//! the difference, except that it never needs the internet, and that its test can let members speak, read back
//! what the bot did, and make the service misbehave:
//!
//! ```no_run
//! use std::time::Duration;
//! use tickcord_sandbox::{Fault, Options, Sandbox, What};
//!
//! let sandbox = Sandbox::start(Options::default());
//! // ... start the bot ...
//! let patience = Duration::from_secs(5);
//! sandbox.wait_for(|entry| matches!(entry.what, What::Identify { .. }), patience).unwrap();
//! sandbox.speak("general", "Ada", "hello").unwrap();
//! let cut = sandbox.fault(Fault::Cut);
//! sandbox.wait_for_since(cut, |entry| matches!(entry.what, What::Resume { .. }), patience).unwrap();
//! ```
//!
//! It runs on a thread of its own, so synchronous tests can use it; every method may be called from any thread.

#![warn(missing_docs)]

mod actions;
mod certificate;
mod chatter;
mod control;
mod core;
mod echo;
mod faults;
mod gateway;
mod intents;
mod interact;
mod journal;
mod net;
mod options;
mod rest;
mod server;
mod stop;
mod violations;
mod world;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;

use crate::core::Core;

pub use crate::faults::{After, Fault, Refusal, RestFault};
pub use crate::intents::{ALL_INTENTS, PRIVILEGED_INTENTS};
pub use crate::interact::{CannotInteract, Interact};
pub use crate::journal::{Entry, NotSeen, Side, What};
pub use crate::options::{Certificate, Options, RateLimit, TlsVersions};
pub use crate::world::UnknownName;

/// A running stand-in for Discord. Dropping it closes every connection and stops its thread.
#[derive(Debug)]
pub struct Sandbox {
    core: Arc<Core>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts a sandbox and returns once it accepts connections.
    ///
    /// # Panics
    ///
    /// If it cannot start; see [`Sandbox::try_start`].
    #[must_use]
    pub fn start(options: Options) -> Self {
        match Self::try_start(options) {
            Ok(sandbox) => sandbox,
            Err(error) => panic!("the sandbox cannot start: {error}"),
        }
    }

    /// Starts a sandbox; fails when a port is taken or the certificate cannot be made.
    pub fn try_start(options: Options) -> io::Result<Self> {
        let (core, thread) = server::start(options)?;
        Ok(Self { core, thread: Some(thread) })
    }

    /// Where a bot opens its WebSocket: `wss://HOST:PORT/gateway`, to which it adds `?v=10&encoding=json`.
    #[must_use]
    pub fn gateway_url(&self) -> String {
        self.core.gateway_url()
    }

    /// A WebSocket server that sends each message back: `wss://HOST:PORT/echo`.
    #[must_use]
    pub fn echo_url(&self) -> String {
        self.core.echo_url()
    }

    /// What READY tells the bot to resume at: `wss://HOST:PORT/resume`.
    #[must_use]
    pub fn resume_gateway_url(&self) -> String {
        self.core.resume_gateway_url()
    }

    /// Base of the HTTP API: `https://HOST:PORT/api/v10`.
    #[must_use]
    pub fn api_url(&self) -> String {
        self.core.api_url()
    }

    /// Base of the control interface: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn control_url(&self) -> String {
        self.core.control_url()
    }

    /// The port that gateway and HTTP API share.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.core.port
    }

    /// The one token that is accepted, without the `Bot ` prefix.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.core.options.token
    }

    /// The certificate authority to trust, in PEM. A new one at every start; its key never leaves memory.
    #[must_use]
    pub fn ca_pem(&self) -> &str {
        &self.core.ca_pem
    }

    /// The one guild.
    #[must_use]
    pub fn guild_id(&self) -> u64 {
        world::GUILD
    }

    /// The bot's user, which is also the id of its application.
    #[must_use]
    pub fn bot_id(&self) -> u64 {
        world::BOT
    }

    /// Channels by name: `general`, `server-log`, `private` (the bot cannot see it), `voice`, `forum`, `news` and `dm`.
    #[must_use]
    pub fn channel_ids(&self) -> BTreeMap<String, u64> {
        world::channel_ids()
    }

    /// One of [`Sandbox::channel_ids`].
    ///
    /// # Panics
    ///
    /// If there is no channel of that name.
    #[must_use]
    pub fn channel_id(&self, name: &str) -> u64 {
        world::channel_ids().get(name).copied().unwrap_or_else(|| panic!("there is no channel {name:?}"))
    }

    /// Members by username: `ada`, `rook`, `mina`, `oskar`.
    #[must_use]
    pub fn member_ids(&self) -> BTreeMap<String, u64> {
        world::member_ids()
    }

    /// Ids of the roles by name: `moderator`, `bot`.
    #[must_use]
    pub fn role_ids(&self) -> BTreeMap<String, u64> {
        world::role_ids()
    }

    /// Lets a member say something. `channel` is a name or id; `member` a username, display name, nickname or id.
    /// Returns the message as the HTTP API shows it.
    pub fn speak(&self, channel: &str, member: &str, content: &str) -> Result<Value, UnknownName> {
        self.core.speak(channel, member, content)
    }

    /// Lets a member use a command, a component or a dialog. `channel` and `member` are as for [`Sandbox::speak`].
    /// Returns the interaction as the bot gets it, with its `id` and `token`.
    pub fn interact(&self, channel: &str, member: &str, what: &Interact) -> Result<Value, CannotInteract> {
        self.core.interact(channel, member, what)
    }

    /// Sends any dispatch to every identified session, whatever its intents. Returns how many sessions got it
    /// (a session without a connection gets it when it resumes).
    #[allow(clippy::must_use_candidate)]
    pub fn dispatch(&self, name: &str, data: &Value) -> usize {
        self.core.dispatch_raw(name, data)
    }

    /// Makes the service misbehave. Returns the number of the journal entry of this fault, so that
    /// [`Sandbox::wait_for_since`] can look at what followed.
    #[allow(clippy::must_use_candidate, clippy::needless_pass_by_value)]
    pub fn fault(&self, fault: Fault) -> u64 {
        self.core.fault(&fault)
    }

    /// What happened so far, oldest first (the last [`Options::journal_entries`]).
    #[must_use]
    pub fn journal(&self) -> Vec<Entry> {
        self.core.journal.since(0)
    }

    /// Rules of the HTTP API that the client broke though it could have known better, each with the request: a limit that
    /// earlier answers told of, the time of a `Retry-After`, the count of refused requests, a body that Discord's
    /// documentation says is refused. The first 1000.
    ///
    /// ```no_run
    /// # let sandbox = tickcord_sandbox::Sandbox::start(Default::default());
    /// assert_eq!(sandbox.violations(), [""; 0]);
    /// ```
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.core.state().violations.all()
    }

    /// Number of the newest journal entry, 0 when there is none.
    #[must_use]
    pub fn journal_end(&self) -> u64 {
        self.core.journal.last()
    }

    /// Blocks until the journal holds an entry that `wanted` accepts, looking from its beginning.
    pub fn wait_for(&self, wanted: impl FnMut(&Entry) -> bool, patience: Duration) -> Result<Entry, NotSeen> {
        self.wait_for_since(0, wanted, patience)
    }

    /// As [`Sandbox::wait_for`], looking only at entries numbered above `since`.
    pub fn wait_for_since(
        &self,
        since: u64,
        wanted: impl FnMut(&Entry) -> bool,
        patience: Duration,
    ) -> Result<Entry, NotSeen> {
        self.core.journal.wait(since, wanted, patience)
    }

    /// Stops serving, as `POST /shutdown` on the control interface does.
    pub fn request_stop(&self) {
        self.core.stop.request();
    }

    /// Blocks until something asked it to stop, or the time is up; true if stopped.
    #[must_use]
    pub fn wait_until_stopped(&self, patience: Duration) -> bool {
        self.core.stop.wait(patience)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.core.stop.request();
        if let Some(thread) = self.thread.take() {
            // A panic of the sandbox thread has been printed already; a second one in drop would abort the test.
            let _ = thread.join();
        }
    }
}
