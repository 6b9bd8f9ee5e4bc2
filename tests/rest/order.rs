//! Which request goes first, which waits, and which is given up.

use std::time::Duration;

use tickcord::{
    base::{Failure, ResultCode},
    rest::{Fate, Input, Method, Path, Priority, Request},
};

use crate::bench::{Bench, SLOW, request};

const WEBHOOK: &str = "/webhooks/9/s3cr3t-t0ken";

#[test]
fn what_is_sent_before_the_login_is_held_and_then_sent_in_order() {
    let mut bench = Bench::held();
    assert!(bench.send(1, 10).is_nothing() && bench.send(2, 10).is_nothing());
    assert_eq!(bench.give(Input::Open).started, [1]);
    let seen = bench.answer(1, 200, "{}", &[]);
    assert_eq!((seen.codes(), seen.started), (vec![ResultCode::Ok], vec![2]));
    assert!(!bench.scheduler.is_idle());
    bench.answer(2, 200, "{}", &[]);
    assert!(bench.scheduler.is_idle());
    assert_eq!(bench.scheduler.poll_timeout(), None);
}

#[test]
fn one_channel_is_in_order_and_channels_do_not_wait_for_each_other() {
    let mut bench = Bench::open();
    assert_eq!(bench.send(1, 10).started, [1]);
    assert!(bench.send(2, 10).started.is_empty());
    assert_eq!(bench.send(3, 11).started, [3]);
}

#[test]
fn a_higher_priority_goes_first_and_equal_ones_in_the_order_of_calls() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    for (id, priority) in
        [(2, Priority::Low), (3, Priority::Normal), (4, Priority::High), (5, Priority::High)]
    {
        let mut request = request(id, Method::Post, "/channels/10/messages");
        request.priority = priority;
        assert!(bench.submit(request).is_nothing());
    }
    let order: Vec<u64> = [1, 4, 5, 3].map(|id| bench.answer(id, 200, "{}", &[]).started[0]).into();
    assert_eq!(order, [4, 5, 3, 2]);
}

#[test]
fn a_burst_over_many_channels_does_not_open_a_connection_for_each() {
    let mut bench = Bench::open();
    let started: usize = (1..=100).map(|id| bench.send(id, id).started.len()).sum();
    assert_eq!(started, 8);
    assert_eq!(
        bench.answer(1, 200, "{}", &[]).started,
        [9],
        "each answer makes room for the oldest that waits"
    );
}

#[test]
fn an_interaction_is_answered_while_uploads_take_every_other_place() {
    let mut bench = Bench::open();
    for id in 1..=20 {
        bench.send(id, id);
    }
    assert_eq!(bench.call(21, Method::Post, "/interactions/1/s3cr3t-t0ken/callback").started, [21]);
}

#[test]
fn what_was_held_too_long_is_given_up() {
    let mut bench = Bench::held();
    bench.send(1, 10);
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.codes()), (Duration::from_secs(180), vec![ResultCode::RequestExpired]));
    assert!(seen.text().contains("180 s") && seen.text().contains("never logged in"), "{}", seen.text());
}

#[test]
fn each_request_has_an_age_of_its_own() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    for (id, seconds) in [(2, 9), (3, 3)] {
        let mut request = request(id, Method::Post, "/channels/10/messages");
        request.max_age = Duration::from_secs(seconds);
        bench.submit(request);
    }
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.done[0].request.id), (Duration::from_secs(3), 3));
    assert!(seen.text().contains("Others before it took too long"), "{}", seen.text());
    assert_eq!(bench.answer(1, 200, "{}", &[]).started, [2]);
}

#[test]
fn while_the_results_of_others_wait_to_be_polled_only_the_librarys_own_requests_start() {
    let mut bench = Bench::open();
    assert_eq!(bench.send(1, 10).started, [1]);
    assert!(bench.give(Input::Backlog(true)).is_nothing());
    assert!(bench.send(2, 11).is_nothing() && bench.send(3, 12).is_nothing());
    assert!(bench.answer(1, 200, "{}", &[]).started.is_empty());
    assert!(!bench.scheduler.can_send_before(bench.now, bench.now + Duration::from_secs(60), true));
    let own = u64::MAX;
    assert!(Request::is_internal(own));
    assert_eq!(bench.call(own, Method::Post, "/interactions/1/s3cr3t-t0ken/callback").started, [own]);
    assert_eq!(bench.give(Input::Backlog(false)).started, [2, 3]);
}

#[test]
fn a_host_that_does_not_poll_reads_so_in_what_it_waited_for() {
    let mut bench = Bench::open();
    bench.give(Input::Backlog(true));
    bench.send(1, 10);
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.codes()), (Duration::from_secs(180), vec![ResultCode::RequestExpired]));
    assert!(seen.text().contains("poll events"), "{}", seen.text());
}

