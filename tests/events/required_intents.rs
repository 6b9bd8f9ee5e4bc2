//! The intents of each event, compared with Discord's table, which lists the events of each intent.

use tickcord::model::{EventKind, Intents};

/// Copied from the documentation; a `/` stands between the endings of names that begin alike.
const TABLE: &str = "
GUILDS: GUILD_CREATE/UPDATE/DELETE GUILD_ROLE_CREATE/UPDATE/DELETE CHANNEL_CREATE/UPDATE/DELETE CHANNEL_PINS_UPDATE
GUILDS: THREAD_CREATE/UPDATE/DELETE THREAD_LIST_SYNC THREAD_MEMBER_UPDATE THREAD_MEMBERS_UPDATE
GUILDS: STAGE_INSTANCE_CREATE/UPDATE/DELETE VOICE_CHANNEL_STATUS_UPDATE VOICE_CHANNEL_START_TIME_UPDATE
GUILD_MEMBERS: GUILD_MEMBER_ADD/UPDATE/REMOVE
GUILD_MODERATION: GUILD_AUDIT_LOG_ENTRY_CREATE GUILD_BAN_ADD/REMOVE
GUILD_EXPRESSIONS: GUILD_EMOJIS_UPDATE GUILD_STICKERS_UPDATE GUILD_SOUNDBOARD_SOUND_CREATE/UPDATE/DELETE
GUILD_EXPRESSIONS: GUILD_SOUNDBOARD_SOUNDS_UPDATE
GUILD_INTEGRATIONS: GUILD_INTEGRATIONS_UPDATE INTEGRATION_CREATE/UPDATE/DELETE
GUILD_WEBHOOKS: WEBHOOKS_UPDATE
GUILD_INVITES: INVITE_CREATE/DELETE
GUILD_VOICE_STATES: VOICE_STATE_UPDATE VOICE_CHANNEL_EFFECT_SEND
GUILD_PRESENCES: PRESENCE_UPDATE
GUILD_MESSAGES: MESSAGE_CREATE/UPDATE/DELETE MESSAGE_DELETE_BULK
GUILD_MESSAGE_REACTIONS: MESSAGE_REACTION_ADD/REMOVE/REMOVE_ALL/REMOVE_EMOJI
GUILD_MESSAGE_TYPING: TYPING_START
DIRECT_MESSAGES: MESSAGE_CREATE/UPDATE/DELETE CHANNEL_PINS_UPDATE
DIRECT_MESSAGE_REACTIONS: MESSAGE_REACTION_ADD/REMOVE/REMOVE_ALL/REMOVE_EMOJI
DIRECT_MESSAGE_TYPING: TYPING_START
GUILD_SCHEDULED_EVENTS: GUILD_SCHEDULED_EVENT_CREATE/UPDATE/DELETE/USER_ADD/USER_REMOVE
AUTO_MODERATION_CONFIGURATION: AUTO_MODERATION_RULE_CREATE/UPDATE/DELETE
AUTO_MODERATION_EXECUTION: AUTO_MODERATION_ACTION_EXECUTION
GUILD_MESSAGE_POLLS: MESSAGE_POLL_VOTE_ADD/REMOVE
DIRECT_MESSAGE_POLLS: MESSAGE_POLL_VOTE_ADD/REMOVE
";

/// Every name that `GUILD_BAN_ADD/REMOVE` stands for.
fn names(entry: &str) -> Vec<String> {
    let (first, endings) = entry.split_once('/').unwrap_or((entry, ""));
    let stem = &first[..=first.rfind('_').unwrap()];
    let others = endings.split('/').filter(|ending| !ending.is_empty());
    std::iter::once(first.to_owned()).chain(others.map(|ending| format!("{stem}{ending}"))).collect()
}

#[test]
fn each_event_asks_for_exactly_the_intents_that_gate_it() {
    let mut seen = Vec::new();
    for &kind in EventKind::ALL {
        let name = kind.name().to_str().unwrap();
        let rows = TABLE.lines().filter_map(|line| line.split_once(':'));
        let gating = rows
            .filter(|(_, events)| events.split_whitespace().flat_map(names).any(|listed| listed == name))
            .map(|(intent, _)| intent);
        let expected: Vec<_> = gating.collect();
        assert_eq!(kind.required_intents().names().collect::<Vec<_>>(), expected, "{name}");
        seen.extend(expected);
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 20, "every intent but MESSAGE_CONTENT, which gates no event");
    let listed = TABLE
        .lines()
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(_, events)| events.split_whitespace().flat_map(names).collect::<Vec<_>>());
    for name in listed {
        assert!(EventKind::from_name(&name).is_some(), "{name} is misspelt");
    }
}

#[test]
fn events_that_discord_always_sends_need_nothing() {
    for kind in
        [EventKind::Ready, EventKind::InteractionCreate, EventKind::GuildMembersChunk, EventKind::Fatal]
    {
        assert_eq!(kind.required_intents(), Intents::NONE);
    }
}
