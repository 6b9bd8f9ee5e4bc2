//! Changing intents at any time.

use std::time::Duration;

use tickcord::{
    gateway::Input,
    model::{CloseCode, ConnectionState, Intents},
};

use crate::bench::{Bench, INTENTS, closes, opcodes, opened_urls, sent, sessions_ended, states};

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

#[test]
fn a_change_while_a_resume_begins_leads_to_a_login_at_the_gateways_own_address() {
    let mut bench = Bench::ready();
    bench.pass(Duration::from_secs(5));
    bench.close(None);
    bench.wait();
    bench.give(Input::SetIntents(MORE));
    bench.opened();
    let outputs = bench.hello();
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE]);
    assert_eq!(opened_urls(&outputs), ["wss://gateway.test/?v=10&encoding=json"]);
    bench.opened();
    assert_eq!(sent(&bench.hello())[0]["d"]["intents"], MORE.0);
}

#[test]
fn a_session_is_not_given_up_on_a_day_on_which_no_other_can_begin() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(1);
    bench.opened();
    bench.hello();
    bench.identified();
    bench.pass(Duration::from_secs(6));
    bench.acknowledge();
    assert!(bench.give(Input::SetIntents(MORE)).is_empty());

    // Neither does a lost connection change that.
    bench.close(None);
    bench.wait();
    bench.opened();
    assert_eq!(opcodes(&bench.hello()), [6]);
    bench.dispatch("RESUMED", "{}");

    // The next day it is changed.
    let mut ended = 0;
    while bench.now - bench.start < Duration::from_secs(3700) {
        ended += sessions_ended(&bench.wait());
        bench.acknowledge();
        if ended > 0 {
            break;
        }
    }
    assert_eq!(ended, 1);
}

#[test]
fn intents_that_were_mended_meanwhile_are_not_blamed() {
    let mut bench = Bench::with(|config| config.intents = MORE);
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    bench.give(Input::SetIntents(INTENTS));
    assert_eq!(
        states(&bench.close(Some(4014))),
        [ConnectionState::Backoff],
        "it is tried again with the new ones"
    );
}