#[test]
fn what_waits_can_be_canceled_and_what_is_under_way_cannot() {
    let mut bench = Bench::open();
    for id in 1..=3 {
        bench.send(id, 10);
    }
    let seen = bench.give(Input::Cancel(2));
    assert_eq!(seen.codes(), [ResultCode::RequestCanceled]);
    assert_eq!(seen.done[0].request.id, 2);
    assert!(bench.give(Input::Cancel(1)).is_nothing() && bench.give(Input::Cancel(99)).is_nothing());
    assert_eq!(bench.answer(1, 200, "{}", &[]).started, [3]);
}

#[test]
fn what_is_canceled_between_two_tries_tells_what_came_of_the_first() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.lose(1, Fate::PerhapsSent);
    let seen = bench.give(Input::Cancel(1));
    assert_eq!(seen.codes(), [ResultCode::RequestCanceled]);
    assert!(seen.text().contains("The connection was lost."), "{}", seen.text());
}

#[test]
fn a_second_answer_to_the_same_request_changes_nothing() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.answer(1, 200, "{}", &[]);
    assert!(bench.answer(1, 200, "{}", &[]).is_nothing() && bench.lose(1, Fate::PerhapsSent).is_nothing());
}

#[test]
fn a_request_that_is_still_under_way_at_the_stop_has_its_result_too() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.give(Input::Stop(Failure::new(ResultCode::AuthenticationFailed, "The token was reset.")));
    assert_eq!(bench.answer(1, 429, SLOW, &[]).codes(), [ResultCode::HttpRateLimited]);
}

#[test]
fn there_is_nothing_to_wait_for_at_the_end_when_a_pause_lasts_longer() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    let soon = bench.now + Duration::from_secs(2);
    assert!(bench.scheduler.can_send_before(bench.now, soon, true), "one is under way");
    bench.answer(1, 429, SLOW, &[("retry-after", "60")]);
    assert!(!bench.scheduler.can_send_before(bench.now, soon, true));
    assert!(bench.scheduler.can_send_before(bench.now, soon + Duration::from_secs(60), true));
    bench.send(2, 11);
    bench.answer(2, 200, "{}", &[]);
    assert!(!bench.scheduler.can_send_before(bench.now, soon, true), "the other channel has nothing left");
}

#[test]
fn a_webhook_goes_out_without_a_login() {
    let mut bench = Bench::held();
    let soon = bench.now + Duration::from_secs(2);
    assert!(bench.send(1, 10).is_nothing());
    assert!(!bench.scheduler.can_send_before(bench.now, soon, false));
    assert!(bench.scheduler.can_send_before(bench.now, soon, true), "the bot is about to log in");
    assert_eq!(bench.call(2, Method::Post, WEBHOOK).started, [2]);
    assert!(bench.scheduler.can_send_before(bench.now, soon, false), "one is under way");
    assert_eq!(bench.answer(2, 200, "{}", &[]).codes(), [ResultCode::Ok]);
}

#[test]
fn a_webhook_that_came_too_late_does_not_blame_the_login() {
    let mut bench = Bench::held();
    bench.call(1, Method::Post, WEBHOOK);
    bench.call(2, Method::Post, WEBHOOK);
    bench.pass(Duration::from_secs(180));
    let seen = bench.give(Input::Timeout);
    assert!(seen.text().contains("Others before it took too long"), "{}", seen.text());
}

#[test]
fn a_webhook_goes_on_when_the_bot_is_refused() {
    let mut bench = Bench::open();
    bench.call(1, Method::Post, WEBHOOK);
    bench.call(2, Method::Post, WEBHOOK);
    bench.send(3, 10);
    bench.send(4, 10);
    let stop = Failure::new(ResultCode::AuthenticationFailed, "The token was reset.");
    let seen = bench.give(Input::Stop(stop.clone()));
    assert_eq!((seen.codes(), seen.done[0].request.id), (vec![ResultCode::AuthenticationFailed], 4));
    assert!(bench.answer(1, 429, SLOW, &[]).done.is_empty(), "it is tried again");
    assert_eq!(bench.wait().started, [1]);
    assert_eq!(bench.answer(1, 200, "{}", &[]).started, [2]);
    assert_eq!(bench.answer(2, 200, "{}", &[]).codes(), [ResultCode::Ok]);
    bench.scheduler.abandon(&stop);
    let seen = bench.call(5, Method::Post, WEBHOOK);
    assert_eq!(seen.codes().last(), Some(&ResultCode::AuthenticationFailed), "the client is gone");
    bench.give(Input::Open);
    assert_eq!(bench.send(6, 10).codes(), [ResultCode::AuthenticationFailed], "for good");
    bench.submit(Request::for_login(7, Path::parse("/gateway/bot").unwrap()));
    assert!(bench.scheduler.is_idle(), "what the login asks for has its result as well");
}
