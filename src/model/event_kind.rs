//! What events are about, and what a full queue may do with each.

use std::ffi::CStr;

/// What an event is about.
///
/// The numbers are part of the ABI: none is ever changed or used again. 0 is a dispatch this version of the library
/// does not know (its name tells), 1 to 99 are the library's own events, and Discord's documented dispatches follow
/// in blocks of a hundred: session and application from 100, guilds from 200, channels and threads from 300, messages
/// from 400, presence and voice from 500.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum EventKind {
    /// A dispatch that this version of the library does not know; it arrives by name.
    Unknown = 0,

    /// The client's connection state changed. Data: `state` (a `TICKCORD_STATE_...`), `state_name`, `code` (0, or the
    /// `TICKCORD_ERROR_...` that is the reason), `code_name`, `text` (the reason in words, or ""), `close_code` (Discord's,
    /// or null), `retry_in_ms` (until the next attempt, or null), `attempts` (since the last connection that lasted),
    /// `duplicates` (events that Discord sent a second time and that were left out, since the client was created).
    ConnectionState = 1,
    /// A request of the host came to its end; every accepted request has exactly one. Data: `request` (its number), `code`
    /// (0 or a `TICKCORD_ERROR_...`), `code_name`, `text` (what went wrong and what to do, or ""), `status` (of HTTP, or
    /// null), `discord_code` (Discord's error code, or null), `retry_after_ms` (how long Discord wants the next try to wait, or
    /// null), `utf8_repairs` (places that were not UTF-8), `body` (Discord's answer as JSON, a string if it is something else,
    /// or null if there is none; what it holds for a gateway command is said where that is sent), `changed` (only where a state is
    /// set, such as a channel's topic: whether it was not so already). Of an answer that is not UTF-8,
    /// `body` has U+FFFD for what cannot be read, and `tickcord_event_bytes` gives it as it came.
    RequestResult = 2,
    /// The session is over and a new one begins: events in between may have been missed. Data: `code`, `code_name`, `text`.
    SessionEnded = 3,
    /// Discord refused the bot for good. Data: `code`, `code_name`, `text` (what the operator must change), `close_code`
    /// (Discord's, or null).
    Fatal = 4,
    /// The queue was full, and events were dropped. Data: how many since the last such event, as `total` and by class, the
    /// first to go first: `ephemeral` (typing, presences, voice effects), `ordinary`, `interaction` (only beyond 4096 that
    /// wait, or 32 MiB), `lifecycle` (states, sessions, warnings: beyond 256 that wait, or 16 MiB, and never the last of a
    /// kind). Results of requests are never dropped.
    EventsDropped = 5,
    /// A bug, or a system without resources, stopped the client's thread; this is the client's last event. Data: `code`,
    /// `code_name`, `text`.
    Poisoned = 6,
    /// Discord, or whoever answers in its place, did something odd, and the client went on. Data: `code`, `code_name`, `text`,
    /// `missed` (how many events were sent and never came), `requests` (the numbers of gateway commands that were handed to a
    /// connection before it was lost, and may not have reached Discord; they are not sent again).
    GatewayWarning = 7,
    /// Discord refused privileged intents that the bot was not granted, and the login goes on without them, as
    /// `degrade_intents` asks. Data: `code`, `code_name`, `text` (what is missing, and where to enable it), `before` and
    /// `after` (the intents as numbers), `dropped` (the names of those left out).
    IntentsDegraded = 8,
    /// Members' messages arrive without their text, because the intents lack `MESSAGE_CONTENT`; a client says so once.
    /// Data: `text` (what to enable, and where), and of the first such message `guild_id`, `channel_id`, `message_id`.
    MessageContentMissing = 9,
    /// No requests go to Discord's HTTP API for a while, or none of the bot's until the next login, because it, or Cloudflare in
    /// front of it, would block this machine otherwise. Data: `code`, `code_name`, `text` (why, and what the operator can do),
    /// `retry_in_ms` (until requests go out again, or null: at the next login).
    HttpPaused = 12,

    /// A WebSocket is open; messages can be sent. Data: `subprotocol` (the one that the server chose, or null), `headers` (an
    /// object of the server's answer; names in lower case, values of one name joined by ", ").
    WebsocketOpened = 20,
    /// A text message came; `tickcord_event_bytes` gives it. Data: the message itself where it is JSON, so that it can be read
    /// by JSON pointer, else null.
    WebsocketText = 21,
    /// A binary message came; `tickcord_event_bytes` gives it. Data: null.
    WebsocketBinary = 22,
    /// The server has answered a ping of the host's, or sent a pong without one; `tickcord_event_bytes` gives its payload.
    /// Data: null.
    WebsocketPong = 23,
    /// A WebSocket that was open is closed, or the host closed it before it was; every `WEBSOCKET_OPENED` is followed by exactly one.
    /// Data: `code` (0 after a closing handshake, else the `TICKCORD_ERROR_...` that ended it), `code_name`, `text`, `close_code`
    /// (of RFC 6455: the server's, 1005 if it gave none, 1006 if the connection ended without), `reason` (the server's, or ""),
    /// `by_server` (whether the server began to close), `unsent_messages` and `unsent_bytes` (accepted and not handed to the
    /// system; they are not sent again), `retry_in_ms` (until the next attempt, or null: there is none).
    WebsocketClosed = 24,
    /// An attempt to open a WebSocket failed. Data: `code`, `code_name`, `text` (why, and what to do), `status` (of the server's
    /// answer, or null), `attempts` (since the last connection that lasted), `retry_in_ms` (until the next one, or null: there is
    /// none).
    WebsocketError = 25,

    /// A session began; the guilds follow one by one.
    Ready = 100,
    /// A session continues; everything missed was sent again.
    Resumed = 101,
    /// Discord refused a gateway command because it came too soon.
    RateLimited = 102,
    /// The bot's own user changed.
    UserUpdate = 103,
    /// Someone used a command, button, menu or form of the bot; to be answered within 3 seconds.
    InteractionCreate = 104,
    /// The permissions of a command changed.
    ApplicationCommandPermissionsUpdate = 105,
    /// An entitlement began.
    EntitlementCreate = 106,
    /// An entitlement changed.
    EntitlementUpdate = 107,
    /// An entitlement was deleted; expiry does not send this.
    EntitlementDelete = 108,
    /// A subscription was created.
    SubscriptionCreate = 109,
    /// A subscription changed.
    SubscriptionUpdate = 110,
    /// A subscription was deleted.
    SubscriptionDelete = 111,

    /// A guild became available, or the bot joined one.
    GuildCreate = 200,
    /// A guild changed.
    GuildUpdate = 201,
    /// A guild became unavailable, or the bot left it.
    GuildDelete = 202,
    /// A role was created.
    GuildRoleCreate = 203,
    /// A role changed.
    GuildRoleUpdate = 204,
    /// A role was deleted.
    GuildRoleDelete = 205,
    /// A member joined; may repeat for existing members.
    GuildMemberAdd = 206,
    /// A member or its user changed.
    GuildMemberUpdate = 207,
    /// A member left or was removed.
    GuildMemberRemove = 208,
    /// A part of the answer to a request for guild members.
    GuildMembersChunk = 209,
    /// A user was banned.
    GuildBanAdd = 210,
    /// A ban was lifted.
    GuildBanRemove = 211,
    /// An entry was added to the audit log.
    GuildAuditLogEntryCreate = 212,
    /// The emojis changed; carries the full list.
    GuildEmojisUpdate = 213,
    /// The stickers changed; carries the full list.
    GuildStickersUpdate = 214,
    /// A soundboard sound was created.
    GuildSoundboardSoundCreate = 215,
    /// A soundboard sound changed.
    GuildSoundboardSoundUpdate = 216,
    /// A soundboard sound was deleted.
    GuildSoundboardSoundDelete = 217,
    /// Several soundboard sounds changed.
    GuildSoundboardSoundsUpdate = 218,
    /// The answer to a request for soundboard sounds.
    SoundboardSounds = 219,
    /// The integrations of a guild changed.
    GuildIntegrationsUpdate = 220,
    /// An integration was created.
    IntegrationCreate = 221,
    /// An integration changed.
    IntegrationUpdate = 222,
    /// An integration was deleted.
    IntegrationDelete = 223,
    /// A scheduled event was created.
    GuildScheduledEventCreate = 224,
    /// A scheduled event changed.
    GuildScheduledEventUpdate = 225,
    /// A scheduled event was deleted.
    GuildScheduledEventDelete = 226,
    /// A user signed up for a scheduled event.
    GuildScheduledEventUserAdd = 227,
    /// A user left a scheduled event.
    GuildScheduledEventUserRemove = 228,
    /// An auto moderation rule was created.
    AutoModerationRuleCreate = 229,
    /// An auto moderation rule changed.
    AutoModerationRuleUpdate = 230,
    /// An auto moderation rule was deleted.
    AutoModerationRuleDelete = 231,
    /// An auto moderation rule acted on something a member did.
    AutoModerationActionExecution = 232,
    /// An invite was created.
    InviteCreate = 233,
    /// An invite was deleted.
    InviteDelete = 234,
    /// The webhooks of a channel changed.
    WebhooksUpdate = 235,

    /// A channel was created.
    ChannelCreate = 300,
    /// A channel changed.
    ChannelUpdate = 301,
    /// A channel was deleted.
    ChannelDelete = 302,
    /// A message was pinned or unpinned.
    ChannelPinsUpdate = 303,
    /// The answer to a request for channel details.
    ChannelInfo = 304,
    /// The status text of a voice channel changed.
    VoiceChannelStatusUpdate = 305,
    /// The start time of a voice channel's session changed.
    VoiceChannelStartTimeUpdate = 306,
    /// A thread was created, or the bot was added to a private one.
    ThreadCreate = 307,
    /// A thread changed; also the sign that it was unarchived.
    ThreadUpdate = 308,
    /// A thread was deleted.
    ThreadDelete = 309,
    /// The bot gained access to channels; carries their active threads.
    ThreadListSync = 310,
    /// The bot's own thread membership changed.
    ThreadMemberUpdate = 311,
    /// Members joined or left a thread.
    ThreadMembersUpdate = 312,
    /// A stage went live.
    StageInstanceCreate = 313,
    /// A live stage changed.
    StageInstanceUpdate = 314,
    /// A stage ended.
    StageInstanceDelete = 315,

    /// A message was sent.
    MessageCreate = 400,
    /// A message was edited.
    MessageUpdate = 401,
    /// A message was deleted.
    MessageDelete = 402,
    /// Several messages were deleted at once.
    MessageDeleteBulk = 403,
    /// A reaction was added.
    MessageReactionAdd = 404,
    /// A reaction was removed.
    MessageReactionRemove = 405,
    /// All reactions of a message were removed.
    MessageReactionRemoveAll = 406,
    /// All reactions with one emoji were removed.
    MessageReactionRemoveEmoji = 407,
    /// Someone voted in a poll.
    MessagePollVoteAdd = 408,
    /// Someone took back a vote in a poll.
    MessagePollVoteRemove = 409,
    /// Someone began to type.
    TypingStart = 410,

    /// A user's status or activities changed.
    PresenceUpdate = 500,
    /// Someone joined, left or moved between voice channels, or was muted or deafened.
    VoiceStateUpdate = 501,
    /// The voice server of a guild changed.
    VoiceServerUpdate = 502,
    /// Someone sent an effect to the voice channel the bot is in.
    VoiceChannelEffectSend = 503,
}

