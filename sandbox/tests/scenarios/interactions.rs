//! Interactions, from what a member does to the last followup.

use std::time::Duration;

use serde_json::{Value, json};
use tickcord_sandbox::{Fault, Interact, Options, Sandbox, What};

use crate::bot::Bot;
use crate::http::Client;
use crate::{PATIENCE, unhurried, unlimited};

fn callback(interaction: &Value) -> String {
    let text = |name: &str| interaction[name].as_str().unwrap();
    format!("/interactions/{}/{}/callback", text("id"), text("token"))
}

fn webhook(sandbox: &Sandbox, interaction: &Value) -> String {
    format!("/webhooks/{}/{}", sandbox.bot_id(), interaction["token"].as_str().unwrap())
}

async fn register(sandbox: &Sandbox, client: &mut Client, command: &Value) {
    let path = format!("/applications/{}/commands", sandbox.bot_id());
    let answer = client.post(&path, command).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
}

fn command(name: &str, options: &Value) -> Interact {
    Interact::Command { name: name.to_owned(), options: options.as_array().unwrap().clone(), target_id: None }
}

async fn pinged(sandbox: &Sandbox, client: &mut Client) -> Value {
    register(sandbox, client, &json!({"name": "ping", "description": "d"})).await;
    sandbox.interact("general", "ada", &command("ping", &json!([]))).unwrap()
}

#[tokio::test]
async fn an_interaction_tells_what_its_user_may_do() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    register(&sandbox, &mut client, &json!({"name": "ping", "description": "d"})).await;
    let permissions = |member| {
        let fired = sandbox.interact("general", member, &command("ping", &json!([]))).unwrap();
        fired["member"]["permissions"].as_str().unwrap().parse::<u64>().unwrap()
    };
    let (owner, mina) = (permissions("ada"), permissions("mina"));
    assert_eq!(owner & 1 << 3, 1 << 3, "the owner is an administrator");
    assert_eq!((mina & 1 << 11, mina & 1 << 1), (1 << 11, 0), "others may speak, but kick nobody");

    let (guild, moderator) = (sandbox.guild_id(), sandbox.role_ids()["moderator"]);
    let role = format!("/guilds/{guild}/members/{}/roles/{moderator}", sandbox.member_ids()["mina"]);
    assert_eq!(client.call("PUT", &role, &Value::Null).await.status, 204);
    assert_eq!(permissions("mina") & (1 << 11 | 1 << 1), 1 << 11 | 1 << 1);
}

#[tokio::test]
async fn a_command_comes_with_its_options_and_is_answered() {
    let sandbox = unlimited();
    // INTERACTION_CREATE needs no intent.
    let mut bot = Bot::ready(&sandbox, 0).await;
    let mut client = Client::connect(&sandbox).await;
    let options = json!([{"type": 1, "name": "player", "description": "d", "options": [
        {"type": 6, "name": "who", "description": "d", "required": true},
        {"type": 4, "name": "minutes", "description": "d", "choices": [{"name": "ten", "value": 10}]},
    ]}]);
    register(&sandbox, &mut client, &json!({"name": "kick", "description": "d", "options": options})).await;
    let rook = sandbox.member_ids()["rook"].to_string();
    let given = json!([{"name": "player", "options": [
        {"name": "who", "value": rook}, {"name": "minutes", "value": 10},
    ]}]);
    let fired = sandbox.interact("general", "ada", &command("kick", &given)).unwrap();
    let seen = bot.dispatch("INTERACTION_CREATE").await;
    assert_eq!(seen, fired);
    assert_eq!((&seen["type"], &seen["member"]["user"]["username"]), (&json!(2), &json!("ada")));
    assert_eq!(seen["member"]["roles"], json!([sandbox.role_ids()["moderator"].to_string()]));
    assert_eq!(seen["data"]["options"][0]["options"][0], json!({"name": "who", "type": 6, "value": rook}));
    assert_eq!(seen["data"]["resolved"]["users"][&rook]["username"], "rook");
    assert_eq!(seen["data"]["resolved"]["members"][&rook]["nick"], "Sir Rook");

    let path = callback(&seen) + "?with_response=true";
    let body = json!({"type": 4, "data": {"content": "done @everyone", "flags": 64}});
    // The token in the path is enough.
    let mut request = client.request("POST", &path, body.to_string());
    request.headers_mut().remove("authorization");
    let answer = client.send(request).await.unwrap();
    assert_eq!(answer.status, 200, "{}", answer.text);
    let answer = answer.json();
    assert_eq!(answer["interaction"]["response_message_ephemeral"], true);
    let message = &answer["resource"]["message"];
    assert_eq!(
        (&message["content"], &message["mention_everyone"]),
        (&json!("done @everyone"), &json!(false))
    );
    assert_eq!(client.post(&callback(&seen), &body).await.error(), (400, 40060));
    let listed = client.get(&crate::messages_of(&sandbox, "general")).await.json();
    assert_eq!(listed, json!([]), "an ephemeral message is in no list");
}

