//! From `connect` to READY.

use std::time::Duration;

use tickcord::{
    base::{Failure, ResultCode},
    gateway::{Input, Output},
    model::{CloseCode, ConnectionState},
};

use crate::bench::{Bench, TOKEN, changes, closes, events, gateway_url, opcodes, opened_urls, sent, states};

#[test]
fn a_bot_logs_in_step_by_step() {
    let mut bench = Bench::new();
    let outputs = bench.give(Input::Connect);
    assert_eq!(states(&outputs), [ConnectionState::Connecting]);
    assert!(matches!(outputs.last(), Some(Output::Fetch)));

    let outputs = bench.fetched(1000);
    assert_eq!(opened_urls(&outputs), ["wss://gateway.test/?v=10&encoding=json"]);
    assert!(bench.opened().is_empty(), "the server has to speak first");

    let outputs = bench.hello();
    assert_eq!(states(&outputs), [ConnectionState::Identifying]);
    let identify = &sent(&outputs)[0];
    assert_eq!(identify["op"], 2);
    assert_eq!(identify["d"]["token"], TOKEN);
    assert_eq!(identify["d"]["intents"], 513);
    assert_eq!(identify["d"]["shard"], serde_json::json!([0, 1]));
    for property in ["os", "browser", "device"] {
        assert!(!identify["d"]["properties"][property].as_str().unwrap().is_empty());
    }

    let outputs = bench.identified();
    assert_eq!(states(&outputs), [ConnectionState::Ready]);
    assert_eq!(events(&outputs), ["READY"]);
    assert_eq!(events(&bench.dispatch("GUILD_CREATE", "{}")), ["GUILD_CREATE"]);
}

#[test]
fn a_given_gateway_is_not_asked_for() {
    let mut bench = Bench::with(|config| config.gateway_url = Some(gateway_url("wss://stand-in.test/path")));
    let outputs = bench.give(Input::Connect);
    assert_eq!(opened_urls(&outputs), ["wss://stand-in.test/path?v=10&encoding=json"]);
}

#[test]
fn a_wrong_token_is_fatal_already_at_the_first_request() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    let failure = Failure::new(ResultCode::AuthenticationFailed, "HTTP 401");
    let outputs = bench.give(Input::Fetched(Err(failure)));
    assert_eq!(states(&outputs), [ConnectionState::Failed]);
    assert_eq!(bench.shard.poll_timeout(), None, "nothing is tried again");

    let outputs = bench.give(Input::Connect);
    assert_eq!(states(&outputs), [ConnectionState::Backoff], "but the host can try, though not in a flood");
    assert!(matches!(bench.wait().last(), Some(Output::Fetch)));
}

#[test]
fn a_host_that_connects_after_each_fatal_failure_is_slowed_down() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    for _ in 0..100 {
        bench.give(Input::Fetched(Err(Failure::new(ResultCode::AuthenticationFailed, "HTTP 401"))));
        bench.give(Input::Connect);
        bench.wait();
    }
    assert!(bench.now - bench.start > Duration::from_secs(2000));
}

#[test]
fn a_host_that_changes_its_mind_all_the_time_is_slowed_down() {
    let mut bench = Bench::new();
    let mut fetches = 0;
    for _ in 0..100 {
        let outputs = bench.give(Input::Connect);
        fetches += outputs.iter().filter(|output| matches!(output, Output::Fetch)).count();
        bench.give(Input::Disconnect { keep_session: false });
    }
    assert_eq!(fetches, 1);
    bench.fetched(1000);
    bench.give(Input::Connect);
    assert_eq!(opened_urls(&bench.wait()).len(), 1, "the answer to the first is not asked for again");
}

#[test]
fn a_day_that_has_not_begun_is_no_used_up_one() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    let outputs = bench.fetched_with(1000, 0);
    assert_eq!(opened_urls(&outputs), ["wss://gateway.test/?v=10&encoding=json"]);
}

#[test]
fn a_count_that_is_always_about_to_begin_anew_is_not_asked_for_in_a_loop() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    for _ in 0..50 {
        bench.fetched_with(0, 1);
        assert!(matches!(bench.wait().last(), Some(Output::Fetch)));
    }
    assert!(bench.now - bench.start > Duration::from_secs(1000));
}

#[test]
fn logins_are_counted_even_where_nobody_told_the_limit() {
    let mut bench = Bench::with(|config| config.gateway_url = Some(gateway_url("wss://stand-in.test")));
    let mut outputs = bench.give(Input::Connect);
    let mut identifies = 0;
    while bench.now - bench.start < Duration::from_secs(86_000) {
        if !opened_urls(&outputs).is_empty() {
            bench.opened();
            let mut login = bench.hello();
            login.extend(bench.pass(Duration::from_secs(5)));
            identifies += opcodes(&login).iter().filter(|opcode| **opcode == 2).count();
            bench.text(r#"{"op":9,"d":false,"s":null,"t":null}"#);
        }
        outputs = bench.wait();
    }
    assert_eq!(identifies, 500);
}

#[test]
fn an_api_that_does_not_answer_is_asked_again_without_end() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    for attempt in 1..200 {
        let outputs = bench.fetch_failed();
        let change = changes(&outputs)[0];
        assert_eq!((change.state, change.attempts), (ConnectionState::Backoff, attempt));
        assert!(change.retry_in.unwrap() <= Duration::from_secs(60));
        assert!(matches!(bench.wait().last(), Some(Output::Fetch)));
    }
}

