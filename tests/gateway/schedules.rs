//! Ten thousand random days: a scripted Discord that fails in every way it has, and what the host must see all the same.
//!
//! A schedule is made by its seed alone, and a failing one says which it was: `SEED=17 cargo test --test gateway schedules`
//! runs that one, and prints it.

use std::{
    collections::{BTreeSet, VecDeque},
    time::{Duration, Instant},
};

use tickcord::{
    gateway::{Command, Input, MemberRequest, Output, Payload, Presence, PresenceUpdate, Selection},
    model::{ConnectionState, Intents, Snowflake, Status},
};

use super::bench::{Bench, INTENTS};
use super::discord::{Discord, Random, Reply};

const SCHEDULES: u64 = 10_000;
/// One of them Discord may refuse.
const PRIVILEGED: Intents = Intents(INTENTS.0 | Intents::MESSAGE_CONTENT.0);
const STEPS: usize = 60;

/// How long it may take, with nothing going wrong any more, until all is well.
const RECOVERY: Duration = Duration::from_hours(1);

/// What Discord accepts on one connection, and of presences.
const SENDS: (usize, Duration) = (120, Duration::from_secs(60));
const PRESENCES: (usize, Duration) = (5, Duration::from_secs(20));

#[test]
fn every_event_arrives_once_or_is_reported_lost_and_every_command_has_one_result() {
    if let Ok(seed) = std::env::var("SEED") {
        return Day::new(seed.parse().expect("a number"), true).run();
    }
    for seed in 0..SCHEDULES {
        let day = std::panic::catch_unwind(|| Day::new(seed, false).run());
        if let Err(panic) = day {
            eprintln!("the schedule was made by SEED={seed}");
            std::panic::resume_unwind(panic);
        }
    }
}

/// A host's and Discord's ends of one shard.
struct Day {
    bench: Bench,
    discord: Discord,
    random: Random,
    /// On their way to the shard.
    replies: VecDeque<Reply>,
    state: ConnectionState,
    /// What the host knows of the session: its id, and the newest sequence number.
    session: Option<(String, u64)>,
    /// Commands that the host gave, and those that have their result.
    submitted: u64,
    /// Events that were skipped, and how many of them the host was told of.
    skipped: u64,
    reported: u64,
    completed: BTreeSet<u64>,
    /// When something was sent on this connection.
    sends: Vec<Instant>,
    presences: Vec<Instant>,
    aloud: bool,
}

impl Day {
    fn new(seed: u64, aloud: bool) -> Self {
        let mut day = Self {
            bench: Bench::with(|config| {
                config.seed = seed;
                config.intents = PRIVILEGED;
                config.degrade_intents = seed.is_multiple_of(2);
            }),
            discord: Discord::default(),
            random: Random(seed),
            replies: VecDeque::new(),
            state: ConnectionState::Disconnected,
            session: None,
            submitted: 0,
            skipped: 0,
            reported: 0,
            completed: BTreeSet::new(),
            sends: Vec::new(),
            presences: Vec::new(),
            aloud,
        };
        day.give(Input::Connect);
        day
    }

    fn run(mut self) {
        for _ in 0..STEPS {
            self.step();
        }
        self.recover();
    }

    fn step(&mut self) {
        match self.random.below(18) {
            0..=4 => {
                let moments = self.random.below(60_000);
                self.pass(Duration::from_millis(moments));
            }
            5..=9 => {
                for _ in 0..=self.random.below(3) {
                    let reply = self.discord.publish();
                    self.reply(reply);
                }
            }
            10 => self.host(),
            11..=12 => {
                // At times a flood.
                let count = if self.random.below(8) == 0 { 60 } else { self.random.below(4) };
                (0..count).for_each(|_| self.command());
            }
            _ => {
                let fault = self.discord.fault(&mut self.random);
                self.reply(fault);
            }
        }
    }

    /// What a host may do at any time.
    fn host(&mut self) {
        match self.random.below(6) {
            0 => {
                self.say("the host disconnects");
                self.session = None;
                self.give(Input::Disconnect { keep_session: false });
            }
            1 => {
                self.say("the host disconnects for now");
                self.give(Input::Disconnect { keep_session: true });
            }
            2 => {
                let intents =
                    [INTENTS, Intents(1), PRIVILEGED][usize::try_from(self.random.below(3)).expect("small")];
                self.say("the host sets intents");
                self.give(Input::SetIntents(intents));
            }
            _ => self.give(Input::Connect),
        }
    }

    /// A host gives commands at any time.
    fn command(&mut self) {
        self.submitted += 1;
        let request = self.submitted;
        let command = match self.random.below(4) {
            0 => {
                let update = PresenceUpdate {
                    status: Status::Online,
                    activities: Vec::new(),
                    since: Some(request),
                    afk: false,
                };
                Presence::new(&update).expect("a good presence").command()
            }
            // The parts are events, which are counted like all others.
            1 => MemberRequest {
                guild: Snowflake(7),
                selection: Selection::Query { query: "", limit: 0 },
                presences: false,
                nonce: None,
                chunked: true,
            }
            .command(request)
            .expect("a good request"),
            _ => Command::raw(99, "{}").expect("a good payload"),
        };
        self.say("the host gives a command");
        let outputs = self.bench.submit(command);
        self.act(outputs);
        self.reply(Vec::new());
    }

