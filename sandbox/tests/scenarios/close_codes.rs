//! Every mistake has its close code.

use std::time::Duration;

use serde_json::{Value, json};
use tickcord_sandbox::{ALL_INTENTS, Fault, Options, Sandbox, Side, What};
use tokio_tungstenite::tungstenite::Message;

use crate::bot::{Bot, QUERY, identify};
use crate::{PATIENCE, start, unhurried};

/// What a new connection is closed with after sending this.
async fn close_code_of(sandbox: &Sandbox, message: Message) -> u16 {
    let mut bot = Bot::connect(sandbox).await;
    bot.send_message(message).await;
    bot.close_code().await
}

async fn close_code_of_identify(sandbox: &Sandbox, change: impl FnOnce(&mut Value)) -> u16 {
    let mut identify = identify(sandbox, 1);
    change(&mut identify);
    close_code_of(sandbox, Message::text(json!({"op": 2, "d": identify}).to_string())).await
}

#[tokio::test]
async fn version_and_encoding() {
    let sandbox = start();
    for (query, code) in [
        ("", 4012),
        ("?encoding=json", 4012),
        ("?v=9&encoding=json", 4012),
        ("?v=10", 4002),
        ("?v=10&encoding=etf", 4002),
        ("?v=10&encoding=json&compress=zstd-stream", 4002),
    ] {
        let mut bot = Bot::open(&sandbox, &(sandbox.gateway_url() + query)).await.unwrap();
        assert_eq!(bot.close_code().await, code, "{query}");
    }
}

