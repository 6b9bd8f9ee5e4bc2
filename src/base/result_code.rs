use std::ffi::CStr;

/// What a call or a request came to. 0 is success, errors are negative; a number is never used for anything else.
///
/// The numbers come in blocks: calls from -1, the client from -100, text and requests from -200, reading events from
/// -300, the network from -400, TLS from -430, WebSocket from -450, the gateway from -500, HTTP answers from -600.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum ResultCode {
    /// It worked.
    Ok = 0,

    /// A pointer that must not be NULL was NULL.
    NullArgument = -1,
    /// The handle is 0, was never given out, or belongs to an object that was destroyed.
    InvalidHandle = -2,
    /// A value is outside what the function accepts.
    InvalidArgument = -3,
    /// A text is not UTF-8.
    InvalidUtf8 = -4,
    /// A struct's `struct_size` is smaller than its first version: call its `_init` function first.
    BadSize = -5,
    /// The caller was compiled for another major version of this library's ABI.
    AbiMismatch = -6,
    /// A struct holds a field, or a field holds a value, that this version of the library does not know.
    UnsupportedField = -7,
    /// The buffer is too small; `out_len` says how many bytes are needed.
    BufferTooSmall = -8,
    /// The time given was over first.
    Timeout = -9,
    /// A bug in this library was caught at its border. The call had no effect that can be relied on.
    Panic = -10,
    /// The system refused a thread, a socket or memory.
    OutOfResources = -11,
    /// The handle belongs to another kind of object: a client where a WebSocket is wanted, or the other way round.
    WrongHandle = -12,

    /// The token is missing, empty, or has characters that no bot token has; or the client has no bot (`webhooks_only`).
    InvalidToken = -100,
    /// A URL cannot be parsed, or has a scheme or part that does not belong there.
    InvalidUrl = -101,
    /// A URL without TLS to another machine: secrets would travel in clear.
    InsecureUrl = -102,
    /// The extra root certificates are not certificates in PEM form.
    InvalidCaPem = -103,
    /// `connect` was called before; the client is connected or still trying.
    AlreadyConnected = -104,
    /// The client is not connected and not trying to.
    NotConnected = -105,
    /// No more is taken in: of requests 1024 wait for their result, or their bodies take 128 MiB; or 256 gateway commands wait
    /// for theirs; or 1280 results are to come or wait to be polled; or too many calls wait for the client's thread. Poll events,
    /// and call less often.
    QueueFull = -106,
    /// The client's thread was stopped by a bug, or by a system that refused what it needs, as its POISONED event says;
    /// destroy the client and create a new one.
    Poisoned = -107,
    /// Intents hold bits that Discord does not define.
    UndefinedIntents = -108,

    /// No text encoding has this name.
    InvalidEncoding = -109,

    /// A message needs text, or something else to show.
    EmptyContent = -200,
    /// The text has more Unicode code points than Discord accepts.
    ContentTooLong = -201,
    /// The request waited too long to be sent, and was given up.
    RequestExpired = -202,
    /// The request was given up because the client was stopped, or cannot log in, before it was sent.
    RequestCanceled = -203,
    /// A presence, or a channel's name or topic, was replaced by a later one before it could be sent.
    Superseded = -204,
    /// The session or the connection ended before Discord had answered, or is known to have received the command; it may
    /// be sent again.
    RequestLost = -205,
    /// The answer takes more memory than the library gives it.
    AnswerTooLong = -206,
    /// A text that must be JSON is not.
    InvalidJson = -207,
    /// The opcode belongs to the library or to Discord: hosts do not send it.
    ReservedOpcode = -208,
    /// The gateway payload has more bytes than Discord accepts.
    PayloadTooLong = -209,
    /// The nonce is longer than Discord accepts.
    NonceTooLong = -210,
    /// One request names more ids than Discord accepts.
    TooManyIds = -211,
    /// An activity needs a name, or a state if it is a custom one.
    EmptyActivity = -212,
    /// The status is none of Discord's.
    UndefinedStatus = -213,
    /// The path or query of a request cannot be part of a URL of Discord's API.
    InvalidPath = -220,
    /// The audit reason has more Unicode code points than Discord accepts.
    AuditReasonTooLong = -221,
    /// One request has more files than Discord accepts.
    TooManyFiles = -222,
    /// A file has more bytes than are accepted.
    FileTooLarge = -223,
    /// The request as a whole has more bytes than Discord accepts.
    RequestTooLarge = -224,
    /// A file to upload does not exist, or cannot be read.
    FileUnreadable = -225,
    /// A file changed while it was uploaded, or between two tries.
    FileChanged = -226,
    /// The request is on its way and can no longer be canceled.
    RequestUnderWay = -227,
    /// No request with this number waits: it has its result, or never was.
    UnknownRequest = -228,
    /// A line of chat was left out, since more of them waited than Discord's limits let through; a note in its place counts it.
    Omitted = -229,
    /// No interaction with this id is known: it was never received, or 15 minutes are over.
    InteractionUnknown = -240,
    /// The interaction was not answered within 3 seconds, or its 15 minutes are over.
    InteractionExpired = -241,
    /// The interaction has its first answer already; it can be followed up or edited.
    InteractionAlreadyAnswered = -242,
    /// The interaction has no answer yet that could be followed up, edited or deleted.
    InteractionUnanswered = -243,
    /// A form can only be the first answer, and an update follow an update's deferral alone: the interaction was deferred.
    InteractionDeferred = -244,
    /// This type of interaction is not answered in this way.
    InteractionMismatch = -245,
    /// A command to register breaks one of Discord's rules.
    InvalidCommand = -246,
    /// An embed breaks one of Discord's rules.
    InvalidEmbed = -250,
    /// A component, or where it stands, breaks one of Discord's rules.
    InvalidComponents = -251,
    /// A poll breaks one of Discord's rules.
    InvalidPoll = -252,
    /// The allowed mentions contradict each other.
    InvalidMentions = -253,
    /// A text that must be an emoji is none.
    InvalidEmoji = -254,
    /// A webhook's URL or token is none.
    InvalidWebhook = -255,
    /// A name is empty, too long, or has a word that Discord does not allow in it.
    InvalidName = -256,

    /// The JSON pointer leads to nothing.
    NotFound = -300,
    /// The value is JSON null.
    IsNull = -301,
    /// The value is of another type.
    WrongType = -302,
    /// The number does not fit the type asked for.
    OutOfRange = -303,
    /// The JSON pointer is malformed (RFC 6901): it must be empty or begin with '/'.
    BadPointer = -304,

    /// The host name could not be resolved.
    DnsFailed = -400,
    /// No connection could be made.
    ConnectFailed = -401,
    /// The connection, or an answer on it, did not come in time.
    NetworkTimeout = -402,
    /// The connection was lost.
    ConnectionLost = -403,
    /// The proxy cannot be reached, or what answers there is not a proxy of the kind given.
    ProxyFailed = -404,
    /// The proxy refused to connect to Discord, or could not.
    ProxyRefused = -405,
    /// The proxy wants a user name and password, or does not accept the ones it got.
    ProxyAuthentication = -406,

    /// The server's certificate is not signed by a known authority.
    CertificateUntrusted = -430,
    /// The server's certificate belongs to another host name.
    CertificateWrongHost = -431,
    /// The server's certificate has expired or is not valid yet.
    CertificateExpired = -432,
    /// Another failure of TLS.
    TlsFailed = -433,

    /// The server answered the WebSocket handshake with something that is not a WebSocket.
    NotAWebSocket = -450,
    /// The server answered the WebSocket handshake with a redirect, which is not followed.
    HandshakeRedirected = -451,
    /// The server refused the WebSocket handshake.
    HandshakeRefused = -452,
    /// The peer broke the WebSocket protocol.
    ProtocolViolation = -453,
    /// A WebSocket message has more bytes than the options let wait to be sent.
    MessageTooLarge = -454,
    /// A header, the origin or a subprotocol cannot be part of a WebSocket handshake.
    InvalidHeader = -455,

    /// Discord does not accept the token (close code 4004, HTTP 401).
    AuthenticationFailed = -500,
    /// Discord does not accept the shard id and count (close code 4010).
    InvalidShard = -501,
    /// The bot is in too many guilds for one session (close code 4011).
    ShardingRequired = -502,
    /// Discord no longer speaks this library's version of the gateway (close code 4012).
    InvalidApiVersion = -503,
    /// Discord does not define one of the intents (close code 4013).
    InvalidIntents = -504,
    /// A privileged intent is not enabled for the bot (close code 4014).
    DisallowedIntents = -505,
    /// Discord closed the connection with a code that allows another attempt.
    GatewayClosed = -506,
    /// Discord stopped acknowledging heartbeats.
    HeartbeatTimeout = -507,
    /// The bot has started as many sessions as Discord allows in a day.
    SessionStartLimit = -508,
    /// The server sent something that is not a gateway payload.
    InvalidPayload = -509,
    /// Discord skipped events: they were sent and never came.
    EventsMissed = -510,

    /// Discord found fault with the request (HTTP 400 and other 4xx).
    HttpBadRequest = -600,
    /// The bot may not do that (HTTP 403).
    HttpForbidden = -601,
    /// Discord does not know the channel, message or other object (HTTP 404).
    HttpNotFound = -602,
    /// Discord asked to slow down for longer than the request may wait (HTTP 429).
    HttpRateLimited = -603,
    /// Discord had a failure of its own (HTTP 5xx).
    HttpServerError = -604,
    /// The answer is not what Discord's API sends: HTML, an unknown status, or too long.
    HttpUnexpected = -605,
    /// Discord's protection (Cloudflare) blocks this machine's address for a while.
    AddressBlocked = -606,
    /// Discord refused so many requests that it would soon block this machine's address, so nothing is sent for a while.
    TooManyRefusals = -607,
}

