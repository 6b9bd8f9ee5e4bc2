//! The HTTP side's machine in virtual time: which request goes when, and what its answer means.

use std::time::{Duration, Instant};

use tickcord::{
    base::{Failure, ResultCode},
    model::Snowflake,
    rest::{Completion, Headers, Input, Output, Response, Scheduler, create_message},
};

struct Bench {
    scheduler: Scheduler,
    now: Instant,
}

impl Bench {
    /// A scheduler of a bot that is logged in.
    fn open() -> Self {
        let mut bench = Self { scheduler: Scheduler::new(1), now: Instant::now() };
        bench.give(Input::Open);
        bench
    }

    /// Gives an input; returns the ids of requests to send, and results.
    fn give(&mut self, input: Input) -> (Vec<u64>, Vec<Completion>) {
        self.scheduler.handle(self.now, input);
        let (mut started, mut done) = (Vec::new(), Vec::new());
        while let Some(output) = self.scheduler.poll_output() {
            match output {
                Output::Start(request) => started.push(request.id),
                Output::Done(completion) => done.push(completion),
            }
        }
        (started, done)
    }

    fn send(&mut self, id: u64, channel: u64) -> (Vec<u64>, Vec<Completion>) {
        self.give(Input::Submit(create_message(id, 7, Snowflake(channel), "hi").unwrap()))
    }

    fn answer(
        &mut self,
        id: u64,
        status: u16,
        body: &str,
        headers: &[(&str, &str)],
    ) -> (Vec<u64>, Vec<Completion>) {
        let headers = Headers::read(headers.iter().copied());
        self.give(Input::Answered(id, Response { status, headers, body: body.as_bytes().to_vec() }))
    }

    fn lose(&mut self, id: u64) -> (Vec<u64>, Vec<Completion>) {
        let failure = Failure::new(ResultCode::ConnectionLost, "The connection was lost.");
        self.give(Input::Failed { id, failure, perhaps_sent: true })
    }

    fn wait(&mut self) -> (Vec<u64>, Vec<Completion>) {
        self.now = self.scheduler.poll_timeout().expect("the scheduler waits for something");
        self.give(Input::Timeout)
    }
}

fn codes(done: &[Completion]) -> Vec<ResultCode> {
    done.iter()
        .map(|completion| {
            completion.outcome.as_ref().map_or_else(|failure| failure.code, |()| ResultCode::Ok)
        })
        .collect()
}

#[test]
fn what_is_sent_before_the_login_is_held_and_then_sent_in_order() {
    let mut bench = Bench { scheduler: Scheduler::new(1), now: Instant::now() };
    assert!(bench.send(1, 10).0.is_empty() && bench.send(2, 10).0.is_empty());
    assert_eq!(bench.give(Input::Open).0, [1]);
    let (started, done) = bench.answer(1, 200, "{}", &[]);
    assert_eq!((started, codes(&done)), (vec![2], vec![ResultCode::Ok]));
    assert!(!bench.scheduler.is_idle());
    bench.answer(2, 200, "{}", &[]);
    assert!(bench.scheduler.is_idle());
    assert_eq!(bench.scheduler.poll_timeout(), None);
}

#[test]
fn one_channel_is_in_order_and_channels_do_not_wait_for_each_other() {
    let mut bench = Bench::open();
    assert_eq!(bench.send(1, 10).0, [1]);
    assert!(bench.send(2, 10).0.is_empty());
    assert_eq!(bench.send(3, 11).0, [3]);
}

#[test]
fn a_used_up_limit_is_waited_for_and_nothing_is_refused() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.send(2, 10);
    let limits = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset-after", "2.5")];
    assert!(bench.answer(1, 200, "{}", &limits).0.is_empty());
    let before = bench.now;
    assert_eq!(bench.wait().0, [2]);
    assert_eq!(bench.now - before, Duration::from_millis(2500));
}

#[test]
fn a_429_is_obeyed_and_the_message_goes_out_first_afterwards() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.send(2, 10);
    bench.send(3, 11);
    let body = r#"{"message":"You are being rate limited.","retry_after":1.2,"global":false}"#;
    let (started, done) = bench.answer(1, 429, body, &[("retry-after", "2")]);
    assert!(started.is_empty() && done.is_empty());
    assert_eq!(bench.answer(3, 200, "{}", &[]).1.len(), 1, "another channel goes on");
    let before = bench.now;
    assert_eq!(bench.wait().0, [1]);
    assert_eq!(bench.now - before, Duration::from_secs(2));
}

