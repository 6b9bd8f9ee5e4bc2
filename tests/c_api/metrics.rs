//! What a client counts: each figure moves when the thing happens that it is about.

use std::time::Duration;

use tickcord::{
    base::ResultCode,
    ffi::*,
    model::{ConnectionState, EventKind},
};
use tickcord_sandbox::{Entry, Fault, Options, RestFault, Sandbox, What};

use crate::host::{Host, PATIENCE, Setup, quick, sandbox, size, start};

pub(crate) fn stats(host: &Host) -> tickcord_client_stats {
    let mut stats = unsafe { std::mem::zeroed::<tickcord_client_stats>() };
    assert_eq!(unsafe { tickcord_client_stats_init(&raw mut stats, size(&stats)) }, 0);
    assert_eq!(unsafe { tickcord_client_get_stats(host.client, &raw mut stats) }, 0);
    stats
}

fn event_count(host: &Host, kind: EventKind) -> u64 {
    let mut count = u64::MAX;
    assert_eq!(unsafe { tickcord_client_get_event_count(host.client, kind as i32, &raw mut count) }, 0);
    count
}

#[test]
fn a_client_that_did_nothing_has_counted_nothing() {
    let host = Setup::of(&sandbox()).create().unwrap();
    let stats = stats(&host);
    assert_eq!((stats.gateway_connections, stats.wire_bytes_sent, stats.http_requests), (0, 0, 0));
    assert_eq!((stats.poll_gap_us, stats.longest_poll_gap_us, stats.latency_us), (0, 0, -1));
    assert_eq!(stats.state, ConnectionState::Disconnected.number());
}

#[test]
fn a_lost_connection_counts_as_reconnect_and_resume_and_a_new_session_as_session() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let of = |host: &Host| {
        let stats = stats(host);
        [stats.gateway_connections, stats.gateway_reconnects, stats.sessions, stats.resumes]
    };
    assert_eq!(of(&host), [1, 0, 1, 0]);
    assert_eq!(stats(&host).state, ConnectionState::Ready.number());
    sandbox.fault(Fault::Cut);
    host.until(EventKind::Resumed);
    assert_eq!(of(&host), [2, 1, 1, 1]);
    assert_eq!(tickcord_client_disconnect(host.client, 0), 0);
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    assert_eq!(of(&host), [3, 1, 2, 1], "the host wanted the third");
}

#[test]
fn events_are_counted_by_kind() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    host.until(EventKind::GuildCreate);
    for _ in 0..3 {
        sandbox.speak("general", "ada", "hello").unwrap();
        host.until(EventKind::MessageCreate);
    }
    assert_eq!(event_count(&host, EventKind::MessageCreate), 3);
    assert_eq!(event_count(&host, EventKind::GuildCreate), 1);
    assert_eq!(event_count(&host, EventKind::MessageDelete), 0);
    let all: u64 = EventKind::ALL.iter().map(|kind| event_count(&host, *kind)).sum();
    assert_eq!(all, stats(&host).events_queued);
    let mut count = u64::MAX;
    let unknown = unsafe { tickcord_client_get_event_count(host.client, 99_999, &raw mut count) };
    assert_eq!((unknown, count), (ResultCode::InvalidArgument.number(), 0));
}

#[test]
fn what_a_full_queue_drops_is_counted_by_class() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.options.queue_capacity = 2;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    host.until(EventKind::GuildCreate);
    for _ in 0..4 {
        sandbox.speak("general", "ada", "hello").unwrap();
    }
    // READY, GUILD_CREATE and these.
    answer_heartbeat(&sandbox, 2 + 4);
    while host.poll().is_some() {}
    let stats = stats(&host);
    assert!(stats.events_dropped_ordinary >= 2, "{stats:?}");
    assert_eq!(
        stats.events_dropped,
        stats.events_dropped_ephemeral
            + stats.events_dropped_ordinary
            + stats.events_dropped_interaction
            + stats.events_dropped_lifecycle
    );
    assert_eq!(stats.events_queued, stats.events_polled + stats.events_dropped + stats.events_waiting);
    assert_eq!(event_count(&host, EventKind::EventsDropped), count_polled(&host, EventKind::EventsDropped));
}

