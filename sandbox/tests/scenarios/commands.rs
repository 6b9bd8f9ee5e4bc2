//! Registering application commands.

use serde_json::{Value, json};
use tickcord_sandbox::Sandbox;

use crate::http::Client;
use crate::unlimited;

fn scopes(sandbox: &Sandbox) -> [String; 2] {
    let application = format!("/applications/{}", sandbox.bot_id());
    [format!("{application}/commands"), format!("{application}/guilds/{}/commands", sandbox.guild_id())]
}

fn command(name: &str) -> Value {
    json!({"name": name, "description": "Does it"})
}

#[tokio::test]
async fn a_command_is_made_replaced_changed_and_deleted() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    for path in scopes(&sandbox) {
        let made = client.post(&path, &command("status")).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let made = made.json();
        assert_eq!((&made["type"], made.get("guild_id").is_some()), (&json!(1), path.contains("guilds")));
        let again = client.post(&path, &command("status")).await;
        assert_eq!((again.status.as_u16(), &again.json()["id"]), (200, &made["id"]));
        let own = format!("{path}/{}", made["id"].as_str().unwrap());
        let changed = client.call("PATCH", &own, &json!({"description": "Other"})).await.json();
        assert_eq!((&changed["description"], &changed["name"]), (&json!("Other"), &json!("status")));
        assert_ne!(changed["version"], made["version"]);
        assert_eq!(client.get(&own).await.json(), changed);
        assert_eq!(client.get(&path).await.json().as_array().unwrap().len(), 1);
        assert_eq!(client.call("DELETE", &own, &Value::Null).await.status, 204);
        assert_eq!(client.get(&own).await.error(), (404, 10063));
    }
}

#[tokio::test]
async fn an_overwrite_replaces_all() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let [path, _] = scopes(&sandbox);
    let first = client.post(&path, &command("status")).await.json();
    let user = json!({"name": "Report player", "type": 2});
    let all = client.call("PUT", &path, &json!([command("status"), command("kick"), user])).await.json();
    assert_eq!((all.as_array().unwrap().len(), &all[0]["id"]), (3, &first["id"]));
    let twice = client.call("PUT", &path, &json!([command("a"), command("a")])).await;
    assert_eq!(
        twice.json()["errors"]["1"]["name"]["_errors"][0]["code"],
        "APPLICATION_COMMANDS_DUPLICATE_NAME"
    );
    let many: Vec<Value> = (0..101).map(|number| command(&format!("c{number}"))).collect();
    assert_eq!(client.call("PUT", &path, &json!(many)).await.error(), (400, 30032));
    assert_eq!(client.get(&path).await.json().as_array().unwrap().len(), 3, "refusals change nothing");
    assert_eq!(client.call("PUT", &path, &json!([])).await.json(), json!([]));
}

#[tokio::test]
async fn commands_have_limits() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let [path, _] = scopes(&sandbox);
    let with = |options: Value| json!({"name": "a", "description": "d", "options": options});
    let option = |kind: u8, name: &str| json!({"type": kind, "name": name, "description": "d"});
    let mut required = option(3, "b");
    required["required"] = true.into();
    let mut both = option(3, "a");
    both["autocomplete"] = true.into();
    both["choices"] = json!([{"name": "x", "value": "x"}]);
    let mut wrong_choice = option(4, "a");
    wrong_choice["choices"] = json!([{"name": "x", "value": "text"}]);
    for (body, pointer, code) in [
        (json!({"name": "Status", "description": "d"}), "/name", "APPLICATION_COMMAND_INVALID_NAME"),
        (json!({"name": "a b", "description": "d"}), "/name", "APPLICATION_COMMAND_INVALID_NAME"),
        (json!({"name": "a".repeat(33), "description": "d"}), "/name", "BASE_TYPE_BAD_LENGTH"),
        (json!({"name": "a"}), "/description", "BASE_TYPE_REQUIRED"),
        (json!({"name": "a", "description": "d".repeat(101)}), "/description", "BASE_TYPE_BAD_LENGTH"),
        (with(json!(vec![option(3, "a"); 26])), "/options", "BASE_TYPE_MAX_LENGTH"),
        (
            with(json!([option(3, "a"), option(3, "a")])),
            "/options/1/name",
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
        ),
        (
            with(json!([option(3, "a"), required])),
            "/options/1",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            with(json!([option(3, "a"), option(1, "b")])),
            "/options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (with(json!([both])), "/options/0/autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID"),
        (with(json!([wrong_choice])), "/options/0/choices/0/value", "BASE_TYPE_INVALID"),
    ] {
        let answer = client.post(&path, &body).await;
        assert_eq!(answer.error(), (400, 50035), "{body}: {}", answer.text);
        let json = answer.json();
        let leaf = &json["errors"].pointer(pointer).unwrap_or(&Value::Null)["_errors"][0];
        assert_eq!(leaf["code"], code, "{pointer} in {json}");
    }
    assert_eq!(client.get("/applications/1/commands").await.error(), (404, 10002));
    let korean = client.post(&path, &json!({"name": "상태", "description": "d"})).await;
    assert_eq!(korean.status, 201, "{}", korean.text);
}