#[test]
fn a_global_429_stops_every_channel() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.answer(
        1,
        429,
        r#"{"message":"slow","retry_after":3.0,"global":true}"#,
        &[("x-ratelimit-global", "true")],
    );
    assert!(bench.send(2, 11).0.is_empty());
    let before = bench.now;
    let mut started = bench.wait().0;
    started.sort_unstable();
    assert_eq!(started, [1, 2]);
    assert_eq!(bench.now - before, Duration::from_secs(3));
}

#[test]
fn a_wait_that_is_too_long_is_a_result() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    let (_, done) = bench.answer(1, 429, r#"{"message":"slow","retry_after":4000.0,"global":false}"#, &[]);
    assert_eq!(codes(&done), [ResultCode::HttpRateLimited]);
}

#[test]
fn discords_own_failures_are_tried_again_a_few_times() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    for _ in 0..3 {
        assert!(bench.answer(1, 502, "<html>", &[]).1.is_empty());
        assert_eq!(bench.wait().0, [1]);
    }
    let (_, done) = bench.answer(1, 502, "<html>", &[]);
    assert_eq!(codes(&done), [ResultCode::HttpServerError]);
    assert_eq!(done[0].response.as_ref().unwrap().status, 502);
}

#[test]
fn an_outage_is_waited_out_until_the_message_is_too_old() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    let (mut tries, begin) = (0, bench.now);
    let done = loop {
        bench.lose(1);
        let (started, done) = bench.wait();
        if !done.is_empty() {
            break done;
        }
        assert_eq!(started, [1]);
        tries += 1;
    };
    assert_eq!(codes(&done), [ResultCode::RequestExpired]);
    assert!(done[0].outcome.as_ref().unwrap_err().text.contains("The connection was lost."));
    assert_eq!(bench.now - begin, Duration::from_secs(180));
    assert!((8..30).contains(&tries), "{tries}");
}

#[test]
fn what_was_held_too_long_is_given_up() {
    let mut bench = Bench { scheduler: Scheduler::new(1), now: Instant::now() };
    bench.send(1, 10);
    let (_, done) = bench.wait();
    assert_eq!(codes(&done), [ResultCode::RequestExpired]);
    assert!(done[0].outcome.as_ref().unwrap_err().text.contains("never logged in"));
}

#[test]
fn a_401_stops_everything_until_the_next_login() {
    let mut bench = Bench::open();
    for id in 1..=3 {
        bench.send(id, 10);
    }
    let (started, done) = bench.answer(1, 401, r#"{"message":"401: Unauthorized","code":0}"#, &[]);
    assert!(started.is_empty());
    assert_eq!(codes(&done), [ResultCode::AuthenticationFailed; 3]);
    assert_eq!(codes(&bench.send(4, 11).1), [ResultCode::AuthenticationFailed], "nothing goes out any more");
    bench.give(Input::Open);
    assert_eq!(bench.send(5, 11).0, [5]);
}

#[test]
fn refusals_are_results_at_once() {
    let refusals = [
        (400, r#"{"message":"Invalid Form Body","code":50035}"#, ResultCode::HttpBadRequest),
        (403, r#"{"message":"Missing Access","code":50001}"#, ResultCode::HttpForbidden),
        (404, r#"{"message":"Unknown Channel","code":10003}"#, ResultCode::HttpNotFound),
        (403, "<html>blocked</html>", ResultCode::HttpUnexpected),
        (301, "", ResultCode::HttpUnexpected),
    ];
    for (status, body, code) in refusals {
        let mut bench = Bench::open();
        bench.send(1, 10);
        assert_eq!(codes(&bench.answer(1, status, body, &[]).1), [code], "{status}");
    }
}

#[test]
fn a_second_answer_to_the_same_request_changes_nothing() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.answer(1, 200, "{}", &[]);
    assert!(bench.answer(1, 200, "{}", &[]).1.is_empty() && bench.lose(1).1.is_empty());
}

#[test]
fn a_request_that_is_still_under_way_at_the_stop_has_its_result_too() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.give(Input::Stop(Failure::new(ResultCode::AuthenticationFailed, "The token was reset.")));
    let (_, done) = bench.answer(1, 429, r#"{"message":"slow","retry_after":1.0,"global":false}"#, &[]);
    assert_eq!(codes(&done), [ResultCode::HttpRateLimited]);
}

#[test]
fn a_burst_over_many_channels_does_not_open_a_connection_for_each() {
    let mut bench = Bench::open();
    let started: usize = (1..=100).map(|id| bench.send(id, id).0.len()).sum();
    assert_eq!(started, 8);
    assert_eq!(bench.answer(1, 200, "{}", &[]).0.len(), 1, "each answer makes room for one more");
}
