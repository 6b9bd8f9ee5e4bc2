//! Asking for members: the parts of an answer become one result, whatever happens in between.

use std::time::Duration;

use serde_json::{Value, json};
use tickcord::{
    base::ResultCode,
    gateway::{Command, Input, MemberRequest, Output, Selection},
    model::Snowflake,
};

use crate::bench::{Bench, codes, events, host_opcodes, results, sent};

const WHOLE: MemberRequest<'static> = MemberRequest {
    guild: Snowflake(7),
    selection: Selection::Query { query: "", limit: 0 },
    presences: false,
    nonce: Some("n"),
    chunked: false,
};

fn ask(request: &MemberRequest<'_>) -> Command {
    request.command(1).unwrap()
}

fn query(nonce: &str) -> Command {
    ask(&MemberRequest { selection: Selection::Query { query: "a", limit: 10 }, nonce: Some(nonce), ..WHOLE })
}

/// A part of an answer, with one member.
fn chunk(nonce: &str, index: u64, count: u64) -> String {
    json!({
        "guild_id": "7", "members": [{"nick": format!("{nonce}{index}")}], "chunk_index": index, "chunk_count": count,
        "nonce": nonce
    })
    .to_string()
}

fn body(outputs: &[Output]) -> Value {
    let results = results(outputs);
    assert_eq!(results.len(), 1, "{results:?}");
    serde_json::from_str(results[0].outcome.as_ref().unwrap().as_ref().unwrap()).unwrap()
}

#[test]
fn members_wait_until_the_host_has_polled_the_results_of_others() {
    let mut bench = Bench::ready();
    bench.give(Input::Backlog(true));
    assert!(sent(&bench.submit(ask(&WHOLE))).is_empty());
    let other = bench.submit(Command::raw(99, "{}").unwrap());
    assert_eq!(host_opcodes(&other), [99], "what is answered by a word is not held up");
    assert_eq!(host_opcodes(&bench.give(Input::Backlog(false))), [8]);

    bench.give(Input::Backlog(true));
    bench.submit(query("m"));
    let outputs = bench.live(Duration::from_secs(200));
    let expired = results(&outputs).into_iter().find(|result| result.request == 3).unwrap();
    let failure = expired.outcome.as_ref().unwrap_err();
    assert_eq!(failure.code, ResultCode::RequestExpired);
    assert!(failure.text.contains("poll events"), "{}", failure.text);
}

#[test]
fn requests_are_what_discord_documents() {
    let users = MemberRequest {
        selection: Selection::Users(vec![Snowflake(1), Snowflake(2)]),
        presences: true,
        nonce: None,
        ..WHOLE
    };
    let mut bench = Bench::ready();
    let expected =
        json!({"op": 8, "d": {"guild_id": "7", "query": "", "limit": 0, "presences": false, "nonce": "n"}});
    assert_eq!(sent(&bench.submit(ask(&WHOLE))), [expected]);
    let expected = json!({"op": 8, "d": {
        "guild_id": "7", "user_ids": ["1", "2"], "presences": true, "nonce": "tickcord-2a"
    }});
    assert_eq!(sent(&bench.submit(users.command(42).unwrap())), [expected]);
}

#[test]
fn parts_are_joined_into_one_result() {
    let mut bench = Bench::ready();
    assert!(results(&bench.submit(query("n"))).is_empty(), "the result is the answer");
    let parts = [
        r#"{"guild_id":"7","members":[{"nick":"a"},{"nick":"b"}],"chunk_index":0,"chunk_count":3,"nonce":"n",
            "presences":[{"status":"dnd"}]}"#,
        r#"{"guild_id":"7","members":[ ],"chunk_index":2,"chunk_count":3,"nonce":"n","not_found":["5", 6]}"#,
        r#"{"guild_id":"7","members":[{"nick":"c"}],"chunk_index":1,"chunk_count":3,"nonce":"n",
            "presences":[{"status":"idle"}]}"#,
    ];
    for part in &parts[..2] {
        assert!(bench.dispatch("GUILD_MEMBERS_CHUNK", part).is_empty());
    }
    let outputs = bench.dispatch("GUILD_MEMBERS_CHUNK", parts[2]);
    assert!(events(&outputs).is_empty());
    let expected = json!({
        "guild_id": "7", "nonce": "n", "chunk_count": 3,
        "members": [{"nick": "a"}, {"nick": "b"}, {"nick": "c"}],
        "presences": [{"status": "dnd"}, {"status": "idle"}], "not_found": ["5", 6]
    });
    assert_eq!(body(&outputs), expected);
}

