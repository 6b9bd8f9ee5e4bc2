//! Losing the connection, and what becomes of the session.

use std::time::Duration;

use tickcord::{
    base::ResultCode,
    gateway::{Input, Output},
    model::{CloseCode, ConnectionState},
};

use crate::bench::{
    Bench, TOKEN, changes, closes, events, opcodes, opened_urls, sent, sessions_ended, states,
};

#[test]
fn a_lost_connection_is_resumed_and_nothing_is_missed() {
    let mut bench = Bench::ready();
    bench.dispatch("MESSAGE_CREATE", r#"{"content":"before"}"#);
    let outputs = bench.close(None);
    assert_eq!(states(&outputs), [ConnectionState::Backoff]);
    assert!(changes(&outputs)[0].retry_in.unwrap() <= Duration::from_millis(500));

    assert_eq!(opened_urls(&bench.wait()), ["wss://resume.test/?v=10&encoding=json"]);
    bench.opened();
    let outputs = bench.hello();
    assert_eq!(states(&outputs), [ConnectionState::Resuming]);
    let resume = &sent(&outputs)[0];
    assert_eq!(resume["op"], 6);
    assert_eq!(resume["d"], serde_json::json!({"token": TOKEN, "session_id": "abc", "seq": 2}));

    assert_eq!(events(&bench.dispatch("MESSAGE_CREATE", r#"{"content":"meanwhile"}"#)), ["MESSAGE_CREATE"]);
    let outputs = bench.dispatch("RESUMED", "{}");
    assert_eq!(states(&outputs), [ConnectionState::Ready]);
    assert_eq!(events(&outputs), ["RESUMED"]);
}

#[test]
fn op_7_is_followed_by_a_resume() {
    let mut bench = Bench::ready();
    let outputs = bench.text(r#"{"op":7,"d":null}"#);
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE]);
    bench.wait();
    bench.opened();
    assert_eq!(opcodes(&bench.hello()), [6]);
}

#[test]
fn op_9_tells_whether_the_session_lives() {
    let mut bench = Bench::ready();
    bench.text(r#"{"op":9,"d":true}"#);
    bench.wait();
    bench.opened();
    assert_eq!(opcodes(&bench.hello()), [6], "true: resume");

    let outputs = bench.text(r#"{"op":9,"d":false}"#);
    assert_eq!(sessions_ended(&outputs), 1);
    assert_eq!(opened_urls(&bench.wait()), ["wss://gateway.test/?v=10&encoding=json"], "not the resume URL");
    bench.opened();
    bench.hello();
    assert!(opcodes(&bench.pass(Duration::from_secs(5))).contains(&2), "false: identify");
}

#[test]
fn close_codes_that_end_the_session_lead_to_a_new_one() {
    for code in [4003, 4007, 4009] {
        let mut bench = Bench::ready();
        let outputs = bench.close(Some(code));
        assert_eq!(sessions_ended(&outputs), 1, "{code}");
        assert_eq!(changes(&outputs)[0].close_code, Some(code));
        bench.wait();
        bench.opened();
        bench.hello();
        assert!(opcodes(&bench.pass(Duration::from_secs(5))).contains(&2), "{code}");
    }
}

#[test]
fn close_codes_that_keep_the_session_lead_to_a_resume() {
    for code in
        [None, Some(1000), Some(1001), Some(1006), Some(4000), Some(4001), Some(4002), Some(4005), Some(4008)]
    {
        let mut bench = Bench::ready();
        assert_eq!(sessions_ended(&bench.close(code)), 0, "{code:?}");
        bench.wait();
        bench.opened();
        assert_eq!(opcodes(&bench.hello()), [6], "{code:?}");
    }
}

#[test]
fn fatal_close_codes_stop_everything_and_say_what_to_do() {
    let remedies = [
        (4004, ResultCode::AuthenticationFailed, "token"),
        (4010, ResultCode::InvalidShard, "shard"),
        (4011, ResultCode::ShardingRequired, "shard"),
        (4012, ResultCode::InvalidApiVersion, "update"),
        (4013, ResultCode::InvalidIntents, "intents"),
    ];
    for (code, result, word) in remedies {
        let mut bench = Bench::ready();
        let outputs = bench.close(Some(code));
        let change = changes(&outputs)[0];
        let failure = change.failure.as_ref().unwrap();
        assert_eq!(
            (change.state, change.close_code, failure.code),
            (ConnectionState::Failed, Some(code), result)
        );
        assert!(failure.text.contains(word), "{}", failure.text);
        assert_eq!(bench.shard.poll_timeout(), None);
    }
}

#[test]
fn a_resume_address_that_cannot_be_reached_gives_way_to_the_gateways() {
    let mut bench = Bench::ready();
    bench.close(None);
    assert_eq!(opened_urls(&bench.wait()), ["wss://resume.test/?v=10&encoding=json"]);
    bench.close(None);
    assert_eq!(opened_urls(&bench.wait()), ["wss://gateway.test/?v=10&encoding=json"]);
    bench.opened();
    assert_eq!(opcodes(&bench.hello()), [6], "it is still the same session");
}

#[test]
fn a_resume_address_that_answers_without_a_login_gives_way_as_well() {
    let never_says_hello: fn(&mut Bench) = |bench| drop(bench.wait());
    let drops: fn(&mut Bench) = |bench| drop(bench.close(None));
    for fault in [never_says_hello, drops] {
        let mut bench = Bench::ready();
        bench.close(None);
        assert_eq!(opened_urls(&bench.wait()), ["wss://resume.test/?v=10&encoding=json"]);
        bench.opened();
        fault(&mut bench);
        assert_eq!(opened_urls(&bench.wait()), ["wss://gateway.test/?v=10&encoding=json"]);
    }
}

#[test]
fn a_resumed_that_repeats_a_sequence_number_still_ends_the_resume() {
    let mut bench = Bench::ready();
    bench.close(None);
    bench.wait();
    bench.opened();
    bench.hello();
    assert_eq!(states(&bench.dispatch_as(1, "RESUMED", "{}")), [ConnectionState::Ready]);
}

#[test]
fn a_gateway_that_cannot_be_reached_is_asked_for_anew() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.close(None);
    assert!(matches!(bench.wait().last(), Some(Output::Fetch)));
}

#[test]
fn attempts_are_ever_further_apart_up_to_a_minute() {
    let mut bench = Bench::ready();
    let mut longest = Duration::ZERO;
    let mut outputs = bench.close(None);
    for _ in 0..100 {
        if let Some(change) = changes(&outputs).iter().find(|change| change.state == ConnectionState::Backoff)
        {
            longest = longest.max(change.retry_in.unwrap());
        }
        let next = bench.wait();
        outputs = if matches!(next.last(), Some(Output::Fetch)) { bench.fetched(1000) } else { next };
        if !opened_urls(&outputs).is_empty() {
            outputs = bench.close(None);
        }
    }
    assert!(longest > Duration::from_secs(30) && longest <= Duration::from_secs(60), "{longest:?}");
}

#[test]
fn a_server_that_closes_after_every_login_is_not_hammered() {
    let mut bench = Bench::ready();
    for _ in 0..20 {
        bench.close(Some(4000));
        bench.wait();
        bench.opened();
        bench.hello();
        bench.dispatch("RESUMED", "{}");
    }
    assert!(bench.now - bench.start > Duration::from_secs(300), "{:?}", bench.now - bench.start);

    bench.close(Some(4000));
    bench.wait();
    bench.opened();
    bench.hello();
    bench.dispatch("RESUMED", "{}");
    bench.wait();
    bench.acknowledge();
    let outputs = bench.close(None);
    assert_eq!(changes(&outputs)[0].attempts, 1, "a connection that lived for a heartbeat starts over");
}

#[test]
fn a_kept_session_is_resumed_by_the_next_connect() {
    let mut bench = Bench::ready();
    let outputs = bench.give(Input::Disconnect { keep_session: true });
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE]);
    bench.pass(Duration::from_secs(30));
    assert_eq!(opened_urls(&bench.give(Input::Connect)), ["wss://resume.test/?v=10&encoding=json"]);
    bench.opened();
    assert_eq!(opcodes(&bench.hello()), [6]);
}

#[test]
fn a_session_that_was_not_kept_is_over() {
    let mut bench = Bench::ready();
    let outputs = bench.give(Input::Disconnect { keep_session: false });
    assert_eq!(closes(&outputs), [CloseCode::NORMAL]);
    bench.pass(Duration::from_secs(30));
    bench.give(Input::Connect);
    bench.opened();
    assert_eq!(opcodes(&bench.hello()), [2]);
}

#[test]
fn a_server_that_asks_for_a_new_connection_in_the_middle_of_a_resume_does_not_cost_the_session() {
    let mut bench = Bench::ready();
    bench.close(None);
    for _ in 0..10 {
        bench.wait();
        bench.opened();
        assert_eq!(opcodes(&bench.hello()), [6]);
        assert_eq!(sessions_ended(&bench.text(r#"{"op":7,"d":null}"#)), 0);
    }
    bench.wait();
    bench.opened();
    bench.hello();
    assert_eq!(events(&bench.dispatch("RESUMED", "{}")), ["RESUMED"]);
}

#[test]
fn a_session_that_breaks_every_resume_is_given_up() {
    let mut bench = Bench::ready();
    bench.close(None);
    let mut ended = 0;
    for _ in 0..3 {
        assert_eq!(ended, 0);
        bench.wait();
        bench.opened();
        assert_eq!(opcodes(&bench.hello()), [6]);
        bench.dispatch("MESSAGE_CREATE", "{}");
        ended += sessions_ended(&bench.close(None));
    }
    assert_eq!(ended, 1);
    bench.wait();
    bench.opened();
    let mut outputs = bench.hello();
    outputs.extend(bench.pass(Duration::from_secs(5)));
    assert!(opcodes(&outputs).contains(&2));
}
