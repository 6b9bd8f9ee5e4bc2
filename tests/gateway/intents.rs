//! Changing intents at any time.

use std::time::Duration;

use tickcord::{
    gateway::Input,
    model::{CloseCode, ConnectionState, Intents},
};

use crate::bench::{Bench, INTENTS, closes, opcodes, sent, sessions_ended, states};

const MORE: Intents = Intents(INTENTS.0 | 1 << 15);

#[test]
fn before_the_login_the_login_uses_them() {
    let mut bench = Bench::new();
    bench.give(Input::SetIntents(MORE));
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.give(Input::SetIntents(INTENTS));
    bench.give(Input::SetIntents(MORE));
    assert_eq!(sent(&bench.hello())[0]["d"]["intents"], MORE.0, "read at the last moment");
}

#[test]
fn after_the_login_a_new_session_begins() {
    let mut bench = Bench::ready();
    bench.pass(Duration::from_secs(5));
    bench.acknowledge();
    let outputs = bench.give(Input::SetIntents(MORE));
    assert_eq!(sessions_ended(&outputs), 1);
    assert_eq!(closes(&outputs), [CloseCode::NORMAL]);
    assert_eq!(states(&outputs), [ConnectionState::Connecting]);
    bench.opened();
    assert_eq!(sent(&bench.hello())[0]["d"]["intents"], MORE.0);
}

#[test]
fn the_same_intents_change_nothing() {
    let mut bench = Bench::ready();
    assert!(bench.give(Input::SetIntents(INTENTS)).is_empty());
}

#[test]
fn changes_in_a_row_become_one_and_a_change_back_none() {
    let mut bench = Bench::ready();
    for bit in 10..15 {
        assert!(
            bench.give(Input::SetIntents(Intents(INTENTS.0 | 1 << bit))).is_empty(),
            "not before 5 s are over"
        );
    }
    let outputs = bench.pass(Duration::from_secs(5));
    assert_eq!(sessions_ended(&outputs), 1);

    let mut bench = Bench::ready();
    bench.give(Input::SetIntents(MORE));
    bench.give(Input::SetIntents(INTENTS));
    assert_eq!(sessions_ended(&bench.pass(Duration::from_secs(10))), 0);
}

#[test]
fn a_session_of_other_intents_is_not_resumed() {
    let mut bench = Bench::ready();
    bench.close(None);
    bench.give(Input::SetIntents(MORE));
    let outputs = bench.wait();
    assert_eq!(sessions_ended(&outputs), 1);
    bench.opened();
    let mut outputs = bench.hello();
    outputs.extend(bench.pass(Duration::from_secs(5)));
    assert!(opcodes(&outputs).contains(&2) && !opcodes(&outputs).contains(&6));
}

#[test]
fn a_change_while_the_login_is_under_way_is_not_forgotten() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    bench.give(Input::SetIntents(MORE));
    bench.identified();
    assert_eq!(closes(&bench.pass(Duration::from_secs(5))), [CloseCode::NORMAL]);
    bench.opened();
    assert_eq!(sent(&bench.hello())[0]["d"]["intents"], MORE.0);
}
