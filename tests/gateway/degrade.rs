//! Privileged intents that the bot was not granted: named, and left out where the host allows.

use std::time::Duration;

use tickcord::{
    base::{Failure, ResultCode},
    gateway::{Application, Degraded, Input, Output},
    model::{ConnectionState, Intents},
};

use crate::bench::{Bench, INTENTS, changes, sent, sessions_ended, states};

const ASKED: Intents = Intents(INTENTS.0 | Intents::PRIVILEGED.0);

/// As an application without Discord's review has it.
const MAY_READ_CONTENT: u64 = 1 << 19;

/// A shard whose login Discord has refused with 4014.
fn refused(degrade: bool) -> (Bench, Vec<Output>) {
    let mut bench = Bench::with(|config| {
        config.intents = ASKED;
        config.degrade_intents = degrade;
    });
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.hello();
    let outputs = bench.close(Some(4014));
    (bench, outputs)
}

fn granted(bench: &mut Bench, flags: u64) -> Vec<Output> {
    bench.application(Some(flags))
}

fn degraded(outputs: &[Output]) -> Vec<&Degraded> {
    outputs
        .iter()
        .filter_map(
            |output| if let Output::IntentsDegraded(degraded) = output { Some(degraded) } else { None },
        )
        .collect()
}

/// The text of the failure that stopped the shard.
fn fatal_text(outputs: &[Output]) -> &str {
    let [change] = changes(outputs)[..] else { panic!("{outputs:?}") };
    assert_eq!((change.state, change.close_code), (ConnectionState::Failed, Some(4014)));
    let failure = change.failure.as_ref().unwrap();
    assert_eq!(failure.code, ResultCode::DisallowedIntents);
    &failure.text
}

/// The intents of the next login.
fn next_login(bench: &mut Bench) -> u64 {
    bench.wait();
    bench.opened();
    let mut outputs = bench.hello();
    outputs.extend(bench.pass(Duration::from_secs(5)));
    let identify = sent(&outputs).into_iter().find(|payload| payload["op"] == 2).unwrap();
    identify["d"]["intents"].as_u64().unwrap()
}

#[test]
fn after_4014_discord_is_asked_what_it_grants() {
    let (bench, outputs) = refused(true);
    assert!(matches!(outputs.last(), Some(Output::FetchApplication)));
    assert_eq!(states(&outputs), [ConnectionState::Connecting], "neither fatal nor logged in");
    assert_eq!(bench.shard.poll_timeout(), None, "nothing happens before the answer");
}

#[test]
fn the_login_goes_on_without_what_is_missing() {
    let (mut bench, _) = refused(true);
    let outputs = granted(&mut bench, MAY_READ_CONTENT);
    let after = Intents(INTENTS.0 | Intents::MESSAGE_CONTENT.0);
    let [degraded] = degraded(&outputs)[..] else { panic!("{outputs:?}") };
    assert_eq!((degraded.before, degraded.after), (ASKED, after));
    let text = &degraded.failure.text;
    assert!(text.contains("GUILD_MEMBERS, GUILD_PRESENCES") && !text.contains("MESSAGE_CONTENT"), "{text}");
    assert!(text.contains("developer portal"), "{text}");
    assert_eq!(states(&outputs), [ConnectionState::Backoff]);
    assert_eq!(next_login(&mut bench), after.0);
    assert_eq!(states(&bench.identified()), [ConnectionState::Ready]);
    bench.pass(Duration::from_secs(10));
    assert_eq!(bench.shard.poll_timeout().map(|_| ()), Some(()), "heartbeats, and no change of intents");
}

#[test]
fn either_flag_of_a_pair_grants() {
    for flags in [1 << 12 | 1 << 14 | 1 << 18, 1 << 13 | 1 << 15 | 1 << 19] {
        assert_eq!(Application { flags }.granted(), Intents::PRIVILEGED, "{flags:#x}");
    }
    assert_eq!(Application { flags: !(0b11 << 12 | 0b11 << 14 | 0b11 << 18) }.granted(), Intents::NONE);
    assert_eq!(Application { flags: 1 << 13 }.granted(), Intents::GUILD_PRESENCES);
    assert_eq!(Application { flags: 1 << 15 }.granted(), Intents::GUILD_MEMBERS);
}

#[test]
fn without_leave_to_degrade_the_failure_names_what_is_missing() {
    let (mut bench, _) = refused(false);
    let outputs = granted(&mut bench, MAY_READ_CONTENT | 1 << 13);
    let text = fatal_text(&outputs);
    assert!(text.contains("asks for GUILD_MEMBERS, which"), "{text}");
    assert!(text.contains("Bot page of the developer portal") && text.contains("degrade_intents"), "{text}");
    assert!(degraded(&outputs).is_empty());
}

