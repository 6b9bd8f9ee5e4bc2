//! The name and topic of a channel as a state that is wanted, inside a limit that takes ten minutes.

use std::time::Duration;

use serde_json::{Value, json};
use tickcord::{
    base::{Failure, ResultCode},
    model::Snowflake,
    rest::{
        Body, ChannelField, Fate, Input, Method, Output, Request,
        routes::{ChannelEdit, edit_channel, set_channel},
    },
};

use crate::bench::{Bench, MISSING_ACCESS, Seen};

/// As Discord refuses a third change.
const TOO_OFTEN: &str = r#"{"message":"You are being rate limited.","retry_after":590.5,"global":false}"#;

fn set(id: u64, field: ChannelField, value: &str) -> Request {
    set_channel(Snowflake(10), field, value).unwrap().into_request(id, 7, [0; 16]).unwrap()
}

fn topic(id: u64, value: &str) -> Request {
    set(id, ChannelField::Topic, value)
}

fn name(id: u64, value: &str) -> Request {
    set(id, ChannelField::Name, value)
}

fn slow_mode(id: u64) -> Request {
    let edit = ChannelEdit { rate_limit_per_user: Some(5), ..ChannelEdit::default() };
    edit_channel(Snowflake(10), &edit, "").unwrap().into_request(id, 7, [0; 16]).unwrap()
}

/// The bodies that went out, and for each result its request, its code and whether it changed anything.
type Sets = (Vec<Value>, Vec<(u64, ResultCode, Option<bool>)>);

impl Bench {
    /// What an input led to.
    fn sets(&mut self, input: Input) -> Sets {
        self.scheduler.handle(self.now, input);
        let (mut bodies, mut results) = (Vec::new(), Vec::new());
        while let Some(output) = self.scheduler.poll_output() {
            match output {
                Output::Start(request, _) => {
                    assert_eq!((request.method, request.path.expose()), (Method::Patch, "/channels/10"));
                    let Body::Json(body) = &request.body else { panic!("{request:?} has no JSON") };
                    bodies.push(serde_json::from_slice(body).unwrap());
                }
                Output::Done(done) => {
                    let code = done.outcome.as_ref().map_or_else(|f| f.code, |()| ResultCode::Ok);
                    results.push((done.request.id, code, done.changed()));
                }
                _ => {}
            }
        }
        (bodies, results)
    }

