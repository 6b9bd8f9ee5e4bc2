//! Rate limits of single routes, and answers that come late or from Cloudflare.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tickcord_sandbox::{Fault, Options, RateLimit, RestFault, Sandbox, What};

use crate::http::Client;
use crate::{messages_of, unhurried, unlimited};

#[tokio::test]
async fn one_route_can_have_a_limit_of_its_own() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let route = String::from("POST /channels/{channel_id}/messages");
    sandbox.fault(Fault::Limit { route, requests: 1, window_ms: 60_000 });
    let first = client.post(&path, &json!({"content": "1"})).await;
    assert_eq!((first.header("x-ratelimit-limit"), first.header("x-ratelimit-remaining")), ("1", "0"));
    let second = client.post(&path, &json!({"content": "2"})).await;
    assert_eq!((second.status.as_u16(), second.header("x-ratelimit-scope")), (429, "user"));
    assert!(client.get(&path).await.headers.get("x-ratelimit-limit").is_none(), "others have none");
    sandbox.fault(Fault::Clear);
    assert_eq!(client.post(&path, &json!({"content": "2"})).await.status, 200);
}

#[tokio::test]
async fn routes_can_share_a_bucket() {
    let sandbox = Sandbox::start(unhurried());
    let mut client = Client::connect(&sandbox).await;
    let message = sandbox.speak("general", "ada", "x").unwrap();
    let path = format!(
        "{}/{}/reactions/%F0%9F%91%8D/@me",
        messages_of(&sandbox, "general"),
        message["id"].as_str().unwrap()
    );
    let added = client.call("PUT", &path, &Value::Null).await;
    let removed = client.call("DELETE", &path, &Value::Null).await;
    assert_eq!(added.header("x-ratelimit-bucket"), removed.header("x-ratelimit-bucket"));
    assert_eq!((added.header("x-ratelimit-remaining"), removed.header("x-ratelimit-remaining")), ("4", "3"));
}

#[tokio::test]
async fn interactions_are_outside_of_the_global_limit() {
    let limit = RateLimit { requests: 1, window: Duration::from_mins(1) };
    let sandbox = Sandbox::start(Options { global_rate_limit: Some(limit), ..unhurried() });
    let mut client = Client::connect(&sandbox).await;
    assert_eq!(client.get("/users/@me").await.status, 200);
    assert_eq!(client.get("/users/@me").await.status, 429);
    assert_eq!(client.post("/interactions/1/x/callback", &json!({"type": 5})).await.error(), (404, 10062));
    let webhook = format!("/webhooks/{}/x", sandbox.bot_id());
    assert_eq!(client.post(&webhook, &json!({"content": "x"})).await.error(), (401, 50027));
    assert_eq!(client.post("/webhooks/1/x", &json!({"content": "x"})).await.status, 429);
}

#[tokio::test]
async fn a_shared_limit_leaves_the_own_count_alone() {
    let sandbox = Sandbox::start(unhurried());
    let mut client = Client::connect(&sandbox).await;
    let answer = RestFault::RateLimited { retry_after: 1.5, global: false, scope: "shared".into() };
    let path = Some(String::from("POST /api"));
    sandbox.fault(Fault::Rest { count: 1, path, answer });
    let general = messages_of(&sandbox, "general");
    assert_eq!(client.get(&general).await.status, 200, "only the POST is meant");
    let limited = client.post(&general, &json!({"content": "x"})).await;
    assert_eq!((limited.status.as_u16(), limited.header("x-ratelimit-scope")), (429, "shared"));
    assert_eq!((limited.header("retry-after"), limited.header("x-ratelimit-remaining")), ("2", "4"));
    assert_eq!(limited.json()["retry_after"], 1.5);
}

#[tokio::test]
async fn slow_answers_and_blocks() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let fault = |answer| sandbox.fault(Fault::Rest { count: 1, path: None, answer });
    fault(RestFault::CloudflareBlocked);
    let blocked = client.get("/users/@me").await;
    assert_eq!((blocked.status.as_u16(), blocked.header("server")), (403, "cloudflare"));
    assert!(blocked.text.starts_with("<!DOCTYPE html>"));
    fault(RestFault::Slow { ms: 30 });
    let started = Instant::now();
    assert_eq!(client.get("/users/@me").await.status, 200);
    assert!(started.elapsed() >= Duration::from_millis(30));
}

#[tokio::test]
async fn the_journal_has_the_whole_request() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let body = json!({"content": "x", "nonce": "1"});
    client.post(&messages_of(&sandbox, "general"), &body).await;
    let entry = sandbox.journal().into_iter().find_map(|entry| match entry.what {
        What::Rest { method, status, body, with_token, content_type, .. } => {
            Some((method, status, body, with_token, content_type))
        }
        _ => None,
    });
    let expected = ("POST".to_owned(), Some(200), body, true, Some("application/json".to_owned()));
    assert_eq!(entry, Some(expected));
    let long = json!({"content": "x".repeat(40_000)});
    client.post(&messages_of(&sandbox, "general"), &long).await;
    let last = sandbox.journal().pop().unwrap();
    assert!(matches!(last.what, What::Rest { status: Some(400), body: Value::Null, .. }));
}
