//! Sessions survive their connection.

use std::time::Duration;

use serde_json::json;
use tickcord_sandbox::{Fault, Options, Sandbox, Side, What};

use crate::bot::{Bot, QUERY};
use crate::{PATIENCE, start, unhurried};

async fn expect_invalid(bot: &mut Bot, resumable: bool) {
    let payload = bot.next().await;
    assert_eq!((&payload["op"], &payload["d"]), (&json!(9), &json!(resumable)));
}

#[tokio::test]
async fn what_was_missed_is_replayed_in_order() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    sandbox.speak("general", "ada", "heard").unwrap();
    bot.dispatch("MESSAGE_CREATE").await;

    let cut = sandbox.fault(Fault::Cut);
    bot.end().await;
    sandbox.speak("general", "ada", "missed 1").unwrap();
    sandbox.speak("general", "rook", "missed 2").unwrap();

    let mut bot = bot.resume(&sandbox).await;
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], "missed 1");
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], "missed 2");
    bot.dispatch("RESUMED").await;
    sandbox.speak("general", "ada", "live").unwrap();
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], "live");
    assert_eq!(bot.seq, 7);

    let entry =
        sandbox.wait_for_since(cut, |entry| matches!(entry.what, What::Resume { .. }), PATIENCE).unwrap();
    let What::Resume { connection, seq, replayed, .. } = entry.what else { unreachable!() };
    assert_eq!((connection, seq, replayed), (2, 3, 2));
}

#[tokio::test]
async fn the_journal_tells_the_gateway_url_from_the_resume_url() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    bot.close(4321).await;
    let mut bot = bot.resume(&sandbox).await;
    bot.dispatch("RESUMED").await;
    let paths: Vec<String> = sandbox
        .journal()
        .into_iter()
        .filter_map(|entry| match entry.what {
            What::Connected { path, query, .. } => Some(path + "?" + &query),
            _ => None,
        })
        .collect();
    assert_eq!(paths, [format!("/gateway{QUERY}"), format!("/resume{QUERY}")]);
    let closed = sandbox.wait_for(|entry| matches!(entry.what, What::Closed { .. }), PATIENCE).unwrap();
    let What::Closed { by, code, .. } = closed.what else { unreachable!() };
    assert_eq!((by, code), (Side::Bot, Some(4321)));
}

#[tokio::test]
async fn closing_with_1000_or_1001_ends_the_session() {
    let sandbox = start();
    for code in [1000, 1001] {
        let mut bot = Bot::in_guild(&sandbox).await;
        bot.close(code).await;
        let mut bot = bot.resume(&sandbox).await;
        expect_invalid(&mut bot, false).await;
    }
}

#[tokio::test]
async fn an_unknown_session_gets_op_9_and_may_identify() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    bot.close(4000).await;
    sandbox.fault(Fault::ForgetSessions);
    let mut bot = bot.resume(&sandbox).await;
    expect_invalid(&mut bot, false).await;
    bot.send(&json!({"op": 2, "d": crate::bot::identify(&sandbox, 1)})).await;
    bot.dispatch("READY").await;
}

#[tokio::test]
async fn a_session_expires() {
    let sandbox = Sandbox::start(Options { session_lifetime: Duration::ZERO, ..unhurried() });
    let mut bot = Bot::in_guild(&sandbox).await;
    bot.close(4000).await;
    let mut bot = bot.resume(&sandbox).await;
    expect_invalid(&mut bot, false).await;
}

#[tokio::test]
async fn what_is_no_longer_kept_cannot_be_replayed() {
    let sandbox = Sandbox::start(Options { replay_events: 2, ..unhurried() });
    let mut bot = Bot::in_guild(&sandbox).await;
    bot.close(4000).await;
    for line in ["1", "2"] {
        sandbox.speak("general", "ada", line).unwrap();
    }
    let mut bot = bot.resume(&sandbox).await;
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], "1");
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], "2");
    bot.dispatch("RESUMED").await;

    bot.close(4000).await;
    for line in ["3", "4", "5"] {
        sandbox.speak("general", "ada", line).unwrap();
    }
    let mut bot = bot.resume(&sandbox).await;
    expect_invalid(&mut bot, false).await;
}

#[tokio::test]
async fn a_resume_takes_the_session_from_a_connection_that_hangs() {
    let sandbox = start();
    let mut old = Bot::in_guild(&sandbox).await;
    let mut resumed = Bot::open(&sandbox, &(sandbox.resume_gateway_url() + QUERY)).await.unwrap();
    resumed.next().await;
    let resume = json!({"token": sandbox.token(), "session_id": old.session, "seq": old.seq});
    resumed.send(&json!({"op": 6, "d": resume})).await;
    resumed.dispatch("RESUMED").await;
    assert_eq!(old.close_code().await, 4000);
    sandbox.speak("general", "ada", "to the new one").unwrap();
    resumed.dispatch("MESSAGE_CREATE").await;
}

#[tokio::test]
async fn op_9_on_request() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    sandbox.fault(Fault::InvalidSession { resumable: true });
    expect_invalid(&mut bot, true).await;
    bot.close(4000).await;
    let mut bot = bot.resume(&sandbox).await;
    bot.dispatch("RESUMED").await;

    sandbox.fault(Fault::InvalidSession { resumable: false });
    expect_invalid(&mut bot, false).await;
    bot.close(4000).await;
    let mut bot = bot.resume(&sandbox).await;
    expect_invalid(&mut bot, false).await;
}