    fn yes(&mut self, id: u64) -> Sets {
        self.sets(Self::answer_input(id, r#"{"id":"10"}"#))
    }

    fn too_often(&mut self, id: u64) -> Seen {
        let headers = [
            ("x-ratelimit-bucket", "channels"),
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", "4"),
            ("x-ratelimit-reset-after", "1"),
            ("retry-after", "591"),
        ];
        self.answer(id, 429, TOO_OFTEN, &headers)
    }
}

#[test]
fn the_last_topic_counts_and_those_before_it_are_superseded() {
    let mut bench = Bench::open();
    let (sent, _) = bench.sets(Input::Submit(topic(1, "Alive: 1")));
    assert_eq!(sent, [json!({"topic": "Alive: 1"})]);
    assert!(bench.submit(topic(2, "Alive: 2")).is_nothing());
    let (_, results) = bench.sets(Input::Submit(topic(3, "Alive: 3")));
    assert_eq!(results, [(2, ResultCode::Superseded, Some(false))]);
    let (sent, results) = bench.yes(1);
    assert_eq!((sent, results), (vec![json!({"topic": "Alive: 3"})], vec![(1, ResultCode::Ok, Some(true))]));
    assert_eq!(bench.yes(3).1, [(3, ResultCode::Ok, Some(true))]);
    assert!(bench.scheduler.is_idle());
}

#[test]
fn topic_and_name_that_wait_go_out_together() {
    let mut bench = Bench::held();
    bench.submit(topic(1, "Round 1"));
    bench.submit(name(2, "dust"));
    bench.submit(topic(3, "Round 2"));
    assert_eq!(bench.sets(Input::Open).0, [json!({"topic": "Round 2", "name": "dust"})]);
    assert_eq!(bench.yes(2).1, [(2, ResultCode::Ok, Some(true)), (3, ResultCode::Ok, Some(true))]);
}

#[test]
fn a_change_too_many_waits_for_its_limit_alone_and_is_not_given_up() {
    let mut bench = Bench::open();
    bench.submit(topic(1, "Alive: 1"));
    assert!(bench.too_often(1).is_nothing());
    // Another edit of the same channel, and another channel's topic, do not wait.
    assert_eq!(bench.submit(slow_mode(2)).started, [2]);
    bench.answer(2, 200, "{}", &[]);
    bench.pass(Duration::from_secs(300));
    assert_eq!(bench.sets(Input::Submit(topic(3, "Alive: 3"))).1, [(1, ResultCode::Superseded, Some(false))]);
    bench.submit(name(4, "dust"));
    let (time, seen) = bench.timed_wait();
    assert_eq!(time, Duration::from_secs(291), "the longer of what header and body say");
    assert_eq!((&*seen.started, seen.done.len()), (&[3][..], 0));
    assert_eq!(bench.yes(3).1.len(), 2);
    assert!(bench.scheduler.is_idle());
}

#[test]
fn what_waits_for_the_limit_can_be_taken_back_and_ends_with_the_client() {
    let mut bench = Bench::open();
    bench.submit(topic(1, "Alive: 1"));
    bench.submit(name(2, "dust"));
    bench.too_often(1);
    assert_eq!(bench.give(Input::Cancel(1)).codes(), [ResultCode::RequestCanceled]);
    let now = bench.now;
    assert!(
        !bench.scheduler.can_send_before(now, now + Duration::from_secs(500), true),
        "destroy does not wait"
    );
    let stop = Failure::new(ResultCode::AuthenticationFailed, "The token was reset.");
    assert_eq!(bench.give(Input::Stop(stop)).codes(), [ResultCode::AuthenticationFailed]);
    assert!(bench.scheduler.is_idle());
}

#[test]
fn what_was_set_lately_is_not_sent_again_unless_somebody_may_have_changed_it() {
    let mut bench = Bench::open();
    let known = |bench: &mut Bench, id| bench.sets(Input::Submit(topic(id, "Lobby")));
    bench.submit(topic(1, "Lobby"));
    bench.submit(topic(2, "Lobby"));
    let (sent, results) = bench.yes(1);
    assert!(sent.is_empty());
    assert_eq!(results, [(2, ResultCode::Ok, Some(false)), (1, ResultCode::Ok, Some(true))]);
    assert_eq!(known(&mut bench, 3).1, [(3, ResultCode::Ok, Some(false))]);

    bench.submit(slow_mode(4));
    bench.answer(4, 200, "{}", &[]);
    assert_eq!(known(&mut bench, 5).0.len(), 1, "the edit may have changed it");
    bench.yes(5);
    bench.pass(Duration::from_secs(600));
    assert_eq!(known(&mut bench, 6).0.len(), 1, "somebody may have, by hand");
    bench.lose(6, Fate::PerhapsSent);
    assert_eq!(known(&mut bench, 7).1, [(6, ResultCode::Superseded, Some(false))]);
    assert_eq!(bench.wait().started, [7], "nobody knows whether it arrived");
}

#[test]
fn going_back_to_what_is_there_takes_back_what_waits() {
    let mut bench = Bench::open();
    bench.submit(topic(1, "Lobby"));
    bench.yes(1);
    bench.submit(topic(2, "Round 1"));
    bench.too_often(2);
    let (_, results) = bench.sets(Input::Submit(topic(3, "Lobby")));
    // What was tried last was refused, so it is still as it was set before.
    assert_eq!(results, [(2, ResultCode::Superseded, Some(false)), (3, ResultCode::Ok, Some(false))]);
}

#[test]
fn a_text_that_discord_refuses_does_not_take_the_other_along() {
    let mut bench = Bench::held();
    bench.submit(topic(1, "Round 1"));
    bench.submit(name(2, "bad words"));
    bench.give(Input::Open);
    let refused = r#"{"message":"Invalid Form Body","code":50035}"#;
    assert_eq!(bench.answer(1, 400, refused, &[]).started, [1]);
    assert_eq!(bench.yes(1).0, [json!({"name": "bad words"})]);
    assert_eq!(bench.answer(2, 400, refused, &[]).codes(), [ResultCode::HttpBadRequest]);
}

#[test]
fn a_missing_permission_is_the_result_of_both() {
    let mut bench = Bench::held();
    bench.submit(topic(1, "Round 1"));
    bench.submit(name(2, "dust"));
    bench.give(Input::Open);
    assert_eq!(bench.answer(1, 403, MISSING_ACCESS, &[]).codes(), [ResultCode::HttpForbidden; 2]);
}

#[test]
fn a_permission_that_is_missing_for_one_text_is_missing_for_the_next() {
    let mut bench = Bench::open();
    for id in 1..=3 {
        assert_eq!(bench.submit(topic(id, &format!("Alive: {id}"))).started, [id]);
        bench.answer(id, 403, MISSING_ACCESS, &[]);
    }
    let seen = bench.submit(topic(4, "Alive: 4"));
    assert_eq!(
        (seen.codes(), seen.started.len()),
        (vec![ResultCode::HttpForbidden], 0),
        "Discord counts refusals"
    );
}

#[test]
fn the_ordinary_limit_of_edits_holds_for_them_as_well() {
    let mut bench = Bench::open();
    bench.submit(slow_mode(1));
    bench.ok_in(1, "channels", 0, 3.0);
    assert!(bench.submit(topic(2, "Alive: 2")).is_nothing());
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(3), vec![2]));
    bench.ok_in(2, "channels", 0, 4.0);
    assert!(bench.submit(slow_mode(3)).is_nothing(), "and what they use is counted");
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(4), vec![3]));
}

#[test]
fn texts_that_discord_would_refuse_are_refused_at_once() {
    let code =
        |field, value: &str| set_channel(Snowflake(10), field, value).err().map(|failure| failure.code);
    assert_eq!(code(ChannelField::Name, " "), Some(ResultCode::InvalidName));
    assert_eq!(code(ChannelField::Name, &"n".repeat(101)), Some(ResultCode::InvalidName));
    assert_eq!(code(ChannelField::Topic, &"t".repeat(4097)), Some(ResultCode::ContentTooLong));
    assert_eq!(code(ChannelField::Topic, ""), None, "that removes it");
    assert!(set_channel(Snowflake(0), ChannelField::Topic, "x").is_err());
}
