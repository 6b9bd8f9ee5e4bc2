//! Diagnoses that the host asked for, one after the other. What they look at beside the API goes on by itself, so that nothing
//! else waits for it.

use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use tokio::task::JoinSet;

use super::{EventLoop, fetches::Fetch, link::to_gateway};
use crate::{
    base::{Failure, Purpose, ResultCode, Url},
    diagnosis::{
        Answer, Connection, Diagnosis, Encryption, Input, Library, Output, Subject, Task, TokenForm,
    },
    gateway::CommandResult,
    model::{ConnectionState, Intents, Snowflake},
    rest::{Completion, Path, Response},
    runtime::{
        library_events,
        socket::{end_of, sleep_until},
    },
    transport::{Connector, Tls},
    websocket::{self, Message},
};

/// What a host wants to know of.
#[derive(Debug)]
pub(in crate::runtime) struct Question {
    pub(in crate::runtime) request: u64,
    pub(in crate::runtime) guild: Option<Snowflake>,
    pub(in crate::runtime) channel: Option<Snowflake>,
    pub(in crate::runtime) library: Library,
}

/// What of a client's options the diagnosis needs.
#[derive(Debug)]
pub(in crate::runtime) struct Settings {
    pub(in crate::runtime) api: Url,
    pub(in crate::runtime) gateway: Option<Url>,
    pub(in crate::runtime) intents: Intents,
    pub(in crate::runtime) degrade_intents: bool,
}

/// The diagnosis under way, and those that wait for it.
pub(in crate::runtime) struct Diagnoses {
    pub(in crate::runtime) settings: Settings,
    current: Option<(u64, Box<Diagnosis>)>,
    waiting: VecDeque<Question>,
    pub(super) looks: JoinSet<Input>,
}

/// For a gateway to say Hello once it can be reached.
const HELLO_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a request of a diagnosis may wait for its turn.
const MAX_AGE: Duration = Duration::from_secs(15);

impl Diagnoses {
    pub(in crate::runtime) fn new(settings: Settings) -> Self {
        Self { settings, current: None, waiting: VecDeque::new(), looks: JoinSet::new() }
    }
}

impl EventLoop {
    /// Looks as soon as the diagnosis before it is done. It cannot be taken back.
    pub(super) fn diagnose(&mut self, now: Instant, question: Question) {
        self.ledger.requests.start(question.request);
        self.diagnoses.waiting.push_back(question);
        self.next_diagnosis(now);
    }

    fn next_diagnosis(&mut self, now: Instant) {
        if self.diagnoses.current.is_none()
            && let Some(question) = self.diagnoses.waiting.pop_front()
        {
            let request = question.request;
            let diagnosis = Box::new(Diagnosis::new(self.subject(question)));
            self.diagnoses.current = Some((request, diagnosis));
            self.pump_diagnosis(now);
        }
    }

    fn subject(&self, question: Question) -> Subject {
        let Question { guild, channel, library, .. } = question;
        let Settings { api, gateway, intents, degrade_intents } = &self.diagnoses.settings;
        let proxy = |url: &Url| self.connector.proxy_for(url).map(ToString::to_string);
        let latency = self.shard.latency();
        // Any host but this machine is reached in the same way.
        let discord = Url::parse("wss://gateway.discord.gg/", Purpose::WebSocket).ok();
        Subject {
            library,
            api: api.clone(),
            gateway: gateway.clone(),
            api_proxy: proxy(api),
            gateway_proxy: gateway
                .as_ref()
                .or(discord.as_ref().filter(|_| !api.is_loopback()))
                .and_then(proxy),
            token_form: TokenForm::of(self.token.expose()),
            intents: *intents,
            degrade_intents: *degrade_intents,
            guild,
            channel,
            connection: Connection {
                state: ConnectionState::from_number(self.shared.state())
                    .unwrap_or(ConnectionState::Disconnected),
                latency_ms: latency.map(|latency| u64::try_from(latency.as_millis()).unwrap_or(u64::MAX)),
            },
        }
    }

    /// Something was seen.
    pub(super) fn looked(&mut self, now: Instant, input: Input) {
        if let Some((_, diagnosis)) = &mut self.diagnoses.current {
            diagnosis.handle(input);
            self.pump_diagnosis(now);
        }
    }