#[test]
fn parts_can_be_events_and_the_result_comes_after_the_last() {
    let mut bench = Bench::ready();
    bench.submit(ask(&MemberRequest { chunked: true, ..WHOLE }));
    let first = bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 2));
    assert_eq!((events(&first).len(), results(&first).len()), (1, 0));
    let last = bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 1, 2));
    assert!(matches!(last[..], [Output::Dispatch(_), Output::Completed(_)]), "{last:?}");
    assert_eq!(body(&last), json!({"guild_id": "7", "nonce": "n", "chunk_count": 2}));
}

#[test]
fn answers_that_interleave_are_told_apart() {
    let mut bench = Bench::ready();
    bench.submit(query("x"));
    bench.submit(query("y"));
    bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("x", 0, 2));
    let y = bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("y", 0, 1));
    assert_eq!((codes(&y), &body(&y)["members"]), (vec![(2, ResultCode::Ok)], &json!([{"nick": "y0"}])));
    let x = bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("x", 1, 2));
    assert_eq!(
        (codes(&x), &body(&x)["members"]),
        (vec![(1, ResultCode::Ok)], &json!([{"nick": "x0"}, {"nick": "x1"}]))
    );
}

#[test]
fn two_requests_of_one_nonce_go_one_after_the_other() {
    let mut bench = Bench::ready();
    assert_eq!(host_opcodes(&bench.submit(query("n"))), [8]);
    assert!(host_opcodes(&bench.submit(query("n"))).is_empty());
    assert_eq!(host_opcodes(&bench.submit(query("other"))), [8], "others pass");
    assert_eq!(host_opcodes(&bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 1))), [8]);
}

#[test]
fn parts_that_nobody_asked_for_are_plain_events() {
    let mut bench = Bench::ready();
    assert_eq!(events(&bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 1))).len(), 1);
    bench.submit(query("n"));
    for data in [&chunk("other", 0, 1), r#"{"members":[]}"#, r#"{"nonce":5}"#, "null", "[]"] {
        assert_eq!(events(&bench.dispatch("GUILD_MEMBERS_CHUNK", data)).len(), 1, "{data}");
    }
}

#[test]
fn a_part_that_comes_twice_counts_once() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 2));
    assert!(bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 2)).is_empty());
    let outputs = bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 1, 2));
    assert_eq!(body(&outputs)["members"], json!([{"nick": "n0"}, {"nick": "n1"}]));
}

#[test]
fn parts_that_cannot_be_read_fail_the_request_once() {
    for part in [
        r#"{"nonce":"n","members":[]}"#,
        r#"{"nonce":"n","members":[],"chunk_index":-1,"chunk_count":2}"#,
        r#"{"nonce":"n","members":[],"chunk_index":"x","chunk_count":2}"#,
        r#"{"nonce":"n","members":{},"chunk_index":0,"chunk_count":2}"#,
        r#"{"nonce":"n","members":5,"chunk_index":0,"chunk_count":2}"#,
    ] {
        let mut bench = Bench::ready();
        bench.submit(query("n"));
        let outputs = bench.dispatch("GUILD_MEMBERS_CHUNK", part);
        assert_eq!(codes(&outputs), [(1, ResultCode::InvalidPayload)], "{part}");
        assert!(bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 1, 2)).is_empty(), "the rest is left out");
    }
}

#[test]
fn an_answer_that_stops_is_given_up() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    bench.live(Duration::from_secs(29));
    bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 3));
    assert!(results(&bench.live(Duration::from_secs(29))).is_empty(), "each part starts the wait anew");
    let outputs = bench.live(Duration::from_secs(2));
    assert_eq!(codes(&outputs), [(1, ResultCode::NetworkTimeout)]);
    let failure = results(&outputs)[0].outcome.as_ref().unwrap_err();
    assert!(failure.text.contains("GUILD_MEMBERS"), "{}", failure.text);
    assert_eq!(
        events(&bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 1, 3))).len(),
        1,
        "nothing is swallowed"
    );
}

#[test]
fn an_answer_without_end_does_not_take_all_memory() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    bench.submit(query("small"));
    let megabyte = "x".repeat(1 << 20);
    let part = |index| {
        json!({"nonce": "n", "members": [megabyte], "chunk_index": index, "chunk_count": 1000}).to_string()
    };
    let mut outputs = Vec::new();
    for index in 0..40 {
        outputs.extend(bench.dispatch("GUILD_MEMBERS_CHUNK", &part(index)));
    }
    assert_eq!(codes(&outputs), [(1, ResultCode::AnswerTooLong)]);
    assert!(events(&outputs).is_empty());
    let outputs = bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("small", 0, 1));
    assert_eq!(codes(&outputs), [(2, ResultCode::Ok)], "the other has room again");
    assert!(results(&bench.live(Duration::from_secs(60))).is_empty(), "one result, not two");
}

