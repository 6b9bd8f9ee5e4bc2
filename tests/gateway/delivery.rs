//! Each event reaches the host once, in order, or is reported lost; and what is no event does no harm.

use std::time::Duration;

use tickcord::{
    base::ResultCode,
    gateway::{Input, Output},
    model::{CloseCode, ConnectionState},
};

use crate::bench::{Bench, changes, closes, events, opcodes, opened_urls, states, warnings};

#[test]
fn an_event_that_comes_twice_is_passed_on_once_and_counted() {
    let mut bench = Bench::ready();
    assert_eq!(events(&bench.dispatch_as(2, "MESSAGE_CREATE", "{}")).len(), 1);
    assert!(bench.dispatch_as(2, "MESSAGE_CREATE", "{}").is_empty());
    assert!(bench.dispatch_as(1, "MESSAGE_CREATE", "{}").is_empty());
    assert_eq!(events(&bench.dispatch_as(3, "MESSAGE_CREATE", "{}")).len(), 1);
    assert_eq!(changes(&bench.close(None))[0].duplicates, 2);
}

#[test]
fn what_a_resume_sends_again_is_told_with_the_new_state() {
    let mut bench = Bench::ready();
    for sequence in 2..=4 {
        bench.dispatch_as(sequence, "MESSAGE_CREATE", "{}");
    }
    bench.close(None);
    bench.wait();
    bench.opened();
    bench.hello();
    let mut heard = Vec::new();
    for sequence in 3..=6 {
        heard.extend(events(&bench.dispatch_as(sequence, "MESSAGE_CREATE", "{}")));
    }
    assert_eq!(heard.len(), 2, "5 and 6");
    let outputs = bench.dispatch_as(7, "RESUMED", "{}");
    assert_eq!((changes(&outputs)[0].state, changes(&outputs)[0].duplicates), (ConnectionState::Ready, 2));
}

#[test]
fn events_that_never_came_are_reported_and_counted() {
    let mut bench = Bench::ready();
    bench.dispatch_as(2, "MESSAGE_CREATE", "{}");
    let outputs = bench.dispatch_as(6, "MESSAGE_CREATE", "{}");
    let warning = warnings(&outputs)[0];
    assert_eq!((warning.failure.code, warning.missed), (ResultCode::EventsMissed, 3));
    assert!(warning.failure.text.contains("from number 3 on"), "{}", warning.failure.text);
    assert_eq!(events(&outputs), ["MESSAGE_CREATE"], "the one behind the gap is there");
    assert!(warnings(&bench.dispatch_as(7, "MESSAGE_CREATE", "{}")).is_empty());

    // At the end of a resume as well.
    bench.close(None);
    bench.wait();
    bench.opened();
    bench.hello();
    assert_eq!(warnings(&bench.dispatch_as(10, "RESUMED", "{}"))[0].missed, 2);
}

#[test]
fn a_burst_of_gaps_is_told_in_one_warning_and_every_event_is_counted() {
    let mut bench = Bench::ready();
    let mut told: Vec<_> = Vec::new();
    for sequence in (3..=2001).step_by(2) {
        told.extend(warnings(&bench.dispatch_as(sequence, "MESSAGE_CREATE", "{}")).into_iter().cloned());
    }
    assert_eq!(told.iter().map(|warning| warning.missed).collect::<Vec<_>>(), [1], "the first at once");
    let outputs = bench.pass(Duration::from_secs(5));
    let [warning] = warnings(&outputs)[..] else { panic!("{outputs:?}") };
    assert_eq!((warning.failure.code, warning.missed), (ResultCode::EventsMissed, 999));
    assert!(warning.failure.text.contains("999 events in 999 places, from number 4 on"), "{warning:?}");
    bench.pass(Duration::from_secs(5));
    assert_eq!(warnings(&bench.dispatch_as(2003, "MESSAGE_CREATE", "{}")).len(), 1, "a burst that is over");

    // What was not told yet is told when the connection ends, whoever ends it.
    let ends: [fn(&mut Bench) -> Vec<Output>; 3] = [
        |bench| bench.close(None),
        |bench| bench.text(r#"{"op":7,"d":null}"#),
        |bench| bench.give(Input::Disconnect { keep_session: false }),
    ];
    for end in ends {
        let mut bench = Bench::ready();
        bench.dispatch_as(3, "MESSAGE_CREATE", "{}");
        assert!(warnings(&bench.dispatch_as(7, "MESSAGE_CREATE", "{}")).is_empty());
        let outputs = end(&mut bench);
        assert_eq!(warnings(&outputs).iter().map(|warning| warning.missed).sum::<u64>(), 3);
    }
}

#[test]
fn a_sequence_number_out_of_all_bounds_is_survived() {
    let mut bench = Bench::ready();
    let outputs = bench.dispatch_as(u64::MAX, "MESSAGE_CREATE", "{}");
    assert_eq!(warnings(&outputs)[0].missed, u64::MAX - 2);
    bench.dispatch_as(2, "MESSAGE_CREATE", "{}");
    assert_eq!(changes(&bench.close(None))[0].duplicates, 1);
}

#[test]
fn an_event_before_the_login_is_left_out_and_reported() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    let outputs = bench.dispatch_as(1, "MESSAGE_CREATE", "{}");
    assert!(events(&outputs).is_empty());
    assert_eq!(warnings(&outputs)[0].missed, 1);
    for sequence in 2..=100 {
        assert!(
            bench.dispatch_as(sequence, "MESSAGE_CREATE", "{}").is_empty(),
            "one warning for all that follow"
        );
    }
    let outputs = bench.identified();
    assert_eq!(warnings(&outputs)[0].missed, 99);
    assert_eq!(states(&outputs), [ConnectionState::Ready]);
}

