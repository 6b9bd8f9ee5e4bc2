//! How the service can be made to misbehave, and what of that is still to come.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// One misbehaviour. What concerns "every connection" means gateway connections that are open now, except where the
/// text says otherwise. In JSON the name is in `fault`, in snake case: `{"fault":"close","code":4000}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// Ends the TCP connection of every connection: no close frame, no TLS goodbye.
    Cut,
    /// Writes half of a frame to every connection, then resets it (RST).
    Reset,
    /// Closes every connection with this code. 4003, 4004, 4007 and 4009 to 4014 also end the session.
    Close {
        /// Close code.
        code: u16,
        /// Reason text, at most 123 bytes.
        #[serde(default)]
        reason: String,
    },
    /// Sends op 7 to every connection. The sandbox leaves closing to the client.
    Reconnect,
    /// Sends op 9 to every connection that has a session. Without `resumable` the session is gone.
    InvalidSession {
        /// The `d` of op 9.
        resumable: bool,
    },
    /// Sends op 1 to every connection: the client must beat at once.
    RequestHeartbeat,
    /// Every connection that is open now stays open, is read, and hears nothing any more.
    Silence,
    /// Sends these bytes on every connection, below the WebSocket framing.
    Raw {
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// Holds everything the gateway sends, and every HTTP answer, back for so long; 0 ends it.
    Delay {
        /// Milliseconds.
        ms: u64,
    },
    /// Writes in pieces of so many bytes, each a TLS record and a TCP write of its own, on every connection now and
    /// later, HTTP included; 0 ends it. Some WebSocket clients take an upgrade answer in very small pieces for an
    /// attack, so connect before asking for those.
    Split {
        /// Bytes per piece.
        bytes: usize,
        /// Pause between two pieces in milliseconds.
        #[serde(default)]
        pause_ms: u64,
    },
    /// Sends every gateway message in WebSocket fragments of so many bytes, now and later; 0 ends it.
    Fragment {
        /// Bytes per fragment.
        bytes: usize,
    },
    /// Turns the next connections away.
    Refuse {
        /// How many.
        #[serde(default = "one")]
        count: u32,
        /// In which way.
        #[serde(flatten)]
        how: Refusal,
    },
    /// Answers the next HTTP API requests in another way.
    Rest {
        /// How many requests.
        #[serde(default = "one")]
        count: u32,
        /// Only requests of which `METHOD /path` contains this; all if absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<String>,
        /// The answer.
        #[serde(flatten)]
        answer: RestFault,
    },
    /// Gives a route or a shared bucket a rate limit of its own, even where there are none otherwise. All windows
    /// begin anew.
    Limit {
        /// `POST /channels/{channel_id}/messages`, or the name of a shared bucket.
        route: String,
        /// How many requests are allowed.
        requests: u32,
        /// In how many milliseconds.
        window_ms: u64,
    },
    /// For all interactions until now the 3 seconds and the 15 minutes are over.
    ExpireInteractions,
    /// Takes these privileged intents away from the application (the next identify that asks for one gets 4014).
    WithholdIntents {
        /// Intent bits.
        intents: u64,
    },
    /// From now on the token is wrong: 4004 and HTTP 401.
    RevokeToken,
    /// Forgets every session that has no connection now: resuming one gets op 9 false.
    ForgetSessions,
    /// Ends everything that lasts: delay, split, fragment, refusals and HTTP answers still to come, limits, withheld
    /// intents, a revoked token.
    Clear,
}

/// How a connection is turned away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Refusal {
    /// Any TCP connection, HTTP included: closed as soon as it is accepted.
    Tcp,
    /// Any TCP connection, HTTP included: reset as soon as it is accepted.
    Reset,
    /// Any TCP connection, HTTP included: kept open, but TLS never answers.
    NoTls,
    /// A gateway upgrade: HTTP 403.
    Forbidden,
    /// A gateway upgrade: HTTP 301 to this address.
    Redirect {
        /// The `Location`.
        location: String,
    },
    /// A gateway upgrade: HTTP 200 with an HTML page.
    Html,
    /// A gateway upgrade: HTTP 429 with `Retry-After: 1`.
    TooManyRequests,
    /// A gateway upgrade: accepted, but HELLO never comes.
    NoHello,
    /// A gateway upgrade: accepted, with op 7 in place of HELLO.
    Reconnect,
}

