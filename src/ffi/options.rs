//! How a client is made.

use std::env;

use super::{
    TICKCORD_ABI_VERSION, TICKCORD_INTENTS_DEFAULT,
    boundary::boundary,
    calls::reserved,
    presence::{self, tickcord_presence},
    sized::{self, Sized},
    tickcord_result, tickcord_str,
};
use crate::{
    base::{Failure, Purpose, ResultCode, Token, Url},
    gateway::Compression,
    model::Intents,
    rest::{AutoDefer, DEFAULT_REQUESTS_PER_SECOND},
    runtime::Options,
    text::CodePage,
    transport::{Proxies, Roots},
};

/// Gateway payloads come uncompressed.
pub const TICKCORD_COMPRESSION_NONE: i32 = 0;

/// Discord compresses some gateway payloads, each on its own, which leaves about half of the bytes.
pub const TICKCORD_COMPRESSION_PAYLOAD: i32 = 1;

/// Discord compresses all gateway payloads as one stream, which leaves about a fifth of the bytes.
pub const TICKCORD_COMPRESSION_ZLIB_STREAM: i32 = 2;

/// Gateway payloads are JSON.
pub const TICKCORD_ENCODING_JSON: i32 = 0;

/// Interactions that are not answered in time are lost: the user sees that the application did not respond.
pub const TICKCORD_AUTO_DEFER_OFF: i32 = 0;

/// Interactions are deferred after 2 seconds, visibly to everyone.
pub const TICKCORD_AUTO_DEFER_PUBLIC: i32 = 1;

/// Interactions are deferred after 2 seconds, visibly to their user alone.
pub const TICKCORD_AUTO_DEFER_EPHEMERAL: i32 = 2;

/// Events that wait for the host at the most, if it sets nothing else.
const DEFAULT_QUEUE_CAPACITY: usize = 4096;

/// More could not be told from a mistake, and room for all of them is taken at once.
const MAX_QUEUE_CAPACITY: usize = 1 << 20;

/// Discord gives no bot nearly as much.
const MAX_REQUESTS_PER_SECOND: u32 = 10_000;

/// Discord's API.
const DEFAULT_API_URL: &str = "https://discord.com/api/v10";