/// Makes the client beat. The beat says up to which event the client has read; one that was due anyway may say less.
fn answer_heartbeat(sandbox: &Sandbox, sequence: u64) {
    let asked = sandbox.fault(Fault::RequestHeartbeat);
    let beat = |entry: &Entry| matches!(entry.what, What::Heartbeat { seq, .. } if seq >= Some(sequence));
    sandbox.wait_for_since(asked, beat, PATIENCE).unwrap();
}

fn count_polled(host: &Host, kind: EventKind) -> u64 {
    host.events.iter().filter(|event| event.is(kind)).count() as u64
}

#[test]
fn a_queue_that_is_not_polled_shows_its_depth() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    host.until(EventKind::GuildCreate);
    while host.poll().is_some() {}
    sandbox.speak("general", "ada", "hello").unwrap();
    assert_eq!(tickcord_client_wait(host.client, 20_000), 0);
    let before = stats(&host);
    assert_eq!(before.events_waiting, 1);
    assert!(before.event_bytes_waiting > 100);
    assert!(host.poll().is_some());
    assert_eq!((stats(&host).events_waiting, stats(&host).event_bytes_waiting), (0, 0));
}

#[test]
fn compressed_messages_are_smaller_than_their_texts_and_the_wire_carries_more_than_them() {
    let sandbox = start(Options { more_members: 500, ..quick() });
    for compression in [TICKCORD_COMPRESSION_ZLIB_STREAM, TICKCORD_COMPRESSION_NONE] {
        let mut setup = Setup::of(&sandbox);
        setup.options.intents |= TICKCORD_INTENT_GUILD_MEMBERS | TICKCORD_INTENT_GUILD_PRESENCES;
        setup.options.compression = compression;
        let mut host = setup.create().unwrap();
        assert_eq!(tickcord_client_connect(host.client), 0);
        host.until(EventKind::GuildCreate);
        let stats = stats(&host);
        assert!(stats.wire_bytes_received > stats.gateway_bytes_received, "{stats:?}");
        assert!(stats.wire_bytes_sent > 500, "{stats:?}");
        assert!(stats.gateway_bytes_inflated > 50_000, "{stats:?}");
        if compression == TICKCORD_COMPRESSION_NONE {
            assert_eq!(stats.gateway_bytes_received, stats.gateway_bytes_inflated);
        } else {
            assert!(stats.gateway_bytes_received * 2 < stats.gateway_bytes_inflated, "{stats:?}");
        }
    }
}

#[test]
fn a_429_counts_and_so_does_each_try() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let before = stats(&host);
    let answer = RestFault::RateLimited { retry_after: 0.05, global: false, scope: "user".to_owned() };
    sandbox.fault(Fault::Rest { count: 1, path: Some("/messages".to_owned()), answer });
    let request = host.send(sandbox.channel_id("general"), b"slowly").unwrap();
    assert_eq!(stats(&host).requests_waiting, 1);
    assert_eq!(host.result_of(request).code(), 0);
    let after = stats(&host);
    assert_eq!(after.http_rate_limited - before.http_rate_limited, 1);
    assert_eq!(after.http_requests - before.http_requests, 2);
    assert_eq!(after.requests_waiting, 0);
}

#[test]
fn a_heartbeat_that_was_acknowledged_gives_the_latency() {
    // Until the client beats by itself, the test is over.
    let sandbox = start(Options { heartbeat_interval: Duration::from_mins(10), ..quick() });
    let mut host = Host::connected(&sandbox);
    assert_eq!(stats(&host).latency_us, -1);
    answer_heartbeat(&sandbox, 1);
    // The acknowledgement was sent before this.
    sandbox.speak("general", "ada", "hello").unwrap();
    host.until(EventKind::MessageCreate);
    assert!((0..20_000_000).contains(&stats(&host).latency_us));
    sandbox.fault(Fault::Cut);
    host.until(EventKind::Resumed);
    assert_eq!(stats(&host).latency_us, -1, "it was another connection's");
}

#[test]
fn a_host_that_stalls_between_two_polls_finds_the_gap_once() {
    let mut host = Setup::of(&sandbox()).create().unwrap();
    assert!(host.poll().is_none());
    // A tick that takes long.
    tickcord_client_wait(host.client, 30);
    assert!(host.poll().is_none());
    let after = stats(&host);
    assert!(after.longest_poll_gap_us >= 30_000 && after.poll_gap_us >= 30_000, "{after:?}");
    assert_eq!(stats(&host).longest_poll_gap_us, 0, "it was told");
}
