//! What an identified client may ask for or tell.

use serde_json::json;
use tickcord_sandbox::{ALL_INTENTS, What};

use crate::bot::Bot;
use crate::{PATIENCE, start};

#[tokio::test]
async fn presence_and_voice_state_are_recorded() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let presence = json!({
        "since": null,
        "activities": [{"name": "Custom Status", "type": 4, "state": "12/32 players"}],
        "status": "online",
        "afk": false,
    });
    bot.send(&json!({"op": 3, "d": presence})).await;
    let state = json!({"guild_id": sandbox.guild_id().to_string(), "channel_id": null});
    bot.send(&json!({"op": 4, "d": state})).await;
    let seen = sandbox.wait_for(|entry| matches!(entry.what, What::Presence { .. }), PATIENCE).unwrap();
    assert_eq!(seen.what, What::Presence { connection: 1, presence });
    let seen = sandbox.wait_for(|entry| matches!(entry.what, What::VoiceState { .. }), PATIENCE).unwrap();
    assert_eq!(seen.what, What::VoiceState { connection: 1, state });
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
