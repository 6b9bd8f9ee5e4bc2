//! From HELLO to the first messages.

use serde_json::{Value, json};
use tickcord_sandbox::{ALL_INTENTS, Options, PRIVILEGED_INTENTS, Sandbox, What};

use crate::bot::{Bot, identify};
use crate::{PATIENCE, start, unhurried};

const GUILDS: u64 = 1;
const GUILD_MESSAGES: u64 = 1 << 9;
const DIRECT_MESSAGES: u64 = 1 << 12;

#[tokio::test]
async fn a_bot_gets_ready_sees_the_guild_and_hears_a_member() {
    let sandbox = start();
    let mut bot = Bot::connect(&sandbox).await;
    bot.send(&json!({"op": 2, "d": identify(&sandbox, ALL_INTENTS)})).await;

    let ready = bot.dispatch("READY").await;
    assert_eq!(ready["v"], 10);
    assert_eq!(ready["user"]["id"], sandbox.bot_id().to_string());
    assert_eq!(ready["guilds"], json!([{"id": sandbox.guild_id().to_string(), "unavailable": true}]));
    assert_eq!(ready["resume_gateway_url"], sandbox.resume_gateway_url());
    assert_eq!(bot.seq, 1);

    let guild = bot.dispatch("GUILD_CREATE").await;
    assert_eq!(guild["name"], "Tickcord Sandbox");
    assert_eq!(guild["members"].as_array().unwrap().len(), 5);
    assert!(guild["channels"].as_array().unwrap().iter().any(|channel| channel["name"] == "general"));

    let spoken = sandbox.speak("general", "미나 🦊", "안녕하세요 👋").unwrap();
    let heard = bot.dispatch("MESSAGE_CREATE").await;
    assert_eq!(heard["id"], spoken["id"]);
    assert_eq!(heard["content"], "안녕하세요 👋");
    assert_eq!(heard["author"]["global_name"], "미나 🦊");
    assert_eq!(heard["guild_id"], sandbox.guild_id().to_string());
    assert!(heard["member"]["joined_at"].is_string());
    assert_eq!(bot.seq, 3);
}

#[tokio::test]
async fn the_journal_never_holds_the_token() {
    let sandbox = start();
    let _bot = Bot::in_guild(&sandbox).await;
    let entry = sandbox.wait_for(|entry| matches!(entry.what, What::Identify { .. }), PATIENCE).unwrap();
    let What::Identify { connection, session_id, intents, properties, .. } = entry.what else {
        unreachable!()
    };
    assert_eq!((connection, intents), (1, ALL_INTENTS));
    assert!(session_id.is_some());
    assert_eq!(properties["browser"], "test");
    assert!(!serde_json::to_string(&sandbox.journal()).unwrap().contains(sandbox.token()));
}

#[tokio::test]
async fn intents_decide_what_is_dispatched() {
    let sandbox = start();
    let mut messages = Bot::ready(&sandbox, GUILD_MESSAGES).await;
    let mut direct = Bot::ready(&sandbox, DIRECT_MESSAGES).await;
    sandbox.speak("general", "ada", "in the guild").unwrap();
    sandbox.speak("dm", "ada", "in private").unwrap();
    // Had there been a GUILD_CREATE, it would have come first.
    assert_eq!(messages.dispatch("MESSAGE_CREATE").await["guild_id"], sandbox.guild_id().to_string());
    let private = direct.dispatch("MESSAGE_CREATE").await;
    assert_eq!(private["content"], "in private");
    assert_eq!(private["guild_id"], Value::Null);
}

#[tokio::test]
async fn text_is_blank_without_message_content() {
    let sandbox = start();
    let mut bot = Bot::ready(&sandbox, ALL_INTENTS & !PRIVILEGED_INTENTS).await;
    let guild = bot.dispatch("GUILD_CREATE").await;
    assert_eq!(guild["members"].as_array().unwrap().len(), 2, "the bot and who is in voice");
    assert_eq!(guild["presences"], json!([]));

    sandbox.speak("general", "ada", "not for you").unwrap();
    let hidden = bot.dispatch("MESSAGE_CREATE").await;
    assert_eq!((&hidden["content"], &hidden["embeds"]), (&json!(""), &json!([])));

    let text = format!("for <@{}>", sandbox.bot_id());
    sandbox.speak("general", "ada", &text).unwrap();
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], text);
}

#[tokio::test]
async fn a_hidden_channel_is_silent() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    sandbox.speak("private", "ada", "hush").unwrap();
    sandbox.speak("server-log", "ada", "heard").unwrap();
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], "heard");
}

#[tokio::test]
async fn the_guild_is_on_one_shard() {
    let sandbox = start();
    let of_guild = (sandbox.guild_id() >> 22) % 2;
    for shard in 0..2 {
        let mut bot = Bot::connect(&sandbox).await;
        let mut identify = identify(&sandbox, GUILDS);
        identify["shard"] = json!([shard, 2]);
        bot.send(&json!({"op": 2, "d": identify})).await;
        let ready = bot.dispatch("READY").await;
        assert_eq!(ready["shard"], json!([shard, 2]));
        assert_eq!(ready["guilds"].as_array().unwrap().len(), usize::from(shard == of_guild));
    }
}

#[tokio::test]
async fn heartbeats_are_acknowledged() {
    let sandbox = start();
    let mut bot = Bot::connect(&sandbox).await;
    bot.send(&json!({"op": 1, "d": null})).await;
    assert_eq!(bot.next().await, json!({"op": 11, "d": null, "s": null, "t": null}));
    let mut bot = Bot::in_guild(&sandbox).await;
    bot.send(&json!({"op": 1, "d": 2})).await;
    assert_eq!(bot.next().await["op"], 11);
}

#[tokio::test]
async fn identifying_too_fast_gets_op_9() {
    let sandbox = Sandbox::start(Options::default());
    let _first = Bot::ready(&sandbox, GUILDS).await;
    let mut second = Bot::connect(&sandbox).await;
    second.send(&json!({"op": 2, "d": identify(&sandbox, GUILDS)})).await;
    let refused = second.next().await;
    assert_eq!((&refused["op"], &refused["d"]), (&json!(9), &json!(false)));
}

#[tokio::test]
async fn session_starts_run_out() {
    let sandbox = Sandbox::start(Options { session_starts: 1, ..unhurried() });
    let _first = Bot::ready(&sandbox, GUILDS).await;
    let mut second = Bot::connect(&sandbox).await;
    second.send(&json!({"op": 2, "d": identify(&sandbox, GUILDS)})).await;
    assert_eq!(second.next().await["op"], 9);
}

#[tokio::test]
async fn members_chat_by_themselves() {
    let chatter = Some(std::time::Duration::from_millis(5));
    let sandbox = Sandbox::start(Options { chatter, ..unhurried() });
    let mut bot = Bot::in_guild(&sandbox).await;
    for _ in 0..3 {
        assert_ne!(bot.dispatch("MESSAGE_CREATE").await["content"], "");
    }
}