#[tokio::test]
async fn a_command_is_used_as_it_was_registered() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let options = json!([{"type": 4, "name": "count", "description": "d", "required": true}]);
    register(&sandbox, &mut client, &json!({"name": "add", "description": "d", "options": options})).await;
    for (name, given, why) in [
        ("nothing", json!([]), "no command \"nothing\""),
        ("add", json!([]), "\"count\" is required"),
        ("add", json!([{"name": "count", "value": "text"}]), "does not fit"),
        ("add", json!([{"name": "count", "value": 1}, {"name": "other", "value": 1}]), "no option \"other\""),
    ] {
        let error = sandbox.interact("general", "ada", &command(name, &given)).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
    assert!(
        sandbox.interact("private", "ada", &command("add", &json!([{"name": "count", "value": 1}]))).is_err()
    );
}

#[tokio::test]
async fn a_deferred_answer_is_filled_in_and_followed_up() {
    let sandbox = unlimited();
    let mut bot = Bot::in_guild(&sandbox).await;
    let mut client = Client::connect(&sandbox).await;
    let fired = pinged(&sandbox, &mut client).await;
    bot.dispatch("INTERACTION_CREATE").await;
    let own = webhook(&sandbox, &fired);
    let original = format!("{own}/messages/@original");
    assert_eq!(client.get(&original).await.error(), (404, 10015), "not before the first answer");
    let flags = json!({"type": 5, "data": {"flags": 4}});
    assert_eq!(client.post(&callback(&fired), &flags).await.error(), (400, 50035));
    assert_eq!(client.post(&callback(&fired), &json!({"type": 5})).await.status, 204);
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["flags"], 128);
    let body = json!({"content": "pong"});
    let filled = client.upload("PATCH", &original, &body, &[("log.txt", b"x")]).await.json();
    assert_eq!(
        (&filled["content"], &filled["flags"], &filled["type"]),
        (&json!("pong"), &json!(0), &json!(20))
    );
    assert_eq!(filled["attachments"][0]["filename"], "log.txt");
    assert_eq!(bot.dispatch("MESSAGE_UPDATE").await["content"], "pong");
    let next = client.post(&own, &json!({"content": "more"})).await.json();
    assert_eq!(next["interaction_metadata"]["id"], fired["id"]);
    let path = format!("{own}/messages/{}", next["id"].as_str().unwrap());
    assert_eq!(client.call("PATCH", &path, &json!({"content": "less"})).await.json()["content"], "less");
    assert_eq!(client.call("DELETE", &path, &Value::Null).await.status, 204);
    assert_eq!(client.call("DELETE", &original, &Value::Null).await.status, 204);
    assert_eq!(client.get(&original).await.error(), (404, 10008));
    let said = sandbox.speak("general", "ada", "mine").unwrap();
    let theirs = format!("{own}/messages/{}", said["id"].as_str().unwrap());
    assert_eq!(client.call("DELETE", &theirs, &Value::Null).await.error(), (404, 10008));
}

#[tokio::test]
async fn an_answer_can_come_too_late() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let fired = pinged(&sandbox, &mut client).await;
    let second = sandbox.interact("general", "ada", &command("ping", &json!([]))).unwrap();
    let body = json!({"type": 4, "data": {"content": "x"}});
    assert_eq!(client.post(&callback(&second), &body).await.status, 204);
    sandbox.fault(Fault::ExpireInteractions);
    assert_eq!(client.post(&callback(&fired), &body).await.error(), (404, 10062));
    let follow_up = client.post(&webhook(&sandbox, &second), &json!({"content": "x"})).await;
    assert_eq!(follow_up.error(), (401, 50027));
    assert_eq!(client.post("/interactions/1/wrong/callback", &body).await.error(), (404, 10062));

    // The window itself.
    let sandbox = Sandbox::start(Options { interaction_window: Duration::ZERO, ..unhurried() });
    let mut client = Client::connect(&sandbox).await;
    let fired = pinged(&sandbox, &mut client).await;
    assert_eq!(client.post(&callback(&fired), &body).await.error(), (404, 10062));
}

