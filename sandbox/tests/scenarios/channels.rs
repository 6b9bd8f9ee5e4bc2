//! Channels and threads.

use serde_json::{Value, json};

use crate::bot::Bot;
use crate::http::Client;
use crate::{messages_of, unlimited};

#[tokio::test]
async fn a_channel_is_made_changed_and_deleted() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let guild = format!("/guilds/{}/channels", sandbox.guild_id());
    let made = client.post(&guild, &json!({"name": "Match Chat", "topic": "gg"})).await;
    assert_eq!(made.status, 201);
    let made = made.json();
    assert_eq!((&made["name"], &made["type"]), (&json!("match-chat"), &json!(0)));
    assert_eq!(bot.dispatch("CHANNEL_CREATE").await["id"], made["id"]);
    let id = made["id"].as_str().unwrap();
    let path = format!("/channels/{id}");
    let change = json!({"name": "lobby", "topic": null, "rate_limit_per_user": 5});
    let changed = client.call("PATCH", &path, &change).await.json();
    assert_eq!((&changed["name"], &changed["topic"]), (&json!("lobby"), &Value::Null));
    assert_eq!(bot.dispatch("CHANNEL_UPDATE").await, changed);
    client.post(&format!("{path}/messages"), &json!({"content": "x"})).await;
    bot.dispatch("MESSAGE_CREATE").await;
    assert_eq!(client.call("DELETE", &path, &Value::Null).await.json()["id"], id);
    assert_eq!(bot.dispatch("CHANNEL_DELETE").await["id"], id);
    assert_eq!(client.get(&path).await.error(), (404, 10003));

    let general = format!("/channels/{}", sandbox.channel_id("general"));
    for (body, pointer) in [
        (json!({"name": ""}), "/name"),
        (json!({"name": "n".repeat(101)}), "/name"),
        (json!({"topic": "t".repeat(1025)}), "/topic"),
        (json!({"rate_limit_per_user": 21_601}), "/rate_limit_per_user"),
        (json!({"parent_id": sandbox.channel_id("voice").to_string()}), "/parent_id"),
    ] {
        let answer = client.call("PATCH", &general, &body).await;
        assert_eq!(answer.error(), (400, 50035), "{body}");
        assert!(answer.json()["errors"].pointer(pointer).is_some(), "{}", answer.text);
    }
    let dm = format!("/channels/{}", sandbox.channel_id("dm"));
    assert_eq!(client.call("PATCH", &dm, &json!({"name": "x"})).await.error(), (400, 50024));
}

#[tokio::test]
async fn a_thread_grows_out_of_a_message() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let message = sandbox.speak("general", "ada", "report").unwrap();
    let mut bot = Bot::in_guild(&sandbox).await;
    let id = message["id"].as_str().unwrap();
    let path = format!("{}/{id}/threads", messages_of(&sandbox, "general"));
    let started = client.post(&path, &json!({"name": "Details", "auto_archive_duration": 60})).await;
    assert_eq!(started.status, 201, "{}", started.text);
    let thread = started.json();
    assert_eq!((&thread["id"], &thread["type"]), (&message["id"], &json!(11)));
    assert_eq!(thread["thread_metadata"]["auto_archive_duration"], 60);
    let event = bot.dispatch("THREAD_CREATE").await;
    assert_eq!((&event["newly_created"], &event["parent_id"]), (&json!(true), &message["channel_id"]));
    assert_eq!(bot.dispatch("MESSAGE_UPDATE").await["thread"]["id"], thread["id"]);
    assert_eq!(client.post(&path, &json!({"name": "Again"})).await.error(), (400, 160_004));

    let channel = format!("/channels/{id}");
    let archived = json!({"archived": true});
    assert_eq!(client.call("PATCH", &channel, &archived).await.status, 200);
    assert_eq!(bot.dispatch("THREAD_UPDATE").await["thread_metadata"]["archived"], true);
    assert_eq!(client.call("PATCH", &channel, &json!({"name": "x"})).await.error(), (400, 50083));
    let lists = format!("/channels/{}/threads/archived/public", sandbox.channel_id("general"));
    assert_eq!(client.get(&lists).await.json()["threads"][0]["id"], thread["id"]);
    // Whoever writes opens it again.
    assert_eq!(client.post(&format!("{channel}/messages"), &json!({"content": "x"})).await.status, 200);
    assert_eq!(bot.dispatch("THREAD_UPDATE").await["thread_metadata"]["archived"], false);
    bot.dispatch("MESSAGE_CREATE").await;
    let active = client.get(&format!("/guilds/{}/threads/active", sandbox.guild_id())).await.json();
    assert_eq!(active["threads"][0]["message_count"], 1);
    let locked = json!({"archived": true, "locked": true});
    assert_eq!(client.call("PATCH", &channel, &locked).await.status, 200);
    let refused = client.post(&format!("{channel}/messages"), &json!({"content": "x"})).await;
    assert_eq!(refused.error(), (400, 160_005));
    bot.dispatch("THREAD_UPDATE").await;
    assert_eq!(client.call("DELETE", &channel, &Value::Null).await.status, 200);
    let deleted = bot.dispatch("THREAD_DELETE").await;
    assert_eq!((&deleted["type"], &deleted["name"]), (&json!(11), &Value::Null));
}