#[test]
fn what_is_no_payload_ends_the_connection_and_not_the_session() {
    let no_payloads = [
        "",
        "null",
        "{",
        "[1,2]",
        r#"{"op":0,"d":"#,
        r#"{"op":"0"}"#,
        r#"{"d":{}}"#,
        r#"{"op":0,"s":2,"t":5,"d":{}}"#,
        r#"{"op":0,"s":true,"t":"MESSAGE_CREATE","d":{}}"#,
    ];
    for payload in no_payloads {
        let mut bench = Bench::ready();
        let outputs = bench.text(payload);
        assert_eq!(closes(&outputs), [CloseCode::RESUMABLE], "{payload}");
        let change = changes(&outputs)[0];
        assert_eq!(change.state, ConnectionState::Backoff);
        assert_eq!(change.failure.as_ref().unwrap().code, ResultCode::InvalidPayload);
        bench.wait();
        bench.opened();
        assert_eq!(opcodes(&bench.hello()), [6], "whatever it should have been is sent again");
    }
}

#[test]
fn opcodes_that_nobody_knows_are_ignored() {
    let mut bench = Bench::ready();
    for opcode in [5, 12, 30, 250, u64::MAX] {
        assert!(bench.text(&format!(r#"{{"op":{opcode},"d":null}}"#)).is_empty());
    }
}

#[test]
fn a_ready_that_cannot_be_used_begins_no_session() {
    for data in ["null", "{}", r#"{"session_id":5}"#, r#"{"session_id":"a","resume_gateway_url":7}"#] {
        let mut bench = Bench::new();
        bench.give(Input::Connect);
        bench.fetched(1000);
        bench.opened();
        bench.hello();
        let outputs = bench.dispatch("READY", data);
        assert_eq!(closes(&outputs), [CloseCode::RESUMABLE], "{data}");
        assert_eq!(changes(&outputs)[0].failure.as_ref().unwrap().code, ResultCode::InvalidPayload);
        assert!(events(&outputs).is_empty());
    }
}

#[test]
fn a_second_hello_ends_the_connection() {
    let mut bench = Bench::ready();
    assert_eq!(closes(&bench.hello()), [CloseCode::RESUMABLE]);
}

#[test]
fn an_address_for_resuming_that_would_leak_the_token_is_not_used_and_reported() {
    let urls = [("ws://gateway.test", ResultCode::InsecureUrl), ("https://x", ResultCode::InvalidUrl)];
    for (url, code) in urls {
        let mut bench = Bench::new();
        bench.give(Input::Connect);
        bench.fetched(1000);
        bench.opened();
        bench.hello();
        let outputs =
            bench.dispatch("READY", &format!(r#"{{"session_id":"a","resume_gateway_url":"{url}"}}"#));
        assert_eq!(warnings(&outputs)[0].failure.code, code);
        assert_eq!(states(&outputs), [ConnectionState::Ready], "the session itself is good");
        bench.close(None);
        assert_eq!(opened_urls(&bench.wait()), ["wss://gateway.test/?v=10&encoding=json"]);
    }
}
