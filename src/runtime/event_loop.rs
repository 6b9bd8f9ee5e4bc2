use std::{
    io,
    sync::Arc,
    time::{Duration, Instant},
};

use crossbeam_channel::Receiver;
use tokio::task::JoinSet;

use super::{
    command::Command,
    http::{HttpClient, NoResponse},
    ledger::Ledger,
    library_events,
    shared::Shared,
    socket::sleep_until,
    wake::Woken,
    worker::Work,
};
use crate::{
    base::{Failure, Level, Token},
    diagnosis,
    events::{Event, Filter, MissingContent},
    gateway::{self, CommandResult, Dispatch, Payload, Shard, StateChange},
    model::{ConnectionState, Intents},
    rest::{self, ApplicationCommands, CommandInput, InteractionInput, Interactions, Response, Scheduler},
    transport::{Connector, Stream, Tls},
    websocket::{self, Message, Outgoing},
};

mod answers;
mod diagnoses;
mod fetches;
mod link;
mod results;

pub(super) use diagnoses::{Diagnoses, Question, Settings};
use fetches::Fetch;
pub(super) use fetches::Fetches;
pub(super) use link::Link;
use link::progress;

/// Everything that a client's thread drives. One turn: wait for something, tell the machine it concerns, do what the
/// machines ask until they ask for nothing more.
pub(super) struct EventLoop {
    pub(super) shared: Arc<Shared>,
    pub(super) ledger: Arc<Ledger>,
    pub(super) token: Token,
    pub(super) commands: Receiver<Command>,
    pub(super) tls: Tls,
    pub(super) connector: Arc<Connector>,
    pub(super) http: Arc<HttpClient>,
    pub(super) shard: Shard,
    pub(super) scheduler: Scheduler,
    pub(super) interactions: Interactions,
    pub(super) application_commands: ApplicationCommands,
    /// What the host subscribed to.
    pub(super) filter: Filter,
    pub(super) missing_content: MissingContent,
    /// The host's wish that is being followed.
    pub(super) wish: u64,
    pub(super) link: Link,
    /// The wish that the gateway was last connected for.
    pub(super) connected_wish: u64,
    pub(super) exchanges: JoinSet<Exchange>,
    /// What brings results waits until the host has polled more of them.
    pub(super) backlog: bool,
    pub(super) fetches: Fetches,
    pub(super) diagnoses: Diagnoses,
    /// Sockets on which we said goodbye.
    pub(super) closing: JoinSet<()>,
}

/// The number of a request, and its answer.
pub(super) type Exchange = (u64, Result<Response, NoResponse>);

/// What ended a wait.
enum Turn {
    Woken(io::Result<()>),
    Connected(Result<Stream, Failure>),
    Progressed,
    Exchanged(Exchange),
    Looked(diagnosis::Input),
    Closed,
    Timeout,
}

/// While bytes keep coming, a deadline may be this late: they can hold the very answer whose absence it is about.
const LATENESS: Duration = Duration::from_secs(1);

const CONTENT_MISSING: &str = "Members' messages arrive without their text, embeds and files, because the bot does not \
     ask for the MESSAGE_CONTENT intent. Enable \"Message Content Intent\" on the Bot page of the developer portal, under \
     \"Privileged Gateway Intents\", and add MESSAGE_CONTENT to the intents.";

/// The part of the time for `destroy` that is kept for closing the connection and ending threads.
const CLOSING: Duration = Duration::from_millis(500);

impl Work for EventLoop {
    const POISONED: i32 = ConnectionState::Poisoned.number();

    async fn run(&mut self, woken: &Woken) {
        while self.shared.stop_deadline().is_none() {
            self.turn(woken, None).await;
        }
        self.finish(woken).await;
    }

