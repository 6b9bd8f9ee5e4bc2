//! What an identified client may ask for or tell.

use std::time::Duration;

use serde_json::{Value, json};
use tickcord_sandbox::{ALL_INTENTS, Options, Sandbox, What};

use crate::bot::Bot;
use crate::{PATIENCE, start, unhurried};

#[tokio::test]
async fn a_presence_is_recorded() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let presence = json!({
        "since": null,
        "activities": [{"name": "Custom Status", "type": 4, "state": "12/32 players"}],
        "status": "online",
        "afk": false,
    });
    bot.send(&json!({"op": 3, "d": presence})).await;
    let seen = sandbox.wait_for(|entry| matches!(entry.what, What::Presence { .. }), PATIENCE).unwrap();
    assert_eq!(seen.what, What::Presence { connection: 1, presence });
}

fn voice_state(sandbox: &Sandbox, channel_id: &Value) -> Value {
    let guild_id = sandbox.guild_id().to_string();
    json!({"guild_id": guild_id, "channel_id": channel_id, "self_mute": true, "self_deaf": false})
}

#[tokio::test]
async fn the_bot_goes_to_voice_and_leaves() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut deaf = Bot::ready(&sandbox, 0).await;
    let lobby = json!(sandbox.channel_id("voice").to_string());
    bot.send(&json!({"op": 4, "d": voice_state(&sandbox, &lobby)})).await;
    let state = bot.dispatch("VOICE_STATE_UPDATE").await;
    assert_eq!((&state["channel_id"], &state["self_mute"]), (&lobby, &json!(true)));
    assert_eq!(state["user_id"], sandbox.bot_id().to_string());
    assert_eq!(bot.dispatch("VOICE_SERVER_UPDATE").await["guild_id"], state["guild_id"]);

    let mut other = Bot::ready(&sandbox, ALL_INTENTS).await;
    let guild = other.dispatch("GUILD_CREATE").await;
    assert_eq!(guild["voice_states"].as_array().unwrap().len(), 2, "Rook and the bot");

    bot.send(&json!({"op": 4, "d": voice_state(&sandbox, &Value::Null)})).await;
    for bot in [&mut bot, &mut other] {
        assert_eq!(bot.dispatch("VOICE_STATE_UPDATE").await["channel_id"], Value::Null);
    }
    // Had there been anything for the one without the intent, it would have come first.
    sandbox.dispatch("END", &Value::Null);
    deaf.dispatch("END").await;
    bot.dispatch("END").await;
}

#[tokio::test]
async fn a_channel_without_voice_gets_no_answer() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let general = json!(sandbox.channel_id("general").to_string());
    bot.send(&json!({"op": 4, "d": voice_state(&sandbox, &general)})).await;
    let seen = sandbox.wait_for(|entry| matches!(entry.what, What::VoiceState { .. }), PATIENCE).unwrap();
    let What::VoiceState { refused, .. } = seen.what else { unreachable!() };
    assert_eq!(refused.as_deref(), Some("no voice channel"));
}

#[tokio::test]
async fn members_by_name_and_by_id() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let guild_id = sandbox.guild_id().to_string();
    let request = json!({"guild_id": guild_id, "query": "mi", "limit": 10, "nonce": "n", "presences": true});
    bot.send(&json!({"op": 8, "d": request})).await;
    let chunk = bot.dispatch("GUILD_MEMBERS_CHUNK").await;
    assert_eq!(chunk["members"][0]["user"]["username"], "mina");
    assert_eq!(chunk["members"].as_array().unwrap().len(), 1);
    assert_eq!(chunk["presences"][0]["status"], "idle");
    assert_eq!((&chunk["chunk_index"], &chunk["chunk_count"]), (&json!(0), &json!(1)));
    assert_eq!(chunk["nonce"], "n");

    let ada = sandbox.member_ids()["ada"].to_string();
    let request = json!({"guild_id": guild_id, "user_ids": [ada, "1"], "nonce": "x".repeat(33)});
    bot.send(&json!({"op": 8, "d": request})).await;
    let chunk = bot.dispatch("GUILD_MEMBERS_CHUNK").await;
    assert_eq!(chunk["members"][0]["user"]["id"], ada);
    assert_eq!(chunk["not_found"], json!(["1"]));
    assert!(chunk.get("nonce").is_none());
}

#[tokio::test]
async fn everyone_only_once_in_a_while() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let everyone =
        json!({"op": 8, "d": {"guild_id": sandbox.guild_id().to_string(), "query": "", "limit": 0}});
    bot.send(&everyone).await;
    assert_eq!(bot.dispatch("GUILD_MEMBERS_CHUNK").await["members"].as_array().unwrap().len(), 5);
    bot.send(&everyone).await;
    let limited = bot.dispatch("RATE_LIMITED").await;
    assert_eq!(limited["opcode"], 8);
    assert!(limited["retry_after"].as_f64().unwrap() > 0.0);
    assert_eq!(limited["meta"]["guild_id"], sandbox.guild_id().to_string());
}

