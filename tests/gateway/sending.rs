//! Inside Discord's limits, in order, and with an end for everything.

use std::time::{Duration, Instant};

use tickcord::{
    base::ResultCode,
    gateway::{Command, Input, Output},
    model::Snowflake,
};

use crate::bench::{Bench, INTERVAL, codes, opcodes, results, sent, warnings};

/// A command that can be told from others by its number.
fn raw(number: u64) -> Command {
    Command::raw(99, &number.to_string()).unwrap()
}

/// The numbers of the commands that are sent.
fn numbers(outputs: &[Output]) -> Vec<u64> {
    sent(outputs)
        .iter()
        .filter(|payload| payload["op"] == 99)
        .map(|payload| payload["d"].as_u64().unwrap())
        .collect()
}

#[test]
fn each_kind_of_command_is_what_discord_documents() {
    let guild = Snowflake(7);
    let cases = [
        (
            Command::voice_state(guild, Some(Snowflake(8)), true, false).unwrap(),
            r#"{"op":4,"d":{"guild_id":"7","channel_id":"8","self_mute":true,"self_deaf":false}}"#,
        ),
        (
            Command::voice_state(guild, None, false, false).unwrap(),
            r#"{"op":4,"d":{"guild_id":"7","channel_id":null,"self_mute":false,"self_deaf":false}}"#,
        ),
        (
            Command::soundboard_sounds(&[guild, Snowflake(9)]).unwrap(),
            r#"{"op":31,"d":{"guild_ids":["7","9"]}}"#,
        ),
        (
            Command::channel_info(guild, true, true).unwrap(),
            r#"{"op":43,"d":{"guild_id":"7","fields":["status","voice_start_time"]}}"#,
        ),
        (Command::raw(99, r#" [1, "two"] "#).unwrap(), r#"{"op":99,"d":[1,"two"]}"#),
    ];
    for (command, expected) in cases {
        let mut bench = Bench::ready();
        let outputs = bench.submit(command);
        assert_eq!(sent(&outputs), [serde_json::from_str::<serde_json::Value>(expected).unwrap()]);
        assert_eq!(codes(&outputs), [(1, ResultCode::Ok)]);
    }
}

#[test]
fn commands_wait_for_the_login_and_keep_their_order() {
    let mut bench = Bench::new();
    for number in 0..3 {
        assert!(bench.submit(raw(number)).is_empty());
    }
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    assert_eq!(opcodes(&bench.hello()), [2]);
    assert!(bench.submit(raw(3)).is_empty(), "the login is not answered yet");
    let outputs = bench.identified();
    assert_eq!(numbers(&outputs), [0, 1, 2, 3]);
    assert_eq!(codes(&outputs).len(), 4);
}

#[test]
fn commands_wait_for_the_end_of_a_resume() {
    let mut bench = Bench::ready();
    bench.close(None);
    bench.submit(raw(1));
    bench.wait();
    bench.opened();
    assert_eq!(opcodes(&bench.hello()), [6]);
    assert!(numbers(&bench.dispatch("MESSAGE_CREATE", "{}")).is_empty());
    assert_eq!(numbers(&bench.dispatch("RESUMED", "{}")), [1]);
}

#[test]
fn a_flood_stays_below_the_limit_and_loses_nothing() {
    let mut bench = Bench::ready();
    let mut outputs = Vec::new();
    for number in 0..250 {
        outputs.extend(bench.submit(raw(number)));
    }
    let burst = numbers(&outputs).len();
    assert!((100..120).contains(&burst), "{burst} at once, with room for heartbeats");
    let mut sent_at: Vec<(Instant, u64)> = vec![(bench.now, 0); opcodes(&outputs).len() + 1];
    let mut heard = numbers(&outputs);
    while heard.len() < 250 {
        let next = bench.wait();
        sent_at.extend(opcodes(&next).iter().map(|opcode| (bench.now, *opcode)));
        if opcodes(&next).contains(&1) {
            bench.acknowledge();
        }
        heard.extend(numbers(&next));
        outputs.extend(next);
    }
    assert_eq!(heard, (0..250).collect::<Vec<_>>());
    assert_eq!(results(&outputs).len(), 250);
    let minute = Duration::from_secs(60);
    assert!(sent_at.windows(121).all(|sends| sends[120].0 - sends[0].0 > minute), "heartbeats included");
    assert!(sent_at.iter().any(|(_, opcode)| *opcode == 1), "heartbeats are sent all the same");
}

#[test]
fn heartbeats_are_never_held_back() {
    let mut bench = Bench::ready();
    for number in 0..200 {
        bench.submit(raw(number));
    }
    for _ in 0..50 {
        assert_eq!(opcodes(&bench.text(r#"{"op":1,"d":null}"#)), [1]);
    }
}

#[test]
fn heartbeats_that_the_server_asks_for_leave_less_room_for_commands() {
    let mut bench = Bench::ready();
    for _ in 0..100 {
        bench.text(r#"{"op":1,"d":null}"#);
    }
    let outputs: Vec<Output> = (0..50).flat_map(|number| bench.submit(raw(number))).collect();
    let count = numbers(&outputs).len();
    assert!(count < 20, "{count} and the heartbeats are more than Discord accepts");
}

#[test]
fn a_heartbeat_that_is_due_goes_before_commands() {
    let mut bench = Bench::new();
    bench.log_in();
    for number in 0..200 {
        bench.submit(raw(number));
    }
    // Asleep for a while: both the window and the heartbeat are due.
    bench.now += 3 * INTERVAL;
    let outputs = bench.give(Input::Timeout);
    assert_eq!(opcodes(&outputs)[..2], [1, 99]);
}

#[test]
fn quick_heartbeats_leave_less_room_for_commands() {
    let mut bench = Bench::new();
    bench.give(Input::Connect);
    bench.fetched(1000);
    bench.opened();
    bench.text(r#"{"op":10,"d":{"heartbeat_interval":1000}}"#);
    bench.identified();
    let mut outputs = Vec::new();
    for number in 0..200 {
        outputs.extend(bench.submit(raw(number)));
    }
    let count = numbers(&outputs).len();
    assert!((40..=60).contains(&count), "{count}");
}

#[test]
fn a_new_connection_has_a_new_window_and_the_same_queue() {
    let mut bench = Bench::ready();
    let mut first = Vec::new();
    for number in 0..200 {
        first.extend(bench.submit(raw(number)));
    }
    let burst = numbers(&first).len();
    let outputs = bench.drop_and_resume(&[]);
    let expected: Vec<u64> = (burst as u64..200).collect();
    assert_eq!(numbers(&outputs), expected, "in order, and nothing twice");
}

#[test]
fn after_a_close_for_sending_too_much_a_minute_passes_without_commands() {
    let mut bench = Bench::ready();
    bench.close(Some(4008));
    bench.submit(raw(1));
    // The first attempt fails.
    bench.wait();
    bench.close(None);
    assert!(numbers(&bench.resume(&[])).is_empty());
    assert!(numbers(&bench.live(Duration::from_secs(57))).is_empty());
    assert_eq!(numbers(&bench.live(Duration::from_secs(4))), [1]);
}

#[test]
fn a_command_that_waits_too_long_is_given_up() {
    let mut bench = Bench::new();
    bench.submit(raw(1));
    let outputs = bench.wait();
    assert_eq!(bench.now - bench.start, Duration::from_secs(180));
    assert_eq!(codes(&outputs), [(1, ResultCode::RequestExpired)]);
    let failure = results(&outputs)[0].outcome.as_ref().unwrap_err();
    assert!(failure.text.contains("not logged in"), "{}", failure.text);
    assert_eq!(bench.shard.poll_timeout(), None);
}

#[test]
fn a_command_that_waits_while_the_connection_is_made_is_given_up_in_time() {
    let mut bench = Bench::ready();
    bench.close(None);
    bench.submit(raw(1));
    let mut outputs = Vec::new();
    while bench.now - bench.start < Duration::from_secs(240) {
        outputs.extend(bench.wait());
        if opcodes(&outputs).is_empty() {
            bench.close(None);
        }
        if !results(&outputs).is_empty() {
            break;
        }
    }
    assert_eq!(codes(&outputs), [(1, ResultCode::RequestExpired)]);
    assert!(bench.now - bench.start <= Duration::from_secs(181));
}

#[test]
fn a_fatal_close_cancels_what_waits_and_says_why() {
    let mut bench = Bench::ready();
    bench.close(None);
    for number in 0..3 {
        bench.submit(raw(number));
    }
    bench.wait();
    bench.opened();
    let outputs = bench.close(Some(4004));
    assert_eq!(codes(&outputs), [1, 2, 3].map(|request| (request, ResultCode::RequestCanceled)));
    let failure = results(&outputs)[0].outcome.as_ref().unwrap_err();
    assert!(failure.text.contains("token"), "{}", failure.text);
    assert_eq!(bench.shard.poll_timeout(), None);
}

#[test]
fn a_disconnect_keeps_what_waits_for_the_next_connect() {
    let mut bench = Bench::ready();
    bench.give(Input::Disconnect { keep_session: false });
    bench.submit(raw(1));
    bench.pass(Duration::from_secs(30));
    bench.give(Input::Connect);
    bench.opened();
    bench.hello();
    assert_eq!(numbers(&bench.identified()), [1]);
}

#[test]
fn what_may_not_have_arrived_is_named_and_not_sent_twice() {
    let mut bench = Bench::ready();
    bench.submit(raw(1));
    bench.wait();
    bench.acknowledge();
    bench.submit(raw(2));
    bench.submit(raw(3));
    let outputs = bench.close(None);
    let warning = warnings(&outputs)[0];
    assert_eq!(warning.failure.code, ResultCode::RequestLost);
    assert_eq!(warning.requests, [2, 3], "the first arrived before an acknowledged heartbeat");
    assert!(numbers(&bench.resume(&[])).is_empty());
}

#[test]
fn a_host_that_disconnects_is_not_warned() {
    let mut bench = Bench::ready();
    bench.submit(raw(1));
    assert!(warnings(&bench.give(Input::Disconnect { keep_session: true })).is_empty());
}

#[test]
fn clocks_that_jump_neither_lose_commands_nor_send_too_many() {
    let mut bench = Bench::ready();
    bench.live(Duration::from_secs(100));
    let mut outputs = Vec::new();
    for number in 0..200 {
        outputs.extend(bench.submit(raw(number)));
    }
    let burst = numbers(&outputs).len();
    // Back.
    let before = bench.now;
    bench.now = bench.start;
    assert!(numbers(&bench.give(Input::Timeout)).is_empty());
    // Far ahead, but not so far that commands are out of date.
    bench.now = before + Duration::from_secs(120);
    let outputs = bench.give(Input::Timeout);
    assert_eq!(numbers(&outputs), (burst as u64..200).collect::<Vec<_>>());
}

#[test]
fn whoever_leaves_knows_whether_waiting_is_worth_it() {
    let mut bench = Bench::new();
    let soon = |bench: &Bench| bench.shard.has_command_by(bench.now + Duration::from_secs(2));
    bench.submit(raw(0));
    assert!(!soon(&bench), "nobody wants to be connected");
    bench.give(Input::Connect);
    bench.fetched(1000);
    assert!(soon(&bench), "a login is under way");
    bench.opened();
    bench.hello();
    bench.identified();
    assert!(!soon(&bench), "all is sent");
    for number in 1..200 {
        bench.submit(raw(number));
    }
    assert!(!soon(&bench), "the next may be sent in a minute");
    assert!(bench.shard.has_command_by(bench.now + Duration::from_secs(61)));
    bench.close(None);
    assert!(soon(&bench), "the connection is made again in half a second");
    for _ in 0..2 {
        bench.wait();
        bench.close(None);
    }
    for _ in 0..2 {
        bench.wait();
        bench.fetch_failed();
    }
    assert!(!soon(&bench), "the next attempt is in four seconds at the earliest");
    assert!(bench.shard.has_command_by(bench.now + Duration::from_secs(9)));
}

#[test]
fn a_shard_that_is_abandoned_gives_everything_its_result() {
    let mut bench = Bench::new();
    bench.submit(raw(1));
    bench.submit(raw(2));
    let failure = tickcord::base::Failure::new(ResultCode::Poisoned, "a bug");
    bench.shard.abandon(&failure);
    let outputs: Vec<Output> = std::iter::from_fn(|| bench.shard.poll_output()).collect();
    assert_eq!(codes(&outputs), [(1, ResultCode::Poisoned), (2, ResultCode::Poisoned)]);
}
