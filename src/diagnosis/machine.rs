use std::{collections::VecDeque, net::SocketAddr, time::Duration};

use super::{
    Attempt, Connection, Encryption, Finding, Library, TokenForm,
    api::{self, Application, GatewayBot},
    network::{self, API, Checks, GATEWAY},
    place::{self, Channel},
    setup,
};
use crate::{
    base::{Failure, Purpose, Url},
    model::{Intents, Snowflake},
};

/// What is looked at.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The library and its surroundings.
    pub library: Library,
    /// The API's base URL.
    pub api: Url,
    /// Where the gateway is, if that is known without asking the API.
    pub gateway: Option<Url>,
    /// The proxy on the way to the API, without its credentials.
    pub api_proxy: Option<String>,
    /// The proxy on the way to the gateway, likewise.
    pub gateway_proxy: Option<String>,
    /// What the token looks like.
    pub token_form: TokenForm,
    /// The intents that the client asks for.
    pub intents: Intents,
    /// The client goes on without those that it is not granted.
    pub degrade_intents: bool,
    /// The guild to look at.
    pub guild: Option<Snowflake>,
    /// The channel to look at.
    pub channel: Option<Snowflake>,
    /// How the client's own connection stands.
    pub connection: Connection,
}

/// Something to look at. Each is answered by one [`Input`], in a limited time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Resolve the name of this URL's host, or of the proxy on the way there.
    LookUp(Url),
    /// Try each of these addresses.
    TryEach(Vec<SocketAddr>),
    /// Connect to this URL's host, with TLS if it asks for that.
    Encrypt(Url),
    /// Ask the API for this path.
    Get(String),
    /// Open a WebSocket and wait for Hello. No login follows.
    Greet(Url),
}

/// What was seen.
#[derive(Debug)]
pub enum Input {
    /// For [`Task::LookUp`].
    LookedUp(Result<Vec<SocketAddr>, Failure>),
    /// For [`Task::TryEach`].
    Tried(Vec<Attempt>),
    /// For [`Task::Encrypt`]: how, or none without TLS. `now` is this machine's clock, in seconds since 1970.
    Encrypted {
        /// When.
        now: u64,
        /// How it went.
        result: Result<Option<Encryption>, Failure>,
    },
    /// For [`Task::Get`].
    Answered(Answer),
    /// For [`Task::Greet`]: the milliseconds it took.
    Greeted(Result<u64, Failure>),
}

/// What the API answered.
#[derive(Debug)]
pub struct Answer {
    /// This machine's clock, in seconds since 1970.
    pub now: u64,
    /// Discord's, if it said.
    pub server_time: Option<u64>,
    /// Whether it did what was asked for, and if not, why.
    pub outcome: Result<(), Failure>,
    /// The wait that it asks for.
    pub retry_after: Option<Duration>,
    /// What it sent.
    pub body: Vec<u8>,
}

/// What to do.
#[derive(Debug, PartialEq)]
pub enum Output {
    /// Look at this.
    Task(Task),
    /// All that was found. Nothing follows.
    Done(Vec<Finding>),
}

/// Finds out why the bot does not get on.
#[derive(Debug)]
pub struct Diagnosis {
    subject: Subject,
    step: Step,
    findings: Vec<Finding>,
    /// Whether the API answers at all.
    api_answers: bool,
    application: Option<Snowflake>,
    bot: Option<Snowflake>,
    channel: Option<Channel>,
    guild_body: Vec<u8>,
    outputs: VecDeque<Output>,
}

