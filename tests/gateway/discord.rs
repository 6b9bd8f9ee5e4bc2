//! A scripted Discord: sessions and their events on one side, one connection at a time on the other.

use tickcord::model::CloseCode;

/// Knuth's MMIX generator.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }
}

/// What the shard is to be told.
#[derive(Debug)]
pub(crate) enum Reply {
    Opened,
    Text(String),
    Closed(Option<u16>),
    Fetched,
    FetchFailed,
    /// The application's flags, if they can be had.
    Application(Option<u64>),
}

#[derive(Default)]
pub(crate) struct Discord {
    sessions: Vec<Session>,
    link: Link,
    /// Nothing goes wrong any more.
    healed: bool,
    /// A fetch or an attempt to connect that has no answer yet.
    unanswered: Option<Unanswered>,
}

struct Session {
    /// The sequence number of its newest event.
    newest: u64,
    known: bool,
}

enum Unanswered {
    Fetch,
    Application,
    Open,
}

#[derive(Default)]
enum Link {
    #[default]
    None,
    Open {
        session: Option<usize>,
        /// It has stopped to answer, and does not say so.
        dead: bool,
    },
}

impl Discord {
    /// The newest sequence number of a session.
    pub(crate) fn newest(&self, id: &str) -> Option<u64> {
        let index: usize = id.strip_prefix("session-")?.parse().ok()?;
        self.sessions.get(index).map(|session| session.newest)
    }

    /// Nothing goes wrong any more; what hangs is cut off.
    pub(crate) fn heal(&mut self) -> Vec<Reply> {
        self.healed = true;
        let mut replies = self.answer();
        if let Link::Open { dead: true, .. } = self.link {
            self.link = Link::None;
            replies.push(Reply::Closed(None));
        }
        replies
    }

    pub(crate) fn fetch(&mut self, random: &mut Random) -> Vec<Reply> {
        if self.healed {
            return vec![Reply::Fetched];
        }
        match random.below(8) {
            0 => vec![Reply::FetchFailed],
            1 => {
                self.unanswered = Some(Unanswered::Fetch);
                Vec::new()
            }
            _ => vec![Reply::Fetched],
        }
    }

    pub(crate) fn fetch_application(&mut self, random: &mut Random) -> Vec<Reply> {
        match random.below(4) {
            0 => vec![Reply::Application(None)],
            1 if !self.healed => {
                self.unanswered = Some(Unanswered::Application);
                Vec::new()
            }
            2 => vec![Reply::Application(Some(0))],
            _ => vec![Reply::Application(Some(MAY_READ_CONTENT))],
        }
    }

    pub(crate) fn open(&mut self, random: &mut Random) -> Vec<Reply> {
        self.unanswered = None;
        self.link = Link::None;
        if self.healed {
            return self.accept(random);
        }
        match random.below(8) {
            0 => vec![Reply::Closed(None)],
            1 => {
                self.unanswered = Some(Unanswered::Open);
                Vec::new()
            }
            _ => self.accept(random),
        }
    }

    fn accept(&mut self, random: &mut Random) -> Vec<Reply> {
        let dead = !self.healed && random.one_in(10);
        self.link = Link::Open { session: None, dead };
        let mut replies = vec![Reply::Opened];
        if !dead {
            replies.push(Reply::Text(HELLO.to_owned()));
        }
        replies
    }

    /// The shard has closed the connection.
    pub(crate) fn closed(&mut self, code: CloseCode) {
        if let Link::Open { session: Some(session), .. } = self.link
            && matches!(code.0, 1000 | 1001)
        {
            self.sessions[session].known = false;
        }
        self.link = Link::None;
        self.unanswered = None;
    }