    /// The API answered.
    pub(super) fn diagnosis_answered(&mut self, now: Instant, completion: Completion) {
        let Completion { outcome, response, .. } = completion;
        let answer = Answer {
            now: unix_now(),
            server_time: response.as_ref().and_then(|response| response.headers.date),
            outcome,
            retry_after: response.as_ref().and_then(Response::retry_after),
            body: response.map(|response| response.body.to_vec()).unwrap_or_default(),
        };
        self.looked(now, Input::Answered(answer));
    }

    fn pump_diagnosis(&mut self, now: Instant) {
        while let Some((request, diagnosis)) = &mut self.diagnoses.current {
            let request = *request;
            let Some(output) = diagnosis.poll_output() else { return };
            match output {
                Output::Task(Task::Get(path)) => {
                    let path = Path::parse(&path).expect("it is a path");
                    self.fetch_path(now, Fetch::Diagnosis, path, MAX_AGE);
                }
                Output::Task(task) => {
                    let (connector, tls) = (Arc::clone(&self.connector), self.tls.clone());
                    self.diagnoses.looks.spawn(async move { look(&connector, &tls, task).await });
                }
                Output::Done(findings) => {
                    self.diagnoses.current = None;
                    let findings = serde_json::json!({ "findings": findings }).to_string();
                    let findings = self.token.redact(&findings).into_owned();
                    self.tell_diagnosis(request, Ok(Some(findings)));
                    self.next_diagnosis(now);
                }
            }
        }
    }

    fn tell_diagnosis(&self, request: u64, outcome: Result<Option<String>, Failure>) {
        self.ledger.requests.remove(request);
        let result = CommandResult { request, outcome };
        self.shared.push(library_events::command_result(&result, &self.token));
    }
}

fn unix_now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

async fn look(connector: &Connector, tls: &Tls, task: Task) -> Input {
    match task {
        Task::LookUp(url) => Input::LookedUp(connector.look_up(&url).await),
        Task::TryEach(addresses) => {
            let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
            let attempts = Connector::try_each(addresses).await.into_iter();
            Input::Tried(attempts.map(|(address, result)| (address, result.map(millis))).collect())
        }
        Task::Encrypt(url) => {
            let result = connector.connect(&url).await.map(|stream| {
                let encryption = stream.encryption()?;
                let certificate = encryption.certificate;
                Some(Encryption {
                    version: encryption.version,
                    cipher_suite: encryption.cipher_suite,
                    not_after: certificate.as_ref().map_or(0, |certificate| certificate.not_after),
                    issuer: certificate.map(|certificate| certificate.issuer).unwrap_or_default(),
                })
            });
            Input::Encrypted { now: unix_now(), result }
        }
        Task::Greet(url) => {
            let start = Instant::now();
            Input::Greeted(greet(connector, tls, &url).await.map(|()| millis(start)))
        }
        Task::Get(_) => unreachable!("requests go through the scheduler"),
    }
}

/// Opens a WebSocket and waits for Hello. No session comes of it, and none is disturbed.
async fn greet(connector: &Connector, tls: &Tls, url: &Url) -> Result<(), Failure> {
    let mut socket = to_gateway(Instant::now(), connector.connect(url).await?, url, tls)?;
    let deadline = Instant::now() + HELLO_TIMEOUT;
    loop {
        while let Some(output) = socket.poll_output(Instant::now()) {
            match output {
                websocket::Output::Message(Message::Text(text)) if is_hello(&text) => {
                    drop(text);
                    socket.close(websocket::CloseCode::NORMAL).await;
                    return Ok(());
                }
                websocket::Output::Message(_) => {
                    let text =
                        format!("{} opened a WebSocket and said something else than Hello.", url.authority());
                    return Err(Failure::new(ResultCode::InvalidPayload, text));
                }
                websocket::Output::Closed(closed) => return Err(end_of(&closed, &url.authority()).1),
                _ => {}
            }
        }
        let timeout = socket.poll_timeout().filter(|timeout| *timeout < deadline);
        tokio::select! {
            biased;
            () = sleep_until(Some(deadline)) => {
                let text = format!(
                    "{} accepted the connection and then said nothing for {} s.",
                    url.authority(),
                    HELLO_TIMEOUT.as_secs()
                );
                return Err(Failure::new(ResultCode::NetworkTimeout, text));
            }
            () = sleep_until(timeout) => socket.handle(Instant::now(), websocket::Input::Timeout),
            () = socket.progress() => {}
        }
    }
}

fn is_hello(text: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(text).is_ok_and(|payload| payload["op"] == 10)
}
