//! The gateway's machine as a whole: what a host wants, what a server says and the clock, in any order. It checks what
//! [`Shard`] promises, whatever happens to it.

use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};

use tickcord::base::{Failure, ResultCode, Token};
use tickcord::encoding::json::Envelope;
use tickcord::gateway::{
    Activity, Application, Command, Compression, Config, GatewayInfo, Input, MemberRequest, Output, Payload,
    Presence, PresenceUpdate, Selection, SessionStartLimit, Shard,
};
use tickcord::model::{ActivityType, ConnectionState, Intents, Snowflake, Status};

use super::choices::Choices;

const TOKEN: &str = "token-that-nothing-may-print";

/// What a server may be sent in a minute, and what an Identify or a Resume may need beyond a command's 4096 bytes.
const WINDOW: Duration = Duration::from_mins(1);
const MOST_IN_WINDOW: usize = 120;
const MOST_BYTES: usize = 4096;

/// Between two logins.
const IDENTIFY_INTERVAL: Duration = Duration::from_secs(5);

pub fn run(input: &[u8]) {
    let mut choices = Choices::new(input);
    let mut host = Host::new(choices.byte());
    while !choices.is_empty() {
        host.step(&mut choices);
    }
    host.end();
}

struct Host {
    shard: Shard,
    now: Instant,
    /// Whether there is a connection on which may be sent.
    open: bool,
    logins: usize,
    last_identify: Option<Instant>,
    sent: VecDeque<Instant>,
    /// Of the events that were passed on in this session.
    newest: Option<u64>,
    submitted: u64,
    unfinished: HashSet<u64>,
}

impl Host {
    fn new(seed: u8) -> Self {
        let config = Config {
            token: Token::new(TOKEN).expect("a good token"),
            intents: Intents(1),
            gateway_url: None,
            degrade_intents: seed % 2 == 1,
            shard: [0, 1],
            compression: if seed % 4 < 2 { Compression::None } else { Compression::ZlibStream },
            presence: None,
            seed: seed.into(),
        };
        Self {
            shard: Shard::new(config),
            now: Instant::now(),
            open: false,
            logins: 0,
            last_identify: None,
            sent: VecDeque::new(),
            newest: None,
            submitted: 0,
            unfinished: HashSet::new(),
        }
    }

    fn step(&mut self, choices: &mut Choices<'_>) {
        match choices.below(17) {
            16 => {
                let granted = Ok(Application { flags: u64::from(choices.u16()) << 10 });
                let failed = Err(Failure::new(ResultCode::HttpServerError, "HTTP 502"));
                self.give(Input::ApplicationFetched(if choices.below(4) == 0 { failed } else { granted }));
            }
            0 => self.give(Input::Connect),
            1 => self.give(Input::Disconnect { keep_session: choices.below(2) == 0 }),
            2 => self.give(Input::SetIntents(Intents(choices.u16().into()))),
            3 | 4 => self.submit(choices),
            5 => self.fetched(choices),
            6 => {
                self.open = true;
                self.give(Input::Opened);
            }
            7 => {
                let code = [None, Some(1000), Some(4000 + u16::from(choices.byte()))];
                self.open = false;
                self.give(Input::Closed {
                    code: code[usize::from(choices.below(3))],
                    failure: Failure::new(ResultCode::ConnectionLost, "It was closed."),
                });
            }
            8 | 9 => self.pass(Duration::from_millis(choices.u16().into())),
            10 => self.pass(Duration::from_secs(choices.u16().into())),
            11 if choices.below(2) == 0 => self.give(Input::Binary(choices.run())),
            11 => {
                let text = String::from_utf8_lossy(choices.run()).into_owned();
                self.give(Input::Text(text.into()));
            }
            _ => {
                let text = payload(choices);
                self.give(Input::Text(text.into()));
            }
        }
    }

    fn submit(&mut self, choices: &mut Choices<'_>) {
        self.submitted += 1;
        let request = self.submitted;
        let id = Snowflake(choices.byte().into());
        let text = String::from_utf8_lossy(choices.run()).into_owned();
        let command = match choices.below(5) {
            0 => Command::raw(choices.byte().into(), &text),
            1 => Command::voice_state(id, None, false, false),
            2 => Command::soundboard_sounds(&vec![id; choices.byte().into()]),
            3 => {
                let activity =
                    Activity { kind: ActivityType::Custom, name: None, state: Some(&text), url: None };
                let status = if id.0 < 128 { Status::Idle } else { Status::Online };
                let update = PresenceUpdate { status, activities: vec![activity], since: None, afk: false };
                Presence::new(&update).map(Presence::command)
            }
            _ => MemberRequest {
                guild: id,
                selection: Selection::Query { query: &text, limit: choices.below(3).into() },
                presences: false,
                nonce: (choices.below(2) == 0).then_some(text.as_str()),
                chunked: choices.below(2) == 0,
            }
            .command(request),
        };
        if let Ok(command) = command {
            self.unfinished.insert(request);
            self.give(Input::Submit { request, command });
        }
    }

    fn fetched(&mut self, choices: &mut Choices<'_>) {
        let answer = if choices.below(4) == 0 {
            Err(Failure::new(ResultCode::HttpServerError, "HTTP 502"))
        } else {
            let urls = ["wss://gateway.test", "ws://elsewhere.test", "ws://127.0.0.1:1", "nonsense"];
            Ok(GatewayInfo {
                url: urls[usize::from(choices.below(4))].to_owned(),
                session_start_limit: SessionStartLimit {
                    remaining: choices.byte().into(),
                    reset_after: choices.u16().into(),
                },
            })
        };
        self.give(Input::Fetched(answer));
    }