    /// Gives every request its result.
    fn abandon(&mut self, failure: &Failure) {
        self.fetches.clear();
        self.scheduler.abandon(failure);
        self.interactions.abandon(failure);
        self.application_commands.abandon(failure);
        self.shard.abandon(failure);
        while let Ok(command) = self.commands.try_recv() {
            match command {
                Command::Request(request) => {
                    self.scheduler.handle(Instant::now(), rest::Input::Submit(*request));
                }
                Command::Gateway { request, .. } => {
                    self.command_completed(&CommandResult { request, outcome: Err(failure.clone()) });
                }
                Command::Answer { request, interaction, answer } => {
                    self.answer(Instant::now(), request, interaction, *answer);
                }
                Command::SetCommands(commands) => {
                    self.application_commands.handle(Instant::now(), CommandInput::Set(*commands));
                }
                _ => {}
            }
        }
        while let Some(output) = self.scheduler.poll_output() {
            if let rest::Output::Done(completion) = output {
                self.completed(Instant::now(), completion);
            }
        }
        self.tell_results();
        while let Some(output) = self.shard.poll_output() {
            if let gateway::Output::Completed(result) = output {
                self.command_completed(&result);
            }
        }
        // What met the bug, and what a call leaves behind at this moment.
        for request in self.ledger.requests.close().into_iter().chain(self.ledger.commands.close()) {
            let result = CommandResult { request, outcome: Err(failure.clone()) };
            self.shared.push(library_events::command_result(&result, &self.token));
        }
    }
}

impl EventLoop {
    /// Sends what can still be sent in time, then closes the connection.
    async fn finish(&mut self, woken: &Woken) {
        let deadline = self.shared.stop_deadline().unwrap_or_else(Instant::now);
        let now = Instant::now();
        let left = deadline.saturating_duration_since(now);
        let reserve = CLOSING.min(left / 2);
        let flush_until = now + left.checked_sub(reserve).unwrap();
        self.take_commands(now);
        self.pump(now);
        while self.can_flush(flush_until) && Instant::now() < flush_until {
            self.turn(woken, Some(flush_until)).await;
        }
        let now = Instant::now();
        self.shard.handle(now, gateway::Input::Disconnect { keep_session: false });
        self.pump(now);
        // The last of the time belongs to the threads.
        let close_until = flush_until + reserve / 2;
        while !self.closing.is_empty() && Instant::now() < close_until {
            tokio::select! {
                _ = self.closing.join_next() => {}
                () = sleep_until(Some(close_until)) => {}
            }
        }
    }

    /// Whether something waits that has a chance to be sent until then: not before a login that nobody has asked for, and not
    /// during a pause that lasts longer.
    fn can_flush(&self, until: Instant) -> bool {
        let logs_in = self.shared.wish.is_connected();
        self.scheduler.can_send_before(Instant::now(), until, logs_in) || self.shard.has_command_by(until)
    }

    async fn turn(&mut self, woken: &Woken, until: Option<Instant>) {
        let deadline = self.deadline().into_iter().chain(until).min();
        let turn = tokio::select! {
            biased;
            turn = progress(&mut self.link) => turn,
            Some(result) = self.exchanges.join_next() => Turn::Exchanged(finished(result)),
            Some(result) = self.diagnoses.looks.join_next() => Turn::Looked(finished(result)),
            Some(result) = self.closing.join_next() => { finished(result); Turn::Closed }
            result = woken.wait(&self.shared.wake) => Turn::Woken(result),
            () = sleep_until(deadline) => Turn::Timeout,
        };
        let now = Instant::now();
        let mut late = Some(LATENESS);
        match turn {
            Turn::Woken(result) => result.expect("a socket pair inside the process does not fail"),
            Turn::Connected(result) => self.connected(now, result),
            Turn::Exchanged(exchange) => self.exchanged(now, exchange),
            Turn::Looked(input) => self.looked(now, input),
            Turn::Progressed | Turn::Closed => {}
            Turn::Timeout => late = None,
        }
        // Unlike others, this one cannot be late: Discord waits a second longer, and no more.
        if self.interactions.poll_timeout().is_some_and(|deadline| now >= deadline) {
            self.interactions.handle(now, InteractionInput::Timeout);
        }
        self.pump(now);
        // Whatever else is there: a connection on which events never pause would be served alone.
        self.take_commands(now);
        while let Some(result) = self.exchanges.try_join_next() {
            self.exchanged(now, finished(result));
            self.pump(now);
        }
        if self.deadline().is_some_and(|deadline| now >= deadline + late.unwrap_or_default()) {
            self.timeout(now);
            self.pump(now);
        }
        self.publish();
    }

    fn deadline(&self) -> Option<Instant> {
        let socket = match &self.link {
            Link::Open { socket, .. } => socket.poll_timeout(),
            _ => None,
        };
        let machines = [
            self.shard.poll_timeout(),
            self.scheduler.poll_timeout(),
            self.interactions.poll_timeout(),
            self.application_commands.poll_timeout(),
        ];
        machines.into_iter().chain([socket]).flatten().min()
    }

