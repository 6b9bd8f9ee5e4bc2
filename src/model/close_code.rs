/// Why a gateway connection was closed
/// (<https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CloseCode(pub u16);

impl CloseCode {
    /// Sent by us when we are done: the session ends and the bot shows as offline.
    pub const NORMAL: Self = Self(1000);
    /// Sent by us when we come back: any code but 1000 and 1001 keeps the session for a few minutes.
    pub const RESUMABLE: Self = Self(4000);

    /// An opcode that Discord does not know, or a payload that does not suit its opcode.
    pub const UNKNOWN_OPCODE: Self = Self(4001);
    /// A payload that Discord cannot read, or of more than 4096 bytes.
    pub const DECODE_ERROR: Self = Self(4002);
    /// Payload before Identify, or the session was invalidated.
    pub const NOT_AUTHENTICATED: Self = Self(4003);
    /// Wrong token.
    pub const AUTHENTICATION_FAILED: Self = Self(4004);
    /// The sequence number of a Resume was wrong.
    pub const INVALID_SEQUENCE: Self = Self(4007);
    /// More payloads in a minute than Discord accepts.
    pub const RATE_LIMITED: Self = Self(4008);
    /// The session expired.
    pub const SESSION_TIMED_OUT: Self = Self(4009);
    /// Wrong shard id or count.
    pub const INVALID_SHARD: Self = Self(4010);
    /// Too many guilds for one session.
    pub const SHARDING_REQUIRED: Self = Self(4011);
    /// The gateway version is no longer spoken.
    pub const INVALID_API_VERSION: Self = Self(4012);
    /// An undefined intent.
    pub const INVALID_INTENTS: Self = Self(4013);
    /// A privileged intent that the bot was not granted.
    pub const DISALLOWED_INTENTS: Self = Self(4014);

    /// Discord's name for the code, or "" for a code without one.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.0 {
            4000 => "Unknown error",
            4001 => "Unknown opcode",
            4002 => "Decode error",
            4003 => "Not authenticated",
            4004 => "Authentication failed",
            4005 => "Already authenticated",
            4007 => "Invalid seq",
            4008 => "Rate limited",
            4009 => "Session timed out",
            4010 => "Invalid shard",
            4011 => "Sharding required",
            4012 => "Invalid API version",
            4013 => "Invalid intent(s)",
            4014 => "Disallowed intent(s)",
            _ => "",
        }
    }
}