    /// Nothing goes wrong any more: all that Discord has must arrive.
    fn recover(mut self) {
        self.say("all is well from here on");
        let replies = self.discord.heal();
        self.reply(replies);
        self.give(Input::Connect);
        let end = self.bench.now + RECOVERY;
        while self.bench.now < end {
            self.pass(Duration::from_secs(60));
            if self.state == ConnectionState::Failed {
                self.give(Input::Connect);
            }
        }
        assert_eq!(self.state, ConnectionState::Ready);
        let reply = self.discord.publish();
        self.reply(reply);
        self.pass(Duration::from_secs(10));
        assert_eq!(self.reported, self.skipped, "what never came was reported");
        let (id, sequence) = self.session.expect("a session");
        assert_eq!(Some(sequence), self.discord.newest(&id), "all events have arrived");
        assert_eq!(self.completed.len() as u64, self.submitted, "all commands have their result");
    }

    /// Moves the clock, and stops at each deadline on the way: both ends may then have something to say.
    fn pass(&mut self, time: Duration) {
        let until = self.bench.now + time;
        while let Some(next) = self.bench.shard.poll_timeout().filter(|next| *next <= until) {
            self.bench.now = self.bench.now.max(next);
            self.give(Input::Timeout);
        }
        self.bench.now = until;
    }

    fn reply(&mut self, replies: Vec<Reply>) {
        self.replies.extend(replies);
        while let Some(reply) = self.replies.pop_front() {
            if self.aloud {
                println!("{reply:?}");
            }
            let outputs = match reply {
                Reply::Opened => self.bench.opened(),
                Reply::Text(text) => self.bench.text(&text),
                Reply::Closed(code) => self.bench.close(code),
                Reply::Fetched => self.bench.fetched(1000),
                Reply::FetchFailed => self.bench.fetch_failed(),
                Reply::Application(flags) => self.bench.application(flags),
            };
            self.act(outputs);
        }
    }

    /// Gives an input, and all that Discord answers to what comes of it.
    fn give(&mut self, input: Input<'_>) {
        let outputs = self.bench.give(input);
        self.act(outputs);
        self.reply(Vec::new());
    }

    fn act(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            if self.aloud {
                println!("  {:?} {output:?}", self.bench.now - self.bench.start);
            }
            let replies = match output {
                Output::Fetch => self.discord.fetch(&mut self.random),
                Output::FetchApplication => self.discord.fetch_application(&mut self.random),
                Output::Open(_) => {
                    self.sends.clear();
                    self.forget_connection();
                    self.discord.open(&mut self.random)
                }
                Output::Send(Payload(text)) => {
                    let now = self.bench.now;
                    limit(&mut self.sends, now, SENDS);
                    if text.starts_with(r#"{"op":3,"#) {
                        limit(&mut self.presences, now, PRESENCES);
                    }
                    self.discord.receive(&text, &mut self.random)
                }
                Output::Completed(result) => {
                    assert!(self.completed.insert(result.request), "one result for a command");
                    Vec::new()
                }
                Output::Close(code) => {
                    self.forget_connection();
                    self.discord.closed(code);
                    Vec::new()
                }
                Output::State(change) => {
                    self.state = change.state;
                    if change.state == ConnectionState::Failed {
                        // The failure is the report.
                        self.session = None;
                    }
                    Vec::new()
                }
                Output::SessionEnded(_) => {
                    self.session = None;
                    Vec::new()
                }
                Output::Dispatch(dispatch) => {
                    let name = dispatch.envelope.name(&dispatch.payload).expect("a name").into_owned();
                    let sequence = dispatch.envelope.s.expect("a number");
                    self.delivered(&name, sequence, &dispatch.payload);
                    Vec::new()
                }
                Output::IntentsDegraded(_) => Vec::new(),
                Output::Warning(warning) => {
                    self.reported += warning.missed;
                    Vec::new()
                }
            };
            self.replies.extend(replies);
        }
    }

    /// What was on its way dies with the connection.
    fn forget_connection(&mut self) {
        let survives =
            |reply: &Reply| matches!(reply, Reply::Fetched | Reply::FetchFailed | Reply::Application(_));
        self.replies.retain(survives);
    }

    fn delivered(&mut self, name: &str, sequence: u64, payload: &str) {
        if name == "READY" {
            assert_eq!(self.session, None, "a new session, and the old one was not reported ended");
            let payload: serde_json::Value = serde_json::from_str(payload).expect("valid");
            let id = payload["d"]["session_id"].as_str().expect("an id").to_owned();
            self.session = Some((id, sequence));
            return;
        }
        let (_, newest) = self.session.as_mut().expect("an event belongs to a session");
        if name != "RESUMED" {
            assert!(sequence > *newest, "each event once and in order");
        }
        self.skipped += sequence.saturating_sub(*newest + 1);
        *newest = sequence;
    }

    fn say(&self, words: &str) {
        if self.aloud {
            println!("{words}");
        }
    }
}

/// Something is sent, and no more than that many in that time.
fn limit(sent: &mut Vec<Instant>, now: Instant, (count, time): (usize, Duration)) {
    sent.push(now);
    let recent = sent.iter().filter(|at| now - **at < time).count();
    assert!(recent <= count, "{recent} in {time:?}");
}
