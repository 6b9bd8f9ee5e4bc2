use std::{
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crossbeam_channel::{Sender, TrySendError, bounded};

use super::{
    command::Command,
    random,
    requests::MAX_REQUESTS,
    shared::{MAX_COMMANDS, Shared},
    thread::{self, Spawn, Thread},
    wake::Wake,
    worker::{self, Worker},
};
use crate::{
    base::{Failure, Record, ResultCode, Token, Url},
    events::{Event, Queue, QueueCounts, Subscription, WaitOutcome},
    gateway::{self, Compression},
    model::{ConnectionState, Intents, Snowflake},
    rest::{self, Answer, AutoDefer, CommandSet, File},
    transport::{Proxies, Roots, Tls},
};

/// How a client is made.
#[derive(Debug)]
pub struct Options {
    /// Who logs in.
    pub token: Token,
    /// Which events to get.
    pub intents: Intents,
    /// Let bits through that Discord does not define.
    pub allow_undefined_intents: bool,
    /// Go on without privileged intents that the bot was not granted.
    pub degrade_intents: bool,
    /// The API's base URL, for [`Purpose::Http`](crate::base::Purpose).
    pub api_url: Url,
    /// The gateway's URL; none to ask the API for it.
    pub gateway_url: Option<Url>,
    /// Which proxy the connections go through.
    pub proxies: Proxies,
    /// Who may sign the servers' certificates.
    pub roots: Roots,
    /// How many events wait for the host at the most.
    pub queue_capacity: usize,
    /// Shard id and count.
    pub shard: [u32; 2],
    /// Whether interactions that the host leaves unanswered are deferred.
    pub auto_defer: AutoDefer,
    /// How the gateway's messages come.
    pub compression: Compression,
    /// How the bot shows from its first login on.
    pub presence: Option<gateway::Presence>,
}

/// A Discord bot, as the host's threads see it. No method waits for the runtime thread but [`wait`](Self::wait) and
/// [`stop`](Self::stop), and those no longer than they are told.
pub struct Client {
    shared: Arc<Shared>,
    commands: Sender<Command>,
    thread: Mutex<Option<Box<dyn Thread>>>,
    next_request: AtomicU64,
    /// Tells this client's nonces from those of others.
    salt: u32,
    /// For random bytes.
    tls: Tls,
    allow_undefined_intents: bool,
}

/// How stopping went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped {
    /// Requests and gateway commands whose result is not known.
    pub unsent: u32,
    /// Whether all threads of the client have ended.
    pub threads_ended: bool,
}

/// What became of a client's events so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stats {
    /// Those that were queued for the host.
    pub queue: QueueCounts,
    /// Those that the subscription left out.
    pub filtered: u64,
    /// Interactions that could no longer be answered, since so many came after them.
    pub forgotten_interactions: u64,
}

/// Calls that may wait for the runtime thread: all that have a result, and room for the rest.
const MAX_CALLS: usize = MAX_REQUESTS + MAX_COMMANDS as usize + 64;

/// What waiting events may take: four of the largest messages that the WebSocket lets through.
const QUEUE_BYTES: usize = 64 * 1024 * 1024;

impl Client {
    /// Starts the runtime thread. The client is not connected yet.
    pub fn start(options: Options, spawn: Spawn) -> Result<Self, Failure> {
        check_intents(options.intents, options.allow_undefined_intents)?;
        thread::reap();
        let no_resources = |what: &str, error: &dyn fmt::Display| {
            let text = format!("The system refused {what}: {error}. Check this process's limits.");
            Failure::new(ResultCode::OutOfResources, text)
        };
        let (wake, woken) = Wake::pair().map_err(|error| no_resources("a pair of sockets", &error))?;
        let tls = Tls::new(options.roots);
        let salt = u32::from_ne_bytes(random::bytes(&tls)?);
        let seed = u64::from_ne_bytes(random::bytes(&tls)?);
        let events = Queue::new(options.queue_capacity, QUEUE_BYTES)
            .map_err(|error| no_resources("memory for the event queue", &error))?;
        let shared = Arc::new(Shared::new(options.token.clone(), events, wake));
        let (sender, receiver) = bounded(MAX_CALLS);
        let gateway = gateway::Config {
            token: options.token,
            intents: options.intents,
            gateway_url: options.gateway_url,
            degrade_intents: options.degrade_intents,
            shard: options.shard,
            compression: options.compression,
            presence: options.presence,
            seed,
        };
        let runtime =
            worker::runtime(&shared).map_err(|error| no_resources("what waits for sockets", &error))?;
        let worker = Worker {
            shared: Arc::clone(&shared),
            runtime,
            commands: receiver,
            woken,
            tls: tls.clone(),
            proxies: options.proxies,
            api_url: options.api_url,
            auto_defer: options.auto_defer,
            gateway,
        };
        thread::started();
        let thread = spawn(Box::new(move || worker.run())).map_err(|error| {
            thread::ended();
            no_resources("a thread", &error)
        })?;
        Ok(Self {
            shared,
            commands: sender,
            thread: Mutex::new(Some(thread)),
            next_request: AtomicU64::new(1),
            salt,
            tls,
            allow_undefined_intents: options.allow_undefined_intents,
        })
    }