#[tokio::test]
async fn the_limit_on_everyone_is_the_bot_s_and_not_a_session_s() {
    let everyone = |sandbox: &Sandbox| {
        let guild_id = sandbox.guild_id().to_string();
        json!({"op": 8, "d": {"guild_id": guild_id, "query": "", "limit": 0, "nonce": "n"}})
    };
    let sandbox = start();
    let mut first = Bot::in_guild(&sandbox).await;
    let mut second = Bot::in_guild(&sandbox).await;
    first.send(&everyone(&sandbox)).await;
    first.dispatch("GUILD_MEMBERS_CHUNK").await;
    second.send(&everyone(&sandbox)).await;
    assert_eq!(second.dispatch("RATE_LIMITED").await["meta"]["nonce"], "n");

    let sandbox = Sandbox::start(Options { all_members_window: Duration::ZERO, ..unhurried() });
    let mut bot = Bot::in_guild(&sandbox).await;
    for _ in 0..2 {
        bot.send(&everyone(&sandbox)).await;
        bot.dispatch("GUILD_MEMBERS_CHUNK").await;
    }
}

#[tokio::test]
async fn many_members_come_in_chunks() {
    let sandbox = Sandbox::start(Options { more_members: 245, chunk_members: 100, ..unhurried() });
    let mut bot = Bot::ready(&sandbox, ALL_INTENTS).await;
    let guild = bot.dispatch("GUILD_CREATE").await;
    assert_eq!((&guild["member_count"], &guild["large"]), (&json!(250), &json!(true)));
    assert_eq!(
        guild["members"].as_array().unwrap().len(),
        4 + 81,
        "who is offline is left out, but for members with a role"
    );

    let guild_id = sandbox.guild_id().to_string();
    let request = json!({"guild_id": guild_id, "query": "", "limit": 0, "presences": true, "nonce": "all"});
    bot.send(&json!({"op": 8, "d": request})).await;
    let mut ids = std::collections::BTreeSet::new();
    for (index, size) in [100, 100, 50].into_iter().enumerate() {
        let chunk = bot.dispatch("GUILD_MEMBERS_CHUNK").await;
        assert_eq!((&chunk["chunk_index"], &chunk["chunk_count"]), (&json!(index), &json!(3)));
        assert_eq!(chunk["nonce"], "all");
        let members = chunk["members"].as_array().unwrap();
        assert_eq!(members.len(), size);
        let online = chunk["presences"].as_array().unwrap().len();
        assert!((size / 4..size / 2).contains(&online), "{online} of {size}: every third");
        ids.extend(members.iter().map(|member| member["user"]["id"].to_string()));
    }
    assert_eq!(ids.len(), 250);

    let request = json!({"guild_id": guild_id, "query": "member000", "limit": 5});
    bot.send(&json!({"op": 8, "d": request})).await;
    let chunk = bot.dispatch("GUILD_MEMBERS_CHUNK").await;
    assert_eq!(chunk["members"].as_array().unwrap().len(), 5);
    let request = json!({"guild_id": guild_id, "query": "member", "limit": 0});
    bot.send(&json!({"op": 8, "d": request})).await;
    let chunk = bot.dispatch("GUILD_MEMBERS_CHUNK").await;
    assert_eq!((&chunk["members"], &chunk["chunk_count"]), (&json!([]), &json!(1)));
}

#[tokio::test]
async fn the_sounds_of_a_guild() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let guild_id = sandbox.guild_id().to_string();
    bot.send(&json!({"op": 31, "d": {"guild_ids": ["1", guild_id]}})).await;
    let sounds = bot.dispatch("SOUNDBOARD_SOUNDS").await;
    assert_eq!(sounds["guild_id"], guild_id);
    assert_eq!(sounds["soundboard_sounds"][0]["name"], "quack");
    let seen = |what: &What| matches!(what, What::SoundboardRequest { refused: None, .. });
    sandbox.wait_for(|entry| seen(&entry.what), PATIENCE).unwrap();
}

#[tokio::test]
async fn what_a_voice_channel_shows() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let guild_id = sandbox.guild_id().to_string();
    bot.send(&json!({"op": 43, "d": {"guild_id": guild_id, "fields": ["voice_start_time"]}})).await;
    let lobby = sandbox.channel_id("voice").to_string();
    let expected = json!([{"id": lobby, "voice_start_time": 1_767_225_600}]);
    assert_eq!(bot.dispatch("CHANNEL_INFO").await["channels"], expected);
    bot.send(&json!({"op": 43, "d": {"guild_id": "1", "fields": ["status"]}})).await;
    let refused = |what: &What| matches!(what, What::ChannelInfoRequest { refused: Some(_), .. });
    sandbox.wait_for(|entry| refused(&entry.what), PATIENCE).unwrap();
}

#[tokio::test]
async fn everyone_needs_the_intent() {
    let sandbox = start();
    let mut bot = Bot::ready(&sandbox, ALL_INTENTS & !(1 << 1)).await;
    bot.send(&json!({"op": 8, "d": {"guild_id": sandbox.guild_id().to_string(), "query": "", "limit": 0}}))
        .await;
    let refused = |what: &What| match what {
        What::MembersRequest { refused, .. } => {
            refused.as_ref().is_some_and(|why| why.contains("GUILD_MEMBERS"))
        }
        _ => false,
    };
    sandbox.wait_for(|entry| refused(&entry.what), PATIENCE).unwrap();
}

#[tokio::test]
async fn any_dispatch_on_request() {
    let sandbox = start();
    let mut bot = Bot::ready(&sandbox, 0).await;
    assert_eq!(sandbox.dispatch("SOMETHING_NEW", &json!({"future": true})), 1);
    assert_eq!(bot.dispatch("SOMETHING_NEW").await, json!({"future": true}));
}
