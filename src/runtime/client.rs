use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crossbeam_channel::{Sender, bounded};
use tokio::task::JoinSet;

use super::{
    command::Command,
    event_loop::{Diagnoses, EventLoop, Fetches, Link, Question, Settings},
    http::HttpClient,
    ledger::{Ledger, MAX_RESULTS},
    object::{Object, Setup},
    random,
    thread::Spawn,
};
use crate::{
    base::{Failure, Log, ResultCode, Token, Url},
    diagnosis::Library,
    events::{Filter, MissingContent, Queue, QueueCounts, Subscription},
    gateway::{self, Compression, Shard},
    model::{ConnectionState, EventKind, Intents, Snowflake},
    rest::{
        self, Answer, ApplicationCommands, AutoDefer, CommandSet, File, Interactions, InvalidBudget,
        Scheduler,
    },
    text::CodePage,
    transport::{Connector, Proxies, Roots, Tls},
};

/// How a client is made.
#[derive(Debug)]
pub struct Options {
    /// Who logs in; none for a client that only executes webhooks.
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
    /// HTTP requests that go out in a second at the most; not 0.
    pub requests_per_second: u32,
    /// How the gateway's messages come.
    pub compression: Compression,
    /// How the bot shows from its first login on.
    pub presence: Option<gateway::Presence>,
    /// What texts are written in that are not UTF-8.
    pub code_page: Option<CodePage>,
}

/// A Discord bot, or what writes by webhooks without one, as the host's threads see it. No method waits for the runtime thread
/// but [`stop`](Self::stop), and that no longer than it is told.
pub struct Client {
    object: Object,
    ledger: Arc<Ledger>,
    commands: Sender<Command>,
    next_request: AtomicU64,
    /// Tells this client's nonces from those of others.
    salt: u32,
    /// For random bytes.
    tls: Tls,
    allow_undefined_intents: bool,
    code_page: Option<CodePage>,
    has_bot: bool,
}

/// How stopping went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped {
    /// Requests and gateway commands whose result is not known; of a WebSocket, messages that were not sent.
    pub unsent: u32,
    /// Whether all threads of the object have ended.
    pub threads_ended: bool,
}

/// What a client has counted so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stats {
    /// Those that were queued for the host.
    pub queue: QueueCounts,
    /// Those that the subscription left out.
    pub filtered: u64,
    /// Those that Discord sent a second time.
    pub duplicates: u64,
    /// Interactions that could no longer be answered, since so many came after them.
    pub forgotten_interactions: u64,
    /// Connections to the gateway that were opened.
    pub connections: u64,
    /// Those among them that took the place of one that was lost.
    pub reconnects: u64,
    /// Sessions that began.
    pub sessions: u64,
    /// Sessions that were resumed.
    pub resumes: u64,
    /// How long the last heartbeat on the gateway's connection took to be acknowledged.
    pub latency: Option<Duration>,
    /// Bytes that came over all connections, with what TLS adds.
    pub bytes_received: u64,
    /// Bytes that left, likewise.
    pub bytes_sent: u64,
    /// The gateway's messages, in bytes as they came.
    pub messages_received: u64,
    /// Their texts, in bytes.
    pub messages_inflated: u64,
    /// HTTP requests that were sent, each try by itself.
    pub requests: u64,
    /// Answers 429 among theirs.
    pub rate_limited: u64,
    /// Requests and gateway commands that have no result yet.
    pub pending: [u32; 2],
    /// The last time between two polls that was no part of one tick.
    pub poll_gap: Duration,
    /// The longest such time since the last look.
    pub longest_poll_gap: Duration,
}

/// Calls that may wait for the runtime thread: all that have a result, and room for the rest.
const MAX_CALLS: usize = MAX_RESULTS + 64;

/// Discord counts refused requests by the address that they come from, which all clients share.
static INVALID_BUDGET: InvalidBudget = InvalidBudget::new();

/// What waiting messages and the like may take: four of the largest messages that the WebSocket lets through.
const QUEUE_BYTES: usize = 64 * 1024 * 1024;

// An interaction that the queue drops could no longer be answered.
const _: () = assert!(Queue::MAX_INTERACTIONS >= rest::MAX_INTERACTIONS);

impl Client {
    /// What the host's texts are written in where they are not UTF-8.
    #[must_use]
    pub fn code_page(&self) -> Option<CodePage> {
        self.code_page
    }