    /// Begins to connect, and to stay connected.
    pub fn connect(&self) -> Result<(), Failure> {
        self.check_poison()?;
        self.shared.wish.change(true, |wish| self.command(Command::Connect { wish })).unwrap_or_else(|| {
            let text = "The client is connected or connecting already; disconnect first.";
            Err(Failure::new(ResultCode::AlreadyConnected, text))
        })
    }

    /// Closes the connection and stays away. With `keep_session` a `connect` within a few minutes resumes.
    pub fn disconnect(&self, keep_session: bool) -> Result<(), Failure> {
        self.check_poison()?;
        self.shared.wish.change(false, |_| self.command(Command::Disconnect { keep_session })).unwrap_or_else(
            || {
                let text = "The client is not connected and not trying to be.";
                Err(Failure::new(ResultCode::NotConnected, text))
            },
        )
    }

    /// Where the connection stands, as a [`ConnectionState`] number.
    #[must_use]
    pub fn state(&self) -> i32 {
        let state = self.shared.state();
        let idle = [ConnectionState::Disconnected.number(), ConnectionState::Failed.number()];
        if idle.contains(&state) && self.shared.wish.is_connected() {
            // The runtime thread has not come round to the wish yet.
            return ConnectionState::Connecting.number();
        }
        state
    }

    /// Which events to get from now on. A session with others is ended, and a new one begins.
    pub fn set_intents(&self, intents: Intents) -> Result<(), Failure> {
        self.check_poison()?;
        check_intents(intents, self.allow_undefined_intents)?;
        self.command(Command::SetIntents(intents))
    }

    /// Which events to get from now on, in place of what was subscribed to before.
    pub fn subscribe(&self, subscription: Subscription) -> Result<(), Failure> {
        self.check_poison()?;
        self.command(Command::Subscribe(subscription))
    }

    /// What became of events so far.
    #[must_use]
    pub fn stats(&self) -> Stats {
        Stats {
            queue: self.shared.events.counts(),
            filtered: self.shared.filtered.load(Ordering::Relaxed),
            forgotten_interactions: self.shared.forgotten_interactions.load(Ordering::Relaxed),
        }
    }

    /// Calls Discord's API; the result is an event with the number that this returns.
    pub fn request(&self, call: rest::Call<'_>) -> Result<u64, Failure> {
        let entropy = self.entropy_for(&call.files)?;
        self.submit(|id| Ok(Command::Request(Box::new(call.into_request(id, self.salt, entropy)?))))
    }

    /// Takes a request back that is not under way. Its result says so.
    pub fn cancel_request(&self, id: u64) -> Result<(), Failure> {
        self.check_poison()?;
        self.shared.requests.cancel(id, || self.command(Command::CancelRequest(id)))
    }

    /// What makes the boundary between these files.
    pub fn entropy_for(&self, files: &[File]) -> Result<[u8; 16], Failure> {
        if files.is_empty() { Ok([0; 16]) } else { random::bytes(&self.tls) }
    }

    /// Answers an interaction; the result is an event with the number that this returns.
    pub fn answer(&self, interaction: Snowflake, answer: Answer) -> Result<u64, Failure> {
        self.submit(|request| Ok(Command::Answer { request, interaction, answer: Box::new(answer) }))
    }

    /// Registers commands of the application, unless they are registered already; the result is an event with the number that
    /// this returns. `guild` is 0 for all guilds.
    pub fn set_commands(&self, guild: Snowflake, json: &str) -> Result<u64, Failure> {
        self.submit(|request| Ok(Command::SetCommands(Box::new(CommandSet::new(request, guild, json)?))))
    }