#[test]
fn a_gateway_address_without_tls_is_not_used() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    let body = br#"{"url":"ws://gateway.test","session_start_limit":{"remaining":1,"reset_after":1}}"#;
    let outputs = bench.give(Input::Fetched(tickcord::gateway::GatewayInfo::from_json(body)));
    assert_eq!(changes(&outputs)[0].failure.as_ref().unwrap().code, ResultCode::InsecureUrl);
    assert!(opened_urls(&outputs).is_empty());
}

#[test]
fn a_used_up_day_is_waited_out_and_the_token_is_not_reset() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    let outputs = bench.fetched(0);
    let change = changes(&outputs)[0];
    assert_eq!(change.state, ConnectionState::Backoff);
    assert_eq!(change.failure.as_ref().unwrap().code, ResultCode::SessionStartLimit);
    assert_eq!(change.retry_in, Some(Duration::from_secs(3600)));
    let outputs = bench.wait();
    assert!(matches!(outputs.last(), Some(Output::Fetch)), "the new day's count is asked for");
}

#[test]
fn a_used_up_day_is_no_longer_than_a_day() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched_with(0, u64::MAX);
    bench.wait();
    assert!(bench.now - bench.start <= Duration::from_secs(86_400));
    assert!(bench.fetched(1000).iter().any(|output| matches!(output, Output::Open(_))), "it was asked again");
}

#[test]
fn sessions_started_here_are_counted_between_two_looks() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(2);
    for _ in 0..2 {
        bench.opened();
        bench.hello();
        bench.pass(Duration::from_secs(5));
        bench.close(Some(4009));
        bench.wait();
    }
    assert_eq!(bench.shard.poll_timeout().map(|at| at - bench.start), Some(Duration::from_secs(3600)));
}

#[test]
fn two_logins_are_five_seconds_apart() {
    let mut bench = Bench::ready();
    bench.close(Some(4009));
    bench.wait();
    bench.opened();
    let outputs = bench.hello();
    assert!(opcodes(&outputs).is_empty());
    let identified = bench.pass(Duration::from_secs(5));
    assert!(opcodes(&identified).contains(&2));
}

#[test]
fn a_login_refused_with_op_9_is_tried_again_after_a_moment() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    let outputs = bench.text(r#"{"op":9,"d":false,"s":null,"t":null}"#);
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE]);
    assert!(!changes(&outputs)[0].failure.as_ref().unwrap().text.contains("missed"), "there was no session");
    let delay = changes(&outputs)[0].retry_in.unwrap();
    assert!((Duration::from_secs(1)..=Duration::from_secs(5)).contains(&delay), "{delay:?}");
    assert_eq!(opened_urls(&bench.wait()), ["wss://gateway.test/?v=10&encoding=json"]);
}

#[test]
fn a_server_that_says_nothing_is_left() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    let outputs = bench.wait();
    assert_eq!(bench.now - bench.start, Duration::from_secs(20));
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE]);
    assert_eq!(changes(&outputs)[0].failure.as_ref().unwrap().code, ResultCode::NetworkTimeout);
}

#[test]
fn a_hello_that_comes_late_is_still_in_time() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    assert!(bench.pass(Duration::from_millis(19_999)).is_empty());
    assert!(closes(&bench.hello()).is_empty());
    assert_eq!(states(&bench.identified()), [ConnectionState::Ready]);
}

#[test]
fn a_heartbeat_interval_that_makes_no_sense_is_not_followed() {
    for interval in ["0", "-5", "999", "600001", "1e300", "\"x\"", "null", "99999999999"] {
        let mut bench = Bench::new();
        bench.give(Input::Connect);
        bench.fetched(1000);
        bench.opened();
        let outputs = bench.text(&format!(r#"{{"op":10,"d":{{"heartbeat_interval":{interval}}}}}"#));
        assert_eq!(closes(&outputs), [CloseCode::RESUMABLE], "{interval}");
        let failure = changes(&outputs)[0].failure.as_ref().unwrap();
        assert_eq!(failure.code, ResultCode::InvalidPayload);
        assert!(failure.text.contains("heartbeat interval"), "{}", failure.text);
        assert!(opcodes(&outputs).is_empty());
    }
    for hello in [r#"{"op":10}"#, r#"{"op":10,"d":null}"#, r#"{"op":10,"d":{}}"#] {
        let mut bench = Bench::new();
        bench.give(Input::Connect);
        bench.fetched(1000);
        bench.opened();
        assert_eq!(closes(&bench.text(hello)), [CloseCode::RESUMABLE], "{hello}");
    }
}

#[test]
fn disconnecting_ends_whatever_is_under_way() {
    for steps in 0..4 {
        let mut bench = Bench::new();
        bench.give(Input::Connect);
        let under_way: [fn(&mut Bench); 3] =
            [|bench| drop(bench.fetched(1)), |bench| drop(bench.opened()), |bench| drop(bench.hello())];
        for step in &under_way[..steps] {
            step(&mut bench);
        }
        let outputs = bench.give(Input::Disconnect { keep_session: false });
        assert_eq!(closes(&outputs).len(), usize::from(steps > 0), "after {steps} steps");
        assert_eq!(states(&outputs), [ConnectionState::Disconnected]);
        assert_eq!(bench.shard.poll_timeout(), None);
        // What was under way comes too late.
        assert!(bench.fetched(1).is_empty() && bench.opened().is_empty() && bench.hello().is_empty());
        assert!(bench.close(None).is_empty());
    }
}
