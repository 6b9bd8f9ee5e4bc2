//! When the scheduler stops asking, since Discord would block the host otherwise.

use std::time::Duration;

use tickcord::{
    base::ResultCode,
    rest::{Body, Input, Method, Path, Request},
};

use crate::bench::{Bench, MISSING_ACCESS, SLOW, UNKNOWN_CHANNEL, request};

const UNAUTHORIZED: &str = r#"{"message":"401: Unauthorized","code":0}"#;
const CLOUDFLARE: &str = "<!DOCTYPE html><title>Error 1015</title>";

#[test]
fn a_401_stops_everything_until_the_next_login_and_tells_the_operator() {
    let mut bench = Bench::open();
    for id in 1..=3 {
        bench.send(id, 10);
    }
    let seen = bench.answer(1, 401, UNAUTHORIZED, &[]);
    assert!(seen.started.is_empty());
    assert_eq!(seen.codes(), [ResultCode::AuthenticationFailed; 3]);
    assert_eq!((seen.paused.len(), seen.paused[0].wait), (1, None));
    assert!(seen.paused[0].failure.text.contains("developer portal"), "{}", seen.paused[0].failure.text);
    assert_eq!(bench.send(4, 11).codes(), [ResultCode::AuthenticationFailed], "nothing goes out any more");
    bench.give(Input::Open);
    assert_eq!(bench.send(5, 11).started, [5]);
}

