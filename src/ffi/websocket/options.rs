use std::{env, ops::RangeInclusive, time::Duration};

use crate::{
    base::{Failure, Purpose, ResultCode, Url},
    ffi::{
        TICKCORD_ABI_VERSION, array,
        boundary::boundary,
        sized::{self, Sized},
        tickcord_result, tickcord_str,
    },
    runtime::websocket::Options,
    transport::{Proxies, Roots},
    websocket::{Limits, Request, RequestError},
};

/// A header for the handshake's request.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_websocket_header {
    /// Such as "Authorization".
    pub name: tickcord_str,
    /// Visible ASCII, spaces and tabs.
    pub value: tickcord_str,
}

/// What a WebSocket needs to know. Prepare it with `tickcord_websocket_options_init`, then set what differs; `url` at least.
/// `_init` sets every string's `len` to `TICKCORD_NUL_TERMINATED`, so that of a C string only `ptr` need be set.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_websocket_options {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The server, as "wss://host/path?query". Plain ws:// is accepted to localhost, 127.0.0.1 and ::1 only.
    pub url: tickcord_str,
    /// The Origin header, as a browser would send it, such as `https://example.com`; not given: none.
    pub origin: tickcord_str,
    /// The proxy to go through, as in `tickcord_client_options`. "": none. Not given: what the environment names.
    pub proxy_url: tickcord_str,
    /// Root certificates in PEM form to accept besides the built-in ones (Mozilla's list); not given: none.
    pub ca_pem: tickcord_str,
    /// Headers to add. Those that the handshake is made of are refused: Host, Upgrade, Connection, Origin, Sec-WebSocket-... and
    /// those that change how a request is framed. Without a User-Agent among them the library names itself.
    pub headers: *const tickcord_websocket_header,
    /// Subprotocols to offer, the preferred first. The server chooses one, which WEBSOCKET_OPENED tells, or none; one that was not
    /// offered fails the handshake.
    pub subprotocols: *const tickcord_str,
    /// How many headers there are, up to 64.
    pub header_count: usize,
    /// How many subprotocols there are, up to 64.
    pub subprotocol_count: usize,
    /// How many events wait for the host at the most, up to 524288; `_init` sets 4096. None is dropped: from then on nothing is
    /// read from the server until half of them are polled.
    pub queue_capacity: usize,
    /// The bytes of memory of waiting events from which on nothing is read either, 4096 at least; `_init` sets 64 MiB. One message
    /// can be beyond it.
    pub queue_bytes: usize,
    /// The longest message that the server may send, in bytes, up to 1 GiB; `_init` sets 16 MiB. A longer one ends the connection
    /// with code 1009.
    pub max_message_bytes: usize,
    /// How many bytes of messages may wait to be sent, up to 1 GiB; `_init` sets 64 MiB. Each message counts 64 more.
    pub max_unsent_bytes: usize,
    /// How long the server may take to answer the handshake, in milliseconds, up to 600000; `_init` sets 15000. TCP, the proxy and
    /// TLS have 10 s each before.
    pub handshake_timeout_ms: u32,
    /// How long what waits may take to be sent at a close, and then the server to confirm it, in milliseconds; `_init` sets 5000,
    /// and 600000 is the most.
    pub close_timeout_ms: u32,
    /// How often to ping the server, in milliseconds, from 100 to 3600000; `_init` sets 30000. 0: never.
    pub ping_interval_ms: u32,
    /// How long the server may take to give any sign of life after a ping before the connection is given up, in milliseconds,
    /// from 100 to 600000; `_init` sets 10000.
    pub pong_timeout_ms: u32,
    /// 1 to connect again whenever the connection ends without `tickcord_websocket_close`, or an attempt fails; `_init` sets 0.
    pub reconnect: u32,
    /// 0.
    pub reserved: u32,
}

/// Many more fit no handshake.
const MAX_HEADERS: usize = 64;

/// Room for all of them is taken at once.
const MAX_QUEUE_CAPACITY: usize = 1 << 19;

/// What a size in bytes may be.
const MAX_BYTES: usize = 1 << 30;

const USER_AGENT: &str = concat!("Tickcord/", env!("CARGO_PKG_VERSION"));

// SAFETY: numbers, and pointers that may have any value until they are used; as many fields of 4 bytes as leave no padding, where
// a pointer has 8 bytes and where it has 4.
unsafe impl Sized for tickcord_websocket_options {
    const NAME: &'static str = "tickcord_websocket_options";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            url: tickcord_str::ABSENT,
            origin: tickcord_str::ABSENT,
            proxy_url: tickcord_str::ABSENT,
            ca_pem: tickcord_str::ABSENT,
            headers: std::ptr::null(),
            subprotocols: std::ptr::null(),
            header_count: 0,
            subprotocol_count: 0,
            queue_capacity: 4096,
            queue_bytes: 64 * 1024 * 1024,
            max_message_bytes: 16 * 1024 * 1024,
            max_unsent_bytes: 64 * 1024 * 1024,
            handshake_timeout_ms: 15_000,
            close_timeout_ms: 5_000,
            ping_interval_ms: 30_000,
            pong_timeout_ms: 10_000,
            reconnect: 0,
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
pub unsafe extern "C" fn tickcord_websocket_options_init(
    options: *mut tickcord_websocket_options,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(options, struct_size, &Sized::default_with(struct_size)) })
}

