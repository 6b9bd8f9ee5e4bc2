//! Discord's limits, as its answers tell of them.

use std::time::Duration;

use tickcord::{base::ResultCode, rest::Method};

use crate::bench::{Bench, SLOW};

#[test]
fn a_used_up_limit_is_waited_for_and_nothing_is_refused() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.send(2, 10);
    let limits = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset-after", "2.5")];
    assert!(bench.answer(1, 200, "{}", &limits).started.is_empty());
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_millis(2500), vec![2]));
}

#[test]
fn routes_that_share_a_bucket_share_its_limit() {
    let mut bench = Bench::open();
    bench.call(1, Method::Put, "/guilds/1/members/2/roles/3");
    bench.call(2, Method::Delete, "/guilds/1/members/2/roles/4");
    bench.ok_in(1, "roles", 3, 9.0);
    bench.ok_in(2, "roles", 0, 8.0);
    assert!(bench.call(3, Method::Put, "/guilds/1/members/5/roles/3").is_nothing());
    assert_eq!(bench.call(4, Method::Put, "/guilds/9/members/5/roles/3").started, [4], "another guild's own");
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(8), vec![3]));
}

#[test]
fn what_waits_moves_to_the_bucket_that_an_answer_names_and_keeps_its_order() {
    let mut bench = Bench::open();
    bench.call(1, Method::Patch, "/channels/1/messages/5");
    bench.call(2, Method::Delete, "/channels/1/messages/6");
    bench.call(3, Method::Patch, "/channels/1/messages/7");
    bench.call(4, Method::Delete, "/channels/1/messages/8");
    // 2 is still under way, and counts for the same bucket once that is known.
    assert_eq!(bench.ok_in(1, "edits", 4, 5.0).started, [3]);
    assert!(bench.ok_in(2, "edits", 3, 5.0).started.is_empty(), "one at a time now");
    assert_eq!(bench.ok_in(3, "edits", 2, 5.0).started, [4]);
}

#[test]
fn what_one_channel_teaches_lets_no_message_of_another_overtake() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.send(2, 11);
    bench.send(3, 11);
    assert!(bench.ok_in(1, "messages", 4, 5.0).started.is_empty(), "2 is still under way");
    assert_eq!(bench.ok_in(2, "messages", 4, 5.0).started, [3]);
}

#[test]
fn a_bucket_that_changes_its_name_changes_nothing_for_what_is_under_way() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.ok_in(1, "old", 4, 5.0);
    bench.send(2, 10);
    bench.send(3, 10);
    assert_eq!(bench.ok_in(2, "new", 4, 5.0).started, [3]);
    assert!(bench.send(4, 10).is_nothing(), "messages of one channel never overtake each other");
    assert_eq!(bench.ok_in(3, "new", 3, 5.0).started, [4]);
}

#[test]
fn reads_go_together_as_far_as_the_limit_allows_and_writes_never_do() {
    let mut bench = Bench::open();
    let read = |bench: &mut Bench, id| bench.call(id, Method::Get, "/channels/1/messages").started;
    assert_eq!(read(&mut bench, 1), [1]);
    assert!(read(&mut bench, 2).is_empty(), "nothing is known of the limit yet");
    for id in 3..=6 {
        read(&mut bench, id);
    }
    assert_eq!(bench.ok_in(1, "reads", 3, 5.0).started, [2, 3, 4]);
    assert!(bench.ok_in(3, "reads", 1, 5.0).started.is_empty(), "the one left may be 2's or 4's");
    assert!(bench.ok_in(4, "reads", 2, 5.0).started.is_empty(), "an old answer frees nothing");
    assert_eq!(bench.ok_in(2, "reads", 1, 5.0).started, [5]);
    let (time, seen) = (bench.ok_in(5, "reads", 0, 5.0), bench.timed_wait());
    assert!(time.started.is_empty());
    assert_eq!(seen.1.started, [6]);

    for id in 11..=13 {
        bench.call(id, Method::Delete, "/channels/1/messages/7");
    }
    assert_eq!(bench.ok_in(11, "deletes", 4, 5.0).started, [12]);
}

#[test]
fn a_429_is_obeyed_and_the_message_goes_out_first_afterwards() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.send(2, 10);
    bench.send(3, 11);
    assert!(bench.answer(1, 429, SLOW, &[("retry-after", "2")]).is_nothing());
    assert_eq!(bench.answer(3, 200, "{}", &[]).done.len(), 1, "another channel goes on");
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(2), vec![1]), "the longer of header and body");
}

#[test]
fn a_storm_of_429s_that_name_no_time_does_not_use_up_the_budget_of_refusals() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    let mut refusals = 0;
    let seen = loop {
        let body = r#"{"message":"You are being rate limited.","retry_after":0,"global":false}"#;
        let mut seen = bench.answer(1, 429, body, &[]);
        refusals += 1;
        while seen.started.is_empty() && seen.done.is_empty() {
            seen = bench.wait();
        }
        if !seen.done.is_empty() {
            break seen;
        }
        assert!(refusals < 20, "asked again at once, each time");
    };
    assert_eq!(seen.codes(), [ResultCode::HttpRateLimited]);
}