    /// Starts the runtime thread. The client is not connected yet.
    pub fn start(options: Options, spawn: Spawn) -> Result<Self, Failure> {
        check_intents(options.intents, options.allow_undefined_intents)?;
        let tls = Tls::new(options.roots);
        let salt = u32::from_ne_bytes(random::bytes(&tls)?);
        let seed = u64::from_ne_bytes(random::bytes(&tls)?);
        let has_bot = !options.token.is_none();
        let ledger = Arc::<Ledger>::default();
        let (commands, receiver) = bounded(MAX_CALLS);
        let setup = Setup {
            what: "client",
            log: Log::new(Some(options.token.clone())),
            queue: (options.queue_capacity, QUEUE_BYTES),
            results: MAX_RESULTS,
            back_pressure: None,
        };
        let make = {
            let (ledger, tls) = (Arc::clone(&ledger), tls.clone());
            move |shared| {
                let metrics = Arc::clone(&ledger.metrics);
                let connector = Connector::new(tls.clone(), options.proxies);
                let connector = Arc::new(connector.with_traffic(Arc::clone(&metrics.traffic)));
                let diagnoses = Diagnoses::new(Settings {
                    api: options.api_url.clone(),
                    gateway: options.gateway_url.clone(),
                    intents: options.intents,
                    degrade_intents: options.degrade_intents,
                });
                let mut scheduler = Scheduler::new(seed, options.requests_per_second, &INVALID_BUDGET);
                let mut interactions = Interactions::new(options.auto_defer);
                let mut application_commands = ApplicationCommands::default();
                if !has_bot {
                    let now = Instant::now();
                    scheduler.handle(now, rest::Input::Stop(no_bot()));
                    interactions.abandon(&no_bot());
                    application_commands.handle(now, rest::CommandInput::Stop(no_bot()));
                }
                EventLoop {
                    shared,
                    ledger,
                    http: Arc::new(HttpClient::new(
                        Arc::clone(&connector),
                        options.api_url,
                        &options.token,
                        metrics,
                    )),
                    connector,
                    scheduler,
                    interactions,
                    application_commands,
                    shard: Shard::new(gateway::Config {
                        token: options.token.clone(),
                        intents: options.intents,
                        gateway_url: options.gateway_url,
                        degrade_intents: options.degrade_intents,
                        shard: options.shard,
                        compression: options.compression,
                        presence: options.presence,
                        seed,
                    }),
                    filter: Filter::default(),
                    missing_content: MissingContent::default(),
                    token: options.token,
                    commands: receiver,
                    tls,
                    wish: 0,
                    link: Link::None,
                    connected_wish: 0,
                    exchanges: JoinSet::new(),
                    backlog: false,
                    fetches: Fetches::new(),
                    diagnoses,
                    closing: JoinSet::new(),
                }
            }
        };
        Ok(Self {
            object: Object::start(setup, spawn, make)?,
            ledger,
            commands,
            next_request: AtomicU64::new(1),
            salt,
            tls,
            allow_undefined_intents: options.allow_undefined_intents,
            code_page: options.code_page,
            has_bot,
        })
    }

    /// Its queue of events and its log.
    #[must_use]
    pub fn object(&self) -> &Object {
        &self.object
    }

    /// Begins to connect, and to stay connected.
    pub fn connect(&self) -> Result<(), Failure> {
        self.object.check_poison()?;
        self.check_bot()?;
        self.object.shared.wish.change(true, |wish| self.command(Command::Connect { wish })).unwrap_or_else(
            || {
                let text = "The client is connected or connecting already; disconnect first.";
                Err(Failure::new(ResultCode::AlreadyConnected, text))
            },
        )
    }

    /// Closes the connection and stays away. With `keep_session` a `connect` within a few minutes resumes.
    pub fn disconnect(&self, keep_session: bool) -> Result<(), Failure> {
        self.object.check_poison()?;
        self.object
            .shared
            .wish
            .change(false, |_| self.command(Command::Disconnect { keep_session }))
            .unwrap_or_else(|| {
                let text = "The client is not connected and not trying to be.";
                Err(Failure::new(ResultCode::NotConnected, text))
            })
    }

    /// Where the connection stands, as a [`ConnectionState`] number.
    #[must_use]
    pub fn state(&self) -> i32 {
        let state = self.object.shared.state();
        let idle = [ConnectionState::Disconnected.number(), ConnectionState::Failed.number()];
        if idle.contains(&state) && self.object.shared.wish.is_connected() {
            // The runtime thread has not come round to the wish yet.
            return ConnectionState::Connecting.number();
        }
        state
    }

    /// Which events to get from now on. A session with others is ended, and a new one begins.
    pub fn set_intents(&self, intents: Intents) -> Result<(), Failure> {
        self.object.check_poison()?;
        self.check_bot()?;
        check_intents(intents, self.allow_undefined_intents)?;
        self.command(Command::SetIntents(intents))
    }

    /// Which events to get from now on, in place of what was subscribed to before.
    pub fn subscribe(&self, subscription: Subscription) -> Result<(), Failure> {
        self.object.check_poison()?;
        self.command(Command::Subscribe(subscription))
    }