/// Checks a caller's options. They must be NULL or good for the length of the call, as must be what they point to.
pub(super) unsafe fn read(options: *const tickcord_websocket_options) -> Result<Options, Failure> {
    // SAFETY: this function's contract is the same.
    let options = unsafe { sized::read(options) }?;
    // SAFETY: likewise for each string.
    let (url, proxy_url, ca_pem) = unsafe {
        (options.url.read("url")?, options.proxy_url.read("proxy_url")?, options.ca_pem.read("ca_pem")?)
    };
    if options.reserved != 0 {
        let text = "reserved must be 0: the field means something in a newer version of the library alone.";
        return Err(Failure::new(ResultCode::UnsupportedField, text));
    }
    let max_message_bytes = in_range("max_message_bytes", options.max_message_bytes, 1..=MAX_BYTES)?;
    let limits = Limits {
        max_frame_bytes: max_message_bytes,
        max_message_bytes,
        handshake_timeout: milliseconds("handshake_timeout_ms", options.handshake_timeout_ms, 1..=600_000)?,
        close_timeout: milliseconds("close_timeout_ms", options.close_timeout_ms, 1..=600_000)?,
        ..Limits::default()
    };
    let ping_interval = match options.ping_interval_ms {
        0 => None,
        interval => Some(milliseconds("ping_interval_ms", interval, 100..=3_600_000)?),
    };
    let url = Url::parse(url.unwrap_or_default(), Purpose::WebSocket)?;
    // SAFETY: likewise.
    let request = unsafe { request(&options, &url) }?;
    let proxies = match proxy_url {
        Some(url) => Proxies::one(url, "proxy_url")?,
        None => Proxies::from_environment(|name| env::var_os(name))?,
    };
    Ok(Options {
        url,
        request,
        proxies,
        roots: Roots::new(ca_pem)?,
        limits,
        ping_interval,
        pong_timeout: milliseconds("pong_timeout_ms", options.pong_timeout_ms, 100..=600_000)?,
        reconnect: in_range("reconnect", options.reconnect as usize, 0..=1)? == 1,
        queue_capacity: in_range("queue_capacity", options.queue_capacity, 1..=MAX_QUEUE_CAPACITY)?,
        queue_bytes: in_range("queue_bytes", options.queue_bytes, 4096..=usize::MAX)?,
        max_unsent_bytes: in_range("max_unsent_bytes", options.max_unsent_bytes, 1..=MAX_BYTES)?,
    })
}

/// What is asked of the server. The options are as for `read`.
unsafe fn request(options: &tickcord_websocket_options, url: &Url) -> Result<Request, Failure> {
    let mut request = Request::new(url.authority(), url.target());
    // SAFETY: by this function's contract.
    let (origin, subprotocols, headers) = unsafe {
        (
            options.origin.read("origin")?,
            array::read(options.subprotocols, options.subprotocol_count, "subprotocols")?,
            array::read(options.headers, options.header_count, "headers")?,
        )
    };
    in_range("subprotocol_count", subprotocols.len(), 0..=MAX_HEADERS)?;
    in_range("header_count", headers.len(), 0..=MAX_HEADERS)?;
    if let Some(origin) = origin {
        request = request.origin(origin);
    }
    for (index, name) in subprotocols.iter().enumerate() {
        // SAFETY: as above.
        request =
            request.subprotocol(unsafe { name.read(&format!("subprotocols[{index}]")) }?.unwrap_or_default());
    }
    let mut has_user_agent = false;
    for (index, header) in headers.iter().enumerate() {
        let part = |part: &str| format!("headers[{index}].{part}");
        // SAFETY: as above.
        let (name, value) = unsafe { (header.name.read(&part("name"))?, header.value.read(&part("value"))?) };
        let name = name.unwrap_or_default();
        has_user_agent |= name.eq_ignore_ascii_case("user-agent");
        request = request.header(name, value.unwrap_or_default());
    }
    if !has_user_agent {
        request = request.header("User-Agent", USER_AGENT);
    }
    request.check().map_err(|error| {
        let code = match error {
            RequestError::Host | RequestError::Target => ResultCode::InvalidUrl,
            _ => ResultCode::InvalidHeader,
        };
        Failure::new(code, format!("The handshake cannot be sent: {error}."))
    })?;
    Ok(request)
}

fn milliseconds(name: &str, value: u32, range: RangeInclusive<usize>) -> Result<Duration, Failure> {
    in_range(name, value as usize, range)?;
    Ok(Duration::from_millis(value.into()))
}

fn in_range(name: &str, value: usize, range: RangeInclusive<usize>) -> Result<usize, Failure> {
    if range.contains(&value) {
        return Ok(value);
    }
    let text = format!("{name} is {value}, and must be from {} to {}.", range.start(), range.end());
    Err(Failure::new(ResultCode::InvalidArgument, text))
}
