//! The main job: events in, messages out, whatever happens to the connection.

use std::time::{Duration, Instant};

use tickcord::{
    base::ResultCode,
    ffi::*,
    model::{ConnectionState, EventKind},
};
use tickcord_sandbox::{Fault, RestFault, Side, What};

use crate::host::{Host, PATIENCE, Setup, code, quick, sandbox, sent, start};

#[test]
fn members_are_heard_and_answered() {
    let sandbox = sandbox();
    let general = sandbox.channel_id("general");
    let mut host = Host::connected(&sandbox);
    assert_eq!(host.state(), ConnectionState::Ready.number());
    let guild = host.until(EventKind::GuildCreate);
    assert_eq!(guild.data["id"], sandbox.guild_id().to_string());

    sandbox.speak("general", "ada", "Grüße 👋 \"quoted\"").unwrap();
    let message = host.until(EventKind::MessageCreate);
    assert_eq!(message.data["content"], "Grüße 👋 \"quoted\"");

    let request = host.send(general, "Wave 1 begins".as_bytes()).unwrap();
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["status"]), (0, &200.into()));
    assert_eq!(result.data["body"]["content"], "Wave 1 begins");
    sandbox.wait_for(|entry| sent(entry, "Wave 1 begins"), PATIENCE).unwrap();
    assert_eq!(host.destroy(PATIENCE), (0, 0));
    sandbox
        .wait_for(
            |entry| matches!(entry.what, What::Closed { by: Side::Bot, code: Some(1000), .. }),
            PATIENCE,
        )
        .unwrap();
}

#[test]
fn what_players_type_pings_nobody() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let ada = sandbox.member_ids()["ada"];
    let request =
        host.send(sandbox.channel_id("general"), format!("@everyone @here <@{ada}>").as_bytes()).unwrap();
    assert_eq!(host.result_of(request).code(), 0);
    let entry = sandbox.wait_for(|entry| matches!(entry.what, What::MessageSent { .. }), PATIENCE).unwrap();
    let What::MessageSent { mentions, mention_roles, mention_everyone, .. } = entry.what else {
        unreachable!()
    };
    assert!(mentions.is_empty() && mention_roles.is_empty() && !mention_everyone);
}

#[test]
fn messages_sent_before_the_login_are_held_and_kept_in_order() {
    let sandbox = sandbox();
    let mut host = Setup::of(&sandbox).create().unwrap();
    let general = sandbox.channel_id("general");
    let requests: Vec<u64> =
        (0..3).map(|n| host.send(general, format!("line {n}").as_bytes()).unwrap()).collect();
    assert_eq!(tickcord_client_connect(host.client), 0);
    for request in &requests {
        assert_eq!(host.result_of(*request).code(), 0);
    }
    let said: Vec<String> = sandbox
        .journal()
        .into_iter()
        .filter_map(
            |entry| if let What::MessageSent { content, .. } = entry.what { Some(content) } else { None },
        )
        .collect();
    assert_eq!(said, ["line 0", "line 1", "line 2"]);
}

#[test]
fn a_lost_connection_is_resumed_and_nothing_is_missed() {
    for fault in
        [Fault::Cut, Fault::Reset, Fault::Reconnect, Fault::Close { code: 4000, reason: String::new() }]
    {
        let sandbox = sandbox();
        let mut host = Host::connected(&sandbox);
        sandbox.speak("general", "ada", "before").unwrap();
        sandbox.fault(fault);
        sandbox.speak("general", "ada", "meanwhile").unwrap();
        host.until(EventKind::Resumed);
        sandbox.speak("general", "ada", "afterwards").unwrap();
        host.until_that(|event| event.data["content"] == "afterwards");
        let heard = host.events.iter().filter(|event| event.is(EventKind::MessageCreate));
        let heard: Vec<_> = heard.map(|event| event.data["content"].as_str().unwrap()).collect();
        assert_eq!(heard, ["before", "meanwhile", "afterwards"], "each exactly once");
        let journal = sandbox.journal();
        assert_eq!(journal.iter().filter(|entry| matches!(entry.what, What::Identify { .. })).count(), 1);
        let path = journal.iter().filter_map(|entry| match &entry.what {
            What::Connected { path, .. } => Some(path.as_str()),
            _ => None,
        });
        assert_eq!(path.collect::<Vec<_>>(), ["/gateway", "/resume"]);
    }
}

#[test]
fn split_and_fragmented_traffic_is_read_all_the_same() {
    let sandbox = sandbox();
    sandbox.fault(Fault::Split { bytes: 7, pause_ms: 0 });
    sandbox.fault(Fault::Fragment { bytes: 11 });
    let mut host = Host::connected(&sandbox);
    sandbox.speak("general", "mina", "übergroß 👋").unwrap();
    assert_eq!(host.until(EventKind::MessageCreate).data["content"], "übergroß 👋");
}