/// What a client needs to know. Prepare it with `tickcord_client_options_init`, then set what differs: `token` or `webhooks_only` at least.
/// `_init` sets every string's `len` to `TICKCORD_NUL_TERMINATED`, so that of a C string only `ptr` need be set.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_client_options {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The bare bot token from the Bot page of Discord's developer portal, without "Bot " in front. Not given with `webhooks_only`.
    pub token: tickcord_str,
    /// Which events Discord sends: `TICKCORD_INTENT_...` bits. `_init` sets `TICKCORD_INTENTS_DEFAULT`.
    pub intents: u64,
    /// The API's base URL; not given: Discord's. Plain http:// is accepted to localhost, 127.0.0.1 and ::1 only.
    pub api_url: tickcord_str,
    /// The gateway's URL; not given: the API is asked for it. Plain ws:// as above.
    pub gateway_url: tickcord_str,
    /// The proxy to go through: "http://host:port" (CONNECT), or "socks5://host:port", which resolves the names of hosts
    /// itself. A login goes in front of the host as "user:password@", with special characters percent-encoded. "": none.
    /// Not given: what `tickcord_client_create` finds in the environment, as HTTPS_PROXY, https_proxy, ALL_PROXY or all_proxy
    /// (the first that is not empty), but for the hosts in NO_PROXY or no_proxy (names with their subdomains, addresses but
    /// no ranges, each with :port or without, separated by commas; or *). This machine itself is always reached directly.
    /// TLS goes through to Discord, so the proxy cannot read along.
    pub proxy_url: tickcord_str,
    /// Root certificates in PEM form to accept besides the built-in ones (Mozilla's list); not given: none.
    pub ca_pem: tickcord_str,
    /// What texts of messages are written in where they are not UTF-8: a name of the WHATWG Encoding Standard, such as
    /// "windows-1251"; not given: what is not UTF-8 is replaced by U+FFFD. Texts that are UTF-8 are sent as they are. For other
    /// texts there is `tickcord_text_decode`.
    pub text_encoding: tickcord_str,
    /// How the bot shows from its first login on, until `tickcord_client_update_presence`; NULL: online, with no activity.
    pub presence: *const tickcord_presence,
    /// How many messages and the like, typing and presence events included, wait for the host at the most: 1 to 1048576.
    /// `_init` sets 4096. They are limited to 64 MiB as well, and one event larger than that. When there is no room, the
    /// oldest typing and presence events go first, and an EVENTS_DROPPED event tells how many went.
    ///
    /// All else has room of its own. Interactions: never dropped up to 4096 that wait, or 32 MiB; beyond that the oldest
    /// go, which are too many to be answered. States, sessions, warnings and fatal errors: never dropped up to 256 that wait,
    /// or 16 MiB; beyond that the oldest go behind which one of the same kind waits. Results of requests: never dropped, as
    /// the head of this file says.
    pub queue_capacity: usize,
    /// Which shard this client is: 0.
    pub shard_id: u32,
    /// How many shards there are: 1. This version of the library does not know more.
    pub shard_count: u32,
    /// How Discord compresses what it sends: a `TICKCORD_COMPRESSION_...`; `_init` sets `TICKCORD_COMPRESSION_ZLIB_STREAM`.
    pub compression: i32,
    /// `TICKCORD_ENCODING_JSON`.
    pub encoding: i32,
    /// 1 to accept intents that this version of the library does not know, else 0.
    pub allow_undefined_intents: u32,
    /// 1 to go on without privileged intents that the bot was not granted, until `tickcord_client_set_intents` asks for
    /// them again; an INTENTS_DEGRADED event says which. 0 to stop with a FATAL event instead.
    pub degrade_intents: u32,
    /// Whether the library defers an interaction that was not answered for 2 seconds: a `TICKCORD_AUTO_DEFER_...`; `_init` sets
    /// `TICKCORD_AUTO_DEFER_OFF`. The answer that comes later takes the deferral's place.
    pub auto_defer: i32,
    /// HTTP requests that go out in a second at the most, up to 10000; answers to interactions do not count. `_init` sets 50, which
    /// is Discord's limit for a bot: set less if several programs share the bot, more only if Discord has raised the limit.
    pub requests_per_second: u32,
    /// 1 for a client without a bot, which needs nothing but a webhook's URL; else 0. It is never connected, and there is no READY:
    /// `tickcord_client_execute_webhook` and whatever else a webhook's own token is enough for go out at once. What needs a bot
    /// gives TICKCORD_ERROR_INVALID_TOKEN, requests as their result; options about the gateway have no effect.
    pub webhooks_only: u32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; fields in descending order of size, and an even
// number each of those that take 4 bytes here or there, leave no padding.
unsafe impl Sized for tickcord_client_options {
    const NAME: &'static str = "tickcord_client_options";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            token: tickcord_str::ABSENT,
            intents: TICKCORD_INTENTS_DEFAULT,
            api_url: tickcord_str::ABSENT,
            gateway_url: tickcord_str::ABSENT,
            proxy_url: tickcord_str::ABSENT,
            ca_pem: tickcord_str::ABSENT,
            text_encoding: tickcord_str::ABSENT,
            presence: std::ptr::null(),
            queue_capacity: DEFAULT_QUEUE_CAPACITY,
            shard_id: 0,
            shard_count: 1,
            compression: TICKCORD_COMPRESSION_ZLIB_STREAM,
            encoding: TICKCORD_ENCODING_JSON,
            allow_undefined_intents: 0,
            degrade_intents: 0,
            auto_defer: TICKCORD_AUTO_DEFER_OFF,
            requests_per_second: DEFAULT_REQUESTS_PER_SECOND,
            webhooks_only: 0,
            reserved: 0,
        }
    }
}

/// Fills options with defaults; `struct_size` is `sizeof *options`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_options_init(
    options: *mut tickcord_client_options,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(options, struct_size, &Sized::default_with(struct_size)) })
}

