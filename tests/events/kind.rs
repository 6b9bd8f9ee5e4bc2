use std::collections::HashSet;

use tickcord::model::{Class, EventKind};

#[test]
fn every_dispatch_is_found_by_its_name_and_every_kind_by_its_number() {
    let mut numbers = HashSet::new();
    let mut names = HashSet::new();
    for &kind in EventKind::ALL {
        let name = kind.name().to_str().expect("ASCII");
        assert!(name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'), "{name}");
        assert!(numbers.insert(kind.number()), "{name}");
        assert!(names.insert(name), "{name}");
        assert_eq!(EventKind::from_number(kind.number()), Some(kind));
        let dispatch = kind.number() >= 100;
        assert_eq!(EventKind::from_name(name), dispatch.then_some(kind), "{name}");
    }
    assert_eq!(names.iter().filter(|name| EventKind::from_name(name).is_some()).count(), 79);
    assert!(EventKind::ALL.is_sorted_by_key(|kind| kind.number()));
}

#[test]
fn numbers_that_hosts_were_compiled_with() {
    let numbers = [
        (EventKind::Unknown, 0),
        (EventKind::ConnectionState, 1),
        (EventKind::RequestResult, 2),
        (EventKind::SessionEnded, 3),
        (EventKind::Fatal, 4),
        (EventKind::EventsDropped, 5),
        (EventKind::Poisoned, 6),
        (EventKind::GatewayWarning, 7),
        (EventKind::IntentsDegraded, 8),
        (EventKind::MessageContentMissing, 9),
        (EventKind::Ready, 100),
        (EventKind::SubscriptionDelete, 111),
        (EventKind::GuildCreate, 200),
        (EventKind::WebhooksUpdate, 235),
        (EventKind::ChannelCreate, 300),
        (EventKind::StageInstanceDelete, 315),
        (EventKind::MessageCreate, 400),
        (EventKind::TypingStart, 410),
        (EventKind::PresenceUpdate, 500),
        (EventKind::VoiceChannelEffectSend, 503),
    ];
    for (kind, number) in numbers {
        assert_eq!(kind.number(), number);
    }
}

#[test]
fn names_nobody_knows_are_not_found() {
    for name in ["", "READ", "READYX", "ready", "MESSAGE_CREATE ", "NEW_THING", "UNKNOWN", "FATAL", "READY\0"]
    {
        assert_eq!(EventKind::from_name(name), None, "{name:?}");
    }
    assert_eq!(EventKind::from_number(10), None);
    assert_eq!(EventKind::from_number(-1), None);
}

#[test]
fn each_kind_has_its_rule_for_a_full_queue() {
    let cases = [
        (EventKind::TypingStart, Class::Ephemeral),
        (EventKind::PresenceUpdate, Class::Ephemeral),
        (EventKind::VoiceChannelEffectSend, Class::Ephemeral),
        (EventKind::MessageCreate, Class::Ordinary),
        (EventKind::Unknown, Class::Ordinary),
        (EventKind::ConnectionState, Class::Lifecycle),
        (EventKind::Ready, Class::Lifecycle),
        (EventKind::Resumed, Class::Lifecycle),
        (EventKind::InteractionCreate, Class::Interaction),
        (EventKind::Fatal, Class::Lifecycle),
        (EventKind::Poisoned, Class::Lifecycle),
        (EventKind::RequestResult, Class::Result),
    ];
    for (kind, class) in cases {
        assert_eq!(kind.class(), class, "{kind:?}");
    }
}