impl ResultCode {
    /// The number that crosses the C API.
    #[must_use]
    pub const fn number(self) -> i32 {
        self as i32
    }

    /// Whether other intents would have made a difference.
    #[must_use]
    pub const fn is_about_intents(self) -> bool {
        matches!(self, Self::InvalidIntents | Self::DisallowedIntents)
    }

    /// The code with this number, if there is one.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.number() == number)
    }
}

/// Gives every code its name in C, in one list that `from_number` and `c_name` share.
macro_rules! codes {
    ($($code:ident = $name:literal,)*) => {
        impl ResultCode {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The code's name in the C header, such as `TICKCORD_ERROR_TIMEOUT`.
            #[must_use]
            pub const fn c_name(self) -> &'static CStr {
                match self { $(Self::$code => $name),* }
            }
        }
    };
}

codes! {
    Ok = c"TICKCORD_OK",
    NullArgument = c"TICKCORD_ERROR_NULL_ARGUMENT",
    InvalidHandle = c"TICKCORD_ERROR_INVALID_HANDLE",
    InvalidArgument = c"TICKCORD_ERROR_INVALID_ARGUMENT",
    InvalidUtf8 = c"TICKCORD_ERROR_INVALID_UTF8",
    BadSize = c"TICKCORD_ERROR_BAD_SIZE",
    AbiMismatch = c"TICKCORD_ERROR_ABI_MISMATCH",
    UnsupportedField = c"TICKCORD_ERROR_UNSUPPORTED_FIELD",
    BufferTooSmall = c"TICKCORD_ERROR_BUFFER_TOO_SMALL",
    Timeout = c"TICKCORD_ERROR_TIMEOUT",
    Panic = c"TICKCORD_ERROR_PANIC",
    OutOfResources = c"TICKCORD_ERROR_OUT_OF_RESOURCES",
    WrongHandle = c"TICKCORD_ERROR_WRONG_HANDLE",
    InvalidToken = c"TICKCORD_ERROR_INVALID_TOKEN",
    InvalidUrl = c"TICKCORD_ERROR_INVALID_URL",
    InsecureUrl = c"TICKCORD_ERROR_INSECURE_URL",
    InvalidCaPem = c"TICKCORD_ERROR_INVALID_CA_PEM",
    AlreadyConnected = c"TICKCORD_ERROR_ALREADY_CONNECTED",
    NotConnected = c"TICKCORD_ERROR_NOT_CONNECTED",
    QueueFull = c"TICKCORD_ERROR_QUEUE_FULL",
    Poisoned = c"TICKCORD_ERROR_POISONED",
    UndefinedIntents = c"TICKCORD_ERROR_UNDEFINED_INTENTS",
    InvalidEncoding = c"TICKCORD_ERROR_INVALID_ENCODING",
    EmptyContent = c"TICKCORD_ERROR_EMPTY_CONTENT",
    ContentTooLong = c"TICKCORD_ERROR_CONTENT_TOO_LONG",
    RequestExpired = c"TICKCORD_ERROR_REQUEST_EXPIRED",
    RequestCanceled = c"TICKCORD_ERROR_REQUEST_CANCELED",
    Superseded = c"TICKCORD_ERROR_SUPERSEDED",
    RequestLost = c"TICKCORD_ERROR_REQUEST_LOST",
    AnswerTooLong = c"TICKCORD_ERROR_ANSWER_TOO_LONG",
    InvalidJson = c"TICKCORD_ERROR_INVALID_JSON",
    ReservedOpcode = c"TICKCORD_ERROR_RESERVED_OPCODE",
    PayloadTooLong = c"TICKCORD_ERROR_PAYLOAD_TOO_LONG",
    NonceTooLong = c"TICKCORD_ERROR_NONCE_TOO_LONG",
    TooManyIds = c"TICKCORD_ERROR_TOO_MANY_IDS",
    EmptyActivity = c"TICKCORD_ERROR_EMPTY_ACTIVITY",
    UndefinedStatus = c"TICKCORD_ERROR_UNDEFINED_STATUS",
    InvalidPath = c"TICKCORD_ERROR_INVALID_PATH",
    AuditReasonTooLong = c"TICKCORD_ERROR_AUDIT_REASON_TOO_LONG",
    TooManyFiles = c"TICKCORD_ERROR_TOO_MANY_FILES",
    FileTooLarge = c"TICKCORD_ERROR_FILE_TOO_LARGE",
    RequestTooLarge = c"TICKCORD_ERROR_REQUEST_TOO_LARGE",
    FileUnreadable = c"TICKCORD_ERROR_FILE_UNREADABLE",
    FileChanged = c"TICKCORD_ERROR_FILE_CHANGED",
    RequestUnderWay = c"TICKCORD_ERROR_REQUEST_UNDER_WAY",
    UnknownRequest = c"TICKCORD_ERROR_UNKNOWN_REQUEST",
    Omitted = c"TICKCORD_ERROR_OMITTED",
    InteractionUnknown = c"TICKCORD_ERROR_INTERACTION_UNKNOWN",
    InteractionExpired = c"TICKCORD_ERROR_INTERACTION_EXPIRED",
    InteractionAlreadyAnswered = c"TICKCORD_ERROR_INTERACTION_ALREADY_ANSWERED",
    InteractionUnanswered = c"TICKCORD_ERROR_INTERACTION_UNANSWERED",
    InteractionDeferred = c"TICKCORD_ERROR_INTERACTION_DEFERRED",
    InteractionMismatch = c"TICKCORD_ERROR_INTERACTION_MISMATCH",
    InvalidCommand = c"TICKCORD_ERROR_INVALID_COMMAND",
    InvalidEmbed = c"TICKCORD_ERROR_INVALID_EMBED",
    InvalidComponents = c"TICKCORD_ERROR_INVALID_COMPONENTS",
    InvalidPoll = c"TICKCORD_ERROR_INVALID_POLL",
    InvalidMentions = c"TICKCORD_ERROR_INVALID_MENTIONS",
    InvalidEmoji = c"TICKCORD_ERROR_INVALID_EMOJI",
    InvalidWebhook = c"TICKCORD_ERROR_INVALID_WEBHOOK",
    InvalidName = c"TICKCORD_ERROR_INVALID_NAME",
    NotFound = c"TICKCORD_ERROR_NOT_FOUND",
    IsNull = c"TICKCORD_ERROR_IS_NULL",
    WrongType = c"TICKCORD_ERROR_WRONG_TYPE",
    OutOfRange = c"TICKCORD_ERROR_OUT_OF_RANGE",
    BadPointer = c"TICKCORD_ERROR_BAD_POINTER",
    DnsFailed = c"TICKCORD_ERROR_DNS_FAILED",
    ConnectFailed = c"TICKCORD_ERROR_CONNECT_FAILED",
    NetworkTimeout = c"TICKCORD_ERROR_NETWORK_TIMEOUT",
    ConnectionLost = c"TICKCORD_ERROR_CONNECTION_LOST",
    ProxyFailed = c"TICKCORD_ERROR_PROXY_FAILED",
    ProxyRefused = c"TICKCORD_ERROR_PROXY_REFUSED",
    ProxyAuthentication = c"TICKCORD_ERROR_PROXY_AUTHENTICATION",
    CertificateUntrusted = c"TICKCORD_ERROR_CERTIFICATE_UNTRUSTED",
    CertificateWrongHost = c"TICKCORD_ERROR_CERTIFICATE_WRONG_HOST",
    CertificateExpired = c"TICKCORD_ERROR_CERTIFICATE_EXPIRED",
    TlsFailed = c"TICKCORD_ERROR_TLS_FAILED",
    NotAWebSocket = c"TICKCORD_ERROR_NOT_A_WEBSOCKET",
    HandshakeRedirected = c"TICKCORD_ERROR_HANDSHAKE_REDIRECTED",
    HandshakeRefused = c"TICKCORD_ERROR_HANDSHAKE_REFUSED",
    ProtocolViolation = c"TICKCORD_ERROR_PROTOCOL_VIOLATION",
    MessageTooLarge = c"TICKCORD_ERROR_MESSAGE_TOO_LARGE",
    InvalidHeader = c"TICKCORD_ERROR_INVALID_HEADER",
    AuthenticationFailed = c"TICKCORD_ERROR_AUTHENTICATION_FAILED",
    InvalidShard = c"TICKCORD_ERROR_INVALID_SHARD",
    ShardingRequired = c"TICKCORD_ERROR_SHARDING_REQUIRED",
    InvalidApiVersion = c"TICKCORD_ERROR_INVALID_API_VERSION",
    InvalidIntents = c"TICKCORD_ERROR_INVALID_INTENTS",
    DisallowedIntents = c"TICKCORD_ERROR_DISALLOWED_INTENTS",
    GatewayClosed = c"TICKCORD_ERROR_GATEWAY_CLOSED",
    HeartbeatTimeout = c"TICKCORD_ERROR_HEARTBEAT_TIMEOUT",
    SessionStartLimit = c"TICKCORD_ERROR_SESSION_START_LIMIT",
    InvalidPayload = c"TICKCORD_ERROR_INVALID_PAYLOAD",
    EventsMissed = c"TICKCORD_ERROR_EVENTS_MISSED",
    HttpBadRequest = c"TICKCORD_ERROR_HTTP_BAD_REQUEST",
    HttpForbidden = c"TICKCORD_ERROR_HTTP_FORBIDDEN",
    HttpNotFound = c"TICKCORD_ERROR_HTTP_NOT_FOUND",
    HttpRateLimited = c"TICKCORD_ERROR_HTTP_RATE_LIMITED",
    HttpServerError = c"TICKCORD_ERROR_HTTP_SERVER_ERROR",
    HttpUnexpected = c"TICKCORD_ERROR_HTTP_UNEXPECTED",
    AddressBlocked = c"TICKCORD_ERROR_ADDRESS_BLOCKED",
    TooManyRefusals = c"TICKCORD_ERROR_TOO_MANY_REFUSALS",
}