    /// Leaves a command that has a result.
    fn submit(&self, make: impl FnOnce(u64) -> Result<Command, Failure>) -> Result<u64, Failure> {
        self.check_poison()?;
        let id = self.next_request.fetch_add(1, Ordering::SeqCst);
        let command = make(id)?;
        self.shared.requests.add(id, command.body_size())?;
        self.command(command).inspect_err(|_| self.shared.requests.remove(id))?;
        Ok(id)
    }

    /// Sends a gateway command, which `make` makes for the request's number. The result is an event with that number.
    pub fn send_command(
        &self,
        make: impl FnOnce(u64) -> Result<gateway::Command, Failure>,
    ) -> Result<u64, Failure> {
        self.check_poison()?;
        let request = self.next_request.fetch_add(1, Ordering::SeqCst);
        let command = make(request)?;
        self.shared.commands.add()?;
        self.command(Command::Gateway { request, command }).inspect_err(|_| self.shared.commands.remove())?;
        Ok(request)
    }

    /// The oldest event that waits.
    #[must_use]
    pub fn poll_event(&self) -> Option<Box<Event>> {
        self.shared.events.pop()
    }

    /// Gives up to `limit` waiting events to `take`, and returns how many.
    pub fn poll_events(&self, limit: usize, take: impl FnMut(Box<Event>)) -> usize {
        self.shared.events.pop_many(limit, take)
    }

    /// Waits until an event can be polled, the time is over, or the client is being stopped.
    #[must_use]
    pub fn wait(&self, timeout: Duration) -> WaitOutcome {
        self.shared.events.wait(timeout)
    }

    /// The oldest log record that waits, and how many were dropped before it.
    #[must_use]
    pub fn poll_log(&self) -> Option<(Record, u64)> {
        self.shared.log.poll()
    }

    /// Sends what can still be sent, closes the connection and ends the thread, within `timeout`. A second call finds
    /// nothing to do.
    pub fn stop(&self, timeout: Duration) -> Stopped {
        let deadline = Instant::now() + timeout;
        self.shared.events.close();
        self.shared.stop(deadline);
        let finished = self.shared.finished.wait(deadline);
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        match thread {
            // It has nothing left to do but to end.
            Some(thread) if finished => thread.join(),
            Some(thread) => {
                let finished = Arc::clone(&self.shared.finished);
                thread::leave(thread, move || finished.is_set());
            }
            None => {}
        }
        Stopped {
            unsent: self.shared.requests.count() + self.shared.commands.count(),
            threads_ended: finished && self.shared.blocking_threads_ended(),
        }
    }

    pub(super) fn command(&self, command: Command) -> Result<(), Failure> {
        self.commands.try_send(command).map_err(|error| match error {
            TrySendError::Full(_) => {
                let text = "Too many calls wait for the runtime thread: call less often.";
                Failure::new(ResultCode::QueueFull, text)
            }
            TrySendError::Disconnected(_) if self.shared.stop_deadline().is_some() => {
                Failure::new(ResultCode::InvalidHandle, "The client is being destroyed by another thread.")
            }
            TrySendError::Disconnected(_) => poisoned(),
        })?;
        self.shared.wake.wake();
        Ok(())
    }

    fn check_poison(&self) -> Result<(), Failure> {
        if self.shared.is_poisoned() {
            return Err(poisoned());
        }
        Ok(())
    }
}

impl Drop for Client {
    /// Does not wait: a thread that nobody stopped ends by itself.
    fn drop(&mut self) {
        if self.thread.get_mut().is_ok_and(|thread| thread.is_some()) {
            self.stop(Duration::ZERO);
        }
    }
}

fn poisoned() -> Failure {
    let text = "The client was stopped, as its last event says: destroy it and create a new one.";
    Failure::new(ResultCode::Poisoned, text)
}

fn check_intents(intents: Intents, allow_undefined: bool) -> Result<(), Failure> {
    if intents.undefined() == 0 || allow_undefined {
        return Ok(());
    }
    let text = format!(
        "The intents {:#x} hold bits that Discord does not define ({:#x}), and Discord would refuse the login: leave \
         them out.",
        intents.0,
        intents.undefined()
    );
    Err(Failure::new(ResultCode::UndefinedIntents, text))
}