#[tokio::test]
async fn threads_without_a_message_are_private_unless_told() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = format!("/channels/{}/threads", sandbox.channel_id("general"));
    assert_eq!(client.post(&path, &json!({"name": "a"})).await.json()["type"], 12);
    assert_eq!(client.post(&path, &json!({"name": "a", "type": 11})).await.json()["type"], 11);
    for body in
        [json!({}), json!({"name": "a", "auto_archive_duration": 61}), json!({"name": "a", "type": 0})]
    {
        assert_eq!(client.post(&path, &body).await.error(), (400, 50035), "{body}");
    }
    let voice = format!("/channels/{}/threads", sandbox.channel_id("voice"));
    assert_eq!(client.post(&voice, &json!({"name": "a"})).await.error(), (400, 50024));
}

#[tokio::test]
async fn a_post_in_a_forum() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let forum = format!("/channels/{}", sandbox.channel_id("forum"));
    let tags = client.get(&forum).await.json()["available_tags"].clone();
    let path = format!("{forum}/threads");
    let body =
        json!({"name": "Crash", "message": {"content": "It fell over"}, "applied_tags": [tags[0]["id"]]});
    let answer = client.upload("POST", &path, &body, &[("log.txt", b"panic")]).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let post = answer.json();
    assert_eq!((&post["id"], &post["applied_tags"]), (&post["message"]["id"], &json!([tags[0]["id"]])));
    assert_eq!(post["message"]["attachments"][0]["filename"], "log.txt");
    assert_eq!(bot.dispatch("THREAD_CREATE").await["name"], "Crash");
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["channel_id"], post["id"]);
    for (body, expected) in [
        (json!({"name": "x"}), (400, 50035)),
        (json!({"name": "x", "message": {}}), (400, 50006)),
        (json!({"name": "x", "message": {"content": "x"}, "applied_tags": ["1"]}), (400, 50035)),
    ] {
        assert_eq!(client.post(&path, &body).await.error(), expected, "{body}");
    }
    let direct = client.post(&format!("{forum}/messages"), &json!({"content": "x"})).await;
    assert_eq!(direct.error(), (400, 40058));
}

#[tokio::test]
async fn thread_members() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = format!("/channels/{}/threads", sandbox.channel_id("general"));
    let thread = client.post(&path, &json!({"name": "a", "type": 11})).await.json();
    let mut bot = Bot::in_guild(&sandbox).await;
    let members = format!("/channels/{}/thread-members", thread["id"].as_str().unwrap());
    let ada = sandbox.member_ids()["ada"];
    assert_eq!(client.call("PUT", &format!("{members}/{ada}"), &Value::Null).await.status, 204);
    let event = bot.dispatch("THREAD_MEMBERS_UPDATE").await;
    assert_eq!(
        (&event["member_count"], &event["added_members"][0]["user_id"]),
        (&json!(2), &json!(ada.to_string()))
    );
    let listed = client.get(&format!("{members}?with_member=true&limit=1")).await.json();
    assert_eq!((listed.as_array().unwrap().len(), &listed[0]["member"]["user"]["bot"]), (1, &json!(true)));
    assert_eq!(client.call("DELETE", &format!("{members}/{ada}"), &Value::Null).await.status, 204);
    let event = bot.dispatch("THREAD_MEMBERS_UPDATE").await;
    assert_eq!(event["removed_member_ids"], json!([ada.to_string()]));
    assert_eq!(client.get(&format!("{members}/{ada}")).await.error(), (404, 10007));
    assert_eq!(client.call("DELETE", &format!("{members}/@me"), &Value::Null).await.status, 204);
    assert_eq!(client.get(&members).await.json(), json!([]));
}

#[tokio::test]
async fn permission_overwrites() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let channel = format!("/channels/{}", sandbox.channel_id("general"));
    let own = format!("{channel}/permissions/{}", sandbox.guild_id());
    let body = json!({"type": 0, "allow": "1024", "deny": "0"});
    assert_eq!(client.call("PUT", &own, &body).await.status, 204);
    assert_eq!(client.get(&channel).await.json()["permission_overwrites"][0]["allow"], "1024");
    assert_eq!(client.call("DELETE", &own, &Value::Null).await.status, 204);
    assert_eq!(client.call("DELETE", &own, &Value::Null).await.error(), (404, 10009));
    assert_eq!(client.call("PUT", &format!("{channel}/permissions/1"), &body).await.error(), (404, 10011));
}
