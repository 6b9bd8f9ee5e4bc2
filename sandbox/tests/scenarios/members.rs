//! Members, roles, bans, users.

use serde_json::{Value, json};
use tickcord_sandbox::{Fault, Sandbox, What};

use crate::bot::Bot;
use crate::http::Client;
use crate::unlimited;

fn guild(sandbox: &Sandbox) -> String {
    format!("/guilds/{}", sandbox.guild_id())
}

#[tokio::test]
async fn members_are_listed_and_searched() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let members = guild(&sandbox) + "/members";
    assert_eq!(client.get(&members).await.json().as_array().unwrap().len(), 1);
    let page = client.get(&format!("{members}?limit=2&after={}", sandbox.bot_id())).await.json();
    assert_eq!((&page[0]["user"]["username"], &page[1]["user"]["username"]), (&json!("ada"), &json!("rook")));
    let found = client.get(&format!("{members}/search?query=Sir%20r&limit=5")).await.json();
    assert_eq!(found[0]["user"]["username"], "rook");
    assert_eq!(client.get(&format!("{members}/search")).await.error(), (400, 50035));
    assert_eq!(client.get(&format!("{members}?limit=1001")).await.error(), (400, 50035));
    assert_eq!(client.get(&format!("{members}/1")).await.error(), (404, 10013));
    sandbox.fault(Fault::WithholdIntents { intents: 1 << 1 });
    assert_eq!(client.get(&members).await.error(), (403, 50001));
}

#[tokio::test]
async fn a_member_is_changed() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let ids = sandbox.member_ids();
    let mina = format!("{}/members/{}", guild(&sandbox), ids["mina"]);
    let until = "2026-01-01T00:00:00.000000+00:00";
    let role = client.get(&(guild(&sandbox) + "/roles")).await.json()[1]["id"].clone();
    let change = json!({"nick": "Fox", "roles": [role], "communication_disabled_until": until});
    let changed = client.call("PATCH", &mina, &change).await.json();
    assert_eq!((&changed["nick"], &changed["roles"]), (&json!("Fox"), &json!([role])));
    let event = bot.dispatch("GUILD_MEMBER_UPDATE").await;
    assert_eq!(event["communication_disabled_until"], until);
    assert_eq!(event["user"]["id"], ids["mina"].to_string());
    assert_eq!(client.call("PATCH", &mina, &json!({"nick": null})).await.json()["nick"], Value::Null);

    let ada = format!("{}/members/{}", guild(&sandbox), ids["ada"]);
    let rook = format!("{}/members/{}", guild(&sandbox), ids["rook"]);
    assert_eq!(client.call("PATCH", &rook, &json!({"mute": true})).await.json()["mute"], true);
    for (path, body, expected) in [
        (&mina, json!({"nick": "n".repeat(33)}), (400, 50035)),
        (&mina, json!({"roles": ["1"]}), (404, 10011)),
        (&mina, json!({"mute": true}), (400, 40032)),
        (&mina, json!({"communication_disabled_until": "2126-01-01T00:00:00Z"}), (400, 50035)),
        (&mina, json!({"communication_disabled_until": "soon"}), (400, 50035)),
        (&ada, json!({"communication_disabled_until": until}), (403, 50013)),
    ] {
        assert_eq!(client.call("PATCH", path, &body).await.error(), expected, "{body}");
    }
    let own = guild(&sandbox) + "/members/@me";
    assert_eq!(client.call("PATCH", &own, &json!({"nick": "Relay"})).await.json()["nick"], "Relay");
}

#[tokio::test]
async fn roles_are_given_and_taken() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let roles = guild(&sandbox) + "/roles";
    let body = json!({"name": "Player", "mentionable": true, "colors": {"primary_color": 255}});
    let role = client.post(&roles, &body).await.json();
    assert_eq!((&role["name"], &role["color"]), (&json!("Player"), &json!(255)));
    assert_eq!(bot.dispatch("GUILD_ROLE_CREATE").await["role"], role);
    let id = role["id"].as_str().unwrap();
    let oskar = format!("{}/members/{}", guild(&sandbox), sandbox.member_ids()["oskar"]);
    let own = format!("{oskar}/roles/{id}");
    assert_eq!(client.call("PUT", &own, &Value::Null).await.status, 204);
    assert_eq!(bot.dispatch("GUILD_MEMBER_UPDATE").await["roles"], json!([id]));
    assert_eq!(client.call("DELETE", &own, &Value::Null).await.status, 204);
    assert_eq!(bot.dispatch("GUILD_MEMBER_UPDATE").await["roles"], json!([]));
    assert_eq!(client.call("PUT", &format!("{oskar}/roles/1"), &Value::Null).await.error(), (404, 10011));
    let renamed = client.call("PATCH", &format!("{roles}/{id}"), &json!({"name": "VIP"})).await.json();
    assert_eq!(renamed["name"], "VIP");
    bot.dispatch("GUILD_ROLE_UPDATE").await;
    assert_eq!(client.call("DELETE", &format!("{roles}/{id}"), &Value::Null).await.status, 204);
    assert_eq!(bot.dispatch("GUILD_ROLE_DELETE").await["role_id"], id);
    assert_eq!(client.get(&format!("{roles}/{id}")).await.error(), (404, 10011));
}