    /// What was counted so far. The longest gap between polls begins anew.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let (metrics, shared) = (&self.ledger.metrics, &self.object.shared);
        Stats {
            queue: shared.events.counts(),
            filtered: metrics.filtered.get(),
            duplicates: metrics.duplicates.get(),
            forgotten_interactions: metrics.forgotten_interactions.get(),
            connections: metrics.connections.get(),
            reconnects: metrics.reconnects.get(),
            sessions: self.event_count(EventKind::Ready),
            resumes: self.event_count(EventKind::Resumed),
            latency: metrics.latency.get().checked_sub(1).map(Duration::from_micros),
            bytes_received: metrics.traffic.received.get(),
            bytes_sent: metrics.traffic.sent.get(),
            messages_received: metrics.messages_received.get(),
            messages_inflated: metrics.messages_inflated.get(),
            requests: metrics.requests.get(),
            rate_limited: metrics.rate_limited.get(),
            pending: [self.ledger.requests.count(), self.ledger.commands.count()],
            poll_gap: shared.poll_gaps.last(),
            longest_poll_gap: shared.poll_gaps.take_longest(),
        }
    }

    /// How many events of a kind were made for the host, whatever became of them.
    #[must_use]
    pub fn event_count(&self, kind: EventKind) -> u64 {
        self.object.shared.event_counts.get(kind)
    }

    /// Calls Discord's API; the result is an event with the number that this returns.
    pub fn request(&self, call: rest::Call<'_>) -> Result<u64, Failure> {
        let entropy = self.entropy_for(&call.files)?;
        self.submit(|id| Ok(Command::Request(Box::new(call.into_request(id, self.salt, entropy)?))))
    }

    /// Takes a request back that is not under way. Its result says so.
    pub fn cancel_request(&self, id: u64) -> Result<(), Failure> {
        self.object.check_poison()?;
        self.ledger.requests.cancel(id, || self.command(Command::CancelRequest(id)))
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

    /// Looks for what keeps the bot from getting on; the result is an event with the number that this returns. Also looks at a
    /// guild and a channel, if they are given.
    pub fn diagnose(
        &self,
        library: Library,
        guild: Option<Snowflake>,
        channel: Option<Snowflake>,
    ) -> Result<u64, Failure> {
        self.object.check_poison()?;
        self.check_bot()?;
        self.submit(|request| Ok(Command::Diagnose(Question { request, guild, channel, library })))
    }

    /// Lets the runtime thread meet a bug.
    #[cfg(any(test, tickcord_inject_panics))]
    pub fn inject_panic(&self) -> Result<u64, Failure> {
        self.submit(|_| Ok(Command::Panic))
    }

    /// Leaves a command that has a result.
    pub(super) fn submit(&self, make: impl FnOnce(u64) -> Result<Command, Failure>) -> Result<u64, Failure> {
        self.object.check_poison()?;
        let id = self.next_request.fetch_add(1, Ordering::SeqCst);
        let command = make(id)?;
        let results = &self.object.shared.results;
        results.add()?;
        self.ledger
            .requests
            .add(id, command.body_size(), command.share())
            .inspect_err(|_| results.remove())?;
        let call = self.command(command);
        if call.is_err() && self.ledger.requests.remove(id) {
            results.remove();
            call?;
        }
        Ok(id)
    }

    /// Sends a gateway command, which `make` makes for the request's number. The result is an event with that number.
    pub fn send_command(
        &self,
        make: impl FnOnce(u64) -> Result<gateway::Command, Failure>,
    ) -> Result<u64, Failure> {
        self.object.check_poison()?;
        self.check_bot()?;
        let request = self.next_request.fetch_add(1, Ordering::SeqCst);
        let command = make(request)?;
        let results = &self.object.shared.results;
        results.add()?;
        self.ledger.commands.add(request).inspect_err(|_| results.remove())?;
        let call = self.command(Command::Gateway { request, command });
        if call.is_err() && self.ledger.commands.remove(request) {
            results.remove();
            call?;
        }
        Ok(request)
    }

    /// Sends what can still be sent, closes the connection and ends the thread, within `timeout`. A second call finds
    /// nothing to do.
    pub fn stop(&self, timeout: Duration) -> Stopped {
        let threads_ended = self.object.stop(timeout);
        Stopped { unsent: self.ledger.requests.count() + self.ledger.commands.count(), threads_ended }
    }

    fn check_bot(&self) -> Result<(), Failure> {
        if self.has_bot { Ok(()) } else { Err(no_bot()) }
    }

    pub(super) fn command(&self, command: Command) -> Result<(), Failure> {
        self.object.command(&self.commands, command)
    }
}

fn no_bot() -> Failure {
    let text = "This client was created with webhooks_only and has no bot: it can do only what a webhook's own token allows. For \
                this, create a client with a token.";
    Failure::new(ResultCode::InvalidToken, text)
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