    /// Moves the clock; a deadline that has come must be dealt with.
    fn pass(&mut self, time: Duration) {
        let until = self.now + time;
        for _ in 0..1000 {
            let Some(next) = self.shard.poll_timeout().filter(|next| *next <= until) else { break };
            self.now = self.now.max(next);
            self.give(Input::Timeout);
            assert!(self.shard.poll_timeout().is_none_or(|later| later > next), "a deadline that stays");
        }
        self.now = until;
        self.give(Input::Timeout);
    }

    /// In the end everything has its result.
    fn end(mut self) {
        self.give(Input::Disconnect { keep_session: false });
        self.pass(Duration::from_hours(1));
        assert!(self.shard.poll_timeout().is_none(), "nothing to wait for");
        // A presence waits for the next login, however long.
        self.shard.abandon(&Failure::new(ResultCode::RequestCanceled, "It is over."));
        self.take_outputs();
        assert!(self.unfinished.is_empty(), "{:?} have no result", self.unfinished);
    }

    fn give(&mut self, input: Input<'_>) {
        self.shard.handle(self.now, input);
        self.take_outputs();
    }

    fn take_outputs(&mut self) {
        while let Some(output) = self.shard.poll_output() {
            assert!(!format!("{output:?}").contains(TOKEN), "the token is shown");
            self.judge(output);
        }
    }

    fn judge(&mut self, output: Output) {
        match output {
            Output::Send(Payload(text)) => self.sent(&text),
            Output::Open(url) => {
                assert!(url.tls() || url.is_loopback(), "{url} is not safe");
                self.disconnected();
            }
            Output::Close(_) => self.disconnected(),
            Output::Dispatch(dispatch) => {
                let name = dispatch.envelope.name(&dispatch.payload);
                let sequence = dispatch.envelope.s;
                if name.as_deref() == Some("READY") {
                    self.newest = sequence;
                } else if let Some(sequence) = sequence {
                    let later = self.newest.is_none_or(|newest| sequence > newest);
                    assert!(later || name.as_deref() == Some("RESUMED"), "event {sequence} again");
                    self.newest = self.newest.max(Some(sequence));
                }
            }
            Output::SessionEnded(_) => self.newest = None,
            Output::State(change)
                if matches!(change.state, ConnectionState::Failed | ConnectionState::Disconnected) =>
            {
                self.open = false;
            }
            Output::Completed(result) => {
                assert!(self.unfinished.remove(&result.request), "a second result of {}", result.request);
            }
            _ => {}
        }
    }

    fn disconnected(&mut self) {
        self.open = false;
        self.logins = 0;
        self.sent.clear();
    }

    fn sent(&mut self, text: &str) {
        assert!(self.open, "nobody is there to read it");
        // Whatever a host's own data holds is JSON, but perhaps no number that others can read.
        let opcode = Envelope::scan(text).expect("a payload").op;
        match opcode {
            2 | 6 => {
                self.logins += 1;
                assert_eq!(self.logins, 1, "one login for a connection");
                if opcode == 2 {
                    let early = self.last_identify.is_some_and(|last| self.now < last + IDENTIFY_INTERVAL);
                    assert!(!early, "two logins in five seconds");
                    self.last_identify = Some(self.now);
                }
            }
            _ => {
                assert!(text.len() <= MOST_BYTES, "{} bytes", text.len());
                assert!(opcode == 1 || self.logins == 1, "a command before the login");
            }
        }
        self.sent.push_back(self.now);
        while self.sent.pop_front_if(|sent| *sent + WINDOW <= self.now).is_some() {}
        assert!(self.sent.len() <= MOST_IN_WINDOW || opcode == 1, "more than Discord allows");
    }
}

/// Something that a gateway could say, with things in it that it should not.
fn payload(choices: &mut Choices<'_>) -> String {
    let sequence = match choices.below(4) {
        0 => "null".to_owned(),
        1 => choices.u16().to_string(),
        2 => u64::MAX.to_string(),
        _ => choices.byte().to_string(),
    };
    let number = choices.byte();
    match choices.below(12) {
        0 | 1 => format!(r#"{{"op":10,"d":{{"heartbeat_interval":{}}}}}"#, u32::from(number) * 500),
        2 => r#"{"op":11}"#.to_owned(),
        3 => r#"{"op":7,"d":null}"#.to_owned(),
        4 => format!(r#"{{"op":9,"d":{}}}"#, number < 128),
        5 => r#"{"op":1,"d":null}"#.to_owned(),
        6 | 7 => {
            let urls = ["wss://resume.test", "ws://elsewhere.test", "", "ws://[::1]:9"];
            let url = urls[usize::from(number % 4)];
            format!(
                r#"{{"op":0,"t":"READY","s":{sequence},"d":{{"session_id":"s","resume_gateway_url":"{url}"}}}}"#
            )
        }
        8 => format!(r#"{{"op":0,"t":"RESUMED","s":{sequence},"d":null}}"#),
        9 => {
            let nonce = if number < 128 { format!("tickcord-{number:x}") } else { String::new() };
            let (index, count) = (choices.below(4), choices.below(4));
            format!(
                r#"{{"op":0,"t":"GUILD_MEMBERS_CHUNK","s":{sequence},"d":{{"guild_id":"{number}","nonce":"{nonce}","chunk_index":{index},"chunk_count":{count},"members":[1],"not_found":["2"]}}}}"#
            )
        }
        10 => format!(
            r#"{{"op":0,"t":"RATE_LIMITED","s":{sequence},"d":{{"opcode":8,"retry_after":{number}.5,"meta":{{"guild_id":"{number}","nonce":"tickcord-{number:x}"}}}}}}"#
        ),
        _ => format!(r#"{{"op":0,"t":"E","s":{sequence},"d":{{"id":{number}}}}}"#),
    }
}