#[test]
fn a_shared_limit_is_waited_for_by_its_own_time() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    let headers = [
        ("x-ratelimit-scope", "shared"),
        ("retry-after", "3"),
        ("x-ratelimit-remaining", "4"),
        ("x-ratelimit-reset-after", "0.5"),
    ];
    bench.answer(1, 429, SLOW, &headers);
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(3), vec![1]));
}

#[test]
fn a_global_429_stops_every_channel_but_no_interaction() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    let global = r#"{"message":"slow","retry_after":3.0,"global":true}"#;
    bench.answer(1, 429, global, &[("x-ratelimit-global", "true")]);
    assert!(bench.send(2, 11).started.is_empty());
    assert_eq!(bench.call(3, Method::Post, "/interactions/1/s3cr3t-t0ken/callback").started, [3]);
    assert_eq!(bench.call(4, Method::Patch, "/webhooks/1/s3cr3t-t0ken/messages/@original").started, [4]);
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(3), vec![1, 2]));
}

#[test]
fn no_more_than_fifty_requests_go_out_in_a_second() {
    let mut bench = Bench::open();
    let begin = bench.now;
    let (mut sent, mut done) = (Vec::new(), 0);
    let mut waiting: Vec<u64> = (1..=120).flat_map(|id| bench.send(id, id).started).collect();
    while done < 120 {
        sent.extend(waiting.iter().map(|_| bench.now));
        let under_way = std::mem::take(&mut waiting);
        for id in under_way {
            waiting.extend(bench.answer(id, 200, "{}", &[]).started);
            done += 1;
        }
        if waiting.is_empty() && done < 120 {
            waiting = bench.wait().started;
        }
    }
    for window in sent.windows(51) {
        assert!(window[50] - window[0] >= Duration::from_secs(1), "51 requests within a second");
    }
    assert_eq!(bench.now - begin, Duration::from_millis(2200), "a tenth of slack, and no more");
}

#[test]
fn interactions_pass_the_limit_over_all_requests() {
    let mut bench = Bench::open();
    for id in 1..=50 {
        bench.send(id, id);
        bench.answer(id, 200, "{}", &[]);
    }
    assert!(bench.send(51, 51).started.is_empty());
    assert_eq!(bench.call(52, Method::Post, "/interactions/1/s3cr3t-t0ken/callback").started, [52]);
}

#[test]
fn a_webhook_has_limits_of_its_own() {
    let mut bench = Bench::open();
    assert_eq!(bench.call(1, Method::Post, "/webhooks/1/s3cr3t-t0ken").started, [1]);
    assert_eq!(bench.call(2, Method::Post, "/webhooks/2/s3cr3t-t0ken").started, [2]);
    assert!(bench.call(3, Method::Post, "/webhooks/1/s3cr3t-t0ken").started.is_empty());
}

#[test]
fn a_wait_that_is_too_long_is_a_result_for_all_who_cannot_wait() {
    let mut bench = Bench::open();
    bench.send(1, 10);
    bench.send(2, 10);
    let long = r#"{"message":"slow","retry_after":4000.0,"global":false}"#;
    let seen = bench.answer(1, 429, long, &[]);
    assert_eq!(seen.codes(), [ResultCode::HttpRateLimited; 2]);
    assert_eq!(seen.done[0].response.as_ref().unwrap().retry_after(), Some(Duration::from_secs(4000)));
}

#[test]
fn a_route_with_two_limits_waits_for_the_one_that_is_used_up_whichever_was_named_last() {
    let mut bench = Bench::open();
    // Old messages of channel 1 and new ones of channel 2 are deleted, which Discord counts apart.
    let delete = |bench: &mut Bench, id, channel| {
        bench.call(id, Method::Delete, &format!("/channels/{channel}/messages/{id}")).started
    };
    assert_eq!(delete(&mut bench, 1, 1), [1]);
    bench.ok_in(1, "old", 0, 30.0);
    assert_eq!(delete(&mut bench, 2, 2), [2]);
    assert!(delete(&mut bench, 3, 1).is_empty(), "the limit on old messages is used up");
    assert!(bench.ok_in(2, "new", 4, 5.0).started.is_empty(), "and stays it under the other name");
    assert_eq!(delete(&mut bench, 4, 2), [4]);
    bench.ok_in(4, "new", 3, 5.0);
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(30), vec![3]));
    assert!(bench.answer(3, 429, SLOW, &[("x-ratelimit-bucket", "old"), ("retry-after", "20")]).is_nothing());
    assert_eq!(delete(&mut bench, 5, 2), [5]);
    assert!(bench.ok_in(5, "new", 4, 5.0).started.is_empty(), "what was refused waits as well");
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_secs(20), vec![3]));
}

#[test]
fn a_client_keeps_to_its_share_of_the_limit_over_all_requests() {
    let mut bench = Bench::open_for(2);
    for id in 1..=2 {
        assert_eq!(bench.send(id, id).started, [id]);
        bench.answer(id, 200, "{}", &[]);
    }
    assert!(bench.send(3, 3).is_nothing());
    let (time, seen) = bench.timed_wait();
    assert_eq!((time, seen.started), (Duration::from_millis(1100), vec![3]));
}