    /// The shard sends.
    pub(crate) fn receive(&mut self, text: &str, random: &mut Random) -> Vec<Reply> {
        let payload: serde_json::Value = serde_json::from_str(text).expect("valid");
        let Link::Open { session, dead: false } = &mut self.link else { return Vec::new() };
        match payload["op"].as_u64() {
            Some(1) => vec![Reply::Text(r#"{"t":null,"s":null,"op":11,"d":null}"#.to_owned())],
            Some(2) if !self.healed && random.one_in(8) => vec![invalid_session(false)],
            Some(2) => {
                assert_eq!(*session, None, "one login for a connection");
                let index = self.sessions.len();
                *session = Some(index);
                self.sessions.push(Session { newest: 1, known: true });
                vec![event(
                    "READY",
                    1,
                    &format!(
                        r#"{{"session_id":"session-{index}","resume_gateway_url":"wss://resume.test"}}"#
                    ),
                )]
            }
            Some(6) => {
                assert_eq!(*session, None, "one login for a connection");
                let id = payload["d"]["session_id"].as_str().expect("an id");
                let index: usize = id["session-".len()..].parse().expect("ours");
                let from = payload["d"]["seq"].as_u64().expect("a number");
                let found = &mut self.sessions[index];
                assert!(from <= found.newest, "a number that was never sent");
                if !found.known {
                    return vec![invalid_session(false)];
                }
                *session = Some(index);
                // Some come a second time.
                let again = if self.healed { 0 } else { random.below(3).min(from - 1) };
                let mut replies: Vec<Reply> = (from + 1 - again..=found.newest)
                    .map(|sequence| event("EVENT", sequence, "{}"))
                    .collect();
                found.newest += 1;
                replies.push(event("RESUMED", found.newest, "{}"));
                replies
            }
            Some(8) => {
                let Some(session) = *session else { panic!("a command before the login") };
                let nonce = payload["d"]["nonce"].as_str().expect("a nonce");
                let session = &mut self.sessions[session];
                let mut dispatch = |name, data: String| {
                    session.newest += 1;
                    event(name, session.newest, &data)
                };
                let chunk = |index, count| {
                    format!(
                        r#"{{"guild_id":"7","members":[],"chunk_index":{index},"chunk_count":{count},"nonce":"{nonce}"}}"#
                    )
                };
                match random.below(if self.healed { 2 } else { 5 }) {
                    0 => vec![dispatch("GUILD_MEMBERS_CHUNK", chunk(0, 1))],
                    1 => (0..3).map(|index| dispatch("GUILD_MEMBERS_CHUNK", chunk(index, 3))).collect(),
                    2 => vec![dispatch("GUILD_MEMBERS_CHUNK", chunk(0, 2))],
                    3 => {
                        let wait = random.below(300);
                        let meta = format!(r#"{{"guild_id":"7","nonce":"{nonce}"}}"#);
                        vec![dispatch(
                            "RATE_LIMITED",
                            format!(r#"{{"opcode":8,"retry_after":{wait}.5,"meta":{meta}}}"#),
                        )]
                    }
                    _ => Vec::new(),
                }
            }
            Some(3 | 99) => {
                assert!(session.is_some(), "a command before the login");
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Something happens in a guild: every session has the event, and the one that is connected is sent it.
    pub(crate) fn publish(&mut self) -> Vec<Reply> {
        for session in self.sessions.iter_mut().filter(|session| session.known) {
            session.newest += 1;
        }
        match self.link {
            Link::Open { session: Some(session), dead: false } if self.sessions[session].known => {
                vec![event("EVENT", self.sessions[session].newest, "{}")]
            }
            _ => Vec::new(),
        }
    }

    /// Something goes wrong.
    pub(crate) fn fault(&mut self, random: &mut Random) -> Vec<Reply> {
        if self.unanswered.is_some() {
            return if random.one_in(2) { self.answer() } else { self.give_up() };
        }
        let Link::Open { session, dead } = &mut self.link else { return Vec::new() };
        let session = *session;
        match random.below(13) {
            0 => *dead = true,
            // Events that it never sends, unless the next thing that happens is a resume.
            12 => {
                if let Some(session) = session {
                    self.sessions[session].newest += 1 + random.below(3);
                }
            }
            1..=2 => return self.close(None),
            3..=5 => {
                let codes = [1000, 1001, 1006, 1011, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009, 4999];
                let code = codes[usize::try_from(random.below(codes.len() as u64)).expect("small")];
                if let Some(session) = session
                    && matches!(code, 4003 | 4007 | 4009)
                {
                    self.sessions[session].known = false;
                }
                return self.close(Some(code));
            }
            6 => {
                let codes = [4004, 4010, 4011, 4012, 4013, 4014];
                let code = codes[usize::try_from(random.below(codes.len() as u64)).expect("small")];
                return self.close(Some(code));
            }
            7 => return vec![Reply::Text(r#"{"t":null,"s":null,"op":7,"d":null}"#.to_owned())],
            8 => return vec![invalid_session(true)],
            9 => {
                if let Some(session) = session {
                    self.sessions[session].known = false;
                }
                return vec![invalid_session(false)];
            }
            // The session is over, and nobody says so.
            10 => {
                if let Some(session) = session {
                    self.sessions[session].known = false;
                }
                return self.close(None);
            }
            _ => {
                let nonsense = [
                    "",
                    "{",
                    "[]",
                    "null",
                    r#"{"d":1}"#,
                    r#"{"op":"0"}"#,
                    r#"{"op":99,"d":{}}"#,
                    r#"{"op":10,"d":{"heartbeat_interval":0}}"#,
                    r#"{"op":10,"d":null}"#,
                    r#"{"op":0,"t":7,"s":"x","d":{}}"#,
                    r#"{"op":9,"d":"perhaps"}"#,
                ];
                let index = usize::try_from(random.below(nonsense.len() as u64)).expect("small");
                return vec![Reply::Text(nonsense[index].to_owned())];
            }
        }
        Vec::new()
    }

    fn close(&mut self, code: Option<u16>) -> Vec<Reply> {
        self.link = Link::None;
        vec![Reply::Closed(code)]
    }

    /// What was kept waiting gets its answer.
    fn answer(&mut self) -> Vec<Reply> {
        match self.unanswered.take() {
            Some(Unanswered::Fetch) => vec![Reply::Fetched],
            Some(Unanswered::Application) => vec![Reply::Application(Some(0))],
            Some(Unanswered::Open) => {
                self.link = Link::Open { session: None, dead: false };
                vec![Reply::Opened, Reply::Text(HELLO.to_owned())]
            }
            None => Vec::new(),
        }
    }

    fn give_up(&mut self) -> Vec<Reply> {
        match self.unanswered.take() {
            Some(Unanswered::Fetch) => vec![Reply::FetchFailed],
            Some(Unanswered::Application) => vec![Reply::Application(None)],
            Some(Unanswered::Open) => vec![Reply::Closed(None)],
            None => Vec::new(),
        }
    }
}

/// The flag that grants `MESSAGE_CONTENT`.
const MAY_READ_CONTENT: u64 = 1 << 19;

const HELLO: &str = r#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}"#;

fn event(name: &str, sequence: u64, data: &str) -> Reply {
    Reply::Text(format!(r#"{{"t":"{name}","s":{sequence},"op":0,"d":{data}}}"#))
}

fn invalid_session(resumable: bool) -> Reply {
    Reply::Text(format!(r#"{{"t":null,"s":null,"op":9,"d":{resumable}}}"#))
}
