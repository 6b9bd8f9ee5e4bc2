//! What can be chosen when a sandbox starts.

use std::time::Duration;

use crate::intents::PRIVILEGED_INTENTS;

/// How a sandbox is set up. Fill in what matters and take the rest from [`Options::default`].
#[derive(Clone, Debug)]
pub struct Options {
    /// Port of gateway and HTTP API on 127.0.0.1; 0 lets the system choose.
    pub port: u16,
    /// Port of the control interface on 127.0.0.1; 0 lets the system choose.
    pub control_port: u16,
    /// The host in the URLs of gateway and HTTP API. `localhost`, or a name of which only the bot's proxy knows that it
    /// leads here; the certificate is for that name as well.
    pub host: String,
    /// The token that is accepted, without the `Bot ` prefix.
    pub token: String,
    /// `heartbeat_interval` of HELLO. A client that does not beat for one and a half of it is closed.
    pub heartbeat_interval: Duration,
    /// Privileged intents that the application has been granted.
    pub granted_intents: u64,
    /// What the server certificate looks like.
    pub certificate: Certificate,
    /// Which TLS versions are offered.
    pub tls: TlsVersions,
    /// Limit per route and channel; `None` switches it off, headers included.
    pub rate_limit: Option<RateLimit>,
    /// Limit over all routes.
    pub global_rate_limit: Option<RateLimit>,
    /// How often the name or topic of one channel can change. Only the 429 tells of it.
    pub channel_change_limit: Option<RateLimit>,
    /// Answers 401, 403 and 429 (of no shared limit) after which Cloudflare blocks the client until the window ends.
    pub invalid_request_limit: Option<RateLimit>,
    /// What a client may send on one gateway connection.
    pub send_limit: RateLimit,
    /// Identifies that may start in one `identify_window`, per `shard_id % max_concurrency`; one more gets op 9.
    pub max_concurrency: u32,
    /// See `max_concurrency`; zero switches that check off.
    pub identify_window: Duration,
    /// Identifies in total. Later ones get op 9; `/gateway/bot` shows what is left.
    pub session_starts: u32,
    /// How long a session without a connection can be resumed.
    pub session_lifetime: Duration,
    /// Dispatches kept for a resume, per session.
    pub replay_events: usize,
    /// Members of the guild besides the named ones; they never speak.
    pub more_members: u32,
    /// Members in one `GUILD_MEMBERS_CHUNK`, from 1 to 1000.
    pub chunk_members: usize,
    /// All members may be asked for once in this time; more often gets `RATE_LIMITED`.
    pub all_members_window: Duration,
    /// Largest gateway payload a client may send, in bytes.
    pub max_payload_bytes: usize,
    /// Largest HTTP body, in bytes.
    pub max_request_bytes: usize,
    /// Largest file of a message, in bytes.
    pub max_file_bytes: usize,
    /// How long an interaction waits for its first answer.
    pub interaction_window: Duration,
    /// How long the token of an interaction is good.
    pub interaction_lifetime: Duration,
    /// How far the clock in the `Date` of HTTP answers is ahead, in seconds.
    pub clock_offset_s: i64,
    /// Journal entries that are kept.
    pub journal_entries: usize,
    /// When set, members say something in #general that often.
    pub chatter: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            control_port: 0,
            host: String::from("localhost"),
            token: String::from("sandbox.token.not-a-secret"),
            heartbeat_interval: Duration::from_millis(41_250),
            granted_intents: PRIVILEGED_INTENTS,
            certificate: Certificate::Good,
            tls: TlsVersions::Both,
            rate_limit: Some(RateLimit { requests: 5, window: Duration::from_secs(5) }),
            global_rate_limit: Some(RateLimit { requests: 50, window: Duration::from_secs(1) }),
            channel_change_limit: Some(RateLimit { requests: 2, window: Duration::from_mins(10) }),
            invalid_request_limit: Some(RateLimit { requests: 10_000, window: Duration::from_mins(10) }),
            send_limit: RateLimit { requests: 120, window: Duration::from_mins(1) },
            max_concurrency: 1,
            identify_window: Duration::from_secs(5),
            session_starts: 1000,
            session_lifetime: Duration::from_mins(3),
            replay_events: 1000,
            more_members: 0,
            chunk_members: 1000,
            all_members_window: Duration::from_secs(30),
            max_payload_bytes: 4096,
            max_request_bytes: 25 * 1024 * 1024,
            max_file_bytes: 10 * 1024 * 1024,
            interaction_window: Duration::from_secs(3),
            interaction_lifetime: Duration::from_mins(15),
            clock_offset_s: 0,
            journal_entries: 10_000,
            chatter: None,
        }
    }
}

/// So many requests in so much time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// How many are allowed.
    pub requests: u32,
    /// In what time.
    pub window: Duration,
}

/// What the server certificate looks like. It is signed by the sandbox's authority in every case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// For `localhost`, `127.0.0.1`, `::1` and [`Options::host`].
    Good,
    /// For `discord.invalid` only, which a client that checks host names refuses.
    WrongHost,
    /// For the right names, but it ended in the year 2001.
    Expired,
}

/// Which TLS versions are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsVersions {
    /// 1.2 and 1.3.
    Both,
    /// 1.2 only.
    Only12,
    /// 1.3 only.
    Only13,
}