#[test]
fn a_session_that_discord_forgot_ends_and_a_new_one_begins() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    sandbox.fault(Fault::InvalidSession { resumable: false });
    let ended = host.until(EventKind::SessionEnded);
    assert!(ended.text().contains("missed"), "{}", ended.text());
    host.until(EventKind::Ready);
}

#[test]
fn a_silent_connection_is_noticed_by_its_missing_heartbeats() {
    let options = tickcord_sandbox::Options { heartbeat_interval: Duration::from_secs(1), ..quick() };
    let sandbox = start(options);
    let mut host = Host::connected(&sandbox);
    sandbox.fault(Fault::Silence);
    sandbox.speak("general", "ada", "are you there?").unwrap();
    let state = host.until_that(|event| {
        event.is(EventKind::ConnectionState) && event.code() == code(ResultCode::HeartbeatTimeout)
    });
    assert_eq!(state.data["state_name"], "BACKOFF");
    host.until(EventKind::Resumed);
    assert!(host.events.iter().any(|event| event.data["content"] == "are you there?"));
}

#[test]
fn a_host_that_does_not_poll_stays_connected() {
    let options = tickcord_sandbox::Options { heartbeat_interval: Duration::from_secs(1), ..quick() };
    let sandbox = start(options);
    let mut host = Host::connected(&sandbox);
    let mut beats = 0;
    let beat = |entry: &tickcord_sandbox::Entry| {
        beats += usize::from(matches!(entry.what, What::Heartbeat { .. }));
        beats == 3
    };
    sandbox.wait_for(beat, PATIENCE).unwrap();
    assert_eq!(host.state(), ConnectionState::Ready.number());
    while let Some(event) = host.poll() {
        assert!(!event.is(EventKind::SessionEnded) && !event.is(EventKind::Resumed), "{event:?}");
    }
}

#[test]
fn fatal_close_codes_tell_the_operator_what_to_change() {
    let cases = [
        (4004, ResultCode::AuthenticationFailed, "token"),
        (4010, ResultCode::InvalidShard, "shard"),
        (4011, ResultCode::ShardingRequired, "shard"),
        (4012, ResultCode::InvalidApiVersion, "update Tickcord"),
        (4013, ResultCode::InvalidIntents, "bits"),
        (4014, ResultCode::DisallowedIntents, "MESSAGE_CONTENT"),
    ];
    for (close_code, result, remedy) in cases {
        let sandbox = sandbox();
        let mut host = Host::connected(&sandbox);
        sandbox.fault(Fault::Close { code: close_code, reason: "because".to_owned() });
        let fatal = host.until(EventKind::Fatal);
        assert_eq!((fatal.code(), &fatal.data["close_code"]), (code(result), &close_code.into()));
        assert!(fatal.text().contains(remedy), "{}", fatal.text());
        assert_eq!(host.state(), ConnectionState::Failed.number());
    }
}

#[test]
fn a_fatal_failure_can_be_mended_and_connect_called_again() {
    let sandbox = sandbox();
    sandbox.fault(Fault::WithholdIntents { intents: TICKCORD_INTENT_MESSAGE_CONTENT });
    let mut host = Setup::of(&sandbox).create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    let held = host.send(sandbox.channel_id("general"), b"held").unwrap();
    host.until(EventKind::Fatal);
    let result = host.events.iter().find(|event| event.data["request"] == held).cloned();
    let result = result.unwrap_or_else(|| host.result_of(held));
    assert_eq!(result.code(), code(ResultCode::DisallowedIntents), "what was held has its result");

    let intents = TICKCORD_INTENT_GUILDS | TICKCORD_INTENT_GUILD_MESSAGES;
    assert_eq!(tickcord_client_set_intents(host.client, intents), 0);
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
}

#[test]
fn new_intents_begin_a_new_session() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    assert_eq!(tickcord_client_set_intents(host.client, TICKCORD_INTENT_GUILDS), 0);
    host.until(EventKind::SessionEnded);
    host.until(EventKind::Ready);
    let identified = |entry: &tickcord_sandbox::Entry| {
        matches!(entry.what, What::Identify { intents: TICKCORD_INTENT_GUILDS, .. })
    };
    sandbox.wait_for(identified, PATIENCE).unwrap();
}

