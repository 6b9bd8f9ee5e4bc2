use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::{Duration, Instant},
};

use crossbeam_channel::Receiver;
use tokio::{
    runtime::{Builder, Runtime},
    task::JoinSet,
};

use super::{
    command::Command,
    event_loop::{EventLoop, Link},
    http::HttpClient,
    library_events,
    shared::Shared,
    thread,
    wake::{Socket, Woken},
};
use crate::{
    base::{Failure, Level, ResultCode, Url},
    events::{Filter, MissingContent},
    gateway::{self, Shard},
    model::ConnectionState,
    rest::{ApplicationCommands, AutoDefer, Interactions, Scheduler},
    transport::{Connector, Proxies, Tls},
};

/// All that a client's thread starts with.
pub(super) struct Worker {
    pub(super) shared: Arc<Shared>,
    pub(super) runtime: Runtime,
    pub(super) commands: Receiver<Command>,
    pub(super) woken: Socket,
    pub(super) tls: Tls,
    pub(super) proxies: Proxies,
    pub(super) api_url: Url,
    pub(super) auto_defer: AutoDefer,
    pub(super) gateway: gateway::Config,
}

/// A thread that resolves names or reads files ends when it has not been needed for so long.
const BLOCKING_KEEP_ALIVE: Duration = Duration::from_secs(1);

/// A resolver or a disk that hangs keeps its thread.
const MAX_BLOCKING: usize = 4;

impl Worker {
    /// The body of the client's thread. Whatever happens, it ends in order.
    pub(super) fn run(self) {
        let shared = Arc::clone(&self.shared);
        if let Err(error) = self.work() {
            let text =
                format!("The system refused what the client needs: {error}. Check this process's limits.");
            poison(&shared, &Failure::new(ResultCode::Poisoned, text), None);
        }
        thread::ended();
        shared.finished.set();
    }

    fn work(self) -> io::Result<()> {
        let shared = Arc::clone(&self.shared);
        let (runtime, event_loop) = self.event_loop();
        let mut event_loop = event_loop?;
        // A bug in here stops this client and nothing else.
        if catch_unwind(AssertUnwindSafe(|| runtime.block_on(event_loop.run()))).is_err() {
            let text = "A bug in Tickcord stopped this client: destroy it and create a new one.";
            poison(&shared, &Failure::new(ResultCode::Poisoned, text), Some(&mut event_loop));
        }
        drop(event_loop);
        let deadline = shared.stop_deadline().unwrap_or_else(Instant::now);
        // A name that is being resolved cannot be interrupted.
        runtime.shutdown_timeout(deadline.saturating_duration_since(Instant::now()));
        Ok(())
    }

    fn event_loop(self) -> (Runtime, io::Result<EventLoop>) {
        // The socket is registered with the runtime.
        let woken = self.runtime.block_on(async { Woken::new(self.woken) });
        let connector = Arc::new(Connector::new(self.tls.clone(), self.proxies));
        let event_loop = woken.map(|woken| EventLoop {
            woken,
            http: Arc::new(HttpClient::new(Arc::clone(&connector), self.api_url, &self.shared.token)),
            connector,
            scheduler: Scheduler::new(self.gateway.seed),
            interactions: Interactions::new(self.auto_defer),
            application_commands: ApplicationCommands::default(),
            shard: Shard::new(self.gateway),
            filter: Filter::default(),
            missing_content: MissingContent::default(),
            shared: self.shared,
            commands: self.commands,
            tls: self.tls,
            wish: 0,
            link: Link::None,
            exchanges: JoinSet::new(),
            closing: JoinSet::new(),
        });
        (self.runtime, event_loop)
    }
}

/// What drives sockets and timers. Made where `create` can still say that the system refused it.
pub(super) fn runtime(shared: &Shared) -> io::Result<Runtime> {
    Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .thread_keep_alive(BLOCKING_KEEP_ALIVE)
        .max_blocking_threads(MAX_BLOCKING)
        .on_thread_start(shared.blocking_thread_started())
        .on_thread_stop(shared.blocking_thread_ended())
        .build()
}

/// The client stops for good, for a reason that is not Discord's.
fn poison(shared: &Shared, failure: &Failure, event_loop: Option<&mut EventLoop>) {
    // Before the events: a host that reads them finds the state to match, and no call adds a request any more.
    shared.set_state(ConnectionState::Poisoned);
    shared.log(Level::Error, &failure.text);
    if let Some(event_loop) = event_loop {
        event_loop.abandon(failure);
    }
    shared.push(library_events::poisoned(failure, &shared.token));
}
