//! Webhooks.

use serde_json::{Value, json};
use tickcord_sandbox::Sandbox;

use crate::bot::Bot;
use crate::http::{Answer, Client};
use crate::unlimited;

async fn webhook(sandbox: &Sandbox, client: &mut Client, channel: &str) -> (Value, String) {
    let path = format!("/channels/{}/webhooks", sandbox.channel_id(channel));
    let webhook = client.post(&path, &json!({"name": "Relay"})).await.json();
    let own = format!("/webhooks/{}/{}", webhook["id"].as_str().unwrap(), webhook["token"].as_str().unwrap());
    (webhook, own)
}

/// As anyone who has the address: without the bot's token.
async fn anonymous(client: &mut Client, method: &str, path: &str, body: &Value) -> Answer {
    let mut request = client.request(method, path, body.to_string());
    request.headers_mut().remove("authorization");
    client.send(request).await.unwrap()
}

#[tokio::test]
async fn a_webhook_speaks_under_names_of_its_own() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let (webhook, own) = webhook(&sandbox, &mut client, "general").await;
    bot.dispatch("WEBHOOKS_UPDATE").await;
    let quiet = anonymous(&mut client, "POST", &own, &json!({"content": "hello"})).await;
    assert_eq!((quiet.status.as_u16(), quiet.text.as_str()), (204, ""));
    let event = bot.dispatch("MESSAGE_CREATE").await;
    assert_eq!((&event["webhook_id"], &event["author"]["username"]), (&webhook["id"], &json!("Relay")));
    assert!(event.get("member").is_none());

    let ada = sandbox.member_ids()["ada"];
    let body = json!({
        "content": format!("@everyone <@{ada}>"),
        "username": "Rook [red]",
        "avatar_url": "https://example.invalid/a.png",
    });
    let sent = anonymous(&mut client, "POST", &format!("{own}?wait=true"), &body).await.json();
    assert_eq!(sent["author"]["username"], "Rook [red]");
    assert_eq!(
        (&sent["mention_everyone"], &sent["mentions"][0]["id"]),
        (&json!(false), &json!(ada.to_string()))
    );
    let message = format!("{own}/messages/{}", sent["id"].as_str().unwrap());
    let edited = anonymous(&mut client, "PATCH", &message, &json!({"content": "edited"})).await.json();
    assert_eq!(edited["content"], "edited");
    assert_eq!(client.get(&message).await.json()["content"], "edited");
    assert_eq!(anonymous(&mut client, "DELETE", &message, &Value::Null).await.status, 204);
    assert_eq!(client.get(&message).await.error(), (404, 10008));
}

#[tokio::test]
async fn a_webhook_is_listed_changed_and_deleted() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let (webhook, own) = webhook(&sandbox, &mut client, "general").await;
    let by_id = format!("/webhooks/{}", webhook["id"].as_str().unwrap());
    for list in [
        format!("/channels/{}/webhooks", sandbox.channel_id("general")),
        format!("/guilds/{}/webhooks", sandbox.guild_id()),
    ] {
        assert_eq!(client.get(&list).await.json()[0]["id"], webhook["id"]);
    }
    let log = sandbox.channel_id("server-log").to_string();
    let change = json!({"name": "Log", "channel_id": log});
    let changed = client.call("PATCH", &by_id, &change).await.json();
    assert_eq!((&changed["name"], &changed["channel_id"]), (&json!("Log"), &json!(log)));
    let seen = anonymous(&mut client, "GET", &own, &Value::Null).await.json();
    assert!(seen.get("user").is_none());
    assert_eq!(anonymous(&mut client, "GET", &by_id, &Value::Null).await.status, 401);
    let wrong = format!("{by_id}/wrong");
    assert_eq!(anonymous(&mut client, "POST", &wrong, &json!({"content": "x"})).await.error(), (401, 50027));
    assert_eq!(anonymous(&mut client, "DELETE", &own, &Value::Null).await.status, 204);
    for method in ["GET", "POST"] {
        let answer = anonymous(&mut client, method, &own, &json!({"content": "x"})).await;
        assert_eq!(answer.error(), (404, 10015), "{method}");
    }
}

#[tokio::test]
async fn what_a_webhook_may_not() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let channel = format!("/channels/{}/webhooks", sandbox.channel_id("general"));
    for name in ["Discord bot", "clyde", "", &"n".repeat(81)] {
        assert_eq!(client.post(&channel, &json!({"name": name})).await.error(), (400, 50035), "{name}");
    }
    let (_, own) = webhook(&sandbox, &mut client, "general").await;
    for (body, expected) in [
        (json!({}), (400, 50006)),
        (json!({"content": "x", "username": "Clyde"}), (400, 50035)),
        (json!({"content": "x", "flags": 64}), (400, 50035)),
        (json!({"content": "x", "thread_name": "x"}), (400, 220_003)),
    ] {
        assert_eq!(client.post(&own, &body).await.error(), expected, "{body}");
    }
    assert_eq!(
        client.post(&format!("{own}?thread_id=1"), &json!({"content": "x"})).await.error(),
        (404, 10003)
    );
    for _ in 0..14 {
        assert_eq!(client.post(&channel, &json!({"name": "Relay"})).await.status, 200);
    }
    assert_eq!(client.post(&channel, &json!({"name": "Relay"})).await.error(), (400, 30007));
}

#[tokio::test]
async fn a_webhook_posts_in_forums_and_threads() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let (_, own) = webhook(&sandbox, &mut client, "forum").await;
    assert_eq!(client.post(&own, &json!({"content": "x"})).await.error(), (400, 220_001));
    let first = json!({"content": "first", "thread_name": "Round 1"});
    let post = client.post(&format!("{own}?wait=true"), &first).await.json();
    assert_eq!(post["id"], post["channel_id"]);
    let thread = post["channel_id"].as_str().unwrap();
    assert_eq!(client.get(&format!("/channels/{thread}")).await.json()["name"], "Round 1");
    let path = format!("{own}?wait=true&thread_id={thread}");
    assert_eq!(client.post(&path, &json!({"content": "second"})).await.json()["channel_id"], thread);
    let both = json!({"content": "x", "thread_name": "x"});
    assert_eq!(client.post(&path, &both).await.error(), (400, 220_002));
}