#[test]
fn an_answer_that_failed_and_still_has_no_end_is_forgotten() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    bench.submit(query("large"));
    let large =
        json!({"nonce": "large", "members": ["x".repeat(15 << 20)], "chunk_index": 0, "chunk_count": 2});
    bench.dispatch("GUILD_MEMBERS_CHUNK", &large.to_string());
    bench.dispatch("GUILD_MEMBERS_CHUNK", r#"{"nonce":"n","members":5,"chunk_index":0,"chunk_count":2}"#);
    let left_out = (0..50_000).position(|index| {
        let part = format!(r#"{{"nonce":"n","chunk_index":{index},"chunk_count":1000000}}"#);
        !events(&bench.dispatch("GUILD_MEMBERS_CHUNK", &part)).is_empty()
    });
    assert!(left_out.is_some(), "all that was left out is still remembered");
    assert_eq!(codes(&bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("large", 1, 2))), [(2, ResultCode::Ok)]);
}

#[test]
fn a_part_of_another_guild_is_no_answer() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    let other =
        r#"{"guild_id":"8","members":[{"nick":"stranger"}],"chunk_index":0,"chunk_count":1,"nonce":"n"}"#;
    let outputs = bench.dispatch("GUILD_MEMBERS_CHUNK", other);
    assert_eq!((events(&outputs).len(), results(&outputs).len()), (1, 0));
    let outputs = bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 1));
    assert_eq!(body(&outputs)["members"], json!([{"nick": "n0"}]));
}

#[test]
fn a_guild_is_asked_for_all_its_members_once_in_thirty_seconds() {
    let mut bench = Bench::ready();
    let whole = |guild, nonce| ask(&MemberRequest { guild: Snowflake(guild), nonce: Some(nonce), ..WHOLE });
    assert_eq!(host_opcodes(&bench.submit(whole(7, "1"))), [8]);
    assert!(host_opcodes(&bench.submit(whole(7, "2"))).is_empty());
    assert_eq!(host_opcodes(&bench.submit(whole(8, "3"))), [8], "another guild");
    assert_eq!(host_opcodes(&bench.submit(query("4"))), [8], "not all members");
    assert!(host_opcodes(&bench.live(Duration::from_secs(29))).is_empty());
    let outputs = bench.live(Duration::from_secs(1));
    assert_eq!(sent(&outputs).iter().find(|payload| payload["op"] == 8).unwrap()["d"]["nonce"], "2");
}

#[test]
fn a_refusal_for_coming_too_soon_is_obeyed_and_tried_again() {
    let mut bench = Bench::ready();
    bench.submit(ask(&WHOLE));
    let refusal = r#"{"opcode":8,"retry_after":42.5,"meta":{"guild_id":"7","nonce":"n"}}"#;
    let outputs = bench.dispatch("RATE_LIMITED", refusal);
    assert_eq!((events(&outputs).len(), results(&outputs).len()), (1, 0));
    assert!(host_opcodes(&bench.live(Duration::from_secs(42))).is_empty());
    let outputs = bench.live(Duration::from_secs(1));
    assert_eq!(sent(&outputs).iter().find(|payload| payload["op"] == 8).unwrap()["d"]["nonce"], "n");
    assert_eq!(codes(&bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 1))), [(1, ResultCode::Ok)]);
}

#[test]
fn a_refusal_of_any_request_for_members_is_obeyed() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    bench.dispatch("RATE_LIMITED", r#"{"opcode":8,"retry_after":10,"meta":{"guild_id":"7","nonce":"n"}}"#);
    assert!(host_opcodes(&bench.live(Duration::from_secs(9))).is_empty());
    assert_eq!(host_opcodes(&bench.live(Duration::from_secs(1))), [8]);
}

#[test]
fn a_refusal_without_a_nonce_is_known_by_its_guild() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    bench.submit(ask(&MemberRequest { nonce: Some("whole"), ..WHOLE }));
    bench.dispatch("RATE_LIMITED", r#"{"opcode":8,"retry_after":5,"meta":{"guild_id":"7"}}"#);
    let outputs = bench.live(Duration::from_secs(30));
    let again = sent(&outputs);
    let again: Vec<_> = again.iter().filter(|payload| payload["op"] == 8).collect();
    assert_eq!((again.len(), &again[0]["d"]["nonce"]), (1, &json!("whole")));
}

#[test]
fn a_refusal_for_longer_than_a_request_may_wait_is_its_result() {
    let mut bench = Bench::ready();
    bench.submit(ask(&WHOLE));
    let refusal = r#"{"opcode":8,"retry_after":3600,"meta":{"guild_id":"7","nonce":"n"}}"#;
    assert_eq!(codes(&bench.dispatch("RATE_LIMITED", refusal)), [(1, ResultCode::RequestExpired)]);
}

#[test]
fn a_refusal_that_wants_no_wait_is_not_answered_at_once() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    let refusal = r#"{"opcode":8,"retry_after":0,"meta":{"guild_id":"7","nonce":"n"}}"#;
    assert!(host_opcodes(&bench.dispatch("RATE_LIMITED", refusal)).is_empty());
    assert_eq!(host_opcodes(&bench.live(Duration::from_secs(1))), [8]);
}

