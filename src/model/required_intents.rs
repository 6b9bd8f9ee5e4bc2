use super::{EventKind, Intents};

impl EventKind {
    /// The intents that make Discord send this event, wherever it happens: for one that happens both in guilds and in direct
    /// messages, those of both.
    ///
    /// None for the library's own events, for those that Discord always sends, and for a dispatch that this version does
    /// not know. They are the least that brings the event at all: `THREAD_MEMBERS_UPDATE` tells about the bot alone unless
    /// the privileged `GUILD_MEMBERS` is there too.
    #[must_use]
    pub const fn required_intents(self) -> Intents {
        match self {
            Self::Unknown
            | Self::ConnectionState
            | Self::RequestResult
            | Self::SessionEnded
            | Self::Fatal
            | Self::EventsDropped
            | Self::Poisoned
            | Self::IntentsDegraded
            | Self::MessageContentMissing
            | Self::GatewayWarning
            | Self::HttpPaused
            | Self::WebsocketOpened
            | Self::WebsocketText
            | Self::WebsocketBinary
            | Self::WebsocketPong
            | Self::WebsocketClosed
            | Self::WebsocketError
            | Self::Ready
            | Self::Resumed
            | Self::RateLimited
            | Self::UserUpdate
            | Self::InteractionCreate
            | Self::ApplicationCommandPermissionsUpdate
            | Self::EntitlementCreate
            | Self::EntitlementUpdate
            | Self::EntitlementDelete
            | Self::SubscriptionCreate
            | Self::SubscriptionUpdate
            | Self::SubscriptionDelete
            | Self::GuildMembersChunk
            | Self::SoundboardSounds
            | Self::ChannelInfo
            | Self::VoiceServerUpdate => Intents::NONE,

            Self::GuildCreate
            | Self::GuildUpdate
            | Self::GuildDelete
            | Self::GuildRoleCreate
            | Self::GuildRoleUpdate
            | Self::GuildRoleDelete
            | Self::ChannelCreate
            | Self::ChannelUpdate
            | Self::ChannelDelete
            | Self::VoiceChannelStatusUpdate
            | Self::VoiceChannelStartTimeUpdate
            | Self::ThreadCreate
            | Self::ThreadUpdate
            | Self::ThreadDelete
            | Self::ThreadListSync
            | Self::ThreadMemberUpdate
            | Self::ThreadMembersUpdate
            | Self::StageInstanceCreate
            | Self::StageInstanceUpdate
            | Self::StageInstanceDelete => Intents::GUILDS,

            Self::ChannelPinsUpdate => Intents(Intents::GUILDS.0 | Intents::DIRECT_MESSAGES.0),

            Self::GuildMemberAdd | Self::GuildMemberUpdate | Self::GuildMemberRemove => {
                Intents::GUILD_MEMBERS
            }
            Self::GuildBanAdd | Self::GuildBanRemove | Self::GuildAuditLogEntryCreate => {
                Intents::GUILD_MODERATION
            }
            Self::GuildEmojisUpdate
            | Self::GuildStickersUpdate
            | Self::GuildSoundboardSoundCreate
            | Self::GuildSoundboardSoundUpdate
            | Self::GuildSoundboardSoundDelete
            | Self::GuildSoundboardSoundsUpdate => Intents::GUILD_EXPRESSIONS,

            Self::GuildIntegrationsUpdate
            | Self::IntegrationCreate
            | Self::IntegrationUpdate
            | Self::IntegrationDelete => Intents::GUILD_INTEGRATIONS,

            Self::WebhooksUpdate => Intents::GUILD_WEBHOOKS,
            Self::InviteCreate | Self::InviteDelete => Intents::GUILD_INVITES,
            Self::VoiceStateUpdate | Self::VoiceChannelEffectSend => Intents::GUILD_VOICE_STATES,
            Self::PresenceUpdate => Intents::GUILD_PRESENCES,

            Self::MessageCreate | Self::MessageUpdate | Self::MessageDelete => {
                Intents(Intents::GUILD_MESSAGES.0 | Intents::DIRECT_MESSAGES.0)
            }
            Self::MessageDeleteBulk => Intents::GUILD_MESSAGES,
            Self::MessageReactionAdd
            | Self::MessageReactionRemove
            | Self::MessageReactionRemoveAll
            | Self::MessageReactionRemoveEmoji => {
                Intents(Intents::GUILD_MESSAGE_REACTIONS.0 | Intents::DIRECT_MESSAGE_REACTIONS.0)
            }
            Self::MessagePollVoteAdd | Self::MessagePollVoteRemove => {
                Intents(Intents::GUILD_MESSAGE_POLLS.0 | Intents::DIRECT_MESSAGE_POLLS.0)
            }
            Self::TypingStart => Intents(Intents::GUILD_MESSAGE_TYPING.0 | Intents::DIRECT_MESSAGE_TYPING.0),

            Self::GuildScheduledEventCreate
            | Self::GuildScheduledEventUpdate
            | Self::GuildScheduledEventDelete
            | Self::GuildScheduledEventUserAdd
            | Self::GuildScheduledEventUserRemove => Intents::GUILD_SCHEDULED_EVENTS,

            Self::AutoModerationRuleCreate
            | Self::AutoModerationRuleUpdate
            | Self::AutoModerationRuleDelete => Intents::AUTO_MODERATION_CONFIGURATION,
            Self::AutoModerationActionExecution => Intents::AUTO_MODERATION_EXECUTION,
        }
    }
}
