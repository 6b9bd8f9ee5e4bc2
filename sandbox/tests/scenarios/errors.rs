//! HTTP requests that fail.

use std::time::Duration;

use serde_json::{Value, json};
use tickcord_sandbox::{Options, RateLimit, Sandbox};

use crate::http::Client;
use crate::{messages_of, unhurried, unlimited};

fn general(sandbox: &Sandbox) -> String {
    messages_of(sandbox, "general")
}

#[tokio::test]
async fn who_asks() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    for (header, value, status, code) in [
        ("user-agent", "curl/8", 403, 40333),
        ("user-agent", "DiscordBot", 403, 40333),
        ("user-agent", "DiscordBot (https://example.invalid)", 403, 40333),
        ("user-agent", "", 403, 40333),
        ("authorization", "Bot wrong", 401, 0),
        ("authorization", sandbox.token(), 401, 0),
        ("authorization", "", 401, 0),
    ] {
        let mut request = client.request("GET", "/users/@me", "");
        request.headers_mut().insert(header, value.parse().unwrap());
        let answer = client.send(request).await.unwrap();
        assert_eq!(answer.error(), (status, code), "{header}: {value}");
    }
    let mut request = client.request("GET", "/users/@me", "");
    request.headers_mut().remove("authorization");
    let answer = client.send(request).await.unwrap();
    assert_eq!(answer.json(), json!({"message": "401: Unauthorized", "code": 0}));

    let mut request = client.request("GET", "/gateway", "");
    request.headers_mut().remove("authorization");
    assert_eq!(client.send(request).await.unwrap().json(), json!({"url": sandbox.gateway_url()}));
}

#[tokio::test]
async fn what_is_not_there() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let private = sandbox.channel_id("private");
    for (method, path, expected) in [
        ("GET", "/nothing".to_owned(), (404, 0)),
        ("GET", "/channels/1".to_owned(), (404, 10003)),
        ("GET", "/channels/abc".to_owned(), (400, 50035)),
        ("GET", "/guilds/1".to_owned(), (404, 10004)),
        ("GET", format!("/channels/{private}"), (403, 50001)),
        ("GET", format!("/channels/{private}/messages"), (403, 50001)),
        ("GET", format!("{}/1", general(&sandbox)), (404, 10008)),
        ("GET", format!("{}?limit=101", general(&sandbox)), (400, 50035)),
        ("POST", "/gateway/bot".to_owned(), (405, 0)),
    ] {
        let request = client.request(method, &path, "");
        assert_eq!(client.send(request).await.unwrap().error(), expected, "{method} {path}");
    }
    assert_eq!(client.get("/nothing").await.json(), json!({"message": "404: Not Found", "code": 0}));
    let content = json!({"content": "x"});
    assert_eq!(client.post("/channels/1/messages", &content).await.error(), (404, 10003));
    assert_eq!(client.post(&format!("/channels/{private}/messages"), &content).await.error(), (403, 50001));
}

