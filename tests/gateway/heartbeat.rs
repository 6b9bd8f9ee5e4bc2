//! Staying alive, and noticing death.

use std::time::Duration;

use tickcord::{base::ResultCode, model::CloseCode};

use crate::bench::{Bench, INTERVAL, changes, closes, opcodes, opened_urls, sent};

#[test]
fn the_first_beat_comes_inside_the_interval_and_the_next_follow_it() {
    let mut offsets = Vec::new();
    for seed in 0..50 {
        let mut bench = Bench::with(|config| config.seed = seed);
        bench.log_in();
        assert_eq!(opcodes(&bench.wait()), [1]);
        let first = bench.now;
        assert!(first - bench.start < INTERVAL);
        offsets.push(first - bench.start);
        bench.acknowledge();
        bench.wait();
        assert_eq!(bench.now - first, INTERVAL);
    }
    assert!(
        offsets.iter().max().unwrap().saturating_sub(*offsets.iter().min().unwrap()) > INTERVAL / 2,
        "jitter"
    );
}

#[test]
fn a_beat_tells_the_newest_sequence_number() {
    let mut bench = Bench::new();
    bench.log_in();
    assert_eq!(sent(&bench.wait())[0]["d"], 1, "READY");
    bench.acknowledge();
    bench.dispatch("MESSAGE_CREATE", "{}");
    bench.dispatch("MESSAGE_CREATE", "{}");
    assert_eq!(sent(&bench.wait())[0]["d"], 3);
}

#[test]
fn a_beat_before_the_first_event_has_no_number() {
    let mut bench = Bench::new();
    bench.give(tickcord::gateway::Input::Connect);
    bench.fetched(1);
    bench.opened();
    bench.hello();
    assert_eq!(sent(&bench.wait())[0]["d"], serde_json::Value::Null);
}

#[test]
fn a_server_that_asks_for_a_beat_gets_one_at_once() {
    let mut bench = Bench::ready();
    assert_eq!(opcodes(&bench.text(r#"{"op":1,"d":null}"#)), [1]);
}

#[test]
fn a_server_that_asks_for_beats_without_end_is_left() {
    let mut bench = Bench::ready();
    let flood: Vec<_> = (0..10_000).flat_map(|_| bench.text(r#"{"op":1,"d":null}"#)).collect();
    assert_eq!(opcodes(&flood), [1; 120], "as many as it would accept, and no more to be kept for it");
    assert_eq!(closes(&flood), [CloseCode::RESUMABLE]);
    assert_eq!(changes(&flood)[0].failure.as_ref().unwrap().code, ResultCode::InvalidPayload);
    assert_eq!(opcodes(&bench.resume(&[])), [6], "the session goes on");
}

#[test]
fn a_day_of_acknowledged_beats_keeps_the_connection() {
    let mut bench = Bench::ready();
    let mut beats = 0;
    while bench.now - bench.start < Duration::from_secs(86_400) {
        assert_eq!(opcodes(&bench.wait()), [1]);
        assert!(bench.acknowledge().is_empty());
        beats += 1;
    }
    assert!((2090..=2096).contains(&beats), "{beats}");
}

#[test]
fn a_beat_that_is_not_acknowledged_means_a_dead_connection() {
    let mut bench = Bench::ready();
    assert_eq!(opcodes(&bench.wait()), [1]);
    let outputs = bench.wait();
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE], "a code that keeps the session");
    assert_eq!(changes(&outputs)[0].failure.as_ref().unwrap().code, ResultCode::HeartbeatTimeout);
    assert!(opcodes(&outputs).is_empty());
    assert_eq!(opened_urls(&bench.wait()), ["wss://resume.test/?v=10&encoding=json"]);
}

#[test]
fn an_acknowledgement_that_comes_just_before_the_next_beat_keeps_the_connection() {
    let mut bench = Bench::ready();
    for _ in 0..10 {
        assert_eq!(opcodes(&bench.wait()), [1]);
        bench.now += INTERVAL.mul_f64(0.999);
        assert!(bench.acknowledge().is_empty());
    }
}

#[test]
fn a_machine_that_wakes_from_sleep_sends_one_beat() {
    let mut bench = Bench::ready();
    bench.now += Duration::from_secs(36_000);
    assert_eq!(opcodes(&bench.give(tickcord::gateway::Input::Timeout)), [1]);
}

#[test]
fn the_round_trip_of_the_last_beat_is_known_until_the_connection_ends() {
    let mut bench = Bench::ready();
    assert_eq!(bench.shard.latency(), None);
    bench.wait();
    bench.now += Duration::from_millis(80);
    // Asked for while the first is under way: the acknowledgement is the first one's.
    bench.text(r#"{"op":1,"d":null}"#);
    bench.now += Duration::from_millis(20);
    bench.acknowledge();
    assert_eq!(bench.shard.latency(), Some(Duration::from_millis(100)));
    bench.acknowledge();
    assert_eq!(bench.shard.latency(), Some(Duration::from_millis(100)), "whose it is nobody knows");
    bench.give(tickcord::gateway::Input::Disconnect { keep_session: false });
    assert_eq!(bench.shard.latency(), None);
}