#[test]
fn without_an_answer_the_failure_names_all_that_was_asked_for() {
    let (mut bench, _) = refused(false);
    let outputs = bench.application(None);
    assert!(fatal_text(&outputs).contains("It asked for GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT."));
}

#[test]
fn whoever_wants_to_go_on_asks_until_there_is_an_answer_and_spends_no_login_on_it() {
    let (mut bench, _) = refused(true);
    for _ in 0..20 {
        let outputs = bench.application(None);
        let [change] = changes(&outputs)[..] else { panic!("{outputs:?}") };
        assert_eq!((change.state, change.close_code), (ConnectionState::Backoff, Some(4014)));
        assert!(change.failure.as_ref().unwrap().text.contains("HTTP 502"), "{change:?}");
        assert!(change.retry_in.unwrap() <= Duration::from_secs(60));
        let outputs = bench.wait();
        assert!(outputs.iter().any(|output| matches!(output, Output::FetchApplication)), "{outputs:?}");
    }
    assert!(!degraded(&granted(&mut bench, 0)).is_empty());
    assert_eq!(next_login(&mut bench), INTENTS.0);
}

#[test]
fn a_refusal_that_the_flags_do_not_explain_is_fatal_and_not_tried_again() {
    let (mut bench, _) = refused(true);
    granted(&mut bench, 0);
    assert_eq!(next_login(&mut bench), INTENTS.0);
    bench.close(Some(4014));
    let outputs = granted(&mut bench, 0);
    fatal_text(&outputs);
    assert!(degraded(&outputs).is_empty());
    assert_eq!(bench.shard.poll_timeout(), None);
}

#[test]
fn a_session_that_loses_an_intent_ends() {
    let mut bench = Bench::with(|config| {
        config.intents = ASKED;
        config.degrade_intents = true;
    });
    bench.log_in();
    bench.close(Some(4014));
    assert_eq!(sessions_ended(&granted(&mut bench, 0)), 1);
    assert_eq!(next_login(&mut bench), INTENTS.0);
}

#[test]
fn the_host_can_ask_for_them_again() {
    let (mut bench, _) = refused(true);
    granted(&mut bench, 0);
    bench.give(Input::SetIntents(ASKED));
    assert_eq!(next_login(&mut bench), ASKED.0);
}

#[test]
fn intents_that_the_host_mends_before_the_answer_are_tried_at_once() {
    let (mut bench, _) = refused(false);
    assert_eq!(states(&bench.give(Input::SetIntents(INTENTS))), [ConnectionState::Backoff]);
    assert!(granted(&mut bench, 0).is_empty(), "the answer is about others");
    assert_eq!(next_login(&mut bench), INTENTS.0);
}

#[test]
fn a_host_that_disconnects_meanwhile_stays_disconnected() {
    let (mut bench, _) = refused(true);
    let outputs = bench.give(Input::Disconnect { keep_session: false });
    assert_eq!(states(&outputs), [ConnectionState::Disconnected]);
    assert!(granted(&mut bench, 0).is_empty());
    assert_eq!(bench.shard.poll_timeout(), None);
}

#[test]
fn a_token_that_is_refused_meanwhile_is_what_is_said() {
    for degrade in [true, false] {
        let (mut bench, _) = refused(degrade);
        let unauthorized =
            Failure::new(ResultCode::AuthenticationFailed, "HTTP 401: copy the current token.");
        let outputs = bench.give(Input::ApplicationFetched(Err(unauthorized)));
        let [change] = changes(&outputs)[..] else { panic!("{outputs:?}") };
        let failure = change.failure.as_ref().unwrap();
        assert_eq!((change.state, change.close_code), (ConnectionState::Failed, None));
        assert_eq!(failure.code, ResultCode::AuthenticationFailed);
        assert!(failure.text.contains("token itself: it was reset"), "{}", failure.text);
        assert!(failure.text.contains("copy the current token"), "{}", failure.text);
    }
}

#[test]
fn an_answer_that_is_none_is_said() {
    assert_eq!(Application::from_json(br#"{"id":"1","flags":565248}"#), Ok(Application { flags: 565_248 }));
    for body in ["", "<html>", "{}", r#"{"flags":null}"#, r#"{"flags":"x"}"#] {
        let failure = Application::from_json(body.as_bytes()).unwrap_err();
        assert_eq!(failure.code, ResultCode::HttpUnexpected);
        assert!(failure.text.contains("GET /applications/@me"), "{}", failure.text);
    }
}