#[test]
fn a_wrong_webhook_token_stops_that_webhook_alone_and_for_good() {
    let mut bench = Bench::open();
    bench.call(1, Method::Post, "/webhooks/1/s3cr3t-t0ken");
    let seen = bench.answer(1, 401, r#"{"message":"Invalid Webhook Token","code":50027}"#, &[]);
    assert_eq!((seen.codes(), seen.paused.len()), (vec![ResultCode::HttpForbidden], 0));
    bench.call(9, Method::Post, "/interactions/1/s3cr3t-t0ken/callback");
    let seen = bench.answer(9, 401, UNAUTHORIZED, &[]);
    assert_eq!((seen.codes(), seen.paused.len()), (vec![ResultCode::HttpForbidden], 0));
    bench.pass(Duration::from_secs(86_400));
    let seen = bench.call(2, Method::Patch, "/webhooks/1/s3cr3t-t0ken/messages/5");
    assert_eq!(seen.codes(), [ResultCode::HttpForbidden]);
    let shown = format!("{seen:?} {:?}", bench.scheduler);
    assert!(shown.contains("[token]") && !shown.contains("s3cr3t"), "{shown}");
    assert_eq!(bench.call(3, Method::Post, "/webhooks/1/an0ther-t0ken").started, [3]);
    assert_eq!(bench.send(4, 10).started, [4]);
}

#[test]
fn a_webhook_that_is_gone_is_not_asked_again() {
    let mut bench = Bench::open();
    bench.call(1, Method::Post, "/webhooks/1/s3cr3t-t0ken");
    bench.answer(1, 404, r#"{"message":"Unknown Webhook","code":10015}"#, &[]);
    let seen = bench.call(2, Method::Post, "/webhooks/1/s3cr3t-t0ken");
    assert_eq!(seen.codes(), [ResultCode::HttpNotFound]);
    assert!(
        seen.text().contains("was not sent") && seen.text().contains("create a new one"),
        "{}",
        seen.text()
    );

    bench.call(3, Method::Get, "/webhooks/2/s3cr3t-t0ken/messages/9");
    bench.answer(3, 404, r#"{"message":"Unknown Message","code":10008}"#, &[]);
    assert_eq!(
        bench.call(4, Method::Post, "/webhooks/2/s3cr3t-t0ken").started,
        [4],
        "only its message is gone"
    );
}

#[test]
fn a_block_by_cloudflare_stops_everything_and_says_until_when() {
    for status in [403, 429] {
        let mut bench = Bench::open();
        bench.send(1, 10);
        bench.send(2, 11);
        let seen = bench.answer(1, status, CLOUDFLARE, &[("retry-after", "3600")]);
        assert_eq!(seen.codes(), [ResultCode::AddressBlocked], "it cannot wait an hour");
        assert!(seen.text().contains("address of this machine"), "{}", seen.text());
        assert_eq!((seen.paused.len(), seen.paused[0].wait), (1, Some(Duration::from_secs(3600))));
        let seen = bench.answer(2, status, CLOUDFLARE, &[("retry-after", "3600")]);
        assert_eq!((seen.codes().len(), seen.paused.len()), (1, 0), "it is said once");
        let interaction = bench.call(3, Method::Post, "/interactions/1/s3cr3t-t0ken/callback");
        assert_eq!(interaction.codes(), [ResultCode::AddressBlocked], "at once, since it cannot wait either");
        bench.pass(Duration::from_secs(3601));
        assert_eq!(bench.send(4, 10).started, [4]);
    }
}

#[test]
fn a_block_that_names_no_time_is_waited_out_longer_each_time_and_starts_over_after_an_answer() {
    let mut bench = Bench::open();
    let mut patient = request(1, Method::Get, "/channels/10");
    patient.max_age = Duration::from_secs(3600);
    bench.submit(patient);
    let mut waits = Vec::new();
    for _ in 0..3 {
        let seen = bench.answer(1, 429, CLOUDFLARE, &[]);
        assert!(seen.done.is_empty(), "it can wait as long as that");
        waits.push(seen.paused[0].wait.unwrap().as_secs());
        assert_eq!(bench.wait().started, [1]);
    }
    assert_eq!(waits, [60, 120, 240]);
    bench.send(2, 11);
    bench.answer(2, 403, MISSING_ACCESS, &[]);
    assert_eq!(bench.send(3, 12).started, [3]);
    assert_eq!(bench.answer(3, 429, CLOUDFLARE, &[]).paused[0].wait, Some(Duration::from_secs(60)));
}

#[test]
fn answers_that_were_under_way_at_a_block_neither_end_it_nor_make_it_longer() {
    let mut bench = Bench::open();
    for id in 1..=3 {
        bench.send(id, id);
    }
    assert_eq!(bench.answer(1, 429, CLOUDFLARE, &[]).paused.len(), 1);
    bench.answer(2, 200, "{}", &[]);
    assert!(bench.answer(3, 429, CLOUDFLARE, &[]).is_nothing());
    assert!(bench.send(4, 4).is_nothing());
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(60), vec![1, 3, 4]));
}

#[test]
fn far_below_discords_limit_of_refusals_everything_stops_for_a_while() {
    let mut bench = Bench::open();
    let mut paused = None;
    let mut refused = 0;
    for id in 1..=600 {
        // Each to a channel of its own, so that no other breaker helps.
        let seen = bench.send(id, id);
        if seen.started.is_empty() && seen.done.is_empty() && paused.is_none() {
            assert_eq!(bench.wait().started, [id], "the limit over all requests");
        }
        if paused.is_some() {
            assert_eq!(seen.codes(), [ResultCode::TooManyRefusals]);
            continue;
        }
        refused += 1;
        paused = bench.answer(id, 403, MISSING_ACCESS, &[]).paused.pop();
    }
    assert_eq!(refused, 500, "a twentieth of 10,000");
    let paused = paused.unwrap();
    assert_eq!(paused.wait, Some(Duration::from_secs(600)));
    assert_eq!(paused.failure.code, ResultCode::TooManyRefusals);
    bench.pass(Duration::from_secs(600));
    assert_eq!(bench.send(1000, 1000).started, [1000]);
}

#[test]
fn limits_that_others_used_up_and_old_refusals_do_not_count() {
    let mut bench = Bench::open();
    for id in 1..=1200 {
        bench.pass(Duration::from_secs(1));
        bench.send(id, id);
        let seen = if id % 2 == 0 {
            bench.answer(id, 403, MISSING_ACCESS, &[])
        } else {
            bench.answer(id, 429, SLOW, &[("x-ratelimit-scope", "shared"), ("retry-after", "4000")])
        };
        assert!(seen.paused.is_empty(), "after {id}");
    }
}

#[test]
fn a_call_that_keeps_failing_is_answered_from_memory_for_a_minute() {
    let mut bench = Bench::open();
    for id in 1..=3 {
        assert_eq!(bench.send(id, 10).started, [id]);
        bench.answer(id, 404, UNKNOWN_CHANNEL, &[]);
    }
    for (id, count) in [(4, 1), (5, 2)] {
        let seen = bench.send(id, 10);
        assert_eq!(seen.codes(), [ResultCode::HttpNotFound]);
        assert!(seen.text().contains(&format!("left out so far: {count}")), "{}", seen.text());
        let response = seen.done[0].response.as_ref().unwrap();
        assert_eq!((response.status, response.discord_code()), (404, Some(10003)));
    }
    assert_eq!(bench.send(6, 11).started, [6], "another channel is another call");
    assert_eq!(bench.call(7, Method::Get, "/channels/10").started, [7]);

    bench.pass(Duration::from_secs(60));
    assert_eq!(bench.send(8, 10).started, [8], "somebody may have mended it");
    bench.answer(8, 404, UNKNOWN_CHANNEL, &[]);
    assert_eq!(bench.send(9, 10).codes(), [ResultCode::HttpNotFound], "nobody has");
    bench.pass(Duration::from_secs(60));
    bench.send(10, 10);
    bench.answer(10, 200, "{}", &[]);
    for id in 11..=13 {
        assert_eq!(bench.send(id, 10).started, [id], "now it counts from the beginning");
        bench.answer(id, 404, UNKNOWN_CHANNEL, &[]);
    }
}

#[test]
fn those_that_wait_behind_a_failing_call_are_answered_without_being_sent() {
    let mut bench = Bench::open();
    for id in 1..=100 {
        bench.send(id, 10);
    }
    bench.answer(1, 403, MISSING_ACCESS, &[]);
    bench.answer(2, 403, MISSING_ACCESS, &[]);
    let seen = bench.answer(3, 403, MISSING_ACCESS, &[]);
    assert_eq!((seen.started.len(), seen.codes()), (0, vec![ResultCode::HttpForbidden; 98]));
    assert!(bench.scheduler.is_idle());
}

#[test]
fn what_one_client_was_refused_counts_for_all_of_the_process_and_outlives_it() {
    let budget = Box::leak(Box::default());
    let (mut one, mut other) = (Bench::beside(budget), Bench::beside(budget));
    one.give(Input::Open);
    other.give(Input::Open);
    let mut refused = 0;
    let paused = loop {
        refused += 1;
        let bench = if refused % 2 == 0 { &mut one } else { &mut other };
        if bench.send(refused, refused).started.is_empty() {
            assert_eq!(bench.wait().started, [refused], "the limit over all requests");
        }
        let now = bench.now;
        let seen = bench.answer(refused, 403, MISSING_ACCESS, &[]);
        (one.now, other.now) = (now, now);
        if !seen.paused.is_empty() {
            break seen.paused;
        }
        assert!(refused < 600, "Discord's patience is not endless");
    };
    assert_eq!((refused, paused[0].failure.code), (500, ResultCode::TooManyRefusals));
    let seen = other.send(1001, 1001);
    assert_eq!(
        (seen.codes(), seen.paused.len()),
        (vec![ResultCode::TooManyRefusals], 1),
        "it is told as well"
    );
    let mut later = Bench::beside(budget);
    later.now = one.now;
    later.give(Input::Open);
    assert_eq!(later.send(1, 1).codes(), [ResultCode::TooManyRefusals]);
    later.pass(Duration::from_secs(600));
    assert_eq!(later.send(2, 1).started, [2]);
}

#[test]
fn refusals_that_lie_further_apart_than_discord_counts_stop_nothing() {
    let mut bench = Bench::open();
    for id in 1..=1200 {
        bench.pass(Duration::from_millis(1300));
        assert_eq!(bench.send(id, id).started, [id]);
        assert!(bench.answer(id, 403, MISSING_ACCESS, &[]).paused.is_empty(), "{id}");
    }
}

#[test]
fn what_a_thread_a_role_or_a_file_was_refused_for_is_not_held_against_others() {
    let mut bench = Bench::open();
    let mut id = 0;
    let mut ask = |bench: &mut Bench, method, path: &str, query: &str, body: &str| {
        id += 1;
        let mut request = request(id, method, path);
        request.query = query.to_owned();
        request.body = Body::Json(body.to_owned().into());
        let seen = bench.submit(request);
        (id, seen.started == [id])
    };
    let webhook = "/webhooks/1/s3cr3t-t0ken";
    for (method, path, query, body, other_query, other_body) in [
        (Method::Post, webhook, "thread_id=1", "{}", "thread_id=2", "{}"),
        (Method::Patch, "/guilds/1/members/2", "", r#"{"roles":["3"]}"#, "", r#"{"roles":["4"]}"#),
        (
            Method::Post,
            "/channels/1/messages",
            "",
            r#"{"content":"x","message_reference":{"message_id":"3"}}"#,
            "",
            r#"{"content":"x"}"#,
        ),
    ] {
        for _ in 0..3 {
            let (id, started) = ask(&mut bench, method, path, query, body);
            assert!(started, "{path}");
            bench.answer(id, 403, MISSING_ACCESS, &[]);
        }
        assert!(!ask(&mut bench, method, path, query, body).1, "{path}: the same would fail again");
        let (id, started) = ask(&mut bench, method, path, other_query, other_body);
        assert!(started, "{path}: something else may work");
        bench.answer(id, 200, "{}", &[]);
    }
    for text in ["one", "two", "three"] {
        let (id, _) =
            ask(&mut bench, Method::Post, "/channels/9/messages", "", &format!(r#"{{"content":"{text}"}}"#));
        bench.answer(id, 403, MISSING_ACCESS, &[]);
    }
    let (_, started) = ask(&mut bench, Method::Post, "/channels/9/messages", "", r#"{"content":"four"}"#);
    assert!(!started, "another text to the same place would fail as well");
}

#[test]
fn what_the_login_waits_for_counts_with_all_others_and_heeds_every_pause() {
    let mut bench = Bench::held();
    bench.send(1, 10);
    let fetch =
        |bench: &mut Bench, id| bench.submit(Request::for_login(id, Path::parse("/gateway/bot").unwrap()));
    assert_eq!(fetch(&mut bench, u64::MAX).started, [u64::MAX], "before the login, unlike the message");
    let seen = bench.answer(u64::MAX, 502, "<html>", &[]);
    assert_eq!(
        (seen.codes(), seen.started.len()),
        (vec![ResultCode::HttpServerError], 0),
        "the gateway tries again"
    );
    assert_eq!(fetch(&mut bench, u64::MAX - 1).started.len(), 1);
    bench.answer(u64::MAX - 1, 429, CLOUDFLARE, &[("retry-after", "3600")]);
    let seen = fetch(&mut bench, u64::MAX - 2);
    assert_eq!(seen.codes(), [ResultCode::AddressBlocked], "a block is not asked to end");
    bench.pass(Duration::from_secs(3600));
    assert_eq!(fetch(&mut bench, u64::MAX - 3).started.len(), 1);
    bench.answer(u64::MAX - 3, 200, "{}", &[]);
    assert_eq!(bench.give(Input::Open).started.len(), 0, "the message has become too old meanwhile");
    for id in 1..=8 {
        assert_eq!(bench.send(id, id).started, [id]);
    }
    assert!(bench.send(9, 9).is_nothing(), "so many uploads hang");
    assert_eq!(fetch(&mut bench, u64::MAX - 4).started.len(), 1, "which keeps no gateway waiting");
}