    fn timeout(&mut self, now: Instant) {
        if let Link::Open { socket, .. } = &mut self.link {
            socket.handle(now, websocket::Input::Timeout);
        }
        self.shard.handle(now, gateway::Input::Timeout);
        self.scheduler.handle(now, rest::Input::Timeout);
        self.interactions.handle(now, InteractionInput::Timeout);
        self.application_commands.handle(now, CommandInput::Timeout);
    }

    fn take_commands(&mut self, now: Instant) {
        self.watch_backlog(now);
        // Those that are there now: a host that never stops calling must not keep the sockets waiting. Each later one wakes
        // this thread again.
        for _ in 0..self.commands.len() {
            let Ok(command) = self.commands.try_recv() else { return };
            match command {
                Command::Connect { wish } => {
                    self.wish = wish;
                    self.shard.handle(now, gateway::Input::Connect);
                }
                Command::Disconnect { keep_session } => {
                    self.shard.handle(now, gateway::Input::Disconnect { keep_session });
                }
                Command::SetIntents(intents) => {
                    self.diagnoses.settings.intents = intents;
                    self.shard.handle(now, gateway::Input::SetIntents(intents));
                }
                Command::Subscribe(subscription) => self.filter = Filter::new(subscription),
                Command::Gateway { request, command } => {
                    self.shard.handle(now, gateway::Input::Submit { request, command });
                }
                Command::Diagnose(question) => self.diagnose(now, question),
                Command::Request(request) => self.scheduler.handle(now, rest::Input::Submit(*request)),
                Command::CancelRequest(id) => {
                    self.scheduler.handle(now, rest::Input::Cancel(id));
                    self.interactions.handle(now, InteractionInput::Cancel(id));
                    self.application_commands.handle(now, CommandInput::Cancel(id));
                }
                Command::Answer { request, interaction, answer } => {
                    self.answer(now, request, interaction, *answer);
                }
                Command::SetCommands(commands) => {
                    self.application_commands.handle(now, CommandInput::Set(*commands));
                }
                #[cfg(any(test, tickcord_inject_panics))]
                Command::Panic => panic!("a bug, on purpose"),
            }
            self.pump(now);
        }
    }

    fn exchanged(&mut self, now: Instant, (id, result): Exchange) {
        let input = match result {
            Ok(response) => rest::Input::Answered(id, response),
            Err(NoResponse { failure, fate }) => rest::Input::Failed { id, failure, fate },
        };
        self.scheduler.handle(now, input);
    }

    /// Does what the machines ask, until none asks for more.
    fn pump(&mut self, now: Instant) {
        loop {
            if let Link::Open { socket, .. } = &mut self.link
                && let Some(output) = socket.poll_output(now)
            {
                match output {
                    websocket::Output::Opened(_) => self.opened(now),
                    websocket::Output::Message(Message::Text(text)) => {
                        self.shard.handle(now, gateway::Input::Text(text));
                    }
                    websocket::Output::Message(Message::Binary(bytes)) => {
                        self.shard.handle(now, gateway::Input::Binary(&bytes));
                    }
                    websocket::Output::Refused(refusal) => {
                        self.shared.log(Level::Debug, &format!("Not sent to the gateway: {refusal}."));
                    }
                    websocket::Output::Closed(closed) => self.on_closed(now, &closed),
                    websocket::Output::Pong(_) | websocket::Output::Transmit(_) => {}
                }
            } else if let Some(output) = self.shard.poll_output() {
                // Whoever polls an event finds it counted.
                self.publish();
                self.on_shard(now, output);
            } else if let Some(output) = self.scheduler.poll_output() {
                self.on_scheduler(now, output);
            } else if let Some(output) = self.interactions.poll_output() {
                self.on_interactions(now, output);
            } else if let Some(output) = self.application_commands.poll_output() {
                self.on_application_commands(now, output);
            } else {
                return;
            }
        }
    }