/// Checks a caller's options. They must be NULL or good for the length of the call, as must be what they point to.
pub(super) unsafe fn read(options: *const tickcord_client_options) -> Result<Options, Failure> {
    // SAFETY: this function's contract is the same.
    let options = unsafe { sized::read(options) }?;
    // SAFETY: likewise for each string.
    let (token, api_url, gateway_url, proxy_url, ca_pem, text_encoding) = unsafe {
        (
            options.token.read("token")?,
            options.api_url.read("api_url")?,
            options.gateway_url.read("gateway_url")?,
            options.proxy_url.read("proxy_url")?,
            options.ca_pem.read("ca_pem")?,
            options.text_encoding.read("text_encoding")?,
        )
    };
    reserved(options.reserved)?;
    let compression = compression(options.compression)?;
    let auto_defer = auto_defer(options.auto_defer)?;
    if options.encoding != TICKCORD_ENCODING_JSON {
        return Err(unsupported("encoding", options.encoding));
    }
    if !(1..=MAX_QUEUE_CAPACITY).contains(&options.queue_capacity) {
        return Err(invalid(format!("queue_capacity must be from 1 to {MAX_QUEUE_CAPACITY}.")));
    }
    if options.shard_count > 1 {
        let text = "shard_count must be 1: this version of the library knows bots of one shard alone.";
        return Err(Failure::new(ResultCode::UnsupportedField, text));
    }
    if options.shard_id >= options.shard_count {
        return Err(invalid("shard_id must be less than shard_count.".to_owned()));
    }
    if options.allow_undefined_intents > 1 {
        return Err(invalid("allow_undefined_intents must be 0 or 1.".to_owned()));
    }
    if options.degrade_intents > 1 {
        return Err(invalid("degrade_intents must be 0 or 1.".to_owned()));
    }
    if !(1..=MAX_REQUESTS_PER_SECOND).contains(&options.requests_per_second) {
        return Err(invalid(format!("requests_per_second must be from 1 to {MAX_REQUESTS_PER_SECOND}.")));
    }
    // SAFETY: likewise.
    let presence = unsafe { presence::read_optional(options.presence) }?;
    let token = match (options.webhooks_only, token.unwrap_or_default()) {
        (0, token) => Token::new(token)?,
        (1, "") => Token::none(),
        (1, _) => {
            let text =
                "webhooks_only is for a client without a bot: leave the token out, or webhooks_only 0.";
            return Err(invalid(text.to_owned()));
        }
        _ => return Err(invalid("webhooks_only must be 0 or 1.".to_owned())),
    };
    let url = |text: &str, purpose| {
        let url = Url::parse(text, purpose)?;
        if url.target().contains('?') {
            return Err(Failure::new(ResultCode::InvalidUrl, format!("{url} has a query: leave it out.")));
        }
        Ok(url)
    };
    // Whoever mixes the fields up must not find the token in a log.
    let redacted = |failure: Failure| Failure::new(failure.code, token.redact(&failure.text));
    let api_url = url(api_url.unwrap_or(DEFAULT_API_URL), Purpose::Http).map_err(redacted)?;
    let gateway_url = gateway_url.map(|text| url(text, Purpose::WebSocket)).transpose().map_err(redacted)?;
    let proxies = match proxy_url {
        Some(url) => Proxies::one(url, "proxy_url")?,
        None => Proxies::from_environment(|name| env::var_os(name))?,
    };
    Ok(Options {
        token,
        intents: Intents(options.intents),
        allow_undefined_intents: options.allow_undefined_intents == 1,
        degrade_intents: options.degrade_intents == 1,
        api_url,
        gateway_url,
        proxies,
        roots: Roots::new(ca_pem)?,
        queue_capacity: options.queue_capacity,
        shard: [options.shard_id, options.shard_count],
        auto_defer,
        requests_per_second: options.requests_per_second,
        compression,
        presence,
        code_page: text_encoding.map_or(Ok(None), CodePage::new)?,
    })
}

fn auto_defer(value: i32) -> Result<AutoDefer, Failure> {
    match value {
        TICKCORD_AUTO_DEFER_OFF => Ok(AutoDefer::Off),
        TICKCORD_AUTO_DEFER_PUBLIC => Ok(AutoDefer::Public),
        TICKCORD_AUTO_DEFER_EPHEMERAL => Ok(AutoDefer::Ephemeral),
        _ => Err(unsupported("auto_defer", value)),
    }
}

fn compression(value: i32) -> Result<Compression, Failure> {
    match value {
        TICKCORD_COMPRESSION_NONE => Ok(Compression::None),
        TICKCORD_COMPRESSION_PAYLOAD => Ok(Compression::Payload),
        TICKCORD_COMPRESSION_ZLIB_STREAM => Ok(Compression::ZlibStream),
        _ => Err(unsupported("compression", value)),
    }
}

fn unsupported(name: &str, value: i32) -> Failure {
    let text =
        format!("{name} {value} is not known to this version of the library; use what its header names.");
    Failure::new(ResultCode::UnsupportedField, text)
}

fn invalid(text: String) -> Failure {
    Failure::new(ResultCode::InvalidArgument, text)
}
