//! What a host does not subscribe to is left out before an event is made of it.

use serde_json::json;
use tickcord::encoding::json::Envelope;
use tickcord::events::{Filter, Subscription};
use tickcord::model::EventKind;

const OURS: u64 = 1;
const THEIRS: u64 = 2;
const CHAT: u64 = 10;
const LOG: u64 = 11;

fn filter(kinds: &[EventKind], guilds: &[u64], channels: &[u64]) -> Filter {
    Filter::new(Subscription { kinds: kinds.into(), guilds: guilds.into(), channels: channels.into() })
}

fn passes(filter: &Filter, name: &str, data: &serde_json::Value) -> bool {
    let payload = json!({"t": name, "s": 1, "op": 0, "d": data}).to_string();
    filter.passes(&payload, &Envelope::scan(&payload).unwrap())
}

/// A message in this place; Discord writes ids as strings.
fn message(guild: u64, channel: u64) -> serde_json::Value {
    json!({"id": "5", "channel_id": channel.to_string(), "guild_id": guild.to_string(), "content": "hi"})
}

#[test]
fn without_a_subscription_everything_passes() {
    for filter in [Filter::default(), filter(&[], &[], &[])] {
        assert!(passes(&filter, "MESSAGE_CREATE", &message(OURS, CHAT)));
        assert!(passes(&filter, "NEW_THING", &json!(null)));
    }
}

#[test]
fn kinds_are_chosen_by_what_events_are_about() {
    let filter = filter(&[EventKind::MessageCreate, EventKind::GuildCreate], &[], &[]);
    assert!(passes(&filter, "MESSAGE_CREATE", &message(OURS, CHAT)));
    assert!(passes(&filter, "GUILD_CREATE", &json!({"id": "1"})));
    for name in ["MESSAGE_UPDATE", "TYPING_START", "INTERACTION_CREATE", "NEW_THING"] {
        assert!(!passes(&filter, name, &message(OURS, CHAT)), "{name}");
    }
}

#[test]
fn events_that_the_library_does_not_know_are_a_kind_of_their_own() {
    let filter = filter(&[EventKind::Unknown], &[], &[]);
    assert!(passes(&filter, "NEW_THING", &json!({})));
    assert!(!passes(&filter, "MESSAGE_CREATE", &message(OURS, CHAT)));
}

#[test]
fn guilds_are_chosen_wherever_the_payload_names_them() {
    let filter = filter(&[], &[9, OURS, 7], &[]);
    assert!(passes(&filter, "MESSAGE_CREATE", &message(OURS, CHAT)));
    assert!(!passes(&filter, "MESSAGE_CREATE", &message(THEIRS, CHAT)));
    for name in ["GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE"] {
        assert!(passes(&filter, name, &json!({"id": OURS.to_string()})), "{name}: a guild is its own");
        assert!(!passes(&filter, name, &json!({"id": THEIRS.to_string()})), "{name}");
    }
    assert!(!passes(
        &filter,
        "GUILD_ROLE_CREATE",
        &json!({"guild_id": "2", "role": {"id": "1", "guild_id": "1"}})
    ));
    assert!(passes(&filter, "NEW_THING", &json!({"guild_id": OURS})), "also as a number");
    assert!(!passes(&filter, "INTERACTION_CREATE", &json!({"guild_id": "2", "token": "t"})));
}

#[test]
fn events_of_no_guild_pass_only_where_0_stands_for_them() {
    let direct = json!({"id": "5", "channel_id": "77", "content": "psst"});
    for data in
        [&direct, &json!({"guild_id": null}), &json!({"guild_id": "nonsense"}), &json!(null), &json!([1])]
    {
        assert!(!passes(&filter(&[], &[OURS], &[]), "MESSAGE_CREATE", data), "{data}");
        assert!(passes(&filter(&[], &[OURS, 0], &[]), "MESSAGE_CREATE", data), "{data}");
    }
}

#[test]
fn channels_are_chosen_wherever_the_payload_names_them() {
    let filter = filter(&[], &[], &[CHAT]);
    assert!(passes(&filter, "MESSAGE_CREATE", &message(OURS, CHAT)));
    assert!(!passes(&filter, "MESSAGE_CREATE", &message(OURS, LOG)));
    assert!(passes(&filter, "MESSAGE_CREATE", &json!({"channel_id": "10"})), "a direct message's as well");
    for name in ["CHANNEL_UPDATE", "THREAD_DELETE", "THREAD_MEMBERS_UPDATE", "VOICE_CHANNEL_STATUS_UPDATE"] {
        assert!(passes(&filter, name, &json!({"id": "10", "guild_id": "1"})), "{name}: a channel is its own");
        assert!(!passes(&filter, name, &json!({"id": "11", "guild_id": "1", "parent_id": "10"})), "{name}");
    }
    assert!(!passes(&filter, "GUILD_CREATE", &json!({"id": "10", "channels": [{"id": "10"}]})));
    let left = json!({"channel_id": null, "guild_id": "1", "user_id": "3"});
    assert!(!passes(&filter, "VOICE_STATE_UPDATE", &left));
}

#[test]
fn lists_hold_together() {
    let filter = filter(&[EventKind::MessageCreate], &[OURS], &[CHAT, 0]);
    assert!(passes(&filter, "MESSAGE_CREATE", &message(OURS, CHAT)));
    assert!(!passes(&filter, "MESSAGE_CREATE", &message(OURS, LOG)));
    assert!(!passes(&filter, "MESSAGE_CREATE", &message(THEIRS, CHAT)));
    assert!(!passes(&filter, "MESSAGE_UPDATE", &message(OURS, CHAT)));
}

#[test]
fn what_the_host_needs_or_asked_for_always_passes() {
    let filter = filter(&[EventKind::TypingStart], &[THEIRS], &[LOG]);
    let due =
        ["READY", "RESUMED", "RATE_LIMITED", "GUILD_MEMBERS_CHUNK", "SOUNDBOARD_SOUNDS", "CHANNEL_INFO"];
    for name in due {
        assert!(passes(&filter, name, &json!({"guild_id": "1"})), "{name}");
    }
}