#[test]
fn refusals_that_make_no_sense_do_no_harm() {
    for refusal in [
        "null",
        r#"{"opcode":8}"#,
        r#"{"opcode":"8","retry_after":"x","meta":5}"#,
        r#"{"opcode":3,"retry_after":5,"meta":{"nonce":"n"}}"#,
        r#"{"opcode":8,"retry_after":1e300,"meta":{"guild_id":{},"nonce":[]}}"#,
        r#"{"opcode":8,"retry_after":-5,"meta":{"guild_id":"7","nonce":"other"}}"#,
    ] {
        let mut bench = Bench::ready();
        bench.submit(query("n"));
        assert_eq!(events(&bench.dispatch("RATE_LIMITED", refusal)).len(), 1, "{refusal}");
        assert_eq!(codes(&bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 1))), [(1, ResultCode::Ok)]);
    }
}

#[test]
fn refusals_for_ever_more_guilds_are_not_all_remembered() {
    let mut bench = Bench::ready();
    let refusal = |guild| format!(r#"{{"opcode":8,"retry_after":60,"meta":{{"guild_id":"{guild}"}}}}"#);
    for guild in 1..=2501 {
        bench.dispatch("RATE_LIMITED", &refusal(guild));
    }
    let whole = |guild| ask(&MemberRequest { guild: Snowflake(guild), nonce: Some("n"), ..WHOLE });
    assert!(host_opcodes(&bench.submit(whole(2500))).is_empty(), "it waits");
    assert_eq!(host_opcodes(&bench.submit(whole(2501))), [8], "a session has no more guilds");
}

#[test]
fn a_request_that_a_lost_connection_may_have_swallowed_is_sent_again() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    assert_eq!(host_opcodes(&bench.drop_and_resume(&[])), [8]);
    assert_eq!(codes(&bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 1))), [(1, ResultCode::Ok)]);
}

#[test]
fn an_answer_that_comes_with_the_resume_is_not_asked_for_again() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    let part = chunk("n", 0, 2);
    assert!(host_opcodes(&bench.drop_and_resume(&[("GUILD_MEMBERS_CHUNK", &part)])).is_empty());
    assert_eq!(codes(&bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 1, 2))), [(1, ResultCode::Ok)]);
}

#[test]
fn time_without_a_connection_is_no_time_without_an_answer() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 2));
    bench.close(None);
    bench.wait();
    bench.close(None);
    assert!(results(&bench.wait()).is_empty());
    bench.now += Duration::from_secs(60);
    bench.opened();
    bench.hello();
    assert!(results(&bench.dispatch("RESUMED", "{}")).is_empty());
    assert_eq!(codes(&bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 1, 2))), [(1, ResultCode::Ok)]);
}

#[test]
fn a_request_that_breaks_the_connection_is_not_sent_for_ever() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    assert_eq!(host_opcodes(&bench.drop_and_resume(&[])), [8]);
    let mut outputs = bench.drop_and_resume(&[]);
    assert!(host_opcodes(&outputs).is_empty(), "not a third time");
    outputs.extend(bench.live(Duration::from_secs(31)));
    assert_eq!(codes(&outputs), [(1, ResultCode::NetworkTimeout)]);

    let mut bench = Bench::ready();
    bench.submit(query("n"));
    assert_eq!(codes(&bench.close(Some(4002))), [(1, ResultCode::GatewayClosed)], "Discord says so");
    assert!(host_opcodes(&bench.resume(&[])).is_empty());
}

#[test]
fn a_session_that_ends_takes_its_answers_along() {
    let ends: [fn(&mut Bench) -> Vec<Output>; 4] = [
        |bench| bench.close(Some(4009)),
        |bench| bench.text(r#"{"op":9,"d":false}"#),
        |bench| bench.give(Input::Disconnect { keep_session: false }),
        |bench| bench.close(Some(4004)),
    ];
    for end in ends {
        let mut bench = Bench::ready();
        bench.submit(query("n"));
        bench.dispatch("GUILD_MEMBERS_CHUNK", &chunk("n", 0, 2));
        assert_eq!(codes(&end(&mut bench)), [(1, ResultCode::RequestLost)]);
    }
}

#[test]
fn a_session_that_is_kept_keeps_its_answers() {
    let mut bench = Bench::ready();
    bench.submit(query("n"));
    assert!(results(&bench.give(Input::Disconnect { keep_session: true })).is_empty());
    bench.pass(Duration::from_secs(30));
    bench.give(Input::Connect);
    bench.opened();
    bench.hello();
    assert_eq!(host_opcodes(&bench.dispatch("RESUMED", "{}")), [8]);
}
