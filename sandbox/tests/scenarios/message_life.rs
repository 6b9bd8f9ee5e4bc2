//! What happens to a message after it was sent.

use serde_json::{Value, json};

use crate::bot::Bot;
use crate::http::Client;
use crate::{messages_of, unlimited};

#[tokio::test]
async fn an_edit_reaches_the_gateway_and_pings_anew() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let ada = sandbox.member_ids()["ada"];
    let sent = client.post(&path, &json!({"content": "before"})).await.json();
    bot.dispatch("MESSAGE_CREATE").await;
    let own = format!("{path}/{}", sent["id"].as_str().unwrap());
    let edited = client.call("PATCH", &own, &json!({"content": format!("<@{ada}>")})).await.json();
    assert_eq!(edited["mentions"][0]["id"], ada.to_string());
    assert!(edited["edited_timestamp"].is_string());
    let update = bot.dispatch("MESSAGE_UPDATE").await;
    assert_eq!((&update["id"], &update["content"]), (&sent["id"], &edited["content"]));
    assert_eq!(client.get(&own).await.json()["content"], edited["content"]);

    assert_eq!(client.call("PATCH", &own, &json!({"content": ""})).await.error(), (400, 50006));
    let theirs = sandbox.speak("general", "ada", "mine").unwrap();
    let theirs = format!("{path}/{}", theirs["id"].as_str().unwrap());
    assert_eq!(client.call("PATCH", &theirs, &json!({"content": "yours"})).await.error(), (403, 50005));
    assert_eq!(client.call("PATCH", &theirs, &json!({"flags": 4})).await.json()["flags"], 4);
}

#[tokio::test]
async fn deleted_messages_are_gone() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let ids: Vec<Value> = (0..4)
        .map(|line| sandbox.speak("general", "ada", &line.to_string()).unwrap()["id"].clone())
        .collect();
    let mut bot = Bot::in_guild(&sandbox).await;
    let first = format!("{path}/{}", ids[0].as_str().unwrap());
    let deleted = client.call("DELETE", &first, &Value::Null).await;
    assert_eq!((deleted.status.as_u16(), deleted.text.as_str()), (204, ""));
    let event = bot.dispatch("MESSAGE_DELETE").await;
    assert_eq!((&event["id"], &event["guild_id"]), (&ids[0], &json!(sandbox.guild_id().to_string())));
    assert_eq!(client.call("DELETE", &first, &Value::Null).await.error(), (404, 10008));

    let bulk = format!("{path}/bulk-delete");
    for (messages, expected) in [
        (json!([ids[1]]), (400, 50016)),
        (json!(vec!["1"; 101]), (400, 50016)),
        (json!([ids[1], ids[1]]), (400, 50035)),
        (json!([ids[1], "1"]), (400, 50034)),
        (Value::Null, (400, 50035)),
    ] {
        let answer = client.post(&bulk, &json!({"messages": messages})).await;
        assert_eq!(answer.error(), expected, "{messages}");
    }
    assert_eq!(client.post(&bulk, &json!({"messages": [ids[1], ids[2]]})).await.status, 204);
    assert_eq!(bot.dispatch("MESSAGE_DELETE_BULK").await["ids"], json!([ids[1], ids[2]]));
    assert_eq!(client.get(&path).await.json().as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn reactions_in_all_their_forms() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let message = sandbox.speak("general", "ada", "look").unwrap();
    bot.dispatch("MESSAGE_CREATE").await;
    let message = format!("{}/{}", messages_of(&sandbox, "general"), message["id"].as_str().unwrap());
    let reactions = format!("{message}/reactions");
    let (thumb, custom) = ("%F0%9F%91%8D", "fox%3A123");
    for emoji in [thumb, custom] {
        assert_eq!(client.call("PUT", &format!("{reactions}/{emoji}/@me"), &Value::Null).await.status, 204);
    }
    assert_eq!(bot.dispatch("MESSAGE_REACTION_ADD").await["emoji"], json!({"id": null, "name": "👍"}));
    assert_eq!(bot.dispatch("MESSAGE_REACTION_ADD").await["emoji"], json!({"id": "123", "name": "fox"}));
    let shown = client.get(&message).await.json()["reactions"].clone();
    assert_eq!((&shown[0]["count"], &shown[0]["me"]), (&json!(1), &json!(true)));
    let users = client.get(&format!("{reactions}/{thumb}")).await.json();
    assert_eq!(users[0]["id"], sandbox.bot_id().to_string());
    for emoji in ["smile", "a:b", "abc%20"] {
        let path = format!("{reactions}/{emoji}/@me");
        assert_eq!(client.call("PUT", &path, &Value::Null).await.error(), (400, 10014), "{emoji}");
    }

    let path = format!("{reactions}/{thumb}/@me");
    assert_eq!(client.call("DELETE", &path, &Value::Null).await.status, 204);
    assert_eq!(bot.dispatch("MESSAGE_REACTION_REMOVE").await["user_id"], sandbox.bot_id().to_string());
    let path = format!("{reactions}/{custom}");
    assert_eq!(client.call("DELETE", &path, &Value::Null).await.status, 204);
    assert_eq!(bot.dispatch("MESSAGE_REACTION_REMOVE_EMOJI").await["emoji"]["id"], "123");
    assert_eq!(client.call("DELETE", &reactions, &Value::Null).await.status, 204);
    bot.dispatch("MESSAGE_REACTION_REMOVE_ALL").await;

    for number in 0..21 {
        let path = format!("{reactions}/e%3A{number}/@me");
        let answer = client.call("PUT", &path, &Value::Null).await;
        assert_eq!(answer.status.as_u16(), if number < 20 { 204 } else { 400 });
    }
}

