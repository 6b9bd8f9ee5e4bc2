//! How the bot shows: through limits, logins and losses.

use std::time::Duration;

use tickcord::{
    base::ResultCode,
    gateway::{Activity, Application, Command, Input, Output, Presence, PresenceUpdate},
    model::{ActivityType, Intents, Status},
};

use crate::bench::{Bench, codes, host_opcodes, results, sent, warnings};

fn playing(name: &str) -> Presence {
    let activity = Activity { kind: ActivityType::Playing, name: Some(name), state: None, url: None };
    Presence::new(&PresenceUpdate {
        status: Status::Idle,
        activities: vec![activity],
        since: Some(1000),
        afk: true,
    })
    .unwrap()
}

fn play(name: &str) -> Command {
    playing(name).command()
}

/// What the payloads of this opcode say that the bot plays.
fn played(outputs: &[Output], opcode: u64) -> Vec<String> {
    sent(outputs)
        .iter()
        .filter(|payload| payload["op"] == opcode)
        .map(|payload| if opcode == 2 { &payload["d"]["presence"] } else { &payload["d"] })
        .map(|presence| presence["activities"][0]["name"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_presence_is_sent_and_has_its_result() {
    let mut bench = Bench::ready();
    let outputs = bench.submit(play("chess"));
    let expected = serde_json::json!({"op": 3, "d": {
        "since": 1000, "activities": [{"name": "chess", "type": 0}], "status": "idle", "afk": true
    }});
    assert_eq!(sent(&outputs), [expected]);
    assert_eq!(codes(&outputs), [(1, ResultCode::Ok)]);
    assert_eq!(results(&outputs)[0].outcome, Ok(None));
}

#[test]
fn five_go_out_in_twenty_seconds_and_of_the_rest_the_last() {
    let mut bench = Bench::ready();
    let mut outputs = Vec::new();
    for number in 1..=9 {
        outputs.extend(bench.submit(play(&number.to_string())));
    }
    assert_eq!(played(&outputs, 3), ["1", "2", "3", "4", "5"]);
    let superseded = codes(&outputs).into_iter().filter(|(_, code)| *code == ResultCode::Superseded);
    assert_eq!(superseded.map(|(request, _)| request).collect::<Vec<_>>(), [6, 7, 8]);

    assert!(host_opcodes(&bench.live(Duration::from_secs(20))).is_empty());
    let outputs = bench.live(Duration::from_secs(2));
    assert_eq!(played(&outputs, 3), ["9"]);
    assert_eq!(codes(&outputs), [(9, ResultCode::Ok)]);
}

#[test]
fn in_an_hour_of_updates_discord_never_gets_more_than_five_in_twenty_seconds() {
    let mut bench = Bench::ready();
    let mut times = Vec::new();
    let mut completed = 0;
    for number in 0..3600 {
        let mut outputs = bench.submit(play(&number.to_string()));
        outputs.extend(bench.live(Duration::from_secs(1)));
        times.extend(played(&outputs, 3).iter().map(|_| bench.now));
        completed += results(&outputs).len();
    }
    assert!(times.len() > 800, "{}", times.len());
    assert!(times.windows(6).all(|six| six[5] - six[0] >= Duration::from_secs(20)));
    completed += results(&bench.live(Duration::from_secs(30))).len();
    assert_eq!(completed, 3600, "each has one result");
}

#[test]
fn a_presence_that_waits_does_not_hold_up_others() {
    let mut bench = Bench::ready();
    for number in 0..6 {
        bench.submit(play(&number.to_string()));
    }
    assert_eq!(host_opcodes(&bench.submit(Command::raw(99, "{}").unwrap())), [99]);
}

#[test]
fn the_first_login_carries_the_presence_of_the_options() {
    let mut bench = Bench::with(|config| config.presence = Some(playing("options")));
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    assert_eq!(played(&bench.hello(), 2), ["options"]);
    assert!(results(&bench.identified()).is_empty(), "nobody asked for a result");
}

#[test]
fn without_a_presence_a_login_says_nothing_of_one() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    assert!(sent(&bench.hello())[0]["d"].get("presence").is_none());
}

#[test]
fn set_before_the_login_it_waits_for_it_and_has_its_result_then() {
    let mut bench = Bench::with(|config| config.presence = Some(playing("options")));
    assert!(bench.submit(play("early")).is_empty());
    bench.pass(Duration::from_secs(3600));
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    let outputs = bench.hello();
    assert_eq!(played(&outputs, 2), ["early"]);
    assert!(results(&outputs).is_empty(), "Discord has not accepted the login yet");
    let outputs = bench.identified();
    assert_eq!(codes(&outputs), [(1, ResultCode::Ok)]);
    assert!(host_opcodes(&outputs).is_empty(), "it is not sent a second time");
}

#[test]
fn changed_during_the_login_the_new_one_follows_it() {
    let mut bench = Bench::new();
    bench.submit(play("old"));
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    assert_eq!(codes(&bench.submit(play("new"))), [(1, ResultCode::Superseded)]);
    let outputs = bench.identified();
    assert_eq!(played(&outputs, 3), ["new"]);
    assert_eq!(codes(&outputs), [(2, ResultCode::Ok)]);
}

#[test]
fn every_later_login_carries_the_last_one_and_a_resume_none() {
    let mut bench = Bench::with(|config| config.presence = Some(playing("options")));
    bench.log_in();
    bench.submit(play("now"));
    bench.live(Duration::from_secs(60));
    let outputs = bench.drop_and_resume(&[]);
    assert!(played(&outputs, 3).is_empty(), "the session still has it");

    bench.close(Some(4009));
    bench.wait();
    bench.opened();
    let mut outputs = bench.hello();
    outputs.extend(bench.live(Duration::from_secs(5)));
    assert_eq!(played(&outputs, 2), ["now"]);
    assert!(host_opcodes(&bench.identified()).is_empty());
}

#[test]
fn one_that_a_lost_connection_may_have_swallowed_is_sent_again() {
    let mut bench = Bench::ready();
    bench.submit(play("now"));
    let outputs = bench.drop_and_resume(&[]);
    assert_eq!(played(&outputs, 3), ["now"], "no heartbeat tells that it had arrived");
    assert!(results(&outputs).is_empty(), "it had its result");
    assert!(warnings(&outputs).is_empty());
}

#[test]
fn of_a_swallowed_one_and_a_newer_one_the_newer_is_sent() {
    let mut bench = Bench::ready();
    bench.submit(play("old"));
    bench.close(None);
    bench.submit(play("new"));
    let outputs = bench.resume(&[]);
    assert_eq!(played(&outputs, 3), ["new"]);
    assert_eq!(codes(&outputs), [(2, ResultCode::Ok)]);
}

#[test]
fn one_that_waited_for_a_login_that_failed_for_good_is_canceled_and_forgotten() {
    let mut bench = Bench::new();
    bench.submit(play("early"));
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    assert_eq!(codes(&bench.close(Some(4013))), [(1, ResultCode::RequestCanceled)]);
    bench.give(Input::Connect);
    bench.wait();
    bench.opened();
    let mut outputs = bench.hello();
    outputs.extend(bench.live(Duration::from_secs(5)));
    assert_eq!(sent(&outputs)[0]["d"].get("presence"), None);
}

#[test]
fn one_that_waits_while_intents_are_degraded_goes_with_the_next_login() {
    let mut bench = Bench::with(|config| {
        config.degrade_intents = true;
        config.intents = Intents::ALL;
    });
    bench.submit(play("early"));
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    assert!(results(&bench.close(Some(4014))).is_empty());
    bench.give(Input::ApplicationFetched(Application::from_json(br#"{"flags":0}"#)));
    bench.wait();
    bench.opened();
    let mut outputs = bench.hello();
    outputs.extend(bench.live(Duration::from_secs(5)));
    assert_eq!(played(&outputs, 2), ["early"]);
    assert_eq!(codes(&bench.identified()), [(1, ResultCode::Ok)]);
}

#[test]
fn one_that_discord_cannot_read_does_not_break_every_later_login() {
    let mut bench = Bench::new();
    bench.submit(play("strange"));
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    let outputs = bench.close(Some(4002));
    assert_eq!(codes(&outputs), [(1, ResultCode::GatewayClosed)]);
    bench.wait();
    bench.opened();
    let mut outputs = bench.hello();
    outputs.extend(bench.live(Duration::from_secs(5)));
    assert_eq!(sent(&outputs)[0]["d"].get("presence"), None);

    // Sent by itself it had its result already.
    bench.identified();
    bench.submit(play("strange"));
    let outputs = bench.close(Some(4002));
    assert_eq!(warnings(&outputs)[0].failure.code, ResultCode::GatewayClosed);
    assert!(played(&bench.resume(&[]), 3).is_empty());
}

#[test]
fn one_that_was_never_sent_is_not_blamed_for_what_discord_cannot_read() {
    let mut bench = Bench::new();
    bench.submit(play("strange"));
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    bench.submit(play("good"));
    assert!(results(&bench.close(Some(4002))).is_empty());
    bench.wait();
    bench.opened();
    let mut outputs = bench.hello();
    outputs.extend(bench.live(Duration::from_secs(5)));
    assert_eq!(played(&outputs, 2), ["good"]);
    assert_eq!(codes(&bench.identified()), [(2, ResultCode::Ok)]);
}

#[test]
fn one_sent_raw_counts_as_well() {
    let mut bench = Bench::ready();
    let raw = Command::raw(3, r#"{"since":null,"activities":[],"status":"online","afk":false}"#).unwrap();
    for _ in 0..5 {
        assert_eq!(host_opcodes(&bench.submit(raw.clone())), [3]);
    }
    assert!(host_opcodes(&bench.submit(play("sixth"))).is_empty());
    assert!(host_opcodes(&bench.submit(raw)).is_empty());
    assert_eq!(host_opcodes(&bench.live(Duration::from_secs(21))), [3, 3]);
}