/// Whose answer is awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Way(Host, Leg),
    GatewayBot,
    Application,
    Hello,
    User,
    Channel,
    Parent,
    Guild,
    Member,
    Done,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Host {
    Api,
    Gateway,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leg {
    Names,
    Tcp,
    Tls,
}

/// Discord's own, for when its API does not tell.
const DISCORD_API: &str = "discord.com";
const DISCORD_GATEWAY: &str = "wss://gateway.discord.gg/";

impl Host {
    fn checks(self) -> Checks {
        match self {
            Self::Api => API,
            Self::Gateway => GATEWAY,
        }
    }
}

impl Diagnosis {
    /// Begins to look.
    #[must_use]
    pub fn new(mut subject: Subject) -> Self {
        if subject.gateway.is_none() && subject.api.host() == DISCORD_API {
            subject.gateway = Url::parse(DISCORD_GATEWAY, Purpose::WebSocket).ok();
        }
        let findings = vec![
            setup::versions(&subject.library),
            setup::proxy(&subject),
            setup::connection(subject.connection),
            subject.token_form.finding(),
        ];
        let api = subject.api.clone();
        let mut diagnosis = Self {
            subject,
            step: Step::Done,
            findings,
            api_answers: false,
            application: None,
            bot: None,
            channel: None,
            guild_body: Vec::new(),
            outputs: VecDeque::new(),
        };
        diagnosis.ask(Step::Way(Host::Api, Leg::Names), Task::LookUp(api));
        diagnosis
    }

    /// The next thing to do, until there is none.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// Takes in what was seen. What nobody asked for is passed over.
    pub fn handle(&mut self, input: Input) {
        match (self.step, input) {
            (Step::Way(host, Leg::Names), Input::LookedUp(addresses)) => self.looked_up(host, addresses),
            (Step::Way(host, Leg::Tcp), Input::Tried(attempts)) => self.tried(host, &attempts),
            (Step::Way(host, Leg::Tls), Input::Encrypted { now, result }) => {
                self.encrypted(host, now, &result);
            }
            (Step::GatewayBot, Input::Answered(answer)) => self.gateway_bot(&answer),
            (Step::Application, Input::Answered(answer)) => self.application(&answer),
            (Step::Hello, Input::Greeted(result)) => {
                self.findings.push(network::hello(&self.gateway_host(), &result));
                self.look_at_place();
            }
            (Step::User, Input::Answered(answer)) => self.user(&answer),
            (Step::Channel, Input::Answered(answer)) => self.channel(&answer),
            (Step::Parent, Input::Answered(answer)) => self.parent(&answer),
            (Step::Guild, Input::Answered(answer)) => self.guild(answer),
            (Step::Member, Input::Answered(answer)) => self.member(&answer),
            _ => {}
        }
    }

    fn ask(&mut self, step: Step, task: Task) {
        self.step = step;
        self.outputs.push_back(Output::Task(task));
    }

    fn get(&mut self, step: Step, path: impl Into<String>) {
        self.ask(step, Task::Get(path.into()));
    }

    fn url(&self, host: Host) -> Option<Url> {
        match host {
            Host::Api => Some(self.subject.api.clone()),
            Host::Gateway => self.subject.gateway.clone(),
        }
    }

    /// The host as it is reached: a proxy stands for what is behind it.
    fn reached(&self, host: Host) -> String {
        let (url, proxy) = match host {
            Host::Api => (Some(&self.subject.api), &self.subject.api_proxy),
            Host::Gateway => (self.subject.gateway.as_ref(), &self.subject.gateway_proxy),
        };
        let host = url.map(|url| url.host().to_owned()).unwrap_or_default();
        proxy.as_ref().map_or(host, |proxy| format!("The proxy {proxy}"))
    }

    fn gateway_host(&self) -> String {
        self.subject.gateway.as_ref().map(|url| url.host().to_owned()).unwrap_or_default()
    }

    fn looked_up(&mut self, host: Host, addresses: Result<Vec<SocketAddr>, Failure>) {
        self.findings.push(network::names(host.checks(), &self.reached(host), &addresses));
        match addresses {
            Ok(addresses) if !addresses.is_empty() => {
                self.ask(Step::Way(host, Leg::Tcp), Task::TryEach(addresses));
            }
            _ => self.way_failed(host, &[host.checks().tcp, host.checks().tls]),
        }
    }

    fn tried(&mut self, host: Host, attempts: &[Attempt]) {
        self.findings.push(network::tcp(host.checks(), &self.reached(host), attempts));
        match self.url(host) {
            Some(url) if attempts.iter().any(|(_, result)| result.is_ok()) => {
                self.ask(Step::Way(host, Leg::Tls), Task::Encrypt(url));
            }
            _ => self.way_failed(host, &[host.checks().tls]),
        }
    }

    fn encrypted(&mut self, host: Host, now: u64, result: &Result<Option<Encryption>, Failure>) {
        let name = self.url(host).map(|url| url.host().to_owned()).unwrap_or_default();
        self.findings.push(network::tls(host.checks(), &name, now, result));
        match (host, result, self.url(host)) {
            (_, Err(_), _) | (_, _, None) => self.way_failed(host, &[]),
            (Host::Api, Ok(_), _) => self.get(Step::GatewayBot, "/gateway/bot"),
            (Host::Gateway, Ok(_), Some(url)) => {
                self.ask(Step::Hello, Task::Greet(url.with_query("v=10&encoding=json")));
            }
        }
    }

    /// There is no way to this host: what needs it is not looked at.
    fn way_failed(&mut self, host: Host, skipped: &[&'static str]) {
        self.findings.extend(skipped.iter().map(|check| network::skipped(check)));
        match host {
            Host::Api => {
                self.way_to_api_ends(&["api", "clock", "token", "session_starts"]);
            }
            Host::Gateway => {
                self.findings.push(network::skipped("gateway_hello"));
                self.look_at_place();
            }
        }
    }

    fn gateway_bot(&mut self, answer: &Answer) {
        let info = serde_json::from_slice::<GatewayBot>(&answer.body).ok().filter(|_| answer.outcome.is_ok());
        let host = self.subject.api.host();
        if answer.outcome.is_ok() && info.is_none() {
            self.findings.push(api::something_else(host));
            return self.way_to_api_ends(&["clock", "token", "session_starts"]);
        }
        self.findings.push(api::reachable(host, answer));
        self.findings.push(match answer.server_time {
            Some(server) => network::clock(server, answer.now),
            None => Finding::skipped("clock", "The API does not tell its time."),
        });
        self.findings.push(api::token(&answer.outcome));
        self.api_answers = info.is_some();
        if let Some(info) = info {
            self.findings.push(api::session_starts(&info));
            if let Ok(url) = Url::parse(&info.url, Purpose::WebSocket) {
                self.subject.gateway.get_or_insert(url);
            }
            self.get(Step::Application, "/applications/@me");
        } else {
            self.way_to_api_ends(&["session_starts"]);
        }
    }

    /// What only the API can tell is not looked at.
    fn way_to_api_ends(&mut self, skipped: &[&'static str]) {
        self.findings.extend(skipped.iter().map(|check| network::skipped(check)));
        self.findings.push(network::skipped("intents"));
        self.findings.push(api::message_content(self.subject.intents));
        self.look_at_gateway();
    }

    fn application(&mut self, answer: &Answer) {
        let application = serde_json::from_slice::<Application>(&answer.body).ok();
        let Subject { intents, degrade_intents, .. } = self.subject;
        self.findings.push(match (&answer.outcome, &application) {
            (Ok(()), Some(application)) => api::intents(application, intents, degrade_intents),
            (Err(failure), _) => {
                Finding::skipped("intents", "The API does not tell what the application is granted.")
                    .details(network::reason(failure))
            }
            (Ok(()), None) => {
                Finding::skipped("intents", "The API does not tell what the application is granted.")
            }
        });
        self.findings.push(api::message_content(intents));
        self.application = application.and_then(|application| application.id.parse().ok()).map(Snowflake);
        self.look_at_gateway();
    }

    fn look_at_gateway(&mut self) {
        if let Some(url) = self.subject.gateway.clone() {
            return self.ask(Step::Way(Host::Gateway, Leg::Names), Task::LookUp(url));
        }
        for check in [GATEWAY.dns, GATEWAY.tcp, GATEWAY.tls, "gateway_hello"] {
            let text = "Not checked, since only the API knows where the gateway is.";
            self.findings.push(Finding::skipped(check, text));
        }
        self.look_at_place();
    }

    fn look_at_place(&mut self) {
        let asks = self.subject.guild.is_some() || self.subject.channel.is_some();
        if asks && self.api_answers {
            self.get(Step::User, "/users/@me");
        } else if asks {
            self.place_unknown();
        } else {
            self.done();
        }
    }

    /// What was asked for and not looked at yet cannot be.
    fn place_unknown(&mut self) {
        let Subject { guild, channel, .. } = self.subject;
        let asked = [channel.map(|_| "channel"), guild.or(channel).map(|_| "guild"), Some("permissions")];
        for check in asked.into_iter().flatten() {
            if !self.findings.iter().any(|finding| finding.check == check) {
                self.findings.push(network::skipped(check));
            }
        }
        self.done();
    }

    fn user(&mut self, answer: &Answer) {
        self.bot = place::user(&answer.body).filter(|_| answer.outcome.is_ok());
        match (self.bot, self.subject.channel) {
            (None, _) => self.place_unknown(),
            (Some(_), Some(channel)) => self.get(Step::Channel, format!("/channels/{channel}")),
            (Some(_), None) => self.look_at_guild(),
        }
    }

    fn channel(&mut self, answer: &Answer) {
        let Some(channel) = self.subject.channel else { return self.done() };
        self.findings.push(place::channel(channel, self.subject.guild, answer));
        self.channel = Channel::read(&answer.body).filter(|_| answer.outcome.is_ok());
        match &self.channel {
            Some(Channel { thread_of: Some(parent), .. }) => {
                let path = format!("/channels/{parent}");
                self.get(Step::Parent, path);
            }
            _ => self.look_at_guild(),
        }
    }

    fn parent(&mut self, answer: &Answer) {
        let parent = Channel::read(&answer.body).filter(|_| answer.outcome.is_ok());
        match (&mut self.channel, parent) {
            (Some(thread), Some(parent)) => {
                thread.overwrites = parent.overwrites;
                self.look_at_guild();
            }
            _ => self.place_unknown(),
        }
    }

    fn look_at_guild(&mut self) {
        let of_channel = self.channel.as_ref().and_then(|channel| channel.guild);
        match self.subject.guild.or(of_channel) {
            Some(guild) => self.get(Step::Guild, format!("/guilds/{guild}")),
            None if self.channel.is_some() => {
                let text = "The channel is in no guild, and has no permissions.";
                self.findings.push(Finding::skipped("permissions", text));
                self.done();
            }
            None => self.place_unknown(),
        }
    }

    fn guild(&mut self, answer: Answer) {
        let of_channel = self.channel.as_ref().and_then(|channel| channel.guild);
        let Some(guild) = self.subject.guild.or(of_channel) else { return self.done() };
        self.findings.push(place::guild(guild, self.application, &answer));
        match self.bot {
            Some(bot) if answer.outcome.is_ok() => {
                self.guild_body = answer.body;
                self.get(Step::Member, format!("/guilds/{guild}/members/{bot}"));
            }
            _ => self.place_unknown(),
        }
    }

    fn member(&mut self, answer: &Answer) {
        let sees_channel = self.subject.channel.is_none() || self.channel.is_some();
        let access = self.bot.and_then(|bot| place::access(bot, &self.guild_body, &answer.body, answer.now));
        match access.filter(|_| answer.outcome.is_ok() && sees_channel) {
            Some(access) => {
                self.findings.push(place::rights(&access, self.channel.as_ref()));
                self.done();
            }
            None => self.place_unknown(),
        }
    }

    fn done(&mut self) {
        self.step = Step::Done;
        self.outputs.push_back(Output::Done(std::mem::take(&mut self.findings)));
    }
}