#[tokio::test]
async fn pins() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let ids: Vec<String> = ["1", "2", "3"]
        .map(|line| sandbox.speak("general", "ada", line).unwrap()["id"].as_str().unwrap().to_owned())
        .into();
    let mut bot = Bot::in_guild(&sandbox).await;
    let pins = messages_of(&sandbox, "general") + "/pins";
    for id in &ids {
        assert_eq!(client.call("PUT", &format!("{pins}/{id}"), &Value::Null).await.status, 204);
    }
    assert!(bot.dispatch("CHANNEL_PINS_UPDATE").await["last_pin_timestamp"].is_string());
    assert_eq!(bot.dispatch("MESSAGE_UPDATE").await["pinned"], true);
    let page = client.get(&format!("{pins}?limit=2")).await.json();
    assert_eq!((&page["items"][0]["message"]["id"], &page["has_more"]), (&json!(ids[2]), &json!(true)));
    let before = page["items"][1]["pinned_at"].as_str().unwrap().replace('+', "%2B");
    let rest = client.get(&format!("{pins}?before={before}")).await.json();
    assert_eq!(rest["items"].as_array().unwrap().len(), 1);
    assert_eq!((&rest["items"][0]["message"]["id"], &rest["has_more"]), (&json!(ids[0]), &json!(false)));
    assert_eq!(client.call("DELETE", &format!("{pins}/{}", ids[2]), &Value::Null).await.status, 204);
    assert_eq!(client.get(&pins).await.json()["items"].as_array().unwrap().len(), 2);
    assert_eq!(client.call("PUT", &format!("{pins}/1"), &Value::Null).await.error(), (404, 10008));
}

#[tokio::test]
async fn announcements_are_published_once() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    for (channel, first, second) in [("news", 200, (400, 40033)), ("general", 400, (400, 50024))] {
        let path = messages_of(&sandbox, channel);
        let sent = client.post(&path, &json!({"content": "now"})).await.json();
        let path = format!("{path}/{}/crosspost", sent["id"].as_str().unwrap());
        assert_eq!(client.call("POST", &path, &Value::Null).await.status.as_u16(), first, "{channel}");
        assert_eq!(client.call("POST", &path, &Value::Null).await.error(), second, "{channel}");
    }
}

#[tokio::test]
async fn typing_is_seen_by_who_asked_for_it() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let guilds_alone = 1;
    let mut other = Bot::ready(&sandbox, guilds_alone).await;
    other.dispatch("GUILD_CREATE").await;
    let mut client = Client::connect(&sandbox).await;
    let path = format!("/channels/{}/typing", sandbox.channel_id("general"));
    assert_eq!(client.call("POST", &path, &Value::Null).await.status, 204);
    let typing = bot.dispatch("TYPING_START").await;
    assert_eq!(typing["user_id"], sandbox.bot_id().to_string());
    assert!(typing["timestamp"].is_u64() && typing["member"].is_object());
    sandbox.dispatch("MARK", &Value::Null);
    other.dispatch("MARK").await;
}

#[tokio::test]
async fn a_poll_runs_until_it_is_ended() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let poll = json!({"question": {"text": "Map?"}, "answers": [{"poll_media": {"text": "de_dust"}}], "duration": 1});
    let sent = client.post(&path, &json!({"poll": poll})).await.json();
    assert_eq!(sent["poll"]["results"]["is_finalized"], false);
    assert!(sent["poll"]["expiry"].is_string() && sent["poll"].get("duration").is_none());
    let id = sent["id"].as_str().unwrap();
    let edit = client.call("PATCH", &format!("{path}/{id}"), &json!({"content": "x"})).await;
    assert_eq!(edit.status, 400);
    let polls = format!("/channels/{}/polls/{id}", sandbox.channel_id("general"));
    assert_eq!(client.get(&format!("{polls}/answers/1")).await.json(), json!({"users": []}));
    let ended = client.call("POST", &format!("{polls}/expire"), &Value::Null).await.json();
    assert_eq!(ended["poll"]["results"]["is_finalized"], true);
    assert_eq!(client.call("POST", &format!("{polls}/expire"), &Value::Null).await.error(), (400, 520_001));
}

#[tokio::test]
async fn a_forward_carries_a_snapshot() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let original = sandbox.speak("general", "ada", "news").unwrap();
    let reference = json!({"type": 1, "message_id": original["id"], "channel_id": original["channel_id"]});
    let sent = client
        .post(&messages_of(&sandbox, "server-log"), &json!({"message_reference": reference}))
        .await
        .json();
    assert_eq!(sent["message_snapshots"][0]["message"]["content"], "news");
    assert_eq!(sent["message_reference"]["channel_id"], original["channel_id"]);
    let unknown = json!({"type": 1, "message_id": "1", "channel_id": original["channel_id"]});
    let answer = client.post(&messages_of(&sandbox, "general"), &json!({"message_reference": unknown})).await;
    assert_eq!(answer.error(), (400, 160_014));
}