#[test]
fn refusals_by_the_api_are_results_in_words() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let cases = [
        (1234, ResultCode::HttpNotFound, 10003, "channel id"),
        (sandbox.channel_id("private"), ResultCode::HttpForbidden, 50001, "View Channel"),
    ];
    for (channel, result, discord_code, remedy) in cases {
        let request = host.send(channel, b"hello").unwrap();
        let event = host.result_of(request);
        assert_eq!((event.code(), &event.data["discord_code"]), (code(result), &discord_code.into()));
        assert!(event.text().contains(remedy), "{}", event.text());
    }
}

#[test]
fn a_message_whose_answer_was_lost_is_not_posted_twice() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    sandbox.fault(Fault::Rest {
        count: 1,
        path: Some("/messages".to_owned()),
        answer: RestFault::ResetAfter,
    });
    let request = host.send(sandbox.channel_id("general"), b"once").unwrap();
    assert_eq!(host.result_of(request).code(), 0);
    let posted = sandbox.journal().into_iter().filter_map(|entry| match entry.what {
        What::MessageSent { duplicate, .. } => Some(duplicate),
        _ => None,
    });
    assert_eq!(posted.collect::<Vec<_>>(), [false, true], "the second time Discord shows the first");
}

#[test]
fn limits_of_the_api_are_waited_for_and_nothing_is_lost() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let answer = RestFault::RateLimited { retry_after: 0.2, global: false, scope: "user".to_owned() };
    sandbox.fault(Fault::Rest { count: 2, path: Some("/messages".to_owned()), answer });
    let requests: Vec<u64> = (0..4)
        .map(|n| host.send(sandbox.channel_id("general"), format!("{n}").as_bytes()).unwrap())
        .collect();
    for request in requests {
        assert_eq!(host.result_of(request).code(), 0);
    }
}

#[test]
fn bytes_that_are_not_utf8_are_repaired_and_the_result_tells() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let request = host.send(sandbox.channel_id("general"), b"caf\xe9 \xff!").unwrap();
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["utf8_repairs"]), (0, &2.into()));
    assert!(result.text().contains("code page"), "{}", result.text());
    sandbox.wait_for(|entry| sent(entry, "caf\u{fffd} \u{fffd}!"), PATIENCE).unwrap();
}

#[test]
fn connect_and_disconnect_can_follow_each_other() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    assert_eq!(tickcord_client_connect(host.client), ResultCode::AlreadyConnected.number());
    assert_eq!(tickcord_client_disconnect(host.client, TICKCORD_DISCONNECT_KEEP_SESSION), 0);
    assert_eq!(tickcord_client_disconnect(host.client, 0), ResultCode::NotConnected.number());
    host.until_that(|event| event.data["state_name"] == "DISCONNECTED");
    sandbox.speak("general", "ada", "see you").unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Resumed);
    assert!(host.events.iter().any(|event| event.data["content"] == "see you"));

    assert_eq!(tickcord_client_disconnect(host.client, 0), 0);
    host.until_that(|event| event.data["state_name"] == "DISCONNECTED");
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
}

#[test]
fn destroy_sends_what_it_can_and_counts_the_rest() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    for n in 0..3 {
        host.send(sandbox.channel_id("general"), format!("last words {n}").as_bytes()).unwrap();
    }
    assert_eq!(host.destroy(PATIENCE), (0, 0));
    sandbox.wait_for(|entry| sent(entry, "last words 2"), PATIENCE).unwrap();

    // Nobody answers any more.
    let host = Host::connected(&sandbox);
    sandbox.fault(Fault::Rest { count: 9, path: None, answer: RestFault::NoAnswer });
    for _ in 0..3 {
        host.send(sandbox.channel_id("server-log"), b"lost").unwrap();
    }
    let begin = Instant::now();
    assert_eq!(host.destroy(Duration::from_millis(1500)), (0, 3));
    assert!(begin.elapsed() < Duration::from_secs(3));
}

#[test]
fn an_unconnected_client_is_destroyed_at_once() {
    let sandbox = sandbox();
    let host = Setup::of(&sandbox).create().unwrap();
    host.send(sandbox.channel_id("general"), b"never sent").unwrap();
    let begin = Instant::now();
    assert_eq!(host.destroy(PATIENCE), (0, 1));
    assert!(begin.elapsed() < PATIENCE / 2, "it does not wait for a login that nobody asked for");
}

#[test]
fn several_bots_live_side_by_side() {
    let sandbox = sandbox();
    let mut hosts: Vec<Host> = (0..4).map(|_| Host::connected(&sandbox)).collect();
    sandbox.speak("general", "rook", "hello all").unwrap();
    for host in &mut hosts {
        assert_eq!(host.until(EventKind::MessageCreate).data["content"], "hello all");
    }
}
