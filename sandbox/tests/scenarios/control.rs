//! The control interface.

use serde_json::{Value, json};

use crate::bot::Bot;
use crate::http::Client;
use crate::{PATIENCE, start};

#[tokio::test]
async fn speak_and_dispatch() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut control = Client::control(&sandbox).await;
    let channel = sandbox.channel_id("general").to_string();
    let body = json!({"channel_id": channel, "member": "Ada", "content": "hello"});
    let spoken = control.plain("POST", "/speak", &body).await;
    assert_eq!(spoken.status, 200);
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["id"], spoken.json()["id"]);
    let body = json!({"t": "TYPING_START", "d": {"user_id": "1"}});
    assert_eq!(control.plain("POST", "/dispatch", &body).await.json(), json!({"sessions": 1}));
    assert_eq!(bot.dispatch("TYPING_START").await["user_id"], "1");
}

#[tokio::test]
async fn the_journal_can_be_read_and_waited_for() {
    let sandbox = start();
    let mut control = Client::control(&sandbox).await;
    assert_eq!(
        control.plain("GET", "/journal", &Value::Null).await.json(),
        json!({"entries": [], "last": 0})
    );
    let none = control.plain("GET", "/journal/wait?timeout_ms=1", &Value::Null).await.json();
    assert_eq!(none, json!({"entry": null, "last": 0}));

    let waiting = tokio::spawn(async move {
        control
            .plain("GET", "/journal/wait?since=0&kind=heartbeat&timeout_ms=5000", &Value::Null)
            .await
            .json()
    });
    let mut bot = Bot::in_guild(&sandbox).await;
    bot.send(&json!({"op": 1, "d": 1})).await;
    let entry = waiting.await.unwrap()["entry"].take();
    assert_eq!(
        (&entry["kind"], &entry["seq"], &entry["connection"]),
        (&json!("heartbeat"), &json!(1), &json!(1))
    );

    let mut control = Client::control(&sandbox).await;
    let all = control.plain("GET", "/journal?since=0", &Value::Null).await.json();
    let kinds: Vec<&str> =
        all["entries"].as_array().unwrap().iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["connected", "identify", "heartbeat"]);
    let number = entry["number"].as_u64().unwrap();
    let after = control.plain("GET", &format!("/journal?since={number}"), &Value::Null).await.json();
    assert_eq!(after["entries"], json!([]));
}

#[tokio::test]
async fn faults() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut control = Client::control(&sandbox).await;
    let body = json!({"fault": "close", "code": 4000, "reason": "on request"});
    let answer = control.plain("POST", "/fault", &body).await;
    assert!(answer.json()["number"].is_u64(), "{}", answer.text);
    assert_eq!(bot.close_code().await, 4000);
    for body in [json!({"fault": "nonsense"}), json!({"fault": "close"}), json!(1)] {
        assert_eq!(control.plain("POST", "/fault", &body).await.status, 400, "{body}");
    }
}

#[tokio::test]
async fn webhooks() {
    let sandbox = start();
    let mut control = Client::control(&sandbox).await;
    let body = json!({"channel_id": "server-log", "name": "Game"});
    let made = control.plain("POST", "/webhook", &body).await.json();
    let url = made["url"].as_str().unwrap();
    let path = url.strip_prefix(sandbox.api_url().trim_end_matches("/v10")).unwrap();
    let mut client = Client::connect(&sandbox).await;
    let seen = client.get(path).await.json();
    assert_eq!((&seen["name"], &seen["channel_id"]), (&json!("Game"), &made["channel_id"]));
}

#[tokio::test]
async fn mistakes() {
    let sandbox = start();
    let mut control = Client::control(&sandbox).await;
    let unknown = json!({"channel_id": "nowhere", "member": "ada", "content": "x"});
    for (method, path, body, status) in [
        ("GET", "/nothing", Value::Null, 404),
        ("GET", "/speak", Value::Null, 405),
        ("GET", "/journal?since=x", Value::Null, 400),
        ("POST", "/speak", json!({}), 400),
        ("POST", "/speak", unknown, 404),
    ] {
        let answer = control.plain(method, path, &body).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {path}");
        assert!(answer.json()["error"].is_string());
    }
}

#[tokio::test]
async fn shutdown() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut control = Client::control(&sandbox).await;
    assert_eq!(control.plain("POST", "/shutdown", &Value::Null).await.status, 200);
    assert!(sandbox.wait_until_stopped(PATIENCE));
    bot.end().await;
}