/// What a full queue may do with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Outdated within seconds: typing, presence, voice effects. The first to go.
    Ephemeral,
    /// What most dispatches are.
    Ordinary,
    /// Someone waits for the bot's answer. Room of its own, and only a flood of them drops the oldest.
    Interaction,
    /// What the host must know to go on: states, sessions, warnings, fatal errors. Room of its own, and the last of each
    /// kind is never dropped.
    Lifecycle,
    /// The result of a request, which has no second one: never dropped.
    Result,
}

impl Class {
    /// How many classes there are.
    pub const COUNT: usize = 5;

    /// Every class, from the first to be dropped to the last.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Ephemeral, Self::Ordinary, Self::Interaction, Self::Lifecycle, Self::Result];
}

/// The one table that names, classes, listing and look-up share. The enum itself is written out above, because
/// cbindgen does not see what a macro makes; a variant that is missing here does not compile.
macro_rules! kinds {
    (own { $($own:ident = $own_name:literal $own_class:ident,)* }
     dispatches { $($kind:ident = $name:literal $class:ident,)* }) => {
        impl EventKind {
            /// Every kind there is, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$own,)* $(Self::$kind),*];

            /// The dispatch that Discord calls by this name. None for a name the library does not know, and for the
            /// names of the library's own kinds, which Discord does not send.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$kind),)* _ => None }
            }

            /// The name on the wire, such as `MESSAGE_CREATE`; for the library's own kinds, a name of the same form.
            #[must_use]
            pub const fn name(self) -> &'static CStr {
                match self {
                    $(Self::$own => const { with_nul(concat!($own_name, "\0")) },)*
                    $(Self::$kind => const { with_nul(concat!($name, "\0")) },)*
                }
            }

            /// What a full queue may do with it.
            #[must_use]
            pub const fn class(self) -> Class {
                match self { $(Self::$own => Class::$own_class,)* $(Self::$kind => Class::$class),* }
            }
        }
    };
}