#[tokio::test]
async fn message_forms() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = general(&sandbox);
    let ids: Vec<String> = (0..101).map(|id| id.to_string()).collect();
    for (body, pointer, code) in [
        (json!({"content": "é".repeat(2001)}), "/content", "BASE_TYPE_MAX_LENGTH"),
        (json!({"content": []}), "/content", "STRING_TYPE_CONVERT"),
        (json!({"content": "x", "nonce": "n".repeat(26)}), "/nonce", "BASE_TYPE_MAX_LENGTH"),
        (json!({"content": "x", "tts": "yes"}), "/tts", "BOOLEAN_TYPE_CONVERT"),
        (json!({"content": "x", "flags": 64}), "/flags", "BITFIELD_NOT_ALLOWED"),
        (json!({"embeds": vec![json!({}); 11]}), "/embeds", "BASE_TYPE_MAX_LENGTH"),
        (
            json!({"content": "x", "allowed_mentions": {"parse": ["users", "all"]}}),
            "/allowed_mentions/parse/1",
            "BASE_TYPE_CHOICES",
        ),
        (
            json!({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}),
            "/allowed_mentions",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
        (
            json!({"content": "x", "allowed_mentions": {"users": ids}}),
            "/allowed_mentions/users",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            json!({"content": "x", "message_reference": {"message_id": "1"}}),
            "/message_reference",
            "REPLIES_UNKNOWN_MESSAGE",
        ),
    ] {
        let answer = client.post(&path, &body).await;
        assert_eq!(answer.error(), (400, 50035), "{body}");
        let json = answer.json();
        assert_eq!(json["message"], "Invalid Form Body");
        let leaf = &json["errors"].pointer(pointer).unwrap_or(&Value::Null)["_errors"][0];
        assert_eq!(leaf["code"], code, "{json}");
        assert!(leaf["message"].is_string());
    }
    for body in [json!({}), json!({"content": ""}), json!({"content": " \n "}), json!({"content": null})] {
        assert_eq!(client.post(&path, &body).await.error(), (400, 50006), "{body}");
    }
    for body in ["", "{", "\u{0}"] {
        let request = client.request("POST", &path, body);
        assert_eq!(client.send(request).await.unwrap().error(), (400, 50109), "{body:?}");
    }
    for (content_type, expected) in [
        ("text/plain", (400, 50035)),
        ("multipart/form-data", (400, 0)),
        ("application/x-www-form-urlencoded", (501, 0)),
    ] {
        let mut request = client.request("POST", &path, r#"{"content":"x"}"#);
        request.headers_mut().insert("content-type", content_type.parse().unwrap());
        assert_eq!(client.send(request).await.unwrap().error(), expected, "{content_type}");
    }
}

#[tokio::test]
async fn bodies_have_a_limit() {
    let sandbox = Sandbox::start(Options { max_request_bytes: 100, ..unhurried() });
    let mut client = Client::connect(&sandbox).await;
    let answer = client.post(&general(&sandbox), &json!({"content": "x".repeat(100)})).await;
    assert_eq!(answer.error(), (413, 40005));
}

#[tokio::test]
async fn rate_limits_are_per_route_and_channel() {
    let limit = RateLimit { requests: 2, window: Duration::from_mins(1) };
    let sandbox = Sandbox::start(Options { rate_limit: Some(limit), ..unhurried() });
    let mut client = Client::connect(&sandbox).await;
    let path = general(&sandbox);
    let first = client.post(&path, &json!({"content": "1"})).await;
    assert_eq!((first.header("x-ratelimit-limit"), first.header("x-ratelimit-remaining")), ("2", "1"));
    // A request that fails counts as well.
    assert_eq!(client.post(&path, &json!({})).await.header("x-ratelimit-remaining"), "0");

    let limited = client.post(&path, &json!({"content": "3"})).await;
    assert_eq!(limited.status, 429);
    assert_eq!(limited.header("x-ratelimit-scope"), "user");
    assert_eq!(limited.header("retry-after"), "60");
    assert_eq!(limited.header("x-ratelimit-remaining"), "0");
    let body = limited.json();
    assert_eq!(body["global"], false);
    assert!((58.0..=60.0).contains(&body["retry_after"].as_f64().unwrap()), "{body}");

    let other_path = format!("/channels/{}/messages", sandbox.channel_id("server-log"));
    let other = client.post(&other_path, &json!({"content": "1"})).await;
    assert_eq!((other.status.as_u16(), other.header("x-ratelimit-remaining")), (200, "1"));
    assert_eq!(other.header("x-ratelimit-bucket"), first.header("x-ratelimit-bucket"));
    let route = client.get(&path).await;
    assert_eq!(route.status, 200);
    assert_ne!(route.header("x-ratelimit-bucket"), first.header("x-ratelimit-bucket"));
}

#[tokio::test]
async fn the_global_limit_says_so() {
    let limit = RateLimit { requests: 1, window: Duration::from_mins(1) };
    let sandbox = Sandbox::start(Options { global_rate_limit: Some(limit), ..unhurried() });
    let mut client = Client::connect(&sandbox).await;
    assert_eq!(client.get("/users/@me").await.status, 200);
    let limited = client.get("/gateway/bot").await;
    assert_eq!(limited.status, 429);
    assert_eq!(
        (limited.header("x-ratelimit-global"), limited.header("x-ratelimit-scope")),
        ("true", "global")
    );
    assert_eq!(limited.json()["global"], true);
}
