//! What is tried again, how often, and what is not.

use std::time::Duration;

use tickcord::{
    base::ResultCode,
    rest::{Fate, Method, PATIENCE, Repeat, Request},
};

use crate::bench::{Bench, MISSING_ACCESS, UNKNOWN_CHANNEL, message, request};

#[test]
fn discords_own_failures_are_tried_again_a_few_times() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    for _ in 0..3 {
        assert!(bench.answer(1, 502, "<html>", &[]).done.is_empty());
        assert_eq!(bench.wait().started, [1]);
    }
    let seen = bench.answer(1, 502, "<html>", &[]);
    assert_eq!(seen.codes(), [ResultCode::HttpServerError]);
    assert_eq!(seen.done[0].response.as_ref().unwrap().status, 502);
}

#[test]
fn a_failure_of_discords_that_says_how_long_it_lasts_is_waited_out_or_a_result() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    assert!(bench.answer(1, 503, "", &[("retry-after", "20")]).is_nothing());
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(20), vec![1]));
    assert_eq!(bench.answer(1, 503, "", &[("retry-after", "300")]).codes(), [ResultCode::HttpServerError]);
}

#[test]
fn what_could_be_done_twice_is_sent_again_only_if_it_was_not_sent() {
    let mut bench = Bench::open();
    let path = "/channels/1/threads";
    bench.call(1, Method::Post, path);
    assert!(bench.lose(1, Fate::NotSent).is_nothing());
    assert_eq!(bench.wait().started, [1]);
    let seen = bench.lose(1, Fate::PerhapsSent);
    assert_eq!(seen.codes(), [ResultCode::ConnectionLost]);
    assert!(seen.text().contains("may have been carried out"), "{}", seen.text());

    assert_eq!(bench.call(2, Method::Post, path).started, [2]);
    assert_eq!(bench.answer(2, 503, "", &[]).codes(), [ResultCode::HttpServerError]);
}

#[test]
fn what_a_second_time_does_not_change_is_always_sent_again() {
    for method in [Method::Get, Method::Put, Method::Patch, Method::Delete] {
        let mut bench = Bench::open();
        bench.call(1, method, "/channels/1");
        assert!(bench.lose(1, Fate::PerhapsSent).is_nothing());
        assert_eq!(bench.wait().started, [1], "{method:?}");
    }
}

#[test]
fn what_can_never_be_sent_is_a_result_at_once() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.send(2, 10);
    let seen = bench.lose(1, Fate::Unsendable);
    assert_eq!(seen.codes(), [ResultCode::ConnectionLost]);
    assert_eq!(seen.started, [2], "those behind it do not wait");
}

#[test]
fn an_outage_is_waited_out_until_the_message_is_too_old() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    let (mut tries, begin) = (0, bench.now);
    let seen = loop {
        bench.lose(1, Fate::NotSent);
        let seen = bench.wait();
        if !seen.done.is_empty() {
            break seen;
        }
        assert_eq!(seen.started, [1]);
        tries += 1;
    };
    assert_eq!(seen.codes(), [ResultCode::RequestExpired]);
    assert!(seen.text().contains("The connection was lost."));
    assert_eq!(bench.now - begin, Duration::from_secs(180));
    assert!((8..30).contains(&tries), "{tries}");
}

#[test]
fn a_message_is_not_repeated_once_discord_may_have_forgotten_its_nonce() {
    let mut bench = Bench::open();
    let mut message = message(1, 10, "hi");
    message.max_age = Duration::from_secs(3600);
    bench.submit(message);
    let begin = bench.now;
    let seen = loop {
        bench.lose(1, Fate::PerhapsSent);
        let seen = bench.wait();
        if !seen.done.is_empty() {
            break seen;
        }
    };
    assert_eq!(seen.codes(), [ResultCode::ConnectionLost]);
    assert!(seen.text().contains("may have been carried out"), "{}", seen.text());
    assert!((180..220).contains(&(bench.now - begin).as_secs()));
}

#[test]
fn the_time_in_which_an_answer_was_waited_for_counts_as_well() {
    let mut bench = Bench::open();
    let mut message = message(1, 10, "hi");
    message.max_age = Duration::from_secs(3600);
    bench.submit(message);
    // A large upload arrives at once, and its answer never comes.
    bench.now += Duration::from_secs(400);
    bench.lose(1, Fate::PerhapsSent);
    let seen = bench.wait();
    assert!(seen.started.is_empty(), "Discord may have forgotten the nonce by now");
    assert!(seen.text().contains("may have been carried out"), "{}", seen.text());
}

#[test]
fn those_behind_a_retry_wait_for_it_and_keep_their_order() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.send(2, 10);
    bench.answer(1, 500, "", &[]);
    assert!(bench.send(3, 10).is_nothing());
    assert_eq!(bench.wait().started, [1]);
    assert_eq!(bench.answer(1, 200, "{}", &[]).started, [2]);
}

#[test]
fn refusals_are_results_at_once() {
    let refusals = [
        (400, r#"{"message":"Invalid Form Body","code":50035}"#, ResultCode::HttpBadRequest),
        (403, MISSING_ACCESS, ResultCode::HttpForbidden),
        (404, UNKNOWN_CHANNEL, ResultCode::HttpNotFound),
        (301, "", ResultCode::HttpUnexpected),
    ];
    for (status, body, code) in refusals {
        let mut bench = Bench::open();
        bench.submit(request(1, Method::Get, "/channels/1"));
        assert_eq!(bench.answer(1, status, body, &[]).codes(), [code], "{status}");
    }
}

/// The first answer to an interaction, as `Interactions` makes it.
fn callback(id: u64, left: Duration) -> Request {
    let mut callback = request(id, Method::Post, "/interactions/77/s3cr3t-t0ken/callback");
    (callback.repeat, callback.max_age) = (Repeat::Always, left);
    callback
}

#[test]
fn the_first_try_to_answer_an_interaction_leaves_time_for_a_second() {
    let mut bench = Bench::open();
    let left = Duration::from_secs(3);
    let seen = bench.submit(callback(1, left));
    assert_eq!((seen.started, seen.patience), (vec![1], left / 2));
    bench.now += left / 2;
    assert!(bench.lose(1, Fate::PerhapsSent).is_nothing());
    let (time, seen) = bench.timed_wait();
    assert!(time <= Duration::from_millis(100), "{time:?}");
    assert_eq!(seen.started, [1]);
    assert_eq!(bench.answer(1, 204, "", &[]).codes(), [ResultCode::Ok]);
    assert_eq!(bench.submit(callback(2, left / 10)).patience, PATIENCE, "there is no time for a second try");
    assert_eq!(bench.send(3, 10).patience, PATIENCE);
}

#[test]
fn an_answer_to_an_interaction_that_discord_had_already_has_worked() {
    let acknowledged = r#"{"message":"Interaction has already been acknowledged.","code":40060}"#;
    let mut bench = Bench::open();
    bench.submit(callback(1, Duration::from_secs(3)));
    bench.lose(1, Fate::PerhapsSent);
    bench.wait();
    let seen = bench.answer(1, 400, acknowledged, &[]);
    assert_eq!(seen.codes(), [ResultCode::Ok]);
    assert!(seen.done[0].response.as_ref().unwrap().body.is_empty(), "an error is not what became of it");

    bench.submit(callback(2, Duration::from_secs(3)));
    assert_eq!(
        bench.answer(2, 400, acknowledged, &[]).codes(),
        [ResultCode::HttpBadRequest],
        "another answered"
    );
}