#[tokio::test]
async fn autocompletion() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let option =
        json!({"type": 3, "name": "map", "description": "d", "autocomplete": true, "required": true});
    register(&sandbox, &mut client, &json!({"name": "vote", "description": "d", "options": [option]})).await;
    let typed = |options: Value| Interact::Autocomplete {
        name: "vote".into(),
        options: options.as_array().unwrap().clone(),
    };
    assert!(sandbox.interact("general", "ada", &typed(json!([{"name": "map", "value": "de"}]))).is_err());
    let options = json!([{"name": "map", "value": "de", "focused": true}]);
    let fired = sandbox.interact("general", "ada", &typed(options)).unwrap();
    assert_eq!((&fired["type"], &fired["data"]["options"][0]["focused"]), (&json!(4), &json!(true)));
    let choice = json!({"name": "de_dust", "value": "de_dust"});
    for body in [
        json!({"type": 4, "data": {"content": "x"}}),
        json!({"type": 8}),
        json!({"type": 8, "data": {"choices": vec![choice.clone(); 26]}}),
    ] {
        assert_eq!(client.post(&callback(&fired), &body).await.error(), (400, 50035), "{body}");
    }
    let body = json!({"type": 8, "data": {"choices": [choice]}});
    assert_eq!(client.post(&callback(&fired), &body).await.status, 204);
}

#[tokio::test]
async fn a_button_updates_its_message_and_opens_a_dialog() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let button = |id: &str| json!({"type": 2, "style": 1, "label": "Go", "custom_id": id});
    let rows = json!([{"type": 1, "components": [button("go"), button("ask")]}]);
    let path = crate::messages_of(&sandbox, "general");
    let sent = client.post(&path, &json!({"content": "?", "components": rows})).await.json();
    let press = |custom_id: &str| Interact::Component {
        message_id: sent["id"].as_str().unwrap().to_owned(),
        custom_id: custom_id.to_owned(),
        values: Vec::new(),
    };
    assert!(sandbox.interact("general", "ada", &press("nothing")).is_err());
    let fired = sandbox.interact("general", "ada", &press("go")).unwrap();
    assert_eq!((&fired["type"], &fired["message"]["id"]), (&json!(3), &sent["id"]));
    let update = json!({"type": 7, "data": {"content": "!", "components": rows}});
    assert_eq!(client.post(&callback(&fired), &update).await.status, 204);
    let changed = client.get(&format!("{path}/{}", sent["id"].as_str().unwrap())).await.json();
    assert_eq!(changed["content"], "!");

    let fired = sandbox.interact("general", "ada", &press("ask")).unwrap();
    let input = json!({"type": 4, "style": 1, "custom_id": "name"});
    let label = json!({"type": 18, "label": "Name", "component": input});
    let long =
        json!({"type": 9, "data": {"custom_id": "form", "title": "t".repeat(46), "components": [label]}});
    assert_eq!(client.post(&callback(&fired), &long).await.error(), (400, 50035));
    let modal = json!({"type": 9, "data": {"custom_id": "form", "title": "Who?", "components": [label]}});
    let shown = client.post(&callback(&fired), &modal).await;
    assert_eq!(shown.status, 204, "{}", shown.text);
    let submit = Interact::ModalSubmit {
        custom_id: "form".into(),
        fields: [("name".to_owned(), json!("Ada"))].into(),
    };
    assert!(sandbox.interact("general", "mina", &submit).is_err(), "it was shown to Ada");
    let fired = sandbox.interact("general", "ada", &submit).unwrap();
    assert_eq!(
        (&fired["type"], &fired["data"]["components"][0]["component"]["value"]),
        (&json!(5), &json!("Ada"))
    );
    let again = json!({"type": 9, "data": modal["data"]});
    assert_eq!(client.post(&callback(&fired), &again).await.error(), (400, 50035));
    assert_eq!(client.post(&callback(&fired), &json!({"type": 6})).await.status, 204);
}

#[tokio::test]
async fn the_control_interface_fires_them_too() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    register(&sandbox, &mut client, &json!({"name": "ping", "description": "d"})).await;
    let mut control = Client::control(&sandbox).await;
    let body = json!({"channel_id": "dm", "member": "ada", "action": "command", "name": "ping"});
    let fired = control.plain("POST", "/interact", &body).await.json();
    assert_eq!((&fired["user"]["username"], fired.get("member")), (&json!("ada"), None));
    let id: u64 = fired["id"].as_str().unwrap().parse().unwrap();
    sandbox
        .wait_for(
            |entry| matches!(entry.what, What::InteractionFired { interaction_id, sessions: 0, .. } if interaction_id == id),
            PATIENCE,
        )
        .unwrap();
    let body = json!({"channel_id": "dm", "member": "ada", "action": "command", "name": "none"});
    assert_eq!(control.plain("POST", "/interact", &body).await.status, 404);
}