#[tokio::test]
async fn who_is_banned_is_gone_with_what_was_said() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    sandbox.speak("general", "rook", "spam").unwrap();
    let mut bot = Bot::in_guild(&sandbox).await;
    let rook = sandbox.member_ids()["rook"];
    let ban = format!("{}/bans/{rook}", guild(&sandbox));
    let mut request = client.request("PUT", &ban, json!({"delete_message_seconds": 60}).to_string());
    request.headers_mut().insert("x-audit-log-reason", "sp%C3%A4m".parse().unwrap());
    assert_eq!(client.send(request).await.unwrap().status, 204);
    assert_eq!(bot.dispatch("GUILD_MEMBER_REMOVE").await["user"]["id"], rook.to_string());
    assert_eq!(bot.dispatch("GUILD_BAN_ADD").await["user"]["id"], rook.to_string());
    bot.dispatch("MESSAGE_DELETE_BULK").await;
    assert_eq!(client.get(&ban).await.json()["reason"], "späm");
    let recorded = sandbox
        .journal()
        .into_iter()
        .any(|entry| matches!(entry.what, What::Rest { reason: Some(reason), .. } if reason == "späm"));
    assert!(recorded);
    assert_eq!(client.get(&format!("{}/members/{rook}", guild(&sandbox))).await.error(), (404, 10007));
    assert_eq!(client.call("DELETE", &ban, &Value::Null).await.status, 204);
    assert_eq!(bot.dispatch("GUILD_BAN_REMOVE").await["user"]["id"], rook.to_string());
    assert_eq!(client.call("DELETE", &ban, &Value::Null).await.error(), (404, 10026));
}

#[tokio::test]
async fn bans_in_bulk_and_kicks() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let ids = sandbox.member_ids();
    let bulk = guild(&sandbox) + "/bulk-ban";
    let body = json!({"user_ids": [ids["mina"].to_string(), ids["ada"].to_string(), "1"]});
    let done = client.post(&bulk, &body).await.json();
    assert_eq!(done["banned_users"], json!([ids["mina"].to_string()]));
    assert_eq!(done["failed_users"].as_array().unwrap().len(), 2);
    assert_eq!(client.post(&bulk, &body).await.error(), (400, 500_000));
    let many: Vec<String> = (0..201).map(|id| id.to_string()).collect();
    assert_eq!(client.post(&bulk, &json!({"user_ids": many})).await.error(), (400, 50035));
    let listed = client.get(&(guild(&sandbox) + "/bans")).await.json();
    assert_eq!((listed.as_array().unwrap().len(), &listed[0]["user"]["username"]), (1, &json!("mina")));
    for (name, status) in [("oskar", 204), ("ada", 403)] {
        let path = format!("{}/members/{}", guild(&sandbox), ids[name]);
        assert_eq!(client.call("DELETE", &path, &Value::Null).await.status.as_u16(), status, "{name}");
    }
    let counts = client.get(&(guild(&sandbox) + "?with_counts=true")).await.json();
    assert_eq!(counts["approximate_member_count"], 3);
}

#[tokio::test]
async fn users_and_direct_messages() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let ids = sandbox.member_ids();
    assert_eq!(client.get(&format!("/users/{}", ids["ada"])).await.json()["username"], "ada");
    assert_eq!(client.get("/users/1").await.error(), (404, 10013));
    assert_eq!(client.get("/users/@me/guilds").await.json()[0]["id"], sandbox.guild_id().to_string());
    let open = |id: u64| json!({"recipient_id": id.to_string()});
    let known = client.post("/users/@me/channels", &open(ids["ada"])).await.json();
    assert_eq!(known["id"], sandbox.channel_id("dm").to_string());
    let new = client.post("/users/@me/channels", &open(ids["mina"])).await.json();
    assert_eq!(client.post("/users/@me/channels", &open(ids["mina"])).await.json()["id"], new["id"]);
    let path = format!("/channels/{}/messages", new["id"].as_str().unwrap());
    assert_eq!(client.post(&path, &json!({"content": "psst"})).await.status, 200);
    assert!(bot.dispatch("MESSAGE_CREATE").await.get("guild_id").is_none());
    assert_eq!(client.post("/users/@me/channels", &open(1)).await.error(), (404, 10013));
}