impl Refusal {
    fn before_tls(&self) -> bool {
        matches!(self, Self::Tcp | Self::Reset | Self::NoTls)
    }
}

/// Another answer to an HTTP API request. Except for `slow`, `reset_after` and a `raw` one that says so, the request has no
/// effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum RestFault {
    /// This status with this body.
    Status {
        /// HTTP status.
        status: u16,
        /// Body text.
        #[serde(default)]
        body: String,
        /// Its `Content-Type`.
        #[serde(default = "json")]
        content_type: String,
    },
    /// 429 as Discord sends it.
    RateLimited {
        /// Seconds.
        retry_after: f64,
        /// The whole bot, not only this route.
        #[serde(default)]
        global: bool,
        /// `X-RateLimit-Scope`: `user` or `shared` (`global` when `global` is set).
        #[serde(default = "user")]
        scope: String,
    },
    /// 429 with an HTML page, as Cloudflare answers an address it has banned (error 1015).
    Cloudflare,
    /// 403 with an HTML page, as Cloudflare turns away what it takes for an attack.
    CloudflareBlocked,
    /// The request is processed, and the answer held back.
    Slow {
        /// Milliseconds.
        ms: u64,
    },
    /// The connection is reset and the request not processed.
    ResetBefore,
    /// The request is processed, then the connection is reset in place of the answer.
    ResetAfter,
    /// No answer at all until the client gives up.
    NoAnswer,
    /// The head of the request is read, and none of its body. The request has no effect.
    Unread {
        /// Open: the upload stalls. The others: the connection ends in the middle of it.
        after: After,
    },
    /// These bytes in place of an HTTP answer. Nothing more leaves on this connection.
    Raw {
        /// The bytes: status line, headers and body, or whatever.
        answer_bytes: Vec<u8>,
        /// What follows them.
        after: After,
        /// Whether the request is processed all the same.
        #[serde(default)]
        processed: bool,
    },
}

/// What becomes of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum After {
    /// It stays open, and silent.
    Open,
    /// It is closed in good order (TLS's goodbye, FIN).
    Close,
    /// It is reset (RST).
    Reset,
}

fn one() -> u32 {
    1
}

fn json() -> String {
    String::from("application/json")
}

fn user() -> String {
    String::from("user")
}

/// More than anyone needs; keeps a mistaken count from mattering.
const MAX_PENDING: usize = 1000;

/// Faults that wait for their connection or request.
#[derive(Debug, Default)]
pub(crate) struct PendingFaults {
    refusals: VecDeque<(u32, Refusal)>,
    answers: VecDeque<(u32, Option<String>, RestFault)>,
}

impl PendingFaults {
    pub(crate) fn refuse(&mut self, count: u32, how: Refusal) {
        if self.refusals.len() < MAX_PENDING {
            self.refusals.push_back((count, how));
        }
    }

    pub(crate) fn answer(&mut self, count: u32, path: Option<String>, answer: RestFault) {
        if self.answers.len() < MAX_PENDING {
            self.answers.push_back((count, path, answer));
        }
    }

    /// The refusal of a TCP connection that was just accepted.
    pub(crate) fn next_tcp_refusal(&mut self) -> Option<Refusal> {
        self.next_refusal(true)
    }

    /// The refusal of a gateway upgrade.
    pub(crate) fn next_upgrade_refusal(&mut self) -> Option<Refusal> {
        self.next_refusal(false)
    }

    fn next_refusal(&mut self, before_tls: bool) -> Option<Refusal> {
        self.refusals.retain(|(left, _)| *left > 0);
        let (left, how) = self.refusals.iter_mut().find(|(_, how)| how.before_tls() == before_tls)?;
        *left -= 1;
        Some(how.clone())
    }

    /// What to answer to this request, `METHOD /path`, in place of the truth.
    pub(crate) fn next_answer(&mut self, request: &str) -> Option<RestFault> {
        self.answers.retain(|(left, _, _)| *left > 0);
        let (left, _, answer) = self
            .answers
            .iter_mut()
            .find(|(_, part, _)| part.as_ref().is_none_or(|part| request.contains(part.as_str())))?;
        *left -= 1;
        Some(answer.clone())
    }
}