#[tokio::test]
async fn undecodable_payloads() {
    let sandbox = start();
    for text in
        ["", "{", "[]", "{}", r#"{"op":"1"}"#, r#"{"op":-1}"#, r#"{"op":1,"d":"x"}"#, r#"{"op":2,"d":null}"#]
    {
        assert_eq!(close_code_of(&sandbox, Message::text(text)).await, 4002, "{text}");
    }
    assert_eq!(close_code_of(&sandbox, Message::binary(r#"{"op":1,"d":null}"#)).await, 4002);
}

#[tokio::test]
async fn payload_size() {
    let sandbox = start();
    let sized = |bytes: usize| {
        let empty = json!({"op": 1, "d": null, "pad": ""}).to_string().len();
        json!({"op": 1, "d": null, "pad": "x".repeat(bytes - empty)}).to_string()
    };
    let mut bot = Bot::connect(&sandbox).await;
    bot.send_message(Message::text(sized(4096))).await;
    assert_eq!(bot.next().await["op"], 11);
    for bytes in [4097, 2_000_000] {
        assert_eq!(close_code_of(&sandbox, Message::text(sized(bytes))).await, 4002, "{bytes}");
    }
}

#[tokio::test]
async fn opcodes() {
    let sandbox = start();
    for op in [3, 4, 8, 12, 99] {
        let message = Message::text(json!({"op": op, "d": {}}).to_string());
        assert_eq!(close_code_of(&sandbox, message).await, 4003, "{op}");
    }
    for op in [0, 5, 7, 9, 10, 11, 12, 99] {
        let mut bot = Bot::in_guild(&sandbox).await;
        bot.send(&json!({"op": op, "d": null})).await;
        assert_eq!(bot.close_code().await, 4001, "{op}");
    }
}

#[tokio::test]
async fn requests_with_fields_of_the_wrong_type() {
    let sandbox = start();
    let guild_id = sandbox.guild_id().to_string();
    for (op, data) in [
        (3, json!({"status": "online", "activities": [{"type": 0}], "afk": false, "since": null})),
        (
            3,
            json!({"status": "online", "activities": [{"name": "x", "type": 6}], "afk": false, "since": null}),
        ),
        (3, json!({"status": "online", "activities": [], "afk": "no", "since": null})),
        (4, json!({"guild_id": guild_id, "channel_id": null, "self_mute": 0, "self_deaf": false})),
        (8, json!({"guild_id": guild_id, "query": 1, "limit": 0})),
        (31, json!({"guild_ids": guild_id})),
        (43, json!({"guild_id": guild_id, "fields": ["bitrate"]})),
        (43, Value::Null),
    ] {
        let mut bot = Bot::in_guild(&sandbox).await;
        bot.send(&json!({"op": op, "d": data})).await;
        assert_eq!(bot.close_code().await, 4002, "op {op} {data}");
    }
}

#[tokio::test]
async fn identify_fields() {
    let sandbox = start();
    for field in ["token", "properties", "intents"] {
        let code = close_code_of_identify(&sandbox, |identify| {
            identify.as_object_mut().unwrap().remove(field);
        });
        assert_eq!(code.await, 4002, "{field}");
    }
    for property in ["os", "browser", "device"] {
        let code = close_code_of_identify(&sandbox, |identify| {
            identify["properties"].as_object_mut().unwrap().remove(property);
        });
        assert_eq!(code.await, 4002, "{property}");
    }
    for (field, value, expected) in [
        ("token", json!("wrong"), 4004),
        ("token", json!(format!("Bot {}", sandbox.token())), 4004),
        ("intents", json!(-1), 4002),
        ("intents", json!(1 << 17), 4013),
        ("intents", json!(1u64 << 40), 4013),
        ("shard", json!([1, 1]), 4010),
        ("shard", json!([0, 0]), 4010),
        ("shard", json!([0]), 4010),
        ("shard", json!("0/1"), 4010),
        ("large_threshold", json!(49), 4002),
        ("presence", json!({"status": "sleeping", "activities": [], "afk": false, "since": null}), 4002),
    ] {
        let shown = format!("{field} {value}");
        let code = close_code_of_identify(&sandbox, |identify| identify[field] = value);
        assert_eq!(code.await, expected, "{shown}");
    }
}

#[tokio::test]
async fn privileged_intents_must_be_granted() {
    let sandbox = Sandbox::start(Options { granted_intents: 1 << 15, ..unhurried() });
    assert_eq!(close_code_of_identify(&sandbox, |identify| identify["intents"] = json!(1 << 1)).await, 4014);
    let _granted = Bot::ready(&sandbox, 1 << 15).await;
    sandbox.fault(Fault::WithholdIntents { intents: 1 << 15 });
    assert_eq!(close_code_of_identify(&sandbox, |identify| identify["intents"] = json!(1 << 15)).await, 4014);
    sandbox.fault(Fault::Clear);
    let _granted_again = Bot::ready(&sandbox, 1 << 15).await;
}

#[tokio::test]
async fn identifying_twice() {
    let sandbox = start();
    for payload in [
        json!({"op": 2, "d": identify(&sandbox, 1)}),
        json!({"op": 6, "d": {"token": sandbox.token(), "session_id": "x", "seq": 1}}),
    ] {
        let mut bot = Bot::in_guild(&sandbox).await;
        bot.send(&payload).await;
        assert_eq!(bot.close_code().await, 4005, "{payload}");
    }
}

#[tokio::test]
async fn a_heartbeat_from_the_future() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    bot.send(&json!({"op": 1, "d": 3})).await;
    assert_eq!(bot.close_code().await, 4007);
}

#[tokio::test]
async fn more_than_120_events_in_a_minute() {
    let sandbox = start();
    let mut bot = Bot::connect(&sandbox).await;
    for _ in 0..120 {
        bot.send(&json!({"op": 1, "d": null})).await;
        assert_eq!(bot.next().await["op"], 11);
    }
    bot.send(&json!({"op": 1, "d": null})).await;
    assert_eq!(bot.close_code().await, 4008);
}

#[tokio::test]
async fn missing_heartbeats() {
    let heartbeat_interval = Duration::from_millis(400);
    let sandbox = Sandbox::start(Options { heartbeat_interval, ..unhurried() });
    let mut bot = Bot::in_guild(&sandbox).await;
    assert_eq!(bot.close_code().await, 4000);
    let closed = |what: &What| matches!(what, What::Closed { by: Side::Sandbox, code: Some(4000), .. });
    sandbox.wait_for(|entry| closed(&entry.what), PATIENCE).unwrap();
    // The session is still there.
    let mut bot = bot.resume(&sandbox).await;
    bot.dispatch("RESUMED").await;
}

#[tokio::test]
async fn a_bad_sequence_number_ends_the_session() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    bot.close(4000).await;
    bot.seq = 99;
    let mut bot = bot.resume(&sandbox).await;
    assert_eq!(bot.close_code().await, 4007);
    bot.seq = 2;
    let mut bot = bot.resume(&sandbox).await;
    assert_eq!(bot.next().await["op"], 9);
}

#[tokio::test]
async fn a_resume_with_a_wrong_token() {
    let sandbox = start();
    let resume = json!({"token": "wrong", "session_id": "x", "seq": 1});
    assert_eq!(close_code_of(&sandbox, Message::text(json!({"op": 6, "d": resume}).to_string())).await, 4004);
}

#[tokio::test]
async fn any_code_on_request() {
    let sandbox = start();
    for code in [1000, 1011, 4000, 4009, 4999] {
        let mut bot = Bot::open(&sandbox, &(sandbox.gateway_url() + QUERY)).await.unwrap();
        bot.next().await;
        sandbox.fault(Fault::Close { code, reason: "because".to_owned() });
        assert_eq!(bot.close_code().await, code);
    }
    // READY would not come back after 4009.
    let mut bot = Bot::ready(&sandbox, ALL_INTENTS).await;
    sandbox.fault(Fault::Close { code: 4009, reason: String::new() });
    assert_eq!(bot.close_code().await, 4009);
    let mut bot = bot.resume(&sandbox).await;
    assert_eq!(bot.next().await["op"], 9);
}
