//! Limits of embeds, components and polls, each refused at its place.

use serde_json::{Value, json};

use crate::http::Client;
use crate::{messages_of, unlimited};

/// Sends each body and expects this code at this place.
async fn refused(cases: &[(Value, &str, &str)]) {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    for (body, pointer, code) in cases {
        let answer = client.post(&path, body).await;
        assert_eq!(answer.error(), (400, 50035), "{body}: {}", answer.text);
        let json = answer.json();
        let leaf = &json["errors"].pointer(pointer).unwrap_or(&Value::Null)["_errors"][0];
        assert_eq!(leaf["code"], *code, "{pointer} in {json}");
    }
    assert_eq!(client.get(&path).await.json(), json!([]), "nothing was sent");
}

fn embed(embed: &Value) -> Value {
    json!({"embeds": [embed]})
}

#[tokio::test]
async fn embeds() {
    let field = json!({"name": "n", "value": "v"});
    refused(&[
        (embed(&json!({"title": "t".repeat(257)})), "/embeds/0/title", "BASE_TYPE_MAX_LENGTH"),
        (embed(&json!({"description": "d".repeat(4097)})), "/embeds/0/description", "BASE_TYPE_MAX_LENGTH"),
        (embed(&json!({"fields": vec![field; 26]})), "/embeds/0/fields", "BASE_TYPE_MAX_LENGTH"),
        (embed(&json!({"fields": [{"name": "n"}]})), "/embeds/0/fields/0/value", "BASE_TYPE_REQUIRED"),
        (
            embed(&json!({"fields": [{"name": "n", "value": "v".repeat(1025)}]})),
            "/embeds/0/fields/0/value",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(&json!({"footer": {"text": "f".repeat(2049)}})),
            "/embeds/0/footer/text",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(&json!({"author": {"name": "a".repeat(257)}})),
            "/embeds/0/author/name",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (embed(&json!({"title": "t", "color": 0x100_0000})), "/embeds/0/color", "NUMBER_TYPE_MAX"),
        (embed(&json!({"title": "t", "url": "ftp://x"})), "/embeds/0/url", "URL_TYPE_INVALID_SCHEME"),
        (embed(&json!({"image": {"url": "picture"}})), "/embeds/0/image/url", "URL_TYPE_INVALID_URL"),
        (embed(&json!({"title": "t", "timestamp": "noon"})), "/embeds/0/timestamp", "DATE_TIME_TYPE_PARSE"),
        (
            json!({"embeds": [{"description": "d".repeat(4000)}, {"description": "d".repeat(2001)}]}),
            "/embeds",
            "MAX_EMBED_SIZE_EXCEEDED",
        ),
    ])
    .await;
}

fn row(component: &Value) -> Value {
    json!({"components": [{"type": 1, "components": [component]}]})
}

#[tokio::test]
async fn components() {
    let button = json!({"type": 2, "style": 1, "label": "Go", "custom_id": "go"});
    let place = "/components/0/components/0";
    let v2 = |components: Value| json!({"flags": 1 << 15, "components": components});
    let text = json!({"type": 10, "content": "t"});
    refused(&[
        (
            row(&json!({"type": 2, "style": 1, "label": "Go"})),
            &format!("{place}/custom_id"),
            "BASE_TYPE_REQUIRED",
        ),
        (row(&json!({"type": 2, "style": 5, "label": "Go"})), &format!("{place}/url"), "BASE_TYPE_REQUIRED"),
        (
            row(&json!({"type": 2, "style": 1, "label": "l".repeat(81), "custom_id": "x"})),
            &format!("{place}/label"),
            "BASE_TYPE_MAX_LENGTH",
        ),
        (row(&json!({"type": 99})), &format!("{place}/type"), "BASE_TYPE_CHOICES"),
        (
            json!({"components": [{"type": 1, "components": [button, button]}]}),
            "/components/0/components/1/custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        (
            json!({"components": [{"type": 1, "components": [button, {"type": 5, "custom_id": "who"}]}]}),
            "/components/0/components",
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        ),
        (
            row(&json!({"type": 3, "custom_id": "s", "options": []})),
            &format!("{place}/options"),
            "BASE_TYPE_BAD_LENGTH",
        ),
        (json!({"components": [text]}), "/components/0/type", "BASE_TYPE_CHOICES"),
        (
            json!({"components": vec![json!({"type": 1, "components": []}); 6]}),
            "/components",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            v2(json!([{"type": 17, "components": vec![text.clone(); 40]}])),
            "/components",
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        ),
        (
            v2(json!([{"type": 13, "file": {"url": "https://x.invalid"}}])),
            "/components/0/file",
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            json!({"flags": 1 << 15, "content": "x", "components": [text]}),
            "/content",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
    ])
    .await;
}

#[tokio::test]
async fn polls() {
    let poll = |question: &str, answers: Value, hours: u32| json!({"poll": {"question": {"text": question}, "answers": answers, "duration": hours}});
    let answer = |text: &str| json!({"poll_media": {"text": text}});
    refused(&[
        (poll(&"q".repeat(301), json!([answer("a")]), 1), "/poll/question/text", "BASE_TYPE_BAD_LENGTH"),
        (poll("q", json!([]), 1), "/poll/answers", "BASE_TYPE_BAD_LENGTH"),
        (
            poll("q", json!([answer(&"a".repeat(56))]), 1),
            "/poll/answers/0/poll_media/text",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (poll("q", json!([answer("a")]), 769), "/poll/duration", "NUMBER_TYPE_MAX"),
    ])
    .await;
}

#[tokio::test]
async fn what_is_within_the_limits_is_shown_as_it_was_sent() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let embed = json!({
        "title": " padded ", "description": "é".repeat(4096), "color": 0xFF_FFFF,
        "fields": [{"name": "n", "value": "v", "inline": true}],
        "footer": {"text": "f"}, "author": {"name": "a", "url": "https://example.invalid/"},
    });
    let button = json!({"type": 2, "style": 1, "label": "Go", "custom_id": "go"});
    let body = json!({"embeds": [embed], "components": [{"type": 1, "components": [button]}]});
    let sent = client.post(&path, &body).await.json();
    assert_eq!((&sent["embeds"][0]["title"], &sent["embeds"][0]["type"]), (&json!("padded"), &json!("rich")));
    assert_eq!(sent["embeds"][0]["fields"][0], json!({"name": "n", "value": "v", "inline": true}));
    assert_eq!(sent["components"][0]["components"][0]["custom_id"], "go");
    assert_eq!(sent["components"][0]["components"][0]["id"], 2);
    let container = json!([{"type": 17, "components": [{"type": 10, "content": "hello"}, {"type": 14}]}]);
    let answer = client.post(&path, &json!({"flags": 1 << 15, "components": container})).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}
