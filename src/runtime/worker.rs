use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::{Duration, Instant},
};

use crossbeam_channel::Receiver;
use tokio::{runtime::Builder, task::JoinSet};

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
    gateway::{self, Shard},
    model::ConnectionState,
    rest::Scheduler,
    transport::Tls,
};

/// All that a client's thread starts with.
pub(super) struct Worker {
    pub(super) shared: Arc<Shared>,
    pub(super) commands: Receiver<Command>,
    pub(super) woken: Socket,
    pub(super) tls: Tls,
    pub(super) api_url: Url,
    pub(super) gateway: gateway::Config,
}

/// A thread that resolves names ends when it has not been needed for so long.
const RESOLVER_KEEP_ALIVE: Duration = Duration::from_secs(1);

impl Worker {
    /// The body of the client's thread. Whatever happens, it ends in order: a bug in here stops this client and
    /// nothing else.
    pub(super) fn run(self) {
        let shared = Arc::clone(&self.shared);
        match catch_unwind(AssertUnwindSafe(|| self.work())) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                poison(
                    &shared,
                    &format!("The system refused what the client needs: {error}. Check its limits."),
                );
            }
            Err(_) => {
                poison(&shared, "A bug in Tickcord stopped this client: destroy it and create a new one.");
            }
        }
        thread::ended();
        shared.finish();
    }

    fn work(self) -> io::Result<()> {
        let (on_start, on_stop) = (self.shared.resolver_started(), self.shared.resolver_ended());
        let runtime = Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .thread_keep_alive(RESOLVER_KEEP_ALIVE)
            .on_thread_start(on_start)
            .on_thread_stop(on_stop)
            .build()?;
        let shared = Arc::clone(&self.shared);
        let result = runtime.block_on(async {
            let event_loop = EventLoop {
                woken: Woken::new(self.woken)?,
                http: Arc::new(HttpClient::new(self.tls.clone(), self.api_url, &self.shared.token)),
                scheduler: Scheduler::new(self.gateway.seed),
                shard: Shard::new(self.gateway),
                shared: self.shared,
                commands: self.commands,
                tls: self.tls,
                link: Link::None,
                exchanges: JoinSet::new(),
                closing: JoinSet::new(),
            };
            event_loop.run().await;
            Ok(())
        });
        let deadline = shared.stop_deadline().unwrap_or_else(Instant::now);
        // A name that is being resolved cannot be interrupted.
        runtime.shutdown_timeout(deadline.saturating_duration_since(Instant::now()));
        result
    }
}

/// The client stops for good, for a reason that is not Discord's.
fn poison(shared: &Shared, text: &str) {
    // Before the event: a host that reads it finds the state to match.
    shared.set_state(ConnectionState::Poisoned);
    shared.log(Level::Error, text);
    shared.push(library_events::poisoned(&Failure::new(ResultCode::Poisoned, text), &shared.token));
}
