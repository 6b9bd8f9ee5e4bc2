//! HTTP requests that succeed, and what comes of them on the gateway.

use serde_json::{Value, json};
use tickcord_sandbox::{ALL_INTENTS, PRIVILEGED_INTENTS, Sandbox, What};

use crate::bot::Bot;
use crate::http::Client;
use crate::{messages_of, start, unlimited};

fn general(sandbox: &Sandbox) -> String {
    messages_of(sandbox, "general")
}

fn sent(sandbox: &Sandbox) -> Vec<(String, bool)> {
    let message = |what: What| match what {
        What::MessageSent { content, duplicate, .. } => Some((content, duplicate)),
        _ => None,
    };
    sandbox.journal().into_iter().filter_map(|entry| message(entry.what)).collect()
}

#[tokio::test]
async fn own_messages_come_back_on_the_gateway_with_their_nonce() {
    let sandbox = start();
    let mut bot = Bot::ready(&sandbox, ALL_INTENTS & !PRIVILEGED_INTENTS).await;
    bot.dispatch("GUILD_CREATE").await;
    let mut client = Client::connect(&sandbox).await;
    let content = "é".repeat(2000);
    let answer = client.post(&general(&sandbox), &json!({"content": content, "nonce": 7})).await;
    assert_eq!(answer.status, 200);
    let message = answer.json();
    assert_eq!((&message["content"], &message["nonce"]), (&json!(content), &json!(7)));
    assert!(message.get("guild_id").is_none());

    let echo = bot.dispatch("MESSAGE_CREATE").await;
    assert_eq!((&echo["id"], &echo["nonce"], &echo["content"]), (&message["id"], &json!(7), &json!(content)));
    assert_eq!(echo["author"]["id"], sandbox.bot_id().to_string());
}

#[tokio::test]
async fn an_enforced_nonce_sends_once() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = general(&sandbox);
    let body = json!({"content": "once", "nonce": "n", "enforce_nonce": true});
    let first = client.post(&path, &body).await.json();
    let again = client.post(&path, &body).await.json();
    assert_eq!(first, again);
    assert_eq!(sent(&sandbox), [("once".to_owned(), false), ("once".to_owned(), true)]);
    assert_eq!(client.get(&path).await.json().as_array().unwrap().len(), 1);

    let without = json!({"content": "twice", "nonce": "n"});
    let ids = [client.post(&path, &without).await.json()["id"].clone(), first["id"].clone()];
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test]
async fn allowed_mentions_decide_who_is_pinged() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = general(&sandbox);
    let [ada, rook] = ["ada", "rook"].map(|name| sandbox.member_ids()[name].to_string());
    let guild = client.get(&format!("/guilds/{}", sandbox.guild_id())).await.json();
    let role = guild["roles"][1]["id"].clone();
    let content = format!("@everyone <@{ada}> <@!{rook}> <@&{}> <@1>", role.as_str().unwrap());
    for (rule, users, roles, everyone) in [
        (Value::Null, json!([ada, rook]), json!([role]), true),
        (json!({"parse": []}), json!([]), json!([]), false),
        (json!({"parse": ["users"]}), json!([ada, rook]), json!([]), false),
        (json!({"parse": ["everyone"], "users": [rook]}), json!([rook]), json!([]), true),
        (json!({"roles": [role]}), json!([]), json!([role]), false),
    ] {
        let message = client.post(&path, &json!({"content": content, "allowed_mentions": rule})).await.json();
        let pinged: Value =
            message["mentions"].as_array().unwrap().iter().map(|user| user["id"].clone()).collect();
        assert_eq!((&pinged, &message["mention_roles"]), (&users, &roles), "{rule}");
        assert_eq!(message["mention_everyone"], everyone, "{rule}");
        let recorded = sandbox.journal().into_iter().rev().find_map(|entry| match entry.what {
            What::MessageSent { allowed_mentions, mentions, mention_everyone, .. } => {
                Some((allowed_mentions.unwrap_or_default(), json!(mentions), mention_everyone))
            }
            _ => None,
        });
        assert_eq!(recorded, Some((rule, users, everyone)));
    }
}

#[tokio::test]
async fn a_reply_pings_its_author_unless_told_not_to() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let original = sandbox.speak("general", "ada", "question").unwrap();
    let reference = json!({"message_id": original["id"]});
    let path = general(&sandbox);
    let reply =
        client.post(&path, &json!({"content": "answer", "message_reference": reference})).await.json();
    assert_eq!((&reply["type"], &reply["referenced_message"]["content"]), (&json!(19), &json!("question")));
    assert_eq!(reply["mentions"][0]["id"], original["author"]["id"]);
    let quiet =
        json!({"content": "answer", "message_reference": reference, "allowed_mentions": {"parse": []}});
    assert_eq!(client.post(&path, &quiet).await.json()["mentions"], json!([]));
    let gone = json!({"content": "x", "message_reference": {"message_id": "1", "fail_if_not_exists": false}});
    assert_eq!(client.post(&path, &gone).await.json()["type"], 0);
}

#[tokio::test]
async fn messages_are_listed_newest_first() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let spoken: Vec<Value> =
        (1..=5).map(|line| sandbox.speak("general", "ada", &line.to_string()).unwrap()).collect();
    let id = |line: usize| spoken[line - 1]["id"].as_str().unwrap();
    for (query, expected) in [
        (String::new(), "54321"),
        ("?limit=2".to_owned(), "54"),
        (format!("?before={}&limit=2", id(4)), "32"),
        (format!("?after={}", id(3)), "54"),
        (format!("?after={}&limit=1", id(2)), "3"),
        (format!("?around={}&limit=3", id(3)), "432"),
        ("?after=99999999999999999999".to_owned(), "error"),
        (format!("?after={}", u64::MAX), ""),
    ] {
        let json = client.get(&(general(&sandbox) + &query)).await.json();
        let texts = json
            .as_array()
            .map(|list| list.iter().filter_map(|message| message["content"].as_str()).collect());
        assert_eq!(texts.unwrap_or("error".to_owned()), expected, "{query}");
    }
    assert_eq!(client.get(&format!("{}/{}", general(&sandbox), id(3))).await.json(), spoken[2]);
}

#[tokio::test]
async fn lookups() {
    let sandbox = unlimited();
    let _bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let gateway = client.get("/gateway/bot").await.json();
    assert_eq!((&gateway["url"], &gateway["shards"]), (&json!(sandbox.gateway_url()), &json!(1)));
    assert_eq!(gateway["session_start_limit"]["total"], 1000);
    assert_eq!(gateway["session_start_limit"]["remaining"], 999);

    assert_eq!(client.get("/users/@me").await.json()["id"], sandbox.bot_id().to_string());
    let flags = client.get("/applications/@me").await.json()["flags"].as_u64().unwrap();
    assert_eq!(flags, 1 << 13 | 1 << 15 | 1 << 19);
    let guild = client.get(&format!("/guilds/{}?with_counts=true", sandbox.guild_id())).await.json();
    assert_eq!(guild["approximate_member_count"], 5);
    let channel = client.get(&format!("/channels/{}", sandbox.channel_id("voice"))).await.json();
    assert_eq!((&channel["type"], &channel["name"]), (&json!(2), &json!("Lobby")));
}