    fn on_shard(&mut self, now: Instant, output: gateway::Output) {
        match output {
            gateway::Output::Dispatch(dispatch) => self.on_dispatch(now, dispatch),
            gateway::Output::Send(Payload(text)) => {
                if let Link::Open { socket, .. } = &mut self.link {
                    socket.handle(now, websocket::Input::Send(Outgoing::Text(&text)));
                }
            }
            gateway::Output::Fetch => self.fetch(now, Fetch::Gateway, "/gateway/bot"),
            gateway::Output::FetchApplication => self.fetch(now, Fetch::Application, "/applications/@me"),
            gateway::Output::Open(url) => self.open(url),
            gateway::Output::Close(code) => self.close(code),
            gateway::Output::State(change) => self.on_state(now, &change),
            gateway::Output::SessionEnded(failure) => {
                self.shared.log(Level::Warning, &failure.text);
                self.shared.push(library_events::session_ended(&failure, &self.token));
            }
            gateway::Output::IntentsDegraded(degraded) => {
                if degraded.before.without(degraded.after).contains(Intents::MESSAGE_CONTENT) {
                    self.missing_content.set_said();
                }
                self.shared.log(Level::Warning, &degraded.failure.text);
                self.shared.push(library_events::intents_degraded(&degraded, &self.token));
            }
            gateway::Output::Completed(result) => self.command_completed(&result),
            gateway::Output::Warning(warning) => {
                self.shared.log(Level::Warning, &warning.failure.text);
                self.shared.push(library_events::gateway_warning(&warning, &self.token));
            }
        }
    }

    fn on_dispatch(&mut self, now: Instant, dispatch: Dispatch) {
        let Dispatch { mut payload, mut envelope } = dispatch;
        if !self.filter.passes(&payload, &envelope) {
            self.ledger.metrics.filtered.add(1);
            return;
        }
        let token = answers::take_token(&mut payload, &mut envelope);
        let event = Event::dispatch(payload, &envelope);
        self.observe(now, &event, token);
        let intents = self.shard.session_intents();
        let withheld = intents.and_then(|intents| self.missing_content.observe(&event, intents));
        self.shared.push(event);
        if let Some(withheld) = withheld {
            self.shared.log(Level::Warning, CONTENT_MISSING);
            self.shared.push(library_events::message_content_missing(CONTENT_MISSING, &withheld));
        }
    }

    fn on_state(&mut self, now: Instant, change: &StateChange) {
        let text = match (&change.failure, change.retry_in) {
            (Some(failure), Some(delay)) => {
                format!("{} The next attempt is in {:.1} s.", failure.text, delay.as_secs_f64())
            }
            (Some(failure), None) => failure.text.clone(),
            (None, _) => format!("The connection's state is {}.", change.state.name()),
        };
        let level = match change.state {
            ConnectionState::Failed => Level::Error,
            ConnectionState::Backoff => Level::Warning,
            _ => Level::Info,
        };
        self.shared.log(level, &text);
        match (change.state, &change.failure) {
            (ConnectionState::Ready, _) => self.scheduler.handle(now, rest::Input::Open),
            (ConnectionState::Failed, Some(failure)) => {
                self.scheduler.handle(now, rest::Input::Stop(failure.clone()));
                self.application_commands.handle(now, CommandInput::Stop(failure.clone()));
                self.shared.wish.take_back(self.wish);
            }
            _ => {}
        }
        self.shared.set_state(change.state.number());
        self.shared.push(library_events::connection_state(change, &self.token));
        if let (ConnectionState::Failed, Some(failure)) = (change.state, &change.failure) {
            self.shared.push(library_events::fatal(failure, change.close_code, &self.token));
        }
    }

    fn on_scheduler(&mut self, now: Instant, output: rest::Output) {
        match output {
            rest::Output::Start(request, patience) => {
                let canceled: Vec<u64> = request.ids().filter(|id| !self.may_start(*id)).collect();
                if !canceled.is_empty() {
                    let id = request.id;
                    return self.scheduler.handle(now, rest::Input::NotStarted { id, canceled });
                }
                let http = Arc::clone(&self.http);
                self.exchanges.spawn(async move { (request.id, http.exchange(&request, patience).await) });
            }
            rest::Output::Waits(id) => self.ledger.requests.wait(id),
            rest::Output::Done(completion) => self.completed(now, completion),
            rest::Output::Paused(paused) => {
                self.shared.log(Level::Error, &paused.failure.text);
                self.shared.push(library_events::http_paused(&paused, &self.token));
            }
        }
    }
}

/// A task's value. A panic in a task is a panic of this thread.
fn finished<T>(result: Result<T, tokio::task::JoinError>) -> T {
    result.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
}