const fn with_nul(name: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(name.as_bytes()) {
        Ok(name) => name,
        Err(_) => panic!("a name has a NUL inside"),
    }
}

impl EventKind {
    /// The number that crosses the C API.
    #[must_use]
    pub const fn number(self) -> i32 {
        self as i32
    }

    /// The kind with this number, if there is one.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        let at = Self::ALL.binary_search_by_key(&number, |kind| kind.number()).ok()?;
        Self::ALL.get(at).copied()
    }
}

kinds! {
own {
    Unknown = "UNKNOWN" Ordinary,
    ConnectionState = "CONNECTION_STATE" Lifecycle,
    RequestResult = "REQUEST_RESULT" Result,
    SessionEnded = "SESSION_ENDED" Lifecycle,
    Fatal = "FATAL" Lifecycle,
    EventsDropped = "EVENTS_DROPPED" Lifecycle,
    Poisoned = "POISONED" Lifecycle,
    GatewayWarning = "GATEWAY_WARNING" Lifecycle,
    IntentsDegraded = "INTENTS_DEGRADED" Lifecycle,
    MessageContentMissing = "MESSAGE_CONTENT_MISSING" Lifecycle,
    HttpPaused = "HTTP_PAUSED" Lifecycle,
    WebsocketOpened = "WEBSOCKET_OPENED" Ordinary,
    WebsocketText = "WEBSOCKET_TEXT" Ordinary,
    WebsocketBinary = "WEBSOCKET_BINARY" Ordinary,
    WebsocketPong = "WEBSOCKET_PONG" Ephemeral,
    WebsocketClosed = "WEBSOCKET_CLOSED" Ordinary,
    WebsocketError = "WEBSOCKET_ERROR" Ordinary,
}
dispatches {
    Ready = "READY" Lifecycle,
    Resumed = "RESUMED" Lifecycle,
    RateLimited = "RATE_LIMITED" Ordinary,
    UserUpdate = "USER_UPDATE" Ordinary,
    InteractionCreate = "INTERACTION_CREATE" Interaction,
    ApplicationCommandPermissionsUpdate = "APPLICATION_COMMAND_PERMISSIONS_UPDATE" Ordinary,
    EntitlementCreate = "ENTITLEMENT_CREATE" Ordinary,
    EntitlementUpdate = "ENTITLEMENT_UPDATE" Ordinary,
    EntitlementDelete = "ENTITLEMENT_DELETE" Ordinary,
    SubscriptionCreate = "SUBSCRIPTION_CREATE" Ordinary,
    SubscriptionUpdate = "SUBSCRIPTION_UPDATE" Ordinary,
    SubscriptionDelete = "SUBSCRIPTION_DELETE" Ordinary,
    GuildCreate = "GUILD_CREATE" Ordinary,
    GuildUpdate = "GUILD_UPDATE" Ordinary,
    GuildDelete = "GUILD_DELETE" Ordinary,
    GuildRoleCreate = "GUILD_ROLE_CREATE" Ordinary,
    GuildRoleUpdate = "GUILD_ROLE_UPDATE" Ordinary,
    GuildRoleDelete = "GUILD_ROLE_DELETE" Ordinary,
    GuildMemberAdd = "GUILD_MEMBER_ADD" Ordinary,
    GuildMemberUpdate = "GUILD_MEMBER_UPDATE" Ordinary,
    GuildMemberRemove = "GUILD_MEMBER_REMOVE" Ordinary,
    GuildMembersChunk = "GUILD_MEMBERS_CHUNK" Ordinary,
    GuildBanAdd = "GUILD_BAN_ADD" Ordinary,
    GuildBanRemove = "GUILD_BAN_REMOVE" Ordinary,
    GuildAuditLogEntryCreate = "GUILD_AUDIT_LOG_ENTRY_CREATE" Ordinary,
    GuildEmojisUpdate = "GUILD_EMOJIS_UPDATE" Ordinary,
    GuildStickersUpdate = "GUILD_STICKERS_UPDATE" Ordinary,
    GuildSoundboardSoundCreate = "GUILD_SOUNDBOARD_SOUND_CREATE" Ordinary,
    GuildSoundboardSoundUpdate = "GUILD_SOUNDBOARD_SOUND_UPDATE" Ordinary,
    GuildSoundboardSoundDelete = "GUILD_SOUNDBOARD_SOUND_DELETE" Ordinary,
    GuildSoundboardSoundsUpdate = "GUILD_SOUNDBOARD_SOUNDS_UPDATE" Ordinary,
    SoundboardSounds = "SOUNDBOARD_SOUNDS" Ordinary,
    GuildIntegrationsUpdate = "GUILD_INTEGRATIONS_UPDATE" Ordinary,
    IntegrationCreate = "INTEGRATION_CREATE" Ordinary,
    IntegrationUpdate = "INTEGRATION_UPDATE" Ordinary,
    IntegrationDelete = "INTEGRATION_DELETE" Ordinary,
    GuildScheduledEventCreate = "GUILD_SCHEDULED_EVENT_CREATE" Ordinary,
    GuildScheduledEventUpdate = "GUILD_SCHEDULED_EVENT_UPDATE" Ordinary,
    GuildScheduledEventDelete = "GUILD_SCHEDULED_EVENT_DELETE" Ordinary,
    GuildScheduledEventUserAdd = "GUILD_SCHEDULED_EVENT_USER_ADD" Ordinary,
    GuildScheduledEventUserRemove = "GUILD_SCHEDULED_EVENT_USER_REMOVE" Ordinary,
    AutoModerationRuleCreate = "AUTO_MODERATION_RULE_CREATE" Ordinary,
    AutoModerationRuleUpdate = "AUTO_MODERATION_RULE_UPDATE" Ordinary,
    AutoModerationRuleDelete = "AUTO_MODERATION_RULE_DELETE" Ordinary,
    AutoModerationActionExecution = "AUTO_MODERATION_ACTION_EXECUTION" Ordinary,
    InviteCreate = "INVITE_CREATE" Ordinary,
    InviteDelete = "INVITE_DELETE" Ordinary,
    WebhooksUpdate = "WEBHOOKS_UPDATE" Ordinary,
    ChannelCreate = "CHANNEL_CREATE" Ordinary,
    ChannelUpdate = "CHANNEL_UPDATE" Ordinary,
    ChannelDelete = "CHANNEL_DELETE" Ordinary,
    ChannelPinsUpdate = "CHANNEL_PINS_UPDATE" Ordinary,
    ChannelInfo = "CHANNEL_INFO" Ordinary,
    VoiceChannelStatusUpdate = "VOICE_CHANNEL_STATUS_UPDATE" Ordinary,
    VoiceChannelStartTimeUpdate = "VOICE_CHANNEL_START_TIME_UPDATE" Ordinary,
    ThreadCreate = "THREAD_CREATE" Ordinary,
    ThreadUpdate = "THREAD_UPDATE" Ordinary,
    ThreadDelete = "THREAD_DELETE" Ordinary,
    ThreadListSync = "THREAD_LIST_SYNC" Ordinary,
    ThreadMemberUpdate = "THREAD_MEMBER_UPDATE" Ordinary,
    ThreadMembersUpdate = "THREAD_MEMBERS_UPDATE" Ordinary,
    StageInstanceCreate = "STAGE_INSTANCE_CREATE" Ordinary,
    StageInstanceUpdate = "STAGE_INSTANCE_UPDATE" Ordinary,
    StageInstanceDelete = "STAGE_INSTANCE_DELETE" Ordinary,
    MessageCreate = "MESSAGE_CREATE" Ordinary,
    MessageUpdate = "MESSAGE_UPDATE" Ordinary,
    MessageDelete = "MESSAGE_DELETE" Ordinary,
    MessageDeleteBulk = "MESSAGE_DELETE_BULK" Ordinary,
    MessageReactionAdd = "MESSAGE_REACTION_ADD" Ordinary,
    MessageReactionRemove = "MESSAGE_REACTION_REMOVE" Ordinary,
    MessageReactionRemoveAll = "MESSAGE_REACTION_REMOVE_ALL" Ordinary,
    MessageReactionRemoveEmoji = "MESSAGE_REACTION_REMOVE_EMOJI" Ordinary,
    MessagePollVoteAdd = "MESSAGE_POLL_VOTE_ADD" Ordinary,
    MessagePollVoteRemove = "MESSAGE_POLL_VOTE_REMOVE" Ordinary,
    TypingStart = "TYPING_START" Ephemeral,
    PresenceUpdate = "PRESENCE_UPDATE" Ephemeral,
    VoiceStateUpdate = "VOICE_STATE_UPDATE" Ordinary,
    VoiceServerUpdate = "VOICE_SERVER_UPDATE" Ordinary,
    VoiceChannelEffectSend = "VOICE_CHANNEL_EFFECT_SEND" Ephemeral,
}
}
